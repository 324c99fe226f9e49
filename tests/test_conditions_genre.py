"""Conditions in whole short documents of other agencies, decades and hands: what is found, and what is not.

Each row of a document is (how the condition begins, category, modality, deadline); the rows are all there are.
"""

from __future__ import annotations

from datetime import date

import pytest

from ingest.readers import read_document
from parsers.conditions.reading import read_conditions
from parsers.kinds import recognise
from parsers.people.reading import read_people
from parsers.prose.blocks import read_flow
from parsers.tables import read_tables
from schemas.vocabulary import DocumentKind

Row = tuple[str, str, str, date | None]

MUSEUMS = """KULTURDEPARTEMENTET                      Regeringsbeslut 14
                                         2005-12-15      Ku2005/4417/Kr

                                         Stiftelsen Framtidens kultur
                                         Box 1498
                                         171 29 SOLNA

Bidrag till länsmuseernas arbete med tillgänglighet

Regeringens beslut

Regeringen anvisar 9 000 000 kronor till Statens kulturråd för bidrag till
länsmuseerna under budgetåret 2006. Kulturrådet beslutar om fördelningen efter
samråd med Handikappombudsmannen. Högst 300 000 kronor får disponeras för
utvärdering.

Bidrag lämnas inte till sådana byggnadsåtgärder som fastighetsägaren enligt lag
är skyldig att utföra. Museerna skall redovisa vidtagna åtgärder till Kulturrådet
senast den 1 mars 2007. Kulturrådet skall senast den 1 juni 2007 inkomma till
Regeringskansliet (Kulturdepartementet) med en samlad redogörelse.

Medel som ej tagits i anspråk vid utgången av år 2006 skall utan anmodan
återbetalas till Kulturrådet.

Ärendet

Museerna har under senare år arbetat aktivt med tillgänglighet. Många byggnader
är svåra att bygga om. Regeringen anser att arbetet behöver stödjas.

På regeringens vägnar

Leif Pagrotsky
                                   Eva Stengård
"""
MUSEUMS_ROWS: list[Row] = [
    ("Regeringen anvisar", "allocation", "statement", None),
    ("Kulturrådet beslutar om", "allocation", "statement", None),
    ("Högst 300 000", "purpose", "may", None),
    ("Bidrag lämnas inte", "purpose", "must_not", None),
    ("Museerna skall redovisa", "reporting", "must", date(2007, 3, 1)),
    ("Kulturrådet skall senast", "reporting", "must", date(2007, 6, 1)),
    ("Medel som ej", "repayment", "must", None),
]

RADIATION = """Strålsäkerhetsmyndigheten
Datum: 2019-03-04
Diarienr: SSM2019-1188

Bidrag till ideella miljöorganisationer – anvisningar för 2019

VEM KAN FÅ BIDRAG?
Bidrag kan ges till ideella organisationer som följer frågor om slutförvar av
använt kärnbränsle. Enskilda personer och kommuner är inte bidragsberättigade.

ANSÖKAN
Ansökan görs på särskild blankett. Till ansökan ska bifogas:
a) stadgar
b) senaste årsredovisning
c) en verksamhetsplan med budget.
Sista ansökningsdag: 30 april 2019. För sent inkomna ansökningar avvisas.

ANVÄNDNING
Bidraget är avsett för organisationens kostnader för att följa och bedöma frågor om
slutförvaring. Representation och inköp av datorer bekostas inte. Medel som inte
förbrukats dras av från nästa års bidrag.

REDOVISNING
Organisationen lämnar en ekonomisk redovisning senast den 31 mars 2020. Myndigheten
förbehåller sig rätten att ta del av organisationens bokföring.

FRÅGOR
Kontakta Lars Elmqvist, 08-799 41 27, lars.elmqvist@ssm.example.
"""
RADIATION_ROWS: list[Row] = [
    ("Bidrag kan ges", "eligibility", "may", None),
    ("Enskilda personer", "eligibility", "statement", None),
    ("Ansökan görs", "requisition", "statement", None),
    ("Till ansökan ska bifogas: stadgar", "requisition", "must", None),
    ("Till ansökan ska bifogas: senaste", "requisition", "must", None),
    ("Till ansökan ska bifogas: en", "requisition", "must", None),
    ("Sista ansökningsdag", "requisition", "statement", date(2019, 4, 30)),
    ("För sent inkomna", "requisition", "statement", None),
    ("Bidraget är avsett", "purpose", "statement", None),
    ("Representation", "purpose", "must_not", None),
    ("Medel som inte", "repayment", "statement", None),
    ("Organisationen lämnar", "reporting", "must", date(2020, 3, 31)),
    ("Myndigheten", "audit", "statement", None),
]

PARTNERSHIP = """AVTAL OM IDÉBURET OFFENTLIGT PARTNERSKAP

mellan Botkyrka kommun (212000-2882), nedan kallad Kommunen, och
Stiftelsen Fryshuset (802011-1715), nedan kallad Föreningen

1. Syfte
Parterna vill ge unga en meningsfull fritid.

2. Föreningens åtaganden
Föreningen bedriver öppen verksamhet minst fyra kvällar i veckan. Föreningen svarar
för personal, lokaler och försäkringar.

3. Kommunens åtaganden
Kommunen utser en kontaktperson. Beloppet betalas halvårsvis mot faktura.

4. Uppföljning
Parterna träffas två gånger per år. Föreningen lämnar en verksamhetsberättelse senast
den 28 februari. Kommunen äger rätt att granska Föreningens räkenskaper.

5. Avtalstid
Avtalet gäller från 2018-01-01 till 2020-12-31.

6. Underskrifter
Avtalet har upprättats i två likalydande exemplar.

För Botkyrka                            För Stiftelsen
kommun                                  Fryshuset
Tumba 2017-12-11                        Stockholm 2017-12-14

Ebba Östlin                             Johan Oljeqvist
Kommunstyrelsens ordförande             Verkställande direktör
"""
PARTNERSHIP_ROWS: list[Row] = [
    ("Föreningen bedriver", "other", "must", None),
    ("Föreningen svarar", "other", "must", None),
    ("Kommunen utser", "other", "must", None),
    ("Beloppet betalas", "payment", "statement", None),
    ("Parterna träffas", "other", "must", None),
    ("Föreningen lämnar", "reporting", "must", date(2018, 2, 28)),
    ("Kommunen äger rätt", "audit", "may", None),
    ("Avtalet gäller", "other", "statement", None),
]

SCOOTERS = """# Elsparkcykelpengen 2024 – frågor och svar

**Publicerad 12 februari 2024**

Trafikverket delar i år ut 25 miljoner kronor till kommuner som ordnar parkering för elsparkcyklar.

## Vilka kommuner kan få pengar?

Alla kommuner med minst 20 000 invånare.

## Hur mycket kan vi få?

Högst 40 000 kronor per parkering, och aldrig mer än hälften av kostnaden.

## Kan vi få stöd för en parkering som redan är byggd?

Nej, stöd ges bara till parkeringar som byggs efter det att ansökan har kommit in.

## När ska pengarna vara använda?

Senast den 30 november 2024.

## Måste vi redovisa?

Ja. Skicka in slutredovisningen via e-tjänsten senast den 31 januari 2025.

Glömmer ni det kan ni få betala tillbaka allt.

## Vad händer om det blir billigare?

Blir kostnaden lägre än beräknat minskas stödet i motsvarande mån.

[Läs mer om trafiksäkerhet](https://example.org)
"""
SCOOTERS_ROWS: list[Row] = [
    ("Trafikverket delar", "allocation", "statement", None),
    ("Alla kommuner", "eligibility", "may", None),
    ("Högst 40 000", "allocation", "may", None),
    ("Nej, stöd", "eligibility", "must_not", None),
    ("Senast den 30", "use_period", "must", date(2024, 11, 30)),
    ("Skicka in", "reporting", "must", date(2025, 1, 31)),
    ("Glömmer ni", "repayment", "may", None),
    ("Blir kostnaden", "allocation", "statement", None),
]

MATHEMATICS = """                                                        TJÄNSTESKRIVELSE
Barn- och ungdomsförvaltningen                          2012-10-03
Anneli Wirén                                            Dnr BUN 2012/341

                                                        Barn- och ungdomsnämnden

Fördelning av statsbidrag till Mattelyftet

Förslag till beslut

Nämnden beslutar

att avsätta 600 tkr till handledarutbildning,

att resterande medel, 1 150 tkr, fördelas efter elevantal,

att rektorerna ska återrapportera till nämnden i juni 2013, samt

att förklara paragrafen omedelbart justerad.

Sammanfattning

Skolverket har beviljat kommunen 1 750 tkr för läsåret 2012/13. Bidraget får endast
användas till lärarnas nedsatta tid.

Ärendet

Elevernas resultat i matematik har sjunkit. Enligt skollagen ska alla elever ges stöd.
Bidrag som inte har utnyttjats krävs tillbaka av Skolverket efter läsårets slut.

Anneli Wirén
Utvecklingsledare
"""
MATHEMATICS_ROWS: list[Row] = [
    ("att avsätta", "allocation", "statement", None),
    ("att resterande", "allocation", "statement", None),
    ("att rektorerna", "reporting", "must", date(2013, 6, 30)),
    ("Bidraget får endast", "purpose", "may", None),
    ("Bidrag som inte", "repayment", "must", None),
]

NATURE = """LÄNSSTYRELSEN                BESLUT                       1 (2)
I NORRBOTTENS LÄN            2016-05-23    604-5121-2016

                             Boden kommun
                             961 86 Boden

Bidrag till lokala naturvårdsprojekt (LONA)

Beslut
Länsstyrelsen beviljar Bodens kommun 275 000 kronor för projektet Strandängar vid
Luleälven. Bidraget utgör 50 procent av de godkända kostnaderna.

Villkor
1. Projektet ska påbörjas senast den 1 september 2016 och vara slutfört senast den
   31 oktober 2018.
2. Eget arbete får tas upp till ett värde av 175 kronor i timmen.
3. Länsstyrelsen ska godkänna väsentliga förändringar innan de genomförs.
4. Vid information om projektet ska det framgå att staten bidragit.
5. Mottagaren bevarar verifikationer i sju år.

Slutrapport
Slutrapporten registreras i LONA-registret senast den 31 december 2018. Uteblir den
hävs beslutet och utbetalda medel återkrävs.

Så här överklagar ni
Ni kan överklaga beslutet till Naturvårdsverket.
"""
NATURE_ROWS: list[Row] = [
    ("Länsstyrelsen beviljar", "allocation", "statement", None),
    ("Bidraget utgör", "allocation", "statement", None),
    ("Projektet ska påbörjas", "use_period", "must", date(2016, 9, 1)),
    ("Eget arbete", "other", "may", None),
    ("Länsstyrelsen ska godkänna", "information", "must", None),
    ("Vid information", "information", "must", None),
    ("Mottagaren bevarar", "audit", "statement", None),
    ("Slutrapporten", "reporting", "statement", date(2018, 12, 31)),
    ("Uteblir den", "repayment", "statement", None),
]

CULTURE = """Sametinget                                      Utlysning
                                                2020-01-15  Dnr 6.2.5-2020-87

Projektmedel för samisk kultur

Vilka får söka
Samiska organisationer, föreningar och institutioner. Privatpersoner och företag kan
inte söka.

Vad vi prioriterar
Förtur ges åt projekt som riktar sig till barn. Stöd medges inte för reguljär verksamhet.

Belopp
Lägsta belopp som kan sökas är 20 000 kronor. Egeninsatsen ska uppgå till minst 20
procent av projektets kostnad.

Tidplan
Ansökningsperiod: 1 februari–16 mars 2020
Projekttid: längst till och med den 30 juni 2021
Slutredovisning: senast två månader efter projekttidens slut

Om ni beviljas medel
Ni rekvirerar medlen när ni har startat. Ändras projektplanen ska Sametinget kontaktas
omgående. Sametingets logotyp ska användas. Felaktigt använda medel återkrävs jämte
ränta.
"""
CULTURE_ROWS: list[Row] = [
    ("Samiska organisationer", "eligibility", "may", None),
    ("Privatpersoner", "eligibility", "must_not", None),
    ("Förtur ges", "allocation", "statement", None),
    ("Stöd medges", "purpose", "must_not", None),
    ("Lägsta belopp", "allocation", "statement", None),
    ("Egeninsatsen", "allocation", "must", None),
    ("Ansökningsperiod", "requisition", "statement", date(2020, 3, 16)),
    ("Projekttid", "use_period", "statement", date(2021, 6, 30)),
    ("Slutredovisning", "reporting", "must", None),
    ("Ni rekvirerar", "requisition", "statement", None),
    ("Ändras projektplanen", "information", "must", None),
    ("Sametingets logotyp", "information", "must", None),
    ("Felaktigt använda", "repayment", "statement", None),
]

ENERGY = """Energimyndigheten
                                             BESLUT
2023-09-07                                   Dnr 2023-201144

Regionförbundet Sydost

Stöd till energi- och klimatrådgivning 2024–2025

BESLUT
Energimyndigheten beslutar att bevilja sökanden stöd med 2 400 000 kronor.

DISPOSITIONSTID
Stödet får disponeras från och med 2024-01-01 till och med 2025-12-31.

SÄRSKILDA VILLKOR
Stödmottagaren är skyldig att delta i myndighetens utbildningar.
Det åligger stödmottagaren att föra separat redovisning.
Stödmottagaren äger inte överlåta stödet till annan.
Kostnader före dispositionstidens början är inte stödgrundande.

RAPPORTERING
Lägesrapport: 2025-01-31
Slutrapport: 2026-02-28

ÅTERBETALNING
Kvarvarande medel överstigande 1 000 kronor återbetalas senast en månad efter anmodan.
"""
ENERGY_ROWS: list[Row] = [
    ("Energimyndigheten beslutar", "allocation", "statement", None),
    ("Stödet får disponeras", "use_period", "may", None),
    ("Stödmottagaren är skyldig", "other", "must", None),
    ("Det åligger", "reporting", "must", None),
    ("Stödmottagaren äger inte", "other", "must_not", None),
    ("Kostnader före", "purpose", "statement", None),
    ("Lägesrapport", "reporting", "must", date(2025, 1, 31)),
    ("Slutrapport", "reporting", "must", date(2026, 2, 28)),
    ("Kvarvarande", "repayment", "must", None),
]

PSYCHIATRY = """Landstinget i Östergötland                       PM
Ledningsstaben                                   2009-02-17
Per Holm                                         LiÖ 2009-114

                                                 Hälso- och sjukvårdsnämnden

Stimulansbidrag för psykiatri 2009

Beslutsförslag
Hälso- och sjukvårdsnämnden BESLUTAR
att godkänna fördelningen av 8,2 mkr enligt bilaga,
att medel som inte förbrukats under året får balanseras till 2010 samt
att uppdra åt landstingsdirektören att följa upp insatserna.

Bakgrund
Regeringen har avsatt medel för psykiatrin. Antalet vårdplatser har minskat.

Förslag till fördelning
Av bidraget går 4 mkr till barn- och ungdomspsykiatrin. Resten delas lika mellan de tre
närsjukvårdsområdena. Verksamheterna redovisar kvartalsvis till ledningsstaben. Medlen
får inte användas till ordinarie drift.
"""
PSYCHIATRY_ROWS: list[Row] = [
    ("att godkänna", "allocation", "statement", None),
    ("att medel som", "allocation", "may", None),
    ("att uppdra åt", "reporting", "statement", None),
    ("Av bidraget går", "allocation", "statement", None),
    ("Resten delas", "allocation", "statement", None),
    ("Verksamheterna redovisar", "reporting", "statement", None),
    ("Medlen får inte", "purpose", "must_not", None),
]

SOCIAL_FUND = """Svenska ESF-rådet
Beslut om stöd 2017-04-03
Diarienummer 2016/00512

Projektägare: Eskilstuna kommun
Projektets namn: Vägen in

Svenska ESF-rådet beviljar Eskilstuna kommun ett stöd på högst 12 340 000 kronor för
projektet. Stödet betalas ut i efterskott mot redovisade kostnader.

Villkor för stödet
Projektet ska genomföras i enlighet med ansökan. Medfinansiering ska uppgå till minst
33 procent. Ansökan om utbetalning ska lämnas var fjärde månad, första gången senast den 15
september 2017. Sista ansökan om utbetalning ska ha kommit in senast den 30 juni 2020.
Handlingar som rör projektet ska hållas
tillgängliga för kontroll till och med den 31 december 2030. Deltagarna ska informeras om
att projektet finansieras av Europeiska socialfonden.

Hur man överklagar
Beslutet kan inte överklagas.
"""
SOCIAL_FUND_ROWS: list[Row] = [
    ("Svenska ESF-rådet beviljar", "allocation", "statement", None),
    ("Stödet betalas ut", "payment", "statement", None),
    ("Projektet ska genomföras", "other", "must", None),
    ("Medfinansiering", "allocation", "must", None),
    ("Ansökan om utbetalning", "requisition", "must", date(2017, 9, 15)),
    ("Sista ansökan", "requisition", "must", date(2020, 6, 30)),
    ("Handlingar som", "audit", "must", date(2030, 12, 31)),
    ("Deltagarna ska", "information", "must", None),
]

DOCUMENTS = [
    ("museer.txt", DocumentKind.GOVERNMENT_DECISION, MUSEUMS, MUSEUMS_ROWS),
    ("karnavfall.txt", DocumentKind.AGENCY_INSTRUCTION, RADIATION, RADIATION_ROWS),
    ("partnerskap.txt", DocumentKind.AGREEMENT, PARTNERSHIP, PARTNERSHIP_ROWS),
    ("elsparkcykel.md", DocumentKind.NOTICE, SCOOTERS, SCOOTERS_ROWS),
    ("matematik.txt", DocumentKind.BOARD_MEMO, MATHEMATICS, MATHEMATICS_ROWS),
    ("naturvard.txt", DocumentKind.AGENCY_INSTRUCTION, NATURE, NATURE_ROWS),
    ("samisk_kultur.txt", DocumentKind.AGENCY_INSTRUCTION, CULTURE, CULTURE_ROWS),
    ("energi.txt", DocumentKind.AGENCY_INSTRUCTION, ENERGY, ENERGY_ROWS),
    ("psykiatri.txt", DocumentKind.BOARD_MEMO, PSYCHIATRY, PSYCHIATRY_ROWS),
    ("socialfond.txt", DocumentKind.AGENCY_INSTRUCTION, SOCIAL_FUND, SOCIAL_FUND_ROWS),
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


def test_a_partys_name_goes_on_in_the_next_line_of_its_column() -> None:
    flow = read_flow(read_document(PARTNERSHIP.encode(), "partnerskap.txt"), frozenset())
    signed = [(p.name, p.organisation) for p in read_people(flow, DocumentKind.AGREEMENT)]
    assert signed[0] == ("Ebba Östlin", "Botkyrka kommun")
