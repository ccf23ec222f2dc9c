"""Pictures of a memo as SVG: a timeline of its events, and who met whom."""

from __future__ import annotations

import math
from html import escape

from briefing.export.memo.page import Memo

_WIDTH, _ROW, _LEFT = 640, 17, 150
_MOST_NAMES = 14
_INK, _DIM, _ACCENT = "#222222", "#888888", "#8a5a00"


def timeline(memo: Memo) -> str:
    """Events by day, held ones filled, announced ones hollow; empty where none is dated."""
    rows = [(line, "held") for line in memo.held] + [(line, "ahead") for line in memo.ahead]
    dated = [(line, kind) for line, kind in rows if line.date]
    if not dated:
        return ""
    height = _ROW * len(dated) + 24
    parts = [_open(height, "Timeline of the events")]
    parts.append(f'<line x1="{_LEFT}" y1="8" x2="{_LEFT}" y2="{height - 12}" stroke="{_DIM}"/>')
    for i, (line, kind) in enumerate(dated):
        y = 20 + i * _ROW
        fill = _ACCENT if kind == "held" else "none"
        parts.append(_text(_LEFT - 12, y + 4, _cut(line.date, 26), "end", _DIM, 10))
        parts.append(f'<circle cx="{_LEFT}" cy="{y}" r="4" fill="{fill}" stroke="{_ACCENT}"/>')
        parts.append(_text(_LEFT + 12, y + 4, _cut(line.text, 74), "start", _INK, 11))
    return "".join([*parts, "</svg>"])


def network(memo: Memo) -> str:
    """Names on a circle, a line between those who met; empty where nobody did."""
    ties = memo.ties[:40]
    names = list(dict.fromkeys(name for tie in ties for name in (tie.one, tie.other)))[:_MOST_NAMES]
    if len(names) < 2:
        return ""
    height, radius = 230, 88
    centre = (_WIDTH / 2, height / 2)
    at = {}
    for i, name in enumerate(names):
        angle = 2 * math.pi * i / len(names) - math.pi / 2
        at[name] = (centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle))
    parts = [_open(height, "Who met whom")]
    for tie in ties:
        if tie.one in at and tie.other in at:
            (x1, y1), (x2, y2) = at[tie.one], at[tie.other]
            width = min(1 + tie.count, 5)
            parts.append(
                f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
                f'stroke="{_ACCENT}" stroke-width="{width}" stroke-opacity="0.6"/>'
            )
    for name, (x, y) in at.items():
        anchor = "start" if x >= centre[0] else "end"
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{_INK}"/>')
        shift = 8 if anchor == "start" else -8
        parts.append(_text(x + shift, y + 4, _cut(name, 30), anchor, _INK, 11))
    return "".join([*parts, "</svg>"])


def _open(height: int, title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'width="{_WIDTH}" height="{height}" font-family="sans-serif"><title>{title}</title>'
    )


def _text(x: float, y: float, words: str, anchor: str, colour: str, size: int) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" '
        f'font-size="{size}">{escape(words)}</text>'
    )


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + "…"
