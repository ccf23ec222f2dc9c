"""Judgements and articles → amended articles, and plain decisions for linking.

Every judgement is looked for in the articles as they are now. One that no longer finds its place
has no effect and is told as ``orphaned`` (``moved?`` where its words stand in one place of the same
file).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.judgements.anchoring import find, moved_to
from briefing.judgements.edits import EditedArticle, Edits, apply_edits
from briefing.judgements.values import checked
from briefing.models import Article, Extraction, Published, Span
from briefing.models.article import text_digest
from briefing.models.decisions import ActorOverride, Annotation, Decisions, FindingId
from briefing.models.judgement import Anchor, Judgement, Outcome
from briefing.text.date_expressions import parse_iso

ReadText = tuple[str, Article, Extraction]
"""Source id, article, what was found in it."""
_Place = tuple[int, int]
"""Number of the article, number of the finding as extracted (-1 for the article itself)."""
_Copy = tuple[str, Span, dict[str, Any], str]
"""Kind, words, copy and matter of a finding that is to be put back."""
_Restored = tuple[str, str, Span, str]
"""Kind, text, words and matter of a confirmed finding that was put back."""


def _place_of(kind: str, anchor: Anchor) -> _Restored:
    return kind, anchor.text, Span(anchor.start, anchor.end), anchor.about


def _other_kind(judgement: Judgement) -> str:
    """The kind of what a judgement puts its record to."""
    return "visit" if judgement.action == "assign" else judgement.kind


@dataclass(frozen=True)
class AppliedJudgements:
    """What the judgements come to."""

    articles: list[ReadText]
    decisions: Decisions
    outcomes: tuple[Outcome, ...]


@dataclass
class _Found:
    """A judgement with the places it was found at."""

    judgement: Judgement
    on: list[_Place] = field(default_factory=list)
    to: list[_Place] = field(default_factory=list)
    missing: int = 0
    unread: int = 0
    """Anchors whose text is there, but no such finding."""


def apply_judgements(
    articles: Sequence[ReadText], judgements: Iterable[Judgement]
) -> AppliedJudgements:
    """Put judgements to work.

    Args:
        articles: all of them, as extracted.
        judgements: in any order; where two contradict each other, the later one counts.
    """
    ordered = sorted(judgements, key=lambda j: (j.touched, j.id))
    if not ordered:
        return AppliedJudgements(list(articles), Decisions(), ())
    return _Deciding(articles).apply_judgements(ordered)


class _Deciding:
    def __init__(self, articles: Sequence[ReadText]) -> None:
        self._articles = list(articles)
        self._by_text: dict[str, list[int]] = defaultdict(list)
        self._digests: list[str] = []
        self._restored: dict[_Restored, FindingId] = {}
        for number, (_, article, _) in enumerate(articles):
            digest = text_digest(article.text)
            self._by_text[digest].append(number)
            self._digests.append(digest)
        self._by_path = {article.path: n for n, (_, article, _) in enumerate(articles)}
        self._edits: dict[int, Edits] = defaultdict(Edits)

    def apply_judgements(self, judgements: list[Judgement]) -> AppliedJudgements:
        found = [self._look(j) for j in judgements]
        active = [f for f in found if f.judgement.active]
        for one in active:
            self._edit(one)
        amended = {n: apply_edits(self._articles[n][2], edits) for n, edits in self._edits.items()}
        for number, done in amended.items():
            source, article, _ = self._articles[number]
            self._articles[number] = source, article, done.extraction
            self._remember(number, done)
        decisions = _Plain(self._articles, amended, self._restored).decisions(active)
        return AppliedJudgements(self._articles, decisions, tuple(self._outcome(f) for f in found))

    def _remember(self, number: int, amended: EditedArticle) -> None:
        """Where the findings stand that were put back into an article."""
        source, text = self._articles[number][0], self._digests[number]
        wanted = self._edits[number].added
        for (kind, at, span), (_, _, _, about) in zip(amended.added, wanted, strict=True):
            if at is not None:
                self._restored[kind, text, span, about] = FindingId(source, kind, at)

    # -- looking for places

    def _look(self, judgement: Judgement) -> _Found:
        found = _Found(judgement)
        for anchor in judgement.on:
            self._add(found, found.on, judgement.kind, anchor)
        for anchor in judgement.to:
            self._add(found, found.to, _other_kind(judgement), anchor)
        return found

    def _add(self, found: _Found, places: list[_Place], kind: str, anchor: Anchor) -> None:
        numbers = self._by_text.get(anchor.text, [])
        if kind == "source":
            own = [n for n in numbers if self._articles[n][1].path == anchor.file]
            places += [(n, -1) for n in own or numbers]
        else:
            for n in numbers:
                at = find(self._articles[n][2], kind, anchor)
                if at is None:
                    found.unread += 1
                else:
                    places.append((n, at))
        found.missing += not numbers

    def _outcome(self, found: _Found) -> Outcome:
        judgement = found.judgement
        if not judgement.active:
            return Outcome(judgement, "undone")
        wants_other = judgement.action in {"merge", "split"} or (
            judgement.action == "assign" and judgement.to
        )
        on = found.on or self._is_back(judgement.kind, judgement.on)
        to = found.to or self._is_back(_other_kind(judgement), judgement.to)
        if on and (to or not wants_other):
            gone = f"{found.missing} of its texts are gone or changed" if found.missing else ""
            return Outcome(judgement, "applied", gone)
        if judgement.action == "reject" and found.unread and not found.missing:
            return Outcome(judgement, "idle", "nothing of the kind is found there any more")
        return self._lost(judgement, found)

    def _is_back(self, kind: str, anchors: Iterable[Anchor]) -> bool:
        return any(_place_of(kind, anchor) in self._restored for anchor in anchors)

    def _lost(self, judgement: Judgement, found: _Found) -> Outcome:
        for anchor in (*judgement.on, *judgement.to):
            number = self._by_path.get(anchor.file)
            if anchor.text in self._by_text or number is None:
                continue
            span = moved_to(self._articles[number][1], anchor)
            if span is not None:
                why = f"{anchor.file} has changed; its words now stand at {span.start}–{span.end}"
                return Outcome(judgement, "moved?", why)
        why = "its text is gone or has changed" if found.missing else "no such record stands there"
        return Outcome(judgement, "orphaned", why)

    # -- editing articles

    def _edit(self, found: _Found) -> None:
        judgement = found.judgement
        kind = judgement.kind
        for number, at in found.on:
            edits = self._edits[number]
            match judgement.action:
                case "reject" if kind == "actor":
                    edits.nobody.add(at)
                case "reject":
                    edits.dropped.add((kind, at))
                case "confirm" if kind == "actor":
                    edits.nobody.discard(at)
                case "confirm":
                    edits.dropped.discard((kind, at))
                case "set" if kind == "source":
                    self._describe(number, judgement)
                case "set":
                    value = checked(judgement.field, judgement.value)
                    edits.values[kind, at][judgement.field] = value
        if found.on:
            return
        if judgement.action == "confirm" and judgement.record:
            self._take_back(judgement)
            self._restore(judgement)
        elif judgement.action == "reject":
            self._take_back(judgement)
        elif judgement.action == "set":
            self._correct(judgement)

    def _restore(self, judgement: Judgement) -> None:
        """Put a confirmed finding back where extraction no longer has it."""
        for anchor in judgement.on:
            for number in self._by_text.get(anchor.text, [])[:1]:
                kind, _, span, about = _place_of(judgement.kind, anchor)
                self._edits[number].added.append((kind, span, dict(judgement.record), about))
                return

    def _take_back(self, judgement: Judgement) -> None:
        """Leave out again what was put back."""
        for edits, back in self._put_back(judgement):
            edits.added.remove(back)

    def _correct(self, judgement: Judgement) -> None:
        """Set a field of what was put back."""
        for _, (_, _, copy, _) in self._put_back(judgement):
            copy[judgement.field] = checked(judgement.field, judgement.value)

    def _put_back(self, judgement: Judgement) -> list[tuple[Edits, _Copy]]:
        """What was put back on the words of a judgement."""
        return [
            (edits, back)
            for anchor in judgement.on
            for number in self._by_text.get(anchor.text, [])
            for edits in [self._edits[number]]
            for back in edits.added
            if (back[0], anchor.text, back[1], back[3]) == _place_of(judgement.kind, anchor)
        ]

    def _describe(self, number: int, judgement: Judgement) -> None:
        """Set what is known of a source."""
        source, article, extraction = self._articles[number]
        value = checked(judgement.field, judgement.value)
        match judgement.field:
            case "date":
                changed = replace(article, published=_published(value))
            case "authors":
                names = tuple(n.strip() for n in (value or "").split(";") if n.strip())
                changed = replace(article, authors=names)
            case name:
                changed = replace(article, **{name: value})
        self._articles[number] = source, changed, extraction


def _published(value: str | None) -> Published | None:
    known = parse_iso(value) if value else None
    if known is None:
        return None
    return Published(known.start.isoformat(), known.end.isoformat(), known.precision, "user")


class _Plain:
    """Decisions on findings as they are numbered after the edits."""

    def __init__(
        self,
        articles: list[ReadText],
        amended: dict[int, EditedArticle],
        restored: dict[_Restored, FindingId],
    ) -> None:
        self._articles = articles
        self._amended = amended
        self._restored = restored

    def decisions(self, found: list[_Found]) -> Decisions:
        """Everything that linking must obey."""
        must_link: list[tuple[FindingId, FindingId]] = []
        cannot_link: list[tuple[FindingId, FindingId]] = []
        names: list[ActorOverride] = []
        owners: list[tuple[FindingId, FindingId | None]] = []
        marks: list[Annotation] = []
        hidden: set[str] = set()
        for one in found:
            judgement = one.judgement
            on = self._spots(judgement.kind, one.on, judgement.on)
            to = self._spots(_other_kind(judgement), one.to, judgement.to)
            match judgement.action:
                case "merge" if on and to:
                    must_link += [(on[0], other) for other in (*on[1:], *to)]
                case "split" if on and to:
                    must_link += [(on[0], other) for other in on[1:]]
                    must_link += [(to[0], other) for other in to[1:]]
                    cannot_link += [(spot, other) for spot in on for other in to]
                case "rename":
                    names += [ActorOverride(spot, name=judgement.value) for spot in on]
                case "set" if judgement.kind == "actor":
                    names += [
                        ActorOverride(spot, **{judgement.field: judgement.value}) for spot in on
                    ]
                case "assign" if to or not judgement.to:
                    owners += [(spot, to[0] if to else None) for spot in on]
                case "hide":
                    hidden |= {spot.source for spot in on}
            lost = judgement.action in {"merge", "split"} and not to
            if not (lost or (judgement.action == "assign" and judgement.to and not to)):
                marks += self._marks(judgement, on)
        return Decisions(
            tuple(must_link),
            tuple(cannot_link),
            tuple(names),
            tuple(owners),
            tuple(marks),
            frozenset(hidden),
        )

    def _spots(self, kind: str, places: list[_Place], anchors: Iterable[Anchor]) -> list[FindingId]:
        """Where findings are numbered now; those that were put back, where there are no others."""
        if not places:
            there = (self._restored.get(_place_of(kind, anchor)) for anchor in anchors)
            return [spot for spot in there if spot is not None]
        spots = []
        for number, before in places:
            amended = self._amended.get(number)
            at = amended.number(kind, before) if amended and before >= 0 else before
            if at is not None:
                spots.append(FindingId(self._articles[number][0], kind, at))
        return spots

    def _marks(self, judgement: Judgement, on: list[FindingId]) -> list[Annotation]:
        """What is shown beside the record."""
        action = judgement.action
        changed = {"set": judgement.field, "rename": "name", "assign": "visit"}.get(action, "")
        changed = {"merge": "merged", "split": "split"}.get(action, changed)
        note = judgement.value if action == "note" else ""
        return [
            Annotation(s, judgement.id, action == "confirm", action == "pin", changed, note)
            for s in on
        ]
