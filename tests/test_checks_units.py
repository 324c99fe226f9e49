"""Checks of a table's unit against the text, of the least amount, and of shares that are equal."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made_sums import FAIL, PASS, ROWS, SKIP, failed, made_of, row, said, table_of, verdict

from schemas.checks.equal_share import check as equal_share
from schemas.checks.minimum_amount import check as minimum_amount
from schemas.checks.unit_consistent import check as unit_consistent
from schemas.rows import Allocation, Amount
from schemas.vocabulary import (
    MoneyUnit,
    RecipientKind,
    RowType,
    Severity,
    Status,
    TableKind,
)


def reread(rows: list[Allocation], declared: MoneyUnit) -> list[Allocation]:
    """The rows with another unit declared over the same amounts: what was understood differs from the header."""
    return [replace(r, unit=declared) for r in rows]


def test_header_that_the_prose_contradicts_names_both_readings() -> None:
    (found,) = unit_consistent(made_of(reread(ROWS, MoneyUnit.TKR), [said("allocation", "350 tkr")]))
    assert (found.status, found.severity) == (FAIL, Severity.ERROR)
    assert (found.expected, found.actual) == ("350 000 kr", "350 000 000 kr")
    assert '"350 tkr"' in found.message


@pytest.mark.parametrize(
    ("unit", "amounts", "status"),
    [
        (MoneyUnit.KR, ["350 000 kr"], PASS),
        (MoneyUnit.KR, ["350 tkr"], PASS),
        (MoneyUnit.KR, [], SKIP),
        (MoneyUnit.KR, ["123 000 kr"], SKIP),
        (MoneyUnit.TKR, ["350 mnkr"], PASS),
        (MoneyUnit.TKR, ["123 456 kr", "350 000 kr", "350 mnkr"], PASS),
    ],
)
def test_declared_unit_against_the_prose(unit: MoneyUnit, amounts: list[str], status: Status) -> None:
    rows = table_of("150 000", "200 000", "350 000", unit=unit)
    assert verdict(unit_consistent, made_of(rows, [said("total", a) for a in amounts])) == [status]


@pytest.mark.parametrize("unit", [MoneyUnit.TKR, MoneyUnit.MNKR])
def test_wrong_unit_that_was_believed(unit: MoneyUnit) -> None:
    rows = table_of("150 001", "200 234", "350 235", unit=unit)
    assert verdict(unit_consistent, made_of(rows, [said("total", "350 235 kr")])) == [FAIL]


def test_kronor_that_are_thousands() -> None:
    rows = table_of("150 001", "200 234", "350 235")
    assert verdict(unit_consistent, made_of(rows, [said("total", "350 235 tkr")])) == [FAIL]


def test_round_sums_a_thousand_apart_are_chance_unless_they_speak_of_the_annex() -> None:
    rows = table_of("150 000", "50 000", "200 000")
    loose = said("total", "200 miljoner")
    tied = said("total", "200 miljoner", "I bilagan fördelas {}.")
    assert verdict(unit_consistent, made_of(rows, [loose])) == [SKIP]
    assert verdict(unit_consistent, made_of(rows, [tied])) == [FAIL]


def test_subtotals_of_a_summary_show_the_wrong_unit_too() -> None:
    rows = [
        row(1, "A", "168,7", MoneyUnit.TKR),
        row(2, "B", "15", MoneyUnit.TKR),
        row(3, "Delsumma", "183,7", MoneyUnit.TKR, row_type=RowType.SUBTOTAL),
    ]
    amounts = [said("total", "183 700 000 kr"), said("allocation", "168 700 000 kr")]
    assert verdict(unit_consistent, made_of(rows, amounts, kind=TableKind.SUMMARY)) == [FAIL]
    assert verdict(unit_consistent, made_of(rows, amounts[1:], kind=TableKind.SUMMARY)) == [SKIP]


def test_unit_by_count_and_unit_amount() -> None:
    rows = [row(1, "A", "980", MoneyUnit.TKR, count=49, unit_amount_sek=Decimal(20_000))]
    assert verdict(unit_consistent, made_of(rows, [])) == [PASS]
    rows = [row(1, "A", "980 000", MoneyUnit.TKR, count=49, unit_amount_sek=Decimal(20_000))]
    assert verdict(unit_consistent, made_of(rows, [])) == [FAIL]
    assert verdict(unit_consistent, made_of(rows, [said("total", "980 mnkr")])) == [
        PASS
    ]  # the unit amount is in tkr


def test_unit_of_amounts_left_open() -> None:
    rows = [replace(r, amount_sek=None, unit=MoneyUnit.TKR) for r in ROWS]
    assert verdict(unit_consistent, made_of(rows, [said("total", "350 000 kr")])) == [FAIL]
    assert verdict(unit_consistent, made_of(rows, [])) == [SKIP]


def test_minimum() -> None:
    floor = said("minimum", "150 000 kr")
    (found,) = minimum_amount(made_of(ROWS, [floor]))
    assert found.status is PASS
    assert "1 of them exactly" in found.message
    rows = table_of("149 999", "200 000", "160 000", "509 999")
    (found,) = failed(minimum_amount, made_of(rows, [floor]))
    assert (found.severity, found.row, found.difference) == (Severity.ERROR, 1, Decimal(-1))


def test_recipient_of_nothing_is_a_warning() -> None:
    rows = table_of("0", "200 000", "160 000", "360 000")
    assert [f.severity for f in failed(minimum_amount, made_of(rows, [said("minimum", "150 000 kr")]))] == [
        Severity.WARNING
    ]


def test_minimum_holds_for_what_a_recipient_gets() -> None:
    base = [row(n, f"K{n}", "150 000", measure="Grundbelopp") for n in (1, 2, 3)]
    more = [row(n, f"K{n}", "90 000", measure="Rörligt") for n in (1, 2, 3)]
    sums = [row(n, f"K{n}", sek, measure="Summa") for n, sek in ((1, "240 000"), (2, "240 000"), (3, "140 000"))]
    (found,) = failed(minimum_amount, made_of([*base, *more, *sums], [said("minimum", "150 000 kr")]))
    assert found.row == 3


def test_minimum_of_something_else_and_none() -> None:
    assert verdict(minimum_amount, made_of(ROWS, [said("minimum", "5 mnkr")])) == [SKIP]
    assert verdict(minimum_amount, made_of(ROWS, [])) == [SKIP]
    others = [replace(r, recipient_kind=RecipientKind.OTHER) for r in ROWS]
    assert verdict(minimum_amount, made_of(others, [said("minimum", "160 000 kr")])) == [SKIP]


@pytest.mark.parametrize(
    ("printed", "share", "statuses"),
    [
        (("50", "50", "50", "150"), said("equal_share", "150 kr"), [PASS]),
        (("50", "50", "50", "150"), said("equal_share", "50 kr", "De får {} vardera."), [PASS]),
        (("33", "33", "34", "100"), said("equal_share", "100 kr"), [PASS]),  # whole kronor
        (("50", "51", "49", "50", "50", "250"), said("equal_share", "250 kr"), [FAIL, FAIL]),
        (("50", "50", "60", "160"), said("equal_share", "50 kr", "De får {} vardera."), [FAIL]),
        (("10", "20", "30", "60"), said("equal_share", "150 kr"), [SKIP]),
        (("10", "20", "30", "60"), said("equal_share", "60 kr"), [SKIP]),  # a part of it only
        (("10", "20", "30", "60"), said("allocation", "60 kr", "De {} fördelas efter befolkning."), [SKIP]),
        (("10", "20", "30", "60"), said("allocation", "60 kr", "5 kr går i lika delar till fem av dem."), [SKIP]),
        (("20", "20", "20", "60"), said("allocation", "60 kr", "De {} fördelas lika."), [PASS]),
    ],
)
def test_equal_share(printed: tuple[str, ...], share: Amount, statuses: list[Status]) -> None:
    assert verdict(equal_share, made_of(table_of(*printed), [share])) == statuses


def shared(sentences: str, *sums: str) -> list[Amount]:
    """The amounts of one or more sentences, each sum in the first sentence that prints it."""
    parts = [f"{s}." for s in sentences.rstrip(".").split(". ")]
    return [
        said("allocation", text, next(p for p in parts if text in p)) for text in sorted(sums, key=sentences.find)
    ]


@pytest.mark.parametrize(
    ("sentence", "whole", "each", "status"),
    [
        ("Av medlen delas {w} lika mellan Asker, Berga och Råby, som får {e} vardera.", "900 kr", "300 kr", PASS),
        ("Av medlen delas {w} lika mellan Asker, Berga och Råby, som får {e} vardera.", "900 kr", "350 kr", FAIL),
        ("Asker, Berga samt Region Skåne delar lika på {w} och får {e} var.", "900 kr", "350 kr", FAIL),
        ("{w} fördelas lika till tio kommuner med {e} vardera.", "5 mnkr", "500 000 kr", PASS),
        ("{w} fördelas lika till tio kommuner med {e} vardera.", "5 mnkr", "50 000 kr", FAIL),
        ("{w} fördelas till tio kommuner, {e} till var och en.", "5 mnkr", "450 000 kr", FAIL),
        ("{w} går till skolor, och tio kommuner får {e} vardera.", "90 mnkr", "500 000 kr", SKIP),  # two sums
        ("{w} fördelas jämnt mellan de fyra, {e} var.", "1 mnkr", "250 tkr", PASS),
        ("{w} fördelas lika mellan landets 21 regioner, {e} per region.", "10 mnkr", "476 190 kr", PASS),
        ("{w} fördelas lika mellan de tre orterna, {e} vardera.", "1 mnkr", "333 tkr", PASS),  # whole thousands
        ("{w} fördelas lika mellan de tre orterna, {e} vardera.", "1 mnkr", "334 tkr", PASS),
        ("{w} fördelas lika mellan de tre orterna, {e} vardera.", "1 000 tkr", "343 tkr", FAIL),
        ("De båda länen får {e} vardera, sammanlagt {w}.", "900 kr", "450 kr", PASS),
        ("De båda länen får {e} vardera, sammanlagt {w}.", "900 kr", "460 kr", FAIL),
        ("{w} fördelas lika, {e} vardera.", "900 kr", "460 kr", SKIP),  # number not stated
        ("{w} fördelas lika mellan kommunerna i Skåne och Halland, {e} vardera.", "900 kr", "9 kr", SKIP),
        ("Av {w} får tio kommuner {e} vardera.", "90 mnkr", "500 000 kr", SKIP),  # a part of it
        ("{w} avsätts, varav tre län får {e} vardera.", "900 kr", "250 kr", SKIP),
        ("{w} delas lika mellan tre län, som får minst {e} vardera.", "900 kr", "250 kr", SKIP),
        ("{w} delas lika mellan tre län, som får cirka {e} vardera.", "900 kr", "250 kr", SKIP),
        ("{w} delas lika mellan tre län och två regioner, som får {e} vardera.", "900 kr", "250 kr", SKIP),
        ("De {w} delas lika mellan de fyra orterna. Varje ort får {e}.", "900 kr", "225 kr", PASS),
        ("De {w} delas lika mellan de fyra orterna. Varje ort får {e}.", "900 kr", "250 kr", FAIL),
        ("De {w} går till de fyra orterna. Varje projekt får {e}.", "900 kr", "250 kr", SKIP),
    ],
)
def test_equal_share_of_the_text(sentence: str, whole: str, each: str, status: Status) -> None:
    printed = sentence.replace("{w}", whole).replace("{e}", each)
    assert verdict(equal_share, made_of([], shared(printed, whole, each))) == [status]


def test_equal_share_of_the_text_names_the_share_and_its_severity() -> None:
    text = "5 mnkr fördelas lika till tio kommuner med 550 000 kr vardera."
    (found,) = failed(equal_share, made_of([], shared(text, "5 mnkr", "550 000 kr")))
    assert (found.severity, found.expected, found.actual) == (Severity.WARNING, "500 000 kr", "550 000 kr")
    assert "can be rounding" in found.message  # "5 mnkr" may be 5,5
    text = text.replace("5 mnkr", "5 000 000 kr")
    (found,) = failed(equal_share, made_of([], shared(text, "5 000 000 kr", "550 000 kr")))
    assert (found.severity, found.difference) == (Severity.ERROR, Decimal(50_000))
