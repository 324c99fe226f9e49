"""ocr-confidence: text recognition is sure of the numbers and names that it read, and read all of a table's rows.

A number is as sure as the least sure of its words, which is compared with a threshold while the document is read.
Those below it are listed, with the rows to look at; they keep the value that was read: unsure is not wrong. What
sums or the register prove is not listed. Print in a row that was not recognised at all is, as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from schemas.checks._findings import DOCUMENT, Measured, Message, Site, Verdicts
from schemas.checks._proven import Proven, bare, proven_cells
from schemas.rows import Doubt, Extraction, Finding
from schemas.vocabulary import Recognition, Severity

SLUG = "ocr-confidence"
WITNESSED = True
_SAY = Verdicts(SLUG, Severity.WARNING)
_UNREAD = "[?]"  # printed, and not recognised
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
    proven = proven_cells(extraction)
    left = [doubt for doubt in evidence.doubts if not _is_proven(doubt, proven)]
    for _, group in groupby(left, key=lambda doubt: doubt.table_id):
        doubts = list(group)
        if len(doubts) > _ONE_BY_ONE:
            yield _together(doubts)
        else:
            yield from map(_one, doubts)
    if not left:
        said = ("recognition is sure of all numbers", "tolkningen är säker på alla tal")
        if evidence.doubts:
            said = (f"{said[0]}, or sums prove them", f"{said[1]}, eller summor bevisar dem")
        yield _SAY.passed(DOCUMENT, Message(*said))


def _is_proven(doubt: Doubt, proven: Proven) -> bool:
    if doubt.table_id is None or doubt.row is None or not doubt.text:
        return False
    return bare(doubt.text) in proven.get((doubt.table_id, doubt.row), ())


def _one(doubt: Doubt) -> Finding:
    row, row_sv = (f"row {doubt.row}: ", f"rad {doubt.row}: ") if doubt.row else ("", "")
    if not doubt.text:
        message = Message(
            f"{row}something printed here was not recognised; look at the page",
            f"{row_sv}något som är tryckt här har inte tolkats; se sidan",
        )
        return _SAY.failed(Site(doubt.table_id, doubt.row, doubt.place), message)
    sure = f"{doubt.confidence:.0f} %"
    message = Message(
        f'{row}"{doubt.text}" was recognised with a confidence of {sure}; compare it with the page',
        f'{row_sv}"{doubt.text}" tolkades med säkerheten {sure}; jämför med sidan',
    )
    return _SAY.failed(Site(doubt.table_id, doubt.row, doubt.place), message, Measured(None, doubt.text))


def _together(doubts: list[Doubt]) -> Finding:
    texts = [(d, d.text or _UNREAD) for d in doubts]
    listed = "; ".join(f"{d.row}: {text}" if d.row else text for d, text in texts)
    least = min(d.confidence for d in doubts)
    message = Message(
        f"{len(doubts)} cells were recognised with little confidence, at least {least:.0f} %: {listed}",
        f"{len(doubts)} celler tolkades med låg säkerhet, lägst {least:.0f} %: {listed}",
    )
    return _SAY.failed(Site(doubts[0].table_id, None, doubts[0].place), message, Measured(None, listed))
