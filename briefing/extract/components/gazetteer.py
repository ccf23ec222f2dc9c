"""Names known beforehand: states, their capitals and cities, regions, bodies."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from briefing.extract.matching.tokens import Tokens
from briefing.resources import load
from briefing.resources.countries import state_name

PlaceKind = Literal["name", "demonym", "capital", "seat", "city", "region", "adjective", "body"]
_RANK = {
    "name": 0,
    "body": 1,
    "demonym": 2,
    "seat": 3,
    "region": 4,
    "adjective": 5,
    "capital": 6,
    "city": 7,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known phrase stands for."""

    phrase: str
    kind: PlaceKind
    name: str
    code: str | None
    actor: str = "state"
    """Kind of actor a body is: ``organisation`` or ``group``."""
    source: bool = False
    """Whether the body is a newspaper or agency: a source, seldom an actor."""


@dataclass(frozen=True, slots=True)
class Place:
    """A known phrase at a place of the text: tokens ``start`` to ``end``."""

    start: int
    end: int
    entry: Entry
    plural: bool = False


@cache
def _index() -> dict[str, tuple[Entry, ...]]:
    """Entries by their first word, longest phrase first."""
    by_word: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in _entries():
        for phrase in _variants(entry):
            first = _first_word(phrase)
            old = by_word[first].get(phrase)
            if old is None or _RANK[entry.kind] < _RANK[old.kind]:
                by_word[first][phrase] = Entry(
                    phrase, entry.kind, entry.name, entry.code, entry.actor, entry.source
                )
    return {
        word: tuple(sorted(entries.values(), key=lambda e: -len(e.phrase)))
        for word, entries in by_word.items()
    }


def _variants(entry: Entry) -> Iterator[str]:
    yield entry.phrase
    upper = entry.phrase.upper()
    if upper != entry.phrase and len(upper) > 3 and entry.kind in {"name", "demonym", "capital"}:
        yield upper


def _first_word(phrase: str) -> str:
    end = next((i for i, c in enumerate(phrase) if not (c.isalnum() or c in ".&")), len(phrase))
    return phrase[:end]


def _entries() -> Iterator[Entry]:
    table = load("states")
    for state in table["state"]:
        yield from _state(state)
    for region in table.get("region", []):
        code = region.get("code")
        for phrase in (region["name"], *region.get("names", ())):
            yield Entry(phrase, "region", region["name"], code)
        for phrase in region.get("adjectives", ()):
            yield Entry(phrase, "adjective", region["name"], code)
    for body in load("bodies")["body"]:
        for phrase in (body["name"], *body.get("names", ())):
            yield Entry(
                phrase,
                "seat" if body.get("seat") else "body",
                body["name"],
                body.get("country"),
                body.get("kind", "organisation"),
                body.get("source", False),
            )


def _state(state: dict[str, Any]) -> Iterator[Entry]:
    code = state["code"]
    name = state_name(code)
    kinds: tuple[tuple[PlaceKind, str], ...] = (
        ("demonym", "demonyms"),
        ("capital", "capital"),
        ("seat", "seats"),
        ("city", "cities"),
        ("region", "provinces"),
    )
    for phrase in (name, *state.get("names", ())):
        yield Entry(phrase, "name", name, code)
    for kind, key in kinds:
        for phrase in state.get(key, ()):
            yield Entry(phrase, kind, phrase if kind == "region" else name, code)


def is_state_word(word: str) -> bool:
    """Whether one word alone names a state or its people."""
    return any(
        entry.phrase == word and entry.kind in {"name", "demonym", "capital"}
        for entry in _index().get(_first_word(word), ())
    )


def find_places(tokens: Tokens) -> list[Place]:
    """All known phrases of a text, longest first where they overlap, in order."""
    found: list[Place] = []
    index, text = _index(), tokens.straight
    behind = 0
    for i, word in enumerate(tokens.words):
        if i < behind or not word[:1].isalnum():
            continue
        key = _first_word(word.replace("’", "'"))
        for entry in index.get(key, ()) or index.get(key.removesuffix("s"), ()):
            end, plural = _ends_at(entry, text, tokens.starts[i])
            if end:
                last = tokens.upto(end)
                if _clashes(tokens, i, last, entry):
                    continue
                found.append(Place(i, last, entry, plural))
                behind = last
                break
    return found


def _ends_at(entry: Entry, text: str, start: int) -> tuple[int, bool]:
    """Where the phrase ends if it stands at ``start`` (0: it does not), and whether as a plural."""
    if not text.startswith(entry.phrase, start):
        return 0, False
    end = start + len(entry.phrase)
    if _boundary(text, end):
        return end, False
    if entry.kind == "demonym" and text[end] in "sS" and _boundary(text, end + 1):
        return end + 1, True
    return 0, False


def _boundary(text: str, end: int) -> bool:
    return end >= len(text) or not text[end].isalnum()


_SERVANTS_OF = frozenset({"abd", "abdel", "abdul"})
"""First halves of given names: ``Abdel Fatah`` is no movement."""


def _clashes(tokens: Tokens, start: int, end: int, entry: Entry) -> bool:
    """A known phrase that is part of a person's name, or an ordinary word."""
    if entry.source and end - start == 1:
        before = tokens.words[start - 1] if start else "."
        if before in {".", "“", '"', "\n\n"} or "\n" in before:
            return tokens.ner[start] != "ORG"
    if entry.phrase in {"US", "UN", "AU", "IS"} and tokens.headline[start]:
        return tokens.words[max(0, start - 1)].isupper() and start > 0
    if start and tokens.lower[start - 1] in _SERVANTS_OF:
        return True
    person = next(
        (s for s in tokens.ner_spans if s[2] == "PERSON" and s[0] <= start and end <= s[1]), None
    )
    if person is None or entry.kind in {"demonym", "body", "adjective"}:
        return False
    wider = person[1] - person[0] > end - start
    return wider and all(tokens.capital[i] for i in range(*person[:2])) and entry.kind == "city"
