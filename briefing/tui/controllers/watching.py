"""Watching a record or a search: it is told first in the news."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.models import Actor, Issue
from briefing.text.normalisation import one_line
from briefing.tui.context import AppContext
from briefing.tui.rows import RecordRef

_NOTHING = "Choose a visit, a meeting, somebody, an issue or a position first."


def watch(context: AppContext, target: RecordRef | None, pin: Callable[[RecordRef], None]) -> None:
    """Watch an actor or an issue by its name, any other record by a pin; or watch it no more.

    Args:
        context: of the open folder.
        target: the record.
        pin: pins a record, or takes the pin out.
    """
    if target is None:
        context.say(_NOTHING)
        return
    selection = context.selection
    if target.kind == "position" and target.id in selection.positions:
        target = RecordRef("issue", selection.positions[target.id].issue)
    tables: dict[str, Mapping[str, Actor] | Mapping[str, Issue]] = {
        "actor": selection.actors,
        "issue": selection.issues,
    }
    if target.kind not in tables:
        pin(target)
    elif target.id in tables[target.kind]:
        name = one_line(tables[target.kind][target.id].name).replace('"', " ")
        save_search(context, name, f'{target.kind}:"{name}"')


def save_search(context: AppContext, name: str, query: str) -> None:
    """Keep a search under a name, or forget it where it is kept."""
    file = context.workspace.judgement_file
    known = name in file.read().searches
    try:
        file.save_search(name, "" if known else query)
    except OSError as error:
        context.say(f"“{file.path}” cannot be written ({error}).", "error")
        return
    context.say(f"Watched no more: {name}." if known else f"Watched: {name}.")
    context.program.judged()
