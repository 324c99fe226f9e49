"""Checks of tables against the text, and of the text against itself: totals, parts, units, minima, equal shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from made_rows import a_document, a_table

from schemas.checks.equal_share import check as equal_share
from schemas.checks.minimum_amount import check as minimum_amount
from schemas.checks.parts_total import check as parts_total
from schemas.checks.text_total import check as text_total
from schemas.checks.unit_consistent import check as unit_consistent
from schemas.rows import Allocation, Amount, Condition, Extraction, Finding, Place
from schemas.vocabulary import (
    AmountRole,
    Category,
    Modality,
    MoneyUnit,
    RecipientKind,
    RowType,
    Severity,
    Status,
    TableKind,
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


@pytest.mark.parametrize(
    ("amounts", "status", "severity"),
    [
        ([], SKIP, None),
        ([said("minimum", "50 000 kr")], SKIP, None),
        ([said("allocation", "350 000 kr")], PASS, None),
        ([said("total", "400 000 kr"), said("allocation", "350 000 kr")], PASS, None),  # one of several is it
        ([said("total", "350 tkr")], PASS, None),
        ([said("total", "0,35 mnkr")], PASS, None),
        ([said("total", "0,4 mnkr")], PASS, None),  # within half of the coarser place
        ([said("other", "350 000 kr"), said("total", "900 000 kr")], PASS, None),
        ([said("allocation", "300 000 kr"), said("administration", "50 000 kr")], PASS, None),  # its parts
        ([said("total", "370 000 kr"), said("administration", "20 000 kr")], PASS, None),  # what is left
        ([said("total", "370 000 kr"), said("administration", "30 000 kr")], FAIL, Severity.WARNING),
        ([said("total", "360 000 kr")], FAIL, Severity.WARNING),
        ([said("allocation", "360 000 kr", "Enligt bilagan fördelas {}.")], FAIL, Severity.ERROR),
        ([said("allocation", "360 000 kr", "Se tabell 1, där {} fördelas.")], FAIL, Severity.ERROR),
        ([said("total", "0,35 mnkr"), said("total", "350 001 kr")], PASS, None),
    ],
)
def test_text_total(amounts: list[Amount], status: Status, severity: Severity | None) -> None:
    (found,) = text_total(made_of(ROWS, amounts))
    assert found.status is status
    assert severity is None or found.severity is severity


def test_text_total_names_both_sums() -> None:
    (found,) = failed(text_total, made_of(ROWS, [said("allocation", "360 000 kr", "Bilagan fördelar {}.")]))
    assert (found.expected, found.actual, found.difference) == ("360 000 kr", "350 000 kr", Decimal(-10_000))


@pytest.mark.parametrize(
    ("stands", "says", "status"),
    [
        ("8 460 000", "9 100 000 kr", FAIL),  # within a tenth
        ("8 460 000", "5 800 000 kr", SKIP),
        ("3 640 000", "3 040 000 kr", FAIL),  # one digit
        ("8 460 000", "4 860 000 kr", FAIL),  # two digits that changed places
        ("1 310 223", "131 223 kr", FAIL),  # a digit dropped
        ("350 235", "350 235 tkr", FAIL),  # another scale
        ("2 000 000", "3 000 000 kr", SKIP),  # round sums are one digit apart by chance
        ("200 000", "200 miljoner", SKIP),
        ("7 150 000", "14,3 miljoner", SKIP),
    ],
)
def test_text_total_fails_only_where_the_sum_may_be_meant(stands: str, says: str, status: Status) -> None:
    (found,) = text_total(made_of([row(1, "Summa", stands)], [said("total", says)]))
    assert found.status is status
    assert status is SKIP or found.severity is Severity.WARNING


def test_text_total_of_a_table_of_what_is_left() -> None:
    whole, first = said("allocation", "500 000 kr"), said("allocation", "150 000 kr", "Av medlen delas {} lika.")
    (found,) = text_total(made_of(ROWS, [whole, first]))
    assert (found.status, "500 000 kr - 150 000 kr" in found.message) == (PASS, True)
    linked = said("allocation", "360 000 kr", "Enligt bilagan fördelas {}.")
    assert [f.severity for f in failed(text_total, made_of(ROWS, [whole, first, linked]))] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("line", "between", "severity"),
    [(2, [], Severity.ERROR), (9, [], Severity.WARNING), (3, [2], Severity.WARNING)],
)
def test_next_sentence_may_speak_of_the_annex(line: int, between: list[int], severity: Severity) -> None:
    amounts = [said("total", "360 000 kr")]
    amounts += [said("other", "9 kr", "Avgiften är {}.", place=Place(1, n)) for n in between]
    after = Condition(
        seq=7,
        category=Category.ALLOCATION,
        modality=Modality.STATEMENT,
        text="Bidraget fördelas enligt bilagan.",
        place=Place(1, line),
    )
    extraction = replace(made_of(ROWS, amounts), conditions=(after,))
    assert [f.severity for f in failed(text_total, extraction)] == [severity]


def test_a_sum_of_the_text_belongs_to_the_table_that_is_nearest_to_it() -> None:
    one = made_of(table_of("150 000", "200 000", "350 000"), [said("total", "350 000 kr")])
    second = [replace(r, table_id="0/2") for r in table_of("150 000", "190 000", "340 000")]
    both = replace(
        one,
        tables=(*one.tables, replace(one.tables[0], table_id="0/2", seq=2)),
        allocations=(*one.allocations, *second),
    )
    assert verdict(text_total, both) == [PASS, SKIP]


def test_text_total_is_reported_against_the_nearest_column() -> None:
    columns = [
        row(n, name, text, measure=measure)
        for measure, texts in (("Drift", ("100 000", "100 000")), ("Totalt", ("340 000", "340 000")))
        for n, (name, text) in enumerate(zip("AS", texts, strict=True), start=1)
    ]
    columns = [replace(r, row_type=RowType.TOTAL) if r.recipient == "S" else r for r in columns]
    (found,) = failed(text_total, made_of(columns, [said("total", "350 000 kr")]))
    assert (found.actual, found.difference) == ("340 000 kr", Decimal(-10_000))


def test_exact_sum_outweighs_the_same_sum_rounded() -> None:
    rows = table_of("150 000", "190 000", "340 000")
    amounts = [said("total", "0,4 mnkr"), said("allocation", "400 000 kr", "Bilagan fördelar {}.")]
    assert [f.severity for f in failed(text_total, made_of(rows, amounts))] == [Severity.ERROR]


def test_selection_without_a_total_is_not_held_against_the_sum_of_all() -> None:
    assert verdict(text_total, made_of(ROWS[:2], [said("total", "900 000 kr")])) == [SKIP]


def test_sentence_about_another_annex_is_no_error() -> None:
    amounts = [said("allocation", "360 000 kr", "Enligt bilaga 2 fördelas {}.")]
    (found,) = failed(text_total, made_of(ROWS, amounts, caption="Bilaga 1. Fördelning"))
    assert found.severity is Severity.WARNING


WHOLE = "Myndigheten får använda {}."
PARTS = "Av dessa medel ska 350 000 kr fördelas enligt bilagan och 500 kr användas för eget arbete."


def division(whole: str, parts: str = PARTS) -> list[Amount]:
    return [
        said("total", whole, WHOLE),
        said("allocation", "350 000 kr", parts),
        said("administration", "500 kr", parts),
    ]


@pytest.mark.parametrize(
    ("whole", "status"),
    [("350 500 kr", PASS), ("350 400 kr", FAIL), ("350 600 kr", FAIL), ("900 000 kr", FAIL)],
)
def test_parts_in_the_next_sentence(whole: str, status: Status) -> None:
    (found,) = parts_total(made_of([], division(whole)))
    assert found.status is status
    assert status is PASS or found.severity is Severity.ERROR  # the sentence speaks of the annex


@pytest.mark.parametrize(
    ("sentence", "amounts", "expected"),
    [
        ("Totalt 10 mnkr varav staden får 2 mnkr.", ["10 mnkr", "2 mnkr"], SKIP),  # one part need not be all
        ("Totalt 10 mnkr varav staden får 12 mnkr.", ["10 mnkr", "12 mnkr"], FAIL),
        ("Totalt 10 mnkr, varav 7 mnkr till A och 3 mnkr till B.", ["10 mnkr", "7 mnkr", "3 mnkr"], PASS),
        ("Totalt 10 mnkr, varav 7 mnkr till A och 4 mnkr till B.", ["10 mnkr", "7 mnkr", "4 mnkr"], FAIL),
        ("Totalt 10 mnkr, varav 3 mnkr till A och 4 mnkr till B.", ["10 mnkr", "3 mnkr", "4 mnkr"], SKIP),
        ("De 10 mnkr går dels till A, 6 mnkr, dels till B, 4 mnkr.", ["10 mnkr", "6 mnkr", "4 mnkr"], PASS),
        ("De 10 mnkr går dels till A, 6 mnkr, dels till B, 3 mnkr.", ["10 mnkr", "6 mnkr", "3 mnkr"], FAIL),
        ("A får 10 mnkr och B får 3 mnkr.", ["10 mnkr", "3 mnkr"], SKIP),  # no word of parts
        (
            "Av 10 mnkr är 6 mnkr nya, varav 5 mnkr till A och 1 mnkr till B.",
            ["10 mnkr", "6 mnkr", "5 mnkr", "1 mnkr"],
            PASS,
        ),
    ],
)
def test_parts_in_one_sentence(sentence: str, amounts: list[str], expected: Status) -> None:
    facts = [said("allocation", text, sentence) for text in amounts]
    assert verdict(parts_total, made_of([], facts)) == [expected]


def test_rest_that_another_sentence_names_is_no_gap() -> None:
    facts = [*division("500 500 kr"), said("allocation", "150 000 kr", "Till regionerna går {}.")]
    assert verdict(parts_total, made_of([], facts)) == [SKIP]


def test_minimum_in_the_parts_is_no_part() -> None:
    sentence = "Av medlen ska 300 000 kr fördelas, minst 500 kr till var och en."
    facts = [
        said("total", "900 000 kr", WHOLE),
        said("allocation", "300 000 kr", sentence),
        said("minimum", "500 kr", sentence),
    ]
    assert verdict(parts_total, made_of([], facts)) == [SKIP]


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
