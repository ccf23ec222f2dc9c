"""Notices: what a source says of its own words, or of a story that it takes back.

A correction stands in a paragraph of its own, often below a heading that says no more than the
date; a kill is an article whose whole matter is another one; a retraction speaks of itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.models.article import Span

NoticeKind = Literal["correction", "retraction", "kill"]
_HEAD = re.compile(
    r"\W{0,4}(?:corrections?(?: and clarifications?| appended)?|clarifications?|erratum)\b"
    r"\s*(?:[:–—-]|$|\()",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:an earlier|a previous|the original) version of this (?:article|story|report|dispatch)\b"
    r"|\bthis (?:article|story|report) (?:was|has been) (?:amended|corrected)\b"
    r"|\b(?:article|story|report)\b[^.]{0,120}\b(?:misidentified|misstated|misspelled|misquoted"
    r"|incorrectly (?:said|stated|named|identified)|erroneously)\b",
    re.IGNORECASE,
)
_EDITOR = re.compile(r"\W{0,4}editor[’']?s[’']? note\b", re.IGNORECASE)
_WRONG = re.compile(r"\b(?:correct\w*|wrong\w*|err(?:or|ed)\w*|mis\w+ed|mistaken\w*|not)\b", re.I)
_TAKEN_BACK = re.compile(
    r"\bthis (?:article|story|report|dispatch|item)\b[^.]{0,60}"
    r"\b(?:has been|is|was) (?:withdrawn|retracted)\b"
    r"|\b(?:we|\w+) (?:has |have )?(?:retracts?|retracted|withdraws?|withdrawn) this "
    r"(?:article|story|report)\b",
    re.IGNORECASE,
)
_KILL = re.compile(
    r"\b(?:mandatory kill|story kill|kill (?:notice|story)|please kill"
    r"|editors?[:,] (?:please )?kill"
    r"|(?:withdraws?|has withdrawn|withdrawing|is withdrawing|retracts?|has retracted) "
    r"(?:its|the|our|an?) (?:\w+ ){0,3}(?:story|article|report|item|dispatch)"
    r"|(?:story|article|report|item|dispatch) (?:headlined|slugged|datelined|of|filed)[^.]{0,90}"
    r"(?:is|has been|was) (?:withdrawn|killed|retracted))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"‘']([^“”\"‘’]{12,160}?)[”\"’']")
_FOLLOWING, _SHORT, _FIRST = 3, 90, 900


@dataclass(frozen=True, slots=True)
class NoticeFound:
    """A notice in a text.

    Attributes:
        kind: a ``correction`` of some words, a ``retraction`` of the whole article, or a ``kill``
            of another one.
        span: its words.
        headline: of a kill the headline it names; empty where it names none.
    """

    kind: NoticeKind
    span: Span
    headline: str = ""


def notices_in(text: str, paragraphs: Sequence[Span], title: str = "") -> list[NoticeFound]:
    """The notices of an article.

    Args:
        text: of the article.
        paragraphs: of the whole text, in order.
        title: its headline.
    """
    killed = _kill(text, paragraphs, title)
    if killed:
        return [killed]
    found: list[NoticeFound] = []
    number = 0
    while number < len(paragraphs):
        words = paragraphs[number].of(text)
        last = number
        if _TAKEN_BACK.search(words):
            found.append(NoticeFound("retraction", paragraphs[number]))
        elif number and _opens(words):
            last = _end(text, paragraphs, number)
            span = Span(paragraphs[number].start, paragraphs[last].end)
            if _WRONG.search(span.of(text)):
                found.append(NoticeFound("correction", span))
        number = last + 1
    return found


def _opens(words: str) -> bool:
    return bool(
        _HEAD.match(words) or _TOLD.search(words) or (_EDITOR.match(words) and _WRONG.search(words))
    )


def _end(text: str, paragraphs: Sequence[Span], first: int) -> int:
    """The last paragraph of a correction: behind a heading alone, those that follow it."""
    if len(paragraphs[first].of(text)) > _SHORT:
        return first
    return min(first + _FOLLOWING, len(paragraphs) - 1)


def _kill(text: str, paragraphs: Sequence[Span], title: str) -> NoticeFound | None:
    """The notice that takes back another article: it stands at the head of one of its own."""
    head = Span(0, min(len(text), _FIRST))
    match = _KILL.search(head.of(text)) or (_KILL.search(title) if title else None)
    if match is None or len(text) > 3 * _FIRST:
        return None
    named = _QUOTED.search(head.of(text), match.start() if match.string != title else 0)
    span = next((p for p in paragraphs if p.start <= match.start() < p.end), head)
    return NoticeFound("kill", span if match.string != title else head, named[1] if named else "")
