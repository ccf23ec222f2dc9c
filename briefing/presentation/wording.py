"""Short words for records: last names, destinations, labels of sources, what is settled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from briefing.models import Briefing, Office, ReviewState, Source, Visit
from briefing.resources.countries import short_name, state_name
from briefing.text.name_particles import name_particles
from briefing.text.normalisation import fold, one_line

if TYPE_CHECKING:
    from briefing.models.news import NewsCounts

CALL = "☎"
WITHDRAWN = "⊗"
"""Its source takes it back, or corrects it."""
CONFIRMED, CHANGED, PINNED, NOTED, DISPUTED = "✓", "✎", "⚑", "✐", "≠"
"""What the reader has settled, and where sources disagree."""


def source_label(source: Source) -> str:
    """What names a source: the number its file begins with, else the file's name."""
    name = source.path.partition("#")[2] or PurePosixPath(source.path).stem
    head = name.split("_", 1)[0]
    return one_line(head if 0 < len(head) <= 8 and head.isdigit() else name)


def source_title(source: Source) -> str:
    """Its headline; without one its first sentence, and without any its file."""
    return one_line(source.title or source.opening or source.path)


def surname(kind: str, name: str, country: str | None) -> str:
    """The family name of a person with its particle; other actors' names as they are.

    It is the first of ``Wei Fenghe``, where the state writes it so and the word is one.
    """
    if kind == "state" and country:
        return short_name(country)
    name = one_line(name)
    if kind != "person":
        return name
    words = [w for w in name.split() if w.rstrip(".,") not in {"Jr", "Sr"}]
    if len(words) > 1 and _stands_first(fold(words[0]), country):
        return words[0]
    first = len(words) - 1
    while first > 0 and words[first - 1].lower().strip("-") in name_particles():
        first -= 1
    return " ".join(words[max(0, first) :]).rstrip(",") or name


@lru_cache(maxsize=4096)
def _stands_first(word: str, country: str | None) -> bool:
    """Whether a folded word before a name is the family's, as that state writes it."""
    from briefing.text.given_names import FAMILY_FIRST, SURNAME_FIRST  # read when first asked for

    return country in SURNAME_FIRST and word in FAMILY_FIRST


def some(names: Collection[str], most: int) -> str:
    """The first names, the rest as a number."""
    known = list(names)
    more = f" +{len(known) - most}" if len(known) > most else ""
    return ", ".join(known[:most]) + more


def destination(visit: Visit, *, short: bool = False) -> str:
    """Where a visit goes."""
    if visit.country:
        return short_name(visit.country) if short else state_name(visit.country)
    return one_line(visit.place or "?")


def office(role: Office) -> str:
    """``Chief of Army Staff · PAK``."""
    title = one_line(role.title)
    country = f" · {role.country}" if role.country else ""
    return title[:1].upper() + title[1:] + country


def settled(judged: ReviewState | None, *, disputed: bool) -> str:
    """Marks of what the reader has settled about a record, and of disagreeing sources."""
    marks = [DISPUTED] if disputed else []
    if judged:
        marks += [CHANGED] if judged.changed else []
        marks += [NOTED] if judged.notes else []
        marks += [PINNED] if judged.pinned else []
        marks += [CONFIRMED] if judged.confirmed else []
    return "".join(marks)


def kinds_in_words(briefing: Briefing) -> str:
    """``3 visits, 1 meeting, 2 positions, 4 quotes``."""
    kinds: tuple[tuple[Sequence[object], str], ...] = (
        (briefing.visits, "visit"),
        (briefing.meetings, "meeting"),
        (briefing.positions, "position"),
        (briefing.quotes, "quote"),
    )
    return ", ".join(plural(len(records), noun) for records, noun in kinds)


def plural(count: int, noun: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def news_in_words(found: NewsCounts) -> str:
    """``3 visits, 2 changed, 11 positions from 14 new articles``; empty where there are none."""
    told = [
        plural(found.visits, "visit") if found.visits else "",
        plural(found.meetings, "meeting") if found.meetings else "",
        f"{found.changed} changed" if found.changed else "",
        plural(found.positions, "position") if found.positions else "",
    ]
    words = ", ".join(filter(None, told))
    if not found.articles:
        return words
    return f"{words or 'nothing'} from {plural(found.articles, 'new article')}"


def counts(sources: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """How many articles, and from how many independent origins, of (id, origin) of sources."""
    known = dict(sources)
    return len(known), len({origin or source for source, origin in known.items()})


def count_words(articles: int, origins: int) -> str:
    """``1 article``, ``14 articles, 2 origins``; origins are told where they are fewer."""
    words = plural(articles, "article")
    return words if origins == articles else f"{words}, {plural(origins, 'origin')}"
