"""What was open, where, and how it was laid out: one JSON file a folder, replaced whole."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing import paths
from briefing.models import Ref
from briefing.tui.rows import RecordRef
from briefing.tui.selection import Selection


class Bookmark(NamedTuple):
    """A record the reader has marked."""

    target: RecordRef
    title: str


class Clip(NamedTuple):
    """What was copied, and the words it stands for."""

    text: str
    ref: Ref


class View(msgspec.Struct, frozen=True):
    """How a folder was left.

    Attributes:
        current: what was chosen, with no more of its evidence than the words in view.
        pane: the number of the focused pane.
        zoom: 0 normal, 1 half, 2 full.
        left: cells of the left column.
        split: percent of the rest that the middle column takes.
        order: of the visits.
        filter: of the visits, as typed.
        hidden: kinds of highlights that are not shown.
        marks: in the order in which they were made.
        theme: chosen while the program ran; empty for the settings'.
        greeted: whether the hint of the first start was shown.
    """

    current: Selection = Selection()
    pane: int = 0
    zoom: int = 0
    left: int = 36
    split: int = 50
    order: int = 0
    filter: str = ""
    hidden: tuple[str, ...] = ("position",)
    marks: tuple[Bookmark, ...] = ()
    theme: str = ""
    greeted: bool = False


def load(root: Path) -> View:
    """How a folder was left; as new where nothing is known or the file is damaged."""
    file = paths.view_file(root)
    try:
        return msgspec.json.decode(file.read_bytes(), type=View)
    except (OSError, msgspec.DecodeError, ValueError):
        return View()


def save(root: Path, view: View) -> bool:
    """Keep how a folder is left; False where that cannot be written."""
    data = msgspec.json.format(msgspec.json.encode(view), indent=1)
    return paths.write_private(paths.view_file(root), data)


def short(current: Selection) -> Selection:
    """A choice with the evidence in view alone."""
    ref = current.ref
    kept = (Ref(ref.source, ref.start, ref.end, ref.text),) if ref else ()
    return Selection(
        current.event, current.meeting, current.actor, current.issue, current.record, kept, 0
    )
