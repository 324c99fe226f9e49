"""The address of a row: what ``bilaga diff`` prints and ``bilaga explain`` takes.

    9f2c41d07be83a15/1/17            row 17 of table 1, all its amount columns
    9f2c41d07be83a15/1/17/Belopp     one amount column of it
    conditions/9f2c41d07be83a15/4    the fourth row of another dataset, in reading order

The row of a table is its ``table_id`` and ``row``. It names rows and finds none: see ``ingest.proof.explain``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from schemas.rows import Allocation

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def addresses(dataset: str, document_id: str, rows: Sequence[DataclassInstance]) -> Iterator[str]:
    """The address of each of a document's rows of ``dataset``, in their order.

    An amount column is named where its row has several.
    """
    if dataset == "documents":
        yield f"documents/{document_id}"
        return
    cells = [row for row in rows if isinstance(row, Allocation)]
    several = _rows_with_several_measures(cells)
    for row in cells:
        yield f"{row.table_id}/{row.row}" + (f"/{measure_of(row)}" if (row.table_id, row.row) in several else "")
    if not cells:
        yield from (f"{dataset}/{document_id}/{number}" for number in range(1, len(rows) + 1))


def row_address(table_id: str | None, row: int | None) -> str:
    """The address of a table's row, or the table's; "" for what stands in no table."""
    if table_id is None:
        return ""
    return f"tables/{table_id}" if row is None else f"{table_id}/{row}"


def measure_of(cell: Allocation) -> str:
    """The amount column of a cell as an address names it: its header on one line, without a slash, and its year."""
    header = " ".join((cell.measure or "").replace("/", " ").split())
    year = str(cell.year or "")
    return header if not year or year in header else f"{header} {year}".strip()


def _rows_with_several_measures(cells: Sequence[Allocation]) -> set[tuple[str, int]]:
    seen: set[tuple[str, int]] = set()
    several: set[tuple[str, int]] = set()
    for cell in cells:
        key = (cell.table_id, cell.row)
        (several if key in seen else seen).add(key)
    return several
