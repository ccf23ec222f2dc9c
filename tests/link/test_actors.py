"""The same actor in many articles, and two of one name."""

import pytest

from briefing.link import link
from briefing.models import Actor, Briefing
from briefing.models.enums import ActorKind
from tests.link.paper import Paper

ActorOverride = tuple[str, str | None]


def linked(*names: ActorOverride, kind: ActorKind = "person", shuffled: bool = False) -> Briefing:
    """One article for each name, with the state it gives."""
    papers = []
    for number, (name, country) in enumerate(names):
        paper = Paper(f"{99 - number if shuffled else number + 10}.txt", f"{name} spoke.")
        paper.actor(name, country, kind=kind)
        papers.append(paper.read())
    return link(papers)


def sizes(briefing: Briefing) -> list[int]:
    """How many articles name each actor."""
    return sorted(len(actor.mentions) for actor in briefing.actors)


PERSONS: dict[str, tuple[tuple[ActorOverride, ...], list[int]]] = {
    "one name": ((("Lloyd Austin", "USA"), ("Lloyd Austin", "USA")), [2]),
    "an initial": ((("Lloyd J. Austin", "USA"), ("Lloyd Austin", "USA")), [2]),
    "an initial and a suffix": ((("Lloyd J. Austin III", "USA"), ("Lloyd Austin", "USA")), [2]),
    "a state known once": ((("Lloyd J. Austin", "USA"), ("Lloyd Austin", None)), [2]),
    "capitals and accents": ((("José Peña", "MEX"), ("JOSE PENA", None)), [2]),
    "a short form": ((("Anthony Blinken", "USA"), ("Tony Blinken", "USA")), [2]),
    "a middle name": ((("Qamar Javed Bajwa", "PAK"), ("Qamar Bajwa", "PAK")), [2]),
    "a surname alone": ((("Asim Munir", "PAK"), ("Munir", "PAK")), [2]),
    "a surname alone, without a state": ((("Asim Munir", "PAK"), ("Munir", None)), [2]),
    "two Qamars": ((("Qamar Javed Bajwa", "PAK"), ("Qamar Bashir", "PAK")), [1, 1]),
    "two Qamars without states": ((("Qamar Javed Bajwa", None), ("Qamar Bashir", None)), [1, 1]),
    "two states": ((("John Smith", "USA"), ("John Smith", "GBR")), [1, 1]),
    "two states by surname": ((("Imran Khan", "PAK"), ("Sadiq Khan", "GBR")), [1, 1]),
    "a surname of another state": ((("Imran Khan", "PAK"), ("Khan", "GBR")), [1, 1]),
    "two of one family": ((("George Bush", "USA"), ("Barbara Bush", "USA")), [1, 1]),
    "a surname that two have": (
        (("Imran Khan", "PAK"), ("Ayub Khan", "PAK"), ("Khan", "PAK")),
        [1, 1, 1],
    ),
    "a surname that two have, of no state": (
        (("Imran Khan", "PAK"), ("Sadiq Khan", "GBR"), ("Khan", None)),
        [1, 1, 1],
    ),
    "a surname that two have, of one's state": (
        (("Imran Khan", "PAK"), ("Sadiq Khan", "GBR"), ("Khan", "GBR")),
        [1, 2],
    ),
    "a surname alone, twice": ((("Bajwa", "PAK"), ("Bajwa", None)), [2]),
    "initials that differ": ((("J. Smith", "USA"), ("R. Smith", "USA")), [1, 1]),
    "a chain that would join two": (
        (("John Smith", "USA"), ("Smith", "USA"), ("Jane Smith", "USA")),
        [1, 1, 1],
    ),
}


@pytest.mark.parametrize("shuffled", [False, True], ids=["in order", "the last first"])
@pytest.mark.parametrize(("names", "expected"), PERSONS.values(), ids=PERSONS.keys())
def test_who_is_one_person(
    names: tuple[ActorOverride, ...], expected: list[int], shuffled: bool
) -> None:
    """Whichever article comes first."""
    assert sizes(linked(*names, shuffled=shuffled)) == expected


OTHERS: dict[str, tuple[ActorKind, tuple[ActorOverride, ...], list[int]]] = {
    "a state by two names": ("state", (("Pakistan", "PAK"), ("Islamabad", "PAK")), [2]),
    "two states": ("state", (("Pakistan", "PAK"), ("India", "IND")), [1, 1]),
    "a body": ("organisation", (("Pentagon", "USA"), ("the Pentagon", "USA")), [2]),
    "a body in capitals": (
        "organisation",
        (("State Department", None), ("STATE Department", None)),
        [2],
    ),
    "two bodies": ("organisation", (("Pentagon", "USA"), ("State Department", "USA")), [1, 1]),
    "a group": ("group", (("Taliban", None), ("the Taliban", None)), [2]),
}


@pytest.mark.parametrize(("kind", "names", "expected"), OTHERS.values(), ids=OTHERS.keys())
def test_what_is_one_actor(
    kind: ActorKind, names: tuple[ActorOverride, ...], expected: list[int]
) -> None:
    """States by their code, bodies and groups by name."""
    assert sizes(linked(*names, kind=kind)) == expected


def test_the_foreign_ministry_of_two_states() -> None:
    """One name, two bodies."""
    names: tuple[ActorOverride, ...] = (("Foreign Ministry", "PAK"), ("Foreign Ministry", "CHN"))
    assert sizes(linked(*names, kind="organisation")) == [1, 1]


def test_a_person_and_a_body_of_one_name_are_two() -> None:
    """Kinds are not mixed."""
    paper = Paper("a.txt", "Lincoln met Lincoln.")
    paper.actor("Lincoln")
    other = Paper("b.txt", "Lincoln said.")
    other.actor("Lincoln", kind="organisation")
    assert [a.kind for a in link([paper.read(), other.read()]).actors] == ["person", "organisation"]


def test_the_unnamed_stay_with_their_article() -> None:
    """One ``diplomatic source`` is not another."""
    papers = []
    for path in ("a.txt", "b.txt"):
        paper = Paper(path, "A diplomatic source spoke.")
        paper.actor("a diplomatic source", kind="group", words="A diplomatic source", nameless=True)
        papers.append(paper.read())
    assert sizes(link(papers)) == [1, 1]


def austin() -> Actor:
    """One person in three articles."""
    first = Paper(
        "1.txt", "General Lloyd Austin, nominated Secretary of Defence, spoke.", "2021-01"
    )
    first.actor("Lloyd Austin", "USA", words="General Lloyd Austin", office="Secretary of Defence")
    second = Paper("2.txt", "Secretary of Defense Lloyd J. Austin spoke.", "2023-12-13")
    second.actor("Lloyd J. Austin", "USA", office="Secretary of Defense")
    third = Paper("3.txt", "Austin, a former general, spoke.")
    third.actor("Austin", office="general")
    (actor,) = link([p.read() for p in (first, second, third)]).actors
    return actor


def test_an_actor_has_the_fullest_name_and_all_others() -> None:
    """As they stand in the articles."""
    actor = austin()
    assert actor.id == "person:lloyd-j-austin"
    assert actor.name == "Lloyd J. Austin"
    assert set(actor.aliases) == {"General Lloyd Austin", "Austin"}
    assert actor.country == "USA"
    assert {m.text for m in actor.mentions} == {"General Lloyd Austin", "Lloyd J. Austin", "Austin"}


def test_the_offices_of_an_actor() -> None:
    """One office in two spellings is one, from the first month that names it; undated ones last."""
    assert [(r.title, r.as_of, len(r.evidence)) for r in austin().roles] == [
        ("Secretary of Defence", "2021-01", 2),
        ("general", None, 1),
    ]
    assert austin().roles[0].country == "USA"


def test_every_actor_has_an_id_of_its_own() -> None:
    """Also two of one name."""
    briefing = linked(
        ("John Smith", "USA"), ("John Smith", "GBR"), ("李克强", "CHN"), ("王毅", "CHN")
    )
    ids = [a.id for a in briefing.actors]
    assert len(set(ids)) == 4
    assert all(i.startswith("person:") and len(i) > 7 for i in ids)


def test_persons_come_first_and_the_most_named_of_them() -> None:
    """Then states, bodies and groups."""
    paper = Paper("a.txt", "Ana Example, Bo Sample, Pakistan, the Pentagon, Taliban. Bo Sample!")
    paper.actor("Taliban", kind="group")
    paper.actor("Pentagon", "USA", kind="organisation")
    paper.actor("Pakistan", "PAK", kind="state")
    paper.actor("Ana Example")
    paper.actor("Bo Sample")
    second = Paper("b.txt", "Bo Sample.")
    second.actor("Bo Sample")
    briefing = link([paper.read(), second.read()])
    assert [a.name for a in briefing.actors] == [
        "Bo Sample",
        "Ana Example",
        "Pakistan",
        "Pentagon",
        "Taliban",
    ]
