"""readers-agree: where the arithmetic of a table fails, a second reader sees the same cells.

The check is made here and not in ``schemas.checks``, because it needs the file. PyMuPDF's words tell where a
printed number stands, pdfplumber's characters what stands there; what was recognised in a picture is recognised
again at another resolution. They are compared digit for digit. A difference is reported and changes no value.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from ingest.pdf.glyphs import UNREADABLE, Glyph, UnreadableError, glyphs_of
from ingest.settings import SecondReader
from parsers.text import level
from schemas.checks._findings import DOCUMENT, Measured, Message, Site, Verdicts, at_table, no_table
from schemas.document import BBox, Document, Page
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.vocabulary import Engine, Severity, Status

SLUG = "readers-agree"
_SAY = Verdicts(SLUG, Severity.WARNING)
# the checks of a table against itself: where one fails, a digit may have been misread
_ARITHMETIC = {"table-total", "group-total", "row-total", "row-product", "share-of-amount"}
_ONE_BY_ONE = 12  # more cells than this that differ are listed in one finding
_TOUCH = 0.1  # of the type size: a wider gap parts two words
_TINY = 0.7  # of the height: characters as small are footnote marks
_SMALL = 0.9  # of the height: so are these where they are raised
_RAISED = 0.08  # of the height
_SAME = 1.0  # points: a character printed twice to look bold


class Readers(NamedTuple):
    """Who read a table first, and who reads it again."""

    first: Message
    second: Message


# who read a table, and who reads it again
_AGAIN: Mapping[Engine, Readers] = MappingProxyType(
    {
        Engine.PYMUPDF: Readers(Message("PyMuPDF", "PyMuPDF"), Message("pdfplumber", "pdfplumber")),
        Engine.OCR: Readers(
            Message("recognition", "tolkningen"),
            Message("recognition at another resolution", "tolkningen i en annan upplösning"),
        ),
    }
)


class Cell(NamedTuple):
    """A printed number of a row: as the first reader reads it, and the box around its words."""

    row: Allocation
    printed: str
    box: BBox


class Difference(NamedTuple):
    """A cell that the two readers read differently."""

    cell: Cell
    second: str


def check_readers(
    data: bytes, document: Document, extraction: Extraction, when: SecondReader
) -> tuple[Finding, ...]:
    """Whether the numbers of the tables are read the same again: findings of readers-agree."""
    if when is SecondReader.NEVER:
        return (_skipped("turned off", "avstängd"),)
    tables = [t for t in extraction.tables if any(a.table_id == t.table_id for a in extraction.allocations)]
    if not tables:
        return (_SAY.skipped(DOCUMENT, no_table()),)
    tables = [t for t in tables if t.engine in _AGAIN]
    if not tables:
        en, sv = "the format has no positions to read again", "formatet har inga positioner att läsa om"
        return (_skipped(en, sv),)
    if when is SecondReader.AUTO:
        failed = failing_tables(extraction.findings)
        tables = [t for t in tables if t.table_id in failed]
    if not tables:
        return (_skipped("the arithmetic of no table fails", "aritmetiken brister inte i någon tabell"),)
    return tuple(
        finding
        for engine in _AGAIN
        for finding in _read_again(
            data, document, [t for t in tables if t.engine is engine], extraction.allocations
        )
    )


def _read_again(
    data: bytes, document: Document, tables: Sequence[Table], rows: Sequence[Allocation]
) -> Iterator[Finding]:
    """The findings of some tables that one reader read."""
    if not tables:
        return
    engine = tables[0].engine
    cells = {t.table_id: list(_cells_of(t, rows, document.pages)) for t in tables}
    numbers = {c.row.place.page for found in cells.values() for c in found}
    pages = [p for p in document.pages if p.number in numbers and p.recognised == (engine is Engine.OCR)]
    try:
        glyphs = _glyphs(data, pages, engine)
    except UnreadableError:
        yield _skipped("pdfplumber cannot read the file", "pdfplumber kan inte läsa filen")
        return
    for table in tables:
        yield from _compare(table, cells[table.table_id], glyphs)


def _glyphs(data: bytes, pages: Sequence[Page], engine: Engine) -> Mapping[int, tuple[Glyph, ...]]:
    if engine is Engine.PYMUPDF:
        return glyphs_of(data, pages)
    from ingest.ocr.again import recognised_again

    words = recognised_again(data, pages)
    return {number: tuple(Glyph(w.text, w.bbox) for w in found) for number, found in words.items()}


def failing_tables(findings: Iterable[Finding]) -> frozenset[str]:
    """The tables whose arithmetic fails by more than rounding."""
    return frozenset(
        f.table_id
        for f in findings
        if f.check in _ARITHMETIC and f.status is Status.FAIL and f.severity is Severity.ERROR and f.table_id
    )


def _skipped(en: str, sv: str) -> Finding:
    return _SAY.skipped(DOCUMENT, Message(en, sv))


def _cells_of(table: Table, rows: Iterable[Allocation], pages: Sequence[Page]) -> Iterator[Cell]:
    """The printed numbers of a table with their boxes: each row's code once, its amounts and shares."""
    by_number = {page.number: page for page in pages}
    own = (a for a in rows if a.table_id == table.table_id and a.place.bbox is not None)
    for _, group in groupby(own, key=lambda a: a.row):
        measures = list(group)
        row, page = measures[0], by_number[measures[0].place.page]
        words = _words_of(row, page)
        for printed in (row.code_text, *(text for m in measures for text in (m.text, m.share_text))):
            found = _find(printed, page, words) if printed and digits_of(printed) else []
            words = [n for n in words if n not in found]
            if found and printed:
                yield Cell(row, printed, BBox.around([page.words[n].bbox for n in found]))


def _words_of(row: Allocation, page: Page) -> list[int]:
    """The words inside the box of a row, line by line."""
    box = row.place.bbox
    inside = [n for n, w in enumerate(page.words) if box is not None and _holds(box, w.bbox)]
    return sorted(inside, key=lambda n: (page.words[n].line, page.words[n].bbox.x0))


def _find(printed: str, page: Page, words: Sequence[int]) -> list[int]:
    """The first neighbouring words of one line that print a text; none where there are none."""
    wanted = "".join(level(printed).split())
    for start, first in enumerate(words):
        text = ""
        for stop, word in enumerate(words[start:], start + 1):
            if page.words[word].line != page.words[first].line or len(text) >= len(wanted):
                break
            text += "".join(level(page.words[word].text).split())
            if text == wanted:
                return list(words[start:stop])
    return []


def _holds(outer: BBox, inner: BBox) -> bool:
    middle = (inner.x0 + inner.x1) / 2
    return outer.x0 - 0.5 <= middle <= outer.x1 + 0.5 and outer.top - 0.5 <= inner.middle <= outer.bottom + 0.5


def _compare(table: Table, cells: Sequence[Cell], glyphs: Mapping[int, tuple[Glyph, ...]]) -> Iterator[Finding]:
    sheets = {number: sorted(found, key=_height) for number, found in glyphs.items()}
    read = [(cell, text_in(cell.box, sheets.get(cell.row.place.page, ()))) for cell in cells]
    readable = [(cell, text) for cell, text in read if UNREADABLE not in text]
    if 2 * sum(bool(digits_of(text)) for _, text in readable) <= len(cells):
        second = _AGAIN[table.engine].second
        en, sv = f"{second.en} reads no text there", f"{second.sv} läser ingen text där"
        yield _SAY.skipped(at_table(table), Message(f"table {table.seq}: {en}", f"tabell {table.seq}: {sv}"))
        return
    differences = [Difference(c, text) for c, text in readable if digits_of(text) != digits_of(c.printed)]
    yield from _findings_of(table, len(readable), differences)


def _findings_of(table: Table, compared: int, differences: Sequence[Difference]) -> Iterator[Finding]:
    name, name_sv = f"table {table.seq}: ", f"tabell {table.seq}: "
    readers = _AGAIN[table.engine]
    en_names, sv_names = (readers.first.en, readers.second.en), (readers.first.sv, readers.second.sv)
    if not differences:
        en, sv = f"{' and '.join(en_names)} read the same", f"{' och '.join(sv_names)} läser samma"
        message = Message(f"{name}{en} {compared} numbers", f"{name_sv}{sv} {compared} tal")
        yield _SAY.passed(at_table(table), message)
        return
    if len(differences) <= _ONE_BY_ONE:
        for one in differences:
            row = one.cell.row
            said = Message(f"{name}row {_said(one, *en_names)}", f"{name_sv}rad {_said(one, *sv_names)}")
            measured = Measured(one.second or None, " ".join(one.cell.printed.split()))
            yield _SAY.failed(Site(table.table_id, row.row, row.place._replace(bbox=one.cell.box)), said, measured)
        return
    en, sv = "cells are read differently, the first: row", "celler läses olika, den första: rad"
    count, first = len(differences), differences[0]
    listed = "; ".join(_said(one, *en_names) for one in differences)
    message = Message(
        f"{name}{count} {en} {_said(first, *en_names)}", f"{name_sv}{count} {sv} {_said(first, *sv_names)}"
    )
    yield _SAY.failed(at_table(table), message, Measured(None, listed))


def _said(one: Difference, first: str, second: str) -> str:
    row = one.cell.row
    label = f"{row.row} {row.recipient}" if row.recipient else str(row.row)
    return f"{label}: {first} {' '.join(one.cell.printed.split())}, {second} {one.second or '-'}"


def digits_of(text: str) -> str:
    """The digits of a printed number and its decimal comma."""
    return "".join(c for c in level(text) if c.isdecimal() or c == ",").strip(",")


def text_in(box: BBox, glyphs: Sequence[Glyph]) -> str:
    """The words that characters (from top to bottom) make at the place of a cell, one space between them."""
    start, stop = bisect_left(glyphs, box.top, key=_height), bisect_right(glyphs, box.bottom, key=_height)
    near = sorted(glyphs[start:stop], key=lambda g: g.box.x0)
    inside = [g.box for g in near if box.x0 - 0.5 <= (g.box.x0 + g.box.x1) / 2 <= box.x1 + 0.5]
    if not inside:
        return ""
    largest = max(inside, key=lambda b: b.height)
    size = largest.height
    words: list[list[Glyph]] = []
    for glyph in near:
        if _is_mark(glyph.box, largest):
            continue
        last = words[-1][-1] if words else None
        if last is not None and glyph.text == last.text and abs(glyph.box.x0 - last.box.x0) < _SAME:
            continue
        if last is not None and glyph.box.x0 - last.box.x1 <= _TOUCH * size:
            words[-1].append(glyph)
        else:
            words.append([glyph])
    held = [w for w in words if min(w[-1].box.x1, box.x1) - max(w[0].box.x0, box.x0) > 0.5]
    return " ".join("".join(g.text for g in w) for w in held)


def _is_mark(box: BBox, body: BBox) -> bool:
    """Whether a character is a mark beside a body of larger type: much smaller, or smaller and raised."""
    raised = box.bottom < body.bottom - _RAISED * body.height
    return box.height < (_SMALL if raised else _TINY) * body.height


def _height(glyph: Glyph) -> float:
    return glyph.box.middle
