"""An article, what was found in it, and a briefing of it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from briefing.link import link
from briefing.models import Article, Briefing, Extraction, Problem
from briefing.models.copy_with import replace
from briefing.storage import SnapshotReader, Store
from briefing.workspace.read_model_builder import listing
from tests.link.paper import Paper

ODD = "Ana Example met Bo Sample on 5 May 2020.\n“Gut,” sagte Zoë — 日本 \U0001f600 \x00.\n"
PROBLEM = Problem("a.txt", "The file is not UTF-8.", fatal=False)


def paper(path: str = "a.txt", text: str = ODD) -> Paper:
    """One meeting between two people."""
    made = Paper(path, text, "2020-05-06", title="A title", outlet="The Paper")
    first, second = made.actor("Ana Example", "USA"), made.actor("Bo Sample", "PAK")
    made.meeting(
        "Ana Example met Bo Sample", [first], [second], when=made.date("5 May 2020"), country="USA"
    )
    made.issue("Trade", "Example")
    return made


ARTICLE: Article = paper().article
FOUND: Extraction = paper().extraction
BRIEFING: Briefing = link([paper().read()])


def fill(store: Store) -> None:
    """Keep one file with one article, what was found in it, and the briefing."""
    store.put_file("a.txt", "read-1", (PROBLEM,), [("s-a", ARTICLE, "extract-1")])
    store.put_extraction("extract-1", FOUND)
    store.put_linked("link-1", BRIEFING)


def renamed(path: str) -> Article:
    """The article at another path."""
    return replace(ARTICLE, path=path)


@contextmanager
def shelved(briefing: Briefing) -> Iterator[SnapshotReader]:
    """A briefing as a screen reads it."""
    with closing(Store(None)) as store:
        store.put_linked("", briefing, listing(briefing))
        with closing(SnapshotReader(store)) as snapshot:
            yield snapshot
