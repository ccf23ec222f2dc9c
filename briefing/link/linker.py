"""The order of linking: dates, origins, actors, events, issues, statements, disagreements."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.link.actors.actor_index import link_actors
from briefing.link.actors.person_clusters import IdentityConstraints
from briefing.link.annotations import judged
from briefing.link.date_resolution import DateTable
from briefing.link.discrepancies import discrepancies
from briefing.link.duplicate_groups import duplicate_groups
from briefing.link.events.event_clusters import Pairs
from briefing.link.events.event_mentions import Tables
from briefing.link.events.event_records import LinkedEvents, link_events
from briefing.link.memo_cache import MemoCache, without_collection
from briefing.link.notices import with_notices
from briefing.link.read_article import ReadArticle
from briefing.link.source_records import link_sources
from briefing.link.statement_records import link_dates, link_issues, link_positions, link_quotes
from briefing.link.tenures import Tenure, Tenures, shipped
from briefing.link.undated import Bounds, Dating
from briefing.models import Briefing
from briefing.models.decisions import Decisions, FindingId

_NONE = Decisions()


def link(
    articles: Sequence[ReadArticle],
    decisions: Decisions = _NONE,
    tenures: Sequence[Tenure] = (),
    cache: MemoCache | None = None,
) -> Briefing:
    """Put together what many articles tell.

    Args:
        articles: in any order; the result depends on their paths and contents alone.
        decisions: the reader's.
        tenures: the reader's own rows, which count before the shipped ones.
        cache: of earlier runs over some of the same ``ReadArticle`` objects, which are then not
            linked again where nothing new touches them.

    Returns:
        The briefing: one record an actor, a visit, a meeting and an issue, with all its evidence.
    """
    cache = cache or MemoCache()
    with without_collection():
        briefing = _link(articles, decisions, tenures, cache)
    cache.next_run()
    return briefing


def _link(
    articles: Sequence[ReadArticle],
    decisions: Decisions,
    tenures: Sequence[Tenure],
    cache: MemoCache,
) -> Briefing:
    everything = sorted(articles, key=lambda a: a.article.path)
    ordered = [a for a in everything if a.id not in decisions.hidden]
    table = Tenures((*tenures, *shipped()))
    dating, dates = Dating(ordered, table), DateTable(ordered)
    copies = duplicate_groups(everything, cache)
    cast = link_actors(ordered, dates, table, _settled(decisions), cache)
    cast.rename(decisions.names)
    issues = link_issues(ordered, cache)
    tables = Tables(cast, dates, copies, _bounds(ordered, dating))
    events = _events(ordered, tables, issues, decisions)
    briefing = Briefing(
        sources=link_sources(everything, copies, dating, decisions.hidden),
        actors=cast.actors(cache),
        visits=events.visits,
        meetings=events.meetings,
        issues=issues.records(),
        positions=link_positions(ordered, cast, dates, issues, cache),
        quotes=link_quotes(ordered, cast, cache),
        dates=link_dates(ordered, dates, cache),
        discrepancies=discrepancies((*events.visits, *events.meetings), events.events, cast),
        judged=judged(decisions.marks, cast, events),
    )
    return with_notices(briefing, ordered, cache)


def _settled(decisions: Decisions) -> IdentityConstraints:
    return IdentityConstraints(
        _pairs(decisions.must_link, "actor"),
        _pairs(decisions.cannot_link, "actor"),
    )


def _pairs(
    pairs: Sequence[tuple[FindingId, FindingId]], kind: str
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
        Pairs(_pairs(decisions.must_link, "visit"), _pairs(decisions.cannot_link, "visit")),
        Pairs(_pairs(decisions.must_link, "meeting"), _pairs(decisions.cannot_link, "meeting")),
        {m.place: v.place if v else None for m, v in decisions.owners},
        {m.spot.place for m in decisions.marks if m.spot.kind == "visit" and m.changed == "status"},
    )
