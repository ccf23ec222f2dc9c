"""Where a journey goes, and who makes it."""

from dataclasses import dataclass
from typing import Any

from briefing.extract.components.gazetteer import Place
from briefing.extract.document import ParsedArticle
from briefing.extract.matching import participants, syntax
from briefing.resources import word_list


@dataclass(frozen=True, slots=True)
class Destination:
    """A country (alpha-3), and the place in it as written where that is more exact."""

    country: str | None
    name: str | None
    is_seat: bool = False
    """A building or body: a stop of a journey, no journey of its own unless it lies abroad."""
    is_capital: bool = False
    """Where a government is at home."""


def destinations(parsed: ParsedArticle, words: list[Any]) -> list[Destination]:
    """The destinations that noun phrases name, one a country, in order."""
    return _one_a_country(named_places(parsed, words))


def abroad(parsed: ParsedArticle, who: list[int], words: list[Any]) -> list[Destination]:
    """The destinations of ``words`` that do not lie in the travellers' own country."""
    return [p for p in destinations(parsed, words) if not is_home(parsed, who, p)]


def named_places(parsed: ParsedArticle, words: list[Any]) -> list[Destination]:
    """All places that noun phrases name, in order."""
    places = (_destination(parsed, part) for word in words for part in syntax.coordinated(word))
    return [place for place in places if place is not None]


def journey_goals(
    parsed: ParsedArticle, who: list[int], places: list[Destination]
) -> list[Destination]:
    """Where journeys to places go: one a country abroad, each place within one's own.

    A journey at home goes to the place, never to the country, and there is none to the capital,
    where a government is at home.
    """
    abroad = [place for place in places if not is_home(parsed, who, place)]
    own = [
        Destination(None, place.name)
        for place in places
        if place not in abroad and place.name and not (place.is_seat or place.is_capital)
    ]
    return [*_one_a_country(abroad), *dict.fromkeys(own)]


def _one_a_country(places: list[Destination]) -> list[Destination]:
    found: list[Destination] = []
    for place in places:
        if all(place.country != f.country or place.country is None for f in found):
            found.append(place)
    return found


def _destination(parsed: ParsedArticle, word: Any) -> Destination | None:
    own = parsed.words[word.i]
    place = own.place
    if place is None and word.lower_ == "here" and parsed.scene is not None:
        place = parsed.scene
    if place is not None:
        return _of_place(place, parsed.place_name(place))
    if own.actor is not None:
        actor = parsed.cast.actors[own.actor]
        inside = next((d for c in word.children if (d := _inside(parsed, c))), None)
        if inside is None and actor.kind == "organisation" and actor.country:
            return Destination(actor.country, actor.name, True)
        return inside
    return _of_site(parsed, word) if word.lower_ in _SITES else None


def _of_place(place: Place, name: str) -> Destination | None:
    """A known place as a destination; words for a people are none."""
    match place.entry.kind:
        case "name":
            return Destination(place.entry.code, None)
        case "demonym" | "adjective":
            return None
        case "capital" | "city" as kind:
            return Destination(place.entry.code, name, is_capital=kind == "capital")
        case "region":
            return Destination(place.entry.code, place.entry.name)
    return Destination(place.entry.code, name, True) if place.entry.code else None


def _of_site(parsed: ParsedArticle, word: Any) -> Destination | None:
    """``the capital``, ``a base in X``: the place that describes it."""
    inside = next((d for c in word.children if (d := _inside(parsed, c))), None)
    if inside is not None:
        return inside
    sides = {"appos", "prep"} | (set() if word.lower_ in _OPERATED else {"amod", "compound"})
    near = (c for c in word.children if c.dep_ in sides)
    return next((d for c in near if (d := _inner(parsed, c))), None) or _spoken_of(parsed, word)


def _spoken_of(parsed: ParsedArticle, word: Any) -> Destination | None:
    """``the state``, ``the country``: the place of that kind that was named last."""
    kinds = _KINDS_OF_SITE.get(word.lower_)
    if kinds is None or {c.lower_ for c in word.children} != {"the"}:
        return None
    for i in range(word.i - 1, -1, -1):
        place = parsed.words[i].place
        if place is not None and place.entry.kind in kinds:
            return _of_place(place, parsed.place_name(place))
    if "name" in kinds and parsed.scene is not None:
        return Destination(parsed.scene.entry.code, None)
    return None


_STATES = frozenset({"name"})
_CITIES = frozenset({"capital", "city"})
_KINDS_OF_SITE = {
    **dict.fromkeys(("country", "kingdom", "republic", "sultanate", "nation"), _STATES),
    **dict.fromkeys(("capital", "city", "town"), _CITIES),
    **dict.fromkeys(("state", "province", "region"), frozenset({"region"})),
    "island": frozenset({"name", "region"}),
}
"""Which places a common noun may mean, by their kind in the gazetteer."""


_OPERATED = frozenset({"airbase", "base", "headquarters"})
"""Sites that an adjective gives to who runs them, not to the land they lie in."""
_SITES = word_list("destinations", "sites")


def _inside(parsed: ParsedArticle, child: Any) -> Destination | None:
    """``UN headquarters in New York``: where the body that is visited stands."""
    if child.dep_ != "prep" or child.lower_ not in {"in", "at", "on"}:
        return None
    return next((d for w in child.children if (d := _destination(parsed, w))), None)


def _inner(parsed: ParsedArticle, child: Any) -> Destination | None:
    if child.dep_ == "prep":
        return next((d for w in child.children if (d := _destination(parsed, w))), None)
    own = parsed.words[child.i]
    if child.dep_ == "appos":
        return _destination(parsed, child)
    if own.place and own.place.entry.code:
        return Destination(own.place.entry.code, None)
    return None


def companions(word: Any) -> list[Any]:
    """``A, accompanied by B,`` and ``a delegation led by B``: B goes and sits with A.

    So does who ``led a delegation that met …``.
    """
    leads = word.dep_ == "dobj" and word.head.lemma_ in {"lead", "head"}
    return (
        (syntax.subjects(word.head) if leads else [])
        + [
            companion
            for child in word.children
            if child.dep_ == "acl"
            and child.lemma_ in {"accompany", "join", "flank", "lead", "head"}
            for companion in syntax.after(child, "by")
        ]
        + [
            member
            for child in word.children
            if word.lower_ in _PARTIES and child.lemma_ in _CONSISTS
            for member in [*syntax.after(child, "of"), *syntax.objects(child)]
        ]
    )


_PARTIES = word_list("destinations", "parties")
_CONSISTS = word_list("destinations", "consists")


def travellers(parsed: ParsedArticle, words: list[Any]) -> list[int]:
    """Who can travel: persons, delegations, officials; never a state or a body as such."""
    found: list[int] = []
    for word in [*words, *(c for w in words for c in companions(w))]:
        for number in participants.actors(parsed, word, people=True):
            actor = parsed.cast.actors[number]
            human = actor.kind == "person" or actor.nameless
            if human and number not in found:
                found.append(number)
        if word.lower_ == "delegation" and not found:
            found += [n for w in syntax.after(word, "from") for n in participants.actors(parsed, w)]
    return found


def is_home(parsed: ParsedArticle, who: list[int], place: Destination) -> bool:
    """Whether the place lies in the travellers' own country."""
    countries = {parsed.cast.actors[n].likely_state for n in who}
    return place.country is not None and countries == {place.country}


def guests(parsed: ParsedArticle, who: list[int], place: Destination) -> list[int]:
    """Those of several who travel: a host beside them is at home."""
    away = [n for n in who if parsed.cast.actors[n].likely_state != place.country]
    return away if place.country is not None and away else who
