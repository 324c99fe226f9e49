"""What a person names -> every document of it with its findings, one at a time, in the order given.

Files and folders are read as ``bilaga ingest`` reads them, and kept nowhere; of a dataset, every check that rows
alone can make is made again. Nothing is counted or printed here: see ``ingest.output.findings``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from ingest.corrections.given import Corrections
from ingest.engines.attempt import Batch, Done, Failure, Task
from ingest.engines.serial import run_serially
from ingest.errors import InputError
from ingest.limits import Limits
from ingest.settings import Settings
from ingest.sources import Source, expand
from schemas.checks import judged
from schemas.grants.brief import Brief, brief_of
from schemas.grants.together import Together, placed, see_together
from schemas.rows import Allocation, DocumentRow, Finding
from schemas.vocabulary import DocumentKind, FailureCategory, Outcome

if TYPE_CHECKING:
    from ingest.store.snapshot import Snapshot


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


class _Document(NamedTuple):
    """A document that is read, before the others are."""

    document: DocumentRow
    findings: tuple[Finding, ...]
    brief: Brief
    allocations: tuple[Allocation, ...]  # where a finding beside others can be about a row

    def among(self, together: Together) -> Checked:
        beside = placed(together.findings[self.document.document_id], self.allocations)
        findings = (*self.findings, *beside)
        return Checked(judged(self.document, findings), findings)


def check_all(inputs: Sequence[str], settings: Settings, workers: int) -> Iterator[Checked | Unreadable]:
    """The documents of ``inputs`` (files, folders, dataset folders); ``workers`` 0 reads in this process."""
    from ingest.store.dataset import find_snapshot

    for snapshot, given in groupby(inputs, key=lambda name: find_snapshot(Path(name))):
        if snapshot is not None:
            yield from _of_dataset(snapshot)
        else:
            yield from _of_sources(list(expand(given)), settings, workers)


def _of_dataset(snapshot: Snapshot) -> Iterator[Checked | Unreadable]:
    from ingest.store.rechecking import recheck_all

    try:
        for extraction, findings in recheck_all(snapshot):
            yield Checked(extraction.document, findings)
        for row in snapshot.inputs:
            if row.outcome is Outcome.FAILED and row.category and row.message:
                yield Unreadable(row.source, row.category, row.message)
    except InputError as error:
        yield Unreadable(snapshot.folder.as_posix(), error.category, error.message)


def _of_sources(sources: Sequence[Source], settings: Settings, workers: int) -> Iterator[Checked | Unreadable]:
    """In the order of ``sources``, whatever the order in which they are finished.

    All are read before the first is given: what a document lacks beside the others, the last may hold.
    """
    ready: dict[int, _Document | Unreadable] = {}
    for batch in _read(_tasks(sources, settings.corrections, ready), settings, min(workers, len(sources))):
        (done,) = batch.done
        ready[int(done.document_id)] = _outcome(done, batch.packed)
    read = {one.document.document_id: one for one in ready.values() if isinstance(one, _Document)}
    together = see_together(one.brief for one in read.values())
    for place in sorted(ready):
        one = ready.pop(place)
        yield one.among(together) if isinstance(one, _Document) else one


def _tasks(
    sources: Sequence[Source], corrections: Corrections, ready: dict[int, _Document | Unreadable]
) -> Iterator[Task]:
    """A task for each source, by its place among them; one whose bytes cannot be had is ``ready`` at once."""
    for place, source in enumerate(sources):
        try:
            data = source.read()
        except InputError as error:
            ready[place] = Unreadable(source.name, error.category, error.message)
        else:
            yield Task(str(place), source.name, data, corrections.of_bytes(data))


def _read(tasks: Iterable[Task], settings: Settings, workers: int) -> Iterator[Batch]:
    if workers == 0:
        yield from run_serially(tasks, settings.of_a_worker)
        return
    from ingest.engines.processes import Workshop, run_in_processes

    with TemporaryDirectory() as notes:
        yield from run_in_processes(
            tasks, settings.of_a_worker, Workshop(workers, Limits(), Path(notes), most_together=1)
        )


def _outcome(done: Done, packed: bytes) -> _Document | Unreadable:
    from ingest.store.staging import unpack_extraction

    if isinstance(done.outcome, Failure):
        return Unreadable(done.source, done.outcome.category, done.outcome.message)
    extraction = unpack_extraction(packed)
    decides = extraction.document.kind is DocumentKind.GOVERNMENT_DECISION  # and is compared with nothing
    allocations = () if decides else extraction.allocations
    return _Document(extraction.document, extraction.findings, brief_of(extraction), allocations)
