"""One file a format; ``FORMATS`` names them all."""

from briefing.export.formats import FORMATS, ExportFormat, FileFormat

__all__ = ["FORMATS", "ExportFormat", "FileFormat"]
