"""``.mhtml``: a page that a browser saved as one file with its pictures."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.models import Problem
from briefing.readers.articles import articles_of
from briefing.readers.base import MOST_BYTES, Metadata
from briefing.readers.document import Found
from briefing.readers.web_page import page_document


class WebArchiveReader:
    """The page of a web archive; its pictures and styles are no words."""

    suffixes = (".mhtml", ".mht")

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield the article of the first page in the file."""
        if file.stat().st_size > MOST_BYTES * 50:
            yield Problem(path, "The page is too large; save its article alone.")
            return
        message: Any = email.message_from_bytes(file.read_bytes(), policy=email.policy.compat32)
        page = next((p for p in _parts(message) if p.get_content_type() == "text/html"), None)
        document = page_document(page.get_payload(decode=True) or b"") if page is not None else None
        if page is None or document is None or not document.text.strip():
            yield Problem(path, "It holds no page with words; save the page again as HTML.")
            return
        address = str(
            message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
        )
        address = "".join(address.split())
        known = document.metadata
        if address.startswith(("http://", "https://")):
            known = known.over(Metadata(url=address[:2000]))
        yield from articles_of(replace(document, metadata=known), path, metadata)


def _parts(message: Any) -> Iterator[Any]:
    """The parts of a message; deeper than any program nests them nothing is looked for."""
    try:
        yield from message.walk()
    except RecursionError:
        return


READER = WebArchiveReader()
