"""Everything that can go wrong, as one tree.

::

    BriefingError
    ├── SinceError           exit 2   words that were to name a moment name none
    ├── InputError           exit 3   nothing can be read there
    │   ├── PathMissing
    │   └── FolderEmpty
    ├── ConfigError          exit 4   the configuration or a metadata file is not valid
    ├── ModelError           exit 5   the language model cannot be used
    ├── StoreError           exit 6   the cache can neither be opened nor rebuilt
    │   ├── NoSharedMemory           it lies where no such file can lie; it is put elsewhere
    │   └── DamagedStore             a row of it is no record; it is rebuilt
    ├── QuotationChanged     exit 7   the file no longer holds the words to be copied
    ├── TerminalError        exit 8   no terminal to draw on
    ├── JudgementRefused     exit 10  a judgement that cannot be made
    ├── NotAdded             exit 12  something could not be put into a folder
    └── ClusterError         exit 13  the machines that were to help cannot be used

Each carries ``what`` (one sentence: what is wrong with which file) and ``remedy``
(one sentence: what to do). Interfaces render them once, by ``str``.
"""

from pathlib import Path

PROBLEMS_FOUND = 1
"""Exit code of ``briefing check`` and ``export`` when some of the input could not be read."""


NO_NEWS = 11
"""Exit code of ``briefing news`` when nothing has come in."""


class BriefingError(Exception):
    """The root of the tree: a message for a person, never a traceback."""

    title = "Something went wrong"
    exit_code = 9

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()


class SinceError(BriefingError):
    """Words that were to name a moment name none."""

    title = "Not a moment"
    exit_code = 2

    def __init__(self, words: str) -> None:
        super().__init__(
            f"“{words}” names no day.",
            "Write 2024-05-01, 2024-05-01T08:00, yesterday, monday, or 3 days.",
        )


class InputError(BriefingError):
    """Nothing can be read at the path that was given."""

    title = "Nothing to read"
    exit_code = 3


class PathMissing(InputError):
    """The path does not exist or cannot be opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no file or folder “{path}”.", "Check the spelling, or give another path."
        )


class FolderEmpty(InputError):
    """The folder holds no file of a format that is read."""

    def __init__(self, path: Path, formats: str) -> None:
        super().__init__(
            f"“{path}” holds no articles.",
            f"Put clippings into it; the formats read are {formats}.",
        )


class ConfigError(BriefingError):
    """A configuration file is not valid."""

    title = "Configuration"
    exit_code = 4


class ModelError(BriefingError):
    """The language model is not installed or cannot be loaded."""

    title = "Language model"
    exit_code = 5


class StoreError(BriefingError):
    """The cache can neither be opened nor rebuilt."""

    title = "Cache"
    exit_code = 6


class NoSharedMemory(StoreError):
    """The file system of the cache cannot hold a database that several programs read."""

    def __init__(self, path: object) -> None:
        super().__init__(f"“{path}” lies on a file system that cannot hold the cache.")


class DamagedStore(StoreError):
    """A row of the cache cannot be decoded."""


class QuotationChanged(BriefingError):
    """The file no longer holds the words that were to be copied."""

    title = "Not copied"
    exit_code = 7


class ClusterError(BriefingError):
    """The machines that were to help cannot be used."""

    title = "Cluster"
    exit_code = 13


class NotAdded(BriefingError):
    """Something could not be put into a folder; nothing was written."""

    title = "Not added"
    exit_code = 12

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"“{what}” was not added: {why}.")


class TerminalError(BriefingError):
    """There is no terminal that the program could draw on."""

    title = "No terminal"
    exit_code = 8


class JudgementRefused(BriefingError):
    """A judgement that cannot be made; nothing was written."""

    title = "Not judged"
    exit_code = 10
