"""Offices told by a verb: A became finance minister, A was appointed envoy, A is the mayor."""

from dataclasses import replace
from typing import Any

from briefing.extract.components.office_words import OfficePhrase
from briefing.extract.components.persons import rules_out
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import factuality, participants, syntax
from briefing.resources import word_list

_HOLDS = word_list("predicate_offices", "holds")
_MADE = word_list("predicate_offices", "made")
_LEAVES = word_list("predicate_offices", "leaves")
_SAYING_LITTLE = frozenset({"counterpart", "deputy", "member", "official", "representative"})
_PREDICATES = frozenset({"attr", "oprd", "xcomp", "dobj"})


def add_predicate_offices(parsed: ParsedArticle) -> None:
    """Give persons the offices that a verb says they hold, took or left.

    An office told in the past tense of ``be``, or as one that somebody left, is a former one.
    Nothing is claimed of what is to come, denied or only imagined.

    Args:
        parsed: the article; the offices of its persons are added to.
    """
    for word, token in zip(parsed.words, parsed.doc, strict=True):
        if word.office is None or word.actor is not None:
            continue
        verb, led = _verb_of(token)
        if verb is None or factuality.status(verb) != "held":
            continue
        held = _told(verb, led)
        if held is None:
            continue
        holder = _holder(parsed, verb)
        if holder is not None:
            _give(parsed, holder, word.office, former=held == "former")


def add_led_bodies(parsed: ParsedArticle) -> None:
    """``A, who chairs the trade committee``: an office told by what somebody does.

    Args:
        parsed: the article; the offices of its persons are added to.
    """
    for verb in parsed.verbs:
        noun = _NOUNS.get(verb.lemma_.lower())
        present = verb.tag_ in {"VBZ", "VBP"} and verb.dep_ in {"relcl", "ROOT", "conj"}
        if noun is None or not present or factuality.status(verb) != "held":
            continue
        holder = _holder(parsed, verb)
        for led in syntax.objects(verb)[:1]:
            if holder is not None and _is_body(parsed, led):
                _give(parsed, holder, _office(parsed, verb, led, noun), former=False)


def add_states_of_leaders(parsed: ParsedArticle) -> None:
    """``a Kenyan delegation headed by A``: whom a state sends serves it.

    Args:
        parsed: the article; the states of its persons are added to, where they have none.
    """
    for verb in parsed.verbs:
        sent = verb.head
        if verb.lemma_ not in {"head", "lead"} or verb.dep_ != "acl" or verb.tag_ != "VBN":
            continue
        if sent.lemma_.lower() != "delegation" or parsed.words[sent.i].actor is not None:
            continue
        state = participants.owner_state(parsed, sent)
        if state is None:
            continue
        leaders = [n for w in syntax.after(verb, "by") for n in participants.named_by(parsed, w)]
        for actor in (parsed.cast.actors[n] for n in leaders):
            if actor.kind == "person" and actor.country is None:
                actor.country = parsed.cast.actors[state].country


_NOUNS = {"chair": "chair", "co-chair": "co-chair", "head": "head", "lead": "leader", "run": "head"}
"""The office of who does what a verb says."""
_BODIES = word_list("predicate_offices", "bodies")


def _is_body(parsed: ParsedArticle, word: Any) -> bool:
    number = parsed.words[word.i].actor
    if number is not None:
        return bool(parsed.cast.actors[number].kind == "organisation")
    return word.lemma_.lower() in _BODIES


def _office(parsed: ParsedArticle, verb: Any, led: Any, noun: str) -> OfficePhrase:
    """``chair of the trade committee``, its words those of the clause."""
    first, last = led.left_edge.i, led.i
    title = f"{noun} of {' '.join(parsed.text(first, last).split())}"
    start, end = parsed.words[verb.i].start, parsed.words[last].end
    inside = frozenset(w.lower() for w in title.split() if w not in {"of", "the"})
    number = parsed.words[led.i].actor
    body = parsed.cast.actors[number] if number is not None else None
    return OfficePhrase(
        *(start, end, start, title, "head"),
        country=body.country if body else None,
        organisation=body.name if body else None,
        words=inside,
    )


def _verb_of(token: Any) -> tuple[Any | None, bool]:
    """The verb that an office is the predicate of, and whether ``as`` stands between them."""
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "as" and syntax.is_verb(head.head):
        return head.head, True
    return (head, False) if token.dep_ in _PREDICATES and syntax.is_verb(head) else (None, False)


def _told(verb: Any, led: bool) -> str | None:
    """``held`` or ``former``; None where the verb says nothing of who holds an office."""
    lemma = verb.lemma_.lower()
    if led:
        return "former" if lemma in _LEAVES else "held" if lemma in _HOLDS | _MADE else None
    if lemma == "be":
        past = verb.tag_ == "VBD" or any(c.lower_ in {"had", "has"} for c in verb.children)
        if past and verb.dep_ == "ccomp" and verb.head.lemma_ in factuality.TELLS:
            return None  # said that she was the minister: then or still
        return "former" if past else "held"
    if lemma in _MADE:
        return "held" if syntax.is_passive(verb) else None
    return "held" if lemma in _HOLDS else None


def _holder(parsed: ParsedArticle, verb: Any) -> int | None:
    """The one person who is told to hold the office."""
    named = [n for s in syntax.subjects(verb) for n in participants.actors(parsed, s)]
    persons = [n for n in dict.fromkeys(named) if parsed.cast.actors[n].kind == "person"]
    return persons[0] if len(persons) == 1 == len(set(named)) else None


def _give(parsed: ParsedArticle, number: int, office: OfficePhrase, *, former: bool) -> None:
    actor = parsed.cast.actors[number]
    if office.kind in _SAYING_LITTLE and len(office.words) < 2:
        return
    if any(rules_out(own, office) or own.title == office.title for own in actor.offices):
        return
    actor.offices.append(replace(office, former=office.former or former))
    actor.country = actor.country or office.country
