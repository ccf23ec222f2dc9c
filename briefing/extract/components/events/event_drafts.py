"""What the event rules share: drafts of events, and questions of place and time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from briefing.extract.components.dates import date_of
from briefing.extract.components.event_status import event_status
from briefing.extract.components.events.destinations import companions
from briefing.extract.components.gazetteer import Place
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants, syntax
from briefing.extract.matching.quotation_marks import inside_quote
from briefing.models.enums import Mode, Status
from briefing.resources import word_list

PRESS = word_list("event_drafts", "press")
_PHONE = word_list("event_drafts", "phone")
_VIDEO = word_list("event_drafts", "video")


@dataclass(slots=True)
class MeetingDraft:
    """A meeting as one rule sees it. ``evidence`` are ranges of the view."""

    sides: list[list[int]]
    mode: Mode
    status: Status
    when: int | None
    country: str | None
    place: str | None
    evidence: list[tuple[int, int]]
    rule: str
    confidence: float
    issues: list[str] = field(default_factory=list)
    reasons: tuple[str, ...] = ()

    @property
    def participants(self) -> frozenset[int]:
        """All who took part."""
        return frozenset(n for side in self.sides for n in side)


@dataclass(slots=True)
class VisitDraft:
    """A journey as one rule sees it. ``evidence`` are ranges of the view."""

    travellers: list[int]
    country: str | None
    place: str | None
    status: Status
    when: int | None
    days: int | None
    purpose: str | None
    evidence: list[tuple[int, int]]
    rule: str
    confidence: float
    issues: list[str] = field(default_factory=list)
    reasons: tuple[str, ...] = ()


Draft = MeetingDraft | VisitDraft


class EventRule(Protocol):
    """A kind of event: its name, and how it is found."""

    name: str

    def find(self, parsed: ParsedArticle) -> Iterator[Draft]:
        """Yield what the article tells of this kind, each time it is told."""


def meeting(
    parsed: ParsedArticle,
    trigger: Any,
    sides: list[list[int]],
    rule: str,
    *,
    status: Status,
    confidence: float,
    mode: Mode | None = None,
) -> MeetingDraft | None:
    """A meeting told by ``trigger``; None where there are not two sides.

    An actor is kept on the first side that names it.
    """
    seen: set[int] = set()
    clean: list[list[int]] = []
    for side in sides:
        own = [n for n in dict.fromkeys(side) if n not in seen and not parsed.cast.actors[n].source]
        seen.update(own)
        if own:
            clean.append(own)
    if len(clean) < 2:
        return None
    verb = trigger if trigger.pos_ in {"VERB", "AUX"} else syntax.governor(trigger)
    first, last = syntax.clause(verb)
    first, last = (
        min(first, trigger.left_edge.i),
        max(last, trigger.right_edge.i if trigger != verb else last),
    )
    place = place_in(parsed, trigger, first, last)
    if status == "announced":
        status = event_status(verb) or status
    return MeetingDraft(
        clean,
        mode or mode_of(parsed, trigger, first, last),
        status,
        date_of(parsed, trigger, first, last),
        place.entry.code if place else None,
        parsed.place_name(place) if place else None,
        [(parsed.start(first), parsed.end(last))],
        rule,
        confidence,
    )


def mode_of(parsed: ParsedArticle, trigger: Any, first: int, last: int) -> Mode:
    """How people met, where the words say it; ``in person`` for a plain meeting."""
    near = {parsed.doc[i].lower_ for i in range(first, last + 1)}
    if near & _VIDEO:
        return "video"
    if near & {"phone", "telephone", "telephoned", "phoned", "telephonic"}:
        return "phone"
    if trigger.lower_ in {"call", "calls", "conversation"} and near & _PHONE:
        return "phone"
    return "in person"


def place_in(parsed: ParsedArticle, trigger: Any, first: int, last: int) -> Place | None:
    """The place of a meeting: ``in Washington``, ``at the Pentagon``, ``Oslo, where they met``."""
    if trigger.dep_ == "relcl" and any(c.lower_ == "where" for c in trigger.children):
        where: Place | None = parsed.words[trigger.head.i].place
        if where is not None and where.entry.kind not in {"demonym", "adjective"}:
            return where
    for i in range(first, last + 1):
        place = parsed.words[i].place
        token = parsed.doc[i]
        if token.lower_ == "here" and parsed.scene is not None and _of_here(token, trigger):
            return parsed.scene
        if token.lower_ == "there" and token.head == trigger and token.dep_ == "advmod":
            return _named_before(parsed, token)
        inside = token.dep_ == "pobj" and (
            (token.head.lower_ in {"in", "at"} and _of_event(token, trigger))
            or (token.head.lower_ == "to" and trigger.lemma_ in _WELCOMES)
        )
        if place and inside and place.entry.kind not in {"demonym", "adjective"}:
            return place
    return None


_WELCOMES = frozenset({"greet", "receive", "welcome"})
"""``welcomed B to Oslo``: where the host is."""


def _named_before(parsed: ParsedArticle, word: Any) -> Place | None:
    """What ``there`` means: the city or state that was named last, not too far away."""
    for i in range(word.i - 1, max(-1, word.i - _FAR), -1):
        place: Place | None = parsed.words[i].place
        if place is not None and place.entry.kind in {"name", "capital", "city", "region"}:
            return place
    return None


_FAR = 60
"""Words between a place and the ``there`` that means it."""


def _of_here(token: Any, trigger: Any) -> bool:
    """Whether ``here`` says where people met."""
    return token.head in (trigger, trigger.head) or token.head.i in {
        trigger.i - 1,
        trigger.i + 1,
    }


def _of_event(token: Any, trigger: Any) -> bool:
    """Whether ``in X`` says where people were, not where what they spoke of is."""
    holder = token.head.head
    if holder.lemma_.lower() in _SEATED:
        return False
    if holder.dep_ in {"pobj", "appos", "conj"} and holder.pos_ == "PROPN":
        return True
    if syntax.is_verb(holder):
        if _only_tells(holder, trigger):
            return False
        return holder in (trigger, trigger.head) or trigger.is_ancestor(holder) is False
    return bool(holder.pos_ != "NOUN" or holder.lemma_.lower() in _GATHERINGS)


def _only_tells(verb: Any, trigger: Any) -> bool:
    """``…, the ministry said in X``: where it was told, not where it was."""
    word = trigger
    while word != verb and word.head != word:
        if word.dep_ == "ccomp":
            return bool(verb.is_ancestor(trigger))
        word = word.head
    return False


_GATHERINGS = word_list("event_drafts", "gatherings")
_SEATED = word_list("event_drafts", "seated")


def is_spoken(parsed: ParsedArticle, word: Any) -> bool:
    """Whether the word stands inside a direct quotation.

    A long one without ``I`` and ``we`` is a statement that tells what happened, like an article.
    """
    quote = inside_quote(parsed, parsed.start(word.i))
    if quote is None:
        return False
    verb = word if syntax.is_verb(word) else syntax.first_verb_above(word)
    if verb is not None and any(_is_known(parsed, s) for s in syntax.subjects(verb)):
        return False
    text = parsed.view.text[quote[0] : quote[1]]
    return len(text.split()) < 30 or bool(re.search(r"\b(?:I|[Ww]e|[Oo]ur)\b", text))


def _is_known(parsed: ParsedArticle, word: Any) -> bool:
    """A name, or the ``I`` of somebody whose words they are."""
    if word.lower_ == "i" and word.i in parsed.antecedents:
        return True
    number = parsed.words[word.i].actor
    return number is not None and parsed.cast.actors[number].kind == "person"


def planned_now(parsed: ParsedArticle, trigger: Any, status: Status | None) -> Status | None:
    """``flies to Lima on Sunday``: the present tense with a day tells a plan.

    Args:
        parsed: the article.
        trigger: the verb that tells a journey.
        status: as its clause has it.
    """
    now = trigger.tag_ in {"VBZ", "VBP"} and status in {"held", "under way"}
    return "announced" if now and _names_coming_day(parsed, trigger) else status


def _names_coming_day(parsed: ParsedArticle, trigger: Any) -> bool:
    number = date_of(parsed, trigger, *syntax.clause(trigger))
    if number is None or trigger.lemma_ == "be":
        return False
    words = parsed.dates[number]
    this = words.kind == "distance" and words.unit != "day" and words.amount == 0
    return words.kind == "weekday" or words.amount > 0 or this


def set_ahead(parsed: ParsedArticle, number: int | None) -> None:
    """Let the day of a plan that is told in the present lie ahead: ``flies on Thursday``."""
    if number is not None and parsed.dates[number].tense == "present":
        parsed.dates[number] = replace(parsed.dates[number], tense="future")


def to_the_right(noun: Any, preposition: str) -> list[Any]:
    """What a preposition a few words behind governs, where the parse hung it on another word.

    ``a meeting in New Delhi with X``, ``his visit this week to Y``
    """
    for token in noun.doc[noun.i + 1 : min(noun.i + 9, noun.sent.end)]:
        if syntax.is_verb(token) or token.text in {".", ";", ",", ":"}:
            return []
        if token.lower_ == preposition:
            return [c for c in token.children if c.dep_ == "pobj"]
    return []


def length(text: str) -> int | None:
    """Days of ``six-day``, ``two-week``, ``3-day``."""
    from briefing.text.date_expressions import NUMBERS

    match = re.search(r"\b(\w+)[- ](day|week)s?\b", text.lower())
    if not match:
        return None
    raw, unit = match.groups()
    count = int(raw) if raw.isdigit() else NUMBERS.get(raw, 0)
    return count * (7 if unit == "week" else 1) or None


def doers(parsed: ParsedArticle, verb: Any) -> list[int]:
    """The people who do what a verb says, unnamed ones included.

    Where the parse gives a verb without a subject of its own to nobody (``The tour began in X,
    where A spent two days, called on B and held talks with C``), it is who did the last verb
    before it.
    """
    found = people_of(parsed, syntax.subjects(verb))
    if any(parsed.cast.actors[n].kind != "state" for n in found) or syntax.is_passive(verb):
        return found
    if verb.tag_ != "VBD" or any(c.dep_ in syntax.SUBJECTS for c in verb.children):
        return found
    for earlier in reversed(verb.doc[verb.sent.start : verb.i]):
        own = [c for c in earlier.children if c.dep_ in syntax.SUBJECTS]
        if syntax.is_verb(earlier) and own:
            return people_of(parsed, syntax.subjects(earlier)) or found
    return found


def people_of(parsed: ParsedArticle, words: list[Any]) -> list[int]:
    """The actors of several phrases, unnamed people included."""
    found: list[int] = []
    for word in words:
        listed = participants.named_among(parsed, word)
        if listed:
            found += [n for n in listed if n not in found]
            continue
        own = participants.actors(parsed, word, people=True)
        found += [n for n in _by_name(parsed, word, own) if n not in found]
        for companion in companions(word):
            found += [n for n in participants.actors(parsed, companion) if n not in found]
    return found


def _by_name(parsed: ParsedArticle, word: Any, actors: list[int]) -> list[int]:
    """``the ministers of X and Y, A and B,``: those whose names follow, without the group."""
    named = [n for n in actors if parsed.cast.actors[n].kind == "person"]
    listed = word.tag_ in {"NNS", "NNPS"} and word.i + 1 < len(word.doc)
    return named if listed and word.nbor(1).text == "," and len(named) > 1 else actors
