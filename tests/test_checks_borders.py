"""Each tolerance of docs/checks.md at its border: the last that passes or warns, the first that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from made_rows import a_document

from schemas.checks.equal_share import check as equal_share
from schemas.checks.group_total import check as group_total
from schemas.checks.minimum_amount import check as minimum_amount
from schemas.checks.parts_total import check as parts_total
from schemas.checks.row_product import check as row_product
from schemas.checks.row_total import check as row_total
from schemas.checks.share_of_amount import check as share_of_amount
from schemas.checks.share_total import check as share_total
from schemas.checks.table_total import check as table_total
from schemas.checks.text_total import check as text_total
from schemas.document import BBox
from schemas.rows import Allocation, Amount, Extraction, Finding, Place, Table
from schemas.swedish import format_number
from schemas.vocabulary import (
    AmountRole,
    Engine,
    MoneyUnit,
    RecipientKind,
    RowType,
    Severity,
    Status,
    TableKind,
)

Check = Callable[[Extraction], Iterable[Finding]]
Verdict = tuple[Status, Severity]
PASS = (Status.PASS, Severity.ERROR)
WARNING = (Status.FAIL, Severity.WARNING)
SKIP = (Status.SKIP, Severity.INFO)
ERROR = (Status.FAIL, Severity.ERROR)
ANNEX = "{} fördelas enligt bilagan."
PLAIN = "Regeringen avsätter {} för ändamålet."


def extraction(rows: Sequence[Allocation] = (), amounts: Sequence[Amount] = ()) -> Extraction:
    document = a_document(source="x.pdf", media_type="application/pdf", page_count=9)
    table = Table(
        table_id="0/1", seq=1, kind=TableKind.ALLOCATION, page_first=2, page_last=9, row_count=1, columns=(),
        engine=Engine.PYMUPDF, place=Place(2, 1),
    )  # fmt: skip
    return Extraction(document=document, tables=(table,), allocations=tuple(rows), amounts=tuple(amounts))


def row(number: int, printed: str, unit: MoneyUnit = MoneyUnit.KR, **more: object) -> Allocation:
    value = Decimal(printed.replace(" ", "").replace(",", ".")) * unit.factor
    values: dict[str, object] = {
        "table_id": "0/1", "row": number, "row_type": RowType.RECIPIENT, "measure": "Belopp",
        "recipient": f"Ort {number}", "recipient_kind": RecipientKind.KOMMUN, "amount_sek": value, "unit": unit,
        "text": printed, "place": Place(2, number, BBox(10, 10, 90, 20)),
    }  # fmt: skip
    return Allocation(**(values | more))  # type: ignore[arg-type]


def said(role: AmountRole, text: str, value: int, sentence: str) -> Amount:
    return Amount(
        role=role,
        amount_sek=Decimal(value),
        unit=None,
        text=text,
        sentence=sentence.format(text),
        place=Place(1, 3),
    )


def kronor(count: int, total: int) -> list[Allocation]:
    """So many rows of 100 000 kr, and a printed total."""
    rows = [row(n, "100 000") for n in range(1, count + 1)]
    return [*rows, row(count + 1, format_number(Decimal(total)), row_type=RowType.TOTAL, recipient="Summa")]


def verdicts(check: Check, rows: Sequence[Allocation], amounts: Sequence[Amount] = ()) -> list[Verdict]:
    found = list(check(extraction(rows, amounts)))
    for finding in found:
        if finding.row is not None:  # a row's finding says where to look
            assert finding.place is not None
            assert finding.place.bbox is not None
    return [(f.status, f.severity) for f in found]


@pytest.mark.parametrize(
    ("off", "verdict"),
    [
        (0, PASS),
        (1, WARNING),
        (-1, WARNING),  # rounding goes both ways
        (145, WARNING),  # 290 rows, half a krona each
        (146, ERROR),
        (-146, ERROR),
        (10_000, ERROR),
    ],
)
def test_table_total_of_290_rows_in_kronor(off: int, verdict: Verdict) -> None:
    assert verdicts(table_total, kronor(290, 29_000_000 + off)) == [verdict]


def test_table_total_names_the_numbers() -> None:
    (finding,) = table_total(extraction(kronor(290, 29_010_000)))
    assert "Summa 29 010 000 kr, 290 rows sum to 29 000 000 kr, difference 10 000 kr" in finding.message
    assert "Summa 29 010 000 kr, 290 rader ger 29 000 000 kr, skillnad 10 000 kr" in finding.message_sv
    assert (finding.expected, finding.actual) == ("29 000 000 kr", "29 010 000 kr")
    assert finding.difference == 10_000


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("25,2", PASS), ("25,3", WARNING), ("25,1", WARNING), ("26,2", WARNING), ("26,3", ERROR), ("24,1", ERROR)],
)
def test_table_total_of_21_rows_in_millions_with_one_decimal(printed: str, verdict: Verdict) -> None:
    """21 x 0,05 mnkr is 1,05."""
    rows = [row(n, "1,2", MoneyUnit.MNKR) for n in range(1, 22)]
    total = row(22, printed, MoneyUnit.MNKR, row_type=RowType.TOTAL, recipient="Summa")
    assert verdicts(table_total, [*rows, total]) == [verdict]


@pytest.mark.parametrize(("off", "verdict"), [(0, PASS), (2, WARNING), (3, ERROR)])
def test_group_total(off: int, verdict: Verdict) -> None:
    rows = [row(n, "100 000", group="Skåne län") for n in range(1, 5)]
    subtotal = row(5, format_number(Decimal(400_000 + off)), row_type=RowType.SUBTOTAL, group="Skåne län")
    assert verdicts(group_total, [*rows, subtotal]) == [verdict]


@pytest.mark.parametrize(("off", "verdict"), [(0, PASS), (1, WARNING), (2, ERROR)])
def test_row_total_of_two_columns(off: int, verdict: Verdict) -> None:
    cells = [
        row(n, format_number(Decimal(amount)), measure=measure)
        for n in (1, 2, 3)
        for measure, amount in (("2023", 70_000), ("2024", 80_000), ("Summa", 150_000 + (off if n == 2 else 0)))
    ]
    assert verdicts(row_total, cells) == [verdict]


@pytest.mark.parametrize(("printed", "verdict"), [("120 000", PASS), ("120 001", ERROR), ("119 999", ERROR)])
def test_row_product_is_exact(printed: str, verdict: Verdict) -> None:
    tier = row(1, printed, count=12, unit_amount_sek=Decimal(10_000))
    assert verdicts(row_product, [tier]) == [verdict]


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        ("12,34", PASS),  # half-even of 12,345
        ("12,35", PASS),  # half-up
        ("12,36", WARNING),  # one off in the last place
        ("12,33", WARNING),
        ("12,37", ERROR),
        ("13,45", ERROR),
    ],
)
def test_share_of_amount(share: str, verdict: Verdict) -> None:
    printed = {1: ("12 345", share), 2: ("40 000", "40,00"), 3: ("47 655", "47,66")}
    rows = [
        row(n, amount, share_text=text, share_percent=Decimal(text.replace(",", ".")))
        for n, (amount, text) in printed.items()
    ]
    rows.append(row(4, "100 000", row_type=RowType.TOTAL))
    assert verdicts(share_of_amount, rows) == [verdict]


@pytest.mark.parametrize(
    ("last", "verdict"), [("33,4", PASS), ("33,5", PASS), ("33,6", ERROR), ("33,3", PASS), ("33,1", ERROR)]
)
def test_share_total_of_three_shares_with_one_decimal(last: str, verdict: Verdict) -> None:
    """3 x 0,05 is 0,15."""
    rows = [
        row(n, "1 000", share_text=text, share_percent=Decimal(text.replace(",", ".")))
        for n, text in enumerate(("33,3", "33,3", last), start=1)
    ]
    rows.append(row(4, "3 000", row_type=RowType.TOTAL, share_text="100", share_percent=Decimal(100)))
    assert verdicts(share_total, rows) == [verdict]


@pytest.mark.parametrize(
    ("total", "sentence", "verdict"),
    [
        (350_000_000, ANNEX, PASS),
        (350_500_000, ANNEX, PASS),  # half of a million, the precision of "350 miljoner"
        (350_500_001, ANNEX, ERROR),
        (349_499_999, ANNEX, ERROR),
        (350_500_001, PLAIN, WARNING),  # the sentence does not speak of the annex: a part may be meant
    ],
)
def test_text_total(total: int, sentence: str, verdict: Verdict) -> None:
    stated = said(AmountRole.ALLOCATION, "350 miljoner kronor", 350_000_000, sentence)
    rows = [row(1, format_number(Decimal(total)), row_type=RowType.TOTAL), row(2, format_number(Decimal(total)))]
    assert verdicts(text_total, rows, [stated]) == [verdict]


@pytest.mark.parametrize(("least", "verdict"), [("250 000", PASS), ("249 999", ERROR)])
def test_minimum_amount(least: str, verdict: Verdict) -> None:
    floor = said(AmountRole.MINIMUM, "250 000 kronor", 250_000, "Ingen kommun får mindre än {}.")
    assert verdicts(minimum_amount, [row(1, "800 000"), row(2, "700 000"), row(3, least)], [floor]) == [verdict]


@pytest.mark.parametrize(("last", "verdict"), [("333 334", PASS), ("333 333", PASS), ("333 335", ERROR)])
def test_equal_share_of_a_sum_that_does_not_divide(last: str, verdict: Verdict) -> None:
    whole = said(AmountRole.EQUAL_SHARE, "1 000 000 kronor", 1_000_000, "{} fördelas lika mellan kommunerna.")
    rows = [row(1, "333 333"), row(2, "333 333"), row(3, last), row(4, "1 000 000", row_type=RowType.TOTAL)]
    assert verdicts(equal_share, rows, [whole]) == [verdict]


@pytest.mark.parametrize(
    ("distributed", "own", "verdict"),
    [
        (345, 5, PASS),
        (345, 4, WARNING),
        (345, 6, WARNING),
        (300, 5, SKIP),  # much is left: for something that the text does not name
        (350, 5, SKIP),  # own costs come beside what is distributed
    ],
)
def test_frame_is_what_is_distributed_and_own_costs(distributed: int, own: int, verdict: Verdict) -> None:
    stated = [
        said(role, f"{millions} 000 000 kronor", millions * 1_000_000, sentence)
        for role, millions, sentence in (
            (AmountRole.TOTAL, 350, "Regeringen avsätter {} för ändamålet."),
            (AmountRole.ALLOCATION, distributed, "Kommunerna får dela på {}."),
            (AmountRole.ADMINISTRATION, own, "Myndigheten får använda {} för egna kostnader."),
        )
    ]
    assert verdicts(parts_total, (), stated) == [(verdict[0], Severity.WARNING) if verdict is PASS else verdict]


def test_a_skip_is_no_severity() -> None:
    """Whatever a check's severity, what could not be made is for information."""
    nothing = replace(extraction(), tables=())
    for check in (table_total, group_total, row_total, share_total, text_total, minimum_amount, equal_share):
        assert [(f.status, f.severity) for f in check(nothing)] == [(Status.SKIP, Severity.INFO)]
