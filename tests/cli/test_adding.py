"""``briefing add``: pages from a server on this machine, standard input, the clipboard."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from briefing.errors import NotAdded
from briefing.readers import read
from briefing.workspace import download
from briefing.workspace.adding import Told, add_text, write_new
from briefing.workspace.download import fetch
from tests.cli.running import here

PAGE = (
    "<!doctype html><html><head><title>Lisk and Oskar meet</title>"
    '<meta property="article:published_time" content="2024-05-03"></head><body><article>'
    "<p>Foreign Minister Anna Lisk met her counterpart Per Oskar in Tallinn on Friday, and both "
    "spoke of the harbour at some length before the press.</p>"
    "<p>They will meet again in autumn, the ministry said in a statement on the same day.</p>"
    "</article></body></html>"
)


class Answers(BaseHTTPRequestHandler):
    """A page, things that lead on, and things that should not be taken."""

    def do_GET(self) -> None:
        """Answer."""
        if self.path.startswith("/on/"):
            number = int(self.path.rsplit("/", 1)[1])
            self.send_response(302)
            self.send_header(
                "Location", "/news/lisk-meets-oskar" if number == 0 else f"/on/{number - 1}"
            )
            self.end_headers()
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        elif self.path == "/nowhere":
            self.send_response(302)
            self.end_headers()
        elif self.path == "/large":
            self.answer("text/html", b"<html>" + b"x" * 4096)
        elif self.path == "/picture":
            self.answer("image/png", b"\x89PNG")
        elif self.path == "/news/lisk-meets-oskar":
            self.answer("text/html; charset=utf-8", PAGE.encode())
        else:
            self.send_error(404)

    def answer(self, kind: str, data: bytes) -> None:
        """With a body."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Its address."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


def test_a_page_is_kept_with_its_address(server: str, tmp_path: Path) -> None:
    """Under its own name; what stands in it is told."""
    result = here("add", str(tmp_path), f"{server}/news/lisk-meets-oskar", "--private")
    assert result.code == 0, result.err
    assert "Lisk and Oskar meet · 2024-05-03" in result.out
    (file,) = tmp_path.iterdir()
    assert file.name == "127-0-0-1-lisk-meets-oskar.html"
    (article,) = read(file).articles
    assert article.url == f"{server}/news/lisk-meets-oskar"
    assert "They will meet again in autumn" in article.text


def test_it_leads_on_to_a_page(server: str) -> None:
    """A few times, and not for ever."""
    assert fetch(f"{server}/on/3", private=True).url == f"{server}/news/lisk-meets-oskar"
    with pytest.raises(NotAdded, match="leads on more than 5 times"):
        fetch(f"{server}/on/9", private=True)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/nothing", "404"),
        ("/away", "only http and https"),
        ("/nowhere", "does not say where"),
    ],
)
def test_what_is_not_fetched(server: str, path: str, why: str) -> None:
    with pytest.raises(NotAdded, match=why):
        fetch(server + path, private=True)


def test_private_addresses_only_when_asked_for(server: str) -> None:
    """Neither by number nor by name."""
    for url in (server, "http://localhost:1", "http://10.0.0.1/", "http://[::1]:9/"):
        with pytest.raises(NotAdded, match="of this machine or its network"):
            fetch(url)


def test_size_and_time_are_bounded(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "MOST_BYTES", 1000)
    with pytest.raises(NotAdded, match="larger than"):
        fetch(f"{server}/large", private=True)
    monkeypatch.undo()
    monkeypatch.setattr(download, "SECONDS", 0.0)
    with pytest.raises(NotAdded):
        fetch(f"{server}/large", private=True)


def test_one_that_fails_costs_the_others_nothing(server: str, tmp_path: Path) -> None:
    """It is named, and the exit code says so."""
    addresses = (f"{server}/picture", f"{server}/news/lisk-meets-oskar", "ftp://host/x")
    result = here("add", str(tmp_path), *addresses, "--private")
    assert result.code == NotAdded("", "").exit_code
    assert "“image/png”, which is not read" in result.err
    assert "only http and https" in result.err
    assert [file.suffix for file in tmp_path.iterdir()] == [".html"]


def test_a_text_with_what_is_known_of_it(tmp_path: Path) -> None:
    """The words stand in front matter; no quotation mark in them ends it."""
    title = 'Lisk: "no" to: harbour'
    told = Told(title, "Harbour Gazette", "2024-05-03", "https://example.org/a?b=1")
    file = add_text(tmp_path, b"Anna Lisk spoke in Tallinn.\n", told)
    (article,) = read(file).articles
    assert (article.title, article.outlet, article.url) == (title, told.outlet, told.url)
    assert article.published
    assert article.published.date == "2024-05-03"
    assert article.text.strip().endswith("Anna Lisk spoke in Tallinn.")


def test_standard_input(tmp_path: Path) -> None:
    words = b"Anna Lisk spoke in Tallinn.\n"
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "add", str(tmp_path), "-"], input=words, check=False
    )
    assert done.returncode == 0
    assert [file.name for file in tmp_path.iterdir()] == ["anna-lisk-spoke-in-tallinn.txt"]


def test_nothing_is_replaced(tmp_path: Path) -> None:
    """The same once more is no second file; another of the name is."""
    first = write_new(tmp_path, "Lisk/../Oskar", ".txt", b"one")
    assert first.parent == tmp_path
    assert write_new(tmp_path, "Lisk/../Oskar", ".txt", b"one") == first
    second = write_new(tmp_path, "Lisk/../Oskar", ".txt", b"two")
    assert sorted(file.read_bytes() for file in tmp_path.iterdir()) == [b"one", b"two"]
    assert second != first


@pytest.mark.parametrize("text", [b"", b" \n\t"])
def test_nothing_to_add(tmp_path: Path, text: bytes) -> None:
    with pytest.raises(NotAdded, match="no text"):
        add_text(tmp_path, text, Told())
    assert list(tmp_path.iterdir()) == []


def test_words_in_another_encoding_are_kept(tmp_path: Path) -> None:
    """As they came; the readers find out which it is, and so does what is told of them."""
    words = "Président Zoë Lefèvre a été reçue à Tallinn. She spoke of the harbour there.\n"
    file = add_text(tmp_path, words.encode("latin-1"), Told())
    assert file.read_bytes() == words.encode("latin-1")
    told = add_text(tmp_path, words.encode("latin-1"), Told(outlet="Gazette"))
    assert "Zoë Lefèvre" in told.read_text(encoding="utf-8")


def test_what_is_told_joins_what_a_text_says_itself(tmp_path: Path) -> None:
    """Front matter stays one; a page is told in its head."""
    text = b"---\ntitle: Own words\npublished: 2020-01-01\n---\n\nAnna Lisk spoke.\n"
    (article,) = read(add_text(tmp_path, text, Told(outlet="Gazette", date="2024-05-03"))).articles
    assert (article.title, article.outlet) == ("Own words", "Gazette")
    assert article.published
    assert article.published.date == "2024-05-03"
    told = Told("Other words", "Ga<z>ette", url="https://example.org/--x")
    (article,) = read(add_text(tmp_path, PAGE.encode(), told)).articles
    assert (article.title, article.outlet) == ("Other words", "Ga<z>ette")
    assert "They will meet again in autumn" in article.text


def test_a_login_is_neither_kept_nor_shown(server: str) -> None:
    host = server.removeprefix("http://")
    assert fetch(f"http://ana:word@{host}/news/lisk-meets-oskar", private=True).url == (
        f"{server}/news/lisk-meets-oskar"
    )
    with pytest.raises(NotAdded) as raised:
        fetch(f"http://ana:word@{host}/nothing", private=True)
    assert "word" not in str(raised.value)


@pytest.mark.parametrize("url", ["http://[x", "http://", "//", "x"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(NotAdded):
        fetch(url)


def test_what_is_told_belongs_to_texts(tmp_path: Path) -> None:
    """Of a page it is refused, and a day that is none too."""
    assert here("add", str(tmp_path), "https://example.org", "--title", "x").code == 2
    assert here("add", str(tmp_path), "-", "--date", "soon").code == 2
    assert list(tmp_path.iterdir()) == []
