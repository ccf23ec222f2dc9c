"""The service that the terminal, the command line and a notebook share."""

from briefing.library.judging import Judge
from briefing.library.library import Library, Progress, Report, open_folder

__all__ = ["Judge", "Library", "Progress", "Report", "open_folder"]
