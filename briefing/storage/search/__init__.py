"""Search over everything: typo-tolerant words first, then full text, then ranking of the few."""

from briefing.storage.search.facets import FacetCount
from briefing.storage.search.find import (
    Group,
    Hit,
    Results,
    Search,
    SearchCancelled,
    find,
    matching_records,
)
from briefing.storage.search.index import index_briefing
from briefing.storage.search.lexicon import Lexicon

__all__ = [
    "FacetCount",
    "Group",
    "Hit",
    "Lexicon",
    "Results",
    "Search",
    "SearchCancelled",
    "find",
    "index_briefing",
    "matching_records",
]
