"""Tables that were copied: out of mail, column by column, a cell to a line, and titles that run together."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.rows import Allocation, Extraction
from schemas.vocabulary import RowType

GIVEN = (("Föreningen Havsbris", 412_000), ("Stiftelsen Klippan", 1_350_000), ("Ljungheda IF", 88_500))


def read(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "x.txt"), "test")


def recipients(found: Extraction) -> list[Allocation]:
    return [a for a in found.allocations if a.row_type is RowType.RECIPIENT]


def given(found: Extraction) -> list[tuple[str | None, int | None]]:
    return [(a.recipient, a.amount_sek and int(a.amount_sek)) for a in recipients(found)]


def printed(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def table(row: str, head: str, last: str = "") -> str:
    rows = "\n".join(row.format(name=name, amount=printed(amount)) for name, amount in GIVEN)
    return f"Bilaga 1. Bidrag till föreningar\n\n{head}\n{rows}\n{last.format(printed(sum(n for _, n in GIVEN)))}\n"


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
def test_quoted_mail_is_read_without_its_marks(mark: str) -> None:
    lines = table("{name}   {amount}", "Förening   Belopp (kr)", "Summa   {}").splitlines()
    found = read("Hej,\nhär kommer listan.\n\n" + "\n".join(f"{mark}{line}".rstrip() for line in lines))
    assert given(found) == [*GIVEN]


def test_sizes_above_a_number_are_no_quotation() -> None:
    found = read("Kommuner\n> 100 000 invånare\n> 50 000 invånare\n> 20 000 invånare\n")
    page = read_document(b"> 100 000\n> 50 000\n> 20 000\n", "x.txt").pages[0]
    assert [w.text for w in page.words][:1] == [">"]
    assert not found.tables


@pytest.mark.parametrize(
    "row",
    ["{name} = {amount} kr", "– {name} ({amount} kr)", '"{name}" | "{amount} kr"', "• {name}: {amount} kronor"],
)
def test_what_stands_between_name_and_sum(row: str) -> None:
    text = table(row, "Följande föreningar beviljas bidrag:")
    assert given(read(text)) == [*GIVEN]


def test_a_name_that_begins_with_a_digit_stays_an_item_of_its_list() -> None:
    found = read(
        "Bidrag har beviljats enligt nedan.\n\n- 3H Sverige: 30 000 kr\n- Norrskenet: 40 000 kr\n- Alfa: 5 000 kr\n"
    )
    assert [a.recipient for a in recipients(found)] == ["3H Sverige", "Norrskenet", "Alfa"]


@pytest.mark.parametrize(
    ("head", "measures"),
    [
        ("Lärosäte Takbelopp (mnkr) Forskning (mnkr)", ["Takbelopp (mnkr)", "Forskning (mnkr)"]),
        ("Lärosäte Utfall 2023 Budget 2024", ["Utfall 2023", "Budget 2024"]),
        ("Lärosäte Anslag 2024 (mnkr) Forskning (mnkr)", ["Anslag 2024 (mnkr)", "Forskning (mnkr)"]),
    ],
)
def test_titles_of_collapsed_text_end_at_units_and_years(head: str, measures: list[str]) -> None:
    rows = "Lunds universitet 881,8 1111,6\nUmeå universitet 398,0 417,5\nKarolinska institutet 745,0 382,0\n"
    found = read(f"Bilaga 1: Anslag till lärosäten, belopp i mnkr\n\n{head}\n{rows}")
    assert [a.measure for a in recipients(found)[:2]] == measures


def test_the_title_of_the_names_is_no_group() -> None:
    found = read(
        "Bilaga 2. Bidrag till samfund, kronor\n\nSamfund Organisationsbidrag Verksamhetsbidrag\n"
        "Bergkyrkan 120 000 340 000\nDalakyrkan 80 000 20 500\nÖkyrkan 95 000 100 250\n"
    )
    assert {a.group for a in recipients(found)} == {None}


COLUMNS = """Bilaga 3. Stöd till företag
Företag
Norrgas AB
Västbio AB
Sydladd AB
Totalt

Org.nr
556536-9924
556325-9463
556131-7470

Ort
Kramfors
Ale
Lund

Stöd (kr)
3 530 688
1 930 981
870 746
6 332 415
"""


def test_columns_that_empty_lines_part_are_told() -> None:
    found = read(COLUMNS)
    assert not recipients(found)
    assert found.evidence is not None
    assert {"1 930 981", "870 746", "6 332 415"} <= {u.text for u in found.evidence.unread}


@pytest.mark.parametrize("parted", ["\n", "\n\n"])
def test_columns_without_titles_are_told(parted: str) -> None:
    cells = ["1440", "2582", "1730", "Ale", "Boden", "Eda", "Summa", "412 000", "88 500", "99 500", "600 000"]
    found = read(f"Bilaga 2\n\nStatsbidrag per kommun, kronor\n\n{parted.join(cells)}\n")
    assert not recipients(found)
    assert found.evidence is not None
    assert [u.text for u in found.evidence.unread] == cells[-4:]


def test_rows_of_two_texts_and_a_cell_to_a_line() -> None:
    cells = "Län Kommun Platser Bidrag~(tkr) Dalarna Avesta 77 2~457 Dalarna Borlänge 16 1~513 Värmland Eda 21 640"
    lines = "\n".join(cells.replace(" ", "\n").split("\n")).replace("~", " ")
    found = read(f"Bilaga, fördelning av platser och bidrag\n\n{lines}\nSumma\n114\n4 610\n")
    assert [(a.recipient, a.count, a.text) for a in recipients(found)] == [
        ("Avesta", 77, "2 457"),
        ("Borlänge", 16, "1 513"),
        ("Eda", 21, "640"),
    ]


def test_the_heading_of_a_first_group_is_no_title_where_cells_stand_one_to_a_line() -> None:
    lines = [
        "Jämtlands län",
        "Berg\n1 051 844",
        "Bräcke\n151 596",
        "Gävleborgs län",
        "Hofors\n936 832",
        "Ockelbo\n88 000",
    ]
    found = read("\n\n".join(["Bilaga: stöd kommunvis, kronor", "Kommun\nBelopp", *lines]))
    assert [a.group for a in recipients(found)] == ["Jämtlands län"] * 2 + ["Gävleborgs län"] * 2


def test_a_currency_stands_before_its_number() -> None:
    found = read(
        "Bilaga A: Beviljade projekt\n\nKoordinator: Norra högskolan, SEK 4 500 000\n"
        "Koordinator: Sydtest AB, SEK 3 250 000\nKoordinator: Ostkustens universitet, SEK 990 000\n"
    )
    assert given(found) == [
        ("Norra högskolan", 4_500_000),
        ("Sydtest AB", 3_250_000),
        ("Ostkustens universitet", 990_000),
    ]


@pytest.mark.parametrize("mark", ["1)", "*", "(1)", "¹"])
def test_a_mark_is_cut_off_a_name_where_the_page_has_its_footnote(mark: str) -> None:
    rows = f"Förening       Kronor\nVadsbo teater {mark}   120 000\nKinne musik    80 000\nRedväg dans    65 000\n"
    noted = read(f"Bilaga 1. Bidrag till kultur\n\n{rows}\n{mark} Varav 5 000 kr för resor.\n")
    assert [a.recipient for a in recipients(noted)][:1] == ["Vadsbo teater"]


def test_a_mark_without_a_footnote_is_part_of_the_name() -> None:
    rows = "Förening       Kronor\nStudio *       120 000\nKinne musik    80 000\nRedväg dans    65 000\n"
    found = read(f"Bilaga 1. Bidrag till kultur\n\n{rows}")
    assert [a.recipient for a in recipients(found)][:1] == ["Studio *"]


def test_organisation_numbers_that_begin_the_line_below_a_name() -> None:
    found = read(
        "Bilaga 1 Beviljade bidrag\n\nOrganisation Beviljat belopp (kr)\nFöreningen Stigen\n802413-8890 450 000\n"
        "Nya Hantverkskooperativet\n769600-1112 1 200 000\nKvarnens vänner\n769612-4458 875 000\nSumma 2 525 000\n"
    )
    assert [(a.code_text, a.recipient, a.text) for a in recipients(found)] == [
        ("802413-8890", "Föreningen Stigen", "450 000"),
        ("769600-1112", "Nya Hantverkskooperativet", "1 200 000"),
        ("769612-4458", "Kvarnens vänner", "875 000"),
    ]


SPANNED = """<table><tr><th>Län</th><th>Kommun</th><th>Bidrag, kr</th></tr>
<tr><td rowspan=2>Hallands län</td><td>Hylte</td><td>80 000</td></tr><tr><td>Laholm</td><td>95 400</td></tr>
<tr><td rowspan=2>Blekinge län</td><td>Olofström</td><td>70 000</td></tr><tr><td>Ronneby</td><td>101 000</td></tr>
<tr><td colspan=2>Summa</td><td>346 400</td></tr></table>"""


@pytest.mark.parametrize(
    "body",
    [
        SPANNED,
        SPANNED.replace(" rowspan=2", "")
        .replace("<tr><td>Laholm", "<tr><td></td><td>Laholm")
        .replace("<tr><td>Ronneby", "<tr><td></td><td>Ronneby"),
    ],
)
def test_a_cell_over_several_rows_is_their_group(body: str) -> None:
    page = f"<!doctype html><html><body><h1>Bilaga 1. Bidrag till kommuner</h1>{body}</body></html>"
    found = parse_document(read_document(page.encode(), "x.html"), "test")
    assert [(a.recipient, a.group) for a in recipients(found)] == [
        ("Hylte", "Hallands län"),
        ("Laholm", "Hallands län"),
        ("Olofström", "Blekinge län"),
        ("Ronneby", "Blekinge län"),
    ]


def test_codes_of_counties_that_follow_each_other_are_codes() -> None:
    found = read(
        "Bilaga 1. Stöd per län (tkr)\n\nLänskod\tLän\t2024\n20\tDalarnas län\t4 100\n"
        "21\tGävleborgs län\t3 950\n22\tVästernorrlands län\t5 200\n23\tJämtlands län\t2 800\n"
    )
    assert [a.code_text for a in recipients(found)] == ["20", "21", "22", "23"]


@pytest.mark.parametrize("first", ["Lunds universitet", "Svenska Röda Korsets ungdomsförbund"])
def test_the_title_of_numbers_copied_below_the_names_is_theirs_however_wide_the_names_are(first: str) -> None:
    names = [first, "Nordiska museet", "Umeå universitet", "Göteborgs universitet", "Summa"]
    lines = ["Organisation", *names, "Medel att rekvirera (tkr)", "10 412", "11 088", "12 350", "13 000", "46 850"]
    found = read("Bilaga\n\nFördelning av statsbidrag\n\n" + "\n\n".join(lines) + "\n")
    assert [a.amount_sek for a in recipients(found)] == [10_412_000, 11_088_000, 12_350_000, 13_000_000]
