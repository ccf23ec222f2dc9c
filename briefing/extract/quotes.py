"""Direct quotations with their speakers, and indirect statements with their holders."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.extract import grammar, parties
from briefing.extract.data import words
from briefing.extract.reading import Reading

_OPEN, _CLOSE = "“«", "”»"


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """A quotation; code points of the view, the marks left out."""

    start: int
    end: int
    speaker: int | None
    speaker_text: str | None
    direct: bool
    rule: str
    confidence: float
    verb: int | None = None


@cache
def _speech() -> frozenset[str]:
    return words("speech", "verbs")


@cache
def _indirect() -> frozenset[str]:
    return words("speech", "indirect")


def marked(text: str) -> list[tuple[int, int]]:
    """Ranges between quotation marks, marks excluded, in order.

    Curly marks open and close by themselves; straight ones take turns within a paragraph. A mark
    that nothing closes ends with its paragraph.
    """
    found: list[tuple[int, int]] = []
    for paragraph in re.finditer(r"(?:[^\n]|\n(?!\n))+", text):
        begin = None
        for match in re.finditer(
            r"[“”«»\"]|(?<!\w)‘(?=\w+\W+\w+\W+\w+\W+\w)|(?<=[.,!?])’(?!\w)", paragraph.group()
        ):
            at, mark = paragraph.start() + match.start(), match.group()
            if begin is None and mark in '“«"‘”':
                if mark == "”" and not text[at + 1 : at + 2].isalpha():
                    continue
                begin = at + 1
            elif begin is not None and (
                mark in '”»"' or (mark == "’" and text[begin - 1 : begin] == "‘")
            ):
                found.append((begin, at))
                begin = None
        if begin is not None:
            found.append((begin, paragraph.end()))
    return [(a, b) for a, b in found if b > a]


def find_quotes(reading: Reading) -> list[QuoteDraft]:
    """All quotations of an article, direct ones first.

    Also fills ``reading.quoted``, by which later rules know whose words they read.
    """
    direct: list[QuoteDraft] = []
    for start, end in marked(reading.view.text):
        draft = _direct(reading, start, end, direct)
        if draft:
            direct.append(draft)
            reading.quoted.append((draft.start, draft.end, draft.speaker))
    return direct + list(_statements(reading))


def _direct(reading: Reading, start: int, end: int, before: list[QuoteDraft]) -> QuoteDraft | None:
    text = reading.view.text
    inside = text[start:end]
    count = len(re.findall(r"\w+", inside))
    if count < 2:
        return None
    if "\n" in text[end : end + 1] or end == len(text):
        end = _cut_attribution(reading, start, end)
        inside = text[start:end]
    found = _speaker(reading, start, end, before)
    if found is None and count < 6:
        return None
    if _is_title(inside) and count < 6:
        return None
    if found is None:
        return QuoteDraft(start, end, None, None, True, "quote-unattributed", 0.5)
    speaker, speaker_text, rule, verb = found
    if rule == "quote-carried" and count < 5:
        return None
    confidence = {"quote-after": 0.95, "quote-before": 0.95}.get(rule, 0.75)
    return QuoteDraft(start, end, speaker, speaker_text, True, rule, confidence, verb)


def _is_title(inside: str) -> bool:
    """A name of a thing: every word that could be is capitalised."""
    long = [w for w in re.findall(r"\w+", inside) if len(w) > 3]
    return bool(long) and all(w[0].isupper() or w[0].isdigit() for w in long)


def _cut_attribution(reading: Reading, start: int, end: int) -> int:
    """Where a quotation that nothing closes ends: before ``, the spokesman quoted …``."""
    first, last = reading.word_at(start), reading.word_at(max(start, end - 1))
    for i in range(last, first, -1):
        token = reading.doc[i]
        if token.lemma_.lower() in _speech() and token.pos_ == "VERB":
            for k in range(i, first, -1):
                if reading.words[k].text == "," and i - k <= 8:
                    return reading.end(k)
    return end


_Speaker = tuple[int | None, str | None, str, int | None]


def _speaker(reading: Reading, start: int, end: int, before: list[QuoteDraft]) -> _Speaker | None:
    text = reading.view.text
    lead = text[max(0, start - 120) : start - 1].rstrip()
    sentence_start = (
        not lead or lead[-1] in '.!?\n”"' or "\n" in text[max(0, start - 3) : start - 1]
    )
    embedded = not sentence_start
    ways = (_before, _after) if embedded else (_after, _before_colon)
    for way in ways:
        found = way(reading, start, end)
        if found:
            return found
    if embedded:
        return None
    return _carried(reading, start, before)


def _after(reading: Reading, start: int, end: int) -> _Speaker | None:
    """``“…,” said X`` and ``“…,” X said``."""
    text = reading.view.text
    stop = re.search(r"[“\"\n]|[.!?](?=\s|$)", text[end + 1 : end + 300])
    limit = end + 1 + (stop.start() if stop else min(299, len(text) - end - 1))
    if limit <= end + 1 or not text[end + 1 : limit].strip(" ,.;-–—"):
        return None
    first, last = reading.word_at(end + 1), reading.word_at(limit - 1)
    return _attribution(reading, first, last, "quote-after", near_first=True)


def _before(reading: Reading, start: int, end: int) -> _Speaker | None:
    """``X said that “…”`` and other words of a sentence that the quotation is part of."""
    at = reading.word_at(max(0, start - 1))
    sentence = reading.doc[at].sent
    first = sentence.start
    found = _attribution(reading, first, at - 1, "quote-before", near_first=False)
    return found or _attribution(
        reading,
        reading.word_at(min(end, len(reading.view.text) - 1)),
        sentence.end - 1,
        "quote-after",
        near_first=True,
    )


def _before_colon(reading: Reading, start: int, end: int) -> _Speaker | None:
    """``X said: “…”``, also with the colon at the end of a paragraph."""
    lead = reading.view.text[:start].rstrip('“"‘« \n')
    if not lead.endswith((":", ",")):
        return None
    last = reading.word_at(len(lead) - 1)
    sentence = reading.doc[last].sent
    return _attribution(reading, sentence.start, last, "quote-before", near_first=False)


def _attribution(
    reading: Reading, first: int, last: int, rule: str, *, near_first: bool
) -> _Speaker | None:
    verbs = [
        t
        for t in reading.doc[first : last + 1]
        if t.lemma_.lower() in _speech() and t.pos_ in {"VERB", "AUX"}
    ]
    according = _according_to(reading, first, last)
    nameless: _Speaker | None = None
    for verb in verbs if near_first else reversed(verbs):
        found = _subject_of_speech(reading, verb)
        if found and found[0] is not None:
            return (*found, rule, verb.i)
        if found and nameless is None:
            nameless = (*found, rule, verb.i)
    if nameless:
        return nameless
    return (*according, rule, None) if according else None


def _according_to(reading: Reading, first: int, last: int) -> tuple[int | None, str | None] | None:
    for token in reading.doc[first : last + 1]:
        if token.lower_ == "according":
            for noun in grammar.after(token, "to"):
                return _named(reading, noun)
    return None


def _subject_of_speech(reading: Reading, verb: Any) -> tuple[int | None, str | None] | None:
    if verb.lemma_ in {"quote", "cite"}:
        quoted = grammar.objects(verb)
        if quoted and not grammar.is_passive(verb):
            return _named(reading, quoted[0])
    subjects = [c for c in verb.children if c.dep_ in grammar.SUBJECTS] or grammar.subjects(verb)
    if grammar.is_passive(verb):
        subjects = grammar.after(verb, "by") or subjects
    for subject in subjects:
        return _named(reading, subject)
    return None


def _named(reading: Reading, noun: Any) -> tuple[int | None, str | None]:
    actors = parties.actors(reading, noun)
    if not actors and noun.lemma_.lower() in _DOCUMENTS:
        actors = _authors(reading, noun)
    left, right = noun.left_edge.i, noun.right_edge.i
    own = reading.words[noun.i]
    if own.actor is not None or noun.pos_ == "PRON":
        text = reading.tokens.join(own.start, own.end)
    else:
        stop = next(
            (
                c.left_edge.i
                for c in noun.children
                if c.i > noun.i
                and c.dep_ in {"relcl", "punct", "appos", "cc", "conj", "acl", "advcl"}
            ),
            right + 1,
        )
        text = reading.text(left, max(noun.i, min(right, stop - 1)))
    return (actors[0] if actors else None), " ".join(text.split())


_DOCUMENTS = frozenset(
    """statement release communique communiqué readout message letter tweet post""".split()
)


def _authors(reading: Reading, noun: Any) -> list[int]:
    """Whose statement it is: ``an ISPR press release``, ``the Pentagon issued a statement``."""
    for child in noun.children:
        if child.dep_ in {"poss", "compound", "nmod"}:
            found = parties.actors(reading, child)
            if found:
                return found
    for word in grammar.after(noun, "by", "from", "of"):
        found = parties.actors(reading, word)
        if found:
            return found
    verb = grammar.governor(noun)
    if verb != noun and noun.dep_ == "dobj":
        return [n for s in grammar.subjects(verb) for n in parties.actors(reading, s)]
    return []


def _carried(reading: Reading, start: int, before: list[QuoteDraft]) -> _Speaker | None:
    """A quotation that goes on: in the same paragraph, or in the next while nothing else speaks."""
    if not before:
        return None
    previous = before[-1]
    between = reading.view.text[previous.end : start]
    if between.count("\n\n") <= 1 and len(between.split()) <= 25 and previous.speaker_text:
        return previous.speaker, previous.speaker_text, "quote-carried", previous.verb
    return None


def _statements(reading: Reading) -> Iterator[QuoteDraft]:
    """``X said that …``: what is said, where nothing of it stands between marks."""
    for verb in reading.doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in _indirect():
            continue
        if inside_quote(reading, reading.start(verb.i)) is not None:
            continue
        for said in (c for c in verb.children if c.dep_ == "ccomp"):
            first, last = _extent(said)
            start, end = reading.start(first), reading.end(last)
            if any(a < end and start < b for a, b, _ in reading.quoted) or last - first < 3:
                continue
            found = _subject_of_speech(reading, verb)
            if found and found[0] is not None and not grammar.negated(verb):
                yield QuoteDraft(start, end, *found, False, "statement", 0.8, verb.i)


def _extent(said: Any) -> tuple[int, int]:
    indices = sorted(t.i for t in said.subtree)
    first, last = indices[0], indices[-1]
    doc = said.doc
    while first < last and (doc[first].is_punct or doc[first].lower_ == "that"):
        first += 1
    while last > first and doc[last].is_punct:
        last -= 1
    return first, last


def inside_quote(reading: Reading, offset: int) -> tuple[int, int, int | None] | None:
    """The direct quotation that holds a code point of the view, with its speaker."""
    return next((q for q in reading.quoted if q[0] <= offset < q[1]), None)
