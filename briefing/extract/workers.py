"""Child processes that extract: started when needed, fed one article at a time."""

import atexit
import os
import queue
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.errors import ModelError
from briefing.extract.worker import Answer
from briefing.ipc import JsonLinesProcess
from briefing.models import Article, Extraction

_SMALL = 12
"""So many articles one process reads sooner than two that must load the model first."""

Result = tuple[str, Extraction | None, str]
"""(key, what was found, else a sentence)."""


WorkerProcess = JsonLinesProcess[Answer]
_early: dict[str, WorkerProcess] = {}
"""Processes begun before they were asked for, by model."""


def start_early(model: str, log: Path | None) -> None:
    """Let a process load the model while the caller still does other things."""
    if model not in _early:
        _early[model] = _start(model, log)
        atexit.register(_end_unused, model)


def _end_unused(model: str) -> None:
    if model in _early:
        _early.pop(model).stop()


def _start(model: str, log: Path | None) -> WorkerProcess:
    return JsonLinesProcess("briefing.extract.worker", Answer, model, log=log)


class Worker:
    """One child process.

    Args:
        model: the pipeline it loads.
        log: where its standard error goes; None for nowhere.

    Raises:
        ModelError: the child says that the model cannot be used.
    """

    def __init__(self, model: str, log: Path | None) -> None:
        early = _early.pop(model) if model in _early else None
        self._process = early or _start(model, log)
        answer = self._process.receive()
        if answer is None or not answer.ready:
            self.stop()
            what = answer.error if answer else "The reading process could not be started."
            raise ModelError(what, answer.remedy if answer else "Look into the log.")

    def extract(self, article: Article) -> Answer | None:
        """The answer on one article; None where the process died of it."""
        return self._process.receive() if self._process.send(article) else None

    def stop(self) -> None:
        """End the process and all it started, at once."""
        self._process.stop()


class _Stop:
    """Set by the caller's event, or from inside; the caller's own event is never touched."""

    def __init__(self, asked: threading.Event | None) -> None:
        self._asked = asked
        self._own = threading.Event()

    def set(self) -> None:
        self._own.set()

    def is_set(self) -> bool:
        return self._own.is_set() or (self._asked is not None and self._asked.is_set())


def extract_all(
    articles: Iterable[tuple[str, Article]],
    model: str,
    *,
    log: Path | None = None,
    cancelled: threading.Event | None = None,
    timings: dict[str, float] | None = None,
) -> Iterator[Result]:
    """Extract many articles in child processes, each result as soon as it is there.

    The processes are begun at once, before the first result is asked for.

    Args:
        articles: (key, article); the order in which they are begun.
        model: the pipeline to load.
        log: a file for what the children say.
        cancelled: set it to stop; articles not yet begun are left out.
        timings: where the processor seconds of each component are added.

    Raises:
        ModelError: the model cannot be used.
    """
    todo: queue.SimpleQueue[tuple[str, Article] | None] = queue.SimpleQueue()
    items = list(articles)
    for item in items:
        todo.put(item)
    count = 1 if len(items) <= _SMALL else min(os.cpu_count() or 1, 8)
    results: queue.SimpleQueue[Result | BaseException | None] = queue.SimpleQueue()
    stop = _Stop(cancelled)
    threads = [
        threading.Thread(
            target=_serve, args=(todo, results, model, log, stop, timings), daemon=True
        )
        for _ in range(count)
    ]
    for thread in threads:
        todo.put(None)
        thread.start()
    return _collect(results, count, stop)


def _collect(
    results: "queue.SimpleQueue[Result | BaseException | None]", count: int, stop: "_Stop"
) -> Iterator[Result]:
    ended = 0
    try:
        while ended < count:
            result = results.get()
            if result is None:
                ended += 1
            elif isinstance(result, BaseException):
                raise result
            else:
                yield result
    finally:
        if ended < count:
            stop.set()


def _serve(
    todo: "queue.SimpleQueue[tuple[str, Article] | None]",
    results: "queue.SimpleQueue[Result | BaseException | None]",
    model: str,
    log: Path | None,
    stop: "_Stop",
    timings: dict[str, float] | None,
) -> None:
    worker: Worker | None = None
    try:
        while not stop.is_set() and (item := todo.get()) is not None:
            worker = worker or Worker(model, log)
            key, article = item
            answer = worker.extract(article)
            if answer is None:
                worker.stop()
                worker = None
                results.put((key, None, "The article ended the reading process; it was left out."))
            else:
                _add_up(timings, answer.timings)
                results.put((key, answer.found, answer.error))
    except BaseException as error:
        results.put(error)
    finally:
        if worker:
            worker.stop()
        results.put(None)


_adding = threading.Lock()


def _add_up(timings: dict[str, float] | None, more: dict[str, float]) -> None:
    if timings is not None:
        with _adding:
            for name, seconds in more.items():
                timings[name] = timings.get(name, 0.0) + seconds
