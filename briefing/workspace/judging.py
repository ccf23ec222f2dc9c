"""What a reader does about a record, written down at once."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from briefing.errors import JudgementRefused
from briefing.judgements.file import logged
from briefing.judgements.values import checked
from briefing.models.judgement import FIELDS, Action, Anchor, JudgedKind, Judgement
from briefing.workspace.anchor_resolver import AnchorResolver, JudgeableStore, place

if TYPE_CHECKING:
    from briefing.config import Settings


class Judgeable(JudgeableStore, Protocol):
    """A folder, and who may be reading it."""

    @property
    def settings(self) -> Settings:
        """Of the user."""


_MOST_PLACES = 3
"""Places by which a person is known again; a rejection names them all."""


class JudgementService:
    """Judgements on the records of a folder.

    Args:
        workspace: whose briefing is judged.
        reader: who judges; by default the settings' reader, else the login name.
        clock: the time, for tests.
    """

    def __init__(
        self,
        workspace: Judgeable,
        reader: str | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self._workspace = workspace
        self.reader = (reader or workspace.settings.reader_name).replace("\n", " ")
        self._clock = clock or (lambda: datetime.now(UTC))
        self._anchors = AnchorResolver(workspace)

    # -- actions

    def reject(self, record: str) -> Judgement:
        """The record is wrong: it is left out."""
        return self._make("reject", record, most=None)

    def confirm(self, record: str) -> Judgement:
        """The record is right: it stays, whatever rules will find later."""
        return self._make("confirm", record, copy=True)

    def pin(self, record: str) -> Judgement:
        """Keep the record in view; a second time takes that back."""
        pinned = self._active("pin", record)
        return self._log(pinned.id, "undone") if pinned else self._make("pin", record)

    def note(self, record: str, words: str) -> Judgement:
        """Write something beside the record."""
        if not _plain(words):
            raise JudgementRefused("A note must have words.", "Nothing was written.")
        return self._make("note", record, value=_plain(words))

    def set(self, record: str, field: str, value: str) -> Judgement:
        """Correct one field.

        Raises:
            JudgementRefused: the record has no such field, or the field no such value.
        """
        kind = self.kind_of(record)
        if field not in FIELDS[kind]:
            known = ", ".join(FIELDS[kind])
            raise JudgementRefused(f"A {kind} has no “{field}”.", f"It has {known}.")
        value = _plain(value).upper() if field == "country" else _plain(value)
        try:
            checked(field, value)
        except ValueError as error:
            raise JudgementRefused(f"{error}.", "Nothing was written.") from None
        return self._make("set", record, field=field, value=value)

    def rename(self, actor: str, name: str) -> Judgement:
        """Give an actor its name."""
        self._must_be(actor, "actor")
        if not _plain(name):
            raise JudgementRefused("A name must have letters.", "Nothing was written.")
        return self._make("rename", actor, value=_plain(name))

    def merge(self, record: str, other: str) -> Judgement:
        """Two records are one."""
        kind = self.kind_of(record)
        self._must_be(other, kind)
        if record == other or kind not in {"actor", "visit", "meeting"}:
            raise JudgementRefused("These two cannot become one.", "Choose two of one kind.")
        return self._make("merge", record, to=self._anchors.of(other, _MOST_PLACES))

    def split(self, record: str, sources: Sequence[str]) -> Judgement:
        """What some sources say is another record than what the others say.

        Args:
            record: an actor, visit or meeting.
            sources: ids of the sources whose part is taken out.
        """
        anchors = list(self._anchors.of_sources(record))
        off = tuple(a for source, a in anchors if source in sources)
        rest = tuple(a for source, a in anchors if source not in sources)
        if not off or not rest:
            raise JudgementRefused(
                "There is nothing to split.", "Name some of its sources, but not all."
            )
        kind = self.kind_of(record)
        return self._save("split", kind, off, to=rest[:_MOST_PLACES] if kind == "actor" else rest)

    def assign(self, meeting: str, visit: str | None) -> Judgement:
        """Put a meeting to a visit, or to none."""
        self._must_be(meeting, "meeting")
        to: tuple[Anchor, ...] = ()
        if visit is not None:
            self._must_be(visit, "visit")
            to = self._anchors.of(visit, _MOST_PLACES)
        return self._make("assign", meeting, to=to)

    def hide(self, source: str) -> Judgement:
        """Leave a source out of everything; a second time takes that back."""
        self._must_be(source, "source")
        hidden = self._active("hide", source)
        return self._log(hidden.id, "undone") if hidden else self._make("hide", source)

    def undo(self, judgement: str | None = None) -> Judgement | None:
        """Take a judgement back: the one named, else the reader's last one; None for none."""
        chosen = judgement or self._last(active=True)
        return self._log(chosen, "undone") if chosen else None

    def redo(self, judgement: str | None = None) -> Judgement | None:
        """Bring back a judgement that was undone: the one named, else the last one."""
        chosen = judgement or self._last(active=False)
        return self._log(chosen, "redone") if chosen else None

    # -- records

    def kind_of(self, record: str) -> JudgedKind:
        """The kind of a record by its id.

        Raises:
            JudgementRefused: there is no such record.
        """
        return self._anchors.kind_of(record)

    def _must_be(self, record: str, kind: str) -> None:
        if self.kind_of(record) != kind:
            raise JudgementRefused(f"“{record}” is no {kind}.", "Nothing was written.")

    # -- writing

    def _make(
        self,
        action: Action,
        record: str,
        *,
        to: tuple[Anchor, ...] = (),
        field: str = "",
        value: str = "",
        copy: bool = False,
        most: int | None = _MOST_PLACES,
    ) -> Judgement:
        kind = self.kind_of(record)
        anchors = self._anchors.of(record, most if kind == "actor" else None)
        if not anchors:
            raise JudgementRefused("Its words are not in the articles.", "Read the folder anew.")
        kept = self._anchors.copy(record) if copy else {}
        return self._save(action, kind, anchors, to=to, field=field, value=value, record=kept)

    def _save(
        self,
        action: Action,
        kind: JudgedKind,
        on: tuple[Anchor, ...],
        *,
        to: tuple[Anchor, ...] = (),
        field: str = "",
        value: str = "",
        record: dict[str, str | list[str]] | None = None,
    ) -> Judgement:
        name = f"j-{secrets.token_hex(5)}"
        made = Judgement(name, action, kind, on, to, field, value, record or {})
        made = logged(made, self._now(), self.reader, "made")
        return self._write(lambda known: made)

    def _log(self, name: str, did: str) -> Judgement:
        def change(known: dict[str, Judgement]) -> Judgement:
            if name not in known:
                raise JudgementRefused(f"There is no judgement “{name}”.", "See the log.")
            return logged(known[name], self._now(), self.reader, did)

        return self._write(change)

    def _write(self, change: Callable[[dict[str, Judgement]], Judgement]) -> Judgement:
        file = self._workspace.judgement_file
        try:
            made = file.change(change)
        except (OSError, UnicodeError) as error:
            raise JudgementRefused(
                f"“{file.path}” cannot be written ({error}).", "The judgement was not kept."
            ) from None
        assert made is not None
        return made

    def _now(self) -> str:
        return self._clock().strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def _last(self, *, active: bool) -> str | None:
        known = self._workspace.judgement_file.read().judgements.values()
        own = [j for j in known if j.reader == self.reader and j.active == active]
        return max(own, key=lambda j: j.touched).id if own else None

    def _active(self, action: str, record: str) -> Judgement | None:
        """The judgement of this kind that holds for a record."""
        kind = self.kind_of(record)
        own = {place(kind, anchor) for anchor in self._anchors.of(record, None)}
        known = self._workspace.judgement_file.read().judgements.values()
        return next(
            (
                j
                for j in known
                if j.action == action and j.active and j.kind == kind
                if any(place(kind, anchor) in own for anchor in j.on)
            ),
            None,
        )


def _plain(words: str) -> str:
    return " ".join(words.split())
