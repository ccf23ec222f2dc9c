"""Extractions of many articles → one briefing."""

from typing import TYPE_CHECKING

from briefing.lazy_imports import resolver

if TYPE_CHECKING:
    from briefing.link.linker import link
    from briefing.link.read_article import ReadArticle, source_id

__all__ = ["ReadArticle", "link", "source_id"]
# Those who only compare what was linked must not pay for linking.
__getattr__ = resolver(
    __name__,
    {
        "ReadArticle": "briefing.link.read_article",
        "source_id": "briefing.link.read_article",
        "link": "briefing.link.linker",
    },
)
