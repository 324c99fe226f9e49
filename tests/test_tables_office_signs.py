"""What the formats and page breaks of office programs do to numbers and names: signs apart, empty cells, units."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Allocation, Extraction
from schemas.vocabulary import ColumnRole, Status


def printed(*pages: Sequence[tuple[float, float, str]]) -> bytes:
    document = pymupdf.open()
    for texts in pages:
        page = document.new_page(width=500, height=500)
        for x, y, text in texts:
            width = pymupdf.get_text_length(text, fontsize=8) if x < 0 else 0
            page.insert_text((abs(x) - width, y), text, fontsize=8)
    return bytes(document.tobytes())


def read(*pages: Sequence[tuple[float, float, str]]) -> Extraction:
    return understand(printed(*pages), "bilaga.pdf", Settings.of(SecondReader.NEVER))


def table(top: float, *rows: Sequence[str], xs: Sequence[float]) -> list[tuple[float, float, str]]:
    """Rows 14 points apart, each text at its x; empty ones are not printed."""
    return [(x, top + 14 * n, t) for n, row in enumerate(rows) for x, t in zip(xs, row, strict=True) if t]


def amounts(found: Sequence[Allocation]) -> dict[str | None, list[int | None]]:
    rows: dict[str | None, list[int | None]] = {}
    for a in found:
        rows.setdefault(a.recipient, []).append(None if a.amount_sek is None else int(a.amount_sek))
    return rows


def failed(extraction: Extraction) -> list[str]:
    return [f.check for f in extraction.findings if f.status is Status.FAIL and f.check != "identity"]


TITLE = [(50.0, 50.0, "Bilaga 1 Fördelning av verksamhetsbidrag, kronor")]


def test_signs_at_the_left_side_of_their_cells() -> None:
    rows = [("Ale", "50 000", "", "15 000"), ("Berg", "40 000", "-", "2 000"), ("Mora", "65 000", "-", "1 000")]
    rows += [("Nora", "20 000", "", "500"), ("Summa", "175 000", "", "12 500")]
    cells = table(80, ("Kommun", "Bidrag", "", "Förändring"), *rows, xs=(50, -200, 240, -300))
    extraction = read([*TITLE, *cells])
    wanted = {"Ale": [50000, 15000], "Berg": [40000, -2000], "Mora": [65000, -1000], "Nora": [20000, 500]}
    assert amounts(extraction.allocations) == wanted | {"Summa": [175000, 12500]}
    assert failed(extraction) == []


def test_dashes_under_a_title_of_their_own() -> None:
    rows = [("Ale", "50 000", "-", "15 000"), ("Berg", "40 000", "", "2 000"), ("Mora", "65 000", "-", "1 000")]
    rows += [("Nora", "20 000", "", "500")]
    cells = table(80, ("Kommun", "Bidrag", "Avdrag", "Tillägg"), *rows, xs=(50, -200, 240, -330))
    found = amounts(read([*TITLE, *cells]).allocations)
    assert [values[-1] for values in found.values()] == [15000, 2000, 1000, 500]


def test_empty_cells_do_not_break_the_numbers_beside_them() -> None:
    head = ("Organisation", "Antal insatser", "Sökt (kr)", "Beviljat (kr)", "Återkrav 2023 (kr)")
    rows = [
        (f"Föreningen {n}", str(k), f"{k} 700 000", "2 551 000", "") for k, n in enumerate(("Ek", "Al", "Asp"), 2)
    ]
    rows += [("Noas båt", "1", "2 500 000", "2 483 000", "7 664")]
    extraction = read([*TITLE, *table(80, head, *rows, xs=(50, -200, -280, -360, -440))])
    assert [c.role for c in extraction.tables[0].columns][1] is ColumnRole.COUNT
    assert amounts(extraction.allocations) == {
        "Föreningen Ek": [2700000, 2551000, None],
        "Föreningen Al": [3700000, 2551000, None],
        "Föreningen Asp": [4700000, 2551000, None],
        "Noas båt": [2500000, 2483000, 7664],
    }


def test_names_printed_again_beside_columns_of_other_years() -> None:
    names = ("Ale", "Berg", "Mora", "Nora", "Vara")
    first = [("Kommun", "Beslut 2023"), *((n, f"{k}0 000 kr") for k, n in enumerate(names, 3))]
    second = [("Kommun", "Beslut 2024"), *((n, f"{k - k % 2}0 000 kr") for k, n in enumerate(names, 3))]
    pages = [
        [*TITLE, *table(80, *rows, xs=(50, -250)), (-480, 480, f"{n} (2)")] for n, rows in ((1, first), (2, second))
    ]
    extraction = read(*pages)
    assert amounts(extraction.allocations) == {n: [k * 10000, (k - k % 2) * 10000] for k, n in enumerate(names, 3)}
    assert [c.header for c in extraction.tables[0].columns] == ["Kommun", "Beslut 2023", "Beslut 2024"]


def test_a_county_beside_the_rest_of_another_text_ends_a_name() -> None:
    rows = [("Föreningen Nord", "Musik i skolan", "90 000"), ("Hjärnkraft", "Stöd åt anhöriga", "70 000")]
    rows += [("Jönköpings län", "och syskon", ""), ("Unga i Väst", "Dans", "40 000"), ("Summa", "", "200 000")]
    cells = table(80, ("Organisation", "Projekt", "Belopp"), *rows, xs=(50, 130, -300))
    lower = [(x, y - 4 if t in {"Jönköpings län", "och syskon"} else y, t) for x, y, t in cells]
    extraction = read([*TITLE, *lower])
    assert list(amounts(extraction.allocations))[:3] == [
        "Föreningen Nord",
        "Hjärnkraft Jönköpings län",
        "Unga i Väst",
    ]


def test_a_unit_that_is_a_sentence_of_the_line_above() -> None:
    above = [
        (50.0, 40.0, "Fördelning av anslag för forskning"),
        (50.0, 55.0, "Styrelsens beslut 4. Tusental kronor."),
    ]
    rows = [("Institutionen för fysik", "50 434,7"), ("Institutionen för kemi", "35 751,9"), ("Summa", "86 186,6")]
    extraction = read([*above, *table(80, ("Institution", "2024"), *rows, xs=(50, -250))])
    assert amounts(extraction.allocations)["Institutionen för fysik"] == [50434700]


def test_amounts_that_touch_the_remarks_beside_them() -> None:
    head = [(50.0, 80.0, "Kommun"), (-160.0, 80.0, "Tilldelat"), (-230.0, 80.0, "Kvar"), (232.0, 80.0, "Kommentar")]
    rows = [("Ale", "90 000", "12 300", "Återbetalas senast 2024"), ("Berg", "70 000", "5 000", "Beslut saknas")]
    rows += [
        ("Mora", "65 000", "0", ""),
        ("Nora", "20 000", "1 500", "Återbetalas"),
        ("Summa", "245 000", "18 800", ""),
    ]
    cells = table(94, *rows, xs=(50, -160, -230, 232))
    extraction = read([*TITLE, *head, *cells])
    assert [c.header for c in extraction.tables[0].columns] == ["Kommun", "Tilldelat", "Kvar", "Kommentar"]
    assert amounts(extraction.allocations)["Ale"] == [90000, 12300]
    assert failed(extraction) == []


def test_postal_codes_before_towns_stay_whole() -> None:
    rows = [("Ale museum", "106 30 Stockholm", "90 000"), ("Berg museum", "114 21 Stockholm", "70 000")]
    rows += [("Mora museum", "792 30 Mora", "60 000"), ("Summa", "", "220 000")]
    extraction = read([*TITLE, *table(80, ("Museum", "Postadress", "Bidrag"), *rows, xs=(50, 140, -330))])
    assert amounts(extraction.allocations)["Ale museum"] == [90000]


def test_the_heading_of_the_first_group_is_centred_over_the_table_as_the_others() -> None:
    head = ("Trossamfund", "Betjänade 2023", "Bidrag (kr)")
    texts = table(80, head, xs=(50, -250, -350))
    groups = (
        ("Frikyrkor i Sverige", ("Almkyrkan", "Bokkyrkan")),
        ("Ortodoxa kyrkor och samfund", ("Enkyrkan", "Askkyrkan")),
    )
    for n, (group, names) in enumerate(groups):
        top = 100 + 70 * n
        texts += [(200 - pymupdf.get_text_length(group, fontsize=8) / 2, top, group)]
        texts += table(
            top + 14, *((x, "1 250", "40 000") for x in names), ("Summa", "2 500", "80 000"), xs=(50, -250, -350)
        )
    extraction = read([*TITLE, *texts])
    own = [(a.recipient, a.group) for a in extraction.allocations if a.recipient != "Summa"]
    assert own == [(name, group) for group, names in groups for name in names]
    assert [c.header for c in extraction.tables[0].columns] == [*head]


def test_titles_that_touch_at_a_drawn_line() -> None:
    document = pymupdf.open()
    page = document.new_page(width=500, height=500)
    width = pymupdf.get_text_length("Organisationsbidrag", fontsize=8)
    for x, y, text in [*TITLE, (50, 80, "Kommun"), (150, 80, "OrganisationsbidragVerksamhetsbidrag")]:
        page.insert_text((x, y), text, fontsize=8)
    for x in (48, 149, 150 + width, 240 + width):
        page.draw_line((x, 70), (x, 140))
    for n, (name, first, second) in enumerate((("Ale", "50 000", "7 000"), ("Berg", "40 000", "6 000"))):
        for x, text in ((50, name), (180, first), (190 + width, second)):
            page.insert_text((x, 94 + 14 * n), text, fontsize=8)
    extraction = understand(bytes(document.tobytes()), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    assert [c.header for c in extraction.tables[0].columns] == [
        "Kommun",
        "Organisationsbidrag",
        "Verksamhetsbidrag",
    ]


def test_refusals_among_most_of_the_amounts() -> None:
    head = ("Sökande", "Sökt, kr", "Beviljat, kr")
    rows = [("Svenska föreningen", "90 000", "Avslag"), ("Norra föreningen", "70 000", "Avslag")]
    rows += [("Södra föreningen", "60 000", "55 000"), ("Västra föreningen", "30 000", "Avslag")]
    rows += [("Östra föreningen", "20 000", "20 000"), ("Summa", "270 000", "75 000")]
    extraction = read([*TITLE, *table(80, head, *rows, xs=(50, -250, -330))])
    found = amounts(extraction.allocations)
    assert found["Norra föreningen"] == [70000, None]
    assert found["Södra föreningen"] == [60000, 55000]
    assert failed(extraction) == []


def test_a_title_that_ends_in_a_quarter_and_its_year_is_no_row() -> None:
    above = [(50.0, 50.0, "Bilaga: beviljade stöd för litteratur, kvartal 2 2024")]
    rows = [("Norra förlaget", "Havet", "71 000 kr"), ("Södra förlaget", "Skogen", "53 000 kr")]
    rows += [("Summa", "", "124 000 kr")]
    extraction = read([*above, *table(70, ("Förlag", "Titel", "Stödbelopp"), *rows, xs=(50, 140, -300))])
    assert amounts(extraction.allocations) == {
        "Norra förlaget": [71000],
        "Södra förlaget": [53000],
        "Summa": [124000],
    }
