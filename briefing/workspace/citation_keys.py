"""Keys of sources in bibliographies: given once, never changed."""

import json
import threading
from pathlib import Path

from briefing import paths
from briefing.cite.passage import citation_key
from briefing.models import Source


class CitationKeys:
    """The keys that were issued for one folder.

    Args:
        file: where they are kept; None keeps them while the program runs.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._issued: dict[str, str] | None = None

    def key_of(self, source: Source) -> str:
        """The key of a source; two that would share one get ``a``, ``b`` … behind it."""
        with self._lock:
            issued = self._load()
            if source.id not in issued:
                issued[source.id] = _free(citation_key(source), set(issued.values()))
                self._save(issued)
            return issued[source.id]

    def _load(self) -> dict[str, str]:
        if self._issued is None:
            try:
                kept = json.loads(self._file.read_text(encoding="utf-8")) if self._file else {}
            except (OSError, ValueError):
                kept = {}
            kept = kept if isinstance(kept, dict) else {}
            self._issued = {k: v for k, v in kept.items() if isinstance(v, str)}
        return self._issued

    def _save(self, issued: dict[str, str]) -> None:
        if self._file is None:
            return
        # Without a state folder keys hold while the program runs.
        paths.write_private(self._file, json.dumps(issued, indent=1, sort_keys=True).encode())


def _free(key: str, taken: set[str]) -> str:
    if key not in taken:
        return key
    letters = "abcdefghijklmnopqrstuvwxyz"
    endings = (*letters, *(a + b for a in letters for b in letters))
    return next(
        (f"{key}{end}" for end in endings if f"{key}{end}" not in taken), f"{key}{len(taken)}"
    )
