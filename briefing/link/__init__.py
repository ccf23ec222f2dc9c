"""Extractions of many articles → one briefing."""

from briefing.link.article import ReadArticle, digest, source_id
from briefing.link.linker import link

__all__ = ["ReadArticle", "digest", "link", "source_id"]
