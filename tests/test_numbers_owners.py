"""Column groups too close to be parted: their rows name several recipients, and nothing tells whose a number is."""

from __future__ import annotations

import pymupdf
import pytest

from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import SecondReader, Settings
from parsers.parse import parse_document
from schemas.vocabulary import Gap, Status

GROUPS = (
    ("Ale", "Alvesta", "Arboga", "Arjeplog", "Arvika", "Askersund"),
    ("Grums", "Gullspång", "Habo", "Hagfors", "Hallsberg", "Hammarö"),
    ("Karlskoga", "Kramfors", "Krokom", "Kumla", "Köping", "Laholm"),
)


def drawn(gap: float, thousands: str) -> bytes:
    """Three groups of names and two amounts, ``gap`` points between the last amount of one and the next name."""
    with pymupdf.open() as pdf:
        page = pdf.new_page()

        def right(x: float, y: float, text: str) -> None:
            page.insert_text((x - pymupdf.get_text_length(text, fontsize=8), y), text, fontsize=8)

        page.insert_text((40, 50), "Bilaga 1 Fördelning av statsbidrag, kronor", fontsize=11)
        for g, names in enumerate(GROUPS):
            x = 40 + g * (160 + gap)
            page.insert_text((x, 80), "Kommun", fontsize=8)
            right(x + 105, 80, "Bidrag 2021")
            right(x + 160, 80, "Summa")
            for n, name in enumerate(names):
                page.insert_text((x, 94 + 12 * n), name, fontsize=8)
                right(x + 105, 94 + 12 * n, f"{100 + 37 * n + g}{thousands}")
                right(x + 160, 94 + 12 * n, f"{150 + n * 31 + g}{thousands}")
        return pdf.tobytes()


@pytest.mark.parametrize("gap", [2.0, 3.0])
def test_rows_of_groups_that_touch_are_told(gap: float) -> None:
    """ "237 Grums": such a number may be a part of the name."""
    found = understand(drawn(gap, ""), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    listed = [f for f in found.findings if f.check == "numbers-accounted" and f.status is Status.FAIL]
    assert any("second recipient" in f.message for f in listed)


@pytest.mark.parametrize("gap", [2.0, 3.0, 14.0])
def test_groups_that_touch_are_parted_where_an_amount_ends(gap: float) -> None:
    """ "237 500 Grums" before a number is an amount of one group and a name of the next."""
    found = understand(drawn(gap, " 500"), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    read = [(a.recipient, a.amount_sek) for a in found.allocations if a.measure == "Bidrag 2021"]
    rows = [
        (name, 1000 * (100 + 37 * n + g) + 500) for g, names in enumerate(GROUPS) for n, name in enumerate(names)
    ]
    assert read == rows


def test_numbers_below_titles_that_stand_twice_in_rows_by_turns_are_told() -> None:
    rows = [("Teater Vågen", 300, 200, "left"), ("tionen", 400, 250, "right"), ("Ekby IF", 120, 100, "left")]
    rows += [
        ("nan", 130, 90, "right"),
        ("Ås IK", 110, 80, "left"),
        ("verket", 170, 60, "right"),
        ("Öns BK", 90, 50, "left"),
    ]
    lines = ["Sökande           Ansökt kr  Beviljat kr      Ansökt kr  Beviljat kr"]
    for name, asked, granted, side in rows:
        cells = f"{asked} 000      {granted} 000"
        lines.append(f"{name:<20}{cells:>18}" if side == "left" else f"{name:<20}{'':>27}{cells:>20}")
    text = "Kulturnämnden beslutar om bidrag 2024\n\n" + "\n".join(lines) + "\n"
    extraction = parse_document(read_document(text.encode(), "a.txt"), "t")
    assert extraction.evidence is not None
    told = [u.text for u in extraction.evidence.unread if u.gap is Gap.OWNERS]
    assert len(told) == 2 * len(rows)


def test_amounts_below_titles_that_name_kommuner_are_told_where_no_row_names_one() -> None:
    lines = [["Månad", "Ljusdal", "Ovanåker", "Totalt"], ["Januari", "120 000", "45 000", "165 000"]]
    lines += [["Februari", "118 000", "47 000", "165 000"], ["Mars", "121 000", "46 000", "167 000"]]
    lines.append(["Summa", "359 000", "138 000", "497 000"])
    cells = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in line)}" for line in lines)
    page = f"<h1>Utbetalningar av etableringsbidrag 2022, kr</h1><table>{cells}</table>"
    extraction = parse_document(read_document(page.encode(), "bilaga.html"), "t")
    assert extraction.evidence is not None
    told = [u.text for u in extraction.evidence.unread if u.gap is Gap.OWNERS]
    assert told == ["120 000", "45 000", "118 000", "47 000", "121 000", "46 000", "359 000", "138 000"]


def test_a_sum_that_several_rows_are_named_by_is_nobody_s() -> None:
    text = "Sökande;Projekt;Belopp (kr)\n"
    text += "".join(f"{name};;50 000\nBeviljat belopp;;40 000\n" for name in ("Ek, Olle", "Ås, Bo", "By, Sara"))
    extraction = parse_document(read_document(text.encode(), "bilaga.csv"), "t")
    assert extraction.evidence is not None
    told = [u.text for u in extraction.evidence.unread if u.gap is Gap.NAMELESS]
    assert told == ["40 000"] * 3


def test_parts_of_sums_that_several_rows_have_alike_are_named() -> None:
    text = "Sökande;Belopp (kr)\n"
    text += "".join(f"{name};50 000\nvarav lokalbidrag;40 000\n" for name in ("Ekens IF", "Ås IK", "By SK"))
    extraction = parse_document(read_document(text.encode(), "bilaga.csv"), "t")
    assert extraction.evidence is not None
    assert not extraction.evidence.unread
