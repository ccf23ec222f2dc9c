"""``judgements.toml``: one table a judgement, sorted by article and place.

A hand-edited file may hold a mistake anywhere. Each table is therefore read for itself: a broken
one is reported with its line and kept as it is, the others count. Tables that did not change are
written back letter by letter, comments and all: the file merges well under version control.
"""

from __future__ import annotations

import contextlib
import os
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from briefing.judgements.folder_lock import locked
from briefing.judgements.validation import judgement_of
from briefing.models.judgement import Judgement

HEAD = """\
# What readers of this folder have decided: one table a judgement, sorted by article and place.
# It may be edited by hand and merged like any text. The program reads it again when it changes.
"""
_HEADER = re.compile(
    r"^[ \t]*\[{1,2}[ \t]*[\"']?([\w-]+)[\"']?[ \t]*(\.[^\]\n]*)?\]{1,2}", re.MULTILINE
)
_LINE = re.compile(r"line (\d+)")
_MOST_PARTS = 100
"""Lines like headers within one text that are seen to be none."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A table that cannot be read."""

    line: int
    what: str
    raw: str


@dataclass(slots=True)
class Contents:
    """A file taken apart."""

    judgements: dict[str, Judgement] = field(default_factory=dict)
    broken: list[Broken] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)
    """The text of each table that was read, as it stood."""
    lead: str = ""
    """Comments above the first table, besides the program's own."""
    searches: dict[str, str] = field(default_factory=dict)
    """The queries of saved searches, by their names: the table ``[searches]``."""

    def copy(self) -> Contents:
        """The same, to be changed."""
        return Contents(
            dict(self.judgements),
            list(self.broken),
            dict(self.raw),
            self.lead,
            dict(self.searches),
        )


def parse(text: str) -> Contents:
    """Read every table that can be read.

    Args:
        text: of the file.
    """
    body = text.removeprefix("\ufeff").replace("\r\n", "\n")
    tables = list(_tables(body))
    found = Contents()
    lead = "\n".join(body.split("\n")[: tables[0][0] - 1]) if tables else body
    _read_lead(found, lead)
    for line, name, raw in tables:
        try:
            if name == _SEARCHES and name not in found.raw:
                found.searches = _searches(raw)
                found.raw[name] = raw
                continue
            judgement = _judgement(name, raw)
        except (tomllib.TOMLDecodeError, msgspec.ValidationError, ValueError) as error:
            what = _AT_LINE.sub("", str(error))
            found.broken.append(Broken(line + _line_within(raw, str(error)), what, raw))
            continue
        if name in found.judgements:
            what = f"there are two tables “{name}”; give the second a name of its own"
            found.broken.append(Broken(line, what, raw))
        else:
            found.judgements[name] = judgement
            found.raw[name] = raw
    return found


def _read_lead(found: Contents, lead: str) -> None:
    """What stands above the first table: comments, and keys that belong to no table."""
    own = set(HEAD.split("\n"))
    comments: list[str] = []
    for number, line in enumerate(lead.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            found.broken.append(Broken(number, "a key stands outside of any table", line + "\n"))
        elif line not in own:
            comments.append(line)
    found.lead = "".join(f"{line}\n" for line in comments)


def _tables(body: str) -> Iterator[tuple[int, str, str]]:
    """(line, name, text) of each table with its sub-tables and the comments right above it."""
    starts: list[tuple[int, str]] = []
    for found in _HEADER.finditer(body):
        if found[2] is None or not starts or starts[-1][1] != found[1]:
            starts.append((_with_comments(body, found.start()), found[1]))
    bounds = [*(start for start, _ in starts), len(body)]
    number = 0
    while number < len(starts):
        start, name = starts[number]
        number = _after(body, bounds, number, name)
        raw = body[start : bounds[number]].strip("\n") + "\n"
        yield body.count("\n", 0, start) + 1, name, raw


def _after(body: str, bounds: list[int], number: int, name: str) -> int:
    """The part after a table; a text of several lines may hold lines that look like headers."""
    first = body[bounds[number] : bounds[number + 1]]
    if any(first.count(quotes) % 2 for quotes in ("'''", '"""')):
        for end in range(number + 2, min(number + _MOST_PARTS, len(bounds))):
            with contextlib.suppress(tomllib.TOMLDecodeError):
                if set(tomllib.loads(body[bounds[number] : bounds[end]])) == {name}:
                    return end
    return number + 1


def _with_comments(body: str, start: int) -> int:
    """Where the comment lines above a header begin; a blank line ends them."""
    while start > 0:
        before = body.rfind("\n", 0, start - 1) + 1
        line = body[before : start - 1]
        if not line.startswith("#") or line + "\n" in HEAD:
            return start
        start = before
    return start


def _judgement(name: str, raw: str) -> Judgement:
    """One table.

    Raises:
        TOMLDecodeError, ValidationError, ValueError: it is none; the message says where.
    """
    data = tomllib.loads(raw)
    if set(data) != {name} or not isinstance(data[name], dict):
        raise ValueError("a key stands outside of any table")
    return judgement_of(name, data[name])


_SEARCHES = "searches"


def _searches(raw: str) -> dict[str, str]:
    """The table of saved searches.

    Raises:
        TOMLDecodeError, ValueError: it is none.
    """
    table = tomllib.loads(raw).get(_SEARCHES)
    if not isinstance(table, dict):
        raise ValueError("`searches` must be a table of names and queries")
    for name, query in table.items():
        if not isinstance(query, str) or not query.strip():
            raise ValueError(f"the query of “{name}” must be words - at `$.{name}`")
    return dict(table)


_PATH = re.compile(r"\$\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?")
_AT_LINE = re.compile(r" \(at (?:line \d+, column \d+|end of document)\)")


def _line_within(raw: str, error: str) -> int:
    """Lines from the beginning of a table to what is wrong with it."""
    told = _LINE.search(error)
    if told:
        return int(told[1]) - 1
    at = _PATH.search(error)
    if at is None:
        return 0
    header = rf"^[ \t]*\[\[?[^\]\n]*\.[ \t]*[\"']?{at[1]}[\"']?[ \t]*\]"
    places = [m.start() for m in re.finditer(header, raw, re.MULTILINE)]
    if places:
        start = places[min(int(at[2] or 0), len(places) - 1)]
        key = re.compile(rf"^[ \t]*{at[3]}\b", re.MULTILINE).search(raw, start) if at[3] else None
        return raw.count("\n", 0, key.start() if key else start)
    key = re.compile(rf"^[ \t]*{at[1]}\b.*$", re.MULTILINE).search(raw)
    if key is None:
        return 0
    lines = [m.start() for m in re.compile(r"^[ \t]*\{", re.MULTILINE).finditer(raw, key.end())]
    within = key[0].rstrip().endswith("[") and at[2] is not None and int(at[2]) < len(lines)
    return raw.count("\n", 0, lines[int(at[2])] if within else key.start())


def render(contents: Contents) -> str:
    """The text of a file: what belongs to no table, tables in order, broken ones as they stood."""
    ordered = sorted(contents.judgements.values(), key=_order)
    tables = [contents.raw.get(j.id) or _table(j) for j in ordered]
    stray = [b.raw for b in contents.broken if not _HEADER.search(b.raw)]
    broken = [b.raw for b in contents.broken if _HEADER.search(b.raw)]
    lead = contents.lead.strip("\n")
    searches = [contents.raw.get(_SEARCHES) or _table_of_searches(contents)]
    own = searches if contents.searches else []
    return "\n".join([HEAD, *([lead + "\n"] if lead else []), *stray, *own, *tables, *broken])


def _table_of_searches(contents: Contents) -> str:
    return tomli_w.dumps({_SEARCHES: _writable(dict(sorted(contents.searches.items())))})


def _order(judgement: Judgement) -> tuple[object, ...]:
    first = judgement.on[0]
    return first.file, first.start, judgement.made, judgement.id


def _table(judgement: Judgement) -> str:
    data = {k: v for k, v in asdict(judgement).items() if v and k not in {"id", "on", "to", "log"}}
    data["log"] = list(judgement.log)
    for name, anchors in (("on", judgement.on), ("to", judgement.to)):
        if anchors:
            data[name] = [{k: v for k, v in asdict(a).items() if v != ""} for a in anchors]
    return tomli_w.dumps({judgement.id: _writable(data)})


def _writable(value: Any) -> Any:
    """Without halves of code points, which no file of UTF-8 can hold."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode("utf-8")
        case list():
            return [_writable(v) for v in value]
        case dict():
            return {k: _writable(v) for k, v in value.items()}
    return value


def _comments(raw: str) -> tuple[str, str]:
    """The comment lines that a table begins with, and those that it ends with."""
    lines = raw.rstrip("\n").split("\n")
    own = [n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")]
    if not own:
        return "", ""
    above, below = lines[: own[0]], lines[own[-1] + 1 :]
    return "".join(f"{x}\n" for x in above), "".join(f"{x}\n" for x in below)


class JudgementFile:
    """The judgements of one folder, shared by all programs that have it open.

    Args:
        path: of the file; it need not exist.
        base: a file that is read until the first one exists, and taken over into it: the one beside
            the articles, where that cannot be written.
    """

    def __init__(self, path: Path, base: Path | None = None) -> None:
        self.path = path
        self._base = base
        self._seen: tuple[int, int, int] | None = None
        self._contents = Contents()

    def changed(self) -> bool:
        """Whether the file is another one than was read last."""
        return self._stamp() != self._seen

    def read(self) -> Contents:
        """All judgements as they stand in the file now."""
        stamp = self._stamp()
        if stamp != self._seen:
            try:
                text = self._source().read_text(encoding="utf-8") if stamp else ""
                self._contents = parse(text)
            except (OSError, UnicodeDecodeError) as error:
                self._contents = Contents(broken=[Broken(1, f"it cannot be read: {error}", "")])
            self._seen = stamp
        return self._contents

    def text(self) -> str:
        """The file as it stands, for a fingerprint; empty where there is none."""
        try:
            return self._source().read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def _source(self) -> Path:
        return self._base if self._base and not self.path.exists() else self.path

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            known = self._source().stat()
        except OSError:
            return None
        return known.st_mtime_ns, known.st_size, known.st_ino

    def change(
        self, change: Callable[[dict[str, Judgement]], Judgement | None]
    ) -> Judgement | None:
        """Change one judgement, on top of what any other program has written meanwhile.

        Args:
            change: gets the judgements by id, gives back the new or changed one, or None.

        Returns:
            The judgement as it was written.

        Raises:
            OSError: the file cannot be written, or what stands there cannot be read.
        """
        with self._rewriting() as contents:
            made = change(dict(contents.judgements))
            if made is None:
                return None
            contents.judgements[made.id] = made
            above, below = _comments(contents.raw.get(made.id, ""))
            contents.raw[made.id] = above + _table(made) + below
            self._put(contents)
        return made

    def save_search(self, name: str, query: str) -> None:
        """Keep a search under a name, in place of the one before; without a query forget it.

        Raises:
            OSError: the file cannot be written, or what stands there cannot be read.
        """
        with self._rewriting() as contents:
            if query.strip():
                contents.searches[name] = query
            else:
                contents.searches.pop(name, None)
            above, below = _comments(contents.raw.get(_SEARCHES, ""))
            contents.raw[_SEARCHES] = above + _table_of_searches(contents) + below
            self._put(contents)

    @contextlib.contextmanager
    def _rewriting(self) -> Iterator[Contents]:
        """The contents as they stand now, to be changed while no other program does."""
        with locked(self.path):
            self._seen = None
            contents = self.read().copy()
            if any(not broken.raw for broken in contents.broken):
                raise OSError(contents.broken[0].what)
            yield contents

    def _put(self, contents: Contents) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(self.path.resolve(), render(contents))
        self._seen = None


def logged(judgement: Judgement, at: str, reader: str, did: str) -> Judgement:
    """A judgement with one more line of history."""
    return replace(judgement, log=(*judgement.log, f"{at} {reader} {did}"))


def _rights(folder: Path) -> int:
    """Of a new file: its reader's alone, or its group's where the folder is shared by one."""
    return 0o660 if folder.stat().st_mode & 0o020 else 0o600


def _write(path: Path, text: str) -> None:
    """Put the text in place at once: a program killed now leaves the old file or the new one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        draft.chmod(path.stat().st_mode if path.exists() else _rights(path.parent))
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
