"""Rows, tables and amounts of the text, made from the sums that a test prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from made_rows import a_document, a_table

from schemas.rows import Allocation, Amount, Extraction, Finding, Place
from schemas.vocabulary import (
    AmountRole,
    MoneyUnit,
    RecipientKind,
    RowType,
    Status,
)

Check = Callable[[Extraction], Iterable[Finding]]
PLACE = Place(1, 1)
PASS, FAIL, SKIP = Status.PASS, Status.FAIL, Status.SKIP
UNITS = {"kr": MoneyUnit.KR, "tkr": MoneyUnit.TKR, "mnkr": MoneyUnit.MNKR, "miljoner": MoneyUnit.MNKR}


def money(text: str, unit: MoneyUnit | None = None) -> tuple[Decimal, MoneyUnit]:
    """The value of "10,7 mnkr" and its unit; ``unit`` where the text has none."""
    *digits, last = text.split()
    if last in UNITS:
        unit, text = UNITS[last], " ".join(digits)
    unit = unit or MoneyUnit.KR
    return Decimal(text.replace(" ", "").replace(",", ".")) * unit.factor, unit


def said(role: str, text: str, sentence: str = "Det fördelas {}.", **more: object) -> Amount:
    value, unit = money(text)
    plain = Amount(
        role=AmountRole(role),
        amount_sek=value,
        unit=unit,
        text=text,
        sentence=sentence.replace("{}", text),
        place=PLACE,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def row(number: int, name: str, printed: str, unit: MoneyUnit = MoneyUnit.KR, **more: object) -> Allocation:
    plain = Allocation(
        table_id="0/1",
        row=number,
        row_type=RowType.TOTAL if name == "Summa" else RowType.RECIPIENT,
        measure="Belopp",
        recipient=name,
        recipient_kind=RecipientKind.KOMMUN,
        amount_sek=money(printed, unit)[0],
        unit=unit,
        text=printed,
        place=Place(1, number),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def table_of(*printed: str, unit: MoneyUnit = MoneyUnit.KR) -> list[Allocation]:
    """Rows A, B, ... and the last amount as their total."""
    rows = [row(n, chr(64 + n), text, unit) for n, text in enumerate(printed[:-1], start=1)]
    return [*rows, row(len(printed), "Summa", printed[-1], unit)]


def made_of(rows: Sequence[Allocation], amounts: Sequence[Amount], **more: object) -> Extraction:
    tables = (a_table(**more),) if rows else ()
    return Extraction(document=a_document(), tables=tables, allocations=tuple(rows), amounts=tuple(amounts))


def verdict(check: Check, extraction: Extraction) -> list[Status]:
    return [f.status for f in check(extraction)]


def failed(check: Check, extraction: Extraction) -> list[Finding]:
    return [f for f in check(extraction) if f.status is FAIL]


ROWS = table_of("150 000", "200 000", "350 000")
