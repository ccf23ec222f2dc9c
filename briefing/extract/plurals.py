"""Offices in the plural with several holders behind them.

``Foreign Ministers A of Chile and B of Peru``, ``Presidents of Kenya A and Uganda B``.
"""

from dataclasses import replace

from briefing.extract.names import NameGrammar, PersonMention
from briefing.extract.office_words import OfficePhrase, heads
from briefing.extract.offices import OfficeGrammar

_BETWEEN = frozenset({",", "and", "&", ";"})


def shared_offices(
    grammar: NameGrammar, office_grammar: OfficeGrammar, taken: set[int]
) -> list[PersonMention]:
    """Names that stand in a list behind one office in the plural, each with that office.

    Args:
        grammar: of the names of the text.
        office_grammar: of its offices.
        taken: tokens that already belong to a name; the new ones are added.
    """
    found: list[PersonMention] = []
    for i, word in enumerate(grammar.tokens.lower):
        if i not in taken and word.endswith("s") and word[:-1] in heads():
            holders = _holders(grammar, office_grammar.plural(i, word[:-1]))
            if len(holders) > 1:
                found += holders
                taken.update(k for m in holders for k in range(m.start, m.end))
    return found


def _holders(grammar: NameGrammar, office: OfficePhrase) -> list[PersonMention]:
    tokens = grammar.tokens
    found: list[PersonMention] = []
    at, owned = _state_behind(grammar, office.head + 1)
    while at < len(tokens):
        begin = grammar.courtesy(at)
        end = grammar.name(begin, led=True)
        if end == begin:
            place = grammar.place_at.get(at)
            if not found or not owned or place is None or place.entry.code is None:
                break
            at, owned = place.end, place.entry.code  # ``… and Uganda B``
            continue
        behind, state = _state_behind(grammar, end)
        own = replace(office, country=state or owned or office.country)
        start = office.start if not found else at
        found.append(PersonMention(start, behind, begin, end, [own], "", True, "shared-office"))
        at = behind
        while at < len(tokens) and tokens.lower[at] in _BETWEEN:
            at += 1
        if at == behind:
            break
    return found


def _state_behind(grammar: NameGrammar, i: int) -> tuple[int, str | None]:
    """``of Colombia``: one behind it, and the state."""
    tokens = grammar.tokens
    if i + 1 >= len(tokens) or tokens.lower[i] != "of":
        return i, None
    k = i + 2 if tokens.lower[i + 1] == "the" else i + 1
    place = grammar.place_at.get(k)
    if place is None or place.start != k or place.entry.code is None:
        return i, None
    return place.end, place.entry.code
