"""The engine of worker processes: a document that crashes, hangs or swells one costs that document only.

What becomes of a document that killed its worker: ``ingest.engines.tries``.
pebble and not ``concurrent.futures``: there, one dying worker takes the results of all others with it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import contextmanager
from itertools import chain
from multiprocessing import active_children, get_context
from multiprocessing.resource_tracker import ensure_running
from pathlib import Path
from typing import NamedTuple

from pebble import ProcessExpired, ProcessPool

from ingest.engines.attempt import Batch, Task, attempt
from ingest.engines.tries import MOST_TOGETHER, Death, Try, run_tries
from ingest.engines.worker import Job, begin, last_words, work
from ingest.errors import InputError
from ingest.limits import Limits
from ingest.settings import Settings

_UNDER_WAY_PER_WORKER = 2  # one that is read and one that waits, so that no worker does


class Workshop(NamedTuple):
    """How many workers, under which limits, the folder for their last words, how many documents in one go."""

    workers: int
    limits: Limits
    notes: Path
    most_together: int = MOST_TOGETHER


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Threads and processes started within never see Ctrl-C: the parent alone decides what becomes of them.

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


def run_in_processes(tasks: Iterable[Task], settings: Settings, workshop: Workshop) -> Generator[Batch, None, None]:
    """What became of every task, as they come."""
    remaining = iter(tasks)
    first = next(remaining, None)
    if first is None:
        return  # nothing new: no worker need start
    others = set(active_children())
    desk = _Pool(settings, workshop)
    try:
        yield from run_tries(chain([first], remaining), desk, workshop.most_together)
        desk.pool.close()
        desk.pool.join()
    finally:
        # A worker that is only starting when a run is interrupted would complain of its parent.
        for worker in set(active_children()) - others:
            worker.kill()
        desk.pool.stop()
        desk.pool.join()


class _Pool:
    """The desk before the worker processes."""

    def __init__(self, settings: Settings, workshop: Workshop) -> None:
        self._settings = settings
        self._workshop = workshop
        self.pool = ProcessPool(
            workshop.workers,
            context=get_context("spawn"),
            initializer=begin,
            initargs=[os.getpid(), workshop.limits],
        )

    def room(self) -> int:
        return self._workshop.workers * _UNDER_WAY_PER_WORKER

    def submit(self, tried: Try) -> Future[Batch]:
        job = Job(tried.tasks, self._settings, self._workshop.limits, self._notes(tried), tried.left_out)
        with _interrupts_held_back():  # the first starts the workers
            future: Future[Batch] = self.pool.schedule(work, args=[attempt, job])
        return future

    def _notes(self, tried: Try) -> Path:
        return self._workshop.notes / f"_at-{tried.tasks[0].document_id}"

    def finished(self, pending: Mapping[Future[Batch], Try]) -> Iterable[Future[Batch]]:
        return wait(pending, return_when=FIRST_COMPLETED).done

    def outcome(self, handle: Future[Batch], tried: Try) -> Batch | Death:
        try:
            return handle.result()
        except (ProcessExpired, CancelledError, InputError) as error:
            return Death(getattr(error, "exitcode", None) or 0, last_words(self._notes(tried)))
