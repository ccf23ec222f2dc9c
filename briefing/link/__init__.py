"""Extractions of many articles → one briefing."""

from briefing.link.linker import ReadArticle, link

__all__ = ["ReadArticle", "link"]
