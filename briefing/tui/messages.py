"""What the threads tell the app. Threads post, handlers own the widgets."""

from textual.message import Message

from briefing.library.keeper import Told


class Kept(Message):
    """The keeper of the folder tells something."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told


class Judged(Message):
    """A judgement has been written, here or by another program."""


class Changed(Message):
    """Files of the folder have changed."""
