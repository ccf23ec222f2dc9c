"""Every command of the program, with its key, its counts, and why it cannot be done now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefing.records.folding import fold
from briefing.tui.helping import why_not
from briefing.tui.keys import with_keymap
from briefing.tui.visits_list import ORDERS

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp

_LEAST = 70
"""Likeness in percent from which a misspelt command is found."""


class Command(NamedTuple):
    """One command.

    Attributes:
        does: in a few words.
        key: as a person reads it; empty where it has none.
        note: what it leads to, in numbers.
        why_not: why it cannot be done now; empty where it can.
        run: does it.
    """

    does: str
    key: str
    note: str
    why_not: str
    run: Callable[[], object]


def commands(app: BriefingApp) -> Iterator[Command]:
    """All of them, as things stand."""
    main = app.main
    counts = main.counts()
    for key in with_keymap(app.keymap_of_user):
        if key.id != "palette":
            run = partial(app.call_later, app.run_action, key.action, main)
            why = why_not(main, key.action)
            yield Command(key.does, key.shown, counts.get(key.id, ""), why, run)
    for number, order in enumerate(ORDERS):
        yield Command(f"visits {order.name}", "", "", "", partial(main.sort_visits, number))
    for name in sorted(app.available_themes):
        here = "on show" if name == app.theme else ""
        yield Command(f"theme {name}", "", here, "", partial(app.choose_theme, name))


def matching(found: Sequence[Command], typed: str) -> list[Command]:
    """The commands that hold all the words typed, else those most like them."""
    words = fold(typed).split()
    if not words:
        return list(found)
    held = [c for c in found if all(w in fold(f"{c.does} {c.key}") for w in words)]
    if held:
        return held
    # Imported here: only a misspelt command needs it.
    from rapidfuzz import fuzz

    scored = [(fuzz.partial_ratio(fold(typed), fold(c.does)), c) for c in found]
    near = sorted((s for s in scored if s[0] >= _LEAST), key=lambda s: -s[0])
    return [command for _, command in near]
