"""What stands in a report of news: what changed, what is new, what is coming."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.models import Source
from briefing.models.news import NewsItem, counted
from briefing.presentation.wording import news_in_words

HEADINGS: tuple[tuple[str, str], ...] = (
    ("visit", "New visits"),
    ("meeting", "New meetings"),
    ("position", "New positions"),
    ("issue", "New issues"),
    ("quote", "New quotes"),
    ("actor", "New actors"),
    ("source", "New articles"),
)
"""The parts of a report below what changed, by kinds of records."""


@dataclass(frozen=True, slots=True)
class ComingEvent:
    """An announced event in words.

    Attributes:
        kind, record: the event.
        day: ISO day under which it stands; empty for none.
        when: its date in words.
        title: who goes where, or who meets whom.
        articles: how many tell it.
        said: what each side last said of it, with who said it.
    """

    kind: str
    record: str
    day: str
    when: str
    title: str
    articles: int
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsReport:
    """One report.

    Attributes:
        since: the moment in words.
        items: what is new and what changed.
        sources: of the words that prove it, by id.
        coming, unseen: what is announced, and what was announced and passed unseen.
    """

    since: str
    items: tuple[NewsItem, ...]
    sources: Mapping[str, Source]
    coming: tuple[ComingEvent, ...] = ()
    unseen: tuple[ComingEvent, ...] = ()

    @property
    def summary(self) -> str:
        """``3 visits, 2 changed, 11 positions from 14 new articles``."""
        return news_in_words(counted(self.items)) or "nothing new"

    def sections(self) -> list[tuple[str, list[NewsItem]]]:
        """The parts that are not empty: watched ones, what changed, then kind by kind."""
        watched = [i for i in self.items if i.watched]
        rest = [i for i in self.items if not i.watched]
        parts = [("Watched", watched), ("Changed", [i for i in rest if i.is_change])]
        parts += [
            (words, [i for i in rest if not i.is_change and i.kind == kind])
            for kind, words in HEADINGS
        ]
        return [(words, items) for words, items in parts if items]


def only_watched(items: Iterable[NewsItem]) -> tuple[NewsItem, ...]:
    """Those that concern what is watched."""
    return tuple(i for i in items if i.watched)
