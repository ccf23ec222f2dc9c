"""Any record, for properties: made from the types of its fields."""

from dataclasses import is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import Struct

from briefing.models import Briefing, Span

SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=6),
    int: st.integers(0, 2**40),
    float: st.floats(allow_nan=False, width=32),
    bool: st.booleans(),
    type(None): st.none(),
}
KEYS = {"judged": "record", "dates": None, "discrepancies": None}
"""What tells the records of a list apart, where it is not their id."""


@cache
def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type."""
    if kind is Span:
        ends = st.tuples(SIMPLE[int], SIMPLE[int]).map(sorted)
        return ends.map(lambda both: Span(*both))
    if is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, Struct)):
        make: Any = kind
        return st.builds(make, **{n: any_of(hint) for n, hint in get_type_hints(kind).items()})
    first, *_ = arguments = get_args(kind) or (None,)
    if get_origin(kind) is tuple:
        return st.lists(any_of(first), max_size=2).map(tuple)
    if get_origin(kind) is Literal:
        return st.sampled_from(arguments)
    if get_origin(kind) in {Union, UnionType}:
        return st.one_of(*(any_of(one) for one in arguments))
    return SIMPLE[kind]


def briefings() -> st.SearchStrategy[Briefing]:
    """Any briefing, its ids unique within each kind; they need not lead anywhere."""
    lists = {}
    for name, kind in get_type_hints(Briefing).items():
        key = KEYS.get(name, "id")
        unique = (lambda record, key=key: getattr(record, key)) if key else None
        record = any_of(get_args(kind)[0])
        lists[name] = st.lists(record, max_size=3, unique_by=unique).map(tuple)
    return st.builds(Briefing, **lists)
