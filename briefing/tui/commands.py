"""Every command of the program, with its key, its counts, and why it cannot be done now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from briefing.storage.line_queries import EVENT_ORDERS
from briefing.text.normalisation import fold
from briefing.tui.help_texts import Situation, why_not
from briefing.tui.keys import with_keymap

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


def commands(
    keymap: Mapping[str, str],
    counts: Mapping[str, str],
    situation: Situation,
    run: Callable[[str], object],
    sort: Callable[[int], object],
) -> Iterator[Command]:
    """Everything that keys do, and the orders of the visits.

    Args:
        keymap: the keys that the user has changed.
        counts: what commands lead to, in numbers, by the ids of their keys.
        situation: as things stand.
        run: carries out an action by its name.
        sort: sorts the visits in one of ``EVENT_ORDERS``.
    """
    for key in with_keymap(keymap):
        if key.id != "palette":
            why = why_not(situation, key.action)
            note = counts.get(key.id, "")
            yield Command(key.does, key.shown, note, why, partial(run, key.action))
    for number, order in enumerate(EVENT_ORDERS):
        yield Command(f"visits {order.name}", "", "", "", partial(sort, number))


def themes(names: Iterable[str], shown: str, choose: Callable[[str], object]) -> Iterator[Command]:
    """One command a theme.

    Args:
        names: of all of them.
        shown: the name of the one on show.
        choose: shows another.
    """
    for name in sorted(names):
        here = "on show" if name == shown else ""
        yield Command(f"theme {name}", "", here, "", partial(choose, name))


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
