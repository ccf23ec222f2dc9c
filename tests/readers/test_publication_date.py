"""When an article appeared, and who wrote it."""

import shutil
from pathlib import Path

import pytest

from briefing.models.article import Published, PublishedBasis
from briefing.readers import read
from briefing.readers.base import Metadata
from briefing.readers.boilerplate import body_of
from briefing.readers.compose import authors_of, compose
from tests.readers.samples import ARTICLE, FIRST, HEADLINE, PROSE, SECOND

SEEDS = Path(__file__).parents[2] / "seeds"
TEASER = (
    "\nNext Post\n\nOther ministers meet\n\nFri Mar 15 , 2024\nEXAMPLE CITY: They met again […]\n"
)


def dated(
    text: str = PROSE, metadata: Metadata | None = None, path: str = "a.txt"
) -> Published | None:
    """The publication date of a text."""
    return compose(text, path, metadata or Metadata()).published


def shown(known: Published | None) -> tuple[str | None, PublishedBasis] | None:
    """A publication date in short."""
    return (known.date, known.basis) if known else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"EXAMPLE CITY, 13 March 2024 — {PROSE}", "2024-03-13"),
        (f"EXAMPLE CITY, March 13, 2024: {PROSE}", "2024-03-13"),
        (f"{HEADLINE}\n\nMarch 13, 2024 - {PROSE}", "2024-03-13"),
        (f"20240313 - {PROSE}", "2024-03-13"),
        (f"{HEADLINE}\n13 March 2024\n{PROSE}", "2024-03-13"),
        (f"{HEADLINE}\nPublished: Wednesday, March 13, 2024 10:30 PM\n{PROSE}", "2024-03-13"),
        (f"{HEADLINE}\nUpdated 2024-03-13 by the newsroom of The Example\n{PROSE}", "2024-03-13"),
        (f"{HEADLINE}\nBy Ann Example\n\n13 March 2024\n{PROSE}", "2024-03-13"),
        (f"EXAMPLE CITY, 13 March — {PROSE}", None),
        (f"{HEADLINE}\nMarch 2024\n{PROSE}", None),
        (f"{HEADLINE}\n30 February 2024\n{PROSE}", None),
        (f"{PROSE}\nThe treaty of 13 March 2024 has eleven articles and two annexes.", None),
        (f"The treaty of 13 March 2024 has eleven articles and two annexes.\n{PROSE}", None),
        (f"EXAMPLE CITY (13 March 2024) — {PROSE}", "2024-03-13"),
        (f"The fall of the town, 15 August 2021\n{PROSE}", None),
    ],
)
def test_a_date_at_the_top(text: str, expected: str | None) -> None:
    """A dateline, or a full date on a line of its own, is stated; a date in passing is not."""
    assert shown(dated(text)) == ((expected, "stated") if expected else None)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2024/03/13/talks", "2024-03-13"),
        ("https://example.org/news/2024/03/talks", "2024-03"),
        ("https://example.org/2024/13/talks", None),
        ("https://example.org/1234567/talks", None),
        ("https://example.org/2024/00/talks", None),
        ("https://example.org/2024/03/13", "2024-03-13"),
    ],
)
def test_a_date_in_the_address(url: str, expected: str | None) -> None:
    """The address of a page may hold its date."""
    assert shown(dated(metadata=Metadata(url=url))) == (
        (expected, "metadata") if expected else None
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2024-03-13.txt", "2024-03-13"),
        ("talks_20240313.txt", "2024-03-13"),
        ("2024_03_13 talks.md", "2024-03-13"),
        ("sub/2024-03-13-talks.txt", "2024-03-13"),
        ("talks.jsonl#2024-03-13", "2024-03-13"),
        ("2024-03-13.jsonl#7", "2024-03-13"),
        ("2024-13-13.txt", None),
        ("2024-02-30.txt", None),
        ("2024-03.txt", None),
        ("1202403131.txt", None),
        ("2024-03-13/talks.txt", None),
        ("000_eabbef6ddc77ed1a.txt", None),
        ("2024-00-13.txt", None),
    ],
)
def test_a_date_in_the_file_name(path: str, expected: str | None) -> None:
    """A full date in the name of the file is inferred."""
    assert shown(dated(path=path)) == ((expected, "inferred") if expected else None)


def test_a_date_in_a_teaser() -> None:
    """The date of the next post tells the month, no more."""
    assert dated(ARTICLE + TEASER) == Published("2024-03-01", "2024-03-31", "month", "inferred")


@pytest.mark.parametrize(
    "behind", ["", "\nNext Post\n\nIn March 2024\n", "\nNext Post\n13 March\n"]
)
def test_no_full_date_behind_the_article(behind: str) -> None:
    """Without a full date nothing is inferred."""
    assert dated(ARTICLE + behind) is None


def test_a_teaser_behind_a_short_article() -> None:
    """A teaser is no dateline, however short the article before it is."""
    teaser = "Next Post\nOther ministers meet\nFri Mar 15 , 2024\n"
    assert shown(dated(f"{FIRST}\n{teaser}")) == ("2024-03", "inferred")


def test_the_stronger_source_wins() -> None:
    """Metadata before the address, before the text, before the name, before the page."""
    text = f"{HEADLINE}\n13 March 2024\n{PROSE}\n{TEASER}"
    url = "https://example.org/2024/03/12/talks"
    path = "2024-03-14.txt"
    assert shown(dated(text, Metadata(date="2024-03-11", url=url), path)) == (
        "2024-03-11",
        "metadata",
    )
    assert shown(dated(text, Metadata(url=url), path)) == ("2024-03-12", "metadata")
    assert shown(dated(text, path=path)) == ("2024-03-13", "stated")
    assert shown(dated(PROSE + TEASER, path=path)) == ("2024-03-14", "inferred")


@pytest.mark.parametrize(
    ("date", "start", "end", "precision"),
    [
        ("2024-02-13", "2024-02-13", "2024-02-13", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
    ],
)
def test_precision(date: str, start: str, end: str, precision: str) -> None:
    """A month or a year stands for all of its days."""
    known = dated(metadata=Metadata(date=date))
    assert known
    assert (known.start, known.end, known.precision) == (start, end, precision)
    assert known.date == date


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Example", ("Ann Example",)),
        ("  BY ANN EXAMPLE  ", ("ANN EXAMPLE",)),
        ("By Ann O’Neil-Sample", ("Ann O’Neil-Sample",)),
        ("By Ann M. Example", ("Ann M. Example",)),
        ("By Ann Example and Bob Sample", ("Ann Example", "Bob Sample")),
        ("By Ann Example, Bob Sample", ("Ann Example", "Bob Sample")),
        ("By Ann", ()),
        ("By then the talks had failed", ()),
        ("By Monday Both Sides Had Left the Town", ()),
        ("By Özlem Çelik", ("Özlem Çelik",)),
        ("By Maria Ferdinand Van Houten", ("Maria Ferdinand Van Houten",)),
        ("By Ann Example, Bob Sample and Cy Third", ("Ann Example", "Bob Sample", "Cy Third")),
    ],
)
def test_byline(line: str, expected: tuple[str, ...]) -> None:
    """A line of names near the top says who wrote the article."""
    text = f"{HEADLINE}\n\n{line}\n\n{PROSE}"
    assert authors_of(text, body_of(text)) == expected


def test_a_byline_far_down_is_none() -> None:
    """Names below the first lines are no byline."""
    text = "\n".join([FIRST, SECOND] * 3 + ["By Ann Example"])
    assert authors_of(text, body_of(text)) == ()


@pytest.mark.parametrize(
    ("name", "beside", "alone"),
    [
        ("000_eabbef6ddc77ed1a.txt", "2022-10", None),
        ("001_ab6247428a11f59d.txt", "2019-07-24", None),
        ("002_22186985d1c5b4ba.txt", "2023-12-15", None),
        ("003_e5d73a871f6a4c13.txt", "2021-01", None),
        ("004_ba1adee0ffc5f1fb.txt", "2023-12", ("2023-12", "inferred")),
    ],
)
def test_the_sample_articles(
    tmp_path: Path, name: str, beside: str, alone: tuple[str, str] | None
) -> None:
    """The samples have their dates from ``sources.toml``; without it one is inferred."""
    (known,) = read(SEEDS / name).articles
    assert shown(known.published) == (beside, "metadata")
    (bare,) = read(Path(shutil.copy(SEEDS / name, tmp_path))).articles
    assert shown(bare.published) == alone


def test_the_sample_byline(tmp_path: Path) -> None:
    """The essay among the samples names its author and title itself."""
    copy = Path(shutil.copy(SEEDS / "004_ba1adee0ffc5f1fb.txt", tmp_path))
    (article,) = read(copy).articles
    assert article.authors == ("Qamar Bashir",)
    assert article.title == "Army Chief’s USA visit: Divergence to Convergence"
