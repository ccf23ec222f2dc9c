"""What the tests of this folder are given."""

from tests.workspace.support import private_folders, process, sample, worker

__all__ = ["private_folders", "process", "sample", "worker"]
