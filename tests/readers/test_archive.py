"""Archives: read in place, within bounds, and never beyond their folder."""

from pathlib import Path

from briefing.readers import read
from tests.readers.conftest import Put
from tests.readers.making import PAGE, packed
from tests.readers.samples import ARTICLE, HEADLINE


def test_members(put: Put) -> None:
    """Each is read as its format is; others are named."""
    data = packed({"b/talks.html": PAGE, "a.txt": ARTICLE, "c.xyz": "x", "in.zip": packed({}),
                   "__MACOSX/a.txt": "x", ".hidden.txt": "x"})  # fmt: skip
    found = read(put("z.zip", data))
    assert [(a.path, a.title) for a in found.articles] == [
        ("z.zip/a.txt", HEADLINE),
        ("z.zip/b/talks.html", HEADLINE),
    ]
    assert ["c.xyz" in found.leftovers[0].rule, "in.zip" in found.leftovers[1].rule] == [True, True]
    assert {left.kind for left in found.leftovers} == {"not read"}


def test_a_name_that_leads_out(put: Put, tmp_path: Path) -> None:
    """It is shown as a name below the archive, and nothing is written beside it."""
    (article,) = read(put("in/z.zip", packed({"../../x.txt": ARTICLE}))).articles
    assert article.path == "z.zip/x.txt"
    assert sorted(p.name for p in tmp_path.rglob("*.txt")) == []


def test_an_archive_that_would_unpack_to_too_much(put: Put) -> None:
    """It is refused by what it says of itself."""
    found = read(put("z.zip", packed({"a.txt": b" " * 12_000_000})))
    assert not found.articles
    assert "unpack to far more" in found.problems[0].what
