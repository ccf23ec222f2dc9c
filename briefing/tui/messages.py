"""What the threads tell the app. Threads post, handlers own the widgets."""

from textual.message import Message

from briefing.workspace.indexer import IndexerEvent


class IndexerEventReceived(Message):
    """The indexer of the folder tells something."""

    def __init__(self, event: IndexerEvent) -> None:
        super().__init__()
        self.event = event


class JudgementMade(Message):
    """A judgement has been written, here or by another program."""


class FilesChanged(Message):
    """Files of the folder have changed."""
