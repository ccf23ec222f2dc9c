"""Dates as the styles write them: fully, partly, between two days, or not at all."""

from briefing.cite.passage import Passage

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHORT = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip


def apa_date(passage: Passage) -> str:
    """``2024, March 15``; ``n.d.``; ``between 2019 and 2023``."""
    parts = passage.parts
    if not parts:
        return between(passage) or "n.d."
    words = [str(parts[0])]
    if len(parts) > 1:
        words.append(MONTHS[parts[1] - 1] + (f" {parts[2]}" if len(parts) > 2 else ""))
    return ", ".join(words)


def month_and_day(passage: Passage) -> str:
    """``March 15``, ``March``, or nothing."""
    parts = passage.parts
    if len(parts) < 2:
        return ""
    return MONTHS[parts[1] - 1] + (f" {parts[2]}" if len(parts) > 2 else "")


def year(passage: Passage) -> str:
    """``2024``; ``n.d.``; ``between 2019 and 2023``."""
    return str(passage.parts[0]) if passage.parts else between(passage) or "n.d."


def long_date(passage: Passage) -> str:
    """``March 15, 2024``, ``March 2024``, ``2024``; ``n.d.``."""
    parts = passage.parts
    day = month_and_day(passage)
    if not day:
        return year(passage)
    return f"{day}{',' if len(parts) > 2 else ''} {parts[0]}"


def mla_date(passage: Passage) -> str:
    """``15 Mar. 2024``, ``Mar. 2024``, ``2024``; nothing where it is unknown."""
    parts = passage.parts
    if not parts:
        return between(passage)
    words = [str(parts[2])] if len(parts) > 2 else []
    if len(parts) > 1:
        words.append(SHORT[parts[1] - 1])
    return " ".join([*words, str(parts[0])])


def between(passage: Passage) -> str:
    """``between 2019 and 2023``, ``after 2019``, ``before 2023``; empty where no bound is known."""
    first, last = passage.bounds
    if first and last:
        return f"between {first[:4]} and {last[:4]}" if first[:4] != last[:4] else first[:4]
    if first:
        return f"after {first[:4]}"
    return f"before {last[:4]}" if last else ""


def iso_date(passage: Passage) -> str:
    """``2024-03-15``, ``2024-03``, ``2024``; as an interval ``2019-07-15/..``; or nothing."""
    if passage.parts:
        return passage.date.date or "" if passage.date else ""
    first, last = passage.bounds
    return f"{first or '..'}/{last or '..'}" if first or last else ""
