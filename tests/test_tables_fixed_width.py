"""Tables that programs print as text of fixed width: the widest cells of two columns stand one space apart."""

from __future__ import annotations

import pandas as pd
import pytest

from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import Settings
from parsers.tables import read_tables
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


def _aligned(rows: list[list[str]]) -> str:
    """Rows as pandas prints them: each cell flush right, one space before the widest."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(" ".join(c.rjust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows)


def test_sums_wider_than_the_cells_above_keep_their_first_figure() -> None:
    names = ["Vallentuna", "Salem", "Täby", "Solna", "Ale", "Lerum"] * 8
    paid = [[f"{27 + n} 890 000", f"{30 + n} 305 000"] for n in range(len(names))]
    own = [[name, "34 420", *amounts, "Ny sökande"] for name, amounts in zip(names, paid, strict=True)]
    sums = [f"{sum(int(row[n].replace(' ', '')) for row in paid):,}".replace(",", " ") for n in (0, 1)]
    head = ["Kommunnamn", "Antal invånare", "Förskola", "Grundskola", "Kommentar"]
    text = f"Tilldelade medel 2021, kr\n\n{_aligned([head, *own, ['Total', '', *sums, '']])}\n"
    (reading,) = read_tables(read_document(text.encode(), "a.txt"))
    assert [c.header for c in reading.table.columns][:4] == head[:4]
    totals = [a.amount_sek for a in reading.allocations if a.recipient == "Total"]
    assert totals == [int(s.replace(" ", "")) for s in sums]


def test_a_title_of_words_over_numbers_of_one_length_is_whole() -> None:
    table = _aligned(
        [
            ["Nr", "Bidragsmottagare", "Bidrag", "Andel av total"],
            ["1", "Riksförbundet Fyren", "19 586 000", "45,68"],
            ["2", "Byalaget Skogsbrynet", "16 716 000", "38,98"],
            ["3", "Byalaget Bron", "6 578 000", "15,34"],
            ["TOTALT", "", "42 880 000", "100"],
        ]
    )
    (reading,) = read_tables(read_document(f"Bilaga 2. Beviljade bidrag 2022\n\n{table}\n".encode(), "a.txt"))
    assert [c.header for c in reading.table.columns] == ["Nr", "Bidragsmottagare", "Bidrag", "Andel av total"]
    assert [a.recipient for a in reading.allocations][:3] == [
        "Riksförbundet Fyren", "Byalaget Skogsbrynet", "Byalaget Bron",
    ]  # fmt: skip


def test_columns_of_numbers_whose_groups_touch_have_a_title_each() -> None:
    rows_ = [["Kommun", "2023", "2024"], ["Olofströms kommun", "804 433", "460 067"]]
    rows_ += [["Sigtunas kommun", "489 341", "736 789"], ["Storfors kommun", "614 885", "268 086"]]
    rows_ += [["Strömstads kommun", "728 372", "539 130"]]
    (reading,) = read_tables(read_document(f"Statsbidrag, kr\n\n{_aligned(rows_)}\n".encode(), "a.txt"))
    assert [int(a.amount_sek or 0) for a in reading.allocations][:2] == [804_433, 460_067]


def test_a_remark_one_space_behind_the_first_rows_amounts_is_no_title() -> None:
    rows_ = [["Sökande", "Projektnamn", "Bidrag, kr", "Anmärkning"]]
    rows_ += [["Föreningen Rörelse", "Språkcafé", "817 000", "Delvis avslag"]]
    rows_ += [["Föreningen Vinden i Umeå", "Lovaktiviteter", "723 000", "Delvis avslag"]]
    rows_ += [["Byalaget Fyren", "Kurs i simning", "654 000", "   Ny sökande"]]
    rows_ += [["Byalaget Solrosen", "Digital delaktighet", "881 000", ""]]
    (reading,) = read_tables(read_document(f"Medel 2025\n\n{_aligned(rows_)}\n".encode(), "a.txt"))
    assert [int(a.amount_sek or 0) for a in reading.allocations] == [817_000, 723_000, 654_000, 881_000]


def test_amounts_beside_grantees_are_paid_whatever_their_titles() -> None:
    table = _aligned(
        [
            ["Bidragsmottagare", "Organisationsnummer", "Ort", "Personal", "Lokaler"],
            ["Byalaget Fyren", "802400-1122", "Malmö", "49 400", "88 500"],
            ["Byalaget Bron", "802400-1123", "Kalmar", "46 600", "70 800"],
            ["Byalaget Udden", "802400-1124", "Luleå", "63 200", "7 200"],
        ]
    )
    (reading,) = read_tables(read_document(f"Fördelning 2025\n\n{table}\n".encode(), "a.txt"))
    assert [int(a.amount_sek or 0) for a in reading.allocations][:2] == [49_400, 88_500]


def test_case_numbers_one_space_behind_names_are_a_column() -> None:
    table = """Förening                                      Ärendenummer Belopp 2022
                      Byalaget Bron i Sverige  AD 2022/944  43930 SEK
             Kulturhuset Fjällräven i Sverige AD 2022/8620  63232 SEK
                Scoutkåren Tillsammans i Umeå AD 2022/4017  46546 SEK
                            Föreningen Lyktan AD 2022/2859  53458 SEK
                                 Summa totalt              207166 SEK
"""
    assert rows(read(table)) == [
        ("Byalaget Bron i Sverige", 43_930),
        ("Kulturhuset Fjällräven i Sverige", 63_232),
        ("Scoutkåren Tillsammans i Umeå", 46_546),
        ("Föreningen Lyktan", 53_458),
    ]


def test_the_last_word_of_every_name_is_no_column_of_its_own() -> None:
    rows_ = [
        ["Kod", "Kommun", "Bidrag 2024", "Bidrag 2025"],
        ["2083", "Hedemoras kommun", "32 397 860", "27 700 094"],
    ]
    rows_ += [["0584", "Vadstenas kommun", "28 259 208", "5 023 167"]]
    rows_ += [["1277", "Åstorps kommun", "20 224 674", "5 204 559"]]
    assert {name for name, _ in rows(read(_aligned(rows_)))} == {
        "Hedemoras kommun", "Vadstenas kommun", "Åstorps kommun",
    }  # fmt: skip
