"""What must hold of the five sample articles together."""

import pytest

from briefing.export.contract import validate
from briefing.link import link
from briefing.models import Meeting, Quote, Visit
from tests.accuracy.making import Made

pytestmark = pytest.mark.model


def only(visits: list[Visit], status: str = "held") -> list[Visit]:
    """The visits of a status."""
    return [v for v in visits if v.status == status]


def started(visit: Visit) -> str:
    """The month in which a visit began as far as known, else the empty text."""
    return ((visit.when.start if visit.when else None) or "")[:7]


@pytest.mark.parametrize(
    ("surname", "name"),
    [
        ("Bajwa", "Qamar Javed Bajwa"),
        ("Austin", "Lloyd J. Austin"),
        ("Munir", "Asim Munir"),
        ("Khan", "Imran Khan"),
        ("Spencer", "Richard Spencer"),
    ],
)
def test_one_person_is_one_actor(made: Made, surname: str, name: str) -> None:
    assert [a.name for a in made.persons(surname)] == [name]


def test_austin_is_one_under_all_his_names(made: Made) -> None:
    austin = made.person("Austin")
    files = {made.files[m.source] for m in austin.mentions}
    assert {"000", "002", "003"} <= files
    assert austin.country == "USA"


def test_one_given_name_is_not_one_person(made: Made) -> None:
    assert sorted(a.name for a in made.persons("Qamar")) == ["Qamar Bashir", "Qamar Javed Bajwa"]


def test_a_misspelt_name_is_no_person_of_its_own(made: Made) -> None:
    assert not made.persons("Spenser")
    assert "Spenser" in made.person("Spencer").aliases


@pytest.mark.parametrize("traveller", ["Bajwa", "Khan"])
def test_the_visit_of_2019(made: Made, traveller: str) -> None:
    (visit,) = [v for v in only(made.visits(traveller, "USA")) if "001" in made.sources_of(v)]
    assert made.sources_of(visit) == ["001"]
    assert started(visit) in {"", "2019-07"}


def test_the_day_of_2019_stands_at_the_meeting(made: Made) -> None:
    (visit,) = [v for v in made.visits("Bajwa", "USA") if "001" in made.sources_of(v)]
    days = {m.when.start for m in made.briefing.meetings if m.id in visit.meetings and m.when}
    assert days == {"2019-07-23"}


def test_the_visits_of_2022(made: Made) -> None:
    for country, days in (("USA", 6), ("CHN", 2)):
        found = [v for v in only(made.visits("Bajwa", country)) if "000" in made.sources_of(v)]
        assert [v.days for v in found] == [days]
    china = only(made.visits("Bajwa", "CHN"))
    assert [started(v) for v in china] == ["2022-09"]


def test_the_visits_to_one_country_stay_two(made: Made) -> None:
    assert len(only(made.visits("Bajwa", "USA"))) == 2


def test_two_articles_tell_of_one_visit(made: Made) -> None:
    (visit,) = made.visits("Munir", "USA")
    assert made.sources_of(visit) == ["002", "004"]
    assert len(visit.meetings) >= 4


def test_the_meetings_of_one_visit_know_it(made: Made) -> None:
    (visit,) = made.visits("Munir", "USA")
    meetings = {m.id: m for m in made.briefing.meetings}
    names = {a.id: a.name for a in made.briefing.actors}
    met = {names[p] for m in visit.meetings for p in meetings[m].participants}
    assert {"Antony Blinken", "Lloyd J. Austin", "Victoria Nuland", "Jonathan Finer"} <= met
    assert all(meetings[m].visit == visit.id for m in visit.meetings)


def test_days_of_the_week_are_put_under_the_day_of_publication(made: Made) -> None:
    blinken = made.person("Blinken").id
    (met,) = [m for m in made.briefing.meetings if blinken in m.participants]
    assert met.when is not None
    assert (met.when.start, met.when.basis) == ("2023-12-14", "resolved")


def test_the_call_on_the_army_chief_belongs_to_no_visit(made: Made) -> None:
    (call,) = [m for m in made.briefing.meetings if made.sources_of(m) == ["003"]]
    assert call.visit is None
    assert made.person("Bajwa").id in call.participants
    assert call.when is not None
    assert (call.when.text, call.when.precision) == ("today", "month")
    assert call.when.start == "2021-01-01"
    assert not [v for v in made.briefing.visits if "003" in made.sources_of(v)]


def test_the_declined_invitation_is_no_visit_held(made: Made) -> None:
    (visit,) = made.visits("Biden", "IND")
    assert visit.status == "declined"
    assert made.sources_of(visit) == ["004"]


def test_page_furniture_yields_nothing(made: Made) -> None:
    assert not made.persons("Mashwani")
    article = next(s for s in made.briefing.sources if s.path.startswith("004"))
    end = made.texts[article.id].index("Spread the love")
    briefing = made.briefing
    records: list[Visit | Meeting | Quote] = [
        *briefing.visits,
        *briefing.meetings,
        *briefing.quotes,
    ]
    refs = [r for record in records for r in record.evidence if r.source == article.id]
    assert refs
    assert all(ref.end <= end for ref in refs)


def test_the_export_keeps_the_contract(made: Made) -> None:
    validate(made.data)


def test_the_order_of_reading_changes_nothing(made: Made) -> None:
    assert link(made.articles[::-1]) == made.briefing


# without sources.toml


def test_without_dates_nothing_is_lost(made: Made, bare: Made) -> None:
    validate(bare.data)
    assert [a.name for a in bare.briefing.actors if a.kind == "person"]
    assert len(bare.briefing.meetings) >= len(made.briefing.meetings)


def test_without_dates_the_words_are_kept(bare: Made) -> None:
    blinken = bare.person("Blinken").id
    (met,) = [m for m in bare.briefing.meetings if blinken in m.participants]
    assert met.when is not None
    assert met.when.text == "Thursday"
    assert met.when.basis == "inferred"
    assert (met.when.start or "") <= "2023-12-14" <= (met.when.end or "")


def test_without_dates_offices_bound_them(bare: Made) -> None:
    """The meetings of July 2019 lie around the true day, and no article is dated wrongly."""
    spencer = bare.person("Spencer").id
    (met,) = [m for m in bare.briefing.meetings if spencer in m.participants]
    assert met.when is not None
    assert (met.when.start, met.when.end, met.when.basis) == (
        "2019-07-16",
        "2019-07-23",
        "inferred",
    )
    true = {"000": "2022-10-31", "001": "2019-07-24", "002": "2023-12-15", "003": "2021-01-31"}
    for source in bare.briefing.sources:
        if source.published and source.path[:3] in true:
            assert source.published.start is not None
            assert source.published.start <= true[source.path[:3]]
            assert source.published.end is None
            assert source.dated_by


def test_without_dates_no_relative_date_is_guessed(bare: Made) -> None:
    undated = {s.id for s in bare.briefing.sources if not s.published or not s.published.end}
    assert {bare.files[s] for s in undated} >= {"000", "001", "002", "003"}
    records: list[Visit | Meeting] = [*bare.briefing.visits, *bare.briefing.meetings]
    for record in records:
        if record.when and {ref.source for ref in record.evidence} <= undated:
            assert record.when.start is None or record.when.basis in {"stated", "inferred"}


def test_without_dates_persons_are_still_one(bare: Made) -> None:
    for surname in ("Bajwa", "Austin", "Munir"):
        assert len(bare.persons(surname)) == 1
