"""Words that take a side, asked of a parse. The words themselves stand in ``data/stances.toml``."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, cast

from briefing.extract.matching import syntax as grammar
from briefing.models.enums import Stance
from briefing.resources import load, word_list

_PARTICLES = ("on", "for", "upon", "against", "to", "off", "out")


@cache
def _table(section: str) -> dict[str, Stance]:
    return {
        word: cast(Stance, stance)
        for stance, words in load("stances")[section].items()
        for word in str(words).split()
    }


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that lend a stance noun its subject (``express``, ``voice``)."""
    return frozenset(load("stances")["light"]["verbs"].split())


@cache
def _set(section: str) -> frozenset[str]:
    return frozenset(load("stances")[section]["nouns"].split())


def verb_stance(verb: Any) -> Stance | None:
    """The side that a verb with its particle and its frame takes."""
    lemma = verb.lemma_.lower()
    with_particle = _particle_stance(verb, lemma)
    if with_particle is not None:
        return with_particle
    stance = _table("verbs").get(lemma)
    frame = _FRAMES.get(lemma)
    return frame(verb, stance) if frame is not None else stance


def _particle_stance(verb: Any, lemma: str) -> Stance | None:
    """``call for``, ``call on them to``."""
    table = _table("verbs")
    for particle in _PARTICLES:
        if grammar.has_particle(verb, particle) and f"{lemma}_{particle}" in table:
            if particle in {"on", "upon"} and not _asks_to_act(verb):
                continue
            return table[f"{lemma}_{particle}"]
    return None


def _look(verb: Any, stance: Stance | None) -> Stance | None:
    forward = any(c.lower_ == "forward" for c in verb.children)
    return "support" if forward else None


def _vote(verb: Any, stance: Stance | None) -> Stance | None:
    if grammar.has_particle(verb, "against"):
        return "oppose"
    return "support" if grammar.has_particle(verb, "for") else None


def _rule(verb: Any, stance: Stance | None) -> Stance | None:
    return "oppose" if grammar.has_particle(verb, "out") else stance


def _ask(verb: Any, stance: Stance | None) -> Stance | None:
    """``asked`` alone is a passive: who is asked seeks nothing."""
    if verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children):
        return None
    return _want(verb, stance)


def _want(verb: Any, stance: Stance | None) -> Stance | None:
    return "demand" if _asks_of_another(verb) else stance


def _like(verb: Any, stance: Stance | None) -> Stance | None:
    if any(c.lower_ in {"would", "'d", "’d"} for c in verb.children):
        return "seek"
    return _want(verb, stance) if verb.lemma_.lower() == "like" else stance


def _let(verb: Any, stance: Stance | None) -> Stance | None:
    """Support, that a negation then turns round: ``will not allow``."""
    return "support" if grammar.negated(verb) else stance


def _reject(verb: Any, stance: Stance | None) -> Stance | None:
    return "deny" if _rejects_charge(verb) else stance


def _insist(verb: Any, stance: Stance | None) -> Stance | None:
    """``insists that it is so`` only tells; ``insists that it be so`` demands."""
    tells = any(c.dep_ == "ccomp" and c.tag_ != "VB" for c in verb.children)
    return None if tells else stance


def _press(verb: Any, stance: Stance | None) -> Stance | None:
    onward = any(c.lower_ in {"ahead", "forward", "on"} for c in verb.children)
    return "commit" if onward else stance


def _agree(verb: Any, stance: Stance | None) -> Stance | None:
    """``agreed to go`` promises, ``agreed with it`` supports, ``agreed that`` is as listed."""
    below = {c.dep_ for c in verb.children}
    if grammar.after(verb, "to") or "xcomp" in below:
        return "commit"
    if "ccomp" in below:
        return stance
    return "support" if grammar.after(verb, "on", "with") else None


def _decide(verb: Any, stance: Stance | None) -> Stance | None:
    return stance if any(c.dep_ in {"xcomp", "ccomp"} for c in verb.children) else None


def _with_object(verb: Any, stance: Stance | None) -> Stance | None:
    return stance if grammar.objects(verb) else None


def _no_adjective(verb: Any, stance: Stance | None) -> Stance | None:
    """``a supporting role`` supports nothing."""
    return None if verb.tag_ == "VBG" and verb.dep_ == "amod" else stance


_FRAMES: dict[str, Callable[[Any, Stance | None], Stance | None]] = {
    "look": _look,
    "vote": _vote,
    "rule": _rule,
    "ask": _ask,
    "like": _like,
    "love": _like,
    "insist": _insist,
    "press": _press,
    "agree": _agree,
    "decide": _decide,
    **dict.fromkeys(("want", "expect", "anticipate"), _want),
    **dict.fromkeys(("reject", "dismiss"), _reject),
    **dict.fromkeys(("support", "help"), _no_adjective),
    **dict.fromkeys(
        ("allow", "let", "accept", "tolerate", "permit", "recognise", "recognize"), _let
    ),
    **dict.fromkeys(
        ("sign", "value", "credit", "charge", "provide", "extend", "supply", "grant"),
        _with_object,
    ),
}
"""Verbs whose side hangs on what stands beside them."""


def _rejects_charge(verb: Any) -> bool:
    things = [*grammar.objects(verb), *(grammar.subjects(verb) if grammar.is_passive(verb) else [])]
    return grammar.within(things, _set("charges"))


def _asks_of_another(verb: Any) -> bool:
    """``wants the US to be``: the other party stands between the verb and its infinitive."""
    for child in verb.children:
        bare = child.dep_ in {"ccomp", "xcomp"} and child.tag_ == "VB"
        if not bare and not (child.dep_ == "ccomp" and child.lemma_ == "be"):
            continue
        if any(c.dep_ == "nsubj" for c in child.children) or grammar.objects(verb):
            return any(c.lower_ == "to" for c in child.children)
    return False


def _asks_to_act(verb: Any) -> bool:
    """``called on them to stop`` rather than ``called on the minister``."""
    called = grammar.after(verb, "on", "upon")
    below = [*verb.children, *(c for word in called for c in word.children)]
    return any(
        c.tag_ == "VB" and c.dep_ in {"xcomp", "advcl", "acl", "relcl", "ccomp"} for c in below
    )


def noun_stance(noun: Any) -> Stance | None:
    """The side that a noun holds (``opposition``, ``commitment``).

    ``the importance of`` and ``the need for`` are no side of their own: what matters stands behind
    them, and the verb before them takes the side.
    """
    lemma = noun.lemma_.lower()
    return _table("nouns").get(lemma)


def is_hollow(noun: Any) -> bool:
    """Whether the matter stands behind the noun (``the importance of transparency``)."""
    lemma = noun.lemma_.lower()
    return lemma in _set("importance") or lemma in _table("nouns")


_VIEWS = word_list("stance_words", "views")


def _view(verb: Any) -> Stance | None:
    """``described the meeting as important``, ``considers it essential``."""
    table = _table("predicates")
    for child in verb.children:
        inner = [child, *child.children]
        for word in inner if child.dep_ in {"prep", "oprd", "xcomp", "ccomp", "acomp"} else ():
            words = [word, *word.children]
            found = next((table[w.lower_] for w in words if w.lower_ in table), None)
            found = found or next((s for w in words if (s := judgement(w))), None)
            if found:
                return found
    return None


def judgement(word: Any) -> Stance | None:
    """What a word of judgement in somebody's mouth amounts to (``section tone``)."""
    lemma = word.lemma_.lower()
    sides: tuple[tuple[str, Stance], ...] = (
        ("wrong", "oppose"),
        ("bad", "concern"),
        ("good", "support"),
    )
    return next((stance for kind, stance in sides if lemma in tone_words(kind)), None)


@cache
def tone_words(kind: str) -> frozenset[str]:
    """Lemmas of judgement of one kind: ``wrong``, ``bad`` or ``good``."""
    return frozenset(load("stances")["tone"][kind].split())


def predicate_stance(verb: Any) -> Stance | None:
    """``is concerned about``, ``is an important partner``, ``is against``."""
    table = _table("predicates")
    if verb.lemma_ == "be" and (side := _by_preposition(verb)):
        return side
    if grammar.is_passive(verb) and verb.lower_ in table:
        return table[verb.lower_]
    if verb.lemma_ in _VIEWS:
        return _view(verb)
    for noun in [n for w in (verb, *grammar.objects(verb)) for n in grammar.after(w, "with")]:
        if noun.lemma_ in {"concern", "alarm", "dismay", "regret", "satisfaction", "suspicion"}:
            return noun_stance(noun)
    return next((s for c in verb.children if (s := _by_complement(c, table))), None)


def _by_preposition(verb: Any) -> Stance | None:
    """``is against``, ``is after``, ``is in favour``."""
    if grammar.after(verb, "against"):
        return "oppose"
    if grammar.after(verb, "after") and not grammar.after(verb, "in", "at", "on"):
        return "seek"
    if any(w.lower_ in {"favour", "favor"} for w in grammar.after(verb, "in")):
        return "support"
    return None


def _by_complement(child: Any, table: Mapping[str, Stance]) -> Stance | None:
    """``(is) concerned``, ``(is) an important partner``, ``(is) a priority``."""
    if child.dep_ == "acomp":
        return table.get(str(child.lower_))
    if child.dep_ != "attr":
        return None
    praised = [c for c in child.children if c.dep_ == "amod" and c.lower_ in table]
    if praised:
        return table[str(praised[0].lower_)]
    return "support" if child.lemma_ in {"opportunity", "priority", "step"} else None
