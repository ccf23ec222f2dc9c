"""Values that a reader may set, checked and made into what records hold."""

from __future__ import annotations

import re
from typing import Any, get_args

from briefing.models.enums import ActorKind, Mode, Stance, Status
from briefing.resources.countries import is_state
from briefing.text.date_expressions import parse_iso

_CHOICES: dict[str, tuple[str, ...]] = {
    "status": get_args(Status),
    "mode": get_args(Mode),
    "stance": get_args(Stance),
    "kind": get_args(ActorKind),
}
NEVER_EMPTY = frozenset({"issue", "holder"})
"""Fields without which there is no position."""


def choices(field: str) -> tuple[str, ...]:
    """All values of a field that has a closed set of them; else none."""
    return _CHOICES.get(field, ())


def checked(field: str, value: str) -> Any:
    """A value as records hold it; None for the empty one, which says that it is not known.

    Raises:
        ValueError: it is no such value; the message is a sentence's end.
    """
    if field in _CHOICES:
        if value not in _CHOICES[field]:
            raise ValueError(f"“{value}” is no {field}; it must be {', '.join(_CHOICES[field])}")
        return value
    if value == "" and field in NEVER_EMPTY:
        raise ValueError(f"the {field} must not be empty")
    if value == "":
        return None
    if field == "date":
        if parse_iso(value) is None:
            raise ValueError(f"“{value}” is no date; write 2019-07-23, 2019-07 or 2019")
        return value
    if field == "country":
        if not is_state(value):
            raise ValueError(f"“{value}” is no state; write its three letters, like PAK")
        return value
    if field == "days":
        if not re.fullmatch(r"[0-9]{1,3}", value) or not int(value):
            raise ValueError(f"“{value}” is no number of days")
        return int(value)
    return value
