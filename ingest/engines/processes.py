"""The engine of worker processes: a document that crashes or hangs one costs that document only.

pebble and not ``concurrent.futures``: there, one dying worker takes the results of all others with it.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context

from pebble import ProcessExpired, ProcessPool

from ingest.engines.attempt import Attempt, Done, Failure, Task, attempt
from ingest.settings import Settings
from schemas.vocabulary import FailureCategory

# A page takes some tens of milliseconds; a document that needs minutes is in a loop.
_SECONDS = 300
_WAITING_PER_WORKER = 2  # so many documents' bytes are held in memory for each worker


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Threads and processes started within never see Ctrl-C: the parent alone decides what becomes of them."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def run_in_processes(tasks: Iterable[Task], settings: Settings, workers: int) -> Generator[Done, None, None]:
    """The outcome of every task, as they come."""
    remaining = iter(tasks)
    first = next(remaining, None)
    if first is None:
        return  # nothing new: no worker need start
    pool = ProcessPool(workers, context=get_context("spawn"))
    pending: dict[Future[Attempt], Task] = {}
    try:
        with _interrupts_held_back():
            _schedule(pool, first, settings, pending)
        while pending:
            for task in islice(remaining, workers * _WAITING_PER_WORKER - len(pending)):
                _schedule(pool, task, settings, pending)
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                task = pending.pop(future)
                yield Done(task.document_id, task.source, _outcome(future, task))
        pool.close()
    finally:
        pool.stop()
        pool.join()


def _schedule(pool: ProcessPool, task: Task, settings: Settings, pending: dict[Future[Attempt], Task]) -> None:
    pending[pool.schedule(attempt, args=[task, settings], timeout=_SECONDS)] = task


def _outcome(future: Future[Attempt], task: Task) -> Attempt:
    try:
        return future.result()
    except TimeoutError:
        message = f"{task.source}: not finished within {_SECONDS} seconds; report it with the file"
        return Failure(FailureCategory.TIMEOUT, message)
    except (ProcessExpired, CancelledError) as error:
        code = getattr(error, "exitcode", None)
        message = f"{task.source}: killed the process that read it (exit code {code}); report it with the file"
        return Failure(FailureCategory.CRASH, message)
