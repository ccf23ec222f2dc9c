"""What is read again and what is not, by a reading process without a language model."""

import threading
from pathlib import Path

import pytest

from briefing import paths
from briefing.errors import FolderEmpty, ModelError, PathMissing
from briefing.models import Briefing, Meeting, Ref, Visit
from briefing.storage.search import Results
from briefing.workspace import Progress, Report, Workspace, open_folder
from tests.workspace.support import FakeProcess, FakeWorker, state_of, written

ANA = "Ana Sample met Bo Example on Tuesday\nThey talked of trade."
CY = "Cy Sample met Di Example yesterday\nThey talked of peace."
ED = "Ed Sample visited PAK last month\nHe talked of water."
THREE = {"a.txt": ANA, "b.txt": CY, "sub/c.txt": ED}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles."""
    return written(tmp_path / "folder", THREE)


def refreshed(root: Path, model: str = "fake") -> tuple[Report, Briefing]:
    """What a program finds that is started on a folder."""
    with open_folder(root, model=model) as workspace:
        return workspace.refresh(), workspace.briefing


def found(results: Results, kind: str) -> list[str]:
    """The words of the hits of one kind."""
    return [hit.body for group in results.groups if group.kind == kind for hit in group.hits]


def whens(briefing: Briefing) -> list[str | None]:
    """The start of every dated event, in order of the sources."""
    events: list[Meeting | Visit] = [*briefing.meetings, *briefing.visits]
    events.sort(key=lambda e: e.evidence[0].text)
    return [e.when.start if e.when else None for e in events]


def test_the_first_start_reads_all(folder: Path, worker: FakeWorker) -> None:
    """One process for a small folder, each article once."""
    report, briefing = refreshed(folder)
    assert report == Report(files_read=3, extracted=3, problems=(), changed=True)
    assert worker.starts == 1
    assert worker.articles == ["a.txt", "b.txt", "sub/c.txt"]
    assert [s.path for s in briefing.sources] == ["a.txt", "b.txt", "sub/c.txt"]
    assert (len(briefing.meetings), len(briefing.visits)) == (2, 1)


def test_the_second_start_reads_nothing(folder: Path, process: FakeProcess) -> None:
    """No process is started, and the briefing is that of the first."""
    _, first = refreshed(folder)
    process.forget()
    with Workspace(folder) as workspace:
        assert workspace.briefing == Briefing()
        assert workspace.load()
        assert workspace.briefing == first
    with open_folder(folder, model="fake") as workspace:
        assert workspace.refresh() == Report(0, 0, (), changed=False)
        assert workspace.briefing == first
    assert process.lines == []


def test_nothing_to_load_before_the_first_start(folder: Path) -> None:
    """It is said, and the briefing is empty."""
    with Workspace(folder) as workspace:
        assert not workspace.load()
        assert workspace.briefing == Briefing()


def test_a_changed_article_alone_is_extracted(folder: Path, worker: FakeWorker) -> None:
    """What the others say stays."""
    _, before = refreshed(folder)
    worker.forget()
    (folder / "b.txt").write_text(CY.replace("Cy", "Zoe"), encoding="utf-8")
    report, after = refreshed(folder)
    assert (report.files_read, report.extracted, report.changed) == (1, 1, True)
    assert worker.articles == ["b.txt"]
    names = {a.name for a in after.actors}
    assert names == {a.name for a in before.actors} - {"Cy Sample"} | {"Zoe Sample"}


def test_a_touched_article_is_read_but_not_extracted(folder: Path, worker: FakeWorker) -> None:
    """Its words are the same."""
    _, before = refreshed(folder)
    worker.forget()
    written(folder, {"a.txt": ANA + "!"})
    written(folder, {"a.txt": ANA})
    report, after = refreshed(folder)
    assert (report.files_read, report.extracted, report.changed) == (1, 0, False)
    assert after == before
    assert worker.lines == []


def test_a_moved_article_is_not_extracted(folder: Path, worker: FakeWorker) -> None:
    """What was found in a text is kept by the text."""
    refreshed(folder)
    worker.forget()
    (folder / "a.txt").rename(folder / "z.txt")
    report, briefing = refreshed(folder)
    assert report.extracted == 0
    assert [s.path for s in briefing.sources] == ["b.txt", "sub/c.txt", "z.txt"]
    assert len(briefing.meetings) == 2
    assert worker.lines == []


def test_the_same_text_twice_is_extracted_once(tmp_path: Path, worker: FakeWorker) -> None:
    """Both articles say what it says."""
    report, briefing = refreshed(written(tmp_path / "f", {"a.txt": ANA, "b.txt": ANA}))
    assert report.extracted == 1
    assert [s.path for s in briefing.sources] == ["a.txt", "b.txt"]
    assert worker.articles == ["a.txt"]


def test_a_date_beside_the_articles(folder: Path, worker: FakeWorker) -> None:
    """It resolves what is said in relation to it, and no process is started for that."""
    _, before = refreshed(folder)
    assert whens(before) == [None, None, None]
    worker.forget()
    dates = '["a.txt"]\ndate = 2019-07-24\n["b.txt"]\ndate = "2019-07-24"\n'
    written(folder, {"sources.toml": dates, "sub/sources.toml": '["c.txt"]\ndate = "2019-07"\n'})
    report, after = refreshed(folder)
    assert report.extracted == 0
    assert worker.lines == []
    assert whens(after) == ["2019-07-23", "2019-07-23", "2019-06-01"]
    written(folder, {"sources.toml": dates.replace("2019-07-24", "2020-01-03")})
    _, later = refreshed(folder)
    assert whens(later) == ["2019-12-31", "2020-01-02", "2019-06-01"]
    assert worker.lines == []
    (folder / "sources.toml").unlink()
    _, without = refreshed(folder)
    assert whens(without) == [None, None, "2019-06-01"]


def test_a_deleted_file_disappears(folder: Path, worker: FakeWorker) -> None:
    """With everything that only it told, also from the search."""
    refreshed(folder)
    worker.forget()
    (folder / "b.txt").unlink()
    with open_folder(folder, model="fake") as workspace:
        report = workspace.refresh()
        assert (report.files_read, report.extracted) == (1, 0)
        assert [s.path for s in workspace.briefing.sources] == ["a.txt", "sub/c.txt"]
        assert "Cy Sample" not in {a.name for a in workspace.briefing.actors}
        assert len(workspace.briefing.meetings) == 1
        assert not workspace.search("peace").groups
        assert workspace.search("trade").groups
    assert worker.lines == []


def test_a_deleted_folder_disappears(folder: Path, worker: FakeWorker) -> None:
    """All of its files."""
    refreshed(folder)
    (folder / "sub" / "c.txt").unlink()
    (folder / "sub").rmdir()
    _, briefing = refreshed(folder)
    assert briefing.visits == ()


def test_a_changed_article_is_found_by_its_new_words(folder: Path, worker: FakeWorker) -> None:
    """And no longer by its old ones, also where it has as many sentences as before."""
    refreshed(folder)
    written(folder, {"a.txt": ANA.replace("They talked of trade", "At last they talked of salmon")})
    with open_folder(folder, model="fake") as workspace:
        workspace.refresh()
        assert found(workspace.search("salmon"), "sentence") == ["At last they talked of salmon."]
        assert found(workspace.search("trade"), "sentence") == []


@pytest.mark.parametrize(
    "touch",
    [
        {"a.txt": ANA + "!", "b.txt": ANA},
        {"sources.toml": "# Nothing yet.\n"},
        {"sources.toml": '["d.txt"]\ntitle = "Another"\n'},
    ],
    ids=["a file", "a comment beside it", "what is said of another"],
)
def test_what_did_not_change_is_still_found(
    folder: Path, worker: FakeWorker, touch: dict[str, str]
) -> None:
    """Where a file was read again and says what it said before."""
    refreshed(folder)
    with open_folder(folder, model="fake") as workspace:
        workspace.refresh()
        before = workspace.search("talked")
        assert len(found(before, "sentence")) == 3
    written(folder, touch)
    if "a.txt" in touch:
        written(folder, {"a.txt": ANA, "b.txt": CY})
    with open_folder(folder, model="fake") as workspace:
        workspace.refresh()
        assert workspace.search("talked") == before


def test_an_added_article_is_extracted_alone(folder: Path, worker: FakeWorker) -> None:
    """The rest is known."""
    refreshed(folder)
    worker.forget()
    written(folder, {"d.txt": "Flo Sample met Gus Example\nOf late."})
    report, briefing = refreshed(folder)
    assert (report.extracted, len(briefing.meetings)) == (1, 3)
    assert worker.articles == ["d.txt"]


def test_another_model_extracts_all_again(folder: Path, worker: FakeWorker) -> None:
    """What one model found is not passed off as another's."""
    refreshed(folder)
    worker.forget()
    report, _ = refreshed(folder, model="another")
    assert report.extracted == 3


def test_progress_is_told(folder: Path, worker: FakeWorker) -> None:
    """After each article, in the thread that reads."""
    told: list[Progress] = []
    threads: set[threading.Thread] = set()

    def tell(progress: Progress) -> None:
        told.append(progress)
        threads.add(threading.current_thread())

    with open_folder(folder, model="fake") as workspace:
        workspace.refresh(tell)
    assert [(p.done, p.total) for p in told] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [p.path for p in told[1:]] == ["a.txt", "b.txt", "sub/c.txt"]
    assert threads == {threading.current_thread()}


@pytest.mark.parametrize("change", [{"a.txt": "Of late, " + ANA}, {"a.txt": None}])
def test_while_it_reads_evidence_and_text_agree(
    folder: Path, worker: FakeWorker, change: dict[str, str | None]
) -> None:
    """The briefing of the last start stands on the screen until the new one is there."""
    refreshed(folder)
    for name, text in change.items():
        if text is None:
            (folder / name).unlink()
        else:
            written(folder, {name: text})
    written(folder, {"new.txt": "Flo Sample met Gus Example\nOf late."})
    wrong: list[Ref] = []

    with open_folder(folder, model="fake") as workspace:
        snapshot = workspace.snapshot

        def tell(_: Progress) -> None:
            snapshot.refresh()
            refs = [ref for m in snapshot.meetings.values() for ref in m.evidence]
            wrong.extend(r for r in refs if snapshot.text(r.source)[r.start : r.end] != r.text)

        workspace.refresh(tell)
        assert snapshot.generation == 1 or snapshot.refresh()
        tell(Progress(0, 0, ""))
    assert wrong == []


def test_many_articles_by_many_processes(tmp_path: Path, process: FakeProcess) -> None:
    """The briefing does not depend on who is ready first."""
    names = ["Al", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ian", "Jo", "Kim", "Lu", "Max"]
    files = {f"{n}.txt": f"{n} Sample met Zoe Example\nTwo on {n}." for n in [*names, "Ned"]}
    report, briefing = refreshed(written(tmp_path / "f", files))
    assert report.extracted == 14
    assert sorted(process.articles) == sorted(files)
    assert [s.path for s in briefing.sources] == sorted(files)
    assert len(briefing.meetings) == 14


class Stopped:
    """A refresh that is cancelled while the second of four articles is being read."""

    def __init__(self, tmp_path: Path, process: FakeProcess) -> None:
        files = {f"{n}.txt": f"{n.upper()}l Sample met Zoe Example\nMore." for n in "abcd"}
        self.root = written(tmp_path / "folder", files | {"b.txt": files["b.txt"] + " GATE"})
        process.shut_gate()
        cancelled = threading.Event()

        def tell(progress: Progress) -> None:
            if progress.done == 1:
                cancelled.set()
                process.open_gate()

        with open_folder(self.root, model="fake") as workspace:
            self.report = workspace.refresh(tell, cancelled)
            self.briefing = workspace.briefing
        self.read = list(process.articles)
        process.open_gate()
        process.forget()


def test_cancelling_keeps_what_was_read(tmp_path: Path, process: FakeProcess) -> None:
    """Articles not yet begun are left out, and read at the next start."""
    stopped = Stopped(tmp_path, process)
    assert stopped.read == ["a.txt", "b.txt"]
    assert [s.path for s in stopped.briefing.sources] == ["a.txt", "b.txt"]
    report, _ = refreshed(stopped.root)
    assert report.extracted == 2
    assert process.articles == ["c.txt", "d.txt"]


def test_the_start_after_a_cancelled_one_shows_all(tmp_path: Path, process: FakeProcess) -> None:
    """What is read then joins what was read before."""
    stopped = Stopped(tmp_path, process)
    report, briefing = refreshed(stopped.root)
    assert report.changed
    assert [s.path for s in briefing.sources] == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_a_cancelled_refresh_counts_what_it_read(tmp_path: Path, process: FakeProcess) -> None:
    """Not what it was to read."""
    assert Stopped(tmp_path, process).report.extracted == 2


@pytest.mark.parametrize(
    ("word", "what"), [("CRASH", "ended the reading process"), ("REFUSE", "could not be analysed")]
)
def test_an_article_that_cannot_be_analysed(
    folder: Path, process: FakeProcess, word: str, what: str
) -> None:
    """It is reported, the rest is read, and the next start does not try it again."""
    written(folder, {"b.txt": f"{CY} {word}"})
    report, briefing = refreshed(folder)
    assert [s.path for s in briefing.sources] == ["a.txt", "sub/c.txt"]
    (problem,) = report.problems
    assert problem.path == "b.txt"
    assert what in problem.what
    assert problem.fatal
    process.forget()
    again, _ = refreshed(folder)
    assert again.problems == report.problems
    assert process.lines == []
    written(folder, {"b.txt": CY})
    mended, briefing = refreshed(folder)
    assert mended.problems == ()
    assert len(briefing.sources) == 3


def test_an_article_that_ends_the_process_in_mid_answer(folder: Path, process: FakeProcess) -> None:
    """As one that exhausts the memory; half an answer is none."""
    written(folder, {"b.txt": f"{CY} STUMBLE"})
    report, briefing = refreshed(folder)
    assert [s.path for s in briefing.sources] == ["a.txt", "sub/c.txt"]
    assert [p.path for p in report.problems] == ["b.txt"]


def test_every_article_ends_the_process(folder: Path, process: FakeProcess) -> None:
    """Each is reported; there is nothing left to show."""
    written(folder, dict.fromkeys(THREE, "CRASH. This is the end."))
    written(folder, {"b.txt": "CRASH. It is the end."})
    report, briefing = refreshed(folder)
    assert [p.path for p in report.problems] == ["a.txt", "b.txt", "sub/c.txt"]
    assert briefing == Briefing()


def test_a_missing_model(folder: Path, process: FakeProcess) -> None:
    """It is an error with a remedy; with the model there, all is read."""
    with pytest.raises(ModelError) as error:
        refreshed(folder, model="no_such_model")
    assert error.value.what
    assert error.value.remedy
    report, _ = refreshed(folder)
    assert report.extracted == 3


def test_a_missing_model_cancels_nothing_else(folder: Path, process: FakeProcess) -> None:
    """The caller’s event is the caller’s: the next try must not find it set."""
    cancelled = threading.Event()
    with open_folder(folder, model="no_such_model") as workspace, pytest.raises(ModelError):
        workspace.refresh(None, cancelled)
    assert not cancelled.is_set()


def test_a_missing_model_after_all_was_read(folder: Path, worker: FakeWorker) -> None:
    """What was read is still there to be looked at."""
    refreshed(folder)
    with open_folder(folder, model="no_such_model") as workspace:
        assert workspace.load()
        assert len(workspace.briefing.sources) == 3


def test_a_missing_folder(tmp_path: Path) -> None:
    """It is an error with a remedy."""
    with Workspace(tmp_path / "nowhere") as workspace, pytest.raises(PathMissing) as error:
        workspace.refresh()
    assert "nowhere" in error.value.what
    assert error.value.remedy


@pytest.mark.parametrize("files", [{}, {"a.xyz": b"abc"}, {".a.txt": ANA}, {"sources.toml": ""}])
def test_an_empty_folder(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    """Nothing in it that is read: an error that names the formats."""
    root = tmp_path / "folder"
    root.mkdir()
    with Workspace(written(root, files)) as workspace, pytest.raises(FolderEmpty) as error:
        workspace.refresh()
    assert "*.txt" in error.value.remedy


def test_one_file_alone(folder: Path, worker: FakeWorker) -> None:
    """Nothing beside it is read."""
    report, briefing = refreshed(folder / "a.txt")
    assert report.extracted == 1
    assert [s.path for s in briefing.sources] == ["a.txt"]


def test_the_articles_are_never_written_to(folder: Path, worker: FakeWorker) -> None:
    """Neither by reading, nor by searching, nor by citing."""
    written(folder, {"sources.toml": '["a.txt"]\ndate = 2019-07-24\n', "odd.txt": b"\x00\x01"})
    before = state_of(folder)
    with open_folder(folder, model="fake") as workspace:
        workspace.refresh()
        workspace.search("trade")
        workspace.citation(workspace.briefing.meetings[0].evidence[0])
    refreshed(folder)
    assert state_of(folder) == before


def test_stores_of_two_folders_are_apart(tmp_path: Path, worker: FakeWorker) -> None:
    """Also where the folders have one name."""
    one = written(tmp_path / "x" / "folder", {"a.txt": ANA})
    other = written(tmp_path / "y" / "folder", {"a.txt": CY})
    assert paths.store_file(one) != paths.store_file(other)
    _, first = refreshed(one)
    _, second = refreshed(other)
    assert {a.name for a in first.actors} == {"Ana Sample", "Bo Example"}
    assert {a.name for a in second.actors} == {"Cy Sample", "Di Example"}
