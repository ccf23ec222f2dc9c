"""Scores adjusted to what a reader confirmed and rejected."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.judgements.refit import LEAST, KindFit, Refit, Sample, fitted
from briefing.models import Extraction, Span
from briefing.models.extraction import PositionFound, VisitFound


def judged(count: int, share_right: float, score: float = 0.8, rule: str = "a") -> list[Sample]:
    """Records that all have one score."""
    right = round(count * share_right)
    made = [Sample(score, rule, n < right) for n in range(count)]
    random.Random(1).shuffle(made)
    return made


def test_scores_come_to_what_was_right() -> None:
    """Where half of what was called 90 % is wrong, it is called less, the more was judged."""
    few, many = fitted(judged(12, 0.5, 0.9)), fitted(judged(200, 0.5, 0.9))
    assert few
    assert many
    assert 0.5 <= many.score(0.9, "a") < few.score(0.9, "a") < 0.9
    assert many.score(0.9, "a") == pytest.approx(0.5, abs=0.08)
    assert many.helps
    assert many.after < many.before


def test_a_rule_that_errs_is_trusted_less() -> None:
    """The others as before."""
    fit = fitted([*judged(60, 0.9, 0.8, "good"), *judged(60, 0.2, 0.8, "bad")])
    assert fit
    assert fit.score(0.8, "bad") < 0.5 < fit.score(0.8, "good")


def test_good_scores_stay_as_they_are() -> None:
    """Within a little; and where a fit helps nobody, nothing is adjusted."""
    fit = fitted([*judged(100, 0.8, 0.8), *judged(100, 0.3, 0.3)])
    assert fit
    assert fit.score(0.8, "a") == pytest.approx(0.8, abs=0.06)
    assert fit.score(0.3, "a") == pytest.approx(0.3, abs=0.06)


@pytest.mark.parametrize(
    "samples", [[], judged(LEAST - 1, 0.5), judged(50, 1.0), judged(50, 0.0)], ids=len
)
def test_too_little_to_go_by(samples: list[Sample]) -> None:
    assert fitted(samples) is None


SAMPLES = st.lists(
    st.builds(Sample, st.floats(0, 1), st.sampled_from(["a", "b"]), st.booleans()), max_size=40
)


@settings(deadline=None)
@given(SAMPLES, st.floats(0, 1))
def test_scores_stay_scores(samples: list[Sample], score: float) -> None:
    """Whatever was judged; the higher one before is never the lower one after, within a rule."""
    fit = fitted(samples)
    if fit is not None:
        assert 0 <= fit.score(score, "a") <= 1
        if fit.slope > 0:
            assert fit.score(min(1, score + 0.1), "a") >= fit.score(score, "a")


def test_what_is_adjusted() -> None:
    """Visits, meetings and positions of kinds whose fit helps; the rest is the same object."""
    span = (Span(0, 3),)
    extraction = Extraction(
        visits=(VisitFound(span, "a", 0.9, (0,), "NOR", None, "held"),),
        positions=(PositionFound(span, "a", 0.9, "harbour", 0, "support", probability=0.9),),
    )
    less = KindFit(1.0, -2.0, {}, 20, 0.7, 0.5)
    changed = Refit({"visit": less}).adjusted(extraction)
    assert changed.visits[0].confidence == less.score(0.9, "a") < 0.6
    assert changed.positions is extraction.positions
    assert Refit({"position": less}).adjusted(extraction).positions[0].probability == 0.549
    useless = KindFit(1.0, -2.0, {}, 20, 0.5, 0.7)
    assert Refit({"visit": useless}).adjusted(extraction) is extraction
    assert Refit().adjusted(extraction) is extraction
