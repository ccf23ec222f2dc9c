"""The formats a briefing can be written in."""

from collections.abc import Mapping
from typing import Protocol

from briefing.export import json_contract
from briefing.models import Briefing


class ExportFormat(Protocol):
    """A format: its name, and how a briefing is written in it."""

    name: str

    def write(self, briefing: Briefing, texts: Mapping[str, str] | None) -> str:
        """The briefing as text; ``texts`` by source id where they are to be included."""


FORMATS: tuple[ExportFormat, ...] = (json_contract.FORMAT,)
