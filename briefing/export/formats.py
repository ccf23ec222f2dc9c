"""The formats a briefing can be written in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, runtime_checkable

from briefing.export import (
    csv_files,
    follow_the_money,
    graphml,
    icalendar,
    json_contract,
    parquet_files,
    sqlite_file,
)
from briefing.models import Briefing


@runtime_checkable
class ExportFormat(Protocol):
    """A format that is one text: its name, and how a briefing is written in it."""

    name: str

    def write(self, briefing: Briefing, texts: Mapping[str, str] | None) -> str:
        """The briefing as text; ``texts`` by source id where they are to be included."""


@runtime_checkable
class FileFormat(Protocol):
    """A format that needs a file or folder of its own."""

    name: str
    suffix: str

    def write_to(self, briefing: Briefing, texts: Mapping[str, str] | None, target: Path) -> None:
        """Write the briefing to a place.

        Raises:
            OSError: it cannot be written.
        """


FORMATS: tuple[ExportFormat | FileFormat, ...] = (
    json_contract.FORMAT,
    csv_files.FORMAT,
    sqlite_file.FORMAT,
    follow_the_money.FORMAT,
    graphml.FORMAT,
    icalendar.FORMAT,
    parquet_files.FORMAT,
)
