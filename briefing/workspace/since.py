"""Since when something is news: a moment, as a reader words it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from briefing.errors import SinceError
from briefing.text.date_expressions import parse_iso
from briefing.workspace.arrivals import Arrival

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS = {"hour": 1, "day": 24, "week": 7 * 24}
_AGO = re.compile(r"(?:the )?(?:last )?(\d{1,4}) ?(hour|day|week)s?(?: ago)?")


class Since(Struct, frozen=True):
    """A moment, and what came in after it.

    Attributes:
        at: ISO 8601 in UTC, as arrivals are written.
        day: ISO date for what stood in the folder when it was first read, and is news where it was
            published on that day or later; empty where none of that is.
    """

    at: str
    day: str = ""

    @property
    def key(self) -> str:
        """Names the moment among others."""
        return f"{self.at} {self.day}".strip()

    @classmethod
    def of_key(cls, key: str) -> Since | None:
        """The moment of a key; None for the empty one."""
        at, _, day = key.partition(" ")
        return cls(at, day) if at else None

    def is_new(self, arrival: Arrival, published: str) -> bool:
        """Whether an article is news.

        Args:
            arrival: when it came in.
            published: ISO date of its publication; empty where that is not known.
        """
        if arrival.first:
            return bool(self.day) and published >= self.day
        return arrival.at >= self.at


def parse_since(words: str, today: datetime | None = None) -> Since:
    """``2024-05-01``, ``2024-05``, ``2024-05-01T08:00``, ``yesterday``, ``monday``, ``3 days``.

    Args:
        words: as typed; days begin at midnight where the program runs.
        today: the present, with its time zone.

    Raises:
        SinceError: they name no moment.
    """
    present = today or datetime.now().astimezone()
    try:
        found = _moment(" ".join(words.lower().split()), present)
        if found is None:
            raise SinceError(words)
        at = found.astimezone(UTC).isoformat(timespec="microseconds")
    except OverflowError:  # at the ends of the calendar
        raise SinceError(words) from None
    return Since(at, found.date().isoformat())


def _moment(words: str, present: datetime) -> datetime | None:
    if words in {"today", "yesterday"}:
        return _midnight(present.date() - timedelta(days=words == "yesterday"), present)
    if words.removeprefix("last ") in _WEEKDAYS:
        number = _WEEKDAYS.index(words.removeprefix("last "))
        back = (present.weekday() - number - 1) % 7 + 1  # never today: one looks back
        return _midnight(present.date() - timedelta(days=back), present)
    ago = _AGO.fullmatch(words)
    if ago:
        hours = int(ago[1]) * _UNITS[ago[2]]
        then = present - timedelta(hours=min(hours, 24 * 36500))
        return then if ago[2] == "hour" else _midnight(then.date(), present)
    if "t" in words or " " in words:
        return _with_time(words, present)
    known = parse_iso(words)
    return _midnight(known.start, present) if known else None


def _with_time(words: str, present: datetime) -> datetime | None:
    try:
        found = datetime.fromisoformat(words.upper().replace(" ", "T"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=present.tzinfo)


def _midnight(day: date, present: datetime) -> datetime:
    return datetime.combine(day, time(), present.tzinfo)
