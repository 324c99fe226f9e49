"""Whether a document's rows agree with each other, with their findings made again, and with what they say is print.

Reads rows and no source: see ``printed`` for what stands in the file itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.corrections.reviewed import applied
from ingest.proof.address import addresses, row_address
from ingest.proof.verification.corrections import faults_of_corrections
from ingest.proof.verification.report import Fault, Report
from ingest.store.arrow import EXTRACTED, rows_of
from ingest.store.snapshot import Snapshot
from ingest.version import VERSION
from schemas.checks import made_from_rows, recheck, roundtrip_print
from schemas.grants.checks import grant_slugs
from schemas.grants.together import Together, findings_among
from schemas.rows import Allocation, DocumentRow, Extraction, Finding, FormField, Place
from schemas.vocabulary import DocumentStatus, RowType, Severity, Status

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def of_this_version(document: DocumentRow) -> bool:
    """Whether this version read a document, so that it makes the same of it."""
    return document.extractor_version.partition("+")[0] == VERSION


class Rows:
    """The rows of a snapshot, each named by its file, its number there and its address."""

    def __init__(self, snapshot: Snapshot) -> None:
        """``snapshot`` is read again only where a fault is to be named."""
        self._snapshot = snapshot

    def fault(self, extraction: Extraction, dataset: str, position: int, column: str | None, message: str) -> Fault:
        """What does not hold in the row at ``position`` of a document's rows of ``dataset``."""
        document = extraction.document.document_id
        names = list(addresses(dataset, document, rows_of(extraction, dataset)))
        path, first = self._start(dataset, document)
        file = path.relative_to(self._snapshot.folder).as_posix() if path else dataset
        return Fault(file, message, first + position + 1, column, names[position])

    def _start(self, dataset: str, document: str) -> tuple[Path | None, int]:
        """The file with a document's rows, and how many rows stand before them."""
        import pyarrow.parquet as pq

        for path in self._snapshot.files(dataset):
            with path.open("rb") as file:
                ids = (
                    pq.ParquetFile(file).read(columns=["document_id"], use_threads=False)["document_id"].to_pylist()
                )
            if document in ids:
                return path, ids.index(document)
        return None, 0


def verify_rows(extraction: Extraction, together: Together, rows: Rows, report: Report) -> None:
    """Everything that a document's rows must hold; ``together`` is what all documents say."""
    for faults in (_keys, _tables, _places, faults_of_corrections):
        report.faults += [rows.fault(extraction, *where) for where in faults(extraction)]
    report.counts["values corrected by a person"] += len(applied(extraction))
    _print(extraction, rows, report)
    _findings(extraction, together, rows, report)


# A fault before it has a name: dataset, position, column, message
_Where = tuple[str, int, str | None, str]


def _keys(extraction: Extraction) -> Iterator[_Where]:
    """Names that are given once, and rows that name what is there."""
    document = extraction.document.document_id
    tables = {t.table_id for t in extraction.tables}
    for position, table in enumerate(extraction.tables):
        if (table.table_id, table.seq) != (f"{document}/{position + 1}", position + 1):
            yield "tables", position, "table_id", f"is {table.table_id}, and the {position + 1}. of the document"
    for position, condition in enumerate(extraction.conditions):
        if condition.seq != position + 1:
            yield "conditions", position, "seq", f"is {condition.seq}, and the {position + 1}. of the document"
    cells = {(a.table_id, a.row) for a in extraction.allocations}
    held: tuple[tuple[str, tuple[Allocation | FormField | Finding, ...]], ...] = (
        ("allocations", extraction.allocations),
        ("form_fields", extraction.form_fields),
        ("findings", extraction.findings),
    )
    for dataset, found in held:
        for position, row in enumerate(found):
            if row.table_id is not None and row.table_id not in tables:
                yield dataset, position, "table_id", f"names {row.table_id}, which tables lacks"
            elif isinstance(row, Finding) and row.row is not None and (row.table_id, row.row) not in cells:
                yield dataset, position, "row", f"names {row_address(row.table_id, row.row)}, which is not there"


def _tables(extraction: Extraction) -> Iterator[_Where]:
    """Rows that count from 1 with as many cells each, and as many recipients as their table says."""
    cells: defaultdict[str, Counter[int]] = defaultdict(Counter)
    recipients: defaultdict[str, set[int]] = defaultdict(set)
    for cell in extraction.allocations:
        cells[cell.table_id][cell.row] += 1
        if cell.row_type is RowType.RECIPIENT:
            recipients[cell.table_id].add(cell.row)
    for position, table in enumerate(extraction.tables):
        counted = cells[table.table_id]
        if sorted(counted) != list(range(1, len(counted) + 1)):
            yield "tables", position, None, f"its rows in allocations are not 1 to {max(counted)}: some are missing"
        if len(set(counted.values())) > 1:
            yield "tables", position, None, "its rows in allocations have not as many cells each"
        if counted and len(recipients[table.table_id]) != table.row_count:
            there = len(recipients[table.table_id])
            yield "tables", position, "row_count", f"is {table.row_count}, and allocations has {there}"


def _places(extraction: Extraction) -> Iterator[_Where]:
    """Pages that the document has, lines from 1, boxes whose sides are in order."""
    pages = extraction.document.page_count
    for dataset in EXTRACTED[1:]:
        for position, row in enumerate(rows_of(extraction, dataset)):
            place: Place | None = getattr(row, "place", None)
            if place is None:
                continue
            if not 1 <= place.page <= pages:
                yield dataset, position, "page", f"is {place.page}, and the document has {pages} pages"
            if place.line < 1:
                yield dataset, position, "line", f"is {place.line}, and lines count from 1"
            box = place.bbox
            if box is not None and not (box.x0 <= box.x1 and box.top <= box.bottom):
                yield dataset, position, "bbox", "its right or bottom side lies before its left or top side"


def _print(extraction: Extraction, rows: Rows, report: Report) -> None:
    """Each amount, share and date in Swedish print is what ``text`` says."""
    for name, outcomes in roundtrip_print.printed_again(extraction).items():
        report.counts[f"{name} printed again"] += outcomes.count(True)
        report.counts["values in a form that cannot be printed again"] += outcomes.count(False)
        for outcome in outcomes:
            if isinstance(outcome, Finding):
                where = _row_at(extraction, name, outcome)
                message = f'"{outcome.expected}" is printed, and {outcome.actual} is stored'
                if where is not None:
                    report.faults.append(rows.fault(extraction, *where, message))
                else:
                    report.fault(extraction.document.source, message)


def _row_at(extraction: Extraction, name: str, finding: Finding) -> tuple[str, int, str] | None:
    """Dataset, position and column of the value that a finding of roundtrip-print is about."""
    column = {"amounts": "amount_sek", "shares": "share_percent", "dates": "start"}[name]
    dataset = "dates" if name == "dates" else "amounts" if finding.table_id is None else "allocations"
    found: tuple[DataclassInstance, ...] = rows_of(extraction, dataset)
    for position, row in enumerate(found):
        text = getattr(row, "share_text" if name == "shares" else "text", None)
        same = getattr(row, "place", None) == finding.place and text is not None
        if same and " ".join(str(text).split()) == " ".join((finding.expected or "").split()):
            return dataset, position, column
    near = [p for p, row in enumerate(found) if getattr(row, "place", None) == finding.place]
    return (dataset, near[0], column) if near else None


def _findings(extraction: Extraction, together: Together, rows: Rows, report: Report) -> None:
    """The findings made again are those stored, and the document is flagged as they say."""
    stored = extraction.findings
    failed = [f for f in stored if f.status is Status.FAIL]
    flagged = any(f.severity is Severity.ERROR for f in failed)
    document = extraction.document
    if (document.status is DocumentStatus.FLAGGED) != flagged:
        report.faults.append(rows.fault(extraction, "documents", 0, "status", "is not what its findings say"))
    if document.findings_failed != len(failed):
        message = f"is {document.findings_failed}, and {len(failed)} findings failed"
        report.faults.append(rows.fault(extraction, "documents", 0, "findings_failed", message))
    if not of_this_version(document):
        report.counts["findings of another version, not made again"] += len(stored)
        return
    slugs = made_from_rows() | grant_slugs()
    made = sum(f.check in slugs for f in stored)
    report.counts["findings made again"] += made
    report.counts["findings that need the source, taken as stored"] += len(stored) - made
    again = findings_among(replace(extraction, findings=recheck(extraction)), together)
    for finding in (Counter(stored) - Counter(again)).elements():
        message = f'{finding.check} ({finding.status}) does not come of the rows: "{finding.message}"'
        report.faults.append(rows.fault(extraction, "findings", stored.index(finding), None, message))
    for finding in (Counter(again) - Counter(stored)).elements():
        where = row_address(finding.table_id, finding.row)
        message = f'{finding.check} made again says ({finding.status}): "{finding.message}"; it is not stored'
        report.faults.append(Fault("findings", message, address=where or document.document_id))
