"""From a folder to its export, through readers, extraction and linking, without the store."""

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing.config import DEFAULT_MODEL
from briefing.export.json_contract import FORMAT
from briefing.extract import extract
from briefing.link import ReadArticle, link
from briefing.models import Actor, Briefing, Meeting, Position, Quote, Visit
from briefing.readers import read, scan

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
GOLD = ROOT / "tests" / "gold"


@dataclass(frozen=True)
class Made:
    """A briefing, what it was made of, and its export."""

    articles: tuple[ReadArticle, ...]

    @cached_property
    def briefing(self) -> Briefing:
        """The articles put together."""
        return link(self.articles)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each source, by its id."""
        return {a.id: a.article.text for a in self.articles}

    @cached_property
    def written(self) -> str:
        """The export as it is written."""
        return FORMAT.write(self.briefing, None)

    @cached_property
    def data(self) -> Any:
        """The export with the texts, as another program reads it."""
        return json.loads(FORMAT.write(self.briefing, self.texts))

    @cached_property
    def files(self) -> dict[str, str]:
        """The first three characters of each source's path, by its id."""
        return {s.id: s.path[:3] for s in self.briefing.sources}

    def persons(self, *words: str) -> list[Actor]:
        """The persons in whose name all the words stand."""
        return [
            a
            for a in self.briefing.actors
            if a.kind == "person" and all(word in a.name for word in words)
        ]

    def person(self, name: str) -> Actor:
        """The one person of a name."""
        (found,) = self.persons(*name.split())
        return found

    def sources_of(self, record: Visit | Meeting | Position | Quote) -> list[str]:
        """The articles that prove a record, as ``files`` names them."""
        return sorted({self.files[ref.source] for ref in record.evidence})

    def visits(self, traveller: str, country: str) -> list[Visit]:
        """The visits of a person to a country."""
        number = self.person(traveller).id
        return [v for v in self.briefing.visits if number in v.travellers and v.country == country]


def export(folder: Path) -> Made:
    """Read, extract and link a folder."""
    articles: list[ReadArticle] = []
    for file in scan(folder).files:
        found = read(file, folder)
        assert not found.problems
        articles += [ReadArticle(a, extract(a, DEFAULT_MODEL)) for a in found.articles]
    return Made(tuple(articles))


def figures(file: Path, gold: Path, texts: Path) -> dict[str, dict[str, float]]:
    """What the scorer says of an export of the articles in ``texts``."""
    command: list[str | Path] = [
        sys.executable,
        GOLD / "score.py",
        file,
        gold,
        "--text-dir",
        texts,
    ]
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    table: dict[str, dict[str, float]] = json.loads(done.stdout)
    return table
