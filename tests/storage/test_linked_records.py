"""The briefing in the store: what is put comes back, and only what changed is written."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.models import Actor, Briefing, DateRecord, Issue, Quote, ReviewState, Source, Span
from briefing.models.briefing import Join, MentionRef, Signal
from briefing.models.copy_with import replace
from briefing.models.read_models import (
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
from briefing.storage.linked_records import get, put
from briefing.storage.schema import tables
from tests.storage.anything import briefings
from tests.storage.samples import BRIEFING

SLOWLY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
NOTHING = Listing()
WATCHED = """
CREATE TEMP TABLE touched (what TEXT, kind TEXT, id TEXT);
CREATE TEMP TRIGGER new AFTER INSERT ON records
    BEGIN INSERT INTO touched VALUES ('new', NEW.kind, NEW.id); END;
CREATE TEMP TRIGGER other AFTER UPDATE OF data ON records
    BEGIN INSERT INTO touched VALUES ('other', NEW.kind, NEW.id); END;
CREATE TEMP TRIGGER gone AFTER DELETE ON records
    BEGIN INSERT INTO touched VALUES ('gone', OLD.kind, OLD.id); END;
"""


def empty() -> sqlite3.Connection:
    """The tables alone, and a note of every record that is written."""
    db = sqlite3.connect(":memory:")
    db.executescript(tables() + WATCHED)
    return db


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """An empty store."""
    with closing(empty()) as made:
        yield made


def touched(db: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """What was done to which records since this was asked last."""
    found = set(db.execute("SELECT what, kind, id FROM touched").fetchall())
    db.execute("DELETE FROM touched")
    return found


def issue(name: str, words: str = "") -> Issue:
    """A matter."""
    return Issue(name, words or name, None, ())


ACTOR = Actor(
    "person:ana",
    "person",
    "Ana Example",
    "PAK",
    (),
    (),
    (MentionRef("s", 0, 3, "Ana"),),
    (Join("Ana", ("s",), (Signal("name", 1.0, "Ana"),)),),
)
SOURCE = Source("s", "a.txt", None, None, (), None, None, None, (), "", sentences=(Span(0, 3),))
QUOTE = Quote("q", ACTOR.id, None, True, "So", (), "quote", 0.5)


# -- there and back


@SLOWLY
@given(briefings())
def test_any_briefing_comes_back(briefing: Briefing) -> None:
    """Equal, and in its order."""
    with closing(empty()) as db:
        put(db, "", briefing, NOTHING)
        assert get(db) == briefing


@SLOWLY
@given(briefings(), briefings())
def test_any_briefing_replaces_any_other(one: Briefing, other: Briefing) -> None:
    """Nothing of the one before is left, and both ways there lead to the same rows."""
    with closing(empty()) as db, closing(empty()) as fresh:
        put(db, "", one, NOTHING)
        put(db, "", other, NOTHING)
        put(fresh, "", other, NOTHING)
        assert get(db) == other
        query = "SELECT kind, id, place, data FROM records ORDER BY kind, id"
        assert db.execute(query).fetchall() == fresh.execute(query).fetchall()


def test_an_empty_briefing(db: sqlite3.Connection) -> None:
    """Before anything is put, and where nothing was found."""
    assert get(db) == Briefing()
    put(db, "", BRIEFING, NOTHING)
    put(db, "", Briefing(), NOTHING)
    assert get(db) == Briefing()
    assert db.execute("SELECT count(*) FROM records").fetchone() == (0,)


def test_what_is_long_stands_apart(db: sqlite3.Connection) -> None:
    """Mentions, joins and sentences are not read with the record."""
    put(db, "", Briefing(sources=(SOURCE,), actors=(ACTOR,)), NOTHING)
    assert {(kind, name) for _, kind, name in touched(db)} == {
        ("source", "s"),
        ("sentences", "s"),
        ("actor", ACTOR.id),
        ("mentions", ACTOR.id),
        ("joins", ACTOR.id),
    }


def test_the_same_things_twice(db: sqlite3.Connection) -> None:
    """Dates and disagreements have no ids of their own; each is kept."""
    date = DateRecord("2020-05-05", ())
    put(db, "", Briefing(dates=(date, date)), NOTHING)
    assert get(db).dates == (date, date)


# -- only what changed


def test_nothing_is_written_where_nothing_changed(db: sqlite3.Connection) -> None:
    """However often it is linked; the linkings are counted."""
    for generation in (1, 2, 3):
        put(db, f"link-{generation}", BRIEFING, NOTHING)
        assert bool(touched(db)) == (generation == 1)
        row = db.execute("SELECT fingerprint, generation FROM linked").fetchall()
        assert row == [(f"link-{generation}", generation)]


CHANGES: dict[str, tuple[Briefing, set[tuple[str, str, str]]]] = {
    "a record": (
        Briefing((SOURCE,), (ACTOR,), issues=(issue("a"), issue("b", "Other"))),
        {("other", "issue", "b")},
    ),
    "a new one": (
        Briefing((SOURCE,), (ACTOR,), issues=(issue("a"), issue("b"), issue("c"))),
        {("new", "issue", "c")},
    ),
    "a new one before the others": (
        Briefing((SOURCE,), (ACTOR,), issues=(issue("c"), issue("a"), issue("b"))),
        {("new", "issue", "c")},
    ),
    "one is gone": (
        Briefing((SOURCE,), (ACTOR,), issues=(issue("b"),)),
        {("gone", "issue", "a")},
    ),
    "another order": (Briefing((SOURCE,), (ACTOR,), issues=(issue("b"), issue("a"))), set()),
    "another name in its place": (
        Briefing((SOURCE,), (ACTOR,), issues=(issue("a"), issue("z", "b"))),
        {("gone", "issue", "b"), ("new", "issue", "z")},
    ),
    "one more mention": (
        Briefing(
            (SOURCE,),
            (replace(ACTOR, mentions=(*ACTOR.mentions, MentionRef("s", 5, 8, "her"))),),
            issues=(issue("a"), issue("b")),
        ),
        {("other", "mentions", ACTOR.id)},
    ),
    "another name": (
        Briefing((SOURCE,), (replace(ACTOR, name="Ana"),), issues=(issue("a"), issue("b"))),
        {("other", "actor", ACTOR.id)},
    ),
    "joined no longer": (
        Briefing((SOURCE,), (replace(ACTOR, joins=()),), issues=(issue("a"), issue("b"))),
        {("gone", "joins", ACTOR.id)},
    ),
    "hidden": (
        Briefing(
            (replace(SOURCE, hidden=True, sentences=()),),
            (ACTOR,),
            issues=(issue("a"), issue("b")),
        ),
        {("other", "source", "s"), ("gone", "sentences", "s")},
    ),
    "an actor is gone": (
        Briefing((SOURCE,), issues=(issue("a"), issue("b"))),
        {("gone", kind, ACTOR.id) for kind in ("actor", "mentions", "joins")},
    ),
    "judged": (
        Briefing(
            (SOURCE,),
            (ACTOR,),
            issues=(issue("a"), issue("b")),
            judged=(ReviewState("a", confirmed=True),),
        ),
        {("new", "judged", "a")},
    ),
}


@pytest.mark.parametrize(("after", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_only_what_changed_is_written(
    db: sqlite3.Connection, after: Briefing, expected: set[tuple[str, str, str]]
) -> None:
    """A record that only moved keeps its row."""
    put(db, "", Briefing((SOURCE,), (ACTOR,), issues=(issue("a"), issue("b"))), NOTHING)
    touched(db)
    put(db, "", after, NOTHING)
    assert touched(db) == expected
    assert get(db) == after


@pytest.mark.parametrize("order", list(permutations("abcd")), ids="".join)
def test_the_order_is_kept(db: sqlite3.Connection, order: tuple[str, ...]) -> None:
    """That of the briefing, whatever it was before."""
    put(db, "", Briefing(issues=tuple(issue(name) for name in "abcd")), NOTHING)
    put(db, "", Briefing(issues=tuple(issue(name) for name in order)), NOTHING)
    assert [found.id for found in get(db).issues] == list(order)


def test_one_id_in_two_kinds(db: sqlite3.Connection) -> None:
    """They are two records."""
    briefing = Briefing(issues=(issue("x"),), quotes=(replace(QUOTE, id="x"),))
    put(db, "", briefing, NOTHING)
    assert get(db) == briefing


# -- lines


_NONE, _WORDS = [""] * 5, ["x"] * 7
_EVENT: Callable[..., EventLine] = EventLine
_SOURCE: Callable[..., SourceLine] = SourceLine
LISTING = Listing(
    (
        _EVENT("v", 0, "visit", "held", "", *_WORDS[:4], "10 May", False, *_WORDS[:4], 2, 1, "✓",
                  True, " x "),
        _EVENT("m", None, "meeting", "held", "phone", *_NONE, True, *_NONE[:4], 1, 1, "",
                  False, ""),
        ActorLine("a", 0, "person", "Ana Example", "Example", "PAK", 3, 2, 1, 5),
        IssueLine("i", 0, "Trade", 2, 3, 2, 1),
        PositionLine("p", 0, "i", "a", "a", "seek", "2020", "s"),
        _SOURCE("s", 0, *_WORDS, 0, False, 1, 2, 3, 4, 5),
        PairLine("a", "b", 2),
        PairLine("b", "a", 2),
    ),
    (("of", "a", "z"), ("of", "a", "y"), ("of", "b", "z"), ("other of", "a", "z")),
    {"s": (Highlight(0, 3, "person", "a"), Highlight(1, 2, "date", ""))},
    Facts(1, "2019", "2020", 2, 3, "2020-05-05"),
)  # fmt: skip
TABLES = ("event_line", "actor_line", "issue_line", "position_line", "source_line", "pair_line")


def test_lines_are_replaced_whole(db: sqlite3.Connection) -> None:
    """With links, marks and numbers; and nothing of them is left after."""
    put(db, "", Briefing(), LISTING)
    put(db, "", Briefing(), LISTING)
    counts = [db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES]
    assert counts == [2, 1, 1, 1, 1, 2]
    links = db.execute("SELECT name, id, other FROM links ORDER BY name, id, place").fetchall()
    assert sorted(links) == sorted(LISTING.links)
    assert links[:2] == [("of", "a", "z"), ("of", "a", "y")]
    put(db, "", Briefing(), NOTHING)
    for table in (*TABLES, "links", "records"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


@pytest.mark.parametrize("cls", [EventLine, ActorLine, IssueLine, SourceLine])
def test_a_line_comes_back(db: sqlite3.Connection, cls: type) -> None:
    """Its fields in their order; what is true is 1."""
    put(db, "", Briefing(), LISTING)
    rows = db.execute(f"SELECT * FROM {cls.__name__.removesuffix('Line').lower()}_line")
    assert [cls(*row) for row in rows] == [line for line in LISTING.lines if type(line) is cls]


def test_marks_that_changed(db: sqlite3.Connection) -> None:
    """Like any record."""
    put(db, "", Briefing(), LISTING)
    touched(db)
    put(db, "", Briefing(), LISTING)
    assert touched(db) == set()
    put(db, "", Briefing(), replace(LISTING, marks={"s": (Highlight(0, 3, "state", "a"),)}))
    assert touched(db) == {("other", "marks", "s")}
    put(db, "", Briefing(), replace(LISTING, marks={}))
    assert touched(db) == {("gone", "marks", "s")}
