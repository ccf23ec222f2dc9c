"""A small trained reader: whether a sentence takes a side, which one, whose and on what.

Six layers of all-MiniLM-L6-v2, fine-tuned on sentences (``training/``), int8, run by onnxruntime.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from briefing.models.enums import Stance
from briefing.resources import WEIGHTS

STANCES: tuple[Stance, ...] = (
    *("support", "oppose", "demand", "seek", "offer"),
    *("commit", "concern", "accuse", "deny"),
)
HEADINGS = tuple(
    """relations defence arms nuclear conflict peace terrorism territory maritime sanctions trade
    finance economy energy water food climate humanitarian development migration health rights
    politics justice organisations technology transport culture intelligence conduct""".split()
)
_OUTPUTS = ("stance", "heading", "points", "means")
MEANING = 192
"""Numbers of the vector of what a sentence means."""
_LONGEST = 96
"""Word pieces of a sentence that are read."""


class Piece(NamedTuple):
    """A word piece of a sentence, from ``start`` to ``end`` (code points, half-open).

    Attributes:
        holder: the probability that, where a side is taken, it names who takes it.
        issue: the same of what the side is about.
    """

    start: int
    end: int
    holder: float
    issue: float


class SideReading(NamedTuple):
    """What was read of one sentence; probabilities from 0 to 1.

    Attributes:
        side: that it takes one.
        stances: of each of ``STANCES``; with 1 - ``side`` they sum to 1.
        heading: the most likely of ``HEADINGS``.
        vector: what it means, ``MEANING`` numbers from -127 to 127, a byte each; empty where the
            map of meanings is missing.
        pieces: its word pieces, as far as it was read.
    """

    side: float
    stances: tuple[float, ...]
    heading: str
    vector: bytes = b""
    pieces: tuple[Piece, ...] = ()

    def named_between(self, start: int, end: int) -> tuple[float, float]:
        """How likely words from ``start`` to ``end`` name who takes the side, and its matter."""
        inside = [p for p in self.pieces if p.start < end and start < p.end]
        if not inside:
            return 0.0, 0.0
        return max(p.holder for p in inside), max(p.issue for p in inside)


def silent_runtime() -> Any:
    """onnxruntime, without what it sends to its makers.

    From 1.29 on its Linux builds report each process and model to a collector, and leave a device
    id in the cache folder, as soon as they are imported; ``disable_telemetry_events`` comes too
    late for that. The variable keeps all of it off; it had the other name for a while
    (microsoft/onnxruntime, pull requests 27379 and 29843).

    Returns:
        The module.

    Raises:
        ImportError: it is not installed.
    """
    for name in ("ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED"):
        os.environ[name] = "1"
    return import_module("onnxruntime")


class SideReader:
    """The reader, loaded.

    Args:
        folder: of its weights, ``side_reader.onnx``, and of its ``tokenizer.json``.

    Raises:
        ImportError: onnxruntime or tokenizers is not installed.
        OSError: a file is missing.
    """

    def __init__(self, folder: Path) -> None:
        import numpy

        onnxruntime = silent_runtime()
        from tokenizers import Tokenizer

        if not (folder / "side_reader.onnx").is_file():
            raise FileNotFoundError(folder / "side_reader.onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # there is a process for each core already
        options.log_severity_level = 3
        self._numpy = numpy
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "side_reader.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._meaning = _meaning(folder / "meaning.npz")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.no_padding()

    def read(self, sentences: Sequence[str]) -> list[SideReading]:
        """Read sentences, one by one.

        In a batch the int8 kernels scale all sentences alike, so that what is read of one would
        depend on those beside it (onnxruntime 1.32).

        Returns:
            One reading a sentence, in order.
        """
        return [self._one(sentence) for sentence in sentences]

    def vector(self, text: str) -> bytes:
        """What words mean, as ``SideReading.vector``."""
        return self._vector(self.means(text))

    def means(self, text: str) -> Any:
        """The states of all layers, each averaged over the word pieces, one behind the other."""
        return self._run(self._tokenizer.encode(text).ids)[-1]

    def _run(self, pieces: list[int]) -> Any:
        ids = self._numpy.array([pieces], dtype="int64")
        given = {"ids": ids, "mask": self._numpy.ones_like(ids)}
        return [found[0] for found in self._session.run(_OUTPUTS, given)]

    def _one(self, sentence: str) -> SideReading:
        coded = self._tokenizer.encode(sentence)
        stance, heading, points, means = self._run(coded.ids)
        pieces = zip(coded.offsets, points.tolist(), strict=True)
        return SideReading(
            float(1 - stance[0]),
            tuple(float(p) for p in stance[1:]),
            HEADINGS[int(heading.argmax())],
            self._vector(means),
            tuple(
                Piece(start, end, round(holder, 4), round(issue, 4))
                for (start, end), (holder, issue) in pieces
                if end > start
            ),
        )

    def _vector(self, means: Any) -> bytes:
        if self._meaning is None:
            return b""
        centre, matrix = self._meaning
        found = (means - centre) @ matrix
        largest = float(abs(found).max()) or 1.0
        return bytes(self._numpy.round(found * (127 / largest)).astype("int8").tobytes())


def _meaning(file: Path) -> tuple[Any, Any] | None:
    """Centre and matrix of the map of meanings; None without it."""
    import numpy

    if not file.is_file():
        return None
    with numpy.load(file) as kept:
        matrix = kept["matrix"].astype("float32") * kept["scale"]
        return kept["centre"], matrix / kept["spread"][:, None]


def side_reader_available() -> bool:
    """Whether the reader can be used here, without loading it."""
    weights = WEIGHTS / "side_reader.onnx"
    runtime = find_spec("onnxruntime") and find_spec("tokenizers")
    return bool(runtime) and weights.is_file()


@cache
def side_reader() -> SideReader | None:
    """The reader that ships with the program; None where it cannot be used here."""
    try:
        return SideReader(WEIGHTS)
    except (ImportError, OSError, RuntimeError):
        return None
