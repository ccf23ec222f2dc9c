"""Article → Extraction: the components in their order, each named, timed and switchable."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefing.extract import assembly
from briefing.extract.assembly import Numbering
from briefing.extract.components import coreference, dates, first_person, quotations
from briefing.extract.components.entities import Actor, EntityTable
from briefing.extract.components.events import MeetingDraft, VisitDraft, find_events
from briefing.extract.components.mentions import Recognised, recognise
from briefing.extract.components.position_holders import unnamed_speaker
from briefing.extract.components.predicate_offices import (
    add_led_bodies,
    add_predicate_offices,
    add_replaced,
    add_states_of_company,
    add_states_of_leaders,
)
from briefing.extract.components.quotations import QuotationDraft
from briefing.extract.components.reported_speech import find_statements
from briefing.extract.components.stances import PositionDraft, Sides, find_positions
from briefing.extract.components.standing_issues import parent_of
from briefing.extract.components.topics import TopicFinder
from briefing.extract.document import ParsedArticle, mask_entities, scene_of
from briefing.extract.grounding import Grounding
from briefing.extract.language_model import Model
from briefing.models import Article, Extraction
from briefing.text.aligned_view import AlignedView, view_of
from briefing.text.minhash import signature

Timings = MutableMapping[str, float]
"""Seconds by component, added up over articles."""


@dataclass(slots=True)
class Reading:
    """One article on its way through the pipeline; each component adds its part."""

    article: Article
    view: AlignedView
    model: Model
    recognised: Recognised
    parsed: ParsedArticle
    topics: TopicFinder | None = None
    said: list[QuotationDraft] = field(default_factory=list)
    meetings: list[MeetingDraft] = field(default_factory=list)
    visits: list[VisitDraft] = field(default_factory=list)
    sides: Sides | None = None

    @property
    def positions(self) -> list[PositionDraft]:
        """The sides found; none where nothing has looked for them."""
        return self.sides.found if self.sides else []


class Component(NamedTuple):
    """A step of the pipeline: its name, and what it does to a reading."""

    name: str
    run: Callable[[Reading], None]


def _offices_told_by_name(reading: Reading) -> None:
    """Of those whom the text names: descriptions are compared with them."""
    add_predicate_offices(reading.parsed)
    add_replaced(reading.parsed)


def _coreference(reading: Reading) -> None:
    coreference.resolve(reading.parsed)


def _predicate_offices(reading: Reading) -> None:
    """Of those whom pronouns mean too."""
    add_predicate_offices(reading.parsed)
    add_replaced(reading.parsed)
    add_led_bodies(reading.parsed)
    add_states_of_leaders(reading.parsed)
    add_states_of_company(reading.parsed)


def _dates(reading: Reading) -> None:
    dates.add_dates(reading.parsed)


def _quotations(reading: Reading) -> None:
    reading.said += quotations.find_quotes(reading.parsed)


def _reported_speech(reading: Reading) -> None:
    reading.said += find_statements(reading.parsed)


def _attribution(reading: Reading) -> None:
    """Unnamed office-holders get a number, so that their words have a holder."""
    parsed = reading.parsed
    reading.said = [replace(q, speaker=unnamed_speaker(parsed, q)) for q in reading.said]
    set_apart = {"turn", "set-off"}
    first_person.resolve_first_person(parsed, reading.said)
    parsed.quoted = [
        (q.start, q.end, q.speaker) for q in reading.said if q.direct or q.rule in set_apart
    ]


def _topics(reading: Reading) -> None:
    reading.topics = TopicFinder(reading.parsed, reading.recognised)


def _events(reading: Reading) -> None:
    reading.meetings, reading.visits = find_events(reading.parsed)


def _issues_of_events(reading: Reading) -> None:
    parsed, topics = reading.parsed, reading.topics
    if topics is None:
        return
    events: list[MeetingDraft | VisitDraft] = [*reading.meetings, *reading.visits]
    for event in events:
        for start, end in event.evidence:
            first, last = parsed.word_at(start), parsed.word_at(end - 1)
            sentence = parsed.doc[first].sent
            for name in topics.all_within(min(first, sentence.start), max(last, sentence.end - 1)):
                if name not in event.issues:
                    event.issues.append(name)


def _stances(reading: Reading) -> None:
    if reading.topics:
        reading.sides = find_positions(reading.parsed, reading.topics, reading.said)


COMPONENTS = (
    Component("offices told by name", _offices_told_by_name),
    Component("coreference", _coreference),
    Component("predicate offices", _predicate_offices),
    Component("dates", _dates),
    Component("quotations", _quotations),
    Component("reported speech", _reported_speech),
    Component("attribution", _attribution),
    Component("topics", _topics),
    Component("events", _events),
    Component("issues of events", _issues_of_events),
    Component("stances", _stances),
)
"""In the order in which they run; mentions and the parse come before them."""
PARSING = "mentions and parse"


def extract(
    article: Article,
    model: Model,
    *,
    without: Collection[str] = (),
    timings: Timings | None = None,
) -> Extraction:
    """Read one article.

    Args:
        article: as a reader made it.
        model: a loaded pipeline.
        without: names of components to be left out.
        timings: where the processor seconds of each component are added.

    Returns:
        Everything found, each with spans of ``article.text``.
    """
    view = view_of(article)
    if not view.text.strip():
        return Extraction()
    return _grounded(_read(article, view, model, without, timings))


def events_of(
    article: Article, model: Model
) -> tuple[ParsedArticle, list[MeetingDraft], list[VisitDraft]]:
    """An article as it is parsed, with its events before they are grounded."""
    reading = _read(article, view_of(article), model, ("stances",), None)
    return reading.parsed, reading.meetings, reading.visits


def sides_of(article: Article, model: Model) -> Sides:
    """An article as it is parsed, with its positions before they are grounded."""
    reading = _read(article, view_of(article), model, (), None)
    assert reading.sides is not None
    return reading.sides


def _read(
    article: Article,
    view: AlignedView,
    model: Model,
    without: Collection[str],
    timings: Timings | None,
) -> Reading:
    def timed(name: str, began: float) -> None:
        if timings is not None:
            timings[name] = timings.get(name, 0.0) + time.process_time() - began

    began = time.process_time()
    model.renew()
    reading = _parsed(article, view, model)
    timed(PARSING, began)
    for component in COMPONENTS:
        if component.name not in without:
            began = time.process_time()
            component.run(reading)
            timed(component.name, began)
    return reading


def _parsed(article: Article, view: AlignedView, model: Model) -> Reading:
    """Names and offices, then the masked copy and its parse."""
    tokens = model.tokens(view.text)
    recognised = recognise(tokens)
    cast = EntityTable(recognised)
    words = mask_entities(recognised, cast)
    persons = frozenset(
        i
        for i, word in enumerate(words)
        if word.actor is not None and cast.actors[word.actor].kind == "person"
    )
    parsed = ParsedArticle(view, tokens, cast, words, model.parse(words, tokens, persons))
    parsed.scene = scene_of(recognised)
    parsed.title = article.title or view.text[: view.paragraphs[0][1]]
    return Reading(article, view, model, recognised, parsed)


def _grounded(reading: Reading) -> Extraction:
    parsed = reading.parsed
    ground = Grounding(reading.article, parsed.view)
    said = [q for q in reading.said if q.rule != "statement-marked"]
    number = Numbering(_used(reading, said))
    topics = reading.topics
    sentences = [s for s in parsed.doc.sents if parsed.text(s.start, s.end - 1).strip()]
    return Extraction(
        entities=assembly.entities(parsed, ground, number),
        dates=tuple(replace(w, span=ground.span(w.span.start, w.span.end)) for w in parsed.dates),
        meetings=assembly.meetings(ground, number, reading.meetings),
        visits=assembly.visits(ground, number, reading.visits),
        quotes=assembly.quotations(ground, number, said),
        positions=assembly.positions(ground, number, reading.positions),
        issues=assembly.issues(parsed, ground, topics, reading.positions, parent_of)
        if topics
        else (),
        sentences=tuple(
            ground.span(parsed.start(s.start), parsed.end(s.end - 1)) for s in sentences
        ),
        signature=signature(reading.article),
        vectors=_vectors(reading.sides, [s.start for s in sentences]),
    )


def _vectors(sides: Sides | None, firsts: Sequence[int]) -> bytes:
    """The vectors of sentences, each behind its number; ``firsts`` are the first words of all."""
    known = sides.vectors if sides else {}
    numbered = [(number, known.get(first, b"")) for number, first in enumerate(firsts)]
    return b"".join(number.to_bytes(2, "little") + vector for number, vector in numbered if vector)


def _used(reading: Reading, said: list[QuotationDraft]) -> list[int]:
    """Actors worth keeping: the named ones, and the unnamed ones that did or said something."""
    acting = {q.speaker for q in said}
    acting |= {n for m in reading.meetings for n in m.participants}
    acting |= {n for v in reading.visits for n in v.travellers}
    for p in reading.positions:
        acting |= {p.holder, p.target, p.on_behalf_of, p.reported_by}

    def named(actor: Actor) -> bool:
        return not actor.nameless and any(form == "name" for _, _, form in actor.mentions)

    actors = reading.parsed.cast.actors
    return [n for n, actor in enumerate(actors) if n in acting or named(actor)]
