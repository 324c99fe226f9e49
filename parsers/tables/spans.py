"""A header over another whose titles come round again: "Statsbidrag" over "2022, 2023", "Avgift" over the same.

Used by ``columns``. Each of the upper titles heads one whole round, wherever it is set above it; where there are
not as many titles as rounds, all stay as they were placed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.tables.strips import Chunk

Cells = tuple[tuple[Chunk, ...], ...]  # the chunks of a line by column


def with_titles_spread(lines: Sequence[Cells]) -> list[Cells]:
    """The lines of a header, top to bottom, each title over a round of others in all columns of that round."""
    spread = list(lines)
    for n, (upper, lower) in enumerate(pairwise(lines)):
        rounds = _rounds([" ".join(c.text for c in cell) for cell in lower])
        titles = [_titles(upper, columns) for columns in rounds]
        if (
            rounds
            and all(len(found) == 1 for found in titles)
            and len({found[0] for found in titles}) == len(rounds)
        ):
            owner = {column: found[0] for columns, found in zip(rounds, titles, strict=True) for column in columns}
            spread[n] = tuple((owner[k],) if k in owner else cell for k, cell in enumerate(upper))
    return spread


def _rounds(texts: Sequence[str]) -> list[range]:
    """The columns of each round, where the last columns' titles are some titles again and again."""
    for size in range(2, len(texts) // 2 + 1):
        own = texts[-size:]
        first = len(texts) - size
        while first >= size and texts[first - size : first] == own:
            first -= size
        if len(texts) - first > size and all(own) and len(set(own)) == size:
            return [range(n, n + size) for n in range(first, len(texts), size)]
    return []


def _titles(upper: Cells, columns: range) -> list[Chunk]:
    """The texts that stand over some of a round's columns."""
    return list(dict.fromkeys(chunk for k in columns for chunk in upper[k]))
