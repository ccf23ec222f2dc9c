"""An export of hand-made articles, as ``json.loads`` gives it."""

import copy
import json
from typing import Any

from briefing.export.json_contract import FORMAT, as_contract
from briefing.link import link
from tests.storage.search.index import blinken, qamar

PAPERS = (blinken(), qamar())
BRIEFING = link([paper.read() for paper in PAPERS])
TEXTS = {paper.read().id: paper.article.text for paper in PAPERS}


def export(*, with_text: bool = True) -> Any:
    """A sound export, to be spoilt at will."""
    return copy.deepcopy(_WITH if with_text else _WITHOUT)


_WITH: Any = json.loads(json.dumps(as_contract(BRIEFING, TEXTS)))
_WITHOUT: Any = json.loads(FORMAT.write(BRIEFING, None))
