"""Annotated articles → sentences with the stances, headings and words that are fair for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from unittest.mock import patch

from annotated import Annotated, Side
from pointing import Word, holder_is_told, holder_words, issue_words

from briefing.extract.components.stances import read_sentences
from briefing.extract.grounding import Grounding
from briefing.extract.language_model import Model
from briefing.extract.pipeline import sides_of
from briefing.extract.scoring.side_reader import HEADINGS, STANCES
from briefing.models import Span

NONE = "none"
CLASSES = (NONE, *STANCES)
_SHORTEST = 12
"""Letters of a sentence that is worth reading."""
_UNSURE = 0.4
"""Weight of a sentence without a side in an article of which only the plainest are annotated."""


@dataclass(slots=True)
class Sentence:
    """A sentence to learn from: shares of ``CLASSES`` and of ``HEADINGS``, and its weight.

    ``holders`` and ``issues`` are words of ``text`` that compete for naming who takes its side,
    and what that is about; ``holder_told`` says whether it is known which ones name the holder.
    """

    text: str
    weight: float
    held: bool
    stances: list[float] = field(default_factory=lambda: [0.0] * len(CLASSES))
    headings: list[float] = field(default_factory=lambda: [0.0] * len(HEADINGS))
    holders: tuple[Word, ...] = ()
    issues: tuple[Word, ...] = ()
    holder_told: bool = False


def sentences(article: Annotated, model: Model) -> Iterator[Sentence]:
    """The sentences of an article as the program cuts them without a reader, labelled."""
    with patch.object(read_sentences, "side_reader", lambda: None):
        sides = sides_of(article.article, model)
    parsed = sides.parsed
    ground = Grounding(article.article, parsed.view)
    for parse in parsed.doc.sents:
        start, end = parsed.start(parse.start), parsed.end(parse.end - 1)
        text = read_sentences.plain(parsed, parse.start, parse.end - 1)
        if len(text) < _SHORTEST:
            continue
        span = ground.span(start, end)
        taken = [side for side in article.sides if _share(side, span)]
        sentence = Sentence(text, 1.0, article.held)
        _label(sentence, span, taken, complete=article.complete)
        sentence.holders = tuple(holder_words(sides, parse, taken))
        sentence.holder_told = holder_is_told(taken, sentence.holders)
        sentence.issues = tuple(issue_words(sides, parse, taken))
        yield sentence


def _share(side: Side, span: Span) -> int:
    """Code points that a side and a sentence share; none where that is the lesser part of both."""
    common = min(side.end, span.end) - max(side.start, span.start)
    shorter = min(side.end - side.start, span.end - span.start)
    return common if common > 0 and common >= 0.5 * shorter else 0


def _label(sentence: Sentence, span: Span, taken: list[Side], *, complete: bool) -> None:
    for side in taken:
        share = _share(side, span) * (0.5 if side.optional else 1.0)
        known: list[str] = [s for s in side.stances if s in STANCES] or [NONE]
        for stance in known:
            sentence.stances[CLASSES.index(stance)] += share / len(known)
        if side.heading in HEADINGS and known != [NONE]:
            sentence.headings[HEADINGS.index(side.heading)] += share
    if not any(sentence.stances):
        sentence.stances[0] = 1.0
        sentence.weight = 1.0 if complete else _UNSURE
    for shares in (sentence.stances, sentence.headings):
        total = sum(shares) or 1.0
        shares[:] = [share / total for share in shares]
