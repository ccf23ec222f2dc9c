"""What was read, found and linked, kept between starts in one SQLite file a folder."""

from typing import TYPE_CHECKING

from briefing.lazily import resolver
from briefing.store.shelf import Shelf
from briefing.store.store import KeptFile, Store, forget_sentences

if TYPE_CHECKING:
    from briefing.store.fingerprint import (
        extract_fingerprint,
        file_fingerprint,
        link_fingerprint,
        read_fingerprint,
    )

__all__ = [
    "KeptFile",
    "Shelf",
    "Store",
    "extract_fingerprint",
    "file_fingerprint",
    "forget_sentences",
    "link_fingerprint",
    "read_fingerprint",
]
# Only those who read articles need fingerprints.
_FINGERPRINT = "briefing.store.fingerprint"
__getattr__ = resolver(
    __name__,
    {
        "extract_fingerprint": _FINGERPRINT,
        "file_fingerprint": _FINGERPRINT,
        "link_fingerprint": _FINGERPRINT,
        "read_fingerprint": _FINGERPRINT,
    },
)
