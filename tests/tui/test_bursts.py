"""Keys typed faster than the screen is painted act on the row under the cursor."""

import random
from collections.abc import Sequence

import pytest
from textual.events import Key

from briefing.models import Ref
from briefing.text.normalisation import one_line
from briefing.tui.controllers.copying import CopyController
from briefing.tui.controllers.judging import JudgementController
from briefing.tui.reports import REPORTS
from briefing.tui.rows import RecordRef, Row
from briefing.tui.screens.panes import ORDER, SOURCE
from briefing.tui.screens.report import ReportScreen
from briefing.tui.widgets.line_list import LineList, RowHandler
from briefing.workspace import Workspace
from tests.tui.terminal import MEDIUM, Terminal, opened

BURST = ["j", "k", "j", "k", "n", "p", "right_square_bracket", "e", "y", "c", "v", "x", "enter"]
OTHER = RecordRef("other", "")
ON_REPORTS = ["j", "k", "j", "G", "g", "tab", "enter"]


class Witness:
    """What was copied and judged, each beside what the cursor stood on at that moment.

    Args:
        terminal: under test.
        monkeypatch: to listen by.
    """

    def __init__(self, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
        self.terminal = terminal
        self.acted = 0
        self.wrong: list[str] = []
        monkeypatch.setattr(CopyController, "copy", self._copied)
        monkeypatch.setattr(JudgementController, "confirm", self._judged)
        monkeypatch.setattr(JudgementController, "reject", self._judged)

    @property
    def under(self) -> RecordRef | None:
        """The record of the row under the cursor of the focused list."""
        main = self.terminal.main
        if ORDER[main.focused_pane] == SOURCE:
            return None
        row = self.terminal.pane(ORDER[main.focused_pane]).row
        return row.target if row else None

    def _copied(self, ref: Ref | None, *, whole: bool) -> None:
        self.acted += 1
        chosen, under = self.terminal.selection.current, self.under
        if ref != chosen.ref:
            self.wrong.append(f"copied {ref}, chosen {chosen.ref}")
        if under and chosen.record and under.kind == chosen.record.kind and under != chosen.record:
            self.wrong.append(f"chosen {chosen.record}, under the cursor {under}")

    def _judged(self, target: RecordRef | None) -> None:
        self.acted += 1
        if self.under and target != self.under:
            self.wrong.append(f"judged {target}, under the cursor {self.under}")


def send(terminal: Terminal, keys: Sequence[str]) -> None:
    """Keys that are all there before the first of them has been heeded."""
    for key in keys:
        terminal.app.post_message(Key(key, key if len(key) == 1 else None))


async def burst_in_panes(terminal: Terminal, witness: Witness, count: int) -> None:
    """Bursts of two to six keys, from every pane in turn."""
    chance = random.Random(11)
    for n in range(count):
        send(terminal, [str(1 + n % len(ORDER)), *chance.choices(BURST, k=chance.randint(2, 6))])
        await terminal.pilot.pause()
        assert witness.wrong == []
    assert witness.acted > count


def listening(follow: RowHandler, stood: list[RecordRef | None]) -> RowHandler:
    """A handler that notes what stood under the cursor when a row was followed."""

    def followed(lines: LineList, row: Row) -> None:
        stood.append(row.target if row == lines.row else OTHER)
        follow(lines, row)

    return followed


async def burst_in_reports(terminal: Terminal, count: int) -> None:
    """The same on every report: what is followed is the row under the cursor."""
    chance = random.Random(12)
    for n in range(count):
        report = REPORTS[n % len(REPORTS)]
        terminal.main.action_report(report.name)
        await terminal.settle()
        screen = terminal.app.screen
        assert isinstance(screen, ReportScreen)
        stood: list[RecordRef | None] = []
        for lines in screen.query(LineList):
            lines.follow = listening(screen.follow_row, stood)
        send(terminal, [*chance.choices(ON_REPORTS, k=chance.randint(2, 6)), "enter"])
        await terminal.settle()
        assert OTHER not in stood, report.name
        if not terminal.at_main:
            screen.leave(None)
            await terminal.settle()


async def test_bursts(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await burst_in_panes(terminal, Witness(terminal, monkeypatch), 60)
        await burst_in_reports(terminal, 9)


@pytest.mark.slow
async def test_two_thousand_bursts(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(workspace, MEDIUM) as terminal:
        await burst_in_panes(terminal, Witness(terminal, monkeypatch), 1_900)
        await burst_in_reports(terminal, 100)


async def test_two_citations_at_once(workspace: Workspace) -> None:
    """The second one waits for its turn, and is not lost."""
    async with opened(workspace, MEDIUM) as terminal:
        send(terminal, ["y", "e", "y"])
        await terminal.settle()
        refs = terminal.selection.current.refs
        clips = [clip.text for clip in terminal.app.context.clips]
        assert clips == [one_line(refs[1].text), one_line(refs[0].text)]
