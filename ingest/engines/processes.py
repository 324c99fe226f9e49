"""The engine of worker processes: a document that crashes, hangs or swells one costs that document only.

A document that killed its worker is tried once more in a fresh one, for the fault may have been another's. If it
kills that too while a page is read, the page is left out and the rest is read; else the document is given up.
pebble and not ``concurrent.futures``: there, one dying worker takes the results of all others with it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from multiprocessing.resource_tracker import ensure_running
from pathlib import Path
from typing import NamedTuple

from pebble import ProcessExpired, ProcessPool

from ingest.engines.attempt import Attempt, Done, Failure, Task, attempt
from ingest.engines.worker import Job, LastWords, begin, last_words, work
from ingest.limits import Limits
from ingest.settings import Settings
from schemas.vocabulary import FailureCategory

_WAITING_PER_WORKER = 2  # so many documents' bytes are held in memory for each worker
_MOST_LEFT_OUT = 3  # a document with more pages that kill is given up


class Workshop(NamedTuple):
    """How many workers, under which limits, and the folder for their last words."""

    workers: int
    limits: Limits
    notes: Path


class _Try(NamedTuple):
    """A document under way: after so many deaths, without those pages."""

    task: Task
    deaths: int = 0
    left_out: frozenset[int] = frozenset()


class _Death(NamedTuple):
    """How a worker ended."""

    exit_code: int
    words: LastWords


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Threads and processes started within never see Ctrl-C: the parent alone decides what becomes of them."""
    if sys.platform == "win32":
        yield
        return
    ensure_running()  # starting it later would let interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def run_in_processes(tasks: Iterable[Task], settings: Settings, workshop: Workshop) -> Generator[Done, None, None]:
    """The outcome of every task, as they come."""
    remaining = iter(tasks)
    first = next(remaining, None)
    if first is None:
        return  # nothing new: no worker need start
    bench = _Bench(settings, workshop)
    try:
        with _interrupts_held_back():
            bench.schedule(_Try(first))
        while bench.pending:
            for task in islice(remaining, workshop.workers * _WAITING_PER_WORKER - len(bench.pending)):
                bench.schedule(_Try(task))
            yield from bench.finished()
        bench.pool.close()
    finally:
        bench.pool.stop()
        bench.pool.join()


class _Bench:
    """The pool and what is under way in it."""

    def __init__(self, settings: Settings, workshop: Workshop) -> None:
        self._settings = settings
        self._workshop = workshop
        self.pending: dict[Future[Attempt], _Try] = {}
        self.pool = ProcessPool(
            workshop.workers,
            context=get_context("spawn"),
            initializer=begin,
            initargs=[os.getpid(), workshop.limits],
        )

    def schedule(self, tried: _Try) -> None:
        job = Job(tried.task, self._settings, self._workshop.limits, self._notes(tried.task), tried.left_out)
        self.pending[self.pool.schedule(work, args=[attempt, job])] = tried

    def _notes(self, task: Task) -> Path:
        return self._workshop.notes / f"_at-{task.document_id}"

    def finished(self) -> Iterator[Done]:
        """Wait until a worker has something to say; what killed one and may still be read is scheduled again."""
        for future in wait(self.pending, return_when=FIRST_COMPLETED).done:
            tried = self.pending.pop(future)
            outcome = self._outcome(future, tried)
            if isinstance(outcome, _Death):
                again = _next_try(tried, outcome)
                if again is not None:
                    self.schedule(again)
                    continue
                outcome = _given_up(tried, outcome)
            yield Done(tried.task.document_id, tried.task.source, outcome)

    def _outcome(self, future: Future[Attempt], tried: _Try) -> Attempt | _Death:
        try:
            return future.result()
        except (ProcessExpired, CancelledError) as error:
            return _Death(getattr(error, "exitcode", None) or 0, last_words(self._notes(tried.task)))


def _next_try(tried: _Try, death: _Death) -> _Try | None:
    """How to go on with a document that killed its worker; None to give it up."""
    if not tried.deaths:
        return tried._replace(deaths=1)
    page = death.words.page
    if page is None or page in tried.left_out or len(tried.left_out) == _MOST_LEFT_OUT:
        return None
    return tried._replace(deaths=tried.deaths + 1, left_out=tried.left_out | {page})


_WHAT_IT_DID = {
    FailureCategory.TIMEOUT: "not finished within its time",
    FailureCategory.MEMORY: "needs more memory than a worker may have",
    FailureCategory.CRASH: "killed the process that read it",
}


def _given_up(tried: _Try, death: _Death) -> Failure:
    words = death.words
    where = f" at page {words.page}" if words.page else f" while {words.stage}" if words.stage else ""
    how = f" ({_ending(death.exit_code)})" if words.category is FailureCategory.CRASH else ""
    what = f"{_WHAT_IT_DID[words.category]}{where}{how}, tried {tried.deaths + 1} times"
    return Failure(words.category, f"{tried.task.source}: {what}; report it with the file", words.trace)


def _ending(exit_code: int) -> str:
    """An exit code in words: a negative one is a signal's."""
    try:
        return signal.Signals(-exit_code).name
    except ValueError:
        return f"exit code {exit_code}"
