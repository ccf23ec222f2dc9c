"""Names, offices and bodies of one text, each stage knowing what the ones before it found."""

from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from briefing.extract.components import organisations as body_rules
from briefing.extract.components.gazetteer import Entry, Place, find_places
from briefing.extract.components.names import NameGrammar, PersonMention, names_time
from briefing.extract.components.office_words import OfficePhrase
from briefing.extract.components.offices import OfficeGrammar
from briefing.extract.components.offices_behind import offices_behind
from briefing.extract.components.organisations import BodyMention
from briefing.extract.components.persons import by_cue, by_model, find_persons
from briefing.extract.components.plural_offices import offices_of_list
from briefing.extract.components.speaker_labels import label_gender, labels_of
from briefing.extract.matching.tokens import Tokens
from briefing.text.date_expressions import MONTHS
from briefing.text.given_names import FAMILY_FIRST
from briefing.text.name_particles import name_particles


@dataclass(frozen=True)
class Recognised:
    """What is named in a text. All lists are in order of the text.

    Attributes:
        tokens: the words.
        places: known phrases, bodies among them.
        persons: names of persons with the offices around them.
        offices: offices that no name belongs to (``the army chief``).
        bodies: bodies and groups.
    """

    tokens: Tokens
    places: list[Place]
    persons: list[PersonMention]
    offices: list[OfficePhrase]
    bodies: list[BodyMention]


def recognise(tokens: Tokens) -> Recognised:
    """Find everything that is named.

    The office grammar comes before the statistical model: what it takes for a person is one,
    whatever the model says, for the whole article.
    """
    places = find_places(tokens)
    bodies = body_rules.find_bodies(tokens, places)
    owners = _as_places(places, bodies)
    office_grammar = OfficeGrammar(tokens, owners)
    offices = office_grammar.all()
    inside = [(b.start, b.end) for b in bodies]
    grammar = NameGrammar(tokens, places, inside)
    persons, rest = find_persons(grammar, office_grammar, offices)
    taken = {i for m in persons for i in range(m.start, m.end)}
    persons += _labelled(tokens, taken)
    persons += by_cue(grammar, rest, taken)
    persons += _known_names(tokens, persons, taken, inside)
    persons += by_model(grammar, taken)
    persons += _known_names(tokens, persons, taken, inside)
    persons.sort(key=lambda m: m.start)
    rest = offices_behind(grammar, office_grammar, persons, rest)
    rest = _offices_in_labels(tokens, persons, rest)
    offices_of_list(grammar, office_grammar, persons)
    taken = {i for m in persons for i in range(m.start, m.end)}
    taken |= {i for o in rest for i in range(o.start, o.end)}
    bodies = body_rules.complete(tokens, places, bodies, taken)
    return Recognised(tokens, places, persons, sorted(rest, key=lambda o: o.start), bodies)


def _labelled(tokens: Tokens, taken: set[int]) -> list[PersonMention]:
    """Names in the labels of a transcript."""
    found = []
    for label in labels_of(tokens.text):
        start, end = tokens.at(label.name[0]), tokens.upto(label.name[1])
        if start < end and taken.isdisjoint(range(start, end)):
            gender = label_gender(tokens.text[label.start : label.name[0]])
            found.append(PersonMention(start, end, start, end, [], gender, True, "label"))
            taken.update(range(start, end))
    return found


def _offices_in_labels(
    tokens: Tokens, persons: list[PersonMention], offices: list[OfficePhrase]
) -> list[OfficePhrase]:
    """Give the office in ``The Minister of State (Ann Reed):`` to her; return the others."""
    given: list[OfficePhrase] = []
    for label in labels_of(tokens.text):
        first, name = tokens.at(label.start), tokens.at(label.name[0])
        owner = next((m for m in persons if m.name_start <= name < m.name_end), None)
        inside = [o for o in offices if first <= o.start and o.end <= name]
        if owner is not None and not owner.offices:
            owner.offices += inside
            given += inside
    return [office for office in offices if office not in given]


def _as_places(places: list[Place], bodies: list[BodyMention]) -> list[Place]:
    """Known phrases, with built bodies in place of the phrases inside them."""
    built = [
        Place(b.start, b.end, Entry(b.name, "body", b.name, b.country, b.kind)) for b in bodies
    ]
    inside = {i for b in built for i in range(b.start, b.end)}
    return sorted([p for p in places if p.start not in inside] + built, key=lambda p: p.start)


def _known_names(
    tokens: Tokens, persons: list[PersonMention], taken: set[int], bodies: list[tuple[int, int]]
) -> list[PersonMention]:
    """Later places where a found name, or its last word, stands alone; also in capitals."""
    surnames: set[str] = set()
    given: set[str] = set()
    for mention in persons:
        last = tokens.words[mention.name_end - 1]
        known = len(last) > 2 or last.lower() in FAMILY_FIRST
        if known and (mention.strong or mention.name_end - mention.name_start > 1):
            surnames |= {last, last.upper()}
            first = tokens.words[mention.name_start]
            if first.lower() in FAMILY_FIRST and mention.name_end - mention.name_start <= 4:
                surnames.add(first)
            given.update(tokens.words[mention.name_start : mention.name_end - 1])
    in_body = {i for start, end in bodies for i in range(start, end)}
    found = []
    for i, word in enumerate(tokens.words):
        known = word in surnames or _misspelt(tokens, i, surnames)
        known = known and not (word.lower() in MONTHS and names_time(tokens, i))
        if known and i not in taken and i not in in_body:
            start = _with_particle(tokens, i, taken)
            while start > 0 and start - 1 not in taken and tokens.words[start - 1] in given:
                start -= 1
            start = _with_given_names(tokens, start, taken)
            end = _whole_family_name(tokens, i, taken)
            found.append(PersonMention(start, end, start, end, [], "", True, "known-name"))
            taken.update(range(start, end))
    return found


def _with_given_names(tokens: Tokens, i: int, taken: set[int]) -> int:
    """``Ann Reed`` before ``Minister Reed``: what the model takes for the same name before it."""
    for start, end, label in tokens.ner_spans:
        if label == "PERSON" and start < i < end and i - start <= _GIVEN:
            before = range(start, i)
            if taken.isdisjoint(before) and all(tokens.words[k].isalpha() for k in before):
                return start if all(tokens.capital[k] for k in before) else i
    return i


_GIVEN = 2
"""Given names before a last word."""


def _whole_family_name(tokens: Tokens, i: int, taken: set[int]) -> int:
    """One behind a family name that stands first with the given name behind it (``Chen Bo``)."""
    j = i + 1
    given = (
        tokens.words[i].lower() in FAMILY_FIRST
        and j < len(tokens)
        and j not in taken
        and j not in tokens.breaks
        and tokens.capital[j]
        and tokens.words[j].isalpha()
        and not tokens.headline[j]
    )
    return j + 1 if given else j


def _misspelt(tokens: Tokens, i: int, surnames: set[str]) -> bool:
    """A name to the model that is one letter away from a known last word (``Spenser``)."""
    word = tokens.words[i]
    if tokens.ner[i] != "PERSON" or len(word) < 6:
        return False
    return any(
        len(name) >= 6 and DamerauLevenshtein.distance(name, word, score_cutoff=1) <= 1
        for name in surnames
    )


def _with_particle(tokens: Tokens, i: int, taken: set[int]) -> int:
    """``el-Sissi``, ``De Mistura``: take the particle before a known last word along."""
    k = i - 1
    if k >= 0 and tokens.words[k] == "-" and tokens.glued(i):
        k -= 1
    if k >= 0 and tokens.lower[k] in name_particles() and k not in taken:
        return k
    return i
