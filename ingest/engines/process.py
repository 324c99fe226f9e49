"""A worker process and the pipe to it: it does what comes through the pipe and shares nothing with the others.

Its death, at whatever moment, is the end of its pipe and no more. What that means is for those who gave it work:
``ingest.engines.processes`` and ``ingest.engines.crew``.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.resource_tracker import ensure_running

from ingest.engines.worker import serve
from ingest.limits import Limits


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Processes started within never see Ctrl-C: the parent alone decides what becomes of them.

    Nor does the parent stop between starting a process and telling it what to do: it would die with a traceback.
    """
    if sys.platform == "win32":
        yield
        return
    ensure_running()  # starting it later would let interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Worker:
    """A process and the pipe to it."""

    def __init__(self, limits: Limits) -> None:
        """It starts, and has the memory that ``limits`` allow it."""
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, os.getpid(), limits), daemon=True)
        with _interrupts_held_back():
            self.process.start()
        theirs.close()  # theirs alone: it ends with the process

    def give(self, function: Callable[..., object], *arguments: object) -> None:
        """Hand in some work; that it has died meanwhile shows when its answer is awaited."""
        with suppress(OSError):
            self.pipe.send((function, arguments))

    def kill(self) -> int:
        """End it, whatever it does: its exit code, that of its own death where it was dead."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        code = self.process.exitcode or 0
        self.process.close()
        return code
