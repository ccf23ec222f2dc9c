"""On what kind of file system a folder lies, as far as the system tells."""

from __future__ import annotations

import re
from pathlib import Path

_ESCAPED = re.compile(r"\\([0-7]{3})")
"""A space is ``\\040`` there."""
_MOUNTS = Path("/proc/self/mounts")
_DISTANT = frozenset(
    """nfs nfs4 cifs smb smb2 smb3 smbfs 9p afs ceph davfs lustre vboxsf prl_fs virtiofs drvfs
    fuse.sshfs fuse.rclone fuse.davfs2 fuse.s3fs""".split()
)
"""Those whose other users' changes nobody is told of."""


def distant_file_system(folder: Path, mounts: Path = _MOUNTS) -> str:
    """The name of the file system of a folder where it lies on another machine; else empty.

    Args:
        folder: an existing one.
        mounts: the table of mounts; where there is none, nothing is known.
    """
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
        path = str(folder.resolve())
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        place = _ESCAPED.sub(lambda m: chr(int(m[1], 8)), parts[1])
        inside = path == place or path.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):
            best, kind = place, parts[2]
    return kind if kind in _DISTANT else ""
