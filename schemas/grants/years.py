"""Which year's money a document is about: from its rows, the surest statement first.

Two years are two grants, also when every other word and sum is the same. A year that only the day of the document
suggests is not ``sure``: a document that it is tied to by an identifier may correct it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from schemas.rows import Allocation, DateFact, Extraction, Table
from schemas.vocabulary import AmountRole, DatePrecision, DateRole, DocumentKind, RowType, TableKind

_DATE = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}\s+[a-zåäö]+\s+(?:19|20)\d\d\b|\b(?:19|20)\d\d[:/]\d+|/(?:19|20)\d\d\b"
)
_SPAN = re.compile(r"\b(?P<first>20\d\d)\s*[-\u2013]\s*(?P<last>20\d\d|\d\d)\b")
_YEAR = re.compile(r"(?<![\d.,])20\d\d(?![\d.,]\d)\b")
_MOST_YEARS = 6  # a longer span is a programme or a statistic
_MONEY = (AmountRole.TOTAL, AmountRole.ALLOCATION)


class Years(NamedTuple):
    """The years of the money, and whether the document says them of the money itself."""

    years: frozenset[int]
    sure: bool


@lru_cache(maxsize=1024)  # each row of a column asks for the same header
def years_in(text: str | None) -> frozenset[int]:
    """The years that a text names, spans in full; those that are part of a date or an identifier left out."""
    bare = _DATE.sub(" ", text or "")
    found = {int(y) for y in _YEAR.findall(bare)}
    for span in _SPAN.finditer(bare):
        first, last = int(span["first"]), span["last"]
        stop = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        if 0 < stop - first < _MOST_YEARS:
            found |= set(range(first, stop + 1))
    return frozenset(found)


def row_year(row: Allocation, captions: dict[str, frozenset[int]]) -> int | None:
    """The year of one row: that of its column's header, else the only one of its table's caption."""
    header = years_in(row.measure)
    named = header if len(header) == 1 else captions.get(row.table_id, frozenset())
    return next(iter(named)) if len(named) == 1 else None


def caption_years(tables: Iterable[Table]) -> dict[str, frozenset[int]]:
    """The years in the caption of each table."""
    return {table.table_id: years_in(table.caption) for table in tables}


def years_of(extraction: Extraction) -> Years:
    """The years whose money ``extraction`` is about."""
    near = _plausible(extraction)
    of_money = (_of_columns, _of_title, _of_captions, _of_use, _of_sums)
    for years in (found(extraction) for found in of_money):
        held = frozenset(y for y in years if near is None or near - 2 <= y <= near + 3)
        if held:
            return Years(held, sure=True)
    prose = _only_year(extraction)
    if prose and (near is None or near <= prose <= near + 1):
        return Years(frozenset({prose}), sure=True)
    for role in (DateRole.PAYMENT, DateRole.REQUISITION_DEADLINE):
        first = next((d.end for d in extraction.dates if d.role is role and d.end), None)
        if first:
            return Years(frozenset({first.year}), role is DateRole.PAYMENT)
    last = next((d.end for d in extraction.dates if d.role is DateRole.USE_PERIOD and d.end), None)
    guess = near or (last.year if last else None)  # projects go on for years: their end says little of the grant's
    return Years(frozenset({guess}) if guess else frozenset(), sure=False)


def _only_year(extraction: Extraction) -> int | None:
    """The one year that the prose names as a year; None where it names none or several."""
    named = {(d.start, d.end) for d in extraction.dates if d.precision is DatePrecision.YEAR}
    years = {day.year for ends in named for day in ends if day}
    return years.pop() if len(years) == 1 else None


def _plausible(extraction: Extraction) -> int | None:
    """The year of the document, near which its money's years must lie."""
    day = extraction.document.document_date
    return day.year if day else None


def _of_columns(extraction: Extraction) -> frozenset[int]:
    """The years in the headers of the columns of money."""
    kinds = {table.table_id: table.kind for table in extraction.tables}
    named = {
        row.measure
        for row in extraction.allocations
        if row.row_type is RowType.RECIPIENT and kinds.get(row.table_id) is TableKind.ALLOCATION
    }
    return frozenset[int]().union(*(years_in(measure) for measure in named))


def _of_title(extraction: Extraction) -> frozenset[int]:
    years = years_in(extraction.document.title)
    return years if len(years) == 1 else frozenset()  # a span in a title may be a programme's


def _of_captions(extraction: Extraction) -> frozenset[int]:
    tables = [t for t in extraction.tables if t.kind is TableKind.ALLOCATION]
    years = frozenset[int]().union(*caption_years(tables).values())
    return years if len(years) == 1 else frozenset()


def _of_use(extraction: Extraction) -> frozenset[int]:
    """The year in which the money is to be used, that of its first day where it is used over a turn of the year."""
    uses = [d for d in extraction.dates if d.role is DateRole.USE_PERIOD and d.start and d.end]
    whole = frozenset(d.start.year for d in uses if d.start and _is_whole_year(d))
    return whole or frozenset([d.start.year for d in uses if d.start][:1])


def _is_whole_year(fact: DateFact) -> bool:
    same = fact.start is not None and fact.end is not None and fact.start.year == fact.end.year
    return same and fact.precision is DatePrecision.YEAR


def _of_sums(extraction: Extraction) -> frozenset[int]:
    """The years named in sentences that say the total or what is distributed."""
    sentences = [a.sentence for a in extraction.amounts if a.role in _MONEY]
    for sentence in sentences:
        years = years_in(sentence)
        if len(years) == 1 and extraction.document.kind is not DocumentKind.UNKNOWN:
            return years
    return frozenset()
