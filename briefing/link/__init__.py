"""Extractions of many articles → one briefing."""

from typing import TYPE_CHECKING

from briefing.lazily import resolver

if TYPE_CHECKING:
    from briefing.link.article import ReadArticle, source_id
    from briefing.link.linker import link

__all__ = ["ReadArticle", "link", "source_id"]
# Those who only compare what was linked must not pay for linking.
__getattr__ = resolver(
    __name__,
    {
        "ReadArticle": "briefing.link.article",
        "source_id": "briefing.link.article",
        "link": "briefing.link.linker",
    },
)
