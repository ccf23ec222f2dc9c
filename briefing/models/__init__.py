"""What is known, defined once, as frozen slotted dataclasses.

``article`` is what a reader makes of a file, ``extraction`` what is found in one article, and
``briefing`` what is known across articles. ``calendar`` and ``folding`` hold what all of them
share: dates as written, and text folded for comparison.
"""

from typing import TYPE_CHECKING

from briefing.lazy_imports import resolver
from briefing.models.article import Article, Leftover, Problem, Published, SetAside, Span
from briefing.models.briefing import (
    Actor,
    Bound,
    Briefing,
    DateRecord,
    Discrepancy,
    Issue,
    Join,
    Meeting,
    Office,
    Position,
    Quote,
    Ref,
    ReviewState,
    Signal,
    Source,
    Step,
    Variant,
    Visit,
    When,
)

if TYPE_CHECKING:
    from briefing.models.extraction import Extraction

__all__ = [
    "Actor",
    "Article",
    "Bound",
    "Briefing",
    "DateRecord",
    "Discrepancy",
    "Extraction",
    "Issue",
    "Join",
    "Leftover",
    "Meeting",
    "Office",
    "Position",
    "Problem",
    "Published",
    "Quote",
    "Ref",
    "ReviewState",
    "SetAside",
    "Signal",
    "Source",
    "Span",
    "Step",
    "Variant",
    "Visit",
    "When",
]
# What is shown was linked: the terminal needs no record of what one article holds.
__getattr__ = resolver(__name__, {"Extraction": "briefing.models.extraction"})
