"""Who is in an article: mentions gathered into actors.

Persons are gathered by the parts of their names, the fullest first; two people with one surname
stay two. Bodies are gathered by name and abbreviation, states by their code.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from briefing.extract.components.gazetteer import Place
from briefing.extract.components.lowercase_organisations import governments
from briefing.extract.components.mentions import Recognised
from briefing.extract.components.names import Gender, PersonMention
from briefing.extract.components.office_words import OfficePhrase
from briefing.extract.matching.tokens import POSSESSIVES, Tokens
from briefing.models.enums import ActorKind, Form
from briefing.resources.countries import state_name
from briefing.text.given_names import GENDER
from briefing.text.normalisation import fold
from briefing.text.person_names import generation, misspelt_person, name_key, same_person
from briefing.text.well_known import presumed_state

_NEAR = 40
"""Tokens between a person and a counterpart named after him."""


@dataclass(slots=True)
class Actor:
    """An actor within one article, while it is being read.

    Attributes:
        mentions: (first code point of the view, one behind the last, form).
        names: folded parts of each name seen, the fullest first.
        seen_at: tokens at which the actor is named, for distance.
        generation: ``elder`` or ``younger``, where the name says so.
        states: states of the offices written before the full name.
    """

    kind: ActorKind
    name: str
    country: str | None = None
    mentions: list[tuple[int, int, Form]] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    offices: list[OfficePhrase] = field(default_factory=list)
    gender: str = ""
    generation: str = ""
    states: set[str] = field(default_factory=set)
    nameless: bool = False
    source: bool = False
    seen_at: list[int] = field(default_factory=list)

    @property
    def likely_state(self) -> str | None:
        """The state that the article gives a person, else the one that his name makes likely."""
        return self.country or (presumed_state(self.name) if self.kind == "person" else None)


class EntityTable:
    """The actors of one article, by number.

    Attributes:
        actors: all of them; an actor's number is its place.
        at_token: number of the actor named at a token of the text.
    """

    def __init__(self, recognised: Recognised) -> None:
        self.tokens = recognised.tokens
        self.actors: list[Actor] = []
        self.at_token: dict[int, int] = {}
        self._states: dict[str, int] = {}
        self._by_name: dict[tuple[str, str], int] = {}
        self._name_tokens: set[int] = set()
        self._gather_persons(recognised.persons)
        self._gather_bodies(recognised)
        for start, end, code in governments(self.tokens, recognised.places):
            self.mention(
                self.state(code), self.tokens.starts[start], self.tokens.ends[end - 1], "name"
            )
        self._adopt_owners(recognised.persons, recognised.places)
        self._adopt_countries(recognised.persons)
        self._adopt_counterparts(recognised.persons)

    # -- persons

    def _gather_persons(self, mentions: list[PersonMention]) -> None:
        keys = [name_parts(self.tokens, m) for m in mentions]
        self._nicknames = _nicknames(self.tokens, mentions)
        order = sorted(range(len(mentions)), key=lambda i: (-min(len(keys[i]), 2), i))
        chosen: dict[int, int] = {}
        for i in order:
            chosen[i] = self._person_for(keys[i], mentions[i])
        for i, mention in enumerate(mentions):
            self._add_person_mention(chosen[i], mention, keys[i])

    def _person_for(self, key: tuple[str, ...], mention: PersonMention) -> int:
        near = sorted(
            (
                n
                for n, actor in enumerate(self.actors)
                if any(same_person(key, k) for k in actor.names)
                and not self._namesake(actor, mention, key)
            ),
            key=lambda n: min(
                (abs(at - mention.start) for at in self.actors[n].seen_at), default=0
            ),
        )
        near = near or self._misspelt(key) or self._nicknamed(key)
        if near:
            number = near[0]
            if key not in self.actors[number].names:
                self.actors[number].names.append(key)
        else:
            name = clean_name(self.tokens.join(mention.name_start, mention.name_end))
            self.actors.append(Actor("person", name, names=[key]))
            number = len(self.actors) - 1
        actor = self.actors[number]
        actor.seen_at.append(mention.start)
        actor.generation = actor.generation or self._generation(mention)
        actor.states |= _own_states(mention) if len(key) > 1 else set()
        return number

    def _namesake(self, actor: Actor, mention: PersonMention, key: tuple[str, ...]) -> bool:
        """Whether a full name is another bearer’s: the elder’s, or the minister’s of another state.

        ``Omani Oil Minister A B`` is not ``Yemeni Foreign Minister A B``.
        """
        if mention.gender and len(key) == 1:
            usual = {_usual_gender(name) for name in actor.names} - {""}
            if usual and mention.gender not in usual:
                return True  # Mr. Reed is not Ann Reed
        own = self._generation(mention)
        if own and actor.generation and own != actor.generation:
            return True
        states = _own_states(mention)
        return len(key) > 1 and bool(states and actor.states) and not states & actor.states

    def _generation(self, mention: PersonMention) -> str:
        return generation(self.tokens.join(mention.name_start, mention.name_end)) or ""

    def _nicknamed(self, key: tuple[str, ...]) -> list[int]:
        """Whoever is called so in brackets behind his name."""
        full = self._nicknames.get(key)
        return [n for n, actor in enumerate(self.actors) if full in actor.names] if full else []

    def _misspelt(self, key: tuple[str, ...]) -> list[int]:
        """Somebody known whose name is a letter away: a lone surname, or one part of several."""
        if len(key) > 1:
            return [
                n
                for n, actor in enumerate(self.actors)
                if any(misspelt_person(key, k) for k in actor.names)
            ]
        if len(key[0]) < 6:
            return []
        near = [
            n
            for n, actor in enumerate(self.actors)
            if any(
                len(k[-1]) >= 6
                and k[-1][0] == key[0][0]
                and DamerauLevenshtein.distance(k[-1], key[0], score_cutoff=1) <= 1
                for k in actor.names
            )
        ]
        return near if len(near) == 1 else []

    def _add_person_mention(
        self, number: int, mention: PersonMention, key: tuple[str, ...]
    ) -> None:
        actor, tokens = self.actors[number], self.tokens
        name = clean_name(tokens.join(mention.name_start, mention.name_end))
        if len(key) > len(name_key(actor.name)) and not tokens.headline[mention.name_start]:
            actor.name = name
        start = _courtesy_start(tokens, mention)
        actor.mentions.append((tokens.starts[start], tokens.ends[mention.name_end - 1], "name"))
        actor.offices += mention.offices
        actor.gender = actor.gender or mention.gender or _usual_gender(key)
        self.at_token.update(dict.fromkeys(range(mention.start, mention.end), number))
        self._name_tokens.update(range(mention.name_start, mention.name_end))

    def _adopt_owners(self, mentions: list[PersonMention], places: list[Place]) -> None:
        """``Jordan’s Ana Prado``: the state before a name is its own."""
        ending = {p.end: p for p in places if p.entry.kind in {"name", "capital"}}
        for mention in mentions:
            i = mention.start - 1
            if i > 0 and self.tokens.lower[i] in POSSESSIVES and i in ending:
                actor = self.actors[self.at_token[mention.start]]
                if not mention.offices:
                    actor.country = actor.country or ending[i].entry.code

    def _adopt_countries(self, mentions: list[PersonMention]) -> None:
        """The state of a person: of the offices, else of the list the name stands in."""
        for actor in self.actors:
            if actor.kind == "person" and not actor.country:
                actor.country = next((o.country for o in actor.offices if o.country), None)
        self._inherit_in_lists(mentions)

    def _inherit_in_lists(self, mentions: list[PersonMention]) -> None:
        """``US Secretary of Defense A, National Security Adviser B and Deputy Secretary C``."""
        for before, after in pairwise(mentions):
            between = self.tokens.lower[before.end : after.start]
            if between not in ([","], ["and"], [",", "and"], ["and", "the"], ["and", "his"]):
                continue
            if between == [","] and self.tokens.lower[before.start - 1 : before.start] == ["of"]:
                continue  # At the invitation of the Lao minister A, Foreign Minister B will …
            first, second = self.at_token[before.start], self.at_token[after.start]
            owner, heir = self.actors[first], self.actors[second]
            if owner.country and heir.country is None and after.offices and before.offices:
                heir.country = owner.country
                for office in after.offices:
                    office.country = office.country or owner.country

    def _adopt_counterparts(self, mentions: list[PersonMention]) -> None:
        """``his Israeli counterpart, Ariel Sharon``: the office of the one named before."""
        for before, after in pairwise(mentions):
            first, second = self.at_token[before.start], self.at_token[after.start]
            for office in [o for o in after.offices if o.kind == "counterpart"]:
                held = next(
                    (o for o in self.actors[first].offices if o.kind != "counterpart"), None
                )
                if held is None or first == second or after.start - before.end > _NEAR:
                    continue
                same = replace(
                    office, title=held.title, kind=held.kind, organisation=None, words=held.words
                )
                self.actors[second].offices.append(same)

    # -- bodies and states

    def _gather_bodies(self, recognised: Recognised) -> None:
        for body in recognised.bodies:
            inside = any(i in self.at_token for i in range(body.start, body.end))
            if any(i in self._name_tokens for i in range(body.start, body.end)):
                continue
            number = self.body(body.name, "group" if body.kind == "group" else "organisation")
            actor = self.actors[number]
            actor.country = actor.country or body.country
            actor.source = actor.source or body.source
            tokens = self.tokens
            actor.mentions.append((tokens.starts[body.start], tokens.ends[body.end - 1], "name"))
            actor.seen_at.append(body.start)
            if body.abbreviation:
                self._by_name[(actor.kind, fold(body.abbreviation))] = number
            if not inside:
                self.at_token.update(dict.fromkeys(range(body.start, body.end), number))

    def body(self, name: str, kind: ActorKind, *, nameless: bool = False) -> int:
        """The number of the body, group or unnamed office-holder ``name``, added if it is new."""
        key = (kind, fold(name).removeprefix("the "))
        if key not in self._by_name:
            self.actors.append(Actor(kind, name, nameless=nameless))
            self._by_name[key] = len(self.actors) - 1
        return self._by_name[key]

    def state(self, code: str) -> int:
        """The number of the state with this alpha-3 code, added if it is new."""
        if code not in self._states:
            self.actors.append(Actor("state", state_name(code), code))
            self._states[code] = len(self.actors) - 1
        return self._states[code]

    def mention(self, number: int, start: int, end: int, form: Form) -> None:
        """Note a mention of an actor, once."""
        if (start, end, form) not in self.actors[number].mentions:
            self.actors[number].mentions.append((start, end, form))

    def persons(self) -> Iterable[tuple[int, Actor]]:
        """All persons with their numbers."""
        return ((n, a) for n, a in enumerate(self.actors) if a.kind == "person")


def _nicknames(
    tokens: Tokens, mentions: list[PersonMention]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """``Joana Prado (Jopra)``, ``A B aka C``: the short name's key, and the full one's."""
    found = {}
    for mention in mentions:
        i = mention.name_end
        if (
            tokens.lower[i : i + 1] == ["("] and tokens.lower[i + 2 : i + 3] == [")"]
        ) or tokens.lower[i : i + 1] == ["aka"]:
            at = i + 1
        elif tokens.lower[i : i + 3] == ["also", "known", "as"]:
            at = i + 3
        else:
            continue
        if at < len(tokens) and tokens.capital[at] and tokens.words[at].isalpha():
            found[name_key(tokens.words[at])] = name_parts(tokens, mention)
    return found


def _own_states(mention: PersonMention) -> set[str]:
    """States of the offices that stand before a name."""
    return {
        o.country
        for o in mention.offices
        if o.country and o.end <= mention.name_start and not o.former and o.kind != "envoy"
    }


def _usual_gender(key: tuple[str, ...]) -> Gender:
    """What a given name says; a single word may be a surname and says nothing."""
    return GENDER.get(key[0], "") if len(key) > 1 else ""


def _courtesy_start(tokens: Tokens, mention: PersonMention) -> int:
    """Where the rank or title before a name begins (``Gen Munir``)."""
    start = mention.name_start
    edge = max(
        (o.end for o in mention.offices if o.end <= mention.name_start), default=mention.start
    )
    while start > edge and tokens.words[start - 1] not in {","}:
        start -= 1
    return start


def clean_name(text: str) -> str:
    """A name without odd spacing; names in capitals in title case."""
    name = " ".join(text.replace(" - ", "-").split()).strip(" ,")
    return name.title() if name.isupper() and len(name) > 3 else name


def name_parts(tokens: Tokens, mention: PersonMention) -> tuple[str, ...]:
    """Folded parts of the name at a mention."""
    return name_key(tokens.join(mention.name_start, mention.name_end))
