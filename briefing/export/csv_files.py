"""``csv``: one file a kind of record, packed into one archive; no cell is a formula."""

import csv
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from briefing.export.rows import TABLES, Rows, Value
from briefing.models import Briefing

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EPOCH = (1980, 1, 1, 0, 0, 0)


class CsvFormat:
    """A folder of tables, or a ``.zip`` of them."""

    name = "csv"
    suffix = ""

    def write_to(self, briefing: Briefing, texts: Mapping[str, str] | None, target: Path) -> None:
        """Write ``visits.csv`` and its like into a folder, or into an archive named ``….zip``."""
        rows = Rows(briefing)
        if target.suffix.lower() == ".zip":
            with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
                for table in TABLES:
                    info = zipfile.ZipInfo(f"{table.name}.csv", _EPOCH)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    with io.TextIOWrapper(archive.open(info, "w"), "utf-8", newline="") as file:
                        _write(file, table.name, rows)
            return
        target.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            file_path = target / f"{table.name}.csv"
            fresh = file_path.with_suffix(".new")
            with fresh.open("w", encoding="utf-8", newline="") as file:
                _write(file, table.name, rows)
            fresh.replace(file_path)


def _write(file: io.TextIOBase, name: str, rows: Rows) -> None:
    table = next(t for t in TABLES if t.name == name)
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([cell(value) for value in row] for row in rows.of(name))


def cell(value: Value) -> Value:
    """A value that no spreadsheet takes for a formula, without control characters."""
    if not isinstance(value, str) or (value.isprintable() and not value.startswith(_FORMULA)):
        return value
    words = "".join(c if c.isprintable() or c in "\n\t" else " " for c in value)
    words = words.encode("utf-8", "replace").decode("utf-8")
    return f"'{words}" if words.startswith(_FORMULA) else words


FORMAT = CsvFormat()
