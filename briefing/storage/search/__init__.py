"""Search over everything: typo-tolerant words first, then full text, then ranking of the few."""

from briefing.storage.search.find import Group, Hit, Results, find
from briefing.storage.search.index import index_briefing

__all__ = ["Group", "Hit", "Results", "find", "index_briefing"]
