"""readers-agree: where the arithmetic of a table fails, a second reader sees the same cells.

The check is made here and not in ``schemas.checks``, because it needs the file. PyMuPDF's words tell where a
printed number stands, pdfplumber's characters what stands there; what was recognised in a picture is recognised
again at another resolution, also where a number is malformed or a code is another's. They are compared digit for
digit. A difference is reported and changes no value; whether a sum that fails holds with it is said.
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
from schemas.checks._diagnosis import term_of
from schemas.checks._findings import DOCUMENT, Measured, Message, Site, Verdicts, at_table, no_table
from schemas.checks._tables import amount_of
from schemas.document import BBox, Document, Page
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.swedish import printed_number
from schemas.vocabulary import Engine, Severity, Status

SLUG = "readers-agree"
_SAY = Verdicts(SLUG, Severity.WARNING)
# the checks of a table against itself: where one fails, a digit may have been misread
_ARITHMETIC = frozenset({"table-total", "group-total", "row-total", "row-product", "share-of-amount"})
# what else fails where a digit is misread in a picture: printed text has no such slips
_IN_A_PICTURE = frozenset({"share-total", "equal-share", "text-total", "number-shape", "code-name"})
_SUMS = frozenset({"table-total", "group-total", "row-total"})
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

    @property
    def is_amount(self) -> bool:
        """Whether it is the row's amount, not its code or share."""
        return self.printed == self.row.text


class Difference(NamedTuple):
    """A cell that the two readers read differently; ``mends`` where the second reading makes a sum hold."""

    cell: Cell
    second: str
    mends: bool = False


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
        tables = [t for t in tables if _fails(t, extraction.findings)]
    if not tables:
        return (_skipped("the arithmetic of no table fails", "aritmetiken brister inte i någon tabell"),)
    return tuple(
        finding
        for engine in _AGAIN
        for finding in _read_again(data, document, [t for t in tables if t.engine is engine], extraction)
    )


def _read_again(
    data: bytes, document: Document, tables: Sequence[Table], extraction: Extraction
) -> Iterator[Finding]:
    """The findings of some tables that one reader read."""
    if not tables:
        return
    engine = tables[0].engine
    cells = {t.table_id: list(_cells_of(t, extraction.allocations, document.pages)) for t in tables}
    numbers = {c.row.place.page for found in cells.values() for c in found}
    pages = [p for p in document.pages if p.number in numbers and p.recognised == (engine is Engine.OCR)]
    try:
        glyphs = _glyphs(data, pages, engine)
    except UnreadableError:
        yield _skipped("pdfplumber cannot read the file", "pdfplumber kan inte läsa filen")
        return
    for table in tables:
        failures = [f for f in extraction.findings if f.check in _SUMS and _is_failure(f, table)]
        yield from _compare(table, cells[table.table_id], glyphs, failures)


def _glyphs(data: bytes, pages: Sequence[Page], engine: Engine) -> Mapping[int, tuple[Glyph, ...]]:
    if engine is Engine.PYMUPDF:
        return glyphs_of(data, pages)
    from ingest.ocr.again import recognised_again

    words = recognised_again(data, pages)
    return {number: tuple(Glyph(w.text, w.bbox) for w in found) for number, found in words.items()}


def _fails(table: Table, findings: Iterable[Finding]) -> bool:
    """Whether the arithmetic of a table fails by more than rounding; in a picture also what digits may spoil."""
    checks = _ARITHMETIC | _IN_A_PICTURE if table.engine is Engine.OCR else _ARITHMETIC
    return any(f.check in checks and f.severity is Severity.ERROR and _is_failure(f, table) for f in findings)


def _is_failure(finding: Finding, table: Table) -> bool:
    return finding.status is Status.FAIL and finding.table_id == table.table_id


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
        printed = ((row, row.code_text), *((m, text) for m in measures for text in (m.text, m.share_text)))
        for measure, text in printed:
            found = _find(text, page, words) if text and digits_of(text) else []
            words = [n for n in words if n not in found]
            if found and text:
                yield Cell(measure, text, BBox.around([page.words[n].bbox for n in found]))


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


def _compare(
    table: Table, cells: Sequence[Cell], glyphs: Mapping[int, tuple[Glyph, ...]], failures: Sequence[Finding]
) -> Iterator[Finding]:
    sheets = {number: sorted(found, key=_height) for number, found in glyphs.items()}
    read = [(cell, text_in(cell.box, sheets.get(cell.row.place.page, ()))) for cell in cells]
    readable = [(cell, text) for cell, text in read if UNREADABLE not in text]
    if 2 * sum(bool(digits_of(text)) for _, text in readable) <= len(cells):
        second = _AGAIN[table.engine].second
        en, sv = f"{second.en} reads no text there", f"{second.sv} läser ingen text där"
        yield _SAY.skipped(at_table(table), Message(f"table {table.seq}: {en}", f"tabell {table.seq}: {sv}"))
        return
    differences = [Difference(c, text) for c, text in readable if digits_of(text) != digits_of(c.printed)]
    yield from _findings_of(table, len(readable), list(_judged(differences, failures)))


def _judged(differences: Sequence[Difference], failures: Sequence[Finding]) -> Iterator[Difference]:
    """The differences, each with whether its second reading alone makes a sum hold that fails."""
    mending = {id(fits[0]) for f in failures if len(fits := [d for d in differences if _mends(d, f)]) == 1}
    for difference in differences:
        yield difference._replace(mends=id(difference) in mending)


def _mends(difference: Difference, failure: Finding) -> bool:
    """Whether a sum holds with the second reading: an addend goes up by what is missing, or the sum down."""
    cell, second = difference.cell, printed_number(difference.second)
    missing = failure.difference
    if second is None or missing is None or not cell.is_amount:
        return False
    change = second.number * term_of(cell.row).unit - amount_of(cell.row)
    if failure.row != cell.row.row:
        return failure.check != "row-total" and change == missing
    return change == -missing or (failure.check == "row-total" and change == missing)


def _findings_of(table: Table, compared: int, differences: Sequence[Difference]) -> Iterator[Finding]:
    name, name_sv = f"table {table.seq}: ", f"tabell {table.seq}: "
    readers = _AGAIN[table.engine]
    if not differences:
        en, sv = f"{readers.first.en} and {readers.second.en}", f"{readers.first.sv} och {readers.second.sv}"
        message = Message(
            f"{name}{en} read the same {compared} numbers", f"{name_sv}{sv} läser samma {compared} tal"
        )
        yield _SAY.passed(at_table(table), message)
        return
    said = [_said(one, readers) for one in differences]
    if len(differences) <= _ONE_BY_ONE:
        for one, words in zip(differences, said, strict=True):
            row = one.cell.row
            message = Message(f"{name}row {words.en}", f"{name_sv}rad {words.sv}")
            measured = Measured(one.second or None, " ".join(one.cell.printed.split()))
            yield _SAY.failed(
                Site(table.table_id, row.row, row.place._replace(bbox=one.cell.box)), message, measured
            )
        return
    en, sv = "cells are read differently, the first: row", "celler läses olika, den första: rad"
    first = Message(f"{len(said)} {en} {said[0].en}", f"{len(said)} {sv} {said[0].sv}")
    listed = "; ".join(words.en for words in said)
    yield _SAY.failed(at_table(table), Message(f"{name}{first.en}", f"{name_sv}{first.sv}"), Measured(None, listed))


def _said(one: Difference, readers: Readers) -> Message:
    row = one.cell.row
    label = f"{row.row} {row.recipient}" if row.recipient else str(row.row)
    printed, second = " ".join(one.cell.printed.split()), one.second or "-"
    holds = Message("; with it the sum holds", "; med den stämmer summan") if one.mends else Message("", "")
    return Message(
        f"{label}: {readers.first.en} {printed}, {readers.second.en} {second}{holds.en}",
        f"{label}: {readers.first.sv} {printed}, {readers.second.sv} {second}{holds.sv}",
    )


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
