"""What stands at the end of names and is none of them, given a column of its own.

Used by ``reading`` before columns get their roles. Lists print shares so, "Region Uppsala (6,53 procent): 6 856
kr", and agencies the organisation number of who is paid, "Riksförbundet Linden (802004-1234)". A share stands in
nearly all rows; an organisation number is told by its shape, and some recipients have none. What a sum is for,
"Söderby IF för nya mål", stands in most rows, and behind what recipients are called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.labels import RECIPIENT_NAME, is_known
from parsers.tables.numerals import read_numeral


class _Kind(NamedTuple):
    """What may end a name: its pattern, what is printed of it in a column, the share of rows that have it.

    And whether it ends names of recipients alone.
    """

    pattern: regex.Pattern[str]
    printed: str
    most: float
    owned: bool = False


_NUMBER = r"(?:16)?\d{6}-\d{4}"
_KINDS = (
    _Kind(
        regex.compile(
            r"(?P<name>\P{L}*\p{L}.*?)(?P<rest>[ ]\((?P<value>\d{1,3}(?:,\d{1,4})?)[ ]?(?:%|procent)\))(?P<end>:?)"
        ),
        "{} %",
        0.8,
    ),
    # "(802004-1234)", ", org.nr 802004-1234", "(org. nr: 802004-1234)"
    _Kind(
        regex.compile(
            rf"""(?P<name>\P{{L}}*\p{{L}}.*?)(?P<rest>,?[ ](?:[–-][ ])?\(?
            (?:org(?:anisations)?[.]?[ -]?(?:nr|nummer)[.:]*[ ])?(?P<value>{_NUMBER})\)?)(?P<end>:?)""",
            regex.VERBOSE | regex.IGNORECASE,
        ),
        "{}",
        0.5,
    ),
    # "Söderby IF för nya mål", "Söderby IF, nya mål", "Söderby IF – Nya mål –"; not "Föreningen för hemslöjd"
    _Kind(
        regex.compile(
            r"""(?P<name>\P{L}*\p{L}.*?
                (?<!\b(?:[Rr]iks)?(?:[Ff]örening|[Ff]örbund|[Ss]tiftelse|[Ss]ällskap))
                (?<!(?:[Ff]örening|[Ss]tiftelse|[Oo]rganisation)en|(?:[Ff]örbund|[Ss]ällskap|[Ss]amfund)et)
                (?<!kommittén|[Cc]entrum))
            (?P<rest>(?:,|[ ](?:för|till)|[ ][–-])[ ](?P<value>(?:(?:för|till)[ ])?\p{Ll}.*?)
                |[ ][–-][ ](?P<value>.+?)[ ][–-])
            (?P<end>[ ]?[–:-]?)""",
            regex.VERBOSE,
        ),
        "{}",
        0.7,
        owned=True,
    ),
)
_PROPER = regex.compile(r"\P{L}*\p{Lu}\S*[ ]\p{Lu}")  # "Lisa Hellberg", "Galleri Örat"
# "Lunds universitet, medicinska fakulteten", "Göteborgs stad, utbildningsförvaltningen"
_UNIT = regex.compile(r"(?:fakultet|institution|förvaltning|avdelning|nämnd|kontor|enhet|sektion)(?:en|et)?\b")
_WITH_PURPOSE = regex.compile(r"(?i)(?:/|\boch|,)[ ]?(?:ändamål|projekt|syfte|åtgärd|insats)")
_FEWEST = 3  # rows


def with_ends_apart(grid: Grid) -> Grid:
    """The grid with such ends in a column of their own, right of the others; itself where names end otherwise."""
    for kind in _KINDS:
        grid = _with_apart(grid, kind)
    return grid


def _with_apart(grid: Grid, kind: _Kind) -> Grid:
    rows = [n for n, r in enumerate(grid.records) if not r.heading]
    for column, header in enumerate(grid.headers):
        parts = _parts({n: grid.records[n].cells[column] for n in rows}, kind)
        if parts and (not kind.owned or _are_owned(header, list(parts.values()))):
            records = tuple(_with_end(r, column, parts.get(n)) for n, r in enumerate(grid.records))
            return replace(grid, headers=(*grid.headers, Header("", ())), records=records)
    return grid


def _parts(cells: Mapping[int, Cell | None], kind: _Kind) -> dict[int, tuple[Cell, Cell]]:
    """Name and end of the cells that end so, by row; none where too few do, which the first few mostly tell."""
    found: dict[int, tuple[Cell, Cell]] = {}
    left = len(cells) - max(_FEWEST, kind.most * len(cells))  # cells that may end otherwise
    for n, cell in cells.items():
        if parted := _parted(cell, kind):
            found[n] = parted
        else:
            left -= 1
        if left < 0:
            return {}
    return found


def _are_owned(header: Header, parts: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether what stands before such ends are recipients, most of them called so, and the ends no part of them."""
    own = sum(bool(RECIPIENT_NAME.search(n.text) or _PROPER.match(n.text)) or is_known(n.text) for n, _ in parts)
    units = sum(_UNIT.search(end.text) is not None for _, end in parts)
    return 2 * own >= len(parts) > 2 * units and (not header.text or _WITH_PURPOSE.search(header.text) is not None)


def _parted(cell: Cell | None, kind: _Kind) -> tuple[Cell, Cell] | None:
    """The name and the end of a cell; None where it does not end so, or its words do not part there."""
    if cell is None or cell.numeral:
        return None
    found = kind.pattern.fullmatch(cell.text)
    if found is None or len(cell.text.split()) > len(cell.refs):
        return None
    at = len(cell.refs) - len(found["rest"].strip(" ,").split())
    printed = kind.printed.format(found["value"])
    end = Cell(printed, printed, cell.refs[at:], read_numeral(printed))
    return Cell(found["name"] + found["end"], found["name"], cell.refs[:at]), end


def _with_end(record: Record, column: int, parts: tuple[Cell, Cell] | None) -> Record:
    if parts is None:
        return replace(record, cells=(*record.cells, None))
    name, end = parts
    return replace(record, cells=(*record.cells[:column], name, *record.cells[column + 1 :], end))
