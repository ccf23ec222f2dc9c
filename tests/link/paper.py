"""Articles with what was found in them, made by hand: no rules and no model have a part in it."""

from collections.abc import Sequence

from briefing.link import ReadArticle
from briefing.models import Article, Extraction, Published, Span
from briefing.models.copy_with import replace
from briefing.models.date_words import DateWords, Tense
from briefing.models.enums import ActorKind, Mode, Stance, Status
from briefing.models.extraction import (
    Entity,
    IssueFound,
    MeetingFound,
    Mention,
    OfficeClaim,
    PositionFound,
    QuoteFound,
    VisitFound,
)
from briefing.text.date_expressions import find, parse_iso


def on(day: str | None) -> Published | None:
    """A publication date: ``2019-07-24``, ``2019-07``, ``2019``, or none."""
    known = parse_iso(day) if day else None
    if known is None:
        return None
    return Published(known.start.isoformat(), known.end.isoformat(), known.precision, "metadata")


class Paper:
    """One article in the making. What is added must stand in its text."""

    def __init__(
        self,
        path: str,
        text: str,
        day: str | None = None,
        *,
        title: str | None = None,
        outlet: str | None = None,
    ) -> None:
        self.article = Article(
            path, text, (Span(0, len(text)),), title=title, outlet=outlet, published=on(day)
        )
        self._entities: list[Entity] = []
        self._dates: list[DateWords] = []
        self._meetings: list[MeetingFound] = []
        self._visits: list[VisitFound] = []
        self._quotes: list[QuoteFound] = []
        self._positions: list[PositionFound] = []
        self._issues: list[IssueFound] = []

    def at(self, words: str) -> Span:
        """Where words stand first."""
        start = self.article.text.index(words)
        return Span(start, start + len(words))

    def actor(
        self,
        name: str,
        country: str | None = None,
        *,
        kind: ActorKind = "person",
        office: str | None = None,
        words: str | None = None,
        nameless: bool = False,
    ) -> int:
        """An actor, mentioned as ``words`` (by its name, if not told otherwise)."""
        offices = (
            (OfficeClaim(office, None, country, False, False, self.at(office)),) if office else ()
        )
        mentions = (Mention(self.at(words or name), "description" if nameless else "name"),)
        self._entities.append(Entity(kind, name, country, mentions, offices, nameless))
        return len(self._entities) - 1

    def date(self, words: str, tense: Tense = "past") -> int:
        """Words that date something."""
        span = self.at(words)
        found = next(d for d in find(self.article.text) if d.span.overlaps(span))
        self._dates.append(replace(found, tense=tense))
        return len(self._dates) - 1

    def meeting(
        self,
        words: str,
        *sides: Sequence[int],
        when: int | None = None,
        mode: Mode = "in person",
        status: Status = "held",
        country: str | None = None,
        issues: tuple[str, ...] = (),
    ) -> None:
        """A meeting of these sides."""
        table = tuple(tuple(side) for side in sides)
        self._meetings.append(
            MeetingFound(
                (self.at(words),), "meet", 0.9, table, mode, status, when, country, None, issues
            )
        )

    def visit(
        self,
        words: str,
        *travellers: int,
        to: str | None,
        when: int | None = None,
        status: Status = "held",
        days: int | None = None,
        place: str | None = None,
        confidence: float = 0.9,
    ) -> None:
        """A journey."""
        self._visits.append(
            VisitFound(
                (self.at(words),), "visit", confidence, travellers, to, place, status, when, days
            )
        )

    def quote(self, words: str, speaker: int | None = None) -> None:
        """Words between quotation marks."""
        self._quotes.append(QuoteFound((self.at(words),), "quote", 0.9, speaker, None, True))

    def issue(self, name: str, words: str, parent: str | None = None) -> str:
        """An issue that is named."""
        self._issues.append(IssueFound(name, parent, (self.at(words),)))
        return name

    def position(
        self,
        words: str,
        issue: str,
        holder: int,
        stance: Stance,
        *,
        target: int | None = None,
        on_behalf_of: int | None = None,
        when: int | None = None,
    ) -> None:
        """A side taken."""
        self._positions.append(
            PositionFound(
                (self.at(words),),
                "stance",
                0.8,
                issue,
                holder,
                stance,
                on_behalf_of=on_behalf_of,
                target=target,
                when=when,
            )
        )

    @property
    def extraction(self) -> Extraction:
        """All that was added; every line is a sentence."""
        sentences, start = [], 0
        for line in self.article.text.split("\n"):
            if line.strip():
                sentences.append(Span(start, start + len(line)))
            start += len(line) + 1
        return Extraction(
            tuple(self._entities),
            tuple(self._dates),
            tuple(self._meetings),
            tuple(self._visits),
            tuple(self._quotes),
            tuple(self._positions),
            tuple(self._issues),
            tuple(sentences),
        )

    def read(self) -> ReadArticle:
        """As the linker takes it."""
        return ReadArticle(self.article, self.extraction)
