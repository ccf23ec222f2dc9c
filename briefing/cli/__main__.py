"""``python -m briefing.cli``."""

from briefing.cli.start import run

run()
