"""What the tests of linking share: briefings linked from both sides, rows of tenures, spots."""

from collections.abc import Sequence

from briefing.link import ReadArticle, link, source_id
from briefing.link.tenures import Tenure
from briefing.models import Actor, Briefing
from briefing.models.copy_with import replace
from briefing.models.decisions import Decisions, FindingId
from briefing.models.extraction import OfficeClaim
from briefing.text.date_expressions import parse_iso
from briefing.text.minhash import signature
from tests.link.paper import Paper

NONE = Decisions()


def linked(*papers: Paper, decisions: Decisions = NONE, tenures: Sequence[Tenure] = ()) -> Briefing:
    """What they tell together, the same from whichever side one begins."""
    forth = link([p.read() for p in papers], decisions, tenures)
    assert link([p.read() for p in reversed(papers)], decisions, tenures) == forth
    return forth


def signed(paper: Paper) -> ReadArticle:
    """As the linker takes it, with the signature by which copies are found."""
    read = paper.read()
    return replace(read, extraction=replace(read.extraction, signature=signature(read.article)))


def holding(read: ReadArticle, number: int, *offices: OfficeClaim) -> ReadArticle:
    """The same article, in which an entity bears these offices."""
    entities = list(read.extraction.entities)
    entities[number] = replace(entities[number], offices=offices)
    return replace(read, extraction=replace(read.extraction, entities=tuple(entities)))


def row(
    country: str, office: str, name: str, start: str, end: str = "", *, checked: bool = True
) -> Tenure:
    """A row of a table of tenures."""
    first, last = parse_iso(start), parse_iso(end) if end else None
    assert first is not None
    return Tenure(country, office, name, first.start, last.end if last else None, checked)


def spot(path: str, kind: str = "actor", number: int = 0) -> FindingId:
    """A finding of an article."""
    return FindingId(source_id(path), kind, number)


def told_in(actor: Actor) -> tuple[str, ...]:
    """Ids of the sources that name an actor, in order."""
    return tuple(sorted({m.source for m in actor.mentions}))


def of_name(briefing: Briefing, name: str) -> Actor:
    """The only actor so called."""
    (found,) = [a for a in briefing.actors if a.name == name]
    return found


def groups(briefing: Briefing, kind: str = "person") -> set[frozenset[str]]:
    """Which articles name one actor, by the words that stand in them."""
    return {
        frozenset(m.text for m in actor.mentions) for actor in briefing.actors if actor.kind == kind
    }
