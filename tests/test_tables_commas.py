"""Thousands set apart by commas against Swedish decimals: settled by the column and table, else without a value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Extraction
from schemas.vocabulary import Status


def read(header: str, *cells: tuple[str, ...]) -> Extraction:
    names = ("Ale", "Lund", "Ystad", "Umeå")
    columns = header.count("|") + 2
    rows = "\n".join(f"| {' | '.join((name, *row))} |" for name, row in zip(names, cells, strict=False))
    text = f"# Bilaga 1 Bidrag\n\n| Kommun | {header} |\n|{'---|' * columns}\n{rows}\n"
    return understand(text.encode(), "bilaga.md", Settings.of(SecondReader.NEVER))


def amounts(found: Extraction) -> list[Decimal | None]:
    return [a.amount_sek for a in found.allocations]


def failed(found: Extraction) -> set[str]:
    return {f.check for f in found.findings if f.status is Status.FAIL} - {"identity"}


SETTLED = [
    # a longer number of the column says what its commas are
    ("Belopp (tkr)", [("338,891",), ("1,132,368",)], [338_891_000, 1_132_368_000]),
    (
        "Belopp (tkr)",
        [("9,179",), ("811",), ("16,392",)],
        [9_179_000, 811_000, 16_392_000],
    ),  # "811,000" as decimals
    ("Belopp (kr)", [("338,891",), ("99,120",), ("950",)], [338_891, 99_120, 950]),  # kronor have no three decimals
    ("Belopp (kr)", [("338,891.50",), ("99,120.00",)], ["338891.50", 99_120]),
    ("Belopp (mnkr)", [("1,325",), ("12,368",)], [1_325_000, 12_368_000]),
    ("Belopp (tkr)", [("1,325",), ("12,5",)], [1_325, 12_500]),
    (
        "Belopp (tkr) | Andel",
        [("5,621", "38,45"), ("811", "5,55"), ("2,962", "20,26"), ("5,226", "35,74")],
        [5_621_000, 811_000, 2_962_000, 5_226_000],
    ),
    ("Antal invånare | Belopp (kr)", [("52,325", "1 000"), ("554,343", "2 000")], [1_000, 2_000]),
    ("Belopp (tkr) | Antal", [("1,325", "1 250"), ("12,368", "3 100")], [1_325, 12_368]),
]


@pytest.mark.parametrize(("header", "cells", "expected"), SETTLED)
def test_a_comma_is_what_its_column_and_table_say(
    header: str, cells: list[tuple[str, ...]], expected: list[str]
) -> None:
    found = read(header, *cells)
    assert amounts(found) == [Decimal(e) for e in expected]
    assert failed(found) == set()


@pytest.mark.parametrize("third", ["0", "12", "–"])
def test_a_comma_that_nothing_settles_has_no_value_and_is_told(third: str) -> None:
    found = read("Belopp (tkr)", ("1,325",), ("12,368",), (third,))
    assert amounts(found)[:2] == [None, None]
    assert failed(found) == {"numbers-accounted"}


def test_shares_with_three_decimals_are_no_thousands() -> None:
    found = read("Belopp (kr) | Andel (%)", ("33,750", "33,750"), ("66,250", "66,250"))
    assert amounts(found) == [33_750, 66_250]
    assert [a.share_percent for a in found.allocations] == [Decimal("33.75"), Decimal("66.25")]


def test_commas_part_cells_under_titles_that_are_years() -> None:
    text = "Kommun,2019,2020\nAle,27 135,78 579\nLund,123 801,-\nYstad,20 700,34 221\nUmeå,53 221,37 614\n"
    found = understand(text.encode(), "bilaga.csv", Settings.of(SecondReader.NEVER))
    assert amounts(found)[:3] == [27135, 78579, 123801]
    assert [a.year for a in found.allocations][:2] == [2019, 2020]


def test_a_number_whose_last_figure_was_cut_off_has_no_value_and_is_told() -> None:
    found = read("Sökt | Beviljat", ("780.000", "610.00"), ("3.813.000", "2.200.00"), ("90.000", "85.000"))
    assert amounts(found)[:4] == [780_000, None, 3_813_000, None]
    found = read("Beviljat, kr", ("780.000",), ("91.000",), ("610.00",))
    assert amounts(found) == [780_000, 91_000, None]
    assert "numbers-accounted" in failed(found)


def test_other_money_than_kronor_has_no_value_and_is_told() -> None:
    cells = (("15 000", "45 000"), ("12 500", "43 000"), ("90 000", "100 000"))
    found = read("EU-stöd (EUR) | Statligt stöd (kr)", *cells)
    assert amounts(found) == [None, 45_000, None, 43_000, None, 100_000]
    assert "numbers-accounted" in failed(found)
    assert set(amounts(read("Belopp, euro", *(row[:1] for row in cells)))) == {None}
