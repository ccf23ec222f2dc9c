"""What is found in one article. Everything points into its text by code points.

Actors are named by their position in ``Extraction.entities``, dates by theirs in ``dates``.
Dates are kept as written, with the tense around them: they are resolved when articles are
linked, so that a new publication date needs no new reading.
"""

from dataclasses import dataclass, field

from briefing.models.article import Span
from briefing.models.date_words import DateWords
from briefing.models.enums import ActorKind, Form, Mode, Stance, Status


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is meant."""

    span: Span
    form: Form


@dataclass(frozen=True, slots=True)
class OfficeClaim:
    """An office that the article gives somebody, in its words."""

    title: str
    organisation: str | None
    country: str | None
    acting: bool
    former: bool
    evidence: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor within one article."""

    kind: ActorKind
    name: str
    country: str | None
    mentions: tuple[Mention, ...]
    offices: tuple[OfficeClaim, ...] = ()
    nameless: bool = False
    """Known by an office or description alone (``the acting US chargé d’affaires``)."""


@dataclass(frozen=True, slots=True)
class Found:
    """What every finding carries: evidence, the rule that found it, a confidence (0 to 1).

    ``reasons`` of a finding that was scored: what weighs most in its confidence.
    """

    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class MeetingFound(Found):
    """A meeting, call or exchange between sides."""

    sides: tuple[tuple[int, ...], ...]
    mode: Mode
    status: Status
    when: int | None = None
    country: str | None = None
    place: str | None = None
    issues: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitFound(Found):
    """A journey to another country or place."""

    travellers: tuple[int, ...]
    country: str | None
    place: str | None
    status: Status
    when: int | None = None
    days: int | None = None
    purpose: str | None = None
    issues: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteFound(Found):
    """Words somebody said or wrote. ``evidence[0]`` is what stands between the marks."""

    speaker: int | None
    speaker_text: str | None
    direct: bool


@dataclass(frozen=True, slots=True)
class PositionFound(Found):
    """A side taken on an issue."""

    issue: str
    holder: int
    stance: Stance
    on_behalf_of: int | None = None
    target: int | None = None
    reported_by: int | None = None
    when: int | None = None
    probability: float | None = None
    heading: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueFound:
    """An issue with the places that name it."""

    name: str
    parent: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article."""

    entities: tuple[Entity, ...] = ()
    dates: tuple[DateWords, ...] = ()
    meetings: tuple[MeetingFound, ...] = ()
    visits: tuple[VisitFound, ...] = ()
    quotes: tuple[QuoteFound, ...] = ()
    positions: tuple[PositionFound, ...] = ()
    issues: tuple[IssueFound, ...] = ()
    sentences: tuple[Span, ...] = field(default=())
    signature: tuple[int, ...] = ()
    """MinHash of the text, by which copies of it are found; see ``records.shingles``."""
    vectors: bytes = b""
    """What sentences mean, for the search by meaning: of each that was read for it its number in
    ``sentences`` (two bytes, the lower first), then a byte a dimension. They are kept apart."""
