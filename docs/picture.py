"""Draw the pictures of the README: the sample briefing as the program shows it.

    python docs/picture.py          writes docs/briefing.svg and docs/compare.svg

They are taken from the running program, never touched up by hand.
"""

import asyncio
import os
import re
import tempfile
from pathlib import Path

SIZE = (150, 42)
PICTURES = {"briefing.svg": ("1", "g", "2", "j"), "compare.svg": ("J",)}
"""Each picture with the keys that lead to it."""


async def draw(target: Path, keys: tuple[str, ...]) -> None:
    """Open the sample, read it, and keep what is on the screen."""
    from briefing.paths import seeds
    from briefing.tui import view_state as state
    from briefing.tui.app import BriefingApp

    state.save(seeds(), state.View(greeted=True))
    app = BriefingApp(seeds(), sample=True)
    async with app.run_test(size=SIZE) as pilot:
        while app.main.finished is None:
            await pilot.pause(0.05)
        await pilot.press(*keys)
        await pilot.pause()
        svg = app.export_screenshot(title="briefing")
    # The address of a web font would be asked for by whoever looks at the picture.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)
    target.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CACHE", "STATE", "CONFIG", "DATA"):
            os.environ[f"BRIEFING_{name}"] = folder
        for name, keys in PICTURES.items():
            asyncio.run(draw(Path(__file__).with_name(name), keys))
