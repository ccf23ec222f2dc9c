"""Entries of a few names → persons.

Entries that agree in name, state and walk of life are one profile from the start. Profiles are then
taken one by one, those that say most first, and each joins the person that ``signals`` speak for
most, or begins one. A surname alone joins only where one person leads clearly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing.link.actors.actor_features import BY_READER, CLEAR, ENOUGH, name, total, weigh
from briefing.link.actors.profile import Entry, Profile
from briefing.models import Join, Signal

Place = tuple[str, int]


@dataclass(eq=False)
class Person:
    """A person with the reasons why its profiles are one."""

    profile: Profile
    joins: list[Join] = field(default_factory=list)

    @property
    def places(self) -> list[Place]:
        """Where it is found."""
        return [entry.place for entry in self.profile.entries]


@dataclass(frozen=True)
class IdentityConstraints:
    """What the reader has decided on identity.

    Pairs of entries that are one, and pairs that are two: the first of these was split off from
    the actor of the second.
    """

    must_link: tuple[tuple[Place, Place], ...] = ()
    cannot_link: tuple[tuple[Place, Place], ...] = ()

    def forbids(self, one: Profile, other: Profile) -> bool:
        """Whether two profiles hold a pair that must stay two."""
        if not self.cannot_link:
            return False
        a, b = ({e.place for e in p.entries} for p in (one, other))
        return any((x in a and y in b) or (x in b and y in a) for x, y in self.cannot_link)

    def splits_off(self, place: Place) -> bool:
        """Whether an entry was taken out of its actor."""
        return any(place == off for off, _ in self.cannot_link)


_NOTHING = IdentityConstraints()


def cluster(entries: Iterable[Entry], constraints: IdentityConstraints = _NOTHING) -> list[Person]:
    """Persons of entries whose names share words.

    Args:
        entries: in any order; the result depends on what they say alone.
        constraints: the reader's decisions.
    """
    profiles = _together(_profiles(entries, constraints), constraints)
    alone = [p for p in profiles if len(p.key) < 2]
    persons: list[Person] = []
    full = _Index()
    for profile in sorted((p for p in profiles if len(p.key) > 1), key=_rank):
        _place(profile, persons, full, constraints)
    bare = _Index()
    for profile in sorted(alone, key=_rank):
        named = [n for n in full.near(profile) if name(profile, persons[n].profile)]
        _place(profile, persons, full if named else bare, constraints)
    return persons


class _Index:
    """Numbers of persons by the words of their names."""

    def __init__(self) -> None:
        self._of: dict[str, dict[int, None]] = defaultdict(dict)

    def add(self, profile: Profile, number: int) -> None:
        """Find the person by the words of a profile too."""
        for word in _words(profile):
            self._of[word][number] = None

    def near(self, profile: Profile) -> list[int]:
        """Who shares a word with a profile."""
        return sorted({number for word in _words(profile) for number in self._of[word]})


def _words(profile: Profile) -> set[str]:
    return {word for entry in profile.entries for word in entry.words}


def _place(
    profile: Profile, persons: list[Person], index: _Index, constraints: IdentityConstraints
) -> None:
    """Join a profile to the person it belongs to, or begin one.

    A surname alone that several bear begins a person that nobody else is compared with.
    """
    found = [(n, persons[n]) for n in index.near(profile)]
    chosen, signals = _best(profile, found, constraints)
    if chosen is not None:
        _join(persons[chosen], profile, signals)
        index.add(profile, chosen)
        return
    persons.append(Person(profile, list(profile.told)))
    if len(profile.key) > 1 or not found:
        index.add(profile, len(persons) - 1)


def _profiles(entries: Iterable[Entry], constraints: IdentityConstraints) -> list[Profile]:
    """Entries alike in all that identity hangs on are one profile; surnames alone stay apart."""
    groups: dict[object, Profile] = {}
    for entry in sorted(entries, key=lambda e: (e.read.article.path, e.number)):
        alone = len(entry.key) < 2 or constraints.splits_off(entry.place)
        own = entry.place if entry.has_namesake else None
        alike = (entry.key, entry.entity.country, entry.walk, entry.generation, own)
        group = entry.place if alone else alike
        if group not in groups:
            groups[group] = Profile(entry.entity.name, entry.key)
        groups[group].add(entry)
    return list(groups.values())


def _together(profiles: list[Profile], constraints: IdentityConstraints) -> list[Profile]:
    """What the reader has put together is one profile."""
    for one, other in constraints.must_link:
        first = next((p for p in profiles if any(e.place == one for e in p.entries)), None)
        second = next((p for p in profiles if any(e.place == other for e in p.entries)), None)
        if first and second and first is not second:
            sources = tuple(dict.fromkeys(entry.source for entry in second.entries))
            first.told.append(Join(second.name, sources, (BY_READER,)))
            first.told += second.told
            first.join(second)
            profiles.remove(second)
    return profiles


def _rank(profile: Profile) -> tuple[object, ...]:
    """Those that say most first: full names, known state, several walks, many sources."""
    return (
        len(profile.key) < 2,
        -len(profile.walks),
        profile.country is None,
        -min(len(profile.key), 3),
        -len(profile.entries),
        profile.key,
        profile.country or "",
        profile.entries[0].place,
    )


def _best(
    profile: Profile, persons: list[tuple[int, Person]], constraints: IdentityConstraints
) -> tuple[int | None, tuple[Signal, ...]]:
    """The person a profile joins, and why; None where none is likely enough or two are alike."""
    found: list[tuple[float, int, tuple[Signal, ...]]] = []
    for number, person in persons:
        if constraints.forbids(profile, person.profile):
            continue
        signals = weigh(profile, person.profile)
        if signals:
            found.append((total(signals), number, signals))
    if not found:
        return None, ()
    alone = len(profile.key) < 2
    if alone and len(found) == 1:
        score, number, signals = found[0]
        found = [(score + 1.0, number, (*signals, Signal("nobody else has the name", 1.0, "")))]
    found.sort(key=lambda f: (-f[0], f[1]))
    score, number, signals = found[0]
    clear = len(found) == 1 or score - found[1][0] >= CLEAR
    return (number, signals) if score >= ENOUGH and (clear or not alone) else (None, ())


def _join(person: Person, profile: Profile, signals: tuple[Signal, ...]) -> None:
    sources = tuple(dict.fromkeys(entry.source for entry in profile.entries))
    person.joins.append(Join(profile.name, sources, signals))
    person.joins += profile.told
    person.profile.join(profile)
