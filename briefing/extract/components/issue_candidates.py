"""What a position may be about: every name for a matter that its sentence offers."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefing.extract.components.stances.stance_words import is_hollow
from briefing.extract.components.topics import LEADS_ON, TopicFinder
from briefing.extract.document import ParsedArticle
from briefing.resources import words


def _is_no_matter(noun: Any) -> bool:
    """Whether a noun holds a side or means people: what it governs may be the matter."""
    groups = words("speech", "holders", "groups")
    lemma = noun.lemma_.lower()
    return (
        is_hollow(noun)
        or lemma in LEADS_ON
        or (noun.tag_ in {"NNS", "NNPS"} and noun.lower_ in groups)
    )


_LEAD = 60
"""Words in which a headline and what the article is about stand."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name for the matter; ``noun`` is the word of the parse that bears it, if one does."""

    name: str
    noun: Any
    kind: str


class IssueCandidates:
    """The candidates of one article, by place, and how often each is told of.

    Args:
        parsed: the article.
        topics: its issues.
        names_issue: how likely a word of it names what its sentence is about, 0 to 1; None where
            no reader says so.
    """

    def __init__(
        self,
        parsed: ParsedArticle,
        topics: TopicFinder,
        names_issue: Callable[[int], float] | None = None,
    ) -> None:
        self.parsed = parsed
        self.topics = topics
        self.names_issue = names_issue

    def between(self, first: int, last: int, chosen: str | None) -> list[Candidate]:
        """Every candidate of the sentence around two words, each name once.

        Args:
            first, last: words of the proof, both included.
            chosen: what a rule took it for.
        """
        sentence = self.parsed.doc[(first + last) // 2].sent
        low, high = min(first, sentence.start), max(last, sentence.end - 1)
        found: dict[str, Candidate] = {}
        for candidate in (*self._within(low, high), *self._around(low, chosen)):
            if candidate.name:
                found.setdefault(candidate.name, candidate)
        return list(found.values())

    def _within(self, low: int, high: int) -> Iterator[Candidate]:
        parsed, topics = self.parsed, self.topics
        for topic, name in topics.between(low, high):
            at = parsed.word_at(parsed.tokens.starts[topic.end - 1])
            yield Candidate(name, parsed.doc[at], "standing")
        for noun in parsed.doc[low : high + 1]:
            if noun.pos_ not in {"NOUN", "PROPN"} or _is_no_matter(noun):
                continue
            if topics.topic_at(noun) is None:  # a standing issue has one name in every article
                yield Candidate(topics.phrase(noun) or "", noun, "phrase")
                yield Candidate(topics.described(noun, tail=False) or "", noun, "short")
            number = parsed.words[noun.i].actor
            if number is not None and parsed.cast.actors[number].kind == "organisation":
                yield Candidate(parsed.cast.actors[number].name, noun, "body")

    def _around(self, low: int, chosen: str | None) -> Iterator[Candidate]:
        yield Candidate(self.topics.of_headline or "", None, "headline")
        yield Candidate(self.topics.before(low) or "", None, "before")
        yield Candidate(chosen or "", None, "draft")

    @cached_property
    def lemmas(self) -> Counter[str]:
        """How often each noun stands in the article."""
        return Counter(t.lemma_.lower() for t in self.parsed.nouns)

    @cached_property
    def title(self) -> frozenset[str]:
        """The words of the headline."""
        return frozenset(word.lower() for word in re.findall(r"\w+", self.parsed.title or ""))

    @cached_property
    def lead(self) -> frozenset[str]:
        """The nouns with which the article begins."""
        return frozenset(t.lemma_.lower() for t in self.parsed.nouns if t.i < _LEAD)

    @cached_property
    def told(self) -> Counter[str]:
        """How often each name for a matter stands in the article."""
        phrases = (self.topics.phrase(noun) for noun in self.parsed.nouns)
        return Counter([*(p for p in phrases if p), *self.topics.names])

    @cached_property
    def standing(self) -> frozenset[str]:
        """The standing issues of the article."""
        return frozenset(self.topics.names)
