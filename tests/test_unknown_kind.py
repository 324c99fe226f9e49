"""What is kept of a document that is none of the kinds: its sums, of which nobody is said to be granted any."""

from __future__ import annotations

from decimal import Decimal

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.rows import Extraction
from schemas.vocabulary import AmountRole, DocumentKind, Severity, Status

LETTER = """Till insändarsidan

Häromdagen fick Hofors kommun sammanlagt 4,2 miljoner kronor i statsbidrag. Av dem ska 300 000 kronor gå till
administration, och skolan ska få minst 1 000 000 kr. Alla borde protestera.

Vänliga hälsningar
En läsare
"""
ANNEX = """Bilaga 2. Fördelning av stöd till studieförbund

Av anslaget fördelas totalt 1 500 000 kronor.

Mottagare                 Belopp, kr
Föreningen Havsbris          400 000
Föreningen Klippan           350 000
Föreningen Ljungheden        250 000
Föreningen Myrstacken        300 000
Föreningen Nordan            200 000
Summa                      {total}
"""

# Papers that are applied for and cost a fee: nobody is given money
PERMIT = """Marklov

Vem kan söka?
Den som äger en fastighet kan söka marklov. Avgiften är 4 200 kronor.

Så ansöker du
Du ska lämna ansökan till byggnadsnämnden i kommunen. Om ansökan inte är komplett ska du komplettera den.
"""


def read(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "x.txt"), "test")


def test_sums_of_a_letter_are_kept_and_have_no_part_in_a_grant() -> None:
    letter = read(LETTER)
    assert letter.document.kind is DocumentKind.UNKNOWN
    assert [int(a.amount_sek or 0) for a in letter.amounts] == [4_200_000, 300_000, 1_000_000]
    assert {a.role for a in letter.amounts} == {AmountRole.OTHER}
    assert not [*letter.conditions, *letter.appropriations, *letter.allocations, *letter.people]
    assert not [f for f in run_checks(letter) if f.severity is Severity.ERROR and f.status is Status.FAIL]


def test_the_sum_above_the_table_of_an_annex_is_held_against_it() -> None:
    annex = read(ANNEX.format(total="1 500 000"))
    assert annex.document.kind is DocumentKind.UNKNOWN
    assert [(a.role, a.amount_sek) for a in annex.amounts] == [(AmountRole.ALLOCATION, Decimal(1_500_000))]
    found = {f.check: f.status for f in run_checks(annex)}
    assert found["text-total"] is Status.PASS


def test_an_annex_that_sums_to_something_else_than_its_text_says_is_told() -> None:
    annex = read(ANNEX.format(total="1 500 000").replace("totalt 1 500 000", "totalt 1 600 000"))
    assert "text-total" in {f.check for f in run_checks(annex) if f.status is Status.FAIL}


def test_a_page_about_what_costs_a_fee_gives_nobody_money() -> None:
    permit = read(PERMIT)
    assert permit.document.kind is DocumentKind.UNKNOWN
    assert permit.conditions == ()
