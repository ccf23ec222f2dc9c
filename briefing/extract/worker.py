"""The child process: articles come in as JSON lines, extractions go out as JSON lines.

Started as ``python -m briefing.extract.worker MODEL``. The first line out says ``ready`` or why the
model cannot be used. Nothing but protocol goes to standard output; errors go to standard error.
"""

import os
import sys
import traceback

import msgspec

from briefing.errors import BriefingError
from briefing.ipc import write_line
from briefing.models import Article, Extraction


class Answer(msgspec.Struct):
    """One line out: what was found, or a sentence on why nothing could be.

    ``timings`` are processor seconds by component.
    """

    found: Extraction | None = None
    error: str = ""
    remedy: str = ""
    ready: bool = False
    timings: dict[str, float] = {}  # msgspec copies it for each


THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""How many threads a library of linear algebra takes, each asked for under its own name."""


def one_thread_each() -> None:
    """Keep linear algebra to one thread, unless the user asked for more.

    There is a process for each core already: with threads beside it two processes on two cores
    spend half of their time waiting for one another.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")


def main(model_name: str) -> None:
    """Answer articles until standard input ends."""
    out = sys.stdout.buffer
    sys.stdout = sys.stderr
    one_thread_each()  # before the model brings NumPy in
    try:
        from briefing.extract.language_model import load_model
        from briefing.extract.pipeline import extract

        model = load_model(model_name)
    except BriefingError as error:
        write_line(out, Answer(error=error.what, remedy=error.remedy))
        return
    write_line(out, Answer(ready=True))
    decoder = msgspec.json.Decoder(Article)
    for line in sys.stdin.buffer:
        try:
            timings: dict[str, float] = {}
            found = extract(decoder.decode(line), model, timings=timings)
            write_line(out, Answer(found=found, timings=timings))
        except Exception:  # one article must never take the others with it
            traceback.print_exc()
            write_line(out, Answer(error="The article could not be analysed; the log says why."))


if __name__ == "__main__":
    main(sys.argv[1])
