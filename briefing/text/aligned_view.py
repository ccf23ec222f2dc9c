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

BREAK = "\n\n"
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_RUN = re.compile(
    "(?P<gap>[\\s\x00-\x1f\x7f-\x9f]+)"
    "|(?P<hidden>[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+)"
    "|(?P<plain>[^\\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+)"
)
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$|[:;]$")
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
    return AlignedView("".join(out), tuple(offsets))


def _put(out: list[str], offsets: list[int], characters: str, at: int) -> None:
    for character in characters:
        out.append(character)
        offsets.append(at)


def _append_part(text: str, part: Span, out: list[str], offsets: list[int]) -> None:
    lines = [
        (m.start() + part.start, m.group())
        for m in _LINE.finditer(part.of(text))
        if m.group().strip()
    ]
    wrapped = _is_wrapped([line for _, line in lines])
    for i, (at, line) in enumerate(lines):
        if i:
            previous_at, previous = lines[i - 1]
            blank = text.count("\n", previous_at + len(previous), at) > 1
            _append_joint(previous, line, blank, wrapped, out, offsets, at)
        _append_line(line, at, out, offsets)


def _append_joint(
    before: str, after: str, blank: bool, wrapped: bool, out: list[str], offsets: list[int], at: int
) -> None:
    if not joins(before, after, blank=blank, wrapped=wrapped):
        _put(out, offsets, BREAK, at)
    elif not (re.search(r"\w[-\u00ad]$", before.rstrip()) and re.match(r"\s*\w", after)):
        _put(out, offsets, " ", at)


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


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines were broken by a page width rather than by their author."""
    long = [line.strip() for line in lines if 45 <= len(line.strip()) <= 110]
    open_ended = sum(1 for line in long if not _ENDS_SENTENCE.search(line))
    return len(long) >= 4 and open_ended >= 0.4 * len(lines)


def joins(before: str, after: str, *, blank: bool, wrapped: bool) -> bool:
    """Whether two lines are one sentence running on.

    Args:
        before, after: the two lines, neither empty.
        blank: whether an empty line stands between them.
        wrapped: whether the article's lines are broken by a page width.
    """
    head, tail = before.strip(), after.strip()
    if tail[0] in ",.;:)]" and not tail.startswith("..."):
        return True
    if _ENDS_SENTENCE.search(head):
        return False
    if tail[0].islower():
        return wrapped or not blank or len(head) >= 60
    return wrapped and len(head) >= (60 if blank else 45)


def paragraph_spans(text: str, body: tuple[Span, ...]) -> tuple[Span, ...]:
    """The paragraphs of an article's body as spans of its text, in order.

    Args:
        text: the article's text.
        body: the ranges of its body.
    """
    view = running_text(text, body)
    return tuple(view.span(start, end) for start, end in view.paragraphs)
