"""``sqlite``: tables with keys, views with names, full text; what Datasette opens with facets."""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from briefing.export.rows import TABLES, Rows, Table
from briefing.models import Briefing

_NUMBERS = frozenset(
    {"acting", "former", "direct", "shown", "days", "articles", "mentions", "start", "end"}
)
_REFERENCES = {"source": "sources", "actor": "actors", "holder_id": "actors", "visit": "visits",
               "speaker_id": "actors"}  # fmt: skip
_INDEXED = ("start_day", "published_day", "country", "status", "stance", "record", "actor")
_FACETS = {
    "visits": ["status", "state", "start_day"],
    "meetings": ["status", "mode"],
    "positions": ["stance", "side", "issue"],
    "actors": ["kind", "state"],
    "sources": ["outlet", "published_day"],
}
_VIEWS = """
CREATE VIEW timeline AS
 SELECT 'visit' AS kind, id, start_day, travellers AS who, coalesce(place, state) AS "where", status
 FROM visits WHERE start_day IS NOT NULL
 UNION ALL
 SELECT 'meeting', id, start_day, participants, place, status FROM meetings
 WHERE start_day IS NOT NULL;
CREATE VIEW sides AS
 SELECT positions.id, issue, coalesce(side, holder) AS side, holder, stance, start_day, proof, title
 FROM positions LEFT JOIN sources ON sources.id = positions.source WHERE shown = 1;
CREATE VIRTUAL TABLE evidence_fts USING fts5 (
 text, content = 'evidence', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO evidence_fts (evidence_fts) VALUES ('rebuild');
"""


class SqliteFormat:
    """One database, and beside it ``….metadata.json`` for Datasette."""

    name = "sqlite"
    suffix = ".sqlite"

    def write_to(self, briefing: Briefing, texts: Mapping[str, str] | None, target: Path) -> None:
        """Write the database anew; the file of that name is replaced when all is written."""
        fresh = target.with_name(target.name + ".new")
        fresh.unlink(missing_ok=True)
        db = sqlite3.connect(fresh)
        try:
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            rows = Rows(briefing)
            for table in TABLES:
                db.execute(_create(table))
                marks = ", ".join("?" * len(table.columns))
                db.executemany(
                    f"INSERT OR IGNORE INTO {table.name} VALUES ({marks})", rows.of(table.name)
                )
            db.executescript(_indexes() + _VIEWS)
            db.commit()
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
        finally:
            db.close()
        fresh.replace(target)
        metadata = json.dumps(_metadata(target.stem), indent=1, ensure_ascii=False) + "\n"
        target.with_suffix(".metadata.json").write_text(metadata, encoding="utf-8")


def _create(table: Table) -> str:
    columns = []
    for name in table.columns:
        own = name in _NUMBERS and not (name == "start" and "start_day" in table.columns)
        kind = "REAL" if name == "probability" else "INTEGER" if own else "TEXT"
        known = _REFERENCES.get(name)
        reference = f" REFERENCES {known} (id)" if known and known != table.name else ""
        columns.append(f'"{name}" {kind}{" PRIMARY KEY" if name == table.key else reference}')
    return f"CREATE TABLE {table.name} ({', '.join(columns)})"


def _indexes() -> str:
    return "".join(
        f'CREATE INDEX {table.name}_by_{name} ON {table.name} ("{name}");\n'
        for table in TABLES
        for name in table.columns
        if name in _INDEXED
    )


def _metadata(stem: str) -> dict[str, object]:
    """What Datasette shows of each table: descriptions, facets, full text of the evidence."""
    tables: dict[str, object] = {}
    for table in TABLES:
        told: dict[str, object] = {
            "description": table.about,
            "columns": {name: about for name, about in table.columns.items() if about},
        }
        if table.name in _FACETS:
            told["facets"] = _FACETS[table.name]
        if table.name == "evidence":
            told |= {"fts_table": "evidence_fts", "fts_pk": "rowid"}
        tables[table.name] = told
    return {"databases": {stem: {"tables": tables}}}


FORMAT = SqliteFormat()
