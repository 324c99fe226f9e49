"""Annexes that are workbooks, as offices keep them: sums without a word, exports of other systems."""

from __future__ import annotations

import io

from openpyxl import Workbook

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

PAID = [("Solna stad", 120_000), ("Nacka kommun", 86_000), ("Sällskapet Ugglan", 45_500)]


def _read(*rows: tuple[object, ...]) -> Extraction:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return understand(stream.getvalue(), "annex.xlsx", Settings())


def test_a_bare_amount_below_its_column_is_the_total() -> None:
    head = ("Ver.nr", "Leverantör", "Bankgiro", "Belopp")
    rows = [(4400 + n, name, f"512-{n}404", amount) for n, (name, amount) in enumerate(PAID)]
    for gap in ([], [()]):
        read = _read(head, *rows, *gap, (None, None, None, 251_500))
        assert [(a.row_type, a.amount_sek) for a in read.allocations][-1] == (RowType.TOTAL, 251_500)
        assert not [f for f in read.findings if f.check == "table-total" and f.status is Status.FAIL]
    wrong = _read(head, *rows, (None, None, None, 251_900))
    assert [f for f in wrong.findings if f.check == "table-total" and f.status is Status.FAIL]
