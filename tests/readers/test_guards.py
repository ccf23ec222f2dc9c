"""What a file may not do: name other files, grow without end, run. All inputs are harmless."""

import json
from pathlib import Path

import pytest

from briefing.readers import read
from tests.readers.conftest import Put
from tests.readers.making import PAGE, odt, packed
from tests.readers.samples import ARTICLE, FIRST

SECRET = "The harbour master keeps the key below the stair."


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A file that no article may bring in."""
    file = tmp_path / "outside" / "secret.txt"
    file.parent.mkdir()
    file.write_text(SECRET, encoding="utf-8")
    return file


def words_of(found: object) -> str:
    """All that was read, with what is said of it."""
    return repr(found)


def feed(declared: str, used: str) -> bytes:
    """A feed with a document type of its own."""
    return (
        f"<?xml version='1.0'?><!DOCTYPE rss [{declared}]><rss version='2.0'><channel>"
        f"<title>Gazette</title><item><title>{used} talks in Tallinn</title>"
        f"<description>{used} {FIRST}</description></item></channel></rss>"
    ).encode()


@pytest.mark.parametrize("suffix", [".rss", ".xml", ".atom"])
def test_a_feed_names_no_other_file(put: Put, beside: Path, suffix: str) -> None:
    """An entity for a file on this machine brings nothing in."""
    declared = f"<!ENTITY out SYSTEM '{beside.as_uri()}'>"
    found = read(put(f"in/a{suffix}", feed(declared, "&out;")))
    assert SECRET not in words_of(found)


def test_a_document_names_no_other_file(put: Put, beside: Path) -> None:
    """Nor does the XML inside an OpenDocument text."""
    data = odt("<text:p>&out;</text:p>")
    declared = f"<!DOCTYPE x [<!ENTITY out SYSTEM '{beside.as_uri()}'>]>"
    inner = data_of(data).replace(
        b"<office:document-content", declared.encode() + b"<office:document-content", 1
    )
    found = read(put("in/a.odt", packed({"content.xml": inner})))
    assert SECRET not in words_of(found)


def data_of(data: bytes) -> bytes:
    """The content of an OpenDocument text."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("content.xml")


def test_a_page_names_no_other_file(put: Put, beside: Path) -> None:
    """By no frame, picture, object or link."""
    more = "".join(
        f"<{tag} src='{beside.as_uri()}' data='{beside.as_uri()}' href='{beside.as_uri()}'></{tag}>"
        for tag in ("iframe", "object", "embed", "img", "link")
    )
    found = read(put("in/a.html", PAGE.replace("</body>", f"{more}</body>")))
    assert found.articles
    assert SECRET not in words_of(found)


def test_a_page_runs_nothing(put: Put) -> None:
    """A script is no text of the article."""
    found = read(put("a.html", PAGE.replace("</p>", "<script>document.x = 'RUN';</script></p>")))
    assert all("RUN" not in span.of(a.text) for a in found.articles for span in a.body)


def test_an_export_names_no_other_file(put: Put, beside: Path, tmp_path: Path) -> None:
    """A path in a JSON export that leads out of its folder, or to a link, is not followed."""
    (tmp_path / "in").mkdir(exist_ok=True)
    (tmp_path / "in" / "link.html").symlink_to(beside)
    for name in ("../outside/secret.txt", str(beside), "link.html"):
        rows = [{"title": "Talks", "content": ARTICLE, "slug": name, "path": name, "file": name}]
        found = read(put("in/export.json", json.dumps(rows).encode()))
        assert SECRET not in words_of(found)


def test_a_link_in_an_archive_is_a_file_like_others(put: Put, beside: Path) -> None:
    """What a packer marks as a link holds a path, and nobody follows it."""
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        member = zipfile.ZipInfo("a.txt")
        member.external_attr = 0o120777 << 16
        archive.writestr(member, str(beside))
    assert SECRET not in words_of(read(put("in/z.zip", stream.getvalue())))


def test_entities_within_entities(put: Put) -> None:
    """A few of them already: what they would grow to is not read."""
    declared = "<!ENTITY a 'harbour '><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>"
    found = read(put("a.rss", feed(declared, "&c;")))
    assert words_of(found).count("harbour harbour harbour harbour harbour") == 0
