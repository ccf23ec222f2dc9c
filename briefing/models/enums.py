"""The words of the field: kinds of actors, modes, statuses and stances."""

from typing import Literal

ActorKind = Literal["person", "organisation", "group", "state"]
Form = Literal["name", "description", "pronoun"]
Mode = Literal["in person", "phone", "video", "message", "unknown"]
Status = Literal["announced", "under way", "held", "postponed", "cancelled", "declined", "denied"]
DID_NOT_HAPPEN: frozenset[Status] = frozenset({"postponed", "cancelled", "declined", "denied"})
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
