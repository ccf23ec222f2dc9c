"""Live blogs: blocks under lines that are a time of day."""

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.readers.compilations.base import (
    Line,
    day_in,
    field,
    lines_of,
    metadata_of,
    paragraphs_span,
)
from briefing.readers.document import Entry

_TIME = re.compile(
    r"^\s*(?:\d+[hm] ago\s*)?(?:[01]?\d|2[0-3])[.:h][0-5]\d(?:\s?[ap]\.?m\.?)?"
    r"(?:\s?\(?[A-Z]{2,4}\)?)?(?:\s*[-–|]\s*\d\d? \w+ \d{4})?\s*$",
    re.I,
)
_LEAST = 3
_STAMP = re.compile(r"^\s*(?:updated|last updated|key event|live)\b.{0,40}$", re.I)


class LiveBlog:
    """Blocks, each under its time."""

    name = "live blog"
    downloaded = False

    def claims(self, head: str, text: str) -> bool:
        """At least three lines are nothing but a time, with prose between them."""
        lines = text.split("\n")
        times = [i for i, line in enumerate(lines) if len(line) < 200 and _TIME.match(line)]
        if len(times) < _LEAST:
            return False
        gaps = pairwise(times)
        told = sum(any(len(line.strip()) > 60 for line in lines[a:b]) for a, b in gaps)
        return told >= len(times) - 2

    def split(self, text: str) -> Iterator[Entry]:
        """The page's head, where it tells something, then block by block."""
        lines = lines_of(text)
        times = [i for i, line in enumerate(lines) if _TIME.match(line.text)]
        head = [line for line in lines[: times[0]] if line.words]
        date = next((day for line in head if (day := day_in(line.words))), None)
        title = head[0].words if head else ""
        if any(len(line.words) > 60 for line in head[1:]):
            first = lines[: times[0]]
            yield Entry(
                first[0].start, first[-1].end, metadata_of(title, date=date),
                paragraphs_span(first), key="head",
            )  # fmt: skip
        for first_line, last in zip(times, [*times[1:], len(lines)], strict=True):
            yield _block(lines[first_line:last], title, date)


def _block(lines: list[Line], title: str, date: str | None) -> Entry:
    time = lines[0].words
    filled = [line for line in lines[1:] if line.words]
    named = [field(lines[0], "time of the block")]
    named += [field(line, "stamp") for line in filled if _STAMP.match(line.text)]
    kept = [line for line in filled if not _STAMP.match(line.text)]
    headline = ""
    if len(kept) > 1 and len(kept[0].words) <= 100 and not re.search(r"[.!?:]$", kept[0].words):
        headline = kept[0].words
    name = headline or (f"{title}, {time}" if title else time)
    own = day_in(time) or date
    first = " ".join(kept[0].words.split()[:6]) if kept else ""
    return Entry(
        lines[0].start, lines[-1].end, metadata_of(name, date=own), paragraphs_span(kept),
        tuple(named), f"{time} {first}",
    )  # fmt: skip


FORM = LiveBlog()
