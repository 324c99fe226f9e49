"""The annexes of 290 rows of the source documents, set, scanned and read: ``python bench/scans/seeds.py``.

The sources are texts: their tables are printed here as an agency would, with the figures of the source. Says for
each scan the rows exactly right, what became of the checks of totals and shares, and what each finding names.
"""

from __future__ import annotations

import argparse
import os
import sys
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "annexes"))

from comparing import Result, compare_rows, read_bytes
from degrading import scan
from pdfs import by_pymupdf
from plans import WEARS
from sheets import Block, Column, Line, Row, Sheet
from wording import Plan

from schemas.rows import Allocation, Extraction, Table
from schemas.vocabulary import ColumnRole, RowType, Severity, Status

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
_KEYS = {ColumnRole.CODE: "code", ColumnRole.NAME: "name", ColumnRole.AMOUNT: "amount", ColumnRole.SHARE: "share"}
_SUMS = ("table-total", "share-total", "share-of-amount", "text-total")
_LEAST = 285  # rows: an annex over the kommuner


def main() -> int:
    """Print, scan and read every annex of the source documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wear", action="append", help="of bench/scans/plans.py (again for more)")
    parser.add_argument("--source", default=SEEDS, type=Path, help="folder with the source documents")
    parser.add_argument("--keep", type=Path, help="write the scans here")
    options = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    for path in sorted(options.source.glob("*.txt")):
        read = read_bytes(path.read_bytes(), path.name)
        for table in read.tables:
            if table.row_count < _LEAST:
                continue
            sheet = sheet_of(read, table)
            data = by_pymupdf(sheet)
            for wear in options.wear or ["clean-300", "worn-300", "clean-200", "worn-200"]:
                picture = scan(data, WEARS[wear], path.stem)
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / f"{path.stem}-{wear}.pdf").write_bytes(picture)
                again = read_bytes(picture, f"{path.stem}.pdf")
                print(f"\n{path.name}, {wear}, {again.document.page_count} pages")
                report(sheet, compare_rows(sheet.rows, again))
    return 0


def sheet_of(read: Extraction, table: Table) -> Sheet:
    """The table of a source document as a sheet to print, with a head and its caption."""
    keys = [_KEYS[c.role] for c in table.columns]
    columns = tuple(Column(key, tuple(c.header.split(" "))) for key, c in zip(keys, table.columns, strict=True))
    lines = tuple(
        _line(next(cells), keys)
        for _, cells in groupby((a for a in read.allocations if a.table_id == table.table_id), key=lambda a: a.row)
    )
    caption = table.caption or ""
    plan = Plan("seed", 1, columns=" ".join(keys), rows=table.row_count, gutter=22.0, size=10.0, rules="head")
    running = (read.document.issuer or "", read.document.diarienummer or "")
    return Sheet(plan, (), "Bilaga", (), (), (Block(caption, "", columns, lines),), (), running)


def _line(cell: Allocation, keys: list[str]) -> Line:
    own = {"code": cell.code_text, "name": cell.recipient, "amount": cell.text, "share": cell.share_text}
    cells = tuple(own[key] or "" for key in keys)
    if cell.row_type is not RowType.RECIPIENT:
        return Line("total", cells)
    return Line("row", cells, Row(cell.recipient or "", cell.code_text, (cell.amount_sek,), cell.share_text))


def report(sheet: Sheet, result: Result) -> None:
    """Rows right, the checks of sums, then what the findings name."""
    silent = sum(not f.reported for f in result.faults)
    print(f"  {result.right} of {len(sheet.rows)} rows exactly right, {len(result.faults)} faults, {silent} silent")
    for check in _SUMS:
        found = {f.status for f in result.findings if f.check == check}
        said = "fails" if Status.FAIL in found else "passes" if Status.PASS in found else "skips"
        print(f"  {check} {said}")
    for finding in result.findings:
        if finding.status is Status.FAIL and finding.severity is not Severity.INFO:
            print(f"    {finding.check}: {finding.message[:200]}")


if __name__ == "__main__":
    sys.exit(main())
