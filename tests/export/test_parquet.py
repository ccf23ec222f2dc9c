"""Parquet: the tables of the CSV export with types, read back by pyarrow."""

import sys
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.export.parquet_files import FORMAT
from briefing.export.rows import TABLES, Rows
from tests.export.samples import BRIEFING

pyarrow = pytest.importorskip("pyarrow")


def test_every_table_comes_back(tmp_path: Path) -> None:
    """Row by row, what is not known as null."""
    import pyarrow.parquet

    FORMAT.write_to(BRIEFING, None, tmp_path / "out")
    for table in TABLES:
        read = pyarrow.parquet.read_table(tmp_path / "out" / f"{table.name}.parquet")
        assert read.column_names == list(table.columns)
        rows = list(Rows(BRIEFING).of(table.name))
        assert [tuple(row.values()) for row in read.to_pylist()] == rows


def test_numbers_are_numbers(tmp_path: Path) -> None:
    """And days are words, as precise as they are known."""
    import pyarrow.parquet

    FORMAT.write_to(BRIEFING, None, tmp_path)
    schema = pyarrow.parquet.read_schema(tmp_path / "visits.parquet")
    assert str(schema.field("articles").type) == "int64"
    assert str(schema.field("start_day").type) == "string"


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        FORMAT.write_to(BRIEFING, None, tmp_path / name)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the extra."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(BriefingError, match="extra “parquet”"):
        FORMAT.write_to(BRIEFING, None, tmp_path)
