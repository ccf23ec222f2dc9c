"""The tables of who held which office when: their form, the shipped one, and the reader's own."""

import tomllib
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from briefing.link.office_classes import (
    ARMY_CHIEF,
    CHIEF_OF_STAFF,
    DEFENCE_MINISTER,
    FOREIGN_MINISTER,
    HEAD_OF_GOVERNMENT,
    HEAD_OF_STATE,
    ISI_DIRECTOR,
    held_by_one,
)
from briefing.link.tenures import Tenure, Tenures, own_rows, parse_tenures, shipped
from briefing.models.date_words import Interval
from briefing.resources.countries import is_state
from briefing.text.date_expressions import parse_iso
from tests.architecture.sources import PACKAGE
from tests.link.helpers import row

Row = tuple[str, str, tuple[str, ...]]
DATA: dict[str, dict[str, list[list[str]]]] = tomllib.loads(
    (PACKAGE / "resources" / "tenures.toml").read_text(encoding="utf-8")
)
ROWS: list[Row] = [
    (state, office, tuple(cells))
    for state, offices in DATA.items()
    for office, rows in offices.items()
    for cells in rows
]
FLAGS = {"acting", "unverified", "open"}
CLASSES = {
    HEAD_OF_STATE,
    HEAD_OF_GOVERNMENT,
    FOREIGN_MINISTER,
    DEFENCE_MINISTER,
    CHIEF_OF_STAFF,
    ARMY_CHIEF,
    ISI_DIRECTOR,
}
_OVERLAP = 31
"""Days by which two sure holders of one office may overlap."""


def day(cell: str) -> Interval | None:
    """A day, month or year of a row."""
    return parse_iso(cell)


# -- the shipped table


def test_every_row_is_read() -> None:
    """None is dropped in silence."""
    rows, wrong = parse_tenures(dict(DATA))
    assert wrong == []
    assert len(rows) == len(ROWS) == len(shipped())


@pytest.mark.parametrize("state", DATA)
def test_every_state_is_known(state: str) -> None:
    """By its alpha-3 code."""
    assert is_state(state)


@pytest.mark.parametrize("state", DATA)
def test_every_office_is_a_class(state: str) -> None:
    """Else nothing would ever ask for it; and none is empty."""
    assert set(DATA[state]) <= CLASSES
    assert all(held_by_one(office) for office in DATA[state])
    assert all(DATA[state].values())


@pytest.mark.parametrize("state", DATA)
def test_every_row_has_a_name_and_its_days(state: str) -> None:
    """A name, a first day, a last one or none, and flags that are known."""
    wrong = [
        (office, cells)
        for code, office, cells in ROWS
        if code == state
        and (
            len(cells) < 3
            or cells[0] != " ".join(cells[0].split())
            or not cells[0]
            or day(cells[1]) is None
            or (cells[2] and day(cells[2]) is None)
            or not set(cells[3:]) <= FLAGS
            or len(set(cells[3:])) != len(cells[3:])
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("state", DATA)
def test_every_end_is_after_its_start(state: str) -> None:
    """By the days themselves, as coarsely as they are given."""
    wrong = []
    for code, office, cells in ROWS:
        first, last = day(cells[1]), day(cells[2])
        if code == state and first and last and last.end < first.start:
            wrong.append((office, cells))
    assert wrong == []


@pytest.mark.parametrize("state", DATA)
def test_only_open_rows_have_no_end(state: str) -> None:
    """Each office has one at most, and it is the last to begin."""
    for office, rows in DATA[state].items():
        still = [cells for cells in rows if not cells[2]]
        assert all("open" in cells for cells in still), (office, still)
        assert not [cells for cells in rows if cells[2] and "open" in cells], office
        assert len([c for c in still if "acting" not in c]) <= 1, (office, still)


def is_sure(cells: tuple[str, ...] | list[str]) -> bool:
    """Whether a row claims the whole office without reservation."""
    return not {"acting", "unverified"} & set(cells[3:])


def overlap(one: list[str], other: list[str]) -> int:
    """Days that two rows share at the least: a month that begins one may end the other."""
    starts = [found.end for cells in (one, other) if (found := day(cells[1]))]
    ends = [found.start if (found := day(cells[2])) else date.max for cells in (one, other)]
    return (min(ends) - max(starts)).days


@pytest.mark.parametrize("state", DATA)
def test_no_two_sure_holders_hold_one_office_together(state: str) -> None:
    """For more than a month, unless one is flagged as acting or unverified."""
    wrong = [
        (office, one, other, days)
        for office, rows in DATA[state].items()
        for one, other in combinations(rows, 2)
        if is_sure(one) and is_sure(other) and (days := overlap(one, other)) > _OVERLAP
    ]
    assert wrong == []


@pytest.mark.parametrize("state", DATA)
def test_rows_of_an_office_stand_in_order(state: str) -> None:
    """By their first days, as far as these are known, so that a missing one is seen."""
    for office, rows in DATA[state].items():
        starts = [found for cells in rows if (found := day(cells[1]))]
        wrong = [(a, b) for a, b in pairwise(starts) if b.end < a.start]
        assert wrong == [], office


def test_no_row_stands_twice() -> None:
    """Not even with other flags."""
    assert len({(state, office, *cells[:3]) for state, office, cells in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("country", "office", "on", "name"),
    [
        ("PAK", HEAD_OF_GOVERNMENT, "2019-07-22", "Imran Khan"),
        ("PAK", ARMY_CHIEF, "2019-07-22", "Qamar Javed Bajwa"),
        ("PAK", ARMY_CHIEF, "2023-12-13", "Asim Munir"),
        ("USA", FOREIGN_MINISTER, "2023-12-13", "Antony Blinken"),
        ("USA", DEFENCE_MINISTER, "2023-12-13", "Lloyd Austin"),
        ("CHN", HEAD_OF_STATE, "2020-01-01", "Xi Jinping"),
        ("DEU", HEAD_OF_GOVERNMENT, "2010-06-01", "Angela Merkel"),
        ("RUS", FOREIGN_MINISTER, "2010-06-01", "Sergei Lavrov"),
    ],
)
def test_who_held_an_office_on_a_day(country: str, office: str, on: str, name: str) -> None:
    """Some that everybody knows."""
    found = Tenures(shipped()).holders(office, country, *[date.fromisoformat(on)] * 2)
    assert [t.name for t in found] in ([name], [name.replace("Sergei", "Sergey")])


# -- asked for a holder

TABLE = Tenures(
    [
        row("FIN", HEAD_OF_STATE, "Ana Maria Example", "2006-03", "2012-02-29"),
        row("FIN", HEAD_OF_STATE, "Ana Maria Example", "2018-03-01"),
        row("FIN", HEAD_OF_STATE, "Bo Sample", "2012-03-01", "2018"),
        row("SWE", HEAD_OF_STATE, "Bo Sample", "2015-01-01"),
        row("CHN", HEAD_OF_STATE, "Xi Jinping", "2013-03-14"),
        row("KOR", HEAD_OF_STATE, "Moon Jae-in", "2017-05-10", "2022-05-09"),
        row("EST", HEAD_OF_STATE, "Ann Wang", "2001", "2003"),
    ]
)
NAMES: dict[str, tuple[str, str | None, list[str]]] = {
    "a full name": ("Ana Maria Example", "FIN", ["2006-03-01", "2018-03-01"]),
    "without the middle name": ("Ana Example", "FIN", ["2006-03-01", "2018-03-01"]),
    "with an initial": ("Ana M. Example", "FIN", ["2006-03-01", "2018-03-01"]),
    "a surname": ("Sample", "FIN", ["2012-03-01"]),
    "a surname that stands first": ("Xi", "CHN", ["2013-03-14"]),
    "a Korean surname": ("Moon", "KOR", ["2017-05-10"]),
    "a Chinese name in full": ("Jinping Xi", "CHN", ["2013-03-14"]),
    "a given name that stands last": ("Jinping", "CHN", []),
    "somebody else of that surname": ("Cy Sample", "FIN", []),
    "another state": ("Ana Example", "SWE", []),
    "no state, one holder": ("Ana Example", None, ["2006-03-01", "2018-03-01"]),
    "no state, holders in two": ("Bo Sample", None, []),
    "no state, a surname": ("Example", None, []),
    "a Western name with such a word": ("Wang", "EST", ["2001-01-01"]),
    "no name": ("", "FIN", []),
}


@pytest.mark.parametrize(("name", "country", "starts"), NAMES.values(), ids=NAMES.keys())
def test_the_times_of_a_holder(name: str, country: str | None, starts: list[str]) -> None:
    """In order, by name and state."""
    found = TABLE.of(name, HEAD_OF_STATE, country)
    assert [t.start.isoformat() for t in found] == starts


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2010-01-01", "2010-01-01", ["Ana Maria Example"]),
        ("2012-02-29", "2012-02-29", ["Ana Maria Example"]),
        ("2012-03-01", "2012-03-01", ["Bo Sample"]),
        ("2012-02-01", "2012-03-31", ["Ana Maria Example", "Bo Sample"]),
        ("2018-12-31", "2018-12-31", ["Ana Maria Example", "Bo Sample"]),
        ("2030-01-01", "2030-01-01", ["Ana Maria Example"]),
        ("2000-01-01", "2000-01-01", []),
    ],
)
def test_the_holders_of_a_time(first: str, last: str, names: list[str]) -> None:
    """First and last day count; a month or year is the whole of it."""
    days = date.fromisoformat(first), date.fromisoformat(last)
    assert sorted(t.name for t in TABLE.holders(HEAD_OF_STATE, "FIN", *days)) == names


def test_nobody_is_known() -> None:
    """Of no table."""
    empty = Tenures()
    assert empty.of("Ana Example", HEAD_OF_STATE, "FIN") == []
    assert empty.of("Ana Example", HEAD_OF_STATE, None) == []
    assert empty.holders(HEAD_OF_STATE, "FIN", date.min, date.max) == []


def test_the_reader_s_row_comes_before_the_shipped_one() -> None:
    """Of one holder with other days, the first given are the ones that count."""
    own = row("FIN", HEAD_OF_STATE, "Bo Sample", "2013-01-01", "2014-01-01")
    shipped_row = row("FIN", HEAD_OF_STATE, "Bo Sample", "2012-03-01", "2018-02-28")
    table = Tenures([own, shipped_row])
    assert table.of("Bo Sample", HEAD_OF_STATE, "FIN") == [own]
    assert table.holders(HEAD_OF_STATE, "FIN", date(2016, 1, 1), date(2016, 1, 1)) == []


# -- the form of a table

GOOD = """
[FIN]
"head of state" = [
  ["Ana Example", "2006-03", "2012-02-29"],
  ["Bo Sample", "2012-03-01", "", "open", "unverified"],
]
"army chief" = [["Cy Other", "2019", "2020"]]
"""


def test_a_reader_s_own_table(tmp_path: Path) -> None:
    """Its rows with the outermost days they can mean, its text, and no complaint."""
    file = tmp_path / "tenures.toml"
    file.write_text(GOOD, encoding="utf-8")
    rows, text, wrong = own_rows(file)
    assert (text, wrong) == (GOOD, [])
    assert rows == [
        Tenure("FIN", HEAD_OF_STATE, "Ana Example", date(2006, 3, 1), date(2012, 2, 29), True),
        Tenure("FIN", HEAD_OF_STATE, "Bo Sample", date(2012, 3, 1), None, False),
        Tenure("FIN", ARMY_CHIEF, "Cy Other", date(2019, 1, 1), date(2020, 12, 31), True),
    ]


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    """It is no mistake."""
    assert own_rows(tmp_path / "tenures.toml") == ([], "", [])


@pytest.mark.parametrize("raw", [b"\xff\xfe[FIN]", b"[FIN", b"FIN = 1\n[FIN]\n"])
def test_a_table_that_cannot_be_read(tmp_path: Path, raw: bytes) -> None:
    """One sentence says so, and no row comes of it."""
    file = tmp_path / "tenures.toml"
    file.write_bytes(raw)
    rows, _, wrong = own_rows(file)
    assert rows == []
    assert len(wrong) == 1


BROKEN: dict[str, str] = {
    "no name": '["", "2006", "2007"]',
    "no end": '["Ana Example", "2006"]',
    "no start": '["Ana Example", "", "2007"]',
    "no date": '["Ana Example", "soon", "2007"]',
    "no such day": '["Ana Example", "2006-02-31", "2007"]',
    "numbers": '["Ana Example", 2006, 2007]',
    "an end before the start": '["Ana Example", "2007-05-01", "2006-05-01"]',
    "a table": '{name = "Ana Example"}',
}


@pytest.mark.parametrize("cells", BROKEN.values(), ids=BROKEN.keys())
def test_a_row_that_is_none(cells: str) -> None:
    """It is named, and the others are kept."""
    good = '["Bo Sample", "2012", "2013"]'
    rows, wrong = parse_tenures(tomllib.loads(f'[FIN]\n"army chief" = [{good}, {cells}]'))
    assert [r.name for r in rows] == ["Bo Sample"]
    assert len(wrong) == 1
    assert "FIN" in wrong[0]


@pytest.mark.parametrize(
    "text",
    [
        'FIN = "Ana Example"',
        '[Finland]\n"army chief" = [["Ana Example", "2006", "2007"]]',
        '[FIN]\n"king of the hill" = [["Ana Example", "2006", "2007"]]',
    ],
    ids=["no table", "no state", "no office"],
)
def test_a_table_that_nothing_would_ever_ask_for(text: str) -> None:
    """A state or an office that is none is a mistake of which the reader is told."""
    rows, wrong = parse_tenures(tomllib.loads(text))
    assert rows == []
    assert len(wrong) == 1


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    """Of the state, the office or the row."""
    file = tmp_path / "tenures.toml"
    file.write_text(
        '[FIN]\n"army chief" = [\n  ["A B", "2001", ""],\n  ["C D", "soon", ""],\n]\n'
        "janitor = []\n\n[Nowhere]\nx = []\n",
        encoding="utf-8",
    )
    rows, _, wrong = own_rows(file)
    assert [r.name for r in rows] == ["A B"]
    assert [w.split(":")[0] for w in wrong] == [
        "line 4, FIN, army chief",
        "line 6, FIN",
        "line 8",
    ]
