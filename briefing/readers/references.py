"""``.ris``: references of Zotero and press databases, with the text that they carry."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefing.models import Problem
from briefing.readers.base import MOST_BYTES, Metadata, decode
from briefing.readers.columns import sound
from briefing.readers.compilations.base import day_in, iso_in, names
from briefing.readers.compose import compose
from briefing.readers.document import Found, KeyRing
from briefing.readers.markup import text_of_html

_TAG = re.compile(r"^([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_TEXT = ("N1", "AB", "N2")


class ReferencesReader:
    """References in RIS; those with a text are articles."""

    suffixes = (".ris",)

    def read(self, file: Path, path: str, metadata: Metadata) -> Found:
        """Yield an article a reference that carries a text; the others are named."""
        decoded = decode(file.read_bytes()) if file.stat().st_size < MOST_BYTES * 16 else None
        if decoded is None:
            yield Problem(path, "The file holds no readable references; export it again as UTF-8.")
            return
        keys = KeyRing()
        shared = replace(metadata, title=None, date=None, url=None)
        number = 0
        for number, record in enumerate(_records(decoded[0]), 1):
            text = max((text_of_html("\n\n".join(record.get(t, ()))) for t in _TEXT), key=len)
            name = keys.unused(
                " ".join(record.get("ID", record.get("AN", [str(number)]))[:1]) or str(number)
            )
            if not text.strip():
                yield Problem(
                    f"{path}#{name}", "The reference carries no text; add its article.", fatal=False
                )
                continue
            yield compose(sound(text), f"{path}#{name}", _metadata(record).over(shared))
        if not number:
            yield Problem(path, "The file holds no reference.")


def _records(text: str) -> Iterator[dict[str, list[str]]]:
    record: dict[str, list[str]] = {}
    tag = ""
    for line in text.split("\n"):
        match = _TAG.match(line.rstrip())
        if match and match[1] == "ER":
            if record:
                yield record
            record, tag = {}, ""
        elif match:
            tag = match[1]
            record.setdefault(tag, []).append((match[2] or "").strip())
        elif tag and line.strip():
            record[tag][-1] += "\n" + line.strip()
    if record.keys() - {"TY"}:
        yield record


def _metadata(record: dict[str, list[str]]) -> Metadata:
    def first(*tags: str) -> str | None:
        return next((record[t][0] for t in tags if record.get(t) and record[t][0]), None)

    date = first("DA", "Y1", "PY") or ""
    parts = [part for part in date.split("/")[:3] if part.strip().isdigit()]
    url = first("UR", "L1") or ""
    return Metadata(
        title=first("TI", "T1"),
        outlet=first("T2", "JO", "JF", "PB"),
        date="-".join(p.zfill(2) for p in parts) if parts else iso_in(date) or day_in(date),
        url=url if re.match(r"https?://", url) else None,
        authors=tuple(n for a in (*record.get("AU", ()), *record.get("A1", ())) for n in names(a)),
    )


READER = ReferencesReader()
