"""JSON lines: one article a line, bad lines reported."""

import json

import pytest

from briefing.readers import ReadFile, read
from briefing.readers.base import MOST_BYTES
from tests.readers.conftest import Put
from tests.readers.samples import ARTICLE, FIRST, HEADLINE, PROSE


def line(**keys: object) -> str:
    """A line of a file."""
    return json.dumps(keys, ensure_ascii=False) + "\n"


def paths(result: ReadFile) -> list[str]:
    """Where the articles are."""
    return [article.path for article in result.articles]


def test_all_keys(put: Put) -> None:
    """Everything a line says of its article is read."""
    result = read(
        put(
            "a.jsonl",
            line(
                id="talks",
                text=PROSE,
                title="Talks",
                outlet="The Example",
                date="2024-03-13",
                url="https://example.org/x",
                authors=["Ann Example"],
                language="en-GB",
                unknown=[1],
            ),
        )
    )
    assert result.problems == ()
    (article,) = result.articles
    assert (article.path, article.text, article.title) == ("a.jsonl#talks", PROSE, "Talks")
    assert (article.outlet, article.authors) == ("The Example", ("Ann Example",))
    assert (article.url, article.language) == ("https://example.org/x", "en-GB")
    assert article.published
    assert (article.published.date, article.published.basis) == ("2024-03-13", "metadata")


def test_text_alone(put: Put) -> None:
    """A line needs only its text; marks, line ends and empty lines do no harm."""
    data = "\ufeff" + line(text=ARTICLE.replace("\n", "\r\n")).replace("\n", "\r\n") + "\r\n \r\n"
    result = read(put("a.jsonl", data + line(text=PROSE)))
    assert result.problems == ()
    assert paths(result) == ["a.jsonl#1", "a.jsonl#4"]
    assert [a.text for a in result.articles] == [ARTICLE, PROSE]
    assert result.articles[0].title == HEADLINE


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("{not JSON\n", "not valid JSON"),
        ("[" * 200_000 + "\n", "not valid JSON"),
        ('{"text": ' + "9" * 5000 + "}\n", "not valid JSON"),
        ("[1, 2]\n", 'no "text"'),
        ("null\n", 'no "text"'),
        (line(title="No text"), 'no "text"'),
        (line(text=None), 'no "text"'),
        (line(text=7), 'no "text"'),
        (line(text=" \n"), '"text" is empty'),
        (line(text="x" * MOST_BYTES), "too long"),
    ],
    ids=["no JSON", "deep", "number", "list", "null", "missing", "none", "7", "empty", "long"],
)
def test_one_bad_line(put: Put, bad: str, words: str) -> None:
    """A bad line is reported with its number, and the others are read."""
    result = read(put("a.jsonl", line(id="x", text=PROSE) + bad + line(id="y", text=FIRST)))
    assert paths(result) == ["a.jsonl#x", "a.jsonl#y"]
    (problem,) = result.problems
    assert problem.path == "a.jsonl, line 2"
    assert problem.fatal
    assert words in problem.what


def test_a_line_that_is_not_utf8(put: Put) -> None:
    """Bytes that are no UTF-8 spoil their own line only."""
    result = read(put("a.jsonl", b'{"text": "caf\xe9"}\n' + line(text=PROSE).encode()))
    assert paths(result) == ["a.jsonl#2"]
    assert len(result.problems) == 1


@pytest.mark.parametrize("data", ["", "\n \n", "{\n"])
def test_no_article(put: Put, data: str) -> None:
    """A file without any article says so."""
    result = read(put("a.jsonl", data))
    assert result.articles == ()
    assert "holds no article" in result.problems[-1].what


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["a", "a", "b"], ["a", "a~2", "b"]),
        (["a", "a", "a"], ["a", "a~2", "a~3"]),
        ([1, "1", None, ""], ["1", "1~2", "3", "4"]),
        (["2", None], ["2", "2~2"]),
    ],
)
def test_ids(put: Put, ids: list[object], expected: list[str]) -> None:
    """An id that is missing or taken is made up from the number of the line."""
    result = read(put("a.jsonl", "".join(line(id=i, text=PROSE) for i in ids)))
    assert paths(result) == [f"a.jsonl#{name}" for name in expected]


def test_paths_are_never_shared(put: Put) -> None:
    """No two articles of a file share a path."""
    found = paths(read(put("a.jsonl", "".join(line(id=i, text=PROSE) for i in ("a~3", "a", "a")))))
    assert len(set(found)) == 3


@pytest.mark.parametrize("wrong", [{"date": "tomorrow"}, {"title": 7}, {"authors": [1]}])
def test_wrong_types(put: Put, wrong: dict[str, object]) -> None:
    """A key of the wrong make is left out and reported, as in front matter."""
    result = read(put("a.jsonl", line(text=PROSE, **wrong)))
    assert len(result.articles) == 1
    (note,) = result.problems
    assert not note.fatal
    assert "is not valid" in note.what


def test_half_a_surrogate_pair(put: Put) -> None:
    """The text of every article can be written as UTF-8."""
    for article in read(put("a.jsonl", '{"text": "They met \\ud83d again."}\n')).articles:
        article.text.encode()


def test_a_line_wins_over_its_file(put: Put) -> None:
    """``sources.toml`` speaks for all lines of a file, each line for itself."""
    put("sources.toml", '["a.jsonl"]\noutlet = "The Example"\ndate = "2024"\n')
    result = read(put("a.jsonl", line(text=PROSE, date="2024-03-13") + line(text=PROSE)))
    assert [a.outlet for a in result.articles] == ["The Example"] * 2
    assert [a.published and a.published.date for a in result.articles] == ["2024-03-13", "2024"]
