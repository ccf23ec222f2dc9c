"""What can be found, written into the store's full-text table."""

import sqlite3
from collections.abc import Callable, Iterator

from briefing.records import Actor, Briefing, Meeting, Visit
from briefing.records.countries import state_name
from briefing.records.folding import one_line

KINDS = ("visit", "meeting", "actor", "issue", "position", "quote", "sentence")
"""In the order in which they are shown."""

Row = tuple[str, str, str, str, str]
"""(kind, record id, source id, title, body)."""


def index_briefing(
    db: sqlite3.Connection, briefing: Briefing, text_of: Callable[[str], str | None]
) -> None:
    """Bring the full-text table up to date, inside the caller's transaction.

    Records are written anew; sentences only of sources whose text is not yet there.

    Args:
        db: a writing connection.
        briefing: what is to be found.
        text_of: the text of a source by its id.
    """
    db.execute("DELETE FROM hits WHERE kind <> 'sentence'")
    db.executemany("INSERT INTO hits VALUES (?, ?, ?, ?, ?)", record_rows(briefing))
    counted = "SELECT source, count(*) FROM hits WHERE kind = 'sentence' GROUP BY source"
    known: dict[str, int] = dict(db.execute(counted).fetchall())
    for source in briefing.sources:
        if known.get(source.id) == len(source.sentences):
            continue
        db.execute("DELETE FROM hits WHERE kind = 'sentence' AND source = ?", (source.id,))
        text = text_of(source.id) or ""
        db.executemany(
            "INSERT INTO hits VALUES ('sentence', ?, ?, '', ?)",
            [(f"{s.start}:{s.end}", source.id, s.of(text)) for s in source.sentences],
        )


def record_rows(briefing: Briefing) -> Iterator[Row]:
    """One row for each record that can be found."""
    actors = {a.id: a for a in briefing.actors}
    issues = {i.id: i.name for i in briefing.issues}

    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(actors[i].name for i in ids)

    for visit in briefing.visits:
        where = state_name(visit.country) if visit.country else ""
        title = f"{names(visit.travellers)} → {where} {visit.place or ''}".strip()
        yield "visit", visit.id, "", title, _event_body(visit, actors, issues)
    for meeting in briefing.meetings:
        title = " – ".join(names(side) for side in meeting.sides)
        yield "meeting", meeting.id, "", title, _event_body(meeting, actors, issues)
    for actor in briefing.actors:
        offices = "; ".join(dict.fromkeys(role.title for role in actor.roles))
        yield "actor", actor.id, "", actor.name, " · ".join([offices, *actor.aliases])
    for issue in briefing.issues:
        words = dict.fromkeys(one_line(ref.text) for ref in issue.evidence)
        yield "issue", issue.id, "", issue.name, " · ".join(list(words)[:12])
    for position in briefing.positions:
        title = f"{actors[position.holder].name} · {issues[position.issue]} · {position.stance}"
        yield "position", position.id, "", title, position.evidence[0].text
    for quote in briefing.quotes:
        if quote.direct:
            speaker = actors[quote.speaker].name if quote.speaker else quote.speaker_text or ""
            yield "quote", quote.id, "", speaker, quote.text


def _event_body(event: Visit | Meeting, actors: dict[str, Actor], issues: dict[str, str]) -> str:
    words = [event.place or "", event.status]
    words += [issues[i] for i in event.issues]
    words += [ref.text for ref in event.evidence[:3]]
    return " · ".join(w for w in words if w)
