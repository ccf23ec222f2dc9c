"""A memo as Markdown, HTML or DOCX; a template of the reader's own may lay it out."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from briefing.export.memo import pdf
from briefing.export.memo.page import IssueBlock, Line, Memo
from briefing.export.memo.pictures import network, timeline
from briefing.export.templating import rendered

_TEMPLATES = Path(__file__).parent / "templates"


def render(memo: Memo, name: str, template: Path | None = None) -> bytes:
    """The memo in a format of ``MEMO_FORMATS``.

    Args:
        memo: its content.
        name: of the format.
        template: of the reader's own, for ``md`` and ``html``.

    Raises:
        jinja2.TemplateError: the reader's template cannot be used.
        ModuleNotFoundError: of ``pdf``: the extra is not installed.
    """
    if name == "docx":
        return _docx(memo)
    if name == "pdf":
        return pdf.pdf(memo)
    from markupsafe import Markup

    folders = [*([template.parent] if template else []), _TEMPLATES]
    drawn = {"timeline": Markup(timeline(memo)), "network": Markup(network(memo))}
    chosen = template.name if template else f"memo.{name}.j2"
    return rendered(chosen, folders, {"memo": memo, **drawn}, html=name == "html")


def _docx(memo: Memo) -> bytes:
    """A Word document; the notes stand numbered at its end."""
    from docx import Document
    from docx.shared import Mm

    document = Document()
    document.add_heading(_sound(memo.title), 0)
    document.add_paragraph(_sound(memo.subtitle))

    def lines(title: str, held: list[Line], level: int = 1) -> None:
        if held:
            document.add_heading(title, level)
        for line in held:
            paragraph = document.add_paragraph(style="List Bullet")
            if line.date:
                paragraph.add_run(f"{_sound(line.date)} ").bold = True
            paragraph.add_run(_sound(line.text))
            notes = paragraph.add_run("".join(f"[{n}]" for n in line.notes))
            notes.font.superscript = True

    def picture(svg: str) -> None:
        """Word draws no SVG that this library can put in: in dots, where they can be made."""
        if svg and pdf.is_available():
            document.add_picture(io.BytesIO(pdf.png(svg)), width=Mm(160))

    lines("Who they are", memo.people)
    lines("What took place", memo.held)
    lines("What is announced", memo.ahead)
    lines("What fell through", memo.fallen)
    lines("What changed", memo.changed)
    picture(timeline(memo))
    _issues(memo.issues, document.add_heading, lines)
    lines("Where sources disagree", memo.discrepancies)
    picture(network(memo))
    lines("What is not known", [Line(words, ()) for words in memo.unknown])
    document.add_heading("Notes", 1)
    for note in memo.footnotes:
        words = f"[{note.number}] “{note.words}” {note.reference} ({note.path})"
        document.add_paragraph(_sound(words))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _issues(
    issues: list[IssueBlock],
    heading: Callable[[str, int], object],
    lines: Callable[[str, list[Line], int], None],
) -> None:
    if issues:
        heading("Where each side stands", 1)
    for issue in issues:
        lines(_sound(issue.name), list(issue.sides), 2)


def _sound(words: str) -> str:
    """Words that XML may hold."""
    return "".join(c for c in words if c.isprintable())


MEMO_FORMATS = ("md", "html", "docx", "pdf")
