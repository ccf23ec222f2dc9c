"""One line on each record: what lists show, counted and worded once when the folder is linked."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Highlight(NamedTuple):
    """A highlighted range of a text and what it stands for."""

    start: int
    end: int
    kind: str
    """person, body, state, date, quote or position."""
    id: str
    """Of the actor, quote or position; of a date its ISO value, empty where it has none."""


class EventLine(NamedTuple):
    """A visit or a meeting.

    Attributes:
        place: in the list of visits, from zero; None for a meeting that belongs to a visit.
        start, end: ISO dates of the time, empty where nothing is known of it.
        text, year: the date as the list shows it.
        reported: no words date the event; the date is that of the sources that tell it.
        unseen: announced for a time that is past, and no source saw it.
        who: surnames of travellers, or of both sides.
        words: everything a filter looks at, folded.
        vague: a party to it has no name: ``key US officials``.
    """

    id: str
    place: int | None
    kind: str
    status: str
    mode: str
    start: str
    end: str
    sort: str
    year: str
    text: str
    reported: bool
    title: str
    who: str
    country: str
    visit: str
    articles: int
    origins: int
    marks: str
    unseen: bool
    words: str
    vague: bool = False


class ActorLine(NamedTuple):
    """An actor. ``events`` counts its visits and meetings; ``unnamed``: no source names it."""

    id: str
    place: int
    kind: str
    name: str
    short: str
    country: str
    mentions: int
    articles: int
    origins: int
    events: int
    unnamed: bool = False


class IssueLine(NamedTuple):
    """An issue on which somebody takes a side; ``unsure`` counts positions that are kept back.

    ``heading`` is the drawer it lies in, as a reader sees it; empty where none is known.
    """

    id: str
    place: int
    name: str
    sides: int
    positions: int
    articles: int
    origins: int
    unsure: int = 0
    heading: str = ""


class PositionLine(NamedTuple):
    """A position: whose, for which side, on which day (ISO, as precise as known, else empty)."""

    id: str
    place: int
    issue: str
    holder: str
    side: str
    stance: str
    day: str
    source: str


class SourceLine(NamedTuple):
    """An article, and how much was drawn from it."""

    id: str
    place: int
    path: str
    label: str
    title: str
    outlet: str
    day: str
    date: str
    origin: str
    copies: int
    hidden: bool
    visits: int
    meetings: int
    positions: int
    quotes: int
    actors: int


class PairLine(NamedTuple):
    """Two actors on opposite sides of meetings; each pair stands both ways."""

    id: str
    other: str
    meetings: int


LINES = (EventLine, ActorLine, IssueLine, PositionLine, SourceLine, PairLine)


class Facts(NamedTuple):
    """The folder in numbers."""

    articles: int = 0
    first_year: str = ""
    last_year: str = ""
    events: int = 0
    positions: int = 0
    newest: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines, and who belongs to whom.

    Attributes:
        lines: of every class of ``LINES``.
        links: (name of the relation, id, id or words that belong to it), in order.
        marks: of each source, wider ones before narrower ones.
        facts: in numbers.
    """

    lines: tuple[object, ...] = ()
    links: tuple[tuple[str, str, str], ...] = ()
    marks: dict[str, tuple[Highlight, ...]] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
