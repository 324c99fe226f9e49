"""year-consistent: the year in a document's title is the year in the captions of the tables that divide the money.

Only where title and caption each name one year. A year inside a date, and that of a population or an outcome, is
the year of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_table
from schemas.rows import Extraction, Finding, Table
from schemas.vocabulary import Severity, TableKind

SLUG = "year-consistent"
_SAY = Verdicts(SLUG, Severity.INFO)
# "2021", "år 2021"; not 2021-03-04, 4 mars 2021, dnr 2021:12 or 123/2021, 2021/22, 2 021 kr
_YEAR = re.compile(
    r"(?<![\d/:.,-])(?<!\d )(?<!januari )(?<!februari )(?<!mars )(?<!april )(?<!maj )(?<!juni )(?<!juli )"
    r"(?<!augusti )(?<!september )(?<!oktober )(?<!november )(?<!december )"
    r"(?P<year>20[0-6]\d)(?![\d/:-]|[.,]\d|\s?(?:kr|tkr|mnkr|kronor)\b|\s\d{3}\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"20\d\d\s?[-–/]\s?(?:20)?\d\d")  # 2020-2022, 2021/22: several years
_DIVIDES = re.compile(
    r"\b(?:fördel|tilldel|utbetal|ersättning|(?:med)?finansiering)|(?:medel|medlen|bidrag|belopp|stöd)",
    re.IGNORECASE,
)
_ELSE = re.compile(r"\b(?:befolkning|folkmängd|invånare|utfall|beslut|skrivelse|förordning|jämför)", re.IGNORECASE)


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each table whose caption names a year, or why none could be compared."""
    title = the_year(extraction.document.title)
    tables = [(t, year) for t in extraction.tables if (year := _year_of(t)) is not None]
    if title is None or not tables:
        en, sv = "title and captions do not each name one year", "titel och rubriker nämner inte var sitt år"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))
        return
    for table, year in tables:
        if year == title:
            message = Message(f"table {table.seq}: {year}, as the title", f"tabell {table.seq}: {year}, som titeln")
            yield _SAY.passed(at_table(table), message)
        else:
            message = Message(
                f"table {table.seq} is of {year}, the title of {title}",
                f"tabell {table.seq} gäller {year}, titeln {title}",
            )
            yield _SAY.failed(at_table(table), message, Measured(str(title), str(year)))


# "Bilaga till regeringsbeslut 2023-06-15 nr II:4": of what the annex is a part, not what it divides
_OF_WHAT = re.compile(
    r"\bbilag\w*(?:\s+\d+)?\s+till\s+(?:regerings)?beslut\w*[^\n]*?\d{4}-\d\d-\d\d", re.IGNORECASE
)


def _year_of(table: Table) -> int | None:
    caption = _OF_WHAT.sub("", table.caption or "")
    if table.kind is not TableKind.ALLOCATION or not _DIVIDES.search(caption) or _ELSE.search(caption):
        return None
    return the_year(caption)


def the_year(text: str | None) -> int | None:
    """The only year that a text names; None for none, for several and for a range."""
    flat = " ".join((text or "").split())
    years = {int(m["year"]) for m in _YEAR.finditer(flat)}
    return years.pop() if len(years) == 1 and not _RANGE.search(flat) else None
