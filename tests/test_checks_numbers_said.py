"""Numbers that sentences give of a table without a sum of its own: counts in counties, means, shares of a name."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.vocabulary import Severity, Status

CYKEL = """\
Trafikverket
Beslut
2024-10-08
TRV 2024/88211

Bidrag till cykelvägar 2025

Trafikverket fördelar 1 500 000 kronor till 5 kommuner i två län enligt bilaga 1. I genomsnitt får varje kommun
300 000 kronor. 58 procent av medlen går till Örebro län. Karlstad får 26,7 procent av medlen.

Beslutet grundas på regeringens beslut den 19 september 2024. Stödet ska användas under 2025.

Arbetet får påbörjas tidigast den 1 januari 2025 och ska vara färdigställt senast den 31 oktober 2025.

Bilaga 1. Bidrag till cykelvägar 2025, kronor

Kod     Kommun                 Belopp
        Örebro län
1880    Örebro                410 000
1881    Kumla                 220 000
1882    Askersund             240 000
        Summa Örebro län      870 000
        Värmlands län
1780    Karlstad              400 000
1781    Kristinehamn          230 000
        Summa Värmlands län   630 000
        Totalt              1 500 000
"""
VATMARK = """\
Jordbruksverket
Beslut
2025-06-18
Dnr 4.5.16-09911/2025

Bidrag till våtmarker 2025

Jordbruksverket beviljar 2 816 000 kronor för 880 hektar till fyra företag enligt tabell 1, och avslår tre
ansökningar enligt tabell 2.

Tabell 1. Bidrag 2025, kronor

Nr    Företag                  Hektar     Bidrag
1     Nytorps säteri              240    768 000
2     Torsta lantbruk             310    992 000
3     Ingelstorps gård            120    384 000
5     Hvilans egendom             210    672 000
      Summa                       880  2 816 000

Tabell 2. Avslagna ansökningar, kronor

Företag                  Sökt
Ekhults gård          110 000
Norra Malmö gods      240 000
Säby kvarn             95 000
Summa                 445 000
"""
KULTUR = """\
Statens kulturråd
Beslut
2025-01-23
Dnr KUR 2024/7310

Stöd till scenkonst 2025

Kulturrådet beslutar att ge sju regioner 900 000 kronor för åren 2025 och 2026 i enlighet med tabell 1. Kulturrådet
hade 1 000 000 kronor att fördela. Återstående 100 000 kronor fördelas senare.

Stödet ska användas senast den 31 december 2026. Regionen ska lämna en delredovisning senast den 1 mars 2026 och en
slutredovisning senast den 1 mars 2027.

Tabell 1. Stöd till scenkonst 2025, kronor

Nr   Region                        2025       2026      Summa
1    Region Gotland              50 000     60 000    110 000
2    Region Dalarna              65 000     70 000    135 000
3    Region Värmland             55 000     75 000    130 000
4    Region Kalmar län           60 000     65 000    125 000
6    Region Halland              70 000     75 000    145 000
7    Region Sörmland             62 000     68 000    130 000
8    Region Blekinge             58 000     67 000    125 000
     Totalt                     420 000    480 000    900 000
"""


PROJEKT = """\
Statens kulturråd
Beslut
2025-11-06
Dnr KUR 2025/118

Beviljade bidrag 2026

Kulturrådet beslutar att bevilja fyra projekt bidrag med 900 000 kronor enligt bilaga 1. Bidragen motsvarar 75
procent av det sökta beloppet. Glöd får hela sitt sökta belopp, 240 000 kronor. Av medlen går 40 procent till
Nattvandrarna.

Hälften av beloppet, 450 000 kronor, betalas ut i december 2025 och resten, 450 000 kronor, i juni 2026.
Glöd och Tråden får tillsammans 360 000 kronor, 40 procent av medlen.

Efter beslutet återstår 300 000 kronor av årets ram på 1 200 000 kronor.

Bilaga 1. Beviljade bidrag 2026, kronor

Sökande              Sökt   Beviljat
Glöd              240 000    240 000
Tråden            200 000    120 000
Nattvandrarna     500 000    360 000
Orion             260 000    180 000
Summa           1 200 000    900 000
"""


def told(text: str) -> set[str]:
    found = understand(text.encode(), "beslut.txt", Settings.of(SecondReader.NEVER)).findings
    return {f.check for f in found if f.status is Status.FAIL and f.severity is not Severity.INFO}


@pytest.mark.parametrize("text", [CYKEL, VATMARK, KULTUR, PROJEKT])
def test_papers_that_fit_are_left_in_peace(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "old", "new", "slug"),
    [
        (CYKEL, "i två län", "i tre län", "recipient-coverage"),
        (CYKEL, "5 kommuner", "6 kommuner", "recipient-coverage"),
        (CYKEL, "kommun\n300 000", "kommun\n330 000", "equal-share"),
        (CYKEL, "58 procent", "54 procent", "share-of-amount"),
        (CYKEL, "26,7 procent", "26,1 procent", "share-of-amount"),
        (CYKEL, "31 oktober 2025", "31 oktober 2024", "date-order"),
        (KULTUR, "1 mars 2027", "1 april 2026", "date-order"),
        (VATMARK, "för 880 hektar", "för 910 hektar", "text-total"),
        (VATMARK, "avslår tre", "avslår fyra", "recipient-coverage"),
        (CYKEL, "19 september 2024", "19 oktober 2024", "date-order"),
        (CYKEL, "användas under 2025", "användas under 2023", "date-order"),
        (PROJEKT, "motsvarar 75", "motsvarar 70", "share-of-amount"),
        (PROJEKT, "belopp, 240 000", "belopp, 290 000", "text-total"),
        (PROJEKT, "går 40 procent", "går 45 procent", "share-of-amount"),
        (PROJEKT, "beloppet, 450 000", "beloppet, 480 000", "parts-total"),
        (PROJEKT, "resten, 450 000", "resten, 430 000", "parts-total"),
        (PROJEKT, "kronor, 40 procent", "kronor, 44 procent", "share-of-amount"),
        (PROJEKT, "återstår 300 000", "återstår 330 000", "parts-total"),
        (PROJEKT, "ram på 1 200 000", "ram på 1 300 000", "parts-total"),
        (KULTUR, "ge sju", "ge åtta", "recipient-coverage"),
        (KULTUR, "hade 1 000 000", "hade 1 050 000", "parts-total"),
    ],
)
def test_an_error_is_told_by_the_right_check(text: str, old: str, new: str, slug: str) -> None:
    assert text.count(old) == 1
    assert slug in told(text.replace(old, new))


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        # means and shares of something else, or rounded
        (CYKEL, "I genomsnitt får varje kommun\n300 000", "I genomsnitt fick kommunerna förra året\n330 000"),
        (CYKEL, "I genomsnitt får varje kommun\n300 000", "I genomsnitt kostar en kilometer\n330 000"),
        (CYKEL, "58 procent av medlen går", "Högst 54 procent av medlen går"),
        (CYKEL, "58 procent av medlen går", "54 procent av medlen till landsbygd går"),
        (
            CYKEL,
            "5 kommuner i två län enligt bilaga 1.",
            "kommuner enligt bilaga 1. Sedan 2010 har 6 kommuner i tre län fått stöd.",
        ),
        (CYKEL, "tidigast den 1 januari 2025", "tidigast den 1 november 2024"),
        (CYKEL, "ska användas under 2025", "ska användas för kostnader som uppstod under 2023"),
    ],
)
def test_what_may_be_of_something_else_is_not_told(text: str, old: str, new: str) -> None:
    assert old in text
    assert told(text.replace(old, new)) == set()
