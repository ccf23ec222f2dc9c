"""News as a page: Markdown for a mail, HTML, JSON for other programs."""

from briefing.export.news.content import ComingEvent, NewsReport
from briefing.export.news.render import NEWS_FORMATS, render

__all__ = ["NEWS_FORMATS", "ComingEvent", "NewsReport", "render"]
