"""The source text runs on where the file broke its lines; places stay those of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models.article import Span
from briefing.text.aligned_view import joints_of, paragraphs_of, running_text
from briefing.tui.rows import wrap
from briefing.tui.widgets.source import SourceView
from briefing.tui.widgets.wrapping import HIDDEN, Layout
from briefing.workspace import Workspace
from tests.tui.terminal import WIDE, opened

BROKEN = (
    "The foreign minister of Norway said on Monday that the talks on the\n"
    "northern fisheries had gone well, and that both govern-\n"
    "ments would meet again\n"
    "\n"
    "in the spring, when the harbours of the far north are free of the\n"
    "ice that closes them from one November until the following May.\n"
    "\n"
    "A second paragraph."
)


def laid_out(text: str, width: int, *, joined: bool = True) -> Layout:
    """A text as the pane lays it out."""
    view = running_text(text, (Span(0, len(text)),))
    return Layout(text, width, paragraphs_of(view), joints_of(text, view) if joined else ())


def lines(layout: Layout) -> list[str]:
    """What is drawn."""
    return [layout.shown[a:b].replace(HIDDEN, "") for a, b in layout.lines]


def test_lines_run_on() -> None:
    """Over breaks, over an empty line in a sentence, over a divided word."""
    drawn = " ".join(lines(laid_out(BROKEN, 60)))
    assert "talks on the northern fisheries" in drawn
    assert "both governments would meet again in the spring" in drawn
    assert lines(laid_out(BROKEN, 60))[-2:] == ["", "A second paragraph."]


def test_as_the_file_has_them() -> None:
    """Without joints every line of the file is one, where there is room."""
    found = lines(laid_out(BROKEN, 90, joined=False))
    assert [line for line in found if line] == [line for line in BROKEN.split("\n") if line]


@pytest.mark.parametrize("width", [20, 37, 60, 120])
def test_places_are_those_of_the_file(width: int) -> None:
    """Every character that is drawn stands at its own place, and is found again."""
    layout = laid_out(BROKEN, width)
    assert len(layout.shown) == len(BROKEN)
    for number, (start, end) in enumerate(layout.lines):
        for offset in range(start, end):
            assert layout.line_of(offset) == number
            if layout.shown[offset] not in {HIDDEN, " "}:
                assert layout.shown[offset] == BROKEN[offset]
    assert layout.numbers[layout.line_of(BROKEN.index("A second"))] == 2


@given(st.text(alphabet="ab \n-.A\u00a0é漢", max_size=200), st.integers(10, 40))
def test_no_letter_is_lost(text: str, width: int) -> None:
    """Whatever the text: but for hyphens of divided words all is drawn, in order."""
    drawn = "".join(lines(laid_out(text, width)))
    own = [c for c in text if not c.isspace() and c != "-"]
    assert [c for c in drawn if not c.isspace() and c != "-"] == own


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2007"])
def test_what_a_no_break_space_joins_stays_together(space: str) -> None:
    """In the text and in the lines of lists."""
    words = f"the meeting of 14{space}May"
    assert lines(laid_out(words, 16)) == ["the meeting of", f"14{space}May"]
    assert wrap(words, 16, 4) == ["the meeting of", "14 May"]


async def test_a_key_shows_the_files_own_lines(workspace: Workspace) -> None:
    """What is chosen stays marked, the paragraph keeps its number."""
    async with opened(workspace, WIDE) as terminal:
        await terminal.press("n", "5")
        view = terminal.main.query_one(SourceView)
        number, before = view.paragraph(), len(view.drawn.lines)
        await terminal.press("equals_sign")
        assert view.own_lines
        assert terminal.toasts()[-1] == "Lines are shown as the file breaks them."
        assert len(view.drawn.lines) > before
        assert view.paragraph() == number
        await terminal.press("equals_sign")
        assert len(view.drawn.lines) == before
