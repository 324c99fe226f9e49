"""A workbook (.xlsx, .xlsm) -> its pages, one for each sheet, cells as their formats print them.

Opened with openpyxl. Hidden sheets are counted and not read, hidden rows and columns are read, and both are told.
Text boxes stand at the row that they hang on; comments are told and not read.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from itertools import chain
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException

from ingest.structured.cells import Held, show
from ingest.structured.ooxml import child
from ingest.structured.package import Package, damaged
from ingest.structured.sheets import Cell, Sheet, pages_of_sheet
from schemas.document import Aside, Page, Style
from schemas.vocabulary import Unshown

# What openpyxl raises for parts that are not as the format says.
_ERRORS = (InvalidFileException, LookupError, ValueError, TypeError, AttributeError, SyntaxError, OSError)
_FORMULA = b"<f"
# The strict form of the format has names of its own for the same things; openpyxl knows the others.
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMES = {
    _STRICT + b"spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    _STRICT + b"drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
    _STRICT + b"officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}
_BACKGROUND_THEME = 0  # the theme's colour of paper
_WHITE = "FFFFFF"


def pages_of(data: bytes, source: str) -> tuple[Page, ...]:
    """A page for each sheet; InputError when the file is damaged."""
    package = Package(data, source)
    if package.holds("xl/workbook.xml", _STRICT):
        data = _transitional(data)
    results = _open(data, source, results=True)
    calculated = any(package.holds(name, _FORMULA) for name in package.names("xl/worksheets/"))
    formulas = _open(data, source, results=False) if calculated else None
    visible = [sheet.sheet_state == "visible" for sheet in results.worksheets]
    pages: list[Page] = []
    for index, sheet in enumerate(results.worksheets):
        found = _sheet(sheet, formulas.worksheets[index] if formulas else None, package)
        # A workbook whose sheets are all hidden shows the first of them.
        hidden = not visible[index] if any(visible) else index > 0
        pages.extend(pages_of_sheet(index + 1, found._replace(hidden=hidden)))
    return tuple(pages)


def _open(data: bytes, source: str, *, results: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on parts that hold no cells (drawings, rules)
            return openpyxl.load_workbook(io.BytesIO(data), data_only=results)
    except _ERRORS as error:
        raise damaged(source, error) from error


def _transitional(data: bytes) -> bytes:
    """The same package in the form that openpyxl reads."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as strict, zipfile.ZipFile(buffer, "w") as package:
        for part in strict.infolist():
            content = strict.read(part)
            for name, other in _NAMES.items():
                content = content.replace(name, other)
            package.writestr(part, content)
    return buffer.getvalue()


def _sheet(sheet: Any, formulas: Any, package: Package) -> Sheet:
    cells, asides = show(_held(sheet, formulas))
    filled = {cell.row for cell in cells}
    boxes = list(_boxes(sheet, package, filled))
    comments = [
        Aside(f"{cell.coordinate}: {' '.join(cell.comment.text.split())}", Unshown.COMMENT, cell.row)
        for cell in _cells(sheet)
        if cell.comment is not None
    ]
    return Sheet(
        sheet.title,
        sorted((*cells, *boxes)),
        frozenset(row - 1 for row, d in sheet.row_dimensions.items() if d.hidden or d.height == 0),
        frozenset(chain.from_iterable(map(_hidden, sheet.column_dimensions.items()))),
        (*asides, *comments),
    )


def _hidden(dimension: tuple[str, Any]) -> range:
    """The columns from 0 that one entry hides."""
    letters, width = dimension
    first = width.min or column_index_from_string(letters)
    last = width.max or first
    return range(first - 1, last) if width.hidden or width.width == 0 else range(0)


def _cells(sheet: Any) -> Iterator[Any]:
    """The cells that the file holds, by row and column: iter_rows makes those between them too, maybe millions."""
    return (cell for _, cell in sorted(sheet._cells.items()))  # noqa: SLF001


def _held(sheet: Any, formulas: Any) -> Iterator[Held]:
    spans = {(r.min_row, r.min_col): (r.max_row, r.max_col) for r in sheet.merged_cells.ranges}
    # Their colours come from elsewhere: of a cell with a style of its own nothing is certain there.
    styled = bool(sheet.tables) or len(sheet.conditional_formatting) > 0
    for cell in _cells(sheet):
        at = (cell.row, cell.column)
        value, formula = cell.value, None
        if value is None:
            source = formulas.cell(*at) if formulas is not None else None
            # "str" without a value: the formula gave an empty text
            if source is None or source.data_type != "f" or cell.data_type == "str":
                continue
            formula = str(getattr(source.value, "text", source.value))
        below, right = spans.get(at, at)
        style = Style.BOLD if cell.font is not None and cell.font.b else Style.REGULAR
        unseen = not styled and _is_white(cell.font and cell.font.color) and _is_on_paper(cell.fill)
        yield Held(
            at[0] - 1, at[1] - 1, value, cell.number_format, style, below, right, formula, unseen=bool(unseen)
        )


def _is_on_paper(fill: Any) -> bool:
    """Whether a cell has no shading, or a white one."""
    kind = getattr(fill, "fill_type", None)
    return kind is None or (kind == "solid" and _is_white(fill.fgColor))


def _is_white(color: Any) -> bool:
    if color is None:
        return False
    if color.type == "theme":
        return bool(color.theme == _BACKGROUND_THEME and not color.tint)
    rgb = COLOR_INDEX[color.indexed] if color.type == "indexed" and color.indexed < len(COLOR_INDEX) else color.rgb
    return isinstance(rgb, str) and rgb.upper().endswith(_WHITE)


def _boxes(sheet: Any, package: Package, filled: set[int]) -> Iterator[Cell]:
    """The paragraphs of text boxes: on the row that a box hangs on where no cell stands there, else below all."""
    for relation in sheet._rels:  # noqa: SLF001 - openpyxl keeps pictures and charts only
        root = package.part(relation.target.lstrip("/")) if relation.Type.endswith("/drawing") else None
        for anchor in root if root is not None else ():
            top = child(anchor, "from", "row")
            row = int(top.text or 0) if top is not None else 0
            for text in _paragraphs(anchor):
                if row in filled:
                    row = max(filled) + 1
                filled.add(row)
                yield Cell(row, 0, text, Style.REGULAR, row + 1, 1)
                row += 1


def _paragraphs(anchor: etree._Element) -> Iterator[str]:
    for paragraph in anchor.iter("{*}p"):
        text = "".join(piece.text or "" for piece in paragraph.iter("{*}t"))
        if text.strip():
            yield text
