"""Styles for the page: APA 7, Chicago 17 (author and date, notes), MLA 9, a Markdown footnote.

An unsigned newspaper article is cited by its title in APA and MLA and by its paper in Chicago, as
their handbooks and the reference renderings agree.
"""

from briefing.cite.authors_in_styles import apa_authors, first_turned, in_order, mla_authors
from briefing.cite.dates_in_styles import apa_date, long_date, mla_date, month_and_day, year
from briefing.cite.markdown import plain as markdown_plain
from briefing.cite.passage import Passage, web_address, with_inner_marks
from briefing.cite.titles_in_styles import ended, headline_case


class _ProseStyle:
    """A style that writes a quotation and behind it a reference."""

    name = ""
    label = ""

    def quote(self, passage: Passage) -> str:
        """The quotation in marks, with what must be known of it."""
        note = f" [{passage.note}]" if passage.note else ""
        return f"“{with_inner_marks(passage.quotation)}”{note}"

    def reference(self, passage: Passage) -> str:
        """The entry for the list of references."""
        raise NotImplementedError

    def within(self, passage: Passage) -> str:
        """The reference within the text; nothing where the style has none."""
        return ""

    def cite(self, passage: Passage) -> str:
        """Both: the quotation with its short reference, and the entry on a line of its own."""
        inside = self.within(passage)
        return f"{self.quote(passage)}{' ' + inside if inside else ''}\n{self.reference(passage)}\n"


class ApaStyle(_ProseStyle):
    """APA, 7th edition."""

    name, label = "apa", "APA 7"

    def reference(self, passage: Passage) -> str:
        """``Doe, J. (2024, March 15). Title. Outlet. URL``; unsigned: the title first."""
        authors, title = apa_authors(passage.names), passage.named
        date = f"({apa_date(passage)})."
        head = f"{_dotted(authors)} {date} {ended(title)}" if authors else f"{ended(title)} {date}"
        parts = [head, f"{passage.outlet}." if passage.outlet else "", web_address(passage) or ""]
        return " ".join(part for part in parts if part)

    def within(self, passage: Passage) -> str:
        """``(Doe & Roe, 2024, para. 3)``."""
        names = [author.family for author in passage.names]
        who = " & ".join(names) if len(names) < 3 else f"{names[0]} et al."
        who = who or f"“{passage.named}”"
        return f"({who}, {year(passage)}, para. {passage.paragraph})"


class ChicagoStyle(_ProseStyle):
    """Chicago, 17th edition, author and date."""

    name, label = "chicago", "Chicago 17, author-date"

    def reference(self, passage: Passage) -> str:
        """``Doe, Jane. 2024. “Title.” Outlet, March 15. URL.``; unsigned: the outlet first."""
        title = f"“{ended(_title(passage))}”"
        day, address = month_and_day(passage), web_address(passage)
        authors = first_turned(passage.names)
        who = authors or passage.outlet or ""
        parts = [
            _dotted(who) if who else "",
            _dotted(_capital(year(passage))) if who else "",
            title,
        ]
        if not who:
            parts.append(_dotted(_capital(year(passage))))
        if authors and passage.outlet:
            parts.append(f"{passage.outlet}{', ' + day if day else ''}.")
        elif day:
            parts.append(f"{day}.")
        parts.append(f"{address}." if address else "")
        return " ".join(part for part in parts if part)

    def within(self, passage: Passage) -> str:
        """``(Doe and Roe 2024, para. 3)``."""
        names = [author.family for author in passage.names]
        who = " and ".join(names) if len(names) < 4 else f"{names[0]} et al."
        who = who or passage.outlet or f"“{passage.named}”"
        return f"({who} {year(passage)}, para. {passage.paragraph})"


class ChicagoNotesStyle(_ProseStyle):
    """Chicago, 17th edition, notes."""

    name, label = "chicago-notes", "Chicago 17, notes"

    def reference(self, passage: Passage) -> str:
        """``Jane Doe, “Title,” Outlet, March 15, 2024, para. 3, URL.``"""
        title = _title(passage)
        parts = [
            in_order(passage.names),
            f"“{ended(title, ',')}”",
            f"{passage.outlet}," if passage.outlet else "",
            f"{long_date(passage)},",
            f"para. {passage.paragraph}",
        ]
        head = f"{parts[0]}, " if parts[0] else ""
        address = web_address(passage)
        tail = " ".join(part for part in parts[1:] if part)
        return f"{head}{tail}{', ' + address if address else ''}."


class MlaStyle(_ProseStyle):
    """MLA, 9th edition."""

    name, label = "mla", "MLA 9"

    def reference(self, passage: Passage) -> str:
        """``Doe, Jane. “Title.” Outlet, 15 Mar. 2024, URL.``"""
        title = f"“{ended(_title(passage))}”"
        authors = mla_authors(passage.names)
        behind = [passage.outlet or "", mla_date(passage), web_address(passage) or ""]
        tail = ", ".join(part for part in behind if part)
        head = f"{_dotted(authors)} {title}" if authors else title
        return f"{head} {tail}." if tail else head

    def within(self, passage: Passage) -> str:
        """``(Doe, par. 3)``."""
        names = [author.family for author in passage.names]
        who = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
        who = who or f"“{passage.named}”"
        return f"({who}, par. {passage.paragraph})"


class FootnoteStyle(_ProseStyle):
    """Markdown with a footnote, as Pandoc and most notes read it."""

    name, label = "footnote", "Markdown footnote"

    def cite(self, passage: Passage) -> str:
        """``> “…”[^key]`` and ``[^key]: …`` below it."""
        quote = markdown_plain(self.quote(passage))
        return f"> {quote}[^{passage.key}]\n\n[^{passage.key}]: {self.reference(passage)}\n"

    def reference(self, passage: Passage) -> str:
        """The note of Chicago, its address in angle brackets, so that no program cuts it."""
        address = web_address(passage)
        words = ChicagoNotesStyle().reference(passage)
        if address is None:
            return markdown_plain(words)
        return markdown_plain(words.removesuffix(f", {address}.")) + f", <{address}>."


def _title(passage: Passage) -> str:
    """The headline in capitals of the style; what only stands for one as it is."""
    words = with_inner_marks(passage.named)
    return headline_case(words) if passage.title else words


def _dotted(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _capital(words: str) -> str:
    return (
        words[:1].upper() + words[1:] if words.startswith(("between", "after", "before")) else words
    )


APA, CHICAGO, CHICAGO_NOTES, MLA, FOOTNOTE = (
    ApaStyle(),
    ChicagoStyle(),
    ChicagoNotesStyle(),
    MlaStyle(),
    FootnoteStyle(),
)
