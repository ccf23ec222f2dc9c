"""How many threads a reading process takes for linear algebra."""

import os

import pytest

from briefing.extract.worker import THREADS, one_thread_each


def test_one_each_unless_the_user_asked_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a process for each core."""
    monkeypatch.setattr(os, "environ", {THREADS[0]: "4"})
    one_thread_each()
    assert [os.environ[name] for name in THREADS] == ["4", *["1"] * (len(THREADS) - 1)]
