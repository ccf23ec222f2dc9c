"""A monkey at keyboard, mouse and window: nothing it does ends the program."""

import random
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Size as Geometry

from briefing.tui.controllers import copying
from briefing.tui.keys import KEYS
from briefing.workspace import Workspace
from tests.tui.terminal import MEDIUM, Terminal, opened

pytestmark = pytest.mark.slow

STEPS = 5_000
_LEAVES = {"q", "ctrl+c", "ctrl+q"}
"""What a monkey must not find, or the test would be over."""
_MOVES = (
    "up down left right j k h l g G home end pageup pagedown space enter escape backspace delete"
)
_SIGNS = "abiotruz0123456789 .,!'\"é王ا/+-=|"


def keys() -> list[str]:
    """Everything that can be pressed, those that do something more often."""
    own = [key for entry in KEYS for key in entry.keys.split(",")]
    held = ["shift+up", "shift+down", "shift+left", "shift+right", "ctrl+f", "ctrl+b", "ctrl+n"]
    found = [*own, *own, *_MOVES.split(), *_MOVES.split(), *held, *"t i { } u y x".split(), *_SIGNS]
    return [key for key in found if key not in _LEAVES]


def character(key: str) -> str | None:
    """What a key types."""
    return key if len(key) == 1 else {"space": " "}.get(key)


async def step(terminal: Terminal, random_: random.Random, pressable: list[str]) -> str:
    """One thing a monkey does, posted as the driver posts it; what it was."""
    app = terminal.app
    width, height = app.size
    x, y = random_.randrange(width), random_.randrange(height)
    what = random_.random()
    if what < 0.85:
        key = random_.choice(pressable)
        event: events.Event = events.Key(key, character(key))
        told = key
    elif what < 0.97:
        cls = random_.choice(
            [events.MouseDown, events.MouseUp, events.MouseMove, events.MouseScrollDown]
        )
        event = cls(None, x, y, 0, 0, random_.choice([0, 1, 3]), False, False, False, x, y)
        told = f"{cls.__name__} at {x}, {y}"
    else:
        size = Geometry(random_.randrange(5, 220), random_.randrange(3, 60))
        event = events.Resize(size, size)
        told = f"resize to {size}"
    app.post_message(event)
    return told


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_monkey(
    workspace: Workspace, seed: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Half of the steps each; what it did last is told where something breaks."""
    monkeypatch.setattr(copying, "open_outside", lambda *_: "opened")
    random_ = random.Random(seed)
    pressable = keys()
    done: list[str] = []
    async with opened(workspace, MEDIUM) as terminal:
        for number in range(STEPS // 2):
            done.append(await step(terminal, random_, pressable))
            if number % 5 == 0:
                await terminal.pilot.pause()
                assert terminal.app._exception is None, done[-40:]
                assert terminal.app.is_running, done[-40:]
        await terminal.settle()
        assert terminal.app._exception is None, done[-40:]
        assert terminal.main.is_running
