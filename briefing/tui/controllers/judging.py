"""From a key to a judgement: what can be decided on a record, what is asked, what is said after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.models import Ref
from briefing.models.judgement import ACTIONS, FIELDS, Judgement
from briefing.text.normalisation import one_line
from briefing.tui.context import AppContext
from briefing.tui.labels import published_label
from briefing.tui.rows import RecordRef
from briefing.tui.screens.pick import AskScreen, Option, PickScreen

if TYPE_CHECKING:
    from briefing.workspace.judging import JudgementService

_LABELS = {
    "confirm": ("v", "right: confirm it"),
    "reject": ("x", "wrong: reject it"),
    "rename": ("r", "rename …"),
    "merge": ("m", "the same as another one: merge …"),
    "split": ("p", "two in one: split off some sources …"),
    "assign": ("a", "belongs to another visit …"),
    "note": ("n", "add a note …"),
    "pin": ("i", "pin, or take the pin out"),
    "hide": ("h", "hide this source, or show it again"),
    "of source": ("z", "the source in view …"),
}
_FIELD_KEYS = {
    "status": "s",
    "date": "d",
    "country": "c",
    "place": "l",
    "days": "y",
    "mode": "o",
    "stance": "s",
    "issue": "u",
    "holder": "w",
    "speaker": "w",
    "kind": "k",
    "title": "t",
    "outlet": "o",
    "url": "e",
    "authors": "w",
}
_HINTS = {
    "date": "2019-07-23, 2019-07, 2019; empty: not known",
    "country": "three letters: PAK",
    "days": "6",
    "authors": "names, a semicolon between them",
}


class JudgementController:
    """Asks for the reader's decisions, and writes them down.

    Args:
        context: of the open folder.
    """

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._made: JudgementService | None = None

    def _open(self, screen: Screen[Any], then: Callable[[Any], None]) -> None:
        self._context.program.open_screen(screen, then)

    @property
    def _judge(self) -> JudgementService:
        if self._made is None:
            from briefing.workspace.judging import JudgementService

            self._made = JudgementService(self._context.workspace)
        return self._made

    def decide(self, target: RecordRef | None, ref: Ref | None) -> None:
        """Ask what to do about a record, and do it.

        Args:
            target: the record.
            ref: the words in view, whose source can be judged too.
        """
        if target is None or target.kind not in ACTIONS:
            self._context.say(
                "Choose a visit, a meeting, somebody, a position or a quotation first."
            )
            return
        options = self._options(target)

        def chosen(values: tuple[str, ...] | None) -> None:
            if values:
                self._begin(target, values[0], ref)

        self._open(PickScreen(f"Decide: this {target.kind}", options), chosen)

    def _options(self, target: RecordRef) -> list[Option]:
        options: list[Option] = []
        for action in ACTIONS[target.kind]:
            if action == "set":
                options += [
                    Option(f"set {field}", f"correct the {field} …", _FIELD_KEYS[field])
                    for field in FIELDS[target.kind]
                ]
            else:
                key, label = _LABELS[action]
                options.append(Option(action, label, key))
        if target.kind == "meeting":
            options.append(Option("to no visit", "belongs to no visit", "0"))
        if target.kind != "source":
            key, label = _LABELS["of source"]
            options.append(Option("of source", label, key))
        return options

    def _begin(self, target: RecordRef, action: str, ref: Ref | None) -> None:
        simple = {
            "confirm": self._judge.confirm,
            "reject": self._judge.reject,
            "pin": self._judge.pin,
            "hide": self._judge.hide,
        }
        if action in simple:
            self.do(lambda: simple[action](target.id))
        elif action == "of source":
            self.decide(RecordRef("source", ref.source) if ref else None, ref)
        elif action == "to no visit":
            self.do(lambda: self._judge.assign(target.id, None))
        elif action.startswith("set "):
            self._set(target, action.removeprefix("set "))
        else:
            {
                "rename": self._rename,
                "merge": self._merge,
                "split": self._split,
                "assign": self._assign,
                "note": self._note,
            }[action](target)

    # -- what is asked

    def _set(self, target: RecordRef, field: str) -> None:
        from briefing.judgements.values import checked, choices

        values = choices(field)
        if values:
            options = [Option(value, value) for value in values]

            def picked(answer: tuple[str, ...] | None) -> None:
                if answer:
                    self.do(lambda: self._judge.set(target.id, field, answer[0]))

            self._open(PickScreen(f"The {field}", options), picked)
            return

        def wrong(value: str) -> str | None:
            try:
                checked(field, value.strip().upper() if field == "country" else value.strip())
            except ValueError as error:
                return f"{error}."
            return None

        def typed(value: str) -> Judgement:
            return self._judge.set(target.id, field, value)

        self._ask(f"The {field}", _HINTS.get(field, ""), "", wrong, typed)

    def _rename(self, target: RecordRef) -> None:
        actor = self._context.selection.actors[target.id]
        self._ask(
            "The name",
            "",
            one_line(actor.name),
            lambda value: None if value.strip() else "A name must have letters.",
            lambda value: self._judge.rename(target.id, value),
        )

    def _note(self, target: RecordRef) -> None:
        self._ask(
            "A note",
            "kept beside the record",
            "",
            lambda value: None if value.strip() else "Write something, or leave.",
            lambda value: self._judge.note(target.id, value),
        )

    def _ask(
        self,
        title: str,
        hint: str,
        value: str,
        wrong: Callable[[str], str | None],
        act: Callable[[str], Judgement],
    ) -> None:
        def answered(typed: str | None) -> None:
            if typed is not None:
                self.do(lambda: act(typed))

        self._open(AskScreen(title, hint, value, wrong), answered)

    def _merge(self, target: RecordRef) -> None:
        self._find(target.kind, lambda other: self._judge.merge(target.id, other))

    def _assign(self, target: RecordRef) -> None:
        self._find("visit", lambda visit: self._judge.assign(target.id, visit))

    def _find(self, kind: str, act: Callable[[str], Judgement]) -> None:
        """Search for the other record."""

        from briefing.tui.screens.search import SearchScreen

        def found(hit: tuple[RecordRef, object] | None) -> None:
            if hit is None:
                return
            if hit[0].kind != kind:
                self._context.say(f"That is no {kind}; choose one of the {kind}s.")
                return
            self.do(lambda: act(hit[0].id))

        self._open(SearchScreen(self._context.workspace, self._context.selection), found)

    def _split(self, target: RecordRef) -> None:
        selection = self._context.selection
        refs: tuple[Ref, ...]
        if target.kind == "actor":
            refs = selection.snapshot.mentions(target.id)
        elif target.kind == "visit":
            refs = selection.visits[target.id].evidence
        else:
            refs = selection.meetings[target.id].evidence
        sources = list(dict.fromkeys(ref.source for ref in refs if ref.source in selection.sources))
        options = [Option(s, published_label(selection.sources[s])) for s in sources]
        if len(options) < 2:
            self._context.say("Only one source tells it; there is nothing to split.")
            return

        def chosen(values: tuple[str, ...] | None) -> None:
            if values:
                self.do(lambda: self._judge.split(target.id, values))

        title = "Which sources tell of another one?"
        self._open(PickScreen(title, options, several=True), chosen)

    # -- what is done

    def confirm(self, target: RecordRef | None) -> None:
        """The record under the cursor is right."""
        if self._may(target, "confirm"):
            self.do(lambda: self._judge.confirm(target.id))  # type: ignore[union-attr]

    def reject(self, target: RecordRef | None) -> None:
        """The record under the cursor is wrong."""
        if self._may(target, "reject"):
            self.do(lambda: self._judge.reject(target.id))  # type: ignore[union-attr]

    def pin(self, target: RecordRef) -> None:
        """Pin the record, or take the pin out."""
        if self._may(target, "pin"):
            self.do(lambda: self._judge.pin(target.id))

    def _may(self, target: RecordRef | None, action: str) -> bool:
        if target is not None and action in ACTIONS.get(target.kind, ()):
            return True
        self._context.say("Choose a visit, a meeting, somebody, a position or a quotation first.")
        return False

    def undo(self) -> None:
        """Take back the last judgement."""
        self.do(self._judge.undo, "There is nothing to undo.")

    def redo(self) -> None:
        """Bring back what was undone last."""
        self.do(self._judge.redo, "There is nothing to redo.")

    def do(self, act: Callable[[], Judgement | None], nothing: str = "") -> None:
        """Write a judgement, say so, and have everything linked anew."""
        try:
            made = act()
        except BriefingError as error:
            self._context.say(str(error), "error")
            return
        if made is None:
            self._context.say(nothing)
            return
        from briefing.presentation.titles import judgement_line

        self._context.say(judgement_line(made).split(" ", 1)[1] + ".  u takes it back")
        self._context.program.judged()
