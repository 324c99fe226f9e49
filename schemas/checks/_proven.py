"""Which cells of a table its own sums or the register prove, however unsure recognition was of them.

A misread digit breaks the sum that it is a part of, and the rounded share of its row; a misread code or name breaks
the pair that the register knows. One digit read amiss in an amount and its total alike would hold: sums of few rows
prove nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from schemas.checks._tables import AmountColumn, amount_columns, amount_of, sum_of
from schemas.checks.table_total import addends_of
from schemas.register import kommuner, regioner
from schemas.register.names import distance
from schemas.rows import Allocation, Extraction
from schemas.swedish import share_decimals
from schemas.vocabulary import Match

_ROWS = 4  # fewer do not prove a sum
Proven = Mapping[tuple[str, int], frozenset[str]]


def proven_cells(extraction: Extraction) -> Proven:
    """For each table and row the texts of its cells that are proven, without white space."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    columns = amount_columns(extraction)
    for column in columns:
        for row, text in _summed(column, columns):
            found[row.table_id, row.row].add(bare(text))
    for row in extraction.allocations:
        found[row.table_id, row.row].update(bare(text) for text in _known(row))
    return {place: frozenset(texts) for place, texts in found.items()}


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def _summed(column: AmountColumn, columns: Sequence[AmountColumn]) -> Iterator[tuple[Allocation, str]]:
    """The amounts of a column that sum to a printed total, the total, and the shares that follow from them."""
    for total in column.totals:
        rows = addends_of(column, total, columns)
        if len([row for row in rows if row.amount_sek]) < _ROWS or sum_of(rows) != amount_of(total):
            continue
        for row in (*rows, total):
            if row.text:
                yield row, row.text
            if row.share_text and _is_share(row, amount_of(total)):
                yield row, row.share_text


def _is_share(row: Allocation, whole: Decimal) -> bool:
    if row.share_percent is None or not whole:
        return False
    place = Decimal(1).scaleb(-share_decimals(row.share_text, row.share_percent))
    exact = 100 * amount_of(row) / whole
    return row.share_percent in {exact.quantize(place, ROUND_HALF_UP), exact.quantize(place, ROUND_HALF_EVEN)}


def _known(row: Allocation) -> Iterator[str]:
    """Code and name that the register has as a pair; a name by itself where no other is one letter away."""
    if not row.recipient or row.recipient != row.name:
        return
    if row.match is Match.CODE and (row.code_text or "").strip() in {row.kommunkod, row.lanskod}:
        yield row.code_text or ""
        yield row.recipient
    elif row.match is Match.EXACT and not row.code_text and _stands_apart(row.recipient):
        yield row.recipient


@lru_cache(maxsize=1024)
def _stands_apart(name: str) -> bool:
    """Whether a name of the register is like no other: "Kil" and "Kils", "Håbo" and "Habo" are."""
    names = {*kommuner().values(), *regioner().values()}
    return name in names and not any(other != name and distance(name, other, 1) <= 1 for other in names)
