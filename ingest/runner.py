"""A run: what of the inputs is new, reading it, publishing it. One bad input costs that input only.

It decides nothing about a document's content and writes only through the store.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol

from ingest.addresses import OBJECT_STORES
from ingest.engines.attempt import Batch, Failure, Task
from ingest.engines.crew import crew_of
from ingest.engines.serial import run_serially
from ingest.errors import InputError
from ingest.limits import Limits
from ingest.ocr.versions import versions_of
from ingest.output.summary import RunSummary, summarise
from ingest.settings import Settings
from ingest.sources import Source, expand
from ingest.store.folder import Store, open_store
from ingest.store.snapshot import Content, Share
from schemas.collection import InputRow
from schemas.vocabulary import Outcome


class Progress(Protocol):
    """Who is told how far a run has come."""

    def left_out(self, message: str) -> None:
        """Files that lie among the inputs are none: which and why."""

    def begin(self, inputs: int) -> None:
        """The number of inputs is known."""

    def finished(self, source: str, failure: str | None, pages: int = 0) -> None:
        """One input is finished; ``failure`` says why it could not be read, ``pages`` how many were read now."""


class Given(NamedTuple):
    """One input whose bytes could be had."""

    source: str
    sha256: str
    size_bytes: int

    @property
    def document_id(self) -> str:
        """The key of its document."""
        return self.sha256[:16]


class _Run:
    """The books of one run."""

    def __init__(self, store: Store, progress: Progress) -> None:
        self._store = store
        self._progress = progress
        self._before = store.current()
        self._known = {d for d, v in self._versions().items() if v in versions_of(d, store.settings)}
        self._staged = store.staging.document_ids()
        self._given: list[Given] = []
        self._unreadable: list[InputRow] = []
        self._failed: dict[str, Failure] = {}
        self._scheduled: set[str] = set()

    def _versions(self) -> dict[str, str]:
        return self._before.versions if self._before else {}

    def left_out(self, message: str) -> None:
        """Tell of files that are no inputs."""
        self._progress.left_out(message)

    def tasks(self, sources: Iterable[Source]) -> Iterator[Task]:
        """A task for each document that neither the dataset nor the staging folder holds."""
        for source in sources:
            try:
                data = source.read()
            except InputError as error:
                self._unreadable.append(self._input_row(source.name, None, error))
                self._progress.finished(source.name, error.message)
                continue
            given = Given(source.name, sha256(data).hexdigest(), len(data))
            self._given.append(given)
            key = given.document_id
            if key in self._known or key in self._staged or key in self._scheduled:
                self._progress.finished(source.name, None)
                continue
            self._scheduled.add(key)
            yield Task(key, source.name, data, self._store.settings.corrections.of_document(key))

    def record(self, batch: Batch) -> None:
        """Keep what became of some tasks: what was read first, so that it is never told before it is safe."""
        if batch.packed:
            self._store.staging.add(batch.packed)
        for done in batch.done:
            if isinstance(done.outcome, Failure):
                self._failed[done.document_id] = done.outcome
                if done.outcome.traceback:
                    self._store.log(done.document_id, done.outcome.traceback)
                self._progress.finished(done.source, done.outcome.message)
            else:
                self._progress.finished(done.source, None, done.outcome)

    def publish(self, share: Share) -> RunSummary:
        """Make the dataset hold what was read, and say what the run came to."""
        now = [*self._unreadable, *(self._row_of(given) for given in self._given)]
        read = {given.document_id for given in self._given} - self._failed.keys()
        fresh = self._store.staging.versions(frozenset(read - self._known))
        before = self._before.inputs if self._before else []
        content = Content(merged_inputs(before, now), self._before, fresh, self._store.settings)
        snapshot = self._store.publish(content, share)
        return summarise(
            snapshot,
            now,
            self._store.settings.corrections.of_documents,
            new_documents=len(fresh),
            published=self._before is None or snapshot.id != self._before.id,
        )

    def _row_of(self, given: Given) -> InputRow:
        failure = self._failed.get(given.document_id)
        return self._input_row(given.source, given, failure)

    def _input_row(self, source: str, given: Given | None, failure: Failure | InputError | None) -> InputRow:
        return InputRow(
            source=source,
            sha256=given.sha256 if given else None,
            document_id=given.document_id if given else None,
            size_bytes=given.size_bytes if given else None,
            outcome=Outcome.FAILED if failure else Outcome.READ,
            category=failure.category if failure else None,
            message=failure.message if failure else None,
            extractor_version=self._store.settings.version,
        )


def merged_inputs(before: Iterable[InputRow], now: Iterable[InputRow]) -> tuple[InputRow, ...]:
    """One row per source and bytes, the latest, sorted; bytes that could be had replace the failure to get any."""
    rows = {(row.source, row.sha256): row for row in before}
    for row in now:
        if row.sha256 is not None:
            rows.pop((row.source, None), None)
        rows[row.source, row.sha256] = row
    return tuple(rows[key] for key in sorted(rows, key=lambda k: (k[0], k[1] or "")))


@dataclass(frozen=True, slots=True)
class Means:
    """What a run may use; no row depends on it.

    ``schemes`` are those of the addresses that may be followed; ``cluster`` is the address of a Ray cluster,
    "local" for one on this machine, None for this machine's own processes.
    """

    limits: Limits = field(default_factory=Limits)
    schemes: frozenset[str] = OBJECT_STORES
    cluster: str | None = None


_USUAL = Means()


def _outcomes(tasks: Iterable[Task], store: Store, workers: int, means: Means) -> Generator[Batch, None, None]:
    notes, settings = store.staging.folder, store.settings.of_a_worker
    if means.cluster is not None:
        from ingest.engines.ray import Cluster, run_on_ray

        return run_on_ray(tasks, settings, Cluster(means.cluster, means.limits, notes))
    if workers == 0:
        return run_serially(tasks, settings)
    from ingest.engines.processes import Workshop, run_in_processes

    return run_in_processes(tasks, settings, Workshop(workers, means.limits, notes))


def ingest(
    inputs: Sequence[str], out: Path, settings: Settings, progress: Progress, workers: int, means: Means = _USUAL
) -> RunSummary:
    """Read ``inputs`` into the datasets under ``out``; ``workers`` 0 reads in this process.

    OutputError when ``out`` cannot be used. An interruption keeps the documents that were finished; the same
    call resumes from them.
    """
    with open_store(out, settings) as store:
        run = _Run(store, progress)
        sources = list(expand(inputs, means.schemes, run.left_out))
        progress.begin(len(sources))
        tasks = run.tasks(sources)
        with closing(_outcomes(tasks, store, min(workers, len(sources)), means)) as outcomes:
            for batch in outcomes:
                run.record(batch)
        with crew_of(workers, means.limits) as crew:
            return run.publish(crew.share)
