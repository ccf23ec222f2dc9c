"""Names of persons in a text: what leads to each, and which offices stand around it.

Four things lead to a name: an office or rank before it (``Foreign Minister Wang Yi``), a courtesy
title (``Mr Abbas``), an office behind it (``Wang Yi, China's top diplomat``), and the statistical
model. The first three win over the fourth, for the whole article.
"""

import re
from collections import Counter

from briefing.extract.components.apposition import BEFORE_OFFICE, closes, stands_behind_name
from briefing.extract.components.names import NameGrammar, PersonMention
from briefing.extract.components.office_words import OfficePhrase, domains
from briefing.extract.components.offices import OfficeGrammar
from briefing.extract.components.plural_offices import shared_offices
from briefing.extract.matching.tokens import POSSESSIVES, Tokens
from briefing.resources import word_list
from briefing.text.given_names import GENDER


def find_persons(
    grammar: NameGrammar, office_grammar: OfficeGrammar, offices: list[OfficePhrase]
) -> tuple[list[PersonMention], list[OfficePhrase]]:
    """Names that an office or a title leads to.

    Args:
        grammar: of the names of the text.
        office_grammar: of its offices.
        offices: all its offices, in order.

    Returns:
        The mentions in order, none overlapping another, and the offices that belong to no name.
    """
    found: list[PersonMention] = []
    used: set[int] = set()
    for index in range(len(offices)):
        if index not in used:
            ends = _others(found, offices[index])
            mention = _office_then_name(grammar, office_grammar, offices, index, used, ends)
            if mention:
                found.append(mention)
    taken = {i for m in found for i in range(m.start, m.end)}
    found += shared_offices(grammar, office_grammar, taken)
    found += _titled(grammar, taken)
    found.sort(key=lambda m: m.start)
    return found, [office for i, office in enumerate(offices) if i not in used]


def _office_then_name(
    grammar: NameGrammar,
    office_grammar: OfficeGrammar,
    offices: list[OfficePhrase],
    index: int,
    used: set[int],
    ends: frozenset[int],
) -> PersonMention | None:
    """``[office and] office [,] [rank] name``.

    ``ends``: where names end that cannot hold the office as well.
    """
    tokens = grammar.tokens
    chain = [offices[index]]
    while index + len(chain) < len(offices):
        following = offices[index + len(chain)]
        if tokens.lower[chain[-1].end : following.start] not in _CHAIN_LINKS:
            break
        if not _one_person_may_hold(chain[-1], following):
            break
        chain.append(following)
    behind = stands_behind_name(tokens, chain[0].start, ends)
    if len(chain) > 1 and behind and tokens.words[chain[0].end] == ",":
        return None  # C, Ambassador to X, Foreign Minister A B: the first office is C's
    while chain:
        mention = _name_behind(grammar, chain, behind=behind)
        if not (mention or behind):
            mention = _name_behind_long(grammar, office_grammar, chain)
        if mention:
            used.update(range(index, index + len(chain)))
            return mention
        chain.pop()
    return None


_CHAIN_LINKS = (["and"], [","], [",", "and"], ["and", "the"], [",", "the"])
_SOLE = frozenset({"president", "prime minister", "monarch"})


def _one_person_may_hold(first: OfficePhrase, second: OfficePhrase) -> bool:
    """``Prime Minister and Defence Minister``, but not ``the Prime Minister and President``."""
    if first.kind in _SOLE and second.kind in _SOLE:
        return False
    return not (first.kind == "prince" and second.kind == "prime minister") and (
        first.country is None or second.country is None or first.country == second.country
    )


def _others(found: list[PersonMention], office: OfficePhrase) -> frozenset[int]:
    """Where the names end whose own office rules this one out."""
    return frozenset(m.end for m in found if any(rules_out(own, office) for own in m.offices))


def rules_out(own: OfficePhrase, office: OfficePhrase) -> bool:
    """Whether who holds one office cannot be who holds another."""
    both = own.country is not None and office.country is not None
    return (both and own.country != office.country) or (
        own.kind != office.kind and {own.kind, office.kind} <= _SOLE
    )


def _name_behind(
    grammar: NameGrammar, chain: list[OfficePhrase], *, behind: bool
) -> PersonMention | None:
    tokens = grammar.tokens
    i = chain[-1].end
    comma = i < len(tokens) and tokens.words[i] == ","
    begin = grammar.courtesy(i + 1 if comma else i)
    titled = begin > (i + 1 if comma else i)
    if comma and len(chain) > 1 and not titled:
        return None
    end = grammar.name(begin, has_title=True)
    if end == begin:
        return None
    if comma and not titled and not _closes_apposition(tokens, begin, end):
        return None
    if comma and behind:
        return None
    return _led(grammar, chain, begin, end)


def _led(grammar: NameGrammar, chain: list[OfficePhrase], begin: int, end: int) -> PersonMention:
    outer = _owner_behind(grammar, chain[-1], end)
    start = _with_honorific(grammar.tokens, chain[0].start)
    gender = grammar.gender(start, begin)
    return PersonMention(
        start, outer, begin, end, list(chain), gender, strong=True, rule="office-name"
    )


def _with_honorific(tokens: Tokens, start: int) -> int:
    """Where ``His Royal Highness, Crown Prince …`` begins."""
    i = start - 1 if start and tokens.words[start - 1] == "," else start
    if i < 2 or tokens.lower[i - 1] not in {"highness", "majesty", "excellency", "holiness"}:
        return start
    i -= 1
    while i and tokens.lower[i - 1] in {"his", "her", "their", "royal", "serene"}:
        i -= 1
    return i


def _name_behind_long(
    grammar: NameGrammar, office_grammar: OfficeGrammar, chain: list[OfficePhrase]
) -> PersonMention | None:
    """An office with a complement of any words, closed by a comma and a name of its own.

    ``the Director of the Direction nationale du contrôle, Mr …``
    """
    tokens = grammar.tokens
    office = chain[-1]
    if office.head + 1 >= len(tokens) or tokens.lower[office.head + 1] not in {"of", "for", "to"}:
        return None
    for i in range(office.end, min(office.end + 22, len(tokens))):
        if (
            i in tokens.breaks
            or tokens.words[i] in {".", ";", "”", '"'}
            or tokens.lower[i] in _VERBAL
        ):
            return None
        if tokens.words[i] != ",":
            continue
        following = [*tokens.lower[i + 1 : i + 3], "", ""]
        if not tokens.words[i + 1 : i + 2] or (
            following[0] not in domains()
            and not tokens.capital[i + 1]
            and (following[0] != "and" or following[1] not in domains())
        ):
            return None  # the president of X, hosted the prime minister, A
        begin = grammar.courtesy(i + 1)
        end = grammar.name(begin, has_title=True)
        many = end - begin >= 2 and (tokens.ner[begin] == "PERSON" or begin > i + 1)
        if many and (begin > i + 1 or _closes_apposition(tokens, begin, end)):
            office_grammar.lengthen(office, i)
            return _led(grammar, chain, begin, end)
    return None


_VERBAL = word_list("persons", "verbal")


def _closes_apposition(tokens: Tokens, begin: int, end: int) -> bool:
    """``the foreign minister, Mevlüt Çavuşoğlu, …``: a name between commas, not a list."""
    many = end - begin >= 2 or tokens.ner[begin] == "PERSON"
    behind = tokens.words[end] if end < len(tokens) else "."
    return many and (behind in {",", ".", ";", ")", "(", "”", '"'} or not behind[:1].isupper())


def _owner_behind(grammar: NameGrammar, office: OfficePhrase, end: int) -> int:
    """``Prime Minister Kyriakos Mitsotakis of Greece``: the state is the office's."""
    tokens = grammar.tokens
    if end < len(tokens) and tokens.lower[end] == "of":
        k = end + 2 if end + 1 < len(tokens) and tokens.lower[end + 1] == "the" else end + 1
        place = grammar.place_at.get(k)
        if place and place.start == k and place.entry.code:
            office.country = office.country or place.entry.code
            if place.entry.kind == "region":
                office.title = f"{office.title} of {place.entry.phrase}"
            return place.end
    return end


def _titled(grammar: NameGrammar, taken: set[int]) -> list[PersonMention]:
    """``Gen Munir``, ``Mr Blair``, ``His Excellency …``."""
    found = []
    i = 0
    while i < len(grammar.tokens):
        begin = grammar.courtesy(i) if i not in taken else i
        end = grammar.name(begin, has_title=True) if begin > i and begin not in taken else begin
        if end > begin:
            gender = grammar.gender(i, begin)
            found.append(PersonMention(i, end, begin, end, [], gender, True, "title-name"))
            taken.update(range(i, end))
            i = end
        else:
            i += 1
    return found


_AGE = re.compile(r"^(?:1[89]|[2-9]\d)$")


def by_cue(
    grammar: NameGrammar, offices: list[OfficePhrase], taken: set[int]
) -> list[PersonMention]:
    """``Ana Prado, 44, …``, ``Ana Prado, who …``, ``Ana Prado, the minister of …``.

    Args:
        grammar: of the text.
        offices: those that belong to no name so far.
        taken: tokens that already belong to a name; the new ones are added.
    """
    tokens = grammar.tokens
    starts = {o.start for o in offices if closes(tokens, o.end)}
    found = _owned_by_states(grammar, taken)
    for comma, word in enumerate(tokens.words):
        if word != "," or comma < 2 or not _tells_of_person(tokens, comma, starts):
            continue
        begin = comma
        while begin > 0 and begin - 1 not in taken and grammar.name_word(begin - 1):
            begin -= 1
        end = grammar.name(begin, has_title=True) if comma - begin >= 2 else begin
        if end == comma and end > begin:
            found.append(PersonMention(begin, end, begin, end, [], "", True, "cued"))
            taken.update(range(begin, end))
    return found


def _owned_by_states(grammar: NameGrammar, taken: set[int]) -> list[PersonMention]:
    """``Jordan’s Ana Prado said``: a name of several words behind a state, before an act.

    Anywhere else it must open with a given name, or its last word be a person's elsewhere in the
    article.
    """
    tokens = grammar.tokens
    known = {tokens.words[i] for i, label in enumerate(tokens.ner) if label == "PERSON"}
    found = []
    for i, word in enumerate(tokens.lower):
        place = grammar.place_at.get(i - 1) if i else None
        owns = word in POSSESSIVES or (word in {"’", "'"} and tokens.lower[i - 1].endswith("s"))
        states = owns and place is not None and place.entry.kind == "name"
        if not states or i + 1 >= len(tokens) or i + 1 in taken:
            continue
        end = grammar.name(i + 1, has_title=True)
        labels = {tokens.ner[k] for k in range(i + 1, end)}
        acts = tokens.lower[end] in _ACTS | {",", "and"} if end < len(tokens) else False
        given = tokens.lower[i + 1] in GENDER
        sure = given or (end > i + 1 and tokens.words[end - 1] in known)
        labels -= {"ORG"} if given else set()
        if end - i > 2 and (acts or sure) and labels <= {"PERSON", ""}:
            found.append(PersonMention(i + 1, end, i + 1, end, [], "", True, "owned"))
            taken.update(range(i + 1, end))
    return found


def _tells_of_person(tokens: Tokens, comma: int, starts: set[int]) -> bool:
    """Whether only a person can stand before a comma: an age, ``who`` or an office behind it."""
    behind = tokens.words[comma + 1 : comma + 3]
    if len(behind) < 2:
        return False
    if _AGE.match(behind[0]) and behind[1] == ",":
        return True
    k = comma + 1
    while k < len(tokens) and tokens.lower[k] in BEFORE_OFFICE - {"who", "is", "also"}:
        k += 1
    return behind[0] == "who" or k in starts


def by_model(grammar: NameGrammar, taken: set[int]) -> list[PersonMention]:
    """Spans of the statistical model that the grammar of names can read.

    Args:
        grammar: of the text.
        taken: tokens that already belong to a name; the new ones are added.
    """
    found = []
    tokens = grammar.tokens
    lower = frozenset(w for w in tokens.words if w.islower())
    votes = Counter(tokens.words[i] for i, label in enumerate(tokens.ner) if label == "PERSON")
    for start, end, label in tokens.ner_spans:
        if label != "PERSON":
            continue
        i = start
        while i < end:
            stop = grammar.name(i, has_title=False) if i not in taken else i
            free = stop > i and not any(k in taken for k in range(i, stop))
            if free and (stop - i > 1 or _single_is_name(tokens, i, lower, votes)):
                found.append(PersonMention(i, stop, i, stop))
                taken.update(range(i, stop))
            i = max(stop, i + 1)
    return found


def _single_is_name(tokens: Tokens, i: int, lower: frozenset[str], votes: "Counter[str]") -> bool:
    """One word is a name where the model says so twice, or where it speaks or owns something."""
    if tokens.words[i].lower() in lower or tokens.headline[i] or tokens.words[i].isupper():
        return False
    behind = tokens.lower[i + 1] if i + 1 < len(tokens) else ""
    acts = behind in POSSESSIVES or (
        behind in _ACTS and not (behind == "and" and _opens(tokens, i))
    )
    return votes[tokens.words[i]] >= 2 or acts


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether a word begins a sentence or a quotation, where any word has a capital."""
    return (
        i == 0 or i in tokens.breaks or tokens.words[i - 1] in {'"', "“", "‘", ".", "?", "!", "''"}
    )


_ACTS = word_list("persons", "acts")
