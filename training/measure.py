"""The comparisons of the tests' scorer: what counts as the same name, issue or words."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "gold"))
from score import STATE, fold, overlap, same_issue, same_name

__all__ = ["STATE", "fold", "overlap", "same_issue", "same_name"]
