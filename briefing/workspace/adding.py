"""Articles put into a folder: a page, standard input, the clipboard; nothing there is replaced."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from briefing.errors import NotAdded
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
        mark = f"<!-- saved from url=({len(page.url):04}){_quiet(page.url)} -->\n"
        data = mark.encode("ascii", "ignore") + data
    parts = urlsplit(page.url)
    last = [part for part in parts.path.split("/") if part][-1:]
    name = f"{parts.hostname or ''} {Path(last[0]).stem if last else ''}"
    return write_new(folder, name, ending, data)


def add_text(folder: Path, text: str, told: Told) -> Path:
    """Keep a text; what the reader says of it stands above it.

    Raises:
        NotAdded: it holds no word, or cannot be written.
    """
    if not text.strip():
        raise NotAdded("what was given", "it holds no text")
    looks_like_page = re.match(r"\s*<(?:!doctype|html|head|body|article|p|div)\b", text, re.I)
    if looks_like_page and told == Told(url=told.url):
        mark = (
            f"<!-- saved from url=({len(told.url):04}){_quiet(told.url)} -->\n" if told.url else ""
        )
        return write_new(folder, "page", ".html", (mark + text).encode("utf-8", "replace"))
    first = next(line for line in text.splitlines() if line.strip())
    head = _front_matter(told)
    name = told.title or cut_at_word(one_line(first), _LONGEST_NAME)
    ending = ".md" if head else ".txt"
    return write_new(folder, name, ending, (head + text).encode("utf-8", "replace"))


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


def _front_matter(told: Told) -> str:
    named = {name: one_line(value) for name, value in told._asdict().items() if value}
    if not named:
        return ""
    names = {"outlet": "publisher", "date": "published", "url": "source"}
    import yaml

    plain = {names.get(name, name): value for name, value in named.items()}
    return f"---\n{yaml.safe_dump(plain, allow_unicode=True, sort_keys=False)}---\n\n"


def _quiet(url: str) -> str:
    """An address that cannot end the comment in which it stands."""
    return re.sub(r"[\s<>\"]|--", lambda m: "".join(f"%{ord(c):02X}" for c in m.group()), url)
