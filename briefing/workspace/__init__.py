"""The service that terminal, command line and notebook share."""

from typing import TYPE_CHECKING

from briefing.lazy_imports import resolver

if TYPE_CHECKING:
    from briefing.workspace.judging import JudgementService
    from briefing.workspace.sync import Progress, Report
    from briefing.workspace.workspace import Workspace, open_folder

__all__ = ["JudgementService", "Progress", "Report", "Workspace", "open_folder"]
# The terminal shows a folder without most of these: it must not pay for them.
__getattr__ = resolver(
    __name__,
    {
        "JudgementService": "briefing.workspace.judging",
        "Progress": "briefing.workspace.sync",
        "Report": "briefing.workspace.sync",
        "Workspace": "briefing.workspace.workspace",
        "open_folder": "briefing.workspace.workspace",
    },
)
