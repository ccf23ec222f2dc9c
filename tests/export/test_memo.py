"""The memo: made of the records and the sources' words, nothing invented, all footnoted."""

import io
import re
from pathlib import Path

import pytest

from briefing.cite import passage_of
from briefing.cite.prose_styles import CHICAGO_NOTES
from briefing.export.memo import MEMO_FORMATS, Memo, MemoScope, memo_of, render
from briefing.models import Briefing, Ref, Source
from briefing.models.copy_with import replace
from briefing.presentation.dates import long_when
from tests.export.samples import BRIEFING, TEXTS


def reference(ref: Ref, source: Source) -> str:
    """The reference of a footnote."""
    return CHICAGO_NOTES.reference(passage_of(ref, source, TEXTS[source.id]))


def memo(briefing: Briefing = BRIEFING, **scope: str) -> Memo:
    """A memo of the sample."""
    return memo_of(briefing, TEXTS, MemoScope(**scope), reference)


def all_notes(made: Memo) -> list[int]:
    """The numbers of all footnotes that lines refer to."""
    lines = [*made.people, *made.held, *made.ahead, *made.fallen, *made.discrepancies]
    lines += [line for issue in made.issues for line in issue.sides]
    return [number for line in lines for number in line.notes]


def test_every_line_is_proven() -> None:
    """Each footnote is referred to, each reference is there, its words are a source's."""
    made = memo()
    assert made.held
    assert set(all_notes(made)) == {note.number for note in made.footnotes}
    texts = " ".join(" ".join(text.split()) for text in TEXTS.values())
    assert all(note.words in texts for note in made.footnotes)


def test_a_scope() -> None:
    """Only events of the actor; nothing of before the day; nothing of another issue."""
    name = next(a.name for a in BRIEFING.actors if a.id == BRIEFING.visits[0].travellers[0])
    assert all(name.split()[-1] in line.text for line in memo(actor=name).held)
    assert memo(actor="Nobody Atall").held == []
    assert memo(since="2999-01-01").held == []
    assert memo(issue="no such matter").issues == []


def test_a_visit_without_a_day_stands_on_that_of_its_meetings() -> None:
    """And is not lost to a memo that begins with a day."""
    meeting = next(m for m in BRIEFING.meetings if m.when and m.when.start)
    assert meeting.when
    day = meeting.when.start or ""
    visit = replace(BRIEFING.visits[0], when=None, meetings=(meeting.id,), status="held")
    changed = replace(BRIEFING, visits=(visit,), meetings=(meeting,))
    lines = [line for line in memo(changed, since=day).held if "→" in line.text]
    assert [line.date for line in lines] == [long_when(meeting.when)]


def test_what_is_not_known_is_said() -> None:
    undated = replace(BRIEFING, sources=tuple(replace(s, published=None) for s in BRIEFING.sources))
    assert any("no known date of publication" in line for line in memo(undated).unknown)


@pytest.mark.parametrize("name", MEMO_FORMATS)
def test_each_format(name: str) -> None:
    """Written the same each time, with the words of the first footnote."""
    if name == "pdf":
        pytest.importorskip("typst")
    made = memo()
    first, second = render(made, name), render(made, name)
    if name == "docx":
        from docx import Document

        words = "\n".join(p.text for p in Document(io.BytesIO(first)).paragraphs)
    elif name == "pdf":
        assert first == second
        words = text_of(first)
    else:
        assert first == second
        words = re.sub(r"\\([^\w\s])", r"\1", first.decode("utf-8"))
    plain = (
        made.footnotes[0].words.replace("'", "&#39;") if name == "html" else made.footnotes[0].words
    )
    assert plain in words


def text_of(pdf: bytes) -> str:
    """The words of a PDF, in one line."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


def test_a_pdf_obeys_nothing() -> None:
    """Marks of the typesetter in an article are words."""
    pytest.importorskip("typst")
    actors = tuple(replace(a, name="*Ana* #panic(1) $x$ Boch") for a in BRIEFING.actors)
    assert "*Ana* #panic(1) $x$ Boch" in text_of(
        render(memo(replace(BRIEFING, actors=actors)), "pdf")
    )


def test_a_document_has_its_pictures() -> None:
    """The timeline and who met whom, in dots."""
    pytest.importorskip("typst")
    from docx import Document

    shapes = Document(io.BytesIO(render(memo(), "docx"))).inline_shapes
    assert len(shapes) == 2


def test_hostile_words() -> None:
    """No markup of an article is obeyed, in HTML or in a picture."""
    actors = tuple(replace(a, name="<script>alert(1)</script> Boch") for a in BRIEFING.actors)
    made = memo(replace(BRIEFING, actors=actors))
    assert b"<script" not in render(made, "html")


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    """It is given the memo; it runs in a sandbox."""
    own = tmp_path / "own.md.j2"
    own.write_text("{{ memo.title }}: {{ memo.held | length }}", encoding="utf-8")
    made = memo()
    assert render(made, "md", own).decode() == f"{made.title}: {len(made.held)}\n"
    own.write_text("{{ memo.__class__.__mro__ }}", encoding="utf-8")
    from jinja2 import TemplateError

    with pytest.raises(TemplateError):
        render(made, "md", own)
