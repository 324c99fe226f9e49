"""The engine that reads in this process, one document after the other: for debugging and very small machines.

A document that kills the process ends the run; what was finished is staged.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable

from ingest.engines.attempt import Batch, Task, attempt
from ingest.settings import Settings


def run_serially(tasks: Iterable[Task], settings: Settings) -> Generator[Batch, None, None]:
    """What became of every task, in order."""
    for task in tasks:
        yield attempt((task,), settings)
