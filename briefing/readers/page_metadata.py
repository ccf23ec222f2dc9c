"""What a web page says of itself: title, outlet, date, authors, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing.readers.base import Metadata
from briefing.text.date_expressions import parse_iso

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SAVED = re.compile(
    rb"saved from url=\(\d+\)(https?://\S{1,1000})|Page saved with SingleFile\s+url:\s*(https?://\S{1,1000})"
)
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date",
    "pubdate", "publishdate", "publish-date", "article.published", "originalpublicationdate",
    "citation_publication_date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "title")
_OUTLETS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "twitter:app:name:iphone",
)
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_ARTICLE = {
    "newsarticle",
    "article",
    "reportagenewsarticle",
    "blogposting",
    "webpage",
    "liveblogposting",
}
_MOST = 400_000


def page_metadata(tree: HtmlElement, data: bytes) -> Metadata:
    """Meta elements and linked data of a page; what they don't say is None.

    The day on which the page was saved or changed is not taken for that of publication.
    """
    metas = _metas(tree)
    linked = next(_linked(tree), {})
    outlet = _first(metas, _OUTLETS) or _name(linked.get("publisher"))
    title = _first(metas, _TITLES) or _text(linked.get("headline")) or _title(tree)
    return Metadata(
        title=_without_outlet(title, outlet),
        outlet=outlet,
        date=_day(_first(metas, _DATES)) or _day(_text(linked.get("datePublished"))) or _time(tree),
        url=_address(tree, metas, data),
        authors=tuple(_authors(metas, linked)),
        language=None,
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content[:2000])
    return found


def _linked(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Objects of linked data that are an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or len(script.text or "") > _MOST:
            continue
        try:
            stack: list[Any] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            value = stack.pop(0)
            if isinstance(value, list):
                stack.extend(value[:200])
            elif isinstance(value, dict):
                kinds = value.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if {str(kind).lower() for kind in kinds} & _ARTICLE and "headline" in value:
                    yield value
                graph = value.get("@graph")
                stack.extend(graph[:200] if isinstance(graph, list) else [])


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _text(value: object) -> str | None:
    return " ".join(value.split())[:2000] or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _day(value: str | None) -> str | None:
    """A date of a page as an ISO day; whatever is not written so is left alone."""
    if not value:
        return None
    value = re.sub(r"^(\d{4})(\d\d)(\d\d)(?!\d).*$", r"\1-\2-\3", value.strip())
    value = re.sub(r"^(\d{4})/(\d\d)/(\d\d)\b.*$", r"\1-\2-\3", value)
    return value[:10] if re.match(r"\d{4}-\d\d-\d\d", value) and parse_iso(value[:10]) else None


def _time(tree: HtmlElement) -> str | None:
    """The first ``time`` element that is marked as the date of publication."""
    for element in tree.iter("time"):
        marks = (
            f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate')}"
        )
        if (
            re.search(r"publish|entry-date|pubdate|posted", marks, re.I)
            or element.get("pubdate") is not None
        ):
            found = _day(element.get("datetime"))
            if found:
                return found
    return None


def _title(tree: HtmlElement) -> str | None:
    heads = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    heads = [head for head in heads if head]
    if len(heads) == 1:
        return heads[0][:500]
    title = tree.find(".//title")
    return " ".join(title.text_content().split())[:500] or None if title is not None else None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """``Ministers meet | The Courier`` is headlined ``Ministers meet``."""
    if title and outlet:
        return re.sub(rf"\s+[|\-–—:·]\s+{re.escape(outlet)}\s*$", "", title, flags=re.I) or title
    return title


def _address(tree: HtmlElement, metas: dict[str, str], data: bytes) -> str | None:
    links = (
        e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"
    )
    saved = _SAVED.search(data[:20_000])
    told = (saved[1] or saved[2]).decode("utf-8", "replace") if saved else None
    for address in (next(links, None), metas.get("og:url"), told):
        if address and re.match(r"https?://", address) and len(address) < 2000:
            return address
    return None


def _authors(metas: dict[str, str], linked: dict[str, Any]) -> Iterator[str]:
    told = linked.get("author")
    people = told if isinstance(told, list) else [told]
    named = [name for person in people if (name := _name(person))]
    if not named:
        value = re.sub(r"^\s*by\s+", "", _first(metas, _AUTHORS) or "", flags=re.I)
        named = re.split(r",\s+|\s+and\s+|;", value)
    for name in dict.fromkeys(named):
        if 1 < len(name.split()) <= 6 and not re.search(r"https?:|[@/\d]", name):
            yield name.strip()
