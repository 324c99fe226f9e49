"""Tables that print counts: one amount for each unit, and the sum of the counts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from made_sums import FAIL, PASS, SKIP, failed, made_of, row, said, verdict

from schemas.checks.group_total import check as group_total
from schemas.checks.row_product import check as row_product
from schemas.checks.table_total import check as table_total
from schemas.rows import Allocation
from schemas.swedish import format_number
from schemas.vocabulary import RowType, Severity, Status

COUNTS = (12, 40, 7, 31, 18, 25, 9, 14, 22, 5)
PER_PUPIL = "Bidraget är {} per elev."


def rows_of(counts: Sequence[int], amounts: Sequence[int], total: int | None = None) -> list[Allocation]:
    """A recipient for each count; with ``total``, a last row that prints the sum of counts."""
    rows = [
        row(n, f"Skola {n}", format_number(Decimal(sek)), count=count)
        for n, (count, sek) in enumerate(zip(counts, amounts, strict=True), start=1)
    ]
    if total is not None:
        rows.append(row(len(rows) + 1, "Summa", format_number(Decimal(sum(amounts))), count=total))
    return rows


def paid(each: int, **instead: int) -> list[Allocation]:
    """Rows of so much for each pupil, but for those named ("row_3")."""
    amounts = [instead.get(f"row_{n}", each * count) for n, count in enumerate(COUNTS, start=1)]
    return rows_of(COUNTS, amounts)


@pytest.mark.parametrize(
    ("rows", "stated", "expected"),
    [
        (paid(13_500), "13 500 kr", [PASS]),
        (paid(13_500, row_3=94_600), "13 500 kr", [FAIL]),
        (paid(13_500), "15 300 kr", [FAIL]),  # two digits that changed places
        (paid(13_500), "800 kr", [PASS]),  # a rate of something else
        (paid(13_500), None, [PASS]),
        (paid(13_500, row_3=94_600), None, [FAIL]),
        (paid(13_500, row_3=1, row_4=1), None, [SKIP]),  # two of ten: what they share is no rule
        (paid(13_500, row_2=500_000), "13 500 kr", [FAIL]),
        (rows_of((4,) * 6, (80,) * 6), None, [SKIP]),  # equal counts with equal amounts
    ],
)
def test_one_amount_for_each_unit(rows: list[Allocation], stated: str | None, expected: list[Status]) -> None:
    amounts = [said("per_unit", stated, PER_PUPIL)] if stated else []
    assert verdict(row_product, made_of(rows, amounts)) == expected


def test_what_the_text_states_as_a_ceiling_is_no_error() -> None:
    amounts = [said("per_unit", "13 500 kr", PER_PUPIL), said("other", "500 000 kr", "Högst {} betalas ut.")]
    assert verdict(row_product, made_of(paid(13_500, row_2=500_000), amounts)) == [PASS]


@pytest.mark.parametrize(("stated", "severity"), [("13 500 kr", Severity.ERROR), (None, Severity.WARNING)])
def test_a_rate_that_the_text_states_is_sure(stated: str | None, severity: Severity) -> None:
    amounts = [said("per_unit", stated, PER_PUPIL)] if stated else []
    (found,) = failed(row_product, made_of(paid(13_500, row_3=94_600), amounts))
    assert (found.row, found.severity, found.difference) == (3, severity, Decimal(100))


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (sum(COUNTS), [PASS, PASS]),
        (sum(COUNTS) + 1, [PASS, FAIL]),
        (4_000, [PASS, SKIP]),  # no sum of these
        (None, [SKIP]),
    ],
)
def test_sum_of_counts(total: int | None, expected: list[Status]) -> None:
    rows = rows_of(COUNTS, [900] * len(COUNTS), total)
    assert verdict(table_total, made_of(rows, [])) == expected


@pytest.mark.parametrize(("printed", "expected"), [(52, []), (53, [FAIL])])
def test_sums_of_counts_in_groups(printed: int, expected: list[Status]) -> None:
    rows = rows_of((12, 40), (100, 200))
    rows.append(row(3, "Summa Norrby", "300", count=printed, row_type=RowType.SUBTOTAL))
    rows += [row(4, "Skola 4", "50", count=7), row(5, "Skola 5", "60", count=9)]
    rows.append(row(6, "Summa Söderby", "110", count=16, row_type=RowType.SUBTOTAL))
    found = failed(group_total, made_of(rows, []))
    assert [f.status for f in found] == expected
    assert all((f.row, f.severity) == (3, Severity.WARNING) for f in found)


def test_count_missing_in_a_row_leaves_their_sum_alone() -> None:
    rows = [*rows_of(COUNTS[:-1], [900] * 9, sum(COUNTS)), row(11, "Skola 11", "900")]
    told = [f.status for f in table_total(made_of(rows, [])) if "count" in f.message]
    assert told == [SKIP]
