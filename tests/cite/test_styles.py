"""Citations, letter by letter."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.cite import STYLES, Passage, passage_of, style_named
from briefing.config import CHOICES
from briefing.models import Published, Ref, Source, Span
from briefing.models.copy_with import replace
from briefing.presentation.dates import published_words
from tests.link.paper import on

TEXT = (
    "A headline\n\nThe first paragraph ends here.\n\n"
    "The second one says: peace\nand trade.\n\nEnd.\n"
)
BODY = (Span(0, len(TEXT)),)
FULL = Source(
    id="s-1",
    path="news/a.txt",
    title="A headline",
    outlet="The Paper",
    authors=("Ana Example",),
    published=on("2023-12-15"),
    url="https://example.org/2023/a?b=c",
    language="en",
    body=BODY,
    text_sha256="0" * 64,
)
WORDS = "The first paragraph"


@dataclass(frozen=True)
class Case:
    """A source, the words cited from it, and both citations."""

    source: Source
    markdown: str
    plain: str
    words: str = WORDS
    text: str = TEXT


CASES: dict[str, Case] = {
    "all is known": Case(
        FULL,
        "> “The first paragraph”\n>\n> — Ana Example, “[A headline](<https://example.org/2023/a?b=c>)”,"
        " *The Paper*, 15 December 2023, ¶ 2, `news/a.txt`\n",
        "“The first paragraph” — Ana Example, “A headline”, The Paper, 15 December 2023, para. 2, "
        "news/a.txt, https://example.org/2023/a?b=c\n",
    ),
    "nothing is known": Case(
        replace(FULL, title=None, outlet=None, authors=(), published=None, url=None),
        "> “The first paragraph”\n>\n> — date unknown, ¶ 2, `news/a.txt`\n",
        "“The first paragraph” — date unknown, para. 2, news/a.txt\n",
    ),
    "no title": Case(
        replace(FULL, title=None),
        "> “The first paragraph”\n>\n> — Ana Example, *The Paper*, 15 December 2023, ¶ 2, "
        "`news/a.txt`\n",
        "“The first paragraph” — Ana Example, The Paper, 15 December 2023, para. 2, news/a.txt, "
        "https://example.org/2023/a?b=c\n",
    ),
    "no author": Case(
        replace(FULL, authors=(), url=None),
        "> “The first paragraph”\n>\n> — “A headline”, *The Paper*, 15 December 2023, ¶ 2, "
        "`news/a.txt`\n",
        "“The first paragraph” — “A headline”, The Paper, 15 December 2023, para. 2, news/a.txt\n",
    ),
    "two authors": Case(
        replace(FULL, authors=("Ana Example", "Bo Sample"), title=None, url=None),
        "> “The first paragraph”\n>\n> — Ana Example and Bo Sample, *The Paper*, 15 December 2023, "
        "¶ 2, `news/a.txt`\n",
        "“The first paragraph” — Ana Example and Bo Sample, The Paper, 15 December 2023, para. 2, "
        "news/a.txt\n",
    ),
    "a month": Case(
        replace(FULL, published=on("2023-12"), title=None, outlet=None, authors=(), url=None),
        "> “The first paragraph”\n>\n> — December 2023, ¶ 2, `news/a.txt`\n",
        "“The first paragraph” — December 2023, para. 2, news/a.txt\n",
    ),
    "a year": Case(
        replace(FULL, published=on("2023"), title=None, outlet=None, authors=(), url=None),
        "> “The first paragraph”\n>\n> — 2023, ¶ 2, `news/a.txt`\n",
        "“The first paragraph” — 2023, para. 2, news/a.txt\n",
    ),
    "an inferred month": Case(
        replace(
            FULL,
            published=Published("2023-12-01", "2023-12-31", "month", "inferred"),
            title=None,
            outlet=None,
            authors=(),
            url=None,
        ),
        "> “The first paragraph”\n>\n> — December 2023 (inferred), ¶ 2, `news/a.txt`\n",
        "“The first paragraph” — December 2023 (inferred), para. 2, news/a.txt\n",
    ),
    "an article among many": Case(
        replace(FULL, path="x.jsonl#7", title=None, outlet=None, authors=(), url=None),
        "> “The first paragraph”\n>\n> — 15 December 2023, ¶ 2, `x.jsonl#7`\n",
        "“The first paragraph” — 15 December 2023, para. 2, x.jsonl#7\n",
    ),
    "words across a line": Case(
        replace(FULL, title=None, outlet=None, authors=(), url=None),
        "> “peace and trade”\n>\n> — 15 December 2023, ¶ 3, `news/a.txt`\n",
        "“peace and trade” — 15 December 2023, para. 3, news/a.txt\n",
        words="peace\nand trade",
    ),
    "marks of Markdown": Case(
        replace(
            FULL,
            title="[A](b) *c* `d` #e",
            outlet="The_Paper_",
            authors=("<b>Ana</b>",),
            path="a`b_c.txt",
            url=None,
        ),
        "> “\\*Bold\\* \\_and\\_ \\[a link\\](x) \\<script\\> \\\\ \\# \\|”\n>\n> — "
        "\\<b\\>Ana\\</b\\>, “\\[A\\](b) \\*c\\* \\`d\\` \\#e”, *The\\_Paper\\_*, "
        "15 December 2023, ¶ 1, `ab_c.txt`\n",
        "“*Bold* _and_ [a link](x) <script> \\ # |” — <b>Ana</b>, “[A](b) *c* `d` #e”, The_Paper_, "
        "15 December 2023, para. 1, a`b_c.txt\n",
        words="*Bold* _and_ [a link](x) <script> \\ # |",
        text="*Bold* _and_ [a link](x) <script> \\ # |",
    ),
    "marks of a terminal": Case(
        replace(
            FULL,
            title="A\x1b[31m title\x07",
            outlet="The\u202ePaper",
            authors=("Ana\x00\u200b Example",),
            path="a\nb\x1b.txt",
            url=None,
        ),
        "> “Red·\\[31m and·· back”\n>\n> — Ana·· Example, “A·\\[31m title·”, *The·Paper*, "
        "15 December 2023, ¶ 1, `a b·.txt`\n",
        "“Red·[31m and·· back” — Ana·· Example, “A·[31m title·”, The·Paper, 15 December 2023, "
        "para. 1, a b·.txt\n",
        words="Red\x1b[31m and\u202e\x9b back",
        text="Red\x1b[31m and\u202e\x9b back",
    ),
    "a URL of another kind": Case(
        replace(FULL, url="javascript:alert(1)", outlet=None, authors=()),
        "> “The first paragraph”\n>\n> — “A headline”, 15 December 2023, ¶ 2, `news/a.txt`\n",
        "“The first paragraph” — “A headline”, 15 December 2023, para. 2, news/a.txt, "
        "javascript:alert(1)\n",
    ),
    "a URL that would break out": Case(
        replace(FULL, url="https://example.org/> [x](y)", outlet=None, authors=()),
        "> “The first paragraph”\n>\n> — “A headline”, 15 December 2023, ¶ 2, `news/a.txt`\n",
        "“The first paragraph” — “A headline”, 15 December 2023, para. 2, news/a.txt, "
        "https://example.org/> [x](y)\n",
    ),
}


def passage(case: Case) -> Passage:
    """The passage of a case."""
    start = case.text.index(case.words)
    source = replace(case.source, body=(Span(0, len(case.text)),))
    return passage_of(Ref("s-1", start, start + len(case.words), case.words), source, case.text)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("style", ["markdown", "plain"])
def test_a_citation(case: Case, style: str) -> None:
    """As it is pasted."""
    assert style_named(style).cite(passage(case)) == getattr(case, style)


def test_the_styles() -> None:
    """A new one is a new file and a word here."""
    assert tuple(style.name for style in STYLES) == CHOICES["citation_style"]


@pytest.mark.parametrize(
    ("name", "found"),
    [("markdown", "markdown"), ("plain", "plain"), ("Mla", "markdown"), ("", "markdown")],
)
def test_a_style_by_its_name(name: str, found: str) -> None:
    """The first one where there is none of that name."""
    assert style_named(name).name == found


PARAGRAPHS = (
    ("A headline", 1),
    ("first paragraph", 2),
    ("here.\n\nThe second", 2),
    ("The second", 3),
    ("and trade", 3),
    ("End", 4),
)


@pytest.mark.parametrize(("words", "number"), PARAGRAPHS)
def test_the_number_of_a_paragraph(words: str, number: int) -> None:
    """That in which the words begin; lines that run on are one."""
    start = TEXT.index(words)
    made = passage_of(Ref("s-1", start, start + len(words), words), FULL, TEXT)
    assert (made.paragraph, made.paragraphs) == (number, 4)


@pytest.mark.parametrize(
    ("words", "number"), [("A headline", 1), ("The second", 1), ("and trade", 1), ("End", 2)]
)
def test_paragraphs_are_those_of_the_body(words: str, number: int) -> None:
    """Page furniture has none; what stands before the first counts as in it."""
    start, end = TEXT.index("The second"), TEXT.index("End.") + 4
    source = replace(FULL, body=(Span(start, end),))
    at = TEXT.index(words)
    made = passage_of(Ref("s-1", at, at + len(words), words), source, TEXT)
    assert (made.paragraph, made.paragraphs) == (number, 2)


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (None, None),
        (Published("2023-12-05", "2023-12-05", "day", "stated"), "5 December 2023"),
        (Published("2023-12-05", "2023-12-05", "day", "inferred"), "5 December 2023 (inferred)"),
        (Published("2023-02-01", "2023-02-28", "month", "metadata"), "February 2023"),
        (Published("2023-01-01", "2023-12-31", "year", "user"), "2023"),
        (Published("2023-01-01", None, None, "inferred"), None),
        (Published(None, "2023-12-31", None, "inferred"), None),
        (Published("2023-01-01", "2023-02-01", None, "inferred"), None),
        (Published("1899-01-02", "1899-01-02", "day", "stated"), "2 January 1899"),
    ],
)
def test_a_date_in_words(published: Published | None, words: str | None) -> None:
    """As precisely as it is known, and with a word where it was inferred."""
    assert published_words(replace(FULL, published=published)) == words


READER = MarkdownIt("commonmark")
LINE = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
TRICKY = st.text(alphabet="`*_[]()<>#|\\!&~-+.:;\"'/= ab1\n\t", min_size=1, max_size=30)


def shown(markdown: str) -> str:
    """What a reader of Markdown shows, without its form."""
    inline = [token for token in READER.parse(markdown) if token.type == "inline"]
    return "\n".join("".join(leaves(token.children or [])) for token in inline)


def leaves(tokens: list[Token]) -> list[str]:
    """The texts of inline tokens; anything but text, emphasis, code and links shows itself."""
    plain = {"text", "text_special", "code_inline"}
    silent = {"em_open", "em_close", "link_open", "link_close"}
    return [
        t.content if t.type in plain else ("\n" if t.type == "softbreak" else f"<{t.type}>")
        for t in tokens
        if t.type not in silent
    ]


def no_reference(text: str) -> bool:
    """Whether a text has no ``&``, which begins a character reference."""
    return "&" not in text


@settings(deadline=None)
@given(st.one_of(LINE, TRICKY).filter(no_reference), st.one_of(LINE, TRICKY).filter(no_reference))
def test_markdown_shows_the_words_as_they_are(quotation: str, title: str) -> None:
    """Whatever stands in the article, a reader of Markdown shows it and does nothing with it."""
    source = replace(FULL, title=title, outlet=None, authors=(), url=None)
    made = passage_of(Ref("s-1", 0, len(quotation), quotation), source, quotation)
    lines = shown(style_named("markdown").cite(made)).split("\n")
    assert lines[0] == f"“{made.quotation}”"
    named = f"“{made.title}”, " if made.title else ""
    assert lines[1] == f"— {named}15 December 2023, ¶ {made.paragraph}, news/a.txt"


@pytest.mark.parametrize("words", ["AT&amp;T", "&lt;b&gt;", "caf&eacute;", "&copy; 2023"])
def test_markdown_shows_references_as_they_are(words: str) -> None:
    """Clippings from the web hold them."""
    made = passage_of(Ref("s-1", 0, len(words), words), FULL, words)
    assert shown(style_named("markdown").cite(made)).split("\n")[0] == f"“{words}”"


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["markdown", "plain"]))
def test_a_citation_never_steers_a_terminal(words: str, style: str) -> None:
    """No control character but its own line ends."""
    source = replace(FULL, title=words, outlet=words, authors=(words,), url=words, path=words)
    made = style_named(style).cite(passage_of(Ref("s-1", 0, len(words), words), source, words))
    lines = made.split("\n")
    assert len(lines) == (4 if style == "markdown" else 2)
    assert all(c.isprintable() or c.isspace() or ord(c) > 0xA0 for line in lines for c in line)
    assert not any(c in "\x1b\x07\x00\x9b\u202e\u200b\t\r" for c in made)
