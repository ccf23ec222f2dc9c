"""Offices in the plural with several holders behind them.

``Foreign Ministers A of Chile and B of Peru``, ``Presidents of Kenya A and Uganda B``,
``his counterparts from Kenya, A, and Uganda, B``.
"""

from dataclasses import replace

from briefing.extract.components.names import NameGrammar, PersonMention
from briefing.extract.components.office_words import OfficePhrase, heads
from briefing.extract.components.offices import OfficeGrammar
from briefing.resources import word_list

_OF = frozenset({"of", "from"})
_DASHES = (["--"], ["–"], ["—"], [":"])
_BETWEEN = word_list("plural_offices", "between")


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
            office = office_grammar.plural(i, word[:-1])
            holders = _respective(grammar, office) or _holders(grammar, office)
            if len(holders) > 1:
                found += holders
                taken.update(k for m in holders for k in range(m.start, m.end))
    return found


def _holders(grammar: NameGrammar, office: OfficePhrase) -> list[PersonMention]:
    tokens = grammar.tokens
    found: list[PersonMention] = []
    at, owned = _state_behind(grammar, office.head + 1)
    at += tokens.words[at : at + 1] in _DASHES  # six MPs -- A, B and C
    at += owned is not None and tokens.words[at : at + 1] == [","]
    start = office.start
    while at < len(tokens):
        begin = grammar.courtesy(at)
        end = grammar.name(begin, has_title=True)
        if end == begin:
            place = grammar.place_at.get(at + (tokens.lower[at] in _OF))
            if not found or not owned or place is None or place.entry.code is None:
                break
            start, at, owned = at, place.end, place.entry.code  # ``… and Uganda B``
            at += tokens.words[at : at + 1] == [","]
            continue
        behind, state = _state_behind(grammar, end)
        own = replace(office, country=state or owned or office.country)
        found.append(PersonMention(start, behind, begin, end, [own], "", True, "shared-office"))
        at = _past_links(grammar, behind)
        if at == behind:
            break
        start = at
    return found


def _respective(grammar: NameGrammar, office: OfficePhrase) -> list[PersonMention]:
    """``the foreign ministers of Chile, Peru and Bolivia, A, B and C``: a state each, in order."""
    tokens = grammar.tokens
    at, state = _state_behind(grammar, office.head + 1)
    states: list[str] = []
    while state is not None:
        states.append(state)
        at = _past_links(grammar, at)
        place = grammar.place_at.get(at)
        state = place.entry.code if place is not None and place.start == at else None
        at = place.end if place is not None and state is not None else at
    names: list[tuple[int, int]] = []
    while at < len(tokens) and len(names) < len(states):
        begin = grammar.courtesy(at)
        end = grammar.name(begin, has_title=True)
        if end == begin:
            break
        names.append((begin, end))
        at = _past_links(grammar, end)
    if len(states) < 2 or len(names) != len(states):
        return []
    starts = [office.start, *(begin for begin, _ in names[1:])]
    return [
        PersonMention(
            start, end, begin, end, [replace(office, country=code)], "", True, "shared-office"
        )
        for start, (begin, end), code in zip(starts, names, states, strict=True)
    ]


def _past_links(grammar: NameGrammar, at: int) -> int:
    tokens = grammar.tokens
    while at < len(tokens) and tokens.lower[at] in _BETWEEN:
        at += 1
    return at


def _state_behind(grammar: NameGrammar, i: int) -> tuple[int, str | None]:
    """``of Colombia``, ``from Peru``: one behind it, and the state."""
    tokens = grammar.tokens
    if i + 1 >= len(tokens) or tokens.lower[i] not in _OF:
        return i, None
    k = i + 2 if tokens.lower[i + 1] == "the" else i + 1
    place = grammar.place_at.get(k)
    if place is None or place.start != k or place.entry.code is None:
        return i, None
    return place.end, place.entry.code


def offices_of_list(
    grammar: NameGrammar, office_grammar: OfficeGrammar, found: list[PersonMention]
) -> None:
    """``A and B, both union leaders,``: give each name of a list the office behind it.

    Args:
        grammar: of the names of the text.
        office_grammar: of its offices.
        found: the names, in order; those without an office get one.
    """
    tokens = grammar.tokens
    ending = {m.end: m for m in found}
    inside = {k for m in found for k in range(m.start, m.end)}
    for i, word in enumerate(tokens.lower):
        if i in inside or not word.endswith("s") or word[:-1] not in heads():
            continue
        office = office_grammar.plural(i, word[:-1])
        at = office.start
        while at > 0 and tokens.lower[at - 1] in _ALL_OF:
            at -= 1
        if at == office.start or at < 2 or tokens.words[at - 1] != ",":
            continue
        for mention in _listed_before(grammar, ending, at - 1):
            if not mention.offices:
                mention.offices.append(replace(office))


_ALL_OF = word_list("plural_offices", "all_of")


def _listed_before(
    grammar: NameGrammar, ending: dict[int, PersonMention], at: int
) -> list[PersonMention]:
    """The two or more names that end in a list at ``at``."""
    listed: list[PersonMention] = []
    while (mention := ending.get(at)) is not None:
        listed.append(mention)
        at = mention.start
        while at > 0 and grammar.tokens.lower[at - 1] in _BETWEEN:
            at -= 1
        if at == mention.start:
            break
    return listed if len(listed) > 1 else []
