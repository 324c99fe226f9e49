"""Cells that stood below each other, side by side: each in a column so far from the next that no text meets.

Used by ``columnwise`` and ``cards``. Numbers and their title are set to the right, texts to the left.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tables.strips import Chunk

_APART = 600.0  # points from column to column, farther than any text reaches
_MARGIN = 20.0


def side_by_side(cells: Sequence[Chunk | None], numbers: Sequence[bool]) -> tuple[Chunk, ...]:
    """Titles, or cells of one row, each in its column; ``numbers`` says of each column whether it is of numbers."""
    columns = enumerate(zip(cells, numbers, strict=True))
    return tuple(_moved(chunk, n, right=right) for n, (chunk, right) in columns if chunk)


def _moved(chunk: Chunk, column: int, *, right: bool) -> Chunk:
    width = chunk.x1 - chunk.x0
    left = (column + 1) * _APART - _MARGIN - width if right else column * _APART
    return chunk._replace(x0=left, x1=left + width) if column else chunk
