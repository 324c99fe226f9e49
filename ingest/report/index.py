"""The index of a report: a line for each document, what could not be read, and the checks that failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import PurePosixPath
from typing import NamedTuple

from ingest.report.numbers import kronor
from schemas.collection import InputRow
from schemas.rows import DocumentRow, Extraction
from schemas.vocabulary import AmountRole, RowType, Severity, Status, TableKind


class Entry(NamedTuple):
    """A document in the index; ``total`` is what it disposes of, as stated or else as its largest table sums."""

    document: DocumentRow
    title: str
    name: str  # of its file
    total: Decimal | None
    recipients: int
    errors: int
    warnings: int
    infos: int
    checks: tuple[str, ...]  # the slugs that failed

    @property
    def failed(self) -> int:
        """All failed checks."""
        return self.errors + self.warnings + self.infos

    @property
    def total_shown(self) -> str:
        """The total in kronor."""
        return kronor(self.total)


class Trouble(NamedTuple):
    """A check that failed, in how many documents and how often."""

    check: str
    severity: str
    documents: int
    findings: int


def entry_of(extraction: Extraction) -> Entry:
    """A document's line."""
    document = extraction.document
    bad = [f for f in extraction.findings if f.status is Status.FAIL]
    count = Counter(f.severity for f in bad)
    name = PurePosixPath(document.source).name
    return Entry(
        document,
        document.title or name,
        name,
        _total(extraction),
        len({(r.table_id, r.row) for r in extraction.allocations if r.row_type is RowType.RECIPIENT}),
        count[Severity.ERROR],
        count[Severity.WARNING],
        count[Severity.INFO],
        tuple(sorted({f.check for f in bad})),
    )


def _total(extraction: Extraction) -> Decimal | None:
    """The first total that the prose states, else the largest table's, printed or summed."""
    stated = (a.amount_sek for a in extraction.amounts if a.role is AmountRole.TOTAL and a.amount_sek is not None)
    total = next(stated, None)
    if total is not None:
        return total
    tables = (t for t in extraction.tables if t.kind in {TableKind.ALLOCATION, TableKind.TIER})
    sums = (t.stated_total_sek if t.stated_total_sek is not None else t.computed_total_sek for t in tables)
    return max((s for s in sums if s is not None), default=None)


def troubles_of(failures: Iterable[tuple[str, str, str]]) -> Iterator[Trouble]:
    """The checks that failed, given as (check, severity, document), the worst first."""
    held: dict[tuple[str, str], Counter[str]] = {}
    for check, severity, document in failures:
        held.setdefault((check, severity), Counter())[document] += 1
    order = list(Severity)
    for (check, severity), documents in sorted(
        held.items(), key=lambda i: (order.index(Severity(i[0][1])), -len(i[1]), i[0][0])
    ):
        yield Trouble(check, severity, len(documents), documents.total())


def failed_inputs(inputs: Iterable[InputRow]) -> list[InputRow]:
    """The inputs that could not be read."""
    return [row for row in inputs if row.outcome == "failed"]
