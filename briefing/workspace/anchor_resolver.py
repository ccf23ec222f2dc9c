"""Where a record stands: from its id to the words that a judgement is tied to."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from briefing.errors import JudgementRefused
from briefing.judgements.anchoring import about, findings
from briefing.judgements.edits import copy_of
from briefing.models import (
    Article,
    Extraction,
    Meeting,
    Position,
    Quote,
    Ref,
    Span,
    Visit,
    When,
)
from briefing.models.article import ISO_LENGTH, text_digest
from briefing.models.judgement import Anchor, JudgedKind, Judgement
from briefing.text.normalisation import fold

if TYPE_CHECKING:
    from briefing.judgements import JudgementFile
    from briefing.storage import SnapshotReader, Store

_MOST_WORDS = 200
KINDS: tuple[JudgedKind, ...] = ("visit", "meeting", "position", "quote", "actor", "source")
Proven = Visit | Meeting | Position | Quote
Finding = tuple[str, int | Judgement]
"""What a finding is about, and its number; where it was put back, the judgement that did it."""
Copy = dict[str, str | list[str]]


class JudgeableStore(Protocol):
    """A folder whose records can be judged."""

    @property
    def store(self) -> Store:
        """Its articles and what was found in them."""

    @property
    def snapshot(self) -> SnapshotReader:
        """Its briefing."""

    @property
    def judgement_file(self) -> JudgementFile:
        """What was judged before."""


class AnchorResolver:
    """The places of a folder's records.

    Args:
        workspace: whose briefing and articles.
    """

    def __init__(self, workspace: JudgeableStore) -> None:
        self._workspace = workspace

    def kind_of(self, record: str) -> JudgedKind:
        """The kind of a record by its id.

        Raises:
            JudgementRefused: there is no such record.
        """
        for kind in KINDS:
            if record in self._table(kind):
                return kind
        raise JudgementRefused(f"There is no record “{record}”.", "`briefing list` shows them.")

    def _table(self, kind: str) -> Mapping[str, Any]:
        snapshot = self._workspace.snapshot
        tables: dict[str, Mapping[str, Any]] = {
            "visit": snapshot.visits,
            "meeting": snapshot.meetings,
            "position": snapshot.positions,
            "quote": snapshot.quotes,
            "actor": snapshot.actors,
            "source": snapshot.sources,
        }
        return tables[kind]

    def of(self, record: str, most: int | None) -> tuple[Anchor, ...]:
        """The places of a record.

        Args:
            record: its id.
            most: no more than these; None for all.
        """
        found = dict.fromkeys(anchor for _, anchor in self.of_sources(record))
        return tuple(found)[:most]

    def of_sources(self, record: str) -> Iterator[tuple[str, Anchor]]:
        """Source and place by path: of a finding each mention, of an actor one a source."""
        kind = self.kind_of(record)
        if kind == "source":
            yield record, self._of_source(record)
            return
        seen: set[Hashable] = set()
        for ref in self._refs(kind, record):
            read = self._raw(ref.source)
            if read is None:
                continue
            told = self._told(read, kind, record, ref)
            what, which = told or ("", -1)
            own = which if isinstance(which, int) else which.id
            if told is None or (ref.source, own) not in seen:
                seen.add((ref.source, own))
                yield ref.source, _anchor(read[0], ref.start, ref.end, what)

    def copy(self, record: str) -> Copy:
        """A finding as it is shown, corrections and all, by which it can be built anew."""
        kind = self.kind_of(record)
        if kind in {"actor", "source"}:
            return {}
        copy: Copy = {}
        for ref in self._refs(kind, record):
            read = self._raw(ref.source)
            told = self._told(read, kind, record, ref) if read else None
            if read and told:
                which = told[1]
                copy = copy_of(read[1], kind, which) if isinstance(which, int) else which.record
                break
        shown = copy | self._as_shown(self._proven(record))
        return {key: value for key, value in shown.items() if value}

    # -- which finding

    def _refs(self, kind: str, record: str) -> list[Ref]:
        refs = self._mentions(record) if kind == "actor" else self._proven(record).evidence
        return sorted(refs, key=lambda ref: self._workspace.snapshot.sources[ref.source].path)

    def _mentions(self, actor: str) -> list[Ref]:
        """For each source the first mention of an actor; a name before a description."""
        rank = {"name": 0, "description": 1, "pronoun": 2}
        first: dict[str, Ref] = {}
        found = self._workspace.snapshot.mentions(actor)
        for mention in sorted(found, key=lambda m: (rank[m.form], m.start)):
            first.setdefault(mention.source, mention)
        return list(first.values())

    def _proven(self, record: str) -> Proven:
        found: Proven = self._table(self.kind_of(record))[record]
        return found

    def _told(
        self, read: tuple[Article, Extraction], kind: str, record: str, ref: Ref
    ) -> Finding | None:
        """The finding, as extracted or put back, that a record's words come from."""
        article, extraction = read
        span = Span(ref.start, ref.end)
        if kind == "actor":
            for number, entity in enumerate(extraction.entities):
                if any(m.span == span for m in entity.mentions):
                    return entity.name, number
            return None
        found = findings(extraction, kind)
        same: list[Finding] = [
            (about(extraction, kind, n), n) for n, f in enumerate(found) if span in f.evidence
        ]
        known = {what for what, _ in same}
        same += [told for told in self._put_back(kind, article, span) if told[0] not in known]
        if len(same) < 2:
            return same[0] if same else None
        words = self._words_about(self._proven(record))
        return max(same, key=lambda told: _shared(told[0], words))

    def _put_back(self, kind: str, article: Article, span: Span) -> list[Finding]:
        """Confirmations on some words, by which a finding there may have been put back."""
        wanted = _anchor(article, span.start, span.end, "")
        return [
            (anchor.about, judgement)
            for judgement in self._workspace.judgement_file.read().judgements.values()
            if judgement.action == "confirm" and judgement.kind == kind and judgement.active
            for anchor in judgement.on
            if (anchor.text, anchor.start, anchor.end) == (wanted.text, span.start, span.end)
        ]

    def _words_about(self, record: Proven) -> frozenset[str]:
        """Words by which a record is told from others on the same words: who, where to, on what."""
        names = _Names(self._workspace.snapshot)
        match record:
            case Visit():
                people, rest = record.travellers, f"{record.country or record.place}"
            case Meeting():
                people, rest = record.participants, ""
            case Position():
                people, rest = (record.holder,), self._workspace.snapshot.issues[record.issue].name
            case _:
                people, rest = (), ""
        return frozenset(fold(" ".join([*(names[p] for p in people), rest])).split())

    # -- articles

    def _of_source(self, source: str) -> Anchor:
        read = self._workspace.store.article(source)
        if read is None:
            raise JudgementRefused("The source is gone.", "Read the folder anew.")
        words = read[0].text[:80].split("\n")[0]
        return _anchor(read[0], 0, len(words), "")

    def _raw(self, source: str) -> tuple[Article, Extraction] | None:
        kept = self._workspace.store.article(source)
        extraction = self._workspace.store.extraction_to_read(kept[1]) if kept else None
        return (kept[0], extraction) if kept and extraction else None

    def _as_shown(self, record: Proven) -> Copy:
        """What is shown of a record, by field; an empty text where nothing is."""
        names = _Names(self._workspace.snapshot)
        shown: dict[str, str | None] = {}
        lists: Copy = {}
        match record:
            case Visit():
                lists["travellers"] = [names[t] for t in record.travellers]
                days = str(record.days) if record.days else None
                shown |= {"status": record.status, "country": record.country, "days": days}
                shown |= {"place": record.place, "date": _date(record.when)}
            case Meeting():
                lists["sides"] = ["; ".join(names[p] for p in side) for side in record.sides]
                shown |= {"status": record.status, "mode": record.mode, "place": record.place}
                shown |= {"country": record.country, "date": _date(record.when)}
            case Position():
                shown |= {"holder": names[record.holder], "stance": record.stance}
                issue = self._workspace.snapshot.issues[record.issue].name
                shown |= {"issue": issue, "date": _date(record.when)}
            case Quote():
                shown |= {"speaker": names[record.speaker] if record.speaker else None}
        return {key: value or "" for key, value in shown.items()} | lists


class _Names:
    """Names of actors by their ids."""

    def __init__(self, snapshot: SnapshotReader) -> None:
        self._snapshot = snapshot

    def __getitem__(self, actor: str) -> str:
        return self._snapshot.actors[actor].name


def place(kind: str, anchor: Anchor) -> tuple[object, ...]:
    """What two anchors of one finding have in common."""
    file = anchor.file if kind == "source" else ""
    return anchor.text, anchor.start, anchor.end, anchor.about, file


def _anchor(article: Article, start: int, end: int, what: str) -> Anchor:
    words = article.text[start:end][:_MOST_WORDS]
    return Anchor(article.path, text_digest(article.text), start, end, words, what)


def _date(when: When | None) -> str | None:
    """A known date as a reader would write it."""
    if when is None or not when.start or when.precision is None or when.basis == "inferred":
        return None
    return when.start[: ISO_LENGTH[when.precision]]


def _shared(what: str, words: frozenset[str]) -> int:
    return len(words & frozenset(fold(what).replace(",", " ").replace(":", " ").split()))
