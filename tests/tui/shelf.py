"""A library whose articles are read already: ``refresh`` finds nothing new, no model is loaded."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from briefing.config import Settings
from briefing.errors import FolderEmpty
from briefing.library import Library
from briefing.library import library as library_module
from briefing.library import linking as linking_module
from briefing.library.listing import listing
from briefing.readers import read
from briefing.readers.folder import ReadFile, relative
from briefing.records import Article, Briefing, Extraction
from briefing.records.listed import EventLine
from briefing.store import Shelf, Store
from briefing.tui.desk import Desk


def desk_of(briefing: Briefing | None = None) -> Desk:
    """A desk on which a briefing lies, by default an empty one; the first event is chosen."""
    store = Store(None)
    briefing = briefing or Briefing()
    store.put_linked("", briefing, listing(briefing))
    return Desk(Shelf(store))


def lay(desk: Desk, briefing: Briefing) -> None:
    """Lay another state of the briefing on a desk."""
    desk.shelf._store.put_linked("", briefing, listing(briefing))
    desk.shelf.renew()
    desk.renewed()


def events_of(desk: Desk) -> list[EventLine]:
    """The lines of the list of visits."""
    return [desk.event_at(number) for number in range(len(desk.visits_list))]


def issues_of(desk: Desk) -> list[str]:
    """The ids of the issues in the order of their cards."""
    near, others = desk.issue_order()
    return [line.id for line in (*near, *others)]


def shelve(
    root: Path,
    briefing: Briefing,
    *,
    articles: Sequence[Article] = (),
    settings: Settings | None = None,
    library: type[Library] = Library,
) -> Library:
    """A library over the files at ``root`` that holds ``briefing`` as if it had been linked.

    It is read once, as always, but with an extraction that finds nothing and a linking that yields
    the briefing.

    Args:
        root: the folder; its files are there, whatever they hold.
        briefing: what was linked from them.
        articles: what the readers made of the files; by default they are asked.
        settings: the user's.
        library: the class, for one that misbehaves when it is read for the second time.
    """
    shelf = library(root, settings, Store(None))

    def read_file(file: Path, folder: Path) -> ReadFile:
        path = relative(file, folder)
        own = tuple(a for a in articles if a.path.partition("#")[0] == path)
        return ReadFile(own, ()) if own else read(file, folder)

    def extract(
        todo: Sequence[tuple[str, Article]], *_: object, **__: object
    ) -> Iterator[tuple[str, Extraction, str]]:
        return ((fingerprint, Extraction(), "") for fingerprint, _ in todo)

    with (
        patch.object(library_module, "read", read_file),
        patch.object(library_module, "extract_all", extract),
        patch.object(linking_module, "link", lambda *_: briefing),
        suppress(FolderEmpty),
    ):
        Library.refresh(shelf)
    return shelf
