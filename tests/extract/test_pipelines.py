"""Which pipeline a name means."""

from pathlib import Path

import pytest

from briefing.errors import ModelError
from briefing.extract.language_model import Model, _place_of


def test_a_package_that_tells_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "carried_pipeline"
    package.mkdir()
    (package / "__init__.py").write_text("def model_path():\n    return 'somewhere'\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert _place_of("carried_pipeline") == "somewhere"


def test_other_names_are_left_to_spacy() -> None:
    assert _place_of("no_such_pipeline") == "no_such_pipeline"
    assert _place_of("folder/of a pipeline") == "folder/of a pipeline"


@pytest.mark.model
def test_a_package_that_is_no_pipeline() -> None:
    with pytest.raises(ModelError, match="sqlite3"):
        Model("sqlite3")
