"""The checks table-total and group-total: what each trips on, passes and skips."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made_tables import R, S, T, annex, failed, made_of, mnkr, row, table, verdict

from schemas.checks.group_total import check as group_total
from schemas.checks.row_total import check as row_total
from schemas.checks.table_total import check as table_total
from schemas.rows import Allocation, Place
from schemas.swedish import format_number
from schemas.vocabulary import (
    Match,
    RecipientKind,
    Severity,
    Status,
)

PLACE = Place(1, 1)


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


def test_a_total_may_be_of_the_tables_before_it_that_have_none() -> None:
    first = [row(1, "Ale", 400), row(2, "Boden", 350)]
    rest = [row(1, "Eda", 250, table_id="0/2"), row(2, "Summa", 1000, T, table_id="0/2")]
    tables = (table(1), table(2))
    assert verdict(table_total, replace(made_of([*first, *rest]), tables=tables))[-1][0] is Status.PASS
    short = replace(made_of([*first[:1], *rest]), tables=tables)
    (failed_,) = failed(table_total, short)
    assert failed_.difference == 750  # held against its own rows: no other tables make it


@pytest.mark.parametrize(("last", "passes"), [(250, True), (240, False)])
def test_a_total_over_its_rows_may_be_of_the_tables_after_it_too(last: int, passes: bool) -> None:  # noqa: FBT001
    first = [row(1, "Summa", 1000, T), row(2, "Ale", 400), row(3, "Boden", 350)]
    made = replace(made_of([*first, row(1, "Eda", last, table_id="0/2")]), tables=(table(1), table(2)))
    assert bool(failed(table_total, made)) is not passes


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
    offered, found = row_total(made_of(rows))
    assert offered.severity is Severity.INFO
    assert offered.message == 'C: "4 00" has no value, for which 4 kr is left'
    assert (found.status, "each of 3 rows" in found.message, "1 left out" in found.message) == (
        Status.PASS,
        True,
        True,
    )


def test_what_a_total_leaves_for_the_only_row_without_a_value_is_said() -> None:
    rows = [row(1, "A", 100), row(2, "B", None, text="2O0"), row(3, "C", 300), row(4, "Summa", 600, T)]
    (found,) = failed(table_total, made_of(rows))
    assert found.message.endswith('likely the rows without a value: B ("2O0"), for which 200 kr is left')
    rows[0] = replace(rows[0], amount_sek=None, text="1O0")
    (found,) = failed(table_total, made_of(rows))
    assert "is left" not in found.message  # any two sums would do


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


def test_a_group_of_which_all_were_refused_sums_to_nothing() -> None:
    rows = [row(1, "Ale", 400, group="Norra"), row(2, "Summa Norra", 400, S, group="Norra")]
    rows += [row(3, "Eda", None, group="Södra", text="Avslag"), row(4, "Summa Södra", 0, S, group="Södra")]
    assert not failed(group_total, made_of(rows))
    assert failed(group_total, made_of([*rows[:3], row(4, "Summa Södra", 70, S, group="Södra")]))
