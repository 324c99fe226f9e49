"""Sums that a paper only mentions: somebody else's, a cost, an example, a bound."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from parsers.amounts.reading import find_amounts, role_of
from parsers.amounts.words import Setting, Side

_MEMO = Setting(heads="Bollnäs kommun Tjänsteskrivelse", giver="Kulturförvaltningen", side=Side.LOCAL)
_AGENCY = Setting(heads="Länsstyrelsen i Kalmar län", giver="Länsstyrelsen i Kalmar län", side=Side.AGENCY)
_PARTIES = Setting(heads="Avtal om samverkan", giver="Staten och regionen", side=Side.PARTIES)


def _roles(sentence: str, setting: Setting) -> list[str]:
    found = find_amounts(sentence)
    return [role_of(sentence, amount, found, setting).value for amount in found]


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Klubben räknar med att få 60 000 kronor från Svenska Golfförbundet.", ["other"]),
        ("Sponsorer på orten bidrar med ytterligare 45 000 kronor.", ["other"]),
        ("Där går även Vinnova in med 6 miljoner kronor.", ["other"]),
        ("Hembygdsföreningen lägger själv in 30 000 kronor.", ["other"]),
        ("Återstående 85 000 kronor betalas kontant av bolaget.", ["other"]),
        ("Om lokalen såldes skulle kostnaderna kunna minska med 90 000 kronor.", ["other"]),
        ("Söderhamns kommun bidrar med 120 000 kronor.", ["other"]),
        ("Kommunen bidrar med 120 000 kronor.", ["allocation"]),
        ("Kommunens del blir 310 000 kronor.", ["allocation"]),
        ("Golfförbundet har beviljat dem 190 000 kronor i kompensation.", ["other"]),
        ("Teatern har också fått 40 000 kronor ur Sparbanksstiftelsen Kronan.", ["other"]),
        ("Bolaget har förklarat sig berett att ge 300 000 kronor för bussarna.", ["other"]),
        ("Stödet till teatern betalas ut med 200 000 kronor.", ["allocation"]),
    ],
)
def test_whose_money_it_is_in_a_memo(sentence: str, roles: list[str]) -> None:
    assert _roles(sentence, _MEMO) == roles


@pytest.mark.parametrize(
    ("sentence", "setting", "role"),
    [
        ("Kommunen bidrar med 180 000 kronor.", _AGENCY, "other"),
        ("Kommunen bidrar med 180 000 kronor.", _PARTIES, "allocation"),
        ("Länsstyrelsen beviljar Nybro kommun bidrag med 190 000 kronor.", _AGENCY, "allocation"),
        ("Kommunen fakturerar regionen 230 000 kronor varje kvartal.", _PARTIES, "allocation"),
        ("Ersättningen betalas med 525 000 kronor per kvartal.", _PARTIES, "allocation"),
        ("Trafikverket betalar 9,3 miljoner kronor.", _PARTIES, "allocation"),
        ("Kommunen söker statligt stöd om 2,5 miljoner kronor.", _PARTIES, "other"),
        ("Den totala budgeten för arbetet är 900 000 kronor.", _PARTIES, "total"),
        ("Den totala budgeten för arbetet är 900 000 kronor.", _AGENCY, "other"),
    ],
)
def test_who_speaks_tells_whose_money_it_is(sentence: str, setting: Setting, role: str) -> None:
    assert _roles(sentence, setting) == [role]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Elkostnaden för hallen har på två år stigit till 410 000 kronor.", "other"),
        ("Medlemsavgiften ska vara minst 50 kronor.", "other"),
        ("Steg 3, omfattande verksamhet: 131 000 kronor.", "other"),
        ("Gruppernas intäktsbortfall uppgår till 26 miljoner kronor.", "other"),
        ("Biljettintäkterna väntas ge 220 000 kronor.", "other"),
        ("Merkostnaden har beräknats till 3,6 miljoner kronor per säsong.", "other"),
        ("Resultatet blev ett utfall på 1 640 000 kronor.", "other"),
        ("Låneramen är 35 000 000 kronor.", "other"),
        ("Arrangören ska ha en ansvarsförsäkring på minst 5 000 000 kronor.", "other"),
        ("Förvaltningens egna kostnader för handläggning, 80 000 kronor, ingår.", "administration"),
        ("Bidrag för hyreskostnader betalas ut med 40 000 kronor.", "allocation"),
        ("Stödet gäller kostnader och uppgår till 700 kronor per timme.", "per_unit"),
    ],
)
def test_what_a_sum_is_the_size_of(sentence: str, role: str) -> None:
    assert _roles(sentence, Setting()) == [role]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Inköp på mer än 25 000 kronor ska godkännas i förväg.", "other"),
        ("Vid ändringar som överstiger 40 000 kronor krävs ett nytt beslut.", "other"),
        ("Förstudier kan få stöd med högst 350 000 kronor.", "other"),
        ("Region Dalarna kan få stöd med högst 350 000 kronor.", "allocation"),
        ("Vi ger inte bidrag på mindre än 15 000 kronor.", "minimum"),
        ("Resten betalas tillbaka, om det inte rör sig om mindre än 300 kronor.", "other"),
        ("En kommun som bygger 60 platser kan få runt 13 miljoner kronor.", "other"),
        ("Emma Sjö fick 60 000 kronor för en diktsamling.", "other"),
        ("Bidraget är högst 8 000 kronor för en föreläsning.", "other"),
        ("Mest får Folk och Rock i Borlänge med 820 000 kronor.", "allocation"),
        ("Förvaltningen bedömer att 310 000 kronor är rimligt.", "allocation"),
        ("Sedan 2018 har 22 miljoner kronor betalats ut.", "other"),
        ("Anslaget har sedan 1986 uppgått till 25 miljoner kronor.", "other"),
        ("Exempel: Har du fått 400 000 kronor ska du redovisa allt.", "other"),
        ("Alla anslutna föreningar får ett grundbidrag på 2 500 kronor.", "equal_share"),
        ("Hälften av medlen, 14 miljoner kronor, är avsedda för mindre orter.", "allocation"),
    ],
)
def test_a_case_that_is_only_supposed(sentence: str, role: str) -> None:
    assert _roles(sentence, Setting()) == [role]


def test_a_part_of_what_is_only_mentioned_is_mentioned() -> None:
    sentence = "Bygget har kostat 10 200 tkr, varav 480 tkr avser vägen."
    assert _roles(sentence, Setting()) == ["other", "other"]


def test_the_sums_under_an_example_are_nobodys() -> None:
    sentence = "Då kan verket lämna 120 000 kronor i bidrag."
    assert _roles(sentence, Setting(section="Räkneexempel")) == ["other"]
    assert _roles(sentence, Setting(section="Så mycket kan ni få")) == ["allocation"]


def test_a_paragraph_about_an_earlier_year_goes_on() -> None:
    text = """Kulturrådet
Dnr 2023/118
2023-09-01

Bidrag till läsfrämjande 2024

Kulturrådet fördelar bidrag till kommuner. Ansökan ska lämnas senast den 1 november 2023.

Under 2021 fördelade Kulturrådet 40 miljoner kronor. Av dessa gick 9 miljoner kronor till skolor.

Av medlen går 12 miljoner kronor till skolor.
"""
    amounts = understand(text.encode(), "sida.txt", Settings()).amounts
    assert [(str(a.amount_sek), a.role.value) for a in amounts] == [
        ("40000000.00", "other"),
        ("9000000.00", "other"),
        ("12000000.00", "allocation"),
    ]
