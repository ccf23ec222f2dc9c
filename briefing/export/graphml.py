"""``graphml``: who met whom, for networkx, Gephi and their like."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from xml.sax.saxutils import escape, quoteattr

from briefing.models import Briefing
from briefing.models.enums import DID_NOT_HAPPEN

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
 <key id="name" for="node" attr.name="name" attr.type="string"/>
 <key id="kind" for="node" attr.name="kind" attr.type="string"/>
 <key id="country" for="node" attr.name="country" attr.type="string"/>
 <key id="weight" for="edge" attr.name="weight" attr.type="int"/>
 <key id="meetings" for="edge" attr.name="meetings" attr.type="string"/>
 <graph id="met" edgedefault="undirected">
"""


class GraphmlFormat:
    """Actors as nodes, meetings as edges; ``weight`` counts the meetings that took place."""

    name = "graphml"
    suffix = ".graphml"

    def write(self, briefing: Briefing, texts: Mapping[str, str] | None) -> str:
        """The graph; only across the sides of a table people met."""
        met: dict[tuple[str, str], list[str]] = defaultdict(list)
        for meeting in briefing.meetings:
            if meeting.status in DID_NOT_HAPPEN or meeting.status == "announced":
                continue
            for one, other in combinations(meeting.sides, 2):
                for a in one:
                    for b in other:
                        met[min(a, b), max(a, b)].append(meeting.id)
        there = {actor for pair in met for actor in pair}
        nodes = "".join(
            f"  <node id={quoteattr(a.id)}>{_data('name', a.name)}{_data('kind', a.kind)}"
            f"{_data('country', a.country or '')}</node>\n"
            for a in briefing.actors
            if a.id in there
        )
        edges = "".join(
            f"  <edge source={quoteattr(a)} target={quoteattr(b)}>{_data('weight', str(len(ids)))}"
            f"{_data('meetings', ' '.join(ids))}</edge>\n"
            for (a, b), ids in sorted(met.items())
        )
        return f"{_HEAD}{nodes}{edges} </graph>\n</graphml>\n"


def _data(key: str, value: str) -> str:
    words = "".join(c for c in value if c.isprintable())
    return f'<data key="{key}">{escape(words)}</data>'


FORMAT = GraphmlFormat()
