"""The hard cases of visits: separate journeys, articles without a date, delegations, copies."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.link import link, source_id
from briefing.models import Briefing
from briefing.models.date_words import Tense
from briefing.models.enums import Status
from tests.link.helpers import linked, row
from tests.link.paper import Paper


@dataclass(frozen=True)
class Told:
    """A journey as an article tells it, and whom the traveller met on it."""

    day: str | None
    words: str = ""
    who: tuple[str, ...] = ("Ana Example",)
    to: str | None = "USA"
    status: Status = "held"
    days: int | None = None
    place: str | None = None
    met: tuple[str, ...] = ()
    verb: str = "visited"
    text: str = ""
    office: str | None = None

    def paper(self, path: str) -> Paper:
        """The article, in a file of that name."""
        people = " and ".join(self.who)
        told = f"{people} {self.verb} the country {self.words}."
        more = " ".join(f"There was {name}." for name in self.met)
        first = f"{self.office} " if self.office else ""
        end = self.text or f"So writes {path}."
        made = Paper(path, f"{first}{told} {more} {end}", self.day)
        travellers = [made.actor(self.who[0], "PAK", office=self.office)]
        travellers += [made.actor(name, "PAK") for name in self.who[1:]]
        tense: Tense = "future" if self.status == "announced" else "past"
        when = made.date(self.words, tense) if self.words else None
        made.visit(
            f"{people} {self.verb}",
            *travellers,
            to=self.to,
            when=when,
            status=self.status,
            days=self.days,
            place=self.place,
        )
        for name in self.met:
            made.meeting(f"There was {name}", travellers[:1], [made.actor(name, self.to)])
        return made


def told(*event_mentions: Told) -> Briefing:
    """An article each."""
    return linked(*(one.paper(f"{n}.txt") for n, one in enumerate(event_mentions)))


def parts(briefing: Briefing, count: int) -> set[frozenset[int]]:
    """Which articles tell one visit, by their numbers."""
    number = {source_id(f"{n}.txt"): n for n in range(count)}
    return {frozenset(number[r.source] for r in v.evidence) for v in briefing.visits}


MAY = "on 10 May 2023"
BO, CY, DEE = "Bo Sample", "Cy Minister", "Dee Senator"
CASES: dict[str, tuple[tuple[Told, ...], list[set[int]]]] = {
    "two of one month, by their days": (
        (Told("2023-05-12", "on 2 May 2023"), Told("2023-05-30", "on 25 May 2023")),
        [{0}, {1}],
    ),
    "a report between two does not make them one": (
        (
            Told("2023-05-03", "on 1 May 2023"),
            Told("2023-05-08"),
            Told("2023-05-20", "on 18 May 2023"),
        ),
        [{0, 1}, {2}],
    ),
    "reports of spring and of autumn": (
        (Told("2023-04-10"), Told("2023-04-12"), Told("2023-10-10"), Told("2023-10-11")),
        [{0, 1}, {2, 3}],
    ),
    "every year": (
        (
            Told("2021-09-22", "on 20 September 2021"),
            Told("2022-09-22", "on 20 September 2022"),
            Told("2023-09-22", "on 20 September 2023"),
        ),
        [{0}, {1}, {2}],
    ),
    "back again after a week": (
        (Told("2023-05-03", "on 1 May 2023"), Told("2023-05-12", verb="was back in")),
        [{0}, {1}],
    ),
    "one after the other to two countries": (
        (Told("2023-05-12", MAY), Told("2023-05-12", MAY, to="CAN")),
        [{0}, {1}],
    ),
    "two travellers of one name part": (
        (Told("2023-05-12", MAY), Told("2023-05-12", MAY, who=("Bea Example",))),
        [{0}, {1}],
    ),
    "a delegation, of which one article names two": (
        (Told("2023-05-12", MAY), Told("2023-05-13", MAY, who=("Ana Example", "Eve Aide"))),
        [{0, 1}],
    ),
    "a delegation, of which each names another": (
        (
            Told("2023-05-12", MAY),
            Told("2023-05-13", MAY, who=("Ana Example", "Eve Aide")),
            Told("2023-05-14", MAY, who=("Eve Aide",)),
        ),
        [{0, 1, 2}],
    ),
    "announced for May, held in May, announced for June": (
        (
            Told("2023-05-01", MAY, status="announced"),
            Told("2023-05-11", MAY),
            Told("2023-05-20", "on 25 June 2023", status="announced"),
        ),
        [{0, 1}, {2}],
    ),
    "a plan, and another journey long after it": (
        (Told("2023-05-01", MAY, status="announced"), Told("2023-11-11", "on 9 November 2023")),
        [{0}, {1}],
    ),
    "put off by half a year": (
        (
            Told("2023-05-01", MAY, status="announced"),
            Told("2023-05-08", status="postponed"),
            Told("2024-02-20", "on 18 February 2024"),
        ),
        [{0, 1}, {2}],
    ),
    "cancelled, and another one held": (
        (
            Told("2023-05-08", MAY, status="cancelled"),
            Told("2023-05-30", "on 28 May 2023"),
        ),
        [{0}, {1}],
    ),
    "a stay of some days, reported from its end": (
        (Told("2023-05-11", MAY, days=5, status="under way"), Told("2023-05-15", "on 14 May 2023")),
        [{0, 1}],
    ),
    "without a date, nothing in common but country and traveller": (
        (Told("2023-05-12", MAY), Told(None)),
        [{0}, {1}],
    ),
    "without a date, but the same day": ((Told("2023-05-12", MAY), Told(None, MAY)), [{0, 1}]),
    "without a date, another day": (
        (Told("2023-05-12", MAY), Told(None, "on 10 May 2021")),
        [{0}, {1}],
    ),
    "without a date, two meetings in common": (
        (Told("2023-05-12", MAY, met=(BO, CY)), Told(None, met=(BO, CY))),
        [{0, 1}],
    ),
    "without a date, one meeting in common": (
        (Told("2023-05-12", MAY, met=(BO, CY)), Told(None, met=(BO,), place="Boston")),
        [{0}, {1}],
    ),
    "without a date, other meetings": (
        (Told("2023-05-12", MAY, met=(BO, CY)), Told(None, met=(DEE,))),
        [{0}, {1}],
    ),
    "without a date, the same people met twice before": (
        (
            Told("2022-05-12", "on 10 May 2022", met=(BO, CY)),
            Told("2023-05-12", MAY, met=(BO, CY)),
            Told(None, met=(BO, CY)),
        ),
        [{0}, {1}, {2}],
    ),
    "without a date, the same place and length": (
        (Told("2023-05-12", MAY, days=3, place="Boston"), Told(None, days=3, place="Boston")),
        [{0}, {1}],
    ),
    "without a date, twice": ((Told(None, met=(BO,)), Told(None, met=(BO,))), [{0}, {1}]),
}


@pytest.mark.parametrize(("event_mentions", "expected"), CASES.values(), ids=CASES.keys())
def test_one_journey_or_several(event_mentions: tuple[Told, ...], expected: list[set[int]]) -> None:
    """By traveller, destination, time and meetings in common."""
    assert parts(told(*event_mentions), len(event_mentions)) == {
        frozenset(group) for group in expected
    }


def test_a_copy_without_its_date_tells_the_same_journey() -> None:
    """The very text, of which one paper dropped the date."""
    text = "So writes the agency, at length and to the last word, of all that came to pass there."
    assert parts(told(Told("2023-05-12", MAY, text=text), Told(None, MAY, text=text)), 2) == {
        frozenset({0, 1})
    }
    assert parts(told(Told("2023-05-12", text=text), Told(None, text=text)), 2) == {
        frozenset({0, 1})
    }


OFFICE = "Prime Minister"
TABLE = (row("PAK", "head of government", "Ana Example", "2023-05-01", "2023-05-31"),)


def test_an_office_alone_does_not_make_two_journeys_one() -> None:
    """That an undated one lies within the month of a dated one is no strong ground."""
    papers = (
        Told("2023-05-12", MAY, office=OFFICE).paper("0.txt"),
        Told(None, office=OFFICE).paper("1.txt"),
    )
    assert parts(linked(*papers, tenures=TABLE), 2) == {frozenset({0}), frozenset({1})}


def test_an_office_keeps_apart_what_company_would_join() -> None:
    """The journey of the one who held it then is not that of years later."""
    table = (row("PAK", "head of government", "Ana Example", "2018-05-01", "2019-05-31"),)
    papers = (
        Told("2023-05-12", MAY, met=(BO, CY)).paper("0.txt"),
        Told(None, office=OFFICE, met=(BO, CY)).paper("1.txt"),
    )
    assert parts(linked(*papers, tenures=table), 2) == {frozenset({0}), frozenset({1})}


def test_meetings_in_common_go_to_one_visit() -> None:
    """Those that two articles tell of one journey, each once."""
    briefing = told(Told("2023-05-12", MAY, met=(BO, CY)), Told("2023-05-13", MAY, met=(CY, DEE)))
    (visit,) = briefing.visits
    assert len(briefing.meetings) == 3
    assert set(visit.meetings) == {m.id for m in briefing.meetings}
    assert all(m.visit == visit.id for m in briefing.meetings)


def test_meetings_of_two_journeys_stay_with_their_own() -> None:
    """The same two people met on both."""
    briefing = told(
        Told("2022-05-12", "on 10 May 2022", met=(BO,)), Told("2023-05-12", MAY, met=(BO,))
    )
    assert len(briefing.meetings) == 2
    assert [len(v.meetings) for v in briefing.visits] == [1, 1]
    assert {m.visit for m in briefing.meetings} == {v.id for v in briefing.visits}


STORY: tuple[Told, ...] = (
    Told("2023-05-01", MAY, status="announced"),
    Told("2023-05-11", MAY, met=(BO,)),
    Told("2023-05-12", met=(BO, CY)),
    Told(None, met=(BO, CY)),
    Told("2023-10-03", "on 1 October 2023", met=(DEE,)),
    Told("2023-10-04", met=(DEE,)),
    Told("2023-05-11", MAY, to="CAN"),
)
STORY_PARTS = [{0, 1, 2, 3}, {4, 5}, {6}]


@given(st.permutations(range(len(STORY))))
@settings(max_examples=40, deadline=None)
def test_journeys_do_not_hang_on_the_names_of_the_files(order: list[int]) -> None:
    """Nor, with them, on the order of the articles."""
    papers = [STORY[which].paper(f"{n}.txt") for n, which in enumerate(order)]
    found = parts(link([p.read() for p in papers]), len(STORY))
    assert {frozenset(order[n] for n in group) for group in found} == {
        frozenset(group) for group in STORY_PARTS
    }
