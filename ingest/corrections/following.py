"""What follows from a corrected value: the names of a place whose code is given, the sums of a table.

Only what the datasets hold twice follows. A total that is printed stays as printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from schemas.checks._tables import PART_COLUMN, AmountColumn, amount_columns, is_part
from schemas.register import name_of
from schemas.rows import Allocation, DateFact, Extraction, Table
from schemas.vocabulary import Match, RecipientKind, RowType

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def followed(row: DataclassInstance, values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` with what a corrected kommunkod, lanskod or day brings with it, unless that is corrected too."""
    if isinstance(row, DateFact) and row.start == row.end and not {"start", "end"} <= values.keys():
        day = {name: value for name, value in values.items() if name in {"start", "end"}}
        return {**values, **{other: value for value in day.values() for other in ("start", "end")}}
    if not isinstance(row, Allocation):
        return dict(values)
    code = values.get("kommunkod") or values.get("lanskod")
    if not code:
        return dict(values)
    brought: dict[str, Any] = {"name": name_of(code)}
    if "kommunkod" in values:
        brought |= {"lanskod": code[:2], "recipient_kind": RecipientKind.KOMMUN}
    if row.match in {Match.NONE, Match.FUZZY}:
        brought["match"] = Match.ALIAS  # a form of the name that a person knew
    return brought | dict(values)


def with_sums(before: Extraction, after: Extraction) -> Extraction:
    """``after`` with the numbers that its tables hold of their rows made again."""
    columns_before, columns_after = _main_columns(before), _main_columns(after)
    tables = []
    for table in after.tables:
        old, new = columns_before.get(table.table_id), columns_after.get(table.table_id)
        with_count = replace(table, row_count=_recipients(table, after))
        # where it is of another column that the table's sums are, they are left alone
        known = old is not None and _with_sums_of(table, old) == table
        tables.append(_with_sums_of(with_count, new) if known and new is not None else with_count)
    return replace(after, tables=tuple(tables))


def _main_columns(extraction: Extraction) -> dict[str, AmountColumn]:
    """The first amount column of each table that is no part of another."""
    found: dict[str, AmountColumn] = {}
    for column in amount_columns(extraction):
        if not PART_COLUMN.match(column.measure or ""):
            found.setdefault(column.table.table_id, column)
    return found


def _recipients(table: Table, extraction: Extraction) -> int:
    own = {
        a.row for a in extraction.allocations if a.table_id == table.table_id and a.row_type is RowType.RECIPIENT
    }
    return len(own)


def _with_sums_of(table: Table, column: AmountColumn) -> Table:
    own = [r for r in column.rows if r.row_type is RowType.RECIPIENT and not is_part(r)]
    totals = [r for r in column.rows if r.row_type is RowType.TOTAL]
    amounts = [r.amount_sek for r in own if r.amount_sek is not None]
    shares = [r.share_percent for r in own if r.share_percent is not None]
    return replace(
        table,
        stated_total_sek=next((r.amount_sek for r in totals if r.amount_sek is not None), None),
        computed_total_sek=sum(amounts, Decimal(0)) if amounts else None,
        stated_share_total=next((r.share_percent for r in totals if r.share_percent is not None), None),
        computed_share_total=sum(shares, Decimal(0)) if shares else None,
    )
