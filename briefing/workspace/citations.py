"""Words of a source as a citation, checked against the file before they leave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import Settings
from briefing.errors import QuotationChanged
from briefing.models import Ref, Source
from briefing.paths import citation_keys_file
from briefing.storage.store import Store
from briefing.text.normalisation import one_line
from briefing.workspace.citation_keys import CitationKeys

if TYPE_CHECKING:
    from briefing.cite import Passage

_SHOWN, _BEFORE = 90, 24
"""Characters that are shown of words that have changed, and how many stand before the change."""


class Citations:
    """The citations of one folder; safe to use from any thread.

    Args:
        root: the folder, or one file.
        settings: the citation style used where none is named, and the columns of tables.
        store: where the texts are kept, and where in its file each article stood.
    """

    def __init__(self, root: Path, settings: Settings, store: Store) -> None:
        self._folder = root if root.is_dir() else root.parent
        self._style = settings.citation_style
        self._columns = settings.columns
        self._store = store
        self._keys = CitationKeys(citation_keys_file(root))

    def file_of(self, source: Source) -> Path:
        """The file that holds a source."""
        return self._folder / (self._store.file_of(source.id) or source.path)

    def citation(self, source: Source, ref: Ref, style: str | None = None, note: str = "") -> str:
        """A passage with its source in a style, ready for the clipboard.

        Args:
            source: that holds the words.
            ref: the words.
            style: its name, instead of the settings' one.
            note: what the reader must know of the words.

        Raises:
            QuotationChanged: the file no longer holds these words at this place.
        """
        from briefing.cite import style_named

        return style_named(style or self._style).cite(self._passage(source, ref, note))

    def reference(self, source: Source, ref: Ref, style: str | None = None) -> str:
        """The source of a passage alone, in a style.

        Args:
            source: that holds the words.
            ref: the words.
            style: its name, instead of the settings' one.

        Raises:
            QuotationChanged: the file no longer holds these words at this place.
        """
        from briefing.cite import reference_in, style_named

        return reference_in(style_named(style or self._style), self._passage(source, ref))

    def _passage(self, source: Source, ref: Ref, note: str = "") -> Passage:
        from briefing.cite import passage_of

        self.verify(source, ref)
        text = self._store.text(source.id) or ""
        return passage_of(ref, source, text, self._keys.key_of(source), note)

    def verify(self, source: Source, ref: Ref) -> None:
        """Make sure that the file still says what the reference says; its own record alone is read.

        Raises:
            QuotationChanged: it does not, or is gone.
        """
        from briefing.readers.folder import read_article

        kept = self._store.article(source.id)
        at = kept[0].at if kept else 0
        file = self.file_of(source)
        current = read_article(file, self._folder, source.path, at, self._columns)
        if current is None:
            raise QuotationChanged(
                f"“{source.path}” is gone.", "Start again to read the folder anew."
            )
        now = current.text[ref.start : ref.end]
        if now != ref.text:
            before, after = _both(ref.text, now)
            raise QuotationChanged(
                f"“{source.path}” has changed since it was read: "
                f"it said “{before}”, now {f'“{after}”' if after else 'nothing'} stands there.",
                "Start again to read it anew.",
            )


def _both(was: str, now: str) -> tuple[str, str]:
    """Words that differ, each from shortly before the first difference and on one line."""
    flat = one_line(was), one_line(now)
    same = next((n for n, (a, b) in enumerate(zip(*flat, strict=False)) if a != b), 0)
    start = max(0, same - _BEFORE)
    return _cut(flat[0], start), _cut(flat[1], start)


def _cut(words: str, start: int) -> str:
    part = words[start : start + _SHOWN]
    return f"{'…' if start else ''}{part}{'…' if start + _SHOWN < len(words) else ''}"
