"""Watch lists: what a reader wants to hear of first.

What is pinned is watched, and what a saved search finds: ``actor:tammik``, ``place:tallinn``,
``issue:fisheries``, or any other query. Saved searches stand in the file of judgements.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from briefing.models import Briefing, Meeting, Position, Quote, Source, Visit
from briefing.models.copy_with import replace
from briefing.models.news import NewsItem
from briefing.storage.search import Lexicon, matching_records
from briefing.text.normalisation import one_line

Target = tuple[str, str]


Pinned = Visit | Meeting | Position | Quote | Source


class Watch:
    """What is watched in one state of a briefing.

    Args:
        briefing: as it is linked.
        searches: name → query of the saved searches.
        db: a reading connection to the store in which it can be found.
    """

    def __init__(
        self, briefing: Briefing, searches: Mapping[str, str], db: sqlite3.Connection
    ) -> None:
        self._words: dict[Target, str] = {}
        lexicon = Lexicon()
        for name, query in searches.items():
            for target in matching_records(db, query, lexicon):
                self._words.setdefault(target, one_line(name))
        self._add_pins(briefing)
        self._add_owners(briefing)

    def _add_pins(self, briefing: Briefing) -> None:
        pinned = {state.record for state in briefing.judged if state.pinned}
        for actor in briefing.actors:
            if actor.id in pinned:
                self._words.setdefault(("actor", actor.id), one_line(actor.name))
        rest: dict[str, Sequence[Pinned]] = {
            "visit": briefing.visits,
            "meeting": briefing.meetings,
            "position": briefing.positions,
            "quote": briefing.quotes,
            "source": briefing.sources,
        }
        for kind, records in rest.items():
            for record in records:
                if record.id in pinned:
                    self._words.setdefault((kind, record.id), "pinned")

    def _add_owners(self, briefing: Briefing) -> None:
        """Records of a watched actor or issue are watched with it."""
        owned: list[tuple[Target, list[Target]]] = [
            (("visit", v.id), [("actor", a) for a in v.travellers]) for v in briefing.visits
        ]
        owned += [
            (("meeting", m.id), [("actor", a) for a in m.participants]) for m in briefing.meetings
        ]
        owned += [
            (("position", p.id), [("issue", p.issue), ("actor", p.holder)])
            for p in briefing.positions
        ]
        owned += [(("quote", q.id), [("actor", q.speaker)]) for q in briefing.quotes if q.speaker]
        for target, owners in owned:
            words = next((self._words[o] for o in owners if o in self._words), "")
            if words:
                self._words.setdefault(target, words)

    def marked(self, items: tuple[NewsItem, ...]) -> tuple[NewsItem, ...]:
        """The news with what each concerns."""
        return tuple(replace(i, watched=self._words.get((i.kind, i.record), "")) for i in items)
