"""Judgements put to work: what becomes of each, and what linking is told."""

from collections.abc import Callable
from typing import Any

import pytest

from briefing.judgements import AppliedJudgements
from briefing.judgements.edits import copy_of
from briefing.link import ReadArticle, link
from briefing.models import Briefing
from briefing.models.copy_with import replace
from briefing.models.decisions import FindingId
from briefing.models.judgement import Action, JudgedKind, Judgement
from tests.judgements.making import anchor, applied, made, of_source
from tests.link.paper import Paper

ED = "Ed Sample visited Lahore on 3 March 2020. He also saw Karachi."
ANA = (
    "Ana Sample met Bo Example on 5 May 2020. “We agree,” Ana Sample said. Ana Sample backs trade."
)


def visit(path: str = "a.txt", text: str = ED) -> Paper:
    """A visit."""
    paper = Paper(path, text, "2020-06-01")
    ed = paper.actor("Ed Sample", "USA")
    paper.visit("Ed Sample visited Lahore on 3 March 2020.", ed, to="PAK", when=paper.date("3 Mar"))
    return paper


def meeting(path: str = "b.txt", text: str = ANA) -> Paper:
    """A meeting, a quotation, a position."""
    paper = Paper(path, text, "2020-06-01")
    ana, bo = paper.actor("Ana Sample", "USA"), paper.actor("Bo Example", "CHN")
    paper.meeting("Ana Sample met Bo Example", [ana], [bo], when=paper.date("5 May"))
    paper.quote("We agree", ana)
    issue = paper.issue("Trade", "trade")
    paper.position("Ana Sample backs trade", issue, ana, "support")
    return paper


def without(paper: Paper, *kinds: str) -> Paper:
    """The same article, as rules would read it that miss some kinds."""
    less = Paper(paper.article.path, paper.article.text)
    less.article = paper.article
    extraction = replace(paper.extraction, **{f"{kind}s": () for kind in kinds})
    return _Fixed(less, extraction)


class _Fixed(Paper):
    """A paper whose findings are given."""

    def __init__(self, paper: Paper, extraction: Any) -> None:
        super().__init__(paper.article.path, paper.article.text)
        self.article = paper.article
        self._extraction = extraction

    @property
    def extraction(self) -> Any:
        """As given."""
        return self._extraction


def linked(found: AppliedJudgements) -> Briefing:
    """What is linked of it."""
    articles = [ReadArticle(article, extraction) for _, article, extraction in found.articles]
    return link(articles, found.decisions)


def states(found: AppliedJudgements) -> list[str]:
    """What became of each judgement."""
    return [outcome.state for outcome in found.outcomes]


def confirmed(number: int, paper: Paper, kind: JudgedKind, at: int = 0) -> Judgement:
    """A finding that was confirmed."""
    copy = copy_of(paper.extraction, kind, at)
    if kind in {"visit", "meeting"}:
        copy["date"] = "2020-03-03" if kind == "visit" else "2020-05-05"
    return made(number, "confirm", kind, [anchor(paper, kind, at)], record=copy)


def test_nothing_decided() -> None:
    """Nothing changes."""
    paper = visit()
    found = applied([paper])
    assert found.articles == [(paper.read().id, paper.article, paper.extraction)]
    assert found.outcomes == ()


# -- what becomes of a judgement

EVERY: list[tuple[Action, JudgedKind, Callable[[], Paper]]] = [
    *((action, "visit", visit) for action in ("reject", "confirm", "note", "pin")),
    *((action, "meeting", meeting) for action in ("reject", "confirm", "note", "pin")),
    *((action, "position", meeting) for action in ("reject", "confirm", "note", "pin")),
    *((action, "quote", meeting) for action in ("reject", "confirm", "note", "pin")),
    *((action, "actor", visit) for action in ("reject", "confirm", "rename", "note", "pin")),
]


@pytest.mark.parametrize(("action", "kind", "paper"), EVERY)
def test_applied(action: Action, kind: JudgedKind, paper: Callable[[], Paper]) -> None:
    """Where its words stand, whatever the path is now."""
    one = made(1, action, kind, [anchor(paper(), kind)], value="x")
    assert states(applied([paper()], one)) == ["applied"]
    renamed = paper()
    renamed.article = replace(renamed.article, path="far/away.txt")
    assert states(applied([renamed], one)) == ["applied"]


@pytest.mark.parametrize(("action", "kind", "paper"), EVERY)
def test_undone(action: Action, kind: JudgedKind, paper: Callable[[], Paper]) -> None:
    """It has no effect, and is still told of."""
    one = made(1, action, kind, [anchor(paper(), kind)], value="x", did=("made", "undone"))
    found = applied([paper()], one)
    assert states(found) == ["undone"]
    assert linked(found) == linked(applied([paper()]))


@pytest.mark.parametrize(("action", "kind", "paper"), EVERY)
def test_the_text_is_gone(action: Action, kind: JudgedKind, paper: Callable[[], Paper]) -> None:
    """It is orphaned, and everything else as if it were not there."""
    one = made(1, action, kind, [anchor(paper(), kind)], value="x")
    other = Paper("z.txt", "Nothing of the kind.")
    found = applied([other], one)
    assert states(found) == ["orphaned"]
    assert found.outcomes[0].why
    assert linked(found) == linked(applied([other]))


@pytest.mark.parametrize(("action", "kind", "paper"), EVERY)
def test_the_text_has_changed(action: Action, kind: JudgedKind, paper: Callable[[], Paper]) -> None:
    """The new place is told, and not used."""
    old = paper()
    one = made(1, action, kind, [anchor(old, kind)], value="x")
    before = "Correction. Of another day.\n"
    extra = visit if paper is visit else meeting
    new = extra(old.article.path, before + old.article.text)
    found = applied([new], one)
    words = one.on[0].words
    if old.article.text.count(words) == 1:
        assert states(found) == ["moved?"]
        start = one.on[0].start + len(before)
        assert f"{start}–{start + len(words)}" in found.outcomes[0].why
    else:
        assert states(found) == ["orphaned"]
    assert linked(found) == linked(applied([new]))


@pytest.mark.parametrize(
    ("action", "state"),
    [("reject", "idle"), ("confirm", "applied"), ("note", "orphaned"), ("pin", "orphaned")],
)
@pytest.mark.parametrize("kind", ["visit", "meeting", "position", "quote"])
def test_the_rule_misses_it(action: Action, state: str, kind: JudgedKind) -> None:
    """A rejection has nothing to do, a confirmation does its work, others have no place."""
    paper = visit() if kind == "visit" else meeting()
    copy = copy_of(paper.extraction, kind, 0) if action == "confirm" else {}
    one = made(1, action, kind, [anchor(paper, kind)], record=copy, value="x")
    assert states(applied([without(paper, kind)], one)) == [state]


@pytest.mark.parametrize("action", ["merge", "split", "assign"])
def test_the_other_record_is_gone(action: Action) -> None:
    """It has no effect."""
    one, other = meeting("a.txt"), visit("b.txt")
    lost = replace(anchor(other, "visit"), text="f" * 64, file="gone.txt")
    judgement = made(1, action, "meeting", [anchor(one, "meeting")], to=[lost])
    found = applied([one, other], judgement)
    assert states(found) == ["orphaned"]
    assert linked(found) == linked(applied([one, other]))


def test_one_of_several_texts_is_gone() -> None:
    """It applies to the rest, and that is told."""
    one = visit()
    gone = replace(anchor(one, "visit"), text="f" * 64, file="gone.txt")
    found = applied([one], made(1, "reject", "visit", [gone, anchor(one, "visit")]))
    assert states(found) == ["applied"]
    assert "1 " in found.outcomes[0].why
    assert linked(found).visits == ()


def test_copies_of_one_text() -> None:
    """What is said of one holds for the other."""
    one, copy = visit("a.txt"), visit("b.txt")
    found = applied([one, copy], made(1, "reject", "visit", [anchor(one, "visit")]))
    assert linked(found).visits == ()


def test_every_outcome_is_told() -> None:
    """One a judgement, whatever it came to."""
    paper = visit()
    at = anchor(paper, "visit")
    several = [
        made(1, "note", "visit", [at], value="x"),
        made(2, "note", "visit", [replace(at, text="f" * 64, file="z")], value="x"),
        made(3, "pin", "visit", [at], did=("made", "undone")),
        made(4, "reject", "quote", [at]),
    ]
    found = applied([paper], *several)
    assert {o.judgement.id: o.state for o in found.outcomes} == {
        several[0].id: "applied",
        several[1].id: "orphaned",
        several[2].id: "undone",
        several[3].id: "idle",
    }


# -- confirmed


@pytest.mark.parametrize("kind", ["visit", "meeting", "position", "quote"])
def test_a_confirmed_record_survives(kind: JudgedKind) -> None:
    """In the linked briefing it is the same record, in all but the rule."""
    paper = visit() if kind == "visit" else meeting()
    one = confirmed(1, paper, kind)
    before = linked(applied([paper], one))
    after = linked(applied([without(paper, kind)], one))
    record = getattr(before, f"{kind}s")[0]
    back = getattr(after, f"{kind}s")
    assert len(back) == 1
    assert back[0].evidence == record.evidence
    assert [j.record for j in after.judged if j.confirmed] == [back[0].id]
    if kind == "visit":
        assert back[0].travellers == record.travellers
        assert (back[0].country, back[0].status) == (record.country, record.status)
    if kind in {"visit", "meeting"}:
        assert back[0].when
        assert back[0].when.start == record.when.start


def test_its_people_survive_too() -> None:
    """Where the article no longer has them."""
    paper = visit()
    bare = replace(paper.extraction, visits=(), entities=())
    after = linked(applied([_Fixed(paper, bare)], confirmed(1, paper, "visit")))
    names = {a.id: a.name for a in after.actors}
    assert [names.get(n) for n in after.visits[0].travellers] == ["Ed Sample"]


def test_a_correction_survives_with_what_was_confirmed() -> None:
    """The confirmed record is the corrected one."""
    paper = visit()
    at = [anchor(paper, "visit")]
    late = confirmed(2, paper, "visit")
    both = (
        made(1, "set", "visit", at, field="status", value="cancelled"),
        replace(late, record={**late.record, "status": "cancelled"}),
    )
    assert linked(applied([paper], *both)).visits[0].status == "cancelled"
    found = applied([without(paper, "visit")], *both)
    assert linked(found).visits[0].status == "cancelled"
    assert states(found) == ["applied", "applied"]


def test_what_survived_may_be_judged() -> None:
    """Corrected, noted on, pinned, rejected like any record."""
    paper = visit()
    at = [anchor(paper, "visit")]
    first = confirmed(1, paper, "visit")
    less = without(paper, "visit")
    for action, value in (("note", "hm"), ("pin", "")):
        found = applied([less], first, made(2, action, "visit", at, value=value))  # type: ignore[arg-type]
        assert states(found) == ["applied", "applied"], action
    found = applied([less], first, made(2, "set", "visit", at, field="status", value="denied"))
    assert linked(found).visits[0].status == "denied"
    found = applied([less], first, made(2, "set", "visit", at, field="date", value=""))
    assert linked(found).visits[0].when is None
    found = applied([less], first, made(2, "reject", "visit", at))
    assert linked(found).visits == ()


def test_what_survived_may_be_put_to_another() -> None:
    """Merged with another record, from either side."""
    paper, other = visit(), Paper("b.txt", "Ed Sample visited Lahore on 9 May 2014.", "2020-06-01")
    ed = other.actor("Ed Sample", "USA")
    other.visit("Ed Sample visited Lahore", ed, to="PAK", when=other.date("9 May 2014"))
    first, less = confirmed(1, paper, "visit"), without(paper, "visit")
    back, there = anchor(paper, "visit"), anchor(other, "visit")
    assert len(linked(applied([less, other], first)).visits) == 2
    for on, to in ((back, there), (there, back)):
        found = applied([less, other], first, made(2, "merge", "visit", [on], to=[to]))
        assert states(found) == ["applied", "applied"]
        assert len(linked(found).visits) == 1


def test_confirmed_by_two_readers() -> None:
    """It is put back once."""
    paper = visit()
    both = [confirmed(n, paper, "visit") for n in (1, 2)]
    found = applied([without(paper, "visit")], *both)
    assert states(found) == ["applied", "applied"]
    assert len(found.articles[0][2].visits) == 1


def test_the_twin_of_what_survived() -> None:
    """Only the one that was confirmed comes back, and what is said of the other is not of it."""
    paper = Paper("a.txt", "Ed Sample visited Lahore, then Delhi.")
    ed = paper.actor("Ed Sample")
    for country in ("PAK", "IND"):
        paper.visit("Ed Sample visited Lahore, then Delhi.", ed, to=country)
    first, other = confirmed(1, paper, "visit"), [anchor(paper, "visit", 1)]
    less = without(paper, "visit")
    for action, state in (("note", "orphaned"), ("pin", "orphaned"), ("reject", "idle")):
        found = applied([less], first, made(2, action, "visit", other))  # type: ignore[arg-type]
        assert states(found) == ["applied", state]
        assert [v.country for v in linked(found).visits] == ["PAK"]
    both = applied([less], first, confirmed(2, paper, "visit", 1))
    assert {v.country for _, _, e in both.articles for v in e.visits} == {"PAK", "IND"}


@pytest.mark.parametrize("kind", ["visit", "meeting", "position", "quote"])
@pytest.mark.parametrize(
    "copy",
    [
        {"colour": "blue"},
        {"travellers": [], "sides": [], "holder": "x", "issue": "y"},
        {"travellers": [""], "sides": ["", "; "], "holder": "x", "issue": "y"},
        {"travellers": ["; "], "sides": ["Ana; Ana", "Ana"], "holder": "?", "issue": "?"},
    ],
)
def test_a_copy_that_says_little(kind: JudgedKind, copy: dict[str, str | list[str]]) -> None:
    """Linking does not stumble over what a hand has left of it."""
    paper = visit() if kind == "visit" else meeting()
    whole = {**copy, "holder": "x", "issue": "y"} if kind == "position" else copy
    one = made(1, "confirm", kind, [anchor(paper, kind)], record=whole)
    linked(applied([without(paper, kind)], one))


def test_confirmed_in_two_articles_and_one_is_gone() -> None:
    """It survives by the other one."""
    one, other = visit("a.txt"), visit("b.txt", ED + " So it was.")
    both = [anchor(one, "visit"), anchor(other, "visit")]
    judgement = made(1, "confirm", "visit", both, record=copy_of(one.extraction, "visit", 0))
    found = applied([without(other, "visit")], judgement)
    assert len(linked(found).visits) == 1
    assert states(found) == ["applied"]


# -- two that contradict each other


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [("reject", "confirm", True), ("confirm", "reject", False)],
)
@pytest.mark.parametrize("kind", ["visit", "quote"])
def test_the_later_one_counts(first: Action, second: Action, stays: bool, kind: JudgedKind) -> None:
    """Whatever the order they are given in."""
    paper = visit() if kind == "visit" else meeting()
    at = [anchor(paper, kind)]
    both = [made(1, first, kind, at), made(2, second, kind, at)]
    for order in (both, both[::-1]):
        assert bool(getattr(linked(applied([paper], *order)), f"{kind}s")) is stays


def test_what_was_redone_last_counts() -> None:
    """As if it had been made then."""
    paper = visit()
    at = [anchor(paper, "visit")]
    early = made(1, "set", "visit", at, field="status", value="denied", did=("made", "undone"))
    early = replace(early, log=(*early.log, "2026-01-02T04:00:00.000000Z ana redone"))
    late = made(30, "set", "visit", at, field="status", value="cancelled")
    assert linked(applied([paper], early, late)).visits[0].status == "denied"


def test_rejecting_one_of_two_on_the_same_words() -> None:
    """A later reading that finds the other one alone keeps it."""
    paper = Paper("a.txt", "Ed Sample visited Lahore, then Delhi.")
    ed = paper.actor("Ed Sample")
    for country in ("PAK", "IND"):
        paper.visit("Ed Sample visited Lahore, then Delhi.", ed, to=country)
    reject = made(1, "reject", "visit", [anchor(paper, "visit", 1)])
    found = applied([paper], reject)
    assert [v.country for v in linked(found).visits] == ["PAK"]
    better = replace(paper.extraction, visits=paper.extraction.visits[:1])
    found = applied([_Fixed(paper, better)], reject)
    assert [v.country for v in linked(found).visits] == ["PAK"]
    assert states(found) == ["idle"]


# -- what linking is told


def test_decisions_name_findings_as_they_are_numbered_now() -> None:
    """After some were left out."""
    paper = visit()
    paper.visit("He also saw Karachi.", 0, to="PAK", place="Karachi")
    other = visit("b.txt", ED + " Yes.")
    found = applied(
        [paper, other],
        made(1, "reject", "visit", [anchor(paper, "visit", 0)]),
        made(2, "merge", "visit", [anchor(paper, "visit", 1)], to=[anchor(other, "visit")]),
    )
    a, b = paper.read().id, other.read().id
    assert found.decisions.must_link == ((FindingId(a, "visit", 0), FindingId(b, "visit", 0)),)


def test_hide() -> None:
    """The source named, and no other."""
    one, other = visit("a.txt"), meeting("b.txt")
    found = applied([one, other], made(1, "hide", "source", [of_source(one)]))
    assert found.decisions.hidden == {one.read().id}
    assert linked(found).visits == ()
    assert len(linked(found).meetings) == 1


@pytest.mark.parametrize(
    ("field", "value", "stands"),
    [
        ("title", "A title", "A title"),
        ("title", "", None),
        ("outlet", "Dawn", "Dawn"),
        ("url", "https://example.org", "https://example.org"),
        ("authors", "Ana One; Bo Two ;", ("Ana One", "Bo Two")),
        ("authors", "", ()),
    ],
)
def test_metadata_of_a_source(field: str, value: str, stands: object) -> None:
    """Set, or taken away."""
    paper = visit()
    judgement = made(1, "set", "source", [of_source(paper)], field=field, value=value)
    source = linked(applied([paper], judgement)).sources[0]
    assert getattr(source, field) == stands


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2020-02-29", "2020-02-29", "2020-02-29"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_the_date_of_a_source(value: str, start: str, end: str) -> None:
    """It is the reader's."""
    paper = visit()
    judgement = made(1, "set", "source", [of_source(paper)], field="date", value=value)
    published = linked(applied([paper], judgement)).sources[0].published
    assert published
    assert (published.start, published.end, published.basis) == (start, end, "user")


@pytest.mark.parametrize(
    ("field", "value"),
    [("issue", "Dams"), ("holder", "Bo"), ("date", ""), ("date", "2020-01")],
)
def test_fields_of_a_position(field: str, value: str) -> None:
    """Linking does not stumble."""
    paper = meeting()
    at = [anchor(paper, "position")]
    found = applied([paper], made(1, "set", "position", at, field=field, value=value))
    assert len(linked(found).positions) == 1


def test_whatever_a_hand_wrote() -> None:
    """A judgement that makes no sense stops neither the others nor linking."""
    paper = meeting()
    for kind in ("actor", "meeting", "position", "quote"):
        at = anchor(paper, kind)
        for start, end in ((5, 5), (10**9, 10**9 + 5), (0, 10**9)):
            strange = replace(at, start=start, end=end)
            for action in ("reject", "confirm", "pin", "note", "merge", "split"):
                one = made(1, action, kind, [strange], to=[strange], value="x")
                linked(applied([paper], one))


def test_mergers_with_oneself() -> None:
    """They come to nothing."""
    paper = meeting()
    for kind in ("actor", "meeting"):
        at = [anchor(paper, kind)]
        for action in ("merge", "split"):
            found = applied([paper], made(1, action, kind, at, to=at))
            assert len(linked(found).meetings) == 1
            assert len(linked(found).actors) == 2
