"""The numbers of a total that one space parts: cut as the columns above it sum up, of its group or of the table.

Used by ``splitting`` once the rows are cut. "Summa kommuner 552 500 195 500" over nothing that tells is left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.tables.collapsed.tails import Cut, Tail, values_of, words_of
from parsers.tables.labels import TOTAL
from schemas.document import Page

_WHOLE = Decimal(100)  # what shares sum to


def totals_by_sum(
    rows: Sequence[Tail], chosen: dict[int, Cut], width: int, pages: Sequence[Page]
) -> dict[int, Cut]:
    """Totals still open settled by their rows: the one cut in which a column is what its rows sum to.

    "Summa 35 478 479 100,00" under "Ale 370 181 1,04".
    """
    totals = [t for t in rows if TOTAL.match(words_of(t.label, pages[t.strip.page]))]
    own = [t for t in rows if t not in totals]
    if any(len(chosen.get(id(t), ())) != width for t in own) or not own:
        return chosen
    found = dict(chosen)
    for tail, sums in _sums_above(rows, totals, chosen, width, pages):
        page = pages[tail.strip.page]
        cuts = [c for c in tail.cuts if len(c) == width]
        most = max((sum(_equal(c, sums, page)) for c in cuts), default=0)
        fitting = [c for c in cuts if most and sum(_equal(c, sums, page)) == most]
        shorter = [c for c in tail.cuts if len(c) < width and _lies_in(c, sums, page)]
        if len(shorter) == 1 and not any(all(_equal(c, sums, page)) for c in cuts):
            found[id(tail)] = shorter[0]  # no number stands under the column of what each is given
            continue
        if not fitting:  # rows that do not sum up: "100,00" under shares is the whole all the same
            fitting = [c for c in cuts if any(_closes(c, sums, page))]
        if len(cuts) > 1 and len(fitting) == 1 and id(tail) not in found:
            found[id(tail)] = fitting[0]
    return found


def _sums_above(
    rows: Sequence[Tail], totals: Sequence[Tail], chosen: dict[int, Cut], width: int, pages: Sequence[Page]
) -> Iterator[tuple[Tail, list[Decimal]]]:
    """Each total with what the columns of all rows sum to, before it with those of its group if any."""
    since, whole = [Decimal(0)] * width, [Decimal(0)] * width
    groups: list[tuple[Tail, list[Decimal]]] = []
    for tail in rows:
        if tail in totals:
            groups.append((tail, since))
            since = [Decimal(0)] * width
            continue
        values = values_of(chosen[id(tail)], pages[tail.strip.page])
        since, whole = ([a + b for a, b in zip(sums, values, strict=True)] for sums in (since, whole))
    for tail, own in groups:
        if any(own) and own != whole:
            yield tail, own
        yield tail, whole


def _lies_in(cut: Cut, sums: Sequence[Decimal], page: Page) -> bool:
    """Whether the numbers of a cut are sums of columns, left to right."""
    rest = iter(sums)
    return all(value != 0 and any(value == s for s in rest) for value in values_of(cut, page))


def _closes(cut: Cut, sums: Sequence[Decimal], page: Page) -> list[bool]:
    return [a == _WHOLE and _WHOLE / 2 < b < _WHOLE + 1 for a, b in zip(values_of(cut, page), sums, strict=True)]


def _equal(cut: Cut, sums: Sequence[Decimal], page: Page) -> list[bool]:
    return [a == b != 0 for a, b in zip(values_of(cut, page), sums, strict=True)]
