"""Annexes whose lines a program laid out: names over or beside their rows, groups below sums, parts in one unit."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status


def _read(text: str, name: str = "annex.txt") -> Extraction:
    return understand(text.encode(), name, Settings())


def _rows(extraction: Extraction) -> list[tuple[str | None, str | None, int | None]]:
    cells = [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]
    return [(a.recipient, a.group, None if a.amount_sek is None else int(a.amount_sek)) for a in cells]


def test_a_name_below_the_sum_of_a_group_heads_the_next_group() -> None:
    text = (
        "Beviljat stöd (kr)\n"
        "\n"
        "Organisation                    Stöd\n"
        "Idrottsorganisationer\n"
        "Klubb Norr             2 900 000\n"
        "Klubb Söder              850 000\n"
        "Summa idrottsorganisationer 3 750 000\n"
        "Organisationer för musik\n"
        "Kören                  6 100 000\n"
        "Blåset                 7 350 000\n"
        "Summa organisationer för musik 13 450 000\n"
        "Totalt                17 200 000\n"
    )
    assert _rows(_read(text)) == [
        ("Klubb Norr", "Idrottsorganisationer", 2_900_000),
        ("Klubb Söder", "Idrottsorganisationer", 850_000),
        ("Kören", "Organisationer för musik", 6_100_000),
        ("Blåset", "Organisationer för musik", 7_350_000),
    ]


def test_a_line_set_as_the_headings_before_it_is_one_though_it_had_no_room_above() -> None:
    text = (
        "Verksamhetsbidrag 2024\n"
        "\n"
        "Verksamhet               Bidrag, kr\n"
        "Dans\n"
        "Stora Dansteatern        38 250 000\n"
        "Dansverket                5 410 000\n"
        "Film\n"
        "Film i Norr AB           13 700 000\n"
        "NORD Filmfestival         1 625 000\n"
        "Bild och form\nKonstfrämjandet          1 190 000\nFormens Hus              2 875 000\n"
    )
    assert [(name, group) for name, group, _ in _rows(_read(text))][3:] == [
        ("NORD Filmfestival", "Film"),
        ("Konstfrämjandet", "Bild och form"),
        ("Formens Hus", "Bild och form"),
    ]


def test_names_that_span_the_row_over_the_rest_of_theirs_are_names() -> None:
    rows = [
        ("Ensemble Ljung", "Kalmar", "450 000"),
        ("Blåsoktetten AB", "Umeå", "1 200 000"),
        ("Viola Nova", "Lund", "90 000"),
    ]
    cells = "".join(f'<tr><td colspan="2">{a}</td></tr><tr><td>{b}</td><td>{c}</td></tr>' for a, b, c in rows)
    page = f"<h1>Bidrag till musik</h1><table><tr><th>Ort</th><th>Beviljat (kr)</th></tr>{cells}</table>"
    assert _rows(_read(page, "page.html")) == [(a, None, int(c.replace(" ", ""))) for a, _, c in rows]


@pytest.mark.parametrize("between", ["", "Här slutar sidan.\n\n"])
def test_a_table_with_the_titles_of_the_one_before_is_in_its_unit(between: str) -> None:
    head = "Organisation      2023    2024\n"
    first = (
        f"Stöd per organisation (tkr)\n\n{head}Klubb Norr      72 000  74 000\nKlubb Söder     31 000  31 500\n\n"
    )
    read = _read(f"{first}{between}{head}Klubb Väst      58 500  59 000\nKlubb Öst       12 250  12 500\n")
    assert [amount for name, _, amount in _rows(read) if name == "Klubb Öst"] == [12_250_000, 12_500_000]


def test_a_name_of_several_lines_over_its_numbers_in_collapsed_text_is_whole() -> None:
    text = (
        "Stöd per organisation och år (tkr)\n"
        "Organisation 2023 2024 Summa\n"
        "Diakonin 72 000 74 000 146 000\n"
        "Klubb Norr 31 000 31 500 62 500\n"
        "Stiftelsen för\n"
        "Internationella\n"
        "Möten\n"
        "44 250 45 000 89 250\n"
        "Klubb Öst 51 000 51 000 102 000\n"
        "Summa 198 250 201 500 399 750\n"
    )
    read = _read(text)
    assert ("Stiftelsen för Internationella Möten", None, 44_250_000) in _rows(read)
    assert ("Klubb Öst", None, 102_000_000) in _rows(read)


def test_a_table_of_key_figures_below_the_total_takes_nothing_with_it() -> None:
    text = (
        "Bilaga 1. Stöd till förlag\n"
        "\n"
        "Förlag           Antal titlar   Stöd i kronor\n"
        "Ekens förlag               11         487 000\n"
        "Lindens förlag              4         212 000\n"
        "Almens förlag               9         330 500\n"
        "Summa                      24       1 029 500\n"
        "\n"
        "Nyckeltal        Antal\n"
        "Inkomna ansökningar        57\n"
        "Beviljade ansökningar       3\n"
    )
    assert [amount for _, _, amount in _rows(_read(text))] == [487_000, 212_000, 330_500]


def test_text_and_number_one_space_from_the_cell_before_them_are_cells_of_their_own() -> None:
    text = (
        "Bilaga: beviljade projekt\n\nKoordinator      Projekttitel      Titlar  Bidrag (kr)\n"
        "Havet AB         Tång som foder        12      760 000\n"
        "Elverket AB      Laddning              33    1 925 500\n"
        "Stora Algverket Alger i mat            9    1 100 000\n"
        "Tekniska skolan 5 Bussar i glesbygd     4    5 000 000\n"
    )
    assert [name for name, _, _ in _rows(_read(text))][:3] == ["Havet AB", "Elverket AB", "Stora Algverket"]


def test_kommuner_that_share_a_row_are_no_unknown_one() -> None:
    rows = [
        ("Arvika och Eda", "540 000"),
        ("Boden", "360 000"),
        ("Sigtuna", "375 000"),
        ("Mora/Orsa", "810 000"),
        ("Kil", "90 000"),
        ("Ale", "70 000"),
    ]
    text = "Bidrag per kommun (kr)\n\n" + "".join(f"{name:20}{amount:>10}\n" for name, amount in rows)
    assert [
        f.message for f in _read(text).findings if f.check == "recipient-known" and f.status is Status.FAIL
    ] == []


def test_key_figures_below_the_total_of_a_table_with_columns_of_texts_are_none_of_its_rows() -> None:
    text = (
        "Beviljat stöd (tkr)\n\nMottagare        Ledare      Projekt         2024    2025\n"
        "Norra skolan     A. Ek       Läsning        1 450   1 500\n"
        "Södra skolan     B. Alm      Klimat           990   1 010\n"
        "Totalt                                      2 440   2 510\n\n"
        "Nyckeltal        Antal\nInkomna ansökningar 57\nBeviljade ansökningar 2\n"
    )
    assert [name for name, _, _ in _rows(_read(text))] == ["Norra skolan"] * 2 + ["Södra skolan"] * 2


def test_a_share_behind_the_name_that_its_amount_precedes_is_the_share() -> None:
    shares = {
        "Norra högskolan": ("7 311 tkr", "70,5"),
        "Ekinstitutet": ("3 050 tkr", "29,4"),
        "Alen": ("10 tkr", "0,1"),
    }
    text = "Fördelning av anslag (tkr)\n\n" + "".join(f"{a}  {n} ({s} %)\n" for n, (a, s) in shares.items())
    found = [(a.recipient, a.share_text) for a in _read(text).allocations]
    assert found == [(name, f"({share} %)") for name, (_, share) in shares.items()]


def test_an_untitled_column_of_organisations_beside_their_kommuner_is_that_of_names() -> None:
    card = "<h3>{}</h3><p><b>Kommun:</b> {}</p><p><b>Stöd (kr):</b> {}</p>"
    cards = [
        ("Biogas Ek AB", "Eslöv", "51 000"),
        ("Brf Alen 2", "Höör", "7 200"),
        ("Elnät Ask AB", "Sjöbo", "6 100"),
    ]
    body = "<h2>Beviljat stöd</h2>" + "".join(card.format(*c) for c in cards)
    assert [name for name, _, _ in _rows(_read(body, "page.html"))] == [name for name, _, _ in cards]


def test_a_line_of_prose_that_reads_like_a_title_takes_no_two_rows_for_one() -> None:
    cells = [
        "Skara stift",
        "41,7",
        "40,0",
        "Lunds stift",
        "31,3",
        "30,0",
        "Visby stift",
        "21,0",
        "20,1",
        "Luleå stift",
    ]
    lines = [
        "Medel till stiften på",
        "nationella nivå.",
        "Ram per stift, mnkr",
        "Ram per stift, mnkr",
        "Stift",
        "Ram",
    ]
    text = "\n".join([*lines, "Andel (%)", *cells, "10,3", "9,9"]) + "\n"
    assert [name for name, _, _ in _rows(_read(text))] == [
        "Skara stift",
        "Lunds stift",
        "Visby stift",
        "Luleå stift",
    ]
