"""Family names that stand first, and given names that tell he from she.

Both are closed lists of common names, kept small: a name that is not here is treated as it was
before, so a gap costs nothing but recall.
"""

from typing import Literal

from briefing.resources import word_list

FAMILY_FIRST = word_list("given_names", "family_first")

SURNAME_FIRST = word_list("given_names", "surname_first")
"""States in whose names the family name may stand first."""

GENDER: dict[str, Literal["m", "f"]] = {
    **dict.fromkeys(word_list("given_names", "male"), "m"),
    **dict.fromkeys(word_list("given_names", "female"), "f"),
}
"""Folded given name -> ``m`` or ``f``; names that both bear in different lands are left out."""
