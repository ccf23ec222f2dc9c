"""The ladder of ways to the clipboard, with programs that only note what they are given."""

import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from briefing import paths
from briefing.clipboard import MOST_BYTES, Clipboard, Copied, clips_file, paste
from briefing.errors import NotAdded

TEXT = "> “Zoë met 李” \U0001f600\n"
NATIVE = ("pbcopy", "wl-copy", "xclip", "xsel")
DESKTOP = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
SENT = "Sent to the terminal; whether it arrived is not known."
KEPT = "No way to a clipboard was found."


@dataclass
class SelectionModel:
    """A private PATH, and what reached the programs in it."""

    folder: Path
    sent: list[str] = field(default_factory=list)

    def has(self, name: str, *, fails: bool = False) -> None:
        """Put a program there, which keeps its arguments and its input."""
        program = self.folder / name
        program.write_text(
            f'#!/bin/sh\necho "$@" > {self.folder}/{name}.arguments\n'
            f"cat > {self.folder}/{name}.input\nexit {int(fails)}\n",
            encoding="utf-8",
        )
        program.chmod(0o755)

    def got(self, name: str) -> str | None:
        """What a program was given to copy."""
        file = self.folder / f"{name}.input"
        return file.read_text(encoding="utf-8") if file.exists() else None

    @property
    def used(self) -> list[str]:
        """The programs that ran, then the terminal."""
        ran = sorted(file.stem for file in self.folder.glob("*.input"))
        return [*ran, *["terminal" for _ in self.sent]]


@pytest.fixture
def selection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SelectionModel:
    """Nothing on the PATH but what a test puts there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("cat", "echo", "sh"):
        (folder / name).symlink_to(f"/bin/{name}")
    monkeypatch.setenv("PATH", str(folder))
    return SelectionModel(folder)


def copied(selection: SelectionModel, *, command: str = "", **environment: str) -> Copied:
    """What becomes of TEXT where there is a terminal."""
    return Clipboard(command, selection.sent.append, environment).copy(TEXT)


@pytest.mark.parametrize(
    ("programs", "command", "environment", "used", "message"),
    [
        (("mine", "tmux", *NATIVE), "mine -x", {"TMUX": "1"} | DESKTOP, "mine", "Copied by mine."),
        (
            ("tmux", *NATIVE),
            "",
            {"TMUX": "1"} | DESKTOP,
            "tmux",
            "Copied to tmux’s buffer and sent to the terminal.",
        ),
        (("tmux", "pbcopy"), "", {}, "pbcopy", "Copied by pbcopy."),
        (("wl-copy", "xclip", "xsel"), "", DESKTOP, "wl-copy", "Copied by wl-copy."),
        (("wl-copy", "xclip", "xsel"), "", {"DISPLAY": ":0"}, "xclip", "Copied by xclip."),
        (("wl-copy", "xsel"), "", {"DISPLAY": ":0"}, "xsel", "Copied by xsel."),
        (("wl-copy", "xclip"), "", {}, "terminal", SENT),
        ((), "", {"TMUX": "1"} | DESKTOP, "terminal", SENT),
    ],
)
def test_the_first_rung_that_holds(
    selection: SelectionModel,
    programs: tuple[str, ...],
    command: str,
    environment: dict[str, str],
    used: str,
    message: str,
) -> None:
    """The user's command, tmux, a native tool, the terminal; no further one is tried."""
    for name in programs:
        selection.has(name)
    assert copied(selection, command=command, **environment) == Copied(True, message)
    assert selection.used == [used]
    assert selection.sent == [TEXT] if used == "terminal" else selection.got(used) == TEXT


@pytest.mark.parametrize("session", ["SSH_CONNECTION", "SSH_TTY"])
def test_a_native_tool_only_where_the_session_is_local(
    selection: SelectionModel, session: str
) -> None:
    """It would set the clipboard of the machine that nobody sits at."""
    for name in NATIVE:
        selection.has(name)
    assert copied(selection, **DESKTOP, **{session: "x"}) == Copied(True, SENT)
    assert selection.used == ["terminal"]


@pytest.mark.parametrize("broken", [("tmux",), NATIVE, ("tmux", *NATIVE)])
def test_a_rung_that_breaks_is_passed(selection: SelectionModel, broken: tuple[str, ...]) -> None:
    """The next one is tried."""
    for name in broken:
        selection.has(name, fails=True)
    assert copied(selection, TMUX="1", **DESKTOP) == Copied(True, SENT)


def test_the_arguments_of_a_command(selection: SelectionModel) -> None:
    """As a shell divides them, without being a shell's."""
    selection.has("mine")
    assert copied(selection, command="mine 'a b' $HOME").ok
    assert (selection.folder / "mine.arguments").read_text(encoding="utf-8") == "a b $HOME\n"


def test_the_arguments_of_tmux(selection: SelectionModel) -> None:
    """It keeps the text and hands it on to the terminal."""
    selection.has("tmux")
    copied(selection, TMUX="1")
    assert (selection.folder / "tmux.arguments").read_text(encoding="utf-8") == "load-buffer -w -\n"


@pytest.mark.parametrize("command", ["missing", "mine --x", "mine 'open"])
def test_a_command_that_fails(selection: SelectionModel, command: str, tmp_path: Path) -> None:
    """The user chose it: it is named, and nothing else is done behind the user's back."""
    selection.has("mine", fails=True)
    result = Clipboard(command, selection.sent.append, DESKTOP, clips=tmp_path / "c").copy(TEXT)
    assert not result.ok
    assert command in result.message
    assert selection.sent == []


@pytest.mark.parametrize("command", ["''", " ", "\t"])
def test_a_command_of_nothing(selection: SelectionModel, command: str) -> None:
    """It is no command, or one that fails; never a traceback."""
    assert isinstance(copied(selection, command=command), Copied)


def test_a_command_that_hangs(selection: SelectionModel, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given up."""
    monkeypatch.setattr("briefing.clipboard._SECONDS", 0.05)
    program = selection.folder / "mine"
    program.write_text("#!/bin/sh\nwhile :; do :; done\n", encoding="utf-8")
    program.chmod(0o755)
    assert not copied(selection, command="mine").ok


@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ("x" * MOST_BYTES, True),
        ("x" * (MOST_BYTES + 1), False),
        ("é" * (MOST_BYTES // 2), True),
        ("é" * (MOST_BYTES // 2 + 1), False),
    ],
    ids=["most", "one more", "most in two bytes each", "one more in two bytes each"],
)
def test_the_most_that_a_terminal_takes(selection: SelectionModel, text: str, ok: bool) -> None:
    """Counted in bytes; what is longer is not sent at all, and the message says so."""
    result = Clipboard("", selection.sent.append, {}).copy(text)
    assert result.ok == ok
    assert selection.sent == ([text] if ok else [])
    assert ("Too long" in result.message) != ok


def test_the_cap_is_the_terminal_s_alone(selection: SelectionModel) -> None:
    """A native tool takes any length."""
    selection.has("pbcopy")
    assert Clipboard("", selection.sent.append, {}).copy("x" * 200_000).ok
    assert len(selection.got("pbcopy") or "") == 200_000


def never(_: str) -> None:
    """A terminal that must not be used."""
    raise AssertionError


@pytest.mark.parametrize("terminal", [None, never])
def test_the_message_says_no_more_than_is_known(
    selection: SelectionModel, terminal: Callable[[str], None] | None, tmp_path: Path
) -> None:
    """Without a way it does not say “copied”, and it says where the text is."""
    text = TEXT if terminal is None else "x" * 100_000
    clips = tmp_path / "state" / "clips.md"
    result = Clipboard("", terminal, {}, clips=clips).copy(text)
    assert not result.ok
    assert "copied" not in result.message.lower()
    assert "clips" in result.message
    assert text.strip() in clips.read_text(encoding="utf-8")


def test_nothing_at_all(selection: SelectionModel) -> None:
    """No way and no file: the message promises nothing."""
    assert Clipboard("", None, {}).copy(TEXT) == Copied(False, KEPT)


@pytest.mark.parametrize(
    ("command", "text"), [("missing", TEXT), ("", "x" * 100_000)], ids=["command", "too long"]
)
@pytest.mark.parametrize("kept", [None, "file/clips.md"], ids=["no file", "a folder that is none"])
def test_the_clips_file_is_named_only_where_it_holds_the_text(
    selection: SelectionModel, tmp_path: Path, command: str, text: str, kept: str | None
) -> None:
    """Nobody is sent to look for what is not there."""
    (tmp_path / "file").touch()
    clips = tmp_path / kept if kept else None
    result = Clipboard(command, selection.sent.append, {}, clips=clips).copy(text)
    assert not result.ok
    assert "clips file" not in result.message


def test_the_clips_file(selection: SelectionModel, tmp_path: Path) -> None:
    """Private, one text behind another, a blank line between them."""
    clips = tmp_path / "state" / "clips.md"
    clipboard = Clipboard("", selection.sent.append, {}, clips=clips)
    clipboard.copy("one\n")
    clipboard.copy("two, of\ntwo lines\n\n")
    clipboard.copy("three")
    assert clips.read_text(encoding="utf-8") == "one\n\ntwo, of\ntwo lines\n\nthree\n\n"
    assert stat.S_IMODE(clips.stat().st_mode) == 0o600
    assert stat.S_IMODE(clips.parent.stat().st_mode) == 0o700


def test_the_clips_file_lies_in_the_state_folder() -> None:
    """The private one of this test."""
    assert clips_file() == paths.state_folder() / "clips.md"


@pytest.mark.parametrize("way", ["command", "native", "terminal", "none"])
def test_the_ring(selection: SelectionModel, way: str) -> None:
    """Newest first, whichever way the text took, at most a hundred."""
    if way == "native":
        selection.has("pbcopy")
    command = "missing" if way == "command" else ""
    clipboard = Clipboard(command, selection.sent.append if way == "terminal" else None, {})
    count = 3 if way == "native" else 103
    for number in range(count):
        clipboard.copy(str(number))
    assert list(clipboard.ring) == [str(n) for n in reversed(range(count))][:100]


def test_the_environment_is_that_of_the_process(
    selection: SelectionModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no other is given."""
    selection.has("tmux")
    monkeypatch.setenv("TMUX", "1")
    assert "tmux" in Clipboard().copy(TEXT).message


def test_what_is_on_the_clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the first tool that answers; where none does, that is said."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotAdded, match="none of pbpaste"):
        paste({})
    for name, script in (("wl-paste", "exit 1"), ("xclip", f"printf '%s' '{TEXT}'")):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
    assert paste(DESKTOP) == TEXT
