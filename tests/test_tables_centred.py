"""Cells that are centred for themselves between drawn lines: their row begins where its tallest cell does."""

from __future__ import annotations

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.parse import parse_document

COLUMNS = (60, 160, 230)
LEADING = 13
TITLES = (("Förening",), ("Belopp", "(kr)"), ("Motivering",))
ROWS = (
    (("Vindans", "byalag"), ("25 000",), ("Nämnden föreslår 25 000 kronor då", "verksamheten når många unga.")),
    (("Hedens scen",), ("40 000",), ("Söker 60 000 kr. Beviljas delvis.",)),
    (("Storåns", "fiskare"), ("35 000",), ("Bidraget är 5 000 kronor högre än 2023.",)),
    (("Nyby bygde-", "gårds-", "förening"), ("90 000",), ("Omsätter 1 250 000 kronor och", "har 340 besökare.")),
    (("Fjällets", "teater"), ("25 000",), ("Nya kostymer",)),
)


def annex(walls: bool, summed: bool) -> bytes:  # noqa: FBT001 - a layout
    """A list of grants between lines, each cell in the middle of its row."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((60, 60), "Bilaga 1. Beslut om bidrag 2025", fontsize=14)
    last = ((("Summa",), ("215 000",), ()),) if summed else ()
    top = 90.0
    page.draw_line((56, top), (500, top))
    for row in (TITLES, *ROWS, *last):
        deep = LEADING * max(map(len, row)) + 6
        for x, lines in zip(COLUMNS, row, strict=True):
            first = top + (deep - LEADING * len(lines)) / 2 + 10
            for n, text in enumerate(lines):
                page.insert_text((x, first + n * LEADING), text, fontsize=10)
        for x in (56, 156, 226, 500) if walls else ():
            page.draw_line((x, top), (x, top + deep))
        top += deep
        page.draw_line((56, top), (500, top))
    return document.tobytes()


@pytest.mark.parametrize("walls", [True, False])
@pytest.mark.parametrize("summed", [True, False])
def test_a_row_of_centred_cells(walls: bool, summed: bool) -> None:  # noqa: FBT001
    extraction = parse_document(read_document(annex(walls, summed), "bilaga.pdf"), "test")
    read = [(a.recipient, int(a.amount_sek or 0)) for a in extraction.allocations if a.row_type == "recipient"]
    assert read == [
        ("Vindans byalag", 25_000),
        ("Hedens scen", 40_000),
        ("Storåns fiskare", 35_000),
        ("Nyby bygdegårdsförening", 90_000),
        ("Fjällets teater", 25_000),
    ]


def test_the_rows_between_the_lines_of_a_group_stay_rows() -> None:
    """Lines drawn around several rows, whose label stands in their middle, tell no row."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((60, 60), "Bilaga 1. Beslut om bidrag 2025", fontsize=14)
    for x, title in ((60, "Område"), (160, "Förening"), (300, "Belopp (kr)")):
        page.insert_text((x, 85), title)
    top = 90.0
    page.draw_line((56, top), (500, top))
    groups = {"Teater": (("Vindan", "25 000"), ("Hedens scen", "40 000"), ("Nyby scen", "35 000"))}
    groups["Musik"] = (("Storåns kör", "15 000"), ("Fjällkören", "12 000"), ("Ekens kapell", "9 000"))
    for group, rows in groups.items():
        page.insert_text((60, top + 28), group, fontsize=10)
        for n, (name, amount) in enumerate(rows):
            page.insert_text((160, top + 13 + 15 * n), name, fontsize=10)
            page.insert_text((300, top + 13 + 15 * n), amount, fontsize=10)
        top += 50
        page.draw_line((56, top), (500, top))
    extraction = parse_document(read_document(document.tobytes(), "bilaga.pdf"), "test")
    read = [(a.group, a.recipient, int(a.amount_sek or 0)) for a in extraction.allocations]
    wanted = [(g, name, int(amount.replace(" ", ""))) for g, rows in groups.items() for name, amount in rows]
    assert read == wanted
