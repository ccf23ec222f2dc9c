"""``python -m briefing.cli``."""

from briefing.cli.main import run

run()
