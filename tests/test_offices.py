"""Papers of offices whose letterheads, signatures and wording no list holds, drawn and written."""

from __future__ import annotations

from datetime import date

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.organisations import organisations_in
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.rows import Extraction

Placed = tuple[float, float, str]
BODY = (
    "Beslut",
    "Bidraget får användas för staket och skyltar. Kommunen ska rekvirera bidraget senast den 1 oktober 2023",
    "och redovisa användningen till myndigheten senast den 1 mars 2024.",
)


def drawn(
    *placed: Placed, title: str = "Bidrag till strandängar vid Sjöbo", body: tuple[str, ...] = BODY
) -> Extraction:
    """A page with the cells where they are told to stand, a title in larger type and a body below it."""
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        for x, y, text in placed:
            page.insert_text((x, y), text, fontsize=9)
        page.insert_text((70, 200), title, fontsize=15)
        for n, line in enumerate(body):
            page.insert_text((70, 230 + 14 * n), line, fontsize=10)
        return parse_document(read_document(pdf.tobytes(), "prov.pdf"), "test")


def written(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "prov.txt"), "test")


ADDRESS = ((340.0, 110.0, "Tomelilla kommun"), (340.0, 122.0, "Miljökontoret"), (340.0, 134.0, "273 80 Tomelilla"))
COUNTY = (
    (70.0, 60.0, "Länsstyrelsen"), (70.0, 72.0, "Kalmar län"), (340.0, 60.0, "Datum"), (340.0, 71.0, "2023-03-07"),
    (420.0, 60.0, "Ärendebeteckning"), (420.0, 71.0, "501-221-2023"), (520.0, 60.0, "Sida"), (520.0, 71.0, "1(2)"),
)  # fmt: skip


def test_the_label_of_the_page_mark_is_no_agency() -> None:
    assert drawn(*COUNTY, *ADDRESS).document.issuer == "Länsstyrelsen Kalmar län"


def test_whose_address_it_is_and_not_the_unit_in_it() -> None:
    beside = ((70.0, 110.0, "Naturenheten"), (70.0, 122.0, "Ida Rask"), (70.0, 134.0, "010-223 80 00"))
    assert drawn(*COUNTY, *ADDRESS, *beside).document.addressee == "Tomelilla kommun"


def test_a_name_of_two_lines_above_an_address() -> None:
    address = (
        (340.0, 110.0, "Myndigheten för vård-"),
        (340.0, 122.0, "och omsorgsanalys"),
        (340.0, 134.0, "111 30 Stockholm"),
    )
    assert drawn(*COUNTY, *address).document.addressee == "Myndigheten för vård- och omsorgsanalys"


def test_the_officer_of_a_column_has_the_number_below_in_that_column() -> None:
    beside = ((70.0, 110.0, "Ida Rask"), (70.0, 122.0, "Handläggare"), (70.0, 134.0, "010-223 80 00"))
    people = {(p.role.value, p.name, p.phone) for p in drawn(*COUNTY, *ADDRESS, *beside).people}
    assert ("contact", "Ida Rask", "010-223 80 00") in people


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Malmö universitet", "Malmö universitet"),
        ("Mittuniversitetet", "Mittuniversitetet"),
        ("Högskolan i Halmstad", "Högskolan i Halmstad"),
        ("Kungl. Tekniska högskolan", "Kungl. Tekniska högskolan"),
        ("Samordningsförbundet i Kalmar län", "Samordningsförbundet i Kalmar län"),
        ("Räddningstjänstförbundet Mitt Bohuslän", "Räddningstjänstförbundet Mitt Bohuslän"),
        ("Kommunalförbundet Sydlänets gymnasium", "Kommunalförbundet Sydlänets gymnasium"),
    ],
)
def test_universities_and_federations_are_bodies(printed: str, name: str) -> None:
    assert [o.name for o in organisations_in(printed)] == [name]


@pytest.mark.parametrize(
    "printed", ["universitetet", "en högskola", "Folkuniversitetet", "förbundet", "Ett universitet"]
)
def test_what_is_named_by_no_name(printed: str) -> None:
    assert organisations_in(printed) == ()


CONTRACT = (
    "§ 1 Parter", "Region Gotland och Stiftelsen Visby Ring har träffat följande överenskommelse.",
    "§ 2 Bidrag", "Regionen lämnar 250 000 kronor per år i bidrag. Bidraget får inte användas till resor.",
)  # fmt: skip


@pytest.mark.parametrize("step", [0.0, 12.0, 26.0])
def test_signatures_whose_columns_begin_at_other_heights(step: float) -> None:
    signed = (
        (70.0, 500.0, "För Region Gotland"), (330.0, 500.0 + step, "För Stiftelsen Visby Ring"),
        (70.0, 530.0, "................"), (330.0, 530.0 + step, "................"),
        (70.0, 544.0, "Rut Gard"), (330.0, 544.0 + step, "Claes-Göran Wik"),
        (70.0, 558.0, "Regiondirektör"), (330.0, 558.0 + step, "Ordförande"),
        (70.0, 590.0, "Per Lind"), (70.0, 604.0, "Ekonomidirektör"),
    )  # fmt: skip
    head = ((70.0, 60.0, "Dnr RS 2019/412"),)
    found = drawn(*head, *signed, title="Överenskommelse om drift av ringbanan", body=CONTRACT)
    people = {(p.name, p.title, p.organisation) for p in found.people}
    assert people == {
        ("Rut Gard", "Regiondirektör", "Region Gotland"),
        ("Claes-Göran Wik", "Ordförande", "Stiftelsen Visby Ring"),
        ("Per Lind", "Ekonomidirektör", "Region Gotland"),
    }


MEMO = """Region Halland                     TJÄNSTEUTLÅTANDE            2021-10-05
Regionkontoret                                                 Dnr RS 2021/114

Regionstyrelsen

Användning av statsbidrag för digital vård 2021

Förslag till beslut

Regionstyrelsen godkänner förslaget till fördelning av statsbidraget.

Ärendebeskrivning

{}

Fördelning

Ortopedkliniken tilldelas 4 200 000 kronor för läsplattor.

Beslutsunderlag

Tjänsteutlåtande den 5 oktober 2021
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Regionen redovisar bidraget till Socialstyrelsen den 31 mars 2022.", True),
        ("Kommunerna i länet använder bidraget till utbildning av personal.", True),
        ("Region som tackar nej till bidraget meddelar Socialstyrelsen.", True),
        ("Regionen har ett stort behov av digital vård.", False),
        ("Regionen arbetar sedan länge med digital vård.", False),
        ("Regionkontoret bedömer att behovet är stort.", False),
    ],
)
def test_duties_that_the_background_of_a_memo_tells(sentence: str, *, found: bool) -> None:
    extraction = written(MEMO.format(sentence))
    assert (sentence in {c.text for c in extraction.conditions}) is found
    assert "Ortopedkliniken tilldelas 4 200 000 kronor för läsplattor." in {c.text for c in extraction.conditions}
    assert "signature" not in {d.role.value for d in extraction.dates}


def test_a_report_of_the_one_who_had_the_money_is_no_instruction() -> None:
    report = written("""Malå kommun
Skolförvaltningen
2020-03-27     Dnr BUN 2019/311

Skolverket
106 20 Stockholm

Redovisning av statsbidrag för lovskola 2019

Malå kommun beviljades statsbidrag med 84 000 kronor. Av bidraget har 51 300 kronor använts till personal. Resten
betalas tillbaka till Skolverket.

Kent Ek
Förvaltningschef
""")
    assert (report.document.kind.value, report.document.issuer) == ("unknown", "Malå kommun")
    assert report.conditions == report.people == ()


def test_a_day_that_is_put_off_is_two_days_and_no_period() -> None:
    extraction = written(
        MEMO.format("Tiden för slutredovisning förlängs från den 31 mars 2022 till den 30 juni 2022.")
    )
    days = {(d.role.value, d.start) for d in extraction.dates if d.start and d.start.year == 2022}
    assert days == {("other", date(2022, 3, 31)), ("report_deadline", date(2022, 6, 30))}


MARGIN = (
    (70.0, 190.0, "Handläggare"), (70.0, 203.0, "Ida Rask"), (70.0, 211.0, "0411-57 70 00"),
    (70.0, 223.0, "Postadress"),
)  # fmt: skip


def titled(*lines: str, margin: tuple[Placed, ...] = ()) -> Extraction:
    """A page whose title has several lines, beside a column of the margin."""
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        for x, y, text in (*COUNTY, *margin):
            page.insert_text((x, y), text, fontsize=9)
        for n, line in enumerate(lines):
            page.insert_text((200, 200 + 17 * n), line, fontsize=15)
        page.insert_text((200, 290), "Beslut", fontsize=8)
        for n in range(5):
            said = "Kommunen ska redovisa hela bidraget och dess räntor till länsstyrelsen senast den 1 mars 2024."
            page.insert_text((200, 304 + 12 * n), said, fontsize=8)
        return parse_document(read_document(pdf.tobytes(), "prov.pdf"), "test")


@pytest.mark.parametrize(
    "lines",
    [
        ("Bidrag till strandängar vid", "vattendrag i Sjöbo"),
        ("Beslut om projektbidrag till Trygga", "hem"),
        ("Bidrag till länets", "strandängar och", "våtmarker 2023"),
    ],
)
@pytest.mark.parametrize("margin", [(), MARGIN])
def test_a_title_of_several_lines_is_whole(lines: tuple[str, ...], margin: tuple[Placed, ...]) -> None:
    assert titled(*lines, margin=margin).document.title == " ".join(lines)


def test_a_region_whose_name_has_two_lines() -> None:
    head = (
        (70.0, 60.0, "Region"),
        (70.0, 76.0, "Sörmland"),
        (340.0, 60.0, "TJÄNSTESKRIVELSE"),
        (340.0, 76.0, "2022-11-03"),
    )
    proposal = ("Förslag till beslut", "Regionstyrelsen beviljar föreningen 325 000 kronor i bidrag.")
    assert drawn(*head, body=proposal).document.issuer == "Region Sörmland"


@pytest.mark.parametrize("number", ["2023UBN104", "2019 KS 0123", "23SN14"])
def test_a_number_of_year_board_and_number(number: str) -> None:
    assert written(f"Malå kommun\n\nDiarienummer: {number}\n\nLokalbidrag\n").document.diarienummer == number


RULES = """Malå kommun

{}

Antagna av kommunfullmäktige 2019-03-12 § 22

1. Vem kan få bidrag
Bidrag lämnas till förening som har minst tio medlemmar i kommunen. Ansökan ska lämnas in senast den 1 april.
"""


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Regler för bidrag till byalag", False),
        ("Bidragsbestämmelser för byalag", False),
        ("Riktlinjer för stöd till byalag", False),
        ("Anvisningar för bidrag till byalag 2024", True),
    ],
)
def test_standing_rules_of_a_municipality_bear_no_number(title: str, *, told: bool) -> None:
    found = run_checks(written(RULES.format(title)))
    failed = [f.message for f in found if f.check == "identity" and f.status == "fail"]
    assert ("no diarienummer of its own" in failed) is told


def test_what_a_party_is_below_the_heading_of_its_duties() -> None:
    contract = """Samverkansavtal om insatsen Nystart

Avtal mellan Malå kommun och Region Västerbotten om insatsen Nystart.

Parternas åtaganden

Kommunen är arbetsgivare för personalen. Bidraget är 400 000 kronor.

För Malå kommun          För Region Västerbotten
Eva Ek                   Bo Ås
Kommunchef               Regiondirektör
"""
    assert "Kommunen är arbetsgivare för personalen." in {c.text for c in written(contract).conditions}


def test_parties_by_labels_and_by_bare_names_over_their_signatures() -> None:
    placed = (
        (70.0, 60.0, "AVTAL"), (340.0, 60.0, "TRV 2020/8841"),
        (70.0, 110.0, "Part 1"), (310.0, 110.0, "Part 2"),
        (70.0, 124.0, "Trafikverket"), (310.0, 124.0, "Malmö universitet"),
        (70.0, 500.0, "Trafikverket"), (310.0, 500.0, "Malmö universitet"),
        (70.0, 540.0, "____________________"), (310.0, 540.0, "____________________"),
        (70.0, 552.0, "Stefan Eng-Ros"), (310.0, 552.0, "Birgitta Berg"),
        (70.0, 564.0, "Planeringsdirektör"), (310.0, 564.0, "Rektor"),
    )  # fmt: skip
    body = (
        "1 Finansiering", "Trafikverket finansierar centrumet med 400 000 kronor per år.",
        "2 Återbetalning", "Medel som inte har upparbetats ska återbetalas senast den 31 mars 2024.",
    )  # fmt: skip
    found = drawn(*placed, title="Avtal om finansiering av ett centrum för järnväg", body=body)
    assert found.document.issuer == "Trafikverket och Malmö universitet"
    assert [(p.name, p.organisation) for p in found.people] == [
        ("Stefan Eng-Ros", "Trafikverket"),
        ("Birgitta Berg", "Malmö universitet"),
    ]


SECTOR = """Malå kommun                        Tjänsteskrivelse              2024-03-05
Sektor bildning och lärande                                      KS 2024/381
Handläggarens namn
Petra Dal

Statsbidrag för skolbibliotek läsåret 2024/25

Förslag till kommunstyrelsens arbetsutskott

1. Arbetsutskottet fördelar 2 900 000 kronor av bidraget till grundskolorna.

Bakgrund

Sektorn föreslår att bidraget fördelas efter antalet elever.

Expedieras till: Petra Dal, rektorerna
"""


def test_a_memo_of_a_sector() -> None:
    found = written(SECTOR)
    row = found.document
    assert (row.department, row.addressee) == ("Sektor bildning och lärande", "Kommunstyrelsens arbetsutskott")
    assert {(p.role.value, p.name or p.organisation) for p in found.people} == {
        ("contact", "Petra Dal"), ("copy_to", "Petra Dal"), ("copy_to", "rektorerna"),
    }  # fmt: skip


def test_a_county_board_in_capitals_on_two_lines() -> None:
    head = ((70.0, 60.0, "LÄNSSTYRELSEN"), (70.0, 76.0, "VÄSTERNORRLAND"), (340.0, 60.0, "2015-11-06"))
    assert drawn(*head).document.issuer == "Länsstyrelsen Västernorrland"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Rekvisition av medel för laddplatser", "requisition_deadline"),
        ("Ansökan om medel för laddplatser", "requisition_deadline"),
        ("Redovisning av medel för laddplatser", "report_deadline"),
    ],
)
def test_when_a_form_is_due_is_told_by_its_title(title: str, role: str) -> None:
    form = f"Energimyndigheten\n\n{title}\n\nBlanketten skickas till Energimyndigheten senast den 1 maj 2023.\n"
    assert [d.role.value for d in written(form).dates] == [role]


def test_the_last_requisition_is_one() -> None:
    text = MEMO.format("Slutrekvisition ska ha kommit in senast den 15 december 2022.")
    assert "requisition_deadline" in {d.role.value for d in written(text).dates}
