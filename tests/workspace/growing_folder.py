"""A folder that grows by the articles of five days; each text is extracted once in a process."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from briefing.config import DEFAULT_MODEL
from briefing.extract.workers import Result, extract_all
from briefing.models import Article, Extraction
from briefing.readers import read
from briefing.workspace import sync

DAYS = Path(__file__).parent / "growing"
_KNOWN: dict[str, Extraction] = {}


def add(folder: Path, *days: int) -> Path:
    """Put the articles of some days into a folder."""
    for day in days:
        for file in (DAYS / str(day)).iterdir():
            shutil.copy(file, folder)
    return folder


def _learn(articles: Iterable[Article]) -> None:
    todo = [(a.text, a) for a in articles if a.text not in _KNOWN]
    for text, extraction, error in extract_all(todo, DEFAULT_MODEL):
        assert extraction is not None, error
        _KNOWN[text] = extraction


def _remembered(articles: Iterable[tuple[str, Article]], *_: Any, **__: Any) -> Iterator[Result]:
    """In place of ``extract_all``."""
    items = list(articles)
    if any(article.text not in _KNOWN for _, article in items):
        every = [a for file in sorted(DAYS.glob("*/*.txt")) for a in read(file, DAYS).articles]
        _learn([*every, *(article for _, article in items)])
    return ((key, _KNOWN[article.text], "") for key, article in items)


@pytest.fixture(scope="module", autouse=True)
def extracted_once() -> Iterator[None]:
    """For all tests of a module that imports this."""
    with patch.object(sync, "extract_all", _remembered), patch.object(sync, "start_early"):
        yield
