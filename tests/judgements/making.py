"""Judgements made by hand, on the articles of ``tests.link.paper``."""

from collections.abc import Iterable, Sequence

from briefing.judgements import AppliedJudgements, apply_judgements
from briefing.judgements.anchoring import about, findings
from briefing.models import Span
from briefing.models.article import text_digest as digest
from briefing.models.judgement import Action, Anchor, JudgedKind, Judgement
from tests.link.paper import Paper

TEXT = "a" * 64
WHEN = "2026-01-02T03:04:05.000006Z"


def at(second: int) -> str:
    """A time, the later the larger."""
    return f"2026-01-02T03:{second // 60:02}:{second % 60:02}.000000Z"


def spot(
    file: str = "a.txt", start: int = 0, end: int = 4, words: str = "Some", about: str = ""
) -> Anchor:
    """An anchor in a text that is nowhere."""
    return Anchor(file, TEXT, start, end, words, about)


def made(
    number: int,
    action: Action = "note",
    kind: JudgedKind = "visit",
    on: Sequence[Anchor] = (spot(),),
    *,
    to: Sequence[Anchor] = (),
    field: str = "",
    value: str = "",
    record: dict[str, str | list[str]] | None = None,
    reader: str = "ana",
    did: Iterable[str] = ("made",),
    second: int | None = None,
) -> Judgement:
    """A judgement; it was made in the second of its number, and touched in the seconds after.

    A note and a name must have words, and have some where none are given.
    """
    first = number if second is None else second
    log = tuple(f"{at(first + n)} {reader} {what}" for n, what in enumerate(did))
    name = f"j-{number:010x}"
    value = value or ("x" if action in {"note", "rename"} else "")
    return Judgement(name, action, kind, tuple(on), tuple(to), field, value, record or {}, log)


def span_of(paper: Paper, kind: str, number: int) -> Span:
    """The first words of a finding."""
    if kind == "actor":
        return paper.extraction.entities[number].mentions[0].span
    return findings(paper.extraction, kind)[number].evidence[0]


def anchor(paper: Paper, kind: str, number: int = 0) -> Anchor:
    """Where a finding of an article stands."""
    span = span_of(paper, kind, number)
    article = paper.article
    what = about(paper.extraction, kind, number)
    words = span.of(article.text)[:200]
    return Anchor(article.path, digest(article.text), span.start, span.end, words, what)


def of_source(paper: Paper) -> Anchor:
    """An article as a whole."""
    article = paper.article
    words = article.text[:80].split("\n")[0]
    return Anchor(article.path, digest(article.text), 0, len(words), words)


def applied(papers: Sequence[Paper], *judgements: Judgement) -> AppliedJudgements:
    """What judgements come to on these articles."""
    read = [(p.read().id, p.article, p.extraction) for p in papers]
    return apply_judgements(read, judgements)
