"""The engine that reads in this process, one document after the other: for debugging and very small machines.

A document that kills the process ends the run; what was finished is staged.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable

from ingest.engines.attempt import Done, Task, attempt
from ingest.settings import Settings


def run_serially(tasks: Iterable[Task], settings: Settings) -> Generator[Done, None, None]:
    """The outcome of every task, in order."""
    for task in tasks:
        yield Done(task.document_id, task.source, attempt(task, settings))
