"""What is said without quotation marks.

Reported speech (``X said that …``, ``according to X, …``), the turns of a transcript
(``FOREIGN MINISTER X: We …``) and statements set off behind a colon.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from briefing.extract.components.attribution import attribution, named_by, speaker_of
from briefing.extract.components.quotations import QuotationDraft
from briefing.extract.components.transcripts import turns
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import syntax as grammar
from briefing.extract.matching.quotation_marks import inside_quote
from briefing.resources import words

_SHORTEST = 3
"""Words of a statement, less one."""


@cache
def _indirect() -> frozenset[str]:
    return words("speech", "indirect")


def find_statements(parsed: ParsedArticle) -> list[QuotationDraft]:
    """Everything that is said without marks, in order of its kinds.

    Turns and set-off statements are also added to ``parsed.quoted``: who says ``we`` in them is
    known.
    """
    apart = [*turns(parsed), *_set_off(parsed)]
    parsed.quoted += [(d.start, d.end, d.speaker) for d in apart]
    return [*_reported(parsed), *_according(parsed), *apart]


def _reported(parsed: ParsedArticle) -> Iterator[QuotationDraft]:
    """``X said that …``; the words may hold marks of their own."""
    for verb in parsed.verbs:
        if not _reports(verb):
            continue
        if inside_quote(parsed, parsed.start(verb.i)) is not None or grammar.negated(verb):
            continue
        for said in _said(verb):
            draft = _statement(parsed, *_extent(said), speaker_of(parsed, verb), verb.i)
            if draft:
                yield draft


def _reports(verb: Any) -> bool:
    """``says``, ``makes it clear``, ``is clear``."""
    if verb.lemma_ == "be" and any(
        w.lemma_ in {"view", "opinion", "belief"} for w in grammar.after(verb, "of")
    ):
        return True
    if verb.lemma_ in {"make", "be"}:
        return any(
            c.dep_ in {"acomp", "oprd", "ccomp"} and c.lower_ == "clear" for c in verb.subtree
        )
    return verb.pos_ == "VERB" and verb.lemma_.lower() in _indirect()


def _said(verb: Any) -> list[Any]:
    """The clauses that hold what is said; also the one that a verb of saying was put behind."""
    below = [verb, *(c for c in verb.children if c.lower_ == "clear")]
    found = [c for v in below for c in v.children if c.dep_ == "ccomp" and grammar.is_verb(c)]
    for noun in grammar.after(verb, "of") if verb.lemma_ == "be" else ():
        found += [c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"}]
    if not found and verb.dep_ == "parataxis" and verb.head.i < verb.i:
        return [verb.head]
    return found


def _statement(
    parsed: ParsedArticle,
    first: int,
    last: int,
    by: tuple[int | None, str | None] | None,
    verb: int,
) -> QuotationDraft | None:
    if last - first < _SHORTEST or by is None or by[0] is None:
        return None
    start, end = parsed.start(first), parsed.end(last)
    marked = any(a < end and start < b for a, b, _ in parsed.quoted)
    rule = "statement-marked" if marked else "statement"
    return QuotationDraft(start, end, *by, False, rule, 0.8, verb)


def _according(parsed: ParsedArticle) -> Iterator[QuotationDraft]:
    """``According to X, …``: the sentence without those words."""
    for token in parsed.doc:
        if token.lower_ != "according" or inside_quote(parsed, parsed.start(token.i)):
            continue
        for noun in grammar.after(token, "to"):
            sent, left, right = token.sent, token.left_edge.i, token.right_edge.i
            first, last = sent.start, sent.end - 1
            if left - first <= 1:
                first = right + 1
            elif last - right <= 1:
                last = left - 1
            while first < last and parsed.doc[first].is_punct:
                first += 1
            while last > first and parsed.doc[last].is_punct:
                last -= 1
            draft = _statement(parsed, first, last, named_by(parsed, noun), token.i)
            if draft and parsed.cast.actors[draft.speaker or 0].kind == "person":
                yield draft


def _set_off(parsed: ParsedArticle) -> Iterator[QuotationDraft]:
    """``Following the visit, the Minister said:`` and the paragraphs behind it, without marks."""
    text, speaker = parsed.view.text, None
    for start, end in parsed.view.paragraphs:
        if speaker is not None:
            if any(mark in text[start:end] for mark in '“”"«»'):
                speaker = None
            else:
                yield QuotationDraft(start, end, *speaker, False, "set-off", 0.7)
        if text[start:end].rstrip().endswith(":"):
            found = attribution(
                parsed,
                parsed.word_at(start),
                parsed.word_at(end - 1),
                "set-off",
                near_first=False,
            )
            speaker = (found[0], found[1]) if found and found[0] is not None else None


def _extent(said: Any) -> tuple[int, int]:
    indices = sorted(t.i for t in said.subtree)
    first, last = indices[0], indices[-1]
    doc = said.doc
    while first < last and (doc[first].is_punct or doc[first].lower_ == "that"):
        first += 1
    while last > first and doc[last].is_punct:
        last -= 1
    return first, last
