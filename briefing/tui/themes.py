"""The program's own themes."""

from textual.theme import Theme

DARK = Theme(
    name="briefing-dark",
    primary="#d9a441",
    secondary="#7fa6c9",
    accent="#d9a441",
    foreground="#d8d4cc",
    background="#15171a",
    surface="#15171a",
    panel="#1f2328",
    success="#8fb573",
    warning="#d9a441",
    error="#d0715f",
    dark=True,
    variables={
        "rule": "#3a4048",
        "quiet": "#8b8f96",
        "person": "#e3c27a",
        "body": "#8fb8d8",
        "state": "#8fc3a8",
        "when": "#c3a3d6",
        "said": "#c9c1b0",
        "here": "#4a3b16",
        "here-text": "#ffe7ae",
        "cursor-dim": "#24292f",
        "cursor-bright": "#3b3420",
    },
)
LIGHT = Theme(
    name="briefing-light",
    primary="#8a5a00",
    secondary="#2f5f8a",
    accent="#8a5a00",
    foreground="#22252a",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#efece5",
    success="#3c6e2f",
    warning="#8a5a00",
    error="#a33422",
    dark=False,
    variables={
        "rule": "#cfc9bd",
        "quiet": "#6b6f76",
        "person": "#7a5200",
        "body": "#1f5480",
        "state": "#1f6b4a",
        "when": "#6a3f86",
        "said": "#4c463a",
        "here": "#ffe2a0",
        "here-text": "#2a1d00",
        "cursor-dim": "#efece5",
        "cursor-bright": "#f6e6c2",
    },
)
THEMES = (DARK, LIGHT)
