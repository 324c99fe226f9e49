"""Kommuner under the heading of a county that is not theirs: what recipient-known says of rows that went astray.

Amounts and names may all be right where a column or a page was read in the wrong order; the county tells. Only of
documents from 2007 on: since then no kommun has changed county.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from schemas.checks._findings import Measured, Message, Verdicts, at_row
from schemas.register import lan_names
from schemas.rows import Allocation, Finding
from schemas.vocabulary import RecipientKind

_SINCE = 2007  # Heby, the last one, went to Uppsala län then
_FEWEST = 2  # counties
_MOST = 0.6  # of the rows: where more are elsewhere, the headings are none of counties


def under_another_county(rows: Sequence[Allocation], on: date | None, say: Verdicts) -> Iterator[Finding]:
    """A warning for each kommun of a table whose group names another county than its own."""
    if on is not None and on.year < _SINCE:
        return
    names = {name.casefold(): code for code, name in lan_names(on).items()}
    grouped = [
        (row, code)
        for row in rows
        if row.recipient_kind is RecipientKind.KOMMUN and row.lanskod and (code := _county(row.group, names))
    ]
    astray = [(row, code) for row, code in grouped if code != row.lanskod]
    if len({code for _, code in grouped}) < _FEWEST or len(astray) > len(grouped) * _MOST:
        return
    own = lan_names(on)
    for row, _ in astray:
        county = own.get(row.lanskod or "", row.lanskod or "")
        message = Message(
            f"{row.recipient}: stands under {row.group}, is of {county}",
            f"{row.recipient}: står under {row.group}, hör till {county}",
        )
        yield say.failed(at_row(row), message, Measured(county, row.group))


def _county(group: str | None, names: dict[str, str]) -> str | None:
    """The code of the county that a heading names in full; None where it names none."""
    heading = " ".join((group or "").split()).casefold()
    return next((code for name, code in names.items() if name in heading), None)
