"""Tables that programs print as text of fixed width: the widest cells of two columns stand one space apart."""

from __future__ import annotations

import pandas as pd
import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

PROJECTS = pd.DataFrame(
    {
        "Förening": ["Byalaget Ekbacken", "Föreningen Slussen i Trosa", "Kvinnojouren Rönnen", "Teatern i Viken"],
        "Projekt": ["Kurs i drejning", "Sång", "Rådgivning för unga", "Öppet hus"],
        "2024": ["120 000", "95 000", "1 250 000", "300 000"],
        "2025": ["80 000", "210 000", "40 000", "175 000"],
    }
)
KOMMUNER = pd.DataFrame(
    {
        "Nr": [str(n) for n in range(9, 13)],
        "Kommun": ["Upplands Väsby", "Vallentuna", "Värmdö", "Botkyrka"],
        "Län": ["Stockholms län"] * 4,
        "Antal elever": ["742", "530", "811", "1 204"],
        "Bidrag, kr": ["4 597 000", "793 000", "865 000", "649 000"],
    }
)


def read(table: str) -> Extraction:
    text = f"Bilaga 1. Fördelning av statsbidrag 2024\n\n{table}\n"
    return understand(text.encode(), "printed.txt", Settings())


def rows(extraction: Extraction) -> list[tuple[str | None, int | None]]:
    own = (a for a in extraction.allocations if a.row_type is RowType.RECIPIENT)
    return [(a.recipient, None if a.amount_sek is None else int(a.amount_sek)) for a in own]


@pytest.mark.parametrize("justify", ["left", "right"])
def test_texts_and_amounts_that_touch_are_cells_of_their_own(justify: str) -> None:
    found = rows(read(PROJECTS.to_string(index=False, justify=justify)))
    assert found == [
        ("Byalaget Ekbacken", 120_000),
        ("Byalaget Ekbacken", 80_000),
        ("Föreningen Slussen i Trosa", 95_000),
        ("Föreningen Slussen i Trosa", 210_000),
        ("Kvinnojouren Rönnen", 1_250_000),
        ("Kvinnojouren Rönnen", 40_000),
        ("Teatern i Viken", 300_000),
        ("Teatern i Viken", 175_000),
    ]


@pytest.mark.parametrize("justify", ["left", "right"])
def test_running_numbers_and_counts_touch_names(justify: str) -> None:
    found = rows(read(KOMMUNER.to_string(index=False, justify=justify)))
    assert found == [
        ("Upplands Väsby", 4_597_000),
        ("Vallentuna", 793_000),
        ("Värmdö", 865_000),
        ("Botkyrka", 649_000),
    ]


def test_a_title_that_begins_every_name_ends_no_column() -> None:
    regions = KOMMUNER.assign(Region=["Region Skåne", "Region Kronoberg", "Region Halland", "Region Gotland"])
    table = regions[["Region", "Antal elever", "Bidrag, kr"]]
    padded = table.assign(Region=table["Region"].str.ljust(18)).rename(columns={"Region": "Region".ljust(18)})
    assert [name for name, _ in rows(read(padded.to_string(index=False)))] == list(regions["Region"])


def test_a_heading_flush_right_heads_the_names_below() -> None:
    table = """
                  Mottagare       Projekt    Del 1    Del 2
                     Kultur
          Byalaget Ekbacken          Sång 34840000 39800000
 Föreningen Slussen i Trosa Kurs i trolla 35660000 24370000
                Barn & unga
            Teatern i Viken          Läsa 18370000 22930000"""
    found = {(a.recipient, a.group) for a in read(table).allocations}
    assert found == {
        ("Byalaget Ekbacken", "Kultur"),
        ("Föreningen Slussen i Trosa", "Kultur"),
        ("Teatern i Viken", "Barn & unga"),
    }


def test_a_lone_heading_flush_right_below_one_line_of_titles_heads_the_first_group() -> None:
    cells = [
        ("Barn och unga", "", "", ""),
        ("Byalaget Perspektivet", "858981-3699", "7660000 kronor", "26723000 kronor"),
        ("Föreningen Solrosen för unga i Arvika", "835185-3457", "34584000 kronor", "9944000 kronor"),
        ("Miljö", "", "", ""),
        ("Teatern i Norrbotten", "856237-1328", "32769000 kronor", ""),
        ("Nätverket Havet i Malmö", "819184-2810", "20410000 kronor", "20937000 kronor"),
    ]
    frame = pd.DataFrame(cells, columns=["Bidragsmottagare", "Org.nr", "Personal", "Lokaler"])
    groups = [a.group for a in read(frame.to_string(index=False, justify="left")).allocations]
    assert groups == ["Barn och unga"] * 4 + ["Miljö"] * 4


def test_two_plain_amounts_with_their_unit_before_a_remark_are_a_row() -> None:
    cells = [
        ("Stiftelsen Nya Perspektiv i Umeå", "245470 SEK", "681171 SEK", ""),
        ("Stiftelsen Skogsbrynet i Umeå", "810411 SEK", "760015 SEK", "Delvis avslag"),
        ("Studieförbundet Skogsbrynet för barn och unga", "805202 SEK", "340322 SEK", ""),
        ("Ungdomsgården Film i Norr i Umeå", "705442 SEK", "89560 SEK", "Ny sökande"),
        ("Ungdomsgården Vinden Väst", "581415 SEK", "398777 SEK", "Delvis avslag"),
    ]
    frame = pd.DataFrame(cells, columns=["Sökande", "Del 1", "Del 2", "Kommentar"])
    found = rows(read(frame.to_string(index=False)))
    assert found == [(name, int(cell.split()[0])) for name, *paid, _ in cells for cell in paid]


@pytest.mark.parametrize(
    "table",
    [
        # one space apart throughout; in columns; behind two amounts, as the last row
        "Förening Belopp Kommentar\nEkens byalag 12 000\nVikens teater 41 000 Delvis avslag\nLövets kör 4 000",
        "Namn           Belopp Not\nEkens byalag   12 000\nVikens teater  41 000 Villkorat\nLövets kör      4 000",
        "Förening 2024 2025\nEkens byalag 12 000 14 000\nLövets kör 4 000 600\nVikens teater 41 000 20 000 delvis",
    ],
)
def test_a_remark_behind_the_amounts_costs_no_row(table: str) -> None:
    found = dict(reversed(rows(read(table))))
    assert found["Vikens teater"] == 41_000


def test_titles_that_end_in_years_and_days_are_titles() -> None:
    table = """
Nr Kommun  Antal invånare 31 dec 2025   2026
 9 Ekerö   30 900                279776 535858
10 Malmö    2 559                744231 140638
11 Tanum   12 852                112558  65213"""
    assert rows(read(table))[:2] == [("Ekerö", 279_776), ("Ekerö", 535_858)]


def test_rows_below_one_that_goes_on_in_words_are_told() -> None:
    table = """
Kommun Belopp Andel
Ale 12 000 kronor 7,27
Eda 4 000 kronor 2,42
Bjuv 41 000 kronor 24,85 för 3 av 5 delar
Falun 45 000 kronor 27,27"""
    told = [f.message for f in read(table).findings if f.check == "numbers-accounted" and f.status is Status.FAIL]
    assert told
    assert "24,85" in told[0]
