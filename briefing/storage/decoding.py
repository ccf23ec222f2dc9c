"""Rows of the store as records; the one place where damage to a row is recognised."""

from __future__ import annotations

import sqlite3
from typing import Generic, Protocol, TypeVar

import msgspec

from briefing.errors import DamagedStore

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""SQLite's own words for a broken file; a missing table or column is a plain error there."""


class _Decoder(Protocol[T_co]):
    def decode(self, buf: bytes, /) -> T_co: ...


class RowDecoder(Generic[T]):
    """A decoder of rows.

    Args:
        decoder: of msgspec.
    """

    def __init__(self, decoder: _Decoder[T]) -> None:
        self._decoder = decoder

    def decode(self, data: bytes) -> T:
        """The record of a row.

        Raises:
            DamagedStore: the row holds no such record.
        """
        try:
            return self._decoder.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError, TypeError) as error:
            raise DamagedStore(f"A record of the cache is damaged ({error}).") from None


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether an error of SQLite means a broken file, and not a full disk or a busy program."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code & 0xFF in _DAMAGE
