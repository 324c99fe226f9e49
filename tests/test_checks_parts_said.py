"""What papers say of parts: shares of all, of a cost and of another sum, what is left, what some get together."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import Severity, Status

MEMO = """\
Vallby kommun
Tjänsteskrivelse
2025-11-17
Dnr KFN 2025/188
Kultur- och fritidsnämnden

Fördelning av föreningsbidrag 2026

Nämnden beslutar att fördela 804 000 kronor till 6 föreningar enligt bilaga 1.

Nämnden har 865 500 kronor i budget. När bidragen har betalats ut återstår 61 500 kronor att fördela.

Idrottsföreningarna får tillsammans 365 500 kronor. Solrosens vänner får 209 500 kronor, vilket motsvarar
26,1 procent av det fördelade beloppet. Bidragen motsvarar 20,1 procent av nämndens 4 000 000 kronor.

Nya Teatern och Mässingskören får tillsammans 229 000 kronor. Surby SK får det lägsta bidraget, 72 000 kronor.
Vallby IK får 153 500 kronor.

Bidraget ökar från 720 000 kronor 2025 till 804 000 kronor 2026, det vill säga med 84 000 kronor.

Enligt nämndens beslut den 12 februari 2024 ska bidrag sökas på nämndens blankett.

Bidraget ska användas under 2026. Föreningarna ska redovisa hur bidraget har använts senast den 28 februari 2027.

Bilaga 1. Föreningsbidrag 2026

Förening               Bidrag (kr)
Idrott
Vallby IK                  153 500
Dinge GIF                  140 000
Surby SK                    72 000
Summa idrott               365 500
Kultur och socialt
Nya Teatern                105 500
Mässingskören              123 500
Solrosens vänner           209 500
Summa kultur och socialt   438 500
Totalt                     804 000
"""
PROJEKT = """\
Länsstyrelsen i Jämtlands län
Beslut
2025-05-06
Dnr 606-1900-2025

Länsstyrelsen beviljar 5 projekt bygdemedel med sammanlagt 1 872 000 kronor. Bidraget täcker 45 procent av de
godkända kostnaderna. Medlen ska fördelas enligt bilaga 1.

Projekten pågår den 1 juli 2025–30 juni 2026. Ansökan om slututbetalning ska ha kommit in senast den
30 september 2026.

Bilaga 1. Beviljat bidrag, kronor

Projekt             Godkänd kostnad     Andel       Bidrag
Byavägen                  1 480 000      45 %      666 000
Bryggan                   1 440 000      45 %      648 000
Skidspåret                  220 000      45 %       99 000
Bygdegården                 560 000      45 %      252 000
Badplatsen                  460 000      45 %      207 000
Summa                     4 160 000              1 872 000
"""
INSATS = """\
Dnr SSM2025-4471

Överenskommelse om bidrag till beredskap

mellan Strålsäkerhetsmyndigheten, org.nr 202100-5067, och Länsstyrelsen i Kalmar län, org.nr 202100-2304

2025-09-02

Strålsäkerhetsmyndigheten lämnar bidrag med högst 2 193 100 kronor. Bidraget motsvarar 70 procent av projektets
kostnader, som beräknas till 3 133 000 kronor. Under 2024 var bidraget 2 139 100 kronor.

Budgeten framgår av bilaga 1. Överenskommelsen undertecknas i två exemplar.

Bilaga 1. Budget (kronor)

Kostnadsslag          Kostnad      Bidrag    Egen insats
Projektledning        775 000     542 500        232 500
Utbildning            465 000     325 500        139 500
Utrustning            834 000     583 800        250 200
Resor                 227 000     158 900         68 100
Utvärdering           832 000     582 400        249 600
Summa               3 133 000   2 193 100        939 900
"""
REGION = """\
Länsstyrelsen i Blekinge län
Beslut
2025-03-20
Dnr 851-2204-2025

Medel till kommunerna i Blekinge län 2025

Länsstyrelsen beslutar att fördela 1 990 000 kronor till länets 5 kommuner i enlighet med bilagan. Länsstyrelsen
disponerar 2 110 000 kronor, varav 120 000 kronor används för samordning.

Varje kommun får ett grundbelopp om 150 000 kronor. Därutöver får kommunen 20 kronor per invånare.

Bilaga. Fördelning per kommun (kronor)

Kommun        Invånare   Grundbelopp   Rörligt belopp        Summa
Olofström       12 000       150 000          240 000      390 000
Karlskrona      16 000       150 000          320 000      470 000
Ronneby         11 000       150 000          220 000      370 000
Karlshamn       14 000       150 000          280 000      430 000
Sölvesborg       9 000       150 000          180 000      330 000
Totalt          62 000       750 000        1 240 000    1 990 000
"""
UPPDRAG = """\
Regeringsbeslut II:14
2025-06-26
S2025/01277
Socialdepartementet

Uppdrag att fördela medel för tidig upptäckt av cancer

Regeringen uppdrar åt Socialstyrelsen att betala ut 10 000 000 kronor till 4 regioner i enlighet med bilagan.
Socialstyrelsen får använda 500 000 kronor för egna kostnader. Kostnaderna, 10 500 000 kronor, ska belasta
anslaget 1:6.

Regeringen beslutade den 13 mars 2025 om en inriktning för vården.

Bilaga. Fördelning per region (kronor)

Region                       Belopp
Region Uppsala            4 000 000
Region Kalmar län         2 500 000
Region Blekinge           1 500 000
Region Halland            2 000 000
Summa                    10 000 000
"""
LAN = """\
<html><body><p>Tillväxtverket</p><p>Beslut</p><p>2025-05-28</p><p>Dnr 2025-00871</p>
<h1>Bidrag till kommuner för kommersiell service 2026</h1>
<p>Tillväxtverket beslutar att fördela 3 000 000 kronor till sju kommuner, varav 1 800 000 kronor till fyra kommuner
enligt tabell 1 och 1 200 000 kronor till tre kommuner enligt tabell 2.</p>
<p>Bidraget betalas ut med 60 procent, 1 800 000 kronor, i mars och med 40 procent, 1 200 000 kronor, i oktober.</p>
<p>Stödet höjs från 2 500 000 kronor till 3 000 000 kronor, det vill säga med 500 000 kronor eller 20 procent.</p>
<h2>Tabell 1. Kommuner i Norrbottens län (kronor)</h2><table><tr><th>Kommun</th><th>Bidrag</th></tr>
<tr><td>Arjeplog</td><td>350 000</td></tr><tr><td>Jokkmokk</td><td>450 000</td></tr>
<tr><td>Pajala</td><td>600 000</td></tr>
<tr><td>Överkalix</td><td>400 000</td></tr><tr><td>Summa</td><td>1 800 000</td></tr></table>
<h2>Tabell 2. Kommuner i Västerbottens län (kronor)</h2><table><tr><th>Kommun</th><th>Bidrag</th></tr>
<tr><td>Malå</td><td>350 000</td></tr><tr><td>Sorsele</td><td>350 000</td></tr>
<tr><td>Åsele</td><td>500 000</td></tr>
<tr><td>Summa</td><td>1 200 000</td></tr></table></body></html>
"""
INVANARE = """\
Region Dalarna
Tjänsteutlåtande
2025-10-21
Dnr RD25/03319

Ersättning till kommunerna för kollektivtrafik på landsbygd 2026

Regionstyrelsen beslutar att betala ut 868 000 kronor till fem kommuner i enlighet med bilaga 1. Ersättningen är
14 kronor per invånare.

Av den avsatta ramen på 940 000 kronor återstår därefter 72 000 kronor. Ersättningen betalas ut i två lika stora
delar om 434 000 kronor. Utbetalning sker senast den 31 januari 2026.

Det är 68 000 kronor mer än 2025, då 800 000 kronor betalades ut.

Bilaga 1. Ersättning per kommun 2026

Kommun          Invånare  Kr/invånare   Summa (kr)
Orsa              12 000           14      168 000
Rättvik           16 000           14      224 000
Smedjebacken      11 000           14      154 000
Säter             14 000           14      196 000
Vansbro            9 000           14      126 000
Totalt            62 000                   868 000
"""
TERAPI = """\
Regeringsbeslut III:22
2025-11-20
S2025/01899
Socialdepartementet

Uppdrag om fördelning av medel för avancerade terapier

Regeringen uppdrar åt Socialstyrelsen att under 2026 betala ut 80 000 000 kronor till fyra regioner enligt bilagan.
Medlen avser infrastruktur med 50 000 000 kronor och kompetens med 30 000 000 kronor. Socialstyrelsen får använda
1 500 000 kronor för administration. De totala kostnaderna om 81 500 000 kronor ska belasta anslaget 1:6.

Utbetalning ska ske med 75 procent, 60 000 000 kronor, i februari 2026 och med 25 procent, 20 000 000 kronor, i
oktober.

Förra året betalades 68 400 000 kronor ut. Årets bidrag är 11 600 000 kronor högre. Av medlen går 22 500 000 kronor
till Region Skåne och 14 500 000 kronor till Region Uppsala.

Regeringen gav den 16 januari 2025 Vetenskapsrådet ett närliggande uppdrag.

Bilaga. Fördelning per region 2026 (kronor)

Region                 Infrastruktur     Kompetens        Totalt
Region Stockholm          20 000 000     9 000 000    29 000 000
Region Skåne              14 000 000     8 500 000    22 500 000
Region Uppsala             7 000 000     7 500 000    14 500 000
Region Halland             9 000 000     5 000 000    14 000 000
Summa                     50 000 000    30 000 000    80 000 000
"""
PENG = """\
Åre kommun
Kommunstyrelsen
Beslut 2025-09-24
Dnr KS.2025.311

Fördelning av bygdepeng 2025

Kommunstyrelsen beviljar bygdepeng med 632 000 kronor till fyra föreningar. Bidragen betalas ut senast den
31 december 2025.

Förening             Bidrag (kr)
Vindans byalag           132 000
Hedens byalag            250 000
Nyby bygdegård           120 000
Fjällets klubb           130 000
Totalt                   632 000
"""


def told(text: str) -> set[str]:
    extraction: Extraction = understand(text.encode(), "beslut", Settings())
    failed = [f for f in extraction.findings if f.status is Status.FAIL]
    return {f.check for f in failed if f.severity is not Severity.INFO}


@pytest.mark.parametrize("text", [MEMO, PROJEKT, REGION, UPPDRAG, LAN, INVANARE, TERAPI, PENG, INSATS])
def test_papers_that_fit_raise_no_alarm(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "old", "new", "slug"),
    [
        (MEMO, "har 865 500", "har 875 500", "parts-total"),
        (MEMO, "återstår 61 500", "återstår 70 500", "parts-total"),
        (MEMO, "tillsammans 365 500", "tillsammans 370 000", "text-total"),
        (MEMO, "26,1 procent", "29,8 procent", "share-of-amount"),
        (MEMO, "20,1 procent", "22,1 procent", "share-of-amount"),
        (MEMO, "tillsammans 229 000", "tillsammans 235 000", "text-total"),
        (MEMO, "bidraget, 72 000", "bidraget, 65 000", "text-total"),
        (MEMO, "får 153 500", "får 123 500", "text-total"),  # another row's amount
        (MEMO, "från 720 000", "från 690 000", "parts-total"),
        (MEMO, "med 84 000", "med 94 000", "parts-total"),
        (MEMO, "12 februari 2024", "12 februari 2026", "date-order"),
        (MEMO, "28 februari 2027", "28 februari 2026", "date-order"),
        (MEMO, "enligt bilaga 1", "enligt bilaga 2", "annex-present"),
        (PROJEKT, "1 440 000      45 %", "1 440 000      54 %", "share-of-amount"),
        (PROJEKT, "täcker 45 procent", "täcker 50 procent", "share-of-amount"),
        (PROJEKT, "30 september 2026", "30 september 2025", "date-order"),
        (INSATS, "motsvarar 70", "motsvarar 60", "share-of-amount"),
        (INSATS, "högst 2 193 100", "högst 2 139 100", "text-total"),
        (REGION, "grundbelopp om 150 000", "grundbelopp om 175 000", "equal-share"),
        (REGION, "kommunen 20 kronor", "kommunen 25 kronor", "row-product"),
        (REGION, "varav 120 000", "varav 180 000", "parts-total"),
        (UPPDRAG, "använda 500 000", "använda 900 000", "parts-total"),
        (UPPDRAG, "Kostnaderna, 10 500 000", "Kostnaderna, 10 900 000", "parts-total"),
        (UPPDRAG, "13 mars 2025", "13 mars 2026", "date-order"),
        (LAN, "till sju", "till nio", "recipient-coverage"),
        (TERAPI, "infrastruktur med 50", "infrastruktur med 52", "text-total"),
        (TERAPI, "om 81 500 000", "om 81 900 000", "parts-total"),
        (TERAPI, "procent, 60 000 000", "procent, 60 500 000", "share-of-amount"),
        (TERAPI, "är 11 600 000", "är 16 100 000", "parts-total"),
        (TERAPI, "går 22 500 000", "går 23 500 000", "text-total"),
        (TERAPI, "16 januari 2025", "16 januari 2026", "date-order"),
        (PENG, "31 december 2025", "31 december 2024", "date-order"),
        (LAN, "till tre", "till fem", "recipient-coverage"),
        (LAN, "60 procent, 1 800 000", "60 procent, 1 900 000", "share-of-amount"),
        (LAN, "med 60 procent", "med 70 procent", "share-of-amount"),
        (LAN, "eller 20 procent", "eller 25 procent", "share-of-amount"),
        (INVANARE, "14 kronor per", "19 kronor per", "row-product"),
        (INVANARE, "ramen på 940 000", "ramen på 990 000", "parts-total"),
        (INVANARE, "därefter 72 000", "därefter 62 000", "parts-total"),
        (INVANARE, "om 434 000", "om 484 000", "parts-total"),
        (INVANARE, "31 januari 2026", "31 januari 2025", "date-order"),
        (INVANARE, "är 68 000", "är 78 000", "parts-total"),
        (INVANARE, "då 800 000", "då 790 000", "parts-total"),
    ],
)
def test_an_error_is_told_by_the_right_check(text: str, old: str, new: str, slug: str) -> None:
    assert text.count(old) == 1
    assert slug in told(text.replace(old, new))


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        # what is said of other sums, other years or more than the table holds
        (MEMO, "Vallby IK får 153 500 kronor.", "Vallby IK får efter avdrag för hyra 143 500 kronor."),
        (MEMO, "får tillsammans 229 000", "får 2024 tillsammans 235 000"),
        (MEMO, "Nya Teatern och Mässingskören får", "Nya Teatern, Mässingskören och Norrskolan får"),
        (MEMO, "Enligt nämndens beslut den 12 februari 2024", "Nämnden ska besluta den 12 februari 2026. I övrigt"),
        (MEMO, "har 865 500 kronor i budget. När", "har 1 900 000 kronor i budget till två omgångar. När"),
        (PROJEKT, "täcker 45 procent", "täcker högst 50 procent"),
    ],
)
def test_what_may_be_of_something_else_is_not_told(text: str, old: str, new: str) -> None:
    assert told(text.replace(old, new)) == set()
