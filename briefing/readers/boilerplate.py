"""The article proper, apart from the page around it."""

import re
from dataclasses import dataclass

from briefing.models import Span

# What begins the page's own matter behind an article: nothing after it belongs to the article.
# The first group ends it whatever follows; the second only as a short line that is no sentence.
_ENDS_FOR_SURE = re.compile(
    r"""(?:
      disclaimer\s*: | you(?:['’]ve|\s+have)\s+reached\s+your\s+limit |
      subscribe\s+(?:now|to\s+read) |
      already\s+subscribed | your\s+email\s+address\s+will\s+not |
      required\s+fields\s+are\s+marked |
      leave\s+a\s+(?:reply|comment)\b | all\s+rights\s+reserved |
      copyright\s+(?:©|\(c\)|\d{4}) | ©\s?\d{4} |
      published\s+in\s+.{3,40},\s+\w+\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\s*$
    )""",
    re.I | re.X,
)
_ENDS_AS_LINE = re.compile(
    r"""(?:
      sign\s+(?:up|in)\s+(?:for|to)\b | log\s+in$ | spread\s+the\s+love |
      (?:next|previous)\s+post\b |
      you\s+(?:may|might)\s+(?:also\s+)?like |
      related\s+(?:posts|articles|stories|news|topics)\b |
      recommended\s+(?:for\s+you|stories) | more\s+(?:from|on)\s+this | quick\s+links |
      share\s+this\b | follow\s+us\b | (?:post\s+)?comments?\s*(?:\(\d+\))?$ | tags?\s*: |
      filed\s+under\s*: | most\s+(?:read|popular|viewed)\b | trending(?:\s+(?:now|stories))?$ |
      about\s+the\s+author$ | newsletter$ | get\s+the\s+(?:latest|best)\b.*\binbox | \#{2,3}$ |
      -\s?30\s?-$
    )""",
    re.I | re.X,
)
_SHORT = 60
# Single lines of the page between paragraphs of the article.
_LINE_OF_PAGE = re.compile(
    r"""(?:
      (?:also\s+)?read(?:\s+(?:more|also|next|the\s+full\s+story))?\s*[:→»-].* |
      related\s+story\b.* |
      see\s+also\s*:.* | advertisement\s*$ | advert\s*$ | story\s+continues\s+below.* |
      click\s+here\b.* | watch\s*:\s.* | listen\s*:\s.* |
      (?:image|photo)\s+(?:credit|source|copyright)\b.* |
      share\s*$ | tweet\s*$ | print\s*$ | e-?mail\s*$ | whatsapp\s*$ | facebook\s*$ |
      twitter\s*$ |
      home\s*$ | menu\s*$ | search\s*$ | skip\s+to\s+(?:main\s+)?content.* |
      accept\s+(?:all\s+)?cookies.* |
      .*\bwe\s+use\s+cookies\b.* | .*\{\{\w+\}\}.*
    )$""",
    re.I | re.X,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_PROSE = 60
"""A line this long, or one that ends a sentence, is taken for prose."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_prose(self) -> bool:
        stripped = self.text.strip()
        return len(stripped) >= _PROSE or bool(_SENTENCE_END.search(stripped) and " " in stripped)


def body_of(text: str) -> tuple[Span, ...]:
    """The ranges of ``text`` that are the article.

    Args:
        text: the article as shown.

    Returns:
        At least one range, in order; white space at their ends is left out. Where nothing looks
        like an article, the whole text is one.
    """
    lines = _lines(text)
    lines = lines[_front(lines) : _end(lines)]
    spans: list[Span] = []
    run: list[_Line] = []
    for line in lines:
        if _LINE_OF_PAGE.match(line.text.strip()):
            _flush(run, spans)
        elif line.text.strip():
            run.append(line)
    _flush(run, spans)
    return tuple(spans) or (_trimmed(text),)


def _lines(text: str) -> list[_Line]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append(_Line(start, line))
        start += len(line) + 1
    return found


def _end(lines: list[_Line]) -> int:
    """The first line behind the article."""
    end = len(lines)
    seen_prose = False
    for i, line in enumerate(lines):
        if seen_prose and _ends_article(line.text.strip()):
            end = i
            break
        seen_prose = seen_prose or line.is_prose
    return _without_lists(lines, end)


def _ends_article(line: str) -> bool:
    if _ENDS_FOR_SURE.match(line):
        return True
    return (
        len(line) <= _SHORT and not re.search(r"[.,;!?]$", line) and bool(_ENDS_AS_LINE.match(line))
    )


def _without_lists(lines: list[_Line], end: int) -> int:
    """Take away a tail of five or more short lines that end no sentence (menus, price lists)."""
    tail = end
    short = 0
    while tail > 0:
        line = lines[tail - 1]
        if line.text.strip():
            if line.is_prose:
                break
            short += 1
        tail -= 1
    return tail if short >= 5 and tail > 0 else end


def _front(lines: list[_Line]) -> int:
    """The first line of the article: behind a menu, but with its headline."""
    first_prose = next((i for i, line in enumerate(lines) if line.is_prose), 0)
    short = [i for i in range(first_prose) if lines[i].text.strip()]
    if len(short) < 6:
        return 0
    words = [len(lines[i].text.split()) for i in short]
    menu = 0
    for position, count in enumerate(words):
        if count <= 3:
            menu = position + 1
        else:
            break
    return short[menu] if 4 <= menu < len(short) else 0


def _flush(run: list[_Line], spans: list[Span]) -> None:
    if run:
        first, last = run[0], run[-1]
        start = first.start + len(first.text) - len(first.text.lstrip())
        spans.append(Span(start, last.start + len(last.text.rstrip())))
        run.clear()


def _trimmed(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    return Span(start, max(start, len(text.rstrip())))
