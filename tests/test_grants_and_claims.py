"""Papers of agencies and regions that grant, claim back, commission and amend, each in a form of its own."""

from __future__ import annotations

from ingest.readers import read_document
from parsers.amounts.reading import find_amounts, role_of
from parsers.parse import parse_document
from schemas.rows import Extraction


def written(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "prov.txt"), "test")


GRANT = """Svenska ESF-rådet                                                    Beslut
                                                                     Datum
                                                                     2023-06-15
                                                                     Diarienummer
                                                                     2023/00213

Stödmottagare                      Projektnamn
Östersunds kommun                  Steget vidare

Beslut om stöd

Svenska ESF-rådet beviljar Östersunds kommun stöd med högst 8 325 000 kronor. Projektets budget omfattar 18 500 000
kronor, varav 10 175 000 kronor utgör medfinansiering från kommunen.

Villkor för stödet

Stödet beviljas under förutsättning att stödmottagaren
- genomför projektet i enlighet med godkänd ansökan,
- har en särskild redovisning för projektet, och
- medverkar i utvärderingar som ESF-rådet initierar.

Slutrapporten och ansökan om slutlig utbetalning ska lämnas senast den 30 april 2026. ESF-rådet får helt eller
delvis häva beslutet om stödet utnyttjats för annat ändamål än det beviljats för.
"""


def test_a_row_of_labels_over_values_and_a_list_that_completes_a_condition() -> None:
    found = written(GRANT)
    assert found.document.addressee == "Östersunds kommun"
    listed = [c.text for c in found.conditions if c.item]
    assert len(listed) == 3
    assert all(text.startswith("Stödet beviljas under förutsättning att stödmottagaren") for text in listed)
    assert [c.category for c in found.conditions if not c.item] == ["allocation", "reporting", "repayment"]
    due = {d.role for d in found.dates if str(d.end) == "2026-04-30"}
    assert due == {"report_deadline", "requisition_deadline"}
    assert [a.role for a in found.amounts][-1] == "other"


CLAIM = """Socialstyrelsen                         Beslut
                                        2021-09-30
                                        Dnr 9.2-17736/2021

                                        Kramfors kommun
                                        872 80 Kramfors

Beslut om återkrav av statsbidrag för ökad bemanning 2020

Beslut
Socialstyrelsen återkräver 214 350 kronor av det statsbidrag som betalats ut till Kramfors kommun för 2020.

Beloppet ska vara Socialstyrelsen till handa senast den 15 november 2021.

Skäl för beslutet
Kommunen rekvirerade den 27 maj 2020 statsbidrag med 2 904 118 kronor. Skillnaden mellan utbetalat belopp och
använda medel uppgår till 214 350 kronor. Anslaget för kommuner uppgår till 29 miljoner kronor.
"""


def test_a_sum_that_is_claimed_back_is_due() -> None:
    found = written(CLAIM)
    assert [c.category for c in found.conditions] == ["repayment", "repayment"]
    assert [d.role for d in found.dates if str(d.end) == "2021-11-15"] == ["repayment_deadline"]
    assert [a.role for a in found.amounts][:3] == ["other", "other", "other"]


PARTNERSHIP = """ÖVERENSKOMMELSE OM IDÉBURET OFFENTLIGT PARTNERSKAP

mellan Umeå kommun (nedan kommunen) och Tjejjouren i Umeå (nedan jouren).

3. Parternas åtaganden

3.1 Jouren åtar sig att
   a) hålla sju skyddade platser tillgängliga dygnet runt, och
   b) delta i kommunens samverkansråd.
3.2 Jouren bidrar med ideellt arbete motsvarande 640 000 kronor per år.

4. Ekonomi

För 2023 tillkommer ett engångsbelopp om 180 000 kronor för inventarier.
"""


def test_what_a_party_takes_on_in_a_list_inside_a_list() -> None:
    found = written(PARTNERSHIP)
    assert [(c.item, c.text.split()[0]) for c in found.conditions] == [
        ("a)", "Jouren"),
        ("b)", "Jouren"),
        ("3.2", "Jouren"),
        (None, "För"),
    ]
    assert [a.role for a in found.amounts] == ["other", "allocation"]


COMMISSION = """Diarienummer: KUN 2023/88

Uppdragsavtal om drift av länsmusiken

Mellan Region Kalmar län, 232100-0073, nedan kallad beställaren, och Kalmar Länsmusik AB, 556789-1234, nedan kallat
bolaget, har följande avtal ingåtts.

1. Ersättning

Beställaren betalar en årlig ersättning om 18 400 000 kronor. Beställaren ersätter inte underskott. Avtalet gäller
under förutsättning att riksdagen anvisar medel.

Kalmar den 28 november 2023            Kalmar den 1 december 2023

Johanna Wyck                           Peter Ås
Ordförande i nämnden                   Verkställande direktör
"""


def test_a_region_that_commissions_an_agreement_is_a_party() -> None:
    found = written(COMMISSION)
    assert (found.document.kind, found.document.issuer) == (
        "agreement",
        "Region Kalmar län och Kalmar Länsmusik AB",
    )
    told = [(c.category, c.modality) for c in found.conditions]
    assert told == [("allocation", "statement"), ("purpose", "must_not"), ("other", "statement")]


LETTER = """Regleringsbrev för budgetåret 2020 avseende anslaget 4:5 Stimulansbidrag

REGERINGSBESLUT        II:28
2019-12-19             S2019/05315/RS (delvis)
Socialdepartementet
                       Socialstyrelsen
                       106 30 Stockholm

Regeringen beslutar att följande ska gälla under budgetåret 2020 för nedan angivet anslag.

Villkor

Anslagsposten ska användas för bidrag till kommuner. Kommuner som under 2019 minskat personalomsättningen är
berättigade till bidrag.

På regeringens vägnar

Lena Hall

Kopia till: Riksdagen, socialutskottet, Finansdepartementet/BA, Riksrevisionen,
Ekonomistyrningsverket
"""


def test_a_head_below_its_title_and_copies_on_broken_lines() -> None:
    found = written(LETTER)
    assert (found.document.department, found.document.addressee) == ("Socialdepartementet", "Socialstyrelsen")
    assert [c.category for c in found.conditions] == ["purpose", "eligibility"]
    assert [p.organisation for p in found.people if p.role == "copy_to"] == [
        "Riksdagen, socialutskottet",
        "Finansdepartementet/BA",
        "Riksrevisionen",
        "Ekonomistyrningsverket",
    ]


def test_a_property_is_no_case_and_months_to_come_are_of_the_next_year() -> None:
    text = """Boverket                        Beslut
                                Datum              Diarienummer
                                2019-11-06         3.4.1-5523/2019

Bidragsmottagare                Fastighet
Stiftelsen Folkets Hus Malung   Malung 14:22

Bidrag till allmänna samlingslokaler

Boverket beviljar stiftelsen ett bidrag med högst 1 210 000 kronor. Boverket betalar ut bidraget i januari och i
maj. En förutsättning för den sista utbetalningen är att stiftelsen har lämnat en rapport.
"""
    found = written(text)
    assert [r.value for r in found.references] == ["3.4.1-5523/2019"]
    assert [d.start.isoformat() for d in found.dates if d.role == "payment" and d.start] == [
        "2020-01-01",
        "2020-05-01",
    ]
    assert [c.category for c in found.conditions][-1] == "payment"


def test_what_stands_instead_of_another_sum_is_told_by_what_follows_both() -> None:
    text = "Högst 12 000 000 kronor, i stället för 9 000 000 kronor, får användas för länsstyrelsens handläggning."
    found = find_amounts(text)
    assert [role_of(text, one, found) for one in found] == ["administration", "other"]


def test_terms_that_a_sentence_only_leads_to_and_what_may_be_moved_or_shown() -> None:
    text = """Jordbruksverket                 Beslut
                                2023-10-24
                                Dnr 3.4.17-9873/2023

LRF Ungdomen
105 33 Stockholm

Beslut om bidrag till kompetensutveckling

Villkor

För bidraget gäller följande villkor. Ni får flytta högst tio procent
mellan budgetposterna. Ni måste kunna visa upp kvitton vid en kontroll.

Motivering

Av de 13 000 000 kronor som anvisats för 2022 förbrukades 9 miljoner kronor.
"""
    found = written(text)
    assert [c.category for c in found.conditions] == ["allocation", "audit"]
    assert [a.role for a in found.amounts] == ["other", "other"]
