"""The report of news of a workspace, for the command line and the memo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.export.news.content import ComingEvent, NewsReport, only_watched
from briefing.models import Meeting, Visit
from briefing.models.read_models import EventLine
from briefing.presentation.dates import long_when
from briefing.presentation.titles import event_in_words
from briefing.presentation.wording import source_label
from briefing.storage.line_queries import unseen_events
from briefing.text.normalisation import one_line
from briefing.workspace.coming import coming, first_day
from briefing.workspace.since import Since
from briefing.workspace.workspace import Workspace

_MOST_UNSEEN = 20


def news_report(
    workspace: Workspace, since: Since, words: str, *, watched: bool, today: date | None = None
) -> NewsReport:
    """What came into a folder since a moment, and what is coming.

    Args:
        workspace: brought up to date.
        since: the moment.
        words: the same as a reader knows it.
        watched: whether only what is watched is reported.
        today: from when on one looks ahead; by default the present day.
    """
    items = workspace.sync.news(since)
    return NewsReport(
        words,
        only_watched(items) if watched else items,
        {s.id: s for s in workspace.briefing.sources},
        tuple(_coming(workspace, today)),
        tuple(_unseen(workspace)),
    )


def _coming(workspace: Workspace, today: date | None) -> Iterator[ComingEvent]:
    snapshot = workspace.snapshot
    for found in coming(snapshot, first_day(snapshot, today)):
        said = tuple(_said(workspace, name) for name in found.said)
        yield _event(workspace, found.event, found.day, said)


def _said(workspace: Workspace, name: str) -> str:
    position = workspace.snapshot.positions[name]
    holder = workspace.snapshot.actors[position.holder]
    source = source_label(workspace.source(position.evidence[0].source))
    words = one_line(position.evidence[0].text)
    return f"{one_line(holder.name)}, {position.stance}: “{words}” ({source})"


def _unseen(workspace: Workspace) -> Iterator[ComingEvent]:
    for line in unseen_events(workspace.snapshot)[:_MOST_UNSEEN]:
        yield _event(workspace, line, "")


def _event(
    workspace: Workspace, line: EventLine, day: str, said: tuple[str, ...] = ()
) -> ComingEvent:
    snapshot = workspace.snapshot
    event: Visit | Meeting = (
        snapshot.visits[line.id] if line.kind == "visit" else snapshot.meetings[line.id]
    )
    title = event_in_words(event, snapshot.actors)
    return ComingEvent(line.kind, line.id, day, long_when(event.when), title, line.articles, said)
