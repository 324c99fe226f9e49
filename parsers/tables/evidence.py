"""Is it a table, and which of two readings of it is better.

False tables are worse than none: without a header, a unit, a proven sum or recipients of the register, rows of
numbers stay prose.
"""

from __future__ import annotations

import regex

from parsers.tables.labels import BUDGET_CODE, PART, TOTAL, YEAR_ONLY, role_of
from parsers.tables.meaning.reading import TableReading
from parsers.tables.records import heads_grants
from parsers.tables.regions.runs import Region
from schemas.rows import Allocation
from schemas.vocabulary import ColumnRole, Match, RowType

_FOR_SOMETHING = regex.compile(r"\b(?:till|för|åt|inom)\b")
_NUMBER_WITHIN = regex.compile(r"\p{L}{2}[ ]\d{1,3}(?:[ ]\d{3})*[ ]\p{Lu}\p{L}")
_MOSTLY = 0.5
# "Skara stift 26,9", "Byalaget Kompassen 878579-5613", "Ås IK: 500 kr": what must be another column's
_FIGURE_LAST = regex.compile(
    r"\p{L}.*[ ](?:\d{1,3}(?:[ ]\d{3})+|\d{1,6},\d{1,2}|\d{4,6}[-/]\d{4,6}|[\d ]*\d[ ](?:t?kr|mn?kr|kronor))$"
)
# "Ert dnr -", "Norra Kyrkogatan 3": of a letterhead, whose house number has the place of an amount
_OF_A_HEAD = regex.compile(r"(?i)\b(?:ert?|vårt?)[ ](?:dnr|datum|beteckning|referens)\b|\p{L}(?:gatan|vägen)$")
# "Umeå kommun EUR": the currency of the amount beside it
_CURRENCY_LAST = regex.compile(r"(?:[€$£]|\b(?:EUR|USD|NOK|DKK|GBP|SEK))$")
_EMPTY = 0.75  # of a row, where its amount is not printed
_POST = regex.compile(
    rf"{BUDGET_CODE}\b"
)  # "48:2 ap.6 Bidrag till kommuner med höga kostnader": however long its name is
# "Bidragsmottagare", over the names: what stands beside them is paid
_GRANTEES = regex.compile(r"(?i)\b(?:bidrags|stöd|medels|anslags)(?:mot)?tagare")
_OF_MONEY = {ColumnRole.AMOUNT, ColumnRole.UNIT_AMOUNT, ColumnRole.PER_CAPITA}


def is_better(reading: TableReading, other: TableReading) -> bool:
    """Whether a reading reads and proves more than another, by a tenth at least.

    What one takes for a heading and the other for a row counts for no more than a row with an empty cell.
    """
    fewest = min(_headings(reading), _headings(other))
    return _merit(reading, _headings(reading) - fewest) > _merit(other, _headings(other) - fewest)


def _merit(reading: TableReading, headings: int) -> float:
    """How much a reading reads and proves, in tenths, so many of its headings counted."""
    worth = sum(_worth(a) for a in reading.allocations) + _EMPTY * headings
    part = worth / (len(reading.allocations) + headings) if reading.allocations else 0.0
    lost = _figures_in_names(reading)
    # what reads little proves nothing, nor what leaves another column's numbers in the names
    proved = part >= _MOSTLY and lost < _MOSTLY and (_sums_up(reading) or _multiplies(reading))
    return round(part + proved - lost, 1)


def _figures_in_names(reading: TableReading) -> float:
    """The part of the rows whose names end in what must be another column's number."""
    names = [a.recipient or "" for a in reading.allocations]
    return sum(_FIGURE_LAST.search(name) is not None for name in names) / len(names) if names else 0.0


def _headings(reading: TableReading) -> int:
    return sum(record.heading for record in reading.grid.records)


def leaves_nothing(reading: TableReading) -> bool:
    """Whether every row is read and every sum proved, so that no other cut can be better.

    A cell that is empty leaves nothing where no text of its row holds a number that might be its own.
    """
    has_sum = any(t is not RowType.RECIPIENT for t in reading.types)
    return _merit(reading, 0) >= (2.0 if has_sum else 1.0) or (not has_sum and _holds_no_more(reading))


def _holds_no_more(reading: TableReading) -> bool:
    """Whether each amount is read or not printed, and no text of a row holds a number."""
    rows = [record for record in reading.grid.records if not record.heading]
    texts = (c.text for r in rows for c in r.cells if c and c.numeral is None)
    return (
        all(_worth(a) >= _EMPTY for a in reading.allocations)
        and sum(a.amount_sek is not None for a in reading.allocations) >= _MOSTLY * len(reading.allocations)
        and not any(ch.isdigit() for text in texts for ch in text)
    )


def _worth(row: Allocation) -> float:
    """An amount or a named gap counts whole, an empty cell less, digits that make no number nothing.

    So does an amount beside a name with a number in it: "Hylte 3 120 Olofström" is two rows.
    """
    if row.recipient and (_NUMBER_WITHIN.search(row.recipient) or _CURRENCY_LAST.search(row.recipient)):
        return 0.0
    if row.amount_sek is not None:
        return 1.0
    if row.text is None:
        return _EMPTY
    return 0.0 if any(c.isdigit() for c in row.text) else 1.0


def _sums_up(reading: TableReading) -> bool:
    """Whether the total of the first amounts is their sum, or where it is not printed that of the others."""
    table = reading.table
    if table.stated_total_sek is not None:
        return table.stated_total_sek == table.computed_total_sek
    totals = [a for a in reading.allocations if a.row_type is RowType.TOTAL and a.amount_sek is not None]
    own = [a for a in reading.allocations if a.row_type is RowType.RECIPIENT and a.amount_sek is not None]
    return bool(totals) and all(
        t.amount_sek == sum(a.amount_sek or 0 for a in own if a.measure == t.measure) for t in totals
    )


def _multiplies(reading: TableReading) -> bool:
    """Whether each row's amount is its count times the amount for each: tiers, whose names may end in figures."""
    own = [a for a in reading.allocations if a.row_type is RowType.RECIPIENT]
    made = [a for a in own if a.count and a.unit_amount_sek and a.amount_sek == a.count * a.unit_amount_sek]
    return len(made) > 1 and len(made) == len(own)


def is_table(reading: TableReading, region: Region) -> bool:
    """Whether there is evidence enough that a reading is a table and not prose, contacts or contents."""
    own = [a for a in reading.allocations if a.row_type is RowType.RECIPIENT]
    if not reading.measures:
        return _is_plain_table(reading, region)
    named = [a for a in own if a.recipient]
    if not _speaks_of_money(reading, region) or _is_of_a_head(own):
        return False
    if len(named) < 2 and not (len(named) == 1 and (_sums_up(reading) or _is_titled_row(reading))):
        return False
    headed = sum(bool(h.text) for h in reading.grid.headers) >= 2 or any(m.declared for m in reading.measures)
    labels = [a.recipient or "" for a in named]
    if len(named) < 0.5 * len(own) or not (headed or _are_rows(labels, reading)):
        return False
    valued = [a for a in own if a.text is not None]
    if len(valued) < 0.2 * len(own) and not reading.table.stated_total_sek:
        return False
    known = sum(a.match is not Match.NONE for a in named)
    units = sum(a.unit is not None for a in own)
    total = any(TOTAL.match(a.recipient or "") for a in reading.allocations if a.row_type is not RowType.RECIPIENT)
    return bool(
        _sums_up(reading)
        or known >= 0.6 * len(named)
        or headed
        or units >= 0.6 * len(own)
        or total
        or len(own) >= 5
    )


def _is_titled_row(reading: TableReading) -> bool:
    """Whether titles of recipients and of money stand over a row and its sum, or over one whole row."""
    titles = [h.text for h in reading.grid.headers]
    whole = len(reading.types) == 1 and all(titles) and all(reading.grid.records[0].cells)
    return heads_grants(titles) and (whole or reading.table.stated_total_sek is not None)


def _is_of_a_head(own: list[Allocation]) -> bool:
    """Whether rows without an amount are the cells of a letterhead and of the address beside them."""
    unvalued = all(a.amount_sek is None for a in own)
    return unvalued and any(_OF_A_HEAD.search(a.recipient or "") for a in own)


def _are_rows(labels: list[str], reading: TableReading) -> bool:
    """Whether labels without headers over them may be those of rows."""
    return not _reads_like_prose(labels) and (_sums_up(reading) or not _names_sums(labels))


def _names_sums(labels: list[str]) -> bool:
    """Whether most labels say which sum it is and not whose: "Sökt belopp", "Beviljat stöd" of one decision."""
    sums = sum(role_of(label) in _OF_MONEY and not _FOR_SOMETHING.search(label) for label in labels)
    return 2 * sums >= len(labels)


def _speaks_of_money(reading: TableReading, region: Region) -> bool:
    """Whether units, words or known recipients make it likely that a table's numbers are money.

    "Parti, Röster": a header that names something, of which nothing says that it is paid.
    """
    if any(m.declared for m in reading.measures) or any(a.unit for a in reading.allocations):
        return True
    titles = [c.text for s in region.header if len(s.chunks) > 1 for c in s.chunks]
    headers = [m.header for m in reading.measures if m.header]
    if not titles or (headers and all(YEAR_ONLY.fullmatch(h) for h in headers)):
        return True
    labels = [a.recipient or "" for a in reading.allocations]
    money = any(map(_GRANTEES.search, titles)) or any(
        role_of(t) in _OF_MONEY for t in (*titles, *headers, reading.table.caption or "", *labels)
    )
    return money or any(a.match is not Match.NONE for a in reading.allocations)


def _is_plain_table(reading: TableReading, region: Region) -> bool:
    """A table of numbers that are no money: only with headers over two number columns and three rows."""
    headers = sum(bool(h.text) for h in reading.grid.headers)
    numbers = sum(r not in {ColumnRole.NAME, ColumnRole.CODE, ColumnRole.OTHER} for r in reading.roles)
    return headers >= 3 and numbers >= 2 and len(region.records) >= 3


def _reads_like_prose(labels: list[str]) -> bool:
    """Labels that begin in lower case or are long, as lines of running text do."""
    odd = sum(label[:1].islower() and not PART.match(label) for label in labels)
    long = sum(label.count(" ") > 9 and _POST.match(label) is None for label in labels)
    return odd > 0.3 * len(labels) or long > 0.5 * len(labels)
