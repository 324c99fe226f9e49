"""Lines to records: wrapped names joined by their boxes, headings told from broken names, headers joined.

Input is a layout of lines by column; output a grid. A name is joined to the row that its box belongs to: the band
between two drawn lines where the table is ruled, else the nearest row, and where two are as near, the row
whose name would not have found room. Text order is never used.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.tables.columns import Extent, Layout, Line
from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.labels import BULLET, TOTAL
from parsers.tables.numerals import read_numeral
from parsers.tables.strips import Chunk, cell_text, printed_text
from parsers.text import WordRef
from schemas.document import Page, Style
from schemas.register import Level, resolve
from schemas.vocabulary import Match, RecipientKind


def grid_of(layout: Layout, pages: Sequence[Page]) -> Grid:
    """The grid of a layout, in reading order."""
    records: list[Record] = []
    width = len(layout.extents)
    limit = _right_limit(layout)
    for block in _blocks(layout.lines):
        bands = _bands(block, layout.extents, pages)
        for lines in _join(block, layout, bands, limit):
            records.append(_record(lines, width, pages))
    headers = tuple(_header(layout.header, column, pages) for column in range(width))
    return Grid(headers, tuple(records))


def cell_of(chunks: Sequence[Chunk], pages: Sequence[Page]) -> Cell | None:
    """The cell that chunks (of one or several lines, top to bottom) make together; None for none."""
    if not chunks:
        return None
    parts = [cell_text([pages[c.page].words[w] for w in c.words]) for c in chunks]
    text = parts[0]
    for part in parts[1:]:
        if text.endswith("-") and part[:1].islower() and not text.endswith(" -"):
            text = text[:-1] + part  # broken at the line end
        elif text.endswith("-") and not text.endswith(" -"):
            text = text + part  # "Upplands-" / "Bro": the hyphen is the name's own
        else:
            text = f"{text} {part}"
    if len(chunks) == 1:
        printed = printed_text([pages[chunks[0].page].words[w] for w in chunks[0].words])
    else:
        printed = text
    refs = tuple(ref for c in chunks for ref in c.refs)
    return Cell(text, printed, refs, read_numeral(text))


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of one page and one column group together, top to bottom."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and blocks[-1][-1].strip.page == line.strip.page and blocks[-1][-1].group == line.group:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _right_limit(layout: Layout) -> float:
    """How far to the right the names reach: a word that fits before that had no reason to wrap."""
    ends = [c.x1 for line in layout.lines for c in line.cells[layout.name]]
    return max(ends, default=0.0)


def _bands(block: Sequence[Line], extents: Sequence[Extent], pages: Sequence[Page]) -> list[tuple[float, float]]:
    """The bands between drawn horizontal lines, where there is about one for each row; none otherwise."""
    page = pages[block[0].strip.page]
    width = extents[-1].x1 - extents[0].x0
    first, last = block[0].strip.top, block[-1].strip.bottom
    x0 = min((c.x0 for line in block for c in line.chunks), default=0.0)
    ys = sorted(
        {
            round(e.top)
            for e in page.edges
            if e.horizontal
            and first - 20 < e.top < last + 20
            and e.x1 - e.x0 > 0.25 * width
            and e.x0 < x0 + width
            and e.x1 > x0
        }
    )
    ys = [y for n, y in enumerate(ys) if n == 0 or y - ys[n - 1] > 4]
    anchors = sum(line.has_number for line in block)
    if len(ys) < 3 or len(ys) - 1 < 0.7 * anchors:
        return []
    return list(pairwise([float(y) for y in ys]))


def _join(
    block: Sequence[Line], layout: Layout, bands: list[tuple[float, float]], limit: float
) -> list[list[Line]]:
    """The lines of each record, in reading order; a heading is a record of its own."""
    owner: dict[int, int] = {}  # index of a line without number -> index of the row that it belongs to
    anchors = [n for n, line in enumerate(block) if line.has_number]
    by_band = _by_band(block, anchors, bands)
    for n, line in enumerate(block):
        if line.has_number:
            continue
        if n in by_band:
            if by_band[n] >= 0:
                owner[n] = by_band[n]
            continue
        found = _owner(n, block, anchors, layout, limit, owner)
        if found is not None:
            owner[n] = found
    records: list[list[Line]] = []
    for n, line in enumerate(block):
        if line.has_number:
            members = sorted([n, *(k for k, v in owner.items() if v == n)])
            records.append([block[k] for k in members])
        elif n not in owner:
            records.append([line])
    return records


def _by_band(block: Sequence[Line], anchors: list[int], bands: list[tuple[float, float]]) -> dict[int, int]:
    """For each line without number in a drawn band: the one row in the band, or -1 where it is a heading."""
    found: dict[int, int] = {}
    for top, bottom in bands:
        inside = [n for n, line in enumerate(block) if top <= line.strip.middle < bottom]
        rows = [n for n in inside if n in anchors]
        if len(rows) <= 1:
            found.update({n: rows[0] if rows else -1 for n in inside if n not in rows})
    return found


def _owner(
    n: int, block: Sequence[Line], anchors: list[int], layout: Layout, limit: float, owner: dict[int, int]
) -> int | None:
    """The row that a line without number belongs to; None for a heading."""
    line, name = block[n], layout.name
    before = max((a for a in anchors if a < n), default=None)
    after = min((a for a in anchors if a > n), default=None)
    above = block[n - 1] if n and before is not None else None
    text = " ".join(c.text for c in line.cells[name])
    gap_above = line.strip.top - above.strip.bottom if above else 99.0
    gap_below = block[n + 1].strip.top - line.strip.bottom if n + 1 < len(block) else 99.0
    if after is not None and not block[after].cells[name] and line.cells[name]:
        if before is None or (not block[before].cells[name] and gap_below < gap_above):
            return after
        if block[before].cells[name] and (after == n + 1 or gap_below <= gap_above):
            return after
    if before is None or above is None:
        return after if after is not None and _wraps(line, block[after], name, limit) else None
    if not block[before].cells[name] and line.cells[name] and before not in owner.values():
        return before
    if not block[before].cells[name] and line.cells[name] and gap_above <= gap_below:
        return before
    return _neighbour(n, block, (before, after), (gap_above, gap_below), name, limit, text)


def _neighbour(  # noqa: PLR0913, PLR0911 - one decision, its evidence in order of strength
    n: int,
    block: Sequence[Line],
    rows: tuple[int, int | None],
    gaps: tuple[float, float],
    name: int,
    limit: float,
    text: str,
) -> int | None:
    line, above = block[n], block[n - 1]
    before, after = rows
    last = " ".join(c.text for c in above.cells[name])
    if _is_heading(line, block[before], text):
        return None
    if last.endswith("-"):
        return before
    if not line.cells[name]:  # the rest of another column's text
        return before if gaps[0] <= gaps[1] or after is None else after
    if TOTAL.match(last) or TOTAL.match(text):
        return None
    head = after is not None and _wraps(line, block[after], name, limit)
    tail = _wraps(above, line, name, limit)
    if head and (not tail or gaps[1] < 0.8 * gaps[0] - 0.2):
        return after
    if tail:
        return before
    if text[:1].islower() and gaps[0] <= gaps[1] + 0.5:
        return before
    return None


def _wraps(upper: Line, lower: Line, name: int, limit: float) -> bool:
    """Whether the lower line's first word had no room on the upper line, so that both may be one name."""
    if not upper.cells[name] or not lower.cells[name]:
        return False
    over, under = upper.cells[name][-1], lower.cells[name][0]
    first = under.text.split(" ", 1)[0]
    width = (under.x1 - under.x0) * len(first) / max(1, len(under.text))
    return over.text.endswith("-") or over.x1 + 2.0 + width > limit - 1.0


def _is_heading(line: Line, row: Line, text: str) -> bool:
    """Whether a line is a group's heading by its own look: bold over plain rows, or the name of a län."""
    if line.strip.bold and not row.strip.bold:
        return True
    if not text or text[:1].islower():
        return False
    found = resolve(text, None, level=Level.UNKNOWN)
    return found.kind is RecipientKind.LAN and found.match is not Match.NONE


def _record(lines: Sequence[Line], width: int, pages: Sequence[Page]) -> Record:
    cells = tuple(cell_of([c for line in lines for c in line.cells[n]], pages) for n in range(width))
    anchor = next((line for line in lines if line.has_number), lines[0])
    own = [WordRef(c.page, w) for c in anchor.chunks for w in c.words]
    rest = [ref for line in lines if line is not anchor for c in line.chunks for ref in c.refs]
    words = [pages[r.page].words[r.word] for r in own]
    bold = all(w.style & Style.BOLD for w in words)
    return Record(cells, tuple(own + rest), heading=not any(line.has_number for line in lines), bold=bold)


def _header(lines: Sequence[Line], column: int, pages: Sequence[Page]) -> Header:
    cell = cell_of([c for line in lines for c in line.cells[column]], pages)
    return Header(cell.text, cell.refs) if cell else Header("", ())


def strip_bullet(cell: Cell | None) -> str | None:
    """The text of a name cell without its bullet or number."""
    if cell is None:
        return None
    return BULLET.sub("", cell.text).strip().removesuffix(":").strip() or None
