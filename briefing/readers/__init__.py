"""file → articles. One file a format; ``READERS`` names them all.

``scan`` lists the files of a folder that some reader understands, ``read`` turns one of them into
articles and problems. Nothing here raises for a bad file: what is wrong comes back as a
``Problem``, and the rest is read all the same.
"""

from briefing.readers.folder import FORMATS, READERS, ReadFile, Scan, read, scan

__all__ = ["FORMATS", "READERS", "ReadFile", "Scan", "read", "scan"]
