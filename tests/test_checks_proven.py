"""What sums and the register prove is not doubted; an organisation number that lost a digit is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from made_tables import T, annex, failed, made_of, row

from schemas.checks.code_name import check as code_name
from schemas.checks.ocr_confidence import check as ocr_confidence
from schemas.document import Scan
from schemas.rows import Allocation, Doubt, Evidence, Finding, Place
from schemas.vocabulary import Illegible, Recognition

DONE = (1, Scan(Illegible.PICTURE, Recognition.DONE))
PLACE = Place(1, 1)


def told(rows: Sequence[Allocation], *doubts: tuple[int, str]) -> list[str | None]:
    """The texts that are listed of what recognition was unsure of in some rows."""
    unsure = tuple(Doubt("0/1", number, text, 41.0, PLACE) for number, text in doubts)
    extraction = replace(made_of(rows), evidence=Evidence(scans=(DONE,), doubts=unsure))
    found: list[Finding] = failed(ocr_confidence, extraction)
    return [finding.actual for finding in found]


def test_a_sum_proves_amounts_and_their_shares() -> None:
    rows = annex()
    texts = [(8, rows[7].text or ""), (9, rows[8].share_text or ""), (291, rows[-1].text or "")]
    assert told(rows, *texts) == []
    assert told(rows, (8, "1 250")) == ["1 250"]  # not what the row was read as


def test_a_sum_that_misses_proves_nothing() -> None:
    rows = annex()
    rows[20] = replace(rows[20], amount_sek=(rows[20].amount_sek or Decimal(0)) + 6)
    assert told(rows, (8, rows[7].text or "")) == [rows[7].text]


def test_few_rows_prove_no_sum() -> None:
    rows = [row(1, "Trivsel", 250_072), row(2, "Hälsa", 100_000), row(3, "Summa", 350_072, T)]
    assert told(rows, (1, "250 072")) == ["250 072"]


def test_the_register_proves_a_code_and_its_name() -> None:
    rows = annex()
    code, name = rows[7].code_text or "", rows[7].recipient or ""
    assert told(rows, (8, code), (8, name)) == []
    rows[7] = replace(rows[7], recipient=name[:-1] + "x")
    assert told(rows, (8, code)) == [code]


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        (("802001-1111", "802002-2222", "802003-3333"), []),
        (("802001-1111", "80200-2222", "802003-3333"), [2]),  # made-up numbers: no check digit
        (("802000-1114", "802001-1113", "802002-1116", "802003-1111", "802004-1110"), [3]),
    ],
)
def test_an_organisation_number_is_whole(numbers: tuple[str, ...], wrong: list[int]) -> None:
    rows = [row(n, f"Förening {n}", 1000, code_text=text) for n, text in enumerate(numbers, 1)]
    assert [finding.row for finding in failed(code_name, made_of(rows))] == wrong
