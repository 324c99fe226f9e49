"""What would explain that a sum misses: named where it is certain or nearly so, silent where anything might be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from made_rows import a_document, a_table

from schemas.checks._slips import Term, grain, slips
from schemas.checks.group_total import check as group_total
from schemas.checks.row_total import check as row_total
from schemas.checks.share_total import check as share_total
from schemas.checks.table_total import check as table_total
from schemas.checks.text_total import check as text_total
from schemas.register import kommuner
from schemas.rows import Allocation, Amount, Extraction, Finding, Place
from schemas.swedish import format_number, format_percent
from schemas.vocabulary import (
    AmountRole,
    Match,
    MoneyUnit,
    RecipientKind,
    RowType,
    Status,
)

# amounts of no pattern, as keys of distribution give them
AMOUNTS = {
    "Ale": 370_181,
    "Alingsås": 412_764,
    "Alvesta": 288_359,
    "Aneby": 193_642,
    "Arboga": 254_917,
    "Arjeplog": 131_268,
}
TOTAL = sum(AMOUNTS.values())


def extraction(rows: Sequence[Allocation], *, text: str | None = None) -> Extraction:
    tables = {r.table_id for r in rows}
    return Extraction(
        document=a_document(),
        tables=tuple(
            a_table(int(t.rpartition("/")[2]), row_count=1)
            for t in sorted(tables)
        ),
        allocations=tuple(rows),
        amounts=(_amount(text),) if text else (),
    )  # fmt: skip


def _amount(text: str) -> Amount:
    value = Decimal(text.removesuffix(" kronor").replace(" ", ""))
    sentence = f"{text} fördelas enligt bilagan."
    return Amount(
        role=AmountRole.TOTAL, amount_sek=value, unit=MoneyUnit.KR, text=text, sentence=sentence, place=Place(1, 1)
    )


def row(number: int, name: str, amount: int, **more: object) -> Allocation:
    values: dict[str, object] = {
        "table_id": "0/1", "row": number, "row_type": RowType.RECIPIENT, "measure": "Belopp", "recipient": name,
        "recipient_kind": RecipientKind.OTHER, "amount_sek": Decimal(amount), "unit": MoneyUnit.KR,
        "text": format_number(Decimal(amount)), "place": Place(1, number),
    }  # fmt: skip
    return Allocation(**(values | more))  # type: ignore[arg-type]


def table(amounts: dict[str, int], total: int, **more: object) -> list[Allocation]:
    rows = [row(n, name, amount, **more) for n, (name, amount) in enumerate(amounts.items(), start=1)]
    return [*rows, row(len(rows) + 1, "Summa", total, row_type=RowType.TOTAL)]


Check = Callable[[Extraction], Iterable[Finding]]


def cause(rows: Sequence[Allocation], check: Check = table_total, text: str | None = None) -> tuple[str, str]:
    """The suggestion of the one failure, in both languages."""
    (failed,) = [f for f in check(extraction(rows, text=text)) if f.status is Status.FAIL]
    assert ("would explain" in failed.message) == ("skulle förklara" in failed.message_sv)
    return failed.message.partition("; ")[2], failed.message_sv.partition("; ")[2]


@pytest.mark.parametrize(
    ("name", "printed", "said"),
    [
        ("Ale", 371_081, "two digits of Ale that changed places (371 081 / 370 181) would explain it"),
        ("Aneby", 19_642, "a digit lost from Aneby (19 642 / 193 642) would explain it"),
        ("Arboga", 2_543_917, "a digit too many in Arboga (2 543 917 / 254 917) would explain it"),
        ("Arboga", 254_917_000, "Arboga in another unit (254 917 000 / 254 917) would explain it"),
        ("Alvesta", -288_359, "the sign of Alvesta (-288 359 / 288 359) would explain it"),
        ("Ale", 370_281, ""),  # any row may have been read a hundred too high
        ("Ale", 412_345, ""),
    ],
)
def test_one_wrong_row(name: str, printed: int, said: str) -> None:
    assert cause(table(AMOUNTS | {name: printed}, TOTAL))[0] == said


def test_the_suggestion_is_bilingual() -> None:
    _, swedish = cause(table(AMOUNTS | {"Ale": 371_081}, TOTAL))
    assert swedish == "två siffror i Ale som bytt plats (371 081 / 370 181) skulle förklara det"


def test_several_causes_are_counted_and_too_many_are_not_named() -> None:
    two = {"Ale": 370_811, "Borås": 560_811, "Cirkelby": 299_999}
    said, _ = cause(table(two, sum(two.values()) - 630))
    assert said == (
        "any of 2 would explain it: two digits of Ale that changed places (370 811 / 370 181); "
        "or two digits of Borås that changed places (560 811 / 560 181)"
    )
    many = {f"Ort {n}": 370_811 + 10_000 * n for n in range(5)}
    assert cause(table(many, sum(many.values()) - 630)) == ("", "")


def test_digits_of_the_total_that_changed_places() -> None:
    printed = 1_615_131  # of 1 651 131
    assert printed != TOTAL
    assert TOTAL == 1_651_131
    assert "two digits of Summa that changed places (1 615 131 / 1 651 131)" in cause(table(AMOUNTS, printed))[0]


def test_a_row_printed_twice() -> None:
    rows = [row(n, name, AMOUNTS[name]) for n, name in enumerate([*AMOUNTS, "Arjeplog"], start=1)]
    said = cause([*rows, row(9, "Summa", TOTAL, row_type=RowType.TOTAL)])[0]
    assert said == "Arjeplog standing twice (131 268 kr) would explain it"


def test_a_row_that_the_total_leaves_out_or_that_is_itself_a_sum() -> None:
    assert cause(table(AMOUNTS, TOTAL - 193_642))[0] == "Aneby left out of the total (193 642 kr) would explain it"
    part = {**AMOUNTS, "Västra området": 131_268 + 254_917}
    said = cause(table(part, TOTAL))[0]
    assert said == "Västra området, itself a sum of rows above it, added too (386 185 kr) would explain it"


def test_a_subtotal_that_the_total_has_twice() -> None:
    rows = table(AMOUNTS, TOTAL + 1_071_304)
    subtotal = row(4, "Summa västra", 1_071_304, row_type=RowType.SUBTOTAL)
    rows = [*rows[:3], subtotal, *(replace(r, row=r.row + 1) for r in rows[3:])]
    assert cause(rows)[0] == "the sub-total Summa västra added twice (1 071 304 kr) would explain it"


def test_one_more_row_of_an_amount_that_many_have() -> None:
    equal = {f"Ort {n}": 250_000 for n in range(8)} | AMOUNTS
    said = cause(table(equal, sum(equal.values()) + 250_000))[0]
    assert said == "a row of 250 000 kr missing, as 8 have would explain it"


def _every_kommun(*, without: str, measure: str = "Belopp", table_id: str = "0/1") -> list[Allocation]:
    names = {code: name for code, name in kommuner(None).items() if name != without}
    return [
        row(
            n, name, 100_003 + 17 * n * n, kommunkod=code, lanskod=code[:2], recipient_kind=RecipientKind.KOMMUN,
            match=Match.EXACT, measure=measure, table_id=table_id,
        )
        for n, (code, name) in enumerate(names.items(), start=1)
    ]  # fmt: skip


def test_a_kommun_that_a_table_of_all_lacks() -> None:
    rows = _every_kommun(without="Håbo")
    total = int(sum((r.amount_sek or Decimal(0)) for r in rows)) + 716_215
    whole = row(999, "Summa", total, row_type=RowType.TOTAL)
    assert cause([*rows, whole])[0] == "Håbo (0305) missing would explain it"
    other = row(1, "Håbo", 716_215, kommunkod="0305", recipient_kind=RecipientKind.KOMMUN, table_id="0/2")
    (first, *_) = [f for f in table_total(extraction([*rows, whole, other])) if f.status is Status.FAIL]
    assert first.message.endswith("Håbo (0305) missing (so much in table 2) would explain it")


def test_the_share_or_the_row_total_tells_which_row_it_is() -> None:
    """A digit read wrong fits every row; its share fits one."""
    rows = table(AMOUNTS | {"Aneby": 183_642}, TOTAL)
    shares = {n: (100 * Decimal(a) / TOTAL).quantize(Decimal("0.01")) for n, a in AMOUNTS.items()}
    told = [
        row(r.row, r.recipient or "", int(r.amount_sek or 0), share_percent=shares[r.recipient or ""],
            share_text=format_percent(shares[r.recipient or ""]))
        for r in rows[:-1]
    ]  # fmt: skip
    assert cause(rows)[0] == ""
    assert cause([*told, rows[-1]])[0] == "Aneby, as its share says (183 642 / 193 642) would explain it"
    parts = [
        cell
        for r in rows[:-1]
        for cell in (
            r,
            row(r.row, r.recipient or "", 50_000, measure="Övrigt"),
            row(r.row, r.recipient or "", AMOUNTS[r.recipient or ""] + 50_000, measure="Summa"),
        )
    ]
    found = [f for f in table_total(extraction([*parts, rows[-1]])) if f.status is Status.FAIL]
    assert found[0].message.endswith("Aneby, as the sum of its row says (183 642 / 193 642) would explain it")


def test_group_total_row_total_share_total_and_text_total_suggest_too() -> None:
    group = [
        row(n, name, a, group="Väst") for n, (name, a) in enumerate((AMOUNTS | {"Ale": 371_081}).items(), start=1)
    ]
    subtotal = row(9, "Summa Väst", TOTAL, row_type=RowType.SUBTOTAL, group="Väst")
    assert cause([*group, subtotal], group_total)[0].startswith("two digits of Ale that changed places")

    cells = [
        row(n, f"Ort {n}", a, measure=m)
        for n in (1, 2, 3)
        for m, a in (("2023", 371_081 if n == 2 else 370_181), ("2024", 412_764), ("Summa", 370_181 + 412_764))
    ]
    assert (
        cause(cells, row_total)[0]
        == 'two digits of "2023" that changed places (371 081 / 370 181) would explain it'
    )

    rows = [
        row(n, name, 1000, share_percent=Decimal(share.replace(",", ".")), share_text=share)
        for n, (name, share) in enumerate({"Ale": "34,05", "Borås": "25,90", "Cirkelby": "31,05"}.items(), start=1)
    ]
    total = row(9, "Summa", 3000, row_type=RowType.TOTAL, share_percent=Decimal(100), share_text="100,00")
    said = cause([*rows, total], share_total)[0]
    assert said == "two digits of Ale that changed places (34,05 / 43,05) would explain it"

    said = cause(table(AMOUNTS, TOTAL), text_total, text="1 615 131 kronor")[0]
    assert said == 'two digits of "1 615 131 kronor" that changed places (1 615 131 / 1 651 131) would explain it'


def test_rounding_is_not_explained_away() -> None:
    (failed,) = [f for f in table_total(extraction(table(AMOUNTS, TOTAL + 1))) if f.status is Status.FAIL]
    assert failed.message.endswith("difference 1 kr (can be rounding)")


@pytest.mark.parametrize(
    ("printed", "wanted", "kinds"),
    [
        (1234, 1243, ["changed places"]),
        (1234, 4321, []),
        (1234, 1235, []),
        (123, 1234, ["lost"]),
        (1234, 123, ["too many"]),
        (12, 12_000, ["another unit"]),
        (12, 12_000_000, ["another unit"]),
        (12, -12, ["sign"]),
        (12, 0, []),
        (0, 12, []),
    ],
)
def test_slips(printed: int, wanted: int, kinds: list[str]) -> None:
    found = [slip.words.en for slip in slips(Term("x", Decimal(printed)), Decimal(wanted))]
    assert len(found) == len(kinds)
    assert all(kind in said for kind, said in zip(kinds, found, strict=True))


def test_the_grain_of_numbers_is_the_power_of_ten_that_they_share() -> None:
    assert grain([Term("a", Decimal(1_200)), Term("b", Decimal(30_000))]) == 100
    assert grain([Term("a", Decimal(1_500_000), Decimal(1_000_000), 1)]) == 100_000
