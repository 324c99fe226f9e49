"""What was printed against what was read: rows right, wrong and missed, and what the findings say of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from rendering import name_of, render
from sheets import Row, Sheet

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Allocation, Extraction, Finding
from schemas.vocabulary import Recognition, RowType, Severity, Status

# findings that say nothing of a table's rows: reading-complete fails for every recognised page
_ELSEWHERE = {"identity", "date-order", "year-consistent", "annex-present", "cited-document", "reading-complete"}
# one that names rows in a list where there are many of them
_LISTING = "ocr-confidence"

# findings that stand at one row, often the total's, and tell of these values of any row of the table
_OF_TABLES: dict[str, set[str]] = {
    "table-total": {"amounts"},
    "group-total": {"amounts"},
    "share-total": {"share"},
    "text-total": {"amounts"},
    "numbers-accounted": {"amounts"},
    "recipient-coverage": {"name"},
}


class Fault(NamedTuple):
    """A row that was not read as printed: what was printed, what was read, whether a finding tells of it."""

    kind: str  # wrong missed invented
    printed: Row | None
    read: Row | None
    reported: bool


@dataclass
class Result:
    """One document's reading against its truth; ``flagged`` are the rows that are right and yet told of."""

    right: int = 0
    flagged: int = 0
    faults: list[Fault] = field(default_factory=list)
    alarms: list[Finding] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether every row is right."""
        return not self.faults


def extract(sheet: Sheet) -> Extraction:
    """All that the tool reads of a sheet once printed."""
    return read_bytes(render(sheet), name_of(sheet))


def read_bytes(data: bytes, source: str) -> Extraction:
    """All facts and findings of a document; InputError where it cannot be read or bilaga has a bug."""
    return understand(data, source, Settings.of(SecondReader.NEVER))


def compare(sheet: Sheet, extraction: Extraction) -> Result:
    """The rows of a sheet against those of its extraction."""
    return compare_rows(sheet.rows, extraction)


def compare_rows(printed: list[Row], extraction: Extraction) -> Result:
    """The printed rows against those of an extraction; alarms count only where every row is right."""
    result = Result(findings=extraction.findings)
    failed = [f for f in extraction.findings if f.status is Status.FAIL and f.severity is not Severity.INFO]
    told = [f for f in failed if f.check not in _ELSEWHERE]
    unread = [f for f in failed if f.check == "identity" and "not read" in f.message]
    unread += [f for f in failed if f.check == "reading-complete" and _names_pages(f, extraction)]
    found = rows_read(extraction)
    # the order of side-by-side groups over a page break is the producer's: rows are matched wherever they stand
    pool = Counter(printed)
    rest = []
    for cell, row in found:
        if pool[row]:
            pool[row] -= 1
            result.right += 1
            result.flagged += any(_names(f, cell) for f in told)
        else:
            rest.append((cell, row))
    missing = _left(printed, pool)
    names = [row.name for row in missing]
    matcher = SequenceMatcher(None, names, [row.name for _, row in rest], autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        for n in range(max(b - a, d - c)):
            one = missing[a + n] if a + n < b else None
            other = rest[c + n] if c + n < d else None
            result.faults.append(_fault(one, other, [*told, *unread]))
    if result.is_clean:
        result.alarms = told
    return result


def _left(rows: list[Row], pool: Counter[Row]) -> list[Row]:
    """The rows that were not found, in order."""
    left = []
    for row in rows:
        if pool[row]:
            pool[row] -= 1
            left.append(row)
    return left


def _fault(printed: Row | None, found: tuple[Allocation, Row] | None, told: list[Finding]) -> Fault:
    if found is None:
        return Fault("missed", printed, None, any(_is_general(f) for f in told))
    cell, read = found
    if printed is None:
        return Fault("invented", None, read, any(_is_general(f) or _names(f, cell) for f in told))
    wrong = [field for field in Row._fields if getattr(read, field) != getattr(printed, field)]
    reported = all(any(_names(f, cell) or _tells(f, field, cell) for f in told) for field in wrong)
    return Fault("wrong", printed, read, reported)


def _tells(finding: Finding, field: str, cell: Allocation) -> bool:
    """Whether a finding that does not stand at the row tells of this value of it.

    One that names a heading tells of the rows below it on its own page: nobody looks for it on the next.
    """
    if field == "group" and finding.actual and finding.actual == cell.group:
        return bool(finding.place and cell.place and finding.place.page == cell.place.page)
    if finding.check in _OF_TABLES:
        return field in _OF_TABLES[finding.check] or (field == "group" and _lists(finding, cell))
    return _is_general(finding)


def _lists(finding: Finding, cell: Allocation) -> bool:
    """Whether a finding lists the number of a row by its page: "p. 1 l. 7: 2 662"."""
    page = f"p. {cell.place.page} " if cell.place else "none"
    number = " ".join((cell.text or "").split())  # spaces of every kind
    listed = (finding.actual or "").split("; ")
    return any(part.startswith(page) and " ".join(part.split()).endswith(f": {number}") for part in listed)


def _is_general(finding: Finding) -> bool:
    return (finding.row is None and finding.check != _LISTING) or finding.check in _OF_TABLES


def _names_pages(finding: Finding, extraction: Extraction) -> bool:
    """Whether a finding lists pages that were not recognised: "1, 2"."""
    scans = extraction.evidence.scans if extraction.evidence else ()
    lost = {str(page) for page, scan in scans if scan.outcome is not Recognition.DONE}
    return not lost.isdisjoint((finding.actual or "").split(", "))


def _names(finding: Finding, cell: Allocation) -> bool:
    """Whether the finding stands at the row of a cell, or lists it as "12: 4 500"."""
    if finding.table_id != cell.table_id:
        return False
    listed = finding.check == _LISTING and finding.row is None and (finding.actual or "").split("; ")
    return finding.row == cell.row or any(part.startswith(f"{cell.row}: ") for part in listed or ())


def rows_read(extraction: Extraction) -> list[tuple[Allocation, Row]]:
    """The recipients' rows of all tables, each with its first allocation."""
    rows = []
    for _, group in groupby(extraction.allocations, key=lambda a: (a.table_id, a.row)):
        cells = list(group)
        first = cells[0]
        if first.row_type is RowType.RECIPIENT:
            name = (first.recipient or "").replace("\u00a0", " ")
            amounts = tuple(c.amount_sek for c in cells)
            rows.append((first, Row(name, first.code_text, amounts, _bare_share(first), first.group)))
    return rows


def _bare_share(cell: Allocation) -> str | None:
    """The share without brackets and sign: "(0,32 %)" is printed so in lists."""
    return cell.share_text.strip("()% \u00a0") if cell.share_text else None
