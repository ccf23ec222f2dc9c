"""References that a sentence or two settle: a pronoun before its name, ``the team`` after its."""

from collections.abc import Mapping, Sequence
from typing import Any

from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants
from briefing.resources import word_list

PARTIES = frozenset({"delegation", "mission", "team"})
HONOURS = frozenset({"highness", "majesty"})
_ROYAL = frozenset({"monarch", "prince"})
_REACH = 120
"""Words back in which a party is told more fully."""
_SENTENCES = 2
_SPEAKS_ON = 4
"""Sentences after which ``it said`` is no longer said by the body named last."""
TOLD = word_list("coreference", "told")


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


def same_clause(pronoun: Any, other: Any) -> bool:
    """Whether a pronoun is its verb's subject or object beside another word (``A met him``)."""
    return bool(other.head == pronoun.head and pronoun.dep_ in {"nsubj", "dobj"})


def body_meant(
    parsed: ParsedArticle,
    it: Any,
    named: Sequence[tuple[int, int, bool]],
    sentence_of: Mapping[int, int],
) -> int | None:
    """The state or body that ``it`` means.

    Args:
        parsed: the article.
        it: the pronoun.
        named: (word, actor, whether as a subject) of those named before, in order.
        sentence_of: the number of each word's sentence.
    """
    sentence = sentence_of[it.i]
    if it.head.lemma_ in TOLD:
        body = _speaking_body(parsed, named, sentence_of, sentence)
        if body is not None:
            return body
    for at, actor, subject in reversed(named[-30:]):
        distance = sentence - sentence_of[at]
        if distance > 2:
            return None
        main = parsed.doc[at].head.dep_ == "ROOT" or distance == 0
        thing = subject and parsed.cast.actors[actor].kind != "person"
        if thing and main and not same_clause(it, parsed.doc[at]):
            return actor
    return None


def _speaking_body(
    parsed: ParsedArticle,
    named: Sequence[tuple[int, int, bool]],
    sentence_of: Mapping[int, int],
    sentence: int,
) -> int | None:
    """The body that ``it said`` means: the last one named, states speak in their own name."""
    for at, number, _ in reversed(named[-40:]):
        if sentence - sentence_of[at] > _SPEAKS_ON:
            return None
        actor = parsed.cast.actors[number]
        if actor.kind == "organisation" and not actor.source:
            return number
    return None


def told_before(parsed: ParsedArticle, token: Any) -> tuple[int, ...]:
    """Who is meant by a word for a party or by an honour; empty where nothing tells it."""
    if token.lower_ in HONOURS:
        one = _royal(parsed, token)
    elif members := participants.members(parsed, token):
        return tuple(members)
    else:
        one = party_before(parsed, token)
    return () if one is None else (one,)


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
