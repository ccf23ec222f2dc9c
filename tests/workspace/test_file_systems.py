"""Where a folder lies."""

from pathlib import Path

import pytest

from briefing import paths
from briefing.errors import NoSharedMemory
from briefing.storage import Store
from briefing.workspace import Workspace
from briefing.workspace.file_systems import distant_file_system


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("share/clips", "nfs4"), ("share/local", ""), ("elsewhere", ""), ("share space/x", "cifs")],
)
def test_on_another_machine(tmp_path: Path, folder: str, kind: str) -> None:
    """The deepest mount counts; one beside it of a like name does not."""
    (tmp_path / folder).mkdir(parents=True)
    share = str(tmp_path / "share")
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda / ext4 rw 0 0\nserver:/x {share} nfs4 rw 0 0\n"
        f"/dev/sdb {share}/local ext4 rw 0 0\n//host/x {share}\\040space cifs rw 0 0\nbroken\n",
        encoding="utf-8",
    )
    assert distant_file_system(tmp_path / folder, mounts) == kind
    assert distant_file_system(tmp_path / folder, tmp_path / "nowhere") == ""


def test_a_cache_that_cannot_lie_where_it_should(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is put into a folder of this machine, and that is said."""
    refused = paths.store_file(tmp_path)

    def refuse(path: Path | None) -> Store:
        if path == refused:
            raise NoSharedMemory(path)
        return Store(path)

    monkeypatch.setattr("briefing.storage.opening.Store", refuse)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    (tmp_path / "a.txt").write_text("Anna Lisk spoke.", encoding="utf-8")
    with Workspace(tmp_path) as workspace:
        assert "cannot hold the cache. It is kept in" in workspace.notices[0]
        assert workspace.store.keeps
        assert workspace.store.path.parent.name.startswith("briefing-cache-")
