"""Numbers whose groups stand far apart between two drawn rules, as worn scans and spread cells have them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables

SIDES = (60, 200, 290, 400)  # of the columns name, year before, this year
NAMES = ("Ale", "Bjuv", "Dorotea", "Eda", "Falun", "Gävle", "Heby", "Kalix")
WHOLE = ("7 022 508", "9 647 791", "356 469", "9 748 833", "228 313", "9 706 033", "2 678 710", "202 517")


def read(parts: Sequence[Sequence[str]], gap: float, sides: Sequence[int] = SIDES) -> TableReading:
    """Rows of a ruled table; the parts of each last number stand ``gap`` points apart, ranged right."""
    font = pymupdf.Font("helv")
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 70), "Bilaga 1. Bidrag till kommunerna, kronor", fontsize=12)
        for n, cells in enumerate([("Kommun", "2022", ["2023"]), *zip(NAMES, WHOLE, parts, strict=True)]):
            y = 113 + 16 * n
            page.insert_text((SIDES[0] + 4, y), cells[0], fontsize=9)
            page.insert_text((SIDES[2] - 4 - font.text_length(cells[1], 9), y), cells[1], fontsize=9)
            x = SIDES[3] - 4
            for part in reversed(cells[2]):
                x -= font.text_length(part, 9)
                page.insert_text((x, y), part, fontsize=9)
                x -= gap
        bottom = 102 + 16 * (len(parts) + 1)
        for x in sides:
            page.draw_line((x, 102), (x, bottom), width=0.5)
        (reading,) = read_tables(read_document(bytes(pdf.tobytes()), "ruled.pdf"))
    return reading


def amounts(reading: TableReading) -> list[Decimal | None]:
    """What the last column gives to each row."""
    return [a.amount_sek for a in reading.allocations][1::2]


@pytest.mark.parametrize("first", [0, 3])
def test_a_number_parted_at_its_thousands_is_one_between_two_rules(first: int) -> None:
    parts = [[text] for text in WHOLE]
    for row in (first, first + 2):
        head, _, rest = WHOLE[row].partition(" ")
        parts[row] = [head, rest]
    reading = read(parts, gap=7.0)
    assert amounts(reading) == [Decimal(text.replace(" ", "")) for text in WHOLE]


def test_a_number_that_lacks_a_group_in_between_is_no_value() -> None:
    parts = [[text] for text in WHOLE]
    parts[1], parts[5] = ["9", "791"], ["9", "033"]
    reading = read(parts, gap=16.0)
    wanted = [Decimal(text.replace(" ", "")) for text in WHOLE]
    assert amounts(reading) == [None if row in {1, 5} else amount for row, amount in enumerate(wanted)]


def test_numbers_of_two_columns_between_two_rules_stay_apart() -> None:
    """A column of counts that few rows fill stands left of the amounts, the same two rules around both."""
    parts = [[text] for text in WHOLE]
    parts[2], parts[4] = ["12", "356 469"], ["31", "228 313"]
    reading = read(parts, gap=40.0)
    assert not {Decimal(12356469), Decimal(31228313)} & {a.amount_sek for a in reading.allocations}
