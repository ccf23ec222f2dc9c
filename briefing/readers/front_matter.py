"""A first block between two ``---`` lines: TOML, YAML as clippers write it, or ``key: value``.

Names differ by program: Obsidian's clipper writes ``source`` for the address, ``published`` for the
date and ``created`` for the day of clipping, which dates nothing; Joplin and Logseq alike.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing.models import Problem
from briefing.readers.base import Metadata, file_text
from briefing.readers.metadata import checked
from briefing.resources import load

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.S)
_LONGEST = 64_000
_EITHER = "source"
"""A key that names the address in some programs and the outlet in others."""
_KEY = re.compile(r"[\w.-]+(?: [\w.-]+)?")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{0,300}\|)?([^\[\]|\n]{0,300})\]\]")
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\([^()\n]{0,1000}\)")
_MOST_BRACKETS = 200


def noted_text(file: Path, path: str) -> tuple[str, Metadata, list[Problem]] | Problem:
    """The text of a file behind its front matter, what that says, and what is doubtful in both."""
    loaded = file_text(file, path)
    if isinstance(loaded, Problem):
        return loaded
    text, own, doubts = split_front_matter(loaded[0])
    return text, own, [*loaded[1], *(Problem(path, doubt, fatal=False) for doubt in doubts)]


def nothing_behind(path: str) -> Problem:
    """What is said of a file that is a front matter and nothing else."""
    return Problem(path, "Behind its front matter the file is empty.")


def raw_front_matter(text: str) -> tuple[dict[str, Any] | None, str]:
    """The front matter of a text as it is written there, and the text behind it.

    Returns:
        None, and the whole text, where there is none or it is none of the forms.
    """
    match = _FRONT_MATTER.match(text)
    if not match or len(match.group(1)) > _LONGEST:
        return None, text
    entry = _entry(match.group(1))
    return (None, text) if entry is None else (entry, text[match.end() :])


def split_front_matter(text: str) -> tuple[str, Metadata, list[str]]:
    """The text behind a front matter, what that says, and what in it is not as it should be."""
    match = _FRONT_MATTER.match(text)
    if not match or len(match.group(1)) > _LONGEST:
        return text, Metadata(), []
    block = match.group(1)
    entry = _entry(block)
    if entry is None:
        return text, Metadata(), ["Its front matter is not valid; it was read as text."]
    metadata, notes = checked(known_keys(entry), lambda key: _place(block, key))
    return text[match.end() :], metadata, notes


def known_keys(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry under the program's own names; keys that say nothing of the article are left out."""
    folded = {
        str(key).strip().lower().replace("-", "_").replace(" ", "_"): v for key, v in entry.items()
    }
    found: dict[str, Any] = {}
    for name, others in load("front_matter")["names"].items():
        for other in (name, *others):
            value = _plain(folded.get(other))
            if value is None or value == "":
                continue
            if other == _EITHER and (name == "url") != _is_address(value):
                continue
            found[name] = value
            break
    return found


def _is_address(value: object) -> bool:
    return isinstance(value, str) and bool(re.match(r"https?://", value))


def _plain(value: Any) -> Any:
    """``[[Ann Example]]`` is ``Ann Example``, in lists too."""
    if isinstance(value, str):
        return _LINK.sub(r"\1", _WIKI.sub(r"\1", value)).strip()
    if isinstance(value, list):
        flat = [
            item for sub in value[:100] for item in (sub[:100] if isinstance(sub, list) else [sub])
        ]
        return [_plain(item) for item in flat if not isinstance(item, list | dict)]
    return value


def _entry(block: str) -> dict[str, Any] | None:
    """The block as a mapping; None where it is none of the three forms."""
    try:
        return tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        pass
    if block.count("[") + block.count("{") > _MOST_BRACKETS:
        return None
    import yaml

    try:
        entry = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        entry = None
    if isinstance(entry, dict) and all(_KEY.fullmatch(str(key)) for key in entry):
        return {str(key): value for key, value in entry.items()}
    lines = dict(_plain_lines(block))
    return lines or None


def _place(block: str, key: str) -> str:
    """Where a key of a front matter stands; the first line is the one of dashes."""
    names = "|".join(map(re.escape, (key, *load("front_matter")["names"].get(key, ()))))
    written = re.compile(rf"\s*[\"']?(?:{names})[\"']?\s*[:=]", re.I)
    lines = block.splitlines()
    number = next((n for n, line in enumerate(lines, 2) if written.match(line)), 2)
    return f"front matter, line {number}"


def _plain_lines(block: str) -> Iterator[tuple[str, object]]:
    """``key: value`` lines; nothing where a line is of another form."""
    lines = [line for line in block.splitlines() if line.strip()]
    if not all(re.match(r"\s*[\w-]+\s*:\s", line + " ") for line in lines):
        return
    for line in lines:
        key, _, value = line.partition(":")
        value = value.strip().strip("\"'")
        if value.startswith("[") and value.endswith("]") and not value.startswith("[["):
            yield key, [v.strip().strip("\"'") for v in value[1:-1].split(",")]
        else:
            yield key, value
