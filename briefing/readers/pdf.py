"""``.pdf``: the words of its pages in the order of reading.

pypdfium2 gives lines with their boxes; columns, paragraphs, running heads and page numbers are made
out here. A page that is a picture is named, for nobody has read it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from briefing.models import Leftover, Problem
from briefing.readers.articles import articles_of
from briefing.readers.base import Metadata
from briefing.readers.builder import DocumentBuilder
from briefing.readers.document import Found

_MOST_BYTES, _MOST_PAGES, _MOST_LINES = 200_000_000, 2_000, 20_000
_EDGE = 3
"""So many lines at the top and the foot of a page may be a running head."""
_NUMBER = re.compile(
    r"^(?:page\s+)?[-–—(]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—)]?(?:\s*(?:/|of)\s*\d{1,4})?$", re.I
)
_PRINTED = re.compile(
    r"^(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d.{0,160}|https?://\S{4,400}(?:\s+\d+/\d+)?)$"
)
"""What browsers print at the edges of a page: day and title, address and number."""
_APART = 1.35
"""Lines further apart than this many of the page's usual distances are of two paragraphs."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; the origin lies at the left foot of the page."""

    left: float
    bottom: float
    right: float
    top: float
    words: str

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 0.1)


class PdfReader:
    """A PDF file: one article, or a compilation."""

    suffixes = (".pdf",)

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the articles; pages without words come back as not read."""
        if file.stat().st_size > _MOST_BYTES:
            yield Problem(path, "The file is too large for a document; split it.")
            return
        import pypdfium2 as pdfium

        try:
            opened = pdfium.PdfDocument(str(file))
        except pdfium.PdfiumError as error:
            locked = "password" in str(error).lower()
            yield Problem(path, _LOCKED if locked else _DAMAGED)
            return
        with opened:
            pages, unread = _pages(opened)
            told = _metadata(opened)
            beyond = len(opened) - _MOST_PAGES
        if not any(pages):
            yield Problem(path, next((_ALONE[why] for _, why in unread), _EMPTY))
            return
        for number, why in unread:
            yield Leftover("", f"page {number}{why}", "not read")
        if beyond > 0:
            yield Leftover("", f"the last {beyond} pages", "not read")
        builder = DocumentBuilder()
        _build(pages, builder)
        yield from articles_of(builder.document(told), path, metadata)


_PICTURE = " is a picture without text"
_BROKEN = " is damaged"
_CROWDED = f", what is beyond {_MOST_LINES:,} lines"
_LOCKED = "The file is locked by a password; save an open copy."
_DAMAGED = "The file is damaged or no PDF; save it again from the program it came from."
_SCANNED = "Its pages are pictures without text; run a text recognition (OCR) over it first."
_EMPTY = "Its pages hold no words; there is nothing to read."
_ALONE = {_PICTURE: _SCANNED, _BROKEN: _DAMAGED, _CROWDED: _EMPTY}
"""What is said of a file that has no other pages."""


def _pages(opened: Any) -> tuple[list[list[_Line]], list[tuple[int, str]]]:
    """The lines of each page; the numbers of pages that were not read, with why."""
    import pypdfium2 as pdfium

    pages: list[list[_Line]] = []
    unread: list[tuple[int, str]] = []
    for number in range(1, min(len(opened), _MOST_PAGES) + 1):
        try:
            page = opened[number - 1]
            lines, whole = _lines(page)
        except pdfium.PdfiumError:
            unread.append((number, _BROKEN))
            continue
        if not whole:
            unread.append((number, _CROWDED))
        if not lines and next(page.get_objects(filter=[_image()], max_depth=3), None) is not None:
            unread.append((number, _PICTURE))
        pages.append(_in_order(lines, page.get_width()))
        page.close()
    return pages, unread


def _image() -> int:
    import pypdfium2.raw as raw

    return int(raw.FPDF_PAGEOBJ_IMAGE)


def _lines(page: Any) -> tuple[list[_Line], bool]:
    """Runs of text with their boxes, those of one line joined; and whether those are all."""
    text_page = page.get_textpage()
    try:
        runs = []
        count = text_page.count_rects()
        for i in range(min(count, _MOST_LINES)):
            left, bottom, right, top = text_page.get_rect(i)
            words = _sound(text_page.get_text_bounded(left, bottom, right, top))
            if words.strip():
                runs.append(_Line(left, bottom, right, top, words.strip()))
        return _joined(runs), count <= _MOST_LINES
    finally:
        text_page.close()


def _sound(words: str) -> str:
    """pdfium marks a hyphen at the end of a line by a character of its own."""
    words = words.replace("\ufffe", "-").replace("\x02", "-").replace("\r", " ").replace("\n", " ")
    return words.encode("utf-8", "replace").decode("utf-8")


def _joined(runs: Sequence[_Line]) -> list[_Line]:
    """Runs that follow each other on one line, as one."""
    lines: list[_Line] = []
    for run in runs:
        last = lines[-1] if lines else None
        if last and _on_one_line(last, run):
            space = "" if run.left - last.right < 0.12 * last.height else " "
            lines[-1] = _Line(
                min(last.left, run.left), min(last.bottom, run.bottom),
                max(last.right, run.right), max(last.top, run.top), last.words + space + run.words,
            )  # fmt: skip
        else:
            lines.append(run)
    return lines


def _on_one_line(last: _Line, run: _Line) -> bool:
    middle = (run.top + run.bottom) / 2
    gap = run.left - last.right
    return last.bottom <= middle <= last.top and -last.height < gap < 1.2 * last.height


def _in_order(lines: list[_Line], width: float) -> list[_Line]:
    """Column by column where the page has two, down the page within one."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return sorted(lines, key=lambda line: (-round(line.top, 1), line.left))
    found: list[_Line] = []
    band: list[_Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.left < gutter < line.right:  # a head over both columns
            found += _columns(band, gutter)
            band = []
            found.append(line)
        else:
            band.append(line)
    return found + _columns(band, gutter)


def _columns(band: list[_Line], gutter: float) -> list[_Line]:
    left = [line for line in band if line.right <= gutter]
    right = [line for line in band if line.right > gutter]
    return left + right


def _gutter(lines: list[_Line], width: float) -> float | None:
    """Where a free strip runs down the middle third of a page, with lines on either side."""
    if len(lines) < 8:
        return None
    best, fewest = None, len(lines)
    for step in range(20):
        x = width * (0.35 + 0.015 * step)
        crossing = sum(line.left < x < line.right for line in lines)
        if crossing < fewest:
            best, fewest = x, crossing
    if best is None or fewest > 0.15 * len(lines):
        return None
    sides = sum(line.right <= best for line in lines), sum(line.left >= best for line in lines)
    return best if min(sides) >= 0.25 * len(lines) else None


def _build(pages: Sequence[Sequence[_Line]], builder: DocumentBuilder) -> None:
    """Paragraphs of the pages; running heads and page numbers are set aside behind the paragraph
    in which they stand, so that one that runs over a page stays whole."""
    heads = _running(pages)
    held: list[str] = []
    aside: list[tuple[str, str]] = []
    last: _Line | None = None

    def flush() -> None:
        builder.add("\n".join(held))
        for words, rule in aside:
            builder.add(words, rule)
        held.clear()
        aside.clear()

    for page in pages:
        edges = {id(line) for line in _edges(page)}
        usual = _distance(page)
        for line in page:
            rule = _rule(line, heads) if id(line) in edges else ""
            if rule:
                aside.append((line.words, rule))
                continue
            if held and not _goes_on(held[-1], last, line, usual):
                flush()
            held.append(line.words)
            last = line
    flush()


def _distance(page: Sequence[_Line]) -> float:
    """The usual distance from a line to the next."""
    steps = [
        a.bottom - b.bottom for a, b in pairwise(page) if 0 < a.bottom - b.bottom < 4 * a.height
    ]
    return median(steps) if steps else 0.0


def _goes_on(before: str, last: _Line | None, line: _Line, usual: float) -> bool:
    """Whether a line is of the paragraph of the one before it."""
    if last is None:
        return True
    step = last.bottom - line.bottom
    if step <= 0:  # the next column
        return not _ended(before)
    if usual and step > _APART * usual:
        return False
    indented = line.left - last.left > 0.8 * line.height and _ended(before)
    taller = max(line.height, last.height) > 1.35 * min(line.height, last.height)
    return not indented and not taller


def _ended(words: str) -> bool:
    return bool(re.search(r"[.!?:…][\"'”’»)\]]*$", words))


def _edges(page: Sequence[_Line]) -> list[_Line]:
    by_height = sorted(page, key=lambda line: -line.top)
    return [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _running(pages: Sequence[Sequence[_Line]]) -> set[str]:
    """Lines at the edge of pages that stand on half of them, numbers apart."""
    filled = [page for page in pages if page]
    if len(filled) < 3:
        return set()
    counts: Counter[str] = Counter()
    for page in filled:
        counts.update({_masked(line.words) for line in _edges(page)})
    return {words for words, count in counts.items() if count >= max(3, 0.5 * len(filled))}


def _masked(words: str) -> str:
    return re.sub(r"\d+", "0", words).strip()


def _rule(line: _Line, heads: set[str]) -> str:
    words = line.words.strip()
    if _NUMBER.match(words):
        return "page number"
    if _PRINTED.match(words):
        return "line of the printing program"
    return "running head" if _masked(line.words) in heads else ""


def _metadata(opened: Any) -> Metadata:
    """The title of the file, where it reads like one; its dates are those of the file."""
    try:
        told = opened.get_metadata_dict(skip_empty=True)
    except Exception:  # a damaged table of information costs no article
        return Metadata()
    title = " ".join(_sound(str(told.get("Title", ""))).split())
    named = re.search(r"\.(?:docx?|pdf|indd|qxd|html?)$|^(?:microsoft word|untitled)", title, re.I)
    return Metadata(title=title if len(title.split()) > 2 and not named else None)


READER = PdfReader()
