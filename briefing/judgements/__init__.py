"""The reader's own decisions: kept in a file, found again in the articles, put to work."""

from briefing.judgements.applying import AppliedJudgements, apply_judgements
from briefing.judgements.file import Broken, JudgementFile

__all__ = ["AppliedJudgements", "Broken", "JudgementFile", "apply_judgements"]
