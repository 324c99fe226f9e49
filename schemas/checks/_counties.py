"""Kommuner under the heading of a county that is not theirs: what recipient-known says of rows that went astray.

So is one in a table whose caption, or whose document's title, names one county, that of nearly all its rows.

Amounts and names may all be right where a column or a page was read in the wrong order; the county tells. Only of
documents from 2007 on: since then no kommun has changed county.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from schemas.checks._findings import Measured, Message, Verdicts, at_row, at_table
from schemas.checks._prose import flat, stated
from schemas.checks._tables import amount_columns
from schemas.register import lan_names
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.vocabulary import RecipientKind

_IN_COUNTY = re.compile(r"\bkommuner(?:na)?\s+i\s+((?:[A-ZÅÄÖ][\wåäö]+\s+){1,2}län)\b")
_SINCE = 2007  # Heby, the last one, went to Uppsala län then
_FEWEST = 2  # counties
_WHOLE = 5  # kommuner of one county, and one in so many astray at the most
_STRAY = 5
_MOST = 0.6  # of the rows: where more are elsewhere, the headings are none of counties


def under_another_county(rows: Sequence[Allocation], on: date | None, say: Verdicts) -> Iterator[Finding]:
    """A warning for each kommun of a table whose group names another county than its own, or none as most do."""
    if on is not None and on.year < _SINCE:
        return
    names = {name.casefold(): code for code, name in lan_names(on).items()}
    grouped = [
        (row, code)
        for row in rows
        if row.recipient_kind is RecipientKind.KOMMUN and row.lanskod and (code := _county(row.group, names))
    ]
    astray = [row for row, code in grouped if code != row.lanskod]
    # a heading alone tells where rows of its county stand under it: the one of the others is lost
    told = len({code for _, code in grouped}) >= _FEWEST or len(grouped) - len(astray) >= _WHOLE
    if not told or len(astray) > len(grouped) * _MOST:
        return
    bare = [r for r in rows if r.recipient_kind is RecipientKind.KOMMUN and r.lanskod and not r.group]
    own = lan_names(on)
    for row in [*astray, *(bare if len(bare) < len(grouped) else ())]:
        county = own.get(row.lanskod or "", row.lanskod or "")
        message = Message(
            f"{row.recipient}: stands under {row.group or 'no county'}, is of {county}",
            f"{row.recipient}: står under {row.group or 'inget län'}, hör till {county}",
        )
        yield say.failed(at_row(row), message, Measured(county, row.group))


def of_another_county(
    rows: Sequence[Allocation], heading: str, on: date | None, say: Verdicts
) -> Iterator[Finding]:
    """A warning for each kommun of a table that is not of the one county that its heading names."""
    towns = {r.row: r for r in rows if r.recipient_kind is RecipientKind.KOMMUN and r.lanskod}
    named = {code for code, name in lan_names(on).items() if _names(heading, name)}
    if len(named) != 1 or len(towns) < _WHOLE or (on is not None and on.year < _SINCE):
        return
    (code,) = named
    astray = [r for r in towns.values() if r.lanskod != code]
    for row in astray if len(astray) * _STRAY <= len(towns) else ():
        own, county = lan_names(on).get(row.lanskod or "", row.lanskod or ""), lan_names(on)[code]
        message = Message(
            f"{row.recipient}: in a table of {county}, is of {own}",
            f"{row.recipient}: står i en tabell för {county}, hör till {own}",
        )
        yield say.failed(at_row(row), message, Measured(county, own))


def in_another_county(
    table: Table, rows: Sequence[Allocation], extraction: Extraction, say: Verdicts
) -> Iterator[Finding]:
    """A warning for a table of one county's kommuner, where the sentence with its total names another's."""
    codes = {r.lanskod for r in rows if r.recipient_kind is RecipientKind.KOMMUN and r.lanskod}
    towns = {r.recipient for r in rows if r.recipient_kind is RecipientKind.KOMMUN}
    totals = {c.total for c in amount_columns(extraction) if c.table.table_id == table.table_id} - {None}
    on = extraction.document.document_date
    if len(codes) != 1 or len(towns) < _WHOLE or (on is not None and on.year < _SINCE):
        return
    own = lan_names(on).get(codes.pop(), "")
    said = [flat(s.amount.sentence) for s in stated(extraction) if s.value in totals]
    named = [m for sentence in said for m in _IN_COUNTY.findall(sentence)]
    if named and not any(_names(sentence, own) for sentence in said):
        message = Message(
            f"table {table.seq} is of {own}, the text speaks of {named[0]}",
            f"tabell {table.seq} gäller {own}, texten talar om {named[0]}",
        )
        yield say.failed(at_table(table), message, Measured(named[0], own))


def _names(heading: str, county: str) -> bool:
    """Whether a heading names a county, "län" or not: "i Skåne", "Norrbottens län", "Länsstyrelsen Skåne"."""
    stem = county.removesuffix(" län").removesuffix("s")
    return re.search(rf"(?<![\w-]){re.escape(stem)}s?(?![\w-])", heading, re.IGNORECASE) is not None


def _county(group: str | None, names: dict[str, str]) -> str | None:
    """The code of the county that a heading names in full; None where it names none."""
    heading = " ".join((group or "").split()).casefold()
    return next((code for name, code in names.items() if name in heading), None)
