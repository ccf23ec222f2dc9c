"""Jinja2 as pages use it: sandboxed, what is put in made harmless for Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|&])")


def rendered(
    template: str, folders: Sequence[Path], values: Mapping[str, object], *, html: bool
) -> bytes:
    """A page.

    Args:
        template: the name of its file.
        folders: where it and what it includes are looked for, the first before the others.
        values: what stands in it.
        html: whether it is HTML; else Markdown, in which the filter ``md`` makes words plain.

    Returns:
        The page in UTF-8; of Markdown no more than one line in a row is empty.

    Raises:
        jinja2.TemplateError: the template cannot be used.
    """
    from jinja2 import ChoiceLoader, FileSystemLoader
    from jinja2.sandbox import SandboxedEnvironment

    loader = ChoiceLoader([FileSystemLoader(str(folder)) for folder in folders])
    environment = SandboxedEnvironment(loader=loader, autoescape=html, trim_blocks=True)
    environment.filters["md"] = _markdown
    words = environment.get_template(template).render(**values)
    if not html:
        words = re.sub(r"\n{3,}", "\n\n", words).strip() + "\n"
    return words.encode("utf-8", "backslashreplace")


def _markdown(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _SPECIAL.sub(r"\\\1", words)
