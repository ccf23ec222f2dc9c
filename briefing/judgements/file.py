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
from hashlib import sha256
from pathlib import Path

import msgspec
import tomli_w

from briefing.judgements.values import checked
from briefing.paths import state_folder, usable_folder
from briefing.records.judgement import FIELDS, Judgement

HEAD = """\
# What readers of this folder have decided: one table a judgement, sorted by article and place.
# It may be edited by hand and merged like any text. The program reads it again when it changes.
"""
_HEADER = re.compile(r"^\[{1,2}\s*\"?([\w-]+)\"?[^\]\n]*\]{1,2}", re.MULTILINE)
_LINE = re.compile(r"line (\d+)")


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


def parse(text: str) -> Contents:
    """Read every table that can be read.

    Args:
        text: of the file.
    """
    found = Contents()
    for line, name, raw in _tables(text):
        try:
            judgement = _judgement(name, raw)
        except (tomllib.TOMLDecodeError, msgspec.ValidationError, ValueError) as error:
            found.broken.append(Broken(line + _line_within(raw, str(error)), str(error), raw))
            continue
        if name in found.judgements:
            what = f"there are two tables “{name}”; give the second a name of its own"
            found.broken.append(Broken(line, what, raw))
        else:
            found.judgements[name] = judgement
            found.raw[name] = raw
    return found


def _tables(text: str) -> Iterator[tuple[int, str, str]]:
    """(line, name, text) of each table with its sub-tables and the comments right above it."""
    body = text.removeprefix("\ufeff").replace("\r\n", "\n")
    starts: list[tuple[int, str]] = []
    for found in _HEADER.finditer(body):
        if not starts or starts[-1][1] != found[1]:
            starts.append((_with_comments(body, found.start()), found[1]))
    for number, (start, name) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(body)
        yield body.count("\n", 0, start) + 1, name, body[start:end].strip("\n") + "\n"
    lead = body[: starts[0][0]] if starts else body
    for number, line in enumerate(lead.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, "", line + "\n"
            return


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
    if set(data) != {name}:
        raise ValueError("a key stands outside of any table")
    made = msgspec.convert({"id": name, **data[name]}, Judgement)
    if not made.on:
        raise ValueError("`on` names no place - at `$.on`")
    allowed = FIELDS[made.kind]
    if made.action == "set" and made.field not in allowed:
        raise ValueError(f"`field` must be one of {', '.join(allowed)} - at `$.field`")
    values = [(key, value) for key, value in made.record.items() if isinstance(value, str)]
    for key, value in [(made.field, made.value)] if made.action == "set" else values:
        try:
            checked(key, value)
        except ValueError as error:
            raise ValueError(f"{error} - at `$.{'value' if made.value else key}`") from None
    return made


def _line_within(raw: str, error: str) -> int:
    """Lines from the beginning of a table to what is wrong with it."""
    told = _LINE.search(error)
    if told:
        return int(told[1]) - 1
    at = re.search(r"\$\.(\w+)", error)
    key = re.search(rf"^\s*(?:\[\[[^\]]*\.)?{at[1]}\b", raw, re.MULTILINE) if at else None
    return raw.count("\n", 0, key.start()) if key else 0


def render(contents: Contents) -> str:
    """The text of a file: tables in order, what is broken at the end as it stood."""
    ordered = sorted(contents.judgements.values(), key=_order)
    tables = [contents.raw.get(j.id) or _table(j) for j in ordered]
    return "\n".join([HEAD, *tables, *(b.raw for b in contents.broken)])


def _order(judgement: Judgement) -> tuple[object, ...]:
    first = judgement.on[0]
    return first.file, first.start, judgement.made, judgement.id


def _table(judgement: Judgement) -> str:
    data = {k: v for k, v in asdict(judgement).items() if v and k not in {"id", "on", "to", "log"}}
    data["log"] = list(judgement.log)
    for name, anchors in (("on", judgement.on), ("to", judgement.to)):
        if anchors:
            data[name] = [{k: v for k, v in asdict(a).items() if v != ""} for a in anchors]
    return tomli_w.dumps({judgement.id: data})


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
        self._seen: tuple[int, int] | None = None
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

    def _stamp(self) -> tuple[int, int] | None:
        try:
            known = self._source().stat()
        except OSError:
            return None
        return known.st_mtime_ns, known.st_size

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
        with _locked(self.path):
            self._seen = None
            contents = self.read()
            if any(not broken.raw for broken in contents.broken):
                raise OSError(contents.broken[0].what)
            made = change(dict(contents.judgements))
            if made is None:
                return None
            contents.judgements[made.id] = made
            contents.raw.pop(made.id, None)
            _write(self.path, render(contents))
            self._seen = None
        return made


def logged(judgement: Judgement, at: str, reader: str, did: str) -> Judgement:
    """A judgement with one more line of history."""
    return replace(judgement, log=(*judgement.log, f"{at} {reader} {did}"))


def _write(path: Path, text: str) -> None:
    """Put the text in place at once: a program killed now leaves the old file or the new one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        if path.exists():
            draft.chmod(path.stat().st_mode)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One program of this machine at a time; the lock lies in the state folder, not beside it."""
    folder = usable_folder(state_folder())
    if folder is None:
        yield
        return
    name = sha256(str(path.resolve()).encode()).hexdigest()[:16]
    with (folder / f"judgements-{name}.lock").open("ab") as lock:
        try:
            import fcntl
        except ImportError:  # a system without it: the last writer wins
            yield
            return
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
