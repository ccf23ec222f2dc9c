"""The annotated articles: their texts, and the sides that a careful reader found in them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import measure

from briefing.extract.document import ParsedArticle
from briefing.models import Article, Span
from briefing.readers import read

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Side:
    """An annotated side: a half-open range of the text, and what is accepted.

    ``named`` are the words of its sentence that name the holder, empty where none does, None where
    nobody says.
    """

    start: int
    end: int
    stances: tuple[str, ...]
    heading: str
    holders: tuple[str, ...]
    issues: tuple[str, ...] = ()
    optional: bool = False
    named: str | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its sides.

    Attributes:
        complete: whether every side is annotated, not the plainest alone.
        held: whether it is kept for calibration.
        worded: whether the accepted issues are worded as the article words them, so that they say
            which of its names is right.
    """

    name: str
    article: Article
    sides: tuple[Side, ...]
    complete: bool
    held: bool = False
    worded: bool = True


def annotated(data: Path) -> Iterator[Annotated]:
    """Every annotated article: those of this folder, of the tests, and of a folder of others.

    Args:
        data: with ``gold/NAME`` beside ``gold/NAME-text``, and ``gold/sides/sides.jsonl``, whose
            sides may say their ``issue`` and by which words the holder is ``named``.
    """
    articles = HERE / "articles"
    for file in sorted(articles.glob("**/*.txt")):
        yield from _marked(file, worded=file.parent == articles)
    tests = HERE.parent / "tests" / "gold"
    for name in ("written", "kept"):
        gold, texts = tests / name / "gold", tests / name / "text"
        yield from _of_gold(gold, texts, complete=False, hold=True)
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


def _marked(file: Path, *, worded: bool) -> Iterator[Annotated]:
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
        yield Annotated(name, article, tuple(sides), True, _is_held(name), worded)


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
                entry.get("named"),  # type: ignore[arg-type]
            )


def _several(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


def names_of(parsed: ParsedArticle, number: int) -> list[str]:
    """The names, offices and mentions of an actor."""
    actor = parsed.cast.actors[number]
    found = [actor.name, *(o.title for o in actor.offices)]
    found += [parsed.view.text[start:end] for start, end, _ in actor.mentions[:60]]
    return [name for name in found if name]


def is_holder(parsed: ParsedArticle, number: int, side: Side) -> bool:
    """Whether an actor is who an annotated side belongs to."""
    return any(
        measure.same_name(name, accepted) or _same_state(name, accepted)
        for accepted in side.holders
        for name in names_of(parsed, number)
    )


def _same_state(one: str, other: str) -> bool:
    states = [measure.STATE.get(measure.fold(x).removeprefix("the ").strip()) for x in (one, other)]
    return states[0] is not None and states[0] == states[1]
