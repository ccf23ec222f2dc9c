"""What was found in a text, as lines that a table can hold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from briefing.extract.language_model import Model
from briefing.extract.pipeline import extract
from briefing.models import Article, Extraction, Span
from briefing.models.extraction import Entity, MeetingFound, PositionFound


@dataclass(frozen=True)
class Told:
    """A text and its extraction.

    ``pairs`` and the other properties are sorted lists of lines, empty where nothing was found.
    """

    text: str
    found: Extraction

    def name(self, number: int | None) -> str:
        """The name of an actor; a dash for nobody."""
        return "—" if number is None else self.found.entities[number].name

    def words(self, number: int | None) -> str:
        """The words that date something; a dash where none do."""
        return "—" if number is None else self.found.dates[number].text

    @property
    def persons(self) -> list[str]:
        """Names of the persons."""
        return sorted(e.name for e in self.found.entities if e.kind == "person")

    @property
    def pairs(self) -> list[str]:
        """Who met whom: ``A – B`` for each two people across the table."""
        return sorted({pair for met in self.found.meetings for pair in self._pairs(met)})

    def pairs_with(self, *fields: str) -> list[str]:
        """``A – B: held, phone``: pairs with some of status, mode, when and place."""
        return sorted(
            f"{pair}: {', '.join(self._field(met, name) for name in fields)}"
            for met in self.found.meetings
            for pair in self._pairs(met)
        )

    @property
    def tables(self) -> list[str]:
        """Each meeting with its sides: ``A, B | C``."""
        return sorted(
            " | ".join(sorted(map(self._names, met.sides))) for met in self.found.meetings
        )

    @property
    def visits(self) -> list[str]:
        """``A, B → JPN: held``."""
        return sorted(
            f"{self._names(v.travellers)} → {v.country or v.place}: {v.status}"
            for v in self.found.visits
        )

    @property
    def quotes(self) -> list[str]:
        """``A: the words between the marks``, in order; the words for the speaker if unnamed."""
        return [
            f"{self.name(q.speaker) if q.speaker is not None else q.speaker_text or '—'}: "
            + " ".join(q.evidence[0].of(self.text).split())
            for q in self.found.quotes
            if q.direct
        ]

    @property
    def statements(self) -> list[str]:
        """``A: the words reported``, in order."""
        return [
            f"{self.name(q.speaker)}: " + " ".join(q.evidence[0].of(self.text).split())
            for q in self.found.quotes
            if not q.direct
        ]

    @property
    def sides(self) -> list[str]:
        """``A: support: Debt relief``, in order of the text."""
        return [f"{self.name(p.holder)}: {p.stance}: {p.issue}" for p in self.found.positions]

    def position(self, holder: str) -> PositionFound:
        """The first position of a holder."""
        return next(p for p in self.found.positions if self.name(p.holder) == holder)

    def entity(self, name: str) -> Entity:
        """The actor of a name."""
        return next(e for e in self.found.entities if e.name == name)

    def meant_at(self, span: Span) -> list[str]:
        """Names of the actors whose mention covers just these words (an article before them)."""
        article = len("the ")
        return sorted(
            entity.name
            for entity in self.found.entities
            if any(
                m.span.end == span.end and span.start <= m.span.start <= span.start + article
                for m in entity.mentions
            )
        )

    def spans(self) -> Iterable[Span]:
        """Every span of the extraction."""
        found = self.found
        for entity in found.entities:
            yield from (m.span for m in entity.mentions)
            yield from (o.evidence for o in entity.offices)
        for group in (found.meetings, found.visits, found.quotes, found.positions):
            for record in group:
                yield from record.evidence
        yield from (d.span for d in found.dates)
        for issue in found.issues:
            yield from issue.spans
        yield from found.sentences

    def _names(self, numbers: Iterable[int]) -> str:
        return ", ".join(sorted(map(self.name, numbers)))

    def _pairs(self, met: MeetingFound) -> Iterable[str]:
        for one, other in combinations(met.sides, 2):
            for a in one:
                for b in other:
                    yield " – ".join(sorted((self.name(a), self.name(b))))

    def _field(self, met: MeetingFound, name: str) -> str:
        if name == "when":
            return content(self.words(met.when))
        return str(getattr(met, name))


Tell = Callable[..., Told]


def teller(model: Model) -> Tell:
    """Read a text with a loaded model."""

    def tell(text: str, title: str | None = None, body: tuple[Span, ...] = ()) -> Told:
        article = Article("a.txt", text, body or (Span(0, len(text)),), title=title)
        return Told(text, extract(article, model))

    return tell


def content(words: str) -> str:
    """Dating words without the small ones around them: ``on Tuesday`` is ``Tuesday``."""
    kept = [w for w in words.split() if w.lower() not in {"on", "in", "the", "at", "of"}]
    return " ".join(kept)
