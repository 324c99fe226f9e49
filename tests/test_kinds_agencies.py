"""Short papers of offices that write in their own way, and papers that only look like them: which kind each is."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.vocabulary import DocumentKind

PAPERS = (
    (
        "agency_instruction",
        """Statens kulturråd                         2011-05-04
                                          KUR 2011/2210

Statsbidrag till litteraturtidskrifter 2012

Tidskrifter som utkommer med minst fyra nummer per år har möjlighet att erhålla produktionsstöd. Stödbeloppet
fastställs
efter bedömning av kvalitet. Sökande insänder ansökan på fastställd blankett före den 1 oktober 2011.
Stödet skall redovisas före utgången av mars 2013.
""",
    ),
    (
        "agency_instruction",
        """Länsstyrelsen Gotland          BESLUT              Dnr 433-2210-2022
                               2022-06-14
                               Hemse bygdegårdsförening

Bygdemedel till laddstolpar

Länsstyrelsen lämnar Hemse bygdegårdsförening stöd med 90 000 kronor. Stödet betalas ut sedan laddstolparna
tagits i bruk.
Föreningen ansvarar för driften i fem år.
""",
    ),
    (
        "agency_instruction",
        """Bidragsvillkor

Energimyndigheten, version 3, gäller beslut från och med 2021-01-01

Bidraget utbetalas i efterskott. Projektledaren rapporterar läget var sjätte månad. Bidragsmottagaren bär
ansvaret för
att lagen om offentlig upphandling följs. Medel som inte upparbetats återgår till Energimyndigheten.
""",
    ),
    (
        "agreement",
        """Samverkansöverenskommelse 2024-2026

Parter: Polisregion Syd, Region Blekinge och Karlskrona kommun

Parterna enas om att gemensamt bekosta ett Barnahus. Polisen står för lokalhyran, 480 000 kronor per år.
Kostnaderna för
personal delas lika. Uppsägningstiden är sex månader.

Karlskrona 2023-12-11

För Polisregion Syd       För Region Blekinge       För Karlskrona kommun
Lars Ek                   Eva Ström                 Bo Falk
""",
    ),
    (
        "agreement",
        """Bidragsöverenskommelse

Denna dag har följande överenskommelse träffats mellan Statens fastighetsverk och Stiftelsen Skansen.

Fastighetsverket betalar ett årligt bidrag om 900 000 kronor. Stiftelsen åtar sig att hålla Hazeliusporten öppen.
Bidraget utbetalas i januari. Överenskommelsen gäller till och med 2025.

Stockholm 2022-10-03
För Statens fastighetsverk              För Stiftelsen Skansen
Max Plan                                John Brattmyhr
""",
    ),
    (
        "board_memo",
        """Ystads kommun
Socialförvaltningen                      2019-09-02
Dnr 2019/188

Socialnämnden

Stimulansmedel för psykisk hälsa

Förvaltningen föreslår att nämnden beslutar om följande fördelning: 300 000 kronor till brukarinflytande och
450 000 kronor
till utbildning. Medlen har tilldelats kommunen av Socialstyrelsen och ska användas under 2019.

Annika Berg
socialchef
""",
    ),
    (
        "board_memo",
        """Tjänsteskrivelse

Nämnden för arbete och välfärd
Dnr NAV 2022-14

Svar på Arbetsförmedlingens erbjudande om medel

Beslutsförslag
Nämnden tackar ja till 1,1 miljoner kronor för extratjänster.

Ärendebeskrivning
Arbetsförmedlingen erbjuder kommunen medel under 2022.
""",
    ),
    (
        "notice",
        """<html><body><h1>Nytt statsbidrag till fritidshem</h1><p>23 januari 2024</p>
<p>Från och med i år kan kommuner söka ett nytt statsbidrag till fritidshem hos Skolverket. Totalt finns 200
miljoner kronor.</p>
<p>Ansökan öppnar den 1 februari och stänger den 15 mars.</p><p>Läs mer hos Skolverket</p></body></html>""",
    ),
    (
        "notice",
        """PRESSMEDDELANDE
Region Dalarna 2021-03-18

Dalarna får 12 miljoner till bredband

Region Dalarna får 12 miljoner kronor från Post- och telestyrelsen till bredband i glesbygd. Pengarna ska
användas före 2023
års utgång.
""",
    ),
    (
        "government_decision",
        """Utbildningsdepartementet              2021-12-09
                                      U2021/04877
                                      Skolverket

Uppdrag om skolbibliotek

Regeringen uppdrar åt Skolverket att fördela 10 000 000 kronor. Uppdraget ska redovisas senast den 1 mars 2023.

På regeringens vägnar

Anna Ekström
""",
    ),
    (
        "unknown",
        """FAKTURA 10233
Karlskoga kommun        2022-04-01
Statsbidrag, rekvisition kvartal 1      120 000 kronor
Att betala senast 2022-04-30
""",
    ),
    (
        "unknown",
        """Arbetslös? Bli projektledare hos Boverket

Om tjänsten
Du handlägger statsbidrag till kommuner. Sista ansökningsdag är den 3 mars 2023.
""",
    ),
    (
        "unknown",
        """Kommunförteckning

Ale kommun, 449 80 Alafors, 0303-70 30 00
Alingsås kommun, 441 81 Alingsås, 0322-61 60 00
""",
    ),
    (
        "unknown",
        """Öppet brev till regeringen om bidragen

Jag har i trettio år sett hur statsbidragen slösas bort. Kommunerna måste få använda medlen fritt. Regeringen bör ge
100 miljoner kronor till landsbygden senast den 1 juli 2023.
""",
    ),
    (
        "unknown",
        """PROTOKOLL
Kommunstyrelsen 2022-05-04
§ 88 Statsbidrag
Kommunstyrelsen beslutar att rekvirera 400 000 kronor. Justeras: Bo Ek
""",
    ),
    (
        "unknown",
        """Räddningstjänsten Väst inbjuder till anbud

Anbudsgivaren ska lämna pris i kronor senast den 1 maj 2022. Ersättning betalas 30 dagar efter leverans.
""",
    ),
)


@pytest.mark.parametrize(("kind", "text"), PAPERS)
def test_kind(kind: str, text: str) -> None:
    name = "a.html" if text.startswith("<") else "a.txt"
    extraction = parse_document(read_document(text.encode(), name), "test")
    assert extraction.document.kind == kind
    if extraction.document.kind is DocumentKind.UNKNOWN:  # what is none of ours yields none of these
        assert (extraction.amounts, extraction.conditions, extraction.appropriations) == ((), (), ())
        assert extraction.allocations == ()
    else:
        assert extraction.conditions
