"""The reader's own decisions: kept in a file, found again in the articles, put to work."""

from briefing.judgements.decide import Decided, decide
from briefing.judgements.file import Broken, JudgementFile

__all__ = ["Broken", "Decided", "JudgementFile", "decide"]
