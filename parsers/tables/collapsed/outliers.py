"""Cuts that leave a cell empty unseen: "26 410 000" in two columns of millions is no 26 and 410 000.

Used by ``splitting``. Where one space parts the columns and a cell of a row is empty, the other's number can often
be cut into two. A number far below the others of its column, which may be part of the next, is not believed unless
the column's total says so; which of the cells is empty nobody can tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from parsers.tables.collapsed.tails import Cut, Tail, values_of, words_of
from parsers.tables.labels import TOTAL
from schemas.document import Page

_FEWEST = 3  # other rows
_FAR = 100  # times


def without_outliers(
    rows: Sequence[Tail], chosen: dict[int, Cut], width: int, pages: Sequence[Page]
) -> dict[int, Cut]:
    """The cuts of the rows but for those of which a number is out of all proportion and need not be one."""
    if width < 2:
        return chosen
    cuts = {
        id(t): (t, values_of(cut, pages[t.strip.page])) for t in rows if len(cut := chosen.get(id(t), ())) == width
    }
    totals = {n for n, (t, _) in cuts.items() if TOTAL.match(words_of(t.label, pages[t.strip.page]))}
    own = {n: values for n, (_, values) in cuts.items() if n not in totals}
    stated = [cuts[n][1] for n in totals]
    doubtful = {
        n
        for n, values in own.items()
        for column in range(width - 1)
        if _is_far(values, column, [v for k, v in own.items() if k != n])
        and not any(s[column] == sum(v[column] for v in own.values()) for s in stated)
        and _may_be_one(cuts[n][0], chosen[n], column)
    }
    return {n: cut for n, cut in chosen.items() if n not in doubtful}


def _is_far(values: Sequence[Decimal], column: int, others: Sequence[Sequence[Decimal]]) -> bool:
    """Whether a number is far less than most others of its column, which are like those of the next."""
    own, following = ([v[n] for v in others if v[n]] for n in (column, column + 1))
    if len(own) < _FEWEST or len(following) < _FEWEST or not values[column]:
        return False
    usual, beside = median(own), median(following)
    return usual < _FAR * beside and beside < _FAR * usual and values[column] * _FAR < usual


def _may_be_one(tail: Tail, cut: Cut, column: int) -> bool:
    """Whether a number and the next of a cut are one in another cut of the row."""
    joined = (*cut[:column], cut[column] + cut[column + 1], *cut[column + 2 :])
    return joined in tail.cuts
