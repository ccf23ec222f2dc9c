"""Whatever the text: nothing raises, and every finding leads to words of it."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.export.contract import validate
from briefing.export.json_contract import as_contract
from briefing.extract.language_model import Model
from briefing.extract.pipeline import extract
from briefing.link import ReadArticle, link
from briefing.readers.base import Metadata
from briefing.readers.compose import compose
from tests.extract.telling import Told

pytestmark = pytest.mark.model

SEEDS = Path(__file__).parents[2] / "seeds"
ODD = "\x00\x07\x0b\x0c\x1b\x1f\x7f\x85\u00a0\u00ad\u200b\u200f\u2028\u202e\ufeff\ufffd\U0001f600"


def _pieces() -> list[str]:
    """Scraps of the sample articles: sentences, lines, and words that stand in no order."""
    found: list[str] = []
    for file in sorted(SEEDS.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        found += [s for s in text.replace("\n", " ").split(". ") if s.strip()]
        found += [line for line in text.splitlines() if line.strip()]
        words = text.split()
        shuffled = random.Random(file.name).sample(words, min(60, len(words)))
        found += [" ".join(shuffled[i : i + 6]) for i in range(0, len(shuffled), 6)]
    return found


PIECES = _pieces()
JOINTS = [" ", ". ", ", ", "\n", "\n\n", "", " “", "” ", '"', "’s ", " (", ") ", " - ", "—", "…"]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(JOINTS),
        st.text(alphabet=ODD, max_size=3),
        st.text(alphabet=".,;:!?-–()[]“”‘’'\"«»/&%$ \n", max_size=5),
        st.text(max_size=8),
    ),
    max_size=14,
).map("".join)


def check(model: Model, text: str) -> None:
    """Read a text as an article and follow everything that is found in it."""
    article = compose(text, "a.txt", Metadata())
    told = Told(text, extract(article, model))
    for span in told.spans():
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
    briefing = link([ReadArticle(article, told.found)])
    exported = validate(as_contract(briefing, {briefing.sources[0].id: text}))
    for _, ref in exported.refs():
        assert ref.text == text[ref.start : ref.end]


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(text=TEXTS)
def test_any_text(model: Model, text: str) -> None:
    check(model, text)


@pytest.mark.slow
@settings(
    max_examples=1000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(text=TEXTS)
def test_any_text_at_length(model: Model, text: str) -> None:
    check(model, text)


@pytest.mark.parametrize("file", sorted(SEEDS.glob("*.txt")), ids=lambda file: file.name[:3])
def test_the_sample_articles(model: Model, file: Path) -> None:
    check(model, file.read_text(encoding="utf-8"))
