"""The keys and what they do: bindings, help, palette and footer are made from this table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.binding import Binding


class Key(NamedTuple):
    """One key of the briefing.

    Attributes:
        id: by which the user's configuration names it.
        keys: as Textual names them, joined by commas.
        action: what is done.
        does: in a few words.
        group: under which the help lists it.
        footer: the word in the footer, empty where it is not shown there.
    """

    id: str
    keys: str
    action: str
    does: str
    group: str
    footer: str = ""

    @property
    def shown(self) -> str:
        """The keys as a person reads them."""
        return " ".join(shown(key) for key in self.keys.split(","))


_NAMES = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "slash": "/",
    "backslash": "\\",
    "question_mark": "?",
    "semicolon": ";",
    "apostrophe": "'",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "plus": "+",
    "underscore": "_",
    "minus": "-",
    "equals_sign": "=",
    "colon": ":",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def shown(key: str) -> str:
    """A key as a person reads it."""
    *held, last = key.split("+")
    return "+".join([*held, _NAMES.get(last, last)]) if last else key


MOVE, LOOK, COPY, DECIDE, SCREENS, PANES, OTHER = (
    "Go",
    "Look",
    "Copy and mark",
    "Decide",
    "Screens",
    "Panes and layout",
    "Program",
)
GROUPS = (MOVE, LOOK, COPY, DECIDE, SCREENS, PANES, OTHER)

KEYS: tuple[Key, ...] = (
    Key("next-event", "n", "step_event(1)", "next visit or meeting", MOVE, "next"),
    Key("previous-event", "p", "step_event(-1)", "previous visit or meeting", MOVE),
    Key("next-issue", "right_square_bracket", "step_issue(1)", "next issue", MOVE, "issue"),
    Key("previous-issue", "left_square_bracket", "step_issue(-1)", "previous issue", MOVE),
    Key("next-evidence", "e", "step_evidence(1)", "next evidence of what is chosen", MOVE),
    Key("previous-evidence", "E", "step_evidence(-1)", "previous evidence", MOVE),
    Key("jump", "semicolon", "jump", "jump: a label on every line and highlight", MOVE),
    Key("back", "b,alt+left", "back", "back to what was chosen before", MOVE),
    Key("forward", "F,alt+right", "forward", "forward again", MOVE),
    Key("next-news", "r", "next_news", "next record that is new or changed", MOVE),
    Key("next-mark", "apostrophe", "next_mark", "next marked record", MOVE),
    Key("search", "slash", "search", "search everything", LOOK, "search"),
    Key("filter", "f", "filter", "filter the list; in the source: find", LOOK),
    Key("sort", "s", "sort", "sort the visits another way", LOOK),
    Key("only-news", "R", "only_news", "show only what is new, or everything", LOOK),
    Key("read-all", "D", "read_all", "mark all news as read", LOOK),
    Key("unread", "I", "unread", "the record is news again", LOOK),
    Key("watch", "W", "watch", "watch the record: it is told first in the news", LOOK),
    Key("why", "w", "why", "why this record: rule, confidence, evidence", LOOK),
    Key("menu", "backslash", "menu", "what can be done with the record", LOOK),
    Key("unsure", "H", "unsure", "show the unsure positions of the issue, or hide them", LOOK),
    Key("legend", "L", "legend", "which highlights the source shows", LOOK),
    Key("beside", "a", "beside", "another article on the same event beside", LOOK),
    Key("outside", "o", "outside", "open the file or its address outside", LOOK),
    Key("cite", "c", "cite", "copy a citation of the words in view", COPY, "cite"),
    Key("cite-as", "C", "cite_as", "copy in another style: words, source, all evidence …", COPY),
    Key("memo", "P", "memo", "write the page for a principal on what is chosen", COPY),
    Key("quote", "y", "quote", "copy the words alone", COPY),
    Key("mark", "m", "mark", "mark the record, or take the mark away", COPY),
    Key("decide", "d", "decide", "confirm, reject, correct, merge, split …", DECIDE, "fix"),
    Key("confirm", "v", "confirm", "confirm: the record is right", DECIDE),
    Key("reject", "x", "reject", "reject: the record is wrong", DECIDE),
    Key("undo", "u", "undo", "undo the last decision", DECIDE),
    Key("redo", "U", "redo", "redo it", DECIDE),
    Key("news", "M", "report('news')", "news: what came in, and what it changed", SCREENS),
    Key("ahead", "A", "report('ahead')", "ahead: what is announced for two weeks", SCREENS),
    Key("timeline", "T", "report('timeline')", "timeline of visits, meetings, statements", SCREENS),
    Key("compare", "J", "report('compare')", "compare the sides of an issue", SCREENS),
    Key("network", "N", "report('network')", "network: who met whom", SCREENS),
    Key("sources", "S", "report('sources')", "sources: all articles", SCREENS),
    Key("clips", "K", "report('clips')", "clips: what was copied or marked", SCREENS),
    Key("boards", "B", "report('never')", "boards: never seen, disagreements, drift …", SCREENS),
    Key("pane-1", "1", "pane(0)", "visits", PANES),
    Key("pane-2", "2", "pane(1)", "the chosen visit", PANES),
    Key("pane-3", "3", "pane(2)", "the actor", PANES),
    Key("pane-4", "4", "pane(3)", "the issues", PANES),
    Key("pane-5", "5", "pane(4)", "the source text", PANES),
    Key("next-pane", "tab", "step_pane(1)", "next pane", PANES),
    Key("previous-pane", "shift+tab", "step_pane(-1)", "previous pane", PANES),
    Key("right-pane", "l,right", "step_pane(1)", "pane to the right", PANES),
    Key("left-pane", "h,left", "step_pane(-1)", "pane to the left", PANES),
    Key("zoom", "z,plus", "zoom(1)", "zoom the pane: normal, half, full", PANES),
    Key("unzoom", "underscore", "zoom(-1)", "zoom back", PANES),
    Key("wider", "greater_than_sign", "widen(1)", "make the pane wider", PANES),
    Key("narrower", "less_than_sign", "widen(-1)", "make the pane narrower", PANES),
    Key("help", "question_mark", "help", "what the pane can do now", OTHER, "help"),
    Key("palette", "colon,ctrl+p", "app.commands", "every command, by name", OTHER),
    Key("quit", "q", "app.quit", "quit", OTHER, "quit"),
)

LIST_KEYS: tuple[tuple[str, str], ...] = (
    ("↑ ↓ j k", "move; the other panes follow"),
    ("enter", "follow: go where the line leads"),
    ("g G", "first and last line"),
    ("PgUp PgDn", "a screenful"),
)
SOURCE_KEYS: tuple[tuple[str, str], ...] = (
    ("↑ ↓ j k", "scroll"),
    ("space PgUp PgDn", "a screenful"),
    ("g G", "top and end"),
    ("{ }", "previous and next highlight"),
    ("t", "step through another kind of highlight"),
    ("i", "what the highlight here is"),
    ("=", "the lines as the file breaks them, or running on"),
    ("shift+arrows", "select; y copies, c cites what is selected"),
)
REPORT_KEYS: tuple[tuple[str, str], ...] = (
    ("↑ ↓ j k", "move; the part beside follows"),
    ("tab", "to the part beside and back"),
    ("enter", "go to the record in the briefing"),
    ("f", "filter"),
    ("M A T J N S K B /", "another screen"),
    ("esc 0", "back to the briefing"),
)


def bindings() -> list[Binding]:
    """Textual's bindings for the main screen."""
    return [
        Binding(
            key.keys,
            key.action,
            key.does,
            show=False,
            priority=key.keys in {"tab", "shift+tab"},
            id=key.id,
        )
        for key in KEYS
    ]


def with_keymap(keymap: Mapping[str, str]) -> tuple[Key, ...]:
    """The table with the user's keys in place of those they replace."""
    return tuple(
        Key(k.id, keymap[k.id], k.action, k.does, k.group, k.footer) if k.id in keymap else k
        for k in KEYS
    )
