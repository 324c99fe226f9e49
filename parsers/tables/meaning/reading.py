"""A grid to the rows of the datasets: one Table, and an Allocation for each row and amount column.

The last step of the table engine. It resolves recipients in the register, tells what kind of table it is, and keeps
what ``settle_units`` needs to read a column again once the prose is known. Values that cannot be told are None
with their text kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from parsers.tables.grid import Cell, Grid, Record, Surroundings
from parsers.tables.labels import (
    BUDGET_CODE,
    GRANTED,
    GRANTS,
    PART,
    RECIPIENT_HEADER,
    RECIPIENT_NAME,
    SIZE_HEADER,
    TERMS,
    TOTAL,
    WHOLE_TOTAL,
    role_of,
    subject_of,
)
from parsers.tables.meaning.commas import settle_commas, without_open_commas
from parsers.tables.meaning.groups import groups_of, scraps_of
from parsers.tables.meaning.measures import (
    Measure,
    context_unit,
    each_in_kronor,
    in_percent,
    measures_of,
    paid_in_kronor,
)
from parsers.tables.meaning.nameends import with_ends_apart
from parsers.tables.meaning.names import name_in
from parsers.tables.meaning.namesover import with_names_beside
from parsers.tables.meaning.parentheses import settle_parentheses
from parsers.tables.meaning.recipients import Recipients, recipients_of
from parsers.tables.meaning.repeatednames import with_names_repeated
from parsers.tables.meaning.roles import Context, roles_of, without_counts
from parsers.tables.meaning.shortrows import place_short
from parsers.tables.meaning.sums import SumRow, row_types
from parsers.tables.records import heads_grants
from parsers.text import WordRef, place_of
from schemas.document import Document
from schemas.register import Level, Resolution, settle
from schemas.rows import Allocation, Place, Table, TableColumn
from schemas.vocabulary import ColumnRole, Engine, Match, RecipientKind, RowType, TableKind

_BUDGET_CODE = regex.compile(BUDGET_CODE)
_GIVEN = regex.compile(r"(?i)\b(?:bevilja|tilldela)[dt]")


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table as read: its rows for the datasets, its words, and the cells as printed for :func:`settle_units`."""

    table: Table
    allocations: tuple[Allocation, ...]
    words: frozenset[WordRef]
    grid: Grid
    roles: tuple[ColumnRole, ...]
    measures: tuple[Measure, ...]
    types: tuple[RowType, ...]
    numbers: tuple[int, ...]  # for each row that is no heading, its record in the grid


@dataclass(frozen=True, slots=True)
class _Row:
    """A record with what the register and the sums say of it."""

    record: Record
    type: RowType
    name: str | None
    code: str | None
    group: str | None
    found: Resolution


@dataclass(frozen=True, slots=True)
class _Meant:
    """A grid whose columns have their meaning: its values are mended by it, and the names told."""

    grid: Grid
    roles: tuple[ColumnRole, ...]
    measures: tuple[Measure, ...]
    labels: Sequence[str | None]


def read_grid(grid: Grid, around: Surroundings, document: Document, seq: int) -> TableReading | None:
    """The reading of a grid; None where it is no table of amounts or numbers after all."""
    meant = _meant(grid, around)
    if meant is None:
        return None
    grid, roles, measures, labels = meant.grid, meant.roles, meant.measures, meant.labels
    recipients = recipients_of(grid, labels, roles, around)
    code = _index(roles, ColumnRole.CODE)
    sums = _sum_rows(grid, _budget_labels(grid, labels, code), recipients, measures)
    types = row_types(sums)
    grid = grid if grid.group else replace(grid, group=around.heading)
    groups = groups_of(grid, labels, roles, types, sums, scraps_of(grid, document.pages))
    rows = _rows(grid, labels, types, groups, recipients)
    kept = tuple(n for n, r in enumerate(grid.records) if not r.heading)
    if len(kept) < 2 and not (kept and heads_grants([h.text for h in grid.headers])):
        return None
    table, words = _table(replace(meant, grid=grid), rows, around, document, seq)
    allocations = tuple(
        _allocation(table.table_id, number, row, measure, place)
        for number, row in enumerate(rows, 1)
        for place in (place_of(document.pages, row.record.refs),)
        for measure in measures
    )
    reading = TableReading(table, allocations, words, grid, roles, measures, tuple(r.type for r in rows), kept)
    return with_totals(reading)


def _meant(grid: Grid, around: Surroundings) -> _Meant | None:
    """The grid by the meaning of its columns; None where no column has names or none numbers."""
    grid = with_ends_apart(with_names_beside(grid))
    unit = context_unit(grid, around)
    grid, open_commas = settle_commas(settle_parentheses(grid, around.negatives, around.aside), unit)
    roles = roles_of(grid, Context(unit, subject_of(around.caption or "")))
    if ColumnRole.NAME not in roles or not {*roles} - {ColumnRole.NAME, ColumnRole.OTHER, ColumnRole.CODE}:
        return None
    name = roles.index(ColumnRole.NAME)
    grid = place_short(with_names_repeated(grid, name), roles)
    grid = without_open_commas(without_counts(grid, roles), open_commas)
    measures = measures_of(grid, roles, around)
    grid = replace(grid, records=tuple(_with_label(r, roles) for r in grid.records))
    return _Meant(grid, roles, measures, [name_in(r.cells[name], around.marks) for r in grid.records])


def _table(
    meant: _Meant, rows: Sequence[_Row], around: Surroundings, document: Document, seq: int
) -> tuple[Table, frozenset[WordRef]]:
    """The row of ``tables``, and all words of the table and of what stands around it for its sake."""
    refs = [ref for r in meant.grid.records for ref in r.refs]
    head = [ref for h in meant.grid.headers for ref in h.refs]
    words = frozenset([*refs, *head, *around.refs])
    first = document.pages[min(r.page for r in words)].number
    table = Table(
        table_id=f"{document.document_id}/{seq}",
        seq=seq,
        kind=_kind(around, meant.grid, meant.roles, rows, meant.measures),
        caption=around.caption,
        page_first=first,
        page_last=document.pages[max(r.page for r in refs)].number,
        row_count=sum(r.type is RowType.RECIPIENT for r in rows),
        columns=_columns(meant.grid, meant.roles, meant.measures),
        engine=engine_of(document, first),
        place=place_of(document.pages, sorted(head) or sorted(refs)),
    )
    return table, words


def engine_of(document: Document, page: int) -> Engine:
    """The reader whose words stand on a page, 1-based."""
    recognised = any(p.recognised for p in document.pages if p.number == page)
    return Engine.OCR if recognised else document.engine


def _index(roles: Sequence[ColumnRole], role: ColumnRole) -> int | None:
    return roles.index(role) if role in roles else None


def _text(record: Record, column: int | None) -> str | None:
    cell = record.cells[column] if column is not None else None
    return cell.text if cell else None


def _with_label(record: Record, roles: Sequence[ColumnRole]) -> Record:
    """The record with its label in the column of names: "Summa" is often printed in the first column, of codes.

    So is "Summa" before the name of what is summed.
    """
    name = roles.index(ColumnRole.NAME)
    if own := record.cells[name]:
        summed = next((c for c in record.cells[:name] if c and WHOLE_TOTAL.fullmatch(c.text)), None)
        if summed is None or TOTAL.match(own.text):
            return record
        if own.numeral:  # a count of the rows, under the names
            turned = {id(own): summed, id(summed): own}
            return replace(record, cells=tuple(turned.get(id(c), c) for c in record.cells))
        whole = Cell(f"{summed.text} {own.text}", f"{summed.printed} {own.printed}", summed.refs + own.refs)
        cells = [whole if c is own else None if c is summed else c for c in record.cells]
        return replace(record, cells=tuple(cells))
    for n, cell in enumerate(record.cells):
        if cell is not None and cell.numeral is None and roles[n] is not ColumnRole.AMOUNT and n < name:
            cells = list(record.cells)
            cells[n], cells[name] = None, cell
            return replace(record, cells=tuple(cells))
    return record


def _budget_labels(grid: Grid, labels: Sequence[str | None], code: int | None) -> list[str | None]:
    """The labels with the budget code that stands in a column before them: "4:5" is the sum of "ap.1"."""
    codes = [_text(r, code) or "" for r in grid.records]
    return [f"{c} {x or ''}" if _BUDGET_CODE.fullmatch(c) else x for c, x in zip(codes, labels, strict=True)]


def _sum_rows(
    grid: Grid,
    labels: Sequence[str | None],
    recipients: Recipients,
    measures: Sequence[Measure],
) -> list[SumRow]:
    level = recipients.level
    columns = [m.column for m in measures]
    rows = []
    for record, label, resolution in zip(grid.records, labels, recipients.found, strict=True):
        numerals = [record.number(c) for c in columns]
        values = tuple(n.value if n else None for n in numerals)
        body = level is Level.KOMMUN and resolution.kind is RecipientKind.LAN and resolution.match is not Match.NONE
        part = bool(label and PART.match(label))
        rows.append(SumRow(label or "", values, record.heading, body, part, record.bold))
    return rows


def _rows(
    grid: Grid,
    labels: Sequence[str | None],
    types: Sequence[RowType],
    groups: Sequence[str | None],
    recipients: Recipients,
) -> list[_Row]:
    """The rows that are no headings, each with its group and what the register says of it."""
    settled = settle(recipients.found, labels)
    return [
        _Row(record, types[n], labels[n], _text(record, recipients.code), groups[n], settled[n])
        for n, record in enumerate(grid.records)
        if not record.heading
    ]


def _allocation(table_id: str, number: int, row: _Row, measure: Measure, place: Place) -> Allocation:
    record = row.record
    cell = record.cells[measure.column]
    share = record.cells[measure.share] if measure.share is not None else None
    count = record.number(measure.counted) if measure.counted is not None else None
    is_sum = row.type is not RowType.RECIPIENT
    # "varav" is a part of the row above, and no misspelt Vara
    found = Resolution(RecipientKind.OTHER) if PART.match(row.name or "") else row.found
    found = Resolution(RecipientKind.GROUP) if is_sum else found
    whole = count.value if count and count.value is not None and count.value == int(count.value) else None
    unit = cell.numeral.unit if cell and cell.numeral and cell.numeral.unit else measure.declared
    amount, source = paid_in_kronor(record, measure)
    return Allocation(
        table_id=table_id,
        row=number,
        row_type=row.type,
        measure=measure.header,
        year=measure.year,
        recipient=row.name,
        recipient_kind=found.kind,
        code_text=row.code,
        kommunkod=found.kommunkod,
        lanskod=found.lanskod,
        name=found.name,
        match=found.match,
        group=row.group,
        amount_sek=amount,
        unit=unit,
        unit_source=source,
        text=cell.printed if cell else None,
        share_percent=in_percent(share.numeral if share else None, measure),
        share_text=share.printed if share else None,
        count=int(whole) if whole is not None else None,
        unit_amount_sek=each_in_kronor(record, measure),
        place=place,
    )


def _columns(grid: Grid, roles: Sequence[ColumnRole], measures: Sequence[Measure]) -> tuple[TableColumn, ...]:
    declared = {m.column: m.declared for m in measures}
    return tuple(
        TableColumn(header.text, role, declared.get(n))
        for n, (header, role) in enumerate(zip(grid.headers, roles, strict=True))
    )


def _is_named(row: _Row) -> bool:
    """Whether a row's label may be a recipient's name: it begins so, and is no word for money or numbers."""
    name = row.name or ""
    return name.lstrip("0123456789")[:1].isupper() and role_of(name) in {None, ColumnRole.NAME, ColumnRole.OTHER}


def _kind(
    around: Surroundings, grid: Grid, roles: Sequence[ColumnRole], rows: Sequence[_Row], measures: Sequence[Measure]
) -> TableKind:
    if all(TERMS.search(m.header or "") for m in measures):
        return TableKind.OTHER  # or there are none
    own = [r for r in rows if r.type is RowType.RECIPIENT]
    known = [r for r in own if r.found.match is not Match.NONE]
    if own and len(known) >= 0.5 * len(own):
        return TableKind.ALLOCATION
    header = grid.headers[roles.index(ColumnRole.NAME)].text
    each, counts = {ColumnRole.UNIT_AMOUNT, ColumnRole.PER_CAPITA}, {ColumnRole.COUNT, ColumnRole.POPULATION}
    if each & {*roles} and counts & {*roles} and not _names_recipients(header, own):
        return TableKind.TIER
    names = [r for r in own if r.name and RECIPIENT_NAME.search(r.name)]
    if RECIPIENT_HEADER.search(header) or ColumnRole.ORGANISATION_NUMBER in roles or len(names) >= 0.5 * len(own):
        return TableKind.ALLOCATION
    granted = GRANTS.search(around.caption or "") or GRANTED.search(around.lead or "")
    titled = not header and any(_GIVEN.search(m.header or "") for m in measures)  # as cards have it
    named = (granted or titled) and 10 * sum(_is_named(r) for r in own) >= 9 * len(own)
    return TableKind.ALLOCATION if named else TableKind.SUMMARY


def _names_recipients(header: str, own: Sequence[_Row]) -> bool:
    """Whether a column names who is paid, and not their sizes: "Sökande huvudman", not "Kommunens storlek"."""
    sized = sum(any(c.isdigit() for c in r.name or "") for r in own)
    return bool(RECIPIENT_HEADER.search(header)) and not SIZE_HEADER.search(header) and 4 * sized <= len(own)


def with_totals(reading: TableReading) -> TableReading:
    """The reading with its table's stated and computed totals, of the first amount column that is no part."""
    main = next((m for m in reading.measures if not m.is_part), None)
    if main is None:
        return reading
    width = len(reading.measures)
    rows = reading.allocations[reading.measures.index(main) :: width]
    own = [a for a in rows if a.row_type is RowType.RECIPIENT and not PART.match(a.recipient or "")]
    totals = [a for a in rows if a.row_type is RowType.TOTAL]
    amounts = [a.amount_sek for a in own if a.amount_sek is not None]
    shares = [a.share_percent for a in own if a.share_percent is not None]
    table = replace(
        reading.table,
        stated_total_sek=next((a.amount_sek for a in totals if a.amount_sek is not None), None),
        computed_total_sek=sum(amounts, Decimal(0)) if amounts else None,
        stated_share_total=next((a.share_percent for a in totals if a.share_percent is not None), None),
        computed_share_total=sum(shares, Decimal(0)) if shares else None,
    )
    return replace(reading, table=table)
