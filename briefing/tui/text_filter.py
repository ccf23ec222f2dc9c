"""The filter line: words that must be there, ``!`` words that must not, ``'`` whole words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.text.normalisation import words_of
from briefing.tui.rows import Row, Rows


class Term(NamedTuple):
    """One word of a filter.

    Attributes:
        text: folded; with a space at each side where it must be whole.
        without: whether it must not be there.
    """

    text: str
    without: bool


class Filter(NamedTuple):
    """What was typed into a filter line.

    Attributes:
        text: as typed.
        terms: all of which a line must satisfy.
    """

    text: str = ""
    terms: tuple[Term, ...] = ()

    @classmethod
    def of(cls, text: str) -> Filter:
        """The filter of a line as typed: ``munir !phone 'us``."""
        terms: list[Term] = []
        for word in text.split():
            without = word.startswith("!")
            rest = word[1:] if without else word
            exact = rest.startswith("'")
            folded = words_of(rest[1:] if exact else rest).strip()
            if folded:
                terms.append(Term(f" {folded} " if exact else folded, without))
        return cls(text, tuple(terms))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def holds(self, words: str) -> bool:
        """Whether a line of these words is shown; they are as ``words_of`` makes them."""
        return all((term.text in words) != term.without for term in self.terms)


def filtered(rows: Sequence[Row], wanted: Filter) -> Sequence[Row]:
    """The lines that a filter leaves: whole blocks, under the headings they stand under.

    A block is a line that leads somewhere with the lines that continue it.
    """
    if not wanted:
        return rows
    kept: list[Row] = []
    above: list[Row] = []
    for block in _blocks(rows):
        if block[0].target is None:
            above = [block[0]] if _is_heading(block[0]) else above
        elif wanted.holds(words_of(" ".join(row.words for row in block))):
            kept += [*above, *block]
            above = []
    return kept


def filtered_any(rows: Sequence[Row], wanted: Filter) -> Sequence[Row]:
    """The same for lines that are made when they come into view: each is looked at once."""
    if not isinstance(rows, Rows):
        return filtered(rows, wanted)
    return [row for row in rows if row.target and wanted.holds(words_of(row.words))]


def _is_heading(row: Row) -> bool:
    return bool(row.cells) and row.cells[0].style == "heading"


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    blocks: list[list[Row]] = []
    for row in rows:
        if row.owner and blocks:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks
