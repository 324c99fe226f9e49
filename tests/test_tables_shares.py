"""Shares that no header names, beside amounts one of which is misprinted, and numbers that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

TOWNS = ("Ale", "Boden", "Danderyd", "Eda", "Falun", "Gagnef", "Habo", "Kalix", "Lund", "Mora")
AMOUNTS = (1_213_400, 350_000, 92_300, 2_871_000, 3_004_600, 410_700, 66_000, 508_200, 4_118_900, 777_700)
TOTAL = sum(AMOUNTS)
HEAD = "Bilaga\nFördelning av statsbidrag till kommuner, kronor\n\n"


def grouped(value: int) -> str:
    return f"{value:,}".replace(",", " ")


def read(amounts: tuple[int, ...], beside: list[str]) -> Extraction:
    lines = [f"{n:<12}{grouped(a):>14}{b:>12}" for n, a, b in zip(TOWNS, amounts, beside, strict=True)]
    text = HEAD + "\n".join([*lines, f"{'Summa':<12}{grouped(TOTAL):>14}"]) + "\n"
    return parse_document(read_document(text.encode(), "x.txt"), "test")


def shares(amounts: tuple[int, ...], digits: int = 2) -> list[str]:
    return [f"{Decimal(100) * a / TOTAL:.{digits}f}".replace(".", ",") for a in amounts]


@pytest.mark.parametrize("wrong", [0, 400_000, -300_000])
def test_shares_beside_a_misprinted_amount_are_shares_and_name_it(wrong: int) -> None:
    printed = (*AMOUNTS[:4], AMOUNTS[4] + wrong, *AMOUNTS[5:])
    read_ = read(printed, shares(AMOUNTS))
    rows = [a for a in read_.allocations if a.name in TOWNS]
    assert [a.share_text for a in rows] == shares(AMOUNTS)
    failed = {(f.check, f.row) for f in run_checks(read_) if f.status is Status.FAIL}
    assert (("share-of-amount", 5) in failed) is bool(wrong)


def test_counts_in_proportion_to_the_amounts_are_no_shares() -> None:
    counts = (12, 3, 9, 14, 21, 5, 2, 8, 19, 10)  # 103 in all, 40 000 kronor each
    read_ = read(tuple(40_000 * c for c in counts), [str(c) for c in counts])
    assert {a.share_percent for a in read_.allocations} == {None}


def test_cells_of_columns_one_below_another_without_a_name_end_in_no_error() -> None:
    text = HEAD + "Belopp (tkr)\n2025\n1 200\n810\n4 310\n\n2026\n\n1 240\n840\n4 425\n"
    read_ = parse_document(read_document(text.encode(), "x.txt"), "test")
    assert not read_.allocations


def test_a_share_misread_as_a_large_number_leaves_the_others() -> None:
    column = ["Andel, %", *shares(AMOUNTS)]
    column[4] = "2149"
    lines = [
        f"{n:<12}{a:>14}{b:>12}"
        for n, a, b in zip(("Kommun", *TOWNS), ("Belopp", *map(grouped, AMOUNTS)), column, strict=True)
    ]
    text = HEAD + "\n".join([*lines, f"{'Summa':<12}{grouped(TOTAL):>14}{'100':>12}"]) + "\n"
    read_ = parse_document(read_document(text.encode(), "x.txt"), "test")
    assert [a.share_text for a in read_.allocations if a.name in TOWNS] == column[1:]
    assert ("share-of-amount", 4) in {(f.check, f.row) for f in run_checks(read_) if f.status is Status.FAIL}


def test_where_rows_have_a_share_with_decimals_no_group_of_an_amount_is_one() -> None:
    rows = "Stockholms län\nEkerö 620 177 2,07\nSolna 275 000 0,92\nSumma Stockholms län 895 177\n"
    rows += "Örebro län\nKumla 20 040 000 66,86\nHällefors 9 036 000 30,15\nSumma Örebro län 29 076 000\n"
    text = f"{HEAD}Kommun Belopp Andel (%)\n{rows}Summa 29 971 177 100\n"
    found = parse_document(read_document(text.encode(), "annex.txt"), "0").allocations
    sums = [(a.amount_sek, a.share_text) for a in found if a.row_type is not RowType.RECIPIENT]
    assert sums == [(895_177, None), (29_076_000, None), (29_971_177, "100")]


@pytest.mark.parametrize("printed", ["Eda 1) 20 500 kr", "Eda 20 500 1) kr"])
def test_a_note_mark_before_or_behind_an_amount_is_none_of_it(printed: str) -> None:
    text = f"{HEAD}- Ale 12 000 kr\n- {printed}\n- Flen 7 300 kr\n- Summa 39 800 kr\n\n1) Efter omprövning.\n"
    found = parse_document(read_document(text.encode(), "annex.txt"), "0").allocations
    assert [(a.recipient, a.amount_sek) for a in found][1] == ("Eda", 20_500)
