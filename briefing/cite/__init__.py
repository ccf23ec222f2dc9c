"""A passage as a citation. One file a style; ``STYLES`` names them all; pure functions."""

from briefing.cite.passage import Passage, passage_of
from briefing.cite.styles import STYLES, Style, reference_in, style_named

__all__ = ["STYLES", "Passage", "Style", "passage_of", "reference_in", "style_named"]
