"""Which of the names that a sentence offers says best what a side is about.

A linear model over where a name stands: the best of a sentence's candidates is taken. The weights
stand in ``resources/weights/issues.json``; ``training/`` says what they were fitted on.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from briefing.extract.components.issue_candidates import Candidate, IssueCandidates
from briefing.extract.components.stances.stance_words import is_hollow
from briefing.extract.components.topics import LEADS_ON, VAGUE
from briefing.resources import load_weights

_PREPOSITIONS = frozenset("of on for to in over about against with at from by".split())
POINTING = ("pointed at", "pointed at, log")
"""What the reader says of a word: how likely it names the matter, and the logarithm of that."""
_FAR = 20
"""Words between a name and the word that takes the side, from which nearness counts no more."""
_OFTEN = 8
_GOVERNED = frozenset({"stance-verb", "stance-light-verb"})
"""Rules whose verb governs the matter: without a reader a standing issue found there is the one."""
_LAST = 3
"""Words at the end of a sentence."""


class ChosenIssue(NamedTuple):
    """What a side is about.

    Attributes:
        name: of the matter; empty where the sentence offers none.
        share: of the choice among the sentence's candidates, 0 to 1.
        pointed: how likely the reader takes its word for the one that names the matter, 0 to 1.
    """

    name: str
    share: float = 0.0
    pointed: float = 0.0


def best_issue(
    candidates: IssueCandidates, heads: tuple[Any, Any], span: tuple[int, int], rule: str, said: str
) -> ChosenIssue:
    """The name that says best what a side is about.

    Args:
        candidates: of the article.
        heads: the word that takes the side, and the one that its proof hangs on.
        span: first and last word of the proof.
        rule: that found the side.
        said: what the rule took it for; taken as it is where no weights are shipped.
    """
    weights = load_weights("issues" if candidates.names_issue is None else "issues_pointed")
    found = candidates.between(*span, said)
    if not weights or not found:
        return ChosenIssue(said or (found[0].name if found else ""))
    scores = []
    for candidate in found:
        told = features(candidates, candidate, heads, span, rule, said)
        scores.append(sum(weights.get(name, 0.0) * value for name, value in told.items()))
    best = max(range(len(found)), key=scores.__getitem__)
    if candidates.names_issue is None and rule in _GOVERNED and said in candidates.standing:
        best = next((i for i, c in enumerate(found) if c.name == said), best)
    share = 1 / sum(math.exp(score - scores[best]) for score in scores)
    noun, names_issue = found[best].noun, candidates.names_issue
    pointed = names_issue(noun.i) if names_issue and noun is not None else 0.0
    return ChosenIssue(found[best].name, round(share, 3), pointed)


def features(
    candidates: IssueCandidates,
    candidate: Candidate,
    heads: tuple[Any, Any],
    span: tuple[int, int],
    rule: str,
    said: str,
) -> dict[str, float]:
    """What speaks for and against a name, each from 0 to 1; arguments as in ``best_issue``."""
    name = candidate.name
    words = len(name.split())
    found = {
        f"kind {candidate.kind}": 1.0,
        "chosen": float(name == said),
        f"chosen {rule}": float(name == said),
        "words": min(words, 5) / 5,
        "one word": float(words == 1),
        "recurs": min(max(candidates.told[name] - 1, 0), 5) / 5,
        "in standing": float(name in candidates.standing),
        "relations": float(name.endswith("relations")),
    }
    if candidate.noun is not None:
        found |= _of_place(candidate.noun, heads, span)
        found |= _of_word(candidates, candidate.noun, words)
        if candidates.names_issue is not None:
            found |= _pointed(candidates.names_issue(candidate.noun.i))
    return {name: value for name, value in found.items() if value}


def _pointed(share: float) -> dict[str, float]:
    """What the reader says of a word."""
    return dict(zip(POINTING, (share, math.log(max(share, 0.001)) / 4), strict=True))


def _of_place(noun: Any, heads: tuple[Any, Any], span: tuple[int, int]) -> dict[str, float]:
    """Where a name stands beside the word that takes the side."""
    head, outer = heads
    depth = _depth(noun, head)
    sentence = noun.sent
    return {
        "under": float(depth is not None),
        "depth": 1.0 if depth is None else depth / 8,
        "under the proof": float(outer == noun or outer.is_ancestor(noun)),
        "after": float(noun.i > head.i),
        "between": float(noun.i > min(head.i, outer.i)),
        "near": max(0.0, 1 - abs(noun.i - head.i) / _FAR),
        "in the proof": float(span[0] <= noun.i <= span[1]),
        "first": float(noun.i - sentence.start < _LAST),
        "last": float(noun.i >= sentence.end - _LAST),
        "governed": float(noun.head == head),
    }


def _depth(noun: Any, head: Any) -> int | None:
    """Steps from a noun up to a word, at most eight; None where it does not hang on it."""
    word = noun
    for step in range(9):
        if word == head:
            return step
        if word.head == word:
            return None
        word = word.head
    return None


def _of_word(candidates: IssueCandidates, noun: Any, words: int) -> dict[str, float]:
    """What a noun is: its place in the grammar, its articles, how often it is told of."""
    lemma = noun.lemma_.lower()
    word = candidates.parsed.words[noun.i]
    before = {c.lower_ for c in noun.children}
    preposition = noun.head.lower_ if noun.dep_ == "pobj" else ""
    return {
        f"dep {noun.dep_}": 1.0,
        f"prep {preposition}": float(preposition in _PREPOSITIONS),
        "proper": float(noun.pos_ == "PROPN"),
        "subject": float(noun.dep_ in {"nsubj", "nsubjpass"}),
        "often": min(candidates.lemmas[lemma], _OFTEN) / _OFTEN,
        "title": float(lemma in candidates.title),
        "lead": float(lemma in candidates.lead),
        "described": float(words > 1),
        "actor": float(word.actor is not None),
        "vague": float(lemma in VAGUE),
        "leads on": float(lemma in LEADS_ON),
        "hollow": float(is_hollow(noun)),
        "under a verb": float(noun.head.pos_ == "VERB"),
        "owned": float(any(c.dep_ == "poss" for c in noun.children)),
        "plural": float(noun.tag_ in {"NNS", "NNPS"}),
        "the": float("the" in before),
        "a": float(bool(before & {"a", "an"})),
        "named": float(bool(candidates.parsed.tokens.ner[word.start])),
    }
