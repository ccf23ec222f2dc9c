"""What the worker tells the screen. Workers post, handlers own the widgets."""

from textual.message import Message

from briefing.errors import BriefingError
from briefing.library import Progress, Report
from briefing.records import Briefing


class Loaded(Message):
    """Another state of the briefing is there. ``final`` once nothing more is to come."""

    def __init__(self, briefing: Briefing, *, final: bool) -> None:
        super().__init__()
        self.briefing = briefing
        self.final = final


class Reading(Message):
    """An article has been read."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class Finished(Message):
    """The folder has been read."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


class Judged(Message):
    """A judgement has been written, here or by another program."""


class Failed(Message):
    """The folder cannot be read."""

    def __init__(self, error: BriefingError) -> None:
        super().__init__()
        self.error = error
