"""What was read, found and linked, kept between starts in one SQLite file a folder."""

from typing import TYPE_CHECKING

from briefing.lazy_imports import resolver
from briefing.storage.snapshot_reader import SnapshotReader
from briefing.storage.store import KeptFile, Store

if TYPE_CHECKING:
    from briefing.storage.fingerprints import (
        extract_fingerprint,
        file_fingerprint,
        link_fingerprint,
        read_fingerprint,
    )

__all__ = [
    "KeptFile",
    "SnapshotReader",
    "Store",
    "extract_fingerprint",
    "file_fingerprint",
    "link_fingerprint",
    "read_fingerprint",
]
# Only those who read articles need fingerprints.
_FINGERPRINT = "briefing.storage.fingerprints"
__getattr__ = resolver(
    __name__,
    {
        "extract_fingerprint": _FINGERPRINT,
        "file_fingerprint": _FINGERPRINT,
        "link_fingerprint": _FINGERPRINT,
        "read_fingerprint": _FINGERPRINT,
    },
)
