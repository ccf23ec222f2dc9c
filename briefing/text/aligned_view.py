"""An article's body as running text, each character leading back to the text as shown.

Newspapers reach a folder with lines broken in mid-sentence, also across blank lines, and with
invisible characters. The text itself is never rewritten: the view joins what belongs together and
keeps, for every character, where it came from.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from briefing.models.article import Article, Span
from briefing.text.letter_case import in_small_letters
from briefing.text.line_breaks import Line, Wrapping, wrapping_of

BREAK = "\n\n"
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_RUN = re.compile(
    "(?P<gap>[\\s\x00-\x1f\x7f-\x9f]+)"
    "|(?P<hidden>[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+)"
    "|(?P<plain>[^\\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+)"
)
_LINE = re.compile(r"[^\n]*")
_TAG = re.compile(r"</?[a-z]{1,6}(?:\s[^<>]{0,80})?/?>")


@dataclass(frozen=True)
class AlignedView:
    """Running text with ``offsets[i]`` the place in the article's text of character ``i``."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The range of the article's text that ``text[start:end]`` stands for.

        Args:
            start, end: code points of the view; white space at either end is left out.
        """
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            at = self.offsets[min(start, len(self.offsets) - 1)] if self.offsets else 0
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def index(self, offset: int) -> int:
        """The first character of the view at or behind ``offset`` of the article's text."""
        return bisect_left(self.offsets, offset)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Ranges of the view's text between breaks."""
        found, start = [], 0
        for match in re.finditer(r"\n\n", self.text):
            found.append((start, match.start()))
            start = match.end()
        found.append((start, len(self.text)))
        return tuple((a, b) for a, b in found if self.text[a:b].strip())


def view_of(article: Article) -> AlignedView:
    """The running text of an article's body."""
    return running_text(article.text, article.body)


def running_text(text: str, body: tuple[Span, ...]) -> AlignedView:
    """Join soft-wrapped lines of ``body``; ranges of the body are separated by a break."""
    out: list[str] = []
    offsets: list[int] = []
    for part in body:
        if out:
            _put(out, offsets, BREAK, part.start)
        _append_part(text, part, out, offsets)
    return AlignedView(in_small_letters("".join(out)), tuple(offsets))


def _put(out: list[str], offsets: list[int], characters: str, at: int) -> None:
    for character in characters:
        out.append(character)
        offsets.append(at)


def _append_part(text: str, part: Span, out: list[str], offsets: list[int]) -> None:
    lines = _lines(text, part)
    wrapping = wrapping_of(lines)
    for i, line in enumerate(lines):
        if i:
            _append_joint(lines[i - 1].words, line, wrapping, out, offsets)
        _append_line(line.words, line.at, out, offsets)


def _lines(text: str, part: Span) -> list[Line]:
    found: list[Line] = []
    for match in _LINE.finditer(part.of(text)):
        if match.group().strip():
            at = part.start + match.start()
            end = found[-1].at + len(found[-1].words) if found else part.start
            found.append(Line(at, match.group(), text.count("\n", end, at) > 1))
    return found


def _append_joint(
    before: str, line: Line, wrapping: Wrapping, out: list[str], offsets: list[int]
) -> None:
    if not wrapping.joins(before, line.words, blank=line.after_blank):
        _put(out, offsets, BREAK, line.at)
    elif wrapping.divides_word(before, line.words) and out[-1:] == ["-"]:
        out.pop()
        offsets.pop()
    elif not (re.search(r"\w[-\u00ad]$", before.rstrip()) and re.match(r"\s*\w", line.words)):
        _put(out, offsets, " ", line.at)


def _append_line(line: str, at: int, out: list[str], offsets: list[int]) -> None:
    hidden = {i for m in _TAG.finditer(line) for i in range(*m.span())}
    for run in _RUN.finditer(line):
        start, end = run.span()
        if run.lastgroup == "plain" and hidden.isdisjoint(range(start, end)):
            out.extend(run.group())
            offsets.extend(range(at + start, at + end))
            continue
        for i in range(start, end):
            character = " " if run.lastgroup == "gap" else line[i]
            if i in hidden or _INVISIBLE.match(line[i]) or (character == " " and out[-1:] == [" "]):
                continue
            out.append(character)
            offsets.append(at + i)


@dataclass(frozen=True, slots=True)
class Joint:
    """Where lines that run on are joined: a range of the text that is not shown as it stands.

    ``spaced`` tells a range that stands for a space from one at which a divided word is one again.
    """

    start: int
    end: int
    spaced: bool


def joints_of(text: str, view: AlignedView) -> tuple[Joint, ...]:
    """Where lines of a text are joined in its view, in order; each range holds a line's end.

    Args:
        text: the article's text.
        view: of the same.
    """
    found: list[Joint] = []
    for first, last in view.paragraphs:
        for i in range(first + 1, last):
            before, here = view.offsets[i - 1], view.offsets[i]
            spaced = view.text[i] == " " and i + 1 < last and view.offsets[i + 1] == here
            if here - before > 1 and "\n" in text[before + 1 : here]:
                found.append(Joint(before + 1, here, spaced))
    return tuple(found)


def paragraph_spans(text: str, body: tuple[Span, ...]) -> tuple[Span, ...]:
    """The paragraphs of an article's body as spans of its text, in order.

    Args:
        text: the article's text.
        body: the ranges of its body.
    """
    return paragraphs_of(running_text(text, body))


def paragraphs_of(view: AlignedView) -> tuple[Span, ...]:
    """The paragraphs of a view as spans of the article's text, in order."""
    return tuple(view.span(start, end) for start, end in view.paragraphs)
