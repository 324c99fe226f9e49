"""Shares of a row's own cost, printed beside it or said of all rows: for share-of-amount.

"45 %" beside a cost of 200 000 and a grant of 90 000 is the grant's share of the cost where nearly all rows have it
so. "Bidraget täcker 45 procent av kostnaderna" is held against rows that all have one share of their cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from schemas.checks._findings import Measured, Message, Verdicts, at_place, at_row
from schemas.checks._prose import flat
from schemas.checks._tables import AmountColumn, amount_columns, amount_of
from schemas.rows import Allocation, Extraction, Finding
from schemas.swedish import format_money, format_percent, half_of_last_place, share_decimals
from schemas.vocabulary import Severity

_ROWS = 4  # fewer have one share of another column by chance
_MOST = Decimal("0.75")  # of the rows have the share that they print
_COST = re.compile(r"kostnad|utgift|budget|underlag|omslutning", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:täcker|motsvarar|utgör|uppgår\s+till|lämnas\s+med|är)\s+(?P<number>\d{1,2}(?:,\d)?)\s?(?:procent\b|%)\s+av\s+"
    r"(?:(?:de|den|projektets|projektens|godkända|stödberättigande|bidragsberättigande|beräknade|budgeterade|totala|faktiska|samlade)\s+)*"
    r"(?:kostnad|utgift)\w*",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"\b(?:högst|minst|upp\s+till|maximalt|cirka|ca|omkring|i\s+genomsnitt|snitt)\b", re.IGNORECASE
)
_LEAST = Decimal("0.01")


class _Row(NamedTuple):
    """A row's amount in two columns, and the share that it prints."""

    part: Allocation
    whole: Allocation

    @property
    def share(self) -> Decimal:
        return 100 * amount_of(self.part) / amount_of(self.whole)

    def has(self, percent: Decimal, half: Decimal) -> bool:
        """Whether the part is that percentage of the whole, within the rounding of all three."""
        halves = [half_of_last_place(r.text, amount_of(r), r.unit) for r in self]
        rough = 100 * (halves[0] + percent / 100 * halves[1]) / amount_of(self.whole)
        return abs(self.share - percent) <= half + rough


def check_costs(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """A finding for each table whose shares are of another column, and for what the text says of all rows."""
    columns, even = amount_columns(extraction), dict[str, list[Decimal]]()
    for part, whole in permutations(columns, 2):
        if part.table is whole.table:
            rows = _rows(part, whole)
            yield from _printed(rows, say)
            if _COST.search(whole.measure or "") and (share := _one_share(rows)):
                even.setdefault(whole.label, []).append(share)
    for shares in even.values():
        yield from _of_all(shares, extraction, say)


def _rows(part: AmountColumn, whole: AmountColumn) -> list[_Row]:
    beside = {r.row: r for r in whole.recipients if amount_of(r) > 0}
    rows = [_Row(r, beside[r.row]) for r in part.recipients if r.row in beside]
    return rows if len(rows) >= _ROWS and all(0 < r.share <= 100 for r in rows) else []


def _printed(rows: list[_Row], say: Verdicts) -> Iterator[Finding]:
    """The rows whose printed share is not theirs of the other column, where nearly all others are."""
    shared = [r for r in rows if r.part.share_percent is not None]
    halves = [
        Decimal("0.5").scaleb(-share_decimals(r.part.share_text, r.part.share_percent)) + _LEAST for r in shared
    ]
    missed = [
        r for r, half in zip(shared, halves, strict=True) if not r.has(r.part.share_percent or Decimal(0), half)
    ]
    if len(shared) < _ROWS or len(shared) - len(missed) < _MOST * len(shared):
        return
    for row in missed:
        name, printed = row.part.recipient or f"row {row.part.row}", row.part.share_percent or Decimal(0)
        right = format_percent(row.share.quantize(Decimal("0.1")))
        of = f"{format_money(amount_of(row.part))} / {format_money(amount_of(row.whole))} = {right}"
        stands = format_percent(printed)
        message = Message(f"{name}: {of}, printed {stands}", f"{name}: {of}, tryckt {stands}")
        yield say.failed(at_row(row.part), message, Measured(right, stands, printed - row.share), Severity.WARNING)


def _one_share(rows: list[_Row]) -> Decimal | None:
    """The whole percentage that all rows have of their cost; None where there is none."""
    share = rows[0].share.quantize(Decimal(1)) if rows else None
    return share if share is not None and all(r.has(share, _LEAST) for r in rows) else None


def _of_all(shares: list[Decimal], extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """What the text says that the part is of the cost, where all rows have one share of it and it is another.

    A grant and the recipient's own money have a share each.
    """
    for one in extraction.evidence.said if extraction.evidence else ():
        sentence = flat(one.sentence)
        found = None if _ROUGHLY.search(sentence) else _SAID.search(sentence)
        percent = Decimal(found["number"].replace(",", ".")) if found else None
        if percent is None or percent in shares:
            continue
        right, stands = format_percent(shares[0]), format_percent(percent)
        message = Message(
            f"every row has {right} of its cost, the text says {stands}",
            f"varje rad har {right} av sin kostnad, texten säger {stands}",
        )
        measured = Measured(right, stands, percent - shares[0])
        yield say.failed(at_place(one.place), message, measured, Severity.WARNING)
