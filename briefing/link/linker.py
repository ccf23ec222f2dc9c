"""The order of linking: dates, origins, actors, events, issues, statements, disagreements."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.link.actors.cast import Cast, link_actors
from briefing.link.actors.cluster import Settled
from briefing.link.article import ReadArticle
from briefing.link.dates import DateTable
from briefing.link.dating import Bounds, Dating
from briefing.link.discrepancies import discrepancies
from briefing.link.events.gather import Pairs
from briefing.link.events.records import LinkedEvents, link_events
from briefing.link.events.tellings import Tables
from briefing.link.marks import judged
from briefing.link.memory import Memory, without_collection
from briefing.link.origins import origins
from briefing.link.sources import link_sources
from briefing.link.statements import link_dates, link_issues, link_positions, link_quotes
from briefing.link.tenures import Tenure, Tenures, shipped
from briefing.records import Briefing
from briefing.records.decisions import Decisions, Spot

_NONE = Decisions()


def link(
    articles: Sequence[ReadArticle],
    decisions: Decisions = _NONE,
    tenures: Sequence[Tenure] = (),
    memory: Memory | None = None,
) -> Briefing:
    """Put together what many articles tell.

    Args:
        articles: in any order; the result depends on their paths and contents alone.
        decisions: the reader's.
        tenures: the reader's own rows, which count before the shipped ones.
        memory: of earlier runs over some of the same ``ReadArticle`` objects, which are then not
            linked again where nothing new touches them.

    Returns:
        The briefing: one record an actor, a visit, a meeting and an issue, with all its evidence.
    """
    memory = memory or Memory()
    with without_collection():
        briefing = _link(articles, decisions, tenures, memory)
    memory.next_run()
    return briefing


def _link(
    articles: Sequence[ReadArticle],
    decisions: Decisions,
    tenures: Sequence[Tenure],
    memory: Memory,
) -> Briefing:
    everything = sorted(articles, key=lambda a: a.article.path)
    ordered = [a for a in everything if a.id not in decisions.hidden]
    table = Tenures((*tenures, *shipped()))
    dating, dates = Dating(ordered, table), DateTable(ordered)
    copies = origins(everything, memory)
    cast = link_actors(ordered, dates, table, _settled(decisions), memory)
    cast.rename(decisions.names)
    issues = link_issues(ordered, memory)
    tables = Tables(cast, dates, copies, _bounds(ordered, dating))
    events = _events(ordered, tables, issues, decisions)
    return Briefing(
        sources=link_sources(everything, copies, dating, decisions.hidden),
        actors=cast.actors(memory),
        visits=events.visits,
        meetings=events.meetings,
        issues=issues.records(),
        positions=link_positions(ordered, cast, dates, issues, memory),
        quotes=link_quotes(ordered, cast, memory),
        dates=link_dates(ordered, dates, memory),
        discrepancies=discrepancies((*events.visits, *events.meetings), events.events, cast),
        judged=judged(decisions.marks, cast, events),
    )


def _settled(decisions: Decisions) -> Settled:
    return Settled(
        _pairs(decisions.together, "actor"),
        _pairs(decisions.apart, "actor"),
    )


def _pairs(
    pairs: Sequence[tuple[Spot, Spot]], kind: str
) -> tuple[tuple[tuple[str, int], tuple[str, int]], ...]:
    return tuple((a.place, b.place) for a, b in pairs if a.kind == kind == b.kind)


def _bounds(articles: Sequence[ReadArticle], dating: Dating) -> dict[tuple[str, str, int], Bounds]:
    """The bounds of every event of the undated articles."""
    found: dict[tuple[str, str, int], Bounds] = {}
    for read in articles:
        if not dating.is_undated(read.id):
            continue
        for n, met in enumerate(read.extraction.meetings):
            people = [p for side in met.sides for p in side]
            found[read.id, "meeting", n] = dating.event(read, people)
        for n, visit in enumerate(read.extraction.visits):
            found[read.id, "visit", n] = dating.event(read, visit.travellers)
    return found


def _events(
    articles: Sequence[ReadArticle], tables: Tables, issues: object, decisions: Decisions
) -> LinkedEvents:
    return link_events(
        articles,
        tables,
        issues,  # type: ignore[arg-type]
        Pairs(_pairs(decisions.together, "visit"), _pairs(decisions.apart, "visit")),
        Pairs(_pairs(decisions.together, "meeting"), _pairs(decisions.apart, "meeting")),
        {m.place: v.place if v else None for m, v in decisions.owners},
    )


__all__ = ["Cast", "link"]
