"""The bundled articles, read with the language model."""

import json
import subprocess
from pathlib import Path

import pytest

from briefing import paths
from briefing.errors import ModelError
from briefing.workspace import open_folder
from tests.workspace.support import PYTHON, Sample, state_of, written

pytestmark = pytest.mark.model

WARM = """
import json, sys
from pathlib import Path
python, sys.executable = sys.executable, "/nonexistent"     # no reading process can be started
from briefing.workspace import Workspace
with Workspace(Path(sys.argv[1])) as workspace:
    report = workspace.refresh()
    heavy = [m for m in ("spacy", "thinc", "numpy", "pydantic", "briefing.extract.pipeline")
             if m in sys.modules]
    print(json.dumps([report.files_read, report.extracted, report.changed, heavy,
                      len(workspace.briefing.meetings)]))
"""


def test_all_is_read(sample: Sample) -> None:
    """Five articles, without a problem, and something of every kind is found."""
    assert sample.report.problems == ()
    assert (sample.report.files_read, sample.report.extracted) == (5, 5)
    briefing = sample.briefing
    assert len(briefing.sources) == 5
    for kind in ("actors", "visits", "meetings", "issues", "positions", "quotes", "dates"):
        assert getattr(briefing, kind), kind


def test_the_sample_is_never_written_to(sample: Sample) -> None:
    """Not a byte, not a time."""
    assert state_of(paths.seeds()) == sample.before


def test_a_warm_start_loads_no_model(sample: Sample) -> None:
    """Neither a process nor spaCy, in a program of its own."""
    done = subprocess.run(
        [PYTHON, "-c", WARM, str(sample.root)],
        capture_output=True,
        text=True,
        check=True,
        env=sample.environment,
    )
    assert json.loads(done.stdout) == [0, 0, False, [], len(sample.briefing.meetings)]


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    """With what to do, by the real reading process."""
    root = written(tmp_path / "folder", {"a.txt": "Ana Sample met Bo Example.\nThey talked."})
    with (
        open_folder(root, model="no_such_model") as workspace,
        pytest.raises(ModelError) as error,
    ):
        workspace.refresh()
    assert "no_such_model" in error.value.what
    assert "--model" in error.value.remedy
