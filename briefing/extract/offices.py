"""Offices, in all the orders papers use.

An office is read outward from the noun that names it (``minister``, ``chief``): to the left
through the words of its domain, its state and its body (``Pakistan's acting deputy foreign``), to
the right through its complement (``of State for Political Affairs``).
"""

import re

from briefing.extract.data import words
from briefing.extract.gazetteer import Place, is_state_word
from briefing.extract.office_words import OfficePhrase, domains, heads, modifiers, usual_state
from briefing.extract.tokens import POSSESSIVES, Tokens

_TARGETED = frozenset({"envoy", "negotiator", "representative", "adviser", "coordinator"})
_GENERAL_HEADS = frozenset({"secretary", "director", "attorney", "consul", "governor", "inspector"})
_LONGEST_COMPLEMENT = 16
_ADJECTIVES = frozenset(
    {"official", "executive", "head", "representative", "expert", "chair", "member"}
)
_BEHIND_NOUN = frozenset(
    """said says told who from in of with at and to on for was were is are has had have
    also added speaking close familiar whose that will would may might could noted
    confirmed briefed as by or asked who's""".split()
)


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

    def all(self) -> list[OfficePhrase]:
        """Every office, in order, none inside another."""
        found: list[OfficePhrase] = []
        for i, word in enumerate(self.tokens.lower):
            if word in heads() and (not found or i >= found[-1].end) and self._is_head(i):
                phrase = self._phrase(i)
                if not found or phrase.start >= found[-1].end:
                    found.append(phrase)
        return found

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
        if i + 1 < len(lower) and self.tokens.capital[i + 1] and self.tokens.capital[i]:
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
            phrase.country = usual_state(phrase.title)
        return phrase

    def _left(self, head: int) -> tuple[int, list[Place]]:
        tokens, owners = self.tokens, []
        i = head
        while i > 0:
            place = self.place_ending.get(i)
            if place:
                owners.append(place)
                i = place.start
            elif (
                tokens.lower[i - 1] in POSSESSIVES and i - 1 in self.place_ending
            ) or self._extends_left(i - 1, head):
                i -= 1
            elif tokens.words[i - 1] == "-" and self._hyphenated(i - 1):
                i -= 2
            else:
                break
        while i < head and tokens.lower[i] in {"and", "&", "-"}:
            i += 1
        return i, owners

    def _extends_left(self, i: int, head: int) -> bool:
        word, tokens = self.tokens.lower[i], self.tokens
        if word in domains() or word in modifiers():
            return True
        if word in heads():
            return tokens.capital[i] and tokens.capital[head]
        if word in {"and", "&"} and i > 0:
            before, after = tokens.lower[i - 1], tokens.lower[i + 1]
            known = before in domains() or i in self.place_ending
            return (
                known
                and (after in domains() or i + 1 in self.place_at)
                and (tokens.capital[i - 1] == tokens.capital[i + 1])
            )
        return False

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
        j = self._fixed_tail(head)
        while j < len(tokens):
            if tokens.words[j] == "(" and j + 2 < len(tokens) and tokens.words[j + 2] == ")":
                if not tokens.words[j + 1].isupper():
                    break
                abbreviation, j = tokens.words[j + 1], j + 3
                continue
            step = self._complement(j, head, owners) or self._direct(j, head, owners)
            if step == j or not step:
                break
            j = step
        return j, owners, abbreviation

    def lengthen(self, office: OfficePhrase, end: int) -> None:
        """Let the complement of an office run to ``end``, where a name behind it proves it one."""
        office.end = end
        office.title = self._title(office.start, end, [])
        office.words = self._content(office.start, end)
        for place in (self.place_at[i] for i in range(office.head, end) if i in self.place_at):
            if place.entry.kind == "body":
                office.organisation = office.organisation or place.entry.name
            elif office.kind not in _TARGETED:
                office.country = office.country or place.entry.code

    def _fixed_tail(self, head: int) -> int:
        """Behind ``-elect``, ``General`` of ``Secretary General``, ``d'affaires``."""
        tokens = self.tokens
        lower = tokens.lower
        j = head + 1
        if lower[head] in {"charge", "chargé"}:
            while j < len(tokens) and not lower[j].endswith(("affairs", "affaires")):
                j += 1
            return min(j + 1, len(tokens))
        while j + 1 < len(tokens) and lower[j] == "-" and tokens.glued(j):
            if lower[j + 1] in {"elect", "general", "designate", "in"}:
                j += 4 if lower[j + 1] == "in" else 2
            else:
                break
        while j < len(tokens) and lower[j] in {"extraordinary", "plenipotentiary"}:
            j += 2 if lower[j + 1 : j + 3] == ["and", "plenipotentiary"] else 1
        tail = lower[j] if j < len(tokens) else ""
        if tail in {"elect", "designate"} or (tail == "general" and lower[head] in _GENERAL_HEADS):
            j += 1
        return min(j, len(tokens))

    def _complement(self, j: int, head: int, owners: list[Place]) -> int:
        """One behind a complement that opens at ``j``, else 0."""
        tokens = self.tokens
        if tokens.lower[j] not in words("offices", "words", "complement_openers"):
            return 0
        if tokens.lower[j] in {"in", "at"} and heads()[tokens.lower[head]] not in _TARGETED:
            return 0  # where somebody acted, not what his office is
        k = j + 1
        if k < len(tokens) and tokens.lower[k] == "the":
            k += 1
        begun = k
        while k < len(tokens) and k - j < _LONGEST_COMPLEMENT:
            step = self._complement_word(k, begun, owners)
            if not step:
                break
            k = step
        while k > begun and tokens.lower[k - 1] in _SMALL:
            k -= 1
        return k if k > begun else 0

    def _complement_word(self, k: int, begun: int, owners: list[Place]) -> int:
        tokens = self.tokens
        place = self.place_at.get(k)
        if place and (
            k == begun or (tokens.lower[k - 1] in _SMALL and not self._names_person(place))
        ):
            owners.append(place)
            return place.end
        word = tokens.lower[k]
        if word in domains() and not self._is_rank(k):
            return k + 1
        if k > begun and word in POSSESSIVES and k in self.place_ending:
            return k + 1
        if k > begun and (word in _SMALL or word in {",", "-"}) and k + 1 < len(tokens):
            after = k + 2 if tokens.lower[k + 1] in {"the", "and"} else k + 1
            if (
                after < len(tokens)
                and (tokens.lower[after] in domains() or (word != "," and after in self.place_at))
                and not self._starts_office(after)
            ):
                return after
        return 0

    def _names_person(self, place: Place) -> bool:
        """A city's name before another capital is a given name (``Victoria Nuland``)."""
        behind = place.end
        return (
            place.entry.kind in {"capital", "city"}
            and behind < len(self.tokens)
            and (self.tokens.capital[behind] and self.tokens.lower[behind] not in domains())
            and self.tokens.ner[behind] == "PERSON"
        )

    def _starts_office(self, k: int) -> bool:
        """Whether domain words at ``k`` lead to a head of their own (``and Defence Minister``)."""
        lower = self.tokens.lower
        for word in lower[k : k + 5]:
            if word in heads():
                return True
            if word not in domains() and word not in modifiers():
                return False
        return False

    def _direct(self, j: int, head: int, owners: list[Place]) -> int:
        """One behind domain words without a preposition (``Chief of Staff US Army``)."""
        tokens = self.tokens
        if not tokens.capital[j] or not tokens.capital[head]:
            return 0
        if tokens.lower[j] in domains() and not self._is_rank(j) and not self._starts_office(j):
            return j + 1
        place = self.place_at.get(j)
        if (
            place
            and place.end < len(tokens)
            and tokens.capital[place.end]
            and (tokens.lower[place.end] in domains())
            and j > head + 1
            and not self._starts_office(place.end)
        ):
            owners.append(place)
            return place.end
        return 0

    def _is_rank(self, k: int) -> bool:
        """``General`` and the like before a name are ranks, not domains."""
        tokens = self.tokens
        if tokens.lower[k] not in words("offices", "words", "ranks"):
            return False
        return (
            k + 1 < len(tokens)
            and tokens.capital[k]
            and tokens.capital[k + 1]
            and (
                tokens.lower[k + 1] not in domains()
                or tokens.lower[k + 1] in {"general", "marshal"}
            )
        )

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
            and self.tokens.lower[i] not in _SMALL
            and not is_state_word(self.tokens.words[i])
        )

    def _title(self, start: int, end: int, owners: list[Place]) -> str:
        """The office in its words, without the state before it and the abbreviation behind."""
        first = start
        for place in sorted(owners, key=lambda p: p.start):
            if place.start == first and place.entry.kind != "body":
                first = place.end
                while first < end and self.tokens.lower[first] in POSSESSIVES:
                    first += 1
        text = self.tokens.join(first, end)
        return re.sub(r"\s*\([A-Z]{2,6}\)$", "", text).strip(" ,-")


_SMALL = frozenset({"of", "for", "the", "and", "&", "to", "in", "on", "at"})


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
        elif kind in _TARGETED and (before != "of" or country):
            target = target or place.entry.code
        else:
            country = country or place.entry.code
    return country, organisation, target
