"""A small trained reader: whether a sentence takes a side, which stance, under which heading.

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
_STATES = (
    "/bert/embeddings/LayerNorm/LayerNormalization_output_0",
    *(f"/bert/encoder/layer.{n}/output/LayerNorm/LayerNormalization_output_0" for n in range(6)),
)
MEANING = 192
"""Numbers of the vector of what a sentence means."""
_LONGEST = 96
"""Word pieces of a sentence that are read."""


class SideReading(NamedTuple):
    """What was read of one sentence; probabilities from 0 to 1.

    Attributes:
        side: that it takes one.
        stances: of each of ``STANCES``; with 1 - ``side`` they sum to 1.
        heading: the most likely of ``HEADINGS``.
        vector: what it means, ``MEANING`` numbers from -127 to 127, a byte each; empty where the
            map of meanings is missing.
    """

    side: float
    stances: tuple[float, ...]
    heading: str
    vector: bytes = b""


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
        weights = (folder / "side_reader.onnx").read_bytes() + _with_outputs(_STATES)
        self._session: Any = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"]
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
        return self._vector(self.states(text))

    def states(self, text: str) -> Any:
        """The states of all layers, each averaged over the word pieces, one behind the other."""
        _, _, *states = self._run(text)
        return self._numpy.concatenate([state[0].mean(0) for state in states])

    def _run(self, text: str) -> Any:
        ids = self._numpy.array([self._tokenizer.encode(text).ids], dtype="int64")
        mask = self._numpy.ones_like(ids)
        return self._session.run(["stance", "heading", *_STATES], {"ids": ids, "mask": mask})

    def _one(self, sentence: str) -> SideReading:
        (stance,), (heading,), *states = self._run(sentence)
        stances = tuple(float(p) for p in stance[1:])
        means = self._numpy.concatenate([state[0].mean(0) for state in states])
        return SideReading(
            float(1 - stance[0]), stances, HEADINGS[int(heading.argmax())], self._vector(means)
        )

    def _vector(self, states: Any) -> bytes:
        if self._meaning is None:
            return b""
        centre, matrix = self._meaning
        found = (states - centre) @ matrix
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


def _with_outputs(names: Sequence[str]) -> bytes:
    """What makes inner states outputs of a model, put behind its bytes.

    An ONNX file is a Protocol Buffers message, and of two that follow one another the fields are
    merged: here ``graph.output`` with its ``name``.
    """
    outputs = b"".join(_field(12, _field(1, name.encode())) for name in names)
    return _field(7, outputs)


def _field(number: int, value: bytes) -> bytes:
    """A field of Protocol Buffers that holds bytes."""
    size, length = len(value), b""
    while size > 127:
        length += bytes([size & 127 | 128])
        size >>= 7
    return bytes([number << 3 | 2]) + length + bytes([size]) + value


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
