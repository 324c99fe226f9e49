"""Money in running text: what is an amount, what only looks like one, and what it is in its decision."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import Settings
from parsers.amounts.reading import find_amounts, role_of
from parsers.amounts.words import Setting
from parsers.parse import parse_document
from schemas.swedish import format_number
from schemas.vocabulary import MoneyUnit, Status


def _values(text: str) -> list[int | None]:
    return [None if a.value_sek is None else int(a.value_sek) for a in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("350 miljoner kronor", [350_000_000]),
        ("350 500 000 kronor", [350_500_000]),
        ("168,7 \n\nmnkr", [168_700_000]),  # number and unit on two lines
        ("1\u00a0132\u00a0368 kr", [1_132_368]),
        ("1\u2009132\u2009368 kr", [1_132_368]),
        ("1\u202f132\u202f368 kr", [1_132_368]),
        ("1.234.567 kr", [1_234_567]),
        ("1'234'567 kr", [1_234_567]),
        ("1 000:-", [1_000]),
        ("Bidrag 1 000: –", [1_000]),
        ("9 135 tkr", [9_135_000]),
        ("500 tusen kronor", [500_000]),
        ("28,486 miljarder kronor", [28_486_000_000]),
        ("1,5 Mkr", [1_500_000]),
        ("2,5 MSEK", [2_500_000]),
        ("SEK 350 000", [350_000]),
        ("500kr", [500]),
        ("10mnkr", [10_000_000]),
        ("\u22121 469 tkr", [-1_469_000]),
        ("350 miljoner till kommunerna", [350_000_000]),
        ("totalt 350 miljoner.", [350_000_000]),
        ("en miljon kronor", [1_000_000]),
        ("två miljoner kronor", [2_000_000]),
        ("en halv miljon kronor", [500_000]),
        ("tvåhundratusen kronor", [200_000]),
        ("tjugofyra och en halv miljoner kronor", [24_500_000]),
        ("en miljon femhundratusen kronor", [1_500_000]),
        ("mellan 10 000 och 20 000 kronor", [10_000, 20_000]),
        ("10 000–20 000 kr", [10_000, 20_000]),
        ("350–400 miljoner kronor", [350_000_000, 400_000_000]),
        ("5, 10 respektive 15 miljoner kronor", [5_000_000, 10_000_000, 15_000_000]),
        ("under 2018 350 000 kronor", [350_000]),
        ("2019 och 350 000 kronor", [350_000]),
        ("hela 42 045981 kronor", [None]),  # a broken number is found, not guessed
        ("högst 5 000 kr.", [5_000]),
        ("bidrag med 85,000 kr och 1,250,000 kronor", [None, None]),  # or three decimals: not guessed either
        ("0,125 kr per kWh", [0]),
        # no unit word beside it, but dealt with as kronor in the same sentence
        ("Av medlen ska 350 000 000 fördelas och 500 000 kronor användas.", [350_000_000, 500_000]),
        ("Bidragen ökar med 26 miljoner inför 2023 och 4 miljoner jämfört med i dag.", [26_000_000, 4_000_000]),
        # nor here, but a part of the sum before it, or one more that is given
        ("Bidraget är 12 000 000 kronor, varav högst 350 000 till kommunerna.", [12_000_000, 350_000]),
        ("Av medlen går 12 000 000 till kommunerna samt 3 500 000 till regionerna.", [12_000_000, 3_500_000]),
        ("Det kostar 2 000 000 kronor, varav 1 200 elever reser och 2 500 000 resor är gratis.", [2_000_000]),
        ("Mot 2 000 000 kronor, och 1 200 i Ale.", [2_000_000]),
    ],
)
def test_amounts(text: str, values: list[int | None]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "254 000 personer",
        "ca 71 000 personer",
        "50 procent",
        "0,37 %",
        "80 år",
        "7 miljoner invånare",
        "5 miljoner euro",
        "10-50 kunder",
        "tio hemtjänstkunder",
        "Tio kommuner",
        "under 2018",
        "S2018/03799/FST",
        "anslag 4:5",
        "1 200 elever",
        "Ale 370 181",
        "kronan",
        "350 000 000 fördelas",  # nothing in the sentence says that it is money
        "075-247 30 00",
        "Fråga 300: – Hur blir det?",
    ],
)
def test_no_amounts(text: str) -> None:
    assert find_amounts(text) == []


def test_precision_and_qualifier() -> None:
    (about,) = find_amounts("uppgår till drygt 10,7 mnkr")
    assert (about.precision, about.qualifier) == (Decimal(100_000), "drygt")
    (most,) = find_amounts("med upp till 350 miljoner kronor")
    assert (most.precision, most.qualifier) == (Decimal(1_000_000), "upp till")


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Boverket får för uppdraget under 2021 använda 120 500 000 kronor.", ["total"]),
        ("Satsningen omfattar totalt 200 mnkr år 2020.", ["total"]),
        ("Stödet uppgår till 75 miljoner kronor.", ["total"]),
        ("I budgetpropositionen avsätts 300 miljoner kronor för ändamålet.", ["total"]),
        ("Av dessa medel ska 119 000 000 kronor fördelas till regionerna.", ["allocation"]),
        ("Beslut om utbetalning av sammanlagt 16 300 000 kronor till föreningen fattas senare.", ["allocation"]),
        ("Malmö stad har tilldelats 8,2 mnkr.", ["allocation"]),
        ("Styrelsen beslutar att 500 tkr av medlen ska fördelas till skolorna.", ["allocation"]),
        ("Kontoret föreslår att 8 240 tkr fördelas mellan enheterna.", ["allocation"]),
        ("Styrelsen beslutar att fördela projektmedel om 6,3 mnkr till enheterna.", ["allocation"]),
        (
            "Av medlen ska 350 000 000 fördelas och 500 000 kronor får användas av Boverket för eget arbete.",
            ["allocation", "administration"],
        ),
        ("Skolverket får använda högst 2 000 000 kronor för administration.", ["administration"]),
        ("Därutöver får 1 500 000 kronor användas för myndighetens egna kostnader.", ["administration"]),
        ("Varje kommun får dock ett minimibelopp om 250 000 kronor.", ["minimum"]),
        ("Ingen kommun får lägre belopp än ett golv på 100 000 kronor.", ["minimum"]),
        ("Varje region tilldelas minst 3 000 000 kronor.", ["minimum"]),
        ("12 000 000 kronor ska fördelas lika mellan de orter som valts ut.", ["equal_share"]),
        ("De fem kommunerna får 420 000 kronor vardera.", ["equal_share"]),
        ("Bidrag lämnas med 300 000 kronor per kommun.", ["equal_share"]),
        ("Ersättningen är 1 200 kronor per plats.", ["per_unit"]),
        ("Stödet är 450 kr/invånare.", ["per_unit"]),
        ("För varje elev betalas 5 000 kronor.", ["per_unit"]),
        ("Vidare föreslås att 1 565 tkr reserveras för projektet.", ["reserve"]),
        ("Av medlen avsätts 4 miljoner kronor för oförutsedda behov.", ["reserve"]),
        ("Under 2019 uppgick kostnaden till 35 miljoner kronor.", ["other"]),
        ("Kostnaden beräknas till 2 000 kronor.", ["other"]),
        ("För 2024 finns det 685 miljoner kronor att fördela.", ["allocation"]),
        ("Sammanlagt 61,5 miljoner kronor finns att rekvirera.", ["total"]),
        ("Regeringen avsätter 4 miljarder kronor under 2022 för en bättre vård.", ["total"]),
        ("Statsbidraget uppgår 2021 till totalt 4 miljarder kronor.", ["total"]),
        ("För ändamålet får högst 25 000 000 kronor användas.", ["total"]),
        ("Bidragsramen är 150 miljoner kronor.", ["total"]),
        ("Nämnden disponerar 3,1 mnkr för insatsen.", ["total"]),
        ("Till förfogande står 12 mnkr.", ["total"]),
        ("Kommunens andel uppgår till 1 245 000 kronor.", ["allocation"]),
        ("Kommunen har fått 2,4 mnkr i statsbidrag av Socialstyrelsen.", ["allocation"]),
        ("SKR får 14 500 000 kronor för det nationella stödet.", ["allocation"]),
        ("De återstående 45 000 000 kronorna fördelas efter folkmängd.", ["allocation"]),
        ("Regionen kan rekvirera högst 12 000 000 kronor.", ["allocation"]),
        (
            "Bidraget till Falu kommun är 3 miljoner kronor, varav 1 miljon kronor till skolan.",
            ["allocation", "allocation"],
        ),
        ("Av medlen får Boverket använda högst 2 000 000 kronor för uppföljning.", ["administration"]),
        ("Länsstyrelsen får använda högst 500 000 kronor för handläggning.", ["administration"]),
        ("34 250 000 kronor avsätts till SKR för att stödja omställningen.", ["allocation"]),
        ("Till regionerna avsätts för detta område 30 miljoner kronor.", ["allocation"]),
        ("Till kurser avsätts 3 miljoner kronor.", ["total"]),
        ("Ingen kommun får mindre än 250 000 kronor.", ["minimum"]),
        ("Kommunerna garanteras 100 000 kronor.", ["minimum"]),
        ("Bidraget ska inte understiga 50 000 kronor.", ["minimum"]),
        ("De tre länen får 2 mnkr var.", ["equal_share"]),
        ("Varje region kan få 1 500 000 kronor och varje kommun kan få 100 000 kronor.", ["equal_share"] * 2),
        ("7 500 000 kronor fördelas lika mellan de fem kommunerna.", ["equal_share"]),
        ("Ersättning utgår med 2 500 kronor per månad.", ["per_unit"]),
        ("Schablonen är 12 000 kr per påbörjad utbildning.", ["per_unit"]),
        ("Nämnden avsätter 300 tkr till en gemensam introduktion.", ["reserve"]),
        ("En reserv på 2 mnkr behålls centralt.", ["reserve"]),
        ("Anslaget ökas med 30 miljoner kronor.", ["other"]),
        ("Under 2020 betalade myndigheten ut 80 miljoner kronor.", ["other"]),
        ("För 2020 var motsvarande belopp 180 mnkr.", ["other"]),
        ("Kommunerna beräknar sina kostnader till drygt 71 miljoner kronor.", ["other"]),
        ("Stödet är 10 miljoner kronor per år.", ["total"]),
        ("Bidrag ges med högst 500 000 kronor per kommun.", ["other"]),  # the most that one may have
        (
            "Överenskommelsen omfattar 200 miljoner kronor, varav 168,7 miljoner kronor till kommunerna.",
            ["total", "allocation"],
        ),
        ("Bidrag lämnas med mellan 10 000 och 20 000 kronor per plats.", ["per_unit", "per_unit"]),
    ],
)
def test_roles(sentence: str, roles: list[str]) -> None:
    found = find_amounts(sentence)
    assert [role_of(sentence, a, found).value for a in found] == roles


def test_the_lead_of_a_list_tells_the_role_of_its_items() -> None:
    found = find_amounts("5 mnkr för teknik")
    assert (
        role_of("5 mnkr för teknik", found[0], found, Setting("Medlen fördelas enligt följande:")).value
        == "allocation"
    )


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("kr", MoneyUnit.KR),
        ("kronor", MoneyUnit.KR),
        ("SEK", MoneyUnit.KR),
        (":-", MoneyUnit.KR),
        ("tkr", MoneyUnit.TKR),
        ("tusen kronor", MoneyUnit.TKR),
        ("Mkr", MoneyUnit.MNKR),
        ("miljoner kronor", MoneyUnit.MNKR),
        ("miljoner\nkronor", MoneyUnit.MNKR),
        ("MSEK", MoneyUnit.MNKR),
        ("miljarder", MoneyUnit.MDKR),
        ("mdkr", MoneyUnit.MDKR),
        ("krav", None),
        ("procent", None),
        ("", None),
    ],
)
def test_every_unit(text: str, unit: MoneyUnit | None) -> None:
    assert [a.unit for a in find_amounts(f"Stödet är 5 {text}")] == ([unit] if unit else [])


@given(
    st.integers(0, 10**9),
    st.sampled_from([("kr", 1), ("kronor", 1), ("tkr", 10**3), ("miljoner kronor", 10**6), ("mdkr", 10**9)]),
    st.sampled_from([" ", "\u00a0", "\u2009"]),
)
def test_a_printed_amount_reads_back(number: int, unit: tuple[str, int], space: str) -> None:
    printed = f"{format_number(Decimal(number)).replace(' ', space)} {unit[0]}"
    text = f"Stödet är {printed} för året."
    (found,) = find_amounts(text)
    assert text[found.start : found.stop] == printed
    assert found.value_sek == number * unit[1]


LABELLED = """Riksantikvarieämbetet                         BESLUT
                                              2022-03-09
                                              Dnr 2022/77

Beslut om bidrag

Förening: Hembygdsföreningen i Skattkärr
Sökt belopp: 240 000 kronor
Beviljat belopp: 190 000 kronor
Projektets totala kostnad: 400 000 kronor
Egen finansiering: 210 000 kronor
Bidrag 2022: 90 000 kronor
Bidrag 2023: 100 000 kronor

Myndigheten beslutar att bevilja föreningen 190 000 kronor. Bidraget ska redovisas senast den 1 mars 2024.
"""


def test_labelled_sums_of_one_decision_are_amounts_and_no_table() -> None:
    read = understand(LABELLED.encode(), "beslut.txt", Settings())
    assert not read.tables
    assert [(str(a.role), a.amount_sek) for a in read.amounts] == [
        ("other", 240_000),
        ("allocation", 190_000),
        ("other", 400_000),
        ("other", 210_000),
        ("allocation", 90_000),
        ("allocation", 100_000),
        ("allocation", 190_000),
    ]
    assert "numbers-accounted" not in {f.check for f in read.findings if f.status is Status.FAIL}


def test_labelled_sums_of_purposes_stay_a_table() -> None:
    purposes = ("bygdegårdar: 900 000", "museer: 400 000", "körer: 5 000")
    lines = "\n".join(f"Bidrag till {purpose} kronor" for purpose in purposes)
    text = f"{LABELLED}\n\nFördelning\n\n{lines}\n"
    assert len(parse_document(read_document(text.encode(), "beslut.txt"), "test").tables) == 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rekvirerat belopp (kronor): 1 250 000", [1_250_000]),
        ("Sökt belopp, kr 45 000", [45_000]),
        ("Belopp i tkr: 340", [340_000]),
        ("Belopp (kr) 2024: 450 000", [450_000]),
        ("Lönekostnad i kronor 2023: 230 000", [230_000]),
        ("Medel i kronor 2024", []),
        ("Kostnad i kr per elev: 300", []),
        ("Antal belopp i kr: 7 av 12", []),
    ],
)
def test_a_label_says_the_unit_of_its_number(text: str, values: list[int]) -> None:
    assert _values(text) == values


def test_a_form_that_is_filled_in_has_its_amount() -> None:
    text = """Statens servicecenter             Rekvisition

Rekvisition av statsbidrag för anhörigstöd 2024

Kommun                            Malå kommun
Rekvirerat belopp (kronor)        425 000
Bankgiro                          123-4567
Ort och datum                     Malå 2024-03-01

Rekvisitionen ska ha kommit in till Socialstyrelsen senast den 30 april 2024.
"""
    read = parse_document(read_document(text.encode(), "rekvisition.txt"), "test")
    assert [(str(a.role), a.amount_sek, a.text) for a in read.amounts] == [("allocation", 425_000, "425 000")]


@pytest.mark.parametrize("sum_", ["sammanlagt123 456 000 kronor", "ap.5450 000 kronor"])
def test_a_number_glued_to_a_word_has_no_value_and_is_told(sum_: str) -> None:
    text = LABELLED.replace("föreningen 190 000 kronor.", f"föreningen {sum_}.")
    read = understand(text.encode(), "beslut.txt", Settings())
    assert [a.amount_sek for a in read.amounts][-1] is None
    assert "number-shape" in {f.check for f in read.findings if f.status is Status.FAIL}
