"""What the reader has decided, as linking takes it: plain pairs, names and marks on findings.

A finding is named by ``FindingId``: the source, the kind (``actor``, ``visit``, ``meeting``) and
its number in the article's extraction, as amended.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class FindingId:
    """A finding of one article."""

    source: str
    kind: str
    number: int

    @property
    def place(self) -> tuple[str, int]:
        """Source and number."""
        return self.source, self.number


@dataclass(frozen=True, slots=True)
class ActorOverride:
    """A name given to the actor (kind and state too, where given) that an entity belongs to."""

    spot: FindingId
    name: str | None = None
    kind: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something settled about the record that a finding belongs to."""

    spot: FindingId
    by: str
    confirmed: bool = False
    pinned: bool = False
    changed: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything that linking must obey.

    Attributes:
        must_link: pairs that are one actor, visit or meeting.
        cannot_link: pairs that are two; the first was split off from the record of the second.
        names: names, kinds and states of actors.
        owners: meetings put to a visit, or to none.
        marks: what is settled about records; a status that is settled stays.
        hidden: sources that take no part.
    """

    must_link: tuple[tuple[FindingId, FindingId], ...] = ()
    cannot_link: tuple[tuple[FindingId, FindingId], ...] = ()
    names: tuple[ActorOverride, ...] = ()
    owners: tuple[tuple[FindingId, FindingId | None], ...] = ()
    marks: tuple[Annotation, ...] = ()
    hidden: frozenset[str] = field(default_factory=frozenset)
