"""Some worker processes that share out the parts of one work, such as the buckets of a snapshot.

No part is lost with a worker: what it died of, or could not do, is done in this process, which says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import connection
from typing import TypeVar

from ingest.engines.process import Worker
from ingest.limits import Limits

Part = TypeVar("Part")
Result = TypeVar("Result")


class Crew:
    """Workers that start when there is work for them."""

    def __init__(self, most: int, limits: Limits) -> None:
        """``most`` processes, each with the memory that ``limits`` allow it."""
        self._most = most
        self._limits = limits
        self._idle: list[Worker] = []
        self._busy: dict[connection.Connection, Worker] = {}

    def share(self, function: Callable[[Part], Result], parts: Iterable[Part]) -> Iterator[Result]:
        """``function`` of each part, as they come; both must be fit to be sent to another process."""
        waiting = list(parts)
        if not self._most or len(waiting) < 2:  # one worker too: the memory that a part takes ends with it
            yield from map(function, waiting)
            return
        waiting.reverse()
        given: dict[connection.Connection, Part] = {}
        while waiting or given:
            while waiting and len(given) < self._most:
                worker = self._idle.pop() if self._idle else Worker(self._limits)
                self._busy[worker.pipe] = worker
                given[worker.pipe] = waiting.pop()
                worker.give(function, given[worker.pipe])
            ready = set(connection.wait(list(given)))
            for pipe in [pipe for pipe in given if pipe in ready]:
                yield self._result(pipe, function, given.pop(pipe))

    def _result(self, pipe: connection.Connection, function: Callable[[Part], Result], part: Part) -> Result:
        worker = self._busy.pop(pipe)
        try:
            result: Result = worker.pipe.recv()
        except (EOFError, OSError):
            worker.kill()
            return function(part)
        self._idle.append(worker)
        return result

    def kill(self) -> None:
        """End all of them."""
        for worker in (*self._idle, *self._busy.values()):
            worker.kill()


@contextmanager
def crew_of(most: int, limits: Limits) -> Iterator[Crew]:
    """A crew that ends with the block."""
    crew = Crew(most, limits)
    try:
        yield crew
    finally:
        crew.kill()
