"""What somebody does outside of office, by the words beside the name: striker, singer, rector."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.models.extraction import Entity
from briefing.resources import word_list

_BEFORE, _BEHIND = 40, 60
"""Code points beside a name in which the word for an occupation may stand."""
_HINTS = ("same name", "amesake", "o relation", "related to h", "related to each", "not related")
"""One of them stands in whatever the pattern finds; a text is searched for them far sooner."""
_NEAR = 120
"""Code points between a name and the words that somebody else bears it."""
_NAMESAKE = re.compile(
    r"\b(?:of the same name|namesakes?|no relation|(?:not|un)related to (?:him|her|each other)"
    r"|(?:we|they) are not related)\b",
    re.IGNORECASE,
)


_WALKS = {
    **dict.fromkeys(word_list("occupations", "sport"), "sport"),
    **dict.fromkeys(word_list("occupations", "arts"), "arts"),
    **dict.fromkeys(word_list("occupations", "learning"), "learning"),
    **dict.fromkeys(word_list("occupations", "trade"), "trade"),
}
"""Walk of life by the word for an occupation."""


def occupation(entity: Entity, text: str) -> str | None:
    """The walk of life that the words beside somebody's names tell; None where they tell none.

    ``the striker Peter Lund``, ``Peter Lund, the rector of …``

    Args:
        entity: a person of one article.
        text: the article's.
    """
    for mention in entity.mentions:
        if mention.form != "name":
            continue
        before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
        own = mention.span.of(text)
        behind = text[mention.span.end : mention.span.end + _BEHIND]
        found = _last_word(before) or _led(own) or _apposition(behind)
        if found:
            return found
    return None


def tells_of_namesake(entity: Entity, text: str) -> bool:
    """Whether an article says, beside somebody's name, that another bears it too."""
    if not _hints_at_namesakes(text):
        return False
    spans = (mention.span for mention in entity.mentions if mention.form == "name")
    return any(_NAMESAKE.search(text, max(0, s.start - _NEAR), s.end + _NEAR) for s in spans)


@lru_cache(maxsize=4)
def _hints_at_namesakes(text: str) -> bool:
    """Whether an article holds a word of namesakes at all; asked for each of its people in turn."""
    return any(hint in text for hint in _HINTS)


def _last_word(before: str) -> str | None:
    """``… striker`` straight before the name."""
    words = before.split()
    return _WALKS.get(words[-1].lower()) if words and before[-1].isspace() else None


def _led(own: str) -> str | None:
    """An occupation that was read as part of the name's expression."""
    words = own.split()
    return next((walk for word in words[:-1] if (walk := _WALKS.get(word))), None)


def _apposition(behind: str) -> str | None:
    """``, the rector of …,`` behind the name: the first noun that is an occupation."""
    if not behind.startswith(","):
        return None
    match = re.match(r",\s+(?:an?|the|who is an?)\s+([^,.;]+)", behind)
    words = re.findall(r"[\w-]+", match[1].lower())[:5] if match else []
    return next((walk for word in words if (walk := _WALKS.get(word))), None)
