"""ocr-confidence: text recognition is sure of the numbers that it read.

A number is as sure as the least sure of its words, which is compared with a threshold while the document is read.
Those below it are listed, with the rows to look at; they keep the value that was read: unsure is not wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from schemas.checks._findings import DOCUMENT, Measured, Message, Site, Verdicts
from schemas.rows import Doubt, Extraction, Finding
from schemas.vocabulary import Recognition, Severity

SLUG = "ocr-confidence"
WITNESSED = True
_SAY = Verdicts(SLUG, Severity.WARNING)
_ONE_BY_ONE = 12  # more cells of a table than this are listed in one finding


def check(extraction: Extraction) -> Iterator[Finding]:
    """A finding for each unsure number or, where a table has many, for the table; or one that there are none."""
    evidence = extraction.evidence
    if evidence is None:
        en, sv = "made from rows only, without the document", "gjord på enbart rader, utan dokumentet"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))
        return
    if not any(scan.outcome is Recognition.DONE for _, scan in evidence.scans):
        yield _SAY.skipped(DOCUMENT, Message("no page was recognised", "ingen sida har tolkats"))
        return
    for _, group in groupby(evidence.doubts, key=lambda doubt: doubt.table_id):
        doubts = list(group)
        if len(doubts) > _ONE_BY_ONE:
            yield _together(doubts)
        else:
            yield from map(_one, doubts)
    if not evidence.doubts:
        yield _SAY.passed(
            DOCUMENT, Message("recognition is sure of all numbers", "tolkningen är säker på alla tal")
        )


def _one(doubt: Doubt) -> Finding:
    sure = f"{doubt.confidence:.0f} %"
    row, row_sv = (f"row {doubt.row}: ", f"rad {doubt.row}: ") if doubt.row else ("", "")
    message = Message(
        f'{row}"{doubt.text}" was recognised with a confidence of {sure}; compare it with the page',
        f'{row_sv}"{doubt.text}" tolkades med säkerheten {sure}; jämför med sidan',
    )
    return _SAY.failed(Site(doubt.table_id, doubt.row, doubt.place), message, Measured(None, doubt.text))


def _together(doubts: list[Doubt]) -> Finding:
    listed = "; ".join(f"{d.row}: {d.text}" if d.row else d.text for d in doubts)
    least = min(d.confidence for d in doubts)
    message = Message(
        f"{len(doubts)} numbers were recognised with little confidence, at least {least:.0f} %: {listed}",
        f"{len(doubts)} tal tolkades med låg säkerhet, lägst {least:.0f} %: {listed}",
    )
    return _SAY.failed(Site(doubts[0].table_id, None, doubts[0].place), message, Measured(None, listed))
