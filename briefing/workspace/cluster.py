"""Reading and extraction on other machines: Dask distributed, the extra ``cluster``.

Articles go out and extractions come back as bytes, so that nothing but this program's own formats
crosses the wire; the result of each is that of a child process here.
"""

from __future__ import annotations

import threading
from asyncio import CancelledError
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.errors import BriefingError, ClusterError, ModelError
from briefing.extract.worker import Answer
from briefing.extract.workers import Result
from briefing.models import Article

if TYPE_CHECKING:
    from briefing.readers.folder import ReadFile

_RETRIES = 3
"""How often work that ended with its machine is begun again."""
_AHEAD = 64
"""Pieces of work that lie ready, beyond those in hand."""
_SECONDS = "20s"


class Cluster:
    """Workers that read and extract.

    Args:
        scheduler: its address, ``tcp://host:8786``.

    Raises:
        ClusterError: the extra is not installed, or nobody answers there.
    """

    def __init__(self, scheduler: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            what = "`--scheduler` needs the extra `cluster`."
            remedy = "Install briefing[cluster] here and on every worker."
            raise ClusterError(what, remedy) from None
        make: Any = Client  # Dask is typed in part
        try:
            self._client = make(scheduler, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            what = f"No scheduler answers at “{scheduler}” ({error or type(error).__name__})."
            remedy = "Start one with `dask scheduler`, or leave --scheduler out."
            raise ClusterError(what, remedy) from None

    def close(self) -> None:
        """Let the workers go."""
        self._client.close()

    def extract_all(
        self,
        articles: Iterable[tuple[str, Article]],
        model: str,
        cancelled: threading.Event | None = None,
    ) -> Iterator[Result]:
        """As ``workers.extract_all``.

        Raises:
            ModelError: the model cannot be used on a worker.
            ClusterError: an article ended its worker again and again, or all are gone.
        """
        work = ((key, (msgspec.json.encode(article), model)) for key, article in articles)
        for key, data in self._done(_extract, work, cancelled):
            answer = msgspec.json.decode(data, type=Answer)
            if answer.remedy:
                raise ModelError(answer.error, answer.remedy)
            yield key, answer.found, answer.error

    def read_all(
        self, files: Iterable[Path], root: Path, columns: dict[str, str]
    ) -> Iterator[tuple[Path, ReadFile | None]]:
        """Read files where the workers see the same folder.

        Returns:
            What ``readers.read`` yields, by file; None where a worker sees another file
            or none.
        """
        work = (
            (file, (str(file), str(root), columns, file.stat().st_size if file.exists() else -1))
            for file in files
        )
        from briefing.readers.folder import ReadFile

        for file, data in self._done(_read, work, None):
            yield file, msgspec.json.decode(data, type=ReadFile) if data else None

    def _done(
        self,
        function: Any,
        work: Iterable[tuple[Any, tuple[Any, ...]]],
        cancelled: threading.Event | None,
    ) -> Iterator[tuple[Any, Any]]:
        """The results as they come; only so many pieces lie with the scheduler at once."""
        import distributed
        from distributed.scheduler import KilledWorker

        todo = iter(work)
        keys: dict[str, Any] = {}
        gather: Any = distributed.as_completed
        going = gather(loop=self._client.loop)

        def send(count: int) -> None:
            for _, (key, arguments) in zip(range(count), todo, strict=False):
                future = self._client.submit(function, *arguments, pure=False, retries=_RETRIES)
                keys[future.key] = key
                going.add(future)

        send(_AHEAD)
        while keys:
            future = next(going)
            try:
                yield keys.pop(future.key), future.result()
            except (KilledWorker, CancelledError, OSError) as error:
                what = "The cluster ended, or its workers did again and again."
                told = error or type(error).__name__
                raise ClusterError(what, f"Look into their logs ({told}).") from None
            if cancelled is None or not cancelled.is_set():
                send(1)


@contextmanager
def cluster(scheduler: str) -> Iterator[Cluster]:
    """A cluster for as long as it is needed; see ``Cluster``."""
    made = Cluster(scheduler)
    try:
        yield made
    finally:
        made.close()


@cache
def _model(name: str) -> Any:
    """Loaded once in a worker."""
    from briefing.extract.language_model import load_model

    return load_model(name)


_one_at_a_time = threading.Lock()


def _extract(article: bytes, model: str) -> bytes:
    """On a worker: one article; the pipeline is no place for two threads."""
    from briefing.extract.pipeline import extract

    try:
        with _one_at_a_time:
            found = extract(msgspec.json.decode(article, type=Article), _model(model))
        answer = Answer(found=found)
    except BriefingError as error:
        answer = Answer(error=error.what, remedy=error.remedy or "Install it there.")
    except Exception:  # one article must never take the others with it
        answer = Answer(error="The article could not be analysed; the log says why.")
    return msgspec.json.encode(answer)


def _read(file: str, root: str, columns: dict[str, str], size: int) -> bytes | None:
    """On a worker: one file, where it is the same there."""
    from briefing.readers import read

    path = Path(file)
    if not path.is_file() or path.stat().st_size != size:
        return None
    return msgspec.json.encode(read(path, Path(root), columns))
