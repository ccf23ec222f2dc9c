"""The briefing line by line, for a screen reader: one list at a time, everything told in words.

No picture is drawn: each answer is a few lines of text, the signs of the panes are words, and the
first line says where one stands. It reads commands from standard input and needs no terminal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing.errors import QuotationChanged
from briefing.presentation.wording import plural, source_title
from briefing.text.aligned_view import paragraph_spans
from briefing.text.normalisation import one_line
from briefing.tui.labels import MARKS, selection_title
from briefing.tui.panes import PANES
from briefing.tui.rows import Row
from briefing.tui.screens.why import explain
from briefing.tui.selection import SelectionModel
from briefing.workspace.workspace import Workspace

_WIDTH = 4_000
"""Cells of a row: nothing is cut."""
_SPOKEN = {
    **{sign: f"{status}, " for status, sign in MARKS.items()},
    "✕": "cancelled or declined, ",
    "→": " to ",
    "–": " with ",
    "☎": "call, ",
    "≠": "sources disagree, ",
    "✓": "confirmed, ",
    "✎": "corrected, ",
    "⚑": "pinned, ",
    "✐": "noted, ",
    "★": "marked, ",
    "~": "reported ",
    "▸": "",
    "▾": "",
    "⇄": "turned, ",
    "…": "",
    "·": ",",
    "—": "no date",
    "“": "quote: ",
    "”": "",
}
_SIGNS = re.compile("|".join(map(re.escape, _SPOKEN)))
HELP = """Commands, each followed by enter:
n, p: next and previous line. g 12: line 12.
1 visits, 2 the chosen visit, 3 the actor, 4 issues, 5 the source text.
l: read the whole list. f: follow the line. b: back.
e: next evidence. w: why the record is there. c: a citation.
/ words: search. h: this help. q: leave."""


class LinearBriefing:
    """One open folder, told line by line.

    Args:
        workspace: that is open and read.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._selection = SelectionModel(workspace.snapshot)
        self._pane = 0
        self._at = 0
        self._found: list[Row] = []

    # -- telling

    def begin(self) -> list[str]:
        """What is told first."""
        facts = self._selection.facts
        told = f"{plural(facts.articles, 'article')}, {facts.events} visits and meetings."
        return [f"Briefing of {self._workspace.root.resolve().name}: {told}", "h: help.", self.here]

    @property
    def here(self) -> str:
        """Where one stands, and what is there."""
        rows = self._rows()
        if not rows:
            return f"{self._title}: nothing here."
        return f"{self._title}, line {self._at + 1} of {len(rows)}: {spoken(rows[self._at])}"

    @property
    def _title(self) -> str:
        if self._found:
            return "Search"
        return "Source" if self._pane == len(PANES) else PANES[self._pane].title

    def _rows(self) -> list[Row]:
        if self._found:
            return self._found
        if self._pane == len(PANES):
            return list(self._source())
        rows = PANES[self._pane].rows(self._selection, _WIDTH)
        return [row for row in _whole(rows) if row.words.strip()]

    def _source(self) -> Iterator[Row]:
        from briefing.tui.rows import Cell

        ref = self._selection.current.ref
        source = self._selection.sources.get(ref.source) if ref else None
        if ref is None or source is None:
            return
        text = self._workspace.text(source.id)
        yield Row((Cell(source_title(source)),))
        for span in paragraph_spans(text, source.body):
            proves = span.start < ref.end and ref.start < span.end
            words = ("evidence: " if proves else "") + one_line(span.of(text))
            yield Row((Cell(words),), None, None, (ref,) if proves else ())

    # -- commands

    def answer(self, line: str) -> list[str] | None:
        """What a command tells; None where one leaves.

        Args:
            line: as typed.
        """
        word = line.strip()
        if word == "q":
            return None
        if word.startswith("/"):
            return self._search(word[1:].strip())
        if word.isdecimal() and 1 <= int(word[:9]) <= len(PANES) + 1:
            return self._go_to_pane(int(word) - 1)
        if re.fullmatch(r"g ?\d{1,9}", word):
            return self._move_to(int(word[1:]) - 1)
        commands: dict[str, Callable[[], list[str]]] = {
            "": lambda: [self.here],
            "n": lambda: self._move_to(self._at + 1),
            "p": lambda: self._move_to(self._at - 1),
            "l": self._all,
            "f": self._follow,
            "b": self._back,
            "e": self._evidence,
            "w": self._why,
            "c": self._cite,
            "h": HELP.splitlines,
        }
        command = commands.get(word)
        return command() if command else [f"There is no command “{one_line(word)}”. h: help."]

    def _go_to_pane(self, pane: int) -> list[str]:
        self._found = []
        self._pane, self._at = pane, 0
        if pane == len(PANES):
            rows = self._rows()
            self._at = next((n for n, row in enumerate(rows) if row.refs), 0)
        return [self.here]

    def _move_to(self, number: int) -> list[str]:
        rows = self._rows()
        if not 0 <= number < len(rows):
            return ["No line there.", self.here]
        self._at = number
        row = rows[number]
        if row.target and not self._found:
            self._selection.choose(row.target, row.refs, keep=False)
        return [self.here]

    def _all(self) -> list[str]:
        rows = self._rows()
        return [f"{self._title}, {len(rows)} lines."] + [
            f"{number}: {spoken(row)}" for number, row in enumerate(rows, 1)
        ]

    def _follow(self) -> list[str]:
        rows = self._rows()
        row = rows[self._at] if rows else Row()
        if row.target is None:
            return ["This line leads nowhere."]
        self._found = []
        self._selection.choose(row.target, row.refs)
        kinds = {"visit": 1, "meeting": 1, "actor": 2, "issue": 3}
        return self._go_to_pane(kinds.get(row.target.kind, len(PANES)))

    def _back(self) -> list[str]:
        self._found = []
        went = self._selection.back()
        told = selection_title(self._selection, self._selection.current.record)
        return [f"Back to {spoken_words(told)}." if went else "This is where you began.", self.here]

    def _evidence(self) -> list[str]:
        self._selection.step_evidence(1)
        current = self._selection.current
        if current.ref is None:
            return ["No words are chosen."]
        source = self._selection.sources[current.ref.source]
        which = f"Evidence {current.at + 1} of {len(current.refs)}"
        title = spoken_words(source_title(source))
        return [f"{which}, {title}, quote: {one_line(current.ref.text)}"]

    def _why(self) -> list[str]:
        record = self._selection.current.record
        if record is None:
            return ["Choose a record first: n, or g and a number."]
        title, words = explain(self._selection, record)
        return [spoken_words(title), *(spoken_words(w) for w in words.plain.splitlines() if w)]

    def _cite(self) -> list[str]:
        ref = self._selection.current.ref
        if ref is None or not ref.text:
            return ["No words are chosen."]
        try:
            return [self._workspace.citation(ref, "plain")]
        except QuotationChanged as error:
            return [one_line(str(error))]

    def _search(self, words: str) -> list[str]:
        from briefing.tui.hits import found
        from briefing.tui.rows import Cell

        model = self._selection
        results = self._workspace.search(words)
        self._found = [
            Row((Cell(f"{hit.kind}: {one_line(hit.title or hit.body)}"),), None, *found(model, hit))
            for group in results.groups
            for hit in group.hits
        ]
        self._at = 0
        if not self._found:
            return [f"Nothing found for {words}."]
        return [f"{len(self._found)} found. f follows one.", self.here]


def _whole(rows: Iterable[Row]) -> Iterator[Row]:
    """Lines that go on over several as one."""
    current: Row | None = None
    for row in rows:
        if row.owner and current is not None:
            current = current._replace(cells=(*current.cells, *row.cells))
            continue
        if current is not None:
            yield current
        current = row
    if current is not None:
        yield current


def spoken(row: Row) -> str:
    """A row in words."""
    left = " ".join(cell.text.strip() for cell in row.cells if cell.text.strip())
    if row.cells and row.cells[0].style == "heading":
        left = f"heading {left.capitalize()}"
    right = row.right.text.strip() if row.right else ""
    return spoken_words(f"{left}, {right}" if right else left)


def spoken_words(words: str) -> str:
    """Words without a sign that a screen reader passes over or spells."""
    words = re.sub(r"(?<=\d)–(?=\d)", " to ", words)
    told = _SIGNS.sub(lambda m: _SPOKEN[m.group()], words)
    told = "".join(c for c in told if not ("\u2500" <= c <= "\u27bf"))
    return re.sub(r" +(?=[,.:;])|(?<=,),+", "", " ".join(told.split())).strip(" ,")


def run(workspace: Workspace, lines: Iterable[str], tell: Callable[[str], object]) -> None:
    """Tell the briefing until there are no more commands.

    Args:
        workspace: that is open and read.
        lines: the commands.
        tell: called with each line of an answer.
    """
    briefing = LinearBriefing(workspace)
    _tell(briefing.begin(), tell)
    for line in lines:
        told = briefing.answer(line)
        if told is None:
            return
        _tell(told, tell)


def _tell(lines: Sequence[str], tell: Callable[[str], object]) -> None:
    for line in lines:
        tell(line)
