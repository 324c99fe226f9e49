"""Kinds: documents of many bodies, and the genres that look like ours and are none."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.kinds import MARGIN, Recognition, all_kinds, recognise
from parsers.prose.blocks import read_flow
from schemas.vocabulary import DocumentKind

DECISION = DocumentKind.GOVERNMENT_DECISION
INSTRUCTION = DocumentKind.AGENCY_INSTRUCTION
AGREEMENT = DocumentKind.AGREEMENT
MEMO = DocumentKind.BOARD_MEMO
NOTICE = DocumentKind.NOTICE
UNKNOWN = DocumentKind.UNKNOWN

DOCUMENTS = {
    "payment decision of the Government": (
        DECISION,
        """
Regeringsbeslut                         I:12
2021-06-17                              U2021/02931

Utbildningsdepartementet                Kammarkollegiet
                                        Box 2218
                                        103 15 Stockholm

Utbetalning av medel för fler lovskoleplatser

Regeringens beslut
Regeringen beslutar att Kammarkollegiet engångsvis ska betala ut 40 000 000 kronor till
kommunerna enligt bilagan. Utgifterna ska belasta utgiftsområde 16 Utbildning.

Ärendet
Behovet av lovskola har ökat under flera år.

På regeringens vägnar

Karin Lövdal
                                        Olle Stenmark
Kopia till
Finansdepartementet
""",
    ),
    "minutes of the Government's meeting": (
        DECISION,
        """
Protokoll vid regeringssammanträde 2022-11-03      A2022/01480      II:4

Arbetsmarknadsdepartementet

Ändring av regleringsbrev för budgetåret 2022 avseende Arbetsförmedlingen

Regeringens beslut
Med ändring av regleringsbrevet beslutar regeringen att anslagsposten ska uppgå till
12 000 tkr.
""",
    ),
    "appropriation directions": (
        DECISION,
        """
Regeringsbeslut                         IV:9
2019-12-19                              Ku2019/02100/LS

Kulturdepartementet                     Riksarkivet

Regleringsbrev för budgetåret 2020 avseende Riksarkivet

Regeringen beslutar att följande ska gälla under budgetåret 2020 för Riksarkivet.

Villkor för anslag 8:1
Riksarkivet disponerar anslagsposten. Medlen får användas till digitalisering.

På regeringens vägnar
Per Lindahl
                 Sara Wiklund
""",
    ),
    "instruction of a county board": (
        INSTRUCTION,
        """
LÄNSSTYRELSEN I DALARNAS LÄN            2022-03-01
                                        Dnr 851-2231-2022

Information om bidrag till kommuner för skyddsjakt

Länsstyrelsen fördelar statsbidrag till kommunerna i länet.

Vilka kan söka?
Kommuner i Dalarnas län.

Hur ansöker ni?
Ansökan ska ha kommit in till Länsstyrelsen senast den 15 april 2022. Ni ska redovisa hur
pengarna har använts senast den 31 januari 2023.

Kontakt
Frida Nyqvist, 010-225 00 00
""",
    ),
    "call for applications": (
        INSTRUCTION,
        """
Statens kulturråd
2023-09-04   Dnr KUR 2023/4410

Utlysning: bidrag till kulturskolor 2024

Kommuner kan ansöka om bidrag. Sökande ska bifoga en budget. Bidragsmottagare ska lämna
redovisning senast den 28 februari 2025. Outnyttjade medel ska återbetalas till Kulturrådet.
""",
    ),
    "an agency's own decision with conditions": (
        INSTRUCTION,
        """
Tillväxtverket
Beslut  2020-10-05  Ä 2020-3121

Beslut om stöd till kommersiell service

Tillväxtverket beslutar att fördela 70 miljoner kronor till regionerna enligt bilaga 1.

Villkor för stödet
Regionerna ska redovisa till Tillväxtverket senast den 1 mars 2022. Medel som inte har
använts ska återbetalas.

I detta ärende har generaldirektör Lena Falkman beslutat.
""",
    ),
    "agreement between an agency and SKR": (
        AGREEMENT,
        """
Överenskommelse mellan Myndigheten för civilt försvar och Sveriges Kommuner och Regioner
om kommunernas krisberedskap 2024-2026

1. Parter
Parterna är överens om att kommunerna ska få ersättning för sitt arbete.

2. Ersättning
Varje kommun får en grundersättning. Kommunen ska redovisa senast den 15 februari.

3. Giltighetstid
Överenskommelsen gäller från den 1 januari 2024. Den har upprättats i två exemplar.

För Myndigheten för civilt försvar      För Sveriges Kommuner och Regioner

Stockholm den 4 oktober 2023            Stockholm den 6 oktober 2023

Johan Rådmark                           Eva Tingsdal
Generaldirektör                         Verkställande direktör
""",
    ),
    "supplementary agreement without a letterhead": (
        AGREEMENT,
        """
Tilläggsöverenskommelse om kortare köer 2021

Inledning
Staten och Sveriges Kommuner och Regioner träffade i december 2020 en överenskommelse.
Parterna är överens om att tillföra 300 miljoner kronor.

Villkor
Regionerna ska senast den 31 mars 2022 lämna en redovisning till Socialdepartementet.

Godkännande av överenskommelsen
Tilläggsöverenskommelsen är upprättad i två likalydande exemplar.

För staten genom Socialdepartementet
Stockholm den 3 juni 2021
Maria Hellqvist
Statssekreterare

För Sveriges Kommuner och Regioner
Stockholm den 4 juni 2021
Anders Nordh
Verkställande direktör
""",
    ),
    "a region's memo": (
        MEMO,
        """
Region Gävleborg                        Tjänsteskrivelse
Regionledningskontoret                  2022-05-10
Handläggare: Ulf Sandin                 Dnr RS 2022/0455

Till Regionstyrelsen

Fördelning av statsbidrag för god vård 2022

Förslag till beslut
Regionstyrelsen beslutar att fördela 30 mnkr enligt bilagan.

Sammanfattning
Regionen har fått 30 mnkr av staten.

Jonas Edlund
Regiondirektör
""",
    ),
    "a city's memo with its own word for it": (
        MEMO,
        """
Göteborgs stad
Grundskoleförvaltningen
Tjänsteutlåtande
Utfärdat 2021-02-18
Diarienummer 0312/21

Riktat statsbidrag för läxhjälp

Förslag till beslut i grundskolenämnden
Nämnden godkänner att 4,1 mnkr används till läxhjälp.

Sammanfattning
Förvaltningen har ansökt om och fått statsbidrag.
""",
    ),
    "news on the website of an association": (
        NOTICE,
        """
Nyhet. Publicerad 12 april 2023

Nya pengar till äldreomsorgen

Regeringen har beslutat att fördela 2 miljarder kronor till kommunerna under 2023.
Kommunerna kan rekvirera medlen från Socialstyrelsen. Pengarna ska gå till bemanning.

Läs mer på regeringens webbplats.
""",
    ),
    "press release of a ministry": (
        NOTICE,
        """
Pressmeddelande från Socialdepartementet
14 mars 2019

500 miljoner kronor för att korta köerna

Regeringen fördelar 500 miljoner kronor till regionerna för cancervården. Bidraget betalas ut
under våren, säger socialministern. Regionerna får medlen efter befolkning.

Presskontakt
Lina Ståhl
Pressekreterare
070-123 45 67
""",
    ),
    "agreement between a region and a municipality, parties named in the first section": (
        AGREEMENT,
        """
Region Kronoberg                RK 2022/0113
Tingsryds kommun                KS/2022:88

Samverkansavtal om ungdomsmottagning 2022-2024

1. Avtalsparter
Region Kronoberg, nedan regionen, och Tingsryds kommun, nedan kommunen.

2. Ekonomi
Regionen bidrar varje år med 400 000 kronor.

Avtalet har upprättats i två likalydande exemplar.

Eva Sand               Ulf Berg
Regiondirektör         Kommundirektör
""",
    ),
    "call that asks for two copies of the application": (
        INSTRUCTION,
        """
LÄNSSTYRELSEN I HALLANDS LÄN        2011-02-01
Information om medel för våtmarker 2011

Kommunerna i länet kan söka bidrag. Ansökan ska lämnas i två exemplar till länsstyrelsen.
Kommunen ska redovisa hur medlen har använts.
""",
    ),
    "memo that lists minutes among its attachments": (
        MEMO,
        """
Åsele kommun                  Tjänsteskrivelse
Socialkontoret                2009-03-02

Kommunstyrelsen

Statsbidrag till äldreomsorgen

Förslag till beslut
Kommunstyrelsen beslutar att använda 300 tkr till utbildning.

Beslutsunderlag
Socialstyrelsens beslut
Protokoll pensionärsrådet 2009-02-12
""",
    ),
    "local news that quotes somebody": (
        NOTICE,
        """
Nära två miljoner till feriejobb

Arbetsförmedlingen har nu fördelat årets pengar till feriejobb. Karlstads kommun får 1,9 miljoner kronor.

Det är välkommet, säger kommunalrådet Per Nisser. Bidraget söks av kommunerna.
""",
    ),
    "newsletter of a county board": (
        NOTICE,
        """
Länsstyrelsen Västerbotten
Nyhetsbrev nr 4 2022

Ny omgång av bidrag till våtmarker

Naturvårdsverket har tilldelat länsstyrelserna 90 miljoner kronor. Kommuner och föreningar kan söka pengar
till och med den 15 oktober. Läs mer på vår webbplats.
""",
    ),
    "invoice": (
        UNKNOWN,
        """
FAKTURA
Fakturanummer 88213        Fakturadatum 2023-04-01
Vansbro kommun
Ekonomiförvaltningen

Avser konsultstöd vid ansökan om statsbidrag
Belopp exkl. moms  40 000 kr
Att betala 50 000 kr     Förfallodatum 2023-05-01
""",
    ),
    "press text on another subject": (
        UNKNOWN,
        """
Pressmeddelande 3 maj 2022

Ny gång- och cykelbro invigd

Kommunalrådet klippte bandet när den nya bron öppnade i går. Bron har kostat 14 miljoner
kronor och ska göra det lättare att cykla till stationen. Läs mer på kommunens webbplats.
""",
    ),
    "a debater's paper in the shape of a memo": (
        UNKNOWN,
        """
Till Kommunstyrelsen

Sluta slösa med statsbidragen

Förslag till beslut
1. Kommunstyrelsen beslutar att fördela 5 mnkr till skolan.

Sammanfattning
Jag har i många år sett hur pengarna försvinner. Enligt min mening ska medlen gå till barnen.

Gunnar Öst, skattebetalare
""",
    ),
    "address list": (
        UNKNOWN,
        """
Kommun            Adress              Telefon
Ale kommun        449 80 Alafors      0303-70 30 00
Alingsås kommun   441 81 Alingsås     0322-61 60 00
Aneby kommun      Box 53, 578 22 Aneby  0380-462 00
""",
    ),
    "minutes of a board": (
        UNKNOWN,
        """
Sammanträdesprotokoll
Socialnämnden        2022-09-14

Närvarande
Anna Björk (S), ordförande
Per Holm (M)

§ 84 Fördelning av statsbidrag
Förvaltningens förslag till beslut
Nämnden godkänner fördelningen.

Socialnämndens beslut
Nämnden beslutar enligt förslaget.

Justeras
""",
    ),
    "an ordinance": (
        UNKNOWN,
        """
Svensk författningssamling
Förordning om statsbidrag till kommuner för lekplatser
utfärdad den 2 juni 2022

Regeringen föreskriver följande.
1 § Statsbidrag får lämnas till kommuner i mån av tillgång på medel.
2 § Kommunen ska redovisa till Boverket senast den 1 mars.
Denna förordning träder i kraft den 1 juli 2022.

På regeringens vägnar
Lars Hjort
            Mia Berg
(Socialdepartementet)
""",
    ),
    "curriculum vitae": (
        UNKNOWN,
        """
Curriculum vitae
Klara Viklund

Arbetslivserfarenhet
2015-2020 Handläggare, Socialstyrelsen. Ansvarade för rekvisition och redovisning av statsbidrag.
2020- Enhetschef, Äldreförvaltningen, Stockholms stad.
""",
    ),
    "lease": (
        UNKNOWN,
        """
Hyresavtal
Avtal mellan Region Skåne och Fastighets AB Kvarnen

1. Parter
Hyresgästen ska betala hyran kvartalsvis. Avtalet har upprättats i två exemplar.

För Region Skåne                 För Fastighets AB Kvarnen
""",
    ),
    "opinion on a referral": (
        UNKNOWN,
        """
Skolverket
2021-05-05   Dnr 2021:440

Yttrande över betänkandet Fler lärare (SOU 2021:9)

Skolverket tillstyrker förslagen. Huvudmännen ska enligt förslaget redovisa bidraget.
""",
    ),
    "nothing but a heading": (UNKNOWN, "Bilaga\n"),
    "an agency's decision on one recipient's grant": (
        INSTRUCTION,
        """
Post- och telestyrelsen                         Beslut
                                                2020-10-06      Dnr 20-8113

Stöd till fiber i Ljusdals norra byar

PTS beviljar byalaget ett stöd om högst 2 150 000 kr. Nätet ska vara i drift senast den 30 september 2022.
Begäran om utbetalning ges in senast den 31 oktober 2022, åtföljd av intyg från revisor.
""",
    ),
    "a call by a council": (
        INSTRUCTION,
        """
Universitets- och högskolerådet
2019-02-11                                      Dnr 3.1.1-00412-2019

Anvisningar för utbytesbidrag

Vem kan söka?
Ansökan görs digitalt senast den 29 mars 2019. Bidraget är 8 000 kronor för varje deltagare.
""",
    ),
    "supervision by an agency": (
        UNKNOWN,
        """
Skolinspektionen                                   Beslut
                                                   2021-04-12
                                                   Dnr SI 2020:4471
Norrköpings kommun

Beslut efter tillsyn av Vasaskolan

Skolinspektionen förelägger Norrköpings kommun att senast den 30 juni 2021 vidta
åtgärder så att eleverna får den undervisningstid de har rätt till. Kommunen ska
skriftligen redovisa vidtagna åtgärder till Skolinspektionen senast den 1 juli 2021.

Skäl för beslutet
Granskningen visar att skolan saknar behöriga lärare i flera ämnen. Rapporten
skickas till huvudmannen.

Kontakt: Lisa Berg, utredare, 08-586 080 00
""",
    ),
    "taxes": (
        UNKNOWN,
        """
Skatteverket                                     2022-02-01

Så här lämnar du din inkomstdeklaration

Du ska lämna deklarationen senast den 2 maj 2022. Om du inte lämnar den i tid kan
du få betala en förseningsavgift på 1 250 kronor. Du kan ansöka om anstånd.

Vem ska deklarera?
Du som har haft inkomster över 20 431 kronor under 2021 måste deklarera.
Kontakt: 0771-567 567
""",
    ),
    "regulations": (
        UNKNOWN,
        """
Boverket                                  BFS 2020:8
Dnr 1234/2020

Föreskrifter om energideklaration

1 § Ägaren ska låta upprätta en energideklaration. Ansökan om undantag lämnas
till Boverket senast tre månader före.
2 § Den som inte redovisar uppgifterna i tid ska betala vite om 50 000 kronor.
""",
    ),
}


def recognition(text: str) -> Recognition:
    return recognise(read_flow(read_document(text.strip().encode(), "prov.txt"), frozenset()))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_kind(name: str) -> None:
    kind, text = DOCUMENTS[name]
    found = recognition(text)
    assert found.kind is kind, [(e.kind, e.weight, e.reason) for e in found.evidence]


def test_every_kind_but_unknown_has_a_module() -> None:
    assert {k.KIND for k in all_kinds()} == set(DocumentKind) - {UNKNOWN}


def test_evidence_says_where_and_why() -> None:
    found = recognition(DOCUMENTS["payment decision of the Government"][1])
    signed = [e for e in found.evidence if e.kind is DECISION and "signed" in e.reason]
    assert [e.place.line for e in signed if e.place] == [17]


def test_a_tie_is_unknown_and_keeps_its_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    text = DOCUMENTS["a region's memo"][1]
    monkeypatch.setattr("parsers.kinds.MARGIN", 1000.0)
    monkeypatch.setattr("parsers.kinds._complete", lambda _kind, _evidence: True)
    found = recognition(text)
    assert found.kind is UNKNOWN
    assert any(e.kind is MEMO for e in found.evidence)
    assert MARGIN < 1000.0


@pytest.mark.parametrize("words", ["Statsbidrag", "Medlen ska återbetalas senast den 1 mars 2024.", "Regeringen"])
def test_words_alone_make_no_kind(words: str) -> None:
    assert recognition(words).kind is UNKNOWN


def test_appropriation_directions_without_letterhead_are_the_governments() -> None:
    title = "Regleringsbrev för budgetåret 2024 avseende\nanslag 3:2\n\n"
    assert recognition(title + "Anslaget disponeras enligt nedan.").kind is DECISION
    memo = "Återrapportering enligt regleringsbrev för budgetåret 2024\n\nVerket redovisar sina insatser nedan."
    assert recognition(memo).kind is not DECISION
