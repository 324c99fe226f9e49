"""What a person names -> every document of it with its findings, one at a time, in the order given.

Files and folders are read as ``bilaga ingest`` reads them, and kept nowhere; of a dataset, every check that rows
alone can make is made again. Nothing is counted or printed here: see ``ingest.findings``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ingest.engines.attempt import Done, Failure, Task
from ingest.engines.serial import run_serially
from ingest.errors import InputError
from ingest.limits import Limits
from ingest.settings import Settings
from ingest.sources import Source, expand
from schemas.rows import DocumentRow, Finding
from schemas.vocabulary import FailureCategory, Outcome

if TYPE_CHECKING:
    from ingest.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Checked:
    """A document and its findings."""

    document: DocumentRow
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that could not be read: its name, why, and the line that says what to do."""

    source: str
    category: FailureCategory
    message: str


def check_all(inputs: Sequence[str], settings: Settings, workers: int) -> Iterator[Checked | Unreadable]:
    """The documents of ``inputs`` (files, folders, dataset folders); ``workers`` 0 reads in this process."""
    from ingest.dataset import find_snapshot

    for snapshot, given in groupby(inputs, key=lambda name: find_snapshot(Path(name))):
        if snapshot is not None:
            yield from _of_dataset(snapshot)
        else:
            yield from _of_sources(list(expand(given)), settings, workers)


def _of_dataset(snapshot: Snapshot) -> Iterator[Checked | Unreadable]:
    from ingest.dataset import extractions
    from schemas.checks import recheck

    try:
        for extraction in extractions(snapshot):
            yield Checked(extraction.document, recheck(extraction))
        for row in snapshot.inputs:
            if row.outcome is Outcome.FAILED and row.category and row.message:
                yield Unreadable(row.source, row.category, row.message)
    except InputError as error:
        yield Unreadable(snapshot.folder.as_posix(), error.category, error.message)


def _of_sources(sources: Sequence[Source], settings: Settings, workers: int) -> Iterator[Checked | Unreadable]:
    """In the order of ``sources``, whatever the order in which they are finished."""
    ready: dict[int, Checked | Unreadable] = {}
    shown = 0
    for done in _read(_tasks(sources, ready), settings, min(workers, len(sources))):
        ready[int(done.document_id)] = _outcome(done)
        while shown in ready:
            yield ready.pop(shown)
            shown += 1
    yield from (ready[place] for place in sorted(ready))


def _tasks(sources: Sequence[Source], ready: dict[int, Checked | Unreadable]) -> Iterator[Task]:
    """A task for each source, by its place among them; one whose bytes cannot be had is ``ready`` at once."""
    for place, source in enumerate(sources):
        try:
            yield Task(str(place), source.name, source.read())
        except InputError as error:
            ready[place] = Unreadable(source.name, error.category, error.message)


def _read(tasks: Iterable[Task], settings: Settings, workers: int) -> Iterator[Done]:
    if workers == 0:
        yield from run_serially(tasks, settings)
        return
    from ingest.engines.processes import Workshop, run_in_processes

    with TemporaryDirectory() as notes:
        yield from run_in_processes(tasks, settings, Workshop(workers, Limits(), Path(notes)))


def _outcome(done: Done) -> Checked | Unreadable:
    from ingest.staging import unpack_extraction

    if isinstance(done.outcome, Failure):
        return Unreadable(done.source, done.outcome.category, done.outcome.message)
    extraction = unpack_extraction(done.outcome)
    return Checked(extraction.document, extraction.findings)
