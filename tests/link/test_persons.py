"""Who is one person, and why; whom an office without a name means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.link import ReadArticle, link, source_id
from briefing.link.actors.actor_features import ENOUGH
from briefing.link.tenures import Tenure
from briefing.models import Briefing, Join
from briefing.models.extraction import OfficeClaim
from tests.link.helpers import groups, holding, linked, of_name, row, told_in
from tests.link.paper import Paper

Told = tuple[str, str | None, str | None, str | None]
"""A name, its state, its office, the date of the article."""


def paper(path: str, told: Told, *beside: str) -> Paper:
    """An article on one person, in the company of others."""
    name, country, office, day = told
    others = "".join(f" {other} sat there." for other in beside)
    made = Paper(path, f"{office or ''} {name} spoke.{others} So writes {path}.", day)
    made.actor(name, country, office=office)
    for other in beside:
        made.actor(other, country)
    return made


def persons(*told: Told) -> Briefing:
    """One article for each."""
    return linked(*(paper(f"{n:02}.txt", one) for n, one in enumerate(told)))


def sizes(briefing: Briefing) -> list[int]:
    """How many articles name each person."""
    return sorted(len(a.mentions) for a in briefing.actors if a.kind == "person")


def names(join: Join) -> set[str]:
    """What speaks for it."""
    return {signal.name for signal in join.signals}


PM, FM = "Prime Minister", "Foreign Minister"
CASES: dict[str, tuple[tuple[Told, ...], list[int]]] = {
    "two alphabets": (
        (("Volodymyr Zelensky", "UKR", None, None), ("Vladimir Zelenskyy", "UKR", None, None)),
        [2],
    ),
    "another order": ((("Wang Yi", "CHN", None, None), ("Yi Wang", "CHN", None, None)), [2]),
    "a family name that stands first": (
        (("Xi Jinping", "CHN", None, None), ("Xi", "CHN", None, None)),
        [2],
    ),
    "a surname in other letters": (
        (("Sergei Lavrov", "RUS", None, None), ("Lawrow", "RUS", None, None)),
        [2],
    ),
    "a surname in another spelling": (
        (("Volodymyr Zelenskyy", "UKR", None, None), ("Zelensky", "UKR", None, None)),
        [2],
    ),
    "a letter wrong, and one office": (
        (
            ("Oskar Lindqvist", "SWE", FM, "2020-01-01"),
            ("Oskar Lindquist", "SWE", FM, "2020-02-01"),
        ),
        [2],
    ),
    "a letter apart, and no office": (
        (("Petr Zelenka", "CZE", None, None), ("Petr Zelenko", "CZE", None, None)),
        [1, 1],
    ),
    "a soldier and a minister": (
        (
            ("Khalid Mahmood", "PAK", "General", "2020-01-01"),
            ("Khalid Mahmood", "PAK", "Trade Minister", "2020-02-01"),
        ),
        [1, 1],
    ),
    "a soldier, later a minister": (
        (
            ("Khalid Mahmood", "PAK", "General", "2010-01-01"),
            ("Khalid Mahmood", "PAK", "Trade Minister", "2020-02-01"),
        ),
        [2],
    ),
    "the elder and the younger": (
        (
            ("George Sample Sr.", "USA", None, None),
            ("George Sample Jr.", "USA", None, None),
        ),
        [1, 1],
    ),
    "two brothers in one office by their names": (
        (
            ("Nawaz Sharif", "PAK", PM, "2014-01-01"),
            ("Shehbaz Sharif", "PAK", PM, "2023-01-01"),
        ),
        [1, 1],
    ),
    "a surname in office in the time of the first": (
        (
            ("Nawaz Sharif", "PAK", PM, "2014-01-01"),
            ("Shehbaz Sharif", "PAK", PM, "2023-01-01"),
            ("Sharif", "PAK", PM, "2014-06-01"),
        ),
        [1, 2],
    ),
    "a surname in office between two": (
        (
            ("Nawaz Sharif", "PAK", PM, "2017-01-01"),
            ("Shehbaz Sharif", "PAK", PM, "2022-06-01"),
            ("Sharif", "PAK", None, "2019-11-01"),
        ),
        [1, 1, 1],
    ),
    "a surname with another office": (
        (
            ("Imran Khan", "PAK", PM, "2019-01-01"),
            ("Ayub Khan", "PAK", FM, "2019-01-01"),
            ("Khan", "PAK", FM, "2019-02-01"),
        ),
        [1, 2],
    ),
    "an initial that two may have": (
        (
            ("Imran Khan", "PAK", None, None),
            ("Iqbal Khan", "PAK", None, None),
        ),
        [1, 1],
    ),
}


@pytest.mark.parametrize(("told", "expected"), CASES.values(), ids=CASES.keys())
def test_who_is_one_person(told: tuple[Told, ...], expected: list[int]) -> None:
    """By names, states, offices and their times."""
    assert sizes(persons(*told)) == expected


@pytest.mark.parametrize(
    ("day", "full"), [("2014-06-01", "Nawaz Sharif"), ("2023-06-01", "Shehbaz Sharif")]
)
def test_the_time_of_an_office_tells_whose_surname_it_is(day: str, full: str) -> None:
    """Two brothers held it, nine years apart."""
    briefing = persons(
        ("Nawaz Sharif", "PAK", PM, "2014-01-01"),
        ("Shehbaz Sharif", "PAK", PM, "2023-01-01"),
        ("Sharif", "PAK", PM, day),
    )
    assert source_id("02.txt") in told_in(of_name(briefing, full))


@pytest.mark.parametrize(
    ("day", "full"), [("2005-03-01", "Nestor Kirchner"), ("2009-06-01", "Cristina Kirchner")]
)
def test_one_followed_the_other_in_office(day: str, full: str) -> None:
    """A surname within the time in which only one of them was seen in it is that one’s."""
    president = "President"
    briefing = persons(
        ("Nestor Kirchner", "ARG", president, "2004-01-10"),
        ("Nestor Kirchner", "ARG", president, "2006-06-10"),
        ("Cristina Kirchner", "ARG", president, "2008-03-10"),
        ("Cristina Kirchner", "ARG", president, "2011-03-10"),
        ("Kirchner", "ARG", president, day),
    )
    assert source_id("04.txt") in told_in(of_name(briefing, full))


def test_company_tells_whose_surname_it_is() -> None:
    """Of two Khans the one who is seen with the same people."""
    friends = ("Shah Mehmood Qureshi", "Pervez Khattak")
    briefing = linked(
        paper("0.txt", ("Imran Khan", "PAK", None, "2019-01-01"), *friends),
        paper("1.txt", ("Ayub Khan", "PAK", None, "2019-01-01"), "Bo Sample"),
        paper("2.txt", ("Khan", "PAK", None, "2019-01-05"), *friends),
    )
    khan = of_name(briefing, "Imran Khan")
    assert source_id("2.txt") in told_in(khan)
    (join,) = khan.joins
    assert "company kept" in names(join)


def test_two_of_one_surname_in_one_article() -> None:
    """They are two there, and in all articles."""
    both = Paper("0.txt", "Nawaz Sharif embraced Shehbaz Sharif.", "2022-05-01")
    both.actor("Nawaz Sharif", "PAK")
    both.actor("Shehbaz Sharif", "PAK")
    briefing = linked(both, paper("1.txt", ("Sharif", "PAK", None, "2022-05-02")))
    assert sizes(briefing) == [1, 1, 1]


def test_an_initial_that_an_article_tells_apart() -> None:
    """``J. Smith`` beside ``John Smith`` in one article may be two; beside Jane they are."""
    both = Paper("0.txt", "Jane Smith wrote to John Smith.", "2022-05-01")
    both.actor("Jane Smith", "USA")
    both.actor("John Smith", "USA")
    initial = paper("1.txt", ("J. Smith", "USA", None, "2022-05-02"))
    found = groups(linked(both, initial))
    assert not any({"Jane Smith", "John Smith"} <= group for group in found)


SIGNALS: dict[str, tuple[Told, Told, set[str]]] = {
    "the same name in another spelling": (
        ("Volodymyr Zelensky", "UKR", None, None),
        ("Vladimir Zelenskyy", None, None, None),
        {"same name, other spelling"},
    ),
    "a part of the name, and the state": (
        ("Lloyd J. Austin", "USA", None, None),
        ("Lloyd Austin", "USA", None, None),
        {"part of the name or initials", "same state"},
    ),
    "a surname, the state, and nobody else": (
        ("Asim Munir", "PAK", None, None),
        ("Munir", "PAK", None, None),
        {"surname", "same state", "nobody else has the name"},
    ),
    "a surname and the office": (
        ("Asim Munir", "PAK", "army chief", "2023-01-01"),
        ("Munir", "PAK", "Chief of Army Staff", "2023-05-01"),
        {"surname", "same state", "same office", "nobody else has the name"},
    ),
    "the office, long ago": (
        ("Sergei Lavrov", "RUS", FM, "2005-01-01"),
        ("Sergey Lavrov", "RUS", FM, "2021-01-01"),
        {"same name, other spelling", "same state", "same office, years apart"},
    ),
}


@pytest.mark.parametrize(("one", "other", "expected"), SIGNALS.values(), ids=SIGNALS.keys())
def test_a_merge_says_why(one: Told, other: Told, expected: set[str]) -> None:
    """Its signals with their weights, the form that joined, and the sources of it."""
    (actor,) = persons(one, other).actors
    (join,) = actor.joins
    assert names(join) == expected
    assert join.score >= ENOUGH
    assert join.score == sum(signal.weight for signal in join.signals)
    assert join.form in {one[0], other[0]}
    assert set(join.sources) <= set(told_in(actor))


def test_one_name_needs_no_merge() -> None:
    """It is the same from the start."""
    (actor,) = persons(*[("Ana Example", "PAK", None, None)] * 3).actors
    assert actor.joins == ()


MIXED: tuple[tuple[Told, tuple[str, ...]], ...] = (
    (("Imran Khan", "PAK", PM, "2019-07-22"), ("Shah Qureshi",)),
    (("Khan", "PAK", PM, "2019-07-23"), ("Shah Qureshi",)),
    (("Sadiq Khan", "GBR", None, "2019-07-23"), ()),
    (("Shehbaz Sharif", "PAK", PM, "2023-01-02"), ()),
    (("Shahbaz Sharif", "PAK", None, None), ()),
    (("Nawaz Sharif", "PAK", PM, "2014-01-02"), ()),
    (("Volodymyr Zelensky", "UKR", None, "2022-03-01"), ()),
    (("Vladimir Zelenskyy", None, None, "2022-03-02"), ()),
)
PATHS = tuple(f"{n}.txt" for n in range(len(MIXED)))


def who_is_who(paths: tuple[str, ...]) -> set[frozenset[int]]:
    """Which of the mixed articles name one person, if they are called so."""
    made = [paper(p, told, *beside) for p, (told, beside) in zip(paths, MIXED, strict=True)]
    number = {source_id(path): n for n, path in enumerate(paths)}
    return {frozenset(number[s] for s in told_in(a)) for a in link([p.read() for p in made]).actors}


@given(st.permutations(PATHS))
@settings(max_examples=40, deadline=None)
def test_the_names_of_the_files_do_not_matter(paths: list[str]) -> None:
    """Nor, with them, the order in which articles are taken."""
    found = who_is_who(tuple(paths))
    assert found == who_is_who(PATHS)
    assert {frozenset({0, 1}), frozenset({2}), frozenset({3, 4}), frozenset({5})} <= found
    assert frozenset({6, 7}) in found


# -- offices without a name

CHIEF = "army chief"


def nameless(
    path: str, day: str | None, words: str = "the army chief", country: str | None = "FIN"
) -> Paper:
    """An article that names an office alone."""
    made = Paper(path, f"In town, {words} spoke. So writes {path}.", day)
    made.actor(words, country, kind="organisation", nameless=True)
    return made


def chief(path: str, name: str, day: str | None, office: str = "army chief") -> Paper:
    """An article that names the holder of the office."""
    return paper(path, (name, "FIN", office, day))


def meant(*papers: Paper, tenures: tuple[Tenure, ...] = ()) -> str | None:
    """The name of the person whom ``0.txt`` means by an office; None for nobody."""
    briefing = linked(*papers, tenures=tenures)
    found = [
        a.name for a in briefing.actors if a.kind == "person" and source_id("0.txt") in told_in(a)
    ]
    return found[0] if found else None


ANA, BO = "Ana Example", "Bo Sample"
HELD: dict[str, tuple[tuple[Paper, ...], str | None]] = {
    "in the same month": (
        (nameless("0.txt", "2019-07-24"), chief("1.txt", ANA, "2019-07-02")),
        ANA,
    ),
    "a year later": ((nameless("0.txt", "2020-07-24"), chief("1.txt", ANA, "2019-07-02")), ANA),
    "ten years later": ((nameless("0.txt", "2029-07-24"), chief("1.txt", ANA, "2019-07-02")), None),
    "by another title": (
        (
            nameless("0.txt", "2019-07-24", "the COAS"),
            chief("1.txt", ANA, "2019-07-02", "Chief of Army Staff"),
        ),
        ANA,
    ),
    "of the first of two": (
        (
            nameless("0.txt", "2019-07-24"),
            chief("1.txt", ANA, "2019-07-02"),
            chief("2.txt", BO, "2023-07-02"),
        ),
        ANA,
    ),
    "of the second of two": (
        (
            nameless("0.txt", "2023-09-24"),
            chief("1.txt", ANA, "2019-07-02"),
            chief("2.txt", BO, "2023-07-02"),
        ),
        BO,
    ),
    "between two seen at one time": (
        (
            nameless("0.txt", "2019-07-24"),
            chief("1.txt", ANA, "2019-07-02"),
            chief("2.txt", BO, "2019-07-20"),
        ),
        None,
    ),
    "without a date": ((nameless("0.txt", None), chief("1.txt", ANA, "2019-07-02")), None),
    "of another state": (
        (nameless("0.txt", "2019-07-24", country="SWE"), chief("1.txt", ANA, "2019-07-02")),
        None,
    ),
    "of no state": (
        (nameless("0.txt", "2019-07-24", country=None), chief("1.txt", ANA, "2019-07-02")),
        None,
    ),
    "of a deputy": (
        (nameless("0.txt", "2019-07-24"), chief("1.txt", ANA, "2019-07-02", "deputy army chief")),
        None,
    ),
    "of another office": (
        (nameless("0.txt", "2019-07-24"), chief("1.txt", ANA, "2019-07-02", "Foreign Minister")),
        None,
    ),
    "that many hold": (
        (
            nameless("0.txt", "2019-07-24", "the ambassador"),
            chief("1.txt", ANA, "2019-07-02", "ambassador"),
        ),
        None,
    ),
}


@pytest.mark.parametrize(("papers", "holder"), HELD.values(), ids=HELD.keys())
def test_an_office_is_its_holder_at_the_date(papers: tuple[Paper, ...], holder: str | None) -> None:
    """As far as the articles show who that was; else it stays an office."""
    assert meant(*papers) == holder


TABLE = (
    row("FIN", CHIEF, ANA, "2016-11-29", "2022-11-29"),
    row("FIN", CHIEF, BO, "2022-11-29"),
)
BY_TABLE: dict[str, tuple[tuple[Paper, ...], str | None]] = {
    "it settles between two": (
        (
            nameless("0.txt", "2022-12-10"),
            chief("1.txt", ANA, "2022-11-20"),
            chief("2.txt", BO, "2023-03-01"),
        ),
        BO,
    ),
    "before the change": (
        (
            nameless("0.txt", "2022-11-10"),
            chief("1.txt", ANA, "2022-01-20"),
            chief("2.txt", BO, "2022-12-01"),
        ),
        ANA,
    ),
    "it has somebody else, whom no article names": (
        (nameless("0.txt", "2023-03-10"), chief("1.txt", ANA, "2022-10-20")),
        None,
    ),
    "the holder was seen in office long before": (
        (nameless("0.txt", "2025-03-10"), chief("1.txt", BO, "2023-01-20")),
        BO,
    ),
}


@pytest.mark.parametrize(("papers", "holder"), BY_TABLE.values(), ids=BY_TABLE.keys())
def test_the_table_says_who_held_it(papers: tuple[Paper, ...], holder: str | None) -> None:
    """Where it knows, no other is taken."""
    assert meant(*papers, tenures=TABLE) == holder


def test_the_reader_s_rows_come_before_the_shipped_ones() -> None:
    """The shipped table has Qamar Javed Bajwa in that office; the reader knows better."""
    own = (row("PAK", CHIEF, ANA, "2019-01-01", "2020-12-31"),)
    papers = (
        nameless("0.txt", "2019-07-24", country="PAK"),
        paper("1.txt", ("Qamar Javed Bajwa", "PAK", CHIEF, "2019-07-01")),
        paper("2.txt", (ANA, "PAK", CHIEF, "2019-07-10")),
    )
    assert meant(*papers) == "Qamar Javed Bajwa"
    assert meant(*papers, tenures=own) == ANA


def test_the_holder_says_why() -> None:
    """Which office, and how it is known."""
    briefing = linked(nameless("0.txt", "2019-07-24"), chief("1.txt", ANA, "2019-07-02"))
    (actor,) = [a for a in briefing.actors if a.kind == "person"]
    (join,) = actor.joins
    assert join.form == "the army chief"
    assert join.sources == (source_id("0.txt"),)
    assert names(join) == {"holds the office", "seen in it"}
    assert join.score >= ENOUGH


def test_an_office_whose_state_only_the_person_has() -> None:
    """``Army chief Ana Example`` of Finland, where the office itself names no state."""
    named = chief("1.txt", ANA, "2019-07-02")
    claim = OfficeClaim(CHIEF, None, None, False, False, named.at(CHIEF))
    reads = [nameless("0.txt", "2019-07-24").read(), holding(named.read(), 0, claim)]
    (actor,) = [a for a in link(reads).actors if a.kind == "person"]
    assert source_id("0.txt") in told_in(actor)


@pytest.mark.parametrize("words", ["former army chief", "nominated army chief", "army chief-elect"])
def test_who_does_not_hold_an_office_is_not_meant_by_it(words: str) -> None:
    """Former, nominated and elect holders are none."""
    made = Paper("1.txt", f"In town {words} {ANA} spoke.", "2019-07-02")
    made.actor(ANA, "FIN")
    title = words if "elect" in words else CHIEF
    claim = OfficeClaim(title, None, "FIN", False, "former" in words, made.at(title))
    briefing = link([nameless("0.txt", "2019-07-24").read(), holding(made.read(), 0, claim)])
    assert sizes(briefing) == [1]
    assert told_in(of_name(briefing, ANA)) == (source_id("1.txt"),)


# -- the history of offices


def test_offices_become_a_dated_history() -> None:
    """First and last month in which each was seen, the oldest first, with its words."""
    (actor,) = persons(
        (ANA, "FIN", "army chief", "2019-07-24"),
        (ANA, "FIN", "Chief of Army Staff", "2021-03-01"),
        (ANA, "FIN", "President", "2023-01-01"),
        (ANA, "FIN", "President", "2024-02"),
    ).actors
    assert [(r.as_of, r.until, len(r.evidence)) for r in actor.roles] == [
        ("2019-07", "2021-03", 2),
        ("2023-01", "2024-02", 2),
    ]
    assert actor.roles[1].title == "President"
    assert {r.country for r in actor.roles} == {"FIN"}


HELD_THEN = {
    "fifty years ago today": "1973-03",
    "on 5 May 1999": "1999-05",
    "in 1999": "2023-03",
    "on 5 May 2022": "2023-03",
    "on Monday": "2023-03",
}


@pytest.mark.parametrize(("words", "month"), HELD_THEN.items(), ids=HELD_THEN)
def test_an_office_of_years_ago(words: str, month: str) -> None:
    """It was held when what it stands in took place, if that is known to the month."""
    paper = Paper("a.txt", f"President Ana Example visited Lima {words}.", "2023-03-14")
    ana = paper.actor(ANA, "FIN", office="President")
    when = paper.date(words)
    paper.visit(f"President Ana Example visited Lima {words}", ana, to="PER", when=when)
    (office,) = of_name(linked(paper), ANA).roles
    assert (office.as_of, office.until) == (month, month)


def test_undated_offices_come_last_without_dates() -> None:
    """Nothing is put in their place."""
    (actor,) = persons((ANA, "FIN", "senator", None), (ANA, "FIN", "President", "2023")).actors
    assert [(r.title, r.as_of, r.until) for r in actor.roles] == [
        ("President", "2023", "2023"),
        ("senator", None, None),
    ]


def claimed(path: str, day: str, *claims: tuple[str, str | None, bool, bool]) -> ReadArticle:
    """An article that gives Ana Example offices: title, organisation, acting, former."""
    titles = ", ".join(title for title, *_ in claims)
    made = Paper(path, f"{ANA}, {titles}, spoke.", day)
    made.actor(ANA, "FIN")
    return holding(
        made.read(),
        0,
        *(
            OfficeClaim(t, body, "FIN", acting, gone, made.at(t))
            for t, body, acting, gone in claims
        ),
    )


def test_one_office_in_two_bodies_is_two() -> None:
    """The director of one is not the director of the other."""
    reads = [
        claimed("0.txt", "2019-01-01", ("director", "Harbour Board", False, False)),
        claimed("1.txt", "2022-01-01", ("director", "Water Agency", False, False)),
    ]
    (actor,) = link(reads).actors
    assert [(r.organisation, r.as_of, r.until) for r in actor.roles] == [
        ("Harbour Board", "2019-01", "2019-01"),
        ("Water Agency", "2022-01", "2022-01"),
    ]


def test_acting_held_and_former_are_three() -> None:
    """Each with its own time."""
    reads = [
        claimed("0.txt", "2019-01-01", (FM, None, True, False)),
        claimed("1.txt", "2020-01-01", (FM, None, False, False)),
        claimed("2.txt", "2022-01-01", (FM, None, False, True)),
    ]
    (actor,) = link(reads).actors
    assert [(r.acting, r.former, r.as_of) for r in actor.roles] == [
        (True, False, "2019-01"),
        (False, False, "2020-01"),
        (False, True, "2022-01"),
    ]


AMBASSADOR = ("Kenyan Ambassador Peter Lund met the mayor.", "KEN", "Kenyan Ambassador")
NAMESAKES: dict[str, tuple[str, int]] = {
    "an occupation before the name": ("The striker Peter Lund scored twice.", 2),
    "an occupation behind the name": ("Peter Lund, the rector of a university, spoke.", 2),
    "an article that says so": ("Peter Lund has a namesake in the foreign service.", 2),
    "no words of it": ("Peter Lund spoke for an hour.", 1),
    "an occupation of somebody else": ("Peter Lund praised the singer of the anthem.", 1),
    "a figure of speech": ("Peter Lund, the key actor in the talks, spoke.", 1),
}


@pytest.mark.parametrize(("text", "count"), NAMESAKES.values(), ids=NAMESAKES.keys())
def test_namesakes(text: str, count: int) -> None:
    """Who is told of as something else than an office-holder is not the office-holder."""
    told, country, office = AMBASSADOR
    first = Paper("0.txt", told, "2022-05-10")
    first.actor("Peter Lund", country, office=office)
    second = Paper("1.txt", text, "2022-05-12")
    second.actor("Peter Lund")
    assert len(sizes(linked(first, second))) == count
