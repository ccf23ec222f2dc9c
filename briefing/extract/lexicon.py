"""Words that take a side, asked of a parse. The words themselves stand in ``data/stances.toml``."""

from functools import cache
from typing import Any, cast

from briefing.extract import grammar
from briefing.extract.data import load
from briefing.records.extraction import Stance

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
    table = _table("verbs")
    lemma = verb.lemma_.lower()
    for particle in _PARTICLES:
        if grammar.has_particle(verb, particle) and f"{lemma}_{particle}" in table:
            if particle in {"on", "upon"} and not _asks_to_act(verb):
                continue
            return table[f"{lemma}_{particle}"]
    if lemma == "look":
        forward = any(c.lower_ == "forward" for c in verb.children)
        return "support" if forward else None
    if lemma == "vote":
        against = grammar.has_particle(verb, "against")
        return "oppose" if against else "support" if grammar.has_particle(verb, "for") else None
    if lemma == "rule" and grammar.has_particle(verb, "out"):
        return "oppose"
    stance = table.get(lemma)
    if lemma == "ask" and verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children):
        return None
    if lemma in _LET and grammar.negated(verb):
        return "support"  # turned round by the negation
    if lemma in {"reject", "dismiss"} and _rejects_charge(verb):
        return "deny"
    if lemma in {"like", "love"} and any(c.lower_ in {"would", "'d", "’d"} for c in verb.children):
        return "seek"
    if lemma == "insist" and any(c.dep_ == "ccomp" and c.tag_ != "VB" for c in verb.children):
        return None
    if lemma == "press" and any(c.lower_ in {"ahead", "forward", "on"} for c in verb.children):
        return "commit"
    if lemma in {"want", "ask", "expect", "anticipate", "like"} and _asks_of_another(verb):
        return "demand"
    if lemma == "agree" and (
        grammar.after(verb, "to") or any(c.dep_ == "xcomp" for c in verb.children)
    ):
        return "commit"
    if lemma in {"agree", "decide"} and not any(
        c.dep_ in {"xcomp", "ccomp"} for c in verb.children
    ):
        return "support" if lemma == "agree" and grammar.after(verb, "on", "with") else None
    if lemma in {
        "sign",
        "decide",
        "value",
        "credit",
        "charge",
        "provide",
        "extend",
        "supply",
        "grant",
    }:
        return stance if grammar.objects(verb) or lemma == "decide" else None
    if lemma in {"support", "help"} and verb.tag_ == "VBG" and verb.dep_ == "amod":
        return None
    return stance


_LET = frozenset({"allow", "let", "accept", "tolerate", "permit", "recognise", "recognize"})


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


_VIEWS = frozenset(
    {"describe", "see", "view", "regard", "consider", "call", "deem", "perceive", "hail"}
)


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
    """``is concerned about``, ``is an important partner``, ``is marked by apprehensions``."""
    if verb.lemma_ == "mark" and grammar.is_passive(verb):
        return next((s for n in grammar.after(verb, "by") if (s := noun_stance(n))), None)
    table = _table("predicates")
    if verb.lemma_ == "be":
        if grammar.after(verb, "against"):
            return "oppose"
        if grammar.after(verb, "after") and not grammar.after(verb, "in", "at", "on"):
            return "seek"
        if any(w.lower_ in {"favour", "favor"} for w in grammar.after(verb, "in")):
            return "support"
    if grammar.is_passive(verb) and verb.lower_ in table:
        return table[verb.lower_]
    if verb.lemma_ in _VIEWS:
        return _view(verb)
    for noun in [n for w in (verb, *grammar.objects(verb)) for n in grammar.after(w, "with")]:
        if noun.lemma_ in {"concern", "alarm", "dismay", "regret", "satisfaction", "suspicion"}:
            return noun_stance(noun)
    for child in verb.children:
        if child.dep_ == "acomp" and child.lower_ in table:
            return table[child.lower_]
        if child.dep_ == "attr":
            praised = [c for c in child.children if c.dep_ == "amod" and c.lower_ in table]
            if praised:
                return table[praised[0].lower_]
            if child.lemma_ in {"opportunity", "priority", "step"}:
                return "support"
    return None
