"""What one reader has seen of a folder's news, from one start of the program to the next.

What came in since the folder was last closed is news until it was on the screen, or all was marked
as read. What was closed unseen is news the next time too.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefing import paths
from briefing.models.news import NewsItem


class Kept(msgspec.Struct, frozen=True):
    """What stands in the file.

    Attributes:
        since: the key of the moment after which something is news; empty where the folder was
            never closed.
        seen: when the newest article behind each item that was seen came in, by the item's key.
    """

    since: str = ""
    seen: dict[str, str] = {}


class SeenNews:
    """The news of one folder that one reader has seen.

    Args:
        root: the folder, or one file.
        reader: who reads.
    """

    def __init__(self, root: Path, reader: str) -> None:
        self._file = paths.seen_file(root, reader)
        try:
            self._kept = msgspec.json.decode(self._file.read_bytes(), type=Kept)
        except (OSError, msgspec.DecodeError, ValueError):
            self._kept = Kept()
        self._seen = dict(self._kept.seen)

    @property
    def since(self) -> str:
        """The key of the moment after which something is news; empty for none yet."""
        return self._kept.since

    def is_seen(self, item: NewsItem) -> bool:
        """Whether the reader has seen it, and nothing was added to it since."""
        return self._seen.get(item.key, "") >= item.arrived

    def see(self, items: Iterable[NewsItem]) -> None:
        """They were on the screen, or are marked as read."""
        self._seen.update((item.key, item.arrived) for item in items)

    def unsee(self, items: Iterable[NewsItem]) -> None:
        """They are news again."""
        for item in items:
            self._seen.pop(item.key, None)

    def keep(self, items: Iterable[NewsItem], looked: str) -> None:
        """Write down how the folder is left, where that changed.

        Args:
            items: all the news.
            looked: the key of the moment at which the folder was last brought up to date: where
                nothing is left unseen, what comes in later is news.
        """
        known = {item.key: item for item in items}
        left = any(not self.is_seen(item) for item in known.values())
        if not self._kept.since or not left:
            kept = Kept(looked)
        else:
            kept = Kept(self._kept.since, {k: v for k, v in self._seen.items() if k in known})
        if kept != self._kept and paths.write_private(self._file, msgspec.json.encode(kept)):
            self._kept = kept
