"""Whether corrected rows are what the corrections say: each is named, holds the value, and is told by a finding.

A row that is marked as corrected and that no correction names would escape the comparison with its print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ingest.corrections.fields import value_of
from ingest.corrections.reviewed import applied, corrections_of_row
from ingest.store.arrow import EXTRACTED, rows_of
from schemas.corrected import SLUG, findings_of
from schemas.rows import Extraction


def faults_of_corrections(extraction: Extraction) -> Iterator[tuple[str, int, str | None, str]]:
    """Dataset, position, column and message of each fault."""
    named = set()
    for dataset in EXTRACTED:
        for position, row in enumerate(rows_of(extraction, dataset)):
            if not getattr(row, "corrected", False):
                continue
            by_column = corrections_of_row(extraction, dataset, row)
            named |= {id(one) for one in by_column.values()}
            if not by_column:
                yield dataset, position, "corrected", "is true, and no correction was applied to the row"
            for column, one in by_column.items():
                held = value_of(dataset, column, row)
                if held != (one.value or ""):
                    yield dataset, position, column, f'is "{held}", and was corrected to "{one.value or ""}"'
    for one in applied(extraction):
        if id(one) not in named:
            position = extraction.corrections.index(one)
            yield (
                "corrections",
                position,
                "row",
                f"was applied to {one.row}, which is not there or not marked as corrected",
            )
    stored = Counter(f for f in extraction.findings if f.check == SLUG)
    if stored != Counter(findings_of(extraction.corrections)):
        yield "documents", 0, None, "its findings of corrections are not those that its corrections make"
