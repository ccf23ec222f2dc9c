"""What has come into a briefing since a moment, and what that changed."""

from typing import Literal

from msgspec import Struct

from briefing.models.briefing import Ref

NewsKind = Literal["visit", "meeting", "position", "quote", "issue", "actor", "source"]
Matter = Literal[
    "new",
    "status",
    "date",
    "place",
    "stance",
    "discrepancy opened",
    "discrepancy closed",
    "office",
    "correction",
    "withdrawal",
    "gone",
]
"""``new``, or what of a record changed; ``gone`` is what later articles took back."""


class NewsItem(Struct, frozen=True):
    """A record that is new, or one thing about a record that changed.

    Attributes:
        kind, record: the record; of what is gone, the id it had.
        matter: ``new``, or what changed.
        title: the record in a few words.
        before, after: how it stood and stands, in words; ``before`` is empty for what is new.
        old, new: the words that prove either.
        arrived: when the newest article behind it came in, ISO 8601 in UTC.
        watched: the reader's own word or pin that it concerns; empty for none.
    """

    kind: NewsKind
    record: str
    matter: Matter
    title: str
    before: str = ""
    after: str = ""
    old: tuple[Ref, ...] = ()
    new: tuple[Ref, ...] = ()
    arrived: str = ""
    watched: str = ""

    @property
    def key(self) -> str:
        """Names the item among all others of a folder."""
        return f"{self.kind}:{self.record}:{self.matter}"

    @property
    def is_change(self) -> bool:
        """Whether something that was known is otherwise now."""
        return self.matter != "new"

    @property
    def move(self) -> str:
        """Of a change, how it stood and stands."""
        return f"{self.before or 'not known'} → {self.after or 'no longer told'}"

    @property
    def told(self) -> str:
        """What a line tells beside title and matter; of a turn, the title tells it all."""
        if self.matter == "stance":
            return ""
        return self.move if self.is_change else self.after


class NewsCounts(Struct, frozen=True):
    """News in numbers, as the line above the lists tells them."""

    visits: int = 0
    meetings: int = 0
    changed: int = 0
    positions: int = 0
    articles: int = 0


def counted(items: "tuple[NewsItem, ...] | list[NewsItem]") -> NewsCounts:
    """News in numbers."""
    new = [item.kind for item in items if not item.is_change]
    return NewsCounts(
        new.count("visit"),
        new.count("meeting"),
        sum(item.is_change for item in items),
        new.count("position"),
        new.count("source"),
    )
