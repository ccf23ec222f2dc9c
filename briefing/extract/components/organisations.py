"""Bodies and groups: known ones, built ones (``Ministry of …``), and their abbreviations."""

import re
from dataclasses import dataclass

from briefing.extract.components.gazetteer import Place
from briefing.extract.components.lowercase_organisations import small_bodies
from briefing.extract.components.office_words import domains, heads
from briefing.extract.matching.tokens import POSSESSIVES, Tokens
from briefing.resources import word_list, words
from briefing.text.date_expressions import MONTHS, WEEKDAYS

_JOINERS = word_list("organisations", "joiners")
_NOT_FIRST = word_list("organisations", "not_first")
_PEOPLE = word_list("organisations", "people")


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body or group where it stands, tokens ``start`` to ``end``."""

    start: int
    end: int
    name: str
    kind: str
    country: str | None
    abbreviation: str | None = None
    source: bool = False


def find_bodies(tokens: Tokens, places: list[Place]) -> list[BodyMention]:
    """Bodies that are known or built of a noun of bodies, in order, none overlapping another."""
    found = [_known(tokens, p) for p in places if p.entry.kind in {"body", "seat"}]
    taken = {i for body in found for i in range(body.start, body.end)}
    found += _built(tokens, places, taken)
    return sorted(found, key=lambda body: body.start)


def complete(
    tokens: Tokens, places: list[Place], found: list[BodyMention], persons: set[int]
) -> list[BodyMention]:
    """Add what the statistical model sees, and bind abbreviations.

    Args:
        tokens: the text.
        places: the known phrases in it.
        found: what ``find_bodies`` found.
        persons: tokens of persons and their offices, which are no bodies; a body inside an office
            stays one.
    """
    taken = persons | {i for body in found for i in range(body.start, body.end)}
    small = [
        BodyMention(start, end, name, "organisation", code)
        for start, end, name, code in small_bodies(tokens, places, taken)
    ]
    taken |= {i for body in small for i in range(body.start, body.end)}
    found = [*found, *small, *_by_model(tokens, places, taken)]
    found.sort(key=lambda body: body.start)
    return _with_abbreviations(tokens, found)


def _known(tokens: Tokens, place: Place) -> BodyMention:
    entry = place.entry
    return BodyMention(
        place.start,
        place.end,
        entry.phrase if entry.kind == "seat" else entry.name,
        entry.actor if entry.kind == "body" else "organisation",
        entry.code,
        source=entry.source,
    )


def _heads() -> frozenset[str]:
    return words("bodies", "heads", "words")


def _built(tokens: Tokens, places: list[Place], taken: set[int]) -> list[BodyMention]:
    """Runs of capitalised words around a noun of bodies."""
    place_at = {i: p for p in places for i in range(p.start, p.end)}
    found: list[BodyMention] = []
    for i, word in enumerate(tokens.lower):
        if word not in _heads() or not tokens.capital[i] or i in taken or tokens.headline[i]:
            continue
        if i in place_at and place_at[i].end - place_at[i].start > 1:
            continue
        start, end = _run(tokens, place_at, i, taken)
        if end - start < 2 or any(k in taken for k in range(start, end)):
            continue
        code = next((place_at[k].entry.code for k in range(start, end) if k in place_at), None)
        found.append(BodyMention(start, end, tokens.join(start, end), "organisation", code))
        taken.update(range(start, end))
    return found


def _run(tokens: Tokens, place_at: dict[int, Place], head: int, taken: set[int]) -> tuple[int, int]:
    start, end = head, head + 1
    while start > 0 and start - 1 not in taken and _name_like(tokens, start - 1):
        start -= 1
    while start < head and (tokens.lower[start] in _NOT_FIRST or tokens.words[start] in {"-", "&"}):
        start += 1
    if start > 1 and tokens.lower[start - 1] in POSSESSIVES and start - 2 in place_at:
        start = place_at[start - 2].start
    while end < len(tokens):
        if (
            tokens.capital[end]
            and end not in taken
            and _word(tokens, end)
            and tokens.lower[end] in _heads()
        ):
            end += 1
        elif (step := _of_phrase(tokens, end, taken)) > end:
            end = step
        else:
            break
    return start, end


def _of_phrase(tokens: Tokens, i: int, taken: set[int]) -> int:
    """One behind ``of Foreign Affairs``, ``for Technical and Cultural Cooperation``."""
    if i >= len(tokens) or tokens.lower[i] not in {"of", "for", "on"}:
        return i
    j = i
    last = i
    while j < len(tokens) and j not in taken and j - i < 14:
        if tokens.capital[j] and _word(tokens, j) and tokens.lower[j] not in heads():
            j += 1
            last = j
        elif tokens.lower[j] in _JOINERS or (
            tokens.words[j] == ","
            and j + 1 < len(tokens)
            and tokens.capital[j + 1]
            and "and" in tokens.lower[j : j + 4]
        ):
            j += 1
        else:
            break
    return last


def _name_like(tokens: Tokens, i: int) -> bool:
    if tokens.words[i] == "-" or tokens.words[i] == "&":
        return tokens.glued(i) or tokens.words[i] == "&"
    if i in tokens.breaks:
        return False
    if tokens.lower[i] in heads() or tokens.lower[i] in words("offices", "words", "ranks"):
        return False
    return (
        tokens.capital[i]
        and _word(tokens, i)
        and not (_sentence_initial(tokens, i) and tokens.lower[i] in _NOT_FIRST)
    )


def _sentence_initial(tokens: Tokens, i: int) -> bool:
    return i == 0 or i - 1 in tokens.breaks or tokens.words[i - 1] in {".", "!", "?", "“", '"'}


def _word(tokens: Tokens, i: int) -> bool:
    lower = tokens.lower[i]
    return lower not in MONTHS and lower not in WEEKDAYS and tokens.words[i][0].isalpha()


def _by_model(tokens: Tokens, places: list[Place], taken: set[int]) -> list[BodyMention]:
    place_at = {i: p for p in places for i in range(p.start, p.end)}
    found = []
    for start, end, label in tokens.ner_spans:
        if label not in {"ORG"} or any(i in taken for i in range(start, end)):
            continue
        while start < end and (not tokens.capital[start] or tokens.lower[start] in _NOT_FIRST):
            start += 1
        while end > start and (
            not tokens.words[end - 1][0].isalnum() or tokens.lower[end - 1] in POSSESSIVES
        ):
            end -= 1
        if not _plausible(tokens, start, end, place_at):
            continue
        code = next((place_at[k].entry.code for k in range(start, end) if k in place_at), None)
        found.append(BodyMention(start, end, tokens.join(start, end), "organisation", code))
        taken.update(range(start, end))
    return found


def _plausible(tokens: Tokens, start: int, end: int, place_at: dict[int, Place]) -> bool:
    if start >= end or all(k in place_at for k in range(start, end)):
        return False
    if " ".join(tokens.lower[start:end]) in _PEOPLE:
        return False
    if any(tokens.lower[k] in heads() for k in range(start, end)) or tokens.headline[start]:
        return False
    alone = end - start == 1
    if alone and (tokens.lower[start] in domains() or _sentence_initial(tokens, start)):
        word = tokens.words[start]
        again = any(
            s[2] == "ORG" and s[0] != start and tokens.words[s[0]] == word for s in _alone(tokens)
        )
        return again or (word.isupper() and len(word) > 1)
    return tokens.words[start][0].isalpha()


def _alone(tokens: Tokens) -> list[tuple[int, int, str]]:
    """Names of one word that the model saw inside a sentence."""
    return [s for s in tokens.ner_spans if s[1] - s[0] == 1 and not _sentence_initial(tokens, s[0])]


def _with_abbreviations(tokens: Tokens, found: list[BodyMention]) -> list[BodyMention]:
    """Bind ``(ISPR)`` to the name before it, and every later ``ISPR`` to that name."""
    bound: dict[str, BodyMention] = {}
    out: list[BodyMention] = []
    for body in found:
        i = body.end
        if i + 2 < len(tokens) and tokens.words[i] == "(" and _closes(tokens, i):
            short = tokens.join(i + 1, _closes(tokens, i) - 1)
            if _abbreviates(short, body.name):
                body = BodyMention(
                    body.start,
                    _closes(tokens, i),
                    body.name,
                    body.kind,
                    body.country,
                    short,
                    body.source,
                )
                bound[short] = body
        out.append(body)
    out = [
        BodyMention(b.start, b.end, bound[b.name].name, bound[b.name].kind, bound[b.name].country)
        if b.name in bound
        else b
        for b in out
    ]
    return sorted([*out, *_later(tokens, out, bound)], key=lambda b: b.start)


def _closes(tokens: Tokens, i: int) -> int:
    for j in range(i + 1, min(i + 6, len(tokens))):
        if tokens.words[j] == ")":
            return j + 1
    return 0


def _abbreviates(short: str, name: str) -> bool:
    letters = re.sub(r"[^A-Z]", "", short)
    initials = "".join(w[0] for w in re.findall(r"[A-Za-z]+", name))
    return (
        len(letters) >= 2
        and letters[0].upper() == initials[:1].upper()
        and (short.isupper() or "-" in short or short[:2].isupper())
    )


def _later(
    tokens: Tokens, found: list[BodyMention], bound: dict[str, BodyMention]
) -> list[BodyMention]:
    taken = {i for body in found for i in range(body.start, body.end)}
    return [
        BodyMention(i, i + 1, bound[word].name, bound[word].kind, bound[word].country)
        for i, word in enumerate(tokens.words)
        if word in bound and i not in taken
    ]
