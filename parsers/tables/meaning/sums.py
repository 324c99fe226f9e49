"""Rows that are sums of other rows: totals, subtotals and parts, told by value before their label is trusted.

A label alone makes a row a sum only where no value contradicts or proves it; a row without label is a sum only
where the table's total proves it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from parsers.tables.labels import CARRIED, SUBTOTAL, TOTAL, TRANSPORT, WHOLE_TOTAL
from schemas.vocabulary import RowType

# "1:1 Skatteverket (ramanslag)" over "ap.1", "ap.2"
_APPROPRIATION = re.compile(r"\d{1,2}:\d{1,2}\b(?!.*\bap\.)")

# labels of a total that only the place in the table tells from a part of a name: "Autism" / "Sverige"
_END = re.compile(r"sverige|netto|att (?:be|ut)tala(?: ut)?", re.IGNORECASE)
# "Total Kommunikation AB", "Riket kulturförening"
_FORM = re.compile(r"\b(?:AB|HB|KB)$|(?:förening|stiftelse|ek\.? ?för\.?)$")
_FAR = 1000  # times as far from the sum of all rows as from that of its group
_SUMMED = re.compile(r"\w (?:summa|totalt)$", re.IGNORECASE)  # "Skåne län Summa", as pivot tables print it
_PROOF = 3  # rows that a sum without a label has, and digits that it is more than


class SumRow(NamedTuple):
    """What the search for sums needs to know of a row: its label and its values in the amount columns.

    ``heading`` rows part the groups; ``body`` is True for a row of a greater body (a län among kommuner), ``part``
    for a part of the row above ("varav ..."), ``bold`` for one set so.
    """

    label: str
    values: tuple[Decimal | None, ...]
    heading: bool = False
    body: bool = False
    part: bool = False
    bold: bool = False

    @property
    def value(self) -> Decimal | None:
        """The first value there is."""
        return next((v for v in self.values if v is not None), None)


def row_types(rows: Sequence[SumRow]) -> tuple[RowType, ...]:
    """Recipient, subtotal or total for each row; headings and "varav" rows count as recipients' here."""
    types = [RowType.RECIPIENT] * len(rows)
    told = [n for n, r in enumerate(rows) if not r.heading and (TOTAL.match(r.label) or _SUMMED.search(r.label))]
    sums = told if len(rows) - 1 in told or not _is_last_unnamed(len(rows) - 1, rows) else [*told, len(rows) - 1]
    sums = [n for n in sums if not _is_body(n, rows)] or _proven_ends(rows)
    carried = _carried(rows)
    sums = [n for n in sums if n not in carried]
    for n in (*_bodies(rows), *carried, *sums):
        types[n] = RowType.SUBTOTAL
    for n in sums:
        types[n] = _type_of(n, rows, types, sums)
    if RowType.TOTAL in types:
        _find_unlabelled(rows, types)
    for n in _heads(rows, types):
        types[n] = RowType.SUBTOTAL
    return tuple(types)


def sums_above(rows: Sequence[SumRow], types: Sequence[RowType]) -> frozenset[int]:
    """The subtotals that stand above what they sum, and are named by it: no "Summa", no sum of the rows before.

    Where most are proven by their rows, one whose rows sum to something else heads them nevertheless.
    """
    ends = [n for n, row in enumerate(rows) if row.heading or types[n] is not RowType.RECIPIENT] + [len(rows)]
    heads = {
        n: _equal(rows[n], _recipients(rows, types, n + 1, stop))
        for n, stop in pairwise(ends)
        if types[n] is RowType.SUBTOTAL and not (rows[n].heading or _is_labelled(rows[n]))
    }
    return frozenset(heads) if 2 * sum(heads.values()) > len(heads) else frozenset()


def _bodies(rows: Sequence[SumRow]) -> list[int]:
    """The rows of greater bodies, which are sums of others; one alone only where figures prove it.

    "Kalmar län" among "Värend" and "Göteborg" is one of them.
    """
    found = [n for n, row in enumerate(rows) if row.body and not row.heading]
    others = [row for row in rows if not row.body and not row.heading]
    if not others or len(found) > 1 or not found:
        return found if others else []
    before = [row for row in rows[: found[0]] if not row.heading]
    after = [row for row in rows[found[0] + 1 :] if not row.heading and not TOTAL.match(row.label)]
    return found if any(_equal(rows[found[0]], part) for part in (before, after, others)) else []


def _carried(rows: Sequence[SumRow]) -> list[int]:
    """The rows that carry a sum over from page to page; "Transport" only as the figures say so.

    It is then what all rows above it sum to, or is printed again as the next page's first row.
    """
    found = [n for n, row in enumerate(rows) if not row.heading and CARRIED.fullmatch(row.label)]
    for n, row in enumerate(rows):
        if row.heading or not TRANSPORT.fullmatch(row.label):
            continue
        above = [r for k, r in enumerate(rows[:n]) if not r.heading and not r.part and not _is_labelled(r)]
        again = n + 1 < len(rows) and _is_labelled(rows[n + 1]) and rows[n + 1].values == row.values
        if again or _equal(row, above):
            found.append(n)
    return found


def _is_labelled(row: SumRow) -> bool:
    """Whether a row's label is that of a sum."""
    return any(p.fullmatch(row.label) for p in (CARRIED, TRANSPORT)) or TOTAL.match(row.label) is not None


def _heads(rows: Sequence[SumRow], types: Sequence[RowType]) -> list[int]:
    """Rows each of which is the sum of those below it until the next such row: "Skåne län", then its kommuner.

    Only where all rows fall into such groups, and they alone are bold or the figures are no round ones that sum up
    by chance.
    """
    own = [n for n, row in enumerate(rows) if types[n] is RowType.RECIPIENT and not row.heading and not row.part]
    heads: list[int] = []
    proofs = place = 0
    sure = False
    while place < len(own):
        head, stop = rows[own[place]], place + 1
        sums = [Decimal(0)] * len(head.values)
        while stop < len(own) and not (stop > place + 1 and _matches(head, sums)):
            sums = _plus(sums, rows[own[stop]])
            stop += 1
        members = stop - place - 1
        if not members or not _matches(head, sums):
            return []
        proofs += members > 1 and len(str(head.value).rstrip("0.")) > 2
        sure = sure or (members >= _PROOF and _is_odd(head))
        heads.append(own[place])
        place = stop
    total = next((rows[n] for n in range(len(rows)) if types[n] is RowType.TOTAL), None)
    told = total is not None and _equal(total, [rows[n] for n in heads])
    several = len(heads) > 1 and (sure or [n for n in own if rows[n].bold] == heads)
    return (
        heads if proofs > 1 or several or (proofs and (told or _APPROPRIATION.match(rows[heads[0]].label))) else []
    )


def _is_body(n: int, rows: Sequence[SumRow]) -> bool:
    """A label that begins as a sum's and ends as an association's: a name, unless its value is a sum."""
    if not _FORM.search(rows[n].label):
        return False
    others = [(k, row) for k, row in enumerate(rows) if k != n and not row.heading and not row.part]
    last = max((k for k, row in others if k < n and TOTAL.match(row.label)), default=-1)
    plain = [(k, row) for k, row in others if not TOTAL.match(row.label)]
    spans = (
        [row for k, row in plain if k < n],
        [row for k, row in plain if last < k < n],
        [row for k, row in plain if k > n],
    )
    return not any(_equal(rows[n], span) for span in spans)


def _is_last_unnamed(n: int, rows: Sequence[SumRow]) -> bool:
    """The last row, without a name, holds the sum of the rows above it."""
    return n == len(rows) - 1 and n > 1 and not rows[n].label and rows[n].value is not None


def _proven_ends(rows: Sequence[SumRow]) -> list[int]:
    """The first or last row of a table without a total, where it is to the krona what all others sum to.

    "Att betala ut", "Netto", "Sverige": no list of words holds them all. Round figures may sum up by chance.
    """
    own = [n for n, row in enumerate(rows) if not row.heading and not row.part]
    for end in (own[-1:], own[:1]):
        if len(own) > _PROOF and any(_END.fullmatch(rows[n].label) for n in end):
            return end
        others = [rows[n] for n in own if n not in end]
        if len(others) >= _PROOF and all(_is_odd(rows[n]) and _equal(rows[n], others) for n in end):
            return end
    return []


def _is_odd(row: SumRow) -> bool:
    """Whether a row's sum has so many digits that no chance makes it."""
    return any(v is not None and len(str(abs(v)).rstrip("0.").replace(".", "")) > _PROOF for v in row.values)


def _recipients(rows: Sequence[SumRow], types: Sequence[RowType], first: int, stop: int) -> list[SumRow]:
    return [
        rows[n]
        for n in range(first, stop)
        if types[n] is RowType.RECIPIENT and not rows[n].heading and not rows[n].part
    ]


def _sums(rows: Sequence[SumRow], width: int) -> list[Decimal]:
    return [sum((v for r in rows if (v := r.values[k]) is not None), Decimal(0)) for k in range(width)]


def _plus(sums: Sequence[Decimal], row: SumRow) -> list[Decimal]:
    return [s + (v or 0) for s, v in zip(sums, row.values, strict=True)]


def _equal(row: SumRow, rows: Sequence[SumRow]) -> bool:
    """Whether a row's values are the sums of ``rows`` in each column where it has one."""
    return bool(rows) and _matches(row, _sums(rows, len(row.values)))


def _is_of_group(row: SumRow, group: Sequence[SumRow], rows: Sequence[SumRow]) -> bool:
    """Whether a row is the sum of a group, but for what rounding leaves, and far from that of all rows."""
    if not group or row.value is None:
        return False
    width = len(row.values)
    sums = zip(row.values, _sums(group, width), _sums(rows, width), strict=True)
    return all(abs(v - own) * _FAR <= abs(v - whole) for v, own, whole in sums if v is not None)


def _matches(row: SumRow, sums: Sequence[Decimal]) -> bool:
    pairs = [(v, s) for v, s in zip(row.values, sums, strict=True) if v is not None]
    return bool(pairs) and all(v == s for v, s in pairs)


def _type_of(n: int, rows: Sequence[SumRow], types: Sequence[RowType], sums: Sequence[int]) -> RowType:
    row = rows[n]
    before = _recipients(rows, types, 0, n)
    after = _recipients(rows, types, n + 1, len(rows))
    if not before:
        own = _recipients(rows, types, n + 1, next((k for k in sums if k > n), len(rows)))
        whole = WHOLE_TOTAL.match(row.label) or not any(k > n for k in sums)
        return RowType.TOTAL if whole or not _equal(row, own) else RowType.SUBTOTAL
    start = max((k + 1 for k in range(n) if types[k] is not RowType.RECIPIENT or rows[k].heading), default=0)
    group = _recipients(rows, types, start, n)
    if not after and _equal(row, before):
        return RowType.TOTAL
    repeated = any(k != n and rows[k].label == row.label for k in sums)  # "Totalt länet", once for each
    if after:
        whole = (
            WHOLE_TOTAL.match(row.label) is not None
            and not repeated
            and not _is_of_group(row, group, before + after)
        )
        is_total = _equal(row, before + after) or whole
        later = any(k > n for k in sums)
        return RowType.TOTAL if is_total and not (later and _equal(row, group)) else RowType.SUBTOTAL
    if _equal(row, group) and len(group) < len(before):
        return RowType.SUBTOTAL
    last = n == max(sums)
    if WHOLE_TOTAL.match(row.label) and last:
        return RowType.TOTAL
    return (
        RowType.TOTAL
        if last and not repeated and not (SUBTOTAL.match(row.label) and len(sums) > 1)
        else RowType.SUBTOTAL
    )


def _is_doubled(n: int, rows: Sequence[SumRow]) -> bool:
    """Whether a row stands twice in sequence: a total that it exceeds proves no sum."""
    return any(rows[k].label == rows[n].label for k in (n - 1, n + 1) if 0 <= k < len(rows))


def _find_unlabelled(rows: Sequence[SumRow], types: list[RowType]) -> None:
    """Rows that are sums without saying so, where only with them the table sums to its total."""
    total = next(rows[n] for n in range(len(rows) - 1, -1, -1) if types[n] is RowType.TOTAL)
    if _equal(total, _recipients(rows, types, 0, len(rows))):
        return
    trial = list(types)
    sums = [Decimal(0)] * len(total.values)
    count = 0
    for n, row in enumerate(rows):
        if row.part and not row.heading:
            continue
        ends = types[n] is not RowType.RECIPIENT or row.heading
        if not ends and count > 1 and not _is_doubled(n, rows) and _matches(row, sums):
            trial[n] = RowType.SUBTOTAL
            ends = True
        sums = [Decimal(0)] * len(sums) if ends else _plus(sums, row)
        count = 0 if ends else count + bool(row.value)
    if _equal(total, _recipients(rows, trial, 0, len(rows))):
        types[:] = trial
