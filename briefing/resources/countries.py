"""States by their alpha-3 code: what they are called, from ``state_names.toml``."""

from briefing.resources import load


def is_state(code: str) -> bool:
    """Whether this is the alpha-3 code of a state."""
    return code in load("state_names")["names"]


def state_name(code: str) -> str:
    """The usual name of a state; the code itself where it is not known."""
    return str(load("state_names")["names"].get(code, code))


def short_name(code: str) -> str:
    """A name of at most twelve characters; the code itself where it is not known."""
    return str(load("state_names")["short"].get(code) or state_name(code))
