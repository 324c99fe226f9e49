"""Checks of a table against itself: sums, shares, products. What each trips on, passes and skips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from made_rows import a_document, a_table

from schemas.checks import all_checks, run_checks
from schemas.checks.group_total import check as group_total
from schemas.checks.row_product import check as row_product
from schemas.checks.row_total import check as row_total
from schemas.checks.share_of_amount import check as share_of_amount
from schemas.checks.share_total import check as share_total
from schemas.checks.table_total import check as table_total
from schemas.register import kommuner
from schemas.rows import Allocation, Amount, Extraction, Finding, Place, Table, TableColumn
from schemas.swedish import format_number, format_percent
from schemas.vocabulary import (
    AmountRole,
    ColumnRole,
    Match,
    MoneyUnit,
    RecipientKind,
    RowType,
    Severity,
    Status,
    TableKind,
)

Check = Callable[[Extraction], object]
PLACE = Place(1, 1)
R, S, T = RowType.RECIPIENT, RowType.SUBTOTAL, RowType.TOTAL


def table(seq: int = 1, kind: TableKind = TableKind.ALLOCATION) -> Table:
    return a_table(seq, kind=kind, columns=(TableColumn("Belopp", ColumnRole.AMOUNT, MoneyUnit.KR),))


def row(number: int, label: str, amount: object, kind: RowType = R, **more: object) -> Allocation:
    sek = None if amount is None else Decimal(str(amount))
    plain = Allocation(
        table_id="0/1",
        row=number,
        row_type=kind,
        measure="Belopp",
        recipient=label,
        recipient_kind=RecipientKind.OTHER,
        amount_sek=sek,
        unit=MoneyUnit.KR,
        text="-" if sek is None else format_number(sek),
        place=Place(1, number),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def mnkr(number: int, label: str, printed: str, kind: RowType = R, **more: object) -> Allocation:
    sek = Decimal(printed.replace(" ", "").replace(",", ".")) * 1_000_000
    return row(number, label, sek, kind, unit=MoneyUnit.MNKR, text=printed, **more)


def made_of(
    rows: Sequence[Allocation], amounts: Sequence[Amount] = (), kind: TableKind = TableKind.ALLOCATION
) -> Extraction:
    return Extraction(
        document=a_document(), tables=(table(kind=kind),), allocations=tuple(rows), amounts=tuple(amounts)
    )


def annex() -> list[Allocation]:
    """All kommuner with codes, amounts and rounded shares, and a total whose share has no decimals."""
    amounts = {code: 200_000 + int(code) * 173 for code in kommuner()}
    whole = sum(amounts.values())
    rows = [
        row(
            number,
            name,
            amounts[code],
            recipient_kind=RecipientKind.KOMMUN,
            code_text=code,
            kommunkod=code,
            lanskod=code[:2],
            name=name,
            match=Match.CODE,
            share_percent=(share := (100 * Decimal(amounts[code]) / whole).quantize(Decimal("0.01"))),
            share_text=format_number(share, 2),
        )
        for number, (code, name) in enumerate(sorted(kommuner().items()), start=1)
    ]
    total = row(291, "Summa", whole, T, share_percent=Decimal(100), share_text="100")
    return [*rows, total]


def verdict(check: Check, extraction: Extraction) -> list[tuple[Status, Severity]]:
    return [(f.status, f.severity) for f in check(extraction)]  # type: ignore[attr-defined]


def failed(check: Check, extraction: Extraction) -> list[Finding]:
    return [f for f in check(extraction) if f.status is Status.FAIL]  # type: ignore[attr-defined]


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


def test_dropped_row_names_the_difference() -> None:
    rows = annex()
    (found,) = failed(table_total, made_of(rows[:99] + rows[100:]))
    assert (found.severity, found.difference) == (Severity.ERROR, rows[99].amount_sek)
    assert found.row == 291
    assert "289 rows" in found.message
    assert format_number(rows[99].amount_sek or Decimal(0)) in found.message_sv


@pytest.mark.parametrize("change", ["doubled", "digit", "thousand"])
def test_mutated_row_breaks_the_total(change: str) -> None:
    rows = annex()
    victim = rows[50]
    amount = victim.amount_sek or Decimal(0)
    digits = str(amount)
    assert digits[0] != digits[1]
    changed = {
        "doubled": [victim, victim],
        "digit": [replace(victim, amount_sek=Decimal(digits[1] + digits[0] + digits[2:]))],
        "thousand": [replace(victim, amount_sek=amount * 1000)],
    }
    rows[50:51] = changed[change]
    rows = [replace(r, row=n) for n, r in enumerate(rows, start=1)]
    assert failed(table_total, made_of(rows))


@pytest.mark.parametrize(
    ("printed", "status", "severity"),
    [
        ("10,0", Status.PASS, Severity.ERROR),
        ("10,1", Status.FAIL, Severity.WARNING),  # three rows, 0,05 each: can be rounding
        ("10,2", Status.FAIL, Severity.ERROR),
    ],
)
def test_total_within_rounding_is_a_warning(printed: str, status: Status, severity: Severity) -> None:
    rows = [mnkr(1, "A", "3,3"), mnkr(2, "B", "3,3"), mnkr(3, "C", "3,4"), mnkr(4, "Summa", printed, T)]
    assert verdict(table_total, made_of(rows)) == [(status, severity)]


def test_summary_adds_no_subtotal_twice() -> None:
    rows = [
        mnkr(1, "Till alla", "168,7"),
        mnkr(2, "Till försök", "15"),
        mnkr(3, "Delsumma", "183,7", S),
        mnkr(4, "Till SKR", "16,3"),
        mnkr(5, "Totalt", "200", T),
    ]
    assert verdict(table_total, made_of(rows)) == [(Status.PASS, Severity.ERROR)]
    assert verdict(group_total, made_of(rows)) == [(Status.PASS, Severity.ERROR)]
    rows[2] = mnkr(3, "Delsumma", "183,9", S)
    (found,) = failed(group_total, made_of(rows))
    assert (found.severity, found.row, found.difference) == (Severity.ERROR, 3, Decimal(200_000))


def test_sections_with_totals_of_their_own() -> None:
    rows = [
        row(1, "A", 10),
        row(2, "B", 20),
        row(3, "Summa kommuner", 30, T),
        row(4, "C", 5),
        row(5, "Summa regioner", 5, T),
        row(6, "Totalt", 35, T),
    ]
    assert verdict(table_total, made_of(rows)) == [(Status.PASS, Severity.ERROR)] * 3
    rows[1] = row(2, "B", 21)
    assert [f.row for f in failed(table_total, made_of(rows))] == [3]  # the grand total is the sum of the others


def test_total_above_its_rows() -> None:
    rows = [row(1, "Riket", 30, T), row(2, "A", 10), row(3, "B", 20)]
    assert verdict(table_total, made_of(rows)) == [(Status.PASS, Severity.ERROR)]


def test_parts_and_non_values_are_not_added() -> None:
    rows = [row(1, "A", 10), row(2, "varav lön", 4), row(3, "B", None), row(4, "Summa", 10, T)]
    (found,) = table_total(made_of(rows))
    assert found.status is Status.PASS
    assert "1 row has no amount" in found.message


def unread(number: int, label: str, printed: str, **more: object) -> Allocation:
    return row(number, label, None, text=printed, **more)


@pytest.mark.parametrize(
    ("printed", "total", "severity"),
    [
        ("1 20 000", 1_210_000, Severity.WARNING),  # number-shape has reported it
        ("uppgift saknas", 1_210_000, Severity.ERROR),
        ("-", 1_210_000, Severity.ERROR),  # a dash is nothing
        ("..", 1_210_000, Severity.ERROR),
        ("1 20 000", 9_000, Severity.ERROR),  # too little for any value
    ],
)
def test_total_over_a_row_without_a_value(printed: str, total: int, severity: Severity) -> None:
    rows = [row(1, "A", 10_000), unread(2, "B", printed), row(3, "Summa", total, T)]
    (found,) = failed(table_total, made_of(rows))
    assert found.severity is severity
    assert (f'B ("{printed}")' in found.message) == (printed[0] not in "-." and total > 10_000)


def test_malformed_total_is_no_missing_total() -> None:
    (found,) = table_total(made_of([row(1, "A", 10), replace(unread(2, "Summa", "1 20 000"), row_type=T)]))
    assert (found.status, "has no value" in found.message, found.row) == (Status.SKIP, True, 2)


@pytest.mark.parametrize("above", [False, True])
def test_group_over_a_row_without_a_value(above: bool) -> None:  # noqa: FBT001
    groups = [
        [row(0, "A", 10), row(0, "B", 20)],
        [unread(0, "C", "1 20 000"), row(0, "D", 40)],
        [row(0, "E", 50), row(0, "F", 60)],
    ]
    sums = [row(0, "Delsumma", n, S) for n in (30, 120_040, 199)]
    rows = [r for g, s in zip(groups, sums, strict=True) for r in ([s, *g] if above else [*g, s])]
    rows = [replace(r, row=n) for n, r in enumerate(rows, start=1)]
    found = failed(group_total, made_of(rows))
    assert [(f.severity, 'C ("1 20 000")' in f.message) for f in found] == [
        (Severity.WARNING, True),
        (Severity.ERROR, False),
    ]


def test_row_with_a_malformed_cell_is_left_out_of_row_totals() -> None:
    cells = [(1, "A", 1, 2, 3), (2, "B", 4, 5, 9), (3, "C", None, 5, 9), (4, "D", None, 5, 5)]
    rows = [
        row(number, name, amount, measure=measure)
        for measure, at in (("Drift", 2), ("Stöd", 3), ("Summa", 4))
        for number, name, amount in ((c[0], c[1], c[at]) for c in cells)
    ]
    assert [f.row for f in failed(row_total, made_of(rows))] == [3]  # both cells are dashes
    rows = [replace(r, text="4 00") if r.row == 3 and r.amount_sek is None else r for r in rows]
    (found,) = row_total(made_of(rows))
    assert (found.status, "each of 3 rows" in found.message, "1 left out" in found.message) == (
        Status.PASS,
        True,
        True,
    )


def test_each_amount_column_has_its_total() -> None:
    rows = [row(1, "A", 10), row(1, "A", 7, measure="Tillägg"), row(2, "Summa", 10, T)]
    rows.append(row(2, "Summa", 8, T, measure="Tillägg"))
    (found,) = failed(table_total, made_of(rows))
    assert '"Tillägg"' in found.message


def test_no_printed_total_is_a_skip_that_tells_the_sum() -> None:
    (found,) = table_total(made_of([row(1, "A", 10), row(2, "B", 20)]))
    assert found.status is Status.SKIP
    assert "30 kr" in found.message


@pytest.mark.parametrize("above", [False, True])
def test_groups_by_lan_with_the_sum_under_or_over_them(above: bool) -> None:  # noqa: FBT001
    rows: list[Allocation] = []
    for lan, members in (("Ett län", (10, 20)), ("Två län", (5, 6))):
        people = [(f"{lan} {n}", n, R) for n in members]
        heading = (lan, sum(members), S)
        for name, amount, kind in [heading, *people] if above else [*people, heading]:
            rows.append(row(len(rows) + 1, name, amount, kind))
    rows.append(row(len(rows) + 1, "Summa", 41, T))
    assert verdict(group_total, made_of(rows)) == [(Status.PASS, Severity.ERROR)]
    broken = [replace(r, amount_sek=Decimal(12)) if r.recipient == "Två län" else r for r in rows]
    (found,) = failed(group_total, made_of(broken))
    assert found.difference == 1
    assert "Två län" in found.message


def test_lan_rows_among_kommuner_are_sums_whatever_their_label() -> None:
    lan = row(1, "Gotlands län", 10, recipient_kind=RecipientKind.LAN, lanskod="09", match=Match.EXACT)
    town = row(2, "Gotland", 10, recipient_kind=RecipientKind.KOMMUN, kommunkod="0980", match=Match.EXACT)
    rows = [lan, town, row(3, "Summa", 10, T)]
    assert verdict(table_total, made_of(rows)) == [(Status.PASS, Severity.ERROR)]
    assert verdict(group_total, made_of(rows)) == [(Status.PASS, Severity.ERROR)]


def test_subtotal_of_a_nested_run() -> None:
    rows = [
        row(1, "A", 1),
        row(2, "B", 2),
        row(3, "Delsumma inre", 3, S),
        row(4, "C", 4),
        row(5, "Delsumma inre", 4, S),
        row(6, "Delsumma yttre", 7, S),
        row(7, "D", 10),
        row(8, "Summa", 17, T),
    ]
    assert verdict(group_total, made_of(rows)) == [(Status.PASS, Severity.ERROR)]


def test_table_of_subtotals_alone() -> None:
    rows = [row(1, "A", 10, S), row(2, "B", 20, S), row(3, "Summa", 30, T)]
    assert verdict(group_total, made_of(rows)) == [(Status.PASS, Severity.ERROR)]
    rows[1] = row(2, "B", 200, S)
    assert failed(group_total, made_of(rows))


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
