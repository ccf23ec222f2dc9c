"""Whose position it is: the actor of a clause, the speaker of a quotation, the one who reports."""

from typing import Any

from briefing.extract.components.quotations import QuotationDraft
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants, syntax
from briefing.extract.matching.quotation_marks import inside_quote
from briefing.resources import word_list, words

_FIRST = word_list("position_holders", "first")
_STANCES = word_list("position_holders", "stances")


_FAR = 120
"""Words between a body told by its kind and its name."""


class Speakers:
    """Answers for one article; it remembers who was read of last."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self.parsed = parsed
        self._last: tuple[int, int] | None = None

    def holders(self, verb: Any, words: list[Any]) -> list[int]:
        """The actors whose side a clause tells.

        Args:
            verb: the head of the clause.
            words: its subjects (its agents, in the passive).
        """
        quote = inside_quote(self.parsed, self.parsed.start(verb.i))
        found: list[int] = []
        for word in words:
            if quote and word.lower_ in _FIRST:
                found += [quote[2]] if quote[2] is not None else []
            else:
                found += self._actors(word)
        if not found and quote and quote[2] is not None and self._evaluates(verb):
            found = [quote[2]]
        elif self._evaluates(verb):
            found = [n for n in [self._who_says(verb)] if n is not None] or (
                [quote[2]] if quote and quote[2] is not None else []
            )
        if not found and any(w.lower_ in {"it", "they", "this"} for w in words):
            found = self._lately(verb)
        found = [n for n in dict.fromkeys(found) if not self.parsed.cast.actors[n].source]
        if found:
            self._last = (verb.i, found[0])
        return found

    def described(self, word: Any) -> int | None:
        """A holder told by what it is: ``critics of the plan``, ``the agency``; None for nobody.

        People in the plural are a group of their own; a body told by its kind is the one named
        last before.
        """
        lower = word.lower_
        if word.tag_ in {"NNS", "NNPS"} and lower in words("speech", "holders", "groups"):
            return participants.described_people(self.parsed, word)
        definite = any(c.lower_ in {"the", "this", "that", "its"} for c in word.children)
        if definite and lower in words("speech", "holders", "bodies"):
            return self._body_before(word)
        if word.tag_ == "NNP" and self.parsed.words[word.i].office is None:
            return self._unknown_name(word)
        return None

    def _body_before(self, word: Any) -> int | None:
        """The organisation that was named last before a word, not too far away."""
        for before in range(word.i - 1, max(-1, word.i - _FAR), -1):
            number = self.parsed.words[before].actor
            if number is None:
                continue
            actor = self.parsed.cast.actors[number]
            if actor.kind == "organisation" and not actor.source:
                return number
        return None

    def _unknown_name(self, word: Any) -> int | None:
        """A name that no rule recognised, and the language model takes for a body's: its actor."""
        parsed = self.parsed
        if parsed.tokens.ner[word.i] != "ORG":
            return None
        if parsed.words[word.i].place is not None or not word.text[:1].isupper():
            return None
        first = word.i
        while first > 0 and parsed.doc[first - 1].tag_ == "NNP" and first - 1 >= word.left_edge.i:
            first -= 1
        text = " ".join(parsed.text(first, word.i).split())
        inside = range(first, word.i + 1)
        if len(text) < 3 or any(parsed.words[i].actor is not None for i in inside):
            return None
        number = parsed.cast.body(text, "organisation", nameless=False)
        parsed.cast.mention(number, parsed.start(first), parsed.end(word.i), "name")
        return number

    def _actors(self, word: Any) -> list[int]:
        found = participants.actors(self.parsed, word, people=True)
        if found or word.lower_ not in _STANCES:
            return found
        owner = self.owner(word)
        if owner is not None:
            return [owner]
        return self._lately(word)

    def _lately(self, word: Any) -> list[int]:
        """Who was read of last in the same paragraph."""
        if self._last is None:
            return []
        start, end = self.parsed.start(self._last[0]), self.parsed.start(word.i)
        return [] if "\n\n" in self.parsed.view.text[start:end] else [self._last[1]]

    def owner(self, noun: Any) -> int | None:
        """The actor a noun belongs to: ``US discontent``, ``the refusal of the government``."""
        for child in noun.children:
            if child.dep_ == "poss":
                found = participants.actors(self.parsed, child)
                if found:
                    return found[0]
        for word in syntax.after(noun, "of"):
            found = participants.actors(self.parsed, word)
            if found and noun.lemma_ in {"refusal", "rejection", "stance", "policy", "position"}:
                return found[0]
        return participants.owner_state(self.parsed, noun) if _owned_before(noun) else None

    def _evaluates(self, verb: Any) -> bool:
        """``X is an important partner``: the side is the speaker's, not X's."""
        return verb.lemma_ == "be" and any(
            c.dep_ == "attr" or (c.dep_ == "acomp" and c.lower_ in _IMPORTANT)
            for c in verb.children
        )

    def _who_says(self, verb: Any) -> int | None:
        said = self._saying(verb)
        if said is None:
            return None
        for subject in syntax.subjects(said):
            found = participants.actors(self.parsed, subject, people=True)
            if found:
                return found[0]
        return None

    def _saying(self, word: Any) -> Any | None:
        """The verb of saying that a clause hangs on."""
        for _ in range(4):
            head = word.head
            if head == word:
                return None
            if word.dep_ in {"ccomp", "xcomp"} and head.lemma_ in _SAYS:
                return head
            word = head
        return None

    def promises(self, verb: Any) -> bool:
        """``said he will restore``, ``we will not allow``: one's own future in one's own words."""
        if not any(c.lower_ in {"will", "shall"} and c.dep_ == "aux" for c in verb.children):
            return False
        own = [c for c in verb.children if c.dep_ == "nsubj"]
        quote = inside_quote(self.parsed, self.parsed.start(verb.i))
        if any(c.lower_ in {"i", "we"} for c in own):
            return quote is not None and quote[2] is not None
        says = self._who_says(verb)
        if says is None or verb.lemma_ in {"be", "play", "have"}:
            return False
        country = self.parsed.cast.actors[says].country
        mine = [n for c in own for n in participants.actors(self.parsed, c)]
        return any(
            n == says or self.parsed.cast.actors[n].country == country is not None for n in mine
        )

    def reporter(self, word: Any, holder: int) -> int | None:
        """Who tells of the position, if another than its holder."""
        said = self._saying(word)
        if said is None:
            return None
        for subject in syntax.subjects(said):
            for number in participants.actors(self.parsed, subject):
                if number != holder:
                    return number
        return None

    def on_behalf(self, holder: int) -> int | None:
        """The state for which somebody speaks who holds an office of it."""
        actor = self.parsed.cast.actors[holder]
        speaks = (actor.nameless and actor.kind == "organisation") or any(
            o.kind in _SPEAK_FOR_STATE and not o.former for o in actor.offices
        )
        if not speaks or not actor.country:
            return None
        return self.parsed.cast.state(actor.country)


_WRONG = word_list("position_holders", "wrong")
_IMPORTANT = _WRONG | frozenset(
    """important essential key vital crucial critical positive constructive welcome""".split()
)
_SAYS = word_list("position_holders", "says")


_SPEAK_FOR_STATE = word_list("position_holders", "speak_for_state")


def _owned_before(noun: Any) -> bool:
    return any(c.dep_ in {"poss", "compound", "amod", "nmod"} for c in noun.children)


def unnamed_speaker(parsed: ParsedArticle, draft: QuotationDraft) -> int | None:
    """An office-holder without a name who speaks (``a State Department spokesperson``)."""
    if draft.speaker is not None or draft.verb is None:
        return draft.speaker
    for subject in syntax.subjects(parsed.doc[draft.verb]):
        own = parsed.words[subject.i]
        if own.office is not None and (own.office.country or own.office.organisation):
            return participants.unnamed_office(parsed, subject)
    return None
