"""What is known across articles. Records name one another by id and are proven by ``Ref``.

They are msgspec structs, alike to frozen dataclasses in use: made in C, they are read from the
store twice as fast, and the terminal starts a tenth sooner.
"""

from msgspec import Struct

from briefing.models.article import Precision, Published, SetAside, Span
from briefing.models.enums import ActorKind, Form, Mode, Stance, Status


class Ref(Struct, frozen=True):
    """Words of a source: ``text == source_text[start:end]``, always."""

    source: str
    start: int
    end: int
    text: str


class MentionRef(Ref, frozen=True):
    """A place where an actor is meant."""

    form: Form = "name"


class When(Struct, frozen=True):
    """The time of something. ``start`` and ``end`` are ISO dates, inclusive, None where unknown."""

    start: str | None
    end: str | None
    precision: Precision | None
    text: str
    basis: str = "stated"


class Bound(Struct, frozen=True):
    """An office that somebody holds in an undated source, and when it was held."""

    person: str
    office: str
    start: str | None
    end: str | None
    basis: str
    """``table``, ``table, unverified`` or the paths of dated sources."""


class Source(Struct, frozen=True):
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
    sentences: tuple[Span, ...] = ()
    origin: str = ""
    """Sources of one origin (copies of one wire text) share it: the id of the first of them."""
    dated_by: tuple[Bound, ...] = ()
    """Why an undated source is put between two dates."""
    hidden: bool = False
    """The reader wants nothing of it; it takes no part in linking."""
    set_aside: tuple[SetAside, ...] = ()
    """What of its text is not the article."""
    opening: str = ""
    """Of an article without a headline its first sentence, cut at a word: what names it then."""


class Office(Struct, frozen=True):
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


class Signal(Struct, frozen=True):
    """Something that speaks for (or, with a negative weight, against) two being one."""

    name: str
    weight: float
    words: str
    """What was compared."""


class Join(Struct, frozen=True):
    """Why a form of name in some sources was taken for this actor."""

    form: str
    sources: tuple[str, ...]
    signals: tuple[Signal, ...]

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(s.weight for s in self.signals)


class Actor(Struct, frozen=True):
    """A person, organisation, group or state."""

    id: str
    kind: ActorKind
    name: str
    country: str | None
    aliases: tuple[str, ...]
    roles: tuple[Office, ...]
    mentions: tuple[MentionRef, ...]
    joins: tuple[Join, ...] = ()
    inferred: str = ""
    """Why the state is this one, where no article says so."""


class Step(Struct, frozen=True):
    """One entry of an event's status history: how it stood, who said so, and when."""

    status: Status
    said: str | None
    """ISO date (or month, year) on which the first of the sources appeared; None if unknown."""
    when: When | None
    evidence: tuple[Ref, ...]


class Variant(Struct, frozen=True):
    """What some sources say."""

    value: str
    evidence: tuple[Ref, ...]


class Discrepancy(Struct, frozen=True):
    """Sources that disagree on one event.

    ``matter`` is date, place, country, leader, length, mode, status or topics; ``kind`` and
    ``record`` name the event.
    """

    kind: str
    record: str
    matter: str
    variants: tuple[Variant, ...]


class Visit(Struct, frozen=True):
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
    reasons: tuple[str, ...] = ()
    """What weighs most in the confidence."""
    withdrawn: bool = False
    """Its source takes it back."""
    correction: Ref | None = None
    """What the source says to correct it, or to take it back."""


class Meeting(Struct, frozen=True):
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
    reasons: tuple[str, ...] = ()
    """What weighs most in the confidence."""
    withdrawn: bool = False
    """Its source takes it back."""
    correction: Ref | None = None
    """What the source says to correct it, or to take it back."""


class Issue(Struct, frozen=True):
    """A matter on which sides take positions; ``heading`` is a key of ``headings.toml``."""

    id: str
    name: str
    parent: str | None
    evidence: tuple[Ref, ...]
    heading: str = ""


class Position(Struct, frozen=True):
    """A side taken on an issue.

    ``probability`` is that holder, stance and issue are right; None where nothing scored it. Where
    ``shown`` is False it is kept back from lists, and counted there.
    """

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
    probability: float | None = None
    shown: bool = True
    reasons: tuple[str, ...] = ()
    """What weighs most in the probability."""
    withdrawn: bool = False
    """Its source takes it back."""
    correction: Ref | None = None
    """What the source says to correct it, or to take it back."""


class Quote(Struct, frozen=True):
    """Words somebody said or wrote."""

    id: str
    speaker: str | None
    speaker_text: str | None
    direct: bool
    text: str
    evidence: tuple[Ref, ...]
    rule: str
    confidence: float
    withdrawn: bool = False
    """Its source takes it back."""
    correction: Ref | None = None
    """What the source says to correct it, or to take it back."""


class DateRecord(Struct, frozen=True):
    """A calendar date named in a source; ``value`` is None where it cannot be worked out."""

    value: str | None
    evidence: tuple[Ref, ...]


class ReviewState(Struct, frozen=True):
    """What the reader has settled about a record."""

    record: str
    confirmed: bool = False
    pinned: bool = False
    changed: tuple[str, ...] = ()
    """Names of the fields that are the reader's."""
    notes: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    """Ids of the judgements."""


class Briefing(Struct, frozen=True):
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
    judged: tuple[ReviewState, ...] = ()
