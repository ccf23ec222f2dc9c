"""The grammar of a person's name: where it begins, what belongs to it, where it ends."""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal

from briefing.extract.components.gazetteer import Place
from briefing.extract.components.office_words import OfficePhrase, domains, heads
from briefing.extract.matching.tokens import POSSESSIVES, Tokens
from briefing.resources import word_list, words
from briefing.text.date_expressions import MONTHS, WEEKDAYS
from briefing.text.given_names import GENDER
from briefing.text.name_particles import name_particles

Gender = Literal["m", "f", ""]
_NAME_WORD = re.compile(r"^[^\W\d_]+(?:['’.][^\W\d_]+)*\.?$")
_INITIAL = re.compile(r"^(?:[A-Z]\.?){1,3}$")
_OPENS = word_list("names", "opens")
_CLOSES = (["”"], ['"'], [")"], ["’"])
_SUFFIXES = word_list("names", "suffixes")
_LAST = word_list("names", "last")
"""A name ends with these: what follows is a new sentence."""
_NEVER = word_list("names", "never")
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
    return name_particles(doubtful=True)


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
            if j + 1 < len(tokens) and tokens.words[j] == "-" and tokens.glued(j + 1):
                j += tokens.lower[j + 1].rstrip(".") in _ranks()  # Lt-Gen
        return j

    def name_word(self, i: int) -> bool:
        """Whether a word could be part of a name: it is capitalised and begins no new text."""
        tokens = self.tokens
        return (
            tokens.capital[i]
            and i not in tokens.breaks
            and bool(_NAME_WORD.match(tokens.words[i]))
            and tokens.lower[i] not in _NEVER
            and i not in self._in_body
        )

    def name(self, i: int, *, has_title: bool) -> int:
        """One behind the name that begins at ``i``; ``i`` itself where none does.

        Args:
            i: a token.
            has_title: whether an office, rank or title leads to it, so that one word is enough.
        """
        if not self._begins(i, has_title=has_title):
            return i
        j = i
        while j < len(self.tokens) and j - i < _LONGEST_NAME:
            step = self._continues(j, i, has_title=has_title)
            if step == j:
                break
            j = step
        return self._trimmed(i, j)

    def _begins(self, i: int, *, has_title: bool) -> bool:
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
            or (word in MONTHS and not (has_title and not names_time(tokens, i)))
            or word in WEEKDAYS
            or not _NAME_WORD.match(tokens.words[i])
        ):
            return bool(_INITIAL.match(tokens.words[i])) and person
        place = self.place_at.get(i)
        if place and not (person and self._person_runs_past(i, place)):
            behind = place.end < len(tokens) and tokens.capital[place.end]
            given = has_title and behind and place.entry.kind in {"capital", "city", "name"}
            if not given or place.end in self.place_at:
                return False
        if word in heads() or (word.rstrip(".") in _plain_titles() and not person):
            return False
        byline = i > 0 and tokens.lower[i - 1] == "by" and (i == 1 or i - 2 in tokens.breaks)
        known = person and self._long_person(i) and (has_title or self._recurs(i))
        if tokens.headline[i] and not known and not byline:
            return has_title and self._alone_in_headline(i)
        return person or word not in domains()

    def _long_person(self, i: int) -> bool:
        return any(
            label == "PERSON" and start == i and end - start >= 2
            for start, end, label in self.tokens.ner_spans
        )

    def _recurs(self, i: int) -> bool:
        """Whether the words of a name in a headline stand in the article too."""
        return self.tokens.words[i] in self._plain_words

    @cached_property
    def _plain_words(self) -> frozenset[str]:
        tokens = self.tokens
        return frozenset(w for w, h in zip(tokens.words, tokens.headline, strict=True) if not h)

    def _alone_in_headline(self, i: int) -> bool:
        """In title case any word looks like a name: only one before an apostrophe is taken."""
        after = self.tokens.lower[i + 1 : i + 3]
        return any(word in POSSESSIVES for word in after)

    def _person_runs_past(self, i: int, place: Place) -> bool:
        return any(
            label == "PERSON" and start <= i < end and end - start > place.end - place.start
            for start, end, label in self.tokens.ner_spans
        )

    def _continues(self, j: int, begin: int, *, has_title: bool) -> int:
        """One behind the piece of a name at ``j``, or ``j``."""
        tokens = self.tokens
        lower = tokens.lower[j]
        if j > begin and (j in tokens.breaks or j in self._in_body):
            return j
        if j > begin + 1 and tokens.lower[j - 1] in _LAST:
            return j
        for step in (self._past_hyphen, self._past_nickname, self._past_apostrophe):
            if (after := step(j, begin)) is not None:
                return after
        if lower in {"al-", "el-"} and j + 1 < len(tokens) and tokens.capital[j + 1]:
            return j + 2
        if lower in _SUFFIXES:
            return j + 1
        if tokens.words[j] == "," and j + 1 < len(tokens) and tokens.lower[j + 1] in _SUFFIXES:
            return j + 2
        if tokens.capital[j]:
            return j + 1 if self._fits(j, begin, has_title=has_title) else j
        return self._past_particle(j)

    def _past_hyphen(self, j: int, begin: int) -> int | None:
        """``Jean-Luc``, ``al-Sudani``; None where no hyphen stands within a name."""
        tokens = self.tokens
        if tokens.words[j] != "-" or j <= begin or j + 1 >= len(tokens):
            return None
        if tokens.glued(j) and tokens.glued(j + 1):
            return j + 2 if tokens.words[j + 1][:1].isalpha() else j
        if lower_is_particle(tokens, j - 1):
            return j + 2 if tokens.capital[j + 1] else j
        return None

    def _past_nickname(self, j: int, begin: int) -> int | None:
        """``Benjamin “Benny” Gantz``; None where no quotation of one word stands."""
        tokens = self.tokens
        if tokens.words[j] not in _OPENS or tokens.words[j + 2 : j + 3] not in _CLOSES:
            return None
        nick = tokens.capital[j + 1] and not tokens.words[j + 1].isupper()
        both = nick and tokens.capital[j + 3 : j + 4] == [True]
        return j + 3 if both and j > begin else j

    def _past_apostrophe(self, j: int, begin: int) -> int | None:
        """``Shia’ al-Sudani``, ``O’Brien``; None where no apostrophe stands within a name."""
        tokens = self.tokens
        if tokens.words[j] not in {"’", "'", "ʼ", "‘"} or j <= begin or not tokens.glued(j):
            return None
        if lower_is_particle(tokens, j + 1):
            return j + 1
        inside = j + 1 < len(tokens) and tokens.glued(j + 1) and tokens.capital[j + 1]
        return j + 1 if inside and tokens.ner[j] == "PERSON" else j

    def _past_particle(self, j: int) -> int:
        """``van der Berg``, ``at-Tamimi``; ``at Matautu`` is a place."""
        tokens = self.tokens
        lower = tokens.lower[j]
        if lower not in _particles() or j + 1 >= len(tokens):
            return j
        behind = tokens.words[j + 1]
        two = lower_is_particle(tokens, j + 1) and j + 2 < len(tokens) and tokens.capital[j + 2]
        name_follows = tokens.capital[j + 1] or behind == "-" or two
        plain = lower in {"an", "at"} and behind != "-"
        return j + 1 if name_follows and not plain else j

    def _fits(self, j: int, begin: int, *, has_title: bool) -> bool:
        tokens = self.tokens
        word, lower = tokens.words[j], tokens.lower[j]
        if _INITIAL.match(word) and len(word) <= 4:
            return word not in {"US", "UN", "EU", "UK", "UAE", "U.S", "U.S.", "PM", "FM"}
        if not _NAME_WORD.match(word):
            return False
        if j == begin:
            return True
        person = tokens.ner[j] == "PERSON"
        short = person and word in {"An", "So", "Do", "My"}
        month = lower in MONTHS and not self._is_surname(j)
        if month or lower in WEEKDAYS or (lower in _NEVER and not short):
            return False
        byline = begin > 0 and tokens.lower[begin - 1] == "by"
        is_office = lower in heads() and lower != "amir"
        known = byline or (has_title and person) or self._recurs(j)
        if is_office or lower.rstrip(".") in _ranks() or (tokens.headline[j] and not known):
            return False
        if j in self.place_at:
            return person and tokens.ner[j - 1] == "PERSON"
        if word.isupper() and len(word) > 3 and not tokens.words[j - 1].isupper():
            return False
        return person or lower not in domains()

    def _is_surname(self, j: int) -> bool:
        """``Theresa May``: a month behind a given name, with no day or year beside it."""
        tokens = self.tokens
        return tokens.lower[j - 1] in GENDER and not names_time(tokens, j)

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


def names_time(tokens: Tokens, i: int) -> bool:
    """Whether a month's name means the month: a number beside it, or a word of time before."""
    beside = tokens.words[max(i - 1, 0) : i] + tokens.words[i + 1 : i + 2]
    before = tokens.lower[i - 1] if i else ""
    return before in _OF_TIME or any(word[:1].isdigit() for word in beside)


_OF_TIME = word_list("names", "of_time")


def lower_is_particle(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` is a particle written small (``bin``, ``al``, ``van``)."""
    return i < len(tokens) and not tokens.capital[i] and tokens.lower[i] in _particles()


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in words("offices", "words", key))


@cache
def _plain_titles() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in _honorifics()) - {"their", "her"}
