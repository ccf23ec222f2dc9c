"""Each style beside what its handbook, or its format, wants: signed or not, dated or not."""

import json
from typing import Any

import pytest

from briefing.cite import passage_of, style_named
from briefing.models import Published, Ref, Source
from briefing.models.copy_with import replace
from tests.cite.test_styles import FULL, TEXT

WORDS = "The second one says: peace\nand trade."
SIGNED = replace(
    FULL,
    title="Foreign ministers meet in Vienna",
    outlet="The Example Times",
    authors=("Jane Q. Doe", "Richard van der Roe"),
)
CASES: dict[str, Source] = {
    "signed": SIGNED,
    "unsigned": replace(SIGNED, authors=()),
    "three authors": replace(SIGNED, authors=("Ann Poe", "Jane Doe", "Bob Roe")),
    "an agency": replace(SIGNED, authors=("Associated Press",)),
    "undated": replace(SIGNED, title="Talks: what next?", published=None, url=None),
    "a month": replace(SIGNED, published=Published("2024-03-01", "2024-03-31", "month", "stated")),
    "after a day": replace(
        SIGNED, authors=(), published=Published("2019-07-15", None, None, "inferred")
    ),
    "a mark inside": replace(SIGNED, title="“No,” says the 50% & more party_line", authors=()),
    "untitled": replace(SIGNED, title=None, outlet=None, authors=(), url=None),
}
REFERENCES = {
    (
        "signed",
        "apa",
    ): "Doe, J. Q., & van der Roe, R. (2023, December 15). Foreign ministers meet in "
    "Vienna. The Example Times. https://example.org/2023/a?b=c",
    (
        "signed",
        "chicago",
    ): "Doe, Jane Q., and Richard van der Roe. 2023. “Foreign Ministers Meet in "
    "Vienna.” The Example Times, December 15. https://example.org/2023/a?b=c.",
    ("signed", "chicago-notes"): "Jane Q. Doe and Richard van der Roe, “Foreign Ministers Meet in "
    "Vienna,” The Example Times, December 15, 2023, para. 3, https://example.org/2023/a?b=c.",
    ("signed", "mla"): "Doe, Jane Q., and Richard van der Roe. “Foreign Ministers Meet in Vienna.” "
    "The Example Times, 15 Dec. 2023, https://example.org/2023/a?b=c.",
    (
        "unsigned",
        "apa",
    ): "Foreign ministers meet in Vienna. (2023, December 15). The Example Times. "
    "https://example.org/2023/a?b=c",
    (
        "unsigned",
        "chicago",
    ): "The Example Times. 2023. “Foreign Ministers Meet in Vienna.” December "
    "15. https://example.org/2023/a?b=c.",
    ("unsigned", "mla"): "“Foreign Ministers Meet in Vienna.” The Example Times, 15 Dec. 2023, "
    "https://example.org/2023/a?b=c.",
    ("three authors", "apa"): "Poe, A., Doe, J., & Roe, B. (2023, December 15). Foreign ministers "
    "meet in Vienna. The Example Times. https://example.org/2023/a?b=c",
    ("three authors", "mla"): "Poe, Ann, et al. “Foreign Ministers Meet in Vienna.” The Example "
    "Times, 15 Dec. 2023, https://example.org/2023/a?b=c.",
    ("an agency", "chicago"): "Associated Press. 2023. “Foreign Ministers Meet in Vienna.” The "
    "Example Times, December 15. https://example.org/2023/a?b=c.",
    (
        "undated",
        "apa",
    ): "Doe, J. Q., & van der Roe, R. (n.d.). Talks: what next? The Example Times.",
    ("undated", "chicago"): "Doe, Jane Q., and Richard van der Roe. n.d. “Talks: What Next?” The "
    "Example Times.",
    ("a month", "apa"): "Doe, J. Q., & van der Roe, R. (2024, March). Foreign ministers meet in "
    "Vienna. The Example Times. https://example.org/2023/a?b=c",
    (
        "a month",
        "mla",
    ): "Doe, Jane Q., and Richard van der Roe. “Foreign Ministers Meet in Vienna.” "
    "The Example Times, Mar. 2024, https://example.org/2023/a?b=c.",
    ("after a day", "apa"): "Foreign ministers meet in Vienna. (after 2019). The Example Times. "
    "https://example.org/2023/a?b=c",
    (
        "after a day",
        "chicago",
    ): "The Example Times. After 2019. “Foreign Ministers Meet in Vienna.” "
    "https://example.org/2023/a?b=c.",
    (
        "a mark inside",
        "chicago",
    ): "The Example Times. 2023. “‘No,’ Says the 50% & More Party_line.” "
    "December 15. https://example.org/2023/a?b=c.",
    ("untitled", "mla"): "“[news/a.txt].” 15 Dec. 2023.",
}
WITHIN = {
    ("signed", "apa"): "(Doe & van der Roe, 2023, para. 3)",
    ("signed", "chicago"): "(Doe and van der Roe 2023, para. 3)",
    ("signed", "mla"): "(Doe and van der Roe, par. 3)",
    ("unsigned", "apa"): "(“Foreign ministers meet in Vienna”, 2023, para. 3)",
    ("unsigned", "chicago"): "(The Example Times 2023, para. 3)",
    ("three authors", "apa"): "(Poe et al., 2023, para. 3)",
}


def cited(case: str, style: str) -> str:
    """The passage of a case in a style."""
    at = TEXT.index(WORDS)
    ref = Ref("s-1", at, at + len(WORDS), WORDS)
    return style_named(style).cite(passage_of(ref, CASES[case], TEXT))


@pytest.mark.parametrize(("case", "style"), REFERENCES)
def test_a_reference(case: str, style: str) -> None:
    assert cited(case, style).splitlines()[-1] == REFERENCES[case, style]


@pytest.mark.parametrize(("case", "style"), WITHIN)
def test_the_reference_within_the_text(case: str, style: str) -> None:
    first = cited(case, style).splitlines()[0]
    assert first == f"“The second one says: peace and trade.” {WITHIN[case, style]}"


def test_a_footnote() -> None:
    """The address stands in angle brackets: bare it is cut at a fragment by pandoc 3.9."""
    key = "exampletimes2023foreignministers"
    assert cited("unsigned", "footnote") == (
        f"> “The second one says: peace and trade.”[^{key}]\n\n[^{key}]: "
        "“Foreign Ministers Meet in Vienna,” The Example Times, December 15, 2023, para. 3, "
        "<https://example.org/2023/a?b=c>.\n"
    )


def test_biblatex() -> None:
    """Names and abbreviations keep their capitals by braces; nothing in a title is a command."""
    assert cited("signed", "biblatex") == (
        "@article{exampletimes2023foreignministers,\n"
        "  entrysubtype = {newspaper},\n"
        "  author = {Doe, Jane Q. and van der Roe, Richard},\n"
        "  title = {Foreign ministers meet in {Vienna}},\n"
        "  journaltitle = {The {Example} {Times}},\n"
        "  date = {2023-12-15},\n"
        "  url = {https://example.org/2023/a?b=c},\n"
        "  pagination = {paragraph},\n"
        "  annotation = {The second one says: peace and trade. (para. 3)},\n}\n"
    )
    assert r"50\% \& more party\_line" in cited("a mark inside", "biblatex")
    assert "date = {2019-07-15/..}" in cited("after a day", "biblatex")
    assert "author = {{Associated Press}}" in cited("an agency", "biblatex")


def test_bibtex() -> None:
    """The older program knows neither date nor journaltitle."""
    entry = cited("a month", "bibtex")
    assert "  month = mar,\n" in entry
    assert "  year = {2024},\n" in entry
    assert "journal = {The {Example} {Times}}" in entry


def test_ris() -> None:
    """The day in DA, a body's name with a comma, an ID always (as pandoc 3.9 reads RIS)."""
    assert cited("an agency", "ris") == (
        "TY  - NEWS\nID  - exampletimes2023foreignministers\nAU  - Associated Press,\n"
        "TI  - Foreign ministers meet in Vienna\nT2  - The Example Times\nPY  - 2023\n"
        "DA  - 2023/12/15\nUR  - https://example.org/2023/a?b=c\n"
        "N1  - “The second one says: peace and trade.” (para. 3)\nER  - \n"
    )
    assert "DA  - 2024/03/\n" in cited("a month", "ris")
    assert "N1  - after 2019\n" in cited("after a day", "ris")


def test_csl_json() -> None:
    """One item of the type for newspapers; what is unknown is left out."""
    (item,) = json.loads(cited("signed", "csl-json"))
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2023, 12, 15]]}
    assert item["author"][1] == {"family": "van der Roe", "given": "Richard"}
    (item,) = json.loads(cited("undated", "csl-json"))
    assert not {"issued", "URL"} & item.keys()


def test_a_web_annotation() -> None:
    """Exact, prefix, suffix and position, letter for letter."""
    target = json.loads(cited("signed", "web-annotation"))["target"]
    quote, position = target["selector"]
    start, end = position["start"], position["end"]
    assert TEXT[start:end] == quote["exact"] == WORDS
    assert TEXT[:start].endswith(quote["prefix"])
    assert TEXT[end:].startswith(quote["suffix"])


def test_an_address() -> None:
    """The words beside the fragment; without an address the file."""
    assert cited("signed", "address").splitlines()[1] == (
        "<https://example.org/2023/a?b=c#:~:text=The%20second%20one%20says%3A%20peace%20and%20trade.>"
    )
    assert cited("undated", "address").splitlines()[1] == "news/a.txt"


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("style", "form"), [("ris", "ris"), ("biblatex", "biblatex")])
def test_beside_pandoc(case: str, style: str, form: str) -> None:
    """What pandoc reads from an entry is what the CSL item says (where pandoc is installed)."""
    pypandoc = pytest.importorskip("pypandoc")
    (read,) = json.loads(pypandoc.convert_text(cited(case, style), "csljson", format=form))
    (own,) = json.loads(cited(case, "csl-json"))
    assert _plain(read.get("title", "")) == _plain(own["title"])
    assert [_name(a) for a in read.get("author", [])] == [_name(a) for a in own.get("author", [])]
    known: Any = own.get("issued")
    if known and "date-parts" in known:
        parts = read["issued"]["date-parts"][0]
        whole = known["date-parts"][0]
        assert parts == (whole[:1] if form == "ris" else whole)  # of RIS it reads the year alone


def _plain(words: str) -> str:
    for tag in ('<span class="nocase">', "</span>", "’", "‘", "“", "”", "'", '"'):
        words = words.replace(tag, "")
    return words.lower()


def _name(author: dict[str, str]) -> str:
    """A name in one piece, however its parts are called."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "literal")
    return " ".join(author[part] for part in parts if part in author)
