"""A snapshot -> a report: every document's page in worker processes, then the index and the grants.

A source that kills its worker costs its pictures: the document's page is then made without them.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from ingest.engines.worker import begin
from ingest.grants import grants_of
from ingest.limits import Limits
from ingest.proof.originals import Originals
from ingest.report.document import Around, Neighbour, Source, Written, write_page
from ingest.report.folder import new_folder
from ingest.report.index import Entry, entry_of, failed_inputs, troubles_of
from ingest.report.languages import dictionary
from ingest.report.rendering import ASSETS, render
from ingest.report.wish import PagePolicy, ReportWish
from ingest.store.dataset import extractions
from ingest.store.snapshot import Snapshot
from schemas.collection import Grant
from schemas.rows import Extraction
from schemas.vocabulary import Status

_WAITING_PER_WORKER = 2
_KILLED = "its source could not be shown: reading it ended the process that tried"


class Built(NamedTuple):
    """What a report came to."""

    documents: int
    pages: int
    size_bytes: int
    without_pages: int
    faults: tuple[str, ...]  # of ours, each of which cost the page of one document


class _Job(NamedTuple):
    extraction: Extraction
    source: Source
    around: Around


def build(snapshot: Snapshot, out: Path, wish: ReportWish, workers: int) -> Built:
    """Write the report of ``snapshot`` to ``out``. UsageError, InputError, OutputError as they come."""
    originals = Originals(wish.sources)
    with new_folder(out, snapshot.folder) as folder:
        (folder / "documents").mkdir()
        _copy_assets(folder)
        grants = grants_of(snapshot)
        desk = _Desk(snapshot, originals, wish, grants)
        written = list(_written(desk, folder, workers))
        _write_lists(desk, folder)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    pages = [one.pages for one in written]
    return Built(len(desk.entries), sum(pages), size, pages.count(0), tuple(w.fault for w in written if w.fault))


class _Desk:
    """The documents one by one, each with what surrounds it; remembers a line of the index of each."""

    def __init__(self, snapshot: Snapshot, originals: Originals, wish: ReportWish, grants: list[Grant]) -> None:
        self.snapshot = snapshot
        self.wish = wish
        self.grants = grants
        self.entries: list[Entry] = []
        self.failures: list[tuple[str, str, str]] = []
        self._originals = originals
        self._titles = _titles(snapshot)
        self._order = _order(snapshot)
        self._grants = _by_document(grants)

    def jobs(self) -> Iterator[_Job]:
        for extraction in extractions(self.snapshot):
            document = extraction.document
            self.entries.append(entry_of(extraction))
            bad = (f for f in extraction.findings if f.status is Status.FAIL)
            self.failures += [(f.check, str(f.severity), document.document_id) for f in bad]
            source = Source(None)
            if self.wish.pages is not PagePolicy.NONE:
                found = self._originals.find(document)
                source = Source(found.data, found.fault)
            yield _Job(extraction, source, self._around(document.document_id))

    def ordered(self) -> list[Entry]:
        """The entries as the index lists them."""
        place = {document_id: n for n, document_id in enumerate(self._order)}
        return sorted(self.entries, key=lambda e: place[e.document.document_id])

    def _around(self, document_id: str) -> Around:
        at = self._order.index(document_id)
        before, after = (
            Neighbour(self._order[n], self._titles[self._order[n]]) if 0 <= n < len(self._order) else None
            for n in (at - 1, at + 1)
        )
        grants = self._grants.get(document_id, ())
        named = {d: self._titles[d] for grant in grants for d in documents_of(grant) if d in self._titles}
        return Around(before, after, tuple(grants), named)


def documents_of(grant: Grant) -> list[str]:
    """The documents that belong to a grant, the founding one first."""
    return [grant.document_id, *(link.document_id for link in grant.links)]


def _by_document(grants: Iterable[Grant]) -> dict[str, list[Grant]]:
    found: dict[str, list[Grant]] = {}
    for grant in grants:
        for document_id in documents_of(grant):
            found.setdefault(document_id, []).append(grant)
    return found


def _titles(snapshot: Snapshot) -> dict[str, str]:
    table = snapshot.column("documents", "document_id", "title", "source")
    columns = (table[name].to_pylist() for name in ("document_id", "title", "source"))
    return {key: title or source.rsplit("/", 1)[-1] for key, title, source in zip(*columns, strict=True)}


def _kinds(snapshot: Snapshot) -> tuple[list[str], list[str]]:
    """The documents' ids and kinds."""
    table = snapshot.column("documents", "document_id", "kind")
    return table["document_id"].to_pylist(), table["kind"].to_pylist()


def _order(snapshot: Snapshot) -> list[str]:
    """The documents as the index lists them: flagged ones first, then by date, the latest first."""
    table = snapshot.column("documents", "document_id", "status", "document_date")
    columns = (table[name].to_pylist() for name in ("document_id", "status", "document_date"))
    rows = sorted(zip(*columns, strict=True), key=lambda row: row[0])
    rows.sort(key=lambda row: str(row[2] or ""), reverse=True)
    rows.sort(key=lambda row: row[1] != "flagged")
    return [row[0] for row in rows]


def _written(desk: _Desk, folder: Path, workers: int) -> Iterator[Written]:
    """Write every document's page."""
    if workers == 0:
        for job in desk.jobs():
            yield write_page(*job, folder, desk.wish)
        return
    yield from _in_processes(desk, folder, workers)


def _in_processes(desk: _Desk, folder: Path, workers: int) -> Iterator[Written]:
    from pebble import ProcessExpired, ProcessPool

    limits = Limits()
    pool = ProcessPool(workers, context=get_context("spawn"), initializer=begin, initargs=[os.getpid(), limits])
    waiting: list[tuple[Future[Written], _Job]] = []

    def take() -> Written:
        future, job = waiting.pop(0)
        try:
            written: Written = future.result()
        except (ProcessExpired, CancelledError, TimeoutError, MemoryError):
            return write_page(job.extraction, Source(None, _KILLED), job.around, folder, desk.wish)
        return written

    try:
        for job in desk.jobs():
            seconds = limits.seconds_for(job.extraction.document.page_count)
            waiting.append((pool.schedule(write_page, args=[*job, folder, desk.wish], timeout=seconds), job))
            if len(waiting) > workers * _WAITING_PER_WORKER:
                yield take()
        while waiting:
            yield take()
        pool.close()
    finally:
        pool.stop()
        pool.join()


def _copy_assets(folder: Path) -> None:
    """Style and scripts as they are, and the words as a script: a page from disk may load scripts, not data."""
    shutil.copytree(ASSETS, folder / "assets", ignore=shutil.ignore_patterns("__pycache__"))
    words = json.dumps(dictionary(), ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    (folder / "assets" / "words.js").write_text(f"window.bilagaWords = {words};\n", encoding="ascii")


def _write_lists(desk: _Desk, folder: Path) -> None:
    entries = desk.ordered()
    context: dict[str, object] = {
        "entries": entries,
        "troubles": list(troubles_of(desk.failures)),
        "inputs": failed_inputs(desk.snapshot.inputs),
        "grants": sorted(desk.grants, key=lambda g: (-(g.year or 0), g.title or "", g.grant_id)),
        "titles": _titles(desk.snapshot),
        "snapshot": desk.snapshot.id,
        "kinds": sorted({str(e.document.kind) for e in entries}),
        "flagged": sum(e.document.status == "flagged" for e in entries),
        "kind_of": dict(zip(*_kinds(desk.snapshot), strict=True)),
    }
    (folder / "index.html").write_text(render("index.html.j2", desk.wish.language, context), encoding="utf-8")
    (folder / "grants.html").write_text(render("grants.html.j2", desk.wish.language, context), encoding="utf-8")
