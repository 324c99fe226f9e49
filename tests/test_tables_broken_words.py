"""Words that a narrow column broke without a hyphen, and lines that go on with a row's texts and hold a number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pymupdf
import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

LEFTS, RIGHT, STEP = (50, 140, 300), 380, 11
ROWS: tuple[tuple[str, ...], ...] = (
    ("Kören i norr", "Sångläger", "125 000"),
    ("Ordet", "Läsning", "80 000"),
    ("Vår hamn", "Båtar", "7 500"),
)


def drawn(rows: Sequence[Sequence[str]], *, ruled: bool) -> Extraction:
    """A table of cells whose lines are parted by "/", the first row its titles; amounts are set to the right."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=430, height=600)
        page.insert_text((50, 50), "Bilaga 1 Beviljade bidrag till föreningar, kronor", fontsize=11)
        y = 70.0
        for number, cells in enumerate(rows):
            if ruled:
                page.draw_line((46, y), (RIGHT + 4, y), width=0.5)
            for column, cell in enumerate(cells):
                for n, text in enumerate(cell.split("/")):
                    at_right = column == len(LEFTS) - 1 and number > 0
                    left = RIGHT - pymupdf.get_text_length(text, fontsize=8) if at_right else LEFTS[column]
                    page.insert_text((left, y + 10 + STEP * n), text, fontsize=8)
            y += STEP * max(cell.count("/") + 1 for cell in cells) + 8
        if ruled:
            page.draw_line((46, y), (RIGHT + 4, y), width=0.5)
        data = bytes(pdf.tobytes())
    return understand(data, "bilaga.pdf", Settings.of(SecondReader.NEVER))


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Projektägar/e", "Projektägare"),
        ("Bidragsmotta/gare", "Bidragsmottagare"),
        ("Förenings/namn", "Förenings namn"),
        ("Sökande/förening", "Sökande förening"),
    ],
)
def test_the_title_of_the_names(title: str, whole: str) -> None:
    found = drawn([(title, "Ändamål", "Belopp"), *ROWS], ruled=False)
    assert found.tables[0].columns[0].header == whole


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Organisati/ons-/bidrag", "Organisationsbidrag"),
        ("Verksamh/ets-/bidrag", "Verksamhetsbidrag"),
        ("Slututbetaln/ing kr", "Slututbetalning kr"),
        ("Grundtilldel/ning", "Grundtilldelning"),
        ("Beviljat/belopp", "Beviljat belopp"),
        ("Beslutade/medel", "Beslutade medel"),
        ("Preliminärt/bidrag", "Preliminärt bidrag"),
        ("Uppräknat/stöd kr", "Uppräknat stöd kr"),
        ("Befolknings/-baserat/belopp", "Befolkningsbaserat belopp"),
        ("EU/-medel", "EU-medel"),
        ("Beviljat ESF-/stöd kr", "Beviljat ESF-stöd kr"),
        ("Bredbandsut/byggnad kr", "Bredbandsutbyggnad kr"),
        ("Organisatio/ns-bidrag", "Organisations-bidrag"),
    ],
)
def test_the_title_of_the_amounts(title: str, whole: str) -> None:
    found = drawn([("Förening", "Ändamål", title), *ROWS], ruled=False)
    assert {a.measure for a in found.allocations} == {whole}


@pytest.mark.parametrize("ruled", [True, False])
def test_a_number_in_the_rest_of_a_text_begins_no_row(ruled: bool) -> None:  # noqa: FBT001
    rows = [
        ("Förening", "Ändamål", "Belopp"),
        ("Vänerns Fiskevårdsfören/ing", "Fiskväg/2.0", "466 000"),
        *ROWS,
    ]
    found = drawn(rows, ruled=ruled)
    own = [a for a in found.allocations if a.row_type is RowType.RECIPIENT]
    assert [a.recipient for a in own] == ["Vänerns Fiskevårdsförening", *(row[0] for row in ROWS)]
    assert own[0].amount_sek == Decimal(466_000)


def test_between_drawn_lines_a_dash_in_a_text_begins_no_row() -> None:
    name = "Stiftelsen/Svensk-/baltiska/utbytet"
    rows = [("Förening", "Ändamål", "Belopp"), (name, "Ungas röst/–/tillsammans", "868 000"), *ROWS]
    found = drawn(rows, ruled=True)
    assert found.allocations[0].recipient == "Stiftelsen Svensk-baltiska utbytet"
    assert len(found.allocations) == 1 + len(ROWS)


def test_between_drawn_lines_a_number_below_a_name_is_told() -> None:
    rows = [("Förening", "Ändamål", "Belopp"), ("Föreningen Ljus/1", "Ungas röst", "868 000"), *ROWS]
    found = drawn(rows, ruled=True)
    assert "numbers-accounted" in {f.check for f in found.findings if f.status is Status.FAIL}


@pytest.mark.parametrize(
    ("broken", "joined"), [("212/500", 212_500), ("12/500", None), ("212 500/212 500", 212_500)]
)
def test_groups_below_a_number_are_its_own_where_it_had_no_room(broken: str, joined: int | None) -> None:
    found = drawn([("Förening", "Ändamål", "Belopp"), *ROWS, ("Summa", "", broken)], ruled=False)
    failed = {f.check for f in found.findings if f.status is Status.FAIL}
    assert (found.tables[0].stated_total_sek == joined) == (joined is not None)
    assert ("table-total" in failed) == (joined is None)


@pytest.mark.parametrize("lines", ["Internationellt/utbyte", "Ekonomiska/insatserna"])
def test_an_adjective_that_fills_the_column_is_a_word(lines: str) -> None:
    found = drawn([("Område", "Ändamål", "Belopp"), *ROWS, (lines, "Ungas röst", "868 000")], ruled=False)
    assert found.allocations[-1].recipient == lines.replace("/", " ")


def test_a_county_centred_among_the_numbers_heads_its_rows() -> None:
    counties = {
        "Blekinge län": ("1081", "Ronneby"),
        "Skåne län": ("1286", "Ystad"),
        "Hallands län": ("1315", "Hylte"),
        "Kalmar län": ("0885", "Borgholm"),
    }
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=430, height=600)
        page.insert_text((50, 50), "Bilaga 1 Fördelning av statsbidrag, kronor", fontsize=11)
        titles = ((50, 64, "Kommun-"), (50, 74, "kod"), (95, 74, "Kommun"), (180, 74, "Ersättning (kr)"))
        for x, y, text in (*titles, (330, 64, "Andel av"), (330, 74, "riket (%)")):
            page.insert_text((x, y), text, fontsize=8)
        y = 90
        for county, (code, name) in counties.items():
            page.insert_text((200, y), county, fontsize=8, fontname="hebo")
            for x, text in ((50, code), (95, name), (206, "1 250 000"), (345, "16,7")):
                page.insert_text((x, y + 13), text, fontsize=8)
            y += 29
        data = bytes(pdf.tobytes())
    found = understand(data, "bilaga.pdf", Settings.of(SecondReader.NEVER))
    titled = ["Kommunkod", "Kommun", "Ersättning (kr)", "Andel av riket (%)"]
    assert {a.group: (a.code_text, a.name) for a in found.allocations} == counties
    assert {a.text for a in found.allocations} == {"1 250 000"}
    assert [c.header for c in found.tables[0].columns] == titled


def test_a_heading_wider_than_its_column_does_not_tell_how_wide_that_is() -> None:
    rows = [
        ("Sökande", "Ändamål", "Belopp, kr"),
        ("Barn, unga och deras föräldrar", "", ""),
        ("Byalaget/Morgonda/gen i/Sverige", "Sångläger", "125 000"),
        ("Idrottsklu/bben Ett", "Läsning", "80 000"),
        ("Kören", "Båtar", "7 500"),
    ]
    found = drawn(rows, ruled=True)
    names = [a.recipient for a in found.allocations if a.row_type is RowType.RECIPIENT]
    assert names == ["Byalaget Morgondagen i Sverige", "Idrottsklubben Ett", "Kören"]


def test_a_sum_set_under_another_column_does_not_tell_how_wide_the_names_are() -> None:
    rows = [
        ("Sökande", "Åtgärd", "Belopp, kr"),
        ("Svartåns/fiskevårdsom/råde", "Biotopvård", "125 000"),
        ("Byalaget/Väst", "Läsning", "80 000"),
        ("Kören", "Båtar", "7 500"),
        ("", "Summa", "212 500"),
    ]
    found = drawn(rows, ruled=True)
    names = [a.recipient for a in found.allocations if a.row_type is RowType.RECIPIENT]
    assert names == ["Svartåns fiskevårdsområde", "Byalaget Väst", "Kören"]


def test_a_name_of_many_lines_in_a_narrow_column_ends_no_table() -> None:
    rows = [
        ("Dnr", "Sökande", "Belopp, kr"),
        ("2024-021", "Svenska/Havets/vänners/distrikts-/förening/i/Södra/Öland", "125 000"),
        ("2024-022", "Byalaget/Väst", "80 000"),
        ("2024-023", "Kören", "7 500"),
    ]
    found = drawn(rows, ruled=False)
    names = [a.recipient for a in found.allocations if a.row_type is RowType.RECIPIENT]
    assert names == ["Svenska Havets vänners distriktsförening i Södra Öland", "Byalaget Väst", "Kören"]


@pytest.mark.parametrize(
    ("cell", "whole"),
    [
        ("Hembygds/föreningen/Solen", "Hembygdsföreningen Solen"),
        ("Lands/förbundet Hjärna", "Landsförbundet Hjärna"),
        ("Sveriges/förening för kör", "Sveriges förening för kör"),
        ("Ideella/föreningen Solen", "Ideella föreningen Solen"),
    ],
)
def test_a_compound_that_a_cell_parts_at_its_link_is_one_word(cell: str, whole: str) -> None:
    found = drawn([("Sökande", "Ändamål", "Belopp"), (cell, "Träffar", "75 000"), *ROWS], ruled=True)
    assert found.allocations[0].recipient == whole
