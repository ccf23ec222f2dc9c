"""Where a folder is kept: its store, opened, with what the user should know about it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from briefing import paths
from briefing.errors import NoSharedMemory, StoreError
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
    except NoSharedMemory as error:
        return _open_here(file.name, error)
    except StoreError as error:
        return Store(None), [str(error)]
    return store, [store.notice] if store.notice else []


def _open_here(name: str, error: NoSharedMemory) -> tuple[Store, list[str]]:
    """The store in a folder of this machine's; a temporary one where there is none."""
    here = Path(tempfile.gettempdir(), f"briefing-cache-{os.getuid()}")
    try:
        here.mkdir(mode=0o700, exist_ok=True)
        own = here.stat().st_uid == os.getuid() and not here.is_symlink()
        store = Store(here / name) if own else Store(None)
    except (OSError, StoreError):
        store = Store(None)
    kept = store.path.parent if store.keeps else "nowhere"
    return store, [f"{error.what} It is kept in “{kept}” instead."]
