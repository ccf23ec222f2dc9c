"""The model of ``briefing/1`` takes what keeps the contract and refuses all else."""

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from briefing.export import contract
from briefing.export.contract import Export, validate
from briefing.export.json_contract import SCHEMA, as_contract
from briefing.models import Briefing, enums
from briefing.models import article as article_records
from briefing.models.copy_with import replace
from tests.export.samples import BRIEFING, export

Spoil = Callable[[Any], object]


@pytest.mark.parametrize("with_text", [False, True])
def test_a_sound_export(with_text: bool) -> None:
    """Hand-made, with something of every kind in it."""
    data = export(with_text=with_text)
    checked = validate(data)
    assert isinstance(checked, Export)
    assert checked.schema_name == SCHEMA
    for kind in ("sources", "actors", "visits", "meetings", "issues", "positions", "quotes"):
        assert [record.id for record in getattr(checked, kind)] == [r["id"] for r in data[kind]]
        assert data[kind], kind
    assert data["dates"]


def test_an_empty_export() -> None:
    """No articles, no records."""
    assert validate(as_contract(Briefing())).sources == []


def test_more_keys_are_let_pass() -> None:
    """Adding keys is fine, at every level."""
    data = export()
    data["generator"] = "another program"
    data["sources"][0]["pages"] = 3
    data["meetings"][0]["evidence"][0]["page"] = 1
    data["actors"][0]["mentions"][0]["gender"] = None
    checked = validate(data)
    assert checked.model_extra is not None
    assert checked.model_extra["generator"] == "another program"
    assert checked.model_extra.keys() == {"generator", "discrepancies", "judged"}


SPOILT: dict[str, tuple[Spoil, str]] = {
    # the whole
    "another schema": (lambda d: d.update(schema="briefing/2"), "schema"),
    "no schema": (lambda d: d.pop("schema"), "schema"),
    "no quotes": (lambda d: d.pop("quotes"), "quotes"),
    "a mapping for a list": (lambda d: d.update(visits={}), "visits"),
    # types are strict
    "an offset as a text": (lambda d: ref(d).update(start="0"), "start"),
    "an offset as a fraction": (lambda d: ref(d).update(start=0.0), "start"),
    "an offset below nothing": (lambda d: ref(d).update(start=-1), "start"),
    "a flag as a number": (lambda d: d["quotes"][0].update(direct=1), "direct"),
    "a confidence as a text": (lambda d: d["quotes"][0].update(confidence="0.9"), "confidence"),
    "a confidence beyond one": (lambda d: d["visits"][0].update(confidence=1.1), "confidence"),
    "an id of nothing": (lambda d: d["issues"][0].update(id=""), "id"),
    "authors as a text": (lambda d: d["sources"][0].update(authors="Ana"), "authors"),
    # words of the contract
    "another kind": (lambda d: d["actors"][0].update(kind="human"), "kind"),
    "another status": (lambda d: d["visits"][0].update(status="planned"), "status"),
    "another mode": (lambda d: d["meetings"][0].update(mode="in-person"), "mode"),
    "another stance": (lambda d: d["positions"][0].update(stance="likes"), "stance"),
    "another form": (lambda d: d["actors"][0]["mentions"][0].update(form="noun"), "form"),
    "another precision": (lambda d: when(d).update(precision="week"), "precision"),
    "another basis": (lambda d: when(d).update(basis="guessed"), "basis"),
    "a country of two letters": (lambda d: d["actors"][0].update(country="US"), "country"),
    "a country in small letters": (lambda d: d["actors"][0].update(country="usa"), "country"),
    # every key is there
    "no rule": (lambda d: d["positions"][0].pop("rule"), "rule"),
    "no country": (lambda d: d["visits"][0]["destination"].pop("country"), "country"),
    "no aliases": (lambda d: d["actors"][0].pop("aliases"), "aliases"),
    "no form": (lambda d: d["actors"][0]["mentions"][0].pop("form"), "form"),
    "no near duplicates": (lambda d: d["sources"][0].pop("near_duplicates"), "near_duplicates"),
    # dates
    "a date of no calendar": (lambda d: when(d).update(start="2023-02-30"), "start"),
    "a date of another form": (lambda d: when(d).update(start="14 December 2023"), "start"),
    "a month for a day": (lambda d: when(d).update(start="2023-12"), "start"),
    "an end before its start": (lambda d: when(d).update(end="2023-12-13"), "is after"),
    "a start without an end": (lambda d: when(d).update(end=None), "together"),
    "dates without a precision": (lambda d: when(d).update(precision=None), "together"),
    "words of nothing": (lambda d: when(d).update(text=""), "text"),
    "published more exactly than it says": (
        lambda d: d["sources"][0]["published"].update(precision="month"),
        "month",
    ),
    "published between nothing": (
        lambda d: d["sources"][0].update(
            published={"start": None, "end": None, "basis": "inferred"}
        ),
        "neither bound",
    ),
    "a date that is none": (lambda d: d["dates"][0].update(value="2023-13"), "value"),
    # evidence
    "no evidence": (lambda d: d["visits"][0].update(evidence=[]), "evidence"),
    "an issue without evidence": (lambda d: d["issues"][0].update(evidence=[]), "evidence"),
    "a range of another length": (lambda d: ref(d).update(end=ref(d)["end"] + 1), "code points"),
    "words of another place": (
        lambda d: ref(d).update(start=ref(d)["start"] + 1, end=ref(d)["end"] + 1),
        "does not say there",
    ),
    "a range behind the text": (
        lambda d: ref(d).update(start=9000, end=9000 + len(ref(d)["text"])),
        "does not say there",
    ),
    "other words of that length": (
        lambda d: ref(d).update(text="x" * len(ref(d)["text"])),
        "does not say there",
    ),
    # sources
    "the hash of another text": (
        lambda d: d["sources"][0].update(text_sha256="0" * 64),
        "not that of the text",
    ),
    "a hash that is none": (lambda d: d["sources"][0].update(text_sha256="x"), "text_sha256"),
    "a body of one number": (lambda d: d["sources"][0].update(body=[[0]]), "body"),
    "a body out of order": (lambda d: d["sources"][0].update(body=[[9, 12], [0, 5]]), "order"),
    "a body turned round": (lambda d: d["sources"][0].update(body=[[9, 5]]), "order"),
    "a body beyond the text": (lambda d: d["sources"][0].update(body=[[0, 9000]]), "longer"),
    # ids
    "two sources of one id": (lambda d: d["sources"].append(d["sources"][0]), "2 sources"),
    "two visits of one id": (lambda d: d["visits"].append(d["visits"][0]), "2 visits"),
    "two actors of one id": (lambda d: d["actors"].append(d["actors"][0]), "2 actors"),
    "a source that is not there": (lambda d: ref(d).update(source="s-none"), "source 's-none'"),
    "a mention in one": (
        lambda d: d["actors"][0]["mentions"][0].update(source="s-none"),
        "source 's-none'",
    ),
    "a date in one": (
        lambda d: d["dates"][0]["evidence"][0].update(source="s-none"),
        "source 's-none'",
    ),
    "a copy of one": (
        lambda d: d["sources"][0].update(near_duplicates=["s-none"]),
        "source 's-none'",
    ),
    "a traveller": (lambda d: d["visits"][0].update(travellers=["nobody"]), "actor 'nobody'"),
    "no traveller": (lambda d: d["visits"][0].update(travellers=[]), "travellers"),
    "a meeting of a visit": (lambda d: d["visits"][0].update(meetings=["m"]), "meeting 'm'"),
    "an issue of a visit": (lambda d: d["visits"][0].update(issues=["i"]), "issue 'i'"),
    "an issue of a meeting": (lambda d: d["meetings"][0].update(issues=["i"]), "issue 'i'"),
    "a visit of a meeting": (lambda d: d["meetings"][0].update(visit="v"), "visit 'v'"),
    "an issue of a position": (lambda d: d["positions"][0].update(issue="i"), "issue 'i'"),
    "a holder": (lambda d: d["positions"][0].update(holder="nobody"), "actor 'nobody'"),
    "a target": (lambda d: d["positions"][0].update(target="nobody"), "actor 'nobody'"),
    "a principal": (lambda d: d["positions"][0].update(on_behalf_of="nobody"), "actor 'nobody'"),
    "a reporter": (lambda d: d["positions"][0].update(reported_by="nobody"), "actor 'nobody'"),
    "a speaker": (lambda d: d["quotes"][0].update(speaker="nobody"), "actor 'nobody'"),
    # meetings
    "one participant": (
        lambda d: d["meetings"][0].update(
            participants=d["meetings"][0]["participants"][:1],
            sides=d["meetings"][0]["sides"][:1],
        ),
        "participants",
    ),
    "a participant on no side": (
        lambda d: d["meetings"][0].update(sides=d["meetings"][0]["sides"][:1]),
        "sits on one side",
    ),
    "a participant on two sides": (
        lambda d: d["meetings"][0]["sides"].append(d["meetings"][0]["sides"][0]),
        "sits on one side",
    ),
    "a side of nobody": (lambda d: d["meetings"][0]["sides"].append([]), "sides"),
    "a participant twice": (
        lambda d: d["meetings"][0]["participants"].append(d["meetings"][0]["participants"][0]),
        "twice",
    ),
    "a visit that does not know its meeting": (
        lambda d: d["meetings"][0].update(visit=d["visits"][0]["id"]),
        "only one of",
    ),
    "a meeting that does not know its visit": (
        lambda d: d["visits"][0].update(meetings=[d["meetings"][0]["id"]]),
        "only one of",
    ),
}


def ref(data: Any) -> Any:
    """The evidence of the meeting."""
    return data["meetings"][0]["evidence"][0]


def when(data: Any) -> Any:
    """When the meeting was: 14 December 2023."""
    return data["meetings"][0]["when"]


@pytest.mark.parametrize(("spoil", "message"), SPOILT.values(), ids=SPOILT.keys())
def test_an_unsound_export(spoil: Spoil, message: str) -> None:
    """It is refused, and the message says where."""
    data = export()
    spoil(data)
    with pytest.raises(ValidationError) as error:
        validate(data)
    assert message in str(error.value)


@pytest.mark.parametrize("data", [None, [], "", "{}", 7, {}, json.dumps({"schema": SCHEMA})])
def test_no_export_at_all(data: object) -> None:
    """An error of the same kind."""
    with pytest.raises(ValidationError):
        validate(data)


SOUND: dict[str, Spoil] = {
    "no title, outlet, date, address or language": lambda d: d["sources"][0].update(
        title=None, outlet=None, published=None, url=None, language=None
    ),
    "published between two days": lambda d: d["sources"][0].update(
        published={"start": "2023-01-01", "end": "2023-02-01", "basis": "inferred"}
    ),
    "published after a day": lambda d: d["sources"][0].update(
        published={"start": "2023-01-01", "end": None, "basis": "inferred"}
    ),
    "published in a year": lambda d: d["sources"][0].update(
        published={"date": "2023", "precision": "year", "basis": "user"}
    ),
    "no country": lambda d: d["actors"][0].update(country=None),
    "no date": lambda d: d["meetings"][0].update({"when": None}),
    "a date that cannot be worked out": lambda d: when(d).update(
        start=None, end=None, precision=None
    ),
    "a year": lambda d: when(d).update(start="2023-01-01", end="2023-12-31", precision="year"),
    "a whole confidence": lambda d: d["visits"][0].update(confidence=1),
    "no speaker": lambda d: d["quotes"][0].update(speaker=None, speaker_text=None),
    "a body of two parts": lambda d: d["sources"][0].update(body=[[0, 5], [5, 9]]),
    "no body": lambda d: d["sources"][0].update(body=[]),
    "a date of no value": lambda d: d["dates"][0].update(value=None),
    "a parent that is no issue itself": lambda d: d["issues"][0].update(parent="Peace"),
    "an office of a year": lambda d: d["actors"][0].update(
        roles=[
            {
                "title": "Secretary",
                "organisation": None,
                "country": "USA",
                "acting": True,
                "former": False,
                "as_of": "2023",
                "evidence": [d["meetings"][0]["evidence"][0]],
            }
        ]
    ),
}


@pytest.mark.parametrize("change", SOUND.values(), ids=SOUND.keys())
def test_a_sound_change(change: Spoil) -> None:
    """What the contract leaves open is taken."""
    data = export()
    change(data)
    assert validate(data)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (contract.ActorKind, enums.ActorKind),
        (contract.Form, enums.Form),
        (contract.Mode, enums.Mode),
        (contract.Status, enums.Status),
        (contract.Stance, enums.Stance),
        (contract.Precision, article_records.Precision),
        (contract.PublishedBasis, article_records.PublishedBasis),
    ],
)
def test_the_records_use_the_words_of_the_contract(ours: object, theirs: object) -> None:
    """A word added to the records is a new contract."""
    assert set(get_args(theirs)) == set(get_args(ours))


def test_a_briefing_that_breaks_it_is_seen() -> None:
    """The test of tests: a record of the program’s own, spoilt."""
    meeting = replace(BRIEFING.meetings[0], participants=("person:asim-munir",))
    with pytest.raises(ValidationError):
        validate(as_contract(replace(BRIEFING, meetings=(meeting,))))
