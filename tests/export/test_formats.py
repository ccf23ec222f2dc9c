"""Each format as the programs that open it read it."""

import csv
import io
import json
import sqlite3
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest

from briefing.export import FORMATS, ExportFormat, FileFormat
from briefing.export.csv_files import cell
from briefing.export.rows import TABLES, Rows
from briefing.models import Briefing, When
from briefing.models.copy_with import replace
from tests.export.samples import BRIEFING

AHEAD = replace(
    BRIEFING.visits[0],
    id="visit-ahead",
    status="announced",
    when=When("2024-05-03", "2024-05-05", "day", "from 3 to 5 May", "stated"),
    place="Sampton; a, b\\c",
)


def text_of(name: str, briefing: Briefing = BRIEFING) -> str:
    """A briefing in a format that is one text."""
    form = next(f for f in FORMATS if f.name == name)
    assert isinstance(form, ExportFormat)
    return form.write(briefing, None)


def written(name: str, target: Path, briefing: Briefing = BRIEFING) -> Path:
    """A briefing in a format that needs a place."""
    form = next(f for f in FORMATS if f.name == name)
    assert isinstance(form, FileFormat)
    form.write_to(briefing, None, target)
    return target


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows(table: Any) -> None:
    """As many values as columns, and keys that are unique."""
    rows = list(Rows(BRIEFING).of(table.name))
    assert all(len(row) == len(table.columns) for row in rows)
    keys = [row[list(table.columns).index(table.key)] for row in rows]
    assert len(set(keys)) == len(keys)


def test_csv(tmp_path: Path) -> None:
    """A file a kind, with its columns; the same as an archive, byte for byte each time."""
    folder = written("csv", tmp_path / "out")
    assert sorted(f.name for f in folder.iterdir()) == sorted(f"{t.name}.csv" for t in TABLES)
    with (folder / "visits.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [v.id for v in BRIEFING.visits]
    first, second = (written("csv", tmp_path / n).read_bytes() for n in ("a.zip", "b.zip"))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.read("visits.csv") == (folder / "visits.csv").read_bytes()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\t=1", "'\t=1"),
        ("plain", "plain"),
        ("a\x1b[31mb", "a [31mb"),
        (3, 3),
        (None, None),
    ],
)
def test_no_cell_is_a_formula(value: Any, expected: Any) -> None:
    assert cell(value) == expected


def test_sqlite(tmp_path: Path) -> None:
    """Tables with keys, views, full text; whole days in the columns that charts use."""
    file = written("sqlite", tmp_path / "b.sqlite", replace(BRIEFING, visits=(AHEAD,)))
    db = sqlite3.connect(file)
    assert db.execute("SELECT id, start_day, start FROM visits").fetchall() == [
        ("visit-ahead", "2024-05-03", "2024-05-03")
    ]
    assert db.execute("SELECT kind, who FROM timeline WHERE id = 'visit-ahead'").fetchone()
    first = BRIEFING.quotes[0].evidence[0].text.split()[0].strip("“”,.")
    found = "SELECT count(*) FROM evidence_fts WHERE evidence_fts MATCH ?"
    assert db.execute(found, (f'"{first}"',)).fetchone()[0] > 0
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()
    metadata = json.loads((tmp_path / "b.metadata.json").read_text(encoding="utf-8"))
    tables = metadata["databases"]["b"]["tables"]
    assert tables["evidence"]["fts_table"] == "evidence_fts"
    assert "start_day" in tables["visits"]["facets"]


def test_graphml() -> None:
    """Well-formed; an edge for each pair that met, none for what did not take place."""
    root = ET.fromstring(text_of("graphml"))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    nodes = {node.get("id") for node in root.findall(".//g:node", space)}
    edges = root.findall(".//g:edge", space)
    assert edges
    assert {end for edge in edges for end in (edge.get("source"), edge.get("target"))} == nodes
    ahead = tuple(replace(m, status="announced") for m in BRIEFING.meetings)
    none = ET.fromstring(text_of("graphml", replace(BRIEFING, meetings=ahead)))
    assert not none.findall(".//g:edge", space)


def test_icalendar() -> None:
    """Whole days, the last one excluded; signs escaped, lines folded at 75 bytes."""
    calendar = text_of("ics", replace(BRIEFING, visits=(AHEAD,), meetings=()))
    lines = calendar.split("\r\n")
    assert "DTSTART;VALUE=DATE:20240503" in lines
    assert "DTEND;VALUE=DATE:20240506" in lines
    assert r"LOCATION:Sampton\; a\, b\\c" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    assert text_of("ics", Briefing()).count("VEVENT") == 0


def test_follow_the_money() -> None:
    """Entities with proof; ids without a colon, for references to such are dropped there."""
    entities = [json.loads(line) for line in text_of("ftm").splitlines()]
    ids = {entity["id"] for entity in entities}
    assert not any(":" in name for name in ids)
    for entity in entities:
        for key in ("involved", "proof", "holder", "post"):
            assert set(entity["properties"].get(key, [])) <= ids
    trips = [e for e in entities if e["schema"] == "Trip"]
    assert all(trip["properties"]["proof"] for trip in trips)


def test_follow_the_money_itself() -> None:
    """Nothing is dropped by the package (where it is installed)."""
    ftm = pytest.importorskip("followthemoney")
    for line in text_of("ftm").splitlines():
        entity = json.loads(line)
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert len(proxy.get(name)) == len(set(values)), (name, values)
