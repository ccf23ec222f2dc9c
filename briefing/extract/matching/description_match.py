"""How well a description suits an office: ``the army chief`` and ``Chief of Army Staff``."""

from typing import Any

from briefing.extract.components.entities import Actor
from briefing.extract.components.office_words import OfficePhrase, modifiers
from briefing.extract.document import ParsedArticle
from briefing.resources import word_list, words
from briefing.text.well_known import presumed_state

LEADERS = word_list("description_match", "leaders")


def leads(actor: Actor) -> bool:
    """Whether somebody is a head of state or government, or a minister."""
    return actor.kind == "person" and any(o.kind in LEADERS | {"minister"} for o in actor.offices)


def fit(office: OfficePhrase, actor: Actor) -> float:
    """How well a description suits a person's offices; 0 where it does not.

    A description that names its state suits nobody of another one, and rather who is known to be
    of it than one whose state is not told.
    """
    state = actor.likely_state
    if office.country and state and office.country != state:
        return 0.0
    if office.kind in {"counterpart", "official", "successor", "predecessor", "member"}:
        return 0.0
    best = max(
        (likeness(office, held) * _in_time(office, held) for held in actor.offices), default=0.0
    )
    if office.country and state is None and best < 1.0:
        best *= 0.5
    if not best and office.country and office.country == state:
        best = _leads(office, actor)
    return best + (0.2 if best and office.country and office.country == state else 0.0)


def _in_time(description: OfficePhrase, held: OfficePhrase) -> float:
    """``the prime minister`` is rather who is it than who was, ``the former one`` who was alone."""
    own, told = _turn(held), _turn(description)
    if told == "in" != own:
        return 0.0
    if told == "out" != own:
        return 1.0 if held.former else 0.3  # he may be told to have been replaced
    if description.former == held.former:
        both_new = _NEW & description.words and _NEW & held.words
        return 0.3 if own != told else 1.2 if both_new else 1.0
    return 0.0 if description.former else 0.3


def _turn(office: OfficePhrase) -> str:
    """Whether a holder is about to come ``in`` or to go ``out``; empty where nothing says so."""
    return "in" if _COMING & office.words else "out" if "outgoing" in office.words else ""


_NEW = frozenset({"new", "newly"})
_COMING = frozenset({"elect", "designate", "incoming"})


def _leads(office: OfficePhrase, actor: Actor) -> float:
    """``the Russian leader`` for a leader of that state, or one named without any office."""
    if office.kind == "leader" and any(o.kind in LEADERS for o in actor.offices):
        return 0.5
    unsaid = not actor.offices and presumed_state(actor.name) is not None
    return 0.4 if unsaid and office.kind in {"leader", *LEADERS} else 0.0


def likeness(description: OfficePhrase, held: OfficePhrase) -> float:
    """1 where the words of a description are those of the office, less where only the head fits."""
    if description.abbreviation and description.abbreviation == held.abbreviation:
        return 1.5
    said = _core(description)
    have = _core(held)
    if held.abbreviation and held.abbreviation.lower() in said:
        return 1.5
    if description.kind != held.kind:
        leaders = description.kind in {"leader", "head"} and held.kind in LEADERS
        return 0.6 if leaders else 0.0
    if said <= have or have <= said:
        return 1.0 if said & have else 0.5
    if description.kind == "spokesperson" and len(said - have) <= 1:
        return 0.4
    return 0.3 if _overlap(said, have) >= 0.5 else 0.0


def _core(office: OfficePhrase) -> frozenset[str]:
    demonyms = {"us", "u.s."}
    ranks = words("offices", "words", "ranks")
    plain = {word for w in office.words for word in _SPELLINGS.get(w, w).split()}
    return frozenset(plain - modifiers() - demonyms - ranks) or frozenset(plain)


_SPELLINGS = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "advisor": "adviser",
    "pm": "minister",
    "fm": "foreign minister",
    "premier": "minister",
}


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))


_HELD_BY_ONE = word_list("description_match", "held_by_one")


def presents(told: Any, office: OfficePhrase) -> bool:
    """Whether a description may stand for one certain person: one office, in a main place."""
    main = told.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"}
    return main and office.kind in _HELD_BY_ONE and not office.former


def state_before(parsed: ParsedArticle, token: Any) -> str | None:
    """``Jordan’s A B``: the state that owns a name."""
    for child in token.children:
        own = parsed.words[child.i]
        if child.dep_ == "poss" and own.place and own.place.entry.code:
            code: str = own.place.entry.code
            return code
    return None
