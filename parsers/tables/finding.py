"""Document to table readings: the whole table engine on one screen.

Each region is cut in every way that its rows allow, and the cut that reads and proves most is kept; a region
of which no cut yields a table stays prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.tables.collapsed.splitting import split_rows
from parsers.tables.columns.places import lay_out
from parsers.tables.evidence import is_better, is_table, leaves_nothing
from parsers.tables.grid import Grid
from parsers.tables.labels import CAPTION
from parsers.tables.meaning.homing import brought_home
from parsers.tables.meaning.reading import TableReading, read_grid
from parsers.tables.mending.amountfirst import with_amounts_last
from parsers.tables.mending.boxes import with_boxes_apart
from parsers.tables.mending.budgetcodes import with_codes_joined
from parsers.tables.mending.cards import with_cards_as_rows
from parsers.tables.mending.cases import with_cases_apart
from parsers.tables.mending.cellheads import with_heads_level
from parsers.tables.mending.centred import with_cells_from_top
from parsers.tables.mending.columnwise import with_columns_beside
from parsers.tables.mending.halves import with_halves_joined
from parsers.tables.mending.headedsums import with_paid_headings_together, with_sums_beside_headings
from parsers.tables.mending.levels import with_cells_level
from parsers.tables.mending.phrases import with_phrases_as_columns
from parsers.tables.mending.runon import unrolled
from parsers.tables.mending.seams import with_columns_cut
from parsers.tables.mending.sheets import sheets_of
from parsers.tables.mending.signs import with_signs_joined
from parsers.tables.mending.textcolumns import columns_of
from parsers.tables.mending.undernames import with_numbers_beside
from parsers.tables.mending.verdicts import with_verdicts_beside_names
from parsers.tables.mending.zones import split_zones
from parsers.tables.regions.beside import tables_apart
from parsers.tables.regions.groupheads import heads_again
from parsers.tables.regions.runs import Region, find_regions
from parsers.tables.regions.stacks import unstack
from parsers.tables.regions.surroundings import surroundings_of
from parsers.tables.rows.building import grid_of
from parsers.tables.rows.fieldlists import read_fields
from parsers.tables.rows.stackedcells import grid_of_cells
from parsers.tables.strips import Strip, strips_of
from schemas.document import Document, Page
from schemas.vocabulary import RowType, UnitSource

_SIZE = 100  # times: the numbers of a table in another unit are greater


def read_tables(document: Document) -> tuple[TableReading, ...]:
    """The tables of a document in reading order, each with its allocations and words."""
    sheets = sheets_of(document)
    sheets = sheets if sheets.origins else columns_of(document)
    readings = _read_sheets(sheets.document)
    return tuple(brought_home(r, sheets, document) for r in readings) if sheets.origins else tuple(readings)


def _read_sheets(document: Document) -> list[TableReading]:
    pages = _strips(document)
    readings: list[TableReading] = []
    regions: list[Region] = []
    for found in find_regions(pages, [page.geometry for page in document.pages]):
        for region in tables_apart(found):
            reading = _read(region, document, len(readings) + 1)
            if reading is not None:
                readings.append(_in_unit_of(readings[-1], reading, region, document) if readings else reading)
                regions.append(region)
    return _with_headings(readings, regions)


def _with_headings(readings: Sequence[TableReading], regions: Sequence[Region]) -> list[TableReading]:
    """The tables, each of several with the same titles and no caption in the group that the line above it names."""
    headed: set[int] = set()
    for n, (upper, lower) in enumerate(pairwise(regions)):
        titles = [[h.text for h in reading.grid.headers] for reading in readings[n : n + 2]]
        if titles[0] == titles[1] and upper.header and lower.header and lower.above:
            again = heads_again(lower.above[-1], lower.header[0], upper.above, upper.header)
            headed |= {n, n + 1} if again and not CAPTION.match(lower.above[-1].text) else set()
    pairs = enumerate(zip(readings, regions, strict=True))
    return [_in_group(r, region.above[-1].text) if n in headed else r for n, (r, region) in pairs]


def _in_group(reading: TableReading, heading: str) -> TableReading:
    if heading in (reading.table.caption or ""):
        return reading
    own = (a if a.group or a.row_type is RowType.TOTAL else replace(a, group=heading) for a in reading.allocations)
    return replace(reading, allocations=tuple(own))


def _strips(document: Document) -> list[list[Strip]]:
    """The strips of each page in reading order, what converters and narrow columns broke made whole."""
    whole = [_whole(document, index, page) for index, page in enumerate(document.pages)]
    whole = [with_paid_headings_together(strips) for strips in whole]
    whole = [with_phrases_as_columns(s, page) for s, page in zip(whole, document.pages, strict=True)]
    beside = with_numbers_beside(whole, document.pages)
    pages = zip(beside, document.pages, strict=True)
    return [with_amounts_last(_cards(with_columns_beside(strips), page), page) for strips, page in pages]


def _cards(strips: list[Strip], page: Page) -> list[Strip]:
    """The strips of a page, what stands below a name of its own as rows."""
    return with_sums_beside_headings(with_cards_as_rows(strips, page), page)


def _whole(document: Document, index: int, page: Page) -> list[Strip]:
    """The strips of a page, line by line and zone by zone."""
    strips = with_cases_apart(strips_of(document.pages, index), page)
    strips = with_cells_from_top(strips, page)
    strips = with_columns_cut(with_cells_level(strips, page), page)
    strips = with_heads_level(with_signs_joined(strips, page), page)
    strips = unrolled(with_halves_joined(strips, page), page)
    strips = with_verdicts_beside_names(strips, page)
    return split_zones(page, with_boxes_apart(page, with_codes_joined(strips, page)))


def _read(region: Region, document: Document, seq: int) -> TableReading | None:
    fields = read_fields(region, document.pages)
    stacked = None if fields else unstack(region)
    region = fields[0] if fields else stacked or region
    around = surroundings_of(region, document.pages)
    best: TableReading | None = None
    grids = [fields[1]] if fields else _stacked(region, document) if stacked else _grids(region, document)
    for grid in grids:
        reading = read_grid(grid, around, document, seq)
        if reading is None or not is_table(reading, region):
            continue
        if best is None or is_better(reading, best):
            best = reading
        if leaves_nothing(best):
            break
    return best


def _in_unit_of(before: TableReading, reading: TableReading, region: Region, document: Document) -> TableReading:
    """A table of which no word declares the unit, in that of the one before it with the same titles and no less.

    A list that something parted, or the panels of a page below one title. A title with a unit that stands over both
    is told alike: it may be that of the first one alone.
    """
    if any(m.source is UnitSource.FOOT for m in reading.measures) and _begin_a_page(before, reading):
        return _of_before(reading) if surroundings_of(region, document.pages).unit_above else reading
    units = {m.declared for m in before.measures}
    told = units.pop() if len(units) == 1 else None
    if told is None or any(m.declared for m in reading.measures) or not _are_alike(before, reading):
        return reading
    around = surroundings_of(region, document.pages)
    around = replace(around, notes=(*around.notes, told.value))
    read = read_grid(reading.grid, around, document, reading.table.seq)
    return _of_before(read) if read else reading


def _begin_a_page(before: TableReading, reading: TableReading) -> bool:
    """Whether two tables begin on one page: a title at its head that tells a unit stands over both."""
    return before.table.page_first == reading.table.page_first


def _of_before(reading: TableReading) -> TableReading:
    """The same, each unit that a note declared told by the table before: there was no note of its own."""
    measures = (
        m._replace(source=UnitSource.BEFORE) if m.source is UnitSource.FOOT else m for m in reading.measures
    )
    rows = (
        replace(r, unit_source=UnitSource.BEFORE) if r.unit_source is UnitSource.FOOT else r
        for r in reading.allocations
    )
    return replace(reading, measures=tuple(measures), allocations=tuple(rows))


def _are_alike(before: TableReading, reading: TableReading) -> bool:
    """Whether two tables have the same titles, and numbers of a size."""
    titles, others = ([h.text for h in r.grid.headers] for r in (before, reading))
    least, most = (
        max(
            (n.value for c in r.grid.records for m in r.measures if (n := c.number(m.column)) and n.value),
            default=0,
        )
        for r in (before, reading)
    )
    return titles == others and sum(map(bool, titles)) > 1 and most < _SIZE * least


def _grids(region: Region, document: Document) -> Iterator[Grid]:
    """The ways to cut a region, the one by position first; each is made only when it is asked for."""
    layout = lay_out(region, document.pages)
    if layout is not None:
        yield grid_of(layout, document.pages)
    yield from _split(region, document)


def _stacked(region: Region, document: Document) -> Iterator[Grid]:
    """The ways to cut a region whose cells stood one to a line."""
    grid = grid_of_cells(region, document.pages)
    if grid is not None:
        yield grid
    if all(c.words for s in region.body for c in s.chunks):  # with cells that hold nothing there is but one way
        yield from _split(region, document)


def _split(region: Region, document: Document) -> Iterator[Grid]:
    split = split_rows(region, document.pages)
    if split is not None:
        yield split
