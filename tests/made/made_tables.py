"""Rows of tables and what a check says of them, for the tests of checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from made_rows import a_document, a_table

from schemas.register import kommuner
from schemas.rows import Allocation, Amount, Extraction, Finding, Place, Table, TableColumn
from schemas.swedish import format_number
from schemas.vocabulary import (
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
