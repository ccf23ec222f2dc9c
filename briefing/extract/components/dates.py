"""The date words of an article with the tense around them, and which of them dates an event."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from briefing.extract.document import ParsedArticle
from briefing.extract.matching import syntax as grammar
from briefing.models.article import Span
from briefing.models.date_words import DateWords, Tense
from briefing.resources import word_list
from briefing.text.date_expressions import find


def add_dates(parsed: ParsedArticle) -> None:
    """Fill ``parsed.dates``; spans count the view's code points."""
    text = parsed.view.text
    for expression in _with_next_days(text, _with_same_days(text, list(find(text)))):
        word = parsed.doc[parsed.word_at(expression.span.start)]
        parsed.dates.append(replace(expression, tense=_tense(word)))


_SAME_DAY = re.compile(
    r"\b(?:(?:later|earlier) (?:that|the same|in the) day"
    r"|(?:that|the same) (?:day|morning|afternoon|evening|night))\b",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(r"\bthe (?:following|next) day\b", re.IGNORECASE)
_FAR = 700
"""Code points between a day and the words that mean it again."""


def _with_same_days(text: str, found: list[DateWords]) -> list[DateWords]:
    """Give ``later that day`` and ``the same evening`` the day that was told before.

    Args:
        text: of the view.
        found: the date words of it, in order.
    """
    again: list[DateWords] = []
    for match in _SAME_DAY.finditer(text):
        before = [w for w in found if match.start() - _FAR < w.span.start < match.start()]
        taken = any(w.span.start < match.end() and match.start() < w.span.end for w in found)
        day = next((w for w in reversed(before) if _names_day(w)), None)
        if day is not None and not taken:
            span = Span(match.start(), match.end())
            again.append(replace(day, span=span, text=match.group()))
    return sorted([*found, *again], key=lambda w: w.span.start)


def _with_next_days(text: str, found: list[DateWords]) -> list[DateWords]:
    """Count ``the following day`` from the day that was told before, not from the article's own.

    Args:
        text: of the view.
        found: the date words of it, in order.
    """
    for match in _NEXT_DAY.finditer(text):
        before = [w for w in found if match.start() - _FAR < w.span.start < match.start()]
        day = next((w for w in reversed(before) if _names_day(w)), None)
        if day is not None:
            span = Span(match.start(), match.end())
            later = replace(_day_after(day), span=span, text=match.group())
            rest = [w for w in found if not w.span.overlaps(span)]
            found = sorted([*rest, later], key=lambda w: w.span.start)
    return found


def _day_after(words: DateWords) -> DateWords:
    """The day behind one that is named, its month and year as far as they are."""
    if words.kind == "distance":
        return replace(words, amount=words.amount + 1)
    if words.kind == "weekday":
        return replace(words, day=((words.day or 0) + 1) % 7)
    last = words.end_day or words.day or 1
    month = words.end_month or words.month
    if month is None:
        return replace(words, day=last + 1)
    try:
        next_day = date(words.year or _LEAP, month, last) + timedelta(days=1)
    except ValueError:  # 31 June
        return words
    year = next_day.year if words.year else None
    return replace(
        words, year=year, month=next_day.month, day=next_day.day, end_month=None, end_day=None
    )


_LEAP = 2000
"""A year in which every month has all its days."""


def _tense(word: Any) -> Tense:
    verb = grammar.first_verb_above(word)
    if verb is None:
        return "past"
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if "to" in auxiliaries and verb.head.lemma_ in _FAILS and verb.head.tag_ in {"VBD", "VBN"}:
        return "past"  # refused to meet him on Tuesday
    if auxiliaries & {"will", "would", "shall", "'ll"} or "to" in auxiliaries:
        return "future"
    if verb.head != verb and verb.dep_ in {"conj", "xcomp"} and verb.tag_ == "VB":
        head = {c.lower_ for c in verb.head.children if c.dep_ == "aux"}
        return "future" if head & {"will", "shall"} else "past"
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ == "be" and _to_come(verb):
        return "future"
    if auxiliaries & {"is", "are"} and verb.lemma_ in _FRAMES and verb.tag_ == "VBN":
        return "future"
    progressive = auxiliaries & {"is", "are"} and verb.tag_ == "VBG"
    return "present" if progressive or verb.tag_ in {"VBZ", "VBP"} else "past"


def _to_come(verb: Any) -> bool:
    """``are to travel``, ``is due to arrive``."""
    below = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "xcomp"})]
    return any(
        c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children)
        for v in below
        for c in v.children
    )


def date_of(parsed: ParsedArticle, trigger: Any, first: int, last: int) -> int | None:
    """The number of the date expression that date what ``trigger`` tells.

    Args:
        trigger: the verb or noun of the event.
        first, last: words of its clause; dates outside are not taken, except those that hang on
            the trigger itself or stand before the verb of its sentence.
    """
    verb = trigger if trigger.pos_ in {"VERB", "AUX"} else grammar.first_verb_above(trigger)
    around = frames(verb)
    first = min([first, *(f.left_edge.i for f in [*around, *_first_of_several(verb)])])
    last = max([last, *(f.right_edge.i for f in around if f.lemma_ == "be")])
    inside = list(parsed.dates_within(parsed.start(first), parsed.end(last)))
    told = {trigger.i, *([verb.i] if verb is not None else []), *(f.i for f in around)}
    hanging: list[int] = []
    near: list[int] = []
    for number, expression in inside:
        word = parsed.doc[parsed.word_at(expression.span.start)]
        head = word
        end = parsed.word_at(expression.span.end - 1)
        foreign = False
        bare = word.dep_ in {"npadvmod", "advmod", "appos", "nmod"} or word.head.lower_ == "on"
        bare = bare or (
            word.i > 0 and word.nbor(-1).lower_ == "on" and expression.kind == "weekday"
        )
        while head.head != head and head.dep_ in {
            "compound",
            "pobj",
            "nummod",
            "prep",
            "pcomp",
            "amod",
            "det",
            "advmod",
            "npadvmod",
            "appos",
            "quantmod",
        }:
            head = head.head
            if head.i in told:
                break
            if head.i == end + 1 and _glued(parsed, word, head):
                head = grammar.first_verb_above(head) or head
                foreign = head.i not in told
                break
            if head.pos_ in {"NOUN", "PROPN"} and not word.i <= head.i <= end:
                foreign = not (bare and _argument(head, verb))
                break
        if foreign or _belongs_to_noun(word):
            continue
        if head.i in told or (bare and _argument(head, verb)):
            hanging.append(number)
        elif head.pos_ in {"VERB", "AUX"} and not _aside(head):
            near.append(number)
    found = hanging or near
    return min(found, key=lambda n: not _names_day(parsed.dates[n]), default=None)


def _first_of_several(verb: Any) -> list[Any]:
    """``On Monday A arrived and met B``: what stands before the first verb dates the second too."""
    first = verb
    while first is not None and first.dep_ == "conj" and first.head.tag_ == verb.tag_:
        if any(c.dep_ in grammar.SUBJECTS for c in first.children):
            break
        first = first.head
    return [] if first is None or first == verb or verb.tag_ != "VBD" else [first]


def _names_day(expression: DateWords) -> bool:
    """``on Thursday`` dates an event better than ``this month`` before it."""
    if expression.kind == "calendar":
        return expression.day is not None
    return expression.kind == "weekday" or (
        expression.kind == "distance" and expression.unit == "day"
    )


def _glued(parsed: ParsedArticle, word: Any, head: Any) -> bool:
    """``On Tuesday Prime Minister A met B``: a name that the parse has made one with the day."""
    before = word.i == word.sent.start or word.nbor(-1).lower_ == "on"
    return before and word.dep_ == "compound" and parsed.words[head.i].actor is not None


def _aside(verb: Any) -> bool:
    """Whether a verb belongs to a relative clause, be it the second one there."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb.dep_ in {"relcl", "acl"}


def frames(verb: Any) -> list[Any]:
    """The verbs that only say that another is to come: ``On Monday A is expected to meet B``."""
    found: list[Any] = []
    while verb is not None and verb.dep_ in {"xcomp", "acomp"} and verb.head.lemma_ in _FRAMES:
        verb = verb.head
        found.append(verb)
    copula = grammar.copula_of_ordinal(verb) if verb is not None else None
    return found if copula is None else [*found, copula]


_FRAMES = word_list("dates", "frames")
_FAILS = word_list("dates", "fails")


def _argument(noun: Any, verb: Any) -> bool:
    """Whether a noun is the verb's object: what stands behind it bare dates the verb.

    ``held talks with a diplomat Thursday``
    """
    while noun.dep_ in {"pobj", "conj", "appos", "prep"} and noun.head != noun:
        noun = noun.head
    return verb is not None and noun.head == verb and noun.dep_ in {"dobj", "prep", "dative"}


def _belongs_to_noun(word: Any) -> bool:
    """``the 2016 summit``, ``Thursday's vote``: the date of another thing."""
    return bool(
        word.dep_ == "poss"
        or (
            word.dep_ in {"nummod", "compound"}
            and word.head.pos_ == "NOUN"
            and word.head.ent_type_ == ""
            and word.text.isdigit()
        )
    )
