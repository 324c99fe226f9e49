"""Names in text whose columns stand one space apart: those that may be more than a name, or less.

A part of the ledger, used by ``suspects``. What a header tells of other columns of text ("Objekt Kommun") may stand
in the names, and the lines of a wrapped name may have become headings of groups. Nothing is mended; the amounts
beside such names are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from parsers.tables.collapsed.textcolumns import titles_of
from parsers.tables.grid import Cell, Record
from parsers.tables.labels import TOTAL, WHOLE_TOTAL, is_known, role_of
from parsers.tables.meaning.reading import TableReading
from schemas.document import BBox, Page
from schemas.rows import Allocation
from schemas.vocabulary import ColumnRole, Gap, Match, RowType

_MOST = 0.8  # of the recipients that no register knows
_FEWEST = 2  # lone lines
_OF_TEXTS = {ColumnRole.NAME, ColumnRole.CODE, ColumnRole.OTHER, None}
_SPACES = (" ", "")
_FIRMS = {"AB", "HB", "KB", "Aktiebolag", "Ek. för.", "Ideell förening"}


def names_in_doubt(
    pages: Sequence[Page], reading: TableReading, rows: Mapping[int, Sequence[Allocation]]
) -> Iterator[tuple[Cell, Gap]]:
    """The numbers beside names in doubt, with the reason; ``rows`` are those of each record."""
    name = reading.roles.index(ColumnRole.NAME)
    records = reading.grid.records
    kept = [n for n, made in rows.items() if made and made[0].row_type is RowType.RECIPIENT]
    wide = [n for n in kept if _stands_apart(pages, records[n].cells[name])]
    if len(wide) >= max(_FEWEST, _MOST * len(kept)):
        yield from ((cell, Gap.TEXTS) for n in wide if (cell := _number(reading, records[n])))
    kept = [n for n in kept if _is_text(pages, records[n])]
    unknown = [n for n in kept if rows[n][0].match is Match.NONE]
    titles = [t for t in titles_of(reading.grid.headers[name].text) if role_of(t) in _OF_TEXTS]
    if len(titles) > 1 and len(unknown) >= _MOST * len(kept):
        yield from ((cell, Gap.TEXTS) for n in unknown if (cell := _number(reading, records[n])))
        return
    columns = range(name + 1, len(reading.roles))
    run_over = {n for column in columns for n in _run_over(pages, records, kept, (name, column))}
    yield from ((cell, Gap.TEXTS) for n in sorted(run_over) if (cell := _number(reading, records[n])))
    first = [n for n in kept[:1] if _is_title(rows[n][0])]
    yield from ((cell, Gap.NAMELESS) for n in first if (cell := _number(reading, records[n])))
    broken = {k for n in _names_below(pages, records, unknown, name) for k in (n - 1, n)}
    broken |= {k for n, record in enumerate(records) if _is_part(record, name) for k in (n - 1, n + 1)}
    yield from ((cell, Gap.LINES) for n in kept if n in broken and (cell := _number(reading, records[n])))
    kept = [n for n in kept if n not in broken]
    summed = [n for n in kept if n and _is_sum(records[n - 1], name)]
    yield from ((cell, Gap.LINES) for n in summed if (cell := _number(reading, records[n])))
    kept = [n for n in kept if n not in summed and _is_collapsed(pages, records[n])]
    alone = {*_beside_lone_lines(records, name), *_under_first_heading(reading, kept, name)}
    yield from ((cell, Gap.LINES) for n in kept if n in alone and (cell := _number(reading, records[n])))


def _is_sum(record: Record, name: int) -> bool:
    """Whether a record is the label of a sum and has no number: it may be the next one's."""
    cell = record.cells[name]
    return record.heading and cell is not None and WHOLE_TOTAL.fullmatch(cell.text) is not None


def _names_below(
    pages: Sequence[Page], records: Sequence[Record], unknown: Sequence[int], name: int
) -> Iterator[int]:
    """The rows of nothing but a name that no register knows, where other names are of several lines."""
    cells = [cell for record in records if (cell := record.cells[name])]
    if any(len({(ref.page, pages[ref.page].words[ref.word].line) for ref in cell.refs}) > 1 for cell in cells):
        bare = (n for n in unknown if n and sum(cell is not None for cell in records[n].cells) == 1)
        yield from (n for n in bare if records[n].cells[name])


def _is_part(record: Record, name: int) -> bool:
    """Whether a line without a number is no heading: it begins in lower case, or is the end of a firm's name."""
    cell = record.cells[name]
    return record.heading and cell is not None and (cell.text[:1].islower() or cell.text in _FIRMS)


def _is_title(row: Allocation) -> bool:
    """Whether the name of a first row is a word that heads amounts: "Tilldelas", its own name elsewhere."""
    name = row.recipient or ""
    return " " not in name and role_of(name) is ColumnRole.AMOUNT


def _is_text(pages: Sequence[Page], record: Record) -> bool:
    """Whether a row stands in plain text: no place and no drawn line parts its cells."""
    page = pages[record.refs[0].page]
    return not (page.geometry or page.edges)


def _stands_apart(pages: Sequence[Page], cell: Cell | None) -> bool:
    """Whether a gap within a name is as wide as between the cells of a page: texts of other columns end it."""
    words = [(ref.page, pages[ref.page].words[ref.word]) for ref in cell.refs] if cell else []
    return any(
        left.line == right.line and right.bbox.x0 - left.bbox.x1 > left.size
        for (page, left), (_, right) in pairwise(words)
        if pages[page].geometry
    )


def _is_collapsed(pages: Sequence[Page], record: Record) -> bool:
    """Whether nothing but a space parts the cells of a row."""
    words = pages[record.refs[0].page].words
    return all(words[ref.word].after in _SPACES for ref in record.refs)


def _run_over(
    pages: Sequence[Page], records: Sequence[Record], kept: Sequence[int], columns: tuple[int, int]
) -> Iterator[int]:
    """The rows whose name reaches into a column of texts right of it and has, unlike others, nothing there."""
    name, beside = columns
    texts = {n: cell for n in kept if (cell := records[n].cells[beside]) and cell.numeral is None}
    if len(texts) < _MOST * (len(kept) - 1) or len(texts) < _FEWEST:
        return
    start = min(_box(pages, cell).x0 for cell in texts.values())
    for n in kept:
        cell = records[n].cells[name]
        if (
            n not in texts
            and cell is not None
            and _box(pages, cell).x1 > start
            and _is_on_a_line(pages, records[n])
        ):
            yield n


def _is_on_a_line(pages: Sequence[Page], record: Record) -> bool:
    """Whether the cells of a row stand beside each other, not one to a line."""
    return len({(ref.page, pages[ref.page].words[ref.word].line) for ref in record.refs}) == 1


def _box(pages: Sequence[Page], cell: Cell) -> BBox:
    return BBox.around([pages[ref.page].words[ref.word].bbox for ref in cell.refs])


def _number(reading: TableReading, record: Record) -> Cell | None:
    return next((c for m in reading.measures if (c := record.cells[m.column])), None)


def _beside_lone_lines(records: Sequence[Record], name: int) -> Iterator[int]:
    """The rows above and below lines between two rows, where most lines stand so: few groups have but one row."""
    runs: list[range] = []
    for n, record in enumerate(records):
        if not record.heading:
            continue
        if runs and runs[-1].stop == n:
            runs[-1] = range(runs[-1].start, n + 1)
        else:
            runs.append(range(n, n + 1))
    lone = [run for run in runs if _heads_one(records, run) and not _is_place(records[run[-1]].cells[name])]
    if len(lone) < _FEWEST or 2 * len(lone) < len(runs):
        return
    for run in lone:
        yield from (n for n in (run.start - 1, run.stop) if 0 <= n < len(records) and not records[n].heading)


def _under_first_heading(reading: TableReading, kept: Sequence[int], name: int) -> Iterator[int]:
    """The row below the first line without a number, where rows stand above it: few tables begin without a group.

    It may be a recipient who got nothing, or the first line of a name.
    """
    records = reading.grid.records
    first = next((n for n, r in enumerate(records) if r.heading and not _is_place(r.cells[name])), None)
    headed = reading.grid.group or not kept or first is None or first < kept[0]
    if not headed and first is not None:
        yield from (n for n in kept if n == first + 1)


def _heads_one(records: Sequence[Record], run: range) -> bool:
    """Whether but one row stands between some lines and the next line or the end."""
    return run.stop + 1 >= len(records) or records[run.stop + 1].heading


def _is_place(cell: Cell | None) -> bool:
    return cell is None or is_known(cell.text) or TOTAL.match(cell.text) is not None
