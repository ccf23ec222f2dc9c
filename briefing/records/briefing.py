"""What is known across articles. Records name one another by id and are proven by ``Ref``."""

from dataclasses import dataclass, field

from briefing.records.article import Precision, Published, Span
from briefing.records.extraction import ActorKind, Form, Mode, Stance, Status


@dataclass(frozen=True, slots=True)
class Ref:
    """Words of a source: ``text == source_text[start:end]``, always."""

    source: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class MentionRef(Ref):
    """A place where an actor is meant."""

    form: Form = "name"


@dataclass(frozen=True, slots=True)
class When:
    """The time of something. ``start`` and ``end`` are ISO dates, inclusive, None where unknown."""

    start: str | None
    end: str | None
    precision: Precision | None
    text: str
    basis: str = "stated"


@dataclass(frozen=True, slots=True)
class Source:
    """An article without its text."""

    id: str
    path: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: Published | None
    url: str | None
    language: str | None
    body: tuple[Span, ...]
    text_sha256: str
    near_duplicates: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody held, as a source gives it."""

    title: str
    organisation: str | None
    country: str | None
    acting: bool
    former: bool
    as_of: str | None
    evidence: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, group or state."""

    id: str
    kind: ActorKind
    name: str
    country: str | None
    aliases: tuple[str, ...]
    roles: tuple[Office, ...]
    mentions: tuple[MentionRef, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """A journey, from all the sources that tell it."""

    id: str
    travellers: tuple[str, ...]
    country: str | None
    place: str | None
    status: Status
    when: When | None
    days: int | None
    purpose: str | None
    meetings: tuple[str, ...]
    issues: tuple[str, ...]
    evidence: tuple[Ref, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting, call or exchange, from all the sources that tell it."""

    id: str
    visit: str | None
    participants: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    mode: Mode
    status: Status
    when: When | None
    country: str | None
    place: str | None
    issues: tuple[str, ...]
    evidence: tuple[Ref, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Issue:
    """A matter on which sides take positions."""

    id: str
    name: str
    parent: str | None
    evidence: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A side taken on an issue."""

    id: str
    issue: str
    holder: str
    on_behalf_of: str | None
    stance: Stance
    target: str | None
    reported_by: str | None
    when: When | None
    evidence: tuple[Ref, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody said or wrote."""

    id: str
    speaker: str | None
    speaker_text: str | None
    direct: bool
    text: str
    evidence: tuple[Ref, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class DateRecord:
    """A calendar date named in a source; ``value`` is None where it cannot be worked out."""

    value: str | None
    evidence: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything, as it stands on the screen and in the export."""

    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    visits: tuple[Visit, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    issues: tuple[Issue, ...] = ()
    positions: tuple[Position, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateRecord, ...] = ()
