"""Datelines of agencies: ``VIENTIANE, Feb. 13, 2023 (Agency) -- ``.

They say where and when a text was written. Places are one to three, in capitals or not; behind
them stand in any order a date (also ISO, with a Hijri or Juche date beside it), a weekday and an
agency, bare, in brackets or between slashes; a dash, a colon or, behind a date or an agency, a full
stop ends them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.models.article import Span

_WORD = r"[A-ZÀ-Þ][\wÀ-ÿ.'’]*"
_PLACE = rf"{_WORD}(?:[ -](?:de |la |el |al-|of )?{_WORD}){{0,3}}"
_PLACES = rf"{_PLACE}(?:(?: ?/ ?|, ?| and | & ){_PLACE}){{0,2}}"
_MONTH = r"(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_HIJRI = (
    r"\d{1,2} (?:Muharram|Safar|Rabi\W{0,2}\w{0,2}\W?\w+|Jumada\W{1,2}\w+(?:\W\w+)?|Rajab|"
    r"Sha\W?ban|Ramadan|Shawwal|Dhu\W\w+(?:\W\w+)?|Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|"
    r"Mehr|Aban|Azar|Dey|"
    r"Bahman|Esfand),? 1[34]\d\d(?: ?A?H)?"
)
_DATE = (
    rf"(?:{_MONTH} {_DAY}(?:,? {_YEAR})?(?: ?\(?Juche ?\d{{2,3}}\)?(?: ?\({_YEAR}\))?)?"
    rf"|{_DAY} {_MONTH}(?:,? {_YEAR})?|{_YEAR}[-/.]\d\d[-/.]\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}|{_HIJRI})"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_BRACKETS = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/|\[[^\[\]\n]{2,30}\])"
_AGENCY = r"[A-Z][A-Za-z]{1,11}(?: (?:News|Agency|TV|Press|News Agency))?"
_PART = rf"(?:{_BRACKETS}|{_WEEKDAY}(?=[ ,(]|$)|{_DATE}|{_AGENCY}(?= ?(?:[-–—]|\(|$)))"
_DATELINE = re.compile(
    rf"(?:^|\n\s*\n|\n)[ \t]*(?:\([A-Z]{{2,6}}\) ?[-–—]{{1,2}} ?)?"
    rf"(?P<line>(?P<places>{_PLACES})(?!\w)"
    rf"(?P<parts>(?: ?[,:;./–—-]? ?{_PART}){{0,5}}?) ?"
    rf"(?P<end>\.?(?:-{{1,2}}|[–—])(?! ?{_DATE} ?:)|:|(?:(?<=[/)])|(?<=(?:19|20)\d\d))\.(?= )"
    r"|(?<=[A-Z]\))(?= [A-Z])))"
    r" ?(?=\S)"
)
_BRACKETED = re.compile(
    rf"(?:^|\n)[ \t]*(?P<line>\((?P<places>{_PLACES})(?P<parts>,? {_DATE})\)"
    r"(?P<end> ?(?:-{1,2}|[–—]))) ?(?=\S)"
)
"""``(Geneva, 9 February 2024) —``: the whole of it in brackets."""
_FIRST = 6000
"""Code points at the head of an article in which datelines stand."""
_BROAD = re.compile(r"\d|\(|/|\[")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its range, that of its places, and the words between them and the end."""

    span: Span
    places: Span
    rest: str

    @property
    def year(self) -> int | None:
        """The year of a Juche date; None for any other."""
        match = re.search(r"Juche ?(\d{2,3})", self.rest)
        return int(match[1]) + 1911 if match else None


def iter_datelines(text: str) -> Iterator[Dateline]:
    """The datelines at the head of a text, each at the beginning of a line."""
    head = text[:_FIRST]
    plain = (match for match in _DATELINE.finditer(head) if _is_one(match))
    for match in sorted([*plain, *_BRACKETED.finditer(head)], key=lambda m: m.start("line")):
        yield Dateline(
            Span(match.start("line"), match.end("end")),
            Span(match.start("places"), match.end("places")),
            match["parts"],
        )


def _is_one(match: re.Match[str]) -> bool:
    """Whether it is one: bare names need capitals throughout or a dash, a full stop a date.

    Where nothing ends it, an agency in brackets must stand behind a date with its year.
    """
    places, parts, end = match["places"], match["parts"], match["end"]
    if re.fullmatch(_WEEKDAY, places):
        return False
    if not end:
        return bool(re.search(_YEAR, parts))
    if end == ".":
        return (
            bool(re.search(_YEAR, parts) or re.search(r"/[^/]+/|\d.*\([A-Z]{2,8}\)$", parts))
            and len(places.split()) < 5
        )
    if places.isupper() and len(places) > 2:
        return not (end == ":" and not parts and len(places.split()) > 3)
    told = bool(_BROAD.search(parts))
    if end == ":":
        return told and bool(re.search(_YEAR, parts) or re.fullmatch(rf", {_DATE}", parts))
    spaced = match.string[match.end("end") : match.end("end") + 1].isspace()
    return spaced and (told or len(places.split()) <= 3)
