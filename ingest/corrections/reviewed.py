"""A dataset's rows and the corrections that were applied to them: which value of which row is a person's.

For those who prove or explain what was written; it reads the dataset ``corrections`` and no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ingest.proof.address import addresses
from ingest.store.arrow import rows_of
from schemas.rows import Allocation, Correction, Extraction
from schemas.vocabulary import CorrectionOutcome

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def applied(extraction: Extraction) -> tuple[Correction, ...]:
    """The corrections of a document that were applied."""
    return tuple(one for one in extraction.corrections if one.outcome is CorrectionOutcome.APPLIED)


def corrections_of_row(extraction: Extraction, dataset: str, row: DataclassInstance) -> Mapping[str, Correction]:
    """The applied corrections of a row, by column."""
    if not getattr(row, "corrected", False):
        return {}
    rows = rows_of(extraction, dataset)
    names = addresses(dataset, extraction.document.document_id, rows)
    own = {name for name, other in zip(names, rows, strict=True) if other is row}
    if isinstance(row, Allocation):
        own.add(f"{row.table_id}/{row.row}")  # a column of the whole row
    return {
        one.field: one for one in applied(extraction) if one.dataset == dataset and one.row in own and one.field
    }
