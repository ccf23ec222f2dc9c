"""What a source corrects, takes back, or sends again as a later version."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.export.json_contract import FORMAT
from briefing.models import Position, Quote, Ref
from briefing.workspace import Workspace, open_folder
from tests.workspace.growing_folder import add, extracted_once

__all__ = ["extracted_once"]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Workspace]:
    """A folder with the articles of day 3 and their kill, a correction and three versions."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    add(folder, 3, 5, 6, 7)
    with open_folder(folder) as workspace:
        workspace.refresh()
        yield workspace


def names(workspace: Workspace, ids: tuple[str, ...]) -> list[str]:
    """Names of actors."""
    return [workspace.snapshot.actors[i].name for i in ids]


def test_a_meeting_with_somebody_else(opened: Workspace) -> None:
    """The correction says that it was not he: the meeting was none, and says why."""
    (meeting,) = (
        m for m in opened.briefing.meetings if "Conor Maguire" in names(opened, m.participants)
    )
    assert (meeting.withdrawn, meeting.status) == (True, "denied")
    assert meeting.correction
    assert "not Foreign Minister Conor Maguire" in meeting.correction.text


def test_a_quotation_that_was_not_said_so(opened: Workspace) -> None:
    """It is withdrawn; the words of the correction itself are not."""
    quotes = {q.text: q for q in opened.briefing.quotes}
    assert quotes["We are building three ice-breakers,"].withdrawn
    assert not any(q.withdrawn for t, q in quotes.items() if "considering" in t)


def test_what_the_correction_does_not_speak_of(opened: Workspace) -> None:
    """It stays as it was."""
    (visit,) = (
        v for v in opened.briefing.visits if names(opened, v.travellers) == ["Sean Brennan"]
    )
    assert (visit.status, visit.withdrawn, visit.correction) == ("announced", False, None)


def test_a_killed_story(opened: Workspace) -> None:
    """All that it told is withdrawn; the kill itself tells nothing."""
    killed = next(s for s in opened.briefing.sources if s.path == "denmark-turns.txt")
    kill = next(s for s in opened.briefing.sources if s.path == "quota-corrected.txt")
    said: list[Position | Quote] = [*opened.briefing.positions, *opened.briefing.quotes]
    told = [r for r in said if r.evidence[0].source == killed.id]
    assert told
    assert all(r.withdrawn and r.correction and r.correction.source == kill.id for r in told)
    assert not [r for r in said if r.evidence[0].source == kill.id]


def test_of_several_versions_the_last_one_holds(opened: Workspace) -> None:
    """One visit with the corrected days; the earlier ones are its history."""
    (visit,) = (v for v in opened.briefing.visits if names(opened, v.travellers) == ["Hari Gurung"])
    assert visit.when
    assert (visit.when.start, visit.when.end) == ("2019-04-16", "2019-04-18")
    starts = [s.when.start for s in visit.steps if s.when]
    assert starts == ["2019-04-15", "2019-04-16"]
    assert len({s.origin for s in opened.briefing.sources if s.path in {"1.txt", "2.txt"}}) == 1


def test_a_headline_bears_no_sign_of_its_version(opened: Workspace) -> None:
    """The signs are set aside."""
    source = next(s for s in opened.briefing.sources if s.path == "2.txt")
    assert source.title == "Nepali PM to visit Colombo next week"
    text = opened.text(source.id)
    aside = [text[p.start : p.end] for p in source.set_aside]
    assert aside == ["1st Ld:", "(ADDS quotes)"]


def test_nobody_is_called_by_a_common_word(opened: Workspace) -> None:
    """``"Tea and tourism …``: the first word of a quotation has a capital anyway."""
    assert "Tea" not in {a.name for a in opened.briefing.actors}


def test_it_is_exported(opened: Workspace) -> None:
    """``withdrawn`` where it is so, with the words that say it."""
    made = json.loads(FORMAT.write(opened.briefing, None))
    marked = [m for m in made["meetings"] if m.get("withdrawn")]
    assert len(marked) == 1
    assert "not Foreign Minister Conor Maguire" in marked[0]["correction"]["text"]
    assert all("withdrawn" not in v for v in made["visits"])


def test_a_citation_says_so(opened: Workspace) -> None:
    """Of the quotation, and not of what stands beside it."""
    quote = next(q for q in opened.briefing.quotes if q.withdrawn and "ice" in q.text)
    words = opened.citation(quote.evidence[0], "plain")
    assert "withdrawn by its source: “CORRECTION" in words
    source = quote.evidence[0].source
    text = opened.text(source)
    at = text.index("Irish Prime Minister Sean Brennan")
    beside = Ref(source, at, at + 32, text[at : at + 32])
    assert "withdrawn" not in opened.citation(beside, "plain")
