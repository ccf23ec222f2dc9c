"""What the tests of this folder are given."""

from tests.workspace.support import private_folders

__all__ = ["private_folders"]
