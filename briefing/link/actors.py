"""The same actor in many articles.

Persons are compared only within one surname (a block), longest names first, so that the cost grows
with the number of namesakes, not of articles. Two persons whose states differ stay two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.link.dates import DateTable
from briefing.records import Actor, Office, Ref
from briefing.records.briefing import MentionRef
from briefing.records.extraction import Entity, OfficeClaim
from briefing.records.folding import fold
from briefing.records.naming import name_key, same_person

if TYPE_CHECKING:
    from briefing.link.linker import ReadArticle


@dataclass(slots=True)
class _Cluster:
    """One actor in the making."""

    kind: str
    name: str
    country: str | None
    keys: list[tuple[str, ...]] = field(default_factory=list)
    members: list[tuple[ReadArticle, Entity]] = field(default_factory=list)


class Cast:
    """The actors of a briefing, and which of them each article's entity is."""

    def __init__(
        self, clusters: list[_Cluster], where: dict[tuple[str, int], int], dates: DateTable
    ) -> None:
        self._clusters = clusters
        self._where = where
        self._dates = dates
        self._ids = _ids(clusters)

    def id(self, source: str, number: int) -> str:
        """The id of an article's entity."""
        return self._ids[self._where[(source, number)]]

    def maybe(self, source: str, number: int | None) -> str | None:
        """The id, or None for None."""
        return None if number is None else self.id(source, number)

    def country(self, actor: str) -> str | None:
        """The state an actor serves, or is."""
        return self._countries.get(actor)

    @property
    def _countries(self) -> dict[str, str | None]:
        return {self._ids[i]: c.country for i, c in enumerate(self._clusters)}

    def countries(self) -> dict[str, str | None]:
        """The states of all actors."""
        return self._countries

    def name(self, actor: str) -> str:
        """The name of an actor."""
        return self._clusters[self._ids.index(actor)].name

    def actors(self) -> tuple[Actor, ...]:
        """All actors as records, persons first, the most often named first."""
        rank = {"person": 0, "state": 1, "organisation": 2, "group": 3}
        order = sorted(
            range(len(self._clusters)),
            key=lambda i: (
                rank[self._clusters[i].kind],
                -sum(len(e.mentions) for _, e in self._clusters[i].members),
                self._clusters[i].name,
            ),
        )
        return tuple(_record(self._clusters[i], self._ids[i], self._dates) for i in order)


def link_actors(articles: Sequence[ReadArticle], dates: DateTable) -> Cast:
    """Gather the entities of all articles into actors."""
    clusters: list[_Cluster] = []
    where: dict[tuple[str, int], int] = {}
    everyone = [(a, n, e) for a in articles for n, e in enumerate(a.extraction.entities)]
    _link_others(everyone, clusters, where)
    _link_persons(everyone, clusters, where)
    return Cast(clusters, where, dates)


_Entries = list[tuple["ReadArticle", int, Entity]]


def _link_others(
    everyone: _Entries, clusters: list[_Cluster], where: dict[tuple[str, int], int]
) -> None:
    """States by code, bodies and groups by name; the unnamed stay with their article."""
    known: dict[tuple[str, str], int] = {}
    for article, number, entity in everyone:
        if entity.kind == "person":
            continue
        if entity.kind == "state" and entity.country:
            key = ("state", entity.country)
        elif entity.nameless:
            key = (article.id, fold(entity.name))
        else:
            key = _body_key(entity, known, clusters)
        if key not in known:
            known[key] = len(clusters)
            clusters.append(_Cluster(entity.kind, entity.name, entity.country))
        _join(clusters[known[key]], article, entity)
        where[(article.id, number)] = known[key]


def _body_key(
    entity: Entity, known: dict[tuple[str, str], int], clusters: list[_Cluster]
) -> tuple[str, str]:
    """Bodies of one name are one, unless they belong to different states (``Foreign Ministry``)."""
    name = fold(entity.name).removeprefix("the ")
    plain = ("body", name)
    if plain not in known:
        return plain
    first = clusters[known[plain]].country
    if entity.country is None or first is None or first == entity.country:
        return plain
    return (f"body {entity.country}", name)


def _link_persons(
    everyone: _Entries, clusters: list[_Cluster], where: dict[tuple[str, int], int]
) -> None:
    persons = [entry for entry in everyone if entry[2].kind == "person"]
    persons.sort(key=lambda entry: (-len(name_key(entry[2].name)), entry[0].article.path, entry[1]))
    blocks: dict[str, list[int]] = defaultdict(list)
    for article, number, entity in persons:
        key = name_key(entity.name)
        block = blocks[key[-1] if key else ""]
        chosen = _best(entity, key, [(i, clusters[i]) for i in block])
        if chosen is None:
            chosen = len(clusters)
            clusters.append(_Cluster("person", entity.name, entity.country))
            block.append(chosen)
        _join(clusters[chosen], article, entity)
        if key not in clusters[chosen].keys:
            clusters[chosen].keys.append(key)
        where[(article.id, number)] = chosen


def _best(
    entity: Entity, key: tuple[str, ...], candidates: list[tuple[int, _Cluster]]
) -> int | None:
    """The cluster that a person belongs to; None where none fits, or several do alike."""
    fitting = [
        (i, c)
        for i, c in candidates
        if all(same_person(key, k) for k in c.keys)
        and (c.country is None or entity.country is None or c.country == entity.country)
    ]
    if len(key) > 1 and fitting:
        return max(fitting, key=lambda ic: len(ic[1].members))[0]
    if len(fitting) <= 1:
        return fitting[0][0] if fitting else None
    sure = [i for i, c in fitting if entity.country and c.country == entity.country]
    return sure[0] if len(sure) == 1 else None


def _join(cluster: _Cluster, article: ReadArticle, entity: Entity) -> None:
    cluster.members.append((article, entity))
    cluster.country = cluster.country or entity.country


def _ids(clusters: list[_Cluster]) -> list[str]:
    """Readable ids, made unique in order."""
    seen: dict[str, int] = defaultdict(int)
    ids = []
    for cluster in clusters:
        slug = re.sub(r"[^a-z0-9]+", "-", fold(cluster.name)).strip("-")[:48] or "x"
        base = f"{cluster.kind}:{slug}"
        seen[base] += 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return ids


def _record(cluster: _Cluster, actor_id: str, dates: DateTable) -> Actor:
    mentions = [
        MentionRef(a.id, m.span.start, m.span.end, m.span.of(a.article.text), m.form)
        for a, e in cluster.members
        for m in e.mentions
    ]
    aliases = dict.fromkeys(" ".join(m.text.split()) for m in mentions if m.form == "name")
    name = cluster.name
    return Actor(
        actor_id,
        cluster.kind,  # type: ignore[arg-type]  # a cluster's kind is that of its first entity
        name,
        cluster.country,
        tuple(a for a in aliases if a != name),
        _offices(cluster, dates),
        tuple(mentions),
    )


def _offices(cluster: _Cluster, dates: DateTable) -> tuple[Office, ...]:
    """Offices by time, the same office of several sources once with all its evidence."""
    gathered: dict[tuple[str, bool, bool], list[tuple[str | None, OfficeClaim, Ref]]] = defaultdict(
        list
    )
    for article, entity in cluster.members:
        published = article.article.published
        for claim in entity.offices:
            as_of = published.date[:7] if published and published.date else None
            key = (_plain(claim.title), claim.acting, claim.former)
            gathered[key].append((as_of, claim, article.ref(claim.evidence)))
    offices = [_office(claims, cluster.country) for claims in gathered.values()]
    return tuple(sorted(offices, key=lambda o: (o.as_of or "9999", o.title)))


def _office(claims: list[tuple[str | None, OfficeClaim, Ref]], country: str | None) -> Office:
    first = min(claims, key=lambda c: (c[0] or "9999", c[2].source, c[2].start))
    claim = first[1]
    return Office(
        claim.title,
        next((c.organisation for _, c, _ in claims if c.organisation), None),
        next((c.country for _, c, _ in claims if c.country), None) or country,
        claim.acting,
        claim.former,
        first[0],
        tuple(ref for _, _, ref in claims),
    )


def _plain(title: str) -> str:
    return fold(title).replace("defense", "defence").replace("advisor", "adviser")
