"""Tables of applications: remarks in their cells, shares of what each project costs, cells that hold nothing."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Extraction
from schemas.vocabulary import Status

_ROWS = (
    ("Norrby fiskevårdsförening", "Grillkåta", "87 900", "44 000", "10"),
    ("Framåt Hog", "Badbrygga", "14 400", "0", "0"),
    ("Framåt Hog", "Padelbana", "255 000", "0", "0"),
    ("Åsens byalag", "Upprustning.<br><br>Länets kommentar: avdrag med -2 000 kr.", "50 000", "20 000", "0"),
    ("Åsens IK", "Renovering av fönster", "101 300", "0", "0"),
    ("Överby byalag", "Jordvärmepump", "110 000", "110 000", "8"),
)


def read() -> Extraction:
    titles = ("Sökande", "Ändamål", "Sökt belopp", "Utdelat belopp", "Medfinansiering<br>procent")
    rows = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in (titles, *_ROWS))
    page = f"<html><body><h1>Bygdemedel 2022</h1><table>{rows}</table></body></html>"
    return understand(page.encode(), "bygd.html", Settings.of(SecondReader.NEVER))


def test_a_blank_line_within_a_cell_ends_no_table() -> None:
    (table,) = read().tables
    assert table.row_count == len(_ROWS)


def test_a_share_of_own_financing_is_no_share_of_the_table() -> None:
    found = read()
    assert not [a for a in found.allocations if a.share_text]
    assert not [f for f in found.findings if f.check == "share-of-amount" and f.status is Status.FAIL]


_APPLIED = (
    ("Stiftelsen Bruket", "Entré", "23 000", "20 000"),
    ("Stiftelsen Bruket", "Stall", "14 000", ""),
    ("Oregruppen", "Torg", "38 000", ""),
    ("Oregruppen", "Tavla", "24 000", "24 000"),
    ("Håvens bygdegård", "Kök", "25 000", ""),
    ("Håvens bygdegård", "Trädgård", "35 000", ""),
    ("Dalfors bygdegård", "Stuga", "70 000", "50 000"),
    ("Totalsumma", "", "229 000", "94 000"),
)


@pytest.mark.parametrize("nothing", ["\n\n\n\n", "\n\n\n"])
def test_an_empty_cell_among_cells_one_to_a_line_is_told(nothing: str) -> None:
    cells = [cell for row in (("Sökande", "Projekt", "Ansökt", "Beviljat"), *_APPLIED) for cell in row]
    text = "\n\n".join(cells).replace("\n\n\n\n", nothing)
    found = understand(f"Bygdepeng 2022\n\n{text}\n".encode(), "bygd.txt", Settings.of(SecondReader.NEVER))
    assert {"group-total", "numbers-accounted"} <= {f.check for f in found.findings if f.status is Status.FAIL}
