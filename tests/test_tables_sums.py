"""What is a sum and what is none: a lone län among other names, a total out of line, titles between tables."""

from __future__ import annotations

import io

import openpyxl
import pymupdf
import pytest
from openpyxl.styles import Font

from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import SecondReader, Settings
from parsers.tables import read_tables
from schemas.vocabulary import RowType, Status


def test_a_lone_lan_among_recipients_of_another_kind_is_one_of_them() -> None:
    rows = (("Centrala Östergötland", 3_388), ("Göteborg", 6_922), ("Kalmar län", 7_053), ("Värend", 7_335))
    lines = [f"{name:<34}{amount:>9,}".replace(",", " ") for name, amount in (*rows, ("Summa", 24_698))]
    text = "\n".join(["Bilaga 1", "", f"{'Samordningsförbund':<34}{'Tkr':>9}", *lines, ""])
    found = understand(text.encode(), "bilaga.txt", Settings.of(SecondReader.NEVER))
    assert [a.row_type for a in found.allocations].count(RowType.RECIPIENT) == len(rows)
    assert not [f for f in found.findings if f.check in {"group-total", "table-total"} and f.status is Status.FAIL]


def test_a_total_out_of_line_under_three_groups_is_the_total() -> None:
    document = pymupdf.open()
    page = document.new_page()
    names = ("Ale", "Bjuv", "Dals-Ed", "Eda", "Falun", "Gagnef", "Habo", "Järfälla", "Kil", "Lerum", "Mora", "Nora")
    for n, name in enumerate(names):
        x, y = 50 + 170 * (n // 4), 94 + 13 * (n % 4)
        for left, text in ((x, f"{1200 + n}"), (x + 30, name), (x + 100, f"{100 + n} 000")):
            page.insert_text((left, y), text, fontsize=8)
    for x in (50, 220, 390):
        for left, title in ((x, "Nr"), (x + 30, "Kommun"), (x + 100, "Belopp, kr")):
            page.insert_text((left, 80), title, fontsize=8)
    page.insert_text((50, 152), "Summa 1 266 000", fontsize=8)
    (reading,) = read_tables(read_document(document.tobytes(), "drawn.pdf"))
    assert reading.table.stated_total_sek == reading.table.computed_total_sek == 1_266_000


def test_a_sheet_with_a_title_of_its_own_is_a_table_of_its_own() -> None:
    workbook = openpyxl.Workbook()
    for number, title in enumerate(("Naturvård", "Vatten")):
        sheet = workbook.active if number == 0 else workbook.create_sheet()
        sheet.append([f"Beviljade bidrag {title.casefold()} 2023"])
        sheet["A1"].font = Font(bold=True, size=13)
        sheet.append([])
        sheet.append(["Kommun", "Bidrag, kr"])
        for name, amount in (("Ale", 120_000), ("Lund", 310_000), ("Ystad", 55_000)):
            sheet.append([name, amount])
    data = io.BytesIO()
    workbook.save(data)
    readings = read_tables(read_document(data.getvalue(), "bok.xlsx"))
    assert [[a.recipient for a in r.allocations] for r in readings] == [["Ale", "Lund", "Ystad"]] * 2


def test_a_sum_above_its_rows_names_their_group() -> None:
    rows = ("Driftsbidrag | 930 500", "Norra lyktan | 610 000", "Vännerna | 320 500")
    more = ("Startbidrag | 175 250", "Kören Alt | 95 250", "Nya ringen | 80 000", "Totalsumma | 1 105 750")
    text = "\n".join(["Bilaga 1 Utbetalda bidrag till föreningar, kr", "", "Förening | Belopp", *rows, *more, ""])
    found = understand(text.encode(), "bilaga.txt", Settings.of(SecondReader.NEVER))
    own = [(a.group, a.recipient) for a in found.allocations if a.row_type is RowType.RECIPIENT]
    assert own == [
        ("Driftsbidrag", "Norra lyktan"),
        ("Driftsbidrag", "Vännerna"),
        ("Startbidrag", "Kören Alt"),
        ("Startbidrag", "Nya ringen"),
    ]


def test_a_label_that_ends_in_the_word_for_a_sum_is_one() -> None:
    rows = ("Skåne län | Lund | 95 250", " | Ystad | 80 000", "Skåne län Summa | | 175 250")
    more = ("Hallands län | Hylte | 61 000", " | Laholm | 59 500", "Hallands län Summa | | 120 500")
    text = "\n".join(
        ["Bilaga 1 Statsbidrag, kr", "", "Län | Kommun | Belopp", *rows, *more, "Totalsumma | | 295 750"]
    )
    found = understand(text.encode(), "bilaga.txt", Settings.of(SecondReader.NEVER))
    kinds = [a.row_type for a in found.allocations]
    assert (kinds.count(RowType.SUBTOTAL), kinds.count(RowType.TOTAL)) == (2, 1)


def test_bold_headings_with_sums_over_one_item_or_more_are_sums() -> None:
    listed = {"Lund": ("120 000", ["Studentteatern"]), "Eslöv": ("75 000", ["Vännerna", "Fotoklubben"])}
    amounts = {"Studentteatern": "120 000", "Vännerna": "50 000", "Fotoklubben": "25 000"}
    items = "".join(
        f"<h2>{name}: {total} kronor</h2><ul>{''.join(f'<li>{own} – {amounts[own]} kr – kör' for own in owns)}</ul>"
        for name, (total, owns) in listed.items()
    )
    found = understand(f"<h1>Så fördelas höststödet</h1>{items}".encode(), "sida.html", Settings())
    sums = [a.recipient for a in found.allocations if a.row_type is RowType.SUBTOTAL]
    assert sums == list(listed)
    assert [a.group for a in found.allocations if a.row_type is RowType.RECIPIENT] == ["Lund", "Eslöv", "Eslöv"]


@pytest.mark.parametrize("amounts", [("250 000", "180 000"), ("520 000", "180 000"), ("180 000",)])
def test_a_total_in_words_below_a_table_with_places_is_its_total(amounts: tuple[str, ...]) -> None:
    names = ("Dansmakarna Väst", "Rörelsekollektivet")
    cells = "".join(f"<tr><td>{n}<td>Borås<td>{a}" for n, a in zip(names, amounts, strict=False))
    table = f"<table><tr><th>Mottagare<th>Ort<th>Bidrag, kr{cells}</table>"
    page = f"<h1>Bidrag till fria aktörer</h1><h3>Dans</h3>{table}<p>Totalt dans: 430 000 kronor</p>"
    found = understand(page.encode(), "a.html", Settings.of(SecondReader.NEVER))
    failed = {f.check for f in found.findings if f.status is Status.FAIL}
    assert found.tables[0].stated_total_sek == 430_000
    assert ("table-total" in failed) == (sum(int(a.replace(" ", "")) for a in amounts) != 430_000)
