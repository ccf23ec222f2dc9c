"""Questions asked of a verb that may tell a journey: where from, how long, to what end."""

import re
from typing import Any

from briefing.extract.components.dates import date_of
from briefing.extract.components.events.event_drafts import length
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import syntax
from briefing.models.enums import Status
from briefing.resources import word_list

_PURPOSES = word_list("visit_words", "purposes")
_SHOW = frozenset({"show", "turn", "pop"})
_IN = frozenset({"arrive", "land", "touch"})


def resides(parsed: ParsedArticle, number: int) -> bool:
    """Whether somebody is an envoy, who may live where he signs and speaks."""
    offices = parsed.cast.actors[number].offices
    return bool(offices) and all(o.kind == "envoy" for o in offices)


def arrives(verb: Any, lemma: str) -> bool:
    """``arrived``, ``showed up``; who lands an aircraft only flies it."""
    shows_up = lemma in _SHOW and syntax.has_particle(verb, "up")
    return shows_up or (lemma in _IN and not syntax.objects(verb))


def told_aside(word: Any, event: Any) -> bool:
    """Whether a verb stands between an event and a word below it, unless it tells who holds it."""
    above = word.head.head
    while above != event and above.head != above:
        if syntax.is_verb(above) and above.lemma_ not in {"hold", "host", "organise", "organize"}:
            return True
        above = above.head
    return False


def flew_in(verb: Any) -> bool:
    """``flew in on Tuesday night``: to where the article is written."""
    return any(c.dep_ in {"prt", "advmod"} and c.lower_ == "in" for c in verb.children)


def dated(parsed: ParsedArticle, verb: Any) -> bool:
    """Whether words of time, or of how often, hang on a verb."""
    first, last = syntax.clause(verb)
    words = {t.lower_ for t in verb.doc[first : last + 1]}
    often = bool(words & {"twice", "once", "again"}) or bool({"day", "before"} <= words)
    return often or date_of(parsed, verb, first, last) is not None


def for_days(parsed: ParsedArticle, verb: Any) -> bool:
    """Whether words say how many days something lasted."""
    return length(parsed.text(*syntax.clause(verb))) is not None


_PUT_OFF = re.compile(
    r"\b(postpone\w*|reschedul\w*|delay\w*|defer\w*|(?:put|puts|putting) (?:it )?off|push\w* back"
    r"|(?:new|later|another|fresh) dates?)\b"
)


def given_up(verb: Any) -> Status | None:
    """``will not come to Paris``: a journey that was planned and is not made, or not yet."""
    will = any(c.lower_ in {"will", "wo", "would"} and c.dep_ == "aux" for c in verb.children)
    if not will or not syntax.negated(verb):
        return None
    return "postponed" if _PUT_OFF.search(verb.doc.text) else "cancelled"


def on_purpose(verb: Any) -> bool:
    """``for talks``, ``on a visit``."""
    return bool({w.lemma_ for w in syntax.after(verb, "for", "on")} & _PURPOSES)


def back_to(verb: Any) -> list[Any]:
    """``went back to X``."""
    back = [c for c in verb.children if c.lower_ == "back"]
    return [w for word in back for w in syntax.after(word, "to")]


def ends_visit(verb: Any) -> bool:
    """``left Greece following a visit``: the end of a journey that the sentence names."""
    return any(t.lemma_ in {"visit", "trip", "tour", "talk"} for t in verb.subtree) and not (
        syntax.after(verb, "for")
    )
