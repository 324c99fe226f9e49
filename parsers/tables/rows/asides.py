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
    if 2 * sum(len(named) for _, named in asides) < rows or rows < 2:
        return list(blocks)
    return [
        block._replace(lines=[line for n, line in enumerate(block.lines) if n not in found])
        for block, (found, _) in zip(blocks, asides, strict=True)
    ]


def _asides(block: Block) -> tuple[set[int], set[int]]:
    """The lines in smaller type under a row's name, and the names that have one.

    The numbers stand beside the name, or between it and what is under it where cells are centred.
    """
    found: set[int] = set()
    named: set[int] = set()
    name = last = None
    is_row = False
    for n, line in enumerate(block.lines):
        is_row = is_row or line.is_row
        if not block.has_name(n):
            continue
        if not line.is_row and is_row and name is not None and last is not None:
            strip, above, own = line.strip, block.lines[last].strip, block.lines[name].strip
            near = strip.page == above.page and strip.top - above.bottom < _CLOSE * own.size
            aligned = -strip.size < block.label(n)[0].x0 - block.label(name)[0].x0 < _INDENT * strip.size
            if near and aligned and strip.size < _SMALLER * own.size:
                found.add(n)
                named.add(name)
                last = n
                continue
        name = last = n
        is_row = line.is_row
    return found, named
