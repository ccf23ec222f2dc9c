"""Annotated articles → sentences, each with the stances and headings that are fair for it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefing.config import DEFAULT_MODEL
from briefing.extract import extract
from briefing.extract.document import ParsedArticle
from briefing.extract.scoring.side_reader import HEADINGS, STANCES
from briefing.models import Article, Span
from briefing.readers import read

HERE = Path(__file__).resolve().parent
NONE = "none"
CLASSES = (NONE, *STANCES)
_SHORTEST = 12
"""Letters of a sentence that is worth reading."""
_UNSURE = 0.4
"""Weight of a sentence without a side in an article of which only the plainest are annotated."""


@dataclass(frozen=True, slots=True)
class Side:
    """An annotated side: a half-open range of the text, and what is accepted."""

    start: int
    end: int
    stances: tuple[str, ...]
    heading: str
    holders: tuple[str, ...]
    issues: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its sides; ``held`` ones are kept for calibration."""

    name: str
    article: Article
    sides: tuple[Side, ...]
    complete: bool
    held: bool = False


@dataclass(slots=True)
class Sentence:
    """A sentence to learn from: shares of ``CLASSES`` and of ``HEADINGS``, and its weight."""

    text: str
    weight: float
    held: bool
    stances: list[float] = field(default_factory=lambda: [0.0] * len(CLASSES))
    headings: list[float] = field(default_factory=lambda: [0.0] * len(HEADINGS))


def annotated(data: Path) -> Iterator[Annotated]:
    """Every annotated article: those of this folder, of the tests, and of a folder of others.

    Args:
        data: with ``gold/NAME`` beside ``gold/NAME-text``, and ``gold/sides/sides.jsonl``.
    """
    for file in sorted((HERE / "articles").glob("*.txt")):
        yield from _marked(file)
    tests = HERE.parent / "tests" / "gold"
    for name in ("written", "kept"):
        yield from _of_gold(tests / name / "gold", tests / name / "text", complete=False)
    yield from _of_gold(tests / "seeds", HERE.parent / "seeds", complete=False)
    for name, complete in (("dev", False), ("dev2", True)):
        gold = data / "gold"
        yield from _of_gold(gold / name, gold / f"{name}-text", complete=complete, hold=True)
    lines = data / "gold" / "sides" / "sides.jsonl"
    if lines.is_file():
        for line in lines.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            article = _article(entry["source"], entry["text"])
            sides = tuple(_sides(article.text, entry["sides"]))
            yield Annotated(entry["source"], article, sides, True, _is_held(entry["source"]))


def _is_held(name: str) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0


def _article(name: str, text: str, title: str | None = None) -> Article:
    return Article(path=f"{name}.txt", text=text, body=(Span(0, len(text)),), title=title)


def _marked(file: Path) -> Iterator[Annotated]:
    """The articles of a file whose sides stand between marks."""
    parts = re.split(r"(?m)^=== ", file.read_text(encoding="utf-8"))[1:]
    for number, part in enumerate(parts):
        head, _, body = part.partition("\n")
        text, at, sides = "", 0, []
        for mark in re.finditer(r"\[\[([^\]]*)\]\]\s*(.*?)\s*\[\[/\]\]", body, re.S):
            text += body[at : mark.start()]
            stances, heading, holder, issues = (word.strip() for word in mark[1].split("|"))
            end = len(text) + len(mark[2])
            labels = tuple(label.strip() for label in issues.split(";"))
            side = Side(len(text), end, tuple(stances.split("/")), heading, (holder,), labels)
            sides.append(side)
            text, at = text + mark[2], mark.end()
        name = f"{file.stem}-{number}"
        article = _article(name, text + body[at:], head.split(" | ", 1)[1])
        yield Annotated(name, article, tuple(sides), True)


def _of_gold(gold: Path, texts: Path, *, complete: bool, hold: bool = False) -> Iterator[Annotated]:
    """The articles of a folder of gold files."""
    for file in sorted(gold.glob("*.json")):
        entry = json.loads(file.read_text(encoding="utf-8"))
        source = texts / entry["source"]
        for article in read(source, texts).articles[:1]:
            sides = tuple(_sides(article.text, entry["positions"]))
            held = hold and _is_held(entry["source"])
            yield Annotated(entry["source"], article, sides, complete, held)


def _sides(text: str, entries: list[dict[str, object]]) -> Iterator[Side]:
    for entry in entries:
        words = str(entry["evidence"]).split()
        found = re.search(r"\s+".join(map(re.escape, words)), text)
        if found:
            yield Side(
                *found.span(),
                _several(entry["stance"]),
                str(entry.get("heading") or ""),
                _several(entry["holder"]),
                _several(entry.get("issue") or ()),
                bool(entry.get("optional")),
            )


def _several(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


def sentences(article: Annotated) -> Iterator[Sentence]:
    """The sentences of an article as the program cuts them, labelled."""
    text = article.article.text
    for span in extract(article.article, DEFAULT_MODEL).sentences:
        if span.end - span.start >= _SHORTEST:
            sentence = Sentence(span.of(text).replace("\n", " "), 1.0, article.held)
            _label(sentence, span, article)
            yield sentence


def _label(sentence: Sentence, span: Span, article: Annotated) -> None:
    for side in article.sides:
        common = min(side.end, span.end) - max(side.start, span.start)
        if common <= 0 or common < 0.5 * min(side.end - side.start, span.end - span.start):
            continue
        share = common * (0.5 if side.optional else 1.0)
        known: list[str] = [s for s in side.stances if s in STANCES] or [NONE]
        for stance in known:
            sentence.stances[CLASSES.index(stance)] += share / len(known)
        if side.heading in HEADINGS and known != [NONE]:
            sentence.headings[HEADINGS.index(side.heading)] += share
    if not any(sentence.stances):
        sentence.stances[0] = 1.0
        sentence.weight = 1.0 if article.complete else _UNSURE
    for shares in (sentence.stances, sentence.headings):
        total = sum(shares) or 1.0
        shares[:] = [share / total for share in shares]


def names_of(parsed: ParsedArticle, number: int) -> list[str]:
    """The names, offices and mentions of an actor."""
    actor = parsed.cast.actors[number]
    found = [actor.name, *(o.title for o in actor.offices)]
    found += [parsed.view.text[start:end] for start, end, _ in actor.mentions[:60]]
    return [name for name in found if name]
