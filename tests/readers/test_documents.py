"""Word, OpenDocument, rich text and PDF: the accepted words, in the order of reading."""

import pytest

from briefing.models import Article
from briefing.readers import read
from tests.readers import making
from tests.readers.conftest import Put
from tests.readers.making import docx, odt, pdf, pdf_lines, word_paragraph
from tests.readers.samples import FIRST, HEADLINE, SECOND, THIRD

END = "The talks ended at noon."


def only(put: Put, name: str, data: bytes) -> Article:
    """The one article of a file."""
    (article,) = read(put(name, data)).articles
    return article


def words(put: Put, run: str) -> str:
    """What a paragraph of a Word document with this inner XML says."""
    paragraph = f"<w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p><w:p>{run}</w:p>"
    return only(put, "a.docx", docx(paragraph)).text.removeprefix(FIRST).strip()


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("<w:r><w:t xml:space='preserve'>The </w:t></w:r><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
         "<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t> bridge.</w:t></w:r>",
         "The new bridge."),
        ("<w:moveFrom><w:r><w:t>He left. </w:t></w:r></w:moveFrom><w:r>"
         "<w:t xml:space='preserve'>She came. </w:t></w:r><w:moveTo><w:r>"
         "<w:t>He left.</w:t></w:r></w:moveTo>",
         "She came. He left."),
        ("<w:r><w:t>On </w:t></w:r><w:fldSimple w:instr='DATE'><w:r><w:t>3 May</w:t></w:r>"
         "</w:fldSimple><w:r><w:t>.</w:t></w:r>", "On 3 May."),
        ("<w:sdt><w:sdtContent><w:r><w:t>In a control.</w:t></w:r></w:sdtContent></w:sdt>",
         "In a control."),
        ("<w:smartTag><w:r><w:t>Exville</w:t></w:r></w:smartTag><w:r><w:t>.</w:t></w:r>",
         "Exville."),
        ("<w:hyperlink><w:r><w:t>A link.</w:t></w:r></w:hyperlink>", "A link."),
        ("<w:r><w:t>Al</w:t><w:noBreakHyphen/><w:t>Example</w:t></w:r>", "Al-Example"),
        ("<w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:softHyphen/><w:t>fold</w:t></w:r>",
         "One\ntwofold"),
        ("<w:r><w:t>Over</w:t><w:br w:type='page'/><w:t>leaf</w:t></w:r>", "Overleaf"),
    ],
)  # fmt: skip
def test_the_accepted_text(put: Put, run: str, expected: str) -> None:
    """Of tracked changes, fields, controls and signs that python-docx 1.2.0 leaves out."""
    assert words(put, run) == expected


def test_changes_are_told(put: Put) -> None:
    """A note says that the document holds some."""
    data = docx(word_paragraph(FIRST) + "<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>")
    (note,) = read(put("a.docx", data)).problems
    assert not note.fatal
    assert "tracked changes" in note.what


def test_tables_are_named(put: Put) -> None:
    """Rows of cells are not read as prose; a table of one column lays out a page."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell.format('Exville')}{cell.format('3 May')}</w:tr></w:tbl>"
    box = f"<w:tbl><w:tr>{cell.format(SECOND)}</w:tr></w:tbl>"
    article = only(put, "a.docx", docx(word_paragraph(FIRST) + table + box))
    (part,) = [part for part in article.set_aside if part.kind == "not read"]
    assert article.text[part.start : part.end] == "Exville   3 May"
    assert article.body[-1].of(article.text) == SECOND


def test_an_open_document(put: Put) -> None:
    """Deleted words are out, notes set aside, spaces and breaks kept."""
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:h>{HEADLINE}</text:h><text:p>{FIRST}<text:note><text:note-body>"
        "<text:p>A note.</text:p></text:note-body></text:note></text:p>"
        "<text:p>One<text:s text:c='2'/>two<text:line-break/>three "
        "<text:span>four</text:span> five.</text:p>"
    )
    article = only(put, "a.odt", odt(body))
    assert "Gone" not in article.text
    assert [span.of(article.text) for span in article.body] == [
        f"{HEADLINE}\n\n{FIRST}",
        "One  two\nthree four five.",
    ]
    assert [part.rule for part in article.set_aside] == ["footnote"]


def test_rich_text(put: Put) -> None:
    """striprtf 0.0.35 keeps what was deleted under change tracking; here it is out."""
    source = making.RTF.replace(
        "}", r"\par{\rtlch\deleted Gone. }{\b " + END + r"}{\footnote A note.}}"
    )
    source = source.replace(r"{\fonttbl\f0 Arial;\par", r"{\fonttbl\f0 Arial;}\par", 1)
    found = read(put("a.rtf", source.encode("cp1252")))
    (article,) = found.articles
    assert "Gone" not in article.text
    assert article.text.rstrip().endswith(END)
    assert ["footnotes" in p.what for p in found.problems] == [True]


def test_a_page_in_columns(put: Put) -> None:
    """The left column comes before the right one; the head over both before either."""
    left = [FIRST, SECOND.replace("“", '"').replace("”", '"')]
    right = [THIRD, END]
    page = [(60.0, 790.0, HEADLINE)]
    for words_, x in ((left, 60.0), (right, 320.0)):
        top = 760.0
        for paragraph in words_:
            lines = pdf_lines(paragraph, x, top, 45)
            page += lines
            top = lines[-1][1] - 24
    page.sort(key=lambda line: -line[1])  # as a program might write them, row by row
    article = only(put, "a.pdf", pdf([page]))
    body = " ".join(" ".join(s.of(article.text) for s in article.body).split())
    assert body == " ".join([HEADLINE, *left, *right])


def test_heads_and_numbers_of_pages(put: Put) -> None:
    """They are set aside, and a sentence that runs over the page stays whole."""
    pages = []
    for number, lines in enumerate((FIRST, THIRD, END), 1):
        page = [(60.0, 810.0, f"The Example, {number} March 2024"), (290.0, 30.0, str(number))]
        page += pdf_lines(lines, 60, 780)
        pages.append(page)
    pages[0][-1] = (*pages[0][-1][:2], pages[0][-1][2].removesuffix("before the winter."))
    pages[1].insert(2, (60.0, 792.0, "before the winter."))
    article = only(put, "a.pdf", pdf(pages))
    body = " ".join(" ".join(span.of(article.text) for span in article.body).split())
    assert body == f"{FIRST} {THIRD} {END}"
    assert (
        sorted(part.rule for part in article.set_aside)
        == ["page number"] * 3 + ["running head"] * 3
    )


def test_a_word_broken_at_the_end_of_a_line(put: Put) -> None:
    """Lines keep their ends; the running text joins them (``text/aligned_view.py``)."""
    from briefing.text.aligned_view import view_of

    page = [(60.0, 780.0, "The two ministers spoke of the bridge and of the gov-"),
            (60.0, 768.0, "ernment that is to build it before the winter comes.")]  # fmt: skip
    article = only(put, "a.pdf", pdf([page]))
    assert "the government that" in view_of(article).text


def test_no_words_at_all(put: Put) -> None:
    """Said, with what to do."""
    found = read(put("a.pdf", pdf([[]])))
    assert [p.fatal for p in found.problems] == [True]
    assert not found.articles


def test_a_damaged_page(put: Put) -> None:
    """It is named, and costs no other page."""
    pages = [pdf_lines(FIRST, 60, 780), pdf_lines(THIRD, 60, 780)]
    first, kind, rest = pdf(pages).partition(b"/Type /Page /")
    found = read(put("a.pdf", first + kind.replace(b"/Page ", b"/Pane ") + rest))
    (article,) = found.articles
    assert " ".join(article.text.split()) == THIRD
    assert [part.rule for part in found.leftovers] == ["page 1 is damaged"]


def test_a_file_whose_only_page_is_damaged(put: Put) -> None:
    """Said once, with what to do."""
    data = pdf([pdf_lines(FIRST, 60, 780)]).replace(b"/Type /Page /", b"/Type /Pane /")
    found = read(put("a.pdf", data))
    assert [p.what for p in found.problems] == [
        "The file is damaged or no PDF; save it again from the program it came from."
    ]
