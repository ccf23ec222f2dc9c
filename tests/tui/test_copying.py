"""Citations: the verbatim words with their source, and none where the file has changed."""

import sys
from pathlib import Path

import pytest
from textual.app import App

from briefing.clipboard import clips_file
from briefing.config import Settings
from briefing.models.copy_with import replace
from briefing.text.normalisation import one_line
from briefing.tui.rows import RecordRef
from briefing.workspace import Workspace
from briefing.workspace.read_model_builder import listing
from tests.tui.hand import small
from tests.tui.stored import shelve
from tests.tui.terminal import NARROW, Terminal, opened


def to(file: Path, style: str = "plain") -> Settings:
    """Settings by which what is copied goes to a file."""
    code = f"import sys; open({str(file)!r}, 'wb').write(sys.stdin.buffer.read())"
    return Settings(copy_command=f'{sys.executable} -I -S -c "{code}"', citation_style=style)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The file to which the copy command writes."""
    return tmp_path / "copied.txt"


def file_in_view(terminal: Terminal) -> Path:
    """The file of the words in view."""
    ref = terminal.selection.current.ref
    assert ref
    return terminal.app.workspace.citations.file_of(terminal.app.workspace.source(ref.source))


async def test_a_citation_holds_the_words_and_the_file(own: Workspace, copied: Path) -> None:
    own.settings = to(copied)
    async with opened(own, NARROW) as terminal:
        for _ in range(3):
            ref = terminal.selection.current.ref
            assert ref
            await terminal.press("c")
            text = copied.read_text(encoding="utf-8")
            assert text.startswith(f"“{one_line(ref.text)}” — ")
            assert file_in_view(terminal).name in text
            assert (
                file_in_view(terminal).read_text(encoding="utf-8")[ref.start : ref.end] == ref.text
            )
            await terminal.press("n")
        assert terminal.toasts() == [f"Citation. Copied by {sys.executable}."] * 3


async def test_the_outlet_and_the_date_are_cited(own: Workspace, copied: Path) -> None:
    own.settings = to(copied)
    async with opened(own, NARROW) as terminal:
        await terminal.press("c")
        assert "Dawn, 15 December 2023, para. 2, 002_" in copied.read_text(encoding="utf-8")


async def test_the_style_is_the_users(own: Workspace, copied: Path) -> None:
    own.settings = to(copied, "markdown")
    async with opened(own, NARROW) as terminal:
        await terminal.press("c")
        text = copied.read_text(encoding="utf-8")
        assert text.startswith("> “")
        assert "*Dawn*" in text
        assert f"`{file_in_view(terminal).name}`" in text


async def test_the_words_alone(own: Workspace, copied: Path) -> None:
    own.settings = to(copied)
    async with opened(own, NARROW) as terminal:
        await terminal.press("e", "y")
        ref = terminal.selection.current.ref
        assert ref
        assert copied.read_text(encoding="utf-8") == one_line(ref.text)
        assert terminal.toasts() == [f"Quotation. Copied by {sys.executable}."]


async def test_everything_copied_is_kept(own: Workspace, copied: Path) -> None:
    own.settings = to(copied)
    async with opened(own, NARROW) as terminal:
        await terminal.press("c", "y")
        ring = list(terminal.app.clipboard_ladder.ring)
    kept = clips_file().read_text(encoding="utf-8")
    assert clips_file().stat().st_mode & 0o777 == 0o600
    assert len(ring) == 2
    assert all(text.strip() in kept for text in ring)


@pytest.mark.parametrize("key", ["c", "y"])
async def test_a_changed_file_refuses(own: Workspace, copied: Path, key: str) -> None:
    own.settings = to(copied)
    async with opened(own, NARROW) as terminal:
        file = file_in_view(terminal)
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Gen Munir", "General Munir"), encoding="utf-8")
        await terminal.press(key)
        (said,) = terminal.toasts()
        assert said.startswith(f"“{file.name}” has changed since it was read: it said “Gen Munir ")
        assert ", now “General Munir" in said
        assert said.endswith("Start again to read it anew.")
        assert not copied.exists()
        assert not clips_file().exists()


@pytest.mark.parametrize("key", ["c", "y"])
async def test_a_file_that_is_gone_refuses(own: Workspace, copied: Path, key: str) -> None:
    own.settings = to(copied)
    async with opened(own, NARROW) as terminal:
        file = file_in_view(terminal)
        file.unlink()
        await terminal.press(key)
        assert terminal.toasts() == [f"“{file.name}” is gone. Start again to read the folder anew."]
        assert not copied.exists()


async def test_a_file_that_was_only_touched_is_cited(own: Workspace, copied: Path) -> None:
    own.settings = to(copied)
    async with opened(own, NARROW) as terminal:
        file = file_in_view(terminal)
        file.write_bytes(file.read_bytes() + b"\n\nA line at the end.")
        await terminal.press("c")
        assert copied.exists()


async def test_without_words_there_is_nothing_to_copy(own: Workspace, copied: Path) -> None:
    own.settings = to(copied)
    async with opened(own, NARROW) as terminal:
        terminal.main.go(RecordRef("source", next(iter(terminal.selection.sources))))
        await terminal.press("c", "y")
        assert terminal.toasts() == ["Choose something with words of an article first."] * 2
        assert not copied.exists()


async def test_a_copy_command_that_fails_is_said(own: Workspace) -> None:
    own.settings = Settings(copy_command="false")
    async with opened(own, NARROW) as terminal:
        await terminal.press("c")
        assert terminal.toasts() == [
            f"Citation. The copy command “false” failed. The text is kept in {clips_file()}."
        ]
        assert clips_file().exists()


async def test_what_is_sent_to_the_terminal_is_not_called_copied(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(App, "copy_to_clipboard", lambda _, text: sent.append(text))
    monkeypatch.setenv("PATH", "")
    async with opened(own, NARROW) as terminal:
        await terminal.press("y")
        ref = terminal.selection.current.ref
        assert ref
        assert sent == [one_line(ref.text)]
        assert terminal.toasts() == [
            "Quotation. Sent to the terminal; whether it arrived is not known."
        ]


async def test_the_way_back_to_a_source_that_is_gone(tmp_path: Path) -> None:
    hand = small()
    briefing = hand.briefing()
    async with opened(shelve(hand.write(tmp_path / "clippings"), briefing), NARROW) as terminal:
        terminal.main.go(RecordRef("visit", "visit-1"))
        terminal.main.go(RecordRef("visit", "visit-0"))
        fewer = replace(
            briefing,
            sources=briefing.sources[:1],
            visits=briefing.visits[:1],
            meetings=briefing.meetings[:2],
            positions=briefing.positions[:3],
        )
        terminal.app.workspace.store.put_linked("", fewer, listing(fewer))
        terminal.app.look_outside()
        await terminal.press("b", "c", "y", "o", "w")
        current = terminal.selection.current
        assert current.event != "visit-1"
        assert current.ref is None or current.ref.source == briefing.sources[0].id
