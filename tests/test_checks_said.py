"""What whole papers say of their tables in words: counties, groups, instalments, other years, their annexes."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import Severity, Status

PAPER = """\
Regeringsbeslut III:9

2025-05-22
LI2025/00981
Landsbygds- och infrastrukturdepartementet

Uppdrag att fördela medel för enskilda vägar

Regeringen uppdrar åt Trafikverket att fördela 3 000 000 kronor till 6 kommuner i Blekinge och Hallands län i
enlighet med bilagan. Högst 120 000 kronor får användas för Trafikverkets administration.

Trafikverket får för uppdraget använda 3 120 000 kronor under 2025. Medlen betalas ut i två delar,
1 400 000 kronor i juni 2025 och 1 600 000 kronor i oktober 2025.

Kommunerna i Blekinge län får 1 445 000 kronor och kommunerna i Hallands län 1 555 000 kronor. Mest får Halmstad,
900 000 kronor.

År 2024 fördelades 2 450 000 kronor. Medlen ökar därmed med 550 000 kronor, vilket motsvarar 22,4 procent.

Bilaga till regeringsbeslut III:9, 2025-05-22
Fördelning av medel per kommun 2025 (kronor)

Kod     Kommun               Belopp
        Blekinge län
1060    Olofström           500 000
1080    Karlskrona          620 000
1081    Ronneby             325 000
        Summa Blekinge län 1 445 000
        Hallands län
1315    Hylte               255 000
1380    Halmstad            900 000
1382    Falkenberg          400 000
        Summa Hallands län 1 555 000
        Totalt            3 000 000
"""
SKOLOR = """\
Tjänsteskrivelse
2025-10-02
Dnr BUN 2025/0317
Barn- och utbildningsförvaltningen

Grundbelopp till grundskolor 2026

Nämnden beslutar att fördela 42 300 000 kronor till 4 skolor enligt tabell 1. Grundbeloppet är 84 600 kronor per
elev. För 2025 var grundbeloppet 82 300 kronor per elev.

Tabell 1. Grundbelopp per skola 2026, kronor

Skola             Antal elever    Grundbelopp
Björkskolan                100      8 460 000
Centralskolan              150     12 690 000
Dalaskolan                  50      4 230 000
Hagaskolan                 200     16 920 000
Totalt                     500     42 300 000
"""
SKANE = """\
Jordbruksverket
Beslut
2025-04-24
Dnr 4.3.17-05521/2025

Jordbruksverket beviljar 5 kommuner i Skåne län stöd med sammanlagt 1 500 000 kronor.

Bilaga. Stöd per kommun 2025
Dnr 4.3.17-05521/2025

Kommun            Stöd (kr)
Svalöv              300 000
Burlöv              200 000
Vellinge            400 000
Höör                250 000
Tomelilla           350 000
Summa             1 500 000
"""


def told(text: str) -> set[str]:
    extraction: Extraction = understand(text.encode(), "beslut.txt", Settings())
    failed = [f for f in extraction.findings if f.status is Status.FAIL]
    return {f.check for f in failed if f.severity is not Severity.INFO}


@pytest.mark.parametrize("text", [PAPER, SKOLOR, SKANE])
def test_papers_that_fit_raise_no_alarm(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "old", "new", "slug"),
    [
        (PAPER, "till 6 kommuner", "till 8 kommuner", "recipient-coverage"),
        (PAPER, "använda 3 120 000", "använda 3 210 000", "parts-total"),
        (PAPER, "delar,\n1 400 000", "delar,\n1 040 000", "parts-total"),
        (PAPER, "Blekinge län får 1 445 000", "Blekinge län får 1 454 000", "text-total"),
        (PAPER, "Halmstad,\n900 000", "Halmstad,\n700 000", "text-total"),
        (PAPER, "med 550 000", "med 505 000", "parts-total"),
        (PAPER, "22,4 procent", "24,2 procent", "share-of-amount"),
        (PAPER, "regeringsbeslut III:9, 2025", "regeringsbeslut III:6, 2025", "identity"),
        (PAPER, "III:9, 2025-05-22", "III:9, 2025-05-12", "identity"),
        (SKOLOR, "är 84 600", "är 86 400", "row-product"),
        (SKOLOR, "enligt tabell 1", "enligt tabell 3", "annex-present"),
        (SKANE, "i Skåne län", "i Hallands län", "recipient-known"),
        (SKANE, "2025\nDnr 4.3.17-05521", "2025\nDnr 4.3.17-05512", "identity"),
    ],
)
def test_an_error_is_told_by_its_check(text: str, old: str, new: str, slug: str) -> None:
    assert text.count(old) == 1
    assert slug in told(text.replace(old, new))


def test_more_than_is_granted() -> None:
    text = SKANE.replace(
        "Bilaga. Stöd",
        "Kommunerna sökte 2 250 000 kronor, vilket är 750 000 kronor mer än vad som beviljas.\n\nBilaga. Stöd",
    )
    assert told(text) == set()
    assert told(text.replace("är 750 000", "är 570 000")) == {"parts-total"}


def test_no_amount_reaches_over_the_gap_between_two_cells() -> None:
    rows = "Antal deltagare       Bidrag per cirkel\n3–6                   200 kr\n7–12                  900 kr\n"
    page = (
        f"Regler för bidrag 2026\n\nBidrag lämnas med följande belopp.\n\n{rows}\nAnsök senast den 1 mars 2026.\n"
    )
    extraction = understand(page.encode(), "regler.txt", Settings())
    assert [a.amount_sek for a in extraction.amounts] == [200, 900]


MEMO = """\
Region Örebro län
Tjänsteskrivelse
2025-09-30
Dnr 25RS8123
Regionstyrelsen

Ersättning till kommunerna 2026

Regionstyrelsen beslutar att fördela 5 000 000 kronor till länets kommuner för 2026 enligt tabell 1. Regionen har
budgeterat 6 500 000 kronor för 2026. Återstående 1 500 000 kronor används till gemensamma insatser.

Kommunerna ska rekvirera ersättningen senast den 31 mars 2026 och redovisa den senast den 31 januari 2027.

Tabell 1. Ersättning per kommun 2026

Kommun            2025, kr       2026, kr
Lekeberg           400 000        500 000
Laxå               600 000        500 000
Hallsberg          900 000      1 000 000
Degerfors          800 000        700 000
Kumla              900 000      1 300 000
Nora             1 000 000      1 000 000
Summa            4 600 000      5 000 000
"""
ALL = """\
Socialstyrelsen
2026-02-19
Dnr 5.7-04411/2026

Anvisningar för stimulansmedel 2026

Socialstyrelsen fördelar 6 000 000 kronor. Medlen fördelas enligt tabell 1 och tabell 2. Alla 3 kommuner får del av
medlen. Mest får Laxå, 1 500 000 kronor enligt tabell 2. Medlen får användas till och med den 31 december 2026.

Kommunen ska redovisa hur medlen har använts senast den 1 mars 2027. Medlen betalas ut senast den 1 maj 2026.

Tabell 1. Grundbelopp 2026, kr

Kommun          Belopp
Lekeberg       500 000
Laxå         1 000 000
Hallsberg      500 000
Summa        2 000 000

Tabell 2. Rörligt belopp 2026, kr

Kommun          Belopp
Lekeberg     1 250 000
Laxå         1 500 000
Hallsberg    1 250 000
Summa        4 000 000
"""


@pytest.mark.parametrize("text", [MEMO, ALL])
def test_more_papers_that_fit(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "old", "new", "slug"),
    [
        (MEMO, "budgeterat 6 500 000", "budgeterat 5 600 000", "parts-total"),
        (MEMO, "Återstående 1 500 000", "Återstående 1 600 000", "parts-total"),
        (MEMO, "31 januari 2027", "31 januari 2026", "date-order"),
        (MEMO, "Degerfors  ", "Köping     ", "recipient-known"),
        (ALL, "Alla 3 kommuner", "Alla 4 kommuner", "recipient-coverage"),
        (ALL, "tabell 1 och", "enligt tabell 3 och", "annex-present"),
        (ALL, "den 1 mars 2027", "den 1 november 2026", "date-order"),
        (ALL, "den 1 maj 2026", "den 1 maj 2025", "date-order"),
    ],
)
def test_more_errors_are_told_by_their_checks(text: str, old: str, new: str, slug: str) -> None:
    assert text.count(old) == 1
    assert slug in told(text.replace(old, new))
