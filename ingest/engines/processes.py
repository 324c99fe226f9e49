"""The engine of worker processes: a document that crashes, hangs or swells one costs that document only.

What becomes of a document that killed its worker: ``ingest.engines.tries``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Mapping
from itertools import chain, count
from multiprocessing import connection
from pathlib import Path
from typing import NamedTuple

from ingest.engines.attempt import Batch, Task, attempt
from ingest.engines.process import Worker
from ingest.engines.tries import MOST_TOGETHER, Death, Try, run_tries
from ingest.engines.worker import Job, last_words, work_or_nothing
from ingest.limits import Limits
from ingest.settings import Settings


class Workshop(NamedTuple):
    """How many workers, under which limits, the folder for their last words, how many documents in one go."""

    workers: int
    limits: Limits
    notes: Path
    most_together: int = MOST_TOGETHER


def run_in_processes(tasks: Iterable[Task], settings: Settings, workshop: Workshop) -> Generator[Batch, None, None]:
    """What became of every task, as they come."""
    remaining = iter(tasks)
    first = next(remaining, None)
    if first is None:
        return  # nothing new: no worker need start
    desk = _Workers(settings, workshop)
    try:
        yield from run_tries(chain([first], remaining), desk, workshop.most_together)
    finally:
        desk.kill()


class _Busy(NamedTuple):
    """A job, its number and the worker that has it."""

    number: int
    job: Job
    worker: Worker


class _Workers:
    """The desk before the worker processes: jobs go by their numbers."""

    def __init__(self, settings: Settings, workshop: Workshop) -> None:
        self._settings = settings
        self._workshop = workshop
        self._numbers = count()
        self._waiting: deque[tuple[int, Job]] = deque()
        self._busy: list[_Busy] = []
        self._idle: list[Worker] = []
        self._outcomes: dict[int, Batch | Death] = {}

    def room(self) -> int:
        return 2 * self._workshop.workers  # one that is read and one that waits, so that no worker does

    def submit(self, tried: Try) -> int:
        number = next(self._numbers)
        notes = self._workshop.notes / f"_at-{tried.tasks[0].document_id}"
        job = Job(tried.tasks, self._settings, self._workshop.limits, notes, tried.left_out)
        self._waiting.append((number, job))
        self._hand_out()
        return number

    def _hand_out(self) -> None:
        while self._waiting and len(self._busy) < self._workshop.workers:
            number, job = self._waiting.popleft()
            worker = self._idle.pop() if self._idle else Worker(self._workshop.limits)
            self._busy.append(_Busy(number, job, worker))
            worker.give(work_or_nothing, attempt, job)

    def finished(self, pending: Mapping[int, Try]) -> Iterable[int]:  # noqa: ARG002 - all that were handed in
        ready = set(connection.wait([busy.worker.pipe for busy in self._busy]))
        answered = [busy for busy in self._busy if busy.worker.pipe in ready]
        self._busy = [busy for busy in self._busy if busy.worker.pipe not in ready]
        for number, job, worker in answered:
            try:
                answer: Batch | None = worker.pipe.recv()
            except (EOFError, OSError):
                self._outcomes[number] = Death(worker.kill(), last_words(job.notes))
            else:
                self._outcomes[number] = answer or Death(0, last_words(job.notes))
                self._idle.append(worker)
        self._hand_out()
        return list(self._outcomes)

    def outcome(self, handle: int, tried: Try) -> Batch | Death:  # noqa: ARG002 - known by its number
        return self._outcomes.pop(handle)

    def kill(self) -> None:
        """End all workers, whatever they do; idle ones have nothing to lose."""
        for worker in (*self._idle, *(busy.worker for busy in self._busy)):
            worker.kill()
