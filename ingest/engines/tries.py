"""How often a document is tried whose worker died, without which pages, and when it is given up.

A worker may be killed by what it reads or by something else. So a document is tried until it has died twice at the
same place: that page is then left out, and if it was no page, the document is given up.
"""

from __future__ import annotations

import signal
from collections.abc import Generator, Hashable, Iterable, Mapping
from itertools import islice
from typing import NamedTuple, Protocol, TypeVar

from ingest.engines.attempt import Attempt, Done, Failure, Task
from ingest.engines.worker import LastWords
from schemas.vocabulary import FailureCategory

_MOST_LEFT_OUT = 3  # a document with more pages that kill is given up
_MOST_DEATHS = 10  # each elsewhere: this machine kills, or the document is made to


class Death(NamedTuple):
    """How a worker ended: its exit code (a signal's is negative; 0 where unknown) and what it had been doing."""

    exit_code: int
    words: LastWords


class Try(NamedTuple):
    """A document under way: without those pages, after so many deaths, the last of them as ``before``."""

    task: Task
    left_out: frozenset[int] = frozenset()
    deaths: int = 0
    before: Death | None = None

    def after(self, death: Death) -> Try | Failure:
        """How to go on; the failure when the document is given up."""
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
        return Failure(words.category, f"{self.task.source}: {what}; report it with the file", words.trace)


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
        """How many documents may be under way."""

    def submit(self, tried: Try) -> Handle:
        """Begin one."""

    def finished(self, pending: Mapping[Handle, Try]) -> Iterable[Handle]:
        """Wait until some are finished: which."""

    def outcome(self, handle: Handle, tried: Try) -> Attempt | Death:
        """What became of it."""


def run_tries(tasks: Iterable[Task], desk: Desk[Handle]) -> Generator[Done, None, None]:
    """The outcome of every task, as they come; what killed its worker and may still be read is handed in again."""
    remaining = iter(tasks)
    pending: dict[Handle, Try] = {}
    while True:
        for task in islice(remaining, max(0, desk.room() - len(pending))):
            pending[desk.submit(Try(task))] = Try(task)
        if not pending:
            return
        for handle in desk.finished(pending):
            tried = pending.pop(handle)
            outcome = desk.outcome(handle, tried)
            again = tried.after(outcome) if isinstance(outcome, Death) else outcome
            if isinstance(again, Try):
                pending[desk.submit(again)] = again
            else:
                yield Done(tried.task.document_id, tried.task.source, again)
