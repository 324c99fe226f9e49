"""The ledger: which numerals of the tables are in no dataset.

Made last, from the document, what was read of its tables and all rows: every numeral that a table's columns hold
must have become a value, be named as something else (a header, a name, a code, a footnote's mark, a column of no
money, a page's furniture) or be handed on as :class:`schemas.rows.Unread`. It trusts no step before it: a cell
counts as read only where its row bears the digits that are printed. It corrects nothing, and prose is none of its
business.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from parsers.annexes import is_titled
from parsers.ledger.strays import Strays, is_figure, is_loose, is_recipients
from parsers.ledger.suspects import suspects
from parsers.prose.flow import Flow
from parsers.tables.grid import Cell
from parsers.tables.labels import ORGANISATION_NUMBER, YEAR_ONLY, role_of
from parsers.tables.meaning.measures import Measure
from parsers.tables.meaning.reading import TableReading
from parsers.tables.numerals import DASHED, Shape
from parsers.text import WordRef, place_of
from schemas.checks.number_shape import is_malformed
from schemas.document import Document
from schemas.rows import Allocation, Extraction, Unread
from schemas.vocabulary import ColumnRole, DocumentKind, Gap, TableKind

# "Ale 370 181", "Ale 370 181 kr", "Ale 46 658 Grums": an amount in a name; not "Bidrag 2021", "färre än 500"
_GROUPED = r"(?<![-\d/:][ ]?)\d{1,3}(?:[ ]\d{3})+(?:,\d+)?"
_GROUP = regex.compile(_GROUPED)
# "23 000 kr", and "854 23 000 kr" where two columns were taken for one
_IN_MONEY = regex.compile(r"\d[\d ]*(?:,\d+)?[ ]?(?:t?kr|kronor|mnkr|SEK)")
# a sentence that speaks of a sum: "Söker 60 000 kr. Beviljas delvis.", "Får 25 000 kronor för lokaler"
_SAID = regex.compile(
    rf"\p{{L}}{{2}}[^\d]*{_GROUPED}(?:[ ](?:t?kr|kronor|mnkr|SEK))?"
    r"(?:[.]|[ ](?!(?:t?kr|kronor|mnkr)\b)\p{Ll}{2})"
)
_LEAST_FIGURES = 2
_NUMBERS = {ColumnRole.CODE, ColumnRole.ORGANISATION_NUMBER}
_TITLES = {ColumnRole.AMOUNT, ColumnRole.NAME}
_DIGITS = regex.compile(r"\d+")
# "Kooperativet 802928-2820 Solrosen": the number stood between the lines of the name, or after another's
_NUMBER_IN_NAME = regex.compile(rf"(?<![\d-])(?:{ORGANISATION_NUMBER})[ ]+\p{{L}}")
_AMOUNT_IN_NAME = regex.compile(
    rf"[\p{{L}}.):][ ]+(?:{_GROUPED}(?:[ ]?(?:t?kr|kronor|mnkr|{DASHED}))?(?:$|[ ]+\p{{Lu}})|\d{{1,6}},\d{{1,2}}$)"
)


class _Cells(NamedTuple):
    """The words of a table that stand in cells or headers, and the cells whose numeral no dataset holds."""

    words: frozenset[WordRef]
    unread: tuple[tuple[Cell, Gap], ...]


def unread_numerals(
    document: Document, readings: Sequence[TableReading], flow: Flow, extraction: Extraction
) -> tuple[Unread, ...]:
    """The numerals of ``document``'s tables that none of the rows of ``extraction`` holds, table by table."""
    held = {t.table_id for t in extraction.tables}
    kept = [(r, _rows_by_record(r, extraction)) for r in readings if r.table.table_id in held]
    tables = [(reading, rows, _cells_of(reading, rows)) for reading, rows in kept]
    known = frozenset().union(*(cells.words for _, _, cells in tables))
    strays = Strays(document, flow, extraction, known)
    found: list[Unread] = []
    for reading, rows, cells in tables:
        table = reading.table.table_id
        found += [Unread(table, c.printed, gap, place_of(document.pages, c.refs)) for c, gap in cells.unread]
        doubted = [(c, gap) for c, gap in suspects(document.pages, reading, rows) if (c, gap) not in cells.unread]
        found += [Unread(table, c.printed, gap, place_of(document.pages, c.refs)) for c, gap in doubted]
        found += strays.of_table(reading)
    # The rows of somebody's invoice are none of ours, those of an annex in a file of its own are.
    known_kind = extraction.document.kind is not DocumentKind.UNKNOWN
    loose = is_loose if known_kind else is_figure if kept or is_titled(document) else is_recipients
    found += strays.outside(found, loose)
    seen = {(u.place.page, u.place.line) for u in found}
    found += strays.unshown()
    found += [u for u in strays.crowded() if (u.place.page, u.place.line) not in seen]
    found += strays.alone([reading for reading, _ in kept], found)
    return tuple(found)


def _cells_of(reading: TableReading, rows: Mapping[int, Sequence[Allocation]]) -> _Cells:
    grid = reading.grid
    known = set(reading.words) - {ref for record in grid.records for ref in record.refs}
    known.update(ref for header in grid.headers for ref in header.refs)
    unread: list[tuple[Cell, Gap]] = []
    for number, record in enumerate(grid.records):
        if not record.heading and reading.measures and number not in rows:
            continue  # a row that became none: its words are strays
        for column, cell in enumerate(record.cells):
            if cell is None:
                continue
            known.update(cell.refs)
            if record.heading and _AMOUNT_IN_NAME.search(cell.text):  # "Totalt 545 437" is no group's name
                unread.append((cell, Gap.NAME))
            digits = "" if record.heading or not reading.measures else _digits_of(cell.printed)
            gap = _gap(reading, cell, column, rows[number], digits) if digits else None
            if gap is not None:
                unread.append((cell, gap))
    return _Cells(frozenset(known), tuple(unread))


def _rows_by_record(reading: TableReading, extraction: Extraction) -> dict[int, list[Allocation]]:
    """The rows of a table by the record of the grid that each was made of, one for each measure."""
    rows: dict[int, list[Allocation]] = {}
    for row in extraction.allocations:
        if row.table_id == reading.table.table_id and row.row <= len(reading.numbers):
            rows.setdefault(reading.numbers[row.row - 1], []).append(row)
    return {record: found for record, found in rows.items() if len(found) == len(reading.measures)}


def _gap(reading: TableReading, cell: Cell, column: int, rows: Sequence[Allocation], digits: str) -> Gap | None:
    """Why a numeral in a row's cell is in no dataset; None where it is, or is named as something else."""
    if reading.roles[column] is ColumnRole.NAME:
        # tiers are named by numbers ("färre än 10 000"), recipients are not
        suspect = reading.table.kind is TableKind.ALLOCATION or all(row.text is None for row in rows)
        numbered = _AMOUNT_IN_NAME.search(cell.text) or _NUMBER_IN_NAME.search(cell.text)
        return Gap.NAME if suspect and numbered else None
    if cell.numeral is not None and cell.numeral.shape is Shape.MISSING:
        return None  # "<5": the document itself gives no number
    gaps = list(_gaps_by_measure(reading.measures, cell, column, rows, digits))
    if not gaps:
        return Gap.COLUMN if _is_unplaced(reading, cell, column) else None
    return None if None in gaps else gaps[0]


def _is_unplaced(reading: TableReading, cell: Cell, column: int) -> bool:
    """Whether a cell belongs to no measure although it may: a share, an amount in a column that nothing names."""
    role, header = reading.roles[column], reading.grid.headers[column].text
    told, grouped = role_of(header), _GROUP.search(cell.text) is not None
    if role is not ColumnRole.OTHER:
        return role is ColumnRole.SHARE or (told in _NUMBERS and cell.numeral is not None and grouped)
    if told is ColumnRole.SHARE:
        return cell.numeral is not None and cell.numeral.shape is Shape.MALFORMED
    if _IN_MONEY.fullmatch(cell.text):
        return True
    if told is not None:
        held = cell.numeral is not None if told in _NUMBERS else told in _TITLES and cell.has_value
        return held and grouped
    if YEAR_ONLY.fullmatch(header):
        return cell.has_value  # of some year, and nothing says of what
    return _is_unnamed(reading, cell, column) or (grouped and not (header and _SAID.search(cell.text)))


def _is_unnamed(reading: TableReading, cell: Cell, column: int) -> bool:
    """Whether a number stands in a column without a header, between two or with decimals; "1" may be a mark."""
    if reading.grid.headers[column].text or not cell.has_value or len(cell.text) < _LEAST_FIGURES:
        return False
    return "," in cell.text or _is_sparse(reading, column)


def _is_sparse(reading: TableReading, column: int) -> bool:
    """Whether few rows have a cell in a column: no column, but something that stands between two."""
    rows = [reading.grid.records[n] for n in reading.numbers]
    return 2 * sum(row.cells[column] is not None for row in rows) < len(rows)


def _gaps_by_measure(
    measures: Sequence[Measure], cell: Cell, column: int, rows: Sequence[Allocation], digits: str
) -> Iterator[Gap | None]:
    """For each measure that a column belongs to, what its row makes of the cell."""
    for measure, row in zip(measures, rows, strict=True):
        if column == measure.column:
            read = row.amount_sek is not None and _digits_of(row.text) == digits
            yield None if read or is_malformed(row.text or "") else _open(cell, measure)
        elif column == measure.share:
            read = row.share_percent is not None and _digits_of(row.share_text) == digits
            yield None if read or is_malformed(row.share_text or "") else Gap.CELL
        elif column == measure.counted:
            yield None if _is_counted(row, cell) else Gap.CELL
        elif column == measure.each:
            yield None if row.unit_amount_sek is not None else _open(cell, measure)


def _is_counted(row: Allocation, cell: Cell) -> bool:
    """Whether a count is a row's, or a broken one, "1,5 årsarbetare", for which there is no column."""
    value = cell.numeral.value if cell.numeral else None
    return value is not None and (value == row.count or value != int(value))


def _open(cell: Cell, measure: Measure) -> Gap:
    """Why a cell of money has no value."""
    whole = cell.has_value and cell.numeral is not None and not cell.numeral.percent
    return Gap.UNIT if whole and measure.unit is None else Gap.CELL


@lru_cache(maxsize=1024)  # of a cell, and then of the row that was made of it
def _digits_of(text: str | None) -> str:
    return "".join(_DIGITS.findall(text or ""))
