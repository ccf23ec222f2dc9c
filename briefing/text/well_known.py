"""The states of people whom the table of tenures knows, for who is named without an office."""

from functools import cache

from briefing.resources import load
from briefing.text.person_names import name_key


@cache
def _states() -> dict[tuple[str, ...], str | None]:
    """State by the first and last part of a name, and by a last part that one state alone has."""
    found: dict[tuple[str, ...], str | None] = {}
    for state, offices in load("tenures").items():
        for row in (row for rows in offices.values() for row in rows):
            key = name_key(row[0])
            for short in {(key[0], key[-1]), (key[-1],)}:
                found[short] = state if found.get(short, state) == state else None
    return found


def presumed_state(name: str) -> str | None:
    """The state that somebody of this name served, alpha-3; None where the table knows none.

    Only what a name makes likely: a namesake is taken for the known one.
    """
    key = name_key(name)
    if not key:
        return None
    return _states().get((key[0], key[-1]) if len(key) > 1 else (key[0],))
