"""Which version of a wire story a text is: ``2nd Ld-Writethru``, ``UPDATE 2``, ``(CORRECTS day)``.

Of several versions the last one holds, whatever the order of their files.
"""

import re

_SIGN = r"\s?(?:[:–—]+|-+(?=[\s“‘\"'A-Z0-9]))\s?"
"""Divides a sign from the headline; a hyphen before a small letter joins two words of it."""
_LEAD = re.compile(
    r"^\W{0,3}(?:(?i:(?P<lead>\d{1,2})(?:st|nd|rd|th) (?:ld|lead|add|sub)\b(?:[- ]?writethru)?"
    r"|update[ -]?(?P<update>\d{1,2})\b|wrapup[ -]?(?P<wrap>\d{1,2})\b)(?!-[a-z])"
    rf"|(?:(?i:ld[- ]writethru|writethru)|UPDATE|CORRECTED|REFILE|RECASTS)\b(?={_SIGN})"
    r"|(?:LEAD|Lead|Update|Corrected|Refile|Recasts)(?=\s?:))"
)
_CORRECTS = re.compile(
    r"\((?:CORRECTS?|CORRECTING|RECASTS)\b[^()]{0,80}\)|^\W{0,3}corrected\b", re.IGNORECASE
)
_BEHIND = re.compile(
    r"\((?:(?:UPDATES?|ADDS?|CORRECTS?|CORRECTING|RECASTS|TRIMS|RESENDS|EDS|WRITES THRU)\b"
    r"[^()]{0,80}|(?:Adds|Updates|Corrects|Recasts)\b[^()]{0,80})\)\s*$"
)
_SIGNS = re.compile(_SIGN)
_ONCE, _CORRECTION = 1, 100


def version_of(title: str) -> int:
    """How late a version is among those of one story; 0 for a first one.

    Args:
        title: the headline as the agency sent it. One that says that it corrects comes after all
            others.
    """
    rank = _CORRECTION if _CORRECTS.search(title) else 0
    found = _LEAD.match(title)
    if found is None:
        return rank
    number = next((found[g] for g in ("lead", "update", "wrap") if found[g]), None)
    return rank + (int(number) if number else _ONCE)


def headline_of(line: str) -> tuple[int, int]:
    """The part of a headline that is none of the agency's signs of a version.

    Args:
        line: ``1st Ld: Ministers meet (ADDS quotes)``.

    Returns:
        Its first character, and that behind its last one; the whole line where it bears no sign.
    """
    found = _LEAD.match(line)
    mark = _SIGNS.match(line, found.end()) if found else None
    start = mark.end() if mark else 0
    behind = _BEHIND.search(line, start)
    return start, len(line[: behind.start()].rstrip()) if behind else len(line)
