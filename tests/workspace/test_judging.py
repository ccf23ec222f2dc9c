"""A reader's judgements on a folder: made, undone, replayed, shared, by a fake reading process."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from briefing import paths
from briefing.config import Settings
from briefing.errors import JudgementRefused
from briefing.extract.worker import Answer
from briefing.models import (
    Actor,
    Article,
    Briefing,
    Extraction,
    Meeting,
    Position,
    Quote,
    ReviewState,
    Source,
    Span,
    Visit,
)
from briefing.models.copy_with import replace
from briefing.models.extraction import IssueFound, PositionFound
from briefing.models.judgement import Judgement
from briefing.presentation.titles import judgement_line
from briefing.workspace import JudgementService, Workspace, open_folder
from briefing.workspace.attestation import own_accuracy
from tests.workspace import fake_worker
from tests.workspace.support import PROJECT, PYTHON, FakeWorker, state_of, written

ANA = "Ana Sample met Bo Example on 5 May 2020\nAna Sample backs trade.\n“We agree,” it was said."
ANOTHER = "Once, Ana Sample met Bo Example on 5 May 2020\nThey sat in the old town hall."
THIRD = "Again: Ana Sample met Bo Example on 5 May 2020\nIt rained all over the river."
CY = "Cy Stone met Di Rock on 7 May 2020\nA long and friendly talk about water."
ED = "Ed Sample visited PAK on 3 March 2020\nHe talked there."
FLO = "Flo River visited IND on 9 June 2021\nNothing else happened on the way."
GUS = "Gus Hill visited IND on 1 July 2015\nThe journey was a short one."
FILES = {
    "a.txt": ANA,
    "b.txt": ANOTHER,
    "c.txt": THIRD,
    "d.txt": CY,
    "e.txt": ED,
    "f.txt": FLO,
    "g.txt": GUS,
}


def found_in(article: Article) -> Extraction:
    """What the fake process finds, and positions: ``A Name backs word``."""
    found = fake_worker.found_in(article)
    at = article.text.find("Ana Sample backs trade")
    if at < 0:
        return found
    holder = next(n for n, e in enumerate(found.entities) if e.name == "Ana Sample")
    span = Span(at, at + len("Ana Sample backs trade"))
    issue = IssueFound("Trade", None, (Span(span.end - 5, span.end),))
    position = PositionFound((span,), "stance", 0.8, "Trade", holder, "support")
    return replace(found, positions=(position,), issues=(issue,))


@pytest.fixture(autouse=True)
def reading(
    worker: FakeWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    """The fake process; call this to have it miss some kinds of findings from now on."""
    monkeypatch.setenv("BRIEFING_DATA", str(tmp_path / "home" / "data"))
    paths.user_folder.cache_clear()

    def read_without(*kinds: str) -> None:
        def answer(article: Article) -> Answer:
            return Answer(found=replace(found_in(article), **{f"{kind}s": () for kind in kinds}))

        monkeypatch.setattr("tests.workspace.support.answer", answer)

    read_without()
    return read_without


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Seven articles."""
    return written(tmp_path / "folder", FILES)


_SECONDS = count()


def clock() -> datetime:
    """A second later each time."""
    return datetime(2026, 1, 2, tzinfo=UTC) + timedelta(seconds=next(_SECONDS))


@contextmanager
def opened(
    root: Path, model: str = "fake", reader: str = "ana"
) -> Iterator[tuple[Workspace, JudgementService]]:
    """A folder that was read, and a reader."""
    with open_folder(root, model=model) as workspace:
        workspace.refresh()
        yield workspace, JudgementService(workspace, reader, clock)


def read_anew(root: Path, model: str = "fake") -> Briefing:
    """The briefing of a program that is started now."""
    with opened(root, model) as (workspace, _):
        return workspace.briefing


# -- records by what they say


def source(b: Briefing, path: str) -> Source:
    """By its path."""
    return next(s for s in b.sources if s.path == path)


def in_file(b: Briefing, path: str, record: Visit | Meeting | Quote | Position) -> bool:
    """Whether a source tells it."""
    return source(b, path).id in {r.source for r in record.evidence}


def visit(b: Briefing, path: str = "e.txt") -> Visit:
    """By a source that tells it."""
    return next(v for v in b.visits if in_file(b, path, v))


def meeting(b: Briefing, path: str = "a.txt") -> Meeting:
    """By a source that tells it."""
    return next(m for m in b.meetings if in_file(b, path, m))


def actor(b: Briefing, name: str) -> Actor:
    """By its name."""
    return next(a for a in b.actors if a.name == name)


def ids(b: Briefing, *paths_: str) -> list[str]:
    """Of sources."""
    return [source(b, path).id for path in paths_]


def mark(b: Briefing, record: str) -> ReviewState:
    """What is settled about a record."""
    return next((j for j in b.judged if j.record == record), ReviewState(record))


def names(b: Briefing, *actors: str | None) -> list[str]:
    """Of actors."""
    return [a.name for i in actors for a in b.actors if a.id == i]


# -- every action


Act = Callable[[JudgementService, Briefing], Judgement]
Seen = Callable[[Briefing], bool]


def sets(of: Callable[[Briefing], str], field: str, value: str) -> Act:
    """Correct a field."""
    return lambda j, b: j.set(of(b), field, value)


def the_visit(b: Briefing) -> str:
    """The one to Pakistan."""
    return visit(b).id


def the_meeting(b: Briefing) -> str:
    """The one told by three sources."""
    return meeting(b).id


ACTIONS: dict[str, tuple[Act, Seen]] = {
    "reject a visit": (
        lambda j, b: j.reject(visit(b).id),
        lambda b: {v.country for v in b.visits} == {"IND"},
    ),
    "reject a meeting of three sources": (
        lambda j, b: j.reject(meeting(b).id),
        lambda b: len(b.meetings) == 1,
    ),
    "reject a position": (lambda j, b: j.reject(b.positions[0].id), lambda b: not b.positions),
    "reject a quotation": (lambda j, b: j.reject(b.quotes[0].id), lambda b: not b.quotes),
    "reject somebody": (
        lambda j, b: j.reject(actor(b, "Ed Sample").id),
        lambda b: len(b.visits) == 2 and not any(a.name == "Ed Sample" for a in b.actors),
    ),
    "confirm a visit": (
        lambda j, b: j.confirm(visit(b).id),
        lambda b: mark(b, visit(b).id).confirmed,
    ),
    "confirm a meeting": (
        lambda j, b: j.confirm(meeting(b).id),
        lambda b: mark(b, meeting(b).id).confirmed,
    ),
    "confirm a position": (
        lambda j, b: j.confirm(b.positions[0].id),
        lambda b: mark(b, b.positions[0].id).confirmed,
    ),
    "confirm a quotation": (
        lambda j, b: j.confirm(b.quotes[0].id),
        lambda b: mark(b, b.quotes[0].id).confirmed,
    ),
    "confirm somebody": (
        lambda j, b: j.confirm(actor(b, "Ed Sample").id),
        lambda b: mark(b, actor(b, "Ed Sample").id).confirmed,
    ),
    "status of a visit": (
        sets(the_visit, "status", "cancelled"),
        lambda b: visit(b).status == "cancelled" and mark(b, visit(b).id).changed == ("status",),
    ),
    "date of a visit": (
        sets(the_visit, "date", "2020-03-04"),
        lambda b: (w := visit(b).when) is not None and w.start == w.end == "2020-03-04",
    ),
    "month of a visit": (
        sets(the_visit, "date", "2021-02"),
        lambda b: (
            (w := visit(b).when) is not None and (w.start, w.end) == ("2021-02-01", "2021-02-28")
        ),
    ),
    "no date of a visit": (
        sets(the_visit, "date", ""),
        lambda b: (w := visit(b).when) is None or w.basis != "stated",
    ),
    "country of a visit": (
        sets(the_visit, "country", "chn"),
        lambda b: visit(b).country == "CHN",
    ),
    "place of a visit": (
        sets(the_visit, "place", " Lahore  Fort "),
        lambda b: visit(b).place == "Lahore Fort",
    ),
    "days of a visit": (sets(the_visit, "days", "6"), lambda b: visit(b).days == 6),
    "status of a meeting of three sources": (
        sets(the_meeting, "status", "denied"),
        lambda b: meeting(b).status == "denied",
    ),
    "date of a meeting of three sources": (
        sets(the_meeting, "date", "2020-05-06"),
        lambda b: (w := meeting(b).when) is not None and w.start == "2020-05-06",
    ),
    "mode of a meeting": (sets(the_meeting, "mode", "phone"), lambda b: meeting(b).mode == "phone"),
    "place of a meeting": (
        sets(the_meeting, "place", "Murree"),
        lambda b: meeting(b).place == "Murree",
    ),
    "country of a meeting": (
        sets(the_meeting, "country", "PAK"),
        lambda b: meeting(b).country == "PAK",
    ),
    "stance of a position": (
        sets(lambda b: b.positions[0].id, "stance", "oppose"),
        lambda b: b.positions[0].stance == "oppose",
    ),
    "issue of a position": (
        sets(lambda b: b.positions[0].id, "issue", "Fair trade"),
        lambda b: {i.id: i.name for i in b.issues}.get(b.positions[0].issue) == "Fair trade",
    ),
    "holder of a position": (
        sets(lambda b: b.positions[0].id, "holder", "Bo Example"),
        lambda b: names(b, b.positions[0].holder) == ["Bo Example"],
    ),
    "date of a position": (
        sets(lambda b: b.positions[0].id, "date", "2020-05-09"),
        lambda b: (w := b.positions[0].when) is not None and w.start == "2020-05-09",
    ),
    "speaker of a quotation": (
        sets(lambda b: b.quotes[0].id, "speaker", "Ana Sample"),
        lambda b: names(b, b.quotes[0].speaker) == ["Ana Sample"],
    ),
    "a speaker who is nowhere else": (
        sets(lambda b: b.quotes[0].id, "speaker", "Zed Nowhere"),
        lambda b: names(b, b.quotes[0].speaker) == ["Zed Nowhere"],
    ),
    "country of somebody": (
        sets(lambda b: actor(b, "Ana Sample").id, "country", "FRA"),
        lambda b: actor(b, "Ana Sample").country == "FRA",
    ),
    "kind of somebody": (
        sets(lambda b: actor(b, "Ana Sample").id, "kind", "organisation"),
        lambda b: actor(b, "Ana Sample").kind == "organisation",
    ),
    "name of somebody": (
        lambda j, b: j.rename(actor(b, "Ana Sample").id, "Ana M. Sample"),
        lambda b: (
            any(a.name == "Ana M. Sample" for a in b.actors)
            and not any(a.name == "Ana Sample" for a in b.actors)
        ),
    ),
    "two people are one": (
        lambda j, b: j.merge(actor(b, "Ed Sample").id, actor(b, "Flo River").id),
        lambda b: len({t for v in b.visits for t in v.travellers}) == 2,
    ),
    "two visits are one": (
        lambda j, b: j.merge(visit(b, "f.txt").id, visit(b, "g.txt").id),
        lambda b: visit(b, "f.txt") is visit(b, "g.txt") and len(b.visits) == 2,
    ),
    "two meetings are one": (
        lambda j, b: j.merge(meeting(b).id, meeting(b, "d.txt").id),
        lambda b: len(b.meetings) == 1 and in_file(b, "d.txt", b.meetings[0]),
    ),
    "split a meeting": (
        lambda j, b: j.split(meeting(b).id, ids(b, "b.txt")),
        lambda b: (
            len(b.meetings) == 3
            and meeting(b) is meeting(b, "c.txt")
            and meeting(b) is not meeting(b, "b.txt")
        ),
    ),
    "split somebody": (
        lambda j, b: j.split(actor(b, "Ana Sample").id, ids(b, "b.txt", "c.txt")),
        lambda b: len([a for a in b.actors if a.name == "Ana Sample"]) == 2,
    ),
    "a meeting is of a visit": (
        lambda j, b: j.assign(meeting(b).id, visit(b).id),
        lambda b: meeting(b).visit == visit(b).id and meeting(b).id in visit(b).meetings,
    ),
    "a source is hidden": (
        lambda j, b: j.hide(source(b, "e.txt").id),
        lambda b: source(b, "e.txt").hidden and len(b.visits) == 2,
    ),
    "one of three sources is hidden": (
        lambda j, b: j.hide(source(b, "b.txt").id),
        lambda b: not in_file(b, "b.txt", meeting(b)) and in_file(b, "c.txt", meeting(b)),
    ),
    **{
        f"{field} of a source": (
            sets(lambda b: source(b, "e.txt").id, field, value),
            lambda b, field=field, stands=stands: getattr(source(b, "e.txt"), field) == stands,  # type: ignore[misc]
        )
        for field, value, stands in (
            ("title", "A “title” \\ [x]", "A “title” \\ [x]"),
            ("outlet", "Dawn", "Dawn"),
            ("url", "https://example.org/?a=1#b", "https://example.org/?a=1#b"),
            ("authors", "Ana One; Bo Two", ("Ana One", "Bo Two")),
        )
    },
    "date of a source": (
        sets(lambda b: source(b, "e.txt").id, "date", "2020-04-01"),
        lambda b: (
            (p := source(b, "e.txt").published) is not None
            and (p.start, p.basis) == ("2020-04-01", "user")
        ),
    ),
    "a note": (
        lambda j, b: j.note(visit(b).id, "Ask\n the  [desk] \\ “again”"),
        lambda b: mark(b, visit(b).id).notes == ("Ask the [desk] \\ “again”",),
    ),
    "a note on a source": (
        lambda j, b: j.note(source(b, "e.txt").id, "hm"),
        lambda b: mark(b, source(b, "e.txt").id).notes == ("hm",),
    ),
    "a pin": (lambda j, b: j.pin(visit(b).id), lambda b: mark(b, visit(b).id).pinned),
    "a pin on a source": (
        lambda j, b: j.pin(source(b, "e.txt").id),
        lambda b: mark(b, source(b, "e.txt").id).pinned,
    ),
}
every_action = pytest.mark.parametrize(("act", "seen"), ACTIONS.values(), ids=ACTIONS)
a_few_actions = pytest.mark.parametrize(
    ("act", "seen"),
    [
        pytest.param(*action, id=name, marks=[] if number % 5 == 0 else pytest.mark.slow)
        for number, (name, action) in enumerate(ACTIONS.items())
    ],
)
"""Every action, most of them in the slow run."""


@every_action
def test_made_undone_redone(folder: Path, act: Act, seen: Seen, worker: FakeWorker) -> None:
    """Each takes effect at once, is taken back whole, comes back, and is logged."""
    with opened(folder) as (workspace, judge):
        worker.forget()
        before = workspace.briefing
        assert not seen(before)
        done = act(judge, before)
        assert workspace.judgement_file.path == folder / "judgements.toml"
        assert done.id in (folder / "judgements.toml").read_text(encoding="utf-8")
        assert workspace.relink()
        after = workspace.briefing
        assert seen(after)
        assert not workspace.relink()
        assert judge.undo()
        workspace.relink()
        assert workspace.briefing == before
        assert [o.state for o in workspace.outcomes()] == ["undone"]
        assert judge.redo()
        workspace.relink()
        assert workspace.briefing == after
        (outcome,) = workspace.outcomes()
        assert (outcome.state, outcome.judgement.reader) == ("applied", "ana")
        assert [line.split(" ", 1)[1] for line in outcome.judgement.log] == [
            *("ana made", "ana undone", "ana redone")
        ]
        assert worker.lines == []


@a_few_actions
def test_replayed(folder: Path, tmp_path: Path, act: Act, seen: Seen) -> None:
    """At the next start, by another model, on a colleague's copy, under other names."""
    with opened(folder) as (workspace, judge):
        act(judge, workspace.briefing)
        workspace.relink()
        after = workspace.briefing
    assert read_anew(folder) == after
    assert read_anew(folder, "another") == after
    copy = shutil.copytree(folder, tmp_path / "elsewhere" / "copy")
    assert read_anew(copy) == after
    shutil.rmtree(tmp_path / "home")
    with opened(copy, reader="bo") as (workspace, _):
        assert seen(workspace.briefing)
        assert [o.state for o in workspace.outcomes()] == ["applied"]


@a_few_actions
def test_in_a_subfolder(folder: Path, tmp_path: Path, act: Act, seen: Seen) -> None:
    """A judgement is tied to texts, not to paths."""
    with opened(folder) as (workspace, judge):
        act(judge, workspace.briefing)
    deep = tmp_path / "deep"
    shutil.copytree(folder, deep / "press")
    (deep / "press" / "judgements.toml").rename(deep / "judgements.toml")
    with opened(deep) as (workspace, _):
        assert [o.state for o in workspace.outcomes()] == ["applied"]


@a_few_actions
def test_the_articles_are_gone(folder: Path, act: Act, seen: Seen) -> None:
    """It is orphaned and shown; it comes back with them."""
    with opened(folder) as (workspace, judge):
        act(judge, workspace.briefing)
    text = (folder / "judgements.toml").read_bytes()
    for name in FILES:
        (folder / name).unlink()
    written(folder, {"z.txt": "Nothing of the kind."})
    with opened(folder) as (workspace, _):
        (outcome,) = workspace.outcomes()
        assert outcome.state == "orphaned"
        assert outcome.why
    assert (folder / "judgements.toml").read_bytes() == text
    written(folder, FILES)
    assert seen(read_anew(folder))


@a_few_actions
def test_on_a_folder_that_cannot_be_written(
    folder: Path, act: Act, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is kept in the data folder, and nothing beside the articles is touched."""
    access = os.access
    monkeypatch.setattr(os, "access", lambda p, mode: Path(p) != folder and access(p, mode))
    before = state_of(folder)
    with opened(folder) as (workspace, judge):
        act(judge, workspace.briefing)
        assert workspace.judgement_file.path.parent == paths.data_folder()
        workspace.relink()
        assert seen(workspace.briefing)
    assert seen(read_anew(folder))
    assert state_of(folder) == before


@a_few_actions
def test_one_line_of_the_log(folder: Path, act: Act, seen: Seen) -> None:
    """Who, when, what."""
    with opened(folder) as (workspace, judge):
        done = act(judge, workspace.briefing)
    line = judgement_line(done)
    assert line.startswith(f"{done.id} {done.made[:10]} {done.made[11:16]} ana ")
    assert done.on[0].file in line


# -- undo and redo


def test_undo_goes_back_and_redo_forward(folder: Path) -> None:
    """Step by step."""
    with opened(folder) as (workspace, judge):
        b = workspace.briefing
        made = [judge.note(visit(b).id, str(n)).id for n in range(3)]
        undone = [judge.undo() for _ in range(3)]
        assert [j.id for j in undone if j] == made[::-1]
        assert judge.undo() is None
        redone = [judge.redo() for _ in range(3)]
        assert [j.id for j in redone if j] == made
        assert judge.redo() is None


def test_undo_is_of_ones_own(folder: Path) -> None:
    """Another reader's judgement is undone by its name alone, and the log says who did it."""
    with opened(folder) as (workspace, ana):
        bo = JudgementService(workspace, "bo of the desk", clock)
        one = ana.pin(visit(workspace.briefing).id)
        assert bo.undo() is None
        undone = bo.undo(one.id)
        assert undone
        assert undone.log[-1].endswith(" bo of the desk undone")
        assert undone.reader == "ana"
        assert not undone.active
        assert not workspace.judgement_file.read().judgements[one.id].active


@pytest.mark.parametrize(
    "reader", ["Ana Maria", "undone", "a made", "名 前", "ana\nbo", "x\ty", "-"]
)
def test_any_name_of_a_reader(folder: Path, reader: str) -> None:
    """It is read from the log as it was written there."""
    with opened(folder, reader=reader) as (workspace, judge):
        done = judge.pin(visit(workspace.briefing).id)
        assert done.active
        known = workspace.judgement_file.read().judgements[done.id]
        assert known.reader == reader.replace("\n", " ")
        assert judge.undo()


def test_the_reader_of_the_settings(folder: Path) -> None:
    """Else the one who is logged in."""
    with Workspace(folder, Settings(model="fake", reader="cy")) as workspace:
        assert JudgementService(workspace).reader == "cy"
    with Workspace(folder, Settings(model="fake")) as workspace:
        assert JudgementService(workspace).reader


def test_two_that_are_toggled(folder: Path) -> None:
    """A second pin, a second hiding take the first one back."""
    with opened(folder) as (workspace, judge):
        b = workspace.briefing
        for record, act in ((visit(b).id, judge.pin), (source(b, "e.txt").id, judge.hide)):
            first, second, third = act(record), act(record), act(record)
            assert first.active
            assert second.id == first.id
            assert not second.active
            assert third.active


def test_copies_are_hidden_one_by_one(folder: Path) -> None:
    """Two sources of one text are two sources."""
    written(folder, {"e2.txt": ED})
    with opened(folder) as (workspace, judge):
        for path, hidden in (("e.txt", ["e.txt"]), ("e2.txt", ["e.txt", "e2.txt"])):
            judge.hide(source(workspace.briefing, path).id)
            workspace.relink()
            assert [s.path for s in workspace.briefing.sources if s.hidden] == hidden


def test_records_on_the_same_words_are_pinned_one_by_one(folder: Path) -> None:
    """A visit and the meeting that one sentence tells."""
    written(folder, {"h.txt": "Hal Tree visited PAK and Hal Tree met Ida Wood on 2 May 2018"})
    with opened(folder) as (workspace, judge):
        b = workspace.briefing
        both = visit(b, "h.txt").id, meeting(b, "h.txt").id
        for record in both:
            judge.pin(record)
        workspace.relink()
        assert {j.record for j in workspace.briefing.judged if j.pinned} == set(both)


@pytest.mark.parametrize("number", [0, 1])
def test_records_of_one_kind_on_the_same_words(folder: Path, number: int) -> None:
    """Rejecting one leaves the other."""
    text = "Hal Tree visited PAK and Ida Wood visited PAK on 2 May 2018"
    written(folder, {"h.txt": text})
    with opened(folder) as (workspace, judge):
        b = workspace.briefing
        both = sorted(
            (v for v in b.visits if in_file(b, "h.txt", v)), key=lambda v: names(b, *v.travellers)
        )
        assert len(both) == 2
        judge.reject(both[number].id)
        workspace.relink()
        b = workspace.briefing
        left = [v for v in b.visits if in_file(b, "h.txt", v)]
        assert [names(b, *v.travellers) for v in left] == [[["Ida Wood"], ["Hal Tree"]][number]]


@pytest.mark.parametrize("off", [["a.txt"], ["b.txt"], ["c.txt"], ["a.txt", "b.txt"]])
@pytest.mark.parametrize("kind", ["meeting", "actor"])
def test_whatever_is_split_off_the_rest_stays_together(
    folder: Path, off: list[str], kind: str
) -> None:
    """And what is split off stays together too."""
    with opened(folder) as (workspace, judge):
        b = workspace.briefing
        record = meeting(b).id if kind == "meeting" else actor(b, "Ana Sample").id
        judge.split(record, ids(b, *off))
        workspace.relink()
        b = workspace.briefing
        parts = {
            frozenset(s.path for s in b.sources if s.id in {r.source for r in refs})
            for refs in (
                [m.evidence for m in b.meetings if not in_file(b, "d.txt", m)]
                if kind == "meeting"
                else [a.mentions for a in b.actors if a.name.startswith("Ana")]
            )
        }
        assert parts == {frozenset(off), frozenset({"a.txt", "b.txt", "c.txt"} - set(off))}


def test_what_was_merged_is_rejected_whole(folder: Path) -> None:
    """Also where both stand in one article."""
    written(folder, {"h.txt": "Hal Tree visited PAK on 2 May 2018\nHal Tree visited IND in 2011"})
    with opened(folder) as (workspace, judge):
        b = workspace.briefing
        one, other = (v.id for v in b.visits if in_file(b, "h.txt", v))
        judge.merge(one, other)
        workspace.relink()
        b = workspace.briefing
        (merged,) = (v.id for v in b.visits if in_file(b, "h.txt", v))
        judge.reject(merged)
        workspace.relink()
        b = workspace.briefing
        assert [v for v in b.visits if in_file(b, "h.txt", v)] == []


def test_assigned_to_none(folder: Path) -> None:
    """What was assigned is of no visit again."""
    with opened(folder) as (workspace, judge):
        b = workspace.briefing
        judge.assign(meeting(b).id, visit(b).id)
        workspace.relink()
        judge.assign(meeting(workspace.briefing).id, None)
        workspace.relink()
        assert meeting(workspace.briefing).visit is None
        assert visit(workspace.briefing).meetings == ()


# -- what survives


KINDS = ("visit", "meeting", "position", "quote")


def seen_of(record: Visit | Meeting | Position | Quote) -> dict[str, object]:
    """What a reader sees of a record."""
    names_: tuple[str, ...] = ("travellers", "country", "place", "status", "days", "sides", "mode")
    names_ += ("issue", "holder", "stance", "speaker", "direct", "evidence")
    found = {name: getattr(record, name, None) for name in names_}
    when = getattr(record, "when", None)
    return {**found, "when": (when.start, when.end) if when else None}


@pytest.mark.parametrize("kind", KINDS)
def test_a_confirmed_record_survives(folder: Path, kind: str, reading: Callable[..., None]) -> None:
    """A rule that would now miss it; another one that was not confirmed does not."""

    def chosen(b: Briefing) -> Visit | Meeting | Position | Quote:
        if kind == "visit":
            return visit(b)
        if kind == "meeting":
            return meeting(b, "d.txt")
        return b.quotes[0] if kind == "quote" else b.positions[0]

    with opened(folder) as (workspace, judge):
        record = chosen(workspace.briefing)
        judge.confirm(record.id)
        workspace.relink()
        before = chosen(workspace.briefing)
    reading(kind)
    with opened(folder, "newer") as (workspace, judge):
        b = workspace.briefing
        assert len(getattr(b, f"{kind}s")) == 1
        after = chosen(b)
        assert mark(b, after.id).confirmed
        assert seen_of(after) == seen_of(before)
        assert [o.state for o in workspace.outcomes()] == ["applied"]
        judge.undo()
        workspace.relink()
        assert getattr(workspace.briefing, f"{kind}s") == ()


def test_a_correction_survives_with_it(folder: Path, reading: Callable[..., None]) -> None:
    """The record that was confirmed is the corrected one."""
    with opened(folder) as (workspace, judge):
        judge.set(visit(workspace.briefing).id, "status", "cancelled")
        workspace.relink()
        judge.confirm(visit(workspace.briefing).id)
    reading("visit")
    assert [v.status for v in read_anew(folder, "newer").visits] == ["cancelled"]


def test_a_field_that_was_emptied_stays_empty(folder: Path, reading: Callable[..., None]) -> None:
    """The copy of a confirmed record holds nothing that is not shown of it."""
    with opened(folder) as (workspace, judge):
        judge.set(visit(workspace.briefing).id, "country", "")
        judge.set(visit(workspace.briefing).id, "place", "Lahore")
        workspace.relink()
        copy = judge.confirm(visit(workspace.briefing).id).record
        assert "country" not in copy
        assert copy["place"] == "Lahore"
    reading("visit")
    assert [(v.country, v.place) for v in read_anew(folder, "newer").visits] == [(None, "Lahore")]


@pytest.mark.parametrize("kind", KINDS)
def test_what_survived_is_judged_like_any_record(
    folder: Path, kind: str, reading: Callable[..., None]
) -> None:
    """Noted on, pinned and the pin taken out, confirmed again, rejected."""
    with opened(folder) as (workspace, judge):
        first = judge.confirm(getattr(workspace.briefing, f"{kind}s")[0].id)
    reading(kind)
    with opened(folder, "newer") as (workspace, judge):
        (record,) = getattr(workspace.briefing, f"{kind}s")
        judge.note(record.id, "hm")
        assert judge.pin(record.id).active
        workspace.relink()
        found = mark(workspace.briefing, record.id)
        assert (found.confirmed, found.pinned, found.notes) == (True, True, ("hm",))
        assert not judge.pin(record.id).active
        again = judge.confirm(record.id)
        assert again.record == first.record
        assert again.on[0] in first.on
        workspace.relink()
        assert len(getattr(workspace.briefing, f"{kind}s")) == 1
        assert {o.state for o in workspace.outcomes()} == {"applied", "undone"}
        judge.reject(record.id)
        workspace.relink()
        assert getattr(workspace.briefing, f"{kind}s") == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_rejected_record_comes_back_with_nothing(
    folder: Path, kind: str, reading: Callable[..., None]
) -> None:
    """Missed for a while and found again, it is still rejected."""
    with opened(folder) as (workspace, judge):
        record = getattr(workspace.briefing, f"{kind}s")[0]
        judge.reject(record.id)
        workspace.relink()
        after = workspace.briefing
    reading(kind)
    with opened(folder, "newer") as (workspace, _):
        assert [o.state for o in workspace.outcomes()] == ["idle"]
    reading()
    assert read_anew(folder, "newest") == after


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Correction.\n" + ED, "moved?"),
        (ED + " And so on.", "moved?"),
        (ED + "\n" + ED, "orphaned"),
        (ED.replace("visited PAK", "visited IND"), "orphaned"),
        ("Nothing.", "orphaned"),
    ],
)
def test_the_article_has_changed(folder: Path, text: str, state: str) -> None:
    """The judgement is shown, has no effect, and is there again with the old text."""
    with opened(folder) as (workspace, judge):
        judge.reject(visit(workspace.briefing).id)
    written(folder, {"e.txt": text})
    with opened(folder) as (workspace, _):
        assert [o.state for o in workspace.outcomes()] == [state]
        assert bool(
            [v for v in workspace.briefing.visits if in_file(workspace.briefing, "e.txt", v)]
        ) is ("visited" in text)
    written(folder, {"e.txt": ED})
    with opened(folder) as (workspace, _):
        assert [o.state for o in workspace.outcomes()] == ["applied"]


# -- refused


@pytest.mark.parametrize(
    "act",
    [
        lambda j, b: j.reject("no-such-record"),
        lambda j, b: j.set(visit(b).id, "stance", "support"),
        lambda j, b: j.set(visit(b).id, "status", "happened"),
        lambda j, b: j.set(visit(b).id, "status", ""),
        lambda j, b: j.set(visit(b).id, "date", "2020-02-30"),
        lambda j, b: j.set(visit(b).id, "date", "yesterday"),
        lambda j, b: j.set(visit(b).id, "country", "Pakistan"),
        lambda j, b: j.set(visit(b).id, "country", "XXX"),
        lambda j, b: j.set(visit(b).id, "days", "0"),
        lambda j, b: j.set(visit(b).id, "days", "²"),
        lambda j, b: j.set(visit(b).id, "days", "1.5"),
        lambda j, b: j.set(b.positions[0].id, "issue", ""),
        lambda j, b: j.set(actor(b, "Ana Sample").id, "kind", "king"),
        lambda j, b: j.rename(actor(b, "Ana Sample").id, " \n"),
        lambda j, b: j.rename(visit(b).id, "Ana"),
        lambda j, b: j.note(visit(b).id, "  "),
        lambda j, b: j.merge(visit(b).id, visit(b).id),
        lambda j, b: j.merge(visit(b).id, meeting(b).id),
        lambda j, b: j.merge(b.quotes[0].id, b.quotes[0].id),
        lambda j, b: j.merge(source(b, "a.txt").id, source(b, "b.txt").id),
        lambda j, b: j.split(meeting(b).id, ids(b, "a.txt", "b.txt", "c.txt")),
        lambda j, b: j.split(meeting(b).id, []),
        lambda j, b: j.split(meeting(b).id, ["no-such-source"]),
        lambda j, b: j.assign(visit(b).id, None),
        lambda j, b: j.assign(meeting(b).id, meeting(b).id),
        lambda j, b: j.hide(visit(b).id),
        lambda j, b: j.undo("j-none"),
        lambda j, b: j.redo("j-none"),
    ],
)
def test_refused(folder: Path, act: Act) -> None:
    """With a sentence, and nothing is written."""
    with opened(folder) as (workspace, judge):
        with pytest.raises(JudgementRefused) as refused:
            act(judge, workspace.briefing)
        assert refused.value.what.endswith(".")
        assert not (folder / "judgements.toml").exists()


def test_a_file_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and the judgement does not count."""
    with opened(folder) as (workspace, judge):
        before = workspace.briefing

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr("briefing.judgements.file.os.fsync", full)
            with pytest.raises(JudgementRefused, match="No space"):
                judge.reject(visit(before).id)
        workspace.relink()
        assert workspace.briefing == before
        assert workspace.outcomes() == ()


def test_a_file_that_cannot_be_read(folder: Path) -> None:
    """It is reported, never written over, and articles are shown."""
    written(folder, {"judgements.toml": b"\xff\xfe"})
    with open_folder(folder, model="fake") as workspace:
        report = workspace.refresh()
        assert [p.path for p in report.problems] == ["judgements.toml, line 1"]
        with pytest.raises(JudgementRefused):
            JudgementService(workspace).pin(visit(workspace.briefing).id)
    assert (folder / "judgements.toml").read_bytes() == b"\xff\xfe"


def test_a_mistake_in_the_file(folder: Path) -> None:
    """It is a problem with its line; the rest applies; it stays when something is judged."""
    with opened(folder) as (workspace, judge):
        judge.reject(visit(workspace.briefing).id)
    file = folder / "judgements.toml"
    broken = '[j-bad]\naction = "reject"\nkind = oops\n'
    file.write_text(file.read_text(encoding="utf-8") + "\n" + broken, encoding="utf-8")
    line = file.read_text(encoding="utf-8").split("\n").index("kind = oops") + 1
    with open_folder(folder, model="fake") as workspace:
        report = workspace.refresh()
        assert [p.path for p in report.problems] == [f"judgements.toml, line {line}"]
        assert not report.problems[0].fatal
        assert len(workspace.briefing.visits) == 2
        JudgementService(workspace).pin(visit(workspace.briefing, "f.txt").id)
    assert broken in file.read_text(encoding="utf-8")


def test_a_hand_edit_never_stops_the_program(folder: Path) -> None:
    """Whatever value stands in a field."""
    with opened(folder) as (workspace, judge):
        judge.confirm(visit(workspace.briefing).id)
        judge.set(workspace.briefing.positions[0].id, "issue", "Fair trade")
    file = folder / "judgements.toml"
    text = file.read_text(encoding="utf-8")
    for old, new in (
        ("start = 0", "start = 99"),
        ("start = 0", "start = -1"),
        ('status = "held"', 'status = ["held"]'),
        ('value = "Fair trade"', 'value = ""'),
        ('log = [\n    "', 'log = ["x",\n    "'),
        ('country = "PAK"', 'country = ["PAK"]'),
        ("travellers = [", 'travellers = [ "", '),
    ):
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        with open_folder(folder, model="fake") as workspace:
            workspace.refresh()
            assert len(workspace.briefing.visits) >= 2, new
            told = [judgement_line(o.judgement) for o in workspace.outcomes()]
            assert len(told) + len(workspace.broken_judgements()) == 2, new


# -- hostile words


HOSTILE = [
    '“"quoted" \\ back\\slash ]\n[j-x]\n]]\n\' # \x1b[31m \x07 \x7f \u202e 👩‍👩‍👧 外交部”',
    "“]\n[[j-0000000000.on]]\nfile = 1”",
    "“\ttab \u2028 \u2029 \x85 \ufeff”",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_articles(folder: Path, words: str) -> None:
    """What they say is kept beside the judgement, and harms neither the file nor the log."""
    written(folder, {"[x] \"y\" 'z'.txt": f"Ida Wood said. {words} And more."})
    with opened(folder) as (workspace, judge):
        b = workspace.briefing
        quote = next(q for q in b.quotes if q.evidence[0].source != source(b, "a.txt").id)
        done = judge.reject(quote.id)
        judge.note(source(b, "[x] \"y\" 'z'.txt").id, words)
        workspace.relink()
        assert quote.id not in {q.id for q in workspace.briefing.quotes}
        assert workspace.broken_judgements() == []
        assert workspace.judgement_file.read().judgements[done.id] == done
        assert [o.state for o in workspace.outcomes()] == ["applied"] * 2
    assert quote.id not in {q.id for q in read_anew(folder).quotes}


@pytest.mark.parametrize("half", ["a\ud83d", "\ud800b"])
def test_half_pairs_in_what_is_typed(folder: Path, half: str) -> None:
    """They are made harmless, or refused with a sentence; nothing is left behind."""
    with opened(folder) as (workspace, judge):
        record = visit(workspace.briefing).id
        acts: tuple[Callable[[], object], ...] = (
            lambda: judge.note(record, half),
            lambda: judge.set(record, "place", half),
            lambda: JudgementService(workspace, half, clock).pin(record),
        )
        for act in acts:
            try:
                act()
            except JudgementRefused:
                continue
            assert workspace.broken_judgements() == []
        workspace.relink()
    assert {p.name for p in folder.iterdir()} <= {*FILES, "judgements.toml"}


def test_an_article_that_begins_with_an_empty_line(folder: Path) -> None:
    """It can be hidden, and stays so."""
    written(folder, {"h.txt": "\n\nHal Tree visited PAK on 2 May 2018\n"})
    with opened(folder) as (workspace, judge):
        judge.hide(source(workspace.briefing, "h.txt").id)
        workspace.relink()
        assert workspace.broken_judgements() == []
        assert source(workspace.briefing, "h.txt").hidden


# -- several programs


def test_two_programs_on_one_folder(folder: Path) -> None:
    """Each sees what the other judges, and loses nothing of it."""
    with opened(folder) as (one, ana), opened(folder, reader="bo") as (other, bo):
        ana.reject(visit(one.briefing).id)
        assert other.judgement_file.changed()
        assert other.relink()
        assert len(other.briefing.visits) == 2
        bo.set(visit(other.briefing, "f.txt").id, "status", "denied")
        assert one.judgement_file.changed()
        assert one.relink()
        assert visit(one.briefing, "f.txt").status == "denied"
        assert len(one.briefing.visits) == 2
        assert ana.undo()
        other.relink()
        assert len(other.briefing.visits) == 3
        assert {o.judgement.reader for o in other.outcomes()} == {"ana", "bo"}


MANY = """
import sys
from pathlib import Path
from briefing.workspace import JudgementService, open_folder
with open_folder(Path(sys.argv[1]), model="fake") as workspace:
    workspace.load()
    judge = JudgementService(workspace, sys.argv[2])
    records = [v.id for v in workspace.briefing.visits]
    sys.stdin.readline()
    for n in range(8):
        print(judge.note(records[n % len(records)], f"{sys.argv[2]} {n}").id, flush=True)
"""


def test_many_programs_at_once(folder: Path) -> None:
    """None loses a note of another."""
    with opened(folder) as (workspace, _):
        programs = [
            subprocess.Popen(
                [PYTHON, "-c", MANY, str(folder), f"r{n}"],
                cwd=PROJECT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for n in range(4)
        ]
        told = [name for p in programs for name in p.communicate("go\n")[0].split()]
        assert [p.returncode for p in programs] == [0] * 4
        assert len(told) == 32
        workspace.relink()
        assert {o.judgement.id for o in workspace.outcomes()} == set(told)
        assert {o.state for o in workspace.outcomes()} == {"applied"}
        notes = {n for j in workspace.briefing.judged for n in j.notes}
        assert notes == {f"r{r} {n}" for r in range(4) for n in range(8)}


# -- the reader's own figure


def figure(workspace: Workspace) -> dict[str, tuple[int, int]]:
    """As ``briefing check`` shows it."""
    return own_accuracy(workspace.judgement_file.read().judgements.values())


def test_the_readers_own_figure(folder: Path) -> None:
    """Confirmed and rejected, by kind; what was corrected was not right; undone does not count."""
    with opened(folder) as (workspace, judge):
        b = workspace.briefing
        assert figure(workspace) == {}
        judge.confirm(visit(b).id)
        judge.reject(visit(b, "f.txt").id)
        judge.confirm(meeting(b).id)
        judge.set(meeting(b, "d.txt").id, "mode", "phone")
        judge.confirm(meeting(b, "d.txt").id)
        judge.note(b.quotes[0].id, "hm")
        assert figure(workspace) == {"visit": (1, 2), "meeting": (1, 2)}
        judge.reject(b.quotes[0].id)
        assert figure(workspace)["quote"] == (0, 1)
        judge.undo()
        assert "quote" not in figure(workspace)


def test_one_record_counts_once(folder: Path) -> None:
    """By what was decided last, whatever the order in the file."""
    with opened(folder) as (workspace, judge):
        record = visit(workspace.briefing).id
        first, _ = judge.confirm(record), judge.reject(record)
        assert figure(workspace) == {"visit": (0, 1)}
        judge.undo(first.id)
        judge.redo(first.id)
        assert figure(workspace) == {"visit": (1, 1)}
        known = list(workspace.judgement_file.read().judgements.values())
        assert own_accuracy(known[::-1]) == own_accuracy(known)


def test_records_on_the_same_words_count_one_by_one(folder: Path) -> None:
    """Two visits that one sentence tells are two."""
    written(folder, {"h.txt": "Hal Tree visited PAK and Hal Tree visited IND on 2 May 2018"})
    with opened(folder) as (workspace, judge):
        b = workspace.briefing
        one, other = (v for v in b.visits if in_file(b, "h.txt", v))
        judge.confirm(one.id)
        judge.reject(other.id)
        assert figure(workspace) == {"visit": (1, 2)}
