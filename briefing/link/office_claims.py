"""Whether an office that an article gives somebody is held at its time."""

import re

from briefing.link.read_article import ReadArticle
from briefing.models.extraction import OfficeClaim

_NOT_HELD = re.compile(
    r"\b(nominat\w*|designat\w*|\w+[- ]elect|candidate|incoming|former|then[- ]|ex-|late|ousted"
    r"|one-time|ex|picked|tapped|named as)\b",
    re.IGNORECASE,
)
"""Words before an office that is not held yet, or no longer."""
_BEHIND = re.compile(r"^[-– ](?:elect|designate|nominee)\b", re.IGNORECASE)
_BEFORE = 16
"""So many characters before an office such a word may stand ..."""
_NOMINATED = re.compile(r"\bnominat\w*\b[^.,;]{0,48}\bas\s*(?:the\s+)?$", re.IGNORECASE)
_FAR = 80
"""... and so many the words ``nominated by the president as``."""


def holds(claim: OfficeClaim, read: ReadArticle) -> bool:
    """Whether the article has the office held: not former, not nominated, not elect."""
    text, span = read.article.text, claim.evidence
    if claim.former or _NOT_HELD.search(text[max(0, span.start - _BEFORE) : span.end]):
        return False
    if _BEHIND.search(text[span.end : span.end + 16]):
        return False
    return not _NOMINATED.search(text[max(0, span.start - _FAR) : span.start])
