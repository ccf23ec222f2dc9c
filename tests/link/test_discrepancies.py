"""Sources that disagree on one event, side by side; copies of one text count once."""

from dataclasses import dataclass

import pytest

from briefing.link import ReadArticle, link, source_id
from briefing.models import Briefing, Discrepancy
from briefing.models.date_words import Tense
from briefing.models.decisions import Decisions
from briefing.models.enums import Mode, Status
from tests.link.helpers import NONE, signed, spot
from tests.link.paper import Paper
from tests.link.test_duplicate_groups import OTHER, WIRE


@dataclass(frozen=True)
class Journey:
    """A visit as an article tells it."""

    words: str = ""
    day: str = "2023-05-12"
    who: tuple[str, ...] = ("Ana Example",)
    place: str | None = None
    days: int | None = None
    status: Status = "held"
    text: str = ""

    def read(self, path: str) -> ReadArticle:
        """The article, with its signature."""
        people = " and ".join(self.who)
        end = self.text or f"So writes {path}."
        made = Paper(path, f"{people} visited the country {self.words}. {end}", self.day)
        travellers = [made.actor(name, "PAK") for name in self.who]
        tense: Tense = "future" if self.status == "announced" else "past"
        when = made.date(self.words, tense) if self.words else None
        made.visit(
            f"{people} visited",
            *travellers,
            to="USA",
            when=when,
            place=self.place,
            days=self.days,
            status=self.status,
        )
        return signed(made)


def told(*journeys: Journey, decisions: Decisions = NONE) -> Briefing:
    """An article each, whichever comes first."""
    reads = [one.read(f"{n}.txt") for n, one in enumerate(journeys)]
    briefing = link(reads, decisions)
    assert link(reads[::-1], decisions) == briefing
    return briefing


def said(found: Discrepancy) -> dict[str, set[str]]:
    """What is said, and by which sources."""
    return {v.value: {r.source for r in v.evidence} for v in found.variants}


MAY = "on 10 May 2023"
BOTH = ("Ana Example", "Eve Aide")
DISAGREE: dict[str, tuple[Journey, Journey, str, tuple[str, str]]] = {
    "the day": (
        Journey(MAY),
        Journey("on 11 May 2023"),
        "date",
        ("2023-05-10", "2023-05-11"),
    ),
    "the town": (
        Journey(MAY, place="Boston"),
        Journey(MAY, place="Chicago"),
        "place",
        ("Boston", "Chicago"),
    ),
    "the length": (Journey(MAY, days=3), Journey(MAY, days=5), "length", ("3 days", "5 days")),
    "who led": (
        Journey(MAY, who=BOTH),
        Journey(MAY, who=BOTH[::-1]),
        "leader",
        ("Ana Example", "Eve Aide"),
    ),
}


@pytest.mark.parametrize(
    ("first", "second", "matter", "values"), DISAGREE.values(), ids=DISAGREE.keys()
)
def test_what_sources_disagree_on(
    first: Journey, second: Journey, matter: str, values: tuple[str, str]
) -> None:
    """Each variant with the words of those who say so."""
    briefing = told(first, second)
    (visit,) = briefing.visits
    (found,) = briefing.discrepancies
    assert (found.kind, found.record, found.matter) == ("visit", visit.id, matter)
    assert said(found) == {
        values[0]: {source_id("0.txt")},
        values[1]: {source_id("1.txt")},
    }


AGREE: dict[str, tuple[Journey, ...]] = {
    "all say the same": (
        Journey(MAY, place="Boston", days=3),
        Journey(MAY, place="Boston", days=3),
    ),
    "one is silent": (Journey(MAY, place="Boston", days=3), Journey(day="2023-05-11")),
    "in other letters": (Journey(MAY, place="São Tomé"), Journey(MAY, place="the Sao Tome")),
    "one knows the month alone": (Journey(MAY), Journey("in May 2023")),
    "a plan and what became of it": (
        Journey("on 9 May 2023", day="2023-05-01", status="announced"),
        Journey(MAY),
    ),
    "one names the days, the other a day of them": (
        Journey("on 10-14 May 2023", day="2023-05-15"),
        Journey("on 11 May 2023"),
    ),
    "one names a member of the delegation alone": (
        Journey(MAY, who=BOTH),
        Journey(MAY, who=("Eve Aide",)),
    ),
    "two journeys": (Journey(MAY), Journey("on 10 May 2019", day="2019-05-12")),
}


@pytest.mark.parametrize("journeys", AGREE.values(), ids=AGREE.keys())
def test_what_is_no_disagreement(journeys: tuple[Journey, ...]) -> None:
    """Silence, plans, coarser words and other spellings contradict nobody."""
    assert told(*journeys).discrepancies == ()


def test_one_article_does_not_disagree_with_itself() -> None:
    """It is one origin."""
    assert told(Journey(MAY, place="Boston")).discrepancies == ()


def test_copies_of_one_text_do_not_disagree() -> None:
    """An editor changed the day; nobody else says anything."""
    journeys = Journey(MAY, text=WIRE), Journey("on 11 May 2023", text=WIRE)
    briefing = told(*journeys)
    assert len(briefing.visits) == 1
    assert len({s.origin for s in briefing.sources}) == 1
    assert briefing.discrepancies == ()


def test_copies_of_one_text_do_not_disagree_beside_a_silent_source() -> None:
    """Another origin tells the event without a day: it takes neither side."""
    journeys = (
        Journey(MAY, text=WIRE),
        Journey("on 11 May 2023", text=WIRE),
        Journey(text=OTHER),
    )
    briefing = told(*journeys)
    assert len(briefing.visits) == 1
    assert len({s.origin for s in briefing.sources}) == 2
    assert briefing.discrepancies == ()


def test_the_variant_of_most_origins_comes_first() -> None:
    """Two copies weigh as one article."""
    briefing = told(
        Journey(MAY, place="Boston", text=WIRE),
        Journey(MAY, place="Boston", text=WIRE),
        Journey(MAY, place="Chicago"),
        Journey(MAY, place="Chicago"),
    )
    (found,) = briefing.discrepancies
    assert [v.value for v in found.variants] == ["Chicago", "Boston"]
    assert [len(v.evidence) for v in found.variants] == [2, 2]


def meeting(
    path: str,
    *,
    mode: Mode = "in person",
    issues: tuple[str, ...] = (),
    country: str | None = None,
    status: Status = "held",
) -> ReadArticle:
    """An article on one meeting."""
    made = Paper(path, f"Ana Example met Bo Sample on 10 May 2023. So writes {path}.", "2023-05-12")
    ana, bo = made.actor("Ana Example", "PAK"), made.actor("Bo Sample", "USA")
    made.meeting(
        "Ana Example met",
        [ana],
        [bo],
        when=made.date(MAY),
        mode=mode,
        issues=issues,
        country=country,
        status=status,
    )
    return signed(made)


def test_what_a_meeting_was_about() -> None:
    """Side by side: trade in one paper, water in the other."""
    briefing = link([meeting("0.txt", issues=("Trade",)), meeting("1.txt", issues=("Water",))])
    (found,) = briefing.discrepancies
    assert (found.kind, found.matter) == ("meeting", "topics")
    assert said(found) == {"Trade": {source_id("0.txt")}, "Water": {source_id("1.txt")}}


TOGETHER = Decisions(must_link=((spot("0.txt", "meeting"), spot("1.txt", "meeting")),))


def test_by_which_way_two_spoke() -> None:
    """Where the reader takes a call and a meeting for one, their ways are put side by side."""
    reads = [meeting("0.txt"), meeting("1.txt", mode="phone")]
    assert link(reads).discrepancies == ()
    (found,) = link(reads, TOGETHER).discrepancies
    assert found.matter == "mode"
    assert set(said(found)) == {"in person", "phone"}


def test_in_which_country() -> None:
    """By its name."""
    reads = [meeting("0.txt", country="USA"), meeting("1.txt", country="GBR")]
    (found,) = link(reads).discrepancies
    assert set(said(found)) == {"United States", "United Kingdom"}


def test_whether_it_was_held() -> None:
    """One paper has it held, another cancelled, and the reader takes them for one."""
    reads = [meeting("0.txt"), meeting("1.txt", status="cancelled")]
    (found,) = link(reads, TOGETHER).discrepancies
    assert found.matter == "status"
    assert set(said(found)) == {"held", "cancelled"}
