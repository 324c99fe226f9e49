"""Checks of a table against itself: shares, products, and what all keep. What each trips on, passes and skips."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made_rows import a_document
from made_tables import T, annex, failed, made_of, mnkr, row, verdict

from schemas.checks import all_checks, run_checks
from schemas.checks.row_product import check as row_product
from schemas.checks.row_total import check as row_total
from schemas.checks.share_of_amount import check as share_of_amount
from schemas.checks.share_total import check as share_total
from schemas.checks.table_total import check as table_total
from schemas.rows import Allocation, Amount, Extraction, Place
from schemas.swedish import format_number, format_percent
from schemas.vocabulary import (
    AmountRole,
    MoneyUnit,
    Severity,
    Status,
    TableKind,
)

PLACE = Place(1, 1)


EMPTY = Extraction(document=a_document())


@pytest.mark.parametrize("check", all_checks(), ids=lambda c: c.SLUG)
def test_every_check_says_something_of_an_empty_document(check: object) -> None:
    found = list(check.check(EMPTY))  # type: ignore[attr-defined]
    assert found
    assert all(f.check == check.SLUG for f in found)  # type: ignore[attr-defined]
    assert all(f.message and f.message_sv for f in found)
    if check.SLUG != "identity":  # type: ignore[attr-defined]
        assert {f.status for f in found} == {Status.SKIP}


def test_slugs_are_module_names() -> None:
    assert [c.SLUG for c in all_checks()] == sorted(c.SLUG for c in all_checks())
    assert all(c.__name__.endswith(c.SLUG.replace("-", "_")) for c in all_checks())  # type: ignore[attr-defined]


def test_a_whole_annex_fails_nothing() -> None:
    assert [f for f in run_checks(made_of(annex())) if f.status is Status.FAIL and f.check != "identity"] == []


def test_total_of_a_whole_annex_passes_in_one_finding() -> None:
    assert verdict(table_total, made_of(annex())) == [(Status.PASS, Severity.ERROR)]


def years(*sums: tuple[int, int, int]) -> list[Allocation]:
    return [
        row(number, f"R{number}", amount, measure=head)
        for number, amounts in enumerate(sums, start=1)
        for head, amount in zip(("2021", "2022", "Totalt"), amounts, strict=True)
    ]


def test_row_total() -> None:
    assert verdict(row_total, made_of(years((1, 2, 3), (4, 5, 9)))) == [(Status.PASS, Severity.ERROR)]
    (found,) = failed(row_total, made_of(years((1, 2, 3), (4, 5, 19), (2, 2, 4))))
    assert (found.row, found.difference) == (2, 10)
    assert verdict(row_total, made_of(years((1, 2, 30), (4, 5, 90)))) == [(Status.SKIP, Severity.INFO)]
    part = [row(1, "A", 1, measure="varav lön"), *years((1, 2, 3))]
    assert verdict(row_total, made_of(part)) == [(Status.PASS, Severity.ERROR)]


def test_shares_of_a_whole_annex() -> None:
    assert verdict(share_of_amount, made_of(annex())) == [(Status.PASS, Severity.ERROR)]


@pytest.mark.parametrize(("off", "severity"), [("0.01", Severity.WARNING), ("0.10", Severity.ERROR)])
def test_changed_share(off: str, severity: Severity) -> None:
    rows = annex()
    share = (rows[7].share_percent or Decimal(0)) + Decimal(off)
    rows[7] = replace(rows[7], share_percent=share, share_text=format_number(share, 2))
    (found,) = failed(share_of_amount, made_of(rows))
    assert (found.severity, found.row, found.difference) == (severity, 8, Decimal(off))
    assert format_percent(share) in found.message_sv


def test_share_with_fewer_decimals_than_all_others_left_out_a_zero_or_lost_a_figure() -> None:
    rows = annex()
    for number, row_ in enumerate(rows):
        exact = row_.share_percent or Decimal(0)
        short = exact.quantize(Decimal("0.1"))
        if row_.row_type is not T and short != exact:
            rows[number] = replace(row_, share_percent=short, share_text=format_number(short, 1))
            break
    assert [f.row for f in failed(share_of_amount, made_of(rows))] == [number + 1]
    zeros = [
        row(n, f"R{n}", amount, share_percent=Decimal(share.replace(",", ".")), share_text=share)
        for n, (amount, share) in enumerate([(1201, "12,01"), (3842, "38,42"), (3117, "31,17"), (820, "8,2")], 1)
    ]
    assert failed(share_of_amount, made_of([*zeros, row(5, "R5", 1020, share_percent=Decimal("10.2"))])) == []


def test_changed_amount_shows_in_its_share() -> None:
    rows = annex()
    rows[7] = replace(rows[7], amount_sek=(rows[7].amount_sek or Decimal(0)) * 10)
    assert [f.row for f in failed(share_of_amount, made_of(rows))] == [8]


def test_misprinted_total_is_not_told_of_every_share() -> None:
    rows = annex()
    rows[-1] = replace(rows[-1], amount_sek=(rows[-1].amount_sek or Decimal(0)) + 1_000_000)
    assert failed(share_of_amount, made_of(rows)) == []
    assert len(failed(table_total, made_of(rows))) == 1


def shares(*printed: str, total: str | None = "100") -> list[Allocation]:
    rows = [
        row(n, f"R{n}", 1000, share_percent=Decimal(text.replace(",", ".")), share_text=text)
        for n, text in enumerate(printed, start=1)
    ]
    if total is not None:
        last = len(rows) + 1
        rows.append(row(last, "Summa", 1000 * len(printed), T, share_percent=Decimal(total), share_text=total))
    return rows


def test_shares_of_something_else_are_skipped() -> None:
    assert verdict(share_of_amount, made_of(shares("12,5", "13,5", "1,0"))) == [(Status.SKIP, Severity.INFO)]


def test_shares_of_a_sum_that_only_the_text_states() -> None:
    said = Amount(
        role=AmountRole.TOTAL,
        amount_sek=Decimal(100_000),
        unit=MoneyUnit.KR,
        text="100 000 kronor",
        sentence="Totalt fördelas 100 000 kronor.",
        place=PLACE,
    )
    rows = shares("1,00", "1,00", total=None)
    assert verdict(share_of_amount, made_of(rows, [said])) == [(Status.PASS, Severity.ERROR)]
    assert verdict(share_of_amount, made_of(rows)) == [(Status.SKIP, Severity.INFO)]


def test_shares_cut_off_instead_of_rounded_are_one_warning() -> None:
    rows = [row(n, f"R{n}", 1000, share_percent=Decimal(16), share_text="16") for n in range(1, 7)]
    (found,) = share_of_amount(made_of([*rows, row(7, "Summa", 6000, T)]))
    assert (found.status, found.severity) == (Status.FAIL, Severity.WARNING)


def test_shares_of_rounded_amounts_have_room() -> None:
    rows = [
        mnkr(1, "A", "0,3", share_percent=Decimal("31.2"), share_text="31,2"),
        mnkr(2, "B", "0,7", share_percent=Decimal("68.8"), share_text="68,8"),
        mnkr(3, "Summa", "1,0", T),
    ]
    assert verdict(share_of_amount, made_of(rows)) == [(Status.PASS, Severity.ERROR)]


@pytest.mark.parametrize(
    ("printed", "status", "difference"),
    [
        (("33,33", "33,33", "33,33"), Status.PASS, "-0.01"),
        (("33,33", "33,33", "33,34"), Status.PASS, "0.00"),
        (("33,33", "33,33", "32,33"), Status.FAIL, "-1.01"),
        (("33", "33", "33"), Status.PASS, "-1.00"),  # three rows of half a per cent each
        (("33", "33", "31"), Status.FAIL, "-3.00"),
    ],
)
def test_share_total(printed: tuple[str, ...], status: Status, difference: str) -> None:
    (found,) = share_total(made_of(shares(*printed)))
    assert (found.status, found.difference) == (status, Decimal(difference))


def test_share_total_without_a_printed_total_is_a_skip() -> None:
    assert verdict(share_total, made_of(shares("40", "60", total=None))) == [(Status.SKIP, Severity.INFO)]


def tier(number: int, count: int, each: object, amount: object, **more: object) -> Allocation:
    return row(number, f"nivå {number}", amount, count=count, unit_amount_sek=Decimal(str(each)), **more)


@pytest.mark.parametrize(
    ("amount", "status"), [(980_000, Status.PASS), (980_001, Status.FAIL), (890_000, Status.FAIL)]
)
def test_row_product(amount: int, status: Status) -> None:
    rows = [tier(1, 49, 20_000, amount), tier(2, 124, 35_000, 4_340_000)]
    assert {s for s, _ in verdict(row_product, made_of(rows, kind=TableKind.TIER))} == {status}


def test_row_product_in_a_declared_unit_that_was_not_believed_is_exact() -> None:
    wrong = tier(1, 49, 20_000, 980_300, unit=MoneyUnit.TKR)
    assert failed(row_product, made_of([wrong]))


def test_row_product_rounds_to_the_unit_of_the_column() -> None:
    printed = tier(1, 3, 333, 1000, unit=MoneyUnit.TKR, text="1")
    assert verdict(row_product, made_of([printed])) == [(Status.PASS, Severity.ERROR)]


def test_row_product_leaves_units_to_the_check_of_units() -> None:
    thousandfold = tier(1, 49, 20_000, 980_000_000, unit=MoneyUnit.TKR, text="980 000")
    assert verdict(row_product, made_of([thousandfold])) == [(Status.PASS, Severity.ERROR)]
    assert verdict(row_product, made_of([thousandfold, tier(2, 2, 5, 10)])) == [(Status.FAIL, Severity.ERROR)]
