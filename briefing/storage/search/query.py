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
    others: tuple[tuple[str, str], ...] = ()
    """(word, another one that would do as well): ``visit | trip``."""
    faults: tuple[Fault, ...] = ()

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
        self._others: list[tuple[str, str]] = []
        self._faults: list[Fault] = []
        self._or = False

    def take(self, match: re.Match[str]) -> None:
        """A word, a phrase, a field, or ``|``."""
        phrase, word, name = match["phrase"], match["word"] or "", match["field"]
        if word == "|":
            self._or = bool(self._words)
            if not self._words:
                self._faults.append(Fault(match.start(), "“|” stands between two words."))
            return
        parts = tokens(phrase if phrase is not None else word)
        if name:
            self._field(
                Field(name[:-1], (phrase if phrase is not None else word).strip(), match.start())
            )
        elif match["not"]:
            self._without.append(" ".join(parts))
        elif phrase is not None:
            self._phrases.append(" ".join(parts))
        elif word.startswith("'") and len(parts) == 1:
            self._exact += parts
        elif self._or and parts:
            self._others.append((self._words[-1], parts[0]))
            self._words += parts[1:]
        else:
            self._words += parts
        self._or = False

    def _field(self, field: Field) -> None:
        fault = fault_of(field) if field.value else f"“{field.name}:” needs a value behind it."
        if fault:
            self._faults.append(Fault(field.at, fault))
        elif len(self._fields) < _MOST:
            self._fields.append(field)

    def query(self) -> Query:
        """What was taken."""
        return Query(
            tuple(self._words[:_MOST]),
            tuple(p for p in self._phrases[:_MOST] if p),
            tuple(w for w in self._without[:_MOST] if w),
            tuple(self._fields),
            tuple(self._exact[:_MOST]),
            tuple(pair for pair in self._others[:_MOST] if pair[0] in self._words[:_MOST]),
            tuple(self._faults),
        )


_LONGEST = 10_000
"""Letters of a query that are looked at."""
_TOKEN = re.compile(
    rf"(?P<not>(?:!|(?<!\S)-(?=[\w\"]))?)(?P<field>(?:{'|'.join(FIELDS)}):)?"
    r'(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+)|(?<=:)(?P<empty>(?=\s|$)))'
)
_MOST = 24
"""Words of one query; what is pasted by mistake must not be searched for hours."""


def _printable(text: str) -> str:
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", " ")
