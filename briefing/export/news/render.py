"""A report of news as Markdown, HTML or JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefing.export.news.content import NewsReport
from briefing.export.templating import rendered
from briefing.models import Ref
from briefing.models.news import NewsItem
from briefing.presentation.dates import published_short
from briefing.presentation.wording import source_title
from briefing.text.normalisation import one_line

NEWS_FORMATS = ("md", "json", "html")
_TEMPLATES = Path(__file__).parent / "templates"


def render(report: NewsReport, name: str) -> bytes:
    """The report in a format of ``NEWS_FORMATS``, in UTF-8."""
    if name == "json":
        return (json.dumps(_as_json(report), ensure_ascii=False, indent=1) + "\n").encode(
            "utf-8", "backslashreplace"
        )
    sections = [
        (words, [_line(report, item) for item in items]) for words, items in report.sections()
    ]
    values = {"report": report, "sections": sections}
    return rendered(f"news.{name}.j2", [_TEMPLATES], values, html=name == "html")


def _line(report: NewsReport, item: NewsItem) -> dict[str, Any]:
    """An item as a template shows it."""
    return {
        "title": item.title,
        "matter": item.matter if item.is_change else "",
        "told": item.told,
        "watched": item.watched,
        "before": [_proof(report, ref) for ref in item.old[:1]] if item.is_change else [],
        "now": [_proof(report, ref) for ref in item.new[:1]],
    }


def _proof(report: NewsReport, ref: Ref) -> dict[str, str]:
    source = report.sources.get(ref.source)
    return {
        "words": one_line(ref.text),
        "source": source_title(source) if source else "",
        "path": one_line(source.path) if source else "",
        "date": published_short(source) if source else "",
    }


def _as_json(report: NewsReport) -> dict[str, Any]:
    return {
        "since": report.since,
        "summary": report.summary,
        "items": [_item(report, item) for item in report.items],
        "coming": [asdict(event) for event in report.coming],
        "unseen": [asdict(event) for event in report.unseen],
    }


def _item(report: NewsReport, item: NewsItem) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "record": item.record,
        "matter": item.matter,
        "title": item.title,
        "before": item.before or None,
        "after": item.after or None,
        "arrived": item.arrived,
        "watched": item.watched or None,
        "evidence_before": [_ref(report, ref) for ref in item.old],
        "evidence": [_ref(report, ref) for ref in item.new],
    }


def _ref(report: NewsReport, ref: Ref) -> dict[str, Any]:
    source = report.sources.get(ref.source)
    return {
        "source": ref.source,
        "path": source.path if source else None,
        "start": ref.start,
        "end": ref.end,
        "text": ref.text,
    }
