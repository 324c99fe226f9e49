"""Letterheads of many offices, as text and as a page of monospaced PDF: each field where that office prints it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.rows import DocumentRow

GRANT = """
Bidraget får användas för lokaler under 2023. Kommunen ska rekvirera bidraget senast den 1 oktober 2023 och redovisa
användningen till myndigheten senast den 1 mars 2024.
"""
MEMO = """
Förslag till beslut

Nämnden beslutar att fördela 400 000 kronor av statsbidraget till föreningarna.

Sammanfattning

Förvaltningen föreslår att bidraget fördelas efter antalet medlemmar.
"""
DECISION = """
Regeringens beslut

Regeringen beslutar att Boverket får använda 3 000 000 kronor för uppdraget. Medlen ska återbetalas senast den
1 mars 2024.

På regeringens vägnar


Erik Slottner                                   Anna Lund
"""


class Head(NamedTuple):
    """A letterhead, what follows it, and the fields it prints (those left out are not asked)."""

    text: str
    body: str
    fields: dict[str, object]


HEADS = {
    "two-columns-labels-above": Head(
        """Skolverket                              Datum               Diarienummer
                                        2023-02-14          5.1.3-2023:204
Enheten för statsbidrag
                                        Handläggare         Sida
                                        Ida Rask            1 (4)

Anvisningar för statsbidrag till läxhjälp 2023
""",
        GRANT,
        {"issuer": "Skolverket", "diarienummer": "5.1.3-2023:204", "document_date": date(2023, 2, 14),
         "department": "Enheten för statsbidrag", "title": "Anvisningar för statsbidrag till läxhjälp 2023"},
    ),
    "recipient-box-right": Head(
        """Boverket                        BESLUT
                                Datum: 2023-03-01       Diarienr: 3.2.1-511/2023

                                Mottagare
                                Tranås kommun
                                Stadshuset
                                573 82 Tranås

Bidrag för kulturhistoriskt värdefulla samlingslokaler
""",
        GRANT,
        {"issuer": "Boverket", "addressee": "Tranås kommun", "diarienummer": "3.2.1-511/2023",
         "document_date": date(2023, 3, 1)},
    ),
    "ours-and-theirs": Head(
        """Naturvårdsverket
                                Vår beteckning      Er beteckning
                                NV-01233-23         KS 2022/77
                                Vårt datum          Ert datum
                                2023-04-03          2022-12-19

Falköpings kommun
521 81 Falköping

Beslut om bidrag till lokala naturvårdsprojekt
""",
        GRANT,
        {"issuer": "Naturvårdsverket", "diarienummer": "NV-01233-23", "document_date": date(2023, 4, 3),
         "addressee": "Falköpings kommun"},
    ),
    "county-in-two-lines": Head(
        """Länsstyrelsen                          1 (2)
Östergötland
                                       Datum            Dnr
                                       2023-05-08       604-3302-2023

Information om bidrag till vattenvårdsåtgärder 2023
""",
        GRANT,
        {"diarienummer": "604-3302-2023", "document_date": date(2023, 5, 8),
         "title": "Information om bidrag till vattenvårdsåtgärder 2023"},
    ),
    "title-over-three-lines": Head(
        """Socialstyrelsen                          2023-01-20        Dnr 6.7-4410/2023      1(3)

Anvisningar för att rekvirera och redovisa statsbidrag till
kommuner för att förebygga ofrivillig ensamhet bland
äldre personer 2023
""",
        GRANT,
        {"title": "Anvisningar för att rekvirera och redovisa statsbidrag till kommuner för att förebygga "
                  "ofrivillig ensamhet bland äldre personer 2023", "diarienummer": "6.7-4410/2023"},
    ),
    "sealed-digitally": Head(
        """Signerat dokument 2023-06-20 14:02:11 UTC  Transaktion 09222115557496
Kammarkollegiet
                                         Datum 2023-06-19
                                         Dnr 9.3.1-04511-2023

Villkor för statsbidrag till kommuner med hög arbetslöshet
""",
        GRANT,
        {"issuer": "Kammarkollegiet", "document_date": date(2023, 6, 19), "diarienummer": "9.3.1-04511-2023"},
    ),
    "logo-in-splinters": Head(
        """MYNDIGHETEN FÖR
SAMHÄLLSSKYDD
OCH BEREDSKAP                 Datum             Diarienr
                              2023-02-02        MSB 2023-01442

Anvisning för ersättning till kommuner för civilt försvar
""",
        GRANT,
        {"issuer": "Myndigheten för samhällsskydd och beredskap", "document_date": date(2023, 2, 2)},
    ),
    "memo-right-block": Head(
        """Skövde kommun                                  Tjänsteskrivelse
Kultur- och fritidsförvaltningen               Datum: 2023-03-15
                                               Diarienummer: KFN2023.0088
Handläggare: Tua Lindh
                                               Kultur- och fritidsnämnden

Fördelning av lovbidrag 2023
""",
        MEMO,
        {"issuer": "Kultur- och fritidsförvaltningen", "addressee": "Kultur- och fritidsnämnden",
         "document_date": date(2023, 3, 15), "title": "Fördelning av lovbidrag 2023"},
    ),
    "memo-to-line": Head(
        """Stockholms stad
Socialförvaltningen                           Tjänsteutlåtande
Avdelningen för stadsövergripande frågor      Dnr SN 2023/411
                                              Sida 1 (6)
                                              2023-08-21
Handläggare
Mats Wallin
Telefon: 08-508 25 000
                                              Till
                                              Socialnämnden
                                              2023-09-19

Användning av statsbidrag mot våld i nära relationer
""",
        MEMO,
        {"issuer": "Socialförvaltningen", "diarienummer": "SN 2023/411", "addressee": "Socialnämnden"},
    ),
    "region-capitals": Head(
        """REGION KRONOBERG                    TJÄNSTESKRIVELSE
Hälso- och sjukvårdsförvaltningen   Diarienr: 23HSN112
Lisa Ek                             Datum: 2023-04-11
Ekonomichef
                                    Hälso- och sjukvårdsnämnden

Statsbidrag för förlossningsvården 2023
""",
        MEMO,
        {"issuer": "Hälso- och sjukvårdsförvaltningen", "document_date": date(2023, 4, 11),
         "addressee": "Hälso- och sjukvårdsnämnden", "title": "Statsbidrag för förlossningsvården 2023"},
    ),
    "government-two-columns": Head(
        """Regeringsbeslut                              III:4

2023-05-25
LI2023/02211 (delvis)

Landsbygds- och
infrastrukturdepartementet                   Boverket
                                             Box 534
                                             371 23 Karlskrona

Uppdrag att stödja samlingslokaler
""",
        DECISION,
        {"issuer": "Regeringen", "addressee": "Boverket", "diarienummer": "LI2023/02211",
         "decision_number": "III:4", "document_date": date(2023, 5, 25),
         "title": "Uppdrag att stödja samlingslokaler"},
    ),
    "government-old": Head(
        """Regeringsbeslut 12

2004-11-18            M2004/2213/Bo


Miljödepartementet    Boverket
                      Box 534
                      371 23 KARLSKRONA

Uppdrag om radonbidrag
""",
        DECISION,
        {"issuer": "Regeringen", "department": "Miljödepartementet", "addressee": "Boverket",
         "decision_number": "12", "diarienummer": "M2004/2213/Bo", "document_date": date(2004, 11, 18)},
    ),
    "protocol": Head(
        """Protokoll                               II:9
vid regeringssammanträde
2022-06-22                              Ku2022/01180

Kulturdepartementet

Uppdrag om bidrag till bygdegårdar
""",
        DECISION,
        {"issuer": "Regeringen", "department": "Kulturdepartementet", "decision_number": "II:9",
         "diarienummer": "Ku2022/01180", "document_date": date(2022, 6, 22)},
    ),
    "postal-own-address": Head(
        """Kulturrådet
Box 27215, 102 53 Stockholm
Besök: Borgvägen 1-5
Tel: 08 519 264 00
www.kulturradet.se                      2023-10-09
                                        Dnr KUR 2023/7710

Riktlinjer för bidrag till läsfrämjande
""",
        GRANT,
        {"issuer": "Kulturrådet", "document_date": date(2023, 10, 9), "diarienummer": "KUR 2023/7710",
         "addressee": None, "title": "Riktlinjer för bidrag till läsfrämjande"},
    ),
    "date-in-words": Head(
        """Jordbruksverket                            Jönköping den 7 november 2023
                                           Dnr 4.1.17-19988/2023

Information till kommuner om stöd till bredband
""",
        GRANT,
        {"issuer": "Jordbruksverket", "document_date": date(2023, 11, 7), "diarienummer": "4.1.17-19988/2023"},
    ),
    "case-number-glued": Head(
        """Folkhälsomyndigheten              Ärendenummer:01877-2023-2.3.1
                                  Beslutsdatum:2023-05-04

Utlysning av medel för hivprevention
""",
        GRANT,
        {"issuer": "Folkhälsomyndigheten", "diarienummer": "01877-2023-2.3.1", "document_date": date(2023, 5, 4)},
    ),
    "labels-left": Head(
        """Tillväxtverket
Datum            2023-09-12
Diarienummer     Ä 2023-2210
Handläggare      Per Nyström

Anvisningar för bidrag till kommersiell service
""",
        GRANT,
        {"issuer": "Tillväxtverket", "document_date": date(2023, 9, 12),
         "title": "Anvisningar för bidrag till kommersiell service"},
    ),
    "mayor-recipients": Head(
        """Arbetsförmedlingen                    2023-01-31
                                      Af-2023/0004 1188

                                      Till samtliga kommuner

Anvisningar för bidrag till feriejobb 2023
""",
        GRANT,
        {"issuer": "Arbetsförmedlingen", "document_date": date(2023, 1, 31), "addressee": "samtliga kommuner"},
    ),
    "distribution": Head(
        """Regeringen                           Regeringsbeslut              I:3
                                     2023-02-16
                                     Fi2023/00733
Finansdepartementet                  Enligt sändlista

Uppdrag till Boverket om bostadsbidrag
""",
        DECISION,
        {"issuer": "Regeringen", "department": "Finansdepartementet", "addressee": "enligt sändlista",
         "decision_number": "I:3", "diarienummer": "Fi2023/00733"},
    ),
    "municipal-guidelines": Head(
        """Riktlinjer för föreningsbidrag

Antagna av fritidsnämnden i Laholms kommun 2022-11-17, § 88
Dnr FN 2022-0211
""",
        GRANT,
        {"issuer": "Laholms kommun", "document_date": date(2022, 11, 17), "diarienummer": "FN 2022-0211",
         "title": "Riktlinjer för föreningsbidrag"},
    ),
}  # fmt: skip


def as_pdf(text: str) -> bytes:
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        for number, line in enumerate(text.split("\n")):
            x = 50.0
            stripped = line.lstrip(" ")
            if stripped:
                at = (x + 4.2 * (len(line) - len(stripped)), 60 + 12 * number)
                page.insert_text(at, stripped, fontname="cour", fontsize=7)
        return bytes(pdf.tobytes())


def row(data: bytes, name: str) -> DocumentRow:
    return parse_document(read_document(data, name), "test").document


@pytest.mark.parametrize("form", ["text", "pdf"])
@pytest.mark.parametrize("head", HEADS)
def test_fields(head: str, form: str) -> None:
    text = HEADS[head].text + HEADS[head].body
    found = row(as_pdf(text), "a.pdf") if form == "pdf" else row(text.encode(), "a.txt")
    assert {name: getattr(found, name) for name in HEADS[head].fields} == HEADS[head].fields
