"""Article → Extraction: the order of the passes, top to bottom."""

from dataclasses import replace

from briefing.extract import assembly
from briefing.extract.assembly import Numbering
from briefing.extract.components import coreference, dates, quotations
from briefing.extract.components.entities import Actor, EntityTable
from briefing.extract.components.events import find_events
from briefing.extract.components.mentions import Recognised, recognise
from briefing.extract.components.position_holders import unnamed_speaker
from briefing.extract.components.quotations import QuotationDraft
from briefing.extract.components.reported_speech import find_statements
from briefing.extract.components.stances import PositionDraft, find_positions
from briefing.extract.components.standing_issues import parent_of
from briefing.extract.components.topics import TopicFinder
from briefing.extract.document import ParsedArticle, mask_entities, scene_of
from briefing.extract.grounding import Grounding
from briefing.extract.language_model import Model
from briefing.models import Article, Extraction
from briefing.text.aligned_view import AlignedView, view_of
from briefing.text.minhash import signature


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
    parsed, recognised = _parsed(article, view, model)
    return _found(article, parsed, recognised)


def _parsed(article: Article, view: AlignedView, model: Model) -> tuple[ParsedArticle, Recognised]:
    """Names and offices, then the simplified copy and its parse."""
    tokens = model.tokens(view.text)
    recognised = recognise(tokens)
    cast = EntityTable(recognised)
    words = mask_entities(recognised, cast)
    parsed = ParsedArticle(view, tokens, cast, words, model.parse(words, tokens))
    parsed.scene = scene_of(recognised)
    parsed.title = article.title or view.text[: view.paragraphs[0][1]]
    return parsed, recognised


def _found(article: Article, parsed: ParsedArticle, recognised: Recognised) -> Extraction:
    # who is meant, when, in whose words
    coreference.resolve(parsed)
    dates.add_dates(parsed)
    said = _with_unnamed(parsed, [*quotations.find_quotes(parsed), *find_statements(parsed)])
    # what happened, and who stands where
    topics = TopicFinder(parsed, recognised)
    met, travelled = find_events(parsed)
    _add_issues(parsed, topics, [*met, *travelled])
    sides = find_positions(parsed, topics, said)
    told = [q for q in said if q.rule != "statement-marked"]
    return _grounded(article, parsed, topics, told, met, travelled, sides)


def _with_unnamed(parsed: ParsedArticle, said: list[QuotationDraft]) -> list[QuotationDraft]:
    """Give unnamed office-holders a number, so that their words have a holder."""
    out = [replace(q, speaker=unnamed_speaker(parsed, q)) for q in said]
    apart = {"turn", "set-off"}
    parsed.quoted = [(q.start, q.end, q.speaker) for q in out if q.direct or q.rule in apart]
    return out


def _add_issues(parsed: ParsedArticle, topics: TopicFinder, events: list) -> None:  # type: ignore[type-arg]
    for event in events:
        for start, end in event.evidence:
            first, last = parsed.word_at(start), parsed.word_at(end - 1)
            sentence = parsed.doc[first].sent
            for name in topics.all_within(min(first, sentence.start), max(last, sentence.end - 1)):
                if name not in event.issues:
                    event.issues.append(name)


def _grounded(
    article: Article,
    parsed: ParsedArticle,
    topics: TopicFinder,
    said: list[QuotationDraft],
    met: list,  # type: ignore[type-arg]
    travelled: list,  # type: ignore[type-arg]
    sides: list[PositionDraft],
) -> Extraction:
    ground = Grounding(article, parsed.view)
    used = _used(parsed.cast.actors, said, met, travelled, sides)
    number = Numbering(used)
    return Extraction(
        entities=assembly.entities(parsed, ground, number),
        dates=tuple(replace(w, span=ground.span(w.span.start, w.span.end)) for w in parsed.dates),
        meetings=assembly.meetings(ground, number, met),
        visits=assembly.visits(ground, number, travelled),
        quotes=assembly.quotations(ground, number, said),
        positions=assembly.positions(ground, number, sides),
        issues=assembly.issues(parsed, ground, topics, sides, parent_of),
        sentences=tuple(
            ground.span(parsed.start(s.start), parsed.end(s.end - 1))
            for s in parsed.doc.sents
            if parsed.text(s.start, s.end - 1).strip()
        ),
        signature=signature(article),
    )


def _used(
    actors: list[Actor],
    said: list[QuotationDraft],
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
