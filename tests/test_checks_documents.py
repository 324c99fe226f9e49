"""Whole papers whose sums and days fit, and each of them changed in one place: the check that tells it."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.vocabulary import Status

DECISION = """Regeringsbeslut II:9
2024-03-07
Ku2024/00311

Kulturdepartementet
Statens musikverk
Box 16326
103 26 Stockholm

Uppdrag att fördela medel för musik i skolan 2024

Regeringens beslut
Regeringen uppdrar åt Statens musikverk att under 2024 fördela 24 500 000 kronor (tjugofyra och en halv \
miljoner kronor) för musik i skolan. Av beloppet ska 12 000 000 kronor fördelas till regionerna som grundstöd \
och 7 400 000 kronor fördelas till regionerna som resestöd enligt bilaga 1. Vidare ska 4 000 000 kronor \
fördelas till tre kommuner enligt bilaga 2. Myndigheten får använda högst 1 100 000 kronor för administration.

Rekvisitionen ska ha kommit in senast fredagen den 15 november 2024. Mottagarna ska redovisa hur medlen har \
använts senast den 28 februari 2025. Medlen ska användas senast den 31 december 2024.

Jämfört med 2023, då 20 000 000 kronor fördelades, är det en ökning med 4 500 000 kronor.

Kostnaderna ska belasta utgiftsområde 17, anslaget 2:2, anslagsposten 4 med 20 miljoner kronor och \
anslagsposten 6 med 4,5 miljoner kronor.

Sista dag för rekvisition: 15 november 2024

Bilaga 1. Fördelning till regioner, kronor

Region              Grundstöd     Resestöd        Summa
Region Dalarna      5 000 000    3 000 000    8 000 000
Region Gävleborg    4 000 000    2 400 000    6 400 000
Region Värmland     3 000 000    2 000 000    5 000 000
Summa              12 000 000    7 400 000   19 400 000

Bilaga 2. Fördelning till kommuner, kronor

Kod   Kommun         Belopp
2080  Falun       1 500 000
2180  Gävle       1 500 000
1780  Karlstad    1 000 000
      Summa       4 000 000
"""
GRANT = """Myndigheten för vuxenstudier
Beslut
Datum: 2024-05-29
Dnr: 3.1-512/2024

Statsbidrag till kommuner för studievägledare 2024

Myndigheten beslutar att fördela 2 400 000 kronor till 4 kommuner enligt bilaga 1. Ersättningen består av ett \
grundbelopp om 200 000 kronor per kommun, totalt 800 000 kronor, och ett rörligt belopp om sammanlagt 1 600 \
000 kronor.

Bilaga 1. Fördelning per kommun, kronor

Kommun      Grundbelopp   Rörligt belopp      Summa
Arboga          200 000          300 000    500 000
Fagersta        200 000          400 000    600 000
Köping          200 000          400 000    600 000
Sala            200 000          500 000    700 000
Summa           800 000        1 600 000  2 400 000
"""
MEMO = """Tjänsteutlåtande
Datum 2024-02-05
Dnr KS 2024/00231

Statsbidrag för kvalitet i äldreomsorgen 2024

Förslag till beslut
Kommunstyrelsen godkänner fördelningen.

Bakgrund
Kommunen har tilldelats 10,5 miljoner kronor. Av statsbidraget reserveras 600 000 kronor för utbildning. \
Resterande 9,9 miljoner kronor fördelas mellan områdena. Kommunens andel av de 210 miljoner kronor som delas \
ut är 5 procent, det vill säga 10,5 miljoner kronor.
"""


def slugs(text: str) -> set[str]:
    found = understand(text.encode(), "paper.txt", Settings())
    return {f.check for f in found.findings if f.status is Status.FAIL}


AGREEMENT = """Insatser för psykisk hälsa 2022
Överenskommelse mellan staten och Sveriges Kommuner och Regioner
Regeringskansliets diarienummer: S2021/07980

Ekonomisk omfattning
Överenskommelsen omfattar 46 miljoner kronor.

- Till regionerna fördelas 26 miljoner kronor efter befolkning (tabell 1).
- Till regionerna fördelas därutöver 9 miljoner kronor, med 3 miljoner kronor till varje region (tabell 1).
- Till SKR fördelas 11 miljoner kronor för att stödja arbetet.

Medlen ska rekvireras senast den 1 december 2022. Medel som inte har förbrukats under 2022 ska återbetalas senast \
den 31 mars 2023. Medlen ska betalas ut den 15 mars 2022.

Stockholm den 17 december 2021

Tabell 1. Medel till regionerna 2022, kronor

Region        Efter befolkning     Lika del       Totalt
Dalarna              9 000 000    3 000 000   12 000 000
Gävleborg            9 500 000    3 000 000   12 500 000
Värmland             7 500 000    3 000 000   10 500 000
Region Halland               –            –            –
Summa               26 000 000    9 000 000   35 000 000
"""


@pytest.mark.parametrize("text", [DECISION, GRANT, MEMO, AGREEMENT])
def test_a_paper_that_fits_raises_no_alarm(text: str) -> None:
    assert slugs(text) == set()


@pytest.mark.parametrize(
    ("text", "old", "new", "slug"),
    [
        (DECISION, "(tjugofyra och", "(tjugosex och", "parts-total"),
        (DECISION, "ska 12 000 000", "ska 12 500 000", "text-total"),  # the other column is stated rightly
        (DECISION, "ska 12 000 000", "ska 12 500 000", "parts-total"),
        (DECISION, "högst 1 100 000", "högst 1 600 000", "parts-total"),  # two sentences after "Av beloppet"
        (DECISION, "till tre kommuner", "till fem kommuner", "recipient-coverage"),  # one annex of two
        (DECISION, "fredagen", "tisdagen", "date-order"),
        (DECISION, "rekvisition: 15", "rekvisition: 25", "date-order"),
        (DECISION, "28 februari 2025", "28 februari 2022", "date-order"),
        (DECISION, "ökning med 4 500 000", "ökning med 4 600 000", "parts-total"),
        (DECISION, "4 med 20 miljoner", "4 med 21 miljoner", "parts-total"),
        (GRANT, "totalt 800 000", "totalt 900 000", "parts-total"),
        (GRANT, "Bilaga 1. Förd", "Bilaga 2. Förd", "annex-present"),
        (GRANT, "till 4 kommuner", "till 5 kommuner", "recipient-coverage"),
        (AGREEMENT, "omfattar 46", "omfattar 47", "parts-total"),  # the items of the list below it
        (AGREEMENT, "därutöver 9 miljoner", "därutöver 9,3 miljoner", "text-total"),
        (AGREEMENT, "31 mars 2023", "31 mars 2022", "date-order"),  # repaid before it is drawn
        (MEMO, "Resterande 9,9", "Resterande 9,8", "parts-total"),
        (MEMO, "är 5 procent", "är 6 procent", "share-of-amount"),
    ],
)
def test_one_change_is_told(text: str, old: str, new: str, slug: str) -> None:
    assert text.count(old) == 1
    assert slug in slugs(text.replace(old, new))


def parted(part: str) -> str:
    """The memo with 13,8 million kronor divided into 12 and ``part``."""
    text = MEMO.replace("10,5 miljoner kronor.", "13,8 miljoner kronor.", 1)
    start, end = text.index("Av statsbidraget"), text.index("Kommunens andel")
    return f"{text[:start]}Av dessa går 12 miljoner kronor till skolan och {part} kronor till vården.\n{text[end:]}"


def test_a_part_without_decimals_beside_one_with_them_is_exact() -> None:
    assert "parts-total" in slugs(parted("1,3 miljoner"))
    assert "parts-total" not in slugs(parted("1,8 miljoner"))
    assert "parts-total" not in slugs(parted("2 miljoner"))  # both parts are rounded


def test_those_refused_are_not_counted() -> None:
    said = AGREEMENT.replace("26 miljoner kronor efter befolkning", "26 miljoner kronor till {} regioner")
    assert "recipient-coverage" not in slugs(said.format("tre"))
    assert "recipient-coverage" not in slugs(said.format("fyra"))
    assert "recipient-coverage" in slugs(said.format("fem"))


def test_a_payment_long_before_the_decision() -> None:
    paid = DECISION.replace("Rekvisitionen ska", "Medlen ska betalas ut den 15 mars {}. Rekvisitionen ska")
    assert "date-order" not in slugs(paid.format(2024))
    assert "date-order" in slugs(paid.format(2023))
    assert "date-order" not in slugs(paid.format(2023).replace("Uppdrag att", "Ändring av uppdrag att", 1))


def test_two_days_of_one_sentence_are_two_deadlines() -> None:
    sentence = "ha kommit in senast fredagen den 15 november 2024"
    one = DECISION.replace("Sista dag för rekvisition: 15 november 2024\n", "")
    assert "date-order" not in slugs(one.replace(sentence, f"{sentence[:-5]} respektive den 25 november 2024"))
