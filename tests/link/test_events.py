"""The same visit and the same meeting in many articles, and the meeting in its visit."""

import pytest

from briefing.link import link
from briefing.models import Briefing, Visit
from briefing.models.decisions import Annotation, Decisions, FindingId
from briefing.models.enums import Mode, Status
from tests.link.paper import Paper


def journey(
    path: str,
    day: str | None,
    words: str = "",
    *,
    who: str = "Asim Munir",
    to: str | None = "USA",
    status: Status = "held",
    days: int | None = None,
    place: str | None = None,
    state: str = "PAK",
) -> Paper:
    """One article on one visit."""
    said = f"{who} visited the country {words}.".replace(" .", ".")
    paper = Paper(path, f"{said} So writes {path}.", day)
    traveller = paper.actor(who, state)
    when = paper.date(words) if words else None
    paper.visit(
        f"{who} visited", traveller, to=to, when=when, status=status, days=days, place=place
    )
    return paper


def linked(*papers: Paper) -> Briefing:
    """What they tell together, from whichever side one begins."""
    forth = link([p.read() for p in papers])
    back = link([p.read() for p in reversed(papers)])
    assert forth == back
    return forth


A, B = "a.txt", "b.txt"
TWICE: dict[str, tuple[Paper, Paper, int]] = {
    "the same day": (journey(A, "2023-12-15"), journey(B, "2023-12-15"), 1),
    "two days of one month": (journey(A, "2023-12-15"), journey(B, "2023-12-20"), 1),
    "a day and its month": (journey(A, "2023-12-15"), journey(B, "2023-12"), 1),
    "a dated one and its report": (
        journey(A, "2023-12-15", "on 13 December 2023"),
        journey(B, "2023-12-20"),
        1,
    ),
    "two days by three days": (
        journey(A, None, "on 13 December 2023"),
        journey(B, None, "on 15 December 2023"),
        1,
    ),
    "two days of two months": (
        journey(A, None, "on 13 October 2023"),
        journey(B, None, "on 15 December 2023"),
        2,
    ),
    "a stay of two weeks": (
        journey(A, None, "on 1 December 2023", days=14),
        journey(B, None, "on 13 December 2023"),
        1,
    ),
    "2019 and 2022": (journey(A, "2019-07-24"), journey(B, "2022-10"), 2),
    "both without a date": (journey(A, None), journey(B, None), 2),
    "one without a date": (journey(A, "2023-12-15"), journey(B, None), 2),
    "one known to the year": (journey(A, "2023-12-15"), journey(B, "2023"), 2),
    "two countries": (journey(A, "2023-12-15"), journey(B, "2023-12-15", to="CHN"), 2),
    "no country": (journey(A, "2023-12-15"), journey(B, "2023-12-15", to=None), 2),
    "two travellers": (
        journey(A, "2023-12-15"),
        journey(B, "2023-12-15", who="Imran Khan"),
        2,
    ),
    "held and announced": (
        journey(A, "2023-12-15"),
        journey(B, "2023-12-01", status="announced"),
        1,
    ),
    "held and under way": (
        journey(A, "2023-12-15"),
        journey(B, "2023-12-14", status="under way"),
        1,
    ),
    "held and announced half a year before": (
        journey(A, "2023-12-15"),
        journey(B, "2023-06-01", status="announced"),
        2,
    ),
    "held and declined": (
        journey(A, "2023-12-15"),
        journey(B, "2023-12-15", status="declined"),
        2,
    ),
    "held and cancelled": (
        journey(A, "2023-12-15"),
        journey(B, "2023-12-15", status="cancelled"),
        2,
    ),
    "declined twice": (
        journey(A, "2023-12-15", status="declined"),
        journey(B, "2023-12-16", status="declined"),
        1,
    ),
}


@pytest.mark.parametrize(("first", "second", "count"), TWICE.values(), ids=TWICE.keys())
def test_one_visit_or_two(first: Paper, second: Paper, count: int) -> None:
    """One has the evidence of both articles, two have that of one each."""
    visits = linked(first, second).visits
    told_by = sorted(len({ref.source for ref in v.evidence}) for v in visits)
    assert told_by == ([2] if count == 1 else [1, 1])
    assert len(visits) == count
    assert len({v.id for v in visits}) == count


def test_what_lies_ahead_of_its_article_is_announced() -> None:
    """``The king is in Oslo on 20 December``, in an article of the 15th."""
    (ahead,) = linked(journey(A, "2023-12-15", "on 20 December 2023")).visits
    assert ahead.status == "announced"
    (past,) = linked(journey(A, "2023-12-15", "on 13 December 2023")).visits
    assert past.status == "held"


def test_what_one_visit_takes_from_its_articles() -> None:
    """The most precise date, the length from whoever gives it, the surest status."""
    month = journey(A, "2023-12", status="announced", days=6)
    day = journey(B, "2023-12-15", "on 13 December 2023", place="Washington")
    (visit,) = linked(month, day).visits
    assert (visit.status, visit.days, visit.place, visit.country) == (
        "held",
        6,
        "Washington",
        "USA",
    )
    assert visit.when is not None
    assert visit.when.start == "2023-12-13"


def test_one_article_told_two_visits() -> None:
    """What it keeps apart stays apart."""
    paper = Paper(A, "Asim Munir visited America. Asim Munir toured America.", "2023-12-15")
    munir = paper.actor("Asim Munir", "PAK")
    paper.visit("Asim Munir visited America", munir, to="USA")
    paper.visit("Asim Munir toured America", munir, to="USA")
    assert len(linked(paper).visits) == 2


def test_two_countries_in_one_sentence() -> None:
    """Two visits, each with an id of its own."""
    paper = Paper(A, "Asim Munir visited China and Russia.", "2023-12-15")
    munir = paper.actor("Asim Munir", "PAK")
    paper.visit("Asim Munir visited China and Russia", munir, to="CHN")
    paper.visit("Asim Munir visited China and Russia", munir, to="RUS")
    assert len({v.id for v in linked(paper).visits}) == 2


def test_two_meetings_in_one_sentence() -> None:
    """Of the same two people, one held and one announced; each has an id of its own."""
    paper = Paper(A, "Asim Munir met Antony Blinken and will meet him again.", "2023-12-15")
    munir, blinken = paper.actor("Asim Munir", "PAK"), paper.actor("Antony Blinken", "USA")
    paper.meeting("Asim Munir met Antony Blinken", [munir], [blinken])
    paper.meeting("Asim Munir met Antony Blinken and", [munir], [blinken], status="announced")
    meetings = linked(paper).meetings
    assert len(meetings) == 2
    assert len({m.id for m in meetings}) == 2


def test_visits_come_by_date() -> None:
    """Those without one last."""
    papers = (
        journey(A, "2022-10", "in September 2022", to="CHN"),
        journey(B, None),
        journey("c.txt", "2019-07-24", "on 23 July 2019"),
    )
    assert [v.when.start if v.when else None for v in linked(*papers).visits] == [
        "2019-07-23",
        "2022-09-01",
        None,
    ]


def table(
    path: str,
    day: str | None,
    words: str = "",
    *,
    guests: tuple[str, ...] = ("Asim Munir",),
    hosts: tuple[str, ...] = ("Antony Blinken",),
    mode: Mode = "in person",
    status: Status = "held",
    country: str | None = None,
    journey_to: str | None = None,
    journey_status: Status = "held",
    state: str | None = "USA",
) -> Paper:
    """One article on one meeting, and on the guest's visit where there is one."""
    said = f"{' and '.join(guests)} met {' and '.join(hosts)} {words}.".replace(" .", ".")
    paper = Paper(path, f"{said} It was a visit. So writes {path}.", day)
    first = [paper.actor(name, "PAK") for name in guests]
    second = [paper.actor(name, state) for name in hosts]
    when = paper.date(words) if words else None
    paper.meeting(said, first, second, when=when, mode=mode, status=status, country=country)
    if journey_to:
        paper.visit("It was a visit", first[0], to=journey_to, status=journey_status)
    return paper


BLINKEN, NULAND = ("Antony Blinken",), ("Antony Blinken", "Victoria Nuland")
MET_TWICE: dict[str, tuple[Paper, Paper, int]] = {
    "the same day": (table(A, "2023-12-15"), table(B, "2023-12-15"), 1),
    "a dated one and its report": (
        table(A, "2023-12-15", "on 14 December 2023"),
        table(B, "2023-12-20"),
        1,
    ),
    "on two days far apart": (
        table(A, None, "on 14 October 2023"),
        table(B, None, "on 14 December 2023"),
        2,
    ),
    "both without a date": (table(A, None), table(B, None), 2),
    "one tells of more people": (
        table(A, "2023-12-15"),
        table(B, "2023-12-15", hosts=NULAND),
        1,
    ),
    "others": (table(A, "2023-12-15"), table(B, "2023-12-15", hosts=("Lloyd Austin",)), 2),
    "one met each": (
        table(A, "2023-12-15", hosts=("Victoria Nuland",)),
        table(B, "2023-12-15", hosts=BLINKEN),
        2,
    ),
    "at a table and by phone": (
        table(A, "2023-12-15"),
        table(B, "2023-12-15", mode="phone"),
        2,
    ),
    "in an unknown way": (
        table(A, "2023-12-15"),
        table(B, "2023-12-15", mode="unknown"),
        1,
    ),
    "held and cancelled": (
        table(A, "2023-12-15"),
        table(B, "2023-12-15", status="cancelled"),
        2,
    ),
    "2019 and 2023": (table(A, "2019-07-24"), table(B, "2023-12-15"), 2),
}


@pytest.mark.parametrize(("first", "second", "count"), MET_TWICE.values(), ids=MET_TWICE.keys())
def test_one_meeting_or_two(first: Paper, second: Paper, count: int) -> None:
    """By who sat there, when, and how."""
    meetings = linked(first, second).meetings
    assert len(meetings) == count
    assert len({m.id for m in meetings}) == count


def test_one_meeting_seats_all_who_took_part() -> None:
    """Those whom only one article names too; and the way that is known."""
    less = table(A, "2023-12-15", "on 14 December 2023", mode="unknown")
    more = table(B, "2023-12-15", hosts=NULAND)
    (meeting,) = linked(less, more).meetings
    assert meeting.sides == (
        ("person:asim-munir",),
        ("person:antony-blinken", "person:victoria-nuland"),
    )
    assert meeting.participants == tuple(a for side in meeting.sides for a in side)
    assert meeting.mode == "in person"
    assert meeting.when is not None
    assert meeting.when.start == "2023-12-14"
    assert len(meeting.evidence) == 2


def visit_of(briefing: Briefing) -> Visit | None:
    """The visit of the only meeting; both must name one another."""
    (meeting,) = briefing.meetings
    for visit in briefing.visits:
        assert (meeting.id in visit.meetings) == (meeting.visit == visit.id)
    return next((v for v in briefing.visits if v.id == meeting.visit), None)


IN_ONE_ARTICLE: dict[str, tuple[Paper, bool]] = {
    "the guest met somebody of that country": (table(A, "2023-12-15", journey_to="USA"), True),
    "and nothing is dated": (table(A, None, journey_to="USA"), True),
    "in that country": (table(A, "2023-12-15", country="USA", journey_to="USA"), True),
    "in another country": (table(A, "2023-12-15", country="GBR", journey_to="USA"), False),
    "with somebody of another country": (
        table(A, "2023-12-15", state="GBR", journey_to="USA"),
        False,
    ),
    "with somebody of another country, but there": (
        table(A, "2023-12-15", state="GBR", country="USA", journey_to="USA"),
        True,
    ),
    "with somebody of no known country": (
        table(A, "2023-12-15", state=None, journey_to="USA"),
        True,
    ),
    "by phone": (table(A, "2023-12-15", mode="phone", journey_to="USA"), False),
    "by video": (table(A, "2023-12-15", mode="video", journey_to="USA"), False),
    "by message": (table(A, "2023-12-15", mode="message", journey_to="USA"), False),
    "held, but the visit was declined": (
        table(A, "2023-12-15", journey_to="USA", journey_status="declined"),
        False,
    ),
    "cancelled, but the visit was held": (
        table(A, "2023-12-15", status="cancelled", journey_to="USA"),
        False,
    ),
    "cancelled with the visit": (
        table(A, "2023-12-15", status="cancelled", journey_to="USA", journey_status="cancelled"),
        True,
    ),
    "no visit": (table(A, "2023-12-15"), False),
}


@pytest.mark.parametrize(("paper", "belongs"), IN_ONE_ARTICLE.values(), ids=IN_ONE_ARTICLE.keys())
def test_a_meeting_in_its_visit(paper: Paper, belongs: bool) -> None:
    """Told by one article."""
    assert (visit_of(linked(paper)) is not None) == belongs


IN_TWO_ARTICLES: dict[str, tuple[Paper, Paper, bool]] = {
    "near in time": (table(A, "2023-12-15"), journey(B, "2023-12-20"), True),
    "far in time": (table(A, "2019-07-24"), journey(B, "2023-12-20"), False),
    "without a date": (table(A, None), journey(B, "2023-12-20"), False),
    "to another country": (table(A, "2023-12-15"), journey(B, "2023-12-15", to="CHN"), False),
    "of somebody else": (table(A, "2023-12-15"), journey(B, "2023-12-15", who="Li Bo"), False),
    "of the host": (
        table(A, "2023-12-15"),
        journey(B, "2023-12-15", who="Antony Blinken", to="PAK", state="USA"),
        True,
    ),
}


@pytest.mark.parametrize(
    ("paper", "other", "belongs"), IN_TWO_ARTICLES.values(), ids=IN_TWO_ARTICLES.keys()
)
def test_a_meeting_in_a_visit_told_elsewhere(paper: Paper, other: Paper, belongs: bool) -> None:
    """By time, country and traveller."""
    assert (visit_of(linked(paper, other)) is not None) == belongs


def test_of_two_visits_the_one_told_with_the_meeting() -> None:
    """The article that tells both knows best."""
    told = table(A, "2023-12-15", journey_to="USA")
    early = journey(B, None, "on 1 December 2023")
    visit = visit_of(linked(told, early))
    assert visit is not None
    assert {r.source for r in visit.evidence} >= {told.read().id}


def test_a_meeting_of_one_person_with_himself() -> None:
    """Two names in an article prove to be one person's: there was no meeting of two."""
    paper = Paper(A, "Lloyd Austin met Lloyd J. Austin.", "2023-12-15")
    first, second = paper.actor("Lloyd Austin", "USA"), paper.actor("Lloyd J. Austin", "USA")
    paper.meeting("Lloyd Austin met", [first], [second])
    briefing = linked(paper)
    assert len(briefing.actors) == 1
    assert all(len(m.participants) >= 2 for m in briefing.meetings)


def test_a_person_under_two_names_is_seated_once() -> None:
    """And the others stay."""
    paper = Paper(A, "Lloyd Austin met Bo Sample, and Lloyd J. Austin sat there.", "2023-12-15")
    austin, sample = paper.actor("Lloyd Austin", "USA"), paper.actor("Bo Sample", "PAK")
    again = paper.actor("Lloyd J. Austin", "USA")
    paper.meeting("Lloyd Austin met Bo Sample", [austin], [sample, again])
    (meeting,) = linked(paper).meetings
    assert meeting.sides == (("person:lloyd-j-austin",), ("person:bo-sample",))


def announced(day: str, words: str = "in January 2024") -> Paper:
    """An article that only announces a visit to the United States."""
    paper = Paper(A, f"Asim Munir will visit America {words}.", day)
    munir = paper.actor("Asim Munir", "PAK")
    when = paper.date(words, "future")
    paper.visit("Asim Munir will visit America", munir, to="USA", when=when, status="announced")
    return paper


FULFILLED: dict[str, tuple[Paper, Status]] = {
    "a meeting there in that time": (
        table(B, "2024-01-12", "on 10 January 2024", country="USA"),
        "held",
    ),
    "a meeting elsewhere": (
        table(B, "2024-01-12", "on 10 January 2024", country="GBR"),
        "announced",
    ),
    "nobody tells where": (table(B, "2024-01-12", "on 10 January 2024"), "announced"),
    "long after": (table(B, "2024-05-12", "on 10 May 2024", country="USA"), "announced"),
    "only announced as well": (
        table(B, "2024-01-02", "on 10 January 2024", country="USA", status="announced"),
        "announced",
    ),
    "by phone": (
        table(B, "2024-01-12", "on 10 January 2024", country="USA", mode="phone"),
        "announced",
    ),
    "with others": (
        table(B, "2024-01-12", "on 10 January 2024", country="USA", guests=("Omar Malik",)),
        "announced",
    ),
}


@pytest.mark.parametrize(("met", "status"), FULFILLED.values(), ids=FULFILLED.keys())
def test_an_announced_visit_on_which_somebody_was_met(met: Paper, status: Status) -> None:
    """It was made where a meeting in that country and time tells so; the history says by what."""
    (visit,) = linked(announced("2024-01-03"), met).visits
    assert visit.status == status
    assert [step.status for step in visit.steps] == ["announced", *(["held"] * (status == "held"))]
    sources = {ref.source for ref in visit.evidence}
    assert (len(sources) == 2) == (status == "held")


def test_a_status_that_the_reader_has_set_stays() -> None:
    """Whatever was held on the visit."""
    papers = announced("2024-01-03"), FULFILLED["a meeting there in that time"][0]
    spot = FindingId(papers[0].read().id, "visit", 0)
    decisions = Decisions(marks=(Annotation(spot, "j1", changed="status"),))
    (visit,) = link([paper.read() for paper in papers], decisions).visits
    assert visit.status == "announced"
    assert len(visit.meetings) == 1
