"""Records that their own source corrects or takes back: they say so, and never count as held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from rapidfuzz import fuzz

from briefing.link.memo_cache import IdentityKey, MemoCache
from briefing.link.read_article import ReadArticle
from briefing.models import Briefing, Meeting, Position, Quote, Ref, Visit
from briefing.models.article import Span
from briefing.models.copy_with import replace
from briefing.resources import word_list
from briefing.text.normalisation import fold
from briefing.text.notices import NoticeKind, notices_in

_ALIKE = 88.0
"""Likeness in percent of a headline to the one that a kill names."""
_SHARED = 2
"""Words of some weight that a record and a correction share where it concerns the record."""
_SPEECH = re.compile(r"\b(?:quot\w*|said|misquot\w*|remark\w*|words|translat\w*)\b", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:not|rather than|instead of|never|misquot\w*)\b", re.IGNORECASE)
_KILLED = re.compile(
    r"\W*(?:mandatory |story )?(?:kill|withdrawn?|retraction)\W+(.{12,})", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_T = TypeVar("_T", Visit, Meeting, Position, Quote)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice, and the article whose words it concerns."""

    kind: NoticeKind
    ref: Ref
    source: str

    @property
    def takes_back(self) -> bool:
        """Whether the whole article is taken back."""
        return self.kind != "correction"


def with_notices(briefing: Briefing, articles: Sequence[ReadArticle], cache: MemoCache) -> Briefing:
    """A briefing in which what is corrected or withdrawn says so.

    Args:
        briefing: as it was linked.
        articles: of which.
        cache: of notices that were found before.
    """
    found = _notices(articles, cache)
    if not found:
        return briefing
    names = {a.id: _surname(a.name) for a in briefing.actors if a.kind == "person"}
    killers = {n.ref.source for notices in found.values() for n in notices if n.kind == "kill"}
    marker = _Marker(found, names, killers)

    def told(record: _T) -> bool:
        """Whether more than a notice tells it, which only names what it takes back."""
        return any(ref.source not in killers for ref in record.evidence)

    meetings = tuple(marker.event(m, m.participants) for m in briefing.meetings if told(m))
    kept = {m.id for m in meetings}
    visits = [marker.event(v, v.travellers) for v in briefing.visits if told(v)]
    return replace(
        briefing,
        visits=tuple(
            replace(v, meetings=tuple(m for m in v.meetings if m in kept)) for v in visits
        ),
        meetings=meetings,
        positions=tuple(marker.words(p) for p in briefing.positions if told(p)),
        quotes=tuple(marker.words(q) for q in briefing.quotes if told(q)),
    )


def _surname(name: str) -> str:
    return fold(name).split()[-1] if name.split() else ""


def _notices(articles: Sequence[ReadArticle], cache: MemoCache) -> dict[str, list[Notice]]:
    """The notices that concern each source."""
    found: dict[str, list[Notice]] = {}
    for read in articles:
        key = "notices", IdentityKey(read)
        for notice in cache.recall(key, partial(_of_article, read)):
            for source in _concerned(notice, read, articles):
                made = Notice(notice[0], notice[1], source)
                found.setdefault(source, []).append(made)
    return found


Told = tuple[NoticeKind, Ref, str]


def _of_article(read: ReadArticle) -> tuple[Told, ...]:
    article = read.article
    paragraphs = [Span(*m.span()) for m in _PARAGRAPH.finditer(article.text)]
    return tuple(
        (n.kind, read.ref(n.span), n.headline)
        for n in notices_in(article.text, paragraphs, article.title or "")
    )


def _concerned(told: Told, read: ReadArticle, articles: Sequence[ReadArticle]) -> list[str]:
    kind, _, headline = told
    if kind != "kill":
        return [read.id]
    wanted = headline or _without_kill(read.article.title or "")
    outlet = read.article.outlet
    return [
        other.id
        for other in articles
        if other is not read
        and wanted
        and other.article.title
        and (not outlet or not other.article.outlet or outlet == other.article.outlet)
        and fuzz.token_set_ratio(fold(wanted), fold(other.article.title)) >= _ALIKE
    ]


def _without_kill(title: str) -> str:
    """A headline without the word that says that it is taken back; nothing of one without it."""
    found = _KILLED.match(title)
    return found[1] if found else ""


class _Marker:
    def __init__(
        self, notices: Mapping[str, list[Notice]], names: Mapping[str, str], killers: set[str]
    ) -> None:
        self._notices = notices
        self._killers = killers
        self._names = names

    def event(self, record: _T, people: Iterable[str]) -> _T:
        """A visit or meeting: withdrawn where all its sources are, or somebody is said wrong."""
        marked = self._taken_back(record)
        if marked:
            return replace(marked, status="denied")
        people = tuple(people)
        for notice in self._corrections(record):
            words = fold(notice.ref.text)
            if not any(
                self._names.get(p) and self._names[p] in re.findall(r"\w+", words) for p in people
            ):
                continue
            wrong = any(_is_denied(self._names.get(p, ""), words) for p in people)
            alone = all(ref.source == notice.source for ref in record.evidence)
            if wrong and alone:
                return replace(record, withdrawn=True, correction=notice.ref, status="denied")
            return replace(record, correction=notice.ref)
        return record

    def words(self, record: _T) -> _T:
        """A position or quotation: withdrawn where a correction speaks of such words."""
        marked = self._taken_back(record)
        if marked:
            return marked
        for notice in self._corrections(record):
            shared = _small(record.evidence[0].text) & _small(notice.ref.text)
            if len(shared) < _SHARED:
                continue
            spoken = _SPEECH.search(notice.ref.text) and _INSTEAD.search(notice.ref.text)
            return replace(record, withdrawn=bool(spoken), correction=notice.ref)
        return record

    def _taken_back(self, record: _T) -> _T | None:
        """The record as withdrawn, where every source that tells it is."""
        found: Notice | None = None
        for source in {ref.source for ref in record.evidence} - self._killers:
            found = next((n for n in self._notices.get(source, ()) if n.takes_back), None)
            if found is None:
                return None
        return replace(record, withdrawn=True, correction=found.ref) if found else None

    def _corrections(self, record: _T) -> list[Notice]:
        """The corrections that concern a record: they share its words, and it is none of theirs."""
        return [
            notice
            for ref in record.evidence
            for notice in self._notices.get(ref.source, ())
            if not notice.takes_back
            and not (notice.ref.start <= ref.start < notice.ref.end)
            and len(_weighty(ref.text) & _weighty(notice.ref.text)) >= _SHARED
        ]


def _is_denied(surname: str, words: str) -> bool:
    """Whether a correction says that it was not this person."""
    pattern = rf"\bnot\b[^.;]{{0,80}}\b{re.escape(surname)}\b"
    return bool(surname) and re.search(pattern, words) is not None


def _small(words: str) -> frozenset[str]:
    """The words of some weight that are no names."""
    return frozenset(w for w in re.findall(r"[^\W\d_]{4,}", words) if w.islower()) - word_list(
        "notices", "light"
    )


def _weighty(words: str) -> frozenset[str]:
    found = {fold(word) for word in re.findall(r"[^\W\d_]{4,}", words)}
    return frozenset(found) - word_list("notices", "light")
