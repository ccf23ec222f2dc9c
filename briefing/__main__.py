"""``python -m briefing``."""

from briefing.cli.start import run

run()
