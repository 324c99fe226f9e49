"""Annexes that typesetters set in columns, beside each other, in small type and over pages, and their captions."""

from __future__ import annotations

from decimal import Decimal

import pymupdf
from made_pages import TITLE, Line, alarms, printed, recipients, rows

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Extraction


def test_columns_of_one_table_that_a_heading_puts_out_of_step_are_read_one_after_the_other() -> None:
    """Three columns in newspaper order, each with headings and sums of its own, so that no lines stand level."""
    columns = [
        (86, [("#Uppsala län", ""), ("Håbo", "1 500"), ("Tierp", "2 500"), ("Heby", "4 000"), ("Summa", "8 000")]),
        (
            91,
            [("Knivsta", "1 200"), ("Östhammar", "3 000"), ("#Dalarnas län", ""), ("Mora", "900"), ("Orsa", "750")],
        ),
        (
            86,
            [("Falun", "9 000"), ("Säter", "850"), ("#Gävleborgs län", ""), ("Gävle", "8 200"), ("Hofors", "700")],
        ),
    ]
    lines: list[Line] = []
    for n, (top, column) in enumerate(columns):
        x = 45 + 175 * n
        for k, (name, amount) in enumerate(column):
            lines.append((top + 12 * k, [(x, name), *([(-(x + 150), amount)] if amount else [])]))
    found = printed([TITLE, *sorted(lines, key=lambda line: line[0])])
    assert [(a.recipient, a.group) for a in recipients(found)] == [
        ("Håbo", "Uppsala län"),
        ("Tierp", "Uppsala län"),
        ("Heby", "Uppsala län"),
        ("Knivsta", "Uppsala län"),
        ("Östhammar", "Uppsala län"),
        ("Mora", "Dalarnas län"),
        ("Orsa", "Dalarnas län"),
        ("Falun", "Dalarnas län"),
        ("Säter", "Dalarnas län"),
        ("Gävle", "Gävleborgs län"),
        ("Hofors", "Gävleborgs län"),
    ]


def test_the_last_dot_of_leaders_may_touch_the_number_and_the_first_the_name() -> None:
    """LaTeX sets leaders on a grid of their own, whatever stands beside them."""
    lines = [("Arbetets museum. . . . . .", ".120 000"), ("Dansarkivet . . . . . . .", "300 000")]
    found = printed([TITLE, *rows([*lines, ("Jamtli m.fl. . . . . . .", ".7 500")], 50, 300, 80)])
    assert [(a.recipient, a.amount_sek) for a in recipients(found)] == [
        ("Arbetets museum", Decimal(120_000)),
        ("Dansarkivet", Decimal(300_000)),
        ("Jamtli m.fl.", Decimal(7_500)),
    ]


def test_tables_of_one_kind_beside_each_other_under_titles_of_their_own() -> None:
    """Rows of both are as many, so no sum would tell that the right table's had gone to the left one's names."""
    titles = [(50, "Förening"), (-250, "Belopp (kr)"), (300, "Förening"), (-500, "Belopp (kr)")]
    lines = [
        ("Kalix IF", "12 000", "Bodens BK", "9 500"),
        ("Töre SK", "8 000", "Råneå SK", "7 250"),
        ("Sangis byalag", "4 000", "Luleå sim", "3 000"),
        ("Summa", "24 000", "Summa", "19 750"),
    ]
    cells: list[Line] = [
        (104 + 14 * n, [(50, a), (-250, b), (300, c), (-500, d)]) for n, (a, b, c, d) in enumerate(lines)
    ]
    for mark in ("", "#"):  # set as the rows are, or larger
        heads: Line = (76, [(50, f"{mark}Lokalbidrag"), (300, f"{mark}Projektbidrag")])
        found = printed([TITLE, heads, (90, titles), *cells])
        _two_grants(found)


def _two_grants(found: Extraction) -> None:
    assert [(a.recipient, a.group, a.text) for a in recipients(found)] == [
        ("Kalix IF", "Lokalbidrag", "12 000"),
        ("Töre SK", "Lokalbidrag", "8 000"),
        ("Sangis byalag", "Lokalbidrag", "4 000"),
        ("Bodens BK", "Projektbidrag", "9 500"),
        ("Råneå SK", "Projektbidrag", "7 250"),
        ("Luleå sim", "Projektbidrag", "3 000"),
    ]
    assert alarms(found) == []


def test_a_line_of_details_in_small_type_indented_under_each_name_is_no_part_of_it() -> None:
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.insert_text((50, 50), "Bilaga 1 Beviljade stöd, kronor", fontsize=12)
    page.insert_text((50, 78), "Stödmottagare", fontsize=9)
    page.insert_text((350, 78), "Belopp", fontsize=9)
    lines = [("Lövsta Gård AB", "12 000"), ("Åkerby Säteri", "9 500"), ("Källby Växthus", "8 250")]
    for n, (name, amount) in enumerate(lines):
        page.insert_text((50, 94 + 26 * n), name, fontsize=10)
        page.insert_text((350, 94 + 26 * n), amount, fontsize=10)
        page.insert_text((59, 104.5 + 26 * n), f"Dnr 602-{1790 + n}-2024, Tierp", fontsize=7.5)
    found = understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    assert [a.recipient for a in recipients(found)] == [name for name, _ in lines]


def test_a_unit_over_two_tables_beside_each_other_is_that_of_both() -> None:
    left = [("Ale", "1 200"), ("Mora", "850"), ("Orsa", "975"), ("Vara", "2 100")]
    right = [("Länsmuseet", "4 000"), ("Hemslöjden", "750"), ("Teatern", "1 250")]
    found = printed(
        [
            (50, [(50, "#Bilaga 1 Fördelning av samverkansmedel för kultur och bildning 2025, tkr")]),
            (90, [(50, "Kommun"), (-220, "Belopp")]),
            *rows(left, 50, 220, 104),
            (97, [(300, "Verksamhet"), (-520, "Bidrag")]),
            *rows(right, 300, 520, 113, 16),
        ]
    )
    assert {a.recipient: a.amount_sek for a in recipients(found)}["Hemslöjden"] == Decimal(750_000)
    assert {a.recipient: a.amount_sek for a in recipients(found)}["Vara"] == Decimal(2_100_000)


def test_headings_whose_distances_are_stretched_head_their_groups_from_the_first_on() -> None:
    """LaTeX fills columns to their foot by stretching what may be stretched."""
    groups = {
        "Blekinge": ("Jazzklubben", "Teatern"),
        "Dalarna": ("Musikringen", "Spelmän"),
        "Skåne": ("Malva", "Oi"),
    }
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.insert_text((50, 50), "Bilaga 1 Beviljade bidrag, kronor", fontsize=12, fontname="hebo")
    y = 76.0
    for (group, names), gap in zip(groups.items(), (13.9, 12.0, 14.4), strict=True):
        page.insert_text((50, y), group, fontsize=9, fontname="hebo")
        for n, name in enumerate(names):
            page.insert_text((50, y + gap + 12 * n), name, fontsize=9)
            page.insert_text((300, y + gap + 12 * n), f"{n + 1}2 500", fontsize=9)
        y += 48
    found = understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    assert [(a.recipient, a.group) for a in recipients(found)] == [
        (name, group) for group, names in groups.items() for name in names
    ]


def test_a_sum_set_apart_below_the_first_of_several_columns_is_that_of_all() -> None:
    columns = [(80, ("#A", "Ale", "Alvesta", "#B", "Bjuv")), (84, ("#E", "Eda", "Eksjö", "#F", "Falun"))]
    lines: list[Line] = []
    for n, (top, names) in enumerate(columns):
        x = 40 + 200 * n
        for k, name in enumerate(names):
            lines.append((top + 12 * k, [(x, name), *([] if name[0] == "#" else [(-(x + 150), "1 500")])]))
    total: Line = (156, [(40, "Summa"), (-190, "9 000")])
    found = printed([TITLE, *sorted(lines, key=lambda line: line[0]), total])
    assert [a.recipient for a in recipients(found)] == ["Ale", "Alvesta", "Bjuv", "Eda", "Eksjö", "Falun"]
    assert alarms(found) == []


def test_two_tables_of_the_same_recipients_in_another_order_beside_each_other() -> None:
    """Each has columns of its own; the amounts of the right one went to the names of the left one."""
    titles = [(50, "Parti"), (-170, "Mandat"), (-260, "Stöd (kr)")]
    others = [(310, "Parti"), (-430, "Timmar"), (-530, "Ersättning (kr)")]
    parties = [("Moderaterna", "3", "9 000"), ("Centerpartiet", "2", "6 000"), ("Liberalerna", "1", "3 000")]
    cells: list[Line] = [
        (94 + 14 * n, [(50, a), (-170, b), (-260, c), (310, d), (-430, e), (-530, f)])
        for n, ((a, b, c), (d, e, f)) in enumerate(
            zip(
                parties,
                [("Liberalerna", "40", "4 100"), ("Centerpartiet", "22", "2 255"), ("Moderaterna", "61", "6 252")],
                strict=True,
            )
        )
    ]
    found = printed([TITLE, (80, [*titles, *others]), *cells])
    assert [(a.recipient, a.text) for a in recipients(found)] == [
        ("Moderaterna", "9 000"),
        ("Centerpartiet", "6 000"),
        ("Liberalerna", "3 000"),
        ("Liberalerna", "4 100"),
        ("Centerpartiet", "2 255"),
        ("Moderaterna", "6 252"),
    ]


def test_captions_below_their_tables_are_told_by_whose_they_are_nearer_to() -> None:
    """The unit of the table above was taken for that of the one below: amounts a thousand times too great."""
    tables = [
        ("Tabell 1: Stöd till biografer, tusental kronor", [("Bio Roxy", "734"), ("Saga Bio", "136")]),
        ("Tabell 2: Stöd till filmfestivaler (kronor)", [("Filmdagarna", "216 813"), ("Kortfilmen", "311 593")]),
    ]
    lines: list[Line] = [(50, [(50, "#Bilaga 5: Filmstöd 2025")])]
    y = 90
    for caption, body in tables:
        lines += [(y, [(150, "Mottagare"), (-350, "2025")]), *rows(body, 150, 350, y + 12, 12)]
        lines.append((y + 46, [(120, caption)]))
        y += 82
    found = printed(lines)
    assert [a.amount_sek for a in recipients(found)] == [734_000, 136_000, 216_813, 311_593]
    assert [t.caption for t in found.tables] == [caption for caption, _ in tables]


def test_an_amount_is_the_product_of_the_rate_that_makes_it() -> None:
    """The old and the new rate stand beside each other, before the amounts that they make."""
    titles = [(50, "Kommun"), (-200, "Invånare"), (-260, "Kr/inv 2024"), (-330, "Kr/inv 2025")]
    head: Line = (80, [*titles, (-430, "Belopp 2024"), (-530, "Belopp 2025")])
    lines: list[Line] = []
    for n, (name, people, old, new) in enumerate(
        (("Ale", 3000, 90, 95), ("Mora", 2000, 80, 101), ("Orsa", 700, 99, 98))
    ):
        cells = [f"{people:,}", str(old), str(new), f"{people * old:,}", f"{people * new:,}"]
        ends = (200, 260, 330, 430, 530)
        texts = [(-x, cell.replace(",", " ")) for x, cell in zip(ends, cells, strict=True)]
        lines.append((94 + 14 * n, [(50, name), *texts]))
    found = printed([TITLE, head, *lines])
    assert [a.amount_sek for a in recipients(found)][:2] == [270_000, 285_000]
    assert alarms(found) == []


def test_a_cell_merged_over_rows_that_goes_on_overleaf_is_not_named_by_the_next() -> None:
    groups = [[("Konst", 3), ("Musik", 4)], [("", 3), ("Dans", 8)]]
    names = map("Förening {}".format, range(1, 20))
    document = pymupdf.open()
    for cells in groups:
        page = document.new_page(width=595, height=842)
        page.insert_text((50, 50), "Bilaga 1 Beviljade bidrag, kronor", fontsize=10)
        y = 80
        for x, title in ((55, "Konstart"), (155, "Förening"), (305, "Belopp")):
            page.insert_text((x, y), title, fontsize=9)
        page.draw_line((50, y + 4), (400, y + 4))
        for group, count in cells:
            page.insert_text((55, y + 14), group, fontsize=9)
            for n in range(count):
                y += 14
                page.insert_text((155, y), next(names), fontsize=9)
                page.insert_text((305, y), "12 500", fontsize=9)
                page.draw_line((150 if n < count - 1 else 50, y + 4), (400, y + 4))
        for x in (50, 150, 300, 400):
            page.draw_line((x, 70), (x, y + 4))
    found = understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    groups_read = [a.group for a in recipients(found)]
    assert groups_read == ["Konst"] * 3 + ["Musik"] * 7 + ["Dans"] * 8


def test_codes_close_to_their_names_are_codes_in_columns_side_by_side() -> None:
    """In type of one width most rows leave one space there, and the others show that it is a gap."""
    cells = [("2506", "Arjeplog", "451 181"), ("2282", "Kramfors", "624 156"), ("2061", "Smedjebacken", "692 983")]
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.insert_text((40, 50), "Bilaga 1 Statsbidrag, kronor", fontsize=10, fontname="cour")
    for n in range(3):
        for x, title in ((0, "Kod"), (30, "Kommun"), (122, "Kronor")):
            page.insert_text((40 + 180 * n + x, 80), title, fontsize=7, fontname="cour")
    for n in range(9):
        for k, (code, name, amount) in enumerate(cells[n % 3 :] + cells[: n % 3]):
            x = 40 + 180 * k
            for at, text in ((0, code), (23.0 if n % 2 else 21.0, name), (122, amount)):
                page.insert_text((x + at, 92 + 11 * n), text, fontsize=7, fontname="cour")
    found = understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))
    assert {(a.recipient, a.code_text) for a in recipients(found)} == {(name, code) for code, name, _ in cells}


def test_a_bold_heading_with_its_sum_may_reach_over_the_next_column() -> None:
    head: Line = (80, [(50, "Förening"), (117.6, "Projekt"), (-400, "Belopp")])
    lines = [("#Livsmedel, jord och skog", "", "#19 500"), ("Kören Alt", "Ung scen", "12 000")]
    lines += [("Teatern", "Läslust", "7 500"), ("#Klimat", "", "#9 000"), ("Byalaget", "Båtar", "9 000")]
    own: list[Line] = [
        (94 + 14 * n, [(50, name), *([(117.6, project)] if project else []), (-400, amount)])
        for n, (name, project, amount) in enumerate(lines)
    ]
    found = printed([TITLE, head, *own])
    assert found.allocations[0].recipient == "Livsmedel, jord och skog"


def test_amounts_of_several_columns_without_a_title_are_told_where_others_have_one() -> None:
    head: Line = (80, [(50, "Förening"), (-250, "Sökt")])
    lines: list[Line] = [
        (94 + 14 * n, [(50, f"Klubb {c}"), (-250, "9 000"), (-350, "7 000"), (-450, "6 500")])
        for n, c in enumerate("ABCD")
    ]
    assert "numbers-accounted" in alarms(printed([TITLE, head, *lines]))


def test_running_numbers_of_one_digit_beside_those_of_two_are_one_column_in_two_groups() -> None:
    head: Line = (
        80,
        [(75, "Mottagare"), (-250, "2024"), (-300, "2025"), (345, "Mottagare"), (-520, "2024"), (-570, "2025")],
    )
    lines: list[Line] = []
    for n in range(6):
        left = [(50.0, f"{n + 1}"), (75.0, f"Klubb {n + 1}"), (-250.0, f"{n + 1}1 000"), (-300.0, "500")]
        right = [(320.0, f"{n + 10}"), (345.0, f"Scenen {n + 10}"), (-520.0, f"{n + 1}7 000"), (-570.0, "900")]
        lines.append((94 + 14 * n, [*left, *right]))
    found = [a for a in printed([TITLE, head, *lines]).allocations if a.measure == "2024"]
    expected = [(f"Klubb {n}", f"{n}1 000") for n in range(1, 7)]
    assert [(a.recipient, a.text) for a in found] == [
        *expected,
        *((f"Scenen {n + 9}", f"{n}7 000") for n in range(1, 7)),
    ]
