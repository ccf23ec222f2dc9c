"""A library whose articles are read already: ``refresh`` finds nothing new, no model is loaded."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from briefing.config import Settings
from briefing.errors import FolderEmpty
from briefing.models import Article, Briefing, Extraction
from briefing.models.read_models import EventLine
from briefing.readers import read
from briefing.readers.folder import ReadFile, relative
from briefing.storage import SnapshotReader, Store
from briefing.tui.selection import SelectionModel
from briefing.workspace import Workspace
from briefing.workspace import relinking as relinking_module
from briefing.workspace import sync as sync_module
from briefing.workspace.read_model_builder import listing


def desk_of(briefing: Briefing | None = None) -> SelectionModel:
    """A desk on which a briefing lies, by default an empty one; the first event is chosen."""
    store = Store(None)
    briefing = briefing or Briefing()
    store.put_linked("", briefing, listing(briefing))
    return SelectionModel(SnapshotReader(store))


def lay(selection: SelectionModel, briefing: Briefing) -> None:
    """Lay another state of the briefing on a desk."""
    selection.snapshot.store.put_linked("", briefing, listing(briefing))
    selection.snapshot.refresh()
    selection.refreshed()


def events_of(selection: SelectionModel) -> list[EventLine]:
    """The lines of the list of visits."""
    return [selection.event_at(number) for number in range(len(selection.visits_list))]


def issues_of(selection: SelectionModel) -> list[str]:
    """The ids of the issues in the order of their cards."""
    near, others = selection.issue_order()
    return [line.id for line in (*near, *others)]


def shelve(
    root: Path,
    briefing: Briefing,
    *,
    articles: Sequence[Article] = (),
    settings: Settings | None = None,
    workspace: type[Workspace] = Workspace,
) -> Workspace:
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
    snapshot = workspace(root, settings, Store(None))

    def read_file(file: Path, folder: Path, columns: object) -> ReadFile:
        path = relative(file, folder)
        own = tuple(a for a in articles if a.path.partition("#")[0] == path)
        return ReadFile(own, ()) if own else read(file, folder)

    def extract(
        todo: Sequence[tuple[str, Article]], *_: object, **__: object
    ) -> Iterator[tuple[str, Extraction, str]]:
        return ((fingerprint, Extraction(), "") for fingerprint, _ in todo)

    with (
        patch.object(sync_module, "read", read_file),
        patch.object(sync_module, "extract_all", extract),
        patch.object(relinking_module, "link", lambda *_: briefing),
        suppress(FolderEmpty),
    ):
        Workspace.refresh(snapshot)
    return snapshot
