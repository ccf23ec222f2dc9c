"""Articles with known identities: marks in their text say who is meant and which visit is told.

``[[id|words]]`` is a person, ``{{id|words}}`` the telling of a visit; see ``tests/gold/linking``.
Scored by B-cubed (Bagga and Baldwin 1998) over the mentions of persons and by pairs over the
tellings of visits. What extraction does not find counts as found apart from everything else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from briefing.config import DEFAULT_MODEL
from briefing.extract import extract
from briefing.link import ReadArticle, source_id
from briefing.models import Article, Briefing, Span
from briefing.models.copy_with import replace
from briefing.readers import read

_MARK = re.compile(r"\[\[([\w-]+)\|(.*?)\]\]|\{\{([\w-]+)\|(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True)
class Marked:
    """Marked words: where, and whose or which they are."""

    source: str
    span: Span
    identity: str


@dataclass(frozen=True)
class LinkSet:
    """Articles without their marks, and the marks."""

    articles: tuple[Article, ...]
    persons: tuple[Marked, ...]
    tellings: tuple[Marked, ...]


@dataclass(frozen=True)
class Score:
    """Precision, recall and their harmonic mean, and the share of marks that was found at all."""

    precision: float
    recall: float
    found: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def load(folder: Path) -> LinkSet:
    """Read the articles of a folder; an identity is one within its story (``a1``)."""
    articles: list[Article] = []
    persons: list[Marked] = []
    tellings: list[Marked] = []
    for file in sorted(folder.glob("*.txt")):
        (article,) = read(file, folder).articles
        plain, marks = strip(article.text)
        source = source_id(article.path)
        for start, end, person, visit in marks:
            kind = persons if person else tellings
            kind.append(Marked(source, Span(start, end), f"{file.name[:2]}:{person or visit}"))
        articles.append(replace(article, text=plain, body=(Span(0, len(plain)),)))
    return LinkSet(tuple(articles), tuple(persons), tuple(tellings))


def strip(text: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """Text without marks, and (start, end, person, visit) of each."""
    out: list[str] = []
    marks = []
    size = at = 0
    for found in _MARK.finditer(text):
        before = text[at : found.start()]
        words = found[2] or found[4]
        size += len(before)
        marks.append((size, size + len(words), found[1] or "", found[3] or ""))
        out += [before, words]
        size += len(words)
        at = found.end()
    return "".join([*out, text[at:]]), marks


def read_all(articles: Sequence[Article]) -> list[ReadArticle]:
    """Extract every article."""
    return [ReadArticle(a, extract(a, DEFAULT_MODEL)) for a in articles]


def score_persons(known: LinkSet, briefing: Briefing) -> Score:
    """B-cubed over the mentions of persons."""
    spans = [
        (m.source, Span(m.start, m.end), actor.id)
        for actor in briefing.actors
        for m in actor.mentions
        if m.form != "pronoun"
    ]
    return bcubed(*_aligned(known.persons, spans))


def score_visits(known: LinkSet, briefing: Briefing) -> Score:
    """Pairs of tellings put to one visit."""
    spans = [
        (r.source, Span(r.start, r.end), visit.id)
        for visit in briefing.visits
        for r in visit.evidence
    ]
    return by_pairs(*_aligned(known.tellings, spans))


def score_linked_persons(known: LinkSet, articles: Sequence[ReadArticle], found: Briefing) -> Score:
    """B-cubed over the persons of each article: linking alone, given what extraction found.

    A person of an article stands for the identity that its marks have, names before offices; one
    that extraction made of two people is no question of linking and is left out.
    """
    actors = {(m.source, m.start, m.end): a.id for a in found.actors for m in a.mentions}
    identities, records = [], []
    for read_article in articles:
        own = [m for m in known.persons if m.source == read_article.id]
        for entity in read_article.extraction.entities:
            votes: Counter[str] = Counter()
            for mention in entity.mentions:
                for mark in own:
                    if mark.span.overlaps(mention.span) and mention.form != "pronoun":
                        votes[mark.identity] += 10 if mention.form == "name" else 1
            if votes and sum(count >= 10 for count in votes.values()) <= 1:
                first = entity.mentions[0].span
                identities.append(votes.most_common(1)[0][0])
                records.append(actors[read_article.id, first.start, first.end])
    return bcubed(identities, records)


def score_linked_visits(known: LinkSet, found: Briefing) -> Score:
    """Pairs over those tellings of visits that extraction found."""
    spans = [(r.source, Span(r.start, r.end), v.id) for v in found.visits for r in v.evidence]
    pairs = zip(*_aligned(known.tellings, spans), strict=True)
    kept = [(identity, record) for identity, record in pairs if isinstance(record, str)]
    return by_pairs([i for i, _ in kept], [r for _, r in kept])


def _aligned(
    marks: Sequence[Marked], found: Sequence[tuple[str, Span, str]]
) -> tuple[list[str], list[Hashable]]:
    """For each mark its identity and the record that covers it most; a number where none does."""
    of_source: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for source, span, record in found:
        of_source[source].append((span, record))
    records: list[Hashable] = []
    for number, mark in enumerate(marks):
        shared = [
            (min(s.end, mark.span.end) - max(s.start, mark.span.start), -(s.end - s.start), record)
            for s, record in of_source[mark.source]
            if s.overlaps(mark.span)
        ]
        records.append(max(shared)[2] if shared else number)
    return [mark.identity for mark in marks], records


def bcubed(known: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """B-cubed of a clustering against the known one."""
    truth, made = _groups(known), _groups(found)
    precision = recall = 0.0
    for number, (identity, record) in enumerate(zip(known, found, strict=True)):
        both = len(truth[identity] & made[record])
        precision += both / len(made[record])
        recall += both / len(truth[identity])
        assert number in truth[identity]
    return Score(precision / len(known), recall / len(known), _share(found))


def by_pairs(known: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """Pairs that are together in both clusterings."""
    truth, made = _pairs(known), _pairs(found)
    both = len(truth & made)
    return Score(both / len(made) if made else 1.0, both / len(truth), _share(found))


def _share(found: Sequence[Hashable]) -> float:
    return sum(isinstance(record, str) for record in found) / len(found)


def _groups(labels: Sequence[Hashable]) -> dict[Hashable, set[int]]:
    groups: dict[Hashable, set[int]] = defaultdict(set)
    for number, label in enumerate(labels):
        groups[label].add(number)
    return groups


def _pairs(labels: Sequence[Hashable]) -> set[tuple[int, int]]:
    return {pair for group in _groups(labels).values() for pair in combinations(sorted(group), 2)}
