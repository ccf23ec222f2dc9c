"""What was read, found and linked, kept between starts in one SQLite file a folder."""

from briefing.store.fingerprint import (
    extract_fingerprint,
    file_fingerprint,
    link_fingerprint,
    read_fingerprint,
)
from briefing.store.store import KeptFile, Store

__all__ = [
    "KeptFile",
    "Store",
    "extract_fingerprint",
    "file_fingerprint",
    "link_fingerprint",
    "read_fingerprint",
]
