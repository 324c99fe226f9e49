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
_PAIR = 2  # columns


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
    columns = list(zip(*own.values(), strict=True))
    stated = [cuts[n][1] for n in totals]
    doubtful: set[int] = set()
    for column in range(width - 1):
        usual = _usual(columns[column : column + 2])
        if usual is None or any(s[column] == sum(columns[column]) for s in stated):
            continue
        few = [n for n, values in own.items() if 0 < values[column] * _FAR < usual]
        doubtful.update(n for n in few if _may_be_one(cuts[n][0], chosen[n], column))
    return {n: cut for n, cut in chosen.items() if n not in doubtful}


def _usual(columns: Sequence[Sequence[Decimal]]) -> Decimal | None:
    """What most numbers of the first of two columns are like; None where those of the second are not like them."""
    given = [[value for value in column if value] for column in columns]
    if len(given) < _PAIR or min(map(len, given)) <= _FEWEST:
        return None
    own, beside = map(median, given)
    return own if own < _FAR * beside and beside < _FAR * own else None


def _may_be_one(tail: Tail, cut: Cut, column: int) -> bool:
    """Whether a number and the next of a cut are one in another cut of the row."""
    joined = (*cut[:column], cut[column] + cut[column + 1], *cut[column + 2 :])
    return joined in tail.cuts
