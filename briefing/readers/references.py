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
_STAMPS = re.compile(r"^(?:Copyright -|Last updated -|SubjectsTermNotLitGenreText -)")


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
            told = ([v for v in record.get(t, ()) if not _STAMPS.match(v)] for t in _TEXT)
            text = max((text_of_html("\n\n".join(values)) for values in told), key=len)
            name = keys.unused(
                " ".join(record.get("ID", record.get("AN", [str(number)]))[:1]) or str(number)
            )
            if not text.strip():
                yield Problem(
                    f"{path}#{name}", "The reference carries no text; add its article.", fatal=False
                )
                continue
            known = _metadata(record)
            key = "" if "ID" in record or "AN" in record else known.url or known.title or text[:200]
            yield compose(
                sound(text), f"{path}#{name}", known.over(shared), key=key and keys.unused(key)
            )
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

    dates = [d for tag in ("DA", "Y1", "PY") for d in record.get(tag, ()) if d]
    known = [day for d in dates if (day := _day(d))]
    url = first("UR", "L1") or ""
    return Metadata(
        title=first("TI", "T1"),
        outlet=(first("T2", "JO", "JF", "PB") or "").partition(";")[0] or None,
        date=max(known, key=len, default=None),
        url=url if re.match(r"https?://", url) else None,
        authors=tuple(n for a in (*record.get("AU", ()), *record.get("A1", ())) for n in names(a)),
    )


def _day(words: str) -> str | None:
    """``2024/03/13/``, ``2023 May 03``, ``2024`` as an ISO date."""
    parts = [part.strip() for part in words.split("/")[:3] if part.strip().isdigit()]
    if (parts and "/" in words) or words.strip().isdigit():
        return "-".join(part.zfill(2) for part in parts)
    turned = re.sub(r"^(\d{4}) (\w+) (\d{1,2})$", r"\3 \2 \1", words.strip())
    return iso_in(turned) or day_in(turned)


READER = ReferencesReader()
