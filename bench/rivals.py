"""The rows of an annex as others read them, for ``speed.py`` and ``comparison.py``: table finders, and a script.

All are told what bilaga must find out: which columns there are, in which order, and how many column groups stand
side by side. A row of cells counts as read where these fit; what its cells hold is compared with what was printed.
A library that is not installed is no rival: none of them is needed for anything else. Each is asked in every way
that its documentation names for tables of this kind. The heading that a row stands under is asked of none.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

import pdfplumber
import pymupdf
from comparing import read_bytes, rows_read
from sheets import MONEY, Row, Sheet

SOFT_HYPHEN = "\u00ad"
_GAP = 0.5  # of the type size: a wider gap parts two cells


def by_bilaga(data: bytes, _sheet: Sheet) -> Iterator[Row]:
    """What bilaga reads, told nothing."""
    return (ungrouped(row) for _, row in rows_read(read_bytes(data, "bench.pdf")))


def by_pdfplumber(data: bytes, sheet: Sheet, lines: str = "lines") -> Iterator[Row]:
    """The tables that pdfplumber finds by itself, by drawn lines or by how words stand."""
    settings = {"vertical_strategy": lines, "horizontal_strategy": lines}
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for table in page.extract_tables(settings):
                for cells in table:
                    yield from rows_of(cells, sheet)


def by_pymupdf(data: bytes, sheet: Sheet, lines: str = "lines") -> Iterator[Row]:
    """The tables that PyMuPDF finds by itself, by drawn lines or by how words stand."""
    pymupdf.no_recommend_layout()  # it prints an advertisement otherwise
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in document:
            for table in page.find_tables(strategy=lines).tables:
                for cells in table.extract():
                    yield from rows_of(cells, sheet)


def by_camelot(data: bytes, sheet: Sheet, flavor: str) -> Iterator[Row]:
    """The tables that camelot finds; ``flavor`` is its word for the way."""
    import camelot

    with as_file(data) as path:
        tables = camelot.read_pdf(path, pages="all", flavor=flavor)
    for table in tables:
        for cells in table.df.itertuples(index=False):
            yield from rows_of(cells, sheet)


def by_tabula(data: bytes, sheet: Sheet, **way: bool) -> Iterator[Row]:
    """The tables that tabula finds; ``way`` are its options."""
    import tabula

    options = {"header": None, "dtype": str}
    with as_file(data) as path:
        tables = tabula.read_pdf(path, pages="all", multiple_tables=True, pandas_options=options, **way)
    for table in tables:
        for cells in table.itertuples(index=False):
            yield from rows_of([c if isinstance(c, str) else None for c in cells], sheet)


def by_docling(data: bytes, sheet: Sheet) -> Iterator[Row]:
    """The tables that docling finds, with its usual models, which it fetches from their hub."""
    from docling.document_converter import DocumentConverter

    with as_file(data) as path:
        document = DocumentConverter().convert(path).document
    for table in document.tables:
        frame = table.export_to_dataframe(doc=document)
        for cells in (frame.columns, *frame.itertuples(index=False)):
            yield from rows_of([str(c) for c in cells], sheet)


@contextmanager
def as_file(data: bytes) -> Iterator[str]:
    """The name of a file with ``data``, for libraries that read nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annex.pdf"
        path.write_bytes(data)
        yield str(path)


def by_script(data: bytes, sheet: Sheet) -> Iterator[Row]:
    """Bare words by line, cut at wide gaps: all that a few lines can do with the columns known."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in document:
            words = sorted(page.get_text("words"), key=lambda w: (round(w[3]), w[0]))
            for _, line in groupby(words, key=lambda w: round(w[3])):
                cells: list[str | None] = []
                right = -1e9
                for x0, top, x1, bottom, text, *_ in line:
                    if x0 - right < _GAP * (bottom - top) / 1.2:
                        cells[-1] = f"{cells[-1]} {text}"
                    else:
                        cells.append(text)
                    right = x1
                yield from rows_of(cells, sheet)


Reader: TypeAlias = Callable[[bytes, Sheet], Iterator[Row]]

READERS: dict[str, Reader] = {
    "bilaga, told nothing": by_bilaga,
    "25 lines over words, told the columns": by_script,
    "PyMuPDF find_tables": by_pymupdf,
    "pdfplumber extract_tables": by_pdfplumber,
}


# library, as it is installed -> each way of asking it
RIVALS: dict[str, dict[str, Reader]] = {
    "bilaga": {"told nothing": by_bilaga},
    "pymupdf": {way: partial(by_pymupdf, lines=way) for way in ("lines", "text")},
    "pdfplumber": {way: partial(by_pdfplumber, lines=way) for way in ("lines", "text")},
    "camelot-py": {
        flavor: partial(by_camelot, flavor=flavor) for flavor in ("lattice", "stream", "network", "hybrid")
    },
    "tabula-py": {
        "lattice": partial(by_tabula, lattice=True),
        "stream": partial(by_tabula, stream=True),
        "stream, whole page": partial(by_tabula, stream=True, guess=False),
    },
    "docling": {"usual models": by_docling},
}


def ungrouped(row: Row) -> Row:
    """The row without the heading that it stands under."""
    return row._replace(group=None)


def rows_of(cells: Sequence[str | None], sheet: Sheet) -> Iterator[Row]:
    """The rows of the column groups that stand side by side in one line of cells."""
    keys = sheet.plan.columns.split()
    filled = [" ".join(cell.split()) for cell in cells if cell and cell.strip()]
    if len(filled) % len(keys):
        return
    for first in range(0, len(filled), len(keys)):
        found = dict(zip(keys, filled[first : first + len(keys)], strict=True))
        amounts = tuple(_amount(text) for key, text in found.items() if key in MONEY)
        if None not in amounts:
            share = found.get("share")
            name = found["name"].replace(SOFT_HYPHEN, "-")  # how some fonts print a hyphen
            yield Row(name, found.get("code"), amounts, share.strip("% ") if share else None)


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[\s\u2009\u202f]|kr$", "", text).replace(",", "."))
    except InvalidOperation:
        return None
