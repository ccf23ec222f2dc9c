"""The sample articles, and those written for measuring, are read no worse than this."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("row", "figure", "floor"),
    [
        pytest.param(row, figure, floor, id=f"{row}: {floor}")
        for row, figure, floor in (
            ("persons", "f1", 0.99),
            ("roles", "recall", 0.95),
            ("bodies (recall)", "recall", 0.95),
            ("visits", "f1", 0.95),
            ("visit status", "recall", 0.95),
            ("meetings", "f1", 0.95),
            ("meeting status", "recall", 0.95),
            ("meeting when", "recall", 0.95),
            ("quotes", "f1", 0.98),
            ("quote speaker", "recall", 0.93),
            ("positions whole", "precision", 0.40),
            ("position stance", "recall", 0.96),
            ("position issue", "recall", 0.74),
            ("offsets exact", "recall", 1.00),
            ("inside the article", "recall", 1.00),
        )
    ],
)
def test_floor(score: dict[str, dict[str, float]], row: str, figure: str, floor: float) -> None:
    assert score[row][figure] >= floor


@pytest.mark.parametrize(
    ("row", "figure", "floor"),
    [
        pytest.param(row, figure, floor, id=f"{row}: {floor}")
        for row, figure, floor in (
            ("persons", "f1", 0.94),
            ("roles", "recall", 0.88),
            ("bodies (recall)", "recall", 0.70),
            ("visits", "f1", 0.73),
            ("visit status", "recall", 0.82),
            ("meetings", "f1", 0.68),
            ("meeting status", "recall", 0.90),
            ("meeting when", "recall", 0.74),
            ("quotes", "f1", 0.94),
            ("quote speaker", "recall", 0.83),
            ("positions whole", "precision", 0.53),
            ("position stance", "recall", 0.92),
            ("position issue", "recall", 0.74),
            ("offsets exact", "recall", 1.00),
            ("inside the article", "recall", 1.00),
        )
    ],
)
def test_floor_of_the_written(
    written_score: dict[str, dict[str, float]], row: str, figure: str, floor: float
) -> None:
    assert written_score[row][figure] >= floor


def test_floor_of_positions_found(
    found_score: dict[str, dict[str, float]], written_found: dict[str, dict[str, float]]
) -> None:
    """With those kept back: the line between them must not hide what is no longer found."""
    assert found_score["positions (recall)"]["recall"] >= 0.88
    assert written_found["positions (recall)"]["recall"] >= 0.62
