"""References that a sentence or two settle: a pronoun before its name, ``the team`` after its."""

from typing import Any

from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants

PARTIES = frozenset({"delegation", "mission", "team"})
HONOURS = frozenset({"highness", "majesty"})
_ROYAL = frozenset({"monarch", "prince"})
_REACH = 120
"""Words back in which a party is told more fully."""
_SENTENCES = 2


def named_ahead(parsed: ParsedArticle, token: Any, gender: str) -> int | None:
    """``In his talks with B, A said``: the subject behind a phrase that opens the sentence.

    Args:
        parsed: the article.
        token: a pronoun.
        gender: of the pronoun, ``m`` or ``f``.
    """
    if token.dep_ != "poss":
        return None
    top = token.head
    while top.dep_ in {"pobj", "dobj", "pcomp", "conj", "poss"} and top.head != top:
        top = top.head
    verb = top.head
    if top.dep_ != "prep" or top.left_edge.i != token.sent.start or verb.i < token.i:
        return None
    for subject in (c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}):
        number = parsed.words[subject.i].actor
        if number is not None and subject.i > top.right_edge.i:
            actor = parsed.cast.actors[number]
            return number if actor.kind == "person" and actor.gender in {"", gender} else None
    return None


def told_before(parsed: ParsedArticle, token: Any) -> int | None:
    """Who is meant by a word for a party or by an honour; None where nothing tells it."""
    return _royal(parsed, token) if token.lower_ in HONOURS else party_before(parsed, token)


def _royal(parsed: ParsedArticle, token: Any) -> int | None:
    """``His Majesty``: the king who was named last."""
    owners = {c.lower_ for c in token.children if c.dep_ == "poss"} & {"his", "her"}
    gender = {"his": "m", "her": "f"}.get(next(iter(owners), ""))
    for i in range(token.i - 1, -1, -1):
        number = parsed.words[i].actor
        if gender is None or number is None:
            continue
        actor = parsed.cast.actors[number]
        royal = any(office.kind in _ROYAL for office in actor.offices)
        if royal and actor.gender in {"", gender}:
            return number
    return None


def party_before(parsed: ParsedArticle, token: Any) -> int | None:
    """``the team``: the mission or delegation of a sentence just before, told more fully there."""
    if {c.lower_ for c in token.children} != {"the"}:
        return None
    gone = 0
    for before in reversed(parsed.doc[max(0, token.i - _REACH) : token.i]):
        gone += before.is_sent_end is True
        if gone > _SENTENCES:
            return None
        described = any(c.dep_ in {"amod", "compound", "nmod"} for c in before.children)
        if gone and before.lower_ in PARTIES and described:
            return participants.described_people(parsed, before)
    return None
