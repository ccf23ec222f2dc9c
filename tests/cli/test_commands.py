"""The commands: what they write where, and how they end."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing import __version__, paths
from briefing.cli import check
from briefing.cli.main import main
from briefing.cli.registry import COMMANDS
from briefing.config import config_file
from briefing.errors import StoreError
from briefing.export.contract import validate
from briefing.workspace import open_folder
from tests.cli.running import Ran, child, here, program
from tests.workspace.support import PYTHON, FakeProcess, FakeWorker, Sample, state_of, written

ANA = "Ana Sample met Bo Example on 5 May 2020\nThey talked of trade."
ED = "Ed Sample visited PAK last month\nHe talked of “water, and no end”."
BOTH = {"a.txt": ANA, "b.txt": ED}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles."""
    return written(tmp_path / "folder", BOTH)


# -- help and version


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(option: str) -> None:
    """It names every command and every exit code."""
    result = CliRunner().invoke(main, [option])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: briefing [PATH] | COMMAND [ARGUMENTS]")
    listed = [line.split()[0] for line in result.output.splitlines() if line.startswith("  ")]
    for command in COMMANDS:
        assert command in listed
    codes = " ".join(result.output.split())
    for code in range(13):
        assert f"{code} " in codes.partition("Exit codes:")[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command(command: str) -> None:
    """With a sentence on what it does; those that know no folder take no path."""
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert f" {command} [OPTIONS]" in result.output
    assert ("PATH" in result.output) == (command not in {"config", "keys", "completion"})
    assert ("--model" in result.output) == (command in READING)
    assert result.stderr == ""


READING = {"open", "build", "export", "check", "list", "search", "cite", "memo", "news", "report"}


def test_version() -> None:
    """As a program prints it."""
    assert CliRunner().invoke(main, ["--version"]).output == f"briefing, version {__version__}\n"


@pytest.mark.parametrize(
    "start",
    [
        (PYTHON, "-m", "briefing"),
        (PYTHON, "-m", "briefing.cli"),
        (str(Path(PYTHON).with_name("briefing")),),
    ],
    ids=["the package", "its command line", "the console script"],
)
def test_three_ways_to_start(start: tuple[str, ...]) -> None:
    """All are the same program."""
    if not Path(start[0]).exists():
        pytest.skip("not installed")
    assert program(*start, "--version") == Ran(0, f"briefing, version {__version__}\n", "")


# -- exit codes


@pytest.mark.parametrize(
    "arguments",
    [
        ("export",),
        ("build",),
        ("check",),
        ("export", "--format", "xml", "."),
        ("export", "--no-such-option", "."),
        ("--no-such-option",),
        ("check", ".", "more"),
    ],
)
def test_a_wrong_command_line(arguments: tuple[str, ...]) -> None:
    """Exit code 2, and nothing on standard output."""
    ran = here(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Error" in ran.err


@pytest.mark.parametrize("command", [("export",), ("build",), ("check",), ("open",), ()])
def test_an_unknown_path(command: tuple[str, ...]) -> None:
    """Exit code 3, one sentence, and what to do."""
    ran = here(*command, "no/such/folder")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("briefing: There is no file or folder “no/such/folder”.")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("command", ["export", "build", "check"])
@pytest.mark.parametrize("files", [{}, {"a.xyz": "abc"}])
def test_an_empty_folder(tmp_path: Path, command: str, files: dict[str, str]) -> None:
    """Exit code 3 too; the formats are named."""
    (tmp_path / "folder").mkdir()
    ran = here(command, str(written(tmp_path / "folder", files)))
    assert (ran.code, ran.out) == (3, "")
    assert "holds no articles" in ran.err
    assert "*.txt" in ran.err


@pytest.mark.parametrize("command", ["export", "build", "check", "open"])
@pytest.mark.parametrize(
    "content", [b"model = ", b"no_such_key = 1\n", b"model = 7\n", b"\xff\xfe\x00"]
)
def test_a_bad_configuration(folder: Path, command: str, content: bytes) -> None:
    """Exit code 4, and the file is named."""
    written(paths.config_folder(), {"config.toml": content})
    ran = here(command, str(folder))
    assert (ran.code, ran.out) == (4, "")
    assert str(config_file()) in ran.err


@pytest.mark.parametrize("command", ["export", "build", "check"])
def test_an_unknown_model(folder: Path, worker: FakeWorker, command: str) -> None:
    """Exit code 5, by the option and by the configuration."""
    ran = here(command, str(folder), "--model", "no_such_model")
    assert (ran.code, ran.out) == (5, "")
    assert ran.err == "briefing: There is no such model. Install it.\n"
    written(paths.config_folder(), {"config.toml": 'model = "no_such_model"\n'})
    assert here(command, str(folder)).code == 5
    assert here(command, str(folder), "--model", "fake").code == 0


def test_no_terminal(folder: Path) -> None:
    """Exit code 8, and what to use instead."""
    for ran in (here(str(folder)), child(str(folder)), here("open", str(folder))):
        assert (ran.code, ran.out) == (8, "")
        assert "briefing export" in ran.err
        assert "Traceback" not in ran.err


def test_an_interrupt(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 130, without a word."""

    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check.command, "callback", interrupted)
    ran = here("check", str(folder))
    assert ran.code == 130
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["export", "build", "check"])
def test_some_of_the_input_is_bad(folder: Path, worker: FakeWorker, command: str) -> None:
    """Exit code 1, and the rest is there."""
    written(folder, {"c.txt": b"", "d.txt": "CRASH. It is the end."})
    ran = here(command, str(folder))
    assert ran.code == 1
    if command == "export":
        assert len(json.loads(ran.out)["sources"]) == 2
        assert "c.txt: The file is empty" in ran.err
        assert "d.txt: The article ended" in ran.err
    if command == "check":
        assert "not read  c.txt: The file is empty" in ran.out
        assert "not read  d.txt: The article ended" in ran.out
    if command == "build":
        assert ran.out == ""
        assert "`briefing check`" in ran.err
    assert "Traceback" not in ran.err


# -- export


def test_export(folder: Path, process: FakeProcess) -> None:
    """One JSON object on standard output, nothing else anywhere."""
    ran = child("export", str(folder), process=process)
    assert (ran.code, ran.err) == (0, "")
    exported = validate(json.loads(ran.out))
    assert [s.path for s in exported.sources] == ["a.txt", "b.txt"]
    assert (len(exported.meetings), len(exported.visits)) == (1, 1)
    assert all(s.text is None for s in exported.sources)
    assert child("export", str(folder), "--format", "json", process=process) == ran
    assert process.starts == 1


def test_export_with_the_texts(folder: Path, worker: FakeWorker) -> None:
    """As they are shown."""
    ran = here("export", "--with-text", str(folder))
    assert {s.path: s.text for s in validate(json.loads(ran.out)).sources} == BOTH


def test_export_into_a_file(folder: Path, worker: FakeWorker, tmp_path: Path) -> None:
    """Then standard output stays empty."""
    there = tmp_path / "x.json"
    ran = here("export", str(folder), "-o", str(there))
    assert ran == Ran(0, "", "")
    assert there.read_text(encoding="utf-8") == here("export", str(folder)).out


@pytest.mark.parametrize("place", ["no/such/folder/x.json", "folder"])
def test_export_into_a_file_that_cannot_be(
    folder: Path, process: FakeProcess, tmp_path: Path, place: str
) -> None:
    """A sentence and an exit code."""
    ran = child("export", str(folder), "-o", str(tmp_path / place), process=process)
    assert ran.code not in {0, 1}
    assert ran.out == ""
    assert "Traceback" not in ran.err


def test_export_of_one_file(folder: Path, worker: FakeWorker) -> None:
    """The path is that of the file, below its own folder."""
    ran = here("export", str(folder / "a.txt"))
    assert [s["path"] for s in json.loads(ran.out)["sources"]] == ["a.txt"]


def test_export_of_a_file_of_another_format(tmp_path: Path) -> None:
    """Nothing can be read there."""
    ran = here("export", str(written(tmp_path, {"a.xyz": "abc"}) / "a.xyz"))
    assert (ran.code, ran.out) == (3, "")


@pytest.mark.parametrize("form", ["folder", "./folder", "folder/", "{tmp}/folder"])
def test_ways_to_name_a_folder(process: FakeProcess, tmp_path: Path, form: str) -> None:
    """The export is the same, and so is the cache."""
    written(tmp_path / "folder", BOTH)
    first = child("export", str(tmp_path / "folder"), process=process)
    named = form.format(tmp=tmp_path)
    assert child("export", named, process=process, folder=str(tmp_path)) == first
    assert process.starts == 1


def test_the_folder_one_stands_in(process: FakeProcess, tmp_path: Path) -> None:
    """Named by a dot."""
    root = written(tmp_path / "folder", BOTH)
    ran = child("export", ".", process=process, folder=str(root))
    assert [s["path"] for s in json.loads(ran.out)["sources"]] == ["a.txt", "b.txt"]


def test_a_reader_that_stops_listening(tmp_path: Path, worker: FakeWorker) -> None:
    """As ``| head`` does: no traceback."""
    files = {f"{n}.txt": ANA + " More words." * 9000 + str(n) for n in range(8)}
    root = written(tmp_path / "folder", files)
    assert here("build", str(root)).code == 0
    with subprocess.Popen(
        [PYTHON, "-m", "briefing", "export", "--with-text", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0


def test_an_export_beside_an_open_briefing(folder: Path, worker: FakeWorker) -> None:
    """What the other one has read so far; a sentence says who reads."""
    with open_folder(folder) as workspace:
        workspace.refresh()
        ran = here("export", str(folder))
    assert ran.code == 0
    assert "Another briefing has this folder open" in ran.err
    assert len(json.loads(ran.out)["sources"]) == 2


def test_an_export_beside_a_briefing_that_has_read_nothing_yet(
    folder: Path, worker: FakeWorker
) -> None:
    """An empty object must not pass for what the folder holds."""
    with open_folder(folder):
        ran = here("export", str(folder))
    assert (ran.code, ran.out) == (StoreError.exit_code, "")


# -- check and build


def test_check(folder: Path, worker: FakeWorker) -> None:
    """A line for each article, one for each file that is not read, and a sum."""
    written(folder, {"sources.toml": '["a.txt"]\ndate = "2020-05"\n', "sub/x.jpg": "%JPG"})
    ran = here("check", str(folder))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "read      a.txt: May 2020 (metadata); 13 words read",
        "read      b.txt: date unknown; 13 words read",
        "ignored   sub/x.jpg: it holds no words",
        "2 articles read, 1 of unknown date; 1 visit, 1 meeting, 0 positions, 1 quote.",
        "Name dates in a sources.toml beside the articles; the README shows its form.",
    ]


def test_check_of_notes(folder: Path, worker: FakeWorker) -> None:
    """They are no reason for an exit code."""
    written(folder, {"sources.toml": "[broken\n"})
    ran = here("check", str(folder))
    assert ran.code == 0
    assert any(line.startswith("note      a.txt: sources.toml") for line in ran.out.splitlines())


def test_build(folder: Path, worker: FakeWorker) -> None:
    """What it tells is no output; the next command reads nothing."""
    ran = here("build", str(folder))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "2 articles: 1 visit, 1 meeting, 0 issues; 2 newly read.\n"
    assert here("build", str(folder)).err.endswith("; 0 newly read.\n")
    assert worker.starts == 1


@pytest.mark.parametrize("command", ["export", "build", "check"])
def test_names_that_would_steer_a_terminal(
    tmp_path: Path, worker: FakeWorker, command: str
) -> None:
    """Nothing of a file’s name reaches the terminal but what can be seen."""
    files: dict[str, str | bytes] = {
        "a\x1b]0;title\x07.txt": b"",
        "b\x1b[2J.txt": ANA,
        "c\x1b]0;x\x07.xyz": "%PDF",
    }
    ran = here(command, str(written(tmp_path / "folder", files)))
    assert ran.code == 1
    assert "\x1b" not in ran.out
    assert "\x1b" not in ran.err
    assert "\x07" not in ran.out + ran.err


@pytest.mark.parametrize("command", ["export", "check", "build"])
def test_the_articles_are_never_written_to(folder: Path, worker: FakeWorker, command: str) -> None:
    """Nor is anything put beside them."""
    before = state_of(folder)
    here(command, str(folder))
    assert state_of(folder) == before


def test_a_cache_that_cannot_be_written(
    folder: Path, process: FakeProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence on standard error, and the export is whole."""
    written(tmp_path, {"file": ""})
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "file"))
    ran = child("export", str(folder), process=process)
    assert ran.code == 0
    assert "nothing is kept between starts" in ran.err
    assert len(json.loads(ran.out)["sources"]) == 2


def test_a_damaged_cache(folder: Path, process: FakeProcess) -> None:
    """The same."""
    sound = child("export", str(folder), process=process)
    paths.store_file(folder).write_bytes(b"no database at all" * 100)
    ran = child("export", str(folder), process=process)
    assert (ran.code, ran.out) == (0, sound.out)
    assert ran.err == "briefing: The cache was damaged; it is being rebuilt from the articles.\n"


# -- with the language model


@pytest.mark.model
def test_export_of_the_sample(sample: Sample) -> None:
    """By the console script, from the cache: one JSON object and not a word more."""
    ran = child("export", "--with-text", str(sample.root), environment=sample.environment)
    assert (ran.code, ran.err) == (0, "")
    exported = validate(json.loads(ran.out))
    assert {s.id: s.text for s in exported.sources} == sample.texts


@pytest.mark.model
def test_a_first_export_with_the_model(tmp_path: Path) -> None:
    """Whatever the model has to say goes to the log."""
    text = "Foreign Minister Ana Example met Secretary of State Bo Sample in Washington on Monday."
    ran = child("export", str(written(tmp_path / "folder", {"a.txt": f"{text}\nThey talked."})))
    assert (ran.code, ran.err) == (0, "")
    assert validate(json.loads(ran.out)).sources


@pytest.mark.model
def test_an_unknown_model_with_the_real_process(folder: Path) -> None:
    """Exit code 5, one sentence, what to do."""
    ran = child("check", str(folder), "--model", "en_no_such_model")
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith("briefing: The language model “en_no_such_model” is not installed.")
    assert "--model" in ran.err
    assert "Traceback" not in ran.err
