"""``briefing judge``, ``list`` and ``check``: judgements from the command line."""

from pathlib import Path

import pytest

from briefing import paths
from briefing.workspace import open_folder
from tests.cli.running import Ran, here
from tests.workspace.support import FakeWorker, written

FILES = {
    "a.txt": "Ana Sample met Bo Example on 5 May 2020\nThey talked of trade.",
    "b.txt": "Once, Ana Sample met Bo Example on 5 May 2020\nThey sat in the old town hall.",
    "e.txt": "Ed Sample visited PAK on 3 March 2020\nHe talked of “water, and no end”.",
}


@pytest.fixture
def folder(tmp_path: Path, worker: FakeWorker, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three articles, and a reader called Ana."""
    monkeypatch.setenv("BRIEFING_DATA", str(tmp_path / "home" / "data"))
    paths.user_folder.cache_clear()
    written(paths.config_folder(), {"config.toml": 'reader = "Ana M"\n'})
    return written(tmp_path / "folder", FILES)


def listed(folder: Path, kind: str, *words: str) -> list[str]:
    """The lines of a list."""
    ran = here("list", str(folder), kind, *words)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def test_kind_and_folder_in_either_order(folder: Path) -> None:
    """``briefing list visits FOLDER`` is meant where no kind stands behind the folder."""
    assert here("list", "visits", str(folder)).out.splitlines() == listed(folder, "visits")


def first(folder: Path, kind: str, *words: str) -> str:
    """The id in the first line of a list."""
    return listed(folder, kind, *words)[0].split()[0]


def judge(folder: Path, action: str, *arguments: str) -> Ran:
    """Run an action."""
    return here("judge", action, str(folder), *arguments)


def log(folder: Path) -> list[str]:
    """Its lines."""
    ran = here("judge", "log", str(folder))
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("visits", [], ["Ed Sample → Pakistan"]),
        ("meetings", [], ["Ana Sample – Bo Example"]),
        ("actors", ["bo"], ["Bo Example"]),
        ("actors", ["bo", "ana"], []),
        ("quotes", [], ["water, and no end"]),
        ("positions", [], []),
        ("sources", [], ["a.txt", "b.txt", "e.txt"]),
        ("sources", ["e.txt"], ["e.txt"]),
        ("discrepancies", [], []),
    ],
)
def test_list(folder: Path, kind: str, words: list[str], expected: list[str]) -> None:
    """A line a record, with its id."""
    lines = listed(folder, kind, *words)
    assert len(lines) == len(expected)
    for line, part in zip(lines, expected, strict=True):
        assert part in line


ACTIONS: dict[str, tuple[list[str], str, str]] = {
    "reject": (["visits"], "rejected the visit", ""),
    "confirm": (["meetings"], "confirmed the meeting", ""),
    "pin": (["quotes"], "pinned the quote", ""),
    "note": (["visits", "=-- ask [them] “again”"], "noted on the visit", ""),
    "set": (["visits", "=status", "=cancelled"], "set status of the visit", "cancelled"),
    "rename": (["actors", "=Ana Q. Sample"], "named the actor", "Ana Q. Sample"),
    "assign": (["meetings", "visits"], "assigned the meeting", ""),
    "split": (["meetings", "sources"], "split the meeting", ""),
    "hide": (["sources"], "hid the source", "[hidden]"),
}


def arguments(folder: Path, given: list[str]) -> list[str]:
    """Words as they are after ``=``, else the first id of a list."""
    return [g[1:] if g.startswith("=") else first(folder, g) for g in given]


@pytest.mark.parametrize(("given", "said"), [(a[0], a[1]) for a in ACTIONS.values()], ids=ACTIONS)
def test_actions(folder: Path, given: list[str], said: str, request: pytest.FixtureRequest) -> None:
    """Each says what it did, is logged, undone and redone."""
    action = request.node.callspec.id
    values = arguments(folder, given)
    dashes = ["--"] if any(v.startswith("-") for v in values) else []
    ran = here("judge", action, *dashes, str(folder), *values)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("\n") == 1
    assert f" Ana M {said}" in ran.out
    assert (folder / "judgements.toml").exists()
    (line,) = log(folder)
    assert line.startswith("applied ")
    assert ran.out.strip() in line
    undone = here("judge", "undo", str(folder))
    assert undone.out.strip().endswith("[undone]")
    assert log(folder)[0].startswith("undone ")
    name = ran.out.split()[0]
    redone = judge(folder, "redo", name)
    assert redone.out == ran.out
    assert log(folder)[0].startswith("applied ")


def test_what_is_judged_is_seen_at_once(folder: Path) -> None:
    """In the lists of the next command."""
    judge(folder, "reject", first(folder, "visits"))
    assert listed(folder, "visits") == []
    judge(folder, "undo")
    judge(folder, "set", first(folder, "visits"), "status", "cancelled")
    assert "cancelled" in listed(folder, "visits")[0]
    judge(folder, "rename", first(folder, "actors", "bo"), "Bo Z")
    assert " Bo Z · person" in listed(folder, "actors", "bo")[0]
    judge(folder, "hide", first(folder, "sources", "e.txt"))
    assert listed(folder, "visits") == []
    assert listed(folder, "sources", "e.txt")[0].endswith("[hidden]")


def test_merge_and_split(folder: Path) -> None:
    """Two people are one, and two again."""
    ana, bo = (first(folder, "actors", name) for name in ("ana", "bo"))
    assert judge(folder, "merge", ana, bo).code == 0
    assert len(listed(folder, "actors")) == 2
    assert judge(folder, "undo").code == 0
    assert len(listed(folder, "actors")) == 3
    sources = [line.split()[0] for line in listed(folder, "sources")][:1]
    assert judge(folder, "split", first(folder, "meetings"), *sources).code == 0
    assert len(listed(folder, "meetings")) == 2


def test_assign_to_none(folder: Path) -> None:
    """By the word."""
    assert judge(folder, "assign", first(folder, "meetings"), "none").code == 0
    assert log(folder)[0].startswith("applied ")


@pytest.mark.parametrize(
    ("action", "given"),
    [
        ("reject", ["=visit-0000000000"]),
        ("set", ["visits", "=stance", "=support"]),
        ("set", ["visits", "=status", "=happened"]),
        ("set", ["visits", "=date", "=2020-02-30"]),
        ("merge", ["visits", "visits"]),
        ("merge", ["visits", "meetings"]),
        ("rename", ["visits", "=x"]),
        ("note", ["visits", "= "]),
        ("split", ["visits", "sources"]),
        ("assign", ["visits", "meetings"]),
        ("hide", ["visits"]),
        ("undo", ["=j-none"]),
        ("redo", ["=j-none"]),
    ],
)
def test_refused(folder: Path, action: str, given: list[str]) -> None:
    """Exit code 10, one line, nothing on standard output, nothing written."""
    ran = judge(folder, action, *arguments(folder, given))
    assert (ran.code, ran.out) == (10, "")
    assert ran.err.startswith("briefing: ")
    assert ran.err.count("\n") == 1
    assert not (folder / "judgements.toml").exists()


@pytest.mark.parametrize("action", ["undo", "redo"])
def test_nothing_to_undo(folder: Path, action: str) -> None:
    """It is said, and is no success."""
    ran = judge(folder, action)
    assert ran.code != 0
    assert ran.out == ""
    assert "nothing to" in ran.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("judge",),
        ("judge", "reject"),
        ("judge", "reject", "."),
        ("judge", "delete", ".", "x"),
        ("judge", "split", ".", "x"),
        ("list",),
        ("list", "."),
        ("list", ".", "trips"),
    ],
)
def test_a_wrong_command_line(wrong: tuple[str, ...]) -> None:
    """Exit code 2 (or the help, where only an action is missing)."""
    ran = here(*wrong)
    assert ran.code == 2 or (wrong == ("judge",) and "Usage" in ran.out + ran.err)


def test_a_mistake_in_the_file(folder: Path) -> None:
    """It is told with its line by the log and by ``check``; the rest applies."""
    judge(folder, "reject", first(folder, "visits"))
    file = folder / "judgements.toml"
    text = file.read_text(encoding="utf-8") + '\n[j-bad]\naction = "reject"\nkind = oops\n'
    file.write_text(text, encoding="utf-8")
    line = text.split("\n").index("kind = oops") + 1
    applied, broken = log(folder)
    assert applied.startswith("applied ")
    assert broken.startswith(f"broken line {line}: ")
    assert "at line 3" not in broken  # the line within the table would mislead
    ran = here("check", str(folder))
    assert f"judgements.toml, line {line}: " in ran.out
    assert ran.code == 0
    assert "kind = oops" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "state"), [("Now. " + FILES["e.txt"], "moved?"), ("Nothing.", "orphaned")]
)
def test_what_found_no_place(folder: Path, text: str, state: str) -> None:
    """The log and ``check`` say so, and why."""
    judge(folder, "reject", first(folder, "visits"))
    written(folder, {"e.txt": text})
    (line,) = log(folder)
    assert line.startswith(f"{state} ")
    assert line.endswith(")")
    assert any(x.startswith(state) for x in here("check", str(folder)).out.splitlines())


def test_the_readers_own_figure(folder: Path) -> None:
    """In ``check``."""
    assert "judged" not in here("check", str(folder)).out
    judge(folder, "confirm", first(folder, "visits"))
    judge(folder, "reject", first(folder, "meetings"))
    lines = [x for x in here("check", str(folder)).out.splitlines() if x.startswith("judged")]
    assert lines == [
        "judged    0 of 1 meetings that you judged were right (0%)",
        "judged    1 of 1 visits that you judged were right (100%)",
    ]


HOSTILE = '\x1b[31mred \x07\x1b]0;t\x07 \u202e \ufeff ] [j-x] \\ " 👩‍👩‍👧 外交部 <b>[bold]'


def test_hostile_words_on_the_terminal(folder: Path) -> None:
    """No control character of an article or of a note is written out; one line stays one."""
    name = "x\x1b[31m y.txt"
    written(folder, {name: f"Ida Wood said. “{HOSTILE} \u2028 end”"})
    source = first(folder, "sources", "y.txt")
    quote = first(folder, "quotes", "外交部")
    judge(folder, "note", source, HOSTILE)
    judge(folder, "reject", quote)
    outs = [here("judge", "log", str(folder)), here("check", str(folder))]
    outs += [here("list", str(folder), kind) for kind in ("sources", "quotes", "actors")]
    for ran in outs:
        assert ran.code == 0
        for bad in "\x1b\x07\u202e\u2028\x9b":
            assert bad not in ran.out
    assert len(log(folder)) == 2
    assert {line.split()[0] for line in log(folder)} == {"applied"}


def test_another_folder_with_the_same_texts(folder: Path, tmp_path: Path) -> None:
    """What a colleague sends is replayed, with the name of who decided."""
    judge(folder, "reject", first(folder, "visits"))
    other = written(tmp_path / "other", {f"press/{n}": t for n, t in FILES.items()})
    (folder / "judgements.toml").rename(other / "judgements.toml")
    assert listed(other, "visits") == []
    (line,) = log(other)
    assert line.startswith("applied ")
    assert " Ana M rejected" in line


def test_scores_are_refitted(tmp_path: Path, worker: FakeWorker) -> None:
    """Too few judgements change nothing; enough are told by `check` and change the confidence."""
    files = {
        f"{n:02}.txt": f"{a} Sample met {a}bo Example on 5 May 2020\nThey talked of trade."
        for n, a in enumerate(
            "Ana Bea Cia Dea Eva Fia Gia Hea Ida Jea Kia Lea Mia Nea Oda Pia".split()
        )
    }
    folder = written(tmp_path / "many", files)
    ran = here("judge", "--refit", str(folder))
    assert ran.code == 0
    assert "at least 8 records" in ran.out
    ids = [line.split()[0] for line in listed(folder, "meetings")]
    assert len(ids) == 16
    for number, record in enumerate(ids):
        judge(folder, "reject" if number % 4 else "confirm", record)
    ran = here("judge", "--refit", str(folder))
    assert ran.out.startswith("meeting   16 judged: log loss ")
    assert "no gain" not in ran.out
    told = here("check", str(folder)).out
    assert f"refitted  {ran.out.strip()}" in told
    with open_folder(folder, model="fake") as workspace:
        workspace.refresh()
        assert {m.confidence < 0.6 for m in workspace.briefing.meetings} == {True}
