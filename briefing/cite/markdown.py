"""Markdown: a block quotation, and the source in italics where it has a name."""

import re

from briefing.cite.passage import Passage

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|&])")


def plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", text)


class MarkdownStyle:
    """``> “…”`` and a line on the source."""

    name, label = "markdown", "Markdown"

    def cite(self, passage: Passage) -> str:
        """The passage in Markdown."""
        return f"> “{plain(passage.quotation)}”\n>\n> — {self.reference(passage)}\n"

    def reference(self, passage: Passage) -> str:
        """The source alone, in one line."""
        parts = []
        if passage.authors:
            parts.append(plain(" and ".join(passage.authors)))
        if passage.title:
            title = plain(passage.title)
            linked = f"[{title}](<{passage.url}>)" if _is_web(passage.url) else title
            parts.append(f"“{linked}”")
        if passage.outlet:
            parts.append(f"*{plain(passage.outlet)}*")
        parts.append(passage.published or "date unknown")
        parts.append(f"¶ {passage.paragraph}")
        parts.append(f"`{passage.path.replace('`', '')}`")
        if passage.note:
            parts.append(plain(passage.note))
        return ", ".join(parts)


def _is_web(url: str | None) -> bool:
    return bool(url and re.match(r"https?://[^\s<>]+$", url))


STYLE = MarkdownStyle()
