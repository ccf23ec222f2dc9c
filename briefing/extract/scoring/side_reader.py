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
_LONGEST = 96
"""Word pieces of a sentence that are read."""


class SideReading(NamedTuple):
    """What was read of one sentence; probabilities from 0 to 1.

    Attributes:
        side: that it takes one.
        stances: of each of ``STANCES``; with 1 - ``side`` they sum to 1.
        heading: the most likely of ``HEADINGS``.
    """

    side: float
    stances: tuple[float, ...]
    heading: str


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

    def _one(self, sentence: str) -> SideReading:
        ids = self._numpy.array([self._tokenizer.encode(sentence).ids], dtype="int64")
        mask = self._numpy.ones_like(ids)
        (stance,), (heading,) = self._session.run(None, {"ids": ids, "mask": mask})
        stances = tuple(float(p) for p in stance[1:])
        return SideReading(float(1 - stance[0]), stances, HEADINGS[int(heading.argmax())])


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
