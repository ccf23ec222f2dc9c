"""Direct quotations with their speakers."""

import re
from dataclasses import dataclass

from briefing.extract import grammar, parties
from briefing.extract.attribution import Speaker, attribution, named_by, speech_verbs
from briefing.extract.marks import marked
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


def find_quotes(reading: Reading) -> list[QuoteDraft]:
    """All direct quotations of an article, in order.

    Also fills ``reading.quoted``, by which later rules know whose words they read.
    """
    direct: list[QuoteDraft] = []
    for start, end in marked(reading.view.text):
        draft = _direct(reading, start, end, direct)
        if draft:
            direct.append(draft)
            reading.quoted.append((draft.start, draft.end, draft.speaker))
    return direct


def _direct(reading: Reading, start: int, end: int, before: list[QuoteDraft]) -> QuoteDraft | None:
    text = reading.view.text
    inside = text[start:end]
    count = len(re.findall(r"\w+", inside))
    if count < 2:
        return None
    if "\n" in text[end : end + 1] or end == len(text):
        end = _cutattribution(reading, start, end)
        inside = text[start:end]
    found = _speaker(reading, start, end, before)
    if found is None and count < 6:
        return None
    if _is_title(inside) and count < 6:
        return None
    if found is None:
        return QuoteDraft(start, end, None, None, True, "quote-unattributed", 0.5)
    speaker, speaker_text, rule, verb = found
    if rule == "quote-carried" and count < 5 and not inside.rstrip().endswith((".", "!", "?")):
        return None
    confidence = {"quote-after": 0.95, "quote-before": 0.95}.get(rule, 0.75)
    return QuoteDraft(start, end, speaker, speaker_text, True, rule, confidence, verb)


def _is_title(inside: str) -> bool:
    """A name of a thing: every word that could be is capitalised."""
    long = [w for w in re.findall(r"\w+", inside) if len(w) > 3]
    return bool(long) and all(w[0].isupper() or w[0].isdigit() for w in long)


def _cutattribution(reading: Reading, start: int, end: int) -> int:
    """Where a quotation that nothing closes ends: before ``, the spokesman quoted …``."""
    first, last = reading.word_at(start), reading.word_at(max(start, end - 1))
    for i in range(last, first, -1):
        token = reading.doc[i]
        if token.lemma_.lower() in speech_verbs() and token.pos_ == "VERB":
            for k in range(i, first, -1):
                if reading.words[k].text == "," and i - k <= 8:
                    return reading.end(k)
    return end


def _speaker(reading: Reading, start: int, end: int, before: list[QuoteDraft]) -> Speaker | None:
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
        return _whose_words(reading, start)
    return _carried(reading, start, before) or _paragraph_before(reading, start, end)


def _after(reading: Reading, start: int, end: int) -> Speaker | None:
    """``“…,” said X`` and ``“…,” X said``."""
    text = reading.view.text
    stop = re.search(r"[“\"\n]|[.!?](?=\s|$)", text[end + 1 : end + 300])
    limit = end + 1 + (stop.start() if stop else min(299, len(text) - end - 1))
    if limit <= end + 1 or not text[end + 1 : limit].strip(" ,.;-–—"):
        return None
    first, last = reading.word_at(end + 1), reading.word_at(limit - 1)
    return attribution(reading, first, last, "quote-after", near_first=True)


def _before(reading: Reading, start: int, end: int) -> Speaker | None:
    """``X said that “…”`` and other words of a sentence that the quotation is part of."""
    at = reading.word_at(max(0, start - 1))
    sentence = reading.doc[at].sent
    first = sentence.start
    found = attribution(reading, first, at - 1, "quote-before", near_first=False)
    return found or attribution(
        reading,
        reading.word_at(min(end, len(reading.view.text) - 1)),
        sentence.end - 1,
        "quote-after",
        near_first=True,
    )


def _before_colon(reading: Reading, start: int, end: int) -> Speaker | None:
    """``X said: “…”``, also with the colon at the end of a paragraph."""
    lead = reading.view.text[:start].rstrip('“"‘« \n')
    if not lead.endswith((":", ",")):
        return None
    last = reading.word_at(len(lead) - 1)
    sentence = reading.doc[last].sent
    return attribution(reading, sentence.start, last, "quote-before", near_first=False)


def _carried(reading: Reading, start: int, before: list[QuoteDraft]) -> Speaker | None:
    """A quotation that goes on: in the same paragraph, or in the next while nothing else speaks."""
    if not before:
        return None
    previous = before[-1]
    between = reading.view.text[previous.end : start]
    if between.count("\n\n") <= 1 and len(between.split()) <= 25 and previous.speaker_text:
        return previous.speaker, previous.speaker_text, "quote-carried", previous.verb
    return None


def _whose_words(reading: Reading, start: int) -> Speaker | None:
    """``commended «the role of Peru»``, ``vowed to “work”``: of whom the clause tells."""
    verb = grammar.first_verb_above(reading.doc[reading.word_at(start)])
    for _ in range(3):
        if verb is None:
            return None
        for subject in grammar.subjects(verb):
            actors = parties.actors(reading, subject)
            if actors and reading.cast.actors[actors[0]].kind != "state":
                return (*named_by(reading, subject), "quote-within", verb.i)
        verb = grammar.first_verb_above(verb) if verb.dep_ != "ROOT" else None
    return None


def _paragraph_before(reading: Reading, start: int, end: int) -> Speaker | None:
    """A paragraph that is nothing but a quotation: who spoke in the paragraph before goes on."""
    text = reading.view.text
    if text[end : end + 3].strip('”»"\n ') or start < 4:
        return None
    lead = text[:start].rstrip('“"‘« \n')
    begin = lead.rfind("\n\n") + 2 if "\n\n" in lead else 0
    if "\n\n" not in text[len(lead) : start] or not lead:
        return None
    first, last = reading.word_at(begin), reading.word_at(len(lead) - 1)
    return attribution(reading, first, last, "quote-carried", near_first=False)
