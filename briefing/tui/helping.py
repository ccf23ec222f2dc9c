"""What a pane can do, and what was looked for where nothing was found."""

from rich.text import Text

from briefing.library import Library, Report
from briefing.readers import FORMATS
from briefing.records.folding import one_line
from briefing.tui.keys import KEYS, LIST_KEYS, SOURCE_KEYS
from briefing.tui.labels import MARKS, plural
from briefing.tui.panes import PANES

_LEGEND = (
    ("person", "names of persons"),
    ("bodies", "bodies and states"),
    ("dates", "dates"),
    ("quotes", "quotations"),
    ("▌", "the words that prove what is chosen"),
)


def keys_of(focused: int) -> tuple[str, Text]:
    """Title and words of the help for a pane."""
    text = Text()
    is_list = focused < len(PANES)
    title = PANES[focused].title if is_list else "Source"
    text.append(
        (PANES[focused].about if is_list else "The article, with what was found in it.") + "\n\n"
    )
    _section(text, "In this pane", LIST_KEYS if is_list else SOURCE_KEYS)
    _section(text, "Everywhere", tuple((key.shown, key.does) for key in KEYS))
    if focused == 0:
        _section(text, "Marks", tuple((mark, status) for status, mark in MARKS.items()))
    if not is_list:
        _section(text, "Highlights", _LEGEND)
    return f"{title}: keys", text


def _section(text: Text, title: str, entries: tuple[tuple[str, str], ...]) -> None:
    text.append(f"{title}\n", "bold")
    for key, does in entries:
        text.append(f"  {key:<16}", "bold")
        text.append(f"{does}\n")
    text.append("\n")


def nothing_found(library: Library, report: Report | None) -> Text:
    """What was looked for in a folder in which nothing was found."""
    text = Text()
    count = len(library.briefing.sources)
    text.append("Nothing was found\n\n", "bold")
    text.append(
        f"{plural(count, 'article')} in “{one_line(str(library.root))}”: no visit, no meeting, "
        "no position.\n\n"
    )
    text.append(
        "Looked for: persons with their offices; who met, called or received whom; visits, trips "
        "and invitations; quotations; who supports, opposes, demands or offers what. "
        "The articles must be English prose.\n\n"
    )
    for problem in (report.problems if report else ())[:8]:
        text.append(f"{one_line(problem.path)}: {one_line(problem.what)}\n", "dim")
    text.append(f"\nFormats read: {FORMATS}.  q quits.", "dim")
    return text
