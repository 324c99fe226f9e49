"""Titles in drawn cells: over numbers set to the other side, over several columns, over a group's heading."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pymupdf
import pytest

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables

ROWS = (("Boden", "1 200", "1 240", "1 280"), ("Kalix", "810", "840", "865"), ("Luleå", "4 310", "4 425", "4 550"))


def drawn(walls: tuple[float, ...], header_walls: tuple[float, ...]) -> TableReading:
    """Three amounts set to the right of wide cells under titles set to the left of them."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((62, 92), "Kommun", fontsize=9)
    page.insert_text((162, 92), "Ersättning (tkr)", fontsize=9)
    for x, year in zip((162, 262, 362), ("2025", "2026", "2027"), strict=True):
        page.insert_text((x, 106), year, fontsize=9)
    for n, (name, *texts) in enumerate(ROWS):
        page.insert_text((62, 120 + 14 * n), name, fontsize=9)
        for right, text in zip((258, 358, 458), texts, strict=True):
            page.insert_text((right - pymupdf.get_text_length(text, fontsize=9), 120 + 14 * n), text, fontsize=9)
    for x in walls:
        page.draw_line((x, 96), (x, 154))
    for x in header_walls:
        page.draw_line((x, 82), (x, 96))
    (reading,) = read_tables(read_document(document.tobytes(), "drawn.pdf"))
    return reading


def test_titles_head_what_stands_between_their_lines() -> None:
    reading = drawn((60, 160, 260, 360, 460), (60, 160, 460))
    headers = [c.header for c in reading.table.columns]
    assert headers == ["Kommun", "Ersättning (tkr) 2025", "Ersättning (tkr) 2026", "Ersättning (tkr) 2027"]
    assert [(a.year, int(a.amount_sek or 0)) for a in reading.allocations][:3] == [
        (2025, 1_200_000),
        (2026, 1_240_000),
        (2027, 1_280_000),
    ]


def sheet(*rows: tuple[object, ...]) -> tuple[TableReading, ...]:
    book = openpyxl.Workbook()
    page: Any = book.active
    for row in rows:
        page.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return read_tables(read_document(buffer.getvalue(), "bok.xlsx"))


@pytest.mark.parametrize("over", [(), (("Bidrag till cykelvägar",), ())])
def test_a_group_s_heading_below_the_header_of_a_sheet(over: tuple[tuple[object, ...], ...]) -> None:
    (reading,) = sheet(
        *over, ("Kommun", "Bidrag (mnkr)"), ("Hallands län",), ("Falkenberg", 12.4), ("Varberg", 18.1),
        ("Skåne län",), ("Eslöv", 6.5), ("Höör", 7.2), ("Summa", 44.2),
    )  # fmt: skip
    assert [c.header for c in reading.table.columns] == ["Kommun", "Bidrag (mnkr)"]
    assert [(a.recipient, a.group) for a in reading.allocations][:3] == [
        ("Falkenberg", "Hallands län"),
        ("Varberg", "Hallands län"),
        ("Eslöv", "Skåne län"),
    ]


def test_a_year_that_ends_a_comment_is_no_row() -> None:
    cells = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>".format
    rows = [("Förening", "Bidrag (kr)", "Kommentar"), ("Bollklubben", "80 000", "Oförändrad, ny plan<br>2025")]
    rows += [("Schackklubben", "12 000", ""), ("Ridklubben", "31 000", "Enligt ansökan")]
    page = f"<table>{''.join(cells(*row) for row in rows)}</table>".encode()
    (reading,) = read_tables(read_document(page, "sida.html"))
    assert [a.recipient for a in reading.allocations] == ["Bollklubben", "Schackklubben", "Ridklubben"]


def test_the_word_for_many_recipients_is_a_heading() -> None:
    cells = "<tr><td>{}</td><td>{}</td></tr>".format
    rows = [("Mottagare", "Belopp (kr)"), ("Regioner", ""), ("Region Gävleborg", "41 200 000")]
    rows += [("Kommuner", ""), ("Bollnäs", "1 910 000"), ("Totalt", "43 110 000")]
    page = f"<table>{''.join(cells(*row) for row in rows)}</table>".encode()
    (reading,) = read_tables(read_document(page, "sida.html"))
    assert [(a.recipient, a.group) for a in reading.allocations][:2] == [
        ("Region Gävleborg", "Regioner"),
        ("Bollnäs", "Kommuner"),
    ]


def test_an_amount_s_title_stands_centred_beside_the_two_lines_of_the_names_title() -> None:
    document = pymupdf.open()
    page = document.new_page()
    names = (
        ("Sökande or-", "ganisation"),
        ("Lantbrukar-", "nas nät-", "verk"),
        ("Kustmu-", "seet"),
        ("Bygdegår-", "den i Ed"),
    )
    y, amounts = 92.0, ("Belopp, kr", "41 300", "7 000 000", "182 500")
    for lines, amount in zip(names, amounts, strict=True):
        font = "hebo" if amount == amounts[0] else "helv"
        for k, text in enumerate(lines):
            page.insert_text((62, y + 12 * k), text, fontsize=9, fontname=font)
        middle = y + 6 * (len(lines) - 1)
        page.insert_text(
            (220 - pymupdf.get_text_length(amount, font, 9), middle), amount, fontsize=9, fontname=font
        )
        y += 12 * len(lines)
    (reading,) = read_tables(read_document(document.tobytes(), "drawn.pdf"))
    assert [c.header for c in reading.table.columns][1] == "Belopp, kr"
    assert [(a.recipient, int(a.amount_sek or 0)) for a in reading.allocations] == [
        ("Lantbrukarnas nätverk", 41_300),
        ("Kustmuseet", 7_000_000),
        ("Bygdegården i Ed", 182_500),
    ]
