"""Offices, in all the orders papers use.

An office is read outward from the noun that names it (``minister``, ``chief``): to the left
through the words of its domain, its state and its body (``Pakistan's acting deputy foreign``), to
the right through its complement (``of State for Political Affairs``).
"""

import re

from briefing.extract.components.gazetteer import Place, is_state_word
from briefing.extract.components.office_tail import SMALL, TARGETED, OfficeTail
from briefing.extract.components.office_words import (
    OfficePhrase,
    domains,
    heads,
    modifiers,
    usual_state,
)
from briefing.extract.matching.tokens import POSSESSIVES, Tokens
from briefing.resources import word_list

_ADJECTIVES = word_list("offices", "adjectives")
_BEHIND_NOUN = word_list("offices", "behind_noun")
_STATES = frozenset({"name", "demonym", "adjective", "capital", "seat"})
"""Kinds of places that stand for a state before an office; a province belongs to its title."""
_LONGEST = 6
"""Words of a body's name before an office."""
_ORDINALS = frozenset({"first", "second", "third"})
_RANKED = word_list("offices", "ranked")
_PARTIES = word_list("offices", "parties")
_APPOINTED = word_list("offices", "appointed")
_BE = frozenset({"are", "be", "been", "being", "is", "was", "were"})


class OfficeGrammar:
    """Reads the offices of one text.

    Args:
        tokens: the text.
        places: the known phrases in it.
    """

    def __init__(self, tokens: Tokens, places: list[Place]) -> None:
        self.tokens = tokens
        self.place_at = {p.start: p for p in places}
        self.place_ending = {p.end: p for p in places}
        self.tail = OfficeTail(tokens, self.place_at, self.place_ending)

    def all(self) -> list[OfficePhrase]:
        """Every office, in order, none inside another."""
        found: list[OfficePhrase] = []
        for i, word in enumerate(self.tokens.lower):
            if word in heads() and (not found or i >= found[-1].end) and self._is_head(i):
                phrase = self._phrase(i)
                if not found or phrase.start >= found[-1].end:
                    found.append(phrase)
        return found

    def plural(self, head: int, singular: str) -> OfficePhrase:
        """The office that a noun in the plural names, in the singular and without a complement."""
        start, left = self._left(head)
        kind = heads()[singular]
        if kind == "minister" and "prime" in self.tokens.lower[start:head]:
            kind = "prime minister"
        written = self._title(start, head + 1, left)
        country, organisation, target = _owners(left, [], kind, self.tokens.lower)
        content = self._content(start, head) | {singular}
        return OfficePhrase(
            *(start, head + 1, head, written.removesuffix("s"), kind),
            *(country, organisation, target),
            words=content,
        )

    def _is_head(self, i: int) -> bool:
        """Whether the noun heads an office rather than modifies the next noun of one."""
        lower = self.tokens.lower
        if lower[i] in _ADJECTIVES and not self._stands_as_noun(i):
            return False
        if lower[i] == "amir" and re.search(r"[A-Z]\w+ Amir [A-Z]", self.tokens.text):
            return False  # a given name in this article
        if lower[i] in {"charge", "chargé"}:
            return bool(
                re.match(r"\s*d\s?'\s?aff", self.tokens.straight[self.tokens.ends[i] :], re.I)
            )
        if any(p.start <= i < p.end and p.end - p.start > 1 for p in self._places_near(i)):
            return False
        j = i + 1
        while j < len(lower) and j - i <= 4 and (lower[j] in domains() or lower[j] in modifiers()):
            if lower[j] in heads() and lower[j] not in {"general"}:
                return False
            j += 1
        if j < len(lower) and j > i and lower[j] in heads() and not self._own_name_between(i, j):
            return lower[j - 1] in {"of"}
        return True

    def _stands_as_noun(self, i: int) -> bool:
        """``an official said``, not ``an official visit``."""
        lower = self.tokens.lower
        behind = lower[i + 1] if i + 1 < len(lower) else "."
        capital = self.tokens.capital
        named = capital[i + 1 : i + 2] == [True] and self.tokens.ner[i + 1] == "PERSON"
        if named or (i + 1 < len(lower) and capital[i + 1] and capital[i]):
            return True
        return not behind.isalpha() or behind in _BEHIND_NOUN

    def _own_name_between(self, i: int, j: int) -> bool:
        return any(w in {",", "and"} for w in self.tokens.lower[i:j])

    def _places_near(self, i: int) -> list[Place]:
        return [self.place_at[k] for k in range(max(0, i - 6), i + 1) if k in self.place_at]

    def _phrase(self, head: int) -> OfficePhrase:
        start, left = self._left(head)
        end, right, abbreviation = self._right(head)
        lower = self.tokens.lower
        kind = heads()[lower[head]]
        if kind == "minister" and "prime" in lower[start:head]:
            kind = "prime minister"
        country, organisation, target = _owners(left, right, kind, self.tokens.lower)
        inside = lower[start:end]
        phrase = OfficePhrase(
            start,
            end,
            head,
            self._title(start, end, left),
            kind,
            country,
            organisation,
            target,
            acting=any(w in {"acting", "interim", "caretaker"} for w in inside),
            former=any(w in {"former", "ex", "ex-"} for w in inside),
            abbreviation=abbreviation,
            words=self._content(start, end),
        )
        if phrase.country is None and organisation is None:
            phrase.country = self._usual(phrase.title)
            phrase.organisation = self._body_before(start)
        return phrase

    def _body_before(self, start: int) -> str | None:
        """``Volvo`` of ``Volvo spokeswoman A``: what the model takes for a body's name."""
        tokens = self.tokens
        end = start - 1 if start and tokens.lower[start - 1] in POSSESSIVES else start
        first = end
        while first > 0 and end - first < _LONGEST and self._of_body(first - 1):
            first -= 1
        while first < end and tokens.lower[first] in {"the", "of", "and", "for"}:
            first += 1
        return tokens.join(first, end) if first < end else None

    def _of_body(self, i: int) -> bool:
        tokens = self.tokens
        return tokens.ner[i] == "ORG" and not tokens.headline[i] and i not in tokens.breaks

    def _usual(self, title: str) -> str | None:
        """The state whose office a plain title is, unless the article is about others alone."""
        state = usual_state(title)
        if state is None or "of state" in title.lower():
            return state
        named = {place.entry.code for place in self.place_ending.values()} - {None}
        return state if state in named or not named else None

    def _left(self, head: int) -> tuple[int, list[Place]]:
        tokens, owners = self.tokens, []
        i = head
        while i > 0:
            place = self.place_ending.get(i)
            if place and i < head + 1 and self._where(place):
                break
            if place:
                owners.append(place)
                i = place.start
            elif (
                tokens.lower[i - 1] in POSSESSIVES and i - 1 in self.place_ending
            ) or self._extends_left(i - 1, head):
                i -= 1
            elif tokens.words[i - 1] == "-" and self._hyphenated(i - 1):
                i -= 2
            elif (
                i > 3
                and tokens.words[i - 1] == ")"
                and tokens.words[i - 3] == "("
                and i - 3 in self.place_ending
            ):
                i -= 3  # Republic of Korea (ROK) minister
            else:
                break
        while i < head and tokens.lower[i] in {"and", "&", "-"}:
            i += 1
        return i, owners

    def _where(self, place: Place) -> bool:
        """``In Turkey Minister A met``: a place that opens a sentence is no owner."""
        i = place.start - 1
        if i < 0 or self.tokens.lower[i] not in {"in", "at"} or not self.tokens.capital[i]:
            return False
        return place.entry.kind in {"name", "capital", "city", "region"}

    def _extends_left(self, i: int, head: int) -> bool:
        word, tokens = self.tokens.lower[i], self.tokens
        if self._counts(i) or self._is_verb(i):
            return False
        if word in domains() or word in modifiers() or self._unknown_domain(i, head):
            return True
        if i == head - 1 and self._party(i):
            return True
        if self._of_party(i):
            return True
        if word in heads():
            return tokens.capital[i] and tokens.capital[head]
        if word in {"and", "&"} and i > 0:
            before, after = tokens.lower[i - 1], tokens.lower[i + 1]
            known = before in domains() or i in self.place_ending
            several = after in domains() or tokens.lower[head].endswith("s")
            return (
                known
                and several  # of Kenya and Norway's minister: two states of one office
                and (after in domains() or i + 1 in self.place_at)
                and (tokens.capital[i - 1] == tokens.capital[i + 1])
            )
        return False

    def _party(self, i: int) -> bool:
        """``SNP leader``, ``UPFA MP``: an abbreviation that is nobody's name."""
        word = self.tokens.words[i]
        return (
            2 < len(word) <= 6
            and word.isupper()
            and word.isalpha()
            and not self.tokens.headline[i]
            and self.tokens.ner[i] in {"", "ORG"}
        )

    def _of_party(self, i: int) -> bool:
        """``Conservative MP``, ``Liberal Democrat leader``, ``Malmo MP``."""
        tokens = self.tokens
        if not tokens.capital[i] or tokens.headline[i]:
            return False
        return tokens.lower[i] in _PARTIES or tokens.ner[i] in {"NORP", "GPE"}

    def _unknown_domain(self, i: int, head: int) -> bool:
        """``Digital`` in ``Communications and Digital Minister``: a capital, and nobody's name."""
        tokens = self.tokens
        if not (tokens.capital[i] and tokens.capital[head] and tokens.words[i].isalpha()):
            return False
        if tokens.headline[i] or tokens.ner[i] or i == 0 or head - i > 4:
            return False
        before = tokens.words[i - 1]
        opens = i - 1 in tokens.breaks or before in {".", "“", '"', ":", "”", ")"} or "\n" in before
        return not opens and tokens.lower[head] in {"minister", "secretary", "commissioner"}

    def _is_verb(self, i: int) -> bool:
        """``was appointed minister``, beside ``the newly appointed minister``."""
        lower = self.tokens.lower
        return i > 0 and lower[i] in _APPOINTED and lower[i - 1] in _BE

    def _counts(self, i: int) -> bool:
        """``the first American president``: which in a row, not a rank as in ``first minister``."""
        lower = self.tokens.lower
        if lower[i] not in _ORDINALS or self.tokens.capital[i]:
            return False
        return lower[i + 1] not in modifiers() | _RANKED

    def _hyphenated(self, i: int) -> bool:
        lower = self.tokens.lower
        if i == 0 or not self.tokens.glued(i) or not self.tokens.glued(i + 1):
            return False
        joined = f"{lower[i - 1]}-{lower[i + 1]}"
        return (
            joined in modifiers()
            or joined in domains()
            or lower[i - 1] in modifiers()
            or lower[i - 1] in {"vice", "under", "co", "director", "secretary", "commander"}
        )

    def _right(self, head: int) -> tuple[int, list[Place], str | None]:
        tokens = self.tokens
        owners: list[Place] = []
        abbreviation = None
        j = self.tail.fixed_tail(head)
        while j < len(tokens):
            if tokens.words[j] == "(" and j + 2 < len(tokens) and tokens.words[j + 2] == ")":
                if not tokens.words[j + 1].isupper():
                    break
                abbreviation, j = tokens.words[j + 1], j + 3
                continue
            step = self.tail.complement(j, head, owners) or self.tail.direct(j, head, owners)
            if step == j or not step:
                break
            j = step
        return j, owners, abbreviation

    def lengthen(self, office: OfficePhrase, end: int, *, owned: bool = True) -> None:
        """Let the complement of an office run to ``end``, where a name or comma proves it one.

        Args:
            office: is changed.
            end: one behind its last token.
            owned: whether a place in the complement is the state that the office belongs to.
        """
        office.end = end
        office.title = self._title(office.start, end, [])
        office.words = self._content(office.start, end)
        for place in (self.place_at[i] for i in range(office.head, end) if i in self.place_at):
            if place.entry.kind == "body":
                office.organisation = office.organisation or place.entry.name
            elif owned and office.kind not in TARGETED:
                office.country = office.country or place.entry.code

    def _content(self, start: int, end: int) -> frozenset[str]:
        """Folded content words of an office, without the names of states."""
        states = {
            i
            for place in self.place_at.values()
            if place.entry.kind not in {"body", "seat"} and start <= place.start < end
            for i in range(place.start, place.end)
        }
        return frozenset(
            self.tokens.lower[i].replace("defense", "defence")
            for i in range(start, end)
            if i not in states
            and self.tokens.words[i].isalpha()
            and self.tokens.lower[i] not in SMALL
            and not is_state_word(self.tokens.words[i])
        )

    def _title(self, start: int, end: int, owners: list[Place]) -> str:
        """The office in its words, without the state before it and the abbreviation behind."""
        first = start
        for place in sorted(owners, key=lambda p: p.start):
            if place.start == first and place.entry.kind in _STATES:
                first = place.end
                while first < end and self.tokens.lower[first] in POSSESSIVES:
                    first += 1
        text = self.tokens.join(first, end)
        return re.sub(r"^\([A-Z]{2,6}\)\s*|\s*\([A-Z]{2,6}\)$", "", text).strip(" ,-")


def _owners(
    left: list[Place], right: list[Place], kind: str, lower: list[str]
) -> tuple[str | None, str | None, str | None]:
    """State, body and target of an office, from the known phrases in it.

    An envoy serves the state before the office or behind ``of``, and is sent to that behind ``to``,
    ``in`` or ``for``.
    """
    country = organisation = target = None
    for place in left:
        if place.entry.kind in {"body", "seat"}:
            organisation = organisation or place.entry.phrase
        country = country or place.entry.code
    for place in right:
        before = lower[place.start - 2 if lower[place.start - 1] == "the" else place.start - 1]
        if place.entry.kind == "body":
            organisation = organisation or place.entry.name
            country = country or place.entry.code
        elif kind in TARGETED and (before != "of" or country):
            target = target or place.entry.code
        else:
            country = country or place.entry.code
    return country, organisation, target
