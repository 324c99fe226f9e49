"""The word for a sum that stands in another column than the names, as report programs print a group's foot.

A number of a sum may stand out of line with those that it sums. Used by ``places``. A row that has a name of its
own keeps its words where they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from parsers.tables.labels import SUBTOTAL, WHOLE_TOTAL
from parsers.tables.strips import Chunk

_COUNTED = regex.compile(r"antal(?: \p{L}+)?[ ]?:?[ ]?\d{1,4}(?: st\.?)?", regex.IGNORECASE)  # rows of a group


def with_sum_named(cells: tuple[tuple[Chunk, ...], ...], width: int, name: int) -> tuple[tuple[Chunk, ...], ...]:
    """A row without a name, the word for a sum that stands in another of its columns moved to that of the names.

    So is the word beside a count of the rows above: "Antal: 10", "Summa Distrikt Norr".
    """
    moved = list(cells)
    for start in range(0, len(cells) - width + 1, width):
        part = cells[start : start + width]
        named = [c for cell in part[: name + 1] for c in cell]
        if not all(_COUNTED.fullmatch(c.text) for c in named):
            continue
        column = next((n for n, cell in enumerate(part) if any(_is_sum(c) for c in cell)), None)
        if column is not None and column > name:
            moved[start + name] = tuple(c for c in part[column] if _is_sum(c))
            moved[start + column] = (*part[name], *(c for c in part[column] if not _is_sum(c)))
    return tuple(moved)


def with_sum_below(
    cells: tuple[tuple[Chunk, ...], ...], kinds: Sequence[str], sums: Sequence[Decimal]
) -> tuple[tuple[Chunk, ...], ...]:
    """A total's cells, a number that stands out of line under texts below the numbers beside them that it sums."""
    moved = list(cells)
    for column, kind in enumerate(kinds):
        if kind != "T" or len(moved[column]) != 1 or not (own := moved[column][0].numeral):
            continue
        beside = [n for n in (column + 1, column - 1) if 0 <= n < len(kinds) and kinds[n] == "N" and not moved[n]]
        if own.value and (summed := [n for n in beside if sums[n] == own.value]):
            moved[column], moved[summed[0]] = (), moved[column]
    return tuple(moved)


def _is_sum(chunk: Chunk) -> bool:
    return chunk.numeral is None and any(p.match(chunk.text) for p in (WHOLE_TOTAL, SUBTOTAL))
