"""An office as a record, and the words of which offices are built."""

import re
from dataclasses import dataclass, field
from functools import cache

from briefing.resources import load, words


@dataclass(slots=True)
class OfficePhrase:
    """An office as written, tokens ``start`` to ``end``; ``start`` leaves out ``the``."""

    start: int
    end: int
    head: int
    title: str
    kind: str
    """Class of the head noun; see ``offices.toml``."""
    country: str | None = None
    organisation: str | None = None
    target: str | None = None
    """Alpha-3 code of the state that an envoy is sent to."""
    acting: bool = False
    former: bool = False
    abbreviation: str | None = None
    words: frozenset[str] = field(default_factory=frozenset)
    """Folded content words, to compare offices by."""


@cache
def heads() -> dict[str, str]:
    """Head nouns and their classes."""
    table: dict[str, str] = load("offices")["heads"]
    return table


@cache
def domains() -> frozenset[str]:
    """Words that may stand inside an office."""
    return words("offices", "words", "domains")


@cache
def modifiers() -> frozenset[str]:
    """Words that may stand before an office (``acting``, ``deputy``)."""
    return words("offices", "words", "modifiers")


def usual_state(written: str) -> str | None:
    """The state whose office a plain title is (``Deputy Secretary of State for …``)."""
    title = _plain(written)
    if _MINISTERS.match(title) and not _UNDER.search(written):
        return None  # a minister in Britain, Spain and elsewhere
    known: dict[str, str] = load("offices")["countries"]
    return next(
        (
            code
            for plain, code in known.items()
            if title == plain or title.startswith(f"{plain} for ")
        ),
        None,
    )


_MINISTERS = re.compile(r"secretary of state for ")
_UNDER = re.compile(r"\b(?:deputy|assistant|under)\b", re.IGNORECASE)


def _plain(title: str) -> str:
    return re.sub(
        r"\b(acting|principal|deputy|assistant|under|former|us|the)\b\s*", "", title.lower()
    ).strip()
