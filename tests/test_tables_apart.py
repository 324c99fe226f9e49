"""What stands in a cell or a column of groups and is no value of it: a number beside another, a sum's label."""

from __future__ import annotations

from decimal import Decimal

import pymupdf

from ingest.readers import read_document
from parsers.parse import parse_document
from parsers.tables.grid import Cell
from parsers.tables.numerals import Numeral, Shape
from parsers.tables.rows.building import cell_of
from parsers.tables.strips import chunk_of
from schemas.document import BBox, Page, Word


def _cell(*at: tuple[float, float, str]) -> Cell | None:
    """The cell that texts make of which left, top and words are given."""
    words: list[Word] = []
    chunks = []
    for line, (x, top, text) in enumerate(at):
        own = range(len(words), len(words) + len(text.split()))
        for n, part in enumerate(text.split()):
            left = x + 20 * n
            words.append(Word(part, BBox(left, top, left + 17, top + 10), line, size=10.0))
        chunks.append(own)
    page = Page(1, 595.0, 842.0, tuple(words))
    return cell_of([chunk_of(page, 0, list(own)) for own in chunks], [page])


def test_numbers_far_beside_each_other_are_no_one_number() -> None:
    cell = _cell((150, 114, "250 000"), (226, 109, "582 527"))
    assert cell is not None
    assert cell.numeral == Numeral(Shape.MALFORMED)


def test_a_number_broken_over_lines_is_one() -> None:
    cell = _cell((150, 114, "250 000"), (150, 126, "582"))
    assert cell is not None
    assert cell.numeral is not None
    assert cell.numeral.value == Decimal(250000582)


def test_the_label_of_a_sum_names_no_group() -> None:
    rows = [
        ("Skåne län", "Höör", 100),
        ("", "Eslöv", 250),
        ("Summa", "", 350),
        ("", "Årjäng", 400),
        ("", "Eda", 500),
    ]
    cells = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c} 000</td></tr>" for a, b, c in rows)
    table = f"<table><tr><th>Län</th><th>Kommun</th><th>Belopp, kr</th></tr>{cells}</table>"
    page = f"<html><body><h1>Bilaga Fördelning av statsbidrag till kommuner</h1>{table}</body></html>"
    extraction = parse_document(read_document(page.encode(), "a.html"), "t")
    groups = {a.name: a.group for a in extraction.allocations}
    assert groups["Eslöv"] == "Skåne län"
    assert groups["Eda"] != "Summa"


def test_an_amount_that_looks_like_a_year_is_no_title() -> None:
    rows = (("Region Stockholm", "2063"), ("Region Uppsala", "6133"), ("Region Västmanland", "2008"))
    more = (("Region Dalarna", "8013"), ("Region Gävleborg", "4843"), ("TOTALT", "23060"))
    text = "".join(f"{name:<28}{amount:>10}\n" for name, amount in (*rows, *more))
    head = "Bilaga 1. Beviljade bidrag\n\nRegion                      Belopp (tkr)\n"
    extraction = parse_document(read_document((head + text).encode(), "a.txt"), "t")
    found = [(a.name, a.amount_sek) for a in extraction.allocations]
    assert found[0] == ("Region Stockholm", 2063000)
    assert len(found) == 6


def test_a_total_ends_the_table_before_rows_in_other_columns() -> None:
    document = pymupdf.open()

    def printed(page: pymupdf.Page, y: float, name: str, *cells: tuple[float, str]) -> None:
        page.insert_text((60, y), name, fontsize=10)
        for right, text in cells:
            page.insert_text((right - pymupdf.get_text_length(text, fontsize=10), y), text, fontsize=10)

    document.new_page()
    document.new_page()
    first, second = document
    years = (220, 270, 320, 370)
    first.insert_text((60, 80), "Bilaga Beräknad fördelning av tillskottet 2021-2024", fontsize=12)
    rows = {
        "Tillskott, mdkr": ("2021", "2022", "2023", "2024"),
        "Per invånare": ("3", "3", "5", "7"),
        "Efter behov": ("7", "7", "5", "3"),
        "Totalt": ("10", "10", "10", "10"),
    }
    for n, (name, cells) in enumerate(rows.items()):
        printed(first, 120 + 15 * n, name, *zip(years, cells, strict=True))
    counties = {"Blekinge län": ("Karlshamn", "Ronneby"), "Gotlands län": ("Gotland",)}
    y = 80
    for county, names in counties.items():
        second.insert_text((60, y), county, fontsize=10, fontname="hebo")
        for n, name in enumerate(names, 1):
            printed(second, y + 15 * n, name, (330, f"31 108 91{n}"))
        y += 60
    extraction = parse_document(read_document(document.tobytes(), "a.pdf"), "t")
    assert [(t.seq, t.page_first) for t in extraction.tables] == [(1, 1), (2, 2)]
    assert [a.amount_sek for a in extraction.allocations if a.row == 1][:4] == [x * 10**9 for x in (3, 3, 5, 7)]
    assert [(a.name, a.amount_sek) for a in extraction.allocations if a.kommunkod] == [
        ("Karlshamn", 31_108_911),
        ("Ronneby", 31_108_912),
        ("Gotland", 31_108_911),
    ]
