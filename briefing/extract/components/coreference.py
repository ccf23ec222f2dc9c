"""``he``, ``the army chief``, ``the two leaders``: who is meant, where it is plain."""

from typing import Any

from briefing.extract.components.delegations import delegations
from briefing.extract.components.entities import Actor
from briefing.extract.components.office_words import OfficePhrase, heads
from briefing.extract.components.stances.stance_words import noun_stance
from briefing.extract.components.transcripts import turns
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants as parties
from briefing.extract.matching.description_match import fit, leads, presents, state_before
from briefing.extract.matching.pairs import (
    PAIRS,
    THEY,
    counted,
    means_two,
    two_heads,
    two_holders,
    two_of_office,
)
from briefing.extract.matching.quotation_marks import marked
from briefing.extract.matching.references import (
    HONOURS,
    PARTIES,
    TOLD,
    body_meant,
    named_ahead,
    same_clause,
    told_before,
)
from briefing.resources import word_list

_HE = word_list("coreference", "he")
_SHE = word_list("coreference", "she")
_MEETING = word_list("coreference", "meeting")
_LEAD = 3
"""Sentences after which a name no longer belongs to a description before it."""
_LEAD_ENDS = 450
"""Code points in which headline and first sentence stand."""
_RANKS_ALONE = word_list("coreference", "ranks_alone")
_SAYING_LITTLE = word_list("coreference", "saying_little")
_REACH = 3
"""Sentences that a pronoun reaches back."""


def resolve(parsed: ParsedArticle) -> None:
    """Fill ``parsed.meant`` and note the mentions; where it is not plain, nothing is claimed."""
    sentence_of = {t.i: n for n, sent in enumerate(parsed.doc.sents) for t in sent}
    resolver = _Resolver(parsed, sentence_of)
    parsed.delegations = delegations(parsed)
    for token in parsed.doc:
        resolver.visit(token)
    parsed.delegations = delegations(parsed)


class _Resolver:
    """Walks through the parse once, remembering who was named and how."""

    def __init__(self, parsed: ParsedArticle, sentence_of: dict[int, int]) -> None:
        self.parsed = parsed
        self.sentence_of = sentence_of
        self.named: list[tuple[int, int, bool]] = []
        """(word, actor, whether as a subject), in order."""
        self.marks = marked(parsed.view.text)
        self.turns = [(d.start, d.end, d.speaker) for d in turns(parsed)]
        self.of_meetings = {
            sentence_of[t.i] for t in (*parsed.verbs, *parsed.nouns) if t.lemma_.lower() in _MEETING
        }
        """Sentences that tell of a meeting."""
        self.pair: tuple[int, ...] = ()
        self.paired = 0
        """The sentence in which the pair was last named or meant."""
        self.states: tuple[int, ...] = ()
        self.introduced: list[tuple[Any, OfficePhrase]] = []
        """Office-holders told of without a name so far."""
        self.many: tuple[int, ...] = ()
        """Three or more persons last named together."""

    def visit(self, token: Any) -> None:
        own = self.parsed.words[token.i]
        if own.actor is not None:
            self._note(token, own.actor)
        elif own.office is not None:
            self._description(token, own.office)
        elif token.lower_ in _RANKS_ALONE and token.dep_ in {"nsubj", "nsubjpass", "poss"}:
            self._rank(token)
        elif token.lower_ in PARTIES | HONOURS and token.dep_ in {"nsubj", "nsubjpass"}:
            meant = told_before(self.parsed, token)
            if meant:
                self._mean(token, meant, "description")
        elif len(self.pair) == 2 and two_of_office(token, heads()):
            self._mean(token, self._two(token), "description")
        elif token.lower_ in _HE | _SHE and (token.lower_, token.dep_) != ("her", "expl"):
            self._pronoun(token)
        elif token.lower_ in {"it", "its"} and token.dep_ in {"nsubj", "poss", "nsubjpass"}:
            self._it(token)
        elif token.lower_ in THEY or token.lower_ in PAIRS:
            self._several(token)
        elif own.place and own.place.entry.kind in {"name", "capital", "demonym", "seat"}:
            self._state(token)

    def _note(self, token: Any, actor: int) -> None:
        subject = token.dep_ in {"nsubj", "nsubjpass"} or (
            token.dep_ == "conj" and token.head.dep_ in {"nsubj", "nsubjpass"}
        )
        if not any(n == actor for _, n, _ in self.named):
            self._introduce(token, actor)
        self.named.append((token.i, actor, subject))
        if token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}:
            together = [n for n in parties.actors(self.parsed, token) if self._kind(n) == "person"]
            if len(together) >= 2 and self._of_two_states(together):
                self._remember(token, tuple(together))
            if len(together) >= 3:
                self.many = tuple(together)
        self._pair_in_sentence(token)

    def _pair_in_sentence(self, token: Any) -> None:
        sentence = self.sentence_of[token.i]
        if sentence not in self.of_meetings:
            return
        here: list[int] = []
        for at, actor, _ in reversed(self.named):
            if self.sentence_of[at] != sentence:
                break
            if self._kind(actor) == "person" and actor not in here:
                here.append(actor)
        if len(here) == 2 and self._of_two_states(here):
            self._remember(token, tuple(reversed(here)))

    def _two(self, token: Any) -> tuple[int, ...]:
        """The pair that a plural means: the last two who hold its office, else who were paired."""
        last = (n for _, n, _ in reversed(self.named))
        return two_holders(token, self.parsed.cast.actors, last) or self.pair

    def _remember(self, token: Any, pair: tuple[int, ...]) -> None:
        self.pair, self.paired = pair, self.sentence_of[token.i]

    def _of_two_states(self, actors: list[int]) -> bool:
        """Whether they may sit across a table: not all known to serve one state."""
        countries = [self.parsed.cast.actors[n].likely_state for n in actors]
        return None in countries or len(set(countries)) > 1

    def _kind(self, actor: int) -> str:
        return self.parsed.cast.actors[actor].kind

    def _state(self, token: Any) -> None:
        found = parties.named_by(self.parsed, token)
        if found:
            self._pair_of_states(token)
            self.named.append((token.i, found[0], token.dep_ in {"nsubj", "nsubjpass"}))
            start, end = self.parsed.start(token.i), self.parsed.end(token.i)
            self.parsed.cast.mention(found[0], start, end, "name")

    def _pair_of_states(self, token: Any) -> None:
        together = [n for n in parties.actors(self.parsed, token) if self._kind(n) == "state"]
        if len(together) == 2:  # what ``the two countries`` will mean
            self.states = tuple(together)

    def _mean(self, token: Any, actors: tuple[int, ...], form: str) -> None:
        self.parsed.antecedents[token.i] = actors
        start, end = self.parsed.start(token.i), self.parsed.end(token.i)
        for actor in actors:
            if form == "pronoun":
                self.parsed.cast.mention(actor, start, end, "pronoun")
            else:
                self.parsed.cast.mention(actor, start, end, "description")

    # -- pronouns

    def _pronoun(self, token: Any) -> None:
        gender = "f" if token.lower_ in _SHE else "m"
        best, best_score = named_ahead(self.parsed, token, gender), 0.0
        start = self.parsed.start(token.i)
        speaker = next((n for a, b, n in self.turns if a <= start < b), None)
        if best is not None:
            self._mean(token, (best,), "pronoun")
            return
        for at, actor, subject in reversed(self.named[-40:]):
            distance = self.sentence_of[token.i] - self.sentence_of[at]
            if distance > _REACH:
                break
            candidate = self.parsed.cast.actors[actor]
            if candidate.kind != "person" or candidate.gender not in {"", gender}:
                continue
            if actor == speaker:  # nobody calls himself ``he``
                continue
            told = token.head.lemma_ in TOLD and token.dep_ == "nsubj"
            if same_clause(token, self.parsed.doc[at]) or (told and self._quoted(at)):
                continue
            score = 4.0 - distance + (0.5 if candidate.gender else 0.0)
            if told and self._speaks(at, subject):
                score += 4.0
            else:
                score += self._standing(at, subject) * (0.5 if told else 1.0)
            score -= 0.001 * (token.i - at)
            if score > best_score:
                best, best_score = actor, score
        if best is not None:
            self.parsed.cast.actors[best].gender = gender
            self._mean(token, (best,), "pronoun")
            if token.dep_ in {"nsubj", "nsubjpass"}:
                self.named.append((token.i, best, True))

    def _quoted(self, at: int) -> bool:
        """Whether a word stands between quotation marks: who is named there does not speak."""
        start = self.parsed.start(at)
        return any(a <= start < b for a, b in self.marks)

    def _speaks(self, at: int, subject: bool) -> bool:
        """Whether somebody is the speaker of his sentence: he goes on speaking in the next."""
        head = self.parsed.doc[at].head
        return subject and head.lemma_ in TOLD and head.dep_ not in {"ccomp", "relcl"}

    def _standing(self, at: int, subject: bool) -> float:
        """How much a sentence is about somebody: its subject, its subject's owner, a speaker."""
        word = self.parsed.doc[at]
        if subject:
            trails = word.i - word.sent.start > 5 and word.head.lemma_ in TOLD
            return 0.5 if trails else 2.0
        owner = word.dep_ == "poss" and word.head.dep_ in {"nsubj", "nsubjpass"}
        return 1.8 if owner else 0.0

    def _it(self, token: Any) -> None:
        body = body_meant(self.parsed, token, self.named, self.sentence_of)
        if body is not None:
            self._mean(token, (body,), "pronoun")
            if token.dep_ == "nsubj" or token.head.lemma_ in TOLD:
                self.named.append((token.i, body, True))

    def _several(self, token: Any) -> None:
        lower = token.lower_
        if lower in PAIRS:
            count = counted(token)
            if count is not None:
                self._counted(token, count)
                return
            last = (n for _, n, _ in reversed(self.named))
            if lower == "heads" and (pair := two_heads(self.parsed.cast.actors, last)):
                self._remember(token, pair)
                self._mean(token, pair, "description")
                return
            if not means_two(token, two_known=2 in map(len, (self.pair, self.states))):
                return
            if lower in {"countries", "nations", "states"} or (
                lower in {"sides", "parties", "delegations"} and len(self.pair) < 2
            ):
                if len(self.states) == 2:
                    self._mean(token, self.states, "description")
                return
        if lower == "both" and token.dep_ not in {"nsubj", "nsubjpass"}:
            return
        if lower == "they" and (body := parties.body_before(self.parsed, token)) is not None:
            self._mean(token, (body,), "pronoun")
            return
        holds = token.lower_ == "their" and noun_stance(token.head) is not None
        if len(self.pair) < 2 or (token.dep_ == "poss" and not holds):
            return
        if lower in THEY and self.sentence_of[token.i] - self.paired > _REACH:
            return
        self.paired = self.sentence_of[token.i]
        pair = self.pair if lower in THEY else self._two(token)
        self._mean(token, pair, "pronoun" if lower in THEY else "description")

    def _rank(self, token: Any) -> None:
        """``the general``: the last one spoken of."""
        if not any(c.lower_ == "the" for c in token.children):
            return
        number = self._last_subject(token)
        if number is not None:
            self._mean(token, (number,), "description")
            self.named.append((token.i, number, True))

    def _last_subject(self, token: Any) -> int | None:
        """The person who was a subject last, at most two sentences before."""
        here = self.sentence_of[token.i]
        for at, number, subject in reversed(self.named[-12:]):
            if here - self.sentence_of[at] > 2:
                return None
            if subject and self._kind(number) == "person" and self.sentence_of[at] < here:
                return number
        return None

    def _counted(self, token: Any, count: int) -> None:
        """``the three leaders``: so many persons, named together or as the last ones."""
        group = self.many
        if len(group) != count:
            last = dict.fromkeys(
                n for _, n, _ in reversed(self.named) if leads(self.parsed.cast.actors[n])
            )
            group = tuple(last)[:count]
        if len(group) == count and token.lower_ in {"leaders", "presidents", "ministers", "sides"}:
            self.many = group
            self._remember(token, group)
            self._mean(token, group, "description")

    def _description(self, token: Any, office: OfficePhrase) -> None:
        indefinite = any(
            c.lower_ in {"a", "an", "another", "one", "any", "every"} for c in token.children
        )
        found = None if indefinite else self._holder(token, office)
        if found is None and not indefinite:
            found = self._in_other_words(token, office)
        if found is None:
            self.introduced.append((token, office))
        else:
            self._mean(token, (found,), "description")
            self.named.append((token.i, found, token.dep_ in {"nsubj", "nsubjpass"}))

    def _introduce(self, token: Any, actor: int) -> None:
        """Give a name its office from the lead: ``Fiji’s premier …. Ana Vula said …``.

        Papers tell first what somebody is and name him in the next sentences. The name must stand
        as a subject or an owner, hold no office now and serve no other state.
        """
        person = self.parsed.cast.actors[actor]
        if person.kind != "person" or any(not office.former for office in person.offices):
            return
        subject = token.dep_ in {"nsubj", "nsubjpass", "poss"}
        own_state = state_before(self.parsed, token)
        for place, (told, office) in enumerate(self.introduced):
            gap = self.sentence_of[token.i] - self.sentence_of[told.i]
            state = person.country or own_state
            same = office.country is not None and state in {None, office.country}
            fits = same and 0 < gap <= _LEAD and self._opens(told) and presents(told, office)
            if not fits or not (subject or own_state):
                continue
            person.offices.append(office)
            person.country = office.country
            del self.introduced[place]
            self.parsed.antecedents[told.i] = (actor,)
            self.named.append((told.i, actor, True))
            self._mean(told, (actor,), "description")
            return

    def _opens(self, told: Any) -> bool:
        """Whether a description is what the headline or the first sentence is about."""
        if self.parsed.start(told.i) > _LEAD_ENDS:
            return False
        word = told.head if told.dep_ == "poss" else told
        return word.dep_ in {"nsubj", "nsubjpass"} and word.head.dep_ == "ROOT"

    def _in_other_words(self, token: Any, office: OfficePhrase) -> int | None:
        """``the Colombian diplomat``, ``the former lawmaker`` for who was just spoken of.

        Only a description that says next to nothing, in the place of a subject, of the one person
        who was a subject in the sentence before, and of the same state if both are known.
        """
        if token.dep_ not in {"nsubj", "nsubjpass"} or not (
            office.former or office.kind in _SAYING_LITTLE
        ):
            return None
        if not any(c.lower_ in {"the", "this"} for c in token.children):
            return None
        number = self._last_subject(token)
        country = None if number is None else self.parsed.cast.actors[number].country
        return number if office.country is None or country in {None, office.country} else None

    def _holder(self, token: Any, office: OfficePhrase) -> int | None:
        scored = [
            (self._fit(office, actor), self._last_named(number, token.i), number)
            for number, actor in self.parsed.cast.persons()
        ]
        scored = [s for s in scored if s[0] > 0]
        if not scored:
            return None
        best = max(scored)
        rivals = [s for s in scored if s[0] == best[0] and s[2] != best[2]]
        if rivals and best[1] < 0:
            return None
        return best[2]

    def _fit(self, office: OfficePhrase, actor: Actor) -> float:
        """How well a description suits somebody; one without a state, rather of the dateline's."""
        found = fit(office, actor)
        scene = self.parsed.scene
        at_home = scene is not None and actor.country == scene.entry.code
        return found + 0.1 if found and office.country is None and at_home else found

    def _last_named(self, number: int, before: int) -> int:
        return max(
            (at for at, actor, _ in self.named if actor == number and at < before), default=-1
        )
