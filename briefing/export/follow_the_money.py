"""``ftm``: entities of FollowTheMoney, a JSON object a line, each with what proves it.

Visit → Trip, meeting → Event, office → Position and Occupancy, source → Article. A date that is not
plain is cut or dropped there without a word (followthemoney 4.11), so only plain ones are given.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from briefing.models import Actor, Briefing, Meeting, Ref, Source, Visit, When
from briefing.models.article import ISO_LENGTH
from briefing.models.enums import DID_NOT_HAPPEN
from briefing.presentation.titles import Titles
from briefing.presentation.wording import source_title
from briefing.resources import word_list

Properties = dict[str, list[str]]
_SCHEMAS = {
    "person": "Person",
    "organisation": "Organization",
    "group": "Organization",
    "state": "PublicBody",
}


class FollowTheMoneyFormat:
    """Entities in the order sources, actors, offices, events."""

    name = "ftm"
    suffix = ".ftm.json"

    def write(self, briefing: Briefing, texts: Mapping[str, str] | None) -> str:
        """One entity a line; what did not happen is no event."""
        return "".join(
            json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n"
            for entity in _entities(briefing)
        )


def _entities(briefing: Briefing) -> Iterator[dict[str, Any]]:
    titles = Titles(briefing)
    for source in briefing.sources:
        yield _entity(source.id, "Article", _source(source))
    for actor in briefing.actors:
        yield _entity(actor.id, _SCHEMAS[actor.kind], _actor(actor))
        yield from _offices(actor)
    for visit in briefing.visits:
        if visit.status not in DID_NOT_HAPPEN:
            yield _entity(visit.id, "Trip", _trip(visit, titles))
    for meeting in briefing.meetings:
        if meeting.status not in DID_NOT_HAPPEN:
            yield _entity(meeting.id, "Event", _meeting(meeting, titles))


def _entity(name: str, schema: str, properties: Properties) -> dict[str, Any]:
    kept = {key: values for key, values in properties.items() if values}
    return {"id": _id(name), "schema": schema, "properties": kept}


def _id(name: str) -> str:
    """An id that may be referred to: of one with a colon every reference is dropped untold."""
    return name.replace(":", "-")


def _source(source: Source) -> Properties:
    day = source.published.date if source.published else None
    return {
        "title": [source_title(source)],
        "fileName": [source.path],
        "publisher": [source.outlet] if source.outlet else [],
        "author": list(source.authors),
        "publishedAt": [day] if day else [],
        "sourceUrl": [source.url] if source.url else [],
    }


def _actor(actor: Actor) -> Properties:
    found: Properties = {
        "name": [actor.name],
        "alias": [alias for alias in actor.aliases if alias != actor.name],
        "country": _country(actor.country),
    }
    if actor.kind == "person":
        found["position"] = list(dict.fromkeys(role.title for role in actor.roles))
    return found


def _offices(actor: Actor) -> Iterator[dict[str, Any]]:
    if actor.kind != "person":
        return
    for number, role in enumerate(actor.roles, 1):
        position = f"{actor.id}-position-{number}"
        names = [f"{role.title}, {role.organisation}" if role.organisation else role.title]
        yield _entity(position, "Position", {"name": names, "country": _country(role.country)})
        yield _entity(
            f"{actor.id}-occupancy-{number}",
            "Occupancy",
            {
                "holder": [_id(actor.id)],
                "post": [_id(position)],
                "status": ["ended" if role.former else "current"] if role.former else [],
                "startDate": [],
                "date": [role.as_of] if role.as_of else [],
                "proof": _proof(role.evidence),
            },
        )


def _trip(visit: Visit, titles: Titles) -> Properties:
    return {
        "name": [" ".join(titles.of(visit).split())],
        "involved": list(map(_id, visit.travellers)),
        "country": _country(visit.country),
        "location": [visit.place] if visit.place else [],
        "summary": [f"{visit.status}{': ' + visit.purpose if visit.purpose else ''}"],
        **_dated(visit.when),
        "proof": _proof(visit.evidence),
        "description": [ref.text for ref in visit.evidence[:3]],
    }


def _meeting(meeting: Meeting, titles: Titles) -> Properties:
    return {
        "name": [" ".join(titles.of(meeting).split())],
        "involved": list(map(_id, meeting.participants)),
        "country": _country(meeting.country),
        "location": [meeting.place] if meeting.place else [],
        "summary": [f"{meeting.status}, {meeting.mode}"],
        **_dated(meeting.when),
        "proof": _proof(meeting.evidence),
        "description": [ref.text for ref in meeting.evidence[:3]],
    }


def _dated(when: When | None) -> Properties:
    if when is None or not when.start or not when.end:
        return {}
    length = ISO_LENGTH[when.precision or "year"]
    if when.start == when.end or when.precision != "day":
        return {"date": [when.start[:length]]}
    return {"startDate": [when.start], "endDate": [when.end]}


def _proof(evidence: tuple[Ref, ...]) -> list[str]:
    return list(dict.fromkeys(ref.source for ref in evidence))


def _country(code: str | None) -> list[str]:
    return [_codes()[code]] if code in _codes() else []


@cache
def _codes() -> dict[str | None, str]:
    """alpha-3 → the code that FollowTheMoney has."""
    pairs = (pair.partition("=") for pair in word_list("follow_the_money", "codes"))
    return {three: two for three, _, two in pairs}


FORMAT = FollowTheMoneyFormat()
