"""A memo as PDF, and its pictures as PNG: typeset by Typst, which comes with the extra ``pdf``.

The memo reaches the template as data, never as source, so that no word of an article is markup
there; the template reads no file and no package.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

from briefing.export.memo.page import Memo
from briefing.export.memo.pictures import network, timeline

_TEMPLATE = Path(__file__).parent / "templates" / "memo.typ"
_PICTURE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 160mm)
"""
_DOTS = 200
"""Dots per inch of a picture."""


def is_available() -> bool:
    """Whether Typst is installed."""
    return find_spec("typst") is not None


def pdf(memo: Memo) -> bytes:
    """The memo on A4, its notes numbered at its end.

    Raises:
        ModuleNotFoundError: Typst is not installed.
    """
    import typst

    data = asdict(memo) | {"timeline": timeline(memo), "network": network(memo)}
    inputs = {"memo": json.dumps(data, ensure_ascii=False)}
    made: bytes = typst.compile(_TEMPLATE.read_bytes(), sys_inputs=inputs, format="pdf")
    return made


def png(svg: str) -> bytes:
    """A picture in dots, for programs that draw no SVG.

    Raises:
        ModuleNotFoundError: Typst is not installed.
    """
    import typst

    made: bytes = typst.compile(_PICTURE, sys_inputs={"svg": svg}, format="png", ppi=_DOTS)
    return made
