"""What names a row: its label without the signs around it, and the column that names the group it stands in.

Used by ``reading``. A label loses its bullet, what parts it from a number, and a footnote's mark where the page has
that footnote; a word of the name itself it never loses.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from parsers.tables.grid import Cell, Grid, Record
from parsers.tables.labels import BULLET, LABEL_END, LABEL_START, TOTAL, role_of
from schemas.vocabulary import ColumnRole

# "Riksteatern 1)", "Nobelmuseet*"
_MARK = regex.compile(
    r"(?<=[\p{L}.)])[ ]?(?P<mark>\*{1,3}|\d{1,2}\)|[a-e]\)|\(\d\)|\[\d\]|(?<!\bk?m)[¹²³⁴-⁹]{1,2})$"
)  # not "200 m²"
_GROUPING = 0.7  # of the rows, at most, that name the group they stand in


def name_in(cell: Cell | None, marks: Collection[str]) -> str | None:
    """A label without its bullet, the signs at its end, and the mark of a footnote that the page has."""
    if cell is None:
        return None
    text = BULLET.sub("", cell.text).removeprefix("till ")  # "• 120 000 kronor till Ale"
    text = LABEL_END.sub("", LABEL_START.sub("", text, count=1)).strip()
    mark = None if text[-1:].isalpha() else _MARK.search(text)
    noted = mark and (mark["mark"] in marks or not mark["mark"].isascii())  # no name ends in "¹"
    return (text[: mark.start()] if mark and noted else text) or None


def grouping_column(grid: Grid, roles: Sequence[ColumnRole]) -> int | None:
    """The column of texts left of the names that names a group in its first row alone, as merged cells do.

    Groups of one row each are told by their sums.
    """
    rows = [r for r in grid.records if not r.heading and not TOTAL.match(r.label)]
    sums = [r.label for r in grid.records if not r.heading and TOTAL.match(r.label)]
    for n in range(roles.index(ColumnRole.NAME) if len(rows) > 1 else 0):
        cells = [r.cells[n] for r in rows]
        printed = {c.refs: c for c in cells if c}  # a cell over several rows stands in each of them
        # "Bidragsform", "Typ av stöd": no column left of the names that holds texts has amounts
        titled = role_of(grid.headers[n].text) in {None, ColumnRole.NAME, ColumnRole.AMOUNT}
        told = titled and roles[n] is ColumnRole.OTHER
        if (
            told
            and (cells[0] or _begins_page(rows, n))
            and (len(printed) <= _GROUPING * len(rows) or _have_sums(printed.values(), sums))
            and not any(c.numeral for c in printed.values())
        ):
            return n
    return None


def _begins_page(rows: Sequence[Record], column: int) -> bool:
    """Whether the first text of a column begins a page: its cell, cut by the page's end, is blank above."""
    first = next((n for n, r in enumerate(rows) if r.cells[column]), 0)
    return first > 0 and rows[first - 1].refs[0].page < rows[first].refs[0].page


def _have_sums(groups: Collection[Cell], sums: Sequence[str]) -> bool:
    """Whether each of some groups has a sum of its own: "Teater", "Summa Teater"."""
    return len(groups) <= len(sums) and all(any(x.endswith(f" {c.text}") for x in sums) for c in groups)
