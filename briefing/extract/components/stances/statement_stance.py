"""What a sentence in somebody's mouth amounts to: a demand, a promise, praise, a charge.

The method is a small decision list over the head of the sentence (person, modal verb, negation)
and over words of judgement; the words stand in ``data/stances.toml``, section ``statement_stance``.
"""

from typing import Any

from briefing.extract.components.stances.stance_drafts import Sides
from briefing.extract.components.stances.stance_words import tone_words
from briefing.extract.matching import participants, syntax
from briefing.models.enums import Stance
from briefing.resources import word_list

_OWN = frozenset({"i", "we"})
_MINE = word_list("statement_stance", "mine")
_MUST = frozenset({"must", "should", "ought"})
_LET = word_list("statement_stance", "let")
_WILL = word_list("statement_stance", "will")


def statement_stance(
    sides: Sides, head: Any, speaker: int, first: int, last: int
) -> tuple[Stance | None, float]:
    """The side a sentence takes, and how sure that is; neutral where it judges nothing.

    Args:
        sides: the article.
        head: the word the sentence hangs on.
        speaker: who says it.
        first: its first word.
        last: its last word.
    """
    own = _is_own(sides, head, speaker)
    return (
        _by_modal(head, own)
        or _by_judgement(sides, head, speaker, own, first, last)
        or (("neutral", 0.35) if last - first >= 4 and not _tells(head) else (None, 0.0))
    )


_EVENTS = word_list("statement_stance", "events")


def _tells(head: Any) -> bool:
    """Whether a sentence tells what happened rather than what somebody holds."""
    return head.lemma_ in _EVENTS


def _is_own(sides: Sides, head: Any, speaker: int) -> bool:
    """Whether the sentence speaks of the speaker himself or of his state."""
    country = sides.parsed.cast.actors[speaker].country
    for subject in syntax.subjects(head):
        if subject.lower_ in _OWN:
            return True
        if any(c.dep_ == "poss" and c.lower_ in _MINE for c in subject.children):
            return True
        for number in participants.actors(sides.parsed, subject):
            actor = sides.parsed.cast.actors[number]
            if number == speaker or (country is not None and actor.country == country):
                return True
    return False


def _by_modal(head: Any, own: bool) -> tuple[Stance, float] | None:
    auxiliaries = {c.lower_ for c in head.children if c.dep_ == "aux"}
    no = syntax.negated(head)
    if auxiliaries & _WILL and (own or (syntax.is_passive(head) and not _acted_upon(head))):
        refuses = no and head.lemma_ in _LET
        return ("oppose" if refuses else "commit"), 0.6
    if own and (head.lemma_ in _PREPARES and head.tag_ == "VBG"):
        return "commit", 0.6
    if own and (head.lemma_ in {"want", "hope", "seek"}):
        return "seek", 0.6
    if auxiliaries & {"can", "could"}:
        return ("oppose" if no else "support"), 0.5
    if auxiliaries & _MUST or _has_to(head) or _is_time(head) or _orders(head):
        return ("support" if own else "demand"), 0.6
    return None


_PREPARES = word_list("statement_stance", "prepares")


def _acted_upon(head: Any) -> bool:
    """Whether the agent of a passive is named: then it is the agent's deed."""
    return bool(syntax.after(head, "by"))


def _has_to(head: Any) -> bool:
    return head.lemma_ in {"have", "need"} and any(
        c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in head.children
    )


def _is_time(head: Any) -> bool:
    """``it is time for them to …``."""
    return head.lemma_ == "be" and any(
        c.dep_ == "attr" and c.lemma_ in {"time", "duty", "responsibility"} for c in head.children
    )


def _orders(head: Any) -> bool:
    """An imperative: a bare verb without a subject."""
    return (
        head.tag_ == "VB"
        and head.dep_ == "ROOT"
        and not any(c.dep_ in {*syntax.SUBJECTS, "aux"} for c in head.children)
    )


def _by_judgement(
    sides: Sides, head: Any, speaker: int, own: bool, first: int, last: int
) -> tuple[Stance, float] | None:
    lemmas = {t.lemma_.lower() for t in sides.parsed.doc[first : last + 1]}
    no = syntax.negated(head)
    if lemmas & tone_words("wrong"):
        if no:
            return "deny", 0.5
        blames = any(
            n != speaker
            for s in syntax.subjects(head)
            for n in participants.actors(sides.parsed, s, people=True)
        )
        return ("accuse" if blames and not own else "oppose"), 0.5
    if lemmas & tone_words("bad"):
        return ("deny" if no else "concern"), 0.5
    if lemmas & tone_words("good"):
        return ("concern" if no else "support"), 0.5
    return None
