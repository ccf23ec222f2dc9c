"""``briefing/1`` as types: what an export must be to keep the contract.

The words of the contract are spelt out here once more and never imported from the records: a record
that changes must not silently change what other programs were promised.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

ActorKind = Literal["person", "organisation", "group", "state"]
Form = Literal["name", "description", "pronoun"]
Mode = Literal["in person", "phone", "video", "message", "unknown"]
Status = Literal["announced", "under way", "held", "postponed", "cancelled", "declined", "denied"]
Stance = Literal[
    "support",
    "oppose",
    "demand",
    "seek",
    "offer",
    "commit",
    "concern",
    "accuse",
    "deny",
    "neutral",
]
Precision = Literal["day", "month", "year"]
PublishedBasis = Literal["stated", "metadata", "inferred", "user"]
WhenBasis = Literal["stated", "resolved", "inferred"]

_LENGTH = {"day": 10, "month": 7, "year": 4}
_MOST_SHOWN = 8
"""So many broken references are named in one message."""


def _real(text: str) -> str:
    """A date that the calendar has, its unknown month and day taken as the first."""
    date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    return text


Identifier = Annotated[str, Field(min_length=1)]
Words = Annotated[str, Field(min_length=1)]
Offset = Annotated[int, Field(ge=0)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_real)]
PartialDay = Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$"), AfterValidator(_real)]
Month = Annotated[str, Field(pattern=r"^\d{4}(-\d\d)?$"), AfterValidator(_real)]
Range = Annotated[list[Offset], Field(min_length=2, max_length=2)]
Confidence = Annotated[float, Field(ge=0, le=1)]


class _Part(BaseModel):
    """Every key is there and of its type; keys beyond the contract are let pass."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)


class Ref(_Part):
    """Words of a source: ``text == source_text[start:end]``."""

    source: Identifier
    start: Offset
    end: Offset
    text: Words

    @model_validator(mode="after")
    def _as_long_as_its_range(self) -> Self:
        if len(self.text) != self.end - self.start:
            raise ValueError(
                f"the text has {len(self.text)} code points, its range {self.end - self.start}"
            )
        return self


Evidence = Annotated[list[Ref], Field(min_length=1)]
"""Nothing is exported without the words that prove it."""


class Mention(Ref):
    """A place where an actor is meant."""

    form: Form


class PublishedOn(_Part):
    """A publication date, as precisely as it is known."""

    date: PartialDay
    precision: Precision
    basis: PublishedBasis

    @model_validator(mode="after")
    def _as_long_as_its_precision(self) -> Self:
        if len(self.date) != _LENGTH[self.precision]:
            raise ValueError(f"{self.date} does not name a {self.precision}")
        return self


class PublishedBetween(_Part):
    """Bounds of an unknown publication date, one of which may be unknown too."""

    start: Day | None
    end: Day | None
    basis: PublishedBasis

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.start is None and self.end is None:
            raise ValueError("neither bound is known; published must then be null")
        _in_order(self.start, self.end)
        return self


class When(_Part):
    """When something was; the words stay where the dates cannot be worked out."""

    start: Day | None
    end: Day | None
    precision: Precision | None
    text: Words
    basis: WhenBasis

    @model_validator(mode="after")
    def _whole(self) -> Self:
        known = {self.start is None, self.end is None, self.precision is None}
        if len(known) != 1:
            raise ValueError("start, end and precision are known together or not at all")
        _in_order(self.start, self.end)
        return self


class Aside(_Part):
    """A range of a text that is not the article, and the rule that says so."""

    start: Offset
    end: Offset
    rule: Words


class Source(_Part):
    """An article; its text is there only where it was asked for."""

    id: Identifier
    path: Words
    title: str | None
    outlet: str | None
    authors: list[str]
    published: PublishedOn | PublishedBetween | None
    url: str | None
    language: str | None
    body: list[Range]
    text_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    near_duplicates: list[Identifier]
    set_aside: list[Aside] = []
    text: str | None = None

    @model_validator(mode="after")
    def _of_its_text(self) -> Self:
        bounds = [offset for part in self.body for offset in part]
        if bounds != sorted(bounds):
            raise ValueError("the ranges of the body overlap or are out of order")
        if self.text is None:
            return self
        if bounds and bounds[-1] > len(self.text):
            raise ValueError("the body is longer than the text")
        if sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest() != self.text_sha256:
            raise ValueError("text_sha256 is not that of the text")
        return self


class Role(_Part):
    """An office somebody held."""

    title: Words
    organisation: str | None
    country: Country | None
    acting: bool
    former: bool
    as_of: Month | None
    evidence: Evidence


class Actor(_Part):
    """A person, organisation, group or state."""

    id: Identifier
    name: Words
    kind: ActorKind
    country: Country | None
    aliases: list[Words]
    roles: list[Role]
    mentions: list[Mention]


class Destination(_Part):
    """Where a journey led."""

    country: Country | None
    place: Words | None


class Proven(_Part):
    """What has an id, and words that prove it."""

    id: Identifier
    evidence: Evidence


class Finding(Proven):
    """What a rule found, and how sure that is."""

    rule: Words
    confidence: Confidence


class Visit(Finding):
    """A journey."""

    travellers: Annotated[list[Identifier], Field(min_length=1)]
    destination: Destination
    status: Status
    when: When | None
    days: Annotated[int, Field(ge=1)] | None
    purpose: str | None
    meetings: list[Identifier]
    issues: list[Identifier]


class Meeting(Finding):
    """A meeting, call or exchange of two or more."""

    visit: Identifier | None
    participants: Annotated[list[Identifier], Field(min_length=2)]
    sides: Annotated[list[Annotated[list[Identifier], Field(min_length=1)]], Field(min_length=1)]
    mode: Mode
    status: Status
    when: When | None
    place: Words | None
    issues: list[Identifier]

    @model_validator(mode="after")
    def _seated(self) -> Self:
        seated = [actor for side in self.sides for actor in side]
        if Counter(seated) != Counter(set(self.participants)):
            raise ValueError("each participant sits on one side, and nobody else does")
        if len(set(self.participants)) != len(self.participants):
            raise ValueError("a participant is named twice")
        return self


class Issue(Proven):
    """A matter on which sides take positions.

    ``parent`` is the name of a wider matter, which need not be named in any source itself.
    """

    name: Words
    parent: Words | None


class Position(Finding):
    """A side taken on an issue."""

    issue: Identifier
    holder: Identifier
    on_behalf_of: Identifier | None
    stance: Stance
    target: Identifier | None
    reported_by: Identifier | None
    when: When | None


class Quote(Finding):
    """Words somebody said or wrote."""

    speaker: Identifier | None
    speaker_text: str | None
    direct: bool
    text: Words


class NamedDate(_Part):
    """A calendar date that a source names."""

    value: PartialDay | None
    evidence: Evidence


class Export(_Part):
    """The whole object: every id that is named belongs to a record, and to one alone."""

    schema_name: Literal["briefing/1"] = Field(alias="schema")
    sources: list[Source]
    actors: list[Actor]
    visits: list[Visit]
    meetings: list[Meeting]
    issues: list[Issue]
    positions: list[Position]
    quotes: list[Quote]
    dates: list[NamedDate]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        wrong = [*self._shared_ids(), *self._dangling(), *self._misquoted(), *self._one_sided()]
        if wrong:
            more = f" (and {len(wrong) - _MOST_SHOWN} more)" if len(wrong) > _MOST_SHOWN else ""
            raise ValueError("; ".join(wrong[:_MOST_SHOWN]) + more)
        return self

    def refs(self) -> Iterator[tuple[str, Ref]]:
        """Every reference with a name for the record that holds it."""
        for actor in self.actors:
            yield from ((actor.id, mention) for mention in actor.mentions)
            yield from ((f"a role of {actor.id}", r) for role in actor.roles for r in role.evidence)
        proven: list[Proven] = [*self.visits, *self.meetings, *self.issues]
        for record in [*proven, *self.positions, *self.quotes]:
            yield from ((record.id, ref) for ref in record.evidence)
        for number, named in enumerate(self.dates):
            yield from ((f"date {number}", ref) for ref in named.evidence)

    def _shared_ids(self) -> Iterator[str]:
        for kind, ids in self._ids().items():
            yield from (f"{n} {kind}s are {i!r}" for i, n in Counter(ids).items() if n > 1)

    def _ids(self) -> dict[str, list[str]]:
        return {
            "source": [r.id for r in self.sources],
            "actor": [r.id for r in self.actors],
            "visit": [r.id for r in self.visits],
            "meeting": [r.id for r in self.meetings],
            "issue": [r.id for r in self.issues],
            "position": [r.id for r in self.positions],
            "quote": [r.id for r in self.quotes],
        }

    def _dangling(self) -> Iterator[str]:
        known = {kind: set(ids) for kind, ids in self._ids().items()}
        for holder, kind, named in self._named():
            for name in named:
                if name is not None and name not in known[kind]:
                    yield f"{holder} names the {kind} {name!r}, which is not there"

    def _named(self) -> Iterator[tuple[str, str, Iterable[str | None]]]:
        """(record, kind, ids of that kind that it names)."""
        for source in self.sources:
            yield source.id, "source", source.near_duplicates
        for holder, ref in self.refs():
            yield holder, "source", (ref.source,)
        for visit in self.visits:
            yield visit.id, "actor", visit.travellers
            yield visit.id, "meeting", visit.meetings
            yield visit.id, "issue", visit.issues
        for meeting in self.meetings:
            yield meeting.id, "actor", meeting.participants
            yield meeting.id, "visit", (meeting.visit,)
            yield meeting.id, "issue", meeting.issues
        for p in self.positions:
            yield p.id, "issue", (p.issue,)
            yield p.id, "actor", (p.holder, p.on_behalf_of, p.target, p.reported_by)
        for quote in self.quotes:
            yield quote.id, "actor", (quote.speaker,)

    def _misquoted(self) -> Iterator[str]:
        texts = {source.id: source.text for source in self.sources}
        for holder, ref in self.refs():
            text = texts.get(ref.source)
            if text is not None and text[ref.start : ref.end] != ref.text:
                yield f"{holder} quotes {ref.text!r}, which {ref.source} does not say there"

    def _one_sided(self) -> Iterator[str]:
        of_meeting = {(m.visit, m.id) for m in self.meetings if m.visit is not None}
        of_visit = {(v.id, meeting) for v in self.visits for meeting in v.meetings}
        for visit, meeting in sorted(of_meeting ^ of_visit):
            yield f"only one of {visit!r} and {meeting!r} names the other"


def _in_order(start: str | None, end: str | None) -> None:
    if start is not None and end is not None and start > end:
        raise ValueError(f"{start} is after {end}")


def validate(data: object) -> Export:
    """Read an export as its contract.

    Args:
        data: what ``json.loads`` made of it.

    Raises:
        pydantic.ValidationError: it is not what ``briefing/1`` promises; the message says where.
    """
    return Export.model_validate(data)
