"""Write ``briefing.json``: the briefing of the seeds, as the program extracts and links it today.

The tests of the terminal read that file, so that none of them loads a language model. Run this
after the extraction, the linking or the records have changed, and commit what it writes::

    .venv/bin/python -m tests.tui.make_fixture
    .venv/bin/python -m pytest tests/tui/test_snapshots.py --snapshot-update

The texts are not kept there: they are read from ``seeds/``.
"""

import os
import tempfile
from pathlib import Path

import msgspec

from briefing import paths
from briefing.library import Library
from briefing.store import Store

FIXTURE = Path(__file__).with_name("briefing.json")


def main() -> None:
    """Extract the seeds and write the file."""
    with tempfile.TemporaryDirectory() as state:
        os.environ["BRIEFING_STATE"] = state
        with Library(paths.seeds(), store=Store(None)) as library:
            report = library.refresh()
            raw = msgspec.json.encode(library.briefing)
    for problem in report.problems:
        print(f"{problem.path}: {problem.what}")
    FIXTURE.write_bytes(msgspec.json.format(raw, indent=1) + b"\n")
    print(f"{FIXTURE}: {FIXTURE.stat().st_size // 1024} KB, {report.extracted} articles")


if __name__ == "__main__":
    main()
