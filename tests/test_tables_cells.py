"""Cells of several lines: organisation numbers below names, the first row around its numbers, suspended hyphens."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf
import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Allocation, Extraction
from schemas.vocabulary import ColumnRole, RowType

Text = tuple[float, float, str]  # x, y below the table's top, text; to the right of x where it is a number


def drawn(titles: Sequence[Text], texts: Sequence[Text], title_font: str = "hebo") -> Extraction:
    """A document with the texts of a table below its titles."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((60, 60), "Bilaga 1 Beviljade bidrag 2024", fontsize=13)
    for font, placed in ((title_font, titles), ("helv", texts)):
        for x, y, text in placed:
            left = x - pymupdf.get_text_length(text, fontsize=9) if text[-1:].isdigit() and x > 400 else x
            page.insert_text((left, 100 + y), text, fontsize=9, fontname=font)
    return understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))


def recipients(extraction: Extraction) -> list[Allocation]:
    return [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]


TITLES = ((60, 0, "Organisation"), (200, 0, "Projektets namn"), (470, 0, "Bidrag, kr"))


@pytest.mark.parametrize("label", ["", "Org.nr "])
def test_an_organisation_number_below_a_name_is_the_row_s_code(label: str) -> None:
    rows = [("Föreningen Ljus", "802438-7219"), ("Mattestugan", "802419-9114"), ("Unga Norr", "802448-3528")]
    texts: list[Text] = []
    for n, (name, number) in enumerate(rows):
        y = 16 + 28 * n
        texts += [(60, y, name), (60, y + 10, label + number), (200, y, "Malmö"), (510, y, f"{n + 1} 862 000")]
    found = recipients(drawn(TITLES, texts))
    assert [(a.recipient, a.code_text, a.amount_sek) for a in found] == [
        (name, number, (n + 1) * 1_000_000 + 862_000) for n, (name, number) in enumerate(rows)
    ]


def test_the_first_row_around_its_numbers_is_no_header() -> None:
    texts: list[Text] = [(60, 18, "Föreningen Ljus i"), (200, 13, "Ett rum för alla och")]
    texts += [(200, 24, "ungdomars inflytande"), (510, 24, "225 000"), (60, 29, "mörkret"), (200, 35, "i bygden")]
    for n, name in enumerate(("Mattestugan", "Unga Norr", "Stiftelsen Gården")):
        y = 56 + 24 * n
        texts += [(60, y, name), (200, y, "Läsning"), (510, y, f"{n + 1}76 000")]
    found = recipients(drawn(TITLES, texts))
    assert [a.recipient for a in found] == [
        "Föreningen Ljus i mörkret",
        "Mattestugan",
        "Unga Norr",
        "Stiftelsen Gården",
    ]


def test_a_suspended_hyphen_at_the_end_of_a_line_is_printed() -> None:
    texts: list[Text] = [
        (60, 16, "Somaya kvinno-"),
        (60, 27, "och tjejjour"),
        (200, 16, "Stöd"),
        (510, 16, "742 000"),
    ]
    for n, name in enumerate(("Mattestugan", "Unga Norr", "Stiftelsen Gården")):
        texts += [(60, 42 + 15 * n, name), (200, 42 + 15 * n, "Läsning"), (510, 42 + 15 * n, f"{n + 1}76 000")]
    assert recipients(drawn(TITLES, texts))[0].recipient == "Somaya kvinno- och tjejjour"


@pytest.mark.parametrize(
    ("name", "others", "whole"),
    [
        ("Ungdomens RFSL-/förening", (), "Ungdomens RFSL-förening"),  # capitals are no syllable
        ("Kina-/föreningen", ("Kina-föreningen",), "Kina-föreningen"),  # printed whole elsewhere
        ("Kina-/föreningen", ("Kinaföreningen",), "Kinaföreningen"),
        (
            "Kina-/föreningen",
            ("Barnens stora/naturvetenskapsförbund", "Föräldrarnas stora nätverk i norr"),
            "Kina-föreningen",
        ),
        ("Kina-/föreningen", (), "Kinaföreningen"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_may_be_the_name_s_own(
    name: str, others: tuple[str, ...], whole: str
) -> None:
    texts: list[Text] = []
    y = 16.0
    for n, lines in enumerate(("Mattestugan", name, *others, "Unga Norr")):
        parts = lines.split("/")
        texts += [(60, y + 11 * k, part) for k, part in enumerate(parts)]
        texts += [(510, y, f"{n + 1}76 000")]
        y += 11 * len(parts) + 4
    assert recipients(drawn(((60, 0, "Organisation"), (470, 0, "Bidrag, kr")), texts))[1].recipient == whole


@pytest.mark.parametrize("level", [0, 11])
@pytest.mark.parametrize("padding", [0, 4])
def test_a_lone_name_of_two_lines_stays_whole_though_its_second_would_fit(level: int, padding: int) -> None:
    names = (
        "Riksförbundet Vinden",
        "SPES",
        "Riksförbundet/Havsbris",
        "Tilia",
        "Föräldrarnas stora nätverk",
        "Mind",
    )
    texts: list[Text] = []
    y = 16
    for n, lines in enumerate(names):
        parts = lines.split("/")
        texts += [(60, y + 11 * k, part) for k, part in enumerate(parts)]
        texts += [(510, y + (level if len(parts) > 1 else 0), f"{n + 1}76 000")]
        y += 11 * len(parts) + padding
    found = recipients(drawn(((60, 0, "Organisation"), (470, 0, "Bidrag, kr")), texts))
    assert [a.recipient for a in found] == [name.replace("/", " ") for name in names]


def test_a_number_of_people_beside_money_is_no_money() -> None:
    rows = "".join(f"{name}\t{n}4 757\t{n}52 995\n" for n, name in enumerate(("Ale", "Berg", "Mora", "Lund"), 1))
    text = (
        f"Bilaga 1\n\nErsättning till kommuner för val 2024, kronor\n\nKommun\tRöstberättigade\tErsättning\n{rows}"
    )
    found = understand(text.encode(), "bilaga.txt", Settings.of(SecondReader.NEVER))
    assert [c.role for c in found.tables[0].columns] == [ColumnRole.NAME, ColumnRole.POPULATION, ColumnRole.AMOUNT]


def test_a_note_among_the_rows_ends_no_table() -> None:
    texts: list[Text] = []
    for n, name in enumerate(
        ("Arboga", "Berg", "Not: Beloppen ovan avser helår, de nedan tio månader.", "Köping", "Lund")
    ):
        texts += [(60, 16 + 13 * n, name)] + (
            [] if name.startswith("Not") else [(510, 16 + 13 * n, f"{n + 1}76 000")]
        )
    found = drawn(((60, 0, "Kommun"), (470, 0, "Belopp, kr")), [*texts, (60, 81, "Summa"), (510, 81, "1 504 000")])
    assert [a.recipient for a in recipients(found)] == ["Arboga", "Berg", "Köping", "Lund"]
    assert found.tables[0].stated_total_sek == found.tables[0].computed_total_sek == 1_504_000


@pytest.mark.parametrize("leader", ["Projektledare", "Huvudsökande"])
def test_who_administers_the_money_is_paid_and_not_who_leads_the_project(leader: str) -> None:
    rows = (("Anna Åkesson", "Lunds universitet"), ("Bo Ek", "Umeå universitet"), ("Eva Dahl", "Malmö universitet"))
    lines = "".join(f"| {a} | {b} | {n} 700 000 |\n" for n, (a, b) in enumerate(rows, 2))
    text = f"# Bilaga 1\n\n| {leader} | Medelsförvaltare | Beviljat belopp (kr) |\n|---|---|---:|\n{lines}"
    found = understand(text.encode(), "bilaga.md", Settings.of(SecondReader.NEVER))
    assert [a.recipient for a in recipients(found)] == [b for _, b in rows]


def test_a_wide_gap_in_a_few_names_makes_no_column_of_what_the_other_names_cross() -> None:
    names = ("Uppsala", "Östergötland", "Kronoberg", "Kalmar län", "Gotland", "Blekinge", "Skåne", "Halland")
    titles = ((60, 0, "Region"), (430, 0, "2025"), (500, 0, "2026"))
    texts: list[Text] = []
    for n, name in enumerate(names):
        gap = 12 if n in {2, 5} else 3  # a letter that recognition lost between the words
        texts += [(60, 18 + 16 * n, "Region"), (60 + 30 + gap, 18 + 16 * n, name)]
        texts += [(430, 18 + 16 * n, f"{n + 3}2 500"), (500, 18 + 16 * n, f"{n + 4}1 000")]
    rows = recipients(drawn(titles, texts))
    assert [row.recipient for row in rows] == [f"Region {name}" for name in names for _ in range(2)]
