"""The sample articles are read no worse than this."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("row", "figure", "floor"),
    [
        pytest.param(row, figure, floor, id=f"{row}: {floor}")
        for row, figure, floor in (
            ("persons", "f1", 0.98),
            ("roles", "recall", 0.95),
            ("bodies (recall)", "recall", 0.95),
            ("visits", "f1", 0.95),
            ("visit status", "recall", 0.95),
            ("meetings", "f1", 0.95),
            ("meeting status", "recall", 0.95),
            ("meeting when", "recall", 0.95),
            ("quotes", "f1", 0.97),
            ("quote speaker", "recall", 0.93),
            ("positions (recall)", "recall", 0.85),
            ("position stance", "recall", 0.90),
            ("position issue", "recall", 0.75),
            ("offsets exact", "recall", 1.00),
            ("inside the article", "recall", 1.00),
        )
    ],
)
def test_floor(score: dict[str, dict[str, float]], row: str, figure: str, floor: float) -> None:
    assert score[row][figure] >= floor
