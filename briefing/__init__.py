"""Read a folder of clippings as a diplomatic briefing.

The public names are resolved on first use, so that ``import briefing`` costs nothing:

>>> import briefing
>>> with briefing.open_folder("clippings") as workspace:  # doctest: +SKIP
...     workspace.refresh()
...     print(workspace.briefing.visits)
"""

from importlib import import_module
from typing import Any

__version__ = "0.5.0"

_PUBLIC = {
    "open_folder": ("briefing.workspace", "open_folder"),
    "read": ("briefing.readers", "read"),
    "extract_article": ("briefing.extract", "extract"),
    "models": ("briefing.models", None),
}

__all__ = ["__version__", "extract_article", "models", "open_folder", "read"]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'briefing' has no attribute {name!r}")
    module, attribute = _PUBLIC[name]
    loaded = import_module(module)
    return getattr(loaded, attribute) if attribute else loaded
