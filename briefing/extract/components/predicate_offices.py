"""Offices told by a verb: A became finance minister, A was appointed envoy, A is the mayor."""

import re
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
            new = verb.lemma_.lower() in _MADE | _BECOMES
            office = replace(word.office, words=word.office.words | {"new"}) if new else word.office
            _give(parsed, holder, office, former=held == "former")


def add_replaced(parsed: ParsedArticle) -> None:
    """``A became minister, succeeding B``: B held the office before.

    Args:
        parsed: the article; the offices of its persons are added to.
    """
    for verb in parsed.verbs:
        if verb.lemma_ not in _SUCCEEDS or factuality.status(verb) != "held":
            continue
        after, before = _one(parsed, syntax.agents(verb)), _one(parsed, _replaced(verb))
        if after is None or before is None or after == before:
            continue
        new, old = parsed.cast.actors[after], parsed.cast.actors[before]
        office = next((o for o in reversed(new.offices) if not o.former), None)
        known = office is None or old.offices or old.country not in {None, new.country}
        if office is not None and not known and _takes_over(verb, office):
            old.offices.append(replace(office, title=_NEW.sub("", office.title), former=True))
            old.country = new.country or office.country


_BECOMES = frozenset({"assume", "become", "take"})
"""Verbs of who is new in an office, as those are by which one is made its holder."""
_SUCCEEDS = frozenset({"succeed", "replace"})
_NEW = re.compile(r"^(?:new|incoming|newly \w+) ", re.IGNORECASE)


def _takes_over(verb: Any, office: OfficePhrase) -> bool:
    """Whether who replaces another takes his place, and does not put a third one there."""
    beside = {c.lower_ for c in verb.children}
    if "with" in beside:
        return False  # the president replaced him with B
    beneath = verb.dep_ in {"advcl", "relcl"} or syntax.is_passive(verb)
    return beneath or "as" in beside or "new" in office.words


def _replaced(verb: Any) -> list[Any]:
    """Whose place is taken."""
    if syntax.is_passive(verb):
        return list(syntax.subjects(verb))
    return [child for child in verb.children if child.dep_ == "dobj"]


def _one(parsed: ParsedArticle, words: list[Any]) -> int | None:
    """The one person that some words mean."""
    named = list(dict.fromkeys(n for w in words for n in participants.actors(parsed, w)))
    one = len(named) == 1 and parsed.cast.actors[named[0]].kind == "person"
    return named[0] if one else None


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


def add_states_of_company(parsed: ParsedArticle) -> None:
    """``King A was accompanied by B, Minister of Trade``: the minister is of the king's state.

    Args:
        parsed: the article; the states of its persons are added to, where they have none.
    """
    for verb in parsed.verbs:
        if verb.lemma_ != "accompany" or verb.tag_ != "VBN":
            continue
        led = [n for s in _accompanied(verb) for n in participants.actors(parsed, s)]
        states = {parsed.cast.actors[n].country for n in led}
        if len(states) != 1 or None in states:
            continue
        company = [w for by in syntax.after(verb, "by") for w in syntax.coordinated(by)]
        for number in (n for word in company for n in participants.named_by(parsed, word)):
            actor = parsed.cast.actors[number]
            if actor.kind == "person" and actor.country is None and actor.offices:
                actor.country = next(iter(states))


def _accompanied(verb: Any) -> list[Any]:
    """Who is said to have company: the subject, else what the participle hangs on."""
    found = [s for s in syntax.subjects(verb) if s.lower_ not in {"who", "which"}]
    return found or ([verb.head] if verb.dep_ in {"acl", "relcl", "advcl"} else [])


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
    return _one(parsed, syntax.subjects(verb))


def _give(parsed: ParsedArticle, number: int, office: OfficePhrase, *, former: bool) -> None:
    actor = parsed.cast.actors[number]
    if office.kind in _SAYING_LITTLE and len(office.words) < 2:
        return
    if any(rules_out(own, office) or own.title == office.title for own in actor.offices):
        return
    actor.offices.append(replace(office, former=office.former or former))
    actor.country = actor.country or office.country
