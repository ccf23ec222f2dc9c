"""Article → Extraction: the order of the passes, top to bottom."""

from dataclasses import replace

from briefing.extract import coreference, dates, quotes
from briefing.extract.cast import Actor, Cast
from briefing.extract.events import find_events
from briefing.extract.grounding import Grounding
from briefing.extract.issues import parent_of
from briefing.extract.matters import Matters
from briefing.extract.model import Model
from briefing.extract.positions import PositionDraft, find_positions
from briefing.extract.quotes import QuoteDraft
from briefing.extract.reading import Reading, scene_of, simplify
from briefing.extract.recognise import Recognised, recognise
from briefing.extract.results import (
    Numbering,
    entities,
    issues,
    meetings,
    positions,
    quotations,
    visits,
)
from briefing.extract.speakers import unnamed_speaker
from briefing.extract.spoken import find_statements
from briefing.records import Article, Extraction
from briefing.records.shingles import signature
from briefing.records.view import View, view_of


def extract(article: Article, model: Model) -> Extraction:
    """Read one article.

    Args:
        article: as a reader made it.
        model: a loaded pipeline.

    Returns:
        Everything found, each with spans of ``article.text``.
    """
    view = view_of(article)
    if not view.text.strip():
        return Extraction()
    model.renew()
    reading, recognised = _parsed(article, view, model)
    return _found(article, reading, recognised)


def _parsed(article: Article, view: View, model: Model) -> tuple[Reading, Recognised]:
    """Names and offices, then the simplified copy and its parse."""
    tokens = model.tokens(view.text)
    recognised = recognise(tokens)
    cast = Cast(recognised)
    words = simplify(recognised, cast)
    reading = Reading(view, tokens, cast, words, model.parse(words, tokens))
    reading.scene = scene_of(recognised)
    reading.title = article.title or view.text[: view.paragraphs[0][1]]
    return reading, recognised


def _found(article: Article, reading: Reading, recognised: Recognised) -> Extraction:
    # who is meant, when, in whose words
    coreference.resolve(reading)
    dates.add_dates(reading)
    said = _with_unnamed(reading, [*quotes.find_quotes(reading), *find_statements(reading)])
    # what happened, and who stands where
    matters = Matters(reading, recognised)
    met, travelled = find_events(reading)
    _add_issues(reading, matters, [*met, *travelled])
    sides = find_positions(reading, matters, said)
    told = [q for q in said if q.rule != "statement-marked"]
    return _grounded(article, reading, matters, told, met, travelled, sides)


def _with_unnamed(reading: Reading, said: list[QuoteDraft]) -> list[QuoteDraft]:
    """Give unnamed office-holders a number, so that their words have a holder."""
    out = [replace(q, speaker=unnamed_speaker(reading, q)) for q in said]
    apart = {"turn", "set-off"}
    reading.quoted = [(q.start, q.end, q.speaker) for q in out if q.direct or q.rule in apart]
    return out


def _add_issues(reading: Reading, matters: Matters, events: list) -> None:  # type: ignore[type-arg]
    for event in events:
        for start, end in event.evidence:
            first, last = reading.word_at(start), reading.word_at(end - 1)
            sentence = reading.doc[first].sent
            for name in matters.all_within(min(first, sentence.start), max(last, sentence.end - 1)):
                if name not in event.issues:
                    event.issues.append(name)


def _grounded(
    article: Article,
    reading: Reading,
    matters: Matters,
    said: list[QuoteDraft],
    met: list,  # type: ignore[type-arg]
    travelled: list,  # type: ignore[type-arg]
    sides: list[PositionDraft],
) -> Extraction:
    ground = Grounding(article, reading.view)
    used = _used(reading.cast.actors, said, met, travelled, sides)
    number = Numbering(used)
    return Extraction(
        entities=entities(reading, ground, number),
        dates=tuple(replace(w, span=ground.span(w.span.start, w.span.end)) for w in reading.dates),
        meetings=meetings(ground, number, met),
        visits=visits(ground, number, travelled),
        quotes=quotations(ground, number, said),
        positions=positions(ground, number, sides),
        issues=issues(reading, ground, matters, sides, parent_of),
        sentences=tuple(
            ground.span(reading.start(s.start), reading.end(s.end - 1))
            for s in reading.doc.sents
            if reading.text(s.start, s.end - 1).strip()
        ),
        signature=signature(article),
    )


def _used(
    actors: list[Actor],
    said: list[QuoteDraft],
    met: list,  # type: ignore[type-arg]
    travelled: list,  # type: ignore[type-arg]
    sides: list[PositionDraft],
) -> list[int]:
    """Actors worth keeping: the named ones, and the unnamed ones that did or said something."""
    acting = {q.speaker for q in said}
    acting |= {n for m in met for n in m.participants}
    acting |= {n for v in travelled for n in v.travellers}
    acting |= {n for p in sides for n in (p.holder, p.target, p.on_behalf_of, p.reported_by)}
    return [
        n
        for n, actor in enumerate(actors)
        if n in acting
        or (not actor.nameless and any(form == "name" for _, _, form in actor.mentions))
    ]
