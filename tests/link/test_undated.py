"""Undated articles between two days, by the offices their people hold: bounds, never a date."""

import pytest

from briefing.link import ReadArticle, link, source_id
from briefing.link.tenures import Tenure
from briefing.models import Briefing, Meeting, Source
from briefing.models.copy_with import replace
from briefing.models.date_words import Tense
from briefing.models.enums import Status
from briefing.models.extraction import OfficeClaim
from tests.link.helpers import holding, row
from tests.link.paper import Paper

ANA, BO = "Ana Example", "Bo Sample"
GOVERNMENT, FOREIGN = "head of government", "foreign minister"
PM, FM = "Prime Minister", "Foreign Minister"
TABLE: tuple[Tenure, ...] = (
    row("FIN", GOVERNMENT, ANA, "2018-08-18", "2022-04-10"),
    row("FIN", GOVERNMENT, "Cy Other", "2022-04-11"),
    row("SWE", FOREIGN, BO, "2019-07-02", "2019-07-12"),
    row("SWE", FOREIGN, "Dee Later", "2023-01-01", "2024-01-01"),
    row("EST", FOREIGN, "Eve Unsure", "2019-01-01", "2020-12-31", checked=False),
    row("LVA", GOVERNMENT, "Fay Twice", "2009-01-01", "2010-01-01"),
    row("LVA", GOVERNMENT, "Fay Twice", "2014-01-01", "2016-01-01"),
    row("LTU", GOVERNMENT, "Gus Year", "2020-02-01", "2020-12-31"),
)
Person = tuple[str, str, str | None]
"""A name, a state and an office."""
FINN: Person = (ANA, "FIN", PM)
SWEDE: Person = (BO, "SWE", FM)
BALT: Person = ("Gus Year", "LTU", PM)


def met(
    *people: Person,
    day: str | None = None,
    words: str = "",
    tense: Tense = "past",
    status: Status = "held",
    path: str = "0.txt",
) -> ReadArticle:
    """An article on a meeting of people with their offices."""
    named = " and ".join(f"{office} {name}" if office else name for name, _, office in people)
    made = Paper(path, f"{named} met {words}. So writes {path}.", day)
    numbers = [made.actor(name, state) for name, state, _ in people]
    when = made.date(words, tense) if words else None
    made.meeting(named, *[[n] for n in numbers], when=when, status=status)
    read = made.read()
    for number, (name, state, office) in zip(numbers, people, strict=True):
        if office:
            span = made.at(f"{office} {name}")
            evidence = replace(span, end=span.start + len(office))
            gone = office.startswith("former")
            read = holding(read, number, OfficeClaim(office, None, state, False, gone, evidence))
    return read


def told(*reads: ReadArticle, tenures: tuple[Tenure, ...] = TABLE) -> Briefing:
    """What they tell together, whichever comes first."""
    forth = link(reads, tenures=tenures)
    assert link(reads[::-1], tenures=tenures) == forth
    return forth


def source(briefing: Briefing, path: str = "0.txt") -> Source:
    """The source at a path."""
    return next(s for s in briefing.sources if s.id == source_id(path))


def meeting(briefing: Briefing, path: str = "0.txt") -> Meeting:
    """The meeting that an article tells."""
    return next(
        m for m in briefing.meetings if any(r.source == source_id(path) for r in m.evidence)
    )


def bounds(briefing: Briefing) -> list[tuple[str, str, str | None, str | None, str]]:
    """Why the undated source stands between two days."""
    why = source(briefing).dated_by
    return [(b.person, b.office, b.start, b.end, b.basis) for b in why]


OTHER: Person = ("Hal Guest", "EST", None)
TERM = (ANA, GOVERNMENT, "2018-08-18", "2022-04-10", "table")
DAYS = (BO, FOREIGN, "2019-07-02", "2019-07-12", "table")
BOUNDED: dict[str, tuple[ReadArticle, list[tuple[str, str, str | None, str | None, str]]]] = {
    "an office": (met(FINN, OTHER), [TERM]),
    "two offices": (met(FINN, SWEDE), [TERM, DAYS]),
    "an office that is still held": (
        met(("Cy Other", "FIN", PM), OTHER),
        [("Cy Other", GOVERNMENT, "2022-04-11", None, "table")],
    ),
    "held twice": (
        met(("Fay Twice", "LVA", PM), OTHER),
        [("Fay Twice", GOVERNMENT, "2009-01-01", "2016-01-01", "table")],
    ),
    "a row that is not sure": (
        met(("Eve Unsure", "EST", FM), (BO, "SWE", None)),
        [("Eve Unsure", FOREIGN, "2019-01-01", "2020-12-31", "table, unverified")],
    ),
    "a meeting announced": (met(FINN, OTHER, status="announced"), [TERM]),
    "no office": (met((ANA, "FIN", None), OTHER), []),
    "an office that nobody knows": (met((ANA, "FIN", "Trade Minister"), OTHER), []),
    "an office that she never held": (met((ANA, "FIN", FM), OTHER), []),
    "somebody else": (met(("Ida Example", "FIN", PM), OTHER), []),
    "former": (met((ANA, "FIN", "former Prime Minister"), OTHER), []),
    "nominated": (met((ANA, "FIN", "nominated Prime Minister"), OTHER), []),
    "elect": (met((ANA, "FIN", "Prime Minister-elect"), OTHER), []),
    "a candidate": (met((ANA, "FIN", "Prime Minister candidate"), OTHER), []),
    "two that exclude one another": (met(FINN, ("Dee Later", "SWE", FM)), []),
    "the same, the other way round": (met(("Dee Later", "SWE", FM), FINN), []),
    "a meeting that was cancelled": (met(FINN, OTHER, status="cancelled"), []),
    "a meeting of a year of its own": (met(FINN, OTHER, words="on 3 May 2019"), []),
    "an article that is dated": (met(FINN, OTHER, day="2021-05-01"), []),
}


@pytest.mark.parametrize(("read", "why"), BOUNDED.values(), ids=BOUNDED.keys())
def test_what_bounds_an_undated_article(
    read: ReadArticle, why: list[tuple[str, str, str | None, str | None, str]]
) -> None:
    """The offices of those who act in it, each with its time and where that is from."""
    assert bounds(told(read)) == why


@pytest.mark.parametrize("read", [r for r, _ in BOUNDED.values()], ids=BOUNDED.keys())
def test_bounds_are_never_a_date(read: ReadArticle) -> None:
    """An article appears after what it tells: its own end stays open, and nothing dates it."""
    published = source(told(read)).published
    if read.article.published is None and published is not None:
        assert published.date is None
        assert published.end is None
        assert published.precision is None
        assert published.basis == "inferred"


@pytest.mark.parametrize("before", ["nominated", "designated", "then", "incoming", "ousted"])
def test_words_before_an_office_that_is_not_held(before: str) -> None:
    """``nominated`` counts where it stands before the title, too."""
    made = Paper("0.txt", f"The {before} Prime Minister {ANA} met Hal Guest.")
    ana, hal = made.actor(ANA, "FIN", office=PM), made.actor("Hal Guest", "EST")
    made.meeting("met Hal Guest", [ana], [hal])
    assert bounds(told(made.read())) == []


def test_words_behind_an_office_that_is_not_held() -> None:
    """``President-elect``, where the title alone was taken."""
    made = Paper("0.txt", f"Prime Minister-elect {ANA} met Hal Guest.")
    ana, hal = made.actor(ANA, "FIN", office=PM), made.actor("Hal Guest", "EST")
    made.meeting("met Hal Guest", [ana], [hal])
    assert bounds(told(made.read())) == []


def test_nominated_by_somebody() -> None:
    """Some words may lie between."""
    made = Paper("0.txt", f"{ANA}, nominated by the president as Prime Minister, met Hal Guest.")
    ana, hal = made.actor(ANA, "FIN", office=PM), made.actor("Hal Guest", "EST")
    made.meeting("met Hal Guest", [ana], [hal])
    assert bounds(told(made.read())) == []


def test_two_events_of_two_times() -> None:
    """They contradict each other for the article; each event keeps its own people’s time."""
    made = Paper("0.txt", f"{PM} {ANA} met Hal Guest. {FM} Dee Later met Ida Host.")
    ana, hal = made.actor(ANA, "FIN", office=PM), made.actor("Hal Guest", "EST")
    dee, ida = made.actor("Dee Later", "SWE", office=FM), made.actor("Ida Host", "EST")
    made.meeting("met Hal Guest", [ana], [hal])
    made.meeting("met Ida Host", [dee], [ida])
    assert bounds(told(made.read())) == []
    assert source(told(made.read())).published is None


WHEN: dict[str, tuple[ReadArticle, tuple[str | None, str | None, str | None]]] = {
    "a weekday, and one such day": (
        met(FINN, ("Bo Sample", "SWE", FM), words="on Saturday"),
        ("2019-07-06", "2019-07-06", "day"),
    ),
    "a weekday, and two such days": (
        met(FINN, SWEDE, words="on Thursday"),
        ("2019-07-04", "2019-07-11", "month"),
    ),
    "a weekday of years": (
        met(FINN, OTHER, words="on Monday"),
        ("2018-08-20", "2022-04-04", "year"),
    ),
    "a weekday without an end": (
        met(("Cy Other", "FIN", PM), OTHER, words="on Monday"),
        (None, None, None),
    ),
    "a weekday where the people contradict each other": (
        met(FINN, ("Dee Later", "SWE", FM), words="on Monday"),
        (None, None, None),
    ),
    "the same, the other way round": (
        met(("Dee Later", "SWE", FM), FINN, words="on Monday"),
        (None, None, None),
    ),
    "a weekday without an office": (
        met((ANA, "FIN", None), OTHER, words="on Monday"),
        (None, None, None),
    ),
    "a day without its year, in one year": (
        met(BALT, OTHER, words="on 5 May"),
        ("2020-05-05", "2020-05-05", "day"),
    ),
    "the same, still to come": (
        met(BALT, OTHER, words="on 5 May", tense="future", status="announced"),
        ("2020-05-05", "2020-05-05", "day"),
    ),
    "the same, now": (
        met(BALT, OTHER, words="on 5 May", tense="present"),
        ("2020-05-05", "2020-05-05", "day"),
    ),
    "a day outside the bounds": (met(BALT, OTHER, words="on 5 January"), (None, None, None)),
    "a day without its year, in several": (
        met(FINN, OTHER, words="on 5 May"),
        ("2019-05-05", "2021-05-05", "year"),
    ),
    "a month without its year": (
        met(BALT, OTHER, words="in May"),
        ("2020-05-01", "2020-05-31", "month"),
    ),
    "words that date nothing": (met(BALT, OTHER, words="recently"), (None, None, None)),
    "a full date": (
        met(FINN, OTHER, words="on 3 May 2019"),
        ("2019-05-03", "2019-05-03", "day"),
    ),
}


@pytest.mark.parametrize(("read", "expected"), WHEN.values(), ids=WHEN.keys())
def test_date_words_within_bounds(
    read: ReadArticle, expected: tuple[str | None, str | None, str | None]
) -> None:
    """All the days they may mean, never finer than that; ``inferred`` where bounds had a part."""
    when = meeting(told(read)).when
    assert when is not None
    assert (when.start, when.end, when.precision) == expected
    if when.start:
        assert when.basis in {"stated", "inferred"}


def test_a_day_of_a_month_that_nothing_names() -> None:
    """``on the 12th`` is no day of December because the year ends with it."""
    when = meeting(told(met(BALT, OTHER, words="on the 12th"))).when
    assert when is not None
    assert when.precision != "day"
    assert when.start is None or when.start <= "2020-02-12"


# -- by the articles of the folder

SEEN = (
    met(("Old Holder", "NOR", FM), OTHER, day="2015-03-01", path="old.txt"),
    met(("Ada Norse", "NOR", FM), OTHER, day="2017-05-01", path="first.txt"),
    met(("Ada Norse", "NOR", FM), OTHER, day="2018-06-01", path="last.txt"),
    met(("New Holder", "NOR", FM), OTHER, day="2020-09-01", path="new.txt"),
)
UNDATED = met(("Ada Norse", "NOR", FM), OTHER)


def test_dated_articles_bound_an_undated_one() -> None:
    """Between the last sight of the one before and the first of the one after."""
    assert bounds(told(*SEEN, UNDATED, tenures=())) == [
        ("Ada Norse", FOREIGN, "2015-03-01", "2020-09-01", "old.txt, new.txt")
    ]


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ((0, 1, 2), [("Ada Norse", FOREIGN, "2015-03-01", None, "old.txt")]),
        ((1, 2, 3), [("Ada Norse", FOREIGN, None, "2020-09-01", "new.txt")]),
        ((1, 2), []),
        ((0, 3), []),
    ],
)
def test_what_dated_articles_leave_open(
    which: tuple[int, ...], expected: list[tuple[str, str, str | None, str | None, str]]
) -> None:
    """Only who was seen in the office, and only as far as others were."""
    assert bounds(told(*(SEEN[n] for n in which), UNDATED, tenures=())) == expected


def test_holders_who_were_seen_by_turns() -> None:
    """They contradict each other."""
    between = met(("New Holder", "NOR", FM), OTHER, day="2018-01-01", path="between.txt")
    assert bounds(told(*SEEN, between, UNDATED, tenures=())) == []


def test_two_holders_who_were_seen_on_one_day() -> None:
    """That day is no date of the undated article."""
    reads = (
        met(("Ada Norse", "NOR", FM), OTHER, day="2017-05-01", path="a.txt"),
        met(("New Holder", "NOR", FM), OTHER, day="2017-05-01", path="b.txt"),
    )
    assert bounds(told(*reads, UNDATED, tenures=())) == []


@pytest.mark.parametrize("word", ["former", "nominated"])
def test_who_did_not_hold_the_office_bounds_nothing(word: str) -> None:
    """A former or nominated minister of a dated article is no holder after or before."""
    made = Paper("new.txt", f"In town, {word} {FM} New Holder spoke.", "2020-09-01")
    made.actor("New Holder", "NOR")
    claim = OfficeClaim(FM, None, "NOR", False, word == "former", made.at(FM))
    read = holding(made.read(), 0, claim)
    assert bounds(told(SEEN[1], SEEN[2], read, UNDATED, tenures=())) == []


def test_the_table_goes_before_what_was_seen() -> None:
    """Where it knows the holder."""
    table = (row("NOR", FOREIGN, "Ada Norse", "2016-01-01", "2019-12-31"),)
    assert bounds(told(*SEEN, UNDATED, tenures=table)) == [
        ("Ada Norse", FOREIGN, "2016-01-01", "2019-12-31", "table")
    ]


def test_the_reader_s_row_goes_before_the_shipped_one() -> None:
    """The shipped table has Imran Khan in office from 2018 to 2022."""
    khan: Person = ("Imran Khan", "PAK", PM)
    own = (row("PAK", GOVERNMENT, "Imran Khan", "2019-01-01", "2019-12-31"),)
    assert bounds(told(met(khan, OTHER), tenures=()))[0][2:4] == ("2018-08-18", "2022-04-10")
    assert bounds(told(met(khan, OTHER), tenures=own))[0][2:4] == ("2019-01-01", "2019-12-31")


def test_a_surname_that_stands_first_is_known() -> None:
    """``President Xi`` is in the shipped table as Xi Jinping."""
    found = bounds(told(met(("Xi", "CHN", "President"), OTHER), tenures=()))
    assert [b[2:] for b in found] == [("2013-03-14", None, "table")]


def test_words_of_undated_articles_alone_are_bounded() -> None:
    """An article that is known to the year keeps its year."""
    briefing = told(met(FINN, OTHER, day="2021", words="on Monday"))
    assert bounds(briefing) == []
    when = meeting(briefing).when
    assert when is not None
    assert when.start is None
