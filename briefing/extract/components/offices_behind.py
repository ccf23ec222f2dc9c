"""Offices behind a name: ``Wang Yi, China's top diplomat,``, ``Ann Reed, 54, the mayor``."""

from briefing.extract.components.apposition import BEFORE_OFFICE, closes
from briefing.extract.components.names import NameGrammar, PersonMention
from briefing.extract.components.office_words import OfficePhrase
from briefing.extract.components.offices import OfficeGrammar
from briefing.extract.components.persons import rules_out
from briefing.extract.matching.tokens import POSSESSIVES, Tokens


def offices_behind(
    grammar: NameGrammar,
    office_grammar: OfficeGrammar,
    found: list[PersonMention],
    offices: list[OfficePhrase],
) -> list[OfficePhrase]:
    """``Wang Yi, China's top diplomat,``: give the office behind a comma to the name before it.

    Returns:
        The offices that remain.
    """
    tokens = grammar.tokens
    by_start = {office.start: office for office in offices}
    begins = {m.start for m in found}
    for mention in found:
        i = mention.end
        while i < len(tokens) and tokens.words[i] in {",", "("}:
            k = _past_age(tokens, i) + 1
            while k < len(tokens) and (step := _before_office(tokens, k)):
                k += step
            office = by_start.get(k) or by_start.get(_behind_owner(tokens, k))
            if office is None or office.end in begins:
                break
            if not closes(tokens, office.end):
                begun = office.end > office.head + 1
                end = _end_of_complement(tokens, office.end, begins, begun=begun)
                if end is None:
                    break
                office_grammar.lengthen(office, end, owned=False)
            if any(rules_out(own, office) for own in mention.offices):
                break
            mention.offices.append(office)
            del by_start[office.start]
            mention.rule = "name-office" if mention.rule == "model" else mention.rule
            mention.strong = True
            mention.end = i = office.end
            if tokens.lower[i : i + 1] == ["and"] and i + 1 in by_start:
                mention.offices.append(second := by_start.pop(i + 1))
                end = _end_of_complement(tokens, second.end, begins)
                if end is not None:
                    office_grammar.lengthen(second, end, owned=False)
                mention.end = i = second.end
    return list(by_start.values())


def _behind_owner(tokens: Tokens, k: int) -> int:
    """One behind the owner of an office: ``Labour's shadow minister``, ``a Volvo spokeswoman``.

    Returns:
        -1 where no owner stands at ``k``.
    """
    i = k
    while i < min(k + 5, len(tokens)) and (tokens.capital[i] or tokens.ner[i] == "ORG"):
        i += 1
    if i == k or i >= len(tokens):
        return -1
    if tokens.lower[i] in POSSESSIVES:
        return i + 1
    return i if tokens.ner[i - 1] == "ORG" else -1


def _before_office(tokens: Tokens, k: int) -> int:
    """How many tokens at ``k`` only lead to an office: ``the``, ``the 54-year-old``."""
    if tokens.lower[k] in BEFORE_OFFICE:
        return 1
    return len(_YEARS_OLD) + 1 if tokens.lower[k + 1 : k + 5] == _YEARS_OLD else 0


_YEARS_OLD = ["-", "year", "-", "old"]


def _past_age(tokens: Tokens, i: int) -> int:
    """The second comma of ``A, 54, the mayor``; else the first."""
    aged = tokens.words[i] == "," and tokens.words[i + 2 : i + 3] == [","]
    return i + 2 if aged and tokens.words[i + 1].isdigit() else i


def _end_of_complement(
    tokens: Tokens, i: int, begins: set[int], *, begun: bool = False
) -> int | None:
    """``, editor of The Daily Post,``: one behind a complement of any words, up to its close.

    Args:
        tokens: of the text.
        i: the token behind what is known of the office.
        begins: where names begin; none stands in a complement.
        begun: whether part of the complement is known.
    """
    if not begun and tokens.lower[i] not in _OPENS_COMPLEMENT:
        return None
    for k in range(i + (not begun), min(i + _COMPLEMENT, len(tokens))):
        if tokens.words[k] in {",", ".", ")"}:
            return k
        if k in begins or k in tokens.breaks or tokens.lower[k] in _ENDS_COMPLEMENT:
            return None
    return None


_COMPLEMENT = 14
"""Words of a complement between an office and the mark that closes it."""
_OPENS_COMPLEMENT = frozenset({"at", "based", "for", "in", "of", "on", "with"})
_ENDS_COMPLEMENT = frozenset({";", ":", "“", "”", '"', "who", "which", "said", "says", "told"})
