"""``parquet``: one file a kind of record, typed, where pyarrow is installed (extra ``parquet``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.export.rows import TABLES, Rows, Table, Value
from briefing.models import Briefing

if TYPE_CHECKING:
    import pyarrow

_BATCH = 10_000
"""Rows that are held at a time."""


class ParquetFormat:
    """A folder of tables."""

    name = "parquet"
    suffix = ""

    def write_to(self, briefing: Briefing, texts: Mapping[str, str] | None, target: Path) -> None:
        """Write ``visits.parquet`` and its like into a folder.

        Raises:
            BriefingError: pyarrow is not installed.
            OSError: the folder cannot be written.
        """
        try:
            import pyarrow.parquet
        except ModuleNotFoundError:
            raise BriefingError(
                "Parquet needs the extra “parquet”.", "Install briefing[parquet], or use csv."
            ) from None
        rows = Rows(briefing)
        target.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            schema = _schema(table, rows)
            fresh = target / f"{table.name}.new"
            with pyarrow.parquet.ParquetWriter(fresh, schema, compression="zstd") as writer:
                for batch in _batches(rows.of(table.name)):
                    writer.write_table(_table(batch, schema))
            fresh.replace(target / f"{table.name}.parquet")


def _schema(table: Table, rows: Rows) -> pyarrow.Schema:
    """The columns with their types, found by looking at every row once."""
    import pyarrow

    kinds: list[set[type]] = [set() for _ in table.columns]
    for row in rows.of(table.name):
        for kind, value in zip(kinds, row, strict=True):
            if value is not None:
                kind.add(type(value))
    typed = [(name, _type(kind)) for name, kind in zip(table.columns, kinds, strict=True)]
    return pyarrow.schema(typed, metadata={"about": table.about})


def _type(kinds: set[type]) -> pyarrow.DataType:
    import pyarrow

    if kinds and kinds <= {int, bool}:
        return pyarrow.int64()
    return pyarrow.float64() if kinds and kinds <= {int, float, bool} else pyarrow.string()


def _batches(rows: Iterator[tuple[Value, ...]]) -> Iterator[list[tuple[Value, ...]]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _table(batch: list[tuple[Value, ...]], schema: pyarrow.Schema) -> pyarrow.Table:
    import pyarrow

    columns = zip(*batch, strict=True)
    arrays = [
        pyarrow.array(
            [v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in column],
            type=field.type,
        )
        for column, field in zip(columns, schema, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


FORMAT = ParquetFormat()
