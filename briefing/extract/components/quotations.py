"""Direct quotations with their speakers."""

import re
from dataclasses import dataclass

from briefing.extract.components.attribution import Speaker, attribution, named_by, speech_verbs
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants, syntax
from briefing.extract.matching.quotation_marks import marked

_OPEN, _CLOSE = "“«", "”»"


@dataclass(frozen=True, slots=True)
class QuotationDraft:
    """A quotation; code points of the view, the marks left out."""

    start: int
    end: int
    speaker: int | None
    speaker_text: str | None
    direct: bool
    rule: str
    confidence: float
    verb: int | None = None


def find_quotes(parsed: ParsedArticle) -> list[QuotationDraft]:
    """All direct quotations of an article, in order.

    Also fills ``parsed.quoted``, by which later rules know whose words they read.
    """
    direct: list[QuotationDraft] = []
    for start, end in marked(parsed.view.text):
        draft = _direct(parsed, start, end, direct)
        if draft:
            direct.append(draft)
            parsed.quoted.append((draft.start, draft.end, draft.speaker))
    return direct


def _direct(
    parsed: ParsedArticle, start: int, end: int, before: list[QuotationDraft]
) -> QuotationDraft | None:
    text = parsed.view.text
    inside = text[start:end]
    count = len(re.findall(r"\w+", inside))
    if count < 2:
        return None
    if "\n" in text[end : end + 1] or end == len(text):
        end = _cutattribution(parsed, start, end)
        inside = text[start:end]
    found = _speaker(parsed, start, end, before)
    if found is None and count < 6:
        return None
    if _is_title(inside) and count < 6:
        return None
    if found is None:
        return QuotationDraft(start, end, None, None, True, "quote-unattributed", 0.5)
    speaker, speaker_text, rule, verb = found
    if rule == "quote-carried" and count < 5 and not inside.rstrip().endswith((".", "!", "?")):
        return None
    confidence = {"quote-after": 0.95, "quote-before": 0.95, "quote-margin": 0.95}.get(rule, 0.75)
    return QuotationDraft(start, end, speaker, speaker_text, True, rule, confidence, verb)


def _is_title(inside: str) -> bool:
    """A name of a thing: every word that could be is capitalised."""
    long = [w for w in re.findall(r"\w+", inside) if len(w) > 3]
    return bool(long) and all(w[0].isupper() or w[0].isdigit() for w in long)


def _cutattribution(parsed: ParsedArticle, start: int, end: int) -> int:
    """Where a quotation that nothing closes ends: before ``, the spokesman quoted …``."""
    first, last = parsed.word_at(start), parsed.word_at(max(start, end - 1))
    for i in range(last, first, -1):
        token = parsed.doc[i]
        if token.lemma_.lower() in speech_verbs() and token.pos_ == "VERB":
            for k in range(i, first, -1):
                if parsed.words[k].text == "," and i - k <= 8:
                    return parsed.end(k)
    return end


def _speaker(
    parsed: ParsedArticle, start: int, end: int, before: list[QuotationDraft]
) -> Speaker | None:
    found = on_the_margin(parsed, start, end)
    if found:
        return found
    text = parsed.view.text
    lead = text[max(0, start - 120) : start - 1].rstrip()
    sentence_start = (
        not lead or lead[-1] in '.!?\n”"' or "\n" in text[max(0, start - 3) : start - 1]
    )
    embedded = not sentence_start
    ways = (_before, _after) if embedded else (_after, _before_colon)
    for way in ways:
        found = way(parsed, start, end)
        if found:
            return found
    if embedded:
        return _whose_words(parsed, start)
    return _carried(parsed, start, before) or _paragraph_before(parsed, start, end)


def on_the_margin(parsed: ParsedArticle, start: int, end: int) -> Speaker | None:
    """A speaker named beside a quotation that fills its paragraph, without a verb of saying.

    Behind a dash (``“…” - Minister X``), before a colon (``— Chairperson X: “…”``), or on the
    line before (``And from Foreign Minister X:``, ``From the desk of X``).
    """
    text = parsed.view.text
    begin = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    stop = text.find("\n\n", end)
    stop = len(text) if stop < 0 else stop
    before, behind = text[begin : max(begin, start - 1)].strip(), text[end + 1 : stop]
    if not before and re.match(r"\s*[-–—]{1,2}\s*\S", behind):
        return _person_within(parsed, end + 1, stop)
    if behind.strip(' .”»"'):
        return None
    if before.endswith(":"):
        return _person_within(parsed, begin, start - 1)
    if before or begin < 4:
        return None
    line = text.rfind("\n\n", 0, begin - 2) + 2 if "\n\n" in text[: begin - 2] else 0
    words = text[line : begin - 2].strip()
    if len(words.split()) > _MARGIN or re.search(r"[.!?”\"»,]$", words):
        return None
    return _person_within(parsed, line, begin - 2)


_MARGIN = 18
"""Words of a line that names who speaks in the paragraph behind it."""


def _person_within(parsed: ParsedArticle, start: int, end: int) -> Speaker | None:
    """The one person named in a range that holds no verb of saying."""
    words = parsed.doc[parsed.word_at(start) : parsed.word_at(max(start, end - 1)) + 1]
    if any(t.lemma_.lower() in speech_verbs() and t.pos_ == "VERB" for t in words):
        return None
    found = [
        (a, b, number)
        for number, actor in parsed.cast.persons()
        for a, b, form in actor.mentions
        if form == "name" and start <= a and b <= end
    ]
    if len({number for _, _, number in found}) != 1:
        return None
    a, b, number = found[0]
    return number, parsed.view.text[a:b], "quote-margin", None


def _after(parsed: ParsedArticle, start: int, end: int) -> Speaker | None:
    """``“…,” said X`` and ``“…,” X said``."""
    text = parsed.view.text
    stop = re.search(r"[“\"\n]|[.!?](?=\s|$)", text[end + 1 : end + 300])
    limit = end + 1 + (stop.start() if stop else min(299, len(text) - end - 1))
    if limit <= end + 1 or not text[end + 1 : limit].strip(" ,.;-–—"):
        return None
    first, last = parsed.word_at(end + 1), parsed.word_at(limit - 1)
    return attribution(parsed, first, last, "quote-after", near_first=True)


def _before(parsed: ParsedArticle, start: int, end: int) -> Speaker | None:
    """``X said that “…”`` and other words of a sentence that the quotation is part of."""
    at = parsed.word_at(max(0, start - 1))
    sentence = parsed.doc[at].sent
    first = sentence.start
    found = attribution(parsed, first, at - 1, "quote-before", near_first=False)
    return found or attribution(
        parsed,
        parsed.word_at(min(end, len(parsed.view.text) - 1)),
        sentence.end - 1,
        "quote-after",
        near_first=True,
    )


def _before_colon(parsed: ParsedArticle, start: int, end: int) -> Speaker | None:
    """``X said: “…”``, also with the colon at the end of a paragraph."""
    lead = parsed.view.text[:start].rstrip('“"‘« \n')
    if not lead.endswith((":", ",")):
        return None
    last = parsed.word_at(len(lead) - 1)
    sentence = parsed.doc[last].sent
    return attribution(parsed, sentence.start, last, "quote-before", near_first=False)


def _carried(parsed: ParsedArticle, start: int, before: list[QuotationDraft]) -> Speaker | None:
    """A quotation that goes on: in the same paragraph, or in the next while nothing else speaks."""
    if not before:
        return None
    previous = before[-1]
    between = parsed.view.text[previous.end : start]
    if between.count("\n\n") <= 1 and len(between.split()) <= 25 and previous.speaker_text:
        return previous.speaker, previous.speaker_text, "quote-carried", previous.verb
    return None


def _whose_words(parsed: ParsedArticle, start: int) -> Speaker | None:
    """``commended «the role of Peru»``, ``vowed to “work”``: of whom the clause tells."""
    verb = syntax.first_verb_above(parsed.doc[parsed.word_at(start)])
    for _ in range(3):
        if verb is None:
            return None
        for subject in syntax.subjects(verb):
            actors = participants.actors(parsed, subject)
            if actors and parsed.cast.actors[actors[0]].kind != "state":
                return (*named_by(parsed, subject), "quote-within", verb.i)
        verb = syntax.first_verb_above(verb) if verb.dep_ != "ROOT" else None
    return None


def _paragraph_before(parsed: ParsedArticle, start: int, end: int) -> Speaker | None:
    """A paragraph that is nothing but a quotation: who spoke in the paragraph before goes on."""
    text = parsed.view.text
    if text[end : end + 3].strip('”»"\n ') or start < 4:
        return None
    lead = text[:start].rstrip('“"‘« \n')
    begin = lead.rfind("\n\n") + 2 if "\n\n" in lead else 0
    if "\n\n" not in text[len(lead) : start] or not lead:
        return None
    first, last = parsed.word_at(begin), parsed.word_at(len(lead) - 1)
    return attribution(parsed, first, last, "quote-carried", near_first=False)
