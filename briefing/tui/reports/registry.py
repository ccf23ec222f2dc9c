"""The screens of lines, in the order of their tabs."""

from briefing.tui.reports import ahead, clips, compare, network, news, sources, timeline
from briefing.tui.reports.boards import BOARDS
from briefing.tui.reports.report import Report

REPORTS: tuple[Report, ...] = (
    news.REPORT,
    ahead.REPORT,
    timeline.REPORT,
    compare.REPORT,
    network.REPORT,
    sources.REPORT,
    clips.REPORT,
    *BOARDS,
)


def report_named(name: str) -> Report:
    """A screen by its name.

    Raises:
        KeyError: there is none.
    """
    for report in REPORTS:
        if report.name == name:
            return report
    raise KeyError(name)
