"""Names of persons: the grammar of a name, and where the text has one.

Four things lead to a name: an office or rank before it (``Foreign Minister Wang Yi``), a courtesy
title (``Mr Abbas``), an office behind it (``Wang Yi, China's top diplomat``), and the statistical
model. The first three win over the fourth, for the whole article.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from briefing.extract.data import words
from briefing.extract.gazetteer import Place
from briefing.extract.offices import OfficeGrammar, OfficePhrase, domains, heads
from briefing.extract.tokens import POSSESSIVES, Tokens
from briefing.records.calendar import MONTHS, WEEKDAYS

Gender = Literal["m", "f", ""]
_NAME_WORD = re.compile(r"^[^\W\d_]+(?:['’.][^\W\d_]+)*\.?$")
_INITIAL = re.compile(r"^(?:[A-Z]\.?){1,3}$")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_NEVER = frozenset(
    """the a an this that these those he she it they we i you his her its their our my in
    on at by for from of to with and or but if as when while after before since during
    under over although though because however meanwhile earlier later also both all some
    many most more other several few such no not there here then now today yesterday
    tomorrow what who which where why how despite according talks talk meeting visit
    president's statement sources source reports report officials leaders yes one two three
    four five six seven eight nine ten last next new old via per amid against between
    readout speaking responding asked earlier let thank thanks god mr's administration
    republic kingdom emirates sultanate state states union federation west east north south
    project projects programme program plan initiative act fund panel committee council
    peace war treaty agreement summit deal accord conference declaration""".split()
)
_LONGEST_NAME = 7


@dataclass(slots=True)
class PersonMention:
    """A name where it stands, with what surrounds it.

    ``start`` to ``end`` are the tokens of the whole expression, office included; ``name_start`` to
    ``name_end`` those of the name alone.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    offices: list[OfficePhrase] = field(default_factory=list)
    gender: Gender = ""
    strong: bool = False
    """Led to by an office, rank or title, not by the statistical model alone."""
    rule: str = "model"


@cache
def _ranks() -> frozenset[str]:
    return words("offices", "words", "ranks")


@cache
def _honorifics() -> frozenset[str]:
    return words("offices", "words", "honorifics") | _ranks()


@cache
def _particles() -> frozenset[str]:
    return words("offices", "words", "particles")


class NameGrammar:
    """Reads the names of one text.

    Args:
        tokens: the text.
        places: the known phrases in it.
        bodies: (first token, one behind the last) of bodies, which are no persons.
    """

    def __init__(self, tokens: Tokens, places: list[Place], bodies: list[tuple[int, int]]) -> None:
        self.tokens = tokens
        self.place_at = {i: p for p in places for i in range(p.start, p.end)}
        self._in_body = {i for start, end in bodies for i in range(start, end)}

    def courtesy(self, i: int) -> int:
        """One behind the ranks and courtesy titles that begin at ``i``."""
        tokens = self.tokens
        j = i
        while j < len(tokens) and tokens.lower[j].rstrip(".") in _plain_titles():
            if not tokens.capital[j] and tokens.lower[j] not in {"general", "colonel", "captain"}:
                break
            j += 1
            if j < len(tokens) and tokens.words[j] == "." and tokens.glued(j):
                j += 1
        return j

    def name(self, i: int, *, led: bool) -> int:
        """One behind the name that begins at ``i``; ``i`` itself where none does.

        Args:
            i: a token.
            led: whether an office, rank or title leads to it, so that one word is enough.
        """
        if not self._begins(i, led=led):
            return i
        j = i
        while j < len(self.tokens) and j - i < _LONGEST_NAME:
            step = self._continues(j, i)
            if step == j:
                break
            j = step
        return self._trimmed(i, j)

    def _begins(self, i: int, *, led: bool) -> bool:
        tokens = self.tokens
        if i >= len(tokens) or i in self._in_body:
            return False
        word = tokens.lower[i]
        person = tokens.ner[i] == "PERSON"
        if not tokens.capital[i]:
            follows = i + 1 < len(tokens) and (tokens.capital[i + 1] or tokens.words[i + 1] == "-")
            return word in _particles() and follows and len(word) > 1
        if (
            word in _NEVER
            or word in MONTHS
            or word in WEEKDAYS
            or not _NAME_WORD.match(tokens.words[i])
        ):
            return bool(_INITIAL.match(tokens.words[i])) and person
        place = self.place_at.get(i)
        if place and not (person and self._person_runs_past(i, place)):
            behind = place.end < len(tokens) and tokens.capital[place.end]
            given = led and behind and place.entry.kind in {"capital", "city"}
            if not given or place.end in self.place_at:
                return False
        if word in heads() or (word.rstrip(".") in _plain_titles() and not person):
            return False
        if tokens.headline[i] and not (person and self._long_person(i)):
            return led and self._alone_in_headline(i)
        return person or word not in domains()

    def _long_person(self, i: int) -> bool:
        return any(
            label == "PERSON" and start == i and end - start >= 2
            for start, end, label in self.tokens.ner_spans
        )

    def _alone_in_headline(self, i: int) -> bool:
        """In title case any word looks like a name: only one before an apostrophe is taken."""
        after = self.tokens.lower[i + 1 : i + 3]
        return any(word in POSSESSIVES for word in after)

    def _person_runs_past(self, i: int, place: Place) -> bool:
        return any(
            label == "PERSON" and start <= i < end and end - start > place.end - place.start
            for start, end, label in self.tokens.ner_spans
        )

    def _continues(self, j: int, begin: int) -> int:
        """One behind the piece of a name at ``j``, or ``j``."""
        tokens = self.tokens
        word, lower = tokens.words[j], tokens.lower[j]
        if j > begin and (j in tokens.breaks or j in self._in_body):
            return j
        if (
            word == "-"
            and j > begin
            and tokens.glued(j)
            and j + 1 < len(tokens)
            and tokens.glued(j + 1)
        ):
            return j + 2 if tokens.words[j + 1][:1].isalpha() else j
        if lower in {"al-", "el-"} and j + 1 < len(tokens) and tokens.capital[j + 1]:
            return j + 2
        if word == "-" and j > begin and lower_is_particle(tokens, j - 1) and j + 1 < len(tokens):
            return j + 2 if tokens.capital[j + 1] else j
        if lower in _SUFFIXES:
            return j + 1
        if word == "," and j + 1 < len(tokens) and tokens.lower[j + 1] in _SUFFIXES:
            return j + 2
        if tokens.capital[j]:
            return j + 1 if self._fits(j, begin) else j
        if lower in _particles() and j + 1 < len(tokens):
            behind = tokens.words[j + 1]
            name_follows = (
                tokens.capital[j + 1]
                or behind == "-"
                or (
                    lower_is_particle(tokens, j + 1)
                    and j + 2 < len(tokens)
                    and tokens.capital[j + 2]
                )
            )
            return j + 1 if name_follows and lower not in {"y", "e", "an"} else j
        return j

    def _fits(self, j: int, begin: int) -> bool:
        tokens = self.tokens
        word, lower = tokens.words[j], tokens.lower[j]
        if _INITIAL.match(word) and len(word) <= 4:
            return word not in {"US", "UN", "EU", "UK", "UAE", "U.S", "U.S.", "PM", "FM"}
        if not _NAME_WORD.match(word):
            return False
        if j == begin:
            return True
        person = tokens.ner[j] == "PERSON"
        if lower in MONTHS or lower in WEEKDAYS or lower in _NEVER:
            return False
        if (
            (lower in heads() and lower != "amir")
            or lower.rstrip(".") in _ranks()
            or (self.tokens.headline[j] and not person)
        ):
            return False
        if j in self.place_at:
            return person and tokens.ner[j - 1] == "PERSON"
        if word.isupper() and len(word) > 3 and not tokens.words[j - 1].isupper():
            return False
        return person or lower not in domains()

    def _trimmed(self, i: int, j: int) -> int:
        tokens = self.tokens
        while j > i and (tokens.words[j - 1] in {"-", ","} or lower_is_particle(tokens, j - 1)):
            j -= 1
        return j

    def gender(self, start: int, end: int) -> Gender:
        """What the titles among the tokens say."""
        for word in self.tokens.lower[start:end]:
            if word.rstrip(".") in _words("female"):
                return "f"
            if word.rstrip(".") in _words("male"):
                return "m"
        return ""


def lower_is_particle(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` is a particle written small (``bin``, ``al``, ``van``)."""
    return i < len(tokens) and not tokens.capital[i] and tokens.lower[i] in _particles()


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in words("offices", "words", key))


@cache
def _plain_titles() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in _honorifics()) - {"their", "her"}


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
            mention = _office_then_name(grammar, office_grammar, offices, index, used)
            if mention:
                found.append(mention)
    taken = {i for m in found for i in range(m.start, m.end)}
    found += _titled(grammar, taken)
    found.sort(key=lambda m: m.start)
    return found, [office for i, office in enumerate(offices) if i not in used]


def _office_then_name(
    grammar: NameGrammar,
    office_grammar: OfficeGrammar,
    offices: list[OfficePhrase],
    index: int,
    used: set[int],
) -> PersonMention | None:
    """``[office and] office [,] [rank] name``."""
    tokens = grammar.tokens
    chain = [offices[index]]
    while index + len(chain) < len(offices):
        following = offices[index + len(chain)]
        if tokens.lower[chain[-1].end : following.start] not in _CHAIN_LINKS:
            break
        if not _one_person_may_hold(chain[-1], following):
            break
        chain.append(following)
    while chain:
        mention = _name_behind(grammar, chain) or _name_behind_long(grammar, office_grammar, chain)
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


def _name_behind(grammar: NameGrammar, chain: list[OfficePhrase]) -> PersonMention | None:
    tokens = grammar.tokens
    i = chain[-1].end
    comma = i < len(tokens) and tokens.words[i] == ","
    begin = grammar.courtesy(i + 1 if comma else i)
    titled = begin > (i + 1 if comma else i)
    if comma and len(chain) > 1 and not titled:
        return None
    end = grammar.name(begin, led=True)
    if end == begin:
        return None
    if comma and not titled and not _closes_apposition(tokens, begin, end):
        return None
    if comma and _stands_behind_name(tokens, chain[0].start):
        return None
    return _led(grammar, chain, begin, end)


def _stands_behind_name(tokens: Tokens, start: int) -> bool:
    """``A B, Ambassador to X, C D, …``: the office behind a name belongs to that name."""
    i = start - 1
    while i > 0 and tokens.lower[i] in {"the", "a", "an"}:
        i -= 1
    return (
        i > 1
        and tokens.words[i] == ","
        and tokens.ner[i - 1] == "PERSON"
        and (tokens.ner[i - 2] == "PERSON")
    )


def _led(grammar: NameGrammar, chain: list[OfficePhrase], begin: int, end: int) -> PersonMention:
    outer = _owner_behind(grammar, chain[-1], end)
    gender = grammar.gender(chain[0].start, begin)
    return PersonMention(
        chain[0].start, outer, begin, end, list(chain), gender, strong=True, rule="office-name"
    )


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
    limit = min(office.end + 22, len(tokens))
    for i in range(office.end, limit):
        if (
            i in tokens.breaks
            or tokens.words[i] in {".", ";", "”", '"'}
            or tokens.lower[i] in _VERBAL
        ):
            return None
        if tokens.words[i] != ",":
            continue
        begin = grammar.courtesy(i + 1)
        end = grammar.name(begin, led=True)
        many = end - begin >= 2 and (tokens.ner[begin] == "PERSON" or begin > i + 1)
        if many and (begin > i + 1 or _closes_apposition(tokens, begin, end)):
            office_grammar.lengthen(office, i)
            return _led(grammar, chain, begin, end)
    return None


_VERBAL = frozenset(
    """said says was were is are has had who that told met will would which""".split()
)


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
            return place.end
    return end


def _titled(grammar: NameGrammar, taken: set[int]) -> list[PersonMention]:
    """``Gen Munir``, ``Mr Blair``, ``His Excellency …``."""
    found = []
    i = 0
    while i < len(grammar.tokens):
        begin = grammar.courtesy(i) if i not in taken else i
        end = grammar.name(begin, led=True) if begin > i and begin not in taken else begin
        if end > begin:
            gender = grammar.gender(i, begin)
            found.append(PersonMention(i, end, begin, end, [], gender, True, "title-name"))
            taken.update(range(i, end))
            i = end
        else:
            i += 1
    return found


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
            stop = grammar.name(i, led=False) if i not in taken else i
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
    return votes[tokens.words[i]] >= 2 or behind in POSSESSIVES or behind in _ACTS


_ACTS = frozenset(
    """said says tweeted told added met has had was is will would wants called urged and
    administration""".split()
)


def offices_behind(
    grammar: NameGrammar, found: list[PersonMention], offices: list[OfficePhrase]
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
        while i < len(tokens) and tokens.words[i] == ",":
            k = i + 1
            while k < len(tokens) and tokens.lower[k] in _BEFORE_OFFICE:
                k += 1
            office = by_start.get(k)
            if office is None or office.end in begins or not _closes(tokens, office.end):
                break
            mention.offices.append(office)
            del by_start[k]
            mention.rule = "name-office" if mention.rule == "model" else mention.rule
            mention.strong = True
            mention.end = i = office.end
            if tokens.lower[i : i + 1] == ["and"] and i + 1 in by_start:
                mention.offices.append(by_start.pop(i + 1))
                mention.end = i = mention.offices[-1].end
    return list(by_start.values())


_BEFORE_OFFICE = frozenset({"the", "a", "an", "also", "who", "is", "his", "its", "currently"})


def _closes(tokens: Tokens, end: int) -> bool:
    behind = tokens.words[end] if end < len(tokens) else "."
    return (
        behind in {",", ".", ";", "and", ")", "who", "said", "—", "–", "-", "”"} or "\n" in behind
    )
