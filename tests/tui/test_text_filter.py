"""The filter line and the orders: which lines are left, in every list, and how one leaves it."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models.read_models import EventLine
from briefing.storage.line_queries import EVENT_ORDERS, words_condition
from briefing.text.normalisation import words_of
from briefing.tui.event_list import VisitsList
from briefing.tui.rows import BLANK, Cell, RecordRef, Row, Rows, heading, note, wrapped
from briefing.tui.selection import SelectionModel
from briefing.tui.text_filter import Filter, filtered, filtered_any
from briefing.tui.widgets.source import SourceView
from briefing.workspace import Workspace
from tests.tui.hand import small
from tests.tui.stored import desk_of, events_of, shelve
from tests.tui.terminal import MEDIUM, NARROW, Size, Terminal, every_size, opened
from tests.tui.text import texts

# -- what is typed


@pytest.mark.parametrize(
    ("typed", "line", "left"),
    [
        ("", "Munir → US", True),
        ("munir", "Munir → US", True),
        ("MUNIR", "munir → us", True),
        ("mun", "Munir → US", True),
        ("munir us", "Munir → US", True),
        ("us munir", "Munir → US", True),
        ("munir china", "Munir → US", False),
        ("!china", "Munir → US", True),
        ("!us", "Munir → US", False),
        ("munir !us", "Munir → China", True),
        ("!munir !bajwa", "Khan → US", True),
        ("us", "Lavrov → Russia", True),
        ("'us", "Lavrov → Russia", False),
        ("'us", "Munir → US", True),
        ("!'us", "Lavrov → Russia", True),
        ("!'us", "Munir → US", False),
        ("'mun", "Munir → US", False),
        ("kubis", "Jan Kubiš", True),
        ("kubiš", "Jan Kubis", True),
        ("!", "anything", True),
        ("'", "anything", True),
        ("!'", "anything", True),
        ("→ – ☎", "anything", True),
        ("2023", "13 Dec 2023", True),
        ("%", "anything", True),
        ("_", "anything", True),
    ],
)
def test_what_a_filter_leaves(typed: str, line: str, left: bool) -> None:
    assert Filter.of(typed).holds(words_of(line)) == left
    assert Filter.of(typed).text == typed


def test_a_filter_without_words_is_none() -> None:
    assert not any(Filter.of(typed) for typed in ("", "  ", "!", "'", "!'", "→"))
    assert Filter.of("a")


@given(st.text("abu' !'é%_\"", max_size=12), texts)
def test_the_store_filters_as_the_lines_do(typed: str, line: str) -> None:
    wanted, words = Filter.of(typed), words_of(line)
    condition, values = words_condition(wanted.terms, "words")
    with sqlite3.connect(":memory:") as db:
        query = f"SELECT {condition} FROM (SELECT ? AS words)"
        found = db.execute(query, (*values, words)).fetchone()[0]
    db.close()
    assert bool(found) == wanted.holds(words)


# -- what is left of lines


def line(words: str, target: str | None = "x") -> Row:
    """A line that leads somewhere."""
    return Row((Cell(words),), None, RecordRef("actor", words) if target else None)


def words_left(rows: list[Row], typed: str) -> list[str]:
    """The words of the lines that a filter leaves."""
    return [row.words.strip() for row in filtered(rows, Filter.of(typed))]


def test_headings_stay_where_a_line_below_them_does() -> None:
    rows = [heading("One"), line("alpha"), line("beta"), BLANK, heading("Two"), line("gamma")]
    assert words_left(rows, "alpha") == ["ONE", "alpha"]
    assert words_left(rows, "a") == ["ONE", "alpha", "beta", "TWO", "gamma"]
    assert words_left(rows, "gamma") == ["TWO", "gamma"]
    assert words_left(rows, "delta") == []


def test_headings_and_notes_are_not_found_themselves() -> None:
    rows = [heading("One"), note("a quiet line"), line("alpha")]
    assert words_left(rows, "one") == []
    assert words_left(rows, "quiet") == []


def test_a_line_that_goes_on_is_left_whole() -> None:
    text = "the first words and then the last ones of a long passage"
    long = wrapped((), text, "", 20, 9, indent=0, target=RecordRef("quote", "q"), refs=())
    assert len(long) > 2
    rows = [heading("One"), *long, line("alpha")]
    assert filtered(rows, Filter.of("passage")) == rows[:-1]
    assert filtered(rows, Filter.of("first passage")) == rows[:-1]


def test_lines_made_when_they_are_seen_are_filtered_too() -> None:
    rows = Rows(100, lambda n: line(f"number {n}"), lambda _: None)
    left = filtered_any(rows, Filter.of("'42"))
    assert [row.words for row in left] == ["number 42"]


# -- the list of visits


def titles(selection: SelectionModel) -> list[str]:
    """The titles of the list of visits."""
    return [event.title for event in events_of(selection)]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("munir", ["Munir → US"]),
        ("bajwa", ["☎ Bajwa – Lavrov", "Bajwa → China"]),
        ("bajwa !lavrov", ["Bajwa → China"]),
        ("phone", ["☎ Bajwa – Lavrov"]),
        ("announced", ["Bajwa → China"]),
        ("2022", ["☎ Bajwa – Lavrov"]),
        ("'asim munir", ["Munir → US"]),
        ("nobody", []),
    ],
)
def test_visits_are_found_by_names_status_mode_and_year(typed: str, left: list[str]) -> None:
    selection = desk_of(small().briefing())
    selection.list_visits(Filter.of(typed))
    assert titles(selection) == left
    selection.list_visits(Filter())
    assert len(titles(selection)) == 3


@pytest.mark.parametrize(
    "order", range(len(EVENT_ORDERS)), ids=[order.name for order in EVENT_ORDERS]
)
@pytest.mark.parametrize("typed", ["", "bajwa", "!us", "nobody"])
def test_every_order_of_every_filter_is_sound(
    selection: SelectionModel, order: int, typed: str
) -> None:
    everything = {event.id for event in events_of(selection)}
    selection.list_visits(Filter.of(typed), order)
    listed = selection.visits_list
    events = events_of(selection)
    assert {event.id for event in events} <= everything
    assert len({event.id for event in events}) == len(events)
    if not typed:
        assert {event.id for event in events} == everything
    lines = [listed.at(n) for n in range(listed.height)]
    assert [found for found in lines if isinstance(found, int)] == list(range(len(events)))
    groups = [found for found in lines if not isinstance(found, int)]
    assert sum(group.size for group in groups) == (len(events) if groups else 0)
    for number, event in enumerate(events):
        assert lines[listed.line_of(number)] == number
        assert listed.index(event.place or 0) == number


def test_orders(selection: SelectionModel) -> None:
    keys = {
        "newest first": lambda e: (e.sort == "", [-ord(c) for c in e.sort]),
        "oldest first": lambda e: (e.sort == "", e.sort),
        "by traveller": lambda e: e.who,
        "by state": lambda e: (e.country == "", e.country),
        "most told": lambda e: -e.articles,
        "by status": lambda e: e.status,
    }
    assert [order.name for order in EVENT_ORDERS] == list(keys)
    for number, order in enumerate(EVENT_ORDERS):
        selection.list_visits(order=number)
        key: Callable[[EventLine], Any] = keys[order.name]
        sorts = [key(event) for event in events_of(selection)]
        assert sorts == sorted(sorts), order.name


def test_headings_of_the_orders() -> None:
    selection = desk_of(small().briefing())
    found = {}
    for number, order in enumerate(EVENT_ORDERS):
        listed = VisitsList.of(selection.snapshot, Filter(), order)
        groups = [g for n in range(listed.height) if not isinstance(g := listed.at(n), int)]
        found[order.name] = [(g.heading, g.size) for g in groups]
        assert number < len(EVENT_ORDERS)
    assert found == {
        "newest first": [("2023", 1), ("2022", 1), ("2021", 1)],
        "oldest first": [("2021", 1), ("2022", 1), ("2023", 1)],
        "by traveller": [],
        "by state": [("China", 1), ("United States", 1), ("state not known", 1)],
        "most told": [],
        "by status": [("announced", 1), ("held", 2)],
    }


# -- in the program


async def filter_by(terminal: Terminal, words: str) -> None:
    """Open the filter line and type."""
    await terminal.press("f")
    await terminal.type(words)


def shown(terminal: Terminal, name: str) -> list[str]:
    """The words of a pane's lines that lead somewhere."""
    return [row.words for row in terminal.pane(name).rows if row.target]


@every_size
async def test_the_visits_are_filtered_as_one_types(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        everything = titles(terminal.selection)
        await filter_by(terminal, "bajwa !china")
        assert terminal.focused == "filter"
        left = titles(terminal.selection)
        assert 0 < len(left) < len(everything)
        assert all("Bajwa" in title and "China" not in title for title in left)
        assert len(shown(terminal, "visits")) == len(left)
        assert "filter: bajwa !china" in terminal.text()
        await terminal.press("enter")
        assert terminal.focused == "visits"
        assert "-filtering" not in terminal.main.classes
        assert "filter: bajwa !china" in terminal.text()
        seen = []
        for _ in left:
            await terminal.press("n")
            seen.append(terminal.selection.current.event)
        assert set(seen) <= {event.id for event in events_of(terminal.selection)}
        assert terminal.lines()[-1].rstrip().endswith(f"of {len(left)}")
        await terminal.press("escape")
        assert titles(terminal.selection) == everything
        assert "filter:" not in terminal.text()


async def test_whole_words(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await filter_by(terminal, "us")
        some = len(titles(terminal.selection))
        await terminal.press("escape")
        await filter_by(terminal, "'us")
        whole = titles(terminal.selection)
        assert 0 < len(whole) <= some
        assert all("US" in title.split() for title in whole)


async def test_escape_in_the_line_takes_the_filter_away(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        everything = titles(terminal.selection)
        await filter_by(terminal, "bajwa")
        assert titles(terminal.selection) != everything
        await terminal.press("escape")
        assert titles(terminal.selection) == everything
        assert terminal.focused == "visits"
        await terminal.press("f")
        assert terminal.app.screen.focused is not None
        assert terminal.main.query_one("#filter").value == ""  # type: ignore[attr-defined]


async def test_the_filter_that_stands_can_be_changed(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await filter_by(terminal, "bajwa")
        await terminal.press("enter", "f")
        assert terminal.main.query_one("#filter").value == "bajwa"  # type: ignore[attr-defined]
        await terminal.type(" !china")
        assert all("China" not in title for title in titles(terminal.selection))


@every_size
async def test_from_the_last_line_to_a_filter_that_leaves_few(
    workspace: Workspace, size: Size
) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("G")
        await filter_by(terminal, "munir")
        assert len(titles(terminal.selection)) == 1
        await terminal.press("enter", "j", "k", "G", "g")
        assert terminal.pane("visits").row
        await terminal.press("escape", "G")
        assert terminal.selection.place_of_event()[0] == len(terminal.selection.visits_list)


@every_size
async def test_a_filter_that_leaves_nothing(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        current = terminal.selection.current
        await filter_by(terminal, "zzzz")
        assert "Nothing matches." in terminal.text()
        await terminal.press("enter", "n", "p", "j", "k", "G", "g", "enter", "w", "escape")
        assert terminal.selection.current.event == current.event
        await terminal.press("1", "escape")
        assert "Nothing matches." not in terminal.text()


async def test_what_is_chosen_stays_chosen_where_the_filter_hides_it(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        event = terminal.selection.current.event
        await filter_by(terminal, "china")
        await terminal.press("enter")
        assert terminal.selection.current.event == event
        await terminal.press("n")
        assert terminal.selection.current.event == events_of(terminal.selection)[0].id


@every_size
@pytest.mark.parametrize(
    ("key", "name", "words"),
    [("2", "event", "blinken"), ("3", "actor", "quote"), ("4", "issues", "afghanistan")],
)
async def test_every_other_list_is_filtered(
    workspace: Workspace, size: Size, key: str, name: str, words: str
) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press(key)
        before = [row.words for row in terminal.pane(name).rows]
        word = words
        if name == "actor":  # whatever stands on the last line
            word = words_of(shown(terminal, name)[-1]).split()[0]
        await filter_by(terminal, word)
        left = terminal.pane(name).rows
        assert 0 < len(left) < len(before)
        assert all(row.words in before for row in left)
        assert all(words_of(word).strip() in words_of(b) for b in blocks(left))
        assert f"filter: {word}" in terminal.text()
        await terminal.press("enter")
        assert terminal.focused == name
        await terminal.press("escape")
        assert [row.words for row in terminal.pane(name).rows] == before


def blocks(rows: object) -> list[str]:
    """Lines that lead somewhere, each with those that go on below."""
    found: list[str] = []
    for row in rows:  # type: ignore[attr-defined]
        if row.target:
            found.append(row.words)
        elif row.owner:
            found[-1] += " " + row.words
    return found


async def test_each_list_has_a_filter_of_its_own(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await filter_by(terminal, "bajwa")
        await terminal.press("enter", "4")
        await filter_by(terminal, "zzzz")
        await terminal.press("enter")
        assert shown(terminal, "issues") == []
        assert titles(terminal.selection) != []
        await terminal.press("1", "escape")
        assert shown(terminal, "issues") == []
        await terminal.press("4", "escape")
        assert shown(terminal, "issues") != []


async def test_a_filter_stays_while_one_moves(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("4")
        await filter_by(terminal, "afghanistan")
        await terminal.press("enter", "1", "j", "j", "4")
        left = blocks(terminal.pane("issues").rows)
        assert all("afghanistan" in words_of(block) for block in left)


# -- finding in the source


@every_size
async def test_words_are_found_in_the_source(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("5")
        await filter_by(terminal, "pakistan")
        view = terminal.main.query_one("#source", SourceView)
        count = view.page.text.lower().count("pakistan")
        assert count > 2
        assert str(terminal.main.query_one("#filter").border_subtitle) == f"{count} found"
        places = [m.start() for m in re.finditer("pakistan", view.page.text.lower())]
        seen = [view.here.start if view.here else -1]
        for _ in range(count - 1 - places.index(seen[0])):
            await terminal.press("enter")
            seen.append(view.here.start if view.here else -1)
        assert seen == places[places.index(seen[0]) :]
        assert "pakistan" in terminal.text().lower()
        await terminal.press("enter")
        assert terminal.toasts()[-1] == "No more found that way."
        await terminal.press("escape")
        assert terminal.focused == "source"
        assert view.kind == ""


async def test_words_that_are_not_in_the_source(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await terminal.press("5")
        before = terminal.lines()[3:-3]
        await filter_by(terminal, "zzzz")
        assert str(terminal.main.query_one("#filter").border_subtitle) == "0 found"
        await terminal.press("enter", "escape")
        assert terminal.lines()[3:-3] == before


@pytest.mark.slow
@pytest.mark.parametrize("words", ["[", "(", "\\", ".*", "[/b]", "%", "'", "!", "  x  "])
async def test_odd_words_in_the_filter_line(workspace: Workspace, words: str) -> None:
    async with opened(workspace, NARROW) as terminal:
        for key in ("1", "2", "3", "4", "5"):
            await terminal.press(key)
            await filter_by(terminal, words)
            await terminal.press("escape")
        assert terminal.at_main


# -- sorting


@every_size
async def test_s_sorts_another_way_each_time(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        first, current = titles(terminal.selection), terminal.selection.current
        for number in [*range(1, len(EVENT_ORDERS)), 0]:
            await terminal.press("s")
            name = EVENT_ORDERS[number].name
            assert terminal.toasts()[-1] == f"Visits: {name}"
            assert (f"Visits · {name}" in terminal.text()) == (number > 0)
            assert sorted(titles(terminal.selection)) == sorted(first)
            assert terminal.selection.current == current
            row = terminal.pane("visits").row
            assert row
            assert row.target == current.record
            words = [r.words for r in terminal.pane("visits").rows if r.target]
            assert all(a in b for a, b in zip(titles(terminal.selection), words, strict=True))
        assert titles(terminal.selection) == first


async def test_sorted_and_filtered(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await filter_by(terminal, "us")
        await terminal.press("enter", "s")
        newest = titles(terminal.selection)
        assert "oldest first · filter: us" in terminal.text()
        await terminal.press(*"sssss")
        assert titles(terminal.selection) == newest[::-1]


async def test_an_empty_folder_can_be_filtered_and_sorted(tmp_path: Path) -> None:
    hand = small()
    hand.visits, hand.meetings = [], []
    root = hand.write(tmp_path / "clippings")
    async with opened(shelve(root, hand.briefing()), NARROW) as terminal:
        await filter_by(terminal, "x")
        await terminal.press("enter", "s", "n", "G", "escape", "s")
        assert terminal.at_main
