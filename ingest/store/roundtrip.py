"""roundtrip-parquet: rows read back from Parquet equal the rows written, types and values.

The check that needs Arrow. It stands here and not in ``schemas.checks``, because it proves the store's conversion
and not the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.store.arrow import extractions_to_tables, rows_of, table_to_rows
from schemas.rows import Extraction, Finding
from schemas.vocabulary import Severity, Status

SLUG = "roundtrip-parquet"


def check_roundtrip(extraction: Extraction) -> Finding:
    """Whether every row of ``extraction`` comes back from Parquet as it was, types and values."""
    return _finding(_difference((extraction,)))


def check_roundtrips(extractions: Sequence[Extraction]) -> list[Finding]:
    """The same for each of some documents, which together cost little more than one alone."""
    if _difference(extractions) is None:
        return [_finding(None)] * len(extractions)
    return [check_roundtrip(extraction) for extraction in extractions]


def _through_parquet(table: pa.Table) -> pa.Table:
    file = BytesIO()
    pq.write_table(table, file)
    return pq.ParquetFile(file).read(use_threads=False)


def _difference(extractions: Sequence[Extraction]) -> tuple[str, str, str] | None:
    """The first difference: where, what was written, what came back."""
    for dataset, table in extractions_to_tables(extractions).items():
        written = [row for extraction in extractions for row in rows_of(extraction, dataset)]
        if not written:
            continue
        through = _through_parquet(table)
        back = table_to_rows(dataset, through)
        if len(back) != len(written):
            return f"number of rows in {dataset}", str(len(written)), str(len(back))
        if back == written and through["document_id"].equals(table["document_id"]):
            continue
        for number, (one, other) in enumerate(zip(written, back, strict=True), start=1):
            if one != other:
                names = [f for f in type(one).__dataclass_fields__ if getattr(one, f) != getattr(other, f)]
                name = names[0]
                return f"{dataset} row {number}, {name}", repr(getattr(one, name)), repr(getattr(other, name))
        return f"documents of the rows in {dataset}", "as written", "otherwise"
    return None


def _finding(difference: tuple[str, str, str] | None) -> Finding:
    if difference is None:
        return Finding(
            check=SLUG,
            severity=Severity.ERROR,
            status=Status.PASS,
            message="Every row read back from Parquet equals the row written",
            message_sv="Varje rad som lästs tillbaka från Parquet är lika med den skrivna",
        )
    where, expected, actual = difference
    return Finding(
        check=SLUG,
        severity=Severity.ERROR,
        status=Status.FAIL,
        message=f"Parquet does not give back what was written: {where}",
        message_sv=f"Parquet ger inte tillbaka det som skrevs: {where}",
        expected=expected,
        actual=actual,
    )
