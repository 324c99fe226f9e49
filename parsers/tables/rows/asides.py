"""Lines in smaller type under the names of rows, such as the project that a sum is given for: no part of the name.

Used by ``wrapping``. They are left to the prose where most rows have one; a name is set in one size.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tables.rows.namelines import Block

_SMALLER = 0.9  # of the row's type size
_CLOSE = 0.6  # of the type size
_INDENT = 2.5  # type sizes


def without_asides(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without such lines."""
    asides = [_asides(block) for block in blocks]
    rows = sum(len(block.anchors) for block in blocks)
    if 2 * sum(len(above) for _, above in asides) < rows or rows < 2:
        return list(blocks)
    return [
        block._replace(lines=[line for n, line in enumerate(block.lines) if n not in found])
        for block, (found, _) in zip(blocks, asides, strict=True)
    ]


def _asides(block: Block) -> tuple[set[int], set[int]]:
    """The lines in smaller type under a row's name, and the rows that have one."""
    found: set[int] = set()
    rows: set[int] = set()
    row = None
    for n, line in enumerate(block.lines):
        if line.is_row:
            row = n
        elif row is not None and block.has_name(row) and block.has_name(n):
            strip, above = line.strip, block.lines[n - 1].strip
            near = strip.page == above.page and strip.top - above.bottom < _CLOSE * above.size
            aligned = -strip.size < block.label(n)[0].x0 - block.label(row)[0].x0 < _INDENT * strip.size
            if near and aligned and strip.size < _SMALLER * block.lines[row].strip.size:
                found.add(n)
                rows.add(row)
    return found, rows
