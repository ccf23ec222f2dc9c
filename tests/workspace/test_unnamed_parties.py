"""Parties without a name: told apart, and no second meeting beside a named one."""

import pytest

from briefing.models import Meeting
from briefing.models.copy_with import replace
from briefing.workspace.unnamed_parties import is_vague, repeated_meetings, unnamed
from tests.tui.hand import Hand, when

TEXT = "Ana Lund met Bo Moe. Lund met key officials. Norway spoke. Lund met others."


def made(**changes: object) -> tuple[list[Meeting], frozenset[str]]:
    """A meeting with somebody, one with officials of the same article; who has no name."""
    hand = Hand()
    hand.source(TEXT, date="2024-05-03")
    ana, bo = hand.actor("Ana Lund"), hand.actor("Bo Moe")
    officials = hand.actor("key officials", "group")
    hand.actors[-1] = replace(
        hand.actors[-1],
        mentions=tuple(replace(m, form="description") for m in hand.actors[-1].mentions),
    )
    hand.meeting(ana, bo, "Ana Lund met Bo Moe", time=when("2024-05-02"))
    hand.meeting(ana, officials, "Lund met key officials")
    briefing = hand.briefing()
    named, vague = briefing.meetings
    return [named, replace(vague, **changes)], unnamed(briefing.actors)


def test_who_has_no_name() -> None:
    _, without = made()
    assert without == {"group:2"}


def test_a_vague_meeting() -> None:
    meetings, without = made()
    assert [is_vague(m, without) for m in meetings] == [False, True]


@pytest.mark.parametrize(
    ("time", "repeated"),
    [(None, True), (when("2024-05-02"), True), (when("2024-05-01"), False)],
    ids=["undated", "the same day", "another day"],
)
def test_it_counts_once_with_the_named_one(time: object, repeated: bool) -> None:
    meetings, without = made(when=time)
    found = repeated_meetings(meetings, without)
    assert found == ({meetings[1].id} if repeated else frozenset())


def test_alone_it_counts() -> None:
    meetings, without = made()
    assert repeated_meetings(meetings[1:], without) == frozenset()
