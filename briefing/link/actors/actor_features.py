"""What speaks for and against two profiles being one person: a function a signal, one table.

A profile joins a person where the weights of all signals add up to ``ENOUGH``.
"""

from collections.abc import Callable

from briefing.link.actors.profile import Months, Profile
from briefing.link.actors.spelling import Key, compare, sounds
from briefing.link.office_classes import held_by_one
from briefing.models import Signal

ENOUGH = 2.0
CLEAR = 0.75
"""By so much the best candidate of a surname alone must lead."""

BY_READER = Signal("the reader’s judgement", 10.0, "")

_YEAR = 12


def name(one: Profile, other: Profile) -> Signal | None:
    """The closest pair of their names; none where a name of the first is no name of the other.

    Each name must agree with a full one of the other, where there is one: ``John Smith`` and
    ``Jane Smith`` do not become one by way of ``Smith``.
    """
    best: tuple[float, str, str] | None = None
    full = [key for key in other.keys if _full(key)] or list(other.keys)
    for a in one.keys:
        found = [(*_weighed(pair), b) for b in full if (pair := compare(a, b))]
        if not found:
            return None
        weight, what, b = max(found, key=lambda f: f[0])
        if best is None or weight > best[0]:
            best = weight, what, f"{' '.join(a)} = {' '.join(b)}"
    return Signal(best[1], best[0], best[2]) if best else None


def _weighed(pair: tuple[str, float]) -> tuple[float, str]:
    return pair[1], pair[0]


def _full(key: Key) -> bool:
    return len(key) > 1 and len(key[0]) > 1


def country(one: Profile, other: Profile) -> Signal | None:
    """The state they serve."""
    if one.country is None or other.country is None:
        return None
    if one.country == other.country:
        return Signal("same state", 1.0, one.country)
    return Signal("two states", -4.0, f"{one.country}, {other.country}")


def office(one: Profile, other: Profile) -> Signal | None:
    """An office that both hold, at one time if that is known."""
    found = [
        _same_office(a[0], months, others)
        for a, months in one.offices.items()
        for b, others in other.offices.items()
        if a[0] == b[0] and (a[1] == b[1] or None in {a[1], b[1]})
    ]
    return max(found, key=lambda s: s.weight, default=None)


def _same_office(name: str, a: Months | None, b: Months | None) -> Signal:
    if not held_by_one(name):
        return Signal("same kind of office", 0.75, name)
    if a is None or b is None:
        return Signal("same office", 1.5, name)
    away = _gap(a, b)
    if away <= _YEAR:
        return Signal("same office", 1.5 if away else 1.75, name)
    return Signal("same office, years apart", 0.75 if away <= 3 * _YEAR else 0.5, name)


def other_office(one: Profile, other: Profile) -> Signal | None:
    """Two different offices with one holder each, in one state at one time."""
    if not one.offices or not other.offices or office(one, other):
        return None
    for a, months in one.offices.items():
        for b, others in other.offices.items():
            unique = held_by_one(a[0]) and held_by_one(b[0])
            if unique and a[1] == b[1] and months and others and _gap(months, others) <= 2:
                return Signal("two offices at one time", -1.5, f"{a[0]}, {b[0]}")
    return None


def walk(one: Profile, other: Profile) -> Signal | None:
    """A soldier and a minister, an ambassador and a senator of one time are two."""
    if not one.walks or not other.walks or one.walks & other.walks or office(one, other):
        return None
    if one.past & other.offices.keys() or other.past & one.offices.keys():
        return None  # a minister who has become an envoy
    if one.months and other.months and _apart(one.months, other.months) > _YEAR:
        return None
    words = f"{', '.join(sorted(one.walks))} / {', '.join(sorted(other.walks))}"
    return Signal("other walk of life", -2.5, words)


def company(one: Profile, other: Profile) -> Signal | None:
    """People who are named beside both."""
    shared = sorted(one.company.keys() & other.company.keys())
    if not shared:
        return None
    return Signal("company kept", min(1.5, 0.5 * len(shared)), ", ".join(shared[:4]))


def beside(one: Profile, other: Profile) -> Signal | None:
    """An article that names both as two people, in more than another spelling or an initial."""
    both = one.cannot_link & other.keys or other.cannot_link & one.keys
    spelt = {_bare(key) for key in (*one.keys, *other.keys) if len(key) > 1}
    if both and len(spelt) > 1:
        return Signal("named as two in one article", -4.0, " ".join(min(both)))
    return None


def _bare(key: Key) -> Key:
    """A name without initials, in one spelling."""
    return sounds(tuple(word for word in key if len(word) > 1) or key)


def namesake(one: Profile, other: Profile) -> Signal | None:
    """An article that says itself that somebody else bears the name."""
    if not (one.has_namesake or other.has_namesake) or office(one, other):
        return None
    return Signal("told of a namesake", -2.5, "")


def generation(one: Profile, other: Profile) -> Signal | None:
    """The elder and the younger."""
    a, b = one.generations, other.generations
    if a and b and not a & b:
        return Signal("elder and younger", -6.0, "")
    if a != b and (a or b) and _conflicting_lives(one, other):
        return Signal("elder or younger", -2.5, "")
    return None


def _conflicting_lives(one: Profile, other: Profile) -> bool:
    return bool(one.offices and other.offices and not one.offices.keys() & other.offices.keys())


def _gap(a: Months, b: Months) -> int:
    """Months between two times; 0 where they overlap."""
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


def _apart(a: set[int], b: set[int]) -> int:
    return _gap((min(a), max(a)), (min(b), max(b)))


SIGNALS: tuple[Callable[[Profile, Profile], Signal | None], ...] = (
    country,
    office,
    other_office,
    walk,
    company,
    beside,
    namesake,
    generation,
)
"""All signals but the name, which must be there."""


def weigh(one: Profile, other: Profile) -> tuple[Signal, ...]:
    """All signals between two profiles; none where their names do not agree."""
    first = name(one, other)
    if first is None:
        return ()
    rest = [found for signal in SIGNALS if (found := signal(one, other))]
    alone = len(one.key) < 2 or len(other.key) < 2
    if first.weight < 1.0 and not alone and not office(one, other):
        return ()  # two look-alikes, unless they hold one office
    return (first, *rest)


def total(signals: tuple[Signal, ...]) -> float:
    """The sum of the weights."""
    return sum(signal.weight for signal in signals)
