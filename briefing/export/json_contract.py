"""``briefing/1``: the JSON object that every measure reads. ``contract.py`` models it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefing.models import (
    Actor,
    Briefing,
    Discrepancy,
    Issue,
    Meeting,
    Office,
    Position,
    Published,
    Quote,
    Ref,
    ReviewState,
    Source,
    Step,
    Visit,
    When,
)

SCHEMA = "briefing/1"
Json = dict[str, Any]


class JsonFormat:
    """One JSON object, a line a record."""

    name = "json"

    def write(self, briefing: Briefing, texts: Mapping[str, str] | None) -> str:
        """The object as one text."""
        return "".join(self.pieces(briefing, texts))

    def pieces(self, briefing: Briefing, texts: Mapping[str, str] | None) -> Iterator[str]:
        """The same piece by piece, a record at a time, so that it is never held as a whole."""
        yield f'{{\n "schema": "{SCHEMA}"'
        for name, records in _sections(briefing, texts):
            yield f',\n "{name}": ['
            between = "\n  "
            for record in records:
                yield between + json.dumps(record, ensure_ascii=False)
                between = ",\n  "
            yield "]" if between == "\n  " else "\n ]"
        yield "\n}\n"


def as_contract(briefing: Briefing, texts: Mapping[str, str] | None = None) -> Json:
    """A briefing as the mapping of the contract."""
    sections = {name: list(records) for name, records in _sections(briefing, texts)}
    return {"schema": SCHEMA, **sections}


def _sections(
    briefing: Briefing, texts: Mapping[str, str] | None
) -> Iterator[tuple[str, Iterator[Json]]]:
    yield "sources", (_source(s, texts) for s in briefing.sources)
    yield "actors", map(_actor, briefing.actors)
    yield "visits", map(_visit, briefing.visits)
    yield "meetings", map(_meeting, briefing.meetings)
    yield "issues", map(_issue, briefing.issues)
    yield "positions", map(_position, briefing.positions)
    yield "quotes", map(_quote, briefing.quotes)
    yield "dates", ({"value": d.value, "evidence": _refs(d.evidence)} for d in briefing.dates)
    # beyond the contract
    yield "discrepancies", map(_discrepancy, briefing.discrepancies)
    yield "judged", map(_judged, briefing.judged)


def _discrepancy(found: Discrepancy) -> Json:
    return {
        "kind": found.kind,
        "record": found.record,
        "matter": found.matter,
        "variants": [{"value": v.value, "evidence": _refs(v.evidence)} for v in found.variants],
    }


def _judged(judged: ReviewState) -> Json:
    return {
        "record": judged.record,
        "confirmed": judged.confirmed,
        "pinned": judged.pinned,
        "changed": list(judged.changed),
        "notes": list(judged.notes),
        "judgements": list(judged.by),
    }


def _history(steps: Iterable[Step]) -> list[Json]:
    """How an event stood, step by step."""
    return [
        {
            "status": step.status,
            "said": step.said,
            "when": _when(step.when),
            "evidence": _refs(step.evidence),
        }
        for step in steps
    ]


def _ref(ref: Ref) -> Json:
    return {"source": ref.source, "start": ref.start, "end": ref.end, "text": ref.text}


def _refs(refs: Iterable[Ref]) -> list[Json]:
    return [_ref(ref) for ref in refs]


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    return {
        "start": when.start,
        "end": when.end,
        "precision": when.precision,
        "text": when.text,
        "basis": when.basis,
    }


def _published(published: Published | None) -> Json | None:
    if published is None:
        return None
    if published.date is None:
        return {"start": published.start, "end": published.end, "basis": published.basis}
    return {"date": published.date, "precision": published.precision, "basis": published.basis}


def _source(source: Source, texts: Mapping[str, str] | None) -> Json:
    out = {
        "id": source.id,
        "path": source.path,
        "title": source.title,
        "outlet": source.outlet,
        "authors": list(source.authors),
        "published": _published(source.published),
        "url": source.url,
        "language": source.language,
        "body": [[span.start, span.end] for span in source.body],
        "set_aside": [
            {"start": part.start, "end": part.end, "rule": part.rule, "kind": part.kind}
            for part in source.set_aside
        ],
        "text_sha256": source.text_sha256,
        "near_duplicates": list(source.near_duplicates),
        "origin": source.origin or source.id,
        "hidden": source.hidden,
        "dated_by": [
            {
                "person": b.person,
                "office": b.office,
                "start": b.start,
                "end": b.end,
                "basis": b.basis,
            }
            for b in source.dated_by
        ],
    }
    if texts is not None:
        out["text"] = texts[source.id]
    return out


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "country": actor.country,
        "aliases": list(actor.aliases),
        "roles": [_role(role) for role in actor.roles],
        "mentions": [_ref(m) | {"form": m.form} for m in actor.mentions],
        "joins": [
            {
                "form": join.form,
                "sources": list(join.sources),
                "signals": [
                    {"name": s.name, "weight": s.weight, "words": s.words} for s in join.signals
                ],
            }
            for join in actor.joins
        ],
    }


def _role(role: Office) -> Json:
    return {
        "title": _in_its_words(role),
        "organisation": role.organisation,
        "country": role.country,
        "acting": role.acting,
        "former": role.former,
        "as_of": role.as_of,
        "until": role.until,
        "evidence": _refs(role.evidence),
    }


def _in_its_words(role: Office) -> str:
    """The office as its first source words it, with the state before it but no ’s."""
    written = re.sub(r"(?<=\w)['’]s?\b", "", " ".join(role.evidence[0].text.split()))
    have = written.lower().split()
    return written if all(word in have for word in role.title.lower().split()) else role.title


def _visit(visit: Visit) -> Json:
    return {
        "id": visit.id,
        "travellers": list(visit.travellers),
        "destination": {"country": visit.country, "place": visit.place},
        "status": visit.status,
        "when": _when(visit.when),
        "days": visit.days,
        "purpose": visit.purpose,
        "meetings": list(visit.meetings),
        "issues": list(visit.issues),
        "evidence": _refs(visit.evidence),
        "rule": visit.rule,
        "confidence": visit.confidence,
        "probability": visit.confidence,
        "history": _history(visit.steps),
        **_withdrawn(visit),
    }


def _meeting(meeting: Meeting) -> Json:
    return {
        "id": meeting.id,
        "visit": meeting.visit,
        "participants": list(meeting.participants),
        "sides": [list(side) for side in meeting.sides],
        "mode": meeting.mode,
        "status": meeting.status,
        "when": _when(meeting.when),
        "place": meeting.place,
        "issues": list(meeting.issues),
        "evidence": _refs(meeting.evidence),
        "rule": meeting.rule,
        "confidence": meeting.confidence,
        "probability": meeting.confidence,
        "history": _history(meeting.steps),
        **_withdrawn(meeting),
    }


def _issue(issue: Issue) -> Json:
    return {
        "id": issue.id,
        "name": issue.name,
        "parent": issue.parent,
        "heading": issue.heading or None,
        "evidence": _refs(issue.evidence),
    }


def _position(position: Position) -> Json:
    return {
        "id": position.id,
        "issue": position.issue,
        "holder": position.holder,
        "on_behalf_of": position.on_behalf_of,
        "stance": position.stance,
        "target": position.target,
        "reported_by": position.reported_by,
        "when": _when(position.when),
        "evidence": _refs(position.evidence),
        "rule": position.rule,
        "confidence": position.confidence,
        "probability": position.probability,
        "shown": position.shown,
        **_withdrawn(position),
    }


def _quote(quote: Quote) -> Json:
    return {
        "id": quote.id,
        "speaker": quote.speaker,
        "speaker_text": quote.speaker_text,
        "direct": quote.direct,
        "text": quote.text,
        "evidence": _refs(quote.evidence),
        "rule": quote.rule,
        "confidence": quote.confidence,
        **_withdrawn(quote),
    }


def _withdrawn(record: Visit | Meeting | Position | Quote) -> Json:
    """What its source says to correct a record, where it says so."""
    out: Json = {"withdrawn": True} if record.withdrawn else {}
    return out | ({"correction": _ref(record.correction)} if record.correction else {})


FORMAT = JsonFormat()
