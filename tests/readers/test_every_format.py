"""What every reader keeps: nothing of a file is lost untold, nothing escapes, whatever it holds."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.models import Article, SetAside, Span
from briefing.readers import READERS, ReadFile, read
from tests.readers import making
from tests.readers.conftest import Put
from tests.readers.samples import ARTICLE, FIRST, HEADLINE, SECOND, THIRD

RECORD = {"id": "a", "text": ARTICLE, "title": HEADLINE}
MBOX = f"From a@example.org Wed Mar 13 08:00:00 2024\n{making.MAIL}\n".encode()
RIS = f"TY  - NEWS\nTI  - {HEADLINE}\nT2  - The Example\nDA  - 2024/03/13\nAB  - {FIRST}\nER  - \n"
CSV = f'title,body,date\n"{HEADLINE}","{FIRST} {THIRD}",2024-03-13\n'
FILES: dict[str, bytes] = {
    ".txt": ARTICLE.encode(),
    ".text": ARTICLE.encode(),
    ".md": f"# {HEADLINE}\n\n{FIRST}\n\n> {SECOND}\n\n{THIRD}".encode(),
    ".markdown": ARTICLE.encode(),
    ".html": making.PAGE.encode(),
    ".htm": making.PAGE.encode(),
    ".xhtml": making.PAGE.encode(),
    ".mhtml": (
        b"MIME-Version: 1.0\nSnapshot-Content-Location: https://example.org/saved\n"
        b"Content-Type: multipart/related; boundary=b\n\n--b\n"
        b"Content-Type: text/html; charset=utf-8\n"
        b"Content-Transfer-Encoding: 8bit\n\n" + making.PAGE.encode() + b"\n--b--\n"
    ),
    ".pdf": making.pdf_article(),
    ".docx": making.docx(),
    ".odt": making.odt(),
    ".rtf": making.RTF.encode("cp1252"),
    ".eml": making.MAIL.encode(),
    ".mbox": MBOX,
    ".rss": making.FEED.encode(),
    ".atom": making.FEED.encode(),
    ".xml": making.FEED.encode(),
    ".csv": CSV.encode(),
    ".tsv": f"title\tbody\n{HEADLINE}\t{FIRST} {THIRD}\n".encode(),
    ".jsonl": json.dumps(RECORD).encode(),
    ".ndjson": json.dumps(RECORD).encode(),
    ".json": json.dumps([RECORD]).encode(),
    ".ris": RIS.encode(),
    ".zip": making.packed({"in/a.txt": ARTICLE}),
}
FILES[".mht"] = FILES[".mhtml"]
SUFFIXES = [suffix for reader in READERS for suffix in reader.suffixes]


def whole(article: Article) -> bool:
    """Whether body, what is set aside and white space make up the text, none of it twice."""
    counts = [0] * len(article.text)
    parts: list[Span | SetAside] = [*article.body, *article.set_aside]
    for part in parts:
        for i in range(part.start, part.end):
            counts[i] += 1
    return all(
        count <= 1 and (count or character.isspace())
        for count, character in zip(counts, article.text, strict=True)
    )


def sound(found: ReadFile) -> bool:
    """Whether all that was read can be kept, shown and accounted for."""
    paths = [article.path for article in found.articles]
    keys = [article.key for article in found.articles if article.key]
    for article in found.articles:
        article.text.encode("utf-8")
        assert whole(article), article
    assert len(set(paths)) == len(paths)
    assert len(set(keys)) == len(keys)
    assert found.articles or found.problems
    return True


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_article_of_every_format(put: Put, suffix: str) -> None:
    """Its words are read, its headline is known, and every code point has its place."""
    found = read(put(f"a{suffix}", FILES[suffix]))
    assert [p for p in found.problems if p.fatal] == []
    article = found.articles[0]
    body = " ".join(" ".join(span.of(article.text) for span in article.body).split())
    assert FIRST in body
    assert article.title == HEADLINE
    assert sound(found)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_bytes_of_every_format(tmp_path: Path, suffix: str, data: st.DataObject) -> None:
    """A damaged file is a problem and never an exception; what is read of it is whole."""
    good = FILES[suffix]
    cut = data.draw(st.integers(0, len(good)))
    noise = data.draw(st.binary(max_size=60))
    at = data.draw(st.integers(0, len(good)))
    file = tmp_path / f"a{suffix}"
    file.write_bytes(
        data.draw(st.sampled_from([good[:cut] + noise, good[:at] + noise + good[at:], noise]))
    )
    found = read(file)
    assert sound(found)
    assert not [p for p in found.problems if "could not be read (" in p.what], found.problems


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file(put: Put, suffix: str) -> None:
    """It is said, and nothing is read."""
    found = read(put(f"a{suffix}", b""))
    assert not found.articles
    assert [p.fatal for p in found.problems] == [True]
