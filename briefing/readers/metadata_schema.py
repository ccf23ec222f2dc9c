"""What an entry of ``sources.toml``, a front matter or a JSON line must be."""

import datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from briefing.text.date_expressions import iter_calendar, parse_iso, resolve


def _text(value: object) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ValueError("it is no text")
    return value.encode("utf-8", "replace").decode("utf-8")


def _day(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = str(value).strip()
    if parse_iso(text):
        return text[:10]
    for words in iter_calendar(text[:60]):
        known = resolve(words, None) if words.month else None
        if known:
            return known.start.isoformat()[: 10 if words.day else 7]
    raise ValueError("it is no date")


def _names(value: object) -> object:
    names = [value] if isinstance(value, str) else value
    return [name for name in names if name != ""] if isinstance(names, list) else names or ()


Text = Annotated[str | None, BeforeValidator(_text)]
Day = Annotated[str | None, BeforeValidator(_day)]
Names = Annotated[tuple[str, ...], BeforeValidator(_names)]


class Entry(BaseModel):
    """The keys that count; empty ones say nothing, others are nobody's business."""

    model_config = ConfigDict(extra="ignore", strict=False, frozen=True)

    title: Text = None
    outlet: Text = None
    date: Day = None
    url: Text = None
    authors: Names = ()
    language: Text = None
