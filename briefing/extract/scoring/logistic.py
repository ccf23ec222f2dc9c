"""Logistic regression over named features: the probability, and what weighs most in it."""

import math
from collections.abc import Mapping

_MOST_REASONS = 3
_BOUND = 30.0
_LEAST_SHARE = 0.05


def probability(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """From 0 to 1; the weight of no name is the constant."""
    total = weights.get("", 0.0) + sum(weights.get(n, 0.0) * v for n, v in features.items())
    return round(1 / (1 + math.exp(-max(-_BOUND, min(_BOUND, total)))), 3)


def reasons(weights: Mapping[str, float], features: Mapping[str, float]) -> tuple[str, ...]:
    """What speaks most for it or against it: ``+1.2 dated``, ``-0.8 modal``.

    Returns:
        At most three, the strongest first, each with its part of the log odds.
    """
    parts = [(weights.get(name, 0.0) * value, name) for name, value in features.items()]
    parts = [part for part in parts if part[1] != "constant" and abs(part[0]) >= _LEAST_SHARE]
    parts.sort(key=lambda part: (-abs(part[0]), part[1]))
    return tuple(f"{share:+.1f} {name}" for share, name in parts[:_MOST_REASONS])
