"""``he``, ``the army chief``, ``the two leaders``: who is meant, where it is plain."""

from typing import Any

from briefing.extract import parties
from briefing.extract.cast import Actor
from briefing.extract.data import words as table_words
from briefing.extract.office_words import OfficePhrase, modifiers
from briefing.extract.reading import Reading

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "both"})
_PAIRS = frozenset(
    """leaders sides ministers presidents officials countries nations parties two premiers
    diplomats""".split()
)
_LEADERS = frozenset({"president", "prime minister", "monarch", "leader", "prince", "head"})
_TOLD = frozenset({"say", "add", "note", "tell", "state", "report", "announce"})
_MEETING = frozenset(
    """meet talk host receive welcome call visit summit meeting discuss hold speak""".split()
)
_REACH = 3
"""Sentences that a pronoun reaches back."""


def resolve(reading: Reading) -> None:
    """Fill ``reading.meant`` and note the mentions; where it is not plain, nothing is claimed."""
    sentence_of = {t.i: n for n, sent in enumerate(reading.doc.sents) for t in sent}
    resolver = _Resolver(reading, sentence_of)
    for token in reading.doc:
        resolver.visit(token)
    reading.delegation = _delegation(reading)


def _delegation(reading: Reading) -> list[int]:
    """The persons named as members of a delegation (``the delegation comprised A, B and C``)."""
    found: list[int] = []
    for token in reading.doc:
        subject = token.dep_ in {"nsubj", "nsubjpass"}
        if token.lower_ not in {"delegation", "team"} or not subject:
            continue
        if token.head.lemma_ in {"comprise", "include", "consist", "compose", "lead", "head"}:
            named = (reading.words[w.i].actor for w in token.head.subtree if w.i > token.i)
            found += [n for n in named if n is not None]
    persons = (n for n in found if reading.cast.actors[n].kind == "person")
    return list(dict.fromkeys(persons))


class _Resolver:
    """Walks through the parse once, remembering who was named and how."""

    def __init__(self, reading: Reading, sentence_of: dict[int, int]) -> None:
        self.reading = reading
        self.sentence_of = sentence_of
        self.named: list[tuple[int, int, bool]] = []
        """(word, actor, whether as a subject), in order."""
        self.pair: tuple[int, ...] = ()
        self.states: tuple[int, ...] = ()

    def visit(self, token: Any) -> None:
        own = self.reading.words[token.i]
        if own.actor is not None:
            self._note(token, own.actor)
        elif own.office is not None:
            self._description(token, own.office)
        elif token.lower_ in _HE | _SHE and not self._idle(token):
            self._pronoun(token)
        elif token.lower_ in {"it", "its"} and token.dep_ in {"nsubj", "poss", "nsubjpass"}:
            self._it(token)
        elif token.lower_ in _THEY or token.lower_ in _PAIRS:
            self._several(token)
        elif own.place and own.place.entry.kind in {"name", "capital", "demonym", "seat"}:
            self._state(token)

    def _idle(self, token: Any) -> bool:
        return bool(token.lower_ == "her" and token.dep_ == "expl")

    def _note(self, token: Any, actor: int) -> None:
        subject = token.dep_ in {"nsubj", "nsubjpass"} or (
            token.dep_ == "conj" and token.head.dep_ in {"nsubj", "nsubjpass"}
        )
        self.named.append((token.i, actor, subject))
        if token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}:
            together = [n for n in parties.actors(self.reading, token) if self._kind(n) == "person"]
            if len(together) >= 2:
                self.pair = tuple(together)
        self._pair_in_sentence(token)

    def _pair_in_sentence(self, token: Any) -> None:
        sentence = self.sentence_of[token.i]
        if not any(t.lemma_.lower() in _MEETING for t in token.sent):
            return
        here: list[int] = []
        for at, actor, _ in reversed(self.named):
            if self.sentence_of[at] != sentence:
                break
            if self._kind(actor) == "person" and actor not in here:
                here.append(actor)
        if len(here) == 2:
            self.pair = tuple(reversed(here))

    def _kind(self, actor: int) -> str:
        return self.reading.cast.actors[actor].kind

    def _state(self, token: Any) -> None:
        found = parties.named_by(self.reading, token)
        if found:
            self._pair_of_states(token)
            self.named.append((token.i, found[0], token.dep_ in {"nsubj", "nsubjpass"}))
            start, end = self.reading.start(token.i), self.reading.end(token.i)
            self.reading.cast.mention(found[0], start, end, "name")

    def _pair_of_states(self, token: Any) -> None:
        """``Saudi Arabia and Greece``: what ``the two countries`` will mean."""
        together = [n for n in parties.actors(self.reading, token) if self._kind(n) == "state"]
        if len(together) == 2:
            self.states = tuple(together)

    def _mean(self, token: Any, actors: tuple[int, ...], form: str) -> None:
        self.reading.meant[token.i] = actors
        start, end = self.reading.start(token.i), self.reading.end(token.i)
        for actor in actors:
            if form == "pronoun":
                self.reading.cast.mention(actor, start, end, "pronoun")
            else:
                self.reading.cast.mention(actor, start, end, "description")

    # -- pronouns

    def _pronoun(self, token: Any) -> None:
        gender = "f" if token.lower_ in _SHE else "m"
        best, best_score = None, 0.0
        for at, actor, subject in reversed(self.named[-40:]):
            distance = self.sentence_of[token.i] - self.sentence_of[at]
            if distance > _REACH:
                break
            candidate = self.reading.cast.actors[actor]
            if candidate.kind != "person" or candidate.gender not in {"", gender}:
                continue
            if self._same_clause(token, at):
                continue
            score = 4.0 - distance + (0.5 if candidate.gender else 0.0)
            score += self._standing(at, subject)
            if token.head.lemma_ in _TOLD and subject and self.reading.doc[at].head.lemma_ in _TOLD:
                score += 2.0
            score -= 0.001 * (token.i - at)
            if score > best_score:
                best, best_score = actor, score
        if best is not None:
            self.reading.cast.actors[best].gender = gender
            self._mean(token, (best,), "pronoun")
            if token.dep_ in {"nsubj", "nsubjpass"}:
                self.named.append((token.i, best, True))

    def _standing(self, at: int, subject: bool) -> float:
        """How much a sentence is about somebody: its subject, its subject's owner, a speaker."""
        word = self.reading.doc[at]
        if subject:
            trails = word.i - word.sent.start > 5 and word.head.lemma_ in _TOLD
            return 0.5 if trails else 2.0
        owner = word.dep_ == "poss" and word.head.dep_ in {"nsubj", "nsubjpass"}
        return 1.8 if owner else 0.0

    def _same_clause(self, token: Any, at: int) -> bool:
        """A pronoun as subject or object is not its own verb's other argument (``A met him``)."""
        other = self.reading.doc[at]
        if token.dep_ == "poss":
            return False
        return bool(other.head == token.head and token.dep_ in {"nsubj", "dobj"})

    def _it(self, token: Any) -> None:
        sentence = self.sentence_of[token.i]
        if token.head.lemma_ in _TOLD and (body := self._speaking_body(sentence)) is not None:
            self._mean(token, (body,), "pronoun")
            self.named.append((token.i, body, True))
            return
        for at, actor, subject in reversed(self.named[-30:]):
            distance = sentence - self.sentence_of[at]
            if distance > 2:
                return
            kind = self._kind(actor)
            main = self.reading.doc[at].head.dep_ == "ROOT"
            if (
                subject
                and kind != "person"
                and (main or distance == 0)
                and not self._same_clause(token, at)
            ):
                self._mean(token, (actor,), "pronoun")
                if token.dep_ == "nsubj":
                    self.named.append((token.i, actor, True))
                return

    def _speaking_body(self, sentence: int) -> int | None:
        """The body that ``it said`` means: the last one named, states speak in their own name."""
        for at, actor, _ in reversed(self.named[-40:]):
            if sentence - self.sentence_of[at] > _REACH + 1:
                return None
            if self._kind(actor) == "organisation" and not self.reading.cast.actors[actor].source:
                return actor
        return None

    def _several(self, token: Any) -> None:
        lower = token.lower_
        if lower in _PAIRS:
            before = {c.lower_ for c in token.children}
            if not before & {"two", "2", "both"} and not (lower == "two" and token.dep_ == "nsubj"):
                return
            if lower in {"countries", "nations", "states"} or (
                lower in {"sides", "parties"} and len(self.pair) < 2
            ):
                if len(self.states) == 2:
                    self._mean(token, self.states, "description")
                return
        if lower == "both" and token.dep_ not in {"nsubj", "nsubjpass"}:
            return
        if len(self.pair) >= 2 and token.dep_ != "poss":
            self._mean(token, self.pair, "pronoun" if lower in _THEY else "description")

    # -- descriptions

    def _description(self, token: Any, office: OfficePhrase) -> None:
        indefinite = any(
            c.lower_ in {"a", "an", "another", "one", "any", "every"} for c in token.children
        )
        found = None if indefinite else self._holder(token, office)
        if found is None:
            if indefinite or token.dep_ in {"nsubj", "nsubjpass"}:
                return
            return
        self._mean(token, (found,), "description")
        self.named.append((token.i, found, token.dep_ in {"nsubj", "nsubjpass"}))

    def _holder(self, token: Any, office: OfficePhrase) -> int | None:
        scored = [
            (self._fit(office, actor), self._last_named(number, token.i), number)
            for number, actor in self.reading.cast.persons()
        ]
        scored = [s for s in scored if s[0] > 0]
        if not scored:
            return None
        best = max(scored)
        rivals = [s for s in scored if s[0] == best[0] and s[2] != best[2]]
        if rivals and best[1] < 0:
            return None
        return best[2]

    def _last_named(self, number: int, before: int) -> int:
        return max(
            (at for at, actor, _ in self.named if actor == number and at < before), default=-1
        )

    def _fit(self, office: OfficePhrase, actor: Actor) -> float:
        """How well a description suits a person's offices; 0 where it does not."""
        if office.country and actor.country and office.country != actor.country:
            return 0.0
        if office.kind in {"counterpart", "official", "successor", "predecessor", "member"}:
            return 0.0
        best = max((_likeness(office, held) for held in actor.offices), default=0.0)
        if (
            not best
            and office.kind == "leader"
            and office.country
            and office.country == actor.country
        ):
            best = 0.5 if any(o.kind in _LEADERS for o in actor.offices) else 0.0
        return best + (0.2 if best and office.country and office.country == actor.country else 0.0)


def _likeness(description: OfficePhrase, held: OfficePhrase) -> float:
    """1 where the words of a description are those of the office, less where only the head fits."""
    if description.abbreviation and description.abbreviation == held.abbreviation:
        return 1.5
    said = _core(description)
    have = _core(held)
    if held.abbreviation and held.abbreviation.lower() in said:
        return 1.5
    if description.kind != held.kind:
        leaders = description.kind in {"leader", "head"} and held.kind in _LEADERS
        return 0.6 if leaders else 0.0
    if said <= have or have <= said:
        return 1.0 if said & have else 0.5
    if description.kind == "spokesperson" and len(said - have) <= 1:
        return 0.4
    return 0.3 if _overlap(said, have) >= 0.5 else 0.0


def _core(office: OfficePhrase) -> frozenset[str]:
    demonyms = {"us", "u.s."}
    ranks = table_words("offices", "words", "ranks")
    plain = {_SPELLINGS.get(w, w) for w in office.words}
    return frozenset(plain - modifiers() - demonyms - ranks) or frozenset(plain)


_SPELLINGS = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "advisor": "adviser",
    "pm": "minister",
    "premier": "minister",
}


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))
