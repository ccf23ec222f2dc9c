"""Words of a source as a citation, checked against the file before they leave."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.errors import QuotationChanged
from briefing.records import Ref, Source


class Citing:
    """The citations of one folder.

    Args:
        root: the folder, or one file.
        style: the citation style used where none is named.
        source_of, text_of: a source, and its text, by its id.
    """

    def __init__(
        self,
        root: Path,
        style: str,
        source_of: Callable[[str], Source],
        text_of: Callable[[str], str],
    ) -> None:
        self._folder = root if root.is_dir() else root.parent
        self._style = style
        self._source_of = source_of
        self._text_of = text_of

    def file_of(self, source_id: str) -> Path:
        """The file that holds a source."""
        from briefing.readers.folder import file_of_source

        return self._folder / file_of_source(self._source_of(source_id).path)

    def citation(self, ref: Ref, style: str | None = None) -> str:
        """A passage with its source in a style, ready for the clipboard.

        Raises:
            QuotationChanged: the file no longer holds these words at this place.
        """
        from briefing.cite import passage_of, style_named

        self.verify(ref)
        passage = passage_of(ref, self._source_of(ref.source), self._text_of(ref.source))
        return style_named(style or self._style).cite(passage)

    def verify(self, ref: Ref) -> None:
        """Make sure that the file still says what the reference says.

        Raises:
            QuotationChanged: it does not, or is gone.
        """
        from briefing.readers import read

        source = self._source_of(ref.source)
        file = self.file_of(ref.source)
        articles = read(file, self._folder).articles if file.is_file() else ()
        current = next((a.text for a in articles if a.path == source.path), None)
        if current is None:
            raise QuotationChanged(
                f"“{source.path}” is gone.", "Start again to read the folder anew."
            )
        if current[ref.start : ref.end] != ref.text:
            raise QuotationChanged(
                f"“{source.path}” has changed since it was read.", "Start again to read it anew."
            )
