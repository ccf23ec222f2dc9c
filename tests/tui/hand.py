"""Briefings made by hand: every record with the words that prove it."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from briefing.link import source_id
from briefing.models import (
    Actor,
    Article,
    Briefing,
    DateRecord,
    Issue,
    Meeting,
    Office,
    Position,
    Published,
    Quote,
    Ref,
    Source,
    Span,
    Visit,
    When,
)
from briefing.models.article import Precision
from briefing.models.briefing import MentionRef
from briefing.models.enums import ActorKind, Mode, Stance, Status


def published(date: str | None, precision: Precision = "day") -> Published | None:
    """A publication date as a file states it."""
    return Published(date, date, precision, "stated") if date else None


def when(
    start: str | None, end: str | None = None, precision: Precision | None = "day", text: str = "x"
) -> When:
    """A time; one day where no end is given."""
    return When(start, end or start, precision if start else None, text)


@dataclass
class Hand:
    """Records as they are added; each method returns the id of what it added."""

    texts: dict[str, str] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    dates: list[DateRecord] = field(default_factory=list)

    def source(
        self,
        text: str,
        path: str = "a.txt",
        *,
        title: str | None = None,
        outlet: str | None = None,
        authors: tuple[str, ...] = (),
        date: str | None = "2023-12-15",
        precision: Precision = "day",
        url: str | None = None,
    ) -> str:
        """An article, all of it its body and one sentence."""
        known = source_id(path)
        whole = (Span(0, len(text)),)
        self.texts[known] = text
        self.sources.append(
            Source(
                known,
                path,
                title,
                outlet,
                authors,
                published(date, precision),
                url,
                "en",
                whole,
                sha256(text.encode()).hexdigest(),
                (),
                whole,
            )
        )
        return known

    def ref(self, words: str, source: str | None = None) -> Ref:
        """The first place where the words stand."""
        for known, text in self.texts.items():
            if source in (None, known) and words in text:
                start = text.index(words)
                return Ref(known, start, start + len(words), words)
        raise ValueError(words)

    def actor(
        self,
        name: str,
        kind: ActorKind = "person",
        country: str | None = None,
        *,
        offices: tuple[str, ...] = (),
        as_of: str | None = "2023-12",
        aliases: tuple[str, ...] = (),
        words: str | None = None,
    ) -> str:
        """A person, state or body; ``words`` name it in a text, by default its name."""
        known = f"{kind}:{len(self.actors)}"
        proof = self.ref(words or name)
        roles = tuple(
            Office(title, None, country, False, False, as_of, (proof,)) for title in offices
        )
        mention = MentionRef(proof.source, proof.start, proof.end, proof.text)
        self.actors.append(Actor(known, kind, name, country, aliases, roles, (mention,)))
        return known

    def visit(
        self,
        traveller: str,
        words: str,
        country: str | None = "USA",
        *,
        place: str | None = None,
        status: Status = "held",
        time: When | None = None,
        purpose: str | None = None,
        meetings: tuple[str, ...] = (),
        issues: tuple[str, ...] = (),
        more: tuple[str, ...] = (),
    ) -> str:
        """A visit, proved by ``words`` and by ``more``."""
        known = f"visit-{len(self.visits)}"
        evidence = tuple(self.ref(w) for w in (words, *more))
        self.visits.append(
            Visit(
                known,
                (traveller,),
                country,
                place,
                status,
                time,
                None,
                purpose,
                meetings,
                issues,
                evidence,
                "visit",
                0.9,
            )
        )
        return known

    def meeting(
        self,
        one: str,
        other: str,
        words: str,
        *,
        visit: str | None = None,
        mode: Mode = "in person",
        status: Status = "held",
        time: When | None = None,
        place: str | None = None,
        issues: tuple[str, ...] = (),
    ) -> str:
        """A meeting between two."""
        known = f"meeting-{len(self.meetings)}"
        self.meetings.append(
            Meeting(
                known,
                visit,
                (one, other),
                ((one,), (other,)),
                mode,
                status,
                time,
                None,
                place,
                issues,
                (self.ref(words),),
                "meeting",
                0.9,
            )
        )
        return known

    def issue(self, name: str, words: str, parent: str | None = None) -> str:
        """A matter."""
        known = f"issue:{len(self.issues)}"
        self.issues.append(Issue(known, name, parent, (self.ref(words),)))
        return known

    def position(
        self,
        issue: str,
        holder: str,
        words: str,
        stance: Stance = "support",
        *,
        target: str | None = None,
        reported_by: str | None = None,
    ) -> str:
        """A side taken."""
        known = f"position-{len(self.positions)}"
        self.positions.append(
            Position(
                known,
                issue,
                holder,
                None,
                stance,
                target,
                reported_by,
                None,
                (self.ref(words),),
                "stance",
                0.7,
            )
        )
        return known

    def quote(self, speaker: str | None, words: str, described: str | None = None) -> str:
        """Words somebody said."""
        known = f"quote-{len(self.quotes)}"
        self.quotes.append(
            Quote(known, speaker, described, True, words, (self.ref(words),), "quote", 0.9)
        )
        return known

    def briefing(self) -> Briefing:
        """All of it."""
        return Briefing(
            tuple(self.sources),
            tuple(self.actors),
            tuple(self.visits),
            tuple(self.meetings),
            tuple(self.issues),
            tuple(self.positions),
            tuple(self.quotes),
            tuple(self.dates),
        )

    def articles(self) -> list[Article]:
        """What the readers would have made of the files."""
        return [
            Article(
                s.path, self.texts[s.id], s.body, s.title, s.outlet, s.authors, s.published, s.url
            )
            for s in self.sources
        ]

    def write(self, folder: Path) -> Path:
        """Write the files; of several articles in one file, their texts one under the other."""
        folder.mkdir(parents=True, exist_ok=True)
        for s in self.sources:
            with (folder / s.path.partition("#")[0]).open("a", encoding="utf-8", newline="") as f:
                f.write(self.texts[s.id])
        return folder


def small() -> Hand:
    """Two visits, three meetings, one of them by phone and of no visit, three issues, two texts."""
    hand = Hand()
    hand.source(
        "General Asim Munir visited the United States. Munir met Antony Blinken on Thursday. "
        "Munir met Lloyd Austin on Wednesday. Pakistan supports trade. "
        "“We want trade,” Munir said. The United States opposes the return of refugees.",
        "002_munir.txt",
        outlet="Dawn",
        date="2023-12-15",
    )
    hand.source(
        "Qamar Bajwa travelled to China last year. Bajwa spoke to Sergei Lavrov by phone. "
        "China backs the corridor. Pakistan also backs the corridor.",
        "000_bajwa.txt",
        date="2022-10-01",
        precision="month",
    )
    munir = hand.actor("Asim Munir", country="PAK", offices=("chief of army staff",))
    blinken = hand.actor("Antony Blinken", country="USA", offices=("secretary of state",))
    austin = hand.actor("Lloyd Austin", country="USA")
    bajwa = hand.actor("Qamar Bajwa", country="PAK")
    lavrov = hand.actor("Sergei Lavrov", country="RUS")
    pakistan = hand.actor("Pakistan", "state", "PAK")
    states = hand.actor("United States", "state", "USA")
    china = hand.actor("China", "state", "CHN")
    trade = hand.issue("Trade", "trade")
    refugees = hand.issue("Refugees", "refugees")
    corridor = hand.issue("Corridor", "corridor")
    hand.position(trade, pakistan, "Pakistan supports trade")
    hand.position(trade, munir, "We want trade")
    hand.position(refugees, states, "The United States opposes the return of refugees", "oppose")
    hand.position(corridor, china, "China backs the corridor")
    hand.position(corridor, pakistan, "Pakistan also backs the corridor")
    hand.quote(munir, "We want trade")
    hand.meeting(munir, austin, "Munir met Lloyd Austin", visit="visit-0", time=when("2023-12-13"))
    hand.meeting(
        munir,
        blinken,
        "Munir met Antony Blinken",
        visit="visit-0",
        time=when("2023-12-14"),
        issues=(refugees,),
    )
    hand.meeting(bajwa, lavrov, "Bajwa spoke to Sergei Lavrov by phone", mode="phone")
    hand.visit(
        munir,
        "General Asim Munir visited the United States",
        meetings=("meeting-0", "meeting-1"),
        issues=(trade,),
        more=("Munir met Antony Blinken on Thursday",),
    )
    hand.visit(
        bajwa,
        "Qamar Bajwa travelled to China",
        "CHN",
        time=when("2021-01-01", "2021-12-31", "year", "last year"),
        status="announced",
    )
    return hand
