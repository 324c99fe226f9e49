"""The rows of a document as its page shows them: each with its key on the page, its address, its values.

A value is a column that says something printed. Its key and column lead from the row to the outline on the page and
back; its address is what ``bilaga explain`` takes. Only what the datasets hold is shown, and all of it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ingest.proof.address import addresses
from ingest.report.numbers import decimals_of, kronor, number, share_decimals_of
from ingest.store.arrow import rows_of
from schemas.rows import (
    Allocation,
    Amount,
    Appropriation,
    Condition,
    DateFact,
    Extraction,
    FormField,
    Person,
    Place,
    Reference,
    Table,
)
from schemas.vocabulary import ColumnRole, DatePrecision

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# The datasets whose rows stand in a list of their own, in the order in which a page shows them.
LISTED = ("amounts", "dates", "references", "appropriations", "people", "form_fields")


class Value(NamedTuple):
    """A value of a row: its column, the row's address, what is printed (None: nothing), what is shown."""

    field: str
    address: str
    printed: str | None
    shown: str

    @property
    def numeric(self) -> bool:
        """Whether it is set as a figure."""
        return self.field in {"amount_sek", "share_percent", "count", "unit_amount_sek"}


class Row(NamedTuple):
    """A row of a dataset; ``words`` are the keys of the words that say what it is, such as its role."""

    key: str
    dataset: str
    address: str
    place: Place
    words: tuple[str, ...]
    values: tuple[Value, ...]


class Line(NamedTuple):
    """A row of a table with all its amount columns."""

    key: str
    number: int
    row_type: str
    group: str | None
    place: Place
    code: Value | None
    name: Value
    register_name: str  # where it is not what is printed
    cells: tuple[Value | None, ...]  # one for each measure of the table
    share: Value | None
    units: Value | None
    unit_amount: Value | None
    lanskod: str | None

    @property
    def values(self) -> tuple[Value, ...]:
        """Its values from left to right."""
        found = (self.code, self.name, self.units, self.unit_amount, *self.cells, self.share)
        return tuple(v for v in found if v is not None)


class Sheet(NamedTuple):
    """A table as it is shown: its amount columns and its lines."""

    table: Table
    measures: tuple[str, ...]
    unit: str  # that of the print, "" where it is kronor or several
    lines: tuple[Line, ...]

    @property
    def counted(self) -> str:
        """The key of the words for what its counts are."""
        return "tables.population" if counts_people(self.table) else "tables.count"

    def has(self, field: str) -> bool:
        """Whether any line has a value of a column (``code``, ``share``, ``units``, ``unit_amount``)."""
        return any(getattr(line, field) is not None for line in self.lines)


def counts_people(table: Table) -> bool:
    """Whether the counts of a table are a population: those of its first column that counts anything are kept."""
    counted = (c.role for c in table.columns if c.role in {ColumnRole.COUNT, ColumnRole.POPULATION})
    return next(counted, None) is ColumnRole.POPULATION


class Content(NamedTuple):
    """All rows that a document's page shows: its tables, and the rows of each dataset that is no table."""

    sheets: tuple[Sheet, ...]
    lists: dict[str, tuple[Row, ...]]

    @property
    def lines(self) -> list[Line]:
        """The lines of all tables."""
        return [line for sheet in self.sheets for line in sheet.lines]

    @property
    def rows(self) -> list[Row]:
        """The rows of all lists, conditions first."""
        return [row for rows in self.lists.values() for row in rows]


def content_of(extraction: Extraction) -> Content:
    """The rows of a document."""
    lists = {dataset: tuple(_listed(extraction, dataset)) for dataset in ("conditions", *LISTED)}
    return Content(tuple(_sheets(extraction)), {dataset: rows for dataset, rows in lists.items() if rows})


def row_key(address: str) -> str:
    """The key on its page of the row at an address: "1-17" for row 17 of table 1, "dates-4"."""
    parts = address.split("/")
    return "-".join(parts[1:3]) if parts[0].isalnum() and len(parts[0]) == 16 else f"{parts[0]}-{parts[2]}"


def _listed(extraction: Extraction, dataset: str) -> list[Row]:
    rows = rows_of(extraction, dataset)
    named = addresses(dataset, extraction.document.document_id, rows)
    return [_row(row, address) for address, row in zip(named, rows, strict=True)]


def _row(row: DataclassInstance, address: str) -> Row:
    dataset = address.partition("/")[0]
    words, values = _said(row, address)
    place: Place = row.place  # type: ignore[attr-defined]
    return Row(row_key(address), dataset, address, place, words, tuple(values))


def _said(row: DataclassInstance, address: str) -> tuple[tuple[str, ...], list[Value]]:
    """What a row is, as keys of words, and its values."""
    if isinstance(row, Amount):
        return (f"amount.{row.role}",), [Value("amount_sek", address, row.text, kronor(row.amount_sek))]
    if isinstance(row, DateFact):
        return (f"date.{row.role}",), [Value("start", address, row.text, period(row))]
    if isinstance(row, Reference):
        shown = row.value + (" (delvis)" if row.partial else "")
        return (f"reference.{row.role}", f"reference.{row.kind}"), [Value("value", address, row.text, shown)]
    if isinstance(row, Person):
        names = ("name", "title", "organisation", "email", "phone")
        held = ((name, getattr(row, name)) for name in names)
        return (f"person.{row.role}",), [Value(name, address, text, text) for name, text in held if text]
    return (), [_literal(row, address)]


def _literal(row: DataclassInstance, address: str) -> Value:
    """The one value of a row that is shown as it is printed."""
    if isinstance(row, Appropriation):
        return Value("text", address, row.text, _appropriation(row))
    if isinstance(row, FormField):
        return Value("field", address, row.field, row.field)
    if isinstance(row, Condition):
        return Value("text", address, row.text, row.text)
    raise TypeError(type(row))


def _appropriation(row: Appropriation) -> str:
    area = None if row.utgiftsomrade is None else str(row.utgiftsomrade)
    pairs = (
        (area, row.utgiftsomrade_name),
        (row.anslag, row.anslag_name),
        (row.anslagspost, row.anslagspost_name),
    )
    return " · ".join(" ".join(w for w in pair if w) for pair in pairs if any(pair)) or row.text


def period(fact: DateFact) -> str:
    """The days of a date in ISO form, as precise as printed: "2018", "2018-11-01", "2018-01-01 – 2018-12-31"."""
    kept = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(fact.precision, 10)
    start, end = (day.isoformat()[:kept] if day else "…" for day in (fact.start, fact.end))
    return start if start == end else f"{start} – {end}"


def _sheets(extraction: Extraction) -> list[Sheet]:
    named = addresses("allocations", extraction.document.document_id, extraction.allocations)
    seen: Counter[tuple[str, int, str]] = Counter()
    by_table: dict[str, list[_Cell]] = {}
    for address, row in zip(named, extraction.allocations, strict=True):
        head = _head(row.measure, row.year)
        again = seen[row.table_id, row.row, head]  # columns that share a header stay apart
        seen[row.table_id, row.row, head] += 1
        by_table.setdefault(row.table_id, []).append(_Cell(address, row, (head, again)))
    return [_sheet(table, by_table.get(table.table_id, [])) for table in extraction.tables]


class _Cell(NamedTuple):
    address: str
    row: Allocation
    column: tuple[str, int]


class _Decimals(NamedTuple):
    """How many decimals each amount column and the shares of a table are shown with."""

    amounts: dict[tuple[str, int], int]
    shares: int


def _sheet(table: Table, cells: list[_Cell]) -> Sheet:
    columns = dict.fromkeys(cell.column for cell in cells)
    amounts = {c: decimals_of(cell.row.amount_sek for cell in cells if cell.column == c) for c in columns}
    decimals = _Decimals(amounts, share_decimals_of(cell.row.share_percent for cell in cells))
    by_row: dict[int, list[_Cell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row.row, []).append(cell)
    lines = tuple(_line(table, held, decimals) for _, held in sorted(by_row.items()))
    units = {str(cell.row.unit) for cell in cells if cell.row.unit}
    unit = units.pop() if len(units) == 1 else ""
    return Sheet(table, tuple(head for head, _ in columns), "" if unit == "kr" else unit, lines)


def _head(measure: str | None, year: int | None) -> str:
    head = " ".join((measure or "").split())
    return head if year is None or str(year) in head else f"{head} {year}".strip()


def _line(table: Table, held: list[_Cell], decimals: _Decimals) -> Line:
    first = held[0].row
    address = f"{table.table_id}/{first.row}"
    by_column = {cell.column: cell for cell in held}
    share = next((c.row for c in held if c.row.share_percent is not None or c.row.share_text), None)
    name = first.recipient or first.name or ""
    return Line(
        key=row_key(address),
        number=first.row,
        row_type=str(first.row_type),
        group=first.group,
        place=first.place,
        code=Value("code_text", address, first.code_text, first.code_text) if first.code_text else None,
        name=Value("recipient", address, first.recipient, name),
        register_name=first.name if first.name and first.name != name else "",
        cells=tuple(_amount(by_column[c], n) if c in by_column else None for c, n in decimals.amounts.items()),
        share=_share(share, address, decimals.shares) if share else None,
        units=None if first.count is None else Value("count", held[0].address, None, number(first.count)),
        unit_amount=_unit_amount(held[0]) if first.unit_amount_sek is not None else None,
        lanskod=first.lanskod,
    )


def _amount(cell: _Cell, decimals: int) -> Value:
    return Value("amount_sek", cell.address, cell.row.text, number(cell.row.amount_sek, decimals))


def _unit_amount(cell: _Cell) -> Value:
    return Value("unit_amount_sek", cell.address, None, kronor(cell.row.unit_amount_sek))


def _share(cell: Allocation, address: str, decimals: int) -> Value:
    return Value("share_percent", address, cell.share_text, number(cell.share_percent, decimals))
