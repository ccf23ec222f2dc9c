"""Sides taken on issues: by a verb, a noun that holds a stance, a predicate, one's own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.extract import grammar, parties
from briefing.extract.dates import date_of
from briefing.extract.lexicon import light_verbs, noun_stance, predicate_stance, verb_stance
from briefing.extract.matters import Matters
from briefing.extract.quotes import QuoteDraft
from briefing.extract.reading import Reading
from briefing.extract.speakers import Speakers
from briefing.records.extraction import Stance

_LONGEST = 600
_CLAUSES = frozenset(
    {"ROOT", "conj", "ccomp", "relcl", "advcl", "acl", "pcomp", "parataxis", "dep", "xcomp"}
)
_UNSURE = frozenset({"may", "might", "could", "can", "should"})


@dataclass(slots=True)
class PositionDraft:
    """A side taken; ``start`` and ``end`` are code points of the view."""

    issue: str
    holder: int
    stance: Stance
    target: int | None
    reported_by: int | None
    on_behalf_of: int | None
    when: int | None
    start: int
    end: int
    rule: str
    confidence: float


def find_positions(
    reading: Reading, matters: Matters, said: list[QuoteDraft]
) -> list[PositionDraft]:
    """All sides taken in an article, in order, none told twice by the same words.

    Args:
        reading: the article.
        matters: its issues.
        said: its quotations and statements.
    """
    finder = _Finder(reading, matters)
    found = list(finder.by_verbs())
    found += finder.by_nouns()
    found += finder.by_quotes(found)
    found += finder.by_statements(found, said)
    return _distinct(sorted(found, key=lambda p: (p.start, -p.confidence)))


class _Finder:
    """The rules over one article."""

    def __init__(self, reading: Reading, matters: Matters) -> None:
        self.reading = reading
        self.matters = matters
        self.speakers = Speakers(reading)

    # -- verbs and predicates

    def by_verbs(self) -> Iterator[PositionDraft]:
        for verb in self.reading.doc:
            if verb.pos_ not in {"VERB", "AUX"} or not self._finite(verb):
                continue
            yield from self._verb(verb)

    def _finite(self, verb: Any) -> bool:
        """Whether the verb asserts something: neither a bare infinitive nor a mere possibility."""
        if verb.dep_ not in _CLAUSES:
            return False
        if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ == "VB":
            return self._finite(verb.head)
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
        if auxiliaries & _UNSURE or (
            "to" in auxiliaries and verb.head.lemma_ not in {"be", "continue"}
        ):
            return False
        if any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in verb.children):
            return False
        return not (verb.tag_ == "VBN" and verb.dep_ == "acl")

    def _verb(self, verb: Any) -> Iterator[PositionDraft]:
        stance, rule, sure = self._stance(verb)
        if stance is None:
            return
        if grammar.negated(verb) or _no_longer(verb):
            turned: dict[Stance, Stance] = {
                "support": "oppose",
                "oppose": "neutral",
                "commit": "deny",
            }
            if stance not in turned:
                return
            stance, sure = turned[stance], sure - 0.1
        passive = grammar.is_passive(verb) and rule == "stance-verb"
        words = grammar.after(verb, "by") if passive else grammar.subjects(verb)
        holders = self.speakers.holders(verb, words)
        for number, holder in enumerate(holders[:2]):
            draft = self._draft(verb, holder, stance, rule, sure - 0.01 * number)
            if draft:
                yield draft

    def _stance(self, verb: Any) -> tuple[Stance | None, str, float]:
        if verb.lemma_ in {"be", "remain", "feel", "seem", "mark"}:
            return predicate_stance(verb), "stance-predicate", 0.75
        if verb.lemma_ in light_verbs():
            for noun in grammar.objects(verb):
                stance = noun_stance(noun)
                if stance:
                    return stance, "stance-light-verb", 0.85
        stance = verb_stance(verb)
        if stance and grammar.is_passive(verb) and not grammar.after(verb, "by"):
            return predicate_stance(verb), "stance-predicate", 0.75
        if stance:
            return stance, "stance-verb", 0.8
        predicate = predicate_stance(verb)
        if predicate:
            return predicate, "stance-predicate", 0.7
        if self.speakers.promises(verb):
            return "commit", "stance-will", 0.65
        if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
            shared = verb_stance(verb.head)
            if shared in {"offer", "oppose", "support"} and verb.tag_ == verb.head.tag_:
                return shared, "stance-shared", 0.5
        return None, "", 0.0

    def _draft(
        self, verb: Any, holder: int, stance: Stance, rule: str, sure: float
    ) -> PositionDraft | None:
        first, last = _evidence(verb)
        start, end = self.reading.start(first), self.reading.end(last)
        if end - start > _LONGEST:
            start = self.reading.start(
                verb.left_edge.i if verb.i - verb.left_edge.i < 30 else verb.i
            )
            end = min(end, start + _LONGEST)
            end = self.reading.end(self.reading.word_at(end - 1) - 1)
        issue = self.matters.of(verb, first, last, holder)
        if issue is None or end <= start:
            return None
        target = self._target(verb, holder)
        return PositionDraft(
            issue,
            holder,
            stance,
            target,
            self.speakers.reporter(verb, holder),
            self.speakers.on_behalf(holder),
            date_of(self.reading, verb, first, last),
            start,
            end,
            rule,
            round(sure, 2),
        )

    def _target(self, verb: Any, holder: int) -> int | None:
        words = [
            *grammar.objects(verb),
            *grammar.after(verb, "on", "upon", "to", "against", "with", "of"),
        ]
        for word in words:
            for number in parties.actors(self.reading, word):
                if number != holder:
                    return number
        return None

    # -- nouns

    def by_nouns(self) -> Iterator[PositionDraft]:
        """``the refusal of the government to …``, ``US discontent regarding …``."""
        for noun in self.reading.doc:
            if noun.pos_ != "NOUN":
                continue
            stance = noun_stance(noun)
            if stance is None or not _has_matter(noun):
                continue
            verb = grammar.governor(noun)
            if noun.dep_ == "dobj" and verb.lemma_ in light_verbs():
                continue
            holder = self.speakers.owner(noun)
            if holder is None:
                continue
            first, last = noun.left_edge.i, noun.right_edge.i
            last = max(last, _phrase_end(noun))
            issue = self.matters.of(noun, noun.i, last, holder)
            start, end = self.reading.start(first), self.reading.end(last)
            if issue is None or end - start > _LONGEST:
                continue
            yield PositionDraft(
                issue,
                holder,
                stance,
                None,
                self.speakers.reporter(noun, holder),
                self.speakers.on_behalf(holder),
                None,
                start,
                end,
                "stance-noun",
                0.7,
            )

    # -- quotations

    def by_quotes(self, found: list[PositionDraft]) -> Iterator[PositionDraft]:
        """What is said in quotation marks, where no word of it took a side by itself."""
        covered = [(p.start, p.end) for p in found]
        for start, end, _ in self.reading.quoted:
            speaker = self.speakers.of_quote(start)
            if speaker is None or any(a < end and start < b for a, b in covered):
                continue
            first, last = self.reading.word_at(start), self.reading.word_at(end - 1)
            stance = self.speakers.tone(first, last)
            issue = self.matters.within(first, last)
            if stance is None or issue is None or end - start > _LONGEST:
                continue
            yield PositionDraft(
                issue,
                speaker,
                stance,
                None,
                None,
                self.speakers.on_behalf(speaker),
                None,
                start,
                end,
                "quotation",
                0.5,
            )

    def by_statements(
        self, found: list[PositionDraft], said: list[QuoteDraft]
    ) -> Iterator[PositionDraft]:
        """What somebody is reported to have said, by its tone."""
        covered = [(p.start, p.end) for p in found]
        for statement in said:
            if statement.direct or statement.speaker is None:
                continue
            start, end = statement.start, statement.end
            if any(a < end and start < b for a, b in covered) or end - start > _LONGEST:
                continue
            first, last = self.reading.word_at(start), self.reading.word_at(end - 1)
            stance = self.speakers.tone(first, last)
            issue = self.matters.within(first, last)
            if stance is None or issue is None:
                continue
            holder = statement.speaker
            yield PositionDraft(
                issue,
                holder,
                stance,
                None,
                None,
                self.speakers.on_behalf(holder),
                None,
                start,
                end,
                "statement",
                0.5,
            )


def _no_longer(verb: Any) -> bool:
    """``no longer supports``, ``supports neither side``."""
    below = [g for c in verb.children for g in (c, *c.children)]
    lower = [w.lower_ for w in below]
    return "neither" in lower or ("longer" in lower and "no" in lower)


def _evidence(verb: Any) -> tuple[int, int]:
    """The words that prove a position: the clause, or from a participle to its end."""
    first, last = grammar.clause(verb, stop=frozenset())
    if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl", "pcomp", "conj", "xcomp"}:
        first = min(verb.i, verb.left_edge.i)
    return first, last


def _has_matter(noun: Any) -> bool:
    behind = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    return behind.lower_ in _TOWARD or any(
        (c.dep_ == "prep" and c.lower_ in _TOWARD) or c.dep_ in {"acl", "relcl"}
        for c in noun.children
    )


def _phrase_end(noun: Any) -> int:
    """The end of a phrase of matter that the parse hung on the verb instead of the noun."""
    if noun.i + 1 >= len(noun.doc):
        return int(noun.i)
    behind = noun.nbor(1)
    return int(behind.right_edge.i) if behind.lower_ in _TOWARD else int(noun.i)


_TOWARD = frozenset(
    """to for of over about on regarding in at against toward towards with""".split()
)


def _distinct(drafts: list[PositionDraft]) -> list[PositionDraft]:
    out: list[PositionDraft] = []
    for draft in drafts:
        twin = next(
            (
                p
                for p in out
                if p.holder == draft.holder
                and p.stance == draft.stance
                and p.issue == draft.issue
                and p.start < draft.end
                and draft.start < p.end
            ),
            None,
        )
        if twin is None:
            out.append(draft)
    return out
