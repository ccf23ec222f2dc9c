"""Styles for programs: BibLaTeX, BibTeX, RIS, CSL-JSON."""

import json
import re
from typing import Any

from briefing.cite.dates_in_styles import between, iso_date
from briefing.cite.passage import Passage, web_address

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def tex(words: str) -> str:
    """Words as TeX prints them: nothing in them is a command."""
    return "".join(_TEX.get(c, c) for c in words)


def _kept(words: str) -> str:
    """A title whose names and abbreviations keep their capitals: braces around those words."""
    return " ".join(
        f"{{{tex(w)}}}" if re.search(r"[^\W\d_].*[A-Z]|^[^\w]*[A-Z]", w) and i else tex(w)
        for i, w in enumerate(words.split())
    )


class BibLatexStyle:
    """``@article`` with ``entrysubtype = {newspaper}``."""

    name, label = "biblatex", "BibLaTeX"

    def cite(self, passage: Passage) -> str:
        """The entry; the quotation stands in ``annotation``."""
        fields = [(k, v) for k, v in self._fields(passage) if v]
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields)
        return f"@article{{{passage.key},\n{lines},\n}}\n"

    def _fields(self, passage: Passage) -> list[tuple[str, str]]:
        address = web_address(passage)
        return [
            ("entrysubtype", "newspaper"),
            ("author", self._authors(passage)),
            ("title", _kept(passage.named)),
            ("journaltitle", _kept(passage.outlet or "")),
            ("date", iso_date(passage)),
            ("url", _address(address)),
            ("note", tex(passage.note)),
            ("pagination", "paragraph"),
            ("annotation", f"{tex(passage.quotation)} (para. {passage.paragraph})"),
        ]

    def _authors(self, passage: Passage) -> str:
        names = [
            f"{tex(a.family)}, {tex(a.given)}" if a.is_person else f"{{{tex(a.family)}}}"
            for a in passage.names
        ]
        return " and ".join(names)


class BibTexStyle(BibLatexStyle):
    """``@article`` for the older program: year and month apart, the address in ``howpublished``."""

    name, label = "bibtex", "BibTeX"

    def cite(self, passage: Passage) -> str:
        """The entry; the quotation stands in ``annote``."""
        parts = passage.parts
        month = f"  month = {_MONTHS[parts[1] - 1]},\n" if len(parts) > 1 else ""
        address = web_address(passage)
        note = passage.note or ("" if parts else between(passage))
        fields = [
            ("author", self._authors(passage)),
            ("title", _kept(passage.named)),
            ("journal", _kept(passage.outlet or "")),
            ("year", str(parts[0]) if parts else ""),
            ("day", str(parts[2]) if len(parts) > 2 else ""),
            ("url", _address(address)),
            ("note", tex(note)),
            ("annote", f"{tex(passage.quotation)} (para. {passage.paragraph})"),
        ]
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
        return f"@article{{{passage.key},\n{month}{lines},\n}}\n"


def _address(address: str | None) -> str:
    return re.sub(r"([%&#_~])", r"\\\1", address) if address else ""


class RisStyle:
    """``TY  - NEWS``: the year in PY, the day in DA. pandoc 3.9 reads PY alone, without a day."""

    name, label = "ris", "RIS"

    def cite(self, passage: Passage) -> str:
        """The record, ended by ER."""
        parts = passage.parts
        day = "/".join(f"{part:02d}" for part in parts)
        rows = [("TY", "NEWS"), ("ID", passage.key)]
        rows += [
            ("AU", f"{a.family}, {a.given}" if a.is_person else f"{a.family},")
            for a in passage.names
        ]
        rows += [
            ("TI", passage.named),
            ("T2", passage.outlet or ""),
            ("PY", str(parts[0]) if parts else ""),
            ("DA", f"{day}{'/' * (3 - len(parts))}" if parts else ""),
            ("UR", web_address(passage) or ""),
            ("N1", passage.note or ("" if parts else between(passage))),
            ("N1", f"“{passage.quotation}” (para. {passage.paragraph})"),
        ]
        return (
            "".join(f"{tag}  - {one}\n" for tag, value in rows if (one := _flat(value)))
            + "ER  - \n"
        )


class CslJsonStyle:
    """An ``article-newspaper`` of CSL 1.0.2, as a list of one."""

    name, label = "csl-json", "CSL-JSON"

    def cite(self, passage: Passage) -> str:
        """The item; the quotation stands in ``annote``."""
        item: dict[str, Any] = {
            "id": passage.key,
            "type": "article-newspaper",
            "title": passage.named,
            "container-title": passage.outlet,
            "author": [
                {"family": a.family, "given": a.given} if a.is_person else {"literal": a.family}
                for a in passage.names
            ],
            "issued": _issued(passage),
            "URL": web_address(passage),
            "language": "en",
            "annote": f"“{passage.quotation}” (para. {passage.paragraph})",
            "note": passage.note or None,
        }
        kept = {name: value for name, value in item.items() if value}
        return json.dumps([kept], ensure_ascii=False, indent=2) + "\n"


def _issued(passage: Passage) -> dict[str, Any] | None:
    if passage.parts:
        return {"date-parts": [list(passage.parts)]}
    first, last = passage.bounds
    if first and last:
        return {"date-parts": [[int(p) for p in day.split("-")] for day in (first, last)]}
    return {"literal": between(passage)} if first or last else None


def _flat(value: str) -> str:
    return " ".join(value.split())


BIBLATEX, BIBTEX, RIS, CSL_JSON = BibLatexStyle(), BibTexStyle(), RisStyle(), CslJsonStyle()
