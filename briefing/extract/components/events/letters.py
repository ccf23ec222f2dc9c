"""Letters and messages from one leader to another: talk without a meeting."""

from collections.abc import Iterator
from typing import Any

from briefing.extract.components.events.event_drafts import Draft, is_spoken, meeting, people_of
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import factuality
from briefing.extract.matching import syntax as grammar
from briefing.resources import word_list

_LETTERS = word_list("letters", "letters")
_SENDS = word_list("letters", "sends")


class LetterRule:
    """``A said in his letter to B``, ``A sent a message to B``, ``a letter from A to B``."""

    name = "letter"

    def find(self, parsed: ParsedArticle) -> Iterator[Draft]:
        """Yield each letter whose writer and reader are named."""
        for noun in parsed.nouns:
            if noun.lemma_.lower() not in _LETTERS or noun.pos_ not in {"NOUN", "PROPN"}:
                continue
            if not is_spoken(parsed, noun):
                yield from self._letter(parsed, noun)

    def _letter(self, parsed: ParsedArticle, noun: Any) -> Iterator[Draft]:
        verb = grammar.governor(noun)
        if verb == noun:
            verb = grammar.first_verb_above(noun) or noun
        sent = verb.lemma_ in _SENDS
        readers = grammar.after(noun, "to") or (grammar.after(verb, "to") if verb != noun else [])
        writers = [c for c in noun.children if c.dep_ in {"poss", "compound", "nmod"}]
        writers += grammar.after(noun, "from", "of", "by")
        for sent_on in (c for c in noun.children if c.dep_ == "acl"):
            readers = readers or grammar.after(sent_on, "to")
            writers += grammar.after(sent_on, "from", "by")
        state = factuality.status(verb) if verb != noun else "held"
        if not writers and sent and not grammar.is_passive(verb):
            writers = grammar.subjects(verb)
        if state is None or not readers or not writers:
            return
        sides = [_named(parsed, writers), _named(parsed, readers)]
        draft = meeting(parsed, noun, sides, "letter", status=state, confidence=0.7, mode="message")
        if draft and all(sides):
            yield draft


def _named(parsed: ParsedArticle, words: list[Any]) -> list[int]:
    return [n for n in people_of(parsed, words) if parsed.cast.actors[n].kind == "person"]


RULE = LetterRule()
