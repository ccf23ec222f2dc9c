"""Positions that are kept back are found, and said to be unsure."""

import pytest
from msgspec import structs

from briefing.link import link
from briefing.storage import Store
from briefing.storage.search import find, index_briefing
from tests.storage.search.index import blinken


@pytest.mark.parametrize("shown", [True, False])
def test_a_hit_says_so(shown: bool) -> None:
    paper = blinken()
    briefing = link([paper.read()])
    told = tuple(structs.replace(p, shown=shown) for p in briefing.positions)
    store = Store(None)
    with store.transaction() as db:
        index_briefing(db, structs.replace(briefing, positions=told), lambda source: None)
    (group,) = find(store.reader(), "kind:position blinken").groups
    assert [hit.title.endswith(" · unsure") for hit in group.hits] == [not shown]
    store.close()
