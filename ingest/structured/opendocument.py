"""A sheet of OpenDocument (.ods) -> its pages, one for each sheet, cells printed in Swedish.

Read from the XML itself: the libraries for it lose what is hidden or are no longer kept. Hidden sheets are counted
and not read, hidden rows and columns are read, and both are told; comments are told. Drawings are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from lxml import etree

from ingest.errors import InputError
from ingest.structured.cells import Held, show
from ingest.structured.number_format import CellValue
from ingest.structured.ooxml import attribute, child, children, local, number
from ingest.structured.opendocument_formats import CellStyle, read_formats
from ingest.structured.package import Package, damaged
from ingest.structured.sheets import Sheet, cell_name, pages_of_sheet
from schemas.document import Aside, Page, Style
from schemas.vocabulary import FailureCategory, Unshown

_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = b"encryption-data"
_NUMBERS = frozenset({"float", "percentage", "currency"})
_GONE = frozenset({"collapse", "filter"})
_MOST_REPEATED = 1000  # cells with content that are written once for many; empty ones are skipped


class _Line(NamedTuple):
    """A row or column, its number from 0, and how many times it stands."""

    element: etree._Element
    first: int
    times: int

    @property
    def hidden(self) -> bool:
        """Whether it does not show."""
        return attribute(self.element, "visibility") in _GONE


def pages_of(data: bytes, source: str) -> tuple[Page, ...]:
    """A page for each sheet; InputError when the file is damaged or asks for a password."""
    package = Package(data, source)
    if package.holds(_MANIFEST, _ENCRYPTED):
        raise InputError(
            FailureCategory.ENCRYPTED, f"{source}: the workbook asks for a password; save a copy without one"
        )
    content = package.part("content.xml")
    book = child(content, "body", "spreadsheet")
    if book is None:
        raise damaged(source, ValueError("it has no sheets"))
    styles = read_formats([package.part("styles.xml"), content])
    unseen = set(_undisplayed(content))
    pages: list[Page] = []
    tables = list(children(book, "table"))
    for index, table in enumerate(tables, 1):
        hidden = attribute(table, "style-name") in unseen
        try:
            sheet = _sheet(table, styles)
        except (ValueError, InvalidOperation) as error:
            raise damaged(source, error) from error
        pages.extend(pages_of_sheet(index, sheet._replace(hidden=hidden and len(tables) > 1)))
    return tuple(pages)


def _undisplayed(content: etree._Element | None) -> Iterator[str | None]:
    """The names of the styles of sheets that do not show."""
    for style in children(child(content, "automatic-styles"), "style"):
        if attribute(child(style, "table-properties"), "display") == "false":
            yield attribute(style, "name")


def _sheet(table: etree._Element, styles: dict[str, CellStyle]) -> Sheet:
    columns = list(_lines(table, "table-column", 0))
    rows = list(_lines(table, "table-row", 0))
    cells, asides = show(held for row in rows for held in _held(row, columns, styles))
    comments = (aside for row in rows for aside in _comments(row))
    return Sheet(
        attribute(table, "name") or "",
        cells,
        frozenset(n for r in rows if r.hidden for n in range(r.first, r.first + min(r.times, _MOST_REPEATED))),
        frozenset(n for c in columns if c.hidden for n in range(c.first, c.first + c.times)),
        (*asides, *comments),
    )


def _lines(parent: etree._Element, name: str, first: int) -> Iterator[_Line]:
    """The rows or columns of a sheet, in groups or not."""
    for element in parent.iter(f"{{*}}{name}"):
        count = number(element, 1, f"number-{name.removeprefix('table-')}s-repeated")
        yield _Line(element, first, count)
        first += count


def _cells(row: _Line) -> Iterator[_Line]:
    column = 0
    for element in children(row.element, "table-cell", "covered-table-cell"):
        count = number(element, 1, "number-columns-repeated")
        yield _Line(element, column, count)
        column += count


def _held(row: _Line, columns: list[_Line], styles: dict[str, CellStyle]) -> Iterator[Held]:
    for cell in _cells(row):
        value = _value(cell.element) if local(cell.element) == "table-cell" else None
        if value is None:
            continue
        own = attribute(cell.element, "style-name") or attribute(row.element, "default-cell-style-name")
        below, right = (
            number(cell.element, 1, "number-rows-spanned"),
            number(cell.element, 1, "number-columns-spanned"),
        )
        for n in range(row.first, row.first + min(row.times, _MOST_REPEATED)):
            for column in range(cell.first, cell.first + min(cell.times, _MOST_REPEATED)):
                style = styles.get(own or _default_style(column, columns), CellStyle())
                weight = Style.BOLD if style.bold else Style.REGULAR
                yield Held(
                    n, column, value, style.number_format, weight, n + below, column + right, unseen=style.white
                )


def _default_style(column: int, columns: list[_Line]) -> str:
    of = next((c for c in columns if c.first <= column < c.first + c.times), None)
    return (attribute(of.element, "default-cell-style-name") if of else None) or ""


def _value(cell: etree._Element) -> CellValue:
    kind = attribute(cell, "value-type")
    text = "\n".join(_text(p) for p in children(cell, "p"))
    if kind in _NUMBERS and not text.startswith("#"):  # an error is kept as the number 0
        return Decimal(attribute(cell, "value") or 0)
    if kind == "date":
        day = attribute(cell, "date-value") or ""
        return datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day)
    if kind == "boolean":
        return attribute(cell, "boolean-value") == "true"
    return text or None


def _text(element: etree._Element) -> str:
    """The characters of a paragraph, runs of spaces and tabs as they are written there."""
    text = element.text or ""
    for part in element:
        name = local(part)
        if name == "s":
            text += " " * number(part, 1, "c")
        elif name in {"tab", "line-break"}:
            text += " "
        elif name not in {"annotation", "note"}:
            text += _text(part)
        text += part.tail or ""
    return text


def _comments(row: _Line) -> Iterator[Aside]:
    for cell in _cells(row):
        note = child(cell.element, "annotation")
        text = " ".join(" ".join(_text(p) for p in note.iter("{*}p")).split()) if note is not None else ""
        if text:
            yield Aside(f"{cell_name(row.first, cell.first)}: {text}", Unshown.COMMENT, row.first + 1)
