"""Where a folder is kept: its store, opened, with what the user should know about it."""

from __future__ import annotations

from pathlib import Path

from briefing import paths
from briefing.errors import StoreError
from briefing.storage.store import Store


def open_store(root: Path) -> tuple[Store, list[str]]:
    """The store of a folder; a temporary one where the cache folder cannot be used.

    Args:
        root: the folder, or one file.

    Returns:
        The store, and sentences for the user.
    """
    file = paths.store_file(root)
    if paths.usable_folder(file.parent) is None:
        what = f"“{file.parent}” cannot be written; nothing is kept between starts."
        return Store(None), [what]
    try:
        store = Store(file)
    except StoreError as error:
        return Store(None), [str(error)]
    return store, [store.notice] if store.notice else []
