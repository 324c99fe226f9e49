"""A sentence right below a list that sums it up, held against the rows."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.vocabulary import Status

PAPER = """Kulturnämnden i Ljungby kommun

Beslut 2026-03-03
Dnr KN 2026/12

Bidrag till föreningar 2026

Kulturnämnden beslutar att bevilja bidrag till följande föreningar:

• Byalaget Ek 12 000 kr
• Kören Ros 8 000 kr
• Teater Vind 20 000 kr

{closing} Bidraget ska redovisas till nämnden senast den 1 mars 2027.
"""


def _told(paper: str) -> list[str]:
    extraction = parse_document(read_document(paper.encode(), "beslut.txt"), "0")
    return [f.message for f in run_checks(extraction) if f.check == "text-total" and f.status is Status.FAIL]


@pytest.mark.parametrize("closing", ["Sammanlagt beviljas {} kronor.", "Totalt fördelas {} kr."])
def test_a_sum_that_closes_a_list_is_that_of_its_rows(closing: str) -> None:
    paper = PAPER.format(closing=closing.format("40 000"))
    assert _told(paper) == []
    message = "table 1: total {} kr, the text says {} kr (right below the table), difference {} kr"
    assert _told(paper.replace("40 000", "41 000")) == [message.format("40 000", "41 000", "1 000")]
    assert _told(paper.replace("• Kören Ros 8 000 kr\n", "")) == [message.format("32 000", "40 000", "8 000")]


def test_a_sum_of_another_year_closes_no_list() -> None:
    assert _told(PAPER.format(closing="Under 2025 beviljades 90 000 kronor.")) == []
