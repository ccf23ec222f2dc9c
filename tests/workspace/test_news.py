"""A folder that grows over five days: what is new and what changed after each of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.config import Settings
from briefing.models.news import NewsItem, counted
from briefing.workspace import Workspace, open_folder
from briefing.workspace.arrivals import now
from briefing.workspace.seen import SeenNews
from briefing.workspace.since import Since
from tests.workspace.growing_folder import add, extracted_once
from tests.workspace.support import folders_below

__all__ = ["extracted_once"]
TOLD = {"visit", "meeting", "position", "actor", "source"}


@pytest.fixture(scope="module")
def grown(
    extracted_once: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[int, list[NewsItem]]]:
    """The news of each day."""
    base = tmp_path_factory.mktemp("growing")
    root = base / "clippings"
    root.mkdir()
    found: dict[int, list[NewsItem]] = {}
    with folders_below(base / "home"):
        for day in range(1, 6):
            moment = Since(now())
            add(root, day)
            with open_folder(root) as workspace:
                workspace.refresh()
                found[day] = list(workspace.sync.news(moment))
        yield found


def told(items: list[NewsItem], *, changes: bool) -> list[tuple[str, ...]]:
    """Kind, matter, title, before and after of what changed; kind and title of what is new."""
    chosen = [i for i in items if i.is_change == changes and i.kind in TOLD]
    if changes:
        return [(i.kind, i.matter, i.title, i.before, i.after) for i in chosen]
    return [(i.kind, i.title) for i in chosen if i.kind != "actor"]


def test_the_first_day_is_not_all_new(grown: dict[int, list[NewsItem]]) -> None:
    """What stood there when the folder was first read is what one begins with."""
    assert grown[1] == []


def test_a_visit_is_put_off(grown: dict[int, list[NewsItem]]) -> None:
    """Its status changed; nothing else did."""
    assert told(grown[2], changes=True) == [
        ("visit", "status", "Ingrid Solheim → Estonia", "announced", "postponed")
    ]
    assert told(grown[2], changes=False) == [
        ("source", "Norwegian minister postpones trip to Estonia")
    ]


def test_both_sources_prove_a_change(grown: dict[int, list[NewsItem]]) -> None:
    """The words before, and those after."""
    (item,) = (i for i in grown[2] if i.matter == "status")
    assert "will visit Estonia on 14 May" in item.old[0].text
    assert "has postponed her visit to Estonia" in item.new[0].text
    assert item.old[0].source != item.new[0].source


def test_a_side_turns(grown: dict[int, list[NewsItem]]) -> None:
    """From against to for, with both wordings."""
    (change,) = told(grown[3], changes=True)
    assert change[:3] == ("position", "stance", "Denmark support: Fisheries")
    assert change[3] == "oppose: “We oppose the fisheries quota”"
    assert change[4] == "support: “Denmark now supports the fisheries quota”"
    assert ("source", "Denmark now supports the fisheries quota") in told(grown[3], changes=False)


def test_a_visit_takes_place(grown: dict[int, list[NewsItem]]) -> None:
    """Put off before, held now, on a day that was not known; with a meeting that is new."""
    assert told(grown[4], changes=True) == [
        ("visit", "status", "Ingrid Solheim → Estonia", "postponed", "held"),
        ("visit", "date", "Ingrid Solheim → Estonia", "", "Tuesday 21 May 2024"),
    ]
    assert told(grown[4], changes=False) == [
        ("meeting", "Ingrid Solheim – Kadri Tammik"),
        ("source", "Solheim meets Tammik in Tallinn"),
    ]


def test_an_office_changes_and_a_story_is_killed(grown: dict[int, list[NewsItem]]) -> None:
    """The minister has another office; what the killed story told is withdrawn."""
    changes = told(grown[5], changes=True)
    office = ("Foreign Minister · EST", "Defence Minister · EST")
    assert ("actor", "office", "Kadri Tammik", *office) in changes
    withdrawn = [i for i in grown[5] if i.matter == "withdrawal"]
    assert {i.kind for i in withdrawn} == {"position", "quote"}
    assert all("Please kill the story" in i.after for i in withdrawn)
    new = told(grown[5], changes=False)
    assert ("visit", "Kadri Tammik → Denmark") in new
    assert ("meeting", "Kadri Tammik – Lars Holmgaard") in new


def test_news_in_numbers(grown: dict[int, list[NewsItem]]) -> None:
    """As the line above the lists tells them."""
    found = counted(grown[4])
    assert (found.visits, found.meetings, found.changed, found.articles) == (0, 1, 2, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of its own with the articles of the first day."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    add(folder, 1)
    return folder


def refreshed(root: Path) -> Workspace:
    """The folder, brought up to date."""
    workspace = open_folder(root)
    workspace.refresh()
    return workspace


def test_what_is_watched_is_named(root: Path) -> None:
    """By a saved search, and by a pin."""
    with refreshed(root) as workspace:
        workspace.judgement_file.save_search("quotas", "issue:fisheries")
        solheim = next(a for a in workspace.briefing.actors if a.name == "Ingrid Solheim")
        from briefing.workspace import JudgementService

        JudgementService(workspace).pin(solheim.id)
    moment = Since(now())
    add(root, 2, 3)
    with refreshed(root) as workspace:
        items = workspace.sync.news(moment)
        watched = {i.watched for i in items}
        assert watched == {"", "quotas", "Ingrid Solheim"}
        assert next(i for i in items if i.matter == "status").watched == "Ingrid Solheim"
        assert next(i for i in items if i.matter == "stance").watched == "quotas"


def test_a_turn_within_the_news_is_none(root: Path) -> None:
    """Where nothing was known of a side, both that it says are new."""
    (root / "fisheries.txt").unlink()
    with refreshed(root):
        pass
    moment = Since(now())
    add(root, 1, 3)
    with refreshed(root) as workspace:
        found = [i for i in workspace.sync.news(moment) if i.kind == "position"]
        told = sorted(i.title.partition(":")[0] for i in found)
        assert {"Denmark oppose", "Denmark support"} <= set(told)
        assert {i.matter for i in found} == {"new"}


def test_a_moved_file_is_no_news(root: Path) -> None:
    """Nor is one whose text was put in order."""
    with refreshed(root):
        pass
    moment = Since(now())
    file = root / "fisheries.txt"
    file.rename(root / "moved.txt")
    other = root / "harbour-visit.txt"
    other.write_text(other.read_text(encoding="utf-8") + "\nThe end.\n", encoding="utf-8")
    with refreshed(root) as workspace:
        assert workspace.sync.news(moment) == ()


def test_a_copy_in_another_file_is_news(root: Path) -> None:
    """As an article; what it tells is known."""
    with refreshed(root):
        pass
    moment = Since(now())
    shutil.copy(root / "fisheries.txt", root / "copy.txt")
    with refreshed(root) as workspace:
        items = [i for i in workspace.sync.news(moment) if i.kind in {"source", "visit"}]
        assert [(i.kind, i.matter) for i in items] == [("source", "new")]


def test_a_day_counts_what_was_there_first_by_its_date(root: Path) -> None:
    """A folder that is read for the first time has news since a day: what appeared then."""
    add(root, 2, 3)
    with refreshed(root) as workspace:
        assert workspace.sync.news(Since(now())) == ()
        items = workspace.sync.news(Since("", "2024-05-08"))
        titles = [i.title for i in items if i.kind == "source"]
        assert titles == ["Denmark now supports the fisheries quota"]


def test_two_readers_at_once(root: Path) -> None:
    """The news of the first are kept; what is new to the second was not seen, and stays new."""
    with refreshed(root):
        pass
    begun = now()
    SeenNews(root, "ana").keep((), begun)
    SeenNews(root, "bo").keep((), (later := now()))
    add(root, 2)
    with (
        Workspace(root, Settings(reader="ana")) as ana,
        Workspace(root, Settings(reader="bo")) as bo,
    ):
        ana.sync.since = Since(begun)
        ana.refresh()
        assert ana.news
        assert bo.news == ()
        ana.seen.see(ana.news)
        for reader in (ana, bo):
            reader.looked()
            reader.keep_seen()
    assert SeenNews(root, "ana").since > later
    assert SeenNews(root, "bo").since == later


def test_news_are_kept_for_the_screen(root: Path) -> None:
    """Since a moment; another moment has others, and nothing is made twice."""
    with refreshed(root):
        pass
    moment = Since(now())
    add(root, 2)
    with open_folder(root) as workspace:
        workspace.sync.since = moment
        workspace.refresh()
        kept = workspace.snapshot.news(moment.key)
        assert kept == workspace.sync.news(moment)
        assert workspace.snapshot.news(Since(now()).key) == ()
        before = workspace.snapshot.generation
        workspace.refresh()
        assert workspace.snapshot.generation == before
