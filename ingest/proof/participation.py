"""Which checks a row took part in, and how: found by making the checks again without the row.

A check whose finding is another one when the row is left out, or says something else, has used it. So no check
needs to tell what it read, and a new check is explained from its first day. Findings of checks that rows alone do
not make again are taken as stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ingest.store.arrow import rows_of, with_rows
from schemas.checks import made_from_rows, run_checks
from schemas.grants.checks import grant_slugs
from schemas.rows import Allocation, Amount, DateFact, Extraction, Finding, Table
from schemas.vocabulary import Status

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Part(StrEnum):
    """What a row is to a finding."""

    ROW = "row"  # the finding is about this row
    LINE = "line"  # it is about something on the row's line
    INPUT = "input"  # without the row it would be another
    TABLE = "table"  # it is about the row's whole table
    DOCUMENT = "document"  # it is about every row


class Taking(NamedTuple):
    """A finding and what the row is to it."""

    part: Part
    finding: Finding


# Made of every row there is, and of the file: rows cannot show what they depend on.
_OF_EVERY_ROW = frozenset({"roundtrip-parquet"})


def checks_of(extraction: Extraction, dataset: str, row: DataclassInstance) -> list[Taking]:
    """The stored findings that ``row`` of ``dataset`` took part in: what failed first, what was skipped last."""
    if isinstance(row, Finding):
        return [Taking(Part.ROW, row)]
    moved = _moved(extraction, dataset, row)
    found = []
    for finding in extraction.findings:
        part = _part_of(finding, row, moved)
        if part is not None:
            found.append(Taking(part, finding))
    return _in_order(found)


def checks_beside(extractions: Iterable[Extraction]) -> list[Taking]:
    """The stored findings of documents that belong together, about each other."""
    findings = (f for extraction in extractions for f in extraction.findings)
    return _in_order([Taking(Part.INPUT, f) for f in findings if f.check in grant_slugs()])


def _in_order(found: list[Taking]) -> list[Taking]:
    order = (Status.FAIL, Status.PASS, Status.SKIP)
    return sorted(found, key=lambda t: (order.index(t.finding.status), list(Part).index(t.part), t.finding.check))


def _part_of(finding: Finding, row: DataclassInstance, moved: Counter[Finding]) -> Part | None:
    table_id = getattr(row, "table_id", None)
    if isinstance(row, Allocation) and (finding.table_id, finding.row) == (row.table_id, row.row):
        return Part.ROW
    place = getattr(row, "place", None)
    beside = (
        not isinstance(row, Table) and finding.table_id is None and place is not None and finding.place == place
    )
    if finding in moved:
        return Part.ROW if beside else Part.INPUT
    if beside and finding.check not in made_from_rows():  # a line may hold more than the row that is meant
        return Part.LINE
    if (
        finding.table_id is not None
        and finding.table_id == table_id
        and (finding.row is None or isinstance(row, Table))
    ):
        return Part.TABLE
    return Part.DOCUMENT if finding.check in _OF_EVERY_ROW else None


def _moved(extraction: Extraction, dataset: str, row: DataclassInstance) -> Counter[Finding]:
    """The findings that are other ones as soon as the row is not there, or is another."""
    base = Counter(f for f in run_checks(extraction) if f.check in made_from_rows())
    moved: Counter[Finding] = Counter()
    for other in _without(extraction, dataset, row):
        moved |= base - Counter(run_checks(other))
    return moved


def _without(extraction: Extraction, dataset: str, row: DataclassInstance) -> Iterator[Extraction]:
    if dataset in {"documents", "findings"}:
        return
    rows = rows_of(extraction, dataset)
    yield with_rows(extraction, dataset, [r for r in rows if r is not row])
    other = _other(row)
    if other is not None:
        yield with_rows(extraction, dataset, [other if r is row else r for r in rows])


def _other(row: DataclassInstance) -> DataclassInstance | None:
    """The row with other values in it; None where leaving it out shows all."""
    if isinstance(row, Allocation):
        amount = None if row.amount_sek is None else row.amount_sek + 1_234_567
        share = None if row.share_percent is None else row.share_percent + Decimal("12.34")
        each = None if row.unit_amount_sek is None else row.unit_amount_sek + 1
        return replace(row, amount_sek=amount, share_percent=share, unit_amount_sek=each, recipient="?", name=None)
    if isinstance(row, Amount) and row.amount_sek is not None:
        return replace(row, amount_sek=row.amount_sek * 3)
    if isinstance(row, DateFact) and row.end is not None and row.end.year > 1000:
        return replace(row, start=None, end=row.end - timedelta(days=3_650))
    return None
