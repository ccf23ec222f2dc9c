"""What somebody typed, taken apart."""

import re
from dataclasses import dataclass

from briefing.storage.search.fields import FIELDS, Field, fault_of
from briefing.text.normalisation import tokens


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place of a query; the rest is answered all the same."""

    at: int
    what: str


@dataclass(frozen=True)
class Query:
    """A query in its parts: all words must occur, none of ``without``, each phrase as it stands."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    without: tuple[str, ...]
    fields: tuple[Field, ...] = ()
    exact: tuple[str, ...] = ()
    """Words that are meant letter by letter."""
    others: tuple[tuple[int, str], ...] = ()
    """(number of a word, what would do as well): ``visit | trip``, ``"talks" | "peace talks"``."""
    faults: tuple[Fault, ...] = ()
    away: tuple[Field, ...] = ()
    """Fields that must not hold: ``-status:held``."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.words or self.phrases or self.exact or self.fields)


MEANING_MARK = "~"
"""With it begins a query for what words mean, not for the words."""


def is_by_meaning(text: str) -> bool:
    """Whether a query asks for what its words mean."""
    return text.lstrip().startswith(MEANING_MARK)


def parse(text: str) -> Query:
    """Read a query.

    Words are joined by AND; ``"a phrase"``, ``'exact``, ``-not`` (or ``!not``), ``this | that``,
    ``field:value`` and ``field:"some words"``.

    Args:
        text: as typed; case and accents do not matter.

    Returns:
        The query; what is wrong in it stands in its faults and is left out.
    """
    reader = _Reader()
    for match in _TOKEN.finditer(_printable(text[:_LONGEST])):
        reader.take(match)
    return reader.query()


class _Reader:
    """Takes a query token by token."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._phrases: list[str] = []
        self._without: list[str] = []
        self._exact: list[str] = []
        self._fields: list[Field] = []
        self._away: list[Field] = []
        self._others: list[tuple[int, str]] = []
        self._faults: list[Fault] = []
        self._last = 0
        """Words of the token before; -1 for a phrase, 0 for what can have no alternative."""
        self._or = False

    def take(self, match: re.Match[str]) -> None:
        """A word, a phrase, a field, or ``|``."""
        phrase, word, name = match["phrase"], match["word"] or "", match["field"]
        if word == "|":
            self._begin_alternative(match.start())
            return
        parts = tokens(phrase if phrase is not None else word)
        if self._or and (name or match["not"]):
            self._faults.append(Fault(match.start(), _BETWEEN))
        if name:
            value = (phrase if phrase is not None else word).strip()
            self._field(Field(name[:-1].lower(), value, match.start()), away=bool(match["not"]))
        elif match["not"]:
            self._without.append(" ".join(parts))
        elif self._or and parts:
            self._others.append((len(self._words) - 1, " ".join(parts)))
        elif phrase is not None:
            self._phrases.append(" ".join(parts))
        elif word.startswith("'") and len(parts) == 1:
            self._exact += parts
        else:
            self._words += parts
        plain = not (name or match["not"] or self._or or word.startswith("'"))
        self._last = (-1 if phrase is not None else len(parts)) if plain and parts else 0
        self._last = 1 if self._or and parts and not (name or match["not"]) else self._last
        self._or = False

    def _begin_alternative(self, at: int) -> None:
        """What stands before ``|`` becomes one item: a hyphenated word, a phrase."""
        if not self._last:
            self._faults.append(Fault(at, _BETWEEN))
            return
        if self._last < 0:
            self._words.append(self._phrases.pop())
        elif self._last > 1:
            self._words[-self._last :] = [" ".join(self._words[-self._last :])]
        self._or, self._last = True, 0

    def _field(self, field: Field, *, away: bool) -> None:
        fault = fault_of(field) if field.value else f"“{field.name}:” needs a value behind it."
        known = self._away if away else self._fields
        if fault:
            self._faults.append(Fault(field.at, fault))
        elif len(known) < _MOST:
            known.append(field)

    def query(self) -> Query:
        """What was taken."""
        return Query(
            tuple(self._words[:_MOST]),
            tuple(p for p in self._phrases[:_MOST] if p),
            tuple(w for w in self._without[:_MOST] if w),
            tuple(self._fields),
            tuple(self._exact[:_MOST]),
            tuple(pair for pair in self._others[:_MOST] if pair[0] < _MOST),
            tuple(self._faults),
            tuple(self._away),
        )


_BETWEEN = "“|” stands between two words or phrases."
_LONGEST = 10_000
"""Letters of a query that are looked at."""
_TOKEN = re.compile(
    rf"(?P<not>(?:!|(?<!\S)-(?=[\w\"]))?)(?P<field>(?i:{'|'.join(FIELDS)}):)?"
    r'(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+)|(?<=:)(?P<empty>(?=\s|$)))'
)
_MOST = 24
"""Words of one query; what is pasted by mistake must not be searched for hours."""


def _printable(text: str) -> str:
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", " ")
