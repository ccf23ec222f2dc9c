"""The article proper, apart from the page around it: line by line, nothing dropped untold.

A line that is not the article's is set aside with the rule that says so. Such a line takes away
what follows it only as far as that is no prose of the article: a credit under a photograph, a box
for a newsletter or a list of other stories may stand between two of its paragraphs.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from briefing.models import SetAside, Span
from briefing.models.article import AsideKind
from briefing.resources import load, word_list
from briefing.text.versions import headline_of

_SHORT, _LOOKED_AT = 60, 400
_CLAUSE_END = re.compile(r"[.,;!?]$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_PROSE = 60
"""A line this long, or one that ends a sentence, is taken for prose."""
_NAME = re.compile(r"\b[A-Z][\w’'-]{3,}")
_GOES_ON = re.compile(
    r"^[\"“‘']|^(?:he|she|they|it|both|but|and|the\s+(?:two|pair|talks|meeting))\b", re.I
)
_LEAST_MENU, _LEAST_LIST, _LEAST_ROWS, _LEAST_NAMED = 4, 5, 3, 2
_PRICE = re.compile(r"[$€£₹¥]\s?\d|\b\d+\s?(?:USD|EUR|GBP|INR)\b")
_ITEM = re.compile(r"[-–•*·]\s|\(?\d{1,2}[.)]\s|[QA]:\s")
_CELLS = re.compile(r"\S(?: {3,}|\t+)(?=\S)")
TABLE = "table"
"""The rule of lines laid out in columns: no prose, and not read."""

Takes = Literal["line", "list", "credit", "rest"]


@dataclass(frozen=True, slots=True)
class _Row:
    rule: str
    kind: AsideKind
    takes: Takes
    pattern: re.Pattern[str]
    short: bool

    def matches(self, line: str) -> bool:
        if self.short and (len(line) > _SHORT or _CLAUSE_END.search(line)):
            return False
        return bool(self.pattern.fullmatch(line))


@dataclass(frozen=True, slots=True)
class Layout:
    """The article's ranges, and those set aside; together they hold all but white space."""

    body: tuple[Span, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(slots=True)
class _Line:
    start: int
    text: str
    row: _Row | None = None
    rule: str = ""
    """Why it is set aside; empty for a line of the article."""

    @property
    def words(self) -> str:
        return self.text.strip()

    @property
    def is_prose(self) -> bool:
        return len(self.words) >= _PROSE or self.is_sentence

    @property
    def is_sentence(self) -> bool:
        return bool(_SENTENCE_END.search(self.words)) and " " in self.words

    @property
    def span(self) -> Span:
        lead = len(self.text) - len(self.text.lstrip())
        return Span(self.start + lead, self.start + max(lead, len(self.text.rstrip())))


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["rule"],
            row.get("kind", "boilerplate"),
            row.get("takes", "line"),
            re.compile("|".join(f"(?:{p})" for p in row["patterns"]), re.I),
            row.get("short", False),
        )
        for row in load("boilerplate")["row"]
    )


@cache
def _kinds() -> dict[str, AsideKind]:
    return {TABLE: "not read", _VERSION: "metadata", **{row.rule: row.kind for row in _rows()}}


def lay_out(text: str) -> Layout:
    """Tell the article in a text from what stands around it.

    Args:
        text: as shown.

    Returns:
        At least one range of the body, in order; white space at their ends is left out. Where
        nothing looks like an article, the whole text is one.
    """
    lines = _lines(text)
    _mark_tables(lines)
    _mark_front(lines)
    _mark_page(lines)
    _mark_list_at_the_end(lines)
    body = _runs(lines, lambda rule: not rule)
    if not body:
        return Layout((trimmed(text, 0, len(text)),), ())
    aside = [
        SetAside(span.start, span.end, rule, _kinds().get(rule, "boilerplate"))
        for rule in dict.fromkeys(line.rule for line in lines if line.rule)
        for span in _runs(lines, rule.__eq__)
    ]
    return Layout(tuple(body), tuple(sorted(aside, key=lambda part: part.start)))


def body_of(text: str) -> tuple[Span, ...]:
    """The ranges of ``text`` that are the article; see ``lay_out``."""
    return lay_out(text).body


def rule_of_line(line: str) -> str | None:
    """The rule by which a line of its own is none of an article's; None for one that may be."""
    row = _row_of(line.strip())
    return row.rule if row else None


@lru_cache(maxsize=4096)
def _row_of(line: str) -> _Row | None:
    flat = " ".join(line[: 2 * _LOOKED_AT].split())
    if not flat or len(flat) > _LOOKED_AT:
        return None
    return next((row for row in _rows() if row.matches(flat)), None)


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    start = worded = 0
    for line in text.split("\n"):
        if worded < _HEADLINES:
            parts = _of_headline(start, line)
            worded += sum(bool(part.words) for part in parts)
            found += parts
        else:
            found.append(_Line(start, line, _row_of(line.strip())))
        start += len(line) + 1
    return found


_HEADLINES, _VERSION = 2, "version of a story"
"""Among so many lines stands the headline, which an agency may have marked as a later version."""


def _of_headline(start: int, line: str) -> list[_Line]:
    """A headline between the signs of its version, or any other line as it is."""
    first, last = headline_of(line)
    if (first, last) == (0, len(line)) or not line[first:last].strip():
        return [_Line(start, line, _row_of(line.strip()))]
    parts = ((0, first, _VERSION), (first, last, ""), (last, len(line), _VERSION))
    return [_Line(start + a, line[a:b], None, rule) for a, b, rule in parts if line[a:b].strip()]


def _mark_tables(lines: list[_Line]) -> None:
    """Three or more neighbouring lines that are cells in columns of spaces or tabs."""
    run: list[_Line] = []
    for line in [*lines, None]:
        if line is not None and _is_row(line.text):
            run.append(line)
            continue
        if len(run) >= _LEAST_ROWS and any(len(_CELLS.findall(row.text)) >= 2 for row in run):
            for row in run:
                row.rule, row.row = TABLE, None
        run = []


def _is_row(line: str) -> bool:
    gaps = len(_CELLS.findall(line))
    return gaps >= 2 or (gaps == 1 and (line.startswith("   ") or len(line) > _PROSE))


def _mark_front(lines: list[_Line]) -> None:
    """A menu in front of the headline."""
    first_prose = next((i for i, line in enumerate(lines) if line.is_prose), 0)
    short = [i for i in range(first_prose) if lines[i].words]
    menu = next((n for n, i in enumerate(short) if len(lines[i].words.split()) > 3), len(short))
    known = word_list("boilerplate", "menu")
    names = sum(lines[i].words.lower() in known for i in short[:menu])
    if len(short) >= 6 and _LEAST_MENU <= menu < len(short) and names >= _LEAST_NAMED:
        for i in short[:menu]:
            lines[i].rule = "menu"


def _mark_page(lines: list[_Line]) -> None:
    """Lines that a row tells, and what each takes with it."""
    seen_prose = False
    told: set[str] = set()
    i = 0
    while i < len(lines):
        line = lines[i]
        row = line.row
        if row is None or line.rule:
            seen_prose = seen_prose or (line.is_prose and not line.rule)
            if not line.rule:
                told.update((line.words, *_NAME.findall(line.words)))
            i += 1
            continue
        if row.takes == "line" or not seen_prose:
            if row.takes in {"line", "credit"}:
                line.rule = row.rule
            i += 1
            continue
        until = _resumes(lines, i, told)
        for taken in lines[i:until]:
            taken.rule = taken.rule or row.rule
        i = until


def _resumes(lines: list[_Line], at: int, told: set[str]) -> int:
    """The line at which the article goes on behind one of the page; the last, where it does not."""
    row = lines[at].row
    if row is None:
        return at + 1
    stop = next((i for i in range(at + 1, len(lines)) if lines[i].row), len(lines))
    between = [i for i in range(at + 1, stop) if lines[i].words]
    first = next((i for i in between if _goes_on(lines[i].words, told)), None)
    if first is None and row.rule != "teasers" and between and _is_paragraph(lines[between[0]]):
        first = between[0] if lines[between[0]].words not in told else None
    if row.takes == "rest":
        prose = [i for i in between if _goes_on(lines[i].words, told)]
        return between[0] if len(prose) >= 2 and prose[0] == between[0] else len(lines)
    if first is None:
        return stop
    behind = [lines[i] for i in between if i >= first]
    sentences = sum(line.is_sentence for line in behind)
    if row.takes == "list" and first != between[0] and sentences < 2:
        return stop
    return first if sentences * 2 > len(behind) else stop


def _is_paragraph(line: _Line) -> bool:
    return len(line.words) >= _PROSE and line.is_sentence


def _goes_on(line: str, told: set[str]) -> bool:
    """Whether a line reads as the next of an article: a whole sentence that names what it names."""
    if not _SENTENCE_END.search(line) or len(line.split()) < 4 or line in told:
        return False
    return bool(_GOES_ON.match(line)) or any(name in told for name in _NAME.findall(line)[:12])


def _mark_list_at_the_end(lines: list[_Line]) -> None:
    """A tail of five or more short lines of a page: menus and price lists, no list of the article.

    They are the page's where a line of the page stands just before them, or prices or the names of
    sections among them; never where they are items, or a line before announces them.
    """
    tail = [line for line in lines if line.words]
    short = 0
    while short < len(tail) and not tail[-1 - short].is_prose:
        short += 1
    own = [line for line in tail[len(tail) - short :] if not line.rule]
    if not _LEAST_LIST <= short < len(tail) or not own:
        return
    before = tail[-1 - short]
    told = any(line.rule for line in tail[-1 - short :])
    known = word_list("boilerplate", "menu")
    pages = sum(bool(_PRICE.search(x.words)) or x.words.lower() in known for x in own)
    listed = before.words.endswith(":") or any(_ITEM.match(x.words) for x in own)
    if (told or pages >= _LEAST_NAMED) and not listed:
        for line in own:
            line.rule = "list at the end"


def _runs(lines: Sequence[_Line], wanted: Callable[[str], bool]) -> list[Span]:
    """Ranges of neighbouring lines of a kind; empty lines belong to either."""
    spans: list[Span] = []
    open_run = False
    for line in lines:
        if not line.words:
            continue
        if not wanted(line.rule):
            open_run = False
        elif open_run:
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
            open_run = True
    return spans


def trimmed(text: str, start: int, end: int) -> Span:
    """A range of a text without white space at its ends."""
    part = text[start:end]
    first = start + len(part) - len(part.lstrip())
    return Span(first, max(first, start + len(part.rstrip())))
