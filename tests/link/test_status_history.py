"""How events stood, step by step, and what was announced but never seen to happen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.link import link, source_id
from briefing.models import Briefing, Visit
from briefing.models.date_words import Tense
from briefing.models.decisions import Decisions
from briefing.models.enums import Status
from briefing.workspace.attestation import never_seen, newest
from tests.link.helpers import linked
from tests.link.paper import Paper

Told = tuple[str | None, Status, str]
"""The day of an article, how it has the visit, and the words that date the visit."""


def paper(path: str, told: Told, *, to: str = "USA") -> Paper:
    """An article on Ana Example’s journey."""
    day, status, words = told
    made = Paper(path, f"Ana Example and the journey {words}. So writes {path}.", day)
    ana = made.actor("Ana Example", "PAK")
    tense: Tense = "future" if status == "announced" else "past"
    when = made.date(words, tense) if words else None
    made.visit("the journey", ana, to=to, when=when, status=status)
    return made


def told(*event_mentions: Told) -> Briefing:
    """An article each."""
    return linked(*(paper(f"{n}.txt", one) for n, one in enumerate(event_mentions)))


def only(*event_mentions: Told) -> Visit:
    """The one visit that all of them tell."""
    (visit,) = told(*event_mentions).visits
    return visit


def steps(visit: Visit) -> list[tuple[str, str | None]]:
    """Status and date of each step."""
    return [(step.status, step.said) for step in visit.steps]


HISTORIES: dict[str, tuple[tuple[Told, ...], list[tuple[str, str | None]], Status]] = {
    "announced and held": (
        (("2023-12-01", "announced", "on 10 December 2023"), ("2023-12-11", "held", "")),
        [("announced", "2023-12-01"), ("held", "2023-12-11")],
        "held",
    ),
    "announced, under way, held": (
        (
            ("2023-12-01", "announced", "on 10 December 2023"),
            ("2023-12-10", "under way", "on 10 December 2023"),
            ("2023-12-14", "held", "on 10 December 2023"),
        ),
        [("announced", "2023-12-01"), ("under way", "2023-12-10"), ("held", "2023-12-14")],
        "held",
    ),
    "announced twice is one step": (
        (
            ("2023-12-01", "announced", "on 10 December 2023"),
            ("2023-12-03", "announced", "on 10 December 2023"),
        ),
        [("announced", "2023-12-01")],
        "announced",
    ),
    "announced, put off, held": (
        (
            ("2023-05-01", "announced", "on 10 May 2023"),
            ("2023-05-08", "postponed", ""),
            ("2023-06-21", "held", "on 20 June 2023"),
        ),
        [("announced", "2023-05-01"), ("postponed", "2023-05-08"), ("held", "2023-06-21")],
        "held",
    ),
    "announced, put off, announced anew, held": (
        (
            ("2023-05-01", "announced", "on 10 May 2023"),
            ("2023-05-08", "postponed", ""),
            ("2023-06-01", "announced", "on 20 June 2023"),
            ("2023-06-21", "held", "on 20 June 2023"),
        ),
        [
            ("announced", "2023-05-01"),
            ("postponed", "2023-05-08"),
            ("announced", "2023-06-01"),
            ("held", "2023-06-21"),
        ],
        "held",
    ),
    "announced and cancelled": (
        (
            ("2023-05-01", "announced", "on 10 May 2023"),
            ("2023-05-08", "cancelled", "on 10 May 2023"),
        ),
        [("announced", "2023-05-01"), ("cancelled", "2023-05-08")],
        "cancelled",
    ),
    "announced and declined": (
        (
            ("2023-05-01", "announced", "on 10 May 2023"),
            ("2023-05-03", "declined", ""),
        ),
        [("announced", "2023-05-01"), ("declined", "2023-05-03")],
        "declined",
    ),
    "announced and put off": (
        (
            ("2023-05-01", "announced", "on 10 May 2023"),
            ("2023-05-08", "postponed", "on 10 May 2023"),
        ),
        [("announced", "2023-05-01"), ("postponed", "2023-05-08")],
        "postponed",
    ),
    "known to the month": (
        (("2023-05", "held", "on 10 May 2023"), ("2023-05-20", "held", "on 10 May 2023")),
        [("held", "2023-05")],
        "held",
    ),
    "without a date, but of a dated visit": (
        (
            ("2023-05-01", "announced", "on 10 May 2023"),
            (None, "held", "on 10 May 2023"),
        ),
        [("announced", "2023-05-01"), ("held", None)],
        "held",
    ),
}


@pytest.mark.parametrize(
    ("event_mentions", "history", "status"), HISTORIES.values(), ids=HISTORIES.keys()
)
def test_a_history(
    event_mentions: tuple[Told, ...], history: list[tuple[str, str | None]], status: Status
) -> None:
    """One visit, its steps by the dates on which they were told, and how it stands."""
    visit = only(*event_mentions)
    assert steps(visit) == history
    assert visit.status == status


def test_every_step_has_its_sources() -> None:
    """The words of each article stand at one step."""
    visit = only(
        ("2023-12-01", "announced", "on 10 December 2023"),
        ("2023-12-02", "announced", "on 10 December 2023"),
        ("2023-12-11", "held", "on 10 December 2023"),
    )
    assert [sorted(r.source for r in s.evidence) for s in visit.steps] == [
        sorted(source_id(p) for p in ("0.txt", "1.txt")),
        [source_id("2.txt")],
    ]
    assert {r for s in visit.steps for r in s.evidence} == set(visit.evidence)


def test_every_step_has_the_date_it_was_told_for() -> None:
    """The plan keeps its day, the new plan has another."""
    visit = only(
        ("2023-05-01", "announced", "on 10 May 2023"),
        ("2023-05-08", "postponed", ""),
        ("2023-06-01", "announced", "on 20 June 2023"),
    )
    assert [s.when.start if s.when else None for s in visit.steps] == [
        "2023-05-10",
        None,
        "2023-06-20",
    ]
    assert visit.when is not None
    assert visit.when.start == "2023-06-20"


def test_the_day_of_a_plan_that_was_put_off_is_not_the_day_it_took_place() -> None:
    """No words date what was held: no date is better than that of the old plan."""
    visit = only(
        ("2023-05-01", "announced", "on 10 May 2023"),
        ("2023-05-08", "postponed", ""),
        ("2023-06-21", "held", ""),
    )
    assert visit.status == "held"
    assert visit.when is None or visit.when.start != "2023-05-10"


def test_what_took_place_is_dated_by_who_saw_it() -> None:
    """Not by who announced it, however exactly."""
    visit = only(
        ("2023-05-01", "announced", "on 10 May 2023"),
        ("2023-05-20", "held", "on 12 May 2023"),
    )
    assert visit.when is not None
    assert visit.when.start == "2023-05-12"


def test_an_article_known_to_the_year_alone_stands_without_a_date() -> None:
    """A step shows a day or a month, or nothing."""
    visit = only(("2023", "held", "on 10 May 2023"))
    assert steps(visit) == [("held", None)]


SEEN: dict[str, tuple[tuple[Told, ...], bool]] = {
    "its day is past": (
        (("2023-05-01", "announced", "on 10 May 2023"),),
        True,
    ),
    "its day is still to come": (
        (("2023-05-01", "announced", "on 10 August 2023"),),
        False,
    ),
    "it was held": (
        (
            ("2023-05-01", "announced", "on 10 May 2023"),
            ("2023-05-11", "held", "on 10 May 2023"),
        ),
        False,
    ),
    "it is under way": (
        (
            ("2023-05-01", "announced", "on 10 May 2023"),
            ("2023-05-11", "under way", "on 10 May 2023"),
        ),
        False,
    ),
    "it was cancelled": (
        (
            ("2023-05-01", "announced", "on 10 May 2023"),
            ("2023-05-09", "cancelled", "on 10 May 2023"),
        ),
        False,
    ),
    "it was declined": (
        (
            ("2023-05-01", "announced", "on 10 May 2023"),
            ("2023-05-09", "declined", ""),
        ),
        False,
    ),
    "no day was told, long ago": ((("2023-03-01", "announced", ""),), True),
    "no day was told, lately": ((("2023-06-20", "announced", ""),), False),
    "it was put off to a day that is past": (
        (
            ("2023-04-01", "announced", "on 10 April 2023"),
            ("2023-04-08", "postponed", ""),
            ("2023-04-20", "announced", "on 20 May 2023"),
        ),
        True,
    ),
    "it was put off to a day to come": (
        (
            ("2023-04-01", "announced", "on 10 April 2023"),
            ("2023-04-08", "postponed", ""),
            ("2023-04-20", "announced", "on 20 August 2023"),
        ),
        False,
    ),
}


@pytest.mark.parametrize(("event_mentions", "listed"), SEEN.values(), ids=SEEN.keys())
def test_announced_but_never_seen_to_happen(event_mentions: tuple[Told, ...], listed: bool) -> None:
    """By the newest article of the folder, 1 July 2023."""
    papers = [paper(f"{n}.txt", one) for n, one in enumerate(event_mentions)]
    briefing = linked(*papers, Paper("new.txt", "It rained.", "2023-07-01"))
    assert [v.country for v in never_seen(briefing)] == (["USA"] if listed else [])


def test_the_list_begins_with_the_latest() -> None:
    """Visits and meetings in one."""
    meeting = Paper("m.txt", "Ana Example will meet Bo Sample on 1 June 2023.", "2023-05-01")
    ana, bo = meeting.actor("Ana Example", "PAK"), meeting.actor("Bo Sample", "USA")
    when = meeting.date("on 1 June 2023", "future")
    meeting.meeting("will meet", [ana], [bo], when=when, status="announced")
    briefing = linked(
        paper("0.txt", ("2023-04-01", "announced", "on 10 April 2023")),
        meeting,
        Paper("new.txt", "It rained.", "2023-07-01"),
    )
    assert [e.when.start for e in never_seen(briefing) if e.when] == ["2023-06-01", "2023-04-10"]


def test_a_hidden_article_does_not_make_a_day_past() -> None:
    """It takes no part."""
    papers = [
        paper("0.txt", ("2023-05-01", "announced", "on 10 May 2023")),
        Paper("new.txt", "It rained.", "2023-07-01"),
    ]
    hidden = Decisions(hidden=frozenset({source_id("new.txt")}))
    briefing = linked(*papers, decisions=hidden)
    assert newest(briefing) == "2023-05-01"
    assert never_seen(briefing) == []


def test_bounds_of_undated_articles_are_not_the_newest_day() -> None:
    """Only dated articles tell what is past."""
    assert newest(told((None, "announced", ""))) is None


LONG: tuple[Told, ...] = (
    ("2023-05-01", "announced", "on 10 May 2023"),
    ("2023-05-08", "postponed", ""),
    ("2023-06-01", "announced", "on 20 June 2023"),
    ("2023-06-20", "under way", "on 20 June 2023"),
    ("2023-06-22", "held", "on 20 June 2023"),
    ("2023-06-23", "held", ""),
)


@given(st.permutations(range(len(LONG))))
@settings(max_examples=30, deadline=None)
def test_a_history_does_not_hang_on_the_names_of_the_files(order: list[int]) -> None:
    """Nor, with them, on the order of the articles."""
    papers = [paper(f"{n}.txt", LONG[which]) for n, which in enumerate(order)]
    (visit,) = link([p.read() for p in papers]).visits
    assert steps(visit) == [
        ("announced", "2023-05-01"),
        ("postponed", "2023-05-08"),
        ("announced", "2023-06-01"),
        ("under way", "2023-06-20"),
        ("held", "2023-06-22"),
    ]
    assert visit.status == "held"
    assert visit.when is not None
    assert visit.when.start == "2023-06-20"
