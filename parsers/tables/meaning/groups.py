"""The group that each row of a table stands in: a heading above it, the cell of a column of groups, a sum above it.

Used by ``reading``. A sum gives its name only where the rows below it, up to the next sum or heading, are what it
sums: "Anordnarbidrag 3 640 000" over its five associations, as a pivot table prints them.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import regex

from parsers.tables.grid import Grid, Record
from parsers.tables.labels import BUDGET_CODE, DANGLING, GROUP_WORD, TOTAL, is_known
from parsers.tables.meaning.names import grouping_column
from parsers.tables.meaning.sums import SumRow, sums_above
from schemas.document import SURE, SURE_NAME, Page, Word
from schemas.vocabulary import ColumnRole, RowType

_SHORT = 3  # letters
_LOW = 0.75  # of the size of the rows' type: lower is no heading
_BUDGET_CODE = regex.compile(BUDGET_CODE)


def groups_of(
    grid: Grid,
    labels: Sequence[str | None],
    roles: Sequence[ColumnRole],
    types: Sequence[RowType],
    sums: Sequence[SumRow],
    scraps: frozenset[int] = frozenset(),
) -> list[str | None]:
    """The group of each record; a heading but of ``scraps`` gives its name to the rows under it until the next."""
    code = roles.index(ColumnRole.CODE) if ColumnRole.CODE in roles else None
    beside = _beside(grid, grouping_column(grid, roles))
    above = sums_above(sums, types)
    group = grid.group
    groups: list[str | None] = []
    for n, record in enumerate(grid.records):
        if record.heading and n not in scraps and n not in beside:
            group = _heading(record, labels[n], code) or _centred(record, roles) or group
        elif n in above:
            group = labels[n]
        elif n in beside or not record.heading:
            group = beside.get(n, group) or None
        groups.append(group if types[n] is not RowType.TOTAL else None)
    return groups


def scraps_of(grid: Grid, pages: Sequence[Page]) -> frozenset[int]:
    """The headings that recognition made of a mark, a shadow or half a line: what heads rows is type as theirs.

    So is the only one, if it stands amid the rows and is but some letters: groups are several, or begin with the
    table, and what is so short is written in capitals.
    """
    headings = {n: _seen(record, pages) for n, record in enumerate(grid.records) if record.heading}
    if not any(headings.values()):
        return frozenset()
    usual = median([word.size for record in grid.records for word in _seen(record, pages)])
    scraps = {n for n, words in headings.items() if words and _is_scrap(grid.records[n].label, words, usual)}
    if len(left := headings.keys() - scraps) == 1:
        scraps |= {n for n in left if headings[n] and 0 < n < len(grid.records) - 1 and _is_short(grid.records[n])}
    return frozenset(scraps)


def _seen(record: Record, pages: Sequence[Page]) -> list[Word]:
    """The words of a record, where recognition saw all of them."""
    words = [pages[ref.page].words[ref.word] for ref in record.refs]
    return [] if any(word.confidence is None for word in words) else words


def _is_scrap(label: str, words: Sequence[Word], usual: float) -> bool:
    """Whether a heading is hardly believed at all, or not sure and of lower type than the rows."""
    beliefs = [word.confidence or 0.0 for word in words]
    low = max(word.size for word in words) < _LOW * usual and min(beliefs) < SURE
    return (low or max(beliefs) < SURE_NAME) and not is_known(label)


def _is_short(record: Record) -> bool:
    return len(record.label) <= _SHORT and record.label.isalpha() and not record.label.isupper()


def _beside(grid: Grid, column: int | None) -> dict[int, str]:
    """The group that begins at a record, by a column of groups; its name may go on beside the next rows.

    "Värmlands" beside Eda and "län" beside Torsby are one, and so where "län" stands between the two as a heading.
    The label of a sum ends its group and is none: "".
    """
    found: dict[int, str] = {}
    first = last = -1
    for n, record in enumerate(grid.records if column is not None else ()):
        cell = record.cells[column or 0]
        if record.heading and last == n - 1 >= 0 and first in found and _is_rest(found[first], record.label):
            found[first] = found[n] = f"{found[first]} {record.label}"
        if cell is None or record.heading:
            continue
        if TOTAL.match(cell.text):
            found[n], first = "", -1
        elif last == n - 1 >= 0 and first in found and _goes_on(found[first], cell.text):
            found[first] = f"{found[first]} {cell.text}"
        else:
            found[n], first = cell.text, n
        last = n
    if found and not grid.records[0].heading:
        found.setdefault(0, next(iter(found.values())))  # a cell that the page's end cuts
    return found


def _goes_on(name: str, text: str) -> bool:
    """Whether a text is the rest of a group's name: "Västra" over "Götalands län"."""
    return text[:1].islower() or _is_rest(name, text) or DANGLING.search(name) is not None


def _is_rest(name: str, text: str) -> bool:
    """Whether a text makes a name of the register out of another: "Götalands län" below "Västra"."""
    return is_known(f"{name} {text}") and (text[:1].islower() or not is_known(name))


def _centred(record: Record, roles: Sequence[ColumnRole]) -> str | None:
    """A heading that stands over numbers alone, behind the names: it is centred over the table."""
    cells = [(cell, role) for cell, role in zip(record.cells, roles, strict=True) if cell]
    over = all(role not in {ColumnRole.NAME, ColumnRole.OTHER} for _, role in cells)
    text = " ".join(cell.text for cell, _ in cells)
    return text if over and text[:1].isupper() and not any(map(str.isdigit, text)) else None


def _heading(record: Record, label: str | None, code: int | None) -> str | None:
    """A heading: all its text where it begins in the column of codes, as "Hallands | län" and "4:5 | Stöd" do.

    So is one whose first text is the word for what the second names, "Län: 12 | Skåne län", and a name of the
    register that reaches into the next column: "Västra Götalands | län".
    """
    texts = [cell.text for cell in sorted(filter(None, record.cells), key=lambda cell: cell.refs)]
    whole = " ".join(texts)
    first = record.cells[code] if code is not None else None
    is_whole = _BUDGET_CODE.match(whole) or (first and not any(c.isdigit() for c in first.text))
    is_name = len(texts) > 1 and is_known(whole)
    return whole if is_whole or is_name or GROUP_WORD.match(texts[0] if texts else "") else label
