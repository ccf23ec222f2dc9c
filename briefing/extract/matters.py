"""What a position or an event is about: a standing issue, else the article's own words."""

import re
from typing import Any

from briefing.extract import grammar
from briefing.extract.issues import Topic, find_topics, named, pair_name
from briefing.extract.lexicon import is_hollow
from briefing.extract.reading import Reading
from briefing.extract.recognise import Recognised

_EMPTY = frozenset(
    """issue matter thing topic subject question way step number range aspect field area it
    this that them one those what which other each everything something anything lot side
    point role fact part relation tie relationship cooperation country nation people leader
    official meeting visit talk situation development effort measure interest he she they
    we i you president minister us time year day week month""".split()
)
_FOR_WHAT = frozenset(
    """thank praise commend laud congratulate criticize criticise blame hail""".split()
)
_LONGEST = 6
_FADING = 0.05
"""What a wording loses for each word between it and the trigger."""


class Matters:
    """The issues of one article, by place.

    Args:
        reading: the article.
        recognised: its names and places.
    """

    def __init__(self, reading: Reading, recognised: Recognised) -> None:
        self.reading = reading
        self._places = recognised.places
        self.topics = find_topics(recognised.tokens)
        self.names = [named(reading, topic, recognised.places) for topic in self.topics]

    def of(self, trigger: Any, first: int, last: int, holder: int) -> str | None:
        """The issue of a clause.

        The most telling wording behind the trigger wins, then one anywhere in the clause, then in
        the sentence, then the matter in its own words, then the paragraph.
        """
        own_names = self._names_of(holder)
        best = self._best(trigger.i, last, own_names) or self._best(first, last, own_names)
        if best and best[0] >= 1:
            return best[1]
        own = self._own_words(trigger)
        sentence = trigger.sent
        wider = best or self._best(sentence.start, sentence.end - 1, own_names)
        if wider:
            return wider[1]
        return own or self._before(first) or self._between_states(holder, first, last)

    def _names_of(self, holder: int) -> frozenset[int]:
        """Tokens that name the holder: nobody takes a side on himself."""
        return frozenset(
            i
            for word in self.reading.words
            if word.actor == holder
            for i in range(word.start, word.end)
        )

    def within(self, first: int, last: int) -> str | None:
        """The most telling issue between two words."""
        best = self._best(first, last)
        if best:
            return best[1]
        sentence = self.reading.doc[first].sent
        best = self._best(sentence.start, sentence.end - 1)
        return best[1] if best else self._before(first)

    def all_within(self, first: int, last: int) -> list[str]:
        """Every issue between two words, in order."""
        return list(dict.fromkeys(name for _, name in self._between(first, last)))

    def _between(self, first: int, last: int) -> list[tuple[Topic, str]]:
        start, end = self.reading.words[first].start, self.reading.words[last].end
        return [
            (topic, name)
            for topic, name in zip(self.topics, self.names, strict=True)
            if start <= topic.start and topic.end <= end
        ]

    def _best(
        self, first: int, last: int, without: frozenset[int] = frozenset()
    ) -> tuple[float, str] | None:
        """The most telling wording, near ones before far ones: (weight, issue)."""
        begin = self.reading.words[first].start
        found = [
            (topic.weight - _FADING * max(0, topic.start - begin), -i, name)
            for i, (topic, name) in enumerate(self._between(first, last))
            if topic.start not in without
        ]
        if not found:
            return None
        weight, _, name = max(found)
        return weight, name

    def _before(self, first: int) -> str | None:
        """The last issue named before a word in its paragraph."""
        at = self.reading.words[first].start
        text = self.reading.tokens
        for topic, name in zip(reversed(self.topics), reversed(self.names), strict=True):
            if topic.end <= at:
                gap = text.text[text.ends[topic.end - 1] : text.starts[at]]
                return name if "\n\n" not in gap and len(gap) < 500 else None
        return None

    def _between_states(self, holder: int, first: int, last: int) -> str | None:
        codes = [self.reading.cast.actors[holder].country]
        for word in self.reading.words[first : last + 1]:
            if word.place and word.place.entry.code:
                codes.append(word.place.entry.code)
        known = list(dict.fromkeys(c for c in codes if c))
        return pair_name(known[0], known[1]) if len(known) >= 2 else None

    def _own_words(self, trigger: Any) -> str | None:
        """The object of the trigger as a noun phrase, cleaned."""
        nouns = grammar.objects(trigger) if trigger.pos_ in {"VERB", "AUX"} else []
        if trigger.lemma_ in _FOR_WHAT:
            nouns = [*grammar.after(trigger, "for", "on"), *nouns]
        nouns += grammar.after(
            trigger, "to", "on", "for", "about", "over", "of", "in", "with", "against"
        )
        for noun in nouns:
            while is_hollow(noun):
                inner = grammar.after(
                    noun, "of", "for", "in", "to", "on", "over", "about", "at", "regarding"
                )
                if not inner:
                    break
                noun = inner[0]
                if noun.pos_ == "VERB":
                    noun = next(iter(grammar.objects(noun)), noun)
            text = self._phrase(noun)
            if text:
                return text
        return None

    def _phrase(self, noun: Any) -> str | None:
        if noun.pos_ not in {"NOUN", "PROPN"} or noun.lemma_.lower() in _EMPTY:
            return None
        own = self.reading.words[noun.i]
        if own.actor is not None or own.office is not None:
            return None
        first = min(
            (c.i for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}), default=noun.i
        )
        if noun.i - first >= _LONGEST:
            first = noun.i
        text = " ".join(self.reading.text(first, noun.i).split())
        for prep in noun.children:
            if prep.dep_ == "prep" and prep.lower_ in {"of", "in", "for"} and prep.i == noun.i + 1:
                inner = [c for c in prep.children if c.dep_ == "pobj"]
                if inner and inner[0].i - first < _LONGEST:
                    text = " ".join(self.reading.text(first, inner[0].i).split())
        text = re.sub(r"^(?:the|a|an|any|all|its|their|his|her)\s+", "", text, flags=re.I)
        return text[:1].upper() + text[1:] if len(text) > 3 else None
