"""What office programs print: columns on pages of their own, turned titles, headings over column groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pymupdf
import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Extraction
from schemas.vocabulary import Status

ROWS = (
    ("Ale", "808 000", "400 000", "408 000"),
    ("Berg", "307 000", "150 000", "157 000"),
    ("Mora", "15 000", "10 000", "5 000"),
    ("Nora", "22 500", "12 000", "10 500"),
    ("Vara", "61 000", "30 500", "30 500"),
    ("Summa", "1 213 500", "602 500", "611 000"),
)


class Cell(NamedTuple):
    """A text set from x, or to x from the left of it where ``right``; ``turned`` reads upwards."""

    x: float
    y: float
    text: str
    right: bool = False
    turned: bool = False
    bold: bool = False


def printed(*pages: Sequence[Cell]) -> bytes:
    document = pymupdf.open()
    for cells in pages:
        page = document.new_page(width=400, height=500)
        for x, y, text, right, turned, bold in cells:
            font = "hebo" if bold else "helv"
            width = pymupdf.get_text_length(text, fontsize=8, fontname=font) if right else 0
            page.insert_text((x - width, y), text, fontsize=8, fontname=font, rotate=90 if turned else 0)
    return bytes(document.tobytes())


def read(data: bytes) -> Extraction:
    return understand(data, "bilaga.pdf", Settings.of(SecondReader.NEVER))


def values(extraction: Extraction) -> dict[str | None, list[int]]:
    """The amounts of each row by its name, over all tables."""
    found: dict[str | None, list[int]] = {}
    for a in extraction.allocations:
        found.setdefault(a.recipient, []).append(int(a.amount_sek or 0))
    return found


def failed(extraction: Extraction) -> list[str]:
    return [f.check for f in extraction.findings if f.status is Status.FAIL and f.check != "identity"]


def column(n: int, x: float, *, rows: slice = slice(None), head: str = "", down: float = 0.0) -> list[Cell]:
    cells = [Cell(x, 80, head, right=bool(n))] if head else []
    return cells + [Cell(x, 94 + 14 * k + down, row[n], right=bool(n)) for k, row in enumerate(ROWS[rows])]


TITLE = [Cell(50, 50, "Bilaga 1 Fördelning av statsbidrag, kronor")]
NAMES = [*TITLE, *column(0, 50, head="Kommun"), *column(1, 200, head="Utbetalt")]
WANTED = {row[0]: [int(text.replace(" ", "")) for text in row[1:]] for row in ROWS}


def test_columns_on_a_page_of_their_own() -> None:
    beside = [*column(2, 120, head="Vårtermin"), *column(3, 220, head="Hösttermin")]
    extraction = read(printed(NAMES, beside))
    assert values(extraction) == WANTED
    assert [c.header for c in extraction.tables[0].columns] == ["Kommun", "Utbetalt", "Vårtermin", "Hösttermin"]
    assert (extraction.tables[0].page_first, extraction.tables[0].page_last) == (1, 2)
    assert [a.place.page for a in extraction.allocations[:3]] == [1, 2, 2]
    assert failed(extraction) == []


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3)], ids=["down then over", "over then down"])
def test_either_order_of_pages(order: tuple[int, ...]) -> None:
    more = [(f"{name}ås", *rest) for name, *rest in ROWS[:-1]]
    second = [Cell(50, 94 + 14 * k, row[0]) for k, row in enumerate(more)]
    second += [Cell(200, 94 + 14 * k, row[1], right=True) for k, row in enumerate(more)]
    first = [c for c in NAMES if c.y < 94 + 14 * 5]
    beside = [c for c in column(2, 120, head="Vårtermin") if c.y < 94 + 14 * 5]
    pages = [first, second, beside, [c for c in beside if c.y > 80]]
    extraction = read(printed(*(pages[n] for n in order)))
    assert values(extraction) == {row[0]: WANTED[row[0]][:2] for row in ROWS[:-1]} | {
        row[0]: WANTED[old[0]][:2] for row, old in zip(more, ROWS, strict=False)
    }


def test_names_printed_again_beside_the_other_columns() -> None:
    beside = [*column(0, 50, head="Kommun"), *column(2, 150, head="Vårtermin"), *column(3, 250, head="Hösttermin")]
    extraction = read(printed(NAMES, beside))
    assert len(extraction.tables) == 1
    assert values(extraction) == WANTED


def test_a_page_of_another_table_is_not_laid_beside() -> None:
    other = [Cell(50, 50, "Bilaga 2 Fördelning av tillägg, kronor")]
    other += [*column(0, 50, head="Kommun"), *column(2, 150, head="Tillägg")]
    assert len(read(printed(NAMES, other)).tables) == 2


def test_columns_that_stand_otherwise_are_told() -> None:
    extraction = read(printed(NAMES, column(2, 120, head="Vårtermin", down=5.0)))
    assert {name: list(filter(None, values(extraction)[name])) for name in WANTED} == {
        name: amounts[:1] for name, amounts in WANTED.items()
    }
    assert "numbers-accounted" in failed(extraction)


def test_titles_turned_on_their_side() -> None:
    heads = [Cell(x, 84, text, turned=True) for x, text in ((170, "Grundstöd, kr"), (270, "Extra tillägg, kr"))]
    rows = [*column(0, 50), *column(2, 180), *column(3, 280)]
    extraction = read(printed([Cell(50, 20, "Bilaga 1"), Cell(50, 84, "Kommun"), *heads, *rows]))
    assert [c.header for c in extraction.tables[0].columns] == ["Kommun", "Grundstöd, kr", "Extra tillägg, kr"]
    assert values(extraction) == {name: amounts[1:] for name, amounts in WANTED.items()}


def group(heading: str, top: float, *names: str) -> list[Cell]:
    """A heading, and below it names with amounts in two column groups."""
    cells = [Cell(50, top, heading, bold=True)]
    for k, name in enumerate(names):
        x, y = 50 + 180 * (k % 2), top + 13 + 13 * (k // 2)
        cells += [Cell(x, y, name), Cell(x + 120, y, f"{k + 1}25 000", right=True)]
    return cells


def test_headings_over_column_groups() -> None:
    cells = [
        *TITLE,
        *(Cell(x, 80, "Kommun") for x in (50, 230)),
        *(Cell(x, 80, "Belopp", right=True) for x in (170, 350)),
    ]
    cells += group("Uppsala län", 96, "Enköping", "Knivsta", "Tierp", "Älvkarleby")
    cells += group("Dalarnas län", 140, "Borlänge", "Falun", "Mora", "Orsa")
    groups = {a.recipient: a.group for a in read(printed(cells)).allocations}
    assert groups == dict.fromkeys(("Enköping", "Knivsta", "Tierp", "Älvkarleby"), "Uppsala län") | dict.fromkeys(
        ("Borlänge", "Falun", "Mora", "Orsa"), "Dalarnas län"
    )


def test_names_all_in_bold_are_no_headings() -> None:
    cells = [*TITLE, Cell(50, 80, "Mottagare", bold=True), Cell(250, 80, "Belopp", right=True, bold=True)]
    for y, name, amount in (
        (94, "Föreningen Ljus", "125 000"),
        (108, "Studiefrämjan", "80 000"),
        (132, "Ordet", "7 500"),
    ):
        cells += [Cell(50, y, name, bold=True), Cell(250, y, amount, right=True)]
    cells.append(Cell(50, 118, "det", bold=True))
    extraction = read(printed(cells))
    assert {a.group for a in extraction.allocations} == {None}


def test_a_text_that_runs_on_from_page_to_page_hides_nothing() -> None:
    beside = [Cell(-300, 50, TITLE[0].text), *column(2, 120, head="Vårtermin")]
    assert "hidden-text" not in failed(read(printed(NAMES, beside)))
    beside[0] = Cell(-300, 50, "Något annat än rubriken")
    assert "hidden-text" in failed(read(printed(NAMES, beside)))


def test_a_title_over_no_column_without_a_capital() -> None:
    heads = [Cell(50, 66, "län"), Cell(130, 66, "2025"), Cell(280, 66, "kr")]
    extraction = read(printed([*TITLE, *heads, *NAMES[1:], *column(3, 300, head="Hösttermin")]))
    assert values(extraction)["Ale"] == [808_000, 408_000]


def test_sums_in_parentheses_are_below_zero_where_a_sentence_says_so() -> None:
    cells = [Cell(50, 50, "Bilaga 1 Slutreglering av statsbidrag, kronor"), *column(0, 50, head="Kommun")]
    cells += [*column(1, 200, head="Utbetalt"), Cell(320, 80, "Att reglera, kr", right=True)]
    cells += [
        Cell(320, 94 + 14 * k, f"({row[2]})" if k % 2 else row[2], right=True) for k, row in enumerate(ROWS[:-1])
    ]
    assert "numbers-accounted" in failed(read(printed(cells)))
    told = read(printed([*cells, Cell(50, 300, "Belopp inom parentes ska betalas tillbaka.")]))
    assert values(told)["Berg"] == [307_000, -150_000]
    assert values(told)["Mora"] == [15_000, 10_000]


def test_of_two_counts_the_one_granted_makes_the_product() -> None:
    rows = (("Ale", 12, 10), ("Berg", 9, 9), ("Mora", 30, 24), ("Nora", 8, 5))
    titles = (
        (180, "Sökt antal platser"),
        (260, "Beviljat antal platser"),
        (310, "Kr per plats"),
        (380, "Bidrag, kr"),
    )
    cells = [*TITLE, Cell(50, 80, "Kommun"), *(Cell(x, 80, text, right=True) for x, text in titles)]
    for k, (name, asked, granted) in enumerate(rows):
        texts = (str(asked), str(granted), "58 300", f"{granted * 58_300:,}".replace(",", " "))
        cells += [Cell(50, 94 + 14 * k, name)]
        cells += [Cell(x, 94 + 14 * k, t, right=True) for (x, _), t in zip(titles, texts, strict=True)]
    extraction = read(printed(cells))
    assert [a.count for a in extraction.allocations] == [10, 9, 24, 5]
    assert "row-product" not in failed(extraction)


def test_a_list_of_decisions_with_reasons_in_sentences() -> None:
    cells = [Cell(30, 50, "Beslutslista projektbidrag, omgång 2")]
    cells += [Cell(x, 70, t) for x, t in ((30, "Sökande"), (130, "Beviljat belopp"), (215, "Motivering"))]
    for k, name in enumerate(("Föreningen Ljus", "Stiftelsen Ordet", "Kören Vågen", "Ådalens arkiv")):
        cells += [Cell(30, 84 + 22 * k, name), Cell(190, 84 + 22 * k, f"{k + 2}5 000 kr", right=True)]
        cells += [
            Cell(215, 84 + 22 * k, "God samverkan i hela länet. Bidraget"),
            Cell(215, 93 + 22 * k, "avser etapp 2."),
        ]
    extraction = read(printed(cells))
    assert values(extraction) == {
        "Föreningen Ljus": [25_000],
        "Stiftelsen Ordet": [35_000],
        "Kören Vågen": [45_000],
        "Ådalens arkiv": [55_000],
    }


def test_a_name_broken_within_its_noun_is_whole() -> None:
    cells = [*TITLE, Cell(50, 80, "Mottagare"), Cell(250, 80, "Belopp", right=True)]
    for y, name, rest, amount in ((94, "Somaliska", "ungdomsförbun", "125 000"), (136, "Ordet", "", "80 000")):
        cells += [Cell(50, y, name), Cell(50, y + 10, rest), Cell(250, y, amount, right=True)]
    cells += [Cell(50, 114, "det"), Cell(50, 158, "Kören"), Cell(250, 158, "7 500", right=True)]
    assert "Somaliska ungdomsförbundet" in values(read(printed(cells)))


def test_a_unit_beside_the_names_title_close_over_others_heads_them() -> None:
    cells = [Cell(50, 50, "Bilaga 1 Fördelning"), Cell(250, 71, "Belopp i tkr"), Cell(50, 80, "Kommun")]
    cells += [Cell(240, 89, "2025", right=True), Cell(320, 89, "2026", right=True)]
    for k, row in enumerate(ROWS):
        cells += [Cell(50, 103 + 14 * k, row[0])]
        cells += [Cell(x, 103 + 14 * k, row[n], right=True) for n, x in ((2, 240), (3, 320))]
    assert values(read(printed(cells)))["Berg"] == [150_000_000, 157_000_000]


def test_a_table_broken_over_two_columns_of_text() -> None:
    prose = (
        "Medlen betalas ut i förskott|till de kommuner som har sökt|medel för året och som har|"
        "en plan för sitt arbete, om|den är antagen av nämnden.|Beloppen anges i kronor."
    )
    cells = [Cell(30, 60 + 11 * k, text) for k, text in enumerate(prose.split("|"))]
    names = [(f"Kommun {chr(65 + k)}berg", f"{k + 1}1 500") for k in range(14)]
    for k, (name, amount) in enumerate(names):
        x, y = (30, 150 + 13 * k) if k < 7 else (215, 60 + 13 * (k - 7))
        cells += [Cell(x, y, name), Cell(x + 150, y, amount, right=True)]
    cells += [Cell(x, y, t, right=t == "Medel") for x, y, t in ((30, 137, "Kommun"), (180, 137, "Medel"))]
    cells += [Cell(215, 160 + 11 * k, text) for k, text in enumerate(prose.split("|"))]
    extraction = read(printed([Cell(30, 40, "Bilaga 1 Fördelning av statsbidrag till kommunerna"), *cells]))
    assert values(extraction) == {name: [int(amount.replace(" ", ""))] for name, amount in names}
    assert [(a.place.page, round(a.place.bbox.x0)) for a in extraction.allocations if a.place.bbox][7:9] == [
        (1, 215),
        (1, 215),
    ]


def test_terms_and_dates_on_a_page_between_those_of_a_sheet() -> None:
    terms = [Cell(50, 80, "Villkor"), *(Cell(50, 94 + 14 * k, "Redovisas senast i maj") for k in range(5))]
    second = [*(Cell(50, 80 + 14 * k, row[0] + "lund") for k, row in enumerate(ROWS[:5]))]
    second += [Cell(200, 80 + 14 * k, row[1], right=True) for k, row in enumerate(ROWS[:5])]
    beside = [c for c in column(2, 120, head="Vårtermin") if c.y < 94 + 14 * 5]
    last = [Cell(120, 80 + 14 * k, row[2], right=True) for k, row in enumerate(ROWS[:5])]
    first = [c for c in NAMES if c.y < 94 + 14 * 5]
    found = values(read(printed(first, beside, terms, second, last)))
    assert found == {row[0] + end: WANTED[row[0]][:2] for end in ("", "lund") for row in ROWS[:5]}


def test_the_county_on_the_last_line_of_a_caption_is_the_group() -> None:
    cells = [Cell(50, 50, "Bilaga 1 Bidrag per län, kronor", bold=True), Cell(50, 62, "Dalarnas län", bold=True)]
    cells += [*column(0, 50, head="Kommun"), *column(1, 200, head="Bidrag")]
    assert {a.group for a in read(printed(cells)).allocations if a.recipient == "Mora"} == {"Dalarnas län"}


def test_codes_and_names_printed_again_are_no_strays() -> None:
    codes = [Cell(50, 94 + 14 * k, f"0{k + 1}14") for k in range(len(ROWS) - 1)]
    names = [Cell(50, 80, "Kod"), *codes, *(c._replace(x=90.0) for c in column(0, 50, head="Kommun"))]
    beside = [*names, *column(2, 230, head="Tillägg språk"), *column(3, 330, head="Korrigering")]
    extraction = read(printed([*TITLE, *names, *column(1, 250, head="Tillägg glesbygd")], beside))
    assert values(extraction) == WANTED
    assert "numbers-accounted" not in failed(extraction)


def test_the_label_of_a_sum_may_reach_over_columns() -> None:
    rows = (
        ("Dalarna", "Kören Vågen", "40 000"),
        ("", "Säters arkiv", "25 000"),
        ("Gotland", "Roma bruk", "30 000"),
    )
    cells = [*TITLE, Cell(50, 80, "Län"), Cell(110, 80, "Mottagare"), Cell(300, 80, "Bidrag", right=True)]
    for k, row in enumerate(rows):
        cells += [
            Cell(50, 94 + 14 * k, row[0]),
            Cell(110, 94 + 14 * k, row[1]),
            Cell(300, 94 + 14 * k, row[2], right=True),
        ]
    cells += [Cell(50, 136, "Summa för Dalarnas och Gotlands län"), Cell(300, 136, "95 000", right=True)]
    assert [*values(read(printed(cells)))][-1] == "Summa för Dalarnas och Gotlands län"


def test_a_date_right_after_an_amount_is_another_cell() -> None:
    cells = [*TITLE, Cell(50, 80, "Kommun"), Cell(200, 80, "Återkrav", right=True), Cell(203, 80, "Förfallodag")]
    for k, row in enumerate(ROWS[:-1]):
        cells += [Cell(50, 94 + 14 * k, row[0]), Cell(200, 94 + 14 * k, f"-{row[2]} kr", right=True)]
        cells += [Cell(202, 94 + 14 * k, "2025-04-30")] if k % 2 else []
    assert values(read(printed(cells)))["Berg"] == [-150_000]


def test_a_sentence_of_the_total_below_a_table_is_no_row() -> None:
    cells = [*TITLE, *column(0, 50, head="Kommun", rows=slice(5)), *column(1, 200, head="Utbetalt", rows=slice(5))]
    extraction = read(printed([*cells, Cell(50, 166, "Totalt fördelas 1 213 500 kr.")]))
    assert [*values(extraction)] == ["Ale", "Berg", "Mora", "Nora", "Vara"]


def test_a_county_centred_below_the_titles_heads_the_first_group() -> None:
    cells = [*TITLE, Cell(50, 72, "Kommun"), Cell(250, 72, "Belopp", right=True), Cell(130, 86, "Uppsala län")]
    for k, name in enumerate(("Enköping", "Knivsta", "Tierp")):
        cells += [Cell(50, 100 + 14 * k, name), Cell(250, 100 + 14 * k, f"{k + 1}25 000", right=True)]
    assert {a.group for a in read(printed(cells)).allocations} == {"Uppsala län"}


def test_texts_and_amounts_on_a_page_beside_the_names() -> None:
    title = "Bilaga 2 Beviljade projekt, kronor"
    names, beside = [Cell(50, 50, title)], [Cell(30, 50, title.rpartition(" ")[2])]
    names += [Cell(50, 80, "Sökande"), Cell(220, 80, "Projekt")]
    beside += [Cell(50, 80, "Målgrupp"), Cell(250, 80, "Beviljat", right=True)]
    for k, row in enumerate(ROWS[:5]):
        y = 94 + 28 * k
        names += [Cell(50, y, f"Föreningen {row[0]}"), Cell(220, y, "Kurser för alla"), Cell(220, y + 11, "åldrar")]
        beside += [Cell(50, y, "Personer med"), Cell(250, y, row[1], right=True)]
        beside += [Cell(50, y + 11, "annat språk")] if k % 2 else []
    extraction = read(printed(names, beside))
    assert values(extraction) == {f"Föreningen {row[0]}": WANTED[row[0]][:1] for row in ROWS[:5]}
    assert extraction.tables[0].caption == title


def test_titles_set_to_the_left_over_narrow_numbers_set_to_the_right() -> None:
    months = ("jan", "feb", "mar", "apr", "maj")
    cells = [*TITLE, *(Cell(x, 80, t) for x, t in zip((140, 190, 240, 290, 340), months, strict=True))]
    cells += [Cell(50, 80, "Kommun")]
    for k, row in enumerate(ROWS[:5]):
        cells += [Cell(50, 94 + 14 * k, row[0])]
        cells += [Cell(x, 94 + 14 * k, f"{20 + k} 500", right=True) for x in (188, 238, 288, 338, 388)]
    assert [c.header for c in read(printed(cells)).tables[0].columns] == ["Kommun", *months]


def test_a_title_of_three_lines_beside_titles_of_two() -> None:
    cells = [*TITLE, *column(0, 50, down=10), *column(1, 200, down=10), *column(2, 320, down=10)]
    cells += [Cell(50, 82, "Kommun"), Cell(165, 78, "Beslutat"), Cell(165, 87, "belopp")]
    cells += [Cell(280, 73.5, "Avgår:"), Cell(280, 82, "redan"), Cell(280, 91, "utbetalt")]
    titles = [c.header for c in read(printed(cells)).tables[0].columns]
    assert titles == ["Kommun", "Beslutat belopp", "Avgår: redan utbetalt"]


def test_a_foot_with_the_number_of_the_only_page_is_no_row() -> None:
    cells = [*TITLE, *column(0, 50, head="Kommun"), *column(1, 200, head="Utbetalt")]
    assert [*values(read(printed([*cells, Cell(50, 480, "Boverket 1 (1)")])))] == [row[0] for row in ROWS]


def test_a_heading_over_titles_that_a_sum_names_is_the_group() -> None:
    cells = [*TITLE, Cell(50, 66, "Stödområde A", bold=True), *column(0, 50, head="Kommun", rows=slice(5))]
    cells += [*column(1, 200, head="Utbetalt"), Cell(50, 164, "Summa Stödområde A")]
    found = read(printed(cells))
    assert found.tables[0].columns[0].header == "Kommun"
    assert {a.group for a in found.allocations[:5]} == {"Stödområde A"}


def test_counties_and_amounts_on_pages_beside_the_names() -> None:
    names = [[*TITLE, Cell(50, 80, "Museum")], [Cell(50, 80, "Museum"), Cell(50, 94, "Totalt")]]
    beside = [[Cell(50, 80, "Län"), Cell(250, 80, "Bidrag", right=True)] for _ in names]
    for k, row in enumerate(ROWS[:5]):
        y = 94 + 14 * k
        names[0].append(Cell(50, y, f"{row[0]} bruksmuseum"))
        beside[0] += [Cell(50, y, "Skåne län" if k < 3 else "Kalmar län"), Cell(250, y, row[1], right=True)]
    beside[1].append(Cell(250, 94, ROWS[5][1], right=True))
    wanted = {f"{row[0]} bruksmuseum": WANTED[row[0]][:1] for row in ROWS[:5]}
    assert values(read(printed(*names, *beside))) == {**wanted, "Totalt": WANTED["Summa"][:1]}


def test_two_tables_on_pages_of_the_same_heights_are_two() -> None:
    lists, amounts = [*TITLE, Cell(50, 80, "Förening"), Cell(220, 80, "Projekt")], [Cell(50, 80, "Kommun")]
    amounts.append(Cell(250, 80, "Belopp", right=True))
    for k, row in enumerate(ROWS[:5]):
        y = 94 + 14 * k
        lists += [Cell(50, y, f"Föreningen {'ABCDE'[k]}"), Cell(220, y, "Kurser")]
        amounts += [Cell(50, y, row[0]), Cell(250, y, row[1], right=True)]
    assert [*values(read(printed(lists, amounts)))] == [row[0] for row in ROWS[:5]]


def test_a_year_alone_below_a_title_begins_no_row() -> None:
    heads = ((180, 66, "Bidrag"), (280, 66, "Summa"), (50, 76, "Kommun"), (180, 76, "kr"), (280, 76, "2026"))
    cells = [*TITLE, *(Cell(*head) for head in heads), *column(1, 210), *column(0, 50), *column(2, 310)]
    assert [*values(read(printed(cells)))] == [row[0] for row in ROWS]
