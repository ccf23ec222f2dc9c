"""The reader’s decisions are obeyed: together, apart, names, owners, marks, hidden."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.link import ReadArticle, link, source_id
from briefing.link.memo_cache import MemoCache
from briefing.models import Briefing
from briefing.models.copy_with import replace
from briefing.models.decisions import ActorOverride, Annotation, Decisions, FindingId
from briefing.models.enums import ActorKind, Status
from tests.link.helpers import NONE, linked, of_name, spot, told_in
from tests.link.paper import Paper


def actor(path: str, name: str, country: str | None, kind: ActorKind = "person") -> Paper:
    """An article that names somebody or something."""
    made = Paper(path, f"{name} was there. So writes {path}.", "2023-05-12")
    made.actor(name, country, kind=kind)
    return made


def must_link(*pairs: tuple[FindingId, FindingId]) -> Decisions:
    """Pairs that are one."""
    return Decisions(must_link=pairs)


def cannot_link(*pairs: tuple[FindingId, FindingId]) -> Decisions:
    """Pairs that are two."""
    return Decisions(cannot_link=pairs)


def sizes(briefing: Briefing) -> list[int]:
    """How many articles name each actor."""
    return sorted(len(told_in(a)) for a in briefing.actors)


TWO: dict[str, tuple[Paper, Paper]] = {
    "two names": (actor("0.txt", "Ana Example", "PAK"), actor("1.txt", "Bo Sample", "USA")),
    "one name, two states": (
        actor("0.txt", "John Smith", "USA"),
        actor("1.txt", "John Smith", "GBR"),
    ),
    "a name and a surname": (actor("0.txt", "Ana Example", "PAK"), actor("1.txt", "Khan", "PAK")),
    "two bodies": (
        actor("0.txt", "Pentagon", "USA", "organisation"),
        actor("1.txt", "Defence Department", "USA", "organisation"),
    ),
    "two states": (actor("0.txt", "Burma", "MMR", "state"), actor("1.txt", "Siam", "THA", "state")),
    "a person and an office": (
        actor("0.txt", "Ana Example", "PAK"),
        actor("1.txt", "the minister", "PAK", "organisation"),
    ),
}


@pytest.mark.parametrize("papers", TWO.values(), ids=TWO.keys())
@pytest.mark.parametrize("turned", [False, True], ids=["forth", "back"])
def test_what_the_reader_takes_for_one(papers: tuple[Paper, Paper], turned: bool) -> None:
    """Whatever speaks against it, and whichever is named first."""
    pair = (spot("1.txt"), spot("0.txt")) if turned else (spot("0.txt"), spot("1.txt"))
    assert sizes(linked(*papers)) == [1, 1]
    assert sizes(linked(*papers, decisions=must_link(pair))) == [2]


ONE: dict[str, tuple[Paper, Paper]] = {
    "one name": (actor("0.txt", "Ana Example", "PAK"), actor("1.txt", "Ana Example", "PAK")),
    "two spellings": (
        actor("0.txt", "Volodymyr Zelensky", "UKR"),
        actor("1.txt", "Vladimir Zelenskyy", "UKR"),
    ),
    "a surname": (actor("0.txt", "Ana Example", "PAK"), actor("1.txt", "Example", "PAK")),
    "one body": (
        actor("0.txt", "Pentagon", "USA", "organisation"),
        actor("1.txt", "Pentagon", "USA", "organisation"),
    ),
    "one state": (
        actor("0.txt", "Pakistan", "PAK", "state"),
        actor("1.txt", "Islamabad", "PAK", "state"),
    ),
}


@pytest.mark.parametrize("papers", ONE.values(), ids=ONE.keys())
@pytest.mark.parametrize("turned", [False, True], ids=["forth", "back"])
def test_what_the_reader_takes_for_two(papers: tuple[Paper, Paper], turned: bool) -> None:
    """Whatever speaks for one, and whichever is split off."""
    pair = (spot("1.txt"), spot("0.txt")) if turned else (spot("0.txt"), spot("1.txt"))
    assert sizes(linked(*papers)) == [2]
    briefing = linked(*papers, decisions=cannot_link(pair))
    assert sizes(briefing) == [1, 1]
    assert len({a.id for a in briefing.actors}) == 2


@pytest.mark.parametrize("off", range(4))
def test_one_of_four_is_split_off(off: int) -> None:
    """The other three stay one."""
    papers = [actor(f"{n}.txt", "Ana Example", "PAK") for n in range(4)]
    rest = next(n for n in range(4) if n != off)
    briefing = linked(*papers, decisions=cannot_link((spot(f"{off}.txt"), spot(f"{rest}.txt"))))
    assert sizes(briefing) == [1, 3]
    assert (source_id(f"{off}.txt"),) in {told_in(a) for a in briefing.actors}


def test_one_of_four_bodies_is_split_off() -> None:
    """The other three stay one."""
    papers = [actor(f"{n}.txt", "Pentagon", "USA", "organisation") for n in range(4)]
    assert sizes(linked(*papers, decisions=cannot_link((spot("2.txt"), spot("0.txt"))))) == [1, 3]


def test_an_office_is_split_off_from_its_holder() -> None:
    """The minister of that article is somebody else."""
    named = Paper("0.txt", "Foreign Minister Ana Example spoke.", "2023-05-12")
    named.actor("Ana Example", "FIN", office="Foreign Minister")
    office = Paper("1.txt", "Here the foreign minister spoke.", "2023-05-13")
    office.actor("the foreign minister", "FIN", kind="organisation", nameless=True)
    assert sizes(linked(named, office)) == [2]
    assert sizes(linked(named, office, decisions=cannot_link((spot("1.txt"), spot("0.txt"))))) == [
        1,
        1,
    ]


def test_what_is_one_with_two_is_one_with_both() -> None:
    """Three names, two decisions."""
    names = ("Ana Example", "Bo Sample", "Cy Other")
    papers = [actor(f"{n}.txt", name, "PAK") for n, name in enumerate(names)]
    pairs = ((spot("0.txt"), spot("1.txt")), (spot("2.txt"), spot("1.txt")))
    assert sizes(linked(*papers, decisions=must_link(*pairs))) == [3]
    assert sizes(linked(*papers, decisions=must_link(*pairs[::-1]))) == [3]


def test_the_reader_s_word_is_the_reason() -> None:
    """Where an office was put to a person by hand."""
    briefing = linked(
        *TWO["a person and an office"], decisions=must_link((spot("0.txt"), spot("1.txt")))
    )
    (one,) = briefing.actors
    assert [s.name for j in one.joins for s in j.signals] == ["the reader’s judgement"]


def test_the_reader_s_word_is_the_reason_for_two_persons() -> None:
    """Each merge says why: also one that was made by hand."""
    briefing = linked(*TWO["two names"], decisions=must_link((spot("0.txt"), spot("1.txt"))))
    (one,) = briefing.actors
    assert [s.name for j in one.joins for s in j.signals] == ["the reader’s judgement"]


def test_decisions_on_what_is_not_there() -> None:
    """They change nothing."""
    papers = ONE["two spellings"]
    gone, here = spot("gone.txt"), spot("0.txt")
    decisions = Decisions(
        must_link=((gone, here), (gone, spot("gone.txt", "visit"))),
        cannot_link=((gone, here), (here, gone)),
        names=(ActorOverride(gone, "Nobody"),),
        owners=((spot("gone.txt", "meeting"), None),),
        marks=(Annotation(gone, "j-1", confirmed=True),),
        hidden=frozenset({source_id("gone.txt")}),
    )
    assert sizes(linked(*papers, decisions=decisions)) == [2]


# -- names


def test_an_actor_is_called_as_the_reader_says() -> None:
    """Name, kind and state, whichever of its mentions the decision hangs on."""
    for path in ("0.txt", "1.txt"):
        named = ActorOverride(spot(path), "Ana M. Example", "group", "IND")
        (one,) = linked(*ONE["one name"], decisions=Decisions(names=(named,))).actors
        assert (one.name, one.kind, one.country) == ("Ana M. Example", "group", "IND")
        assert "Ana Example" in one.aliases


def test_what_the_reader_does_not_name_stays() -> None:
    """A name alone changes the name alone."""
    decisions = Decisions(names=(ActorOverride(spot("0.txt"), "A. Example"),))
    (one,) = linked(*ONE["one name"], decisions=decisions).actors
    assert (one.name, one.kind, one.country) == ("A. Example", "person", "PAK")


def test_the_state_that_the_reader_sets_counts_in_linking() -> None:
    """A host of that country makes the meeting one of the visit."""
    paper = Paper("0.txt", "Ana Example met Bo Sample. It was a visit.", "2023-05-12")
    ana, bo = paper.actor("Ana Example", "PAK"), paper.actor("Bo Sample", "GBR")
    paper.meeting("met Bo Sample", [ana], [bo])
    paper.visit("It was a visit", ana, to="USA")
    assert linked(paper).meetings[0].visit is None
    decisions = Decisions(names=(ActorOverride(spot("0.txt", number=bo), country="USA"),))
    assert linked(paper, decisions=decisions).meetings[0].visit is not None


# -- visits and meetings


@dataclass(frozen=True)
class Trip:
    """A visit with a meeting on it."""

    day: str
    words: str
    to: str = "USA"
    status: Status = "held"
    met: bool = True

    def paper(self, path: str) -> Paper:
        """The article."""
        made = Paper(
            path, f"Ana Example left {self.words}. Bo Sample was met. So writes {path}.", self.day
        )
        ana, bo = made.actor("Ana Example", "PAK"), made.actor("Bo Sample", self.to)
        when = made.date(self.words)
        made.visit("Ana Example left", ana, to=self.to, when=when, status=self.status)
        if self.met:
            made.meeting("Bo Sample was met", [ana], [bo], when=when, status=self.status)
        return made


MAY, JUNE = Trip("2023-05-12", "on 10 May 2023"), Trip("2023-06-22", "on 20 June 2023")
REPORT = Trip("2023-05-13", "on 10 May 2023")


def trips(*several: Trip, decisions: Decisions = NONE) -> Briefing:
    """An article each."""
    return linked(*(t.paper(f"{n}.txt") for n, t in enumerate(several)), decisions=decisions)


@pytest.mark.parametrize("kind", ["visit", "meeting"])
@pytest.mark.parametrize("turned", [False, True], ids=["forth", "back"])
def test_two_events_that_the_reader_takes_for_one(kind: str, turned: bool) -> None:
    """Whatever their days are."""
    pair = spot("0.txt", kind), spot("1.txt", kind)
    decisions = must_link(pair[::-1] if turned else pair)
    briefing = trips(MAY, JUNE, decisions=decisions)
    counts = {"visit": len(briefing.visits), "meeting": len(briefing.meetings)}
    assert counts == {"visit": 2, "meeting": 2, kind: 1}
    record = briefing.visits[0] if kind == "visit" else briefing.meetings[0]
    assert {r.source for r in record.evidence} == {source_id("0.txt"), source_id("1.txt")}


@pytest.mark.parametrize("kind", ["visit", "meeting"])
@pytest.mark.parametrize("turned", [False, True], ids=["forth", "back"])
def test_one_event_that_the_reader_takes_for_two(kind: str, turned: bool) -> None:
    """Whatever speaks for one."""
    pair = spot("0.txt", kind), spot("1.txt", kind)
    decisions = cannot_link(pair[::-1] if turned else pair)
    assert len(trips(MAY, REPORT).visits) == 1
    briefing = trips(MAY, REPORT, decisions=decisions)
    counts = {"visit": len(briefing.visits), "meeting": len(briefing.meetings)}
    assert counts == {"visit": 1, "meeting": 1, kind: 2}


@pytest.mark.parametrize("off", range(3))
def test_one_of_three_tellings_is_split_off(off: int) -> None:
    """The other two stay one visit."""
    rest = next(n for n in range(3) if n != off)
    decisions = cannot_link((spot(f"{off}.txt", "visit"), spot(f"{rest}.txt", "visit")))
    found = trips(MAY, REPORT, REPORT, decisions=decisions).visits
    told = {frozenset(r.source for r in v.evidence) for v in found}
    assert frozenset({source_id(f"{off}.txt")}) in told
    assert len(told) == 2


def test_a_merged_visit_has_the_meetings_of_both() -> None:
    """They follow it."""
    pair = spot("0.txt", "visit"), spot("1.txt", "visit")
    briefing = trips(MAY, JUNE, decisions=must_link(pair))
    (visit,) = briefing.visits
    assert set(visit.meetings) == {m.id for m in briefing.meetings}
    assert len(visit.meetings) == 2
    assert [s.said for s in visit.steps] == ["2023-05-12"]


def test_a_meeting_is_put_to_another_visit() -> None:
    """And to none."""
    first, second = trips(MAY, JUNE).visits
    for target, expected in ((spot("1.txt", "visit"), second.id), (None, None)):
        decisions = Decisions(owners=((spot("0.txt", "meeting"), target),))
        briefing = trips(MAY, JUNE, decisions=decisions)
        meeting = next(m for m in briefing.meetings if m.evidence[0].source == source_id("0.txt"))
        assert meeting.visit == expected
        for visit in briefing.visits:
            assert (meeting.id in visit.meetings) == (visit.id == expected)
    assert first.id != second.id


# -- marks and hidden sources


def test_marks_are_put_to_the_record_of_their_finding() -> None:
    """Those of one record together, and nothing else changes."""
    marks = (
        Annotation(spot("0.txt", "visit"), "j-1", confirmed=True),
        Annotation(spot("1.txt", "visit"), "j-2", pinned=True, note="see the minutes"),
        Annotation(spot("0.txt"), "j-3", changed="country"),
    )
    plain, briefing = trips(MAY, REPORT), trips(MAY, REPORT, decisions=Decisions(marks=marks))
    (visit,) = briefing.visits
    found = {j.record: j for j in briefing.judged}
    assert found[visit.id].confirmed
    assert found[visit.id].pinned
    assert found[visit.id].notes == ("see the minutes",)
    assert found[visit.id].by == ("j-1", "j-2")
    assert found[of_name(briefing, "Ana Example").id].changed == ("country",)
    assert replace(briefing, judged=()) == plain


def test_a_hidden_source_takes_no_part() -> None:
    """It is still listed, and says nothing."""
    decisions = Decisions(hidden=frozenset({source_id("1.txt")}))
    briefing = trips(MAY, JUNE, decisions=decisions)
    alone = trips(MAY)
    assert [s.hidden for s in briefing.sources] == [False, True]
    assert replace(briefing, sources=()) == replace(alone, sources=())


def test_all_are_hidden() -> None:
    """Nothing is left but the sources."""
    decisions = Decisions(hidden=frozenset(map(source_id, ("0.txt", "1.txt"))))
    briefing = trips(MAY, JUNE, decisions=decisions)
    assert replace(briefing, sources=()) == Briefing()
    assert len(briefing.sources) == 2


# -- order, and what is remembered

READ: tuple[ReadArticle, ...] = tuple(
    p.read()
    for p in (
        MAY.paper("0.txt"),
        REPORT.paper("1.txt"),
        JUNE.paper("2.txt"),
        actor("3.txt", "Example", "PAK"),
        actor("4.txt", "Bo Sample", "USA"),
    )
)
ALL = Decisions(
    must_link=((spot("0.txt", "visit"), spot("2.txt", "visit")), (spot("3.txt"), spot("0.txt"))),
    cannot_link=(
        (spot("4.txt"), spot("0.txt", number=1)),
        (spot("1.txt", "meeting"), spot("0.txt", "meeting")),
    ),
    names=(ActorOverride(spot("1.txt"), "A. Example"),),
    owners=((spot("2.txt", "meeting"), None),),
    marks=(Annotation(spot("2.txt", "visit"), "j-1", confirmed=True),),
)


@given(st.permutations(READ), st.permutations(ALL.must_link), st.permutations(ALL.cannot_link))
@settings(max_examples=30, deadline=None)
def test_the_order_of_articles_and_decisions_does_not_matter(
    reads: list[ReadArticle],
    ones: list[tuple[FindingId, FindingId]],
    twos: list[tuple[FindingId, FindingId]],
) -> None:
    """The result depends on what they say alone."""
    decisions = replace(ALL, must_link=tuple(ones), cannot_link=tuple(twos))
    assert link(reads, decisions) == link(READ, ALL)


CHOICES = st.lists(
    st.tuples(
        st.sets(st.sampled_from(range(len(READ)))),
        st.sampled_from(
            (
                Decisions(),
                ALL,
                Decisions(must_link=ALL.must_link),
                Decisions(cannot_link=ALL.cannot_link),
                Decisions(names=ALL.names),
                Decisions(hidden=frozenset({source_id("1.txt")})),
            )
        ),
    ),
    min_size=2,
    max_size=5,
)


@given(CHOICES)
@settings(max_examples=40, deadline=None)
def test_what_was_linked_before_does_not_matter(runs: list[tuple[set[int], Decisions]]) -> None:
    """Linking that remembers comes to the same as linking anew."""
    cache = MemoCache()
    for chosen, decisions in runs:
        reads = [READ[n] for n in sorted(chosen)]
        assert link(reads, decisions, (), cache) == link(reads, decisions)


def test_reasons_are_not_remembered_longer_than_they_hold() -> None:
    """``nobody else has the name`` is no reason once somebody else has it."""
    munir, bare = actor("0.txt", "Asim Munir", "PAK"), actor("1.txt", "Munir", "PAK")
    other = actor("2.txt", "Sara Munir", "IND")
    reads = [paper.read() for paper in (munir, bare, other)]
    cache = MemoCache()
    link(reads[:2], cache=cache)
    assert link(reads, cache=cache) == link(reads)
