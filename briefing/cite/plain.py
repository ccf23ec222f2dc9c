"""Plain text: for mail and word processors."""

from briefing.cite.passage import Passage


class PlainStyle:
    """The quotation, a dash, the source."""

    name, label = "plain", "plain text"

    def cite(self, passage: Passage) -> str:
        """The passage in plain text."""
        return f"“{passage.quotation}” — {self.reference(passage)}\n"

    def reference(self, passage: Passage) -> str:
        """The source alone, in one line."""
        parts = []
        if passage.authors:
            parts.append(" and ".join(passage.authors))
        if passage.title:
            parts.append(f"“{passage.title}”")
        if passage.outlet:
            parts.append(passage.outlet)
        parts.append(passage.published or "date unknown")
        parts.append(f"para. {passage.paragraph}")
        parts.append(passage.path)
        if passage.url:
            parts.append(passage.url)
        if passage.note:
            parts.append(passage.note)
        return ", ".join(parts)


STYLE = PlainStyle()
