"""The JSON that is written, of hand-made articles and of the bundled ones."""

import json
from hashlib import sha256
from typing import Any

import pytest

from briefing.export import FORMATS
from briefing.export.contract import Export, validate
from briefing.export.json_contract import FORMAT, as_contract
from briefing.link import link
from briefing.models import Briefing, Published
from briefing.models.copy_with import replace
from tests.export.samples import BRIEFING, PAPERS, TEXTS, export
from tests.link.paper import Paper
from tests.workspace.support import Sample

KEYS: dict[str, set[str]] = {
    "sources": {
        "id",
        "path",
        "title",
        "outlet",
        "authors",
        "published",
        "url",
        "language",
        "body",
        "text_sha256",
        "near_duplicates",
    },
    "actors": {"id", "name", "kind", "country", "aliases", "roles", "mentions"},
    "visits": {
        "id",
        "travellers",
        "destination",
        "status",
        "when",
        "days",
        "purpose",
        "meetings",
        "issues",
        "evidence",
        "rule",
        "confidence",
    },
    "meetings": {
        "id",
        "visit",
        "participants",
        "sides",
        "mode",
        "status",
        "when",
        "place",
        "issues",
        "evidence",
        "rule",
        "confidence",
    },
    "issues": {"id", "name", "parent", "evidence"},
    "positions": {
        "id",
        "issue",
        "holder",
        "on_behalf_of",
        "stance",
        "target",
        "reported_by",
        "when",
        "evidence",
        "rule",
        "confidence",
    },
    "quotes": {
        "id",
        "speaker",
        "speaker_text",
        "direct",
        "text",
        "evidence",
        "rule",
        "confidence",
    },
    "dates": {"value", "evidence"},
}


def test_the_formats() -> None:
    """A new one is a new file and a word here."""
    assert tuple(form.name for form in FORMATS) == (
        *("json", "csv", "sqlite", "ftm", "graphml", "ics", "parquet"),
    )


@pytest.mark.parametrize("kind", KEYS)
def test_the_keys(kind: str) -> None:
    """None of the contract is missing."""
    assert all(KEYS[kind] <= set(record) for record in export()[kind])


def test_the_order_of_the_keys() -> None:
    """As the contract lists them, for whoever reads it by eye; what is beyond it comes last."""
    assert list(export()) == ["schema", *KEYS, "discrepancies", "judged"]


def test_texts_only_where_they_are_asked_for() -> None:
    """They are the articles as read."""
    assert all("text" not in source for source in export(with_text=False)["sources"])
    assert {s["id"]: s["text"] for s in export()["sources"]} == TEXTS


def test_hashes_are_of_the_texts() -> None:
    """In UTF-8."""
    for source in export()["sources"]:
        assert source["text_sha256"] == sha256(TEXTS[source["id"]].encode()).hexdigest()


def test_every_reference_is_verbatim() -> None:
    """``text == source_text[start:end]``, in code points."""
    assert verbatim(validate(export()), TEXTS) >= 12


def verbatim(exported: Export, texts: Any) -> int:
    """How many references there are; all must be verbatim."""
    refs = [ref for _, ref in exported.refs()]
    for ref in refs:
        assert ref.text == texts[ref.source][ref.start : ref.end]
        assert ref.text == ref.text.strip() != ""
    return len(refs)


def test_code_points_beyond_the_first_plane_count_once() -> None:
    """Neither bytes nor UTF-16 units."""
    paper = Paper("a.txt", "\U0001f600 “é” 李克强 met Ana Example.")
    paper.meeting("李克强 met Ana", [paper.actor("李克强", "CHN")], [paper.actor("Ana Example")])
    read = paper.read()
    exported = validate(as_contract(link([read]), {read.id: paper.article.text}))
    assert exported.meetings[0].evidence[0].start == 6
    assert verbatim(exported, {read.id: paper.article.text}) == 3


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, None),
        (
            Published("2019-07-24", "2019-07-24", "day", "metadata"),
            {"date": "2019-07-24", "precision": "day", "basis": "metadata"},
        ),
        (
            Published("2019-07-01", "2019-07-31", "month", "inferred"),
            {"date": "2019-07", "precision": "month", "basis": "inferred"},
        ),
        (
            Published("2019-01-01", "2019-12-31", "year", "user"),
            {"date": "2019", "precision": "year", "basis": "user"},
        ),
        (
            Published("2019-07-01", None, None, "inferred"),
            {"start": "2019-07-01", "end": None, "basis": "inferred"},
        ),
    ],
)
def test_a_publication_date(published: Published | None, expected: object) -> None:
    """By its precision, or by its bounds."""
    read = PAPERS[0].read()
    data = as_contract(link([replace(read, article=replace(read.article, published=published))]))
    assert data["sources"][0]["published"] == expected
    assert validate(data)


def test_it_is_written_as_it_is_read() -> None:
    """Letters stay letters, and it ends in a line break."""
    written = FORMAT.write(BRIEFING, TEXTS)
    assert "São Tomé" in written
    assert "\\u" not in written
    assert written.endswith("}\n")
    assert json.loads(written) == export()
    assert json.loads(FORMAT.write(Briefing(), None))["sources"] == []


@pytest.mark.model
def test_the_sample_keeps_the_contract(sample: Sample) -> None:
    """All of it, with and without its texts, every reference verbatim."""
    written = FORMAT.write(sample.briefing, sample.texts)
    exported = validate(json.loads(written))
    assert verbatim(exported, sample.texts) > 500
    assert validate(json.loads(FORMAT.write(sample.briefing, None)))


@pytest.mark.model
def test_the_text_of_the_sample_is_that_of_its_files(sample: Sample) -> None:
    """Decoded, without a byte-order mark, with LF for CRLF."""
    for source in sample.briefing.sources:
        raw = (sample.root / source.path).read_bytes().decode("utf-8-sig")
        assert sample.texts[source.id] == raw.replace("\r\n", "\n")
