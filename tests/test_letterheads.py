"""Letterheads as offices set them: letters apart, labels over values, numbers cut by a line, later pages."""

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from parsers.prose.blocks import read_flow
from parsers.prose.flow import BlockKind
from schemas.rows import Extraction

SPACED = """M Y N D I G H E T E N   F Ö R   G L E S B Y G D
Datum                    Dnr                     Handläggare
2022-03-14               4.1-00213-2022          Ida Ros

Statsbidrag till bygdegårdar 2022

V I L L K O R

Bidraget får användas till ombyggnad. Ansökan ska ha kommit in till myndigheten senast den 13 maj 2022.
"""
STACKED = """Kommunstyrelsens förvaltning            Tjänsteskrivelse
Ärendenummer                            Datum
KS 2021/                                2021-10-04
00412

Till kommunstyrelsen

Medel till trygghetsboenden

Förslag till beslut

Kommunstyrelsen avsätter 1,2 miljoner kronor för 2022.
"""
LATER = """Energimyndigheten                                            BESLUT

Vårt diarienummer                                            Er referens
2020-011234                                                  KS 2020/77

                                                             2020-11-19

Bidrag till klimatrådgivning

Energimyndigheten beviljar Ale kommun 415 000 kronor.

Kommunen ska
 1) rekvirera bidraget senast den 1 mars 2021 och
 2) lämna en slutrapport senast den 28 februari 2023.

Om medel återstår vid projektets slut ska de
\fEnergimyndigheten                                            2 (2)
Dnr 2020-011234                                              2020-11-19

återbetalas till Energimyndigheten. Beslutet kan ändras om kommunen inte följer det.
"""


def read(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "brev.txt"), "test")


def test_letters_set_apart_are_words() -> None:
    extraction = read(SPACED)
    document = extraction.document
    assert (document.kind, document.issuer) == ("agency_instruction", "Myndigheten för glesbygd")
    assert (document.title, document.diarienummer) == ("Statsbidrag till bygdegårdar 2022", "4.1-00213-2022")
    assert {c.section for c in extraction.conditions} == {"VILLKOR"}


@pytest.mark.parametrize(
    ("rest", "number"), [("00412", "KS 2021/00412"), ("412-3", "KS 2021/412-3"), ("Bilaga 1", None)]
)
def test_a_number_cut_at_its_stroke(rest: str, number: str | None) -> None:
    document = read(STACKED.replace("00412", rest)).document
    assert document.diarienummer == number
    assert document.document_date is not None
    assert document.document_date.isoformat() == "2021-10-04"


def test_a_number_set_apart_in_a_memo() -> None:
    spaced = STACKED.replace("KS 2021/  ", "          ").replace("00412\n", "\nD n r :  K S  2 0 2 1 / 0 0 4 1 2\n")
    assert read(spaced).document.diarienummer == "KS 2021/00412"


def test_the_head_of_a_later_page_cuts_no_sentence() -> None:
    extraction = read(LATER)
    assert extraction.document.diarienummer == "2020-011234"
    texts = [c.text for c in extraction.conditions]
    assert "Om medel återstår vid projektets slut ska de återbetalas till Energimyndigheten." in texts


def test_a_short_lead_goes_with_its_items() -> None:
    asked = [(c.category, c.modality, str(c.deadline)) for c in read(LATER).conditions if c.item]
    assert asked == [("requisition", "must", "2021-03-01"), ("reporting", "must", "2023-02-28")]


@pytest.mark.parametrize("years", ["2023/24", "2024", "2022-2024"])
def test_a_title_ends_in_years_on_a_line_of_their_own(years: str) -> None:
    lines = (("Skolverket", 11), ("Statsbidrag för lärmiljöer läsåret", 18), (years, 18), ("Bakgrund", 13))
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        for n, (text, size) in enumerate(lines):
            page.insert_text((72, 80 + 26 * n), text, fontsize=size, fontname="hebo" if size > 11 else "helv")
        page.insert_text((72, 190), "Bidraget ska användas till skolor och lämnas efter ansökan.", fontsize=11)
        data = bytes(pdf.tobytes())
    (title,) = read_flow(read_document(data, "x.pdf"), frozenset()).of_kind(BlockKind.TITLE)
    assert title.text.string == f"Statsbidrag för lärmiljöer läsåret {years}"


COPIED = """Kultur och idrott
Tjänsteutlåtande
Farsta
stadsdelsförvaltning
Handläggare: Ida Ros
sid 1 (3) 2014-10-22
Dnr 531-44-14
Farsta stadsdelsnämnd
Förslag till nya riktlinjer för bidrag till byalag och koloniföreningar
som vänder sig till dem som bor i stadsdelen
Förslag till beslut
Stadsdelsnämnden beslutar att bidragen till föreningar ska fördelas efter
antalet medlemmar.
"""


def test_a_memo_copied_without_empty_lines() -> None:
    document = parse_document(read_document(COPIED.encode(), "kopia.txt"), "t").document
    assert document.title is not None
    assert document.title.startswith("Förslag till nya riktlinjer")
    assert document.title.endswith("stadsdelen")
    assert (document.issuer, document.addressee) == ("Farsta stadsdelsförvaltning", "Farsta stadsdelsnämnd")
    assert str(document.document_date) == "2014-10-22"
