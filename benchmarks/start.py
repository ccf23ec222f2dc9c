"""Time to the first full screen, beside a bare Textual app, in one run.

    python benchmarks/start.py [RUNS]

Each figure is the median over whole processes, run in turn so that a noisy machine disturbs all
alike. *cold* reads the five sample articles into an empty cache (first article on the screen),
*warm* starts with nothing changed. Only the ratios mean something on another machine.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("bare")
    def on_mount(self):
        self.call_after_refresh(self.exit)
import asyncio
async def main():
    app = Bare()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
asyncio.run(main())
"""

OURS = """
import asyncio, sys
from briefing.library import Library
from briefing.paths import seeds
library = Library(seeds())
library.prepare()
from briefing.tui.app import BriefingApp
async def main():
    app = BriefingApp(seeds(), sample=True, library=library)
    async with app.run_test(size=(120, 40)) as pilot:
        while not app._main.desk.events:
            await asyncio.sleep(0.005)
            await pilot.pause()
        app._stop.set()
asyncio.run(main())
"""


def run(code: str, cache: str) -> float:
    """Seconds of one process."""
    environment = os.environ | {
        f"BRIEFING_{k}": cache for k in ("CACHE", "STATE", "CONFIG", "DATA")
    }
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    return time.perf_counter() - begin


def main(runs: int) -> None:
    """Measure and print."""
    times: dict[str, list[float]] = {"bare": [], "cold": [], "warm": []}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as cache:
            times["bare"].append(run(BARE, cache))
            times["cold"].append(run(OURS, cache))
            run(
                "from briefing.cli.main import main\nmain(['build', str(__import__("
                "'briefing.paths').paths.seeds())], standalone_mode=False)",
                cache,
            )
            times["warm"].append(run(OURS, cache))
    bare = statistics.median(times["bare"])
    print(f"{'':24}{'median s':>10}{'to bare':>10}")
    for name, label in (
        ("bare", "bare Textual app"),
        ("warm", "warm, full screen"),
        ("cold", "cold, first article"),
    ):
        median = statistics.median(times[name])
        print(f"{label:24}{median:>10.2f}{median / bare:>10.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
