"""News made by hand over the stored seeds: a changed visit, a new meeting, position and article."""

from briefing.models.news import NewsItem
from briefing.workspace import Workspace
from briefing.workspace.seen import SeenNews

SINCE = "2024-05-01T00:00:00+00:00"
ARRIVED = "2024-05-02T08:00:00+00:00"


def with_news(workspace: Workspace) -> tuple[NewsItem, ...]:
    """Put news into the store of a workspace, as they are since the folder was closed."""
    snapshot = workspace.snapshot
    visit = next(iter(snapshot.visits.values()))
    meeting = snapshot.meetings[visit.meetings[0]]
    position = next(iter(snapshot.positions.values()))
    source = next(iter(snapshot.sources.values()))
    items = (
        NewsItem(
            "visit",
            visit.id,
            "status",
            "Bajwa → United States",
            "announced",
            "held",
            visit.evidence[:1],
            visit.evidence[-1:],
            ARRIVED,
            "army chief",
        ),
        NewsItem("meeting", meeting.id, "new", "Bajwa – Milley", new=meeting.evidence[:1]),
        NewsItem("position", position.id, "new", "US support: talks", new=position.evidence[:1]),
        NewsItem("source", source.id, "new", "The army chief in Washington", after="23 Jul 2019"),
    )
    found = tuple(
        NewsItem(**{f: getattr(i, f) for f in i.__struct_fields__} | {"arrived": ARRIVED})
        for i in items
    )
    workspace.store.put_news(SINCE, found)
    SeenNews(workspace.root, workspace.settings.reader_name).keep((), SINCE)
    return found
