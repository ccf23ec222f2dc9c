"""One file a format; ``FORMATS`` names them all."""

from briefing.export.formats import FORMATS, ExportFormat

__all__ = ["FORMATS", "ExportFormat"]
