"""What a table must be to be a judgement; what is wrong is told with where it is wrong."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

import msgspec

from briefing.judgements.values import NEVER_EMPTY, checked
from briefing.models.judgement import ACTIONS, FIELDS, Anchor, Judgement

_LISTS = frozenset({"travellers", "sides"})
_LOG = re.compile(r"\S+ .+ (?:made|undone|redone)")


def judgement_of(name: str, table: dict[str, Any]) -> Judgement:
    """The judgement of a table.

    Raises:
        ValidationError, ValueError: it is none; the message says where.
    """
    _only_known(table)
    made = msgspec.convert({"id": name, **table}, Judgement)
    _check_places(made)
    _check_action(made)
    _check_values(made)
    return made


def _only_known(table: dict[str, object]) -> None:
    known = {f.name for f in fields(Judgement)} - {"id"}
    for key in (key for key in table if key not in known):
        raise ValueError(f"`{key}` is no key of a judgement - at `$.{key}`")
    known = {f.name for f in fields(Anchor)}
    for name in ("on", "to"):
        anchors = table.get(name, [])
        for number, anchor in enumerate(anchors if isinstance(anchors, list) else []):
            for key in (k for k in (anchor if isinstance(anchor, dict) else ()) if k not in known):
                raise ValueError(f"`{key}` is no key of a place - at `$.{name}[{number}].{key}`")


def _check_places(made: Judgement) -> None:
    if not made.on:
        raise ValueError("`on` names no place - at `$.on`")
    for name, anchors in (("on", made.on), ("to", made.to)):
        for number, anchor in enumerate(anchors):
            if not 0 <= anchor.start <= anchor.end:
                where = f"`$.{name}[{number}].start`"
                raise ValueError(f"{anchor.start} to {anchor.end} is no place - at {where}")
    for line in made.log:
        if not _LOG.fullmatch(line):
            raise ValueError(
                "`log` must have lines of time, reader and made, undone or redone - at `$.log`"
            )


def _check_action(made: Judgement) -> None:
    if made.action not in ACTIONS[made.kind]:
        raise ValueError(f"a {made.kind} cannot be judged by “{made.action}” - at `$.action`")
    if made.action in {"rename", "note"} and not made.value.strip():
        raise ValueError(f"a {made.action} must have a `value` - at `$.value`")
    if made.action == "set" and made.field not in FIELDS[made.kind]:
        allowed = ", ".join(FIELDS[made.kind])
        raise ValueError(f"`field` must be one of {allowed} - at `$.field`")


def _check_values(made: Judgement) -> None:
    values = {made.field: ("value", made.value)} if made.action == "set" else {}
    for key, value in made.record.items():
        if isinstance(value, list) != (key in _LISTS):
            raise ValueError(f"`{key}` is of the wrong type - at `$.record.{key}`")
        if isinstance(value, str) and made.action == "confirm":
            values[key] = f"record.{key}", value
    if made.action == "confirm" and made.kind == "position" and made.record:
        for key in NEVER_EMPTY - made.record.keys():
            values[key] = "record", ""
    for key, (where, text) in values.items():
        try:
            checked(key, text)
        except ValueError as error:
            raise ValueError(f"{error} - at `$.{where}`") from None
