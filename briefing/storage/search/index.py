"""What can be found, written into the store's full-text table."""

import sqlite3
from collections.abc import Callable, Iterator
from zlib import crc32

from briefing.models import Actor, Briefing, Meeting, Source, Visit
from briefing.resources.countries import state_name
from briefing.storage import forget_sentences
from briefing.text.normalisation import one_line

KINDS = ("visit", "meeting", "actor", "issue", "position", "quote", "sentence")
"""In the order in which they are shown."""

Row = tuple[str, str, str, str, str]
"""(kind, record id, source id, title, body)."""


def index_briefing(
    db: sqlite3.Connection, briefing: Briefing, text_of: Callable[[str], str | None]
) -> None:
    """Bring the full-text table up to date, inside the caller's transaction.

    Only rows of records that are new or other than before are written, and sentences of sources
    whose text is not yet there.

    Args:
        db: a writing connection.
        briefing: what is to be found.
        text_of: the text of a source by its id.
    """
    _index_records(db, briefing)
    query = "SELECT source, last - first + 1 FROM sentences"
    known: dict[str, int] = dict(db.execute(query).fetchall())
    for source in briefing.sources:
        if source.hidden or known.get(source.id) != len(source.sentences):
            forget_sentences(db, {source.id})
        if not source.hidden and known.get(source.id) != len(source.sentences):
            _index_sentences(db, source, text_of(source.id) or "")


def _index_records(db: sqlite3.Connection, briefing: Briefing) -> None:
    query = "SELECT kind, record, digest, row FROM listed"
    known = {(kind, record): (digest, row) for kind, record, digest, row in db.execute(query)}
    for row in record_rows(briefing):
        digest = crc32("\0".join(row).encode("utf-8", "surrogatepass"))
        before = known.pop(row[:2], None)
        if before is not None and before[0] == digest:
            continue
        if before is not None:
            _forget_record(db, before[1])
        number = db.execute("INSERT INTO hits VALUES (?, ?, ?, ?, ?)", row).lastrowid
        db.execute("INSERT INTO listed VALUES (?, ?, ?, ?)", (number, *row[:2], digest))
    for _, number in known.values():
        _forget_record(db, number)


def _forget_record(db: sqlite3.Connection, row: int) -> None:
    db.execute("DELETE FROM hits WHERE rowid = ?", (row,))
    db.execute("DELETE FROM listed WHERE row = ?", (row,))


def _index_sentences(db: sqlite3.Connection, source: Source, text: str) -> None:
    if not source.sentences:
        return
    first = db.execute("SELECT coalesce(max(rowid), 0) + 1 FROM hits").fetchone()[0]
    db.executemany(
        "INSERT INTO hits (rowid, kind, record, source, title, body)"
        " VALUES (?, 'sentence', ?, ?, '', ?)",
        [
            (first + n, f"{s.start}:{s.end}", source.id, s.of(text))
            for n, s in enumerate(source.sentences)
        ],
    )
    last = first + len(source.sentences) - 1
    db.execute("INSERT INTO sentences VALUES (?, ?, ?)", (source.id, first, last))


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
