"""What a position or an event is about: a standing issue, else the article's own words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from briefing.extract.components.mentions import Recognised
from briefing.extract.components.stances.stance_words import is_hollow
from briefing.extract.components.standing_issues import Topic, find_topics, named, pair_name
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants, syntax
from briefing.resources import word_list

VAGUE = word_list("topics", "vague")
"""Nouns that name a matter only with a word before them that says which."""
_FOR_WHAT = word_list("topics", "for_what")
_RELATING = ("al", "ic", "ary", "ear", "ian", "ese", "ean", "ish", "time", "security")
"""Endings of adjectives that say which: ``economic``, ``nuclear``, ``military``."""
_LEADING = (
    *("to", "on", "for", "about", "over", "of", "in", "with", "against", "regarding", "at"),
    *("toward", "towards", "into", "from", "concerning", "between", "across"),
)
LEADS_ON = word_list("topics", "leads_on")
"""Nouns behind which the matter stands: amounts, news, what is done to it."""
_FILLING = word_list("topics", "filling")
"""Adjectives that do not say which."""
_TIMES = word_list("topics", "times")
"""Words for a time."""
_NO_MATTER = word_list("topics", "no_matter")
"""Words that are never what a side is about: guests, newspapers, parts of set phrases."""
_ASIDE = _TIMES | _NO_MATTER
_ON = word_list("topics", "on")
_BEFORE = word_list("topics", "before")
_INNER = word_list("topics", "inner")
_LONGEST = 6
_FADING = 0.05
"""What a wording loses for each word between it and the trigger."""


class TopicFinder:
    """The issues of one article, by place.

    Args:
        parsed: the article.
        recognised: its names and places.
    """

    def __init__(self, parsed: ParsedArticle, recognised: Recognised) -> None:
        self.parsed = parsed
        self._places = recognised.places
        self._described: dict[tuple[int, bool], str | None] = {}
        self.topics = [t for t in find_topics(recognised.tokens) if not self._in_office(t)]
        self.names = [named(parsed, topic, recognised.places) for topic in self.topics]

    def _in_office(self, topic: Topic) -> bool:
        """Whether a wording is only part of somebody's office or of a body's name."""
        word = self.parsed.words[self.parsed.word_at(self.parsed.tokens.starts[topic.start])]
        inside = word.start < topic.start or topic.end < word.end
        return inside and (word.office is not None or word.actor is not None)

    def of(self, trigger: Any, first: int, last: int, holder: int) -> str | None:
        """The issue of a clause.

        What the trigger governs names it: by a standing issue within that phrase, else in its own
        words. Where it governs nothing telling: the most telling wording behind the trigger, then
        one in the clause, in the sentence, in the paragraph.
        """
        own_names = self._names_of(holder)
        governed = list(self._governed(trigger))
        short = None
        for noun in governed:
            found = self._topic_of(noun, own_names)
            if found:
                return found
            phrase = self.phrase(noun)
            if phrase and len(phrase.split()) > 1:
                return phrase
            if phrase and noun.head == trigger and noun.dep_ in {"dobj", "nsubjpass"}:
                return self.topic_at(noun) or phrase
            short = short or phrase
        best = self._best(trigger.i, last, own_names) or self._best(first, last, own_names)
        if best and best[0] >= 1:
            return best[1]
        if short:
            return short
        sentence = trigger.sent
        best = best or self._best(sentence.start, sentence.end - 1, own_names)
        if best:
            return best[1]
        near = self.before(first) or self._between_states(holder, first, last)
        return near or self._with_whom(holder)

    def told_in(self, head: Any, first: int, last: int, speaker: int) -> str | None:
        """The issue of a sentence that somebody says: what it is about, in its own words."""
        own_names = self._names_of(speaker)
        near = [n for n in [*self._governed(head), *syntax.subjects(head)] if first <= n.i <= last]
        for noun in near:
            found = self._topic_of(noun, own_names) or self.phrase(noun)
            if found and len(found.split()) > 1:
                return found
        best = self._best(first, last, own_names)
        if best:
            return best[1]
        nouns = [n for n in self.parsed.doc[first : last + 1] if n.pos_ in {"NOUN", "PROPN"}]
        phrases = [p for n in (*near, *nouns) if (p := self.phrase(n))]
        longer = next((p for p in phrases if len(p.split()) > 1), None)
        return longer or self.of_headline or next(iter(phrases), None)

    @cached_property
    def of_headline(self) -> str | None:
        """What the article is about by its first paragraph: its most telling wording."""
        if not self.parsed.view.paragraphs:
            return None
        start, end = self.parsed.view.paragraphs[0]
        first, last = self.parsed.word_at(start), self.parsed.word_at(max(start, end - 1))
        best = self._best(first, last)
        if best:
            return best[1]
        nouns = (n for n in self.parsed.doc[first : last + 1] if n.pos_ in {"NOUN", "PROPN"})
        phrases = (p for n in nouns if (p := self.phrase(n)))
        return next((p for p in phrases if len(p.split()) > 1), None)

    def _names_of(self, holder: int) -> frozenset[int]:
        """Tokens that name the holder: nobody takes a side on himself."""
        return frozenset(
            i
            for word in self.parsed.words
            if word.actor == holder
            for i in range(word.start, word.end)
        )

    def within(self, first: int, last: int) -> str | None:
        """The most telling issue between two words."""
        best = self._best(first, last)
        if best:
            return best[1]
        sentence = self.parsed.doc[first].sent
        best = self._best(sentence.start, sentence.end - 1)
        return best[1] if best else self.before(first)

    def all_within(self, first: int, last: int) -> list[str]:
        """Every issue between two words, in order."""
        return list(dict.fromkeys(name for _, name in self.between(first, last)))

    def between(self, first: int, last: int) -> list[tuple[Topic, str]]:
        """The wordings of issues between two words, each with its issue."""
        start, end = self.parsed.words[first].start, self.parsed.words[last].end
        return [
            (topic, name)
            for topic, name in zip(self.topics, self.names, strict=True)
            if start <= topic.start and topic.end <= end
        ]

    def _best(
        self, first: int, last: int, without: frozenset[int] = frozenset()
    ) -> tuple[float, str] | None:
        """The most telling wording, near ones before far ones: (weight, issue)."""
        begin = self.parsed.words[first].start
        found = [
            (topic.weight - _FADING * max(0, topic.start - begin), -i, name)
            for i, (topic, name) in enumerate(self.between(first, last))
            if topic.start not in without
        ]
        if not found:
            return None
        weight, _, name = max(found)
        return weight, name

    def before(self, first: int) -> str | None:
        """The last issue named before a word in its paragraph."""
        at = self.parsed.words[first].start
        text = self.parsed.tokens
        for topic, name in zip(reversed(self.topics), reversed(self.names), strict=True):
            if topic.end <= at:
                gap = text.text[text.ends[topic.end - 1] : text.starts[at]]
                return name if "\n\n" not in gap and len(gap) < 500 else None
        return None

    def _between_states(self, holder: int, first: int, last: int) -> str | None:
        codes = [self.parsed.cast.actors[holder].country]
        for word in self.parsed.words[first : last + 1]:
            if word.place and word.place.entry.code:
                codes.append(word.place.entry.code)
        known = list(dict.fromkeys(c for c in codes if c))
        return pair_name(known[0], known[1]) if len(known) >= 2 else None

    def _with_whom(self, holder: int) -> str | None:
        """The relations of the holder's state with the state that the article names most."""
        own = self.parsed.cast.actors[holder].country
        codes = Counter(
            w.place.entry.code
            for w in self.parsed.words
            if w.place and w.place.entry.code not in {None, own}
        )
        if own is None or not codes:
            return None
        return pair_name(own, str(codes.most_common(1)[0][0]))

    def _governed(self, trigger: Any, depth: int = 0) -> Iterator[Any]:
        """The nouns that a word governs, nearest first; hollow ones lead on to what they govern."""
        nouns = [*syntax.objects(trigger)] if syntax.is_verb(trigger) else []
        nouns += [c for c in trigger.children if c.dep_ == "nsubjpass"]
        if trigger.lemma_ in _FOR_WHAT:
            nouns = [*syntax.after(trigger, "for", "on"), *nouns]
        nouns += [n for n in syntax.after(trigger, *_LEADING) if n not in nouns]
        if syntax.is_verb(trigger) or depth or trigger.pos_ == "NOUN":
            nouns += [c for c in trigger.children if c.dep_ in _ON]
        if depth > 4:
            return
        asked = [n for n in nouns if n.dep_ == "xcomp" and n.tag_ == "VB"]
        who = [n for n in nouns if n.dep_ == "dobj" and self._is_actor(n)]
        if asked and who:  # what somebody is urged to do, not who is urged
            nouns = asked + [n for n in nouns if n not in asked]
        for noun in nouns:
            if syntax.is_verb(noun):
                yield from (s for s in noun.children if s.dep_ in syntax.SUBJECTS)
                yield from self._governed(noun, depth + 1)
            elif is_hollow(noun) or noun.pos_ == "ADJ" or noun.lemma_.lower() in LEADS_ON:
                yield from self._governed(noun, depth + 1)
            else:
                yield noun
                if noun.lemma_.lower() in VAGUE:
                    yield from self._governed(noun, depth + 1)

    def _topic_of(self, noun: Any, own_names: frozenset[int]) -> str | None:
        """A standing issue within a noun phrase."""
        first, last = self._extent(noun)
        best = self._best(first, last, own_names)
        if best and best[0] >= 0.5:
            return best[1]
        # a wording may reach beyond the phrase: an amount of [security assistance to Ukraine]
        return self.topic_at(self.parsed.doc[last]) if last > noun.i else None

    def topic_at(self, noun: Any) -> str | None:
        """The standing issue whose wording holds a noun, whatever the parse hangs on it."""
        at = self.parsed.words[noun.i].start
        for topic, name in zip(self.topics, self.names, strict=True):
            if topic.start <= at < topic.end:
                return name
        return None

    def _extent(self, noun: Any) -> tuple[int, int]:
        """A noun with what describes it, to the end of the phrases that hang on it."""
        first = last = noun.i
        for child in noun.children:
            if child.dep_ in _BEFORE:
                first = min(first, child.left_edge.i)
            elif child.dep_ == "prep" and child.lower_ in _INNER:
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        last = max(last, inner.i)
        return first, last

    def phrase(self, noun: Any) -> str | None:
        """A noun with its describing words, in the article's words; None if it says too little.

        A noun alone is taken for the fuller phrase of the article that it stands for
        (``the committee``: ``constitutional committee``).
        """
        full = self.described(noun)
        if full is None or len(full.split()) > 1:
            return full
        return self._fuller.get(noun.lemma_.lower(), full)

    @cached_property
    def _fuller(self) -> dict[str, str]:
        """The most frequent phrase of several words for each noun that is used alone too."""
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for noun in self.parsed.nouns:
            phrase = self.described(noun) if noun.pos_ == "NOUN" else None
            if phrase and len(phrase.split()) > 1:
                counted[noun.lemma_.lower()][phrase] += 1
        return {lemma: phrases.most_common(1)[0][0] for lemma, phrases in counted.items()}

    def described(self, noun: Any, *, tail: bool = True) -> str | None:
        """A noun with the words that say which, and (``tail``) a short phrase behind it."""
        key = noun.i, tail
        if key not in self._described:
            self._described[key] = self._describe(noun, tail=tail)
        return self._described[key]

    def _describe(self, noun: Any, *, tail: bool) -> str | None:
        word = noun.pos_ in {"NOUN", "PROPN"} and noun.text.isalpha()
        if not word or self._is_actor(noun):
            return None
        vague = noun.lemma_.lower() in VAGUE
        kept = [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}]
        kept = [c for c in kept if c.i < noun.i and c.lower_ not in _FILLING]
        if vague:
            kept = [c for c in kept if c.dep_ != "amod" or c.lower_.endswith(_RELATING)]
            if not kept:
                return None
        first = min((c.left_edge.i if c.dep_ == "compound" else c.i for c in kept), default=noun.i)
        if noun.i - first >= _LONGEST:
            first = noun.i
        while first > 1 and self.parsed.doc[first - 1].text in {"-", "–"}:
            first -= 2  # Chile-Peru treaty
        last = noun.i
        for prep in noun.children:
            if (
                tail
                and prep.dep_ == "prep"
                and prep.lower_ in {"of", "in", "for"}
                and prep.i == noun.i + 1
            ):
                inner = [c for c in prep.children if c.dep_ == "pobj"]
                if inner and inner[0].i - first < _LONGEST and inner[0].lower_ not in _ASIDE:
                    last = inner[0].i
        text = " ".join(self.parsed.text(first, last).split())
        text = re.sub(r"[“”\"«»]", "", text)
        text = re.sub(r"^(?:the|a|an|any|all|its|their|his|her|our)\s+", "", text, flags=re.I)
        return text[:1].upper() + text[1:] if len(text) > 2 else None

    def _is_actor(self, noun: Any) -> bool:
        """Whether a noun means people, a state, a time or nothing: none of them is a matter."""
        own = self.parsed.words[noun.i]
        if own.office is not None or noun.lower_ in participants.PEOPLE | participants.GOVERNMENT:
            return True
        if own.place is not None or noun.lower_ in _ASIDE:
            return True
        if own.actor is None:
            return False
        return self.parsed.cast.actors[own.actor].kind != "organisation" or not noun.is_upper
