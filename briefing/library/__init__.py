"""The service that the terminal, the command line and a notebook share."""

from typing import TYPE_CHECKING

from briefing.lazily import resolver

if TYPE_CHECKING:
    from briefing.library.judging import Judge
    from briefing.library.library import Library, Progress, Report, open_folder

__all__ = ["Judge", "Library", "Progress", "Report", "open_folder"]
# The terminal shows a folder without any of these: it must not pay for them.
__getattr__ = resolver(
    __name__,
    {
        "Judge": "briefing.library.judging",
        "Library": "briefing.library.library",
        "Progress": "briefing.library.library",
        "Report": "briefing.library.library",
        "open_folder": "briefing.library.library",
    },
)
