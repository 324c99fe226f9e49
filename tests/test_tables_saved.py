"""Tables of pages and letters saved as text or HTML: cells end to end, a line to each, led to by dots."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Allocation, Extraction
from schemas.vocabulary import DocumentKind, RowType, Severity, Status


def read(text: str) -> Extraction:
    return understand(text.encode(), "bilaga.txt", Settings.of(SecondReader.NEVER))


def recipients(extraction: Extraction) -> list[Allocation]:
    return [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]


LETTER = """\
Socialdepartementet

Regeringsbeslut
III:4

2019-12-19
S2019/04321
Myndigheten för vård
111 22 STOCKHOLM
Regleringsbrev för budgetåret 2020 avseende anslagen 6:1 och 6:2
Regeringen beslutar att följande ska gälla under budgetåret 2020 för nedan angivna anslag.

FINANSIERING

4.1

Tilldelade anslag/anslagsposter (belopp angivna i tkr)

Utgiftsområde 9 Hälsovård

6:1

Stöd till vården (Ramanslag)

Disponeras av Socialstyrelsen61 250 300
ap.1Stöd till kommunernas vård (ram)41 250 300
ap.2Stöd till regionernas vård (ram)20 000 000

6:2

Stöd till forskning om vård (Ramanslag)

Disponeras av Vinnova4 120
ap.1Stöd till forskning om vård (ram)4 120

Villkor för anslag 6:2
"""


def test_an_appropriation_saved_end_to_end_has_one_number_a_line() -> None:
    found = read(LETTER)
    assert [(a.recipient, a.amount_sek, a.group) for a in recipients(found)] == [
        ("ap.1 Stöd till kommunernas vård (ram)", Decimal(41250300000), "6:1 Stöd till vården (Ramanslag)"),
        ("ap.2 Stöd till regionernas vård (ram)", Decimal(20000000000), "6:1 Stöd till vården (Ramanslag)"),
        ("ap.1 Stöd till forskning om vård (ram)", Decimal(4120000), "6:2 Stöd till forskning om vård (Ramanslag)"),
    ]
    assert not [f for f in found.findings if f.check == "numbers-accounted" and f.status is Status.FAIL]


def test_posts_with_the_code_of_their_appropriation_and_a_unit_are_cells_end_to_end_too() -> None:
    head = LETTER.partition("4.1")[0]
    found = read(
        f"{head}48:2Bidrag till särskilda insatser i vissa kommuner (Ramanslag)\nDisponeras av Socialverket0 tkr\n"
        "48:2 ap.6Bidrag till kommuner som har höga kostnader för vissa personer med funktionshinder (Ram)0 tkr\n\n"
        "Disponeras av regeringen561 500 tkr\n48:2 ap.1Till regeringens disposition (Ram)561 500 tkr\n"
    )
    group = "48:2 Bidrag till särskilda insatser i vissa kommuner (Ramanslag)"
    posts = [(a.recipient, a.amount_sek, a.group) for a in recipients(found)]
    assert posts[1:] == [("48:2 ap.1 Till regeringens disposition (Ram)", Decimal(561500000), group)]
    assert posts[0][1:] == (Decimal(0), group)


def stacked(*rows: tuple[str, str, str]) -> str:
    cells = "\n\n".join(cell for row in rows for cell in row)
    header = "Län\n\nMedel i\n\nkronor\n\nTillägg\n\nkronor"
    return f"Fördelning av medel 2023\n\nMedel 2023 i kronor\n\n{header}\n\n{cells}\n"


def test_a_number_misprinted_in_its_cell_costs_no_other_cell() -> None:
    found = read(
        stacked(
            ("Uppsala", "54 675 792", "2 059 894"),
            ("Kalmar", "33 864 497", "4 106 506"),
            ("Örebro", "42 045981", "3 383 405"),
            ("Dalarna", "39 406 559", "7 795 709"),
            ("Totalt", "169 992 829", "17 345 514"),
        )
    )
    assert [a.measure for a in found.allocations[:2]] == ["Medel i kronor", "Tillägg kronor"]
    assert [a.amount_sek for a in found.allocations if a.recipient == "Örebro"] == [None, Decimal(3383405)]
    errors = [f for f in found.findings if f.status is Status.FAIL and f.severity is Severity.ERROR]
    assert [(f.check, f.actual) for f in errors] == [("number-shape", "42 045981")]


@pytest.mark.parametrize("wall", ["|", "│"])
def test_walls_of_cells_left_in_the_text_are_no_text(wall: str) -> None:
    lans = {"Uppsala": "22 268 000", "Kalmar": "48 297 000", "Örebro": "22 720 000", "Skåne": "53 620 000"}
    lans |= {"Dalarnas": "36 724 000"}
    cells = "\n".join(f"Länsstyrelsen i {lan} län {wall}\n{amount}\n{wall}" for lan, amount in lans.items())
    found = read(
        f"Fördelning av anslag för natur\nFördelning per län\nLänsstyrelse {wall}\nBelopp {wall}\n{cells}\n"
    )
    assert [a.lanskod for a in recipients(found)] == ["03", "08", "18", "12", "20"]
    assert [a.measure for a in recipients(found)] == ["Belopp"] * 5


def test_titles_end_to_end_and_numbers_of_cases_before_names() -> None:
    found = read(
        "Tabell. Projektbidrag till föreningar 2022\n"
        "ÄrendenummerOrganisationAnsökt belopp (SEK)Beviljat belopp (SEK)\n"
        "03567-2021 Föreningen Vägen 253 000 253 000\n"
        "03569-2021 Stödlinjen - Riks 277 000 270 000\n"
        "03595-2021 Stödlinjen Stockholm 603 000 603 000\n"
        "03640-2021 Stiftelsen Jourens SOS 934 000 641 000\n"
    )
    rows = recipients(found)
    assert [a.recipient for a in rows[::2]] == [
        "Föreningen Vägen",
        "Stödlinjen - Riks",
        "Stödlinjen Stockholm",
        "Stiftelsen Jourens SOS",
    ]
    assert [a.measure for a in rows[:2]] == ["Ansökt belopp (SEK)", "Beviljat belopp (SEK)"]
    assert [a.amount_sek for a in rows[1::2]] == [253000, 270000, 603000, 641000]


def test_leaders_that_touch_name_and_number() -> None:
    names = {"Ale kommun": "1 234 567", "Berg kommun": "345 678", "Lund": "22 345 100", "Summa": "23 925 345"}
    lines = "\n".join(f"{name}{'.' * (40 - len(name) - len(text))}{text}" for name, text in names.items())
    found = read(f"Bilaga 1\n\nMedel till kommuner 2019 (kronor)\n\n{lines}\n")
    assert [(a.recipient, a.amount_sek) for a in recipients(found)] == [
        ("Ale kommun", 1234567),
        ("Berg kommun", 345678),
        ("Lund", 22345100),
    ]


GOODS = "Bord  12  1 200\nStol  40  800\nLampa  8  1 450\nMatta  2  3 500\nHylla  4  900\n"
INVOICE = f"Faktura\n\nKund: Ale kommun\n\nArtikel  Antal  Pris\n{GOODS}"


def test_money_handed_out_is_read_from_a_page_of_no_known_kind_and_an_invoice_is_not() -> None:
    regions = ("Region Skåne", "Region Halland", "Region Uppsala", "Region Dalarna", "Region Gävleborg")
    prose = "Texten om satsningen är lång. " * 40
    rows = "\n".join(f"{name}\t{n} 500 000" for n, name in enumerate(regions, 11))
    found = read(f"Utdelning av statsbidrag till regioner\n\n{prose}\n\nRegion\tBelopp, kronor\n{rows}\n")
    assert found.document.kind is DocumentKind.UNKNOWN
    assert len(recipients(found)) == 5
    assert not read(INVOICE).allocations


@pytest.mark.parametrize("title", ["Fördelning per förvaltare", "Beviljat stöd per län", "Utbetalning"])
def test_a_title_over_the_header_parts_no_number(title: str) -> None:
    rows = {
        "Stockholms": "42 190 200",
        "Uppsala": "31 112 000",
        "Södermanlands": "29 004 500",
        "Örebro": "34 079 800",
    }
    lines = "\n".join(f"Länsstyrelsen i {lan} län {amount}" for lan, amount in rows.items())
    found = read(f"Bilaga 1\n\n{title}\n\nLänsstyrelse Belopp\n{lines}\n")
    assert [a.text for a in recipients(found)] == list(rows.values())
    assert [a.amount_sek for a in recipients(found)] == [int(v.replace(" ", "")) for v in rows.values()]


def test_points_and_ranks_under_a_title_with_a_unit_are_no_money() -> None:
    rows = ("Föreningen Ljus 4,72 41 % 424 000", "Mattestugan 4,87 66 % 542 000", "Unga Norr 4,61 86 % 527 000")
    lines = "\n".join(f"{n} {row}" for n, row in enumerate(rows, 1))
    found = read(
        f"Bilaga 1 Beslut\nVerksamhetsstöd 2024, belopp i kronor\nRang Sökande Poäng Mål Beviljat belopp\n{lines}\n"
    )
    assert [a.amount_sek for a in recipients(found)] == [424000, 542000, 527000]


@pytest.mark.parametrize("printed", [4_160, 4_100])
def test_a_total_that_does_not_fit_stays_in_its_columns(printed: int) -> None:
    rows = [("Byavägen", 1480, 666), ("Bryggan", 1440, 648), ("Skidspår", 220, 99), ("Bygdegården", 560, 252)]
    rows.append(("Badplatsen", 460, 207))
    cells = [(str(2101 + n), name, cost, "45 %", paid) for n, (name, cost, paid) in enumerate(rows)]
    table = [
        ("Ärendenr", "Projekt", "Godkänd kostnad", "Andel", "Bidrag"),
        *cells,
        ("", "Summa", printed, "", 1872),
    ]
    markup = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table)
    head = "".join(
        f"<p>{line}</p>" for line in ("Länsstyrelsen i Jämtlands län", "Beslut om bygdemedel 2025", "2025-05-06")
    )
    lead = "<p>Länsstyrelsen beviljar fem projekt bygdemedel om 1 872 tkr.</p><p>Bidrag, tusental kronor</p>"
    page = f"{head}{lead}<table>{markup}</table>"
    extraction = understand(page.encode(), "beslut.html", Settings())
    totals = [a for a in extraction.allocations if a.row_type is RowType.TOTAL]
    assert [(a.recipient, a.amount_sek) for a in totals] == [("Summa", printed * 1000), ("Summa", 1_872_000)]


def test_a_head_over_several_columns_makes_no_count_an_amount() -> None:
    rows = "".join(
        f"<tr><td>{name}<td>{n}<td>{kr}" for name, n, kr in (("Sala", 54, "790 000"), ("Köping", 99, "149 000"))
    )
    heads = "<tr><th rowspan=2>Kommun<th colspan=2>Stöd<tr><th>Hushåll<th>Belopp (kr)"
    page = f"<h2>Beslut om stöd till bredband 2025</h2><p>Post- och telestyrelsen</p><table>{heads}{rows}</table>"
    extraction = understand(page.encode(), "beslut.html", Settings())
    assert [(a.recipient, a.count, a.amount_sek) for a in extraction.allocations] == [
        ("Sala", 54, 790_000),
        ("Köping", 99, 149_000),
    ]
