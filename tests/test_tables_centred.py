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


def annex(walls: bool, summed: bool, *, ruled: bool = True) -> bytes:  # noqa: FBT001 - a layout
    """A list of grants between lines, or none, each cell in the middle of its row."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((60, 60), "Bilaga 1. Beslut om bidrag 2025", fontsize=14)
    last = ((("Summa",), ("215 000",), ()),) if summed else ()
    top = 90.0
    if ruled:
        page.draw_line((56, top), (500, top))
    for row in (TITLES, *ROWS, *last):
        deep = LEADING * max(map(len, row)) + 6
        for x, lines in zip(COLUMNS, row, strict=True):
            first = top + (deep - LEADING * len(lines)) / 2 + 10
            for n, text in enumerate(lines):
                page.insert_text((x, first + n * LEADING), text, fontsize=10)
        for x in (56, 156, 226, 500) if walls else ():
            page.draw_line((x, top), (x, top + deep))
        top += deep + (0 if ruled else 3)
        if ruled:
            page.draw_line((56, top), (500, top))
    return document.tobytes()


def read_rows(data: bytes) -> list[tuple[str | None, int]]:
    extraction = parse_document(read_document(data, "bilaga.pdf"), "test")
    return [(a.recipient, int(a.amount_sek or 0)) for a in extraction.allocations if a.row_type == "recipient"]


READ = [
    ("Vindans byalag", 25_000),
    ("Hedens scen", 40_000),
    ("Storåns fiskare", 35_000),
    ("Nyby bygdegårdsförening", 90_000),
    ("Fjällets teater", 25_000),
]


@pytest.mark.parametrize("walls", [True, False])
@pytest.mark.parametrize("summed", [True, False])
def test_a_row_of_centred_cells(walls: bool, summed: bool) -> None:  # noqa: FBT001
    assert read_rows(annex(walls, summed)) == READ


@pytest.mark.parametrize("summed", [True, False])
def test_the_room_between_rows_tells_them_where_no_line_is_drawn(summed: bool) -> None:  # noqa: FBT001
    assert read_rows(annex(False, summed, ruled=False)) == READ  # noqa: FBT003


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


def test_drawn_columns_of_centred_cells_beside_each_other_are_read_one_after_the_other() -> None:
    """Browsers set a long table in columns, whose rows of one to three lines stand nowhere level."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((40, 60), "Bilaga 1. Beslut om bidrag 2025, kronor", fontsize=14)
    names = ("Vindans byalag", "Hedens scen", "Nyby bygde gård", "Ekens kör i Ås", "Fjällets teater", "Lyktan")
    columns = (("Förening", "Sökt", "Beviljat"), *((n, f"{k}1 000", f"{k} 500") for k, n in enumerate(names, 11)))
    for left, rows in ((40, columns[:4]), (310, columns[4:])):
        top = 90.0 if left == 40 else 96.0
        for name, *amounts in rows:
            lines = name.split()
            deep = 12 * len(lines) + 6
            for n, text in enumerate(lines):
                page.insert_text((left + 4, top + 12 + 12 * n), text, fontsize=9)
            for n, text in enumerate(amounts):
                x = left + 160 + 80 * n - pymupdf.get_text_length(text, fontsize=9)
                page.insert_text((x, top + deep / 2 + 3), text, fontsize=9)
            page.draw_rect(pymupdf.Rect(left, top, left + 245, top + deep))
            top += deep
    extraction = parse_document(read_document(document.tobytes(), "bilaga.pdf"), "test")
    read = [(a.recipient, a.text) for a in extraction.allocations]
    assert read == [(name, amount) for name, *own in columns[1:] for amount in own]


GROUPS = {
    "Äldre": (
        (("Vägar in",), ("Vindans byalag",), "25 000"),
        (("Möten för", "unga"), ("Hedens", "scen"), "40 000"),
    ),
    "Folkhälsa": ((("Språk på", "landet", "nu"), ("Nyby kör",), "12 000"), (("Scenen",), ("Lyktan",), "9 000")),
    "Dans": ((("Hela året",), ("Storåns", "fiskare"), "8 000"), (("Ung scen",), ("Ekens kapell",), "7 000")),
}


def test_a_heading_in_a_later_column_stands_as_far_from_rows_as_they_do() -> None:
    """The sums stand in that column too, and nothing but the room tells the rows."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((60, 60), "Bilaga 1. Beslut om bidrag 2025, kronor", fontsize=14)
    top = 90.0

    def put(*cells: tuple[str, ...]) -> None:
        nonlocal top
        deep = LEADING * max(map(len, cells))
        for x, lines in zip((60, 180, 330), cells, strict=True):
            for n, text in enumerate(lines):
                page.insert_text((x, top + (deep - LEADING * len(lines)) / 2 + 10 + n * LEADING), text, fontsize=10)
        top += deep + 12

    put(("Projekt",), ("Förening",), ("Belopp",))
    for group, rows in GROUPS.items():
        put((), (group,), ())
        for project, name, amount in rows:
            put(project, name, (amount,))
        total = sum(int(amount.replace(" ", "")) for *_, amount in rows)
        put((), (f"Summa {group}",), (f"{total // 1000} 000",))
    extraction = parse_document(read_document(document.tobytes(), "bilaga.pdf"), "test")
    found = [(a.group, a.recipient, a.text) for a in extraction.allocations if a.row_type == "recipient"]
    assert found == [(group, " ".join(name), amount) for group, rows in GROUPS.items() for _, name, amount in rows]
    assert [a.recipient for a in extraction.allocations if a.row_type != "recipient"] == [
        f"Summa {g}" for g in GROUPS
    ]
