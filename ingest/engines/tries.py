"""How often a document is tried whose worker died, without which pages, and when it is given up.

Documents are handed in some together; when their worker died, the one at which it died goes on alone. A worker may
be killed by what it reads or by something else. So a document is tried until it has died twice at the same place:
that page is then left out, and if it was no page, the document is given up.
"""

from __future__ import annotations

import signal
from collections.abc import Generator, Hashable, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple, Protocol, TypeVar

from ingest.engines.attempt import Batch, Done, Failure, Task
from ingest.engines.worker import LastWords
from schemas.vocabulary import FailureCategory

MOST_TOGETHER = 16  # documents: their packing costs each less than a tenth of what it costs one alone
_ENOUGH_BYTES = 2**20  # of files together
_TRIES_TO_ONE_MORE = 4
_MOST_LEFT_OUT = 3  # a document with more pages that kill is given up
_MOST_DEATHS = 10  # each elsewhere: this machine kills, or the document is made to


class Death(NamedTuple):
    """How a worker ended: its exit code (a signal's is negative; 0 where unknown) and what it had been doing."""

    exit_code: int
    words: LastWords


class Try(NamedTuple):
    """Documents under way; what follows is said of one alone: without those pages, after so many deaths, the last
    of them as ``before``.
    """

    tasks: tuple[Task, ...]
    left_out: frozenset[int] = frozenset()
    deaths: int = 0
    before: Death | None = None

    def parted(self, death: Death) -> Iterator[Try]:
        """How to go on with several documents: the one at which they died alone; each alone where none is known."""
        at = death.words.document
        if at is None or at >= len(self.tasks):
            yield from (Try((task,)) for task in self.tasks)
            return
        yield Try(self.tasks[:at] + self.tasks[at + 1 :])
        yield Try((self.tasks[at],), deaths=1, before=death)

    def after(self, death: Death) -> Try | Failure:
        """How to go on with one document; the failure when it is given up."""
        again = self._replace(deaths=self.deaths + 1, before=death)
        if self.before is None or self.before.words.place != death.words.place:
            return again if again.deaths < _MOST_DEATHS else again.given_up(death)
        page = death.words.page
        if page is None or len(self.left_out) == _MOST_LEFT_OUT:
            return again.given_up(death)
        return again._replace(before=None, left_out=self.left_out | {page})

    def given_up(self, death: Death) -> Failure:
        """Why the document is given up, with the place where it killed."""
        words = death.words
        where = f" at page {words.page}" if words.page else f" while {words.stage}" if words.stage else ""
        crashed = words.category is FailureCategory.CRASH
        how = f" ({_ending(death.exit_code)})" if crashed and death.exit_code else ""
        what = f"{_WHAT_IT_DID[words.category]}{where}{how}, tried {self.deaths} times"
        return Failure(words.category, f"{self.tasks[0].source}: {what}; report it with the file", words.trace)


_WHAT_IT_DID = {
    FailureCategory.TIMEOUT: "not finished within its time",
    FailureCategory.MEMORY: "needs more memory than a worker may have",
    FailureCategory.CRASH: "killed the process that read it",
}


def _ending(exit_code: int) -> str:
    """An exit code in words: a negative one is a signal's."""
    try:
        return signal.Signals(-exit_code).name
    except ValueError:
        return f"exit code {exit_code}"


Handle = TypeVar("Handle", bound=Hashable)


class Desk(Protocol[Handle]):
    """Where tries are handed in and what became of them is had: local processes, a cluster."""

    def room(self) -> int:
        """How many tries may be under way."""

    def submit(self, tried: Try) -> Handle:
        """Begin one."""

    def finished(self, pending: Mapping[Handle, Try]) -> Iterable[Handle]:
        """Wait until some are finished: which."""

    def outcome(self, handle: Handle, tried: Try) -> Batch | Death:
        """What became of it."""


class _Waiting:
    """The tasks that are not under way, in the order in which they will be."""

    def __init__(self, tasks: Iterable[Task], most_together: int) -> None:
        self._tasks = iter(tasks)
        self._most_together = most_together
        self._again: list[Try] = []
        self._tries = 0

    def __iter__(self) -> Iterator[Try]:
        """The next tries; what is put back comes first."""
        while some := self._again.pop() if self._again else self._next():
            yield some

    def _next(self) -> Try | None:
        """Some tasks together, few at first: so that few documents are shared out evenly."""
        self._tries += 1
        most = min(self._most_together, 1 + self._tries // _TRIES_TO_ONE_MORE)
        tasks: list[Task] = []
        size = 0
        while len(tasks) < most and size < _ENOUGH_BYTES and (task := next(self._tasks, None)):
            tasks.append(task)
            size += len(task.data)
        return Try(tuple(tasks)) if tasks else None

    def put_back(self, tries: Iterable[Try]) -> None:
        """Take these before any others."""
        self._again += tries


def run_tries(
    tasks: Iterable[Task], desk: Desk[Handle], most_together: int = MOST_TOGETHER
) -> Generator[Batch, None, None]:
    """What became of every task, as they come; what killed its worker and may still be read is handed in again."""
    waiting = _Waiting(tasks, most_together)
    pending: dict[Handle, Try] = {}
    while True:
        for tried in islice(waiting, max(0, desk.room() - len(pending))):
            pending[desk.submit(tried)] = tried
        if not pending:
            return
        for handle in desk.finished(pending):
            tried = pending.pop(handle)
            outcome = desk.outcome(handle, tried)
            if isinstance(outcome, Batch):
                waiting.put_back(_unread(tried, outcome))
                yield outcome
            elif len(tried.tasks) > 1:
                waiting.put_back(tried.parted(outcome))
            elif isinstance(again := tried.after(outcome), Try):
                waiting.put_back([again])
            else:
                (task,) = tried.tasks
                yield Batch((Done(task.document_id, task.source, again),))


def _unread(tried: Try, batch: Batch) -> Iterator[Try]:
    """The documents of a try that its worker had no time for."""
    left = tried.tasks[len(batch.done) :]
    if left:
        yield Try(left)
