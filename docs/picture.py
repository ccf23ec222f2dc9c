"""Draw the picture of the README: the sample briefing as the program shows it.

    python docs/picture.py          writes docs/briefing.svg

The picture is taken from the running program, never touched up by hand.
"""

import asyncio
import os
import re
import tempfile
from pathlib import Path

SIZE = (150, 42)


async def draw(target: Path) -> None:
    """Open the sample, read it, and keep what is on the screen."""
    from briefing.paths import seeds
    from briefing.tui.app import BriefingApp

    app = BriefingApp(seeds(), sample=True)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("1", "g", "2", "j")
        await pilot.pause()
        svg = app.export_screenshot(title="briefing")
    # The address of a web font would be asked for by whoever looks at the picture.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)
    target.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CACHE", "STATE", "CONFIG", "DATA"):
            os.environ[f"BRIEFING_{name}"] = folder
        asyncio.run(draw(Path(__file__).with_name("briefing.svg")))
