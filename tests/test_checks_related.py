"""Numbers that a document relates in passing: differences, percentages in the prose, how many share the money."""

from __future__ import annotations

import pytest
from made_sums import FAIL, PASS, SKIP, failed, made_of, row, said, table_of, verdict

from schemas.checks.recipient_coverage import check as recipient_coverage
from schemas.checks.row_product import check as row_product
from schemas.checks.row_total import check as row_total
from schemas.checks.share_of_amount import check as share_of_amount
from schemas.rows import Allocation
from schemas.vocabulary import Severity, Status


def changes(*printed: str, header: str = "Skillnad") -> list[Allocation]:
    """Four schools that get 10, 20, 30 and 40 more than 900 kronor, and what is printed as the difference."""
    rows = []
    for number, difference in enumerate(printed, start=1):
        cells = (("Tidigare", "900"), ("Nytt", str(900 + 10 * number)), (header, difference))
        rows += [row(number, f"Skola {number}", text, measure=measure) for measure, text in cells]
    return rows


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (changes("10", "20", "30", "40"), [PASS]),
        (changes("10", "20", "33", "40"), [FAIL]),
        (changes("-10", "-20", "-30", "-40", header="Minskning"), [PASS]),
        (changes("11", "22", "33", "40"), [SKIP]),  # the difference to something else
        (changes("10", "20"), [SKIP]),  # too few to say
        (changes("10", "20", "33", "40", header="Reserv"), [SKIP]),  # nothing says that it is a difference
    ],
)
def test_differences(rows: list[Allocation], expected: list[Status]) -> None:
    assert verdict(row_total, made_of(rows, [])) == expected


def test_difference_that_misses_names_its_row() -> None:
    (found,) = failed(row_total, made_of(changes("10", "20", "33", "40"), []))
    assert (found.row, found.severity, found.expected, found.actual) == (3, Severity.ERROR, "30 kr", "33 kr")


@pytest.mark.parametrize(
    ("sentence", "sums", "expected"),
    [
        ("Andelen är 1 245 000 kr, vilket motsvarar 2,49 procent av 50 mnkr.", "1 245 000 kr|50 mnkr", PASS),
        ("Andelen är 1 245 000 kr, vilket motsvarar 2,94 procent av 50 mnkr.", "1 245 000 kr|50 mnkr", FAIL),
        ("Kvar blir 10 % av totalt 5 mnkr, det vill säga 500 000 kr.", "5 mnkr|500 000 kr", PASS),
        ("Kvar blir 10 % av totalt 5 mnkr, det vill säga 600 000 kr.", "5 mnkr|600 000 kr", FAIL),
        ("Andelen är 1 667 000 kr, vilket motsvarar 33 procent av 5 mnkr.", "1 667 000 kr|5 mnkr", PASS),  # rounded
        ("Vi får 600 000 kr, vilket är högst 10 % av 5 mnkr.", "600 000 kr|5 mnkr", SKIP),
        ("Vi får 600 000 kr och staden 10 % av 5 mnkr.", "600 000 kr|5 mnkr", SKIP),  # no word says which is which
        ("Det är 10 % eller 20 % av 5 mnkr, alltså 1 mnkr.", "5 mnkr|1 mnkr", SKIP),
    ],
)
def test_percentages_in_the_prose(sentence: str, sums: str, expected: Status) -> None:
    facts = [said("other", text, sentence) for text in sums.split("|")]
    assert verdict(share_of_amount, made_of([], facts)) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Vi ger {} till tre kommuner.", [PASS, SKIP]),
        ("Vi ger {} till 4 kommuner.", [FAIL, SKIP]),
        ("Vi ger {} till 40 kommuner.", [SKIP]),  # another number than that of the rows
        ("Vi ger {} till 4 kommuner och regioner.", [SKIP]),
        ("Av landets 290 kommuner får tre {}.", [SKIP]),
    ],
)
def test_number_of_recipients_that_the_text_names(sentence: str, expected: list[Status]) -> None:
    towns = ("Kalmar", "0880"), ("Mora", "2062"), ("Lund", "1281")
    rows = [
        row(n, name, printed, kommunkod=code)
        for n, ((name, code), printed) in enumerate(zip(towns, ("100", "200", "300"), strict=True), start=1)
    ]
    facts = [said("allocation", "600 kr", sentence)]
    assert verdict(recipient_coverage, made_of([*rows, table_of("600")[0]], facts)) == expected


def test_rates_with_ore_are_rounded_for_each_unit() -> None:
    counts = (115_095, 38_580, 54_311, 107_501, 9_240)
    exact = [round(16.73 * count) for count in counts]
    rate = [said("per_unit", "16,73 kr", "Det blir {} per invånare.")]
    near = [sek + count // 400 for sek, count in zip(exact, counts, strict=True)]  # 16,7325, printed 16,73
    for amounts, expected in ((exact, PASS), (near, PASS), ([*exact[:-1], exact[-1] + 900], FAIL)):
        rows = [
            row(n, f"K{n}", str(sek), count=count)
            for n, (sek, count) in enumerate(zip(amounts, counts, strict=True), start=1)
        ]
        assert verdict(row_product, made_of(rows, rate)) == [expected]
