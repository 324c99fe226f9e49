"""The rows of an annex as others read them, for ``speed.py``: two table finders, and a script told the columns.

All are told what bilaga must find out: which columns there are, in which order, and how many column groups stand
side by side. A row of cells counts as read where these fit; what its cells hold is compared with what was printed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import groupby

import pdfplumber
import pymupdf
from comparing import read_bytes, rows_read
from sheets import MONEY, Row, Sheet

_GAP = 0.5  # of the type size: a wider gap parts two cells


def by_bilaga(data: bytes, _sheet: Sheet) -> Iterator[Row]:
    """What bilaga reads, told nothing."""
    return (row for _, row in rows_read(read_bytes(data, "bench.pdf")))


def by_pdfplumber(data: bytes, sheet: Sheet) -> Iterator[Row]:
    """The tables that pdfplumber finds by itself."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for table in page.extract_tables():
                for cells in table:
                    yield from rows_of(cells, sheet)


def by_pymupdf(data: bytes, sheet: Sheet) -> Iterator[Row]:
    """The tables that PyMuPDF finds by itself."""
    pymupdf.no_recommend_layout()  # it prints an advertisement otherwise
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in document:
            for table in page.find_tables().tables:
                for cells in table.extract():
                    yield from rows_of(cells, sheet)


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


READERS: dict[str, Callable[[bytes, Sheet], Iterator[Row]]] = {
    "bilaga, told nothing": by_bilaga,
    "25 lines over words, told the columns": by_script,
    "PyMuPDF find_tables": by_pymupdf,
    "pdfplumber extract_tables": by_pdfplumber,
}


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
            yield Row(found["name"], found.get("code"), amounts, share.strip("% ") if share else None)


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[\s\u2009\u202f]|kr$", "", text).replace(",", "."))
    except InvalidOperation:
        return None
