"""Conditions in six more whole documents, one of each kind and one that binds nobody about any grant.

Each row of a document is (how the condition begins, category, modality, deadline); the rows are all there are.
"""

from __future__ import annotations

from datetime import date

import pytest

from ingest.readers import read_document
from parsers.conditions.reading import read_conditions
from parsers.kinds import recognise
from parsers.prose.blocks import read_flow
from parsers.tables import read_tables
from schemas.vocabulary import DocumentKind

Row = tuple[str, str, str, date | None]

RESCUE = """FÖRSVARSDEPARTEMENTET                    Regeringsbeslut 6
                                         2021-04-22      Fö2021/00518

                                         Länsstyrelsen i Västernorrlands län
                                         871 86 HÄRNÖSAND

Uppdrag att fördela medel för skogsbrandsberedskap

Regeringens beslut

Regeringen ger Länsstyrelsen i Västernorrlands län i uppdrag att fördela 22 000 000 kronor
till räddningstjänstförbund i Norrland. För uppdragets genomförande får länsstyrelsen
använda högst 600 000 kronor. Medlen utbetalas engångsvis mot rekvisition ställd till
Kammarkollegiet. Rekvisitionen ska ha inkommit senast den 1 juni 2021. Stöd får inte lämnas
för ordinarie driftkostnader. Ett förbund kan beviljas högst 2 000 000 kronor. Medlen ska
vara förbrukade senast den 30 november 2021. Outnyttjade medel ska betalas tillbaka senast
den 31 januari 2022 till Kammarkollegiets bankgiro. Länsstyrelsen ska hålla Myndigheten för
samhällsskydd och beredskap underrättad om arbetet. En slutredovisning av uppdraget ska
lämnas till Regeringskansliet (Försvarsdepartementet) senast den 15 mars 2022.

Skälen för regeringens beslut

Skogsbränderna 2018 visade att beredskapen behöver stärkas. Det är angeläget att materiel
finns nära till hands.

På regeringens vägnar

Peter Hultqvist
                                   Karin Wallin
"""
RESCUE_ROWS: list[Row] = [
    ("Regeringen ger", "allocation", "must", None),
    ("För uppdragets", "allocation", "may", None),
    ("Medlen utbetalas", "payment", "statement", None),
    ("Rekvisitionen ska", "requisition", "must", date(2021, 6, 1)),
    ("Stöd får inte", "purpose", "must_not", None),
    ("Ett förbund", "allocation", "may", None),
    ("Medlen ska vara", "use_period", "must", date(2021, 11, 30)),
    ("Outnyttjade", "repayment", "must", date(2022, 1, 31)),
    ("Länsstyrelsen ska hålla", "information", "must", None),
    ("En slutredovisning", "reporting", "must", date(2022, 3, 15)),
]

WATERS = """Havs- och vattenmyndigheten
2020-02-17
Dnr 0731-20

Bidrag till lokala vattenvårdsprojekt 2020 – så fungerar det

Vem kan söka?
Kommuner och ideella sammanslutningar kan söka bidraget. Privatpersoner och aktiebolag kan inte
få bidrag.

Vad kan ni få bidrag för?
Bidraget kan omfatta högst hälften av de stödberättigande kostnaderna. Egen arbetstid får
räknas som medfinansiering. Inköp av båtar är inte en stödberättigande kostnad. Åtgärder som
krävs enligt tillstånd eller föreläggande finansieras inte.

Så ansöker ni
Ansökan ska vara länsstyrelsen tillhanda senast den 2 april 2020. En komplett ansökan innehåller
budget, karta och tidsplan. Ofullständiga ansökningar kan komma att avslås.

Efter beslut
Projektet får inte påbörjas innan beslut har fattats. Bidraget betalas ut med 70 procent vid
projektstart och resterande del efter godkänd slutrapport. Om projektet blir billigare än
beräknat minskas bidraget i motsvarande grad. Ni ska kunna styrka alla utgifter med kvitton eller
fakturor i minst sju år. Väsentliga förändringar av projektet måste godkännas av länsstyrelsen
på förhand. Slutrapporten ska vara inlämnad senast tre månader efter projektets slut.
"""
WATERS_ROWS: list[Row] = [
    ("Kommuner och", "eligibility", "may", None),
    ("Privatpersoner", "eligibility", "must_not", None),
    ("Bidraget kan omfatta", "allocation", "may", None),
    ("Egen arbetstid", "purpose", "may", None),
    ("Inköp av båtar", "purpose", "statement", None),
    ("Åtgärder som", "purpose", "must_not", None),
    ("Ansökan ska vara", "requisition", "must", date(2020, 4, 2)),
    ("En komplett", "requisition", "statement", None),
    ("Ofullständiga", "requisition", "may", None),
    ("Projektet får inte", "use_period", "must_not", None),
    ("Bidraget betalas", "payment", "statement", None),
    ("Om projektet blir", "allocation", "statement", None),
    ("Ni ska kunna", "audit", "must", None),
    ("Väsentliga", "information", "must", None),
    ("Slutrapporten", "reporting", "must", None),
]

FERRY = """ÖVERENSKOMMELSE OM SAMFINANSIERING AV SKÄRGÅRDSTRAFIK

mellan Trafikverket (202100-6297), nedan kallat Verket, och
Region Blekinge (232100-0081), nedan kallad Regionen

§ 1 Bakgrund
Parterna har sedan 2015 samverkat om båttrafiken i Blekinge skärgård.

§ 2 Finansiering
Verket bidrar med 4 500 000 kronor per år. Regionen svarar för övriga kostnader. Verkets bidrag
får uteslutande användas till tillgänglighetsåtgärder vid bryggor. Eventuella merkostnader
bekostas av Regionen.

§ 3 Betalning
Regionen fakturerar Verket kvartalsvis i efterskott. Fakturan ska vara Verket tillhanda senast
den 20 december 2023. Betalning sker trettio dagar efter mottagen faktura.

§ 4 Uppföljning
Regionen ska årligen senast den 1 mars inkomma med en resandestatistik till Verket. Verket har
rätt att låta en oberoende revisor gå igenom kostnaderna.

§ 5 Ändringar och hävning
Ändringar i överenskommelsen ska ske skriftligen. Om Regionen inte fullföljer åtgärderna har
Verket rätt att återfå utbetalda belopp. Överenskommelsen gäller till och med den 31 december
2024.

Denna överenskommelse är upprättad i två exemplar, ett för vardera parten.

Borlänge 2022-11-30                     Karlskrona 2022-12-02

Lena Erixon                             Peter Lilja
"""
FERRY_ROWS: list[Row] = [
    ("Verket bidrar", "allocation", "statement", None),
    ("Regionen svarar", "allocation", "must", None),
    ("Verkets bidrag", "purpose", "may", None),
    ("Eventuella", "allocation", "statement", None),
    ("Regionen fakturerar", "payment", "statement", None),
    ("Fakturan ska", "payment", "must", date(2023, 12, 20)),
    ("Betalning sker", "payment", "statement", None),
    ("Regionen ska årligen", "reporting", "must", None),
    ("Verket har", "audit", "may", None),
    ("Ändringar i", "other", "must", None),
    ("Om Regionen inte", "repayment", "may", None),
    ("Överenskommelsen gäller", "use_period", "statement", date(2024, 12, 31)),
]

LIBRARY = """ÖRNSKÖLDSVIKS KOMMUN
Kultur- och fritidsförvaltningen
Tjänsteskrivelse
2022-09-14
Dnr KFN 2022/131

Till kultur- och fritidsnämnden

Statsbidrag till skolbibliotek 2023

Förslag till beslut
1. Nämnden ansöker om 1 150 000 kronor i statsbidrag från Kulturrådet.
2. Bibliotekschefen får i uppdrag att underteckna ansökan.
3. Nämnden avsätter 300 000 kronor ur egen budget som medfinansiering.

Ärendet
Kulturrådet har öppnat årets ansökningsomgång. Ansökan ska vara inskickad senast den 7 oktober
2022. Bidraget får användas till inköp av litteratur och till läsfrämjande insatser. Det får
inte ersätta kommunens ordinarie medieanslag. Beviljade medel som inte har använts under 2023
måste betalas tillbaka. Biblioteket har i dag nio filialer och många besökare. En redovisning ska
lämnas till Kulturrådet senast den 28 februari 2024.

Ekonomiska konsekvenser
Förslaget ryms inom nämndens ram.

Eva Nordin
Förvaltningschef
"""
LIBRARY_ROWS: list[Row] = [
    ("Nämnden ansöker", "requisition", "statement", None),
    ("Bibliotekschefen", "signature", "must", None),
    ("Nämnden avsätter", "allocation", "statement", None),
    ("Ansökan ska vara", "requisition", "must", date(2022, 10, 7)),
    ("Bidraget får användas", "purpose", "may", None),
    ("Det får inte ersätta", "purpose", "must_not", None),
    ("Beviljade medel", "repayment", "must", None),
    ("En redovisning ska", "reporting", "must", date(2024, 2, 28)),
]

CHARGERS = """# Nya pengar till laddplatser på landsbygden

Publicerad: 3 maj 2022

Energimyndigheten har beslutat att fördela 85 miljoner kronor till laddstationer i glesbygd.

Stödet kan sökas av kommuner, företag och föreningar. Det täcker upp till 60 procent av
investeringskostnaden. Den som beviljas stöd ska hålla laddplatsen öppen för allmänheten i minst
fem år. Stationen ska vara i drift senast den 1 september 2023. Pengarna betalas ut i efterhand,
när anläggningen har slutbesiktigats. Den som redan har fått annat statligt investeringsstöd för
samma station är utesluten.

– Det här gör det enklare att köra elbil i hela landet, säger enhetschefen Maria Lind.

Ansökan är öppen till och med den 30 juni 2022. Ansökningarna prioriteras efter trafikflöde.

Läs mer om stödet på myndighetens webbplats.
"""
CHARGERS_ROWS: list[Row] = [
    ("Energimyndigheten har", "allocation", "statement", None),
    ("Stödet kan sökas", "eligibility", "may", None),
    ("Det täcker", "allocation", "statement", None),
    ("Den som beviljas", "other", "must", None),
    ("Stationen ska", "use_period", "must", date(2023, 9, 1)),
    ("Pengarna betalas", "payment", "statement", None),
    ("Den som redan", "eligibility", "must_not", None),
    ("Ansökan är öppen", "requisition", "statement", date(2022, 6, 30)),
    ("Ansökningarna", "allocation", "statement", None),
]

CLUB = """Protokoll fört vid årsmöte i Norrtulls båtklubb
2023-03-12

Närvarande: 34 medlemmar

§ 1 Mötets öppnande
Ordföranden hälsade alla välkomna.

§ 2 Ekonomi
Kassören redogjorde för ekonomin. Klubben har sökt bidrag från kommunen. Medlemsavgiften ska
betalas senast den 30 april 2023. Medlemmar som inte betalar förlorar sin bryggplats. Styrelsen
får använda högst 40 000 kronor till nya bojar. Kvitton ska lämnas till kassören.

§ 3 Val
Till ordförande valdes Kerstin Ahl.

§ 4 Avslutning
Mötet avslutades.

Vid protokollet
Olle Berg
"""

DOCUMENTS = [
    ("skogsbrand.txt", DocumentKind.GOVERNMENT_DECISION, RESCUE, RESCUE_ROWS),
    ("vattenvard.txt", DocumentKind.AGENCY_INSTRUCTION, WATERS, WATERS_ROWS),
    ("skargard.txt", DocumentKind.AGREEMENT, FERRY, FERRY_ROWS),
    ("skolbibliotek.txt", DocumentKind.BOARD_MEMO, LIBRARY, LIBRARY_ROWS),
    ("laddplatser.md", DocumentKind.NOTICE, CHARGERS, CHARGERS_ROWS),
    ("batklubb.txt", DocumentKind.UNKNOWN, CLUB, []),
]


@pytest.mark.parametrize(("name", "kind", "text", "expected"), DOCUMENTS, ids=[d[0] for d in DOCUMENTS])
def test_a_whole_document(name: str, kind: DocumentKind, text: str, expected: list[Row]) -> None:
    document = read_document(text.encode(), name)
    tables = read_tables(document)
    flow = read_flow(document, frozenset(ref for table in tables for ref in table.words))
    assert recognise(flow).kind is kind
    rows = read_conditions(flow, kind)
    found = [(r.text, str(r.category), str(r.modality), r.deadline) for r in rows]
    starts = [start for start, *_ in expected]
    shown = [(next((s for s in starts if text.startswith(s)), text), *rest) for text, *rest in found]
    assert shown == expected


INSTRUCTION, CONTRACT, NEWS = DocumentKind.AGENCY_INSTRUCTION, DocumentKind.AGREEMENT, DocumentKind.NOTICE
SENTENCES = [
    (INSTRUCTION, "Ni är skyldiga att omedelbart anmäla om projektet försenas.", "information", "must"),
    (INSTRUCTION, "Vid synnerliga skäl kan myndigheten medge förlängd dispositionstid.", "use_period", "may"),
    (INSTRUCTION, "Medel som inte har rekvirerats i tid fryser inne.", "repayment", "statement"),
    (INSTRUCTION, "Administrativa kostnader godtas med högst 7 procent.", "allocation", "statement"),
    (INSTRUCTION, "Kostnader som uppkommit före den 1 januari 2022 ersätts inte.", "use_period", "must_not"),
    (INSTRUCTION, "I trycksaker ska anges att verksamheten finansieras med bidraget.", "information", "must"),
    (INSTRUCTION, "Det går bra att använda medlen för att anlita konsulter.", "purpose", "may"),
    (INSTRUCTION, "Överlåtelse av bidraget till annan är inte tillåten.", "other", "must_not"),
    (INSTRUCTION, "Observera att medlen inte får föras över till nästa år.", "use_period", "must_not"),
    (CONTRACT, "Regionen erlägger sin andel senast den 30 juni 2021.", "payment", "must"),
    (NEWS, "Regionerna har fram till den 15 november på sig att rekvirera pengarna.", "requisition", "may"),
    (CONTRACT, "Om verksamheten upphör ska resterande ersättning återgå till kommunen.", "repayment", "must"),
    (CONTRACT, "Föreningen ska föra bok enligt god redovisningssed.", "audit", "must"),
]


@pytest.mark.parametrize(
    ("kind", "sentence", "category", "modality"), SENTENCES, ids=[s[1][:30] for s in SENTENCES]
)
def test_a_sentence_below_a_heading(kind: DocumentKind, sentence: str, category: str, modality: str) -> None:
    text = f"# Villkor\n\nHär står vad som gäller i år.\n\n{sentence}\n"
    rows = read_conditions(read_flow(read_document(text.encode(), "villkor.md"), frozenset()), kind)
    assert [(r.text, str(r.category), str(r.modality)) for r in rows if r.text == sentence] == [
        (sentence, category, modality)
    ]


# What looks like the sentences above and binds nobody, or sets no day.
NONE = [
    (DocumentKind.GOVERNMENT_DECISION, "Riksdagen har beslutat att avsätta 40 miljoner kronor för ändamålet."),
    (NEWS, "Museet är öppet till och med den 31 augusti."),
    (NEWS, "Kommunen har haft fem år på sig att bygga om stationen."),
]


@pytest.mark.parametrize(("kind", "sentence"), NONE, ids=[s[1][:30] for s in NONE])
def test_what_binds_nobody(kind: DocumentKind, sentence: str) -> None:
    text = f"# Om satsningen\n\nHär står vad som hänt i år.\n\n{sentence}\n"
    rows = read_conditions(read_flow(read_document(text.encode(), "nytt.md"), frozenset()), kind)
    assert [r.text for r in rows if r.text == sentence] == []
