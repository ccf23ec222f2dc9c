"""Anchors: each finding is found again by its own, and nothing else is taken for it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.judgements.anchoring import about, find, findings, moved_to
from briefing.models import Article, Extraction, Span
from briefing.models.copy_with import replace
from briefing.models.extraction import Entity, Mention, QuoteFound, VisitFound
from briefing.models.judgement import Anchor
from tests.judgements.making import anchor, spot
from tests.link.paper import Paper

TEXT = (
    "Imran Khan visited Washington and Beijing. Khan and Wang Yi met Mike Pompeo there.\n"
    "Pakistan and China support the corridor and oppose the dam. “We agree,” Khan said.\n"
    "Wang Yi visited Washington too. “We agree,” Wang said."
)


def paper() -> Paper:
    """Two findings of each kind on the same words."""
    made = Paper("a.txt", TEXT)
    khan = made.actor("Imran Khan", "PAK")
    wang = made.actor("Wang Yi", "CHN")
    pompeo = made.actor("Mike Pompeo", "USA")
    pakistan = made.actor("Pakistan", "PAK", kind="state")
    china = made.actor("China", "CHN", kind="state")
    both = "Imran Khan visited Washington and Beijing."
    made.visit(both, khan, to="USA")
    made.visit(both, khan, to="CHN")
    talks = "Khan and Wang Yi met Mike Pompeo there."
    made.meeting(talks, [khan], [pompeo])
    made.meeting(talks, [wang], [pompeo])
    said = "Pakistan and China support the corridor and oppose the dam."
    for issue in ("Corridor", "Dam"):
        for holder in (pakistan, china):
            made.position(said, issue, holder, "support" if issue == "Corridor" else "oppose")
    made.quote("We agree", khan)
    made.visit("Wang Yi visited Washington too.", wang, to="USA")
    made.visit("Wang Yi visited Washington too.", pompeo, to="USA")
    return made


NUMBERS = [
    *(("actor", n) for n in range(5)),
    *(("visit", n) for n in range(4)),
    *(("meeting", n) for n in range(2)),
    *(("position", n) for n in range(4)),
    ("quote", 0),
]


@pytest.mark.parametrize(("kind", "number"), NUMBERS)
def test_everything_is_found_by_its_own_anchor(kind: str, number: int) -> None:
    """Also where several findings stand on the same words."""
    article = paper()
    assert find(article.extraction, kind, anchor(article, kind, number)) == number


WITH_A_TWIN = [(kind, n) for kind, n in NUMBERS if kind in {"visit", "meeting", "position"}]


@pytest.mark.parametrize(("kind", "number"), WITH_A_TWIN)
def test_the_twin_is_never_taken_for_it(kind: str, number: int) -> None:
    """Where a rule finds only the other one of two on the same words, nothing is found."""
    article = paper()
    extraction = article.extraction
    name = f"{kind}s"
    own = findings(extraction, kind)[number]
    left = tuple(f for n, f in enumerate(findings(extraction, kind)) if n != number)
    assert any(f.evidence == own.evidence for f in left)
    fewer: dict[str, Any] = {name: left}
    less = replace(extraction, **fewer)
    assert find(less, kind, anchor(article, kind, number)) is None


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (10, 20, True),
        (10, 15, True),
        (15, 20, True),
        (10, 14, False),
        (5, 15, False),
        (8, 18, True),
        (0, 20, True),
        (0, 21, False),
        (10, 30, True),
        (10, 31, False),
        (0, 10, False),
        (20, 30, False),
        (15, 15, False),
        (12, 12, False),
    ],
)
@pytest.mark.parametrize("kind", ["visit", "quote", "actor"])
def test_words_that_are_nearly_the_same(kind: str, start: int, end: int, found: bool) -> None:
    """Half of both together must be in common."""
    span = Span(10, 20)
    extraction = Extraction(
        (Entity("person", "Ana", None, (Mention(span, "name"),)),),
        visits=(VisitFound((span,), "r", 1.0, (0,), "PAK", None, "held"),),
        quotes=(QuoteFound((span,), "r", 1.0, None, None, True),),
    )
    what = about(extraction, kind, 0)
    assert (find(extraction, kind, spot("a.txt", start, end, "", what)) == 0) is found


def test_any_of_its_words() -> None:
    """A finding may stand on several places."""
    spans = (Span(0, 10), Span(50, 60))
    extraction = Extraction(visits=(VisitFound(spans, "r", 1.0, (), "PAK", None, "held"),))
    assert find(extraction, "visit", spot("a.txt", 50, 60, "", " → PAK")) == 0
    assert find(extraction, "visit", spot("a.txt", 0, 60, "", " → PAK")) is None


def test_the_nearest_of_two_alike() -> None:
    """Where both are about the same."""
    found = [VisitFound((s,), "r", 1.0, (), "PAK", None, "held") for s in (Span(0, 8), Span(2, 10))]
    extraction = Extraction(visits=tuple(found))
    for n in range(2):
        span = found[n].evidence[0]
        assert find(extraction, "visit", spot("a.txt", span.start, span.end, "", " → PAK")) == n


def test_two_that_are_equally_near() -> None:
    """The first is meant."""
    found = [VisitFound((s,), "r", 1.0, (), "PAK", None, "held") for s in (Span(0, 8), Span(2, 10))]
    extraction = Extraction(visits=tuple(found))
    assert find(extraction, "visit", spot("a.txt", 1, 9, "", " → PAK")) == 0


def person(name: str, *spans: Span) -> Entity:
    """Somebody mentioned there."""
    return Entity("person", name, None, tuple(Mention(s, "name") for s in spans))


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ([person("Ana Khan", Span(0, 8))], 0),
        ([person("Ana M. Khan", Span(0, 8))], 0),
        ([person("Bo", Span(30, 40)), person("Ana Khan", Span(60, 68), Span(0, 8))], 1),
        ([person("Ana", Span(0, 8)), person("Ana Khan", Span(0, 8))], 1),
        ([person("Ana Khan", Span(0, 8)), person("Ana", Span(0, 8))], 0),
        ([person("Ana", Span(0, 8)), person("Bo Khan", Span(0, 8))], 0),
        ([person("Ana", Span(0, 5)), person("Bo Khan", Span(0, 8))], 1),
        ([person("Ana Khan", Span(30, 38))], None),
        ([], None),
    ],
)
def test_people(people: list[Entity], found: int | None) -> None:
    """By the name first, then by the place, then in their order."""
    extraction = Extraction(tuple(people))
    assert find(extraction, "actor", spot("a.txt", 0, 8, "Ana Khan", "Ana Khan")) == found


def test_kinds_are_kept_apart() -> None:
    """A meeting is never taken for a visit on the same words."""
    made = Paper("a.txt", "Ana Sample met Bo Example.")
    ana, bo = made.actor("Ana Sample"), made.actor("Bo Example")
    made.meeting("Ana Sample met Bo Example.", [ana], [bo])
    at = anchor(made, "meeting")
    assert find(made.extraction, "meeting", at) == 0
    for kind in ("visit", "position", "quote", "source", "issue"):
        assert find(made.extraction, kind, at) is None
    assert find(made.extraction, "meeting", replace(at, about="sample")) is None


def test_what_a_meeting_is_about_depends_on_its_people_alone() -> None:
    """Neither on their order nor on the form of their names."""
    said = []
    for names in (["Imran Khan", "Mike Pompeo"], ["Mike Pompeo", "Imran Khan"]):
        made = Paper("a.txt", "Imran Khan met Mike Pompeo.")
        people = [made.actor(name) for name in names]
        made.meeting("Imran Khan met Mike Pompeo.", *([p] for p in people))
        said.append(about(made.extraction, "meeting", 0))
    assert said[0] == said[1] != ""


_SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: Span(s[0], s[0] + s[1]))


@given(st.lists(_SPANS, unique=True, max_size=8))
def test_any_quotations(spans: list[Span]) -> None:
    """Each is found by its own words, however they overlap."""
    quotes = tuple(QuoteFound((s,), "r", 1.0, None, None, True) for s in spans)
    extraction = Extraction(quotes=quotes)
    for number, span in enumerate(spans):
        assert find(extraction, "quote", spot("a.txt", span.start, span.end)) == number


@given(st.lists(_SPANS, max_size=8), _SPANS)
def test_any_anchor(spans: list[Span], wanted: Span) -> None:
    """What is found shares most, and at least half; where nothing does, nothing is found."""
    quotes = tuple(QuoteFound((s,), "r", 1.0, None, None, True) for s in spans)
    number = find(Extraction(quotes=quotes), "quote", spot("a.txt", wanted.start, wanted.end))
    shares = [
        len({*range(s.start, s.end)} & {*range(wanted.start, wanted.end)})
        / len({*range(s.start, s.end)} | {*range(wanted.start, wanted.end)})
        for s in spans
    ]
    if number is not None:
        assert shares[number] == max(shares) >= 0.5
        assert number == shares.index(max(shares))
    else:
        assert max(shares, default=0) < 0.5


# -- words that stand elsewhere now


def article(text: str) -> Article:
    """An article of this text."""
    return Article("a.txt", text, (Span(0, len(text)),))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Now Ana met Bo here.", Span(4, 14)),
        ("Ana met Bo", Span(0, 10)),
        ("Ana met Bo. Ana met Bo.", None),
        ("Ana saw Bo.", None),
        ("", None),
    ],
)
def test_a_place_is_suggested(text: str, found: Span | None) -> None:
    """Where the words stand exactly once."""
    at = Anchor("a.txt", "x", 100, 110, "Ana met Bo")
    assert moved_to(article(text), at) == found


@pytest.mark.parametrize(("start", "end", "words"), [(0, 300, "x" * 200), (0, 0, ""), (5, 5, "x")])
def test_no_place_for_words_that_were_cut(start: int, end: int, words: str) -> None:
    """One cannot know where they end."""
    assert moved_to(article("y" + "x" * 300), Anchor("a.txt", "x", start, end, words)) is None


@given(st.text(), st.text(), st.text(min_size=1, max_size=8))
def test_any_words_that_moved(before: str, after: str, words: str) -> None:
    """The place that is suggested holds the words, and no other place does."""
    text = before + words + after
    span = moved_to(article(text), Anchor("a.txt", "x", 0, len(words), words))
    if span is not None:
        assert span.of(text) == words
    places = [n for n in range(len(text)) if text.startswith(words, n)]
    assert (span is not None) == (len(places) == 1)
