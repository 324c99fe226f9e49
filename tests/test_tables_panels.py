"""A table for each group, on a sheet or in a panel of its own, each set to its own widths."""

from __future__ import annotations

import io

import openpyxl
import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

PANELS = {
    "Barn och unga": (("Friends", "Trygg i appen", 1_905_000), ("Ria Väst", "Bussen", 740_000)),
    "Äldre": (("Seniorerna", "Digital fika", 655_000), ("Riksförbundet PRO", "Minnen som scen", 1_480_000)),
    "Personer med funktionsnedsättning": (("Attention", "Ta plats", 990_000), ("DHR", "Resa som andra", 2_310_000)),
}


def given(found: Extraction) -> list[tuple[str | None, str | None, int | None]]:
    own = [a for a in found.allocations if a.row_type is RowType.RECIPIENT]
    return [(a.group, a.recipient, None if a.amount_sek is None else int(a.amount_sek)) for a in own]


def test_a_table_in_each_panel_of_a_page_is_cut_by_its_own_columns() -> None:
    head = "<tr><th>Projektägare</th><th>Projektnamn</th><th>Beviljat år 1 (kr)</th></tr>"
    panels = "".join(
        f"<details><summary>{group}</summary><table>{head}"
        + "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in own)
        + "</table></details>"
        for group, own in PANELS.items()
    )
    page = f"<main><h1>Bidrag</h1><h2>Projekt som får stöd</h2>{panels}</main>"
    assert given(understand(page.encode(), "a.html", Settings())) == [
        (group, a, c) for group, own in PANELS.items() for a, _, c in own
    ]


def test_a_sheet_for_each_group_is_cut_by_its_own_columns() -> None:
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first["A1"], first["A2"] = "Allmänna arvsfonden", "Projekt som får stöd, mars 2024"
    for group, own in PANELS.items():
        sheet = book.create_sheet(group[:20])
        for row in ((group,), (), ("Projektägare", "Projektnamn", "Beviljat år 1"), *own):
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    assert given(understand(buffer.getvalue(), "a.xlsx", Settings())) == [
        (group, a, c) for group, own in PANELS.items() for a, _, c in own
    ]


@pytest.mark.parametrize("total", ["Summa riket", "Totalt"])
def test_a_table_for_each_county_with_the_sum_of_all_in_the_last(total: str) -> None:
    counties = {
        "Blekinge län": (("1080", "Karlskrona", 1_234_500), ("1081", "Ronneby", 535_900)),
        "Kalmar län": (("0880", "Kalmar", 1_153_400), ("0884", "Vimmerby", 230_800)),
        "Gotlands län": (("0980", "Gotland", 1_090_800),),
    }
    text = "# Fördelning till kommuner\n\n"
    for county, own in counties.items():
        text += f"### {county}\n\n| Kommunkod | Kommun | Belopp (kr) |\n|---|---|---|\n"
        text += "".join(f"| {code} | {name} | {amount} |\n" for code, name, amount in own)
        text += f"| Summa {county} | | {sum(a for *_, a in own)} |\n\n"
    text = text.rstrip() + f"\n| {total} | | {sum(a for own in counties.values() for *_, a in own)} |\n"
    found = understand(text.encode(), "a.md", Settings())
    assert not [f for f in found.findings if f.check == "table-total" and f.status is Status.FAIL]
    assert [name for _, name, _ in given(found)] == ["Karlskrona", "Ronneby", "Kalmar", "Vimmerby", "Gotland"]


@pytest.mark.parametrize("dt", ["<dt>{}</dt><dd>{}</dd>", "<dt>{}:</dt><dd>{}</dd>"])
def test_cards_in_groups_whose_labels_end_in_no_colon(dt: str) -> None:
    labels = ("Projektnamn", "Beviljat år 1")
    cards = "".join(
        f"<h2>{group}</h2>"
        + "".join(
            f"<h3>{name}</h3><dl>" + "".join(map(dt.format, labels, (project, f"{amount} kr"))) + "</dl>"
            for name, project, amount in own
        )
        for group, own in PANELS.items()
    )
    found = understand(f"<main><h1>Nya projekt som får stöd</h1>{cards}</main>".encode(), "a.html", Settings())
    assert given(found) == [(group, a, c) for group, own in PANELS.items() for a, _, c in own]
    assert not [f for f in found.findings if f.check == "numbers-accounted" and f.status is Status.FAIL]


def test_the_card_of_the_total_is_the_total() -> None:
    cards = "".join(f"<dt>{a}</dt><dd>Beviljat: {c} kr</dd>" for own in PANELS.values() for a, _, c in own)
    total = sum(c for own in PANELS.values() for *_, c in own)
    page = (
        f"<main><h1>Bidrag till föreningar</h1><dl>{cards}<dt>Totalt</dt><dd>Beviljat: {total} kr</dd></dl></main>"
    )
    found = understand(page.encode(), "a.html", Settings())
    assert [a.amount_sek for a in found.allocations if a.row_type is RowType.TOTAL] == [total]


def test_rounds_of_fields_below_headings_of_groups() -> None:
    text = "Projekt som beviljas stöd 2024\n\n"
    for group, own in PANELS.items():
        text += f"{group}\n\n"
        text += "".join(f"Projektägare: {a}\nProjektnamn: {b}\nBeviljat: {c} kr\n\n" for a, b, c in own)
    assert given(understand(text.encode(), "a.txt", Settings())) == [
        (group, a, c) for group, own in PANELS.items() for a, _, c in own
    ]


GROUPS = {
    "Missbruksområdet": (("Länkarnas Riksförbund", 4_120), ("RIA Sverige", 1_890)),
    "Våld i nära relationer": (("Unizon", 9_800), ("Roks", 9_750), ("Stiftelsen 1000 Möjligheter", 2_300)),
    "Äldre": (("SPF Seniorerna", 3_120), ("Demensförbundet", 2_010)),
}
GROUPED = [(group, name, amount * 1000) for group, own in GROUPS.items() for name, amount in own]


@pytest.mark.parametrize("parted", ["{:<30}{}", "{}\t{}"])
def test_headings_that_might_begin_or_end_a_name_stand_as_others_do(parted: str) -> None:
    text = "Statsbidrag till organisationer\nBelopp i tusental kronor\n\n" + parted.format(
        "Organisation", "Bidrag 2023"
    )
    for group, own in GROUPS.items():
        text += f"\n{group}\n" + "\n".join(parted.format(name, f"{a:,}".replace(",", " ")) for name, a in own)
    assert given(understand(text.encode(), "a.txt", Settings())) == GROUPED


def test_a_sheet_for_each_group_with_its_sum() -> None:
    book = openpyxl.Workbook()
    for group, own in GROUPS.items():
        sheet = book.create_sheet(group)
        head = (("Statsbidrag till organisationer, tkr",), (group,), (), ("Organisation", "Bidrag 2023 (tkr)"))
        for row in (*head, *own, ("Summa", sum(a for _, a in own))):
            sheet.append(row)
    book.remove(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    found = understand(buffer.getvalue(), "a.xlsx", Settings())
    captions = {t.table_id: t.caption or "" for t in found.tables}
    own = [a for a in found.allocations if a.row_type is RowType.RECIPIENT]
    assert [(a.recipient, a.amount_sek) for a in own] == [(name, amount) for _, name, amount in GROUPED]
    assert all(g in (a.group or captions[a.table_id]) for a, (g, *_) in zip(own, GROUPED, strict=True))


def test_the_first_group_of_a_sheet_with_remarks_beside_it() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("Bidrag till organisationer, tkr",), (), ("Organisation", "Bidrag 2023 (tkr)")):
        sheet.append(row)
    for group, own in GROUPS.items():
        for cells in ((group,), *own):
            sheet.append(cells)
    sheet["D4"], sheet["D6"] = "Se protokoll", "Avser helår"
    buffer = io.BytesIO()
    book.save(buffer)
    assert given(understand(buffer.getvalue(), "a.xlsx", Settings())) == GROUPED


def test_groups_beside_each_other_each_with_its_heading_and_titles() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "Bidrag till organisationer, tkr"
    for n, (group, own) in enumerate(GROUPS.items()):
        for r, cells in enumerate(((group,), ("Organisation", "Bidrag 2023 (tkr)"), *own), 3):
            for k, value in enumerate(cells, 3 * n + 1):
                sheet.cell(r, k, value)
    buffer = io.BytesIO()
    book.save(buffer)
    assert given(understand(buffer.getvalue(), "a.xlsx", Settings())) == GROUPED


def test_a_card_that_ends_in_a_county_is_that_of_its_heading() -> None:
    names = {"Unga Forskare": "Uppsala", "Norra Nykterhetsförbundet": "Stockholm", "Teater Aros": "Västmanland"}
    cards = "".join(
        f"<h2>{name}</h2><dl><dt>Bidragsform<dd>Projektbidrag<dt>Beviljat belopp<dd>{n + 3}12 000 kr"
        f"<dt>Län<dd>{county}</dl>"
        for n, (name, county) in enumerate(names.items())
    )
    found = understand(f"<main><h1>De fick bidrag 2024</h1>{cards}</main>".encode(), "a.html", Settings())
    assert [a.recipient for a in found.allocations] == list(names)
