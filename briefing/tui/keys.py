"""The keys: what they do, where. Bindings, help and footer are made from this one table."""

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the briefing.

    Attributes:
        keys: as Textual names them, joined by commas.
        shown: as a person reads them.
        action: what is done.
        does: in a few words.
        footer: the word in the footer, empty where it is not shown there.
    """

    keys: str
    shown: str
    action: str
    does: str
    footer: str = ""


KEYS: tuple[Key, ...] = (
    Key("n", "n", "step_event(1)", "next visit or meeting", "next"),
    Key("p", "p", "step_event(-1)", "previous visit or meeting"),
    Key("right_square_bracket", "]", "step_issue(1)", "next issue", "issue"),
    Key("left_square_bracket", "[", "step_issue(-1)", "previous issue"),
    Key("e", "e", "step_evidence(1)", "next evidence of what is chosen"),
    Key("E", "E", "step_evidence(-1)", "previous evidence"),
    Key("slash", "/", "search", "search everything", "search"),
    Key("c", "c", "cite", "copy a citation of the words in view", "cite"),
    Key("y", "y", "quote", "copy the words alone"),
    Key("w", "w", "why", "why this record: rule, confidence, evidence"),
    Key("d", "d", "decide", "decide: confirm, reject, correct, merge, split …", "fix"),
    Key("v", "v", "confirm", "confirm: the record is right"),
    Key("x", "x", "reject", "reject: the record is wrong"),
    Key("u", "u", "undo", "undo the last decision"),
    Key("U", "U", "redo", "redo it"),
    Key("B", "B", "boards", "boards: never seen, disagreements, drift, sides"),
    Key("o", "o", "outside", "open the file or its address outside"),
    Key("b,alt+left", "b", "back", "back to what was chosen before"),
    Key("f,alt+right", "f", "forward", "forward again"),
    Key("1", "1", "pane(0)", "visits"),
    Key("2", "2", "pane(1)", "the chosen visit"),
    Key("3", "3", "pane(2)", "the actor"),
    Key("4", "4", "pane(3)", "the issues"),
    Key("5", "5", "pane(4)", "the source text"),
    Key("tab", "tab", "step_pane(1)", "next pane"),
    Key("shift+tab", "shift+tab", "step_pane(-1)", "previous pane"),
    Key("l,right", "l →", "step_pane(1)", "pane to the right"),
    Key("h,left", "h ←", "step_pane(-1)", "pane to the left"),
    Key("question_mark", "?", "help", "this help", "help"),
    Key("q", "q", "app.quit", "quit", "quit"),
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
)


def bindings() -> list[Binding]:
    """Textual's bindings for the main screen."""
    return [
        Binding(
            key.keys, key.action, key.does, show=False, priority=key.keys in {"tab", "shift+tab"}
        )
        for key in KEYS
    ]
