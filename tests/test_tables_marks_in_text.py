"""Tables in text whose first signs mark something else: bars over a divider, "#" over numbers, quoted commas."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType


def read(text: str) -> Extraction:
    return understand(text.encode(), "printed.txt", Settings())


def amounts(text: str) -> list[tuple[str | None, str | None, int]]:
    own = (a for a in read(text).allocations if a.row_type is RowType.RECIPIENT)
    return [(a.recipient, a.measure, int(a.amount_sek or 0)) for a in own]


def test_titles_of_markdown_stand_in_all_lines_above_the_divider() -> None:
    text = """# Bilaga 1. Statsbidrag 2025

| | Driftbidrag | | Projektbidrag | |
| Mottagande kommun eller region | Sökt | Beviljat | Sökt | Beviljat |
|---|---:|---:|---:|---:|
| Ale | 1 200 000 | 1 300 000 | 1 400 000 | 20 000 |
| Borås | 3 200 000 | 3 300 000 | 3 400 000 | 40 000 |
"""
    assert [measure for _, measure, _ in amounts(text)[:4]] == [
        "Driftbidrag Sökt",
        "Driftbidrag Beviljat",
        "Projektbidrag Sökt",
        "Projektbidrag Beviljat",
    ]


def test_a_number_sign_over_a_column_is_its_title() -> None:
    text = """Bilaga 1. Beviljade bidrag 2025

#            Mottagare             Sökt belopp  Beviljat belopp
           9          Salas kommun    88 900 kr     5 700 kr
          10        Gnosjös kommun    53 900 kr    14 300 kr
          11 Hallstahammars kommun    32 900 kr     5 600 kr
          12          Noras kommun    21 800 kr     6 800 kr
"""
    assert amounts(text)[4:6] == [
        ("Hallstahammars kommun", "Sökt belopp", 32_900),
        ("Hallstahammars kommun", "Beviljat belopp", 5_600),
    ]


@pytest.mark.parametrize("quote", ['"', ""])
def test_commas_part_cells_below_numbered_titles(quote: str) -> None:
    rows = [
        ("Kommun", "Kommunkod", "Etapp 1", "Etapp 2"),
        ("Tyresö", "0138", "8139484", "2983126"),
        ("Hylte", "1315", "1418820", "731148"),
        ("Skara", "1495", "5027260", "7208035"),
    ]
    text = "\n".join(",".join(f"{quote}{cell}{quote}" for cell in row) for row in rows)
    assert amounts(text)[:2] == [("Tyresö", "Etapp 1", 8_139_484), ("Tyresö", "Etapp 2", 2_983_126)]


def test_titles_one_space_apart_come_again_below_a_line_over_them() -> None:
    text = """Fördelning av statsbidrag 2025
Mottagande kommun Belopp (kr) Andel i procent
Arvika      21 206 21,21
Borås       50 000 50,00
\fMottagande kommun Belopp (kr) Andel i procent
Sunne       14 394 14,39
Trosa       14 400 14,40
"""
    assert {a.group for a in read(text).allocations} == {None}
