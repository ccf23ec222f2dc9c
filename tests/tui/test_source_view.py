"""The source text: its highlights and their legend, stepping, selecting, an article beside it."""

from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.widgets import Static

from briefing.models import Briefing, Span
from briefing.models.read_models import Highlight
from briefing.storage import SnapshotReader
from briefing.text.normalisation import one_line
from briefing.tui.controllers.source_pages import Pages
from briefing.tui.rows import RecordRef
from briefing.tui.screens.notice import Notice
from briefing.tui.screens.pick import PickScreen
from briefing.tui.selection import SelectionModel
from briefing.tui.widgets.highlights import KINDS, Highlights
from briefing.tui.widgets.source import SourceView
from briefing.workspace import Workspace
from tests.tui.hand import Hand
from tests.tui.stored import shelve
from tests.tui.terminal import MEDIUM, NARROW, WIDE, Size, Terminal, every_size, opened
from tests.tui.test_keys import Ladder

LEGEND = {"p": "person", "b": "body", "s": "state", "d": "date", "q": "quote", "o": "position"}


def source(terminal: Terminal, name: str = "source") -> SourceView:
    """The source text, or the one beside it."""
    return terminal.main.query_one(f"#{name}", SourceView)


def words_of(view: SourceView, span: Span | Highlight | None) -> str:
    """The words of a range."""
    assert span
    return view.page.text[span.start : span.end]


# -- highlights, found by place


def overlapping(marks: list[Highlight], start: int, end: int) -> list[Highlight]:
    """The same by looking at all of them."""
    return [mark for mark in marks if mark.start < end and start < mark.end]


def test_highlights_are_found_where_they_are() -> None:
    marks = [
        Highlight(0, 100, "position", "a"),
        *(Highlight(n, n + 3, "person", "b") for n in range(95)),
    ]
    found = Highlights(marks)
    for start in range(0, 110, 7):
        assert found.over(start, start + 5) == overlapping(marks, start, start + 5)
    assert Highlights(marks, {"person"}).over(50, 51) == marks[:1]
    assert Highlights(()).over(0, 9) == []


def test_stepping_from_highlight_to_highlight() -> None:
    marks = [
        Highlight(5, 9, "person", "a"),
        Highlight(20, 25, "date", ""),
        Highlight(30, 34, "person", "b"),
    ]
    found = Highlights(marks)
    assert found.step(-1, 1, "") == marks[0]
    assert found.step(5, 1, "") == marks[1]
    assert found.step(5, 1, "person") == marks[2]
    assert found.step(30, 1, "") is None
    assert found.step(30, -1, "person") == marks[0]
    assert found.step(5, -1, "") is None


def test_every_highlight_of_the_seeds_is_of_a_known_kind(
    workspace: Workspace, stored: Briefing
) -> None:
    selection, pages = SelectionModel(SnapshotReader(workspace.store)), Pages()
    kinds = set()
    for found in stored.sources:
        selection.choose(RecordRef("source", found.id))
        page = pages.page(selection)
        assert page.key == found.id
        assert page.text
        for mark in page.marks:
            assert 0 <= mark.start < mark.end <= len(page.text)
            kinds.add(mark.kind)
    assert kinds == set(KINDS) - {"found"}


def test_the_evidence_of_what_is_chosen_is_marked(workspace: Workspace) -> None:
    selection = SelectionModel(SnapshotReader(workspace.store))
    page = Pages().page(selection)
    refs = [ref for ref in selection.current.refs if ref.source == page.key]
    assert [span.of(page.text) for span in page.evidence] == [ref.text for ref in refs]
    assert page.focus
    assert selection.current.ref
    assert page.focus.of(page.text) == selection.current.ref.text


# -- on the screen


async def test_the_map_shows_where_the_evidence_is(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("5")
        view = source(terminal)
        assert view.max_scroll_y > 0
        height = view.content_region.height
        column = [view.render_line(y).text.rstrip()[-1:] for y in range(height)]
        assert column.count("■") == 1
        await terminal.press("f")
        await terminal.type("pakistan")
        column = [view.render_line(y).text.rstrip()[-1:] for y in range(height)]
        assert "∙" in column


@every_size
async def test_the_words_in_view_have_a_bar(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("5")
        for _ in terminal.selection.current.refs:
            ref = terminal.selection.current.ref
            assert ref
            lines = [line for line in terminal.lines() if "▌" in line]
            shown = " ".join(line.partition("▌")[2] for line in lines)
            assert one_line(ref.text).split()[0] in shown
            await terminal.press("e")


@every_size
async def test_resizing_keeps_the_words_in_view(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("n", "n", "5")
        assert "▌" in terminal.text()
        for width, height in ((size[0] - 10, size[1]), (size[0], size[1] - 4), size):
            await terminal.resize(width, height)
            assert "▌" in terminal.text()


async def test_paragraphs_are_numbered(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("5")
        view = source(terminal)
        number, count = view.paragraph()
        assert 1 <= number <= count == len(view.page.paragraphs)
        assert view.border_subtitle == f"¶ {number}/{count}"
        await terminal.press("g")
        numbers = [int(margin) for margin in margins(view) if margin]
        assert numbers == list(range(1, len(numbers) + 1))
        assert numbers


def margins(view: SourceView) -> list[str]:
    """What stands in the margin, below the heading."""
    first = len(view.page.heading)
    height = view.content_region.height
    return [view.render_line(y).text[:3].strip() for y in range(first, height)]


# -- { } t i


@every_size
async def test_braces_step_from_highlight_to_highlight(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("5")
        view = source(terminal)
        focus = view.page.focus
        assert focus
        starts = [focus.start]
        for _ in range(12):
            await terminal.press("}")
            assert view.here
            starts.append(view.here.start)
            assert words_of(view, view.here).split()[0] in terminal.text()
        assert starts == sorted(starts)
        await terminal.press("{")
        assert view.here
        assert view.here.start < starts[-1]


async def test_the_last_highlight_is_said_to_be_the_last(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("5")
        view = source(terminal)
        view.here = max(view.page.marks, key=lambda mark: mark.start)
        await terminal.press("}")
        assert terminal.toasts()[-1] == "No more highlights that way."
        view.here = min(view.page.marks, key=lambda mark: mark.start)
        await terminal.press("{")
        assert terminal.toasts()[-1] == "No more highlights that way."


@every_size
async def test_t_steps_through_one_kind_after_the_other(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("5")
        view = source(terminal)
        for kind in [kind for kind in KINDS if kind not in {"found", *view.hidden}]:
            await terminal.press("t")
            assert view.kind == kind
            assert terminal.toasts()[-1] == f"{{ }} step through {KINDS[kind]}."
            view.here = None
            await terminal.press("}")
            assert view.here is None or view.here.kind == kind
        await terminal.press("t")
        assert view.kind == ""
        assert terminal.toasts()[-1] == "{ } step through all highlights."


@every_size
async def test_i_says_what_the_highlight_is(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("5")
        view = source(terminal)
        seen = set()
        for kind in [kind for kind in KINDS if kind != "found"]:
            mark = next((m for m in view.page.marks if m.kind == kind), None)
            if mark is None:
                continue
            view.here = mark
            await terminal.press("i")
            assert isinstance(terminal.app.screen, Notice), kind
            text = str(terminal.app.screen.query_one("#notice-text", Static).content)
            if kind == "date":
                assert one_line(words_of(view, mark)) in text
            elif kind not in {"quote", "position"}:
                assert f"kind          {terminal.selection.actors[mark.id].kind}" in text
            else:
                assert "confidence" in text
            seen.add(kind)
            await terminal.press("escape")
            assert terminal.focused == "source"
        assert len(seen) >= 3


async def test_i_where_no_highlight_is(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        terminal.main.go(RecordRef("source", next(iter(terminal.selection.sources))))
        await terminal.press("5", "i")
        assert terminal.at_main
        assert terminal.toasts()[-1] == "No highlight here; { } step to one."


# -- the legend


@every_size
async def test_the_legend_shows_and_hides_kinds(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("5")
        view = source(terminal)
        at_first = view.hidden
        for letter, kind in LEGEND.items():
            for _ in range(2):
                hidden = kind in view.hidden
                await terminal.press("L")
                assert isinstance(terminal.app.screen, PickScreen)
                assert f"{'show' if hidden else 'hide'} {KINDS[kind]}" in terminal.text()
                await terminal.press(letter)
                assert terminal.at_main
                assert (kind in view.hidden) != hidden
                assert view.hidden == terminal.main.source_view.hidden
                kinds = {mark.kind for mark in seen(view).values()}
                assert kind not in kinds or hidden
                assert f"{'●' if hidden else '○'} {KINDS[kind]}" in terminal.text()
            assert view.hidden == at_first
        await terminal.press("L", "escape")
        assert view.hidden == at_first


@every_size
async def test_the_legend_can_be_clicked(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        await terminal.press("5")
        at_first = source(terminal).hidden
        for kind in LEGEND.values():
            await terminal.click(KINDS[kind])
            assert source(terminal).hidden == at_first ^ {kind}
            await terminal.click(KINDS[kind])
            assert source(terminal).hidden == at_first


async def test_a_hidden_kind_is_not_stepped_to(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("5", "L", "p")
        view = source(terminal)
        for _ in range(10):
            await terminal.press("}")
            assert view.here is None or view.here.kind != "person"
        kinds = []
        for _ in range(6):
            await terminal.press("t")
            kinds.append(view.kind)
        assert "person" not in kinds


# -- selecting


@every_size
async def test_selected_words_are_copied_and_cited(workspace: Workspace, size: Size) -> None:
    copied: list[str] = []
    async with opened(workspace, size) as terminal:
        terminal.app.ladder = Ladder(copied)
        await terminal.press("5", "shift+down", *["shift+right"] * 3)
        view = source(terminal)
        span = view.selected
        assert span
        assert view.page.focus
        assert span.start == view.page.focus.start
        words = span.of(view.page.text)
        assert len(words) > 3
        await terminal.press("y")
        assert copied == [one_line(words)]
        await terminal.press("c")
        assert one_line(words) in one_line(copied[-1])
        assert copied[-1] != one_line(words)
        await terminal.press("shift+left")
        assert view.selected == Span(span.start, span.end - 1)


@pytest.mark.parametrize(
    ("keys", "back"), [("shift+right", "shift+left"), ("shift+down", "shift+up")]
)
async def test_the_selection_grows_and_shrinks(workspace: Workspace, keys: str, back: str) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("5")
        view = source(terminal)
        ends = []
        for _ in range(4):
            await terminal.press(keys)
            assert view.selected
            ends.append(view.selected.end)
        assert ends == sorted(set(ends))
        for end in reversed(ends[:-1]):
            await terminal.press(back)
            assert view.selected
            assert view.selected.end == end


async def test_the_selection_may_go_backwards(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("5", "shift+up")
        view = source(terminal)
        focus, span = view.page.focus, view.selected
        assert focus
        assert span
        assert span.end == focus.start
        await terminal.press("shift+up")
        assert view.selected
        assert view.selected.end == span.end
        assert view.selected.start < span.start


async def test_another_article_ends_the_selection(workspace: Workspace) -> None:
    copied: list[str] = []
    async with opened(workspace, MEDIUM) as terminal:
        terminal.app.ladder = Ladder(copied)
        await terminal.press("5", "shift+down")
        before = source(terminal).page.key
        while source(terminal).page.key == before:
            await terminal.press("n")
        assert source(terminal).selected is None
        await terminal.press("y")
        ref = terminal.selection.current.ref
        assert ref
        assert copied == [one_line(ref.text)]


async def test_escape_ends_the_selection(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("5", "shift+down")
        assert source(terminal).selected
        await terminal.press("escape")
        assert source(terminal).selected is None


# -- another article beside


@every_size
async def test_another_article_on_the_event_stands_beside(workspace: Workspace, size: Size) -> None:
    async with opened(workspace, size) as terminal:
        event = terminal.selection.event
        assert event
        told = list(dict.fromkeys(ref.source for ref in event.evidence))
        assert len(told) == 2
        await terminal.press("5", "a")
        await terminal.settle()
        beside = source(terminal, "beside")
        assert beside.region.area
        assert source(terminal).region.area
        assert {beside.page.key, source(terminal).page.key} == set(told)
        assert beside.page.focus
        assert words_of(beside, beside.page.focus).split()[0] in terminal.text()
        assert "beside: " in terminal.text()
        await terminal.press("a")
        await terminal.settle()
        assert not beside.region.area
        await terminal.press("a")
        await terminal.settle()
        assert beside.region.area
        await terminal.press("escape")
        await terminal.settle()
        assert not beside.region.area
        assert terminal.focused == "source"


async def test_the_article_beside_leaves_with_its_event(workspace: Workspace) -> None:
    async with opened(workspace, WIDE) as terminal:
        await terminal.press("a", "n")
        await terminal.settle()
        assert not source(terminal, "beside").region.area


async def test_no_other_article_tells_of_the_event(workspace: Workspace) -> None:
    async with opened(workspace, NARROW) as terminal:
        await terminal.press("n", "a")
        assert terminal.toasts()[-1] == "No other article tells of this event."
        assert not source(terminal, "beside").region.area


# -- the mouse


def seen(view: SourceView) -> dict[Offset, Highlight]:
    """The highlights in view, each by the first place of the screen where it stands."""
    found: dict[Highlight, Offset] = {}
    for y in range(view.content_region.height):
        for x in range(view.content_region.width):
            mark = view.mark_at(x, y)
            if mark:
                found.setdefault(mark, view.content_region.offset + Offset(x, y))
    return {place: mark for mark, place in found.items()}


async def test_a_highlight_is_chosen_by_a_click_and_told_by_a_second(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("5")
        view = source(terminal)
        place, mark = next((p, m) for p, m in seen(view).items() if m.kind == "person")
        await terminal.pilot.click(offset=place)
        await terminal.pilot.pause()
        assert view.here == mark
        assert terminal.at_main
        await terminal.pilot.click(offset=place, times=2)
        await terminal.settle()
        assert isinstance(terminal.app.screen, Notice)


async def test_the_mouse_over_a_highlight_says_what_it_is(workspace: Workspace) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await terminal.press("5")
        view = source(terminal)
        for place, mark in list(seen(view).items())[:5]:
            await terminal.pilot.hover(offset=place)
            await terminal.pilot.pause()
            assert view.tooltip == terminal.main.source_view.hint(mark)


# -- long articles


@pytest.mark.parametrize("size", [NARROW, MEDIUM])
async def test_the_margin_has_room_for_every_number(tmp_path: Path, size: Size) -> None:
    hand = Hand()
    paragraphs = [f"Item {n}. Nothing else was decided." for n in range(1, 1203)]
    words = "Ana Example received Bo Sample in Lima on 4 May 2021."
    hand.source("\n\n".join([*paragraphs, words]), "long.txt", date="2021-05-05")
    hand.actor("Ana Example")
    hand.actor("Bo Sample")
    hand.meeting("person:0", "person:1", words)
    root = hand.write(tmp_path / "folder")
    with shelve(root, hand.briefing(), articles=hand.articles()) as workspace:
        async with opened(workspace, size) as terminal:
            await terminal.press("5")
            view = source(terminal)
            assert view.border_subtitle == "¶ 1203/1203"
            (line,) = (line for line in terminal.lines() if "▌Ana Example" in line)
            assert "1203▌" in line
