"""The actors of a briefing, and which of them each article's entity is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from briefing.link.actors.actor_features import BY_READER
from briefing.link.actors.office_history import office_history
from briefing.link.actors.office_holders import OfficeHolders, unnamed_offices
from briefing.link.actors.person_clusters import IdentityConstraints, Person, Place, cluster
from briefing.link.actors.profile import Entry
from briefing.link.date_resolution import DateTable
from briefing.link.memo_cache import IdentityKey, MemoCache
from briefing.link.read_article import ReadArticle
from briefing.link.tenures import Tenures
from briefing.models import Actor, Join
from briefing.models.briefing import MentionRef
from briefing.models.decisions import ActorOverride
from briefing.models.enums import ActorKind
from briefing.models.extraction import Entity
from briefing.text.normalisation import fold
from briefing.text.person_names import name_key

_RANK = {"person": 0, "state": 1, "organisation": 2, "group": 3}


@dataclass(eq=False)
class Cluster:
    """One actor: what it is called, and the entities that are it."""

    kind: ActorKind
    name: str
    country: str | None
    members: list[tuple[ReadArticle, int, Entity]] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    inferred: str = ""
    """Why the state is this, where no article says so."""

    def add(self, read: ReadArticle, number: int, entity: Entity) -> None:
        """One entity more."""
        self.members.append((read, number, entity))
        self.country = self.country or entity.country


class ActorIndex:
    """Actors by the entities they were gathered from."""

    def __init__(self, clusters: list[Cluster]) -> None:
        ids = _ids(clusters)
        self._of: dict[Place, str] = {
            (read.id, number): name
            for name, one in zip(ids, clusters, strict=True)
            for read, number, _ in one.members
        }
        self._named = dict(zip(ids, clusters, strict=True))

    def id(self, source: str, number: int) -> str:
        """The id of an article's entity."""
        return self._of[source, number]

    def ids(self, read: ReadArticle) -> tuple[str, ...]:
        """The ids of all entities of an article, in their order."""
        return tuple(self._of[read.id, n] for n in range(len(read.extraction.entities)))

    def maybe(self, source: str, number: int | None) -> str | None:
        """The id, or None for None."""
        return None if number is None else self._of[source, number]

    def country(self, actor: str) -> str | None:
        """The state that an actor serves, or is."""
        return self._named[actor].country

    @property
    def countries(self) -> dict[str, str | None]:
        """The state that each actor serves, or is."""
        return {name: one.country for name, one in self._named.items()}

    def find(self, place: Place) -> str | None:
        """The id of an entity; None where its article takes no part."""
        return self._of.get(place)

    def name(self, actor: str) -> str:
        """The name of an actor."""
        return self._named[actor].name

    def rename(self, names: Iterable[ActorOverride]) -> None:
        """Give actors the names, kinds and states that the reader has set."""
        for named in names:
            one = self._named.get(self._of.get(named.spot.place, ""))
            if one:
                one.name = named.name or one.name
                one.kind = named.kind or one.kind  # type: ignore[assignment]  # checked when parsed
                one.country = named.country or one.country
                one.inferred = "" if named.country else one.inferred

    def actors(self, cache: MemoCache) -> tuple[Actor, ...]:
        """All actors as records, persons first, the most often named first."""
        order = sorted(
            (item for item in self._named.items() if item[1].name),  # one without is rejected
            key=lambda item: (
                _RANK[item[1].kind],
                -sum(len(e.mentions) for _, _, e in item[1].members),
                item[1].name,
                item[0],
            ),
        )
        return tuple(
            cache.recall(_made_of(one, name), partial(_record, one, name)) for name, one in order
        )


def _made_of(one: Cluster, name: str) -> Hashable:
    members = tuple((IdentityKey(read), number) for read, number, _ in one.members)
    joins = tuple(one.joins)
    return "actor", name, one.name, one.kind, one.country, one.inferred, members, joins


def link_actors(
    articles: Sequence[ReadArticle],
    dates: DateTable,
    tenures: Tenures,
    constraints: IdentityConstraints,
    cache: MemoCache,
) -> ActorIndex:
    """Gather the entities of all articles into actors."""
    persons = _persons(articles, dates, constraints, cache)
    clusters = {id(person): _of_person(person) for person in persons}
    told = _told(persons, constraints)
    others = _Others()
    holders = OfficeHolders(persons, tenures)
    for read in articles:
        for number, entity in enumerate(read.extraction.entities):
            if entity.kind == "person":
                continue
            place = read.id, number
            found = told.get(place) or _held(holders, read, number, dates, constraints)
            if found:
                clusters[id(found[0])].members.append((read, number, entity))
                clusters[id(found[0])].joins.append(found[1])
            else:
                others.add(read, number, entity)
    for one in clusters.values():
        _infer_state(one, dates, tenures)
    return ActorIndex([*clusters.values(), *others.clusters(constraints)])


_BEFORE, _BEHIND = timedelta(days=2 * 365), timedelta(days=15 * 365)
"""An article on a holder of an office appears at most so long before and after that."""


def _infer_state(one: Cluster, dates: DateTable, tenures: Tenures) -> None:
    """Give a person without a state that of the office the table has under the full name."""
    if one.country or not one.name:
        return
    told = [p for read, _, _ in one.members if (p := dates.published(read.id))]
    for held in tenures.named(one.name):
        last = held.end or date.max
        near = any(
            held.start - _BEFORE <= p.end and (last == date.max or p.start <= last + _BEHIND)
            for p in told
        )
        if near or not told:
            until = str(held.end.year) if held.end else ""
            one.country = held.country
            one.inferred = f"{held.office} {held.start.year}–{until} in the table of tenures"
            return


def _held(
    holders: OfficeHolders,
    read: ReadArticle,
    number: int,
    dates: DateTable,
    constraints: IdentityConstraints,
) -> tuple[Person, Join] | None:
    """The person whom an office without a name stands for."""
    if constraints.splits_off((read.id, number)):
        return None
    entity = read.extraction.entities[number]
    who = unnamed_offices(read, number, entity, dates.published(read.id))
    return holders.holder(who) if who else None


def _told(
    persons: list[Person], constraints: IdentityConstraints
) -> dict[Place, tuple[Person, Join]]:
    """Entities that are no persons by themselves, but are one by the reader's word."""
    if not constraints.must_link:
        return {}
    of = {place: person for person in persons for place in person.places}
    found: dict[Place, tuple[Person, Join]] = {}
    for pair in constraints.must_link:
        for one, other in (pair, pair[::-1]):
            if one in of and other not in of:
                why = Join(of[one].profile.name, (other[0],), (BY_READER,))
                found[other] = of[one], why
    return found


def _of_person(person: Person) -> Cluster:
    made = Cluster("person", person.profile.name, person.profile.country)
    for entry in person.profile.entries:
        made.members.append((entry.read, entry.number, entry.entity))
    made.joins = list(person.joins)
    return made


# -- persons


def _persons(
    articles: Sequence[ReadArticle],
    dates: DateTable,
    constraints: IdentityConstraints,
    cache: MemoCache,
) -> list[Person]:
    entries: list[Entry] = []
    for read in articles:
        entries += cache.recall(("entries", IdentityKey(read)), partial(_entries, read, dates))
    found: list[Person] = []
    for block in _blocks(entries, constraints):
        key = "block", constraints, tuple(map(IdentityKey, block))
        found += cache.recall(key, partial(cluster, block, constraints))
    return found


def _entries(read: ReadArticle, dates: DateTable) -> list[Entry]:
    """The persons of an article, each with the company it stands in."""
    published = dates.published(read.id)
    month = published.start.year * 12 + published.start.month if published else None
    people = [
        (n, e, name_key(e.name))
        for n, e in enumerate(read.extraction.entities)
        if e.kind == "person"
    ]
    full = [key for _, _, key in people if len(key) > 1]
    return [
        Entry(read, number, entity, month, frozenset(k for k in full if k != key))
        for number, entity, key in people
    ]


def _blocks(entries: Iterable[Entry], constraints: IdentityConstraints) -> list[list[Entry]]:
    """Entries that may be compared: those whose names are connected by shared words."""
    leader: dict[str, str] = {}

    def root(word: str) -> str:
        leader.setdefault(word, word)
        while leader[word] != word:
            leader[word] = leader[leader[word]]
            word = leader[word]
        return word

    kept = list(entries)
    judged: dict[Place, Entry] = {}
    for entry in kept:
        words = sorted(entry.words) or [""]
        for word in words[1:]:
            leader[root(word)] = root(words[0])
        if any(entry.place in pair for pair in constraints.must_link):
            judged[entry.place] = entry
    for one, other in constraints.must_link:
        if one in judged and other in judged:
            a, b = (min(judged[p].words, default="") for p in (one, other))
            leader[root(a)] = root(b)
    blocks: dict[str, list[Entry]] = defaultdict(list)
    for entry in kept:
        blocks[root(min(entry.words, default=""))].append(entry)
    return list(blocks.values())


# -- states, bodies, groups


class _Others:
    """States by code, bodies and groups by name; the unnamed stay with their article."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Cluster] = {}
        self._of: dict[Place, Cluster] = {}

    def add(self, read: ReadArticle, number: int, entity: Entity) -> None:
        """One entity more."""
        key = self._key(read, number, entity)
        made = self._known.get(key)
        if made is None:
            made = self._known[key] = Cluster(entity.kind, entity.name, entity.country)
        made.add(read, number, entity)
        self._of[read.id, number] = made

    def clusters(self, constraints: IdentityConstraints) -> list[Cluster]:
        """All of them, with what the reader has put together or apart."""
        for one, other in constraints.must_link:
            a, b = self._of.get(one), self._of.get(other)
            if a and b and a is not b:
                a.members += b.members
                a.country = a.country or b.country
                b.members = []
                self._of.update(dict.fromkeys(_places(a), a))
        cannot_link = [
            Cluster(e.kind, e.name, e.country, [(r, n, e)])
            for one, other in constraints.cannot_link
            if one in self._of and self._of.get(one) is self._of.get(other)
            for r, n, e in _taken(self._of[one], one)
        ]
        return [c for c in (*self._known.values(), *cannot_link) if c.members]

    def _key(self, read: ReadArticle, number: int, entity: Entity) -> tuple[str, str]:
        if entity.kind == "state" and entity.country:
            return "state", entity.country
        if entity.nameless:
            return read.id, fold(entity.name)
        return self._body_key(entity)

    def _body_key(self, entity: Entity) -> tuple[str, str]:
        """Bodies of one name are one, unless of different states (``Foreign Ministry``)."""
        name = fold(entity.name).removeprefix("the ")
        plain = ("body", name)
        if plain not in self._known:
            return plain
        first = self._known[plain].country
        if entity.country is None or first is None or first == entity.country:
            return plain
        return f"body {entity.country}", name


def _places(one: Cluster) -> list[Place]:
    return [(read.id, number) for read, number, _ in one.members]


def _taken(one: Cluster, place: Place) -> list[tuple[ReadArticle, int, Entity]]:
    """The member at a place, taken out of its cluster."""
    found = [m for m in one.members if (m[0].id, m[1]) == place]
    one.members = [m for m in one.members if (m[0].id, m[1]) != place]
    return found


# -- records


def _ids(clusters: list[Cluster]) -> list[str]:
    """Readable ids, made unique in order."""
    seen: dict[str, int] = defaultdict(int)
    ids = []
    for one in clusters:
        slug = re.sub(r"[^a-z0-9]+", "-", fold(one.name)).strip("-")[:48] or "x"
        base = f"{one.kind}:{slug}"
        seen[base] += 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return ids


def _record(one: Cluster, actor_id: str) -> Actor:
    mentions = [
        MentionRef(read.id, m.span.start, m.span.end, m.span.of(read.article.text), m.form)
        for read, _, entity in one.members
        for m in entity.mentions
    ]
    aliases = dict.fromkeys(" ".join(m.text.split()) for m in mentions if m.form == "name")
    return Actor(
        actor_id,
        one.kind,
        one.name,
        one.country,
        tuple(a for a in aliases if a != one.name),
        office_history([(read, entity) for read, _, entity in one.members], one.country),
        tuple(mentions),
        tuple(one.joins),
        one.inferred,
    )
