"""The offices of one actor as a dated history, as far as its sources show it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from briefing.link.date_resolution import publication
from briefing.link.office_classes import held_by_one, office_class
from briefing.link.read_article import ReadArticle
from briefing.models import Office, Ref
from briefing.models.extraction import Entity, MeetingFound, OfficeClaim, VisitFound
from briefing.text.date_expressions import resolve
from briefing.text.normalisation import fold

_Seen = tuple[str | None, OfficeClaim, Ref]


def office_history(
    members: Iterable[tuple[ReadArticle, Entity]], country: str | None
) -> tuple[Office, ...]:
    """Offices by time, the same office of several sources once with all its evidence.

    Args:
        members: the articles that name the actor, with what each says.
        country: the state the actor serves, for offices that name none.
    """
    gathered: dict[tuple[str, str, bool, bool], list[_Seen]] = defaultdict(list)
    for read, entity in members:
        published = read.article.published
        month = published.date[:7] if published and published.date else None
        for claim in entity.offices:
            office = office_class(claim.title, claim.country or country)
            body = "" if held_by_one(office) else fold(claim.organisation or "")
            key = office, body, claim.acting, claim.former
            seen = _long_ago(read, claim) or month
            gathered[key].append((seen, claim, read.ref(claim.evidence)))
    offices = [_office(claims, country) for claims in gathered.values()]
    return tuple(sorted(offices, key=lambda o: (o.as_of or "9999", o.title)))


def _long_ago(read: ReadArticle, claim: OfficeClaim) -> str | None:
    """The month of an event of years before that the words for an office tell of.

    ``Fifty years ago today President A arrived``: he was president then, not today.
    """
    today = publication(read.article)
    found = read.extraction
    events: tuple[MeetingFound | VisitFound, ...] = (*found.meetings, *found.visits)
    for event in events:
        inside = any(s.start <= claim.evidence.start < s.end for s in event.evidence)
        if today is None or event.when is None or not inside:
            continue
        day = resolve(found.dates[event.when], today)
        if day and day.precision != "year" and day.end.year < today.start.year - _RECENT:
            return day.start.isoformat()[:7]
    return None


_RECENT = 1
"""Years back that an office is taken to be held still."""


def _office(claims: list[_Seen], country: str | None) -> Office:
    first = min(claims, key=lambda c: (c[0] or "9999", c[2].source, c[2].start))
    claim = first[1]
    titles = Counter(c.title for _, c, _ in claims)
    return Office(
        max(titles, key=lambda t: (titles[t], t == claim.title, t)),
        next((c.organisation for _, c, _ in claims if c.organisation), None),
        next((c.country for _, c, _ in claims if c.country), None) or country,
        claim.acting,
        claim.former,
        first[0],
        tuple(ref for _, _, ref in claims),
        max((month for month, _, _ in claims if month), default=None),
    )
