"""The briefing as a screen reads it: one state until it is renewed, a record when asked for."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.models import Article, Briefing, Issue, Span
from briefing.models.copy_with import replace
from briefing.models.read_models import (
    EventLine,
    Facts,
    Highlight,
    IssueLine,
    Listing,
    PairLine,
    PositionLine,
)
from briefing.storage import SnapshotReader, Store, snapshot_reader
from tests.storage.anything import briefings
from tests.storage.samples import ARTICLE, BRIEFING, shelved


def issues(*names: str) -> Briefing:
    """A briefing of nothing but matters."""
    return Briefing(issues=tuple(Issue(name, name.upper(), None, ()) for name in names))


def listed(*names: str) -> Listing:
    """Their lines; as many articles as they are."""
    lines = tuple(IssueLine(n, i, n, 1, 1, 1, 1) for i, n in enumerate(names))
    return Listing(lines, facts=Facts(articles=len(names)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """With two matters."""
    with closing(Store(tmp_path / "store.sqlite")) as made:
        made.put_linked("1", issues("a", "b"), listed("a", "b"))
        yield made


@pytest.fixture
def opened(store: Store) -> Iterator[SnapshotReader]:
    """Its snapshot."""
    with closing(SnapshotReader(store)) as made:
        yield made


# -- one state


def test_nothing_linked_yet(tmp_path: Path) -> None:
    """All is empty, and the first linking shows when it is renewed."""
    with (
        closing(Store(tmp_path / "store.sqlite")) as store,
        closing(SnapshotReader(store)) as snapshot,
    ):
        assert (snapshot.generation, snapshot.facts) == (0, Facts())
        assert (list(snapshot.issues), snapshot.lines(IssueLine)) == ([], [])
        assert not snapshot.refresh()
        store.put_linked("", issues("a"), listed("a"))
        assert list(snapshot.issues) == []
        assert snapshot.refresh()
        assert (snapshot.generation, snapshot.facts) == (1, Facts(articles=1))
        assert list(snapshot.issues) == ["a"]


def test_what_is_written_does_not_show(store: Store, opened: SnapshotReader) -> None:
    """Until it is renewed: neither records nor lines nor numbers nor texts."""
    article = replace(ARTICLE, text="Old words.")
    store.put_file("a.txt", "1", (), [("s", article, "x")])
    store.put_linked("2", issues("a", "b"), listed("a", "b"))
    opened.refresh()
    before = seen(opened)
    assert opened.text("s") == "Old words."
    store.put_file("a.txt", "2", (), [("s", replace(article, text="New words."), "y")])
    store.put_linked("3", issues("b", "c", "d"), listed("b", "c", "d"))
    assert seen(opened) == before
    assert opened.text("s") == "Old words."
    assert "c" not in opened.issues
    assert opened.refresh()
    assert seen(opened) != before
    assert list(opened.issues) == ["b", "c", "d"]
    assert opened.text("s") == "New words."
    assert "a" not in opened.issues
    assert opened.line(IssueLine, "a") is None
    assert opened.facts == Facts(articles=3)


def seen(snapshot: SnapshotReader) -> tuple[object, ...]:
    """What a snapshot shows."""
    return (
        snapshot.generation,
        snapshot.facts,
        dict(snapshot.issues),
        snapshot.lines(IssueLine),
        snapshot.line(IssueLine, "a"),
    )


def test_what_was_asked_for_before_is_asked_again(store: Store, opened: SnapshotReader) -> None:
    """After it was renewed: nothing old is remembered."""
    assert opened.issues["a"].name == "A"
    assert opened.line(IssueLine, "c") is None
    changed = Briefing(issues=(Issue("a", "Other", None, ()), Issue("c", "C", None, ())))
    store.put_linked("2", changed, listed("a", "c"))
    assert opened.issues["a"].name == "A"
    assert opened.refresh()
    assert opened.issues["a"].name == "Other"
    assert opened.line(IssueLine, "c") == IssueLine("c", 1, "c", 1, 1, 1, 1)


def test_nothing_new(opened: SnapshotReader) -> None:
    """It says so, and stays as it is."""
    known = opened.issues["a"]
    assert not opened.refresh()
    assert opened.issues["a"] is known


def test_two_shelves(store: Store, opened: SnapshotReader) -> None:
    """Each shows its own state, and neither keeps the store from being written."""
    store.put_linked("2", issues("c"), listed("c"))
    with closing(SnapshotReader(store)) as later:
        assert (list(opened.issues), list(later.issues)) == (["a", "b"], ["c"])
        store.put_linked("3", issues("d"), listed("d"))
        assert (list(opened.issues), list(later.issues)) == (["a", "b"], ["c"])
        assert opened.refresh()
        assert (list(opened.issues), list(later.issues)) == (["d"], ["c"])
    assert list(opened.issues) == ["d"]


def test_another_program_writes(store: Store, opened: SnapshotReader) -> None:
    """It is the file that counts, not who wrote it."""
    with closing(Store(store.path)) as other:
        other.put_linked("2", issues("c"), listed("c"))
    assert list(opened.issues) == ["a", "b"]
    assert opened.refresh()
    assert list(opened.issues) == ["c"]


@pytest.mark.parametrize("linkings", [1, 2, 3])
def test_a_store_that_is_rebuilt(store: Store, opened: SnapshotReader, linkings: int) -> None:
    """The old file shows until the new one is linked, however often that was; then the new one."""
    store.put_linked("2", issues("b"), listed("b"))
    opened.refresh()
    assert opened.generation == 2
    store.rebuild()
    assert list(opened.issues) == ["b"]
    for _ in range(linkings):
        store.put_linked("3", issues("c"), listed("c"))
    assert opened.refresh()
    assert list(opened.issues) == ["c"]


def test_a_temporary_store() -> None:
    """Like any other."""
    with shelved(BRIEFING) as snapshot:
        assert list(snapshot.meetings.values()) == list(BRIEFING.meetings)


# -- records


def test_a_table_is_a_mapping(opened: SnapshotReader) -> None:
    """Of records by their ids, in the order of the briefing."""
    table = opened.issues
    assert len(table) == 2
    assert list(table) == list(table.keys()) == ["a", "b"]
    assert [i.name for i in table.values()] == ["A", "B"]
    assert table.get("a") == table["a"] == Issue("a", "A", None, ())
    assert table.get("c") is None
    assert dict(table.items()) == table
    assert ("a" in table, "c" in table, None in table) == (True, False, False)
    with pytest.raises(KeyError, match="c"):
        table["c"]


def test_a_table_is_of_one_kind(opened: SnapshotReader) -> None:
    """An id of another kind is not in it."""
    assert "a" not in opened.actors
    assert len(opened.actors) == 0


def test_a_record_is_decoded_once(opened: SnapshotReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as not too many others are asked for."""
    assert opened.issues["a"] is opened.issues["a"]
    monkeypatch.setattr(snapshot_reader, "_KEPT", 1)
    first = opened.issues["a"]
    assert opened.issues["b"] == Issue("b", "B", None, ())
    assert opened.issues["a"] == first
    assert opened.issues["a"] is not first


def test_a_table_may_be_read_while_it_is_gone_through(opened: SnapshotReader) -> None:
    """Each going through stands by itself."""
    pairs = [(one, other) for one in opened.issues for other in opened.issues]
    assert pairs == [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefings())
def test_any_briefing(briefing: Briefing) -> None:
    """Every record is found by its id; what is long is asked for apart."""
    with closing(Store(None)) as store:
        store.put_linked("", briefing)
        with closing(SnapshotReader(store)) as snapshot:
            for name in ("visits", "meetings", "issues", "positions", "quotes"):
                records = getattr(briefing, name)
                assert list(getattr(snapshot, name).items()) == [(r.id, r) for r in records]
            assert {j.record: j for j in briefing.judged} == snapshot.judged
            assert tuple(snapshot.discrepancies.values()) == briefing.discrepancies
            for source in briefing.sources:
                assert snapshot.sources[source.id] == replace(source, sentences=())
            for actor in briefing.actors:
                assert snapshot.actors[actor.id] == replace(actor, mentions=(), joins=())
                assert snapshot.mentions(actor.id) == actor.mentions
                assert snapshot.joins(actor.id) == actor.joins


def test_what_is_apart_may_not_be_there(opened: SnapshotReader) -> None:
    """Then it is empty."""
    assert opened.text("nothing") == ""
    assert opened.mentions("nothing") == ()
    assert opened.joins("nothing") == ()
    assert opened.marks("nothing") == ()
    assert opened.linked("positions of issue", "a") == []
    assert opened.count("positions of issue", "a") == 0
    assert opened.side("nothing") is None


def test_texts_marks_and_mentions(store: Store, opened: SnapshotReader) -> None:
    """Of a source and of an actor."""
    text = "Ana Example — 日本 \U0001f600 \x00."
    article = Article("b.txt", text, (Span(0, len(text)),))
    store.put_file("b.txt", "1", (), [("s", article, "x")])
    marks = (Highlight(0, 11, "person", "a"), Highlight(4, 11, "date", ""))
    store.put_linked("2", BRIEFING, Listing(marks={"s": marks}))
    opened.refresh()
    assert opened.text("s") == text
    assert opened.marks("s") == marks
    for actor in BRIEFING.actors:
        assert opened.mentions(actor.id) == actor.mentions


# -- lines


LINES = Listing(
    (
        *(PositionLine(f"p{n}", n, "i", "a", f"side {n % 2}", "seek", "", "s") for n in range(4)),
        PairLine("a", "b", 2),
        PairLine("a", "c", 1),
        PairLine("b", "a", 2),
    ),
    (("of", "a", "z"), ("of", "a", "y"), ("of", "b", "z")),
)


@pytest.fixture
def lined(store: Store, opened: SnapshotReader) -> SnapshotReader:
    """With lines of two classes, and links."""
    store.put_linked("2", Briefing(), LINES)
    opened.refresh()
    return opened


def test_lines(lined: SnapshotReader) -> None:
    """All of a class, some of them, in an order of their own."""
    assert lined.lines(PositionLine) == list(LINES.lines[:4])
    assert [p.id for p in lined.lines(PositionLine, order="place DESC")] == ["p3", "p2", "p1", "p0"]
    some = lined.lines(PositionLine, "side = ? AND place > ?", ("side 1", 1))
    assert [p.id for p in some] == ["p3"]
    assert lined.lines(PairLine, "id = ?", ("a",), "meetings DESC") == list(LINES.lines[4:6])
    assert lined.lines(EventLine) == []
    assert lined.column("SELECT other FROM pair_line WHERE id = ? ORDER BY other", "a") == [*"bc"]


def test_a_line(lined: SnapshotReader) -> None:
    """By the id of its record."""
    assert lined.line(PositionLine, "p2") == LINES.lines[2]
    assert lined.line(PositionLine, "p9") is None
    assert lined.line(EventLine, "p2") is None
    assert lined.side("p3") == "side 1"


@pytest.mark.parametrize("value", ["' OR 1 --", "a; DROP TABLE links", "%", '"', "\x00"])
def test_ids_are_no_queries(lined: SnapshotReader, value: str) -> None:
    """Whatever stands in them."""
    assert lined.line(PositionLine, value) is None
    assert lined.lines(PairLine, "id = ?", (value,), "id") == []
    assert lined.linked("of", value) == []
    assert value not in lined.issues


def test_links(lined: SnapshotReader) -> None:
    """In the order in which they were made."""
    assert lined.linked("of", "a") == ["z", "y"]
    assert lined.count("of", "a") == 2
    assert lined.linked("of", "c") == []
    assert lined.linked("other of", "a") == []


# -- the list of visits


def event(name: str, place: int | None) -> EventLine:
    """A visit, or a meeting of one."""
    words, more = ["held"] * 7, ["x"] * 4
    line: Callable[..., EventLine] = EventLine
    return line(name, place, "visit", *words, False, *more, 1, 1, "", False, "")


@pytest.fixture
def visited(
    store: Store, opened: SnapshotReader, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], SnapshotReader]:
    """Ten visits of which three stand on a page and two pages are kept."""
    monkeypatch.setattr(snapshot_reader, "_PAGE", 3)
    monkeypatch.setattr(snapshot_reader, "_PAGES", 2)
    events = [event(f"m{n}", None) for n in range(3)] + [event(f"v{n}", n) for n in range(10)]
    store.put_linked("2", Briefing(), Listing(tuple(reversed(events))))
    opened.refresh()
    return lambda: opened


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(0, 9), max_size=20))
def test_a_place_in_the_list(visited: Callable[[], SnapshotReader], places: list[int]) -> None:
    """In whichever order they are asked for."""
    shown = visited()
    assert [shown.event_at(place).id for place in places] == [f"v{place}" for place in places]
    assert len(shown._pages) <= 2


@pytest.mark.parametrize("place", [10, 11, 12, 1000, -1, -9])
def test_no_place_in_the_list(visited: Callable[[], SnapshotReader], place: int) -> None:
    """Behind the last, and before the first."""
    with pytest.raises(IndexError):
        visited().event_at(place)


def test_pages_as_they_are(store: Store, opened: SnapshotReader) -> None:
    """Of the size in which they are read; a shorter list shows when it is renewed."""
    store.put_linked("2", Briefing(), Listing(tuple(event(f"v{n}", n) for n in range(600))))
    opened.refresh()
    for place in (0, 255, 256, 511, 512, 599):
        assert opened.event_at(place) == event(f"v{place}", place)
    store.put_linked("3", Briefing(), Listing((event("only", 0),)))
    assert opened.event_at(599).id == "v599"
    opened.refresh()
    assert opened.event_at(0).id == "only"
    with pytest.raises(IndexError):
        opened.event_at(1)


def test_nothing_in_the_list(opened: SnapshotReader) -> None:
    """There is no first place."""
    with pytest.raises(IndexError):
        opened.event_at(0)
