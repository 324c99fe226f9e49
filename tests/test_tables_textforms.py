"""Tables as text and web pages give them: cells one to a line, titles that touch, groups, parts of a page."""

from __future__ import annotations

import io

import openpyxl
import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

HEAD = "Bilaga 1\n\nBidrag till föreningar enligt beslut\n\n"


def read(text: str, name: str = "x.txt") -> Extraction:
    return understand(text.encode(), name, Settings())


def given(found: Extraction) -> list[tuple[str | None, int | None]]:
    rows = [a for a in found.allocations if a.row_type is RowType.RECIPIENT]
    return [(a.recipient, None if a.amount_sek is None else int(a.amount_sek)) for a in rows]


def told(found: Extraction) -> set[str]:
    return {f.check for f in found.findings if f.status is Status.FAIL}


PROJECTS = (
    ("Föreningen Havsbris", "Segla på lika villkor", "412 000"),
    ("Ljungheda IF", "Lovläger", "88 500"),
    ("Kvarnby byalag", "En öppen kvarn", "150 000"),
    ("Riksförbundet Fyren", "Unga vägledare", "1 240 000"),
)
WANTED = [("Föreningen Havsbris", 412_000), ("Ljungheda IF", 88_500), ("Kvarnby byalag", 150_000)]


@pytest.mark.parametrize("parted", ["\n", "\n\n"])
def test_a_text_stands_between_name_and_sum_where_each_cell_is_a_line(parted: str) -> None:
    lines = ["Organisation", "Projekt", "Beviljat belopp (kr)", *(c for row in PROJECTS for c in row)]
    found = read(HEAD + parted.join([*lines, "Summa", "1 890 500"]) + "\n")
    assert given(found)[:3] == WANTED
    assert "numbers-accounted" not in told(found)


def test_the_title_of_the_receivers_heads_names() -> None:
    rows = ["Stödmottagare", "Org.nr", "EU-stöd (kr)", "Övrigt (kr)"]
    for n, (name, _, amount) in enumerate(PROJECTS):
        rows += [name, f"80240{n}-118{n}", amount, "10 000"]
    assert given(read(HEAD + "\n".join(rows) + "\n"))[0] == ("Föreningen Havsbris", 412_000)


def test_titles_that_touch_over_columns_are_parted_at_their_capitals() -> None:
    table = (
        "Kommunkod      Kommun           Ersättning (tkr) Andel (%)\n\n"
        "0114           Upplands Väsby 4 312              60,00\n\n"
        "0319           Älvkarleby       875              12,18\n\n"
        "0680           Jönköping        2 000            27,82\n\n"
        "               Totalt           7 187            100,00\n"
    )
    found = read("Bilaga\n\nErsättning till kommuner\n\n" + table)
    assert given(found) == [("Upplands Väsby", 4_312_000), ("Älvkarleby", 875_000), ("Jönköping", 2_000_000)]


def test_a_count_that_a_long_name_touches_is_none_of_it() -> None:
    table = (
        "Huvudman                  Antal elever Bidrag i kronor\n"
        "Lindblads Grundskolor AB 412          5 150 000\n"
        "Bollnäs kommun             88          1 100 000\n"
        "Eksjö kommun               61          762 500\n"
        "Stiftelsen Vinterskolan    17          212 500\n"
    )
    found = read("Bilaga 3\n\nStatsbidrag för lovskola, beviljade belopp\n\n" + table)
    assert given(found)[0] == ("Lindblads Grundskolor AB", 5_150_000)


@pytest.mark.parametrize("item", ["", "• "])
def test_what_many_are_called_heads_a_group(item: str) -> None:
    rows = [("Bildningsringen", "512 300"), ("Fria Studier", "201 450"), ("Ovesholms folkhögskola", "18 240")]
    lines = [f"{item}{name}{': ' if item else ' ' * (34 - len(name))}{amount} tkr" for name, amount in rows]
    text = "\n".join(["Studieförbund", *lines[:2], "Folkhögskolor", *lines[2:], "Summa: 731 990 tkr"])
    found = read(f"{HEAD}Fördelning 2022, tkr\n\n{text}\n")
    assert given(found) == [
        ("Bildningsringen", 512_300_000),
        ("Fria Studier", 201_450_000),
        ("Ovesholms folkhögskola", 18_240_000),
    ]
    groups = [a.group for a in found.allocations if a.row_type is RowType.RECIPIENT]
    assert groups == ["Studieförbund", "Studieförbund", "Folkhögskolor"]


def test_a_total_without_a_number_among_organisation_numbers() -> None:
    rows = "\n".join(f"{name} 80240{n}-118{n} {amount} 10 000" for n, (name, _, amount) in enumerate(PROJECTS))
    found = read(f"{HEAD}Mottagare Org.nr Bidrag (kr) Övrigt (kr)\n{rows}\nSumma 1 890 500 40 000\n")
    totals = [a.amount_sek for a in found.allocations if a.row_type is RowType.TOTAL]
    assert [int(t) for t in totals if t is not None] == [1_890_500, 40_000]
    assert "numbers-accounted" not in told(found)


@pytest.mark.parametrize(
    ("table", "row", "cell"),
    [
        ('<div style="display:table">', '<div style="display: table-row">', '<span style="display:table-cell">'),
        ('<div role="table">', '<div role="row">', '<span role="cell">'),
    ],
)
def test_what_a_page_shows_as_a_table_is_one(table: str, row: str, cell: str) -> None:
    def shown(cells: tuple[str, ...]) -> str:
        parts = "".join(f"{cell}{text}</span>" for text in cells)
        return f"{row}{parts}</div>"

    rows = "".join(map(shown, [("Organisation", "Projekt", "Beviljat belopp (kr)"), *PROJECTS]))
    found = read(f"<h1>Bidrag till föreningar</h1>{table}{rows}</div>", "x.html")
    assert given(found)[:3] == WANTED


def test_notes_on_a_sheet_of_their_own_are_no_rows() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [("Bidrag till föreningar 2023",), ("Förening", "Belopp (kr)"), ("Ljungheda IF", 88_500)]:
        sheet.append(row)
    for row in [("Kvarnby byalag", 150_000), ("Ale kommun", 20_000), ("Summa", 258_500)]:
        sheet.append(row)
    notes = book.create_sheet("Anteckningar")
    notes.append(("Framtaget av enheten",))
    notes.append(("Version 3",))
    data = io.BytesIO()
    book.save(data)
    found = understand(data.getvalue(), "x.xlsx", Settings())
    assert given(found) == [("Ljungheda IF", 88_500), ("Kvarnby byalag", 150_000), ("Ale kommun", 20_000)]


def shown_as_cards(labels: tuple[str, str]) -> str:
    first, last = labels
    cards = "".join(
        f"<div><h3>{name}</h3><p><b>{first}:</b> {text}</p><p><b>{last}:</b> {amount}</p></div>"
        for name, text, amount in PROJECTS
    )
    return f"<h1>Bidrag till föreningar 2023</h1>{cards}"


def test_cards_with_a_name_and_labelled_values_are_rows() -> None:
    found = read(shown_as_cards(("Projekt", "Bidrag i kr")), "x.html")
    assert given(found) == [*WANTED, ("Riksförbundet Fyren", 1_240_000)]
    assert [c.header for c in found.tables[0].columns] == ["", "Projekt", "Bidrag i kr"]


def test_cards_without_money_are_no_table() -> None:
    assert not read(shown_as_cards(("Ort", "Telefon")), "x.html").tables


def test_numbers_one_space_apart_without_a_label_are_told() -> None:
    lines = "Naturvårdsverk\net\n48 000 45 500 -2 500\nHavs- och\nvattenmyndigh\neten\n12 300 13 150 850\n"
    lines += "SMHI 2 750 2 750 0\nSumma 63 050 61 400 -1 650\n"
    assert "numbers-accounted" in told(read(f"Bilaga 1\n\nÄndring av tilldelade medel, tkr\n{lines}"))


def test_a_heading_that_begins_in_lower_case_is_told_beside_its_rows() -> None:
    rows = "Bilds            450\nmuseet i Vik\nAB\nHamnmuseet     1 260\nKonsthallen      405\n"
    found = read(f"Bilaga 2\n\nBidrag till museer\n\nMuseum         Beviljat belopp (tkr)\n{rows}")
    names = [name for name, _ in given(found)]
    assert "Bilds museet i Vik AB" in names or "numbers-accounted" in told(found)


def test_a_unit_broken_over_two_lines_of_a_header() -> None:
    rows = "Kommuner\nSundsvall 12,5\nLuleå 9,8\nSkellefteå 31,4\nSumma\nkommuner\n53,7\n"
    found = read(f"Bilaga 3\n\nBeviljat stöd till kommuner\nMottagare Miljoner\nkronor\n{rows}Totalt 53,7\n")
    assert given(found)[0] == ("Sundsvall", 12_500_000)


def test_the_unit_of_a_title_that_stands_right_over_the_names() -> None:
    rows = "Chalmers tekniska högskola\tBatterier\t1 200\t1 250\nUppsala universitet\tSpråk\t980\t990\n"
    head = "Beviljade medel per år (tkr)\nMedelsförvaltare\tProjekttitel\t2024\t2025\n"
    found = read(f"Bilaga 1\n\nBeviljade projekt\n\n{head}{rows}Malmö universitet\tSömn\t1 500\t1 500\n")
    assert given(found)[0] == ("Chalmers tekniska högskola", 1_200_000)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Svenska\nbyggnadsvårdsf\nöreningen", "Svenska byggnadsvårdsföreningen"),
        ("Sveriges\nHembygdsförbu\nnd", "Sveriges Hembygdsförbund"),
        ("Arbetarrörelsen\ns folkliga arkiv", "Arbetarrörelsens folkliga arkiv"),
        ("Samverkan för\nföreningen Sol", "Samverkan för föreningen Sol"),
        ("Lantbrukets\norganisation", "Lantbrukets organisation"),
        ("Skeppsholmsgårdens\nbyalag", "Skeppsholmsgårdens byalag"),
    ],
)
def test_a_word_broken_without_a_hyphen(lines: str, name: str) -> None:
    first, *rest = lines.split("\n")
    rows = "\n".join(
        [f"{first:<22}3 900 000", *rest, "Bygd i samverkan      610 000", "Klippan               20 500"]
    )
    found = read(f"Bilaga 1\n\nBidrag till föreningar\n\nOrganisation          Bidrag (kr)\n{rows}\n")
    assert given(found)[0] == (name, 3_900_000)


@pytest.mark.parametrize("wrap", ["{}", '<button type="button">{}<span class="sr-only">sortera</span></button>'])
def test_a_title_in_a_button_that_sorts_its_column(wrap: str) -> None:
    titles = "".join(
        f"<th>{wrap.format(title)}</th>" for title in ("Organisation", "Projekt", "Beviljat belopp (kr)")
    )
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in PROJECTS)
    found = read(f"<h1>Bidrag till föreningar</h1><table><tr>{titles}</tr>{rows}</table>", "x.html")
    assert [c.header for c in found.tables[0].columns] == ["Organisation", "Projekt", "Beviljat belopp (kr)"]


def test_a_year_in_the_label_of_a_field_is_no_stray_number() -> None:
    fields = [f"Kommun: {name}\nBidrag 2020, kr: {n}20 000\nBidrag 2021, kr: {n}35 000" for n, name in NUMBERED]
    found = read("Bilaga 1\n\nStatsbidrag till kommuner\n\n" + "\n\n".join(fields) + "\n")
    assert len(given(found)) == 2 * len(NUMBERED)
    assert "numbers-accounted" not in told(found)


def test_a_title_that_ends_in_a_number_is_no_row() -> None:
    fields = [f"Kommun: {name}\nAntal: {n}\nErsättning (kr): {n}20 000" for n, name in NUMBERED]
    found = read("Bilaga 2\n\nErsättning till kommuner\n\nErsättning kvartal 2\n\n" + "\n\n".join(fields) + "\n")
    assert given(found)[0] == ("Ale", 120_000)


NUMBERED = ((1, "Ale"), (2, "Boden"), (3, "Eda"), (4, "Falun"))


def test_amounts_at_the_end_of_lines_in_no_table_are_told() -> None:
    lines = "Arbetsförmedlingen 2022/00310 8 800 000 4 400 000\nSundsvalls kommun 2022/00355 3 100 000 1 050 000\n"
    lines += "Jämtlands Gymnasieförbund 2022/00402 950 000 450 000\nTotalsumma 12 850 000 5 900 000\n"
    assert "numbers-accounted" in told(read(f"Bilaga A\n\nPrioriterade projekt\n\n{lines}"))


def test_a_name_that_reaches_the_next_text_keeps_its_last_word() -> None:
    rows = (
        "Sökande                 Åtgärd          Stöd, kr\n"
        "Borås Energi och Miljö AB Biogasanläggning 31 500 000\n"
        "Östhamra Bil AB             Laddstationer   1 275 000\n"
        "Gotlandsbolaget             Landström       8 600 000\n"
        "Lantmännen ek. för.         Spannmålstork   2 040 000\n"
    )
    found = read(f"Bilaga 1\n\nBeviljade stöd\n\n{rows}")
    assert given(found)[0] == ("Borås Energi och Miljö AB", 31_500_000)


def test_bidrag_per_year_is_an_amount_and_towns_head_groups() -> None:
    rows = "Stockholm\nTeater Aurora     1 850\nScen Tolv         1 300\nGöteborg\nTeater Kurage       400\n"
    found = read(f"Bilaga 3\n\nVerksamhetsbidrag, tusental kronor\n\nGrupp       Bidrag per år\n{rows}")
    assert given(found) == [("Teater Aurora", 1_850_000), ("Scen Tolv", 1_300_000), ("Teater Kurage", 400_000)]


def test_sums_of_groups_one_space_apart() -> None:
    rows = (
        "Kommunala huvudmän\nÅs kommun 310 500 120 000\nLycksele kommun 198 000 75 500\n"
        "Summa kommunala huvudmän 508 500 195 500\nEnskilda huvudmän\nLindskolan AB 88 000 21 000\n"
        "Summa enskilda huvudmän 88 000 21 000\nTotalt 596 500 216 500\n"
    )
    found = read(f"Bilaga 1\n\nBidrag till huvudmän\n\nHuvudman Hösttermin (kr) Vårtermin (kr)\n{rows}")
    sums = [int(a.amount_sek) for a in found.allocations if a.row_type is not RowType.RECIPIENT and a.amount_sek]
    assert sums == [508_500, 195_500, 88_000, 21_000, 596_500, 216_500]


def test_cells_in_quotation_marks_between_tabs_are_a_table() -> None:
    rows = [
        ("Förening", "Dnr", "Belopp"),
        ('Klubben ""Äpplet""', "1-2024", "12 500"),
        ("Ugglan", "", "7 000"),
        ("Älven", "3-2024", "900"),
    ]
    found = read("\n".join("\t".join(f'"{cell}"' for cell in row) for row in rows))
    assert given(found) == [('Klubben "Äpplet"', 12500), ("Ugglan", 7000), ("Älven", 900)]


def test_a_total_of_several_numbers_that_is_wider_than_its_first_column_keeps_its_first_digits() -> None:
    amounts = [("412 000", "742 000"), ("88 000", "165 000"), ("829 000", "546 000")]
    rows = [
        f"{n:3} {name:>24} {a:>9} {b:>9}"
        for n, (name, (a, b)) in enumerate(zip(("Alma", "Berit", "Cilla"), amounts, strict=True), 1)
    ]
    text = HEAD + "\n".join(
        [f"Nr. {'Förening':>24} {'2024':>9} {'2025':>9}", *rows, f"TOTALT{'1 329 000 1 453 000':>42}"]
    )
    found = read(text)
    assert [a.recipient for a in found.allocations if a.row_type is RowType.RECIPIENT][::2] == [
        "Alma",
        "Berit",
        "Cilla",
    ]
    assert [a.amount_sek for a in found.allocations if a.row_type is RowType.TOTAL] == [1329000, 1453000]


def test_numbers_right_behind_names_that_are_set_to_the_right_are_a_column() -> None:
    rows = [
        ("Alma", "802400-1234", "41 400"),
        ("Berits vänner", "802411-2345", "82 410"),
        ("Cilla", "556677-8899", "9 700"),
    ]
    lines = [f"{'Förening':>14} {'Org nr':<11}  {'Bidrag':<8}", *(f"{a:>14} {b:<11}  {c:<8}" for a, b, c in rows)]
    found = read(HEAD + "\n".join(lines))
    assert given(found) == [("Alma", 41400), ("Berits vänner", 82410), ("Cilla", 9700)]
    assert [a.code_text for a in found.allocations] == [b for _, b, _ in rows]


def test_codes_right_behind_names_that_are_set_to_the_right_are_a_column() -> None:
    rows = [("Boxholm", "0560", "546 100"), ("Essunga", "1445", "634 200"), ("Åre", "2321", "88 000")]
    lines = [f"{'Kommun':>9} {'Kod':<4}  {'Bidrag, kr':<9}", *(f"{a:>9} {b:<4}  {c:<9}" for a, b, c in rows)]
    found = read(HEAD + "\n".join(lines))
    assert [(a.recipient, a.code_text, a.kommunkod) for a in found.allocations] == [(a, b, b) for a, b, _ in rows]


def test_a_rule_drawn_with_letters_below_the_titles_heads_no_group() -> None:
    names = ["Skellefteå", "Borlänge", "Solna", "Hedemora", "Tingsryd", "Vetlanda"]
    rows = [(name, f"{n} 556 000 kronor", f"1 27{n} 000 kronor") for n, name in enumerate(names, 1)]
    first, *others = (f"| {a:<10} | {b:>17} | {c:>17} |" for a, b, c in [("Kommun", "2019", "2020"), *rows])
    rule = "".join("+" if c == "|" else "-" for c in first)
    lines = ["Utbetalning av statsbidrag 2019", "", "", rule, first, f"|{rule[1:-1]}|", *others, rule]
    found = read("\n".join(lines) + "\n")
    assert {(a.recipient, a.group) for a in found.allocations} == {(name, None) for name in names}


def test_a_cell_that_is_quoted_over_a_line_end_is_one_cell() -> None:
    rows = [
        'Nr;Sökande;Projekt;"Beviljat\nbelopp (kr)"',
        '1;Byalaget Lärkan;"Vandringsled\netapp 2";85000',
        '2;"Hembygdsföreningen\nGamla Bruket";Takbyte;120000',
        "3;Björkens IF;Elljusspår;64500",
    ]
    found = read("\n".join(rows) + "\n", "x.csv")
    wanted = [("Byalaget Lärkan", 85000), ("Hembygdsföreningen Gamla Bruket", 120000), ("Björkens IF", 64500)]
    assert given(found) == wanted
    assert found.tables[0].columns[-1].header == "Beviljat belopp (kr)"


def test_amounts_with_the_word_kronor_are_numbers_of_a_csv() -> None:
    rows = ["Kommun;Del 1;Del 2", "Ale;1 355 000 kronor;80 000 kronor", "Eda;50 000 kronor;0 kronor"]
    rows += ["Mora;12 500 kronor;7 miljoner kronor"]
    assert given(read("\n".join(rows), "x.csv"))[-2:] == [("Mora", 12500), ("Mora", 7_000_000)]


COUNTED = "<h2>Beviljat stöd till bostäder 2021</h2><table><tr><th>Kommun<th>Byggherre<th>Stöd (kr)</tr>{}</table>"


def test_a_count_under_the_names_is_no_label_of_a_sum() -> None:
    rows = "<tr><td>Eda<td>Lagbo AB<td>2 150 000<tr><td>Mora<td>Hemmet<td>870 500<tr><td>Ale<td>Förbo<td>755 000"
    found = read(COUNTED.format(f"{rows}<tr><td>Totalt<td>3<td>3 775 500"), "x.html")
    assert [(a.recipient, a.amount_sek) for a in found.allocations][-1] == ("Totalt", 3_775_500)


GIVEN, ASKED = "{}, {} kronor för en damm", "{}: sökt {} kronor, beviljat {} kronor"


@pytest.mark.parametrize(
    ("item", "heading"),
    [(GIVEN, "<h3>{}</h3>"), (ASKED, "<h3>{}</h3>"), (GIVEN, "<h3>{} ({} kronor)</h3>")],
)
def test_items_stand_under_the_heading_right_above_them(item: str, heading: str) -> None:
    groups = {"Skåne län": {"Höörs kommun": 120_000, "Sjöns Vattenråd": 31_000, "Osby kommun": 7_500}}
    groups |= {"Hallands län": {"Laholms kommun": 50_000, "Ätrans Vattenråd": 45_000}}
    text = "<h1>Stöd till vattenvård</h1><p>Följande har beviljats stöd under våren 2021.</p>"
    for name, own in groups.items():
        rows = "".join(f"<li>{item.format(who, v, v)}</li>" for who, v in own.items())
        text += heading.format(name, sum(own.values())) + f"<ul>{rows}</ul>"
    rows = [a for a in read(text, "x.html").allocations if a.row_type is RowType.RECIPIENT]
    assert {(a.recipient, a.group, a.amount_sek) for a in rows} == {
        (who, name, v) for name, own in groups.items() for who, v in own.items()
    }
