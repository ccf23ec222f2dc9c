"""From a briefing to the lines of its lists, by briefings made by hand."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Briefing, DateRecord, Discrepancy, ReviewState, Step
from briefing.models.briefing import MentionRef
from briefing.models.copy_with import replace
from briefing.models.enums import Status
from briefing.models.read_models import (
    LINES,
    ActorLine,
    EventLine,
    Facts,
    Highlight,
    IssueLine,
    Listing,
    PairLine,
    PositionLine,
    SourceLine,
)
from briefing.presentation.wording import CHANGED, CONFIRMED, DISPUTED, NOTED, PINNED
from briefing.workspace.read_model_builder import listing
from tests.tui.hand import Hand, small, when

MUNIR, BAJWA = (f"s-{end}" for end in ("cd477bf099", "ddb789f094"))
"""The two articles of ``small``."""


@pytest.fixture
def made() -> Listing:
    """Of two visits, three meetings, three issues, two articles."""
    return listing(small().briefing())


def of(made: Listing, cls: type) -> list[Any]:
    """The lines of one class."""
    return [line for line in made.lines if type(line) is cls]


def line(made: Listing, cls: type, name: str) -> Any:
    """The line of one record."""
    (found,) = (line for line in of(made, cls) if line.id == name)
    return found


def event(made: Listing, name: str) -> EventLine:
    """The line of a visit or a meeting."""
    found: EventLine = line(made, EventLine, name)
    return found


# -- events


def test_a_visit(made: Listing) -> None:
    """Dated by its meetings where it has no date of its own."""
    assert event(made, "visit-0") == EventLine(
        id="visit-0",
        place=0,
        kind="visit",
        status="held",
        mode="",
        start="2023-12-13",
        end="2023-12-14",
        sort="2023-12-13",
        year="2023",
        text="13 Dec",
        reported=False,
        title="Munir → US",
        who="Munir",
        country="USA",
        visit="",
        articles=1,
        origins=1,
        marks="",
        unseen=False,
        words=" munir us asim munir united states held 2023 13 dec ",
    )


def test_a_visit_that_was_announced(made: Listing) -> None:
    """For a time that is past: nobody saw it."""
    found = event(made, "visit-1")
    assert (found.start, found.end, found.text) == ("2021-01-01", "2021-12-31", "2021")
    assert (found.status, found.unseen, found.title) == ("announced", True, "Bajwa → China")


def test_a_meeting_of_a_visit(made: Listing) -> None:
    """It names its visit and has no place in the list."""
    found = event(made, "meeting-1")
    assert (found.kind, found.visit, found.place) == ("meeting", "visit-0", None)
    assert (found.who, found.mode, found.start) == ("Munir – Blinken", "in person", "2023-12-14")
    assert found.country == ""


def test_a_call(made: Listing) -> None:
    """Of no visit, and dated by its source alone."""
    found = event(made, "meeting-2")
    assert (found.visit, found.place, found.mode) == ("", 1, "phone")
    assert (found.title, found.who) == ("☎ Bajwa – Lavrov", "Bajwa – Lavrov")
    assert (found.reported, found.text, found.sort) == (True, "~Oct", "2022-10-01")
    assert found.words == " bajwa lavrov qamar bajwa sergei lavrov held phone 2022 oct "


def test_the_latest_event_comes_first() -> None:
    """The undated ones last; those of one day by their ids."""
    hand = Hand()
    hand.source("Ana Example visited Rome, Oslo, Bonn and Bern.", date=None)
    ana = hand.actor("Ana Example")
    dates = ["2020-05-05", None, "2021-01-01", "2020-05-05"]
    for word, day in zip(("Rome", "Oslo", "Bonn", "Bern"), dates, strict=True):
        hand.visit(ana, f"{word}", None, place=word, time=when(day) if day else None)
    events = of(listing(hand.briefing()), EventLine)
    shown = sorted((e.place, e.id) for e in events)
    assert [name for _, name in shown] == ["visit-2", "visit-3", "visit-0", "visit-1"]
    undated = event(listing(hand.briefing()), "visit-1")
    assert (undated.start, undated.end, undated.sort, undated.text) == ("", "", "", "—")


def test_many_travellers_and_many_sides() -> None:
    """Two of them and how many more; one for each side of a meeting."""
    hand = Hand()
    hand.source("Ana Ex, Bo Sam, Cy Oth and Di Las met; they visited Rome.")
    ids = [hand.actor(name) for name in ("Ana Ex", "Bo Sam", "Cy Oth", "Di Las")]
    hand.visit(ids[0], "visited Rome", None, place="Rome")
    hand.meeting(ids[0], ids[1], "met")
    visit, meeting = hand.visits[0], hand.meetings[0]
    sides = ((ids[0], ids[2], ids[3]), (ids[1],))
    briefing = replace(
        hand.briefing(),
        visits=(replace(visit, travellers=tuple(ids)),),
        meetings=(replace(meeting, participants=tuple(ids), sides=sides),),
    )
    made = listing(briefing)
    assert event(made, "visit-0").title == "Ex, Sam +2 → Rome"
    assert event(made, "meeting-0").who == "Ex +2 – Sam"
    assert " cy oth " in event(made, "visit-0").words
    pairs = {(p.id, p.other): p.meetings for p in of(made, PairLine)}
    assert pairs == {
        pair: 1
        for one in (0, 2, 3)
        for pair in ((ids[one], ids[1]), (ids[1], ids[one]))
    }  # fmt: skip


ANNOUNCED: dict[str, tuple[Status, str | None, str | None, bool]] = {
    "for a day that is past": ("announced", "2023-12-01", None, True),
    "for a day that is to come": ("announced", "2024-01-01", None, False),
    "for no day, just now": ("announced", None, "2023-12-01", False),
    "for no day, long ago": ("announced", None, "2023-01-01", True),
    "and seen": ("held", "2023-12-01", None, False),
    "and called off": ("cancelled", "2023-12-01", None, False),
}


@pytest.mark.parametrize(
    ("status", "day", "said", "unseen"), ANNOUNCED.values(), ids=ANNOUNCED.keys()
)
def test_what_was_announced(
    status: Status, day: str | None, said: str | None, unseen: bool
) -> None:
    """And was not seen by the day of the newest source."""
    hand = Hand()
    hand.source("Ana Example is to visit Rome.", date="2023-12-15")
    time = when(day) if day else None
    hand.visit(hand.actor("Ana Example"), "visit Rome", status=status, time=time)
    (visit,) = hand.visits
    steps = (Step(status, said, None, visit.evidence),) if said else ()
    briefing = replace(hand.briefing(), visits=(replace(visit, steps=steps),))
    assert event(listing(briefing), "visit-0").unseen == unseen


MARKS: dict[str, tuple[ReviewState | None, bool, str]] = {
    "nothing": (None, False, ""),
    "confirmed": (ReviewState("visit-0", confirmed=True), False, CONFIRMED),
    "pinned": (ReviewState("visit-0", pinned=True), False, PINNED),
    "changed": (ReviewState("visit-0", changed=("date",)), False, CHANGED),
    "noted": (ReviewState("visit-0", notes=("So?",)), False, NOTED),
    "disputed": (None, True, DISPUTED),
    "all": (
        ReviewState("visit-0", True, True, ("date",), ("So?",)),
        True,
        DISPUTED + CHANGED + NOTED + PINNED + CONFIRMED,
    ),
    "of another": (ReviewState("visit-1", confirmed=True), False, ""),
}


@pytest.mark.parametrize(("judged", "disputed", "marks"), MARKS.values(), ids=MARKS.keys())
def test_what_is_settled(judged: ReviewState | None, disputed: bool, marks: str) -> None:
    """By the reader; and where sources disagree."""
    found = Discrepancy("visit", "visit-0", "date", ())
    briefing = replace(
        small().briefing(),
        judged=(judged,) if judged else (),
        discrepancies=(found, replace(found, matter="place")) if disputed else (),
    )
    made = listing(briefing)
    assert event(made, "visit-0").marks == marks
    links = [other for name, one, other in made.links if name == "disagreements of event"]
    assert links == (["visit-0:date:0", "visit-0:place:1"] if disputed else [])


# -- the other lines


def test_an_actor(made: Listing) -> None:
    """With how often and where it is named, and its visits and meetings."""
    assert line(made, ActorLine, "person:0") == ActorLine(
        id="person:0",
        place=0,
        kind="person",
        name="Asim Munir",
        short="Munir",
        country="PAK",
        mentions=1,
        articles=1,
        origins=1,
        events=3,
    )
    states = line(made, ActorLine, "state:6")
    assert (states.name, states.short, states.events) == ("United States", "US", 0)


def test_copies_are_counted_once() -> None:
    """Articles and origins apart, as everywhere."""
    hand = Hand()
    for name in ("a.txt", "b.txt", "c.txt"):
        hand.source(f"Ana Example spoke of {name}.", name)
    hand.actor("Ana Example")
    first, second, third = hand.sources
    (ana,) = hand.actors
    mentions = tuple(MentionRef(s.id, 0, 11, "Ana Example") for s in hand.sources)
    briefing = replace(
        hand.briefing(),
        sources=(
            replace(first, origin=first.id, near_duplicates=(second.id,)),
            replace(second, origin=first.id, near_duplicates=(first.id,), hidden=True),
            third,
        ),
        actors=(replace(ana, mentions=(*mentions, mentions[0])),),
    )
    made = listing(briefing)
    found = line(made, ActorLine, ana.id)
    assert (found.mentions, found.articles, found.origins) == (4, 3, 2)
    sources = of(made, SourceLine)
    assert [(s.origin, s.copies, s.hidden) for s in sources] == [
        (first.id, 1, False),
        (first.id, 1, True),
        (third.id, 0, False),
    ]
    copies = [(one, other) for name, one, other in made.links if name == "sources of origin"]
    assert copies == [(first.id, first.id), (first.id, second.id), (third.id, third.id)]


def test_an_issue(made: Listing) -> None:
    """With its sides: a general speaks for his state."""
    assert of(made, IssueLine) == [
        IssueLine("issue:0", 0, "Trade", sides=1, positions=2, articles=1, origins=1),
        IssueLine("issue:1", 1, "Refugees", sides=1, positions=1, articles=1, origins=1),
        IssueLine("issue:2", 2, "Corridor", sides=2, positions=2, articles=1, origins=1),
    ]


def test_an_issue_on_which_nobody_takes_a_side() -> None:
    """It is in no list, and takes no place."""
    hand = small()
    hand.issues.insert(0, replace(hand.issues[0], id="issue:9", name="Weather"))
    found = of(listing(hand.briefing()), IssueLine)
    assert [(i.place, i.id) for i in found] == [
        (0, "issue:0"),
        (1, "issue:1"),
        (2, "issue:2"),
    ]


def test_a_position(made: Listing) -> None:
    """Whose it is, for which side, and when it was said, as precisely as that is known."""
    found = of(made, PositionLine)
    assert found[1:4] == [
        PositionLine(
            "position-1", 1, "issue:0", "person:0", "state:5", "support", "2023-12-15", MUNIR
        ),
        PositionLine(
            "position-2", 2, "issue:1", "state:6", "state:6", "oppose", "2023-12-15", MUNIR
        ),
        PositionLine("position-3", 3, "issue:2", "state:7", "state:7", "support", "2022-10", BAJWA),
    ]


def test_a_source(made: Listing) -> None:
    """And how much was drawn from it."""
    assert of(made, SourceLine) == [
        SourceLine(
            id=MUNIR,
            place=0,
            path="002_munir.txt",
            label="002",
            title="002_munir.txt",
            outlet="Dawn",
            day="2023-12-15",
            date="15 Dec 2023",
            origin=MUNIR,
            copies=0,
            hidden=False,
            visits=1,
            meetings=2,
            positions=3,
            quotes=1,
            actors=5,
        ),
        SourceLine(
            BAJWA,
            1,
            "000_bajwa.txt",
            "000",
            "000_bajwa.txt",
            "",
            "2022-10-01",
            "Oct 2022",
            BAJWA,
            0,
            False,
            1,
            1,
            2,
            0,
            3,
        ),
    ]


def test_titles_and_names_are_one_line() -> None:
    """Whatever stands in the files."""
    hand = Hand()
    hand.source("Ana\nExample spoke of\ntrade.", title="Talks\n\x1b[1m on", outlet="The\nPaper")
    ana = hand.actor("Ana\nExample")
    hand.position(hand.issue("the\ntrade", "trade"), ana, "trade")
    made = listing(hand.briefing())
    shown = [line for cls in (ActorLine, IssueLine, SourceLine) for line in of(made, cls)]
    words = [str(value) for line in shown for value in tuple(line)]
    assert not [word for word in words if "\n" in word or "\x1b" in word]


def test_who_met_whom(made: Listing) -> None:
    """Both ways, with the number of meetings; those on one side did not meet each other."""
    pairs = of(made, PairLine)
    assert Counter(pairs) == Counter(
        PairLine(one, other, 1)
        for a, b in ((0, 2), (0, 1), (3, 4))
        for one, other in ((f"person:{a}", f"person:{b}"), (f"person:{b}", f"person:{a}"))
    )


def test_the_same_two_met_twice() -> None:
    """It is one line."""
    hand = small()
    hand.meetings.append(replace(hand.meetings[0], id="meeting-9"))
    pairs = of(listing(hand.briefing()), PairLine)
    assert PairLine("person:0", "person:2", 2) in pairs
    assert PairLine("person:2", "person:0", 2) in pairs
    assert len(pairs) == 6


# -- links, marks, numbers


LINKS: dict[tuple[str, str], list[str]] = {
    ("visits of actor", "person:0"): ["visit-0"],
    ("meetings of actor", "person:0"): ["meeting-1", "meeting-0"],
    ("meetings of actor", "person:4"): ["meeting-2"],
    ("positions of issue", "issue:2"): ["position-3", "position-4"],
    ("positions of actor", "state:5"): ["position-0", "position-4"],
    ("issues of source", MUNIR): ["issue:0", "issue:1"],
    ("quotes of actor", "person:0"): ["quote-0"],
    ("sources of origin", MUNIR): [MUNIR],
    ("visits of source", MUNIR): ["visit-0"],
    ("meetings of source", BAJWA): ["meeting-2"],
    ("positions of source", BAJWA): ["position-3", "position-4"],
    ("quotes of source", MUNIR): ["quote-0"],
    ("actors of source", BAJWA): ["person:3", "person:4", "state:7"],
    ("disagreements of event", "visit-0"): [],
}


@pytest.mark.parametrize(("name", "one"), LINKS)
def test_what_belongs_to_a_record(made: Listing, name: str, one: str) -> None:
    """Each once, in the order of the briefing."""
    found = [other for relation, record, other in made.links if (relation, record) == (name, one)]
    assert found == LINKS[name, one]
    assert len(set(made.links)) == len(made.links)


def test_indirect_quotes_and_quotes_of_nobody() -> None:
    """They belong to nobody, and indirect ones are not highlighted either."""
    hand = small()
    (quote,) = hand.quotes
    hand.quotes = [replace(quote, id="indirect", direct=False), replace(quote, speaker=None)]
    made = listing(hand.briefing())
    assert not [link for link in made.links if link[0] == "quotes of actor"]
    assert [m.id for m in made.marks[MUNIR] if m.kind == "quote"] == ["quote-0"]


def test_marks(made: Listing) -> None:
    """What is highlighted, wider ones before the narrower ones in them."""
    assert made.marks[BAJWA] == (
        Highlight(81, 105, "position", "position-3"),
        Highlight(107, 139, "position", "position-4"),
        Highlight(0, 11, "person", "person:3"),
        Highlight(57, 70, "person", "person:4"),
        Highlight(25, 30, "state", "state:7"),
    )
    text = small().texts[MUNIR]
    words = {(m.kind, text[m.start : m.end]) for m in made.marks[MUNIR]}
    assert ("quote", "We want trade") in words
    assert ("state", "United States") in words


def test_marks_of_dates_and_of_descriptions() -> None:
    """A date by its value, also where it has none; an actor only where it is named."""
    hand = small()
    known, unknown = hand.ref("Thursday"), hand.ref("Wednesday")
    hand.dates = [DateRecord("2023-12-14", (known,)), DateRecord(None, (unknown,))]
    (munir, *others) = hand.actors
    spoken = MentionRef(MUNIR, 0, 7, "General", "description")
    hand.actors = [replace(munir, mentions=(*munir.mentions, spoken)), *others]
    marks = listing(hand.briefing()).marks[MUNIR]
    dates = [m for m in marks if m.kind == "date"]
    assert dates == [
        Highlight(known.start, known.end, "date", "2023-12-14"),
        Highlight(unknown.start, unknown.end, "date", ""),
    ]
    assert [m.start for m in marks if m.id == munir.id] == [munir.mentions[0].start]


def test_the_folder_in_numbers(made: Listing) -> None:
    """A meeting of a visit is no event of its own."""
    assert made.facts == Facts(
        articles=2, first_year="2022", last_year="2023", events=3, positions=5, newest="2023-12-15"
    )


def test_an_empty_briefing() -> None:
    """Nothing of anything."""
    assert listing(Briefing()) == Listing((), (), {}, Facts())


def test_undated_sources_have_no_years() -> None:
    """Nor is one of them the newest."""
    hand = Hand()
    hand.source("Ana Example spoke.", date=None)
    made = listing(hand.briefing())
    assert made.facts == Facts(articles=1)
    (source,) = of(made, SourceLine)
    assert (source.day, source.date) == ("", "undated")


@given(st.permutations(range(5)))
@settings(max_examples=20, deadline=None)
def test_lines_stand_in_the_order_of_the_briefing(order: list[int]) -> None:
    """Each place is given once, from zero; the list of visits has an order of its own."""
    hand = small()
    before = of(listing(hand.briefing()), EventLine)
    hand.positions = [hand.positions[n] for n in order]
    hand.actors = [*hand.actors[3:], *hand.actors[:3]]
    hand.visits.reverse()
    made = listing(hand.briefing())
    assert [p.id for p in of(made, PositionLine)] == [f"position-{n}" for n in order]
    for cls in LINES:
        places = [getattr(one, "place", None) for one in of(made, cls)]
        given_ = sorted(place for place in places if place is not None)
        assert given_ == list(range(len(given_)))
    places_of = {e.id: e.place for e in before}
    after = {e.id: e.place for e in of(made, EventLine)}
    assert after == places_of
