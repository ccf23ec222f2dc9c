"""How a side’s line on an issue moved, and the table of sides and visits."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.link import link
from briefing.link.drift import Line, by_visit, lines, side_ids
from briefing.records import Briefing
from briefing.records.extraction import Stance
from tests.link.helpers import linked, row
from tests.link.paper import Paper


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


def only(*said: Said, state: bool = False) -> Line:
    """The one line of it."""
    (line,) = lines(told(*said, state=state))
    return line


def test_positions_come_by_date() -> None:
    """With the day of each; the undated last."""
    line = only(
        Said(None, "hopes for trade", "neutral"),
        Said("2023-05-10", "demands open trade", "demand"),
        Said("2021-03-02", "seeks trade", "seek"),
        Said("2022-06", "offers trade", "offer"),
    )
    assert [(m.day, m.position.stance) for m in line.moves] == [
        ("2021-03-02", "seek"),
        ("2022-06", "offer"),
        ("2023-05-10", "demand"),
        ("", "neutral"),
    ]


def test_a_position_with_a_day_of_its_own() -> None:
    """It stands by that, not by the day on which it was reported."""
    line = only(
        Said("2023-05-10", "opposed trade", "oppose", dated="on 2 January 2019"),
        Said("2021-03-02", "seeks trade", "seek"),
    )
    assert [m.day for m in line.moves] == ["2019-01-02", "2021-03-02"]


@pytest.mark.parametrize(
    ("dated", "day"),
    [("in May 2019", "2019-05"), ("in 2019", "2019"), (MAY := "on 2 May 2019", "2019-05-02")],
)
def test_a_day_is_never_finer_than_what_is_known(dated: str, day: str) -> None:
    """A month is a month, a year a year."""
    (move,) = only(Said("2023-05-10", "opposed trade", "oppose", dated=dated)).moves
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
    (line,) = lines(briefing)
    assert line.moves[0].day == ""


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
    line = only(Said("2021-01-01", "is on trade", first), Said("2022-01-01", "is on trade", second))
    assert [m.stance for m in line.moves] == ["first", change]
    assert line.turned == (change != "same")


def test_what_changed_in_wording() -> None:
    """Words that came and words that went."""
    line = only(
        Said("2021-01-01", "seeks a swift, fair trade deal", "seek"),
        Said("2022-01-01", "demands a fair trade deal at once", "demand"),
    )
    first, second = line.moves
    assert (first.gained, first.lost) == ((), ())
    assert second.gained == ("demands", "once")
    assert second.lost == ("seeks", "swift")


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
    line = only(Said("2021-01-01", before, "seek"), Said("2022-01-01", after, "seek"))
    assert (line.moves[1].gained, line.moves[1].lost) == ((), ())


def test_a_line_is_of_a_side_or_of_a_person() -> None:
    """The people of a state speak for it, where it is named; or each for himself."""
    said = (
        Said("2021-01-01", "seeks trade", "seek"),
        Said("2022-01-01", "opposes trade", "oppose", who="Bo Sample"),
        Said("2022-02-01", "hopes for trade", "neutral", who="Cy Other", state=None),
    )
    briefing = told(*said, state=True)
    assert {(line.side, len(line.moves)) for line in lines(briefing)} == {
        ("state:pakistan", 2),
        ("person:cy-other", 1),
    }
    assert len(lines(briefing, by_side=False)) == 3
    assert side_ids(briefing)["person:ana-example"] == "state:pakistan"
    assert side_ids(briefing)["state:pakistan"] == "state:pakistan"


def test_lines_that_moved_come_first() -> None:
    """Then the longer ones."""
    briefing = told(
        Said("2021-01-01", "seeks trade", "seek"),
        Said("2022-01-01", "seeks trade", "seek"),
        Said("2023-01-01", "seeks trade", "seek"),
        Said("2021-01-01", "seeks water", "seek", issue="Water"),
        Said("2022-01-01", "rejects water", "oppose", issue="Water"),
        Said("2022-01-01", "seeks peace", "seek", issue="Peace"),
    )
    assert [line.issue for line in lines(briefing)] == ["issue:water", "issue:trade", "issue:peace"]


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
    (line,) = lines(link([p.read() for p in papers]))
    assert [m.stance for m in line.moves] == ["first", "changed", "changed", "turned"]


# -- sides and visits


def test_the_table_of_sides_and_visits() -> None:
    """What was said on which visit, the visits by date; the rest under none."""
    briefing = told(
        Said("2023-05-12", "demands trade", "demand", visit="on 10 May 2023"),
        Said("2021-05-12", "seeks trade", "seek", visit="on 10 May 2021"),
        Said("2022-05-12", "hopes for trade", "neutral"),
        Said("2021-05-12", "seeks water", "seek", visit="on 10 May 2021", issue="Water"),
    )
    sides, visits, cells = by_visit(briefing, "issue:trade")
    assert sides == ["person:ana-example"]
    assert [v.when.start for v in visits if v.when] == ["2021-05-10", "2023-05-10"]
    first, second = visits
    told_on = {
        visit: [p.stance for p in cells["person:ana-example", visit]]
        for visit in (first.id, second.id, "")
    }
    assert told_on == {first.id: ["seek"], second.id: ["demand"], "": ["neutral"]}


def test_the_table_of_an_issue_that_nobody_has() -> None:
    """It is empty."""
    assert by_visit(told(Said("2021-01-01", "seeks trade", "seek")), "issue:x") == ([], [], {})


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
    _, visits, _ = by_visit(linked(two_visits()), "issue:trade")
    assert [v.when.start for v in visits if v.when] == ["2023-05-10"]
