"""From a word of the parse to the actors it means."""

from typing import Any

from briefing.extract.components.office_words import heads
from briefing.extract.document import Delegation, ParsedArticle, Word
from briefing.extract.matching import syntax as grammar
from briefing.resources import word_list

GOVERNMENT = word_list("participants", "government")
PEOPLE = word_list("participants", "people")
_BANDS = word_list("participants", "bands")
_STATE_NOUNS = word_list("participants", "state_nouns")


def actors(parsed: ParsedArticle, word: Any, *, people: bool = False, depth: int = 0) -> list[int]:
    """The actors that a noun phrase means, those coordinated with it included.

    Args:
        parsed: the article.
        word: the head of the phrase.
        people: whether unnamed people (``US officials``) and office-holders count; they become
            actors of their own.
    """
    found: list[int] = []
    for part in [*grammar.coordinated(word), *_listed(parsed, word)]:
        found += [n for n in _one(parsed, part, people, depth) if n not in found]
    return found


def own_actors(parsed: ParsedArticle, word: Any) -> list[int]:
    """The actors that one word means, people without names included, nobody named beside it."""
    return _one(parsed, word, True, 0)


def _listed(parsed: ParsedArticle, word: Any) -> list[Any]:
    """Names that stand in one list with a word, whatever the parse makes of the commas.

    ``President Herzog, Prime Minister Bennett and …``: names with nothing but commas, articles and
    ``and`` between them. A name that begins a clause of its own is not in the list.
    """
    if not _is_name(parsed, word.i):
        return []
    found: list[Any] = []
    for step in (-1, 1):
        at, gap = word.i + step, 0
        while 0 <= at < len(parsed.words) and gap <= 4:
            token = parsed.doc[at]
            if _is_name(parsed, at):
                apart = word.dep_ in grammar.SUBJECTS and token.dep_ in {"dobj", "pobj"}
                if gap == 0 or apart or (token.dep_ in grammar.SUBJECTS and step > 0):
                    break
                found.append(token)
                gap = 0
            elif token.lower_ in _BETWEEN:
                gap += 1
            else:
                break
            at += step
    return sorted(found, key=lambda t: int(t.i))


_BETWEEN = word_list("participants", "between")


def _is_name(parsed: ParsedArticle, i: int) -> bool:
    number = parsed.words[i].actor
    return number is not None and parsed.cast.actors[number].kind == "person"


def _one(parsed: ParsedArticle, word: Any, people: bool, depth: int) -> list[int]:
    """The actors that one word means, without those named beside it."""
    own = parsed.words[word.i]
    if own.actor is not None:
        return [own.actor]
    if word.i in parsed.antecedents:
        return list(parsed.antecedents[word.i])
    if own.place and own.place.entry.code and _acts_as_state(parsed, word):
        return [parsed.cast.state(own.place.entry.code)]
    if own.office is not None and word.lower_ not in _STATE_NOUNS:
        named = [n for c in word.children if c.dep_ == "appos" for n in _one(parsed, c, False, 3)]
        if named:
            return named  # his counterpart, the minister A
        return [unnamed_office(parsed, word)] if people else []
    found = _by_kind(parsed, word, people)
    return found if found is not None else _inner(parsed, word, people, depth)


def _by_kind(parsed: ParsedArticle, word: Any, people: bool) -> list[int] | None:
    """Whom a common noun means: a government, a band, people; None where it is none of them."""
    lower = word.lower_
    if lower in _STATE_NOUNS:
        owner = owner_state(parsed, word)
        return [owner] if owner is not None else []
    if lower in _BANDS and (named_band := _band(parsed, word)) is not None:
        return [named_band]
    if people:
        found = members(parsed, word) or holders_of_plural(parsed, word)
        if found:
            return found
        if lower in PEOPLE:
            return [n] if (n := unnamed_people(parsed, word)) is not None else []
    if lower in GOVERNMENT:
        owner = owner_state(parsed, word)
        return [owner] if owner is not None else []
    return None


_PARTS = word_list("participants", "parts")


def _inner(parsed: ParsedArticle, word: Any, people: bool, depth: int) -> list[int]:
    """Whom the words that hang on a noun mean: ``members of X``, ``the minister, X``."""
    if depth >= 3:
        return []
    if word.lower_ in _PARTS:
        for inner in grammar.after(word, "of"):
            return actors(parsed, inner, people=people, depth=depth + 1)
    for child in word.children:
        if child.dep_ == "appos":
            return _one(parsed, child, people, depth + 1)
    return []


def _band(parsed: ParsedArticle, word: Any) -> int | None:
    """``the Hamas group``: the body that a common noun only describes."""
    for child in word.children:
        own: Word = parsed.words[child.i]
        number = own.actor
        if child.dep_ not in {"compound", "nmod", "appos"} or number is None:
            continue
        if parsed.cast.actors[number].kind != "person":
            return number
    return None


def holders_of_plural(parsed: ParsedArticle, word: Any) -> list[int]:
    """``the foreign ministers of Oman and Qatar``, ``the Omani and Qatari ministers``.

    One office-holder a state; a person of the article who holds that office there is meant by it.
    """
    if not word.lower_.endswith("s") or word.lower_[:-1] not in heads():
        return []
    states = [
        (own.place.entry.code, own.place.entry.name)
        for owner in [*grammar.after(word, "of", "from"), *_peoples_before(parsed, word)]
        for part in grammar.coordinated(owner)
        if (own := parsed.words[part.i]).place and own.place and own.place.entry.code
    ]
    if len(states) < 2:
        return []
    before = [
        c
        for c in word.children
        if c.dep_ in {"amod", "compound"} and c.i < word.i and not parsed.words[c.i].place
    ]
    kind = " ".join([*(c.lower_ for c in before), word.lower_[:-1]])
    return [_holder_in(parsed, word, kind, code, name) for code, name in states]


def _peoples_before(parsed: ParsedArticle, word: Any) -> list[Any]:
    """``the Omani and Qatari ministers``: the adjectives of two states, as one list."""
    return [
        child
        for child in word.children
        if child.dep_ == "amod"
        and parsed.words[child.i].place
        and any(c.dep_ == "conj" and parsed.words[c.i].place for c in child.children)
    ]


def _holder_in(parsed: ParsedArticle, word: Any, kind: str, code: str, name: str) -> int:
    wanted = set(kind.split())
    for number, actor in parsed.cast.persons():
        if actor.country == code and any(wanted <= office.words for office in actor.offices):
            return number
    unsaid = [n for n, a in parsed.cast.persons() if a.likely_state == code and not a.offices]
    if len(unsaid) == 1:
        return unsaid[0]
    number = parsed.cast.body(f"{kind} of {name}", "organisation", nameless=True)
    parsed.cast.actors[number].country = code
    parsed.cast.mention(number, parsed.start(word.i), parsed.end(word.i), "description")
    return number


def members(parsed: ParsedArticle, word: Any) -> list[int]:
    """The named members of a delegation, where the article lists them."""
    if word.lower_ not in _DELEGATION or not parsed.delegations:
        return []
    state = owner_state(parsed, word)
    if word.lower_ == "officials":
        return _officials(parsed, word)
    if state is None and any(c.lower_ == "of" for c in word.children):
        return []  # representatives of civil society
    country = parsed.cast.actors[state].country if state is not None else None
    fitting = [d for d in parsed.delegations if not country or _may_be_of(parsed, d, country)]
    told = [d for d in fitting if d.at <= word.i]
    if is_another(word) and told and told[-1].at != word.i:
        return []
    return list((told[-1:] or fitting)[0].members) if fitting else []


def is_another(word: Any) -> bool:
    """Whether a noun tells of one that was not told of before."""
    return any(c.lower_ in {"a", "an", "another"} for c in word.children)


def _may_be_of(parsed: ParsedArticle, delegation: Delegation, country: str) -> bool:
    """Whether a state may have sent a delegation: it is not called another's, and of none."""
    members = {parsed.cast.actors[n].country for n in delegation.members}
    known = ({delegation.country} if delegation.country else members) - {None}
    return not known or country in known


def _officials(parsed: ParsedArticle, word: Any) -> list[int]:
    """``Senior US and Omani officials``: the members who serve those states, if all are known."""
    owners = [c for c in word.subtree if c.i <= word.i]
    codes = {w.place.entry.code for c in owners if (w := parsed.words[c.i]).place} - {None}
    called = [d for d in parsed.delegations if d.country in codes]
    if {d.country for d in called} != codes:
        called = list(parsed.delegations)
    found = list(dict.fromkeys(n for d in called for n in d.members))
    known = {d.country for d in called} | {parsed.cast.actors[n].country for n in found}
    return found if codes and codes == known - {None} else []


_DELEGATION = word_list("participants", "delegation")


def named_among(parsed: ParsedArticle, word: Any) -> list[int]:
    """``civil society leaders, among them A and B``: the people a group is said to hold."""
    if word.lower_ not in PEOPLE or parsed.words[word.i].actor is not None:
        return []
    rest = word.doc[word.i + 1 : min(word.i + 5, word.sent.end)]
    for lead in rest:
        if lead.lower_ in {"including", "them"} and lead.i + 1 < word.sent.end:
            first = lead.nbor(1)
            return actors(parsed, first) if _is_name(parsed, first.i) else []
        if lead.text != "," and lead.lower_ not in {"among", "notably"}:
            break
    return []


def body_before(parsed: ParsedArticle, pronoun: Any) -> int | None:
    """``The US has doubts, and they want …``: the state or body of the clause before."""
    verb = pronoun.head
    if pronoun.dep_ not in grammar.SUBJECTS or verb.dep_ not in {"conj", "ccomp"}:
        return None
    doers = [s for s in grammar.subjects(verb.head) if s.i < pronoun.i]
    found = [n for s in doers for n in actors(parsed, s)]
    if len(found) != 1 or parsed.cast.actors[found[0]].kind == "person":
        return None
    return found[0]


def named_by(parsed: ParsedArticle, word: Any) -> list[int]:
    """The actor that one word alone names; nothing coordinated with it, nobody unnamed."""
    return _one(parsed, word, False, 0)


def _acts_as_state(parsed: ParsedArticle, word: Any) -> bool:
    place = parsed.words[word.i].place
    assert place is not None
    match place.entry.kind:
        case "name":
            return word.dep_ not in {"compound", "amod", "nmod"}
        case "demonym":
            return place.plural or (word.pos_ in {"NOUN", "PROPN"} and word.dep_ in _NOUN_ROLES)
        case "capital" | "seat":
            return (
                word.dep_ in _ACTING
                or (word.dep_ == "conj" and word.head.dep_ in _ACTING)
                or (
                    word.dep_ == "pobj"
                    and word.head.lower_ in {"with", "between", "by", "against", "from"}
                )
            )
    return False


_NOUN_ROLES = word_list("participants", "noun_roles")
_ACTING = word_list("participants", "acting")


def owner_state(parsed: ParsedArticle, word: Any) -> int | None:
    """The state that a noun belongs to: ``Pakistani government``, ``government of Oman``.

    An administration named after its head (``the Biden administration``) is that person's state
    where it is known, else the person.
    """
    for child in _owners(word):
        own: Word = parsed.words[child.i]
        if own.place and own.place.entry.code and own.place.entry.kind not in _WITHIN_STATES:
            return parsed.cast.state(own.place.entry.code)
        if own.actor is not None:
            actor = parsed.cast.actors[own.actor]
            if actor.kind == "state" or actor.country is None:
                return own.actor
            return parsed.cast.state(actor.country)
    return None


_WITHIN_STATES = frozenset({"city", "region"})
"""Kinds of places that have a government of their own, which does not speak for the state."""


def _owners(word: Any) -> list[Any]:
    before = [c for c in word.children if c.dep_ in {"amod", "compound", "poss", "nmod", "nsubj"}]
    deeper = [g for c in before for g in c.children if g.dep_ in {"amod", "compound", "poss"}]
    return [*before, *deeper, *grammar.after(word, "of", "from")]


def unnamed_office(parsed: ParsedArticle, word: Any) -> int:
    """An office-holder without a name as an actor of its own (``the acting US chargé``)."""
    own = parsed.words[word.i]
    assert own.office is not None
    text = " ".join(parsed.tokens.join(own.start, own.end).split())
    number = parsed.cast.body(text, "organisation", nameless=True)
    actor = parsed.cast.actors[number]
    actor.country = actor.country or own.office.country
    parsed.cast.mention(number, parsed.start(word.i), parsed.end(word.i), "description")
    return number


def unnamed_people(parsed: ParsedArticle, word: Any) -> int | None:
    """People without names as an actor (``senior Israeli officials``); None for nobody."""
    owners = _owners(word)
    known = any(parsed.words[c.i].place or parsed.words[c.i].actor is not None for c in owners)
    return described_people(parsed, word) if known or _described(word) else None


def described_people(parsed: ParsedArticle, word: Any) -> int | None:
    """A group as it is described, with what says which; None where that takes too many words."""
    first = min((c.i for c in word.children if c.dep_ in _BEFORE), default=word.i)
    last = word.i
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "from"} and child.i == word.i + 1:
            last = max(t.i for t in child.subtree)
    if last - first > 8:
        return None
    text = " ".join(parsed.text(first, last).split())
    for article in ("the ", "The ", "a ", "A ", "several ", "Several ", "his ", "their ", "its "):
        text = text.removeprefix(article)
    if not text.strip():
        return None
    number = parsed.cast.body(text, "group", nameless=True)
    actor = parsed.cast.actors[number]
    if actor.country is None:
        state = owner_state(parsed, word)
        actor.country = parsed.cast.actors[state].country if state is not None else None
    parsed.cast.mention(number, parsed.start(first), parsed.end(last), "description")
    return number


def _described(word: Any) -> bool:
    """``human rights groups``, ``families of the miners``: people of whom a word is said."""
    return word.tag_ in {"NNS", "NNPS"} and any(
        (c.dep_ in {"amod", "compound", "nmod"} and c.lower_ not in _SAYING_NOTHING)
        or (c.dep_ == "prep" and c.lower_ == "of" and word.lower_ in _OF_OTHERS)
        for c in word.children
    )


_OF_OTHERS = word_list("participants", "of_others")
_SAYING_NOTHING = word_list("participants", "saying_nothing")
_BEFORE = word_list("participants", "before")
