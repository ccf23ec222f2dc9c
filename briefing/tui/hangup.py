"""A terminal that is closed ends the program, whoever started it.

The signal of a hang-up reaches the first process of a terminal. Where that is another program which
waits for its children (make, a wrapper script), nothing tells this one, and Textual 8 goes on
reading an end of file without a pause.
"""

import os
import select
import signal
import threading


def end_with_terminal(fileno: int) -> None:
    """Watch a terminal from a thread that sleeps until it is closed.

    Args:
        fileno: of the terminal's input.
    """
    threading.Thread(target=_watch, args=(fileno,), name="hangup", daemon=True).start()


def _watch(fileno: int) -> None:
    if closed(fileno):
        ignored = signal.getsignal(signal.SIGHUP) == signal.SIG_IGN  # as under nohup
        os.kill(os.getpid(), signal.SIGTERM if ignored else signal.SIGHUP)


def closed(fileno: int) -> bool:
    """Wait until a terminal is closed; False where this system cannot tell."""
    poll = select.poll()
    poll.register(fileno, 0)  # of a hang-up one is told without asking
    return any(state & select.POLLHUP for _, state in poll.poll())
