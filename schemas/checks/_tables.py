"""A table's rows as the checks see them: one amount column at a time.

Rows without an amount (a dash, "uppgift saknas", an unreadable numeral) are never added, and neither are rows
that are a part of the row above ("varav ...").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from schemas.rows import Allocation, Extraction, Table
from schemas.swedish import half_of_last_place, printed_number
from schemas.vocabulary import Match, MoneyUnit, RecipientKind, RowType

_PART = re.compile(r"^\s*(?:varav|därav|av vilka|av vilket)\b", re.IGNORECASE)
# the header of a column that sums a row up, and of one that is a part of another
TOTAL_COLUMN = re.compile(r"\b(?:summa|totalt|total|totalsumma|sammanlagt|tot)\b|^s:a\b", re.IGNORECASE)
PART_COLUMN = re.compile(r"^\s*(?:varav|därav)\b", re.IGNORECASE)
_GROUP = 3  # digits
# "1,132,368", or "811" beside "9,179": a comma of their column parts thousands
_BY_COMMAS = re.compile(r"(?<![\d,.])(?:\d{1,3}(?:,\d{3}){2,}|(?<!\d[ ])[1-9]\d{2})(?![\d,.]|[ ]\d)")
_LANSSTYRELSE = re.compile(r"^\s*länsstyrelse", re.IGNORECASE)


@dataclass(frozen=True)
class AmountColumn:
    """The rows of one table under one amount column, in reading order; what is derived from them, once."""

    table: Table
    measure: str | None
    rows: tuple[Allocation, ...]

    @property
    def label(self) -> str:
        """Its name in messages: the header, or the table's number where it has none."""
        head = " ".join((self.measure or "").split())
        return f"table {self.table.seq}" + (f' "{head}"' if head else "")

    @property
    def label_sv(self) -> str:
        """Its name in Swedish messages."""
        return "tabell" + self.label.removeprefix("table")

    @cached_property
    def recipients(self) -> tuple[Allocation, ...]:
        """The rows to add: recipients' rows that have an amount and are no part of another row."""
        return tuple(
            r for r in self.rows if r.row_type is RowType.RECIPIENT and r.amount_sek is not None and not is_part(r)
        )

    @cached_property
    def subtotals(self) -> tuple[Allocation, ...]:
        """The rows of printed subtotals."""
        return tuple(r for r in self.rows if r.row_type is RowType.SUBTOTAL and r.amount_sek is not None)

    @cached_property
    def totals(self) -> tuple[Allocation, ...]:
        """The rows of printed totals."""
        return tuple(r for r in self.rows if r.row_type is RowType.TOTAL and r.amount_sek is not None)

    @property
    def total(self) -> Decimal | None:
        """The last printed total: a table that prints several closes with the one of all."""
        return self.totals[-1].amount_sek if self.totals else None

    @cached_property
    def half_unit(self) -> Decimal:
        """Half of the last place that the column prints, in SEK ("15" beside "168,7" mnkr is 15,0)."""
        halves = [half_of_last_place(r.text, r.amount_sek, r.unit) for r in self.rows if r.amount_sek and r.text]
        return min(halves, default=Decimal("0.5"))

    @cached_property
    def _parts_thousands(self) -> bool:
        """Whether a comma before three digits parts thousands: another number of the column says so."""
        printed = [p for r in self.rows if (p := printed_number(r.text)) is not None]
        if any(p.decimals not in {0, _GROUP} for p in printed):
            return False
        return any(_BY_COMMAS.search(r.text or "") for r in self.rows)

    def declared(self, row: Allocation) -> Decimal | None:
        """The amount that a row's printed number is in its declared unit; None without a number or a unit."""
        printed = printed_number(row.text)
        if printed is None:
            return None
        unit = printed.unit or row.unit
        if unit is None:
            return None
        amount = printed.number * unit.factor
        # "338,891" kr: no kronor have three decimals
        thousands = printed.decimals == _GROUP and (unit is MoneyUnit.KR or self._parts_thousands)
        if thousands and row.amount_sek in {1000 * amount, -1000 * amount}:
            amount *= 1000
        return -amount if row.amount_sek is not None and row.amount_sek < 0 else amount


def amount_of(row: Allocation) -> Decimal:
    """The row's amount, for rows known to have one."""
    return row.amount_sek if row.amount_sek is not None else Decimal(0)


def sum_of(rows: Iterable[Allocation]) -> Decimal:
    """The sum of the rows' amounts."""
    return sum([r.amount_sek for r in rows if r.amount_sek is not None], Decimal(0))


def is_part(row: Allocation) -> bool:
    """Whether the row is a part of another row ("varav ...")."""
    return _names_part(row.recipient or "")


@lru_cache(maxsize=1024)  # most checks ask for each row of a table
def _names_part(name: str) -> bool:
    return _PART.match(name) is not None


def lan_sums(rows: tuple[Allocation, ...]) -> tuple[Allocation, ...]:
    """The rows of a län, not of a länsstyrelse, in a table of kommuner: sums that do not say so.

    None where most others are no kommuner: "Kalmar län" beside "Värend" and "Göteborg" is one recipient of many.
    """
    lan = tuple(r for r in rows if r.recipient_kind is RecipientKind.LAN and not _is_lansstyrelse(r))
    kommuner = sum(r.recipient_kind is RecipientKind.KOMMUN for r in rows)
    return lan if 2 * kommuner > len(rows) - len(lan) else ()


def _is_lansstyrelse(row: Allocation) -> bool:
    return _LANSSTYRELSE.match(row.recipient or "") is not None


def rows_of(extraction: Extraction, table: Table) -> tuple[Allocation, ...]:
    """All rows of a table."""
    return _rows_by_table(extraction).get(table.table_id, ())


@lru_cache(maxsize=1)  # as below: the checks ask for the rows of each table of the document at hand
def _rows_by_table(extraction: Extraction) -> dict[str, tuple[Allocation, ...]]:
    found: dict[str, list[Allocation]] = {}
    for row in extraction.allocations:
        found.setdefault(row.table_id, []).append(row)
    return {table_id: tuple(rows) for table_id, rows in found.items()}


@lru_cache(maxsize=1)  # every check of tables asks for those of the document at hand
def amount_columns(extraction: Extraction) -> tuple[AmountColumn, ...]:
    """Every amount column of every table, in reading order; columns that share a header stay apart."""
    tables = {t.table_id: t for t in extraction.tables}
    columns: dict[tuple[str, str | None, int | None, int], list[Allocation]] = {}
    seen: Counter[tuple[str, int, str | None, int | None]] = Counter()
    for row in extraction.allocations:
        if row.table_id not in tables:
            continue
        cell = (row.table_id, row.row, row.measure, row.year)
        columns.setdefault((row.table_id, row.measure, row.year, seen[cell]), []).append(row)
        seen[cell] += 1
    return tuple(
        AmountColumn(tables[table_id], measure, tuple(sorted(rows, key=lambda r: r.row)))
        for (table_id, measure, _, _), rows in columns.items()
    )


def recipient_rows(extraction: Extraction, table: Table) -> tuple[Allocation, ...]:
    """The table's recipients, each row once whatever its number of amount columns."""
    return _recipients_by_table(extraction).get(table.table_id, ())


@lru_cache(maxsize=1)  # as above
def _recipients_by_table(extraction: Extraction) -> dict[str, tuple[Allocation, ...]]:
    found: dict[str, dict[int, Allocation]] = {}
    for row in extraction.allocations:
        if row.row_type is RowType.RECIPIENT:
            found.setdefault(row.table_id, {}).setdefault(row.row, row)
    return {table_id: tuple(once.values()) for table_id, once in found.items()}


def kommuner_in(rows: Iterable[Allocation]) -> dict[str, Allocation]:
    """Kommunkod to the first row that bears it."""
    found: dict[str, Allocation] = {}
    for row in rows:
        if row.recipient_kind is RecipientKind.KOMMUN and row.kommunkod:
            found.setdefault(row.kommunkod, row)
    return found


def regioner_in(rows: Iterable[Allocation]) -> dict[str, Allocation]:
    """Lanskod to the first row of that region."""
    found: dict[str, Allocation] = {}
    for row in rows:
        if row.recipient_kind is RecipientKind.REGION and row.lanskod:
            found.setdefault(row.lanskod, row)
    return found


def lan_in(rows: Iterable[Allocation]) -> dict[str, Allocation]:
    """Lanskod to the first row of that län or its länsstyrelse."""
    found: dict[str, Allocation] = {}
    for row in rows:
        if row.recipient_kind is RecipientKind.LAN and row.lanskod:
            found.setdefault(row.lanskod, row)
    return found


def level_rows(rows: tuple[Allocation, ...], kind: RecipientKind) -> bool:
    """Whether a table is evidently one of kommuner (or regioner): three or more known, and most of its rows."""
    known = sum(1 for r in rows if r.recipient_kind is kind and r.match is not Match.NONE)
    return known >= 3 and known * 10 >= len(rows) * 6


def declared_unit(row: Allocation) -> MoneyUnit | None:
    """The unit printed with the number, or declared for it."""
    printed = printed_number(row.text)
    return (printed.unit if printed else None) or row.unit
