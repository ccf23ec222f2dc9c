"""The words of the field: kinds of actors, modes, statuses and stances."""

from typing import Literal

ActorKind = Literal["person", "organisation", "group", "state"]
Form = Literal["name", "description", "pronoun"]
Mode = Literal["in person", "phone", "video", "message", "unknown"]
APART: frozenset[Mode] = frozenset({"phone", "video", "message"})
"""Modes in which people do not sit in one place."""
Status = Literal["announced", "under way", "held", "postponed", "cancelled", "declined", "denied"]
CALLED_OFF: frozenset[Status] = frozenset({"cancelled", "declined", "denied"})
"""What will not happen on any day; what is postponed may."""
DID_NOT_HAPPEN: frozenset[Status] = CALLED_OFF | {"postponed"}
Stance = Literal[
    "support",
    "oppose",
    "demand",
    "seek",
    "offer",
    "commit",
    "concern",
    "accuse",
    "deny",
    "neutral",
]
