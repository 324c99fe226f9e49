"""Annexes as typesetters, browsers and report writers set them: each value by itself, at its own place."""

from __future__ import annotations

from decimal import Decimal

import pymupdf
from made_pages import TITLE, Line, alarms, printed, recipients, rows

from schemas.vocabulary import ColumnRole, RowType


def test_what_a_page_carries_over_is_a_sum() -> None:
    head: Line = (80, [(50, "Mottagare"), (-400, "Belopp")])
    first = [TITLE, head, *rows([("Tingsmusiken", "12 000"), ("Ådalsrevyn", "31 500")], 50, 400, 94)]
    second = [*rows([("Ingående transport", "43 500"), ("Visgruppen Malva", "8 250")], 50, 400, 94)]
    found = printed(
        [*first, (780, [(50, "Transport"), (-400, "43 500")])],
        [TITLE, head, *second, (122, [(50, "Summa"), (-400, "51 750")])],
    )
    assert [a.recipient for a in recipients(found)] == ["Tingsmusiken", "Ådalsrevyn", "Visgruppen Malva"]
    assert alarms(found) == []


def test_a_carried_sum_that_is_wrong_is_told() -> None:
    head: Line = (80, [(50, "Mottagare"), (-400, "Belopp")])
    first = [TITLE, head, *rows([("Tingsmusiken", "12 000"), ("Ådalsrevyn", "31 500")], 50, 400, 94)]
    second = rows([("Transport från sida 1", "45 300"), ("Visgruppen Malva", "8 250")], 50, 400, 94)
    found = printed(first, [head, *second, (122, [(50, "Summa"), (-400, "51 750")])])
    assert "group-total" in alarms(found)


def test_transport_is_a_recipients_row_where_no_figure_makes_it_a_sum() -> None:
    lines = [("Lokaler", "12 000"), ("Transport", "4 500"), ("Mat", "8 250")]
    found = printed([TITLE, (80, [(50, "Ändamål"), (-400, "Belopp")]), *rows(lines, 50, 400, 94)])
    assert [a.recipient for a in recipients(found)] == ["Lokaler", "Transport", "Mat"]


def test_the_name_of_a_group_follows_the_word_for_it_in_a_text_of_its_own() -> None:
    head: Line = (80, [(50, "Mottagare"), (250, "Ort"), (-400, "Belopp")])
    group: Line = (94, [(50, "Län: 12"), (100, "Skåne län")])
    members: list[Line] = [
        (108, [(50, "Kulturbolaget Flod AB"), (250, "Lund"), (-400, "12 000")]),
        (122, [(50, "Visens vänner"), (250, "Ystad"), (-400, "9 000")]),
    ]
    found = printed([TITLE, head, group, *members])
    assert {a.group for a in recipients(found)} == {"Län: 12 Skåne län"}


def test_the_word_for_a_sum_beside_an_empty_name_makes_the_row_a_sum() -> None:
    """Crystal Reports prints "Antal: 2   Summa:" in the foot of a group, under other columns than the names."""
    head: Line = (80, [(50, "Sökande"), (200, "Dnr"), (280, "Beslut"), (-400, "Stöd (kr)")])
    lines: list[Line] = []
    for y, group, names, total in ((94, "0180 Stockholm", "AB", "30 000"), (150, "0380 Uppsala", "CD", "30 000")):
        lines.append((y, [(45, group)]))
        for n, letter in enumerate(names):
            cells = [(50, f"Bostadsföreningen {letter}"), (200, f"{n}1/2025"), (280, "Bifall"), (-400, "15 000")]
            lines.append((y + 14 + 14 * n, cells))
        lines.append((y + 42, [(200, "Antal: 2"), (280, "Summa:"), (-400, total)]))
    found = printed([TITLE, head, *lines])
    assert [(a.recipient, a.group) for a in recipients(found)] == [
        ("Bostadsföreningen A", "0180 Stockholm"),
        ("Bostadsföreningen B", "0180 Stockholm"),
        ("Bostadsföreningen C", "0380 Uppsala"),
        ("Bostadsföreningen D", "0380 Uppsala"),
    ]
    assert alarms(found) == []


def test_things_counted_beside_money_with_decimals_are_no_money() -> None:
    lines = [
        ("Boxningsförbundet", "412", "3,5"),
        ("Klätterförbundet", "1 087", "12,4"),
        ("Roddförbundet", "98", "0,9"),
    ]
    cells: list[Line] = [(94 + 14 * n, [(50, a), (-300, b), (-400, c)]) for n, (a, b, c) in enumerate(lines)]
    title: Line = (50, [(50, "Bilaga 1 Stöd till förbunden, miljoner kronor")])
    found = printed([title, (80, [(50, "Förbund"), (-300, "Klubbar"), (-400, "Basstöd")]), *cells])
    assert [c.role for c in found.tables[0].columns] == [ColumnRole.NAME, ColumnRole.COUNT, ColumnRole.AMOUNT]
    assert [a.amount_sek for a in recipients(found)] == [Decimal(3_500_000), Decimal(12_400_000), Decimal(900_000)]


def test_a_caption_below_the_table_tells_its_unit() -> None:
    lines = [("Lunds universitet", "684,37"), ("Umeå universitet", "35,50"), ("Högskolan Väst", "9,12")]
    body = rows(lines, 130, 400, 114)
    prose: Line = (60, [(50, "Fördelningen mellan lärosätena framgår av tabellen och grundas på tidigare anslag.")])
    found = printed(
        [
            prose,
            (100, [(130, "Lärosäte"), (-400, "2025")]),
            *body,
            (160, [(150, "Tabell 3: Basanslag per lärosäte (miljoner kronor)")]),
        ]
    )
    assert recipients(found)[0].amount_sek == Decimal(684_370_000)
    assert found.tables[0].caption == "Tabell 3: Basanslag per lärosäte (miljoner kronor)"


def test_the_foot_of_the_only_page_is_no_row() -> None:
    head: Line = (80, [(50, "Skola"), (-400, "Bidrag (kr)")])
    body = rows([("Ekskolan", "12 000"), ("Lindskolan", "9 500"), ("Askskolan", "8 250")], 50, 400, 94)
    found = printed([TITLE, head, *body, (800, [(50, "Lovskolemyndigheten"), (-400, "1")])])
    assert [a.recipient for a in recipients(found)] == ["Ekskolan", "Lindskolan", "Askskolan"]


def test_a_running_head_that_ends_in_sida_is_no_row() -> None:
    pages = []
    names = iter(("Ale", "Berg", "Mora", "Sala", "Vara", "Eda"))
    for number in (1, 2):
        head: list[Line] = [
            (40, [(50, "BIDRAGSSYSTEMET BS21"), (200, "UTBETALNINGSLISTA 2025"), (-540, f"SIDA {number}")]),
            (60, [(50, "KOMMUN"), (-400, "BIDRAG KR")]),
        ]
        pages.append(
            [*head, *rows([(next(names), "12 000"), (next(names), "9 500"), (next(names), "8 000")], 50, 400, 80)]
        )
    found = printed(*pages)
    assert [a.recipient for a in recipients(found)] == ["Ale", "Berg", "Mora", "Sala", "Vara", "Eda"]
    assert found.tables[0].columns[1].header == "BIDRAG KR"


def test_a_table_in_a_box_beside_another_is_its_own() -> None:
    regions = [("Region Skåne", "620 000"), ("Region Halland", "225 000"), ("Region Dalarna", "95 000")]
    left = [
        (80, [(50, "Region"), (-250, "Belopp (kr)")]),
        *rows([*regions, ("Totalt", "940 000")], 50, 250, 96, 18),
    ]
    right: list[Line] = [
        (83, [(320, "Nationell samordning")]),
        (100, [(320, "Tre organisationer får bidrag för sitt arbete.")]),
        *rows(
            [("Vårdförbundet", "40 000 kr"), ("Famnen", "25 000 kr"), ("Branschrådet", "9 000 kr")],
            320,
            500,
            121,
            20,
        ),
    ]
    found = printed([TITLE, *left, *right], boxes=[pymupdf.Rect(310, 70, 540, 190)])
    assert [(a.recipient, a.amount_sek) for a in recipients(found)][3:] == [
        ("Vårdförbundet", Decimal(40_000)),
        ("Famnen", Decimal(25_000)),
        ("Branschrådet", Decimal(9_000)),
    ]
    assert found.tables[0].row_count == 3
    assert alarms(found) == []


def test_two_tables_beside_each_other_whose_lines_are_not_level_are_two() -> None:
    regions = [
        ("Region Skåne", "620 000"),
        ("Region Halland", "225 000"),
        ("Region Dalarna", "95 000"),
        ("Region Kalmar län", "81 000"),
    ]
    left = [(80, [(50, "Region"), (-220, "Belopp")]), *rows(regions, 50, 220, 94, 13)]
    tiers = [
        ("under 10 000", "74", "150 000", "11 100 000"),
        ("10 000-29 999", "128", "220 000", "28 160 000"),
        ("30 000 och fler", "69", "360 000", "24 840 000"),
    ]
    right: list[Line] = [(80, [(300, "Storlek"), (-400, "Antal"), (-470, "Belopp var"), (-550, "Summa")])]
    right += [(97 + 17 * n, [(300, a), (-400, b), (-470, c), (-550, d)]) for n, (a, b, c, d) in enumerate(tiers)]
    found = printed([TITLE, *left, *right])
    assert [t.row_count for t in found.tables] == [4, 3]
    sums = {a.recipient: a.amount_sek for a in recipients(found)}
    assert sums["Region Halland"] == Decimal(225_000)
    assert sums["10 000-29 999"] == Decimal(28_160_000)


def test_a_table_that_says_that_it_goes_on_goes_on() -> None:
    head: Line = (96, [(50, "Förbund"), (-400, "Belopp")])
    first = [
        (80, [(50, "Tabell 2. Beviljade bidrag, tusental kronor")]),
        head,
        *rows([("Afasiförbundet", "872,8"), ("Unga Allergiker", "805,3")], 50, 400, 110),
    ]
    second = [
        (80, [(50, "Tabell 2 - fortsättning från föregående sida")]),
        head,
        *rows([("Spädbarnsfonden", "747,4"), ("Stamningsförbundet", "525,9")], 50, 400, 110),
    ]
    found = printed([*first, (140, [(-400, "Fortsätter på nästa sida")])], second)
    assert len(found.tables) == 1
    assert [a.amount_sek for a in recipients(found)][2:] == [Decimal(747_400), Decimal(525_900)]


def test_sums_behind_stars_and_groups_named_by_a_number() -> None:
    lines = [("Mora", "7 000"), ("Orsa", "5 500"), ("* SUMMA LÄN 20", "12 500")]
    more = [("Gävle", "3 000"), ("Hofors", "1 250"), ("* SUMMA LÄN 21", "4 250"), ("** TOTALT", "16 750")]
    found = printed(
        [
            TITLE,
            (80, [(50, "KOMMUN"), (-400, "KR")]),
            (94, [(50, "LÄN 20")]),
            *rows(lines, 50, 400, 108),
            (150, [(50, "LÄN 21")]),
            *rows(more, 50, 400, 164),
        ]
    )
    assert [(a.recipient, a.group) for a in recipients(found)] == [
        ("Mora", "LÄN 20"),
        ("Orsa", "LÄN 20"),
        ("Gävle", "LÄN 21"),
        ("Hofors", "LÄN 21"),
    ]
    assert [a.amount_sek for a in found.allocations if a.row_type is RowType.TOTAL] == [Decimal(16_750)]


def test_headings_in_columns_of_text_that_are_not_level_head_their_groups() -> None:
    left = [*rows([("Ordkonst", "99 000 kr"), ("Provins", "168 000 kr"), ("Papi", "44 000 kr")], 50, 250, 112, 15)]
    names = ("Verk", "Paletten", "Konstblad", "Bild och bok", "Essä")
    right = rows([(name, "52 000 kr") for name in names], 320, 520, 103, 15)
    found = printed(
        [
            TITLE,
            (97, [(50, "#Litteratur")]),
            *left,
            (157, [(50, "#Film och bild")]),
            *rows([("Filmrutan", "22 000 kr")], 50, 250, 172),
            *right,
        ]
    )
    groups = {a.recipient: a.group for a in recipients(found)}
    assert groups["Ordkonst"] == groups["Papi"] == "Litteratur"
    assert groups["Filmrutan"] == groups["Verk"] == groups["Essä"] == "Film och bild"


def test_days_printed_as_figures_alone_are_no_amounts() -> None:
    lines = [
        ("Ekbyggen", "250617", "752 291,67"),
        ("Tallen", "250102", "16 430,17"),
        ("Granen", "241231", "9 000,00"),
        ("Alen", "250228", "127 847,00"),
    ]
    cells: list[Line] = [(94 + 14 * n, [(50, a), (200, b), (-400, c)]) for n, (a, b, c) in enumerate(lines)]
    found = printed([TITLE, (80, [(50, "Mottagare"), (200, "Beslut"), (-400, "Beviljat kr")]), *cells])
    assert [a.measure for a in recipients(found)] == ["Beviljat kr"] * 4


def test_the_sum_of_a_page_gets_no_name_from_the_row_above() -> None:
    """Every row has a number of its case, and the word for the sum stands in that column."""
    lines = [("EB1-1", "Ekbyggen", "12 000"), ("EB2-1", "Tallen AB", "9 000"), ("EB3-1", "Granlaget", "7 500")]
    cells: list[Line] = [(94 + 14 * n, [(50, a), (140, b), (-400, c)]) for n, (a, b, c) in enumerate(lines)]
    foot: list[Line] = [(150, [(50, "SIDSUMMA"), (-400, "28 500")]), (164, [(50, "TOTALSUMMA"), (-400, "28 500")])]
    found = printed([TITLE, (80, [(50, "Ärende"), (140, "Mottagare"), (-400, "Beviljat kr")]), *cells, *foot])
    assert [a.recipient for a in recipients(found)] == ["Ekbyggen", "Tallen AB", "Granlaget"]
    assert alarms(found) == []


def test_a_sum_beside_the_count_of_its_rows_is_a_sum_and_kronor_with_ore_are_money() -> None:
    head: list[Line] = [
        (66, [(40, "Anslag 14:1 Stöd till studieförbund"), (-550, "Utskrivet 2025-11-03")]),
        (80, [(50, "Namn"), (250, "Period"), (-400, "Avräkning"), (-500, "Utbetalt")]),
    ]
    lines = [("Bilda Norr", "4 602,59", "194 519,87"), ("Sensus Norr", "953,94", "658 301,80")]
    cells: list[Line] = [
        (94 + 14 * n, [(50, a), (250, "vår 2025"), (-400, b), (-500, c)]) for n, (a, b, c) in enumerate(lines)
    ]
    foot: Line = (122, [(50, "Antal: 2"), (250, "Summa Distrikt Norr"), (-500, "852 821,67")])
    found = printed([TITLE, *head, *cells, foot])
    assert {a.recipient for a in recipients(found)} == {"Bilda Norr", "Sensus Norr"}
    assert [a.measure for a in recipients(found)] == ["Avräkning", "Utbetalt"] * 2
    assert recipients(found)[0].amount_sek == Decimal("4602.59")
    assert "group-total" not in alarms(found)
    assert "table-total" not in alarms(found)


def test_cards_side_by_side_are_rows() -> None:
    names = ("Region Skåne", "Region Halland", "Region Kalmar län", "Region Dalarna")
    lines: list[Line] = []
    for n in (0, 2):
        lines.append((100 + 28 * n, [(50, f"#{names[n]}"), (300, f"#{names[n + 1]}")]))
        lines.append(
            (116 + 28 * n, [(50, f"Beviljat: {n + 3} 330 000 kr"), (300, f"Beviljat: {n + 4} 120 000 kr")])
        )
    found = printed([TITLE, *lines])
    assert {a.recipient: a.amount_sek for a in recipients(found)} == {
        "Region Skåne": Decimal(3_330_000),
        "Region Halland": Decimal(4_120_000),
        "Region Kalmar län": Decimal(5_330_000),
        "Region Dalarna": Decimal(6_120_000),
    }


def test_a_countys_code_beside_its_name_heads_a_group() -> None:
    head: Line = (80, [(50, "Kod"), (90, "Kommun"), (-400, "Att betala")])
    lines: list[Line] = [
        (94, [(45, "20"), (90, "Dalarnas län")]),
        (108, [(50, "2062"), (90, "Mora"), (-400, "7 000")]),
        (122, [(50, "2034"), (90, "Orsa"), (-400, "5 500")]),
        (136, [(45, "21"), (90, "Gävleborgs län")]),
        (150, [(50, "2180"), (90, "Gävle"), (-400, "3 250")]),
        (164, [(50, "2104"), (90, "Hofors"), (-400, "1 000")]),
    ]
    found = printed([TITLE, head, *lines])
    assert [a.group for a in recipients(found)] == ["Dalarnas län"] * 2 + ["Gävleborgs län"] * 2
    assert found.tables[0].columns[1].header == "Kommun"


def test_holders_and_samfalligheter_are_recipients() -> None:
    """A report of a mainframe, dots from the name to the number."""
    title: Line = (50, [(50, "STATSBIDRAG TILL ENSKILDA VÄGAR 2025")])
    head: Line = (80, [(50, "VÄGHÅLLARE"), (-300, "LÄNGD M"), (-400, "BIDRAG KR")])
    names = ("ALVIKS SAMFÄLLIGHET", "BODA VÄGLAG", "DALBY GÅRDARS VÄG", "LILLÅNS VÄG")
    lines: list[Line] = [
        (94 + 14 * n, [(50, f"{name} ........"), (-300, f"{n + 2}453"), (-400, f"{n + 6}1 093")])
        for n, name in enumerate(names)
    ]
    assert [a.recipient for a in recipients(printed([title, head, *lines]))] == list(names)
