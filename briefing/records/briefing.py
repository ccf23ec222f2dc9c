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
class Bound:
    """An office that somebody holds in an undated source, and when it was held."""

    person: str
    office: str
    start: str | None
    end: str | None
    basis: str
    """``table``, ``table, unverified`` or the paths of dated sources."""


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
    origin: str = ""
    """Sources of one origin (copies of one wire text) share it: the id of the first of them."""
    dated_by: tuple[Bound, ...] = ()
    """Why an undated source is put between two dates."""
    hidden: bool = False
    """The reader wants nothing of it; it takes no part in linking."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody held, as sources give it: first and last seen ``as_of`` and ``until``.

    Both are months (``2019-07``), or years where no source is dated better; None where none is
    dated.
    """

    title: str
    organisation: str | None
    country: str | None
    acting: bool
    former: bool
    as_of: str | None
    evidence: tuple[Ref, ...]
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that speaks for (or, with a negative weight, against) two being one."""

    name: str
    weight: float
    words: str
    """What was compared."""


@dataclass(frozen=True, slots=True)
class Join:
    """Why a form of name in some sources was taken for this actor."""

    form: str
    sources: tuple[str, ...]
    signals: tuple[Signal, ...]

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(s.weight for s in self.signals)


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
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of an event's ledger: how it stood, according to whom, and when that was said."""

    status: Status
    said: str | None
    """ISO date (or month, year) on which the first of the sources appeared; None if unknown."""
    when: When | None
    evidence: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """What some sources say."""

    value: str
    evidence: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Sources that disagree on one event.

    ``matter`` is date, place, country, leader, length, mode, status or topics; ``kind`` and
    ``record`` name the event.
    """

    kind: str
    record: str
    matter: str
    variants: tuple[Variant, ...]


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
    steps: tuple[Step, ...] = ()


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
    steps: tuple[Step, ...] = ()


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
class Judged:
    """What the reader has settled about a record."""

    record: str
    confirmed: bool = False
    pinned: bool = False
    changed: tuple[str, ...] = ()
    """Names of the fields that are the reader's."""
    notes: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    """Ids of the judgements."""


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
    discrepancies: tuple[Discrepancy, ...] = ()
    judged: tuple[Judged, ...] = ()
