"""An article's findings as a reader corrected them."""

from typing import Any

import pytest

from briefing.judgements.anchoring import findings
from briefing.judgements.edits import BY_READER, Edits, apply_edits, copy_of
from briefing.models import Extraction, Span
from briefing.models.copy_with import replace
from tests.link.paper import Paper

TEXT = (
    "Imran Khan visited the United States on 22 July 2019 for three days.\n"
    "Imran Khan met Donald Trump and Mike Pompeo by phone on 22 July 2019.\n"
    "Pakistan supports the corridor, Wang Yi said on behalf of China against India.\n"
    "“We agree,” said Imran Khan."
)
KHAN, TRUMP, POMPEO, PAKISTAN, WANG, CHINA, INDIA = range(7)


def paper() -> Paper:
    """A finding of each kind."""
    made = Paper("a.txt", TEXT)
    made.actor("Imran Khan", "PAK")
    made.actor("Donald Trump", "USA")
    made.actor("Mike Pompeo", "USA")
    made.actor("Pakistan", "PAK", kind="state")
    made.actor("Wang Yi", "CHN")
    made.actor("China", "CHN", kind="state")
    made.actor("India", "IND", kind="state")
    day = made.date("22 July 2019")
    made.visit("Imran Khan visited the United States", KHAN, to="USA", when=day, days=3)
    made.meeting("Imran Khan met Donald Trump", [KHAN], [TRUMP, POMPEO], when=day, mode="phone")
    made.position(
        "Pakistan supports the corridor",
        *("Corridor", PAKISTAN, "support"),
        target=INDIA,
        on_behalf_of=CHINA,
    )
    made.quote("We agree", KHAN)
    return made


def edited(**what: Any) -> Extraction:
    """The article after some edits."""
    edits = Edits()
    for name, value in what.items():
        if name == "values":
            for key, values in value.items():
                edits.values[key] |= values
        else:
            setattr(edits, name, value)
    return apply_edits(paper().extraction, edits).extraction


def test_nothing_to_edit() -> None:
    """Nothing is edited."""
    assert edited() == paper().extraction


@pytest.mark.parametrize("kind", ["visit", "meeting", "position", "quote"])
def test_left_out(kind: str) -> None:
    """One finding, and no other."""
    before, after = paper().extraction, edited(dropped={(kind, 0)})
    assert findings(after, kind) == ()
    whole: dict[str, Any] = {f"{kind}s": findings(before, kind)}
    assert replace(after, **whole) == before


def test_numbers_after_one_was_left_out() -> None:
    """Every other is found under its new number."""
    made = paper()
    for words in ("Imran Khan met", "Donald Trump and Mike"):
        made.visit(words, KHAN, to="IND")
    done = apply_edits(made.extraction, Edits(dropped={("visit", 0)}))
    assert [done.number("visit", n) for n in range(3)] == [None, 0, 1]
    assert done.number("meeting", 0) == 0
    assert done.number("actor", 4) == 4
    assert done.number("visit", 99) is None


@pytest.mark.parametrize(
    ("kind", "field", "value", "stands"),
    [
        ("visit", "status", "cancelled", "cancelled"),
        ("visit", "country", "CHN", "CHN"),
        ("visit", "country", None, None),
        ("visit", "place", "Lahore", "Lahore"),
        ("visit", "place", None, None),
        ("visit", "days", 7, 7),
        ("visit", "days", None, None),
        ("meeting", "status", "denied", "denied"),
        ("meeting", "mode", "video", "video"),
        ("meeting", "country", "PAK", "PAK"),
        ("meeting", "place", "Murree", "Murree"),
        ("position", "stance", "oppose", "oppose"),
        ("position", "issue", "Dam", "Dam"),
        ("position", "holder", "Wang Yi", WANG),
        ("position", "holder", "Nobody Yet", 7),
        ("quote", "speaker", "Donald Trump", TRUMP),
        ("quote", "speaker", None, None),
        ("quote", "speaker", "Somebody Else", 7),
    ],
)
def test_a_field_is_set(kind: str, field: str, value: object, stands: object) -> None:
    """And no other one of it."""
    after = edited(values={(kind, 0): {field: value}})
    found, before = findings(after, kind)[0], findings(paper().extraction, kind)[0]
    assert getattr(found, field) == stands
    assert replace(found, **{field: getattr(before, field)}) == before


def test_somebody_new_is_added_once() -> None:
    """Who is meant by two findings is one."""
    after = edited(
        values={("quote", 0): {"speaker": "Ana New"}, ("position", 0): {"holder": "Ana New"}}
    )
    assert [e.name for e in after.entities[7:]] == ["Ana New"]
    assert after.quotes[0].speaker == after.positions[0].holder == 7


@pytest.mark.parametrize("kind", ["visit", "meeting", "position"])
@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("2020-02-29", (2020, 2, 29)),
        ("2020-02", (2020, 2, None)),
        ("2020", (2020, None, None)),
        (None, None),
    ],
)
def test_a_date_is_set(kind: str, value: str | None, parts: tuple[int | None, ...] | None) -> None:
    """By date words that stand nowhere in the text."""
    after = edited(values={(kind, 0): {"date": value}})
    when = findings(after, kind)[0].when  # type: ignore[attr-defined]
    if parts is None:
        assert when is None
        return
    words = after.dates[when]
    assert (words.year, words.month, words.day) == parts
    assert words.span.of(TEXT) == ""
    assert after.dates[:-1] == paper().extraction.dates


def test_an_actor_is_set() -> None:
    """State and kind."""
    after = edited(values={("actor", KHAN): {"country": "IND", "kind": "group"}})
    assert (after.entities[KHAN].country, after.entities[KHAN].kind) == ("IND", "group")
    assert after.entities[1:] == paper().extraction.entities[1:]


@pytest.mark.parametrize(
    ("nobody", "left"),
    [
        (KHAN, {"visits": 0, "meetings": 1, "positions": 1, "quotes": 1}),
        (TRUMP, {"visits": 1, "meetings": 1, "positions": 1, "quotes": 1}),
        (PAKISTAN, {"visits": 1, "meetings": 1, "positions": 0, "quotes": 1}),
        (CHINA, {"visits": 1, "meetings": 1, "positions": 1, "quotes": 1}),
    ],
)
def test_somebody_who_is_nobody(nobody: int, left: dict[str, int]) -> None:
    """Nothing names them any more; what is left without them stays."""
    after = edited(nobody={nobody})
    assert {name: len(getattr(after, name)) for name in left} == left
    assert after.entities[nobody].mentions == ()
    named = {n for v in after.visits for n in v.travellers}
    named |= {n for m in after.meetings for side in m.sides for n in side}
    for said in after.positions:
        named |= {n for n in (said.holder, said.on_behalf_of, said.target) if n is not None}
    named |= {q.speaker for q in after.quotes if q.speaker is not None}
    assert nobody not in named


def test_a_meeting_with_one_person_left() -> None:
    """Is none."""
    assert edited(nobody={TRUMP, POMPEO}).meetings == ()


# -- what is confirmed and found no more


@pytest.mark.parametrize("kind", ["visit", "meeting", "position", "quote"])
def test_a_confirmed_finding_comes_back_whole(kind: str) -> None:
    """As it was when it was confirmed, in all that a reader sees of it."""
    before = paper().extraction
    own = findings(before, kind)[0]
    copy: dict[str, Any] = copy_of(before, kind, 0)
    if kind in {"visit", "meeting"}:
        copy["date"] = "2019-07-22"
    missed = replace(before, **{f"{kind}s": ()})
    edits = Edits(added=[(kind, own.evidence[0], copy, "")])
    done = apply_edits(missed, edits)
    assert done.added == [(kind, 0, own.evidence[0])]
    back = findings(done.extraction, kind)[0]
    assert (back.rule, back.evidence) == (BY_READER, own.evidence)
    fields = {
        "visit": ("travellers", "country", "place", "status", "days", "purpose", "issues"),
        "meeting": ("sides", "mode", "status", "country", "place", "issues"),
        "position": ("issue", "holder", "stance", "target", "on_behalf_of", "reported_by"),
        "quote": ("speaker", "direct"),
    }[kind]
    assert {f: getattr(back, f) for f in fields} == {f: getattr(own, f) for f in fields}
    when, was = getattr(back, "when", None), getattr(own, "when", None)
    assert (when is None) == (was is None), "its date is lost"
    if when is not None and was is not None:
        dates = [e.dates[n] for e, n in ((done.extraction, when), (before, was))]
        assert len({(d.year, d.month, d.day) for d in dates}) == 1


def test_those_that_are_added_come_last() -> None:
    """So that the numbers of the others stay."""
    made = paper()
    copy: dict[str, Any] = {"travellers": ["Wang Yi", "Ana New"], "country": "USA"}
    edits = Edits(added=[("visit", Span(0, 4), copy, "")], dropped={("visit", 0)})
    done = apply_edits(made.extraction, edits)
    assert done.added == [("visit", 0, Span(0, 4))]
    visit = done.extraction.visits[0]
    assert [done.extraction.entities[n].name for n in visit.travellers] == ["Wang Yi", "Ana New"]


def test_nobody_comes_back() -> None:
    """Who is nobody is not put back with a finding, nor is a finding of nobody else."""
    made = paper()
    alone: dict[str, Any] = {"travellers": ["Wang Yi"], "country": "USA"}
    both: dict[str, Any] = {"travellers": ["Wang Yi", "Imran Khan", " "], "country": "USA"}
    added = [("visit", Span(0, 4), alone, ""), ("visit", Span(5, 9), both, "")]
    done = apply_edits(made.extraction, Edits(nobody={WANG}, added=added))
    assert done.added == [("visit", None, Span(0, 4)), ("visit", 1, Span(5, 9))]
    assert done.extraction.visits[1].travellers == (KHAN,)


def test_a_name_is_known_in_another_form() -> None:
    """Of the same words."""
    after = edited(values={("quote", 0): {"speaker": "donald trump"}})
    assert after.quotes[0].speaker == TRUMP
