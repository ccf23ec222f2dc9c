"""What is known of a person: in one article, in several, and finally in all."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from briefing.link.actors.occupations import occupation, tells_of_namesake
from briefing.link.actors.spelling import Key, name_key, sounds
from briefing.link.office_claims import holds
from briefing.link.office_classes import office_class, walk_of_life
from briefing.link.read_article import ReadArticle
from briefing.models import Join
from briefing.models.extraction import Entity
from briefing.resources import word_list
from briefing.text.given_names import FAMILY_FIRST, GENDER, SURNAME_FIRST
from briefing.text.person_names import generation
from briefing.text.transliteration import sound

OfficeKey = tuple[str, str | None]
Months = tuple[int, int]
"""First and last month in which something was seen, as year * 12 + month."""

_TWO_SURNAMES = word_list("profile", "two_surnames")
_FORMER = re.compile(r"\b(?:former|ex)\b[ -]?", re.IGNORECASE)
_BEGINNING = 5
"""Letters of a surname by which bearers are looked for: the rest may be misspelt."""


@dataclass(eq=False)
class Entry:
    """A person as one article has it."""

    read: ReadArticle
    number: int
    entity: Entity
    month: int | None
    """Of publication, as year * 12 + month; None where it is unknown."""
    others: frozenset[Key] = frozenset()
    """Full names of the other persons of the article."""

    @property
    def source(self) -> str:
        """The id of the article's source."""
        return self.read.id

    @cached_property
    def place(self) -> tuple[str, int]:
        """Source and number: what tells entries apart."""
        return self.read.id, self.number

    @cached_property
    def key(self) -> Key:
        """The folded parts of the name."""
        return name_key(self.entity.name)

    @cached_property
    def written(self) -> str:
        """The forms of the name with their titles."""
        text = self.read.article.text
        return " · ".join(m.span.of(text) for m in self.entity.mentions if m.form == "name")

    @cached_property
    def offices(self) -> dict[OfficeKey, bool]:
        """The offices the article gives the person, and whether each is a former one."""
        return {
            (
                office_class(claim.title, claim.country or self.entity.country),
                claim.country or self.entity.country,
            ): not holds(claim, self.read)
            for claim in self.entity.offices
        }

    @cached_property
    def past(self) -> set[OfficeKey]:
        """The offices that the article says the person no longer holds, by what they are."""
        return {
            (office_class(_FORMER.sub("", claim.title), state), state)
            for claim in self.entity.offices
            if not holds(claim, self.read)
            for state in (claim.country or self.entity.country,)
        }

    @cached_property
    def walk(self) -> str | None:
        """Soldier, diplomat, minister or legislator, else an occupation the article shows."""
        held = [office for (office, _), gone in self.offices.items() if not gone]
        found = (walk_of_life(office, self.written) for office in (*held, ""))
        walk = next((walk for walk in found if walk), None)
        return walk or occupation(self.entity, self.read.article.text)

    @cached_property
    def has_namesake(self) -> bool:
        """Whether the article says that somebody whom it does not name bears the name too."""
        named = any(other[-1:] == self.key[-1:] for other in self.others)
        return not named and tells_of_namesake(self.entity, self.read.article.text)

    @cached_property
    def generation(self) -> str | None:
        """The elder or the younger of one name."""
        return generation(f"{self.entity.name} {self.written}")

    @cached_property
    def words(self) -> frozenset[str]:
        """Words under which a bearer of the same name could be looked for."""
        return name_words(self.key, self.entity.country)


def name_words(key: Key, country: str | None) -> frozenset[str]:
    """The words of a name that may stand alone for it, in one spelling."""
    if len(key) < 2:
        return frozenset(sound(word)[:_BEGINNING] for word in key)
    words = {key[-1]}
    if key[0] in FAMILY_FIRST or country in SURNAME_FIRST:
        words.add(key[0])
    if country in _TWO_SURNAMES or len(key) == 3:
        words.update(word for word in key[1:] if len(word) > 1 and word not in GENDER)
    whole = "+".join(sorted(sound(word) for word in key))  # finds another order of the same words
    return frozenset({whole, *(word[:_BEGINNING] for word in sounds((*words, key[-1])))})


@dataclass(eq=False)
class Profile:
    """A person in the making: everything that its entries say together."""

    name: str
    key: Key
    country: str | None = None
    walks: set[str] = field(default_factory=set)
    generations: set[str] = field(default_factory=set)
    keys: set[Key] = field(default_factory=set)
    offices: dict[OfficeKey, Months | None] = field(default_factory=dict)
    past: set[OfficeKey] = field(default_factory=set)
    """Offices that an article calls former ones."""
    company: Counter[str] = field(default_factory=Counter)
    cannot_link: set[Key] = field(default_factory=set)
    """Names that stand beside this one in an article as somebody else's."""
    entries: list[Entry] = field(default_factory=list)
    months: set[int] = field(default_factory=set)
    has_namesake: bool = False
    """Whether an article of it says that two people share a name."""
    told: list[Join] = field(default_factory=list)
    """What the reader has put together in it."""

    def add(self, entry: Entry) -> None:
        """Take what an entry says."""
        self.entries.append(entry)
        self.country = self.country or entry.entity.country
        self.keys.add(entry.key)
        if entry.walk:
            self.walks.add(entry.walk)
        if entry.generation:
            self.generations.add(entry.generation)
        if entry.month is not None:
            self.months.add(entry.month)
        self.has_namesake |= entry.has_namesake
        for office, former in entry.offices.items():
            if not former:
                self._hold(office, entry.month)
        self.past |= entry.past
        self.company.update({key[-1] for key in entry.others})
        self.cannot_link |= entry.others

    def join(self, other: Profile) -> None:
        """Take all that another profile says."""
        for office, months in other.offices.items():
            self._hold(office, None)
            for month in months or ():
                self._hold(office, month)
        self.entries += other.entries
        self.country = self.country or other.country
        self.past |= other.past
        self.walks |= other.walks
        self.generations |= other.generations
        self.keys |= other.keys
        self.company.update(other.company)
        self.cannot_link |= other.cannot_link
        self.months |= other.months
        self.has_namesake |= other.has_namesake
        if (len(other.key), len(other.name)) > (len(self.key), len(self.name)):
            self.name, self.key = other.name, other.key

    def _hold(self, office: OfficeKey, month: int | None) -> None:
        known = self.offices.get(office)
        if month is None:
            self.offices.setdefault(office, None)
        elif known is None:
            self.offices[office] = month, month
        else:
            self.offices[office] = min(known[0], month), max(known[1], month)
