"""What makes a file be read again, a text be extracted again, a briefing be linked again."""

import pytest

from briefing.models import Article, Span
from briefing.models.copy_with import replace
from briefing.storage import (
    extract_fingerprint,
    fingerprints,
    link_fingerprint,
    read_fingerprint,
)
from tests.link.paper import on
from tests.storage.samples import ARTICLE

MODEL = "a_model"
CHANGED: dict[str, Article] = {
    "path": replace(ARTICLE, path="b.txt"),
    "outlet": replace(ARTICLE, outlet="Another Paper"),
    "authors": replace(ARTICLE, authors=("Ana Example",)),
    "date": replace(ARTICLE, published=on("2021-01")),
    "no date": replace(ARTICLE, published=None),
    "url": replace(ARTICLE, url="https://example.org/"),
    "text": replace(ARTICLE, text=ARTICLE.text + "."),
    "body": replace(ARTICLE, body=(Span(0, 10),)),
    "title": replace(ARTICLE, title="Another title"),
}
READ_BY_THE_RULES = {"text", "body", "title"}


@pytest.mark.parametrize("other", [(101, 5, b"x"), (100, 6, b"x"), (100, 5, b"y"), (-1, -1, b"x")])
def test_a_changed_file_is_read_again(other: tuple[int, int, bytes]) -> None:
    """Its size, its time, or what stands beside it."""
    assert read_fingerprint(*other) != read_fingerprint(100, 5, b"x")
    assert read_fingerprint(100, 5, b"x") == read_fingerprint(100, 5, b"x")


@pytest.mark.parametrize("what", CHANGED)
def test_what_makes_a_text_be_extracted_again(what: str) -> None:
    """The words and what the rules read; never the date, which only linking needs."""
    changed = extract_fingerprint(CHANGED[what], MODEL) != extract_fingerprint(ARTICLE, MODEL)
    assert changed == (what in READ_BY_THE_RULES)


def test_another_model_extracts_again() -> None:
    """Its name counts, installed or not."""
    assert extract_fingerprint(ARTICLE, MODEL) != extract_fingerprint(ARTICLE, "another_model")


@pytest.mark.parametrize("what", [w for w in CHANGED if w != "text"])
def test_what_makes_a_briefing_be_linked_again(what: str) -> None:
    """Any of the metadata."""
    assert link_fingerprint([(CHANGED[what], "x")]) != link_fingerprint([(ARTICLE, "x")])


def test_another_language_links_again() -> None:
    """It is part of what is known of a source."""
    french = replace(ARTICLE, language="fr")
    assert link_fingerprint([(french, "x")]) != link_fingerprint([(ARTICLE, "x")])


def test_other_findings_link_again() -> None:
    """A new extraction, one article more, one less, another order of paths."""
    pair = (ARTICLE, "x")
    known = link_fingerprint([pair])
    assert link_fingerprint([pair]) == known
    assert link_fingerprint([(ARTICLE, "y")]) != known
    assert link_fingerprint([]) != known
    assert link_fingerprint([pair, (CHANGED["path"], "x")]) != known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (replace(ARTICLE, title=None), replace(ARTICLE, title="None")),
        (replace(ARTICLE, text="ab", body=(Span(0, 2),)), replace(ARTICLE, text="ab", body=())),
    ],
)
def test_values_that_look_alike_are_told_apart(one: Article, other: Article) -> None:
    """An unknown title is not the title “None”."""
    assert extract_fingerprint(one, MODEL) != extract_fingerprint(other, MODEL)
    assert link_fingerprint([(one, "x")]) != link_fingerprint([(other, "x")])


def test_what_lines_are_made_by_links_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are kept with the briefing: they are made anew where the program words them anew."""
    covered: list[str] = []

    def code(*parts: str) -> bytes:
        covered.extend(parts)
        return b""

    monkeypatch.setattr(fingerprints, "_code", code)
    link_fingerprint([])
    for module in ("link", "judgements", "models", *LISTING):
        assert any(module == part or module.startswith(f"{part}/") for part in covered), module


LISTING = (
    *("workspace/read_model_builder.py", "workspace/attestation.py"),
    *("presentation/dates.py", "presentation/wording.py"),
)
