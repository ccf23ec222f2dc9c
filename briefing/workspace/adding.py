"""Articles put into a folder: a page, standard input, the clipboard; nothing there is replaced."""

from __future__ import annotations

import os
import re
import secrets
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from briefing.errors import NotAdded
from briefing.readers.base import decode
from briefing.readers.front_matter import raw_front_matter
from briefing.text.normalisation import cut_at_word, fold, one_line
from briefing.workspace.download import Page

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "message/rfc822": ".eml",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
_LONGEST_NAME = 60
_MOST_TRIES = 1000


class Told(NamedTuple):
    """What the reader says of a text that cannot say it itself; empty where nothing."""

    title: str = ""
    outlet: str = ""
    date: str = ""
    url: str = ""


def add_page(folder: Path, page: Page) -> Path:
    """Keep a page as it came; an HTML page is told where it is from, as browsers do.

    Raises:
        NotAdded: it is of no kind that is read, or cannot be written.
    """
    ending = _ENDINGS.get(page.media_type) or _sniffed(page)
    if not ending:
        raise NotAdded(page.url, f"it is “{one_line(page.media_type)}”, which is not read")
    data = page.data
    if ending == ".html":
        data = _saved_from(page.url).encode("ascii", "ignore") + data
    parts = urlsplit(page.url)
    last = [part for part in parts.path.split("/") if part][-1:]
    name = f"{parts.hostname or ''} {Path(last[0]).stem if last else ''}"
    return write_new(folder, name, ending, data)


def add_text(folder: Path, data: bytes, told: Told) -> Path:
    """Keep a text as it came, in whatever encoding; what the reader says of it stands above it.

    Raises:
        NotAdded: it holds no word, or cannot be written.
    """
    if not data.strip():
        raise NotAdded("what was given", "it holds no text")
    if told == Told():
        page = _PAGE.match(data)
        text = data.decode("utf-8", "replace")
        name = "page" if page else _first_line(text)
        return write_new(folder, name, ".html" if page else ".txt", data)
    read = decode(data)
    if read is None:
        raise NotAdded("what was given", "it is no text")
    text = read[0]
    if _PAGE.match(data):
        return write_new(folder, told.title or "page", ".html", _told_page(text, told).encode())
    own, rest = raw_front_matter(text)
    named = {name: one_line(value) for name, value in told._asdict().items() if value}
    head = (own or {}) | {_NAMES.get(name, name): value for name, value in named.items()}
    import yaml

    written = yaml.safe_dump(head, allow_unicode=True, sort_keys=False)
    name = told.title or _first_line(rest)
    return write_new(folder, name, ".md", f"---\n{written}---\n\n{rest}".encode())


def _first_line(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return cut_at_word(one_line(first), _LONGEST_NAME)


def _told_page(page: str, told: Told) -> str:
    """A page with what the reader says of it first in its head."""
    names = {"title": "og:title", "outlet": "og:site_name", "date": "article:published_time"}
    metas = "".join(
        f'<meta property="{names[name]}" content="{escape(one_line(value), quote=True)}">'
        for name, value in told._asdict().items()
        if value and name in names
    )
    mark = _saved_from(told.url) if told.url else ""
    head = re.search(r"<head[^>]*>", page, re.I)
    if head:
        return f"{mark}{page[: head.end()]}{metas}{page[head.end() :]}"
    return f"{mark}<html><head>{metas}</head>{page}</html>"


def _saved_from(url: str) -> str:
    return f"<!-- saved from url=({len(url):04}){_quiet(url)} -->\n"


_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|body|article|p|div)\b", re.I)
_NAMES = {"outlet": "publisher", "date": "published", "url": "source"}


def write_new(folder: Path, name: str, ending: str, data: bytes) -> Path:
    """Write a file that was not there, whole or not at all.

    Args:
        folder: an existing one.
        name: in any words; letters and digits of it remain.
        ending: with its dot.
        data: the content.

    Raises:
        NotAdded: it cannot be written.
    """
    stem = (
        re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:_LONGEST_NAME].strip("-") or "clipping"
    )
    draft = folder / f".{stem}-{secrets.token_hex(4)}.part"
    try:
        draft.write_bytes(data)
        for number in range(1, _MOST_TRIES):
            path = folder / f"{stem}{'' if number == 1 else f'-{number}'}{ending}"
            try:
                os.link(draft, path)  # fails where there is one, unlike a rename
            except FileExistsError:
                if path.read_bytes() == data:
                    return path
            except OSError:
                if path.exists():
                    continue
                draft.replace(path)
                return path
            else:
                return path
    except OSError as error:
        raise NotAdded(str(folder / f"{stem}{ending}"), error.strerror or str(error)) from None
    finally:
        draft.unlink(missing_ok=True)
    raise NotAdded(stem, "there are too many files of this name")


def _sniffed(page: Page) -> str:
    head = page.data[:1000].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ".pdf" if head.startswith(b"%pdf-") else ""


def _quiet(url: str) -> str:
    """An address that cannot end the comment in which it stands."""
    return re.sub(r"[\s<>\"]|--", lambda m: "".join(f"%{ord(c):02X}" for c in m.group()), url)
