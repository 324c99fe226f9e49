"""Checks of recipients: known, once, all of them, in order, code against name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from made_rows import a_document, a_table

from schemas.checks.code_name import check as code_name
from schemas.checks.recipient_coverage import check as recipient_coverage
from schemas.checks.recipient_known import check as recipient_known
from schemas.checks.recipient_once import check as recipient_once
from schemas.checks.recipient_order import check as recipient_order
from schemas.register import Level, kommuner, lan_names, regioner, resolve
from schemas.rows import (
    Allocation,
    Condition,
    DocumentRow,
    Extraction,
    Finding,
    Place,
    Table,
    TableColumn,
)
from schemas.vocabulary import (
    Category,
    ColumnRole,
    Modality,
    RecipientKind,
    RowType,
    Severity,
    Status,
)

Check = Callable[[Extraction], Iterable[Finding]]
PLACE = Place(1, 1)
PASS = (Status.PASS, Severity.ERROR)
SKIP = (Status.SKIP, Severity.INFO)


def document(**more: object) -> DocumentRow:
    return a_document(**{"document_date": date(2020, 5, 1), **more})


def table(caption: str | None = None, seq: int = 1) -> Table:
    return a_table(seq, caption=caption)


def row(number: int, name: str, code: str | None = None, level: Level = Level.KOMMUN, **more: object) -> Allocation:
    """A row as the table's reader makes it: the recipient looked up."""
    found = resolve(name, code, level=level)
    plain = Allocation(
        table_id="0/1",
        row=number,
        row_type=RowType.RECIPIENT,
        recipient=name,
        recipient_kind=found.kind,
        code_text=code,
        kommunkod=found.kommunkod,
        lanskod=found.lanskod,
        name=found.name,
        match=found.match,
        amount_sek=Decimal(1000),
        text="1 000",
        place=Place(1, number),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def rows_of(names: Iterable[str], level: Level = Level.KOMMUN) -> list[Allocation]:
    return [row(n, name, level=level) for n, name in enumerate(names, start=1)]


def coded(pairs: Iterable[tuple[str, str]]) -> list[Allocation]:
    return [row(n, name, code) for n, (code, name) in enumerate(pairs, start=1)]


def made_of(rows: Sequence[Allocation], caption: str | None = None, **more: object) -> Extraction:
    plain = Extraction(document=document(), tables=(table(caption),), allocations=tuple(rows))
    return replace(plain, **more)  # type: ignore[arg-type]


def verdict(check: Check, extraction: Extraction) -> list[tuple[Status, Severity]]:
    return [(f.status, f.severity) for f in check(extraction)]


def failed(check: Check, extraction: Extraction) -> list[Finding]:
    return [f for f in check(extraction) if f.status is Status.FAIL]


ALL = sorted(kommuner().items())
REGIONS = list(regioner().values())


def test_all_kommuner_pass_every_check() -> None:
    extraction = made_of(coded(ALL))
    for check in (recipient_known, recipient_once, recipient_coverage, recipient_order, code_name):
        assert [f.status for f in check(extraction)] == [Status.PASS]


def test_misspelt_names_are_warnings_with_both_spellings() -> None:
    rows = coded([("1480", "Göteborg"), ("1481", "Mölnadal"), ("1230", "Staffanstorps"), ("0180", "Stockholm")])
    found = failed(recipient_known, made_of(rows))
    assert [(f.severity, f.expected, f.actual) for f in found] == [
        (Severity.WARNING, "Mölndal", "Mölnadal"),
        (Severity.WARNING, "Staffanstorp", "Staffanstorps"),
    ]
    assert verdict(code_name, made_of(rows)) == [PASS]


def test_unknown_recipient_in_a_table_of_kommuner_names_the_nearest() -> None:
    names = ["Solna", "Nacka", "Täby", "Sollentunna kommundel", "Lidingö", "Haninge"]
    (found,) = failed(recipient_known, made_of(rows_of(names)))
    assert (found.row, found.severity, found.actual) == (4, Severity.WARNING, "Sollentunna kommundel")


@pytest.mark.parametrize(
    "names",
    [
        ["Mer än 50 kunder", "10-50 kunder"],
        ["Medel till SKR", "Medel till samtliga kommuner"],
        ["Vårdbolaget AB", "Umeå universitet", "Röda Korset"],
    ],
)
def test_tables_of_others_raise_no_alarm(names: list[str]) -> None:
    assert verdict(recipient_known, made_of(rows_of(names, Level.UNKNOWN))) == [SKIP]


def test_a_table_where_no_name_is_known_is_one_of_something_else() -> None:
    posts = [replace(r, recipient_kind=RecipientKind.REGION) for r in rows_of(["ap.1", "ap.2"], Level.UNKNOWN)]
    assert verdict(recipient_known, made_of(posts)) == [SKIP]
    assert len(failed(recipient_known, made_of([*posts, row(3, "Uppsala")]))) == 2


def test_national_bodies_and_reserves_are_no_unknown_kommuner() -> None:
    names = ["Solna", "Nacka", "Täby", "Kammarkollegiet", "Reserv", "varav administration", "Ofördelat", "SKR"]
    names += ["Ale", "Mora", "Orsa", "Boden", "Haninge", "Lidingö", "Norra skolan AB", "Räddningsförbundet Väst"]
    assert failed(recipient_known, made_of(rows_of(names))) == []


def test_many_unknown_names_are_one_finding() -> None:
    names = [*(name for _, name in ALL[:40]), *(f"Ort nr {n}" for n in range(1, 13))]
    (found,) = failed(recipient_known, made_of(rows_of(names)))
    assert found.row is None
    assert "12 recipients" in found.message


def test_a_row_torn_in_two_is_told() -> None:
    whole = [row(n, f"Föreningen {n}", f"80240{n}-1234") for n in range(1, 5)]
    torn = [row(5, "Föreningen Vinga"), row(6, "Ljus", "802405-1234", text=None, amount_sek=None)]
    assert [f.row for f in failed(recipient_known, made_of([*whole, *torn]))] == [5, 6]


def test_a_row_whose_code_became_its_heading_is_told() -> None:
    rows = [replace(r, group="Skåne län") for r in rows_of([name for _, name in ALL[:5]])]
    rows[3] = replace(rows[3], code_text=None, group=f"{(rows[3].kommunkod or '').lstrip('0')} IN")
    assert [f.row for f in failed(recipient_known, made_of(rows))] == [rows[3].row]


def test_a_name_of_which_letters_are_lost_is_told() -> None:
    """Ghostscript drops the meaning of some fonts' letters: the page shows them, and the text does not."""
    rows = [row(1, "Teatern Regn"), row(2, "F\ufffdreningen Vinden"), row(3, "Bilda Norr")]
    assert [f.row for f in failed(recipient_known, made_of(rows))] == [2]


def test_doubled_row() -> None:
    rows = coded([*ALL[:20], ALL[7], *ALL[20:]])
    (found,) = failed(recipient_once, made_of(rows))
    assert (found.row, found.severity) == (21, Severity.ERROR)
    assert "rows 8 and 21" in found.message


def test_same_recipient_under_two_headings_or_measures_is_no_repetition() -> None:
    rows = [row(1, "Solna", group="A"), row(2, "Nacka", group="A"), row(3, "Solna", group="B")]
    assert verdict(recipient_once, made_of(rows)) == [PASS]
    twice = [row(1, "Solna", measure="2020"), row(1, "Solna", measure="2021")]
    assert verdict(recipient_once, made_of(twice)) == [PASS, PASS]


@pytest.mark.parametrize(
    ("header", "amounts", "wanted"),
    [
        ("Projektnamn", ("100", "200"), "skip"),
        ("Dnr", ("100", "200"), "skip"),
        ("Statsbidrag", ("100", "200"), "skip"),  # which one
        ("Projektnamn", ("100", "100"), "fail"),  # a row that is printed twice
        ("Projektmedel 2020", ("100", "200"), "fail"),  # an amount, not what the row is about
        ("Län", ("100", "200"), "fail"),
    ],
)
def test_a_recipient_with_two_projects(header: str, amounts: tuple[str, str], wanted: str) -> None:
    rows = [row(1, "Solna"), row(2, "Nacka"), row(3, "Solna")]
    paid = [
        replace(r, amount_sek=Decimal(a), text=a) for r, a in zip(rows, (amounts[0], "7", amounts[1]), strict=True)
    ]
    extraction = made_of(paid)
    column = TableColumn(header, ColumnRole.OTHER, None)
    table = replace(extraction.tables[0], columns=(*extraction.tables[0].columns, column))
    (found,) = recipient_once(replace(extraction, tables=(table,)))
    assert found.status == wanted


def test_two_projects_of_a_recipient_without_amounts_in_a_year_are_no_repetition() -> None:
    rows = [
        replace(row(n, name), amount_sek=None, text="–") for n, name in enumerate(("Solna", "Nacka", "Solna"), 1)
    ]
    extraction = made_of(rows)
    columns = (*extraction.tables[0].columns, TableColumn("Projekt", ColumnRole.OTHER, None))
    (found,) = recipient_once(replace(extraction, tables=(replace(extraction.tables[0], columns=columns),)))
    assert (found.status, found.severity) == SKIP


def test_list_of_applications_is_skipped() -> None:
    names = ["Solna", "Solna", "Nacka", "Nacka", "Täby", "Täby", "Täby"]
    assert verdict(recipient_once, made_of(rows_of(names))) == [SKIP]


def test_code_changed_to_another_kommuns() -> None:
    pairs = [list(p) for p in ALL]
    pairs[10][0] = "0184"
    (found,) = failed(code_name, made_of(coded([(c, n) for c, n in pairs])))
    assert (found.severity, found.row) == (Severity.ERROR, 11)
    assert "0184 is Solna" in found.message
    assert ALL[10][0] in found.message


def test_code_that_no_register_has() -> None:
    rows = coded([*ALL[:5], ("9999", "Solna")])
    (found,) = failed(code_name, made_of(rows))
    assert (found.severity, found.expected, found.actual) == (Severity.ERROR, "0184", "9999")


def test_a_code_with_a_gap_is_told() -> None:
    (found,) = failed(code_name, made_of(coded([("1 435", "Tanum"), ("1480", "Göteborg"), ("1482", "Kungälv")])))
    assert (found.actual, found.expected) == ("1 435", "1435")


def test_codes_lost_their_zero() -> None:
    assert verdict(code_name, made_of(coded([(c.lstrip("0"), n) for c, n in ALL[:40]]))) == [PASS]


@pytest.mark.parametrize(("day", "severities"), [(date(2005, 1, 1), []), (date(2015, 1, 1), [Severity.WARNING])])
def test_history_of_codes(day: date, severities: list[Severity]) -> None:
    rows = coded([("1917", "Heby"), ("1980", "Västerås"), ("1981", "Sala")])
    extraction = made_of(rows, document=document(document_date=day))
    assert [f.severity for f in failed(code_name, extraction)] == severities


def test_codes_that_are_no_kommunkoder_are_skipped() -> None:
    rows = [row(n, name, f"77{n}1") for n, name in enumerate(["Solna", "Nacka", "Täby"], start=1)]
    assert verdict(code_name, made_of(rows)) == [SKIP]


def test_lanskoder() -> None:
    rows = [row(n, name, code, Level.REGION) for n, (code, name) in enumerate(regioner().items(), start=1)]
    assert verdict(code_name, made_of(rows)) == [PASS]
    rows[3] = row(4, "Region Skåne", "05", Level.REGION)
    assert len(failed(code_name, made_of(rows))) == 1


@pytest.mark.parametrize(
    ("dropped", "caption", "severity"),
    [
        (1, None, Severity.ERROR),
        (5, None, Severity.ERROR),
        (6, None, Severity.INFO),
        (60, "Medel till samtliga kommuner", Severity.ERROR),
        (60, "Medel till alla landets kommuner", Severity.ERROR),
        (60, "Medel till samtliga regioner", Severity.INFO),
        (60, "Medel till samtliga kommuner som har ansökt", Severity.INFO),
        (60, "Medel till alla kommuner i två län", Severity.INFO),
    ],
)
def test_dropped_kommuner(dropped: int, caption: str | None, severity: Severity) -> None:
    (found,) = failed(recipient_coverage, made_of(coded(ALL[dropped:]), caption))
    assert found.severity is severity
    assert ALL[0][1] in found.message
    assert (found.expected, found.actual) == ("290", str(290 - dropped))


def test_selection_of_kommuner_claims_nothing() -> None:
    rows = rows_of(["Danderyd", "Lidingö", "Norrtälje", "Täby", "Vallentuna"])
    assert verdict(recipient_coverage, made_of(rows)) == [SKIP]


def test_kommuner_that_the_prose_leaves_out() -> None:
    text = f"Alla kommuner utom {ALL[0][1]} får del av medlen."
    said = Condition(seq=1, category=Category.ELIGIBILITY, modality=Modality.STATEMENT, text=text, place=PLACE)
    (found,) = failed(recipient_coverage, made_of(coded(ALL[1:]), conditions=(said,)))
    assert found.severity is Severity.INFO


@pytest.mark.parametrize(
    ("dropped", "severity"), [(1, Severity.WARNING), (3, Severity.WARNING), (4, Severity.INFO)]
)
def test_dropped_regions(dropped: int, severity: Severity) -> None:
    rows = rows_of(REGIONS[dropped:], Level.REGION)
    assert [f.severity for f in failed(recipient_coverage, made_of(rows))] == [severity]


def test_lansstyrelser() -> None:
    names = [f"Länsstyrelsen i {name}" for name in lan_names().values()]
    assert verdict(recipient_coverage, made_of(rows_of(names, Level.UNKNOWN))) == [PASS]
    (found,) = failed(recipient_coverage, made_of(rows_of(names[1:], Level.UNKNOWN)))
    assert (found.severity, found.expected) == (Severity.WARNING, "21")
    assert "Stockholms län" in found.message


def test_gotland_counts_as_kommun_and_region() -> None:
    regions = [r for r in rows_of(REGIONS, Level.REGION) if r.lanskod != "09"]
    gotland = row(22, "Gotlands kommun", level=Level.UNKNOWN)
    assert gotland.recipient_kind is RecipientKind.KOMMUN
    found = list(recipient_coverage(made_of([*regions, gotland])))
    assert [f.status for f in found if "regioner" in f.message] == [Status.PASS]
    (alone,) = failed(recipient_coverage, made_of(regions, "Samtliga regioner"))
    assert alone.severity is Severity.INFO


def test_kommuner_of_one_lan() -> None:
    local = [p for p in ALL if p[0].startswith("03")]
    assert verdict(recipient_coverage, made_of(coded(local))) == [PASS]
    (found,) = failed(recipient_coverage, made_of(coded(local[1:])))
    assert (found.severity, found.expected) == (Severity.INFO, "8")


def test_two_tables_that_together_have_all() -> None:
    first = coded(ALL[:150])
    second = [replace(r, table_id="0/2") for r in coded(ALL[150:])]
    extraction = made_of([*first, *second], tables=(table(), table(seq=2)))
    assert Status.FAIL not in {f.status for f in recipient_coverage(extraction)}


def test_coverage_is_of_the_documents_day() -> None:
    before = sorted(kommuner(date(2002, 1, 1)).items())
    assert len(before) == 289
    extraction = made_of(coded(before), document=document(document_date=date(2002, 1, 1)))
    assert [f.status for f in recipient_coverage(made_of(coded(before)))] == [Status.FAIL]
    rows = [replace(r, kommunkod=r.code_text) for r in extraction.allocations]
    assert [f.status for f in recipient_coverage(replace(extraction, allocations=tuple(rows)))] == [Status.PASS]


@pytest.mark.parametrize(
    "names",
    [
        ["Ale", "Upplands Väsby", "Upplands-Bro", "Uppsala", "Älvsbyn", "Öckerö"],
        ["Ale", "Upplands-Bro", "Upplands Väsby", "Uppsala", "Älvsbyn", "Öckerö"],
        ["Malung-Sälen", "Malå", "Mark", "Östersund", "Österåker", "Östhammar", "Östra Göinge"],
    ],
)
def test_usual_alphabetical_orders(names: list[str]) -> None:
    assert verdict(recipient_order, made_of(rows_of(names))) == [(Status.PASS, Severity.INFO)]


def test_row_out_of_order_is_told() -> None:
    pairs = [*ALL[:20], ALL[40], *ALL[20:40], *ALL[41:]]
    (found,) = failed(recipient_order, made_of(coded(pairs)))
    assert (found.severity, found.row) == (Severity.INFO, 22)


def test_table_in_no_order_is_skipped() -> None:
    names = ["Solna", "Ale", "Täby", "Berg", "Mora", "Arvika"]
    assert verdict(recipient_order, made_of(rows_of(names))) == [SKIP]


def test_codes_beside_names_of_no_register_say_where_those_lie() -> None:
    elsewhere = [("20", "Teknikparken AB"), ("23", "Fjällstiftelsen"), ("17", "Kraftverk i norr AB")]
    right, wrong = ("25", "Piteå kommun"), ("17", "Piteå kommun")
    for place, failures in ((right, 0), (wrong, 1)):
        found = [*code_name(made_of(coded([*elsewhere, place])))]
        assert sum(f.status is Status.FAIL for f in found) == failures
