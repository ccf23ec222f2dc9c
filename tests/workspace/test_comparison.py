"""How a side’s line on an issue moved, and the table of sides and visits, from the store."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.link import link
from briefing.models import Briefing, Visit
from briefing.models.enums import Stance
from briefing.workspace.comparison import Move, line_of, lines_on, moved_lines, table_on
from tests.link.helpers import linked, row
from tests.link.paper import Paper
from tests.storage.samples import shelved

ALL = 1000
TRADE = "issue:trade"


@dataclass(frozen=True)
class Said:
    """A position as an article tells it."""

    day: str | None
    words: str
    stance: Stance
    who: str = "Ana Example"
    state: str | None = "PAK"
    dated: str = ""
    visit: str = ""
    issue: str = "Trade"
    office: str | None = None

    def paper(self, path: str) -> Paper:
        """The article."""
        office = f"{self.office} " if self.office else ""
        visit = f"There was a visit {self.visit}." if self.visit else ""
        made = Paper(path, f"{office}{self.who} {self.words} {self.dated}. {visit}", self.day)
        holder = made.actor(self.who, self.state, office=self.office)
        issue = made.issue(self.issue, self.words)
        when = made.date(self.dated) if self.dated else None
        made.position(self.words, issue, holder, self.stance, when=when)
        if self.visit:
            made.visit("There was a visit", holder, to="USA", when=made.date(self.visit))
        return made


def told(*said: Said, state: bool = False) -> Briefing:
    """An article each, and one that names the state where told so."""
    papers = [one.paper(f"{n}.txt") for n, one in enumerate(said)]
    if state:
        papers.append(Paper("state.txt", "Pakistan was quiet."))
        papers[-1].actor("Pakistan", "PAK", kind="state")
    return linked(*papers)


@dataclass(frozen=True)
class Line:
    """The one line of a briefing."""

    moves: list[Move]
    stances: list[str]
    words: list[tuple[tuple[str, ...], tuple[str, ...]]]


def only(briefing: Briefing, issue: str = TRADE) -> Line:
    """The one line on an issue, by whichever way it is asked for."""
    with shelved(briefing) as snapshot:
        ((side, moves),) = lines_on(snapshot, issue, ALL)
        assert line_of(snapshot, issue, side, ALL) == moves
        assert {move.of for move in moves} == {len(moves)}
        assert [m.before for m in moves] == ["", *(m.position for m in moves[:-1])]
        stances = [snapshot.positions[m.position].stance for m in moves]
        return Line(moves, list(stances), [m.wording(snapshot.positions) for m in moves])


def sides_on(briefing: Briefing, issue: str = TRADE) -> list[tuple[str, int]]:
    """Each side with the number of its positions."""
    with shelved(briefing) as snapshot:
        return [(side, len(moves)) for side, moves in lines_on(snapshot, issue, ALL)]


def test_positions_come_by_date() -> None:
    """With the day of each; the undated last."""
    line = only(
        told(
            Said(None, "hopes for trade", "neutral"),
            Said("2023-05-10", "demands open trade", "demand"),
            Said("2021-03-02", "seeks trade", "seek"),
            Said("2022-06", "offers trade", "offer"),
        )
    )
    assert list(zip([m.day for m in line.moves], line.stances, strict=True)) == [
        ("2021-03-02", "seek"),
        ("2022-06", "offer"),
        ("2023-05-10", "demand"),
        ("", "neutral"),
    ]


def test_a_position_with_a_day_of_its_own() -> None:
    """It stands by that, not by the day on which it was reported."""
    line = only(
        told(
            Said("2023-05-10", "opposed trade", "oppose", dated="on 2 January 2019"),
            Said("2021-03-02", "seeks trade", "seek"),
        )
    )
    assert [m.day for m in line.moves] == ["2019-01-02", "2021-03-02"]


@pytest.mark.parametrize(
    ("dated", "day"),
    [("in May 2019", "2019-05"), ("in 2019", "2019"), (MAY := "on 2 May 2019", "2019-05-02")],
)
def test_a_day_is_never_finer_than_what_is_known(dated: str, day: str) -> None:
    """A month is a month, a year a year."""
    (move,) = only(told(Said("2023-05-10", "opposed trade", "oppose", dated=dated))).moves
    assert move.day == day


def test_an_undated_article_bounded_by_an_office_has_no_day() -> None:
    """The first day of the office is no date of the position."""
    met = Paper(
        "0.txt",
        "Prime Minister Ana Example opposed trade. She met Bo Sample. So writes 0.txt.",
    )
    ana = met.actor("Ana Example", "PAK", office="Prime Minister")
    other = met.actor("Bo Sample", "USA")
    met.meeting("She met Bo Sample", [ana], [other])
    met.position("opposed trade", met.issue("Trade", "opposed trade"), ana, "oppose")
    table = (row("PAK", "head of government", "Ana Example", "2018-08-18", "2022-04-10"),)
    briefing = linked(met, tenures=table)
    (source,) = briefing.sources
    assert source.published is not None
    assert source.published.date is None
    (move,) = only(briefing).moves
    assert move.day == ""


CHANGES: dict[str, tuple[Stance, Stance, str]] = {
    "the same": ("seek", "seek", "same"),
    "sharper": ("seek", "demand", "changed"),
    "from for to against": ("support", "oppose", "turned"),
    "from against to for": ("deny", "offer", "turned"),
    "from concern to accusation": ("concern", "accuse", "changed"),
    "from neither": ("neutral", "support", "changed"),
}


@pytest.mark.parametrize(("first", "second", "change"), CHANGES.values(), ids=CHANGES.keys())
def test_what_changed_in_stance(first: Stance, second: Stance, change: str) -> None:
    """Beside the position before it; the first has none before."""
    line = only(
        told(Said("2021-01-01", "is on trade", first), Said("2022-01-01", "is on trade", second))
    )
    assert [m.change for m in line.moves] == ["first", change]


def test_what_changed_in_wording() -> None:
    """Words that came and words that went."""
    line = only(
        told(
            Said("2021-01-01", "seeks a swift, fair trade deal", "seek"),
            Said("2022-01-01", "demands a fair trade deal at once", "demand"),
        )
    )
    assert line.words == [((), ()), (("demands", "once"), ("seeks", "swift"))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("seeks trade", "seeks trade"),
        ("seeks trade", "Seeks, TRADE"),
        ("seeks fair trade", "trade fair seeks"),
        ("seeks trade", "seeks\ntrade"),
    ],
)
def test_wording_that_did_not_change(before: str, after: str) -> None:
    """Case, lines, marks and order are no words."""
    line = only(told(Said("2021-01-01", before, "seek"), Said("2022-01-01", after, "seek")))
    assert line.words[1] == ((), ())


def test_a_line_is_of_a_side() -> None:
    """The people of a state speak for it, where it is named; those who said most come first."""
    said = (
        Said("2021-01-01", "seeks trade", "seek"),
        Said("2022-01-01", "opposes trade", "oppose", who="Bo Sample"),
        Said("2022-02-01", "hopes for trade", "neutral", who="Cy Other", state=None),
    )
    assert sides_on(told(*said, state=True)) == [("state:pakistan", 2), ("person:cy-other", 1)]
    assert sorted(sides_on(told(*said))) == [
        ("person:ana-example", 1),
        ("person:bo-sample", 1),
        ("person:cy-other", 1),
    ]


def test_lines_that_moved_come_first() -> None:
    """Then the longer ones; a single position is no line, and no more are told than asked for."""
    briefing = told(
        Said("2021-01-01", "seeks trade", "seek"),
        Said("2022-01-01", "seeks trade", "seek"),
        Said("2023-01-01", "seeks trade", "seek"),
        Said("2021-01-01", "seeks water", "seek", issue="Water"),
        Said("2022-01-01", "rejects water", "oppose", issue="Water"),
        Said("2022-01-01", "seeks peace", "seek", issue="Peace"),
        Said("2022-01-01", "seeks gold", "seek", issue="Gold"),
        Said("2023-01-01", "seeks gold", "seek", issue="Gold"),
    )
    with shelved(briefing) as snapshot:
        every = [(f"issue:{name}", "person:ana-example") for name in ("water", "trade", "gold")]
        assert moved_lines(snapshot, ALL) == every
        assert moved_lines(snapshot, 2) == every[:2]
        assert moved_lines(snapshot, 0) == []


@pytest.mark.parametrize("most", [1, 2, 3, 4, 9])
def test_the_latest_moves(most: int) -> None:
    """They are told beside what was before them, though that is not shown, and of how many."""
    with shelved(told(*MANY)) as snapshot:
        ((side, whole),) = lines_on(snapshot, TRADE, ALL)
        ((_, latest),) = lines_on(snapshot, TRADE, most)
        assert latest == line_of(snapshot, TRADE, side, most) == whole[-most:]
        assert latest[-1].of == 4
        assert latest[-1].wording(snapshot.positions) == (("rejects",), ("demands",))


def test_a_line_that_nobody_has() -> None:
    """It is empty, and so is an empty briefing."""
    with shelved(told(*MANY)) as snapshot:
        assert lines_on(snapshot, "issue:x", ALL) == []
        assert line_of(snapshot, TRADE, "person:nobody", ALL) == []
    with shelved(Briefing()) as snapshot:
        assert lines_on(snapshot, TRADE, ALL) == []
        assert moved_lines(snapshot, ALL) == []


MANY = (
    Said("2021-01-01", "seeks trade", "seek"),
    Said("2022-01-01", "wants trade", "support"),
    Said("2023-01-01", "demands trade", "demand"),
    Said("2024-01-01", "rejects trade", "oppose"),
)


@given(st.permutations(MANY))
@settings(max_examples=24, deadline=None)
def test_a_line_does_not_hang_on_the_names_of_the_files(said: list[Said]) -> None:
    """Nor, with them, on the order of the articles."""
    papers = [one.paper(f"{n}.txt") for n, one in enumerate(said)]
    line = only(link([p.read() for p in papers]))
    assert line.stances == ["seek", "support", "demand", "oppose"]
    assert [m.change for m in line.moves] == ["first", "changed", "changed", "turned"]


# -- sides and visits


def test_the_table_of_sides_and_visits() -> None:
    """What was said on which visit, the visits by date; the rest under none."""
    briefing = told(
        Said("2023-05-12", "demands trade", "demand", visit="on 10 May 2023"),
        Said("2021-05-12", "seeks trade", "seek", visit="on 10 May 2021"),
        Said("2022-05-12", "hopes for trade", "neutral"),
        Said("2021-05-12", "seeks water", "seek", visit="on 10 May 2021", issue="Water"),
    )
    sides, visits, cells = table(briefing)
    assert sides == ["person:ana-example"]
    assert [start_of(v) for v in visits] == ["2021-05-10", "2023-05-10"]
    first, second = (v.id for v in visits)
    stances = {p.id: p.stance for p in briefing.positions}
    found = {visit: [stances[p] for p in positions] for (_, visit), positions in cells.items()}
    assert found == {first: ["seek"], second: ["demand"], "": ["neutral"]}


Table = tuple[list[str], list[Visit], dict[tuple[str, str], list[str]]]


def table(briefing: Briefing, issue: str = TRADE) -> Table:
    """The table on one issue, with the visits themselves."""
    with shelved(briefing) as snapshot:
        sides, visits, cells = table_on(snapshot, issue)
        return sides, [snapshot.visits[v] for v in visits], cells


def start_of(visit: Visit) -> str | None:
    """The first day of a visit."""
    return visit.when.start if visit.when else None


def test_the_table_of_an_issue_that_nobody_has() -> None:
    """It is empty."""
    briefing = told(Said("2021-01-01", "seeks trade", "seek"))
    assert table(briefing, "issue:x") == ([], [], {})


def test_undated_visits_come_last_in_the_table() -> None:
    """Whatever their ids."""
    briefing = told(
        Said(None, "demands trade", "demand", visit="last month"),
        Said("2021-05-12", "seeks trade", "seek", visit="on 10 May 2021"),
    )
    _, visits, _ = table(briefing)
    assert [start_of(v) for v in visits] == ["2021-05-10", None]


def two_visits() -> Paper:
    """An article on a visit of today that recalls one of four years ago, and a stance of today."""
    paper = Paper(
        "0.txt",
        "Ana Example demands trade. Her visit took place on 10 May 2023. "
        "Her last one had been on 10 May 2019.",
        "2023-05-12",
    )
    ana = paper.actor("Ana Example", "PAK")
    paper.visit("Her visit", ana, to="USA", when=paper.date("on 10 May 2023"))
    paper.visit("Her last one", ana, to="USA", when=paper.date("on 10 May 2019"))
    paper.position("demands trade", paper.issue("Trade", "demands trade"), ana, "demand")
    return paper


def test_a_visit_that_is_only_recalled_has_no_share_in_what_is_said_today() -> None:
    """The position stands under the visit at which it was taken."""
    _, visits, _ = table(linked(two_visits()))
    assert [start_of(v) for v in visits] == ["2023-05-10"]
