"""The forms of dates and amounts that the domain lists, line by line, and what is none of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parsers.amounts.forms import find_amounts
from parsers.dates.forms import find_dates
from parsers.dates.roles import Setting, roles_of
from parsers.tables.labels import SUBTOTAL, TOTAL

MISSING = "0004"  # the year of a day whose year the print leaves out


def spans(text: str) -> list[tuple[str, str]]:
    return [(str(d.first).replace("None", ""), str(d.last).replace("None", "")) for d in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2032-05-04", "2032-05-04", "2032-05-04"),  # ISO
        ("Den 4 maj 2032", "2032-05-04", "2032-05-04"),
        ("senast 4 maj 2032", "2032-05-04", "2032-05-04"),  # without "den"
        ("senast \n den 4 maj \n\n2032", "2032-05-04", "2032-05-04"),  # broken over lines
        ("den 4 maj", f"{MISSING}-05-04", f"{MISSING}-05-04"),  # without its year
        ("från och med den 4 maj till och med den 9 juni 2032", "2032-05-04", "2032-06-09"),
        ("4 maj–9 juni 2032", "2032-05-04", "2032-06-09"),
        ("4 maj-9 juni 2032", "2032-05-04", "2032-06-09"),
        ("4 maj 2032–9 juni 2033", "2032-05-04", "2033-06-09"),
        ("4–9 juni 2032", "2032-06-04", "2032-06-09"),
        ("fr.o.m. 2032-05-04 t.o.m. 2032-06-09", "2032-05-04", "2032-06-09"),
        ("fr o m den 4 maj t o m den 9 juni 2032", "2032-05-04", "2032-06-09"),
        ("mellan den 4 och den 9 juni 2032", "2032-06-04", "2032-06-09"),
        ("från måndag den 4 maj till och med onsdag den 9 juni 2032", "2032-05-04", "2032-06-09"),
        ("under 2032", "2032-01-01", "2032-12-31"),
        ("för 2032", "2032-01-01", "2032-12-31"),
        ("avseende 2032", "2032-01-01", "2032-12-31"),
        ("år 2032", "2032-01-01", "2032-12-31"),
        ("budgetåret 2032", "2032-01-01", "2032-12-31"),
        ("för kalenderåret", f"{MISSING}-01-01", f"{MISSING}-12-31"),
        ("2032–2034", "2032-01-01", "2034-12-31"),
        ("betalades ut under 2007 2011", "2007-01-01", "2011-12-31"),  # the dash is lost
        ("i maj 2032", "2032-05-01", "2032-05-31"),
        ("maj 2032", "2032-05-01", "2032-05-31"),
        ("årsskiftet 2032/2033", "2032-12-31", "2033-01-01"),
        ("läsåret 2032/33", "2032-07-01", "2033-06-30"),
        ("vintern 2032/2033", "", ""),  # no day
        ("våren 2032", "", ""),
        ("sommaren 2032", "", ""),
        ("första halvåret 2032", "2032-01-01", "2032-06-30"),
        ("tertial 1 2032", "2032-01-01", "2032-04-30"),
        ("kvartal 2", f"{MISSING}-04-01", f"{MISSING}-06-30"),
        ("före årets slut", f"{MISSING}-12-31", f"{MISSING}-12-31"),
        ("1/1 1997", "1997-01-01", "1997-01-01"),
        ("31/12-2018", "2018-12-31", "2018-12-31"),
        ("13.12.2013", "2013-12-13", "2013-12-13"),
        ("Datum: 180703", "2018-07-03", "2018-07-03"),  # two figures for the year, with a cue
        ("Datum: 20180703", "2018-07-03", "2018-07-03"),
    ],
)
def test_one_date(text: str, first: str, last: str) -> None:
    assert spans(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("i april och i september 2032", ["2032-04-01", "2032-09-01"]),
        ("Den 11 respektive den 13 december 2032", ["2032-12-11", "2032-12-13"]),
        ("den 31 augusti respektive den 30 november 2032", ["2032-08-31", "2032-11-30"]),
        ("den 20 januari\nden 19 februari", [f"{MISSING}-01-20", f"{MISSING}-02-19"]),
        ("åren 2032 och 2033", ["2032-01-01", "2033-01-01"]),
    ],
)
def test_coordinated_dates(text: str, days: list[str]) -> None:
    assert [first for first, _ in spans(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "180703",  # no cue
        "20180703",
        "inom kort",
        "vid samma tidpunkt",
        "i god tid",
        "två veckor efter beslutet",
        "till hösten",
        "vårens utbrott",
        "kl. 9.00–15.30",
        "Maja och Majken",
        "majoriteten",
        "juniorerna",
        "marsvin",
        "ska alltid beaktas om inget annat anges",  # "alltid" is no "tid"
    ],
)
def test_no_date(text: str) -> None:
    assert spans(text) == []


def test_conditional_and_delegated_deadlines() -> None:
    (day,) = find_dates("senast den 4 maj 2032, eller det datum som verket beslutar")
    assert (str(day.first), day.conditional, day.open) == ("2032-05-04", True, False)
    for text in ("vid den tid som verket anger", "vid den tidpunkt som verket meddelar"):
        (left_open,) = find_dates(text)
        assert (left_open.open, left_open.first) == (True, None)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Rekvisition ska ske senast den 4 maj 2032.", "requisition_deadline"),
        ("Kommunen ska rekvirera medlen senast den 4 maj 2032.", "requisition_deadline"),
        ("Ansökan ska lämnas senast den 4 maj 2032.", "requisition_deadline"),
        ("Kommunen ska redovisa senast den 4 maj 2032.", "report_deadline"),
        ("Uppdraget ska slutredovisas senast den 4 maj 2032.", "report_deadline"),
        ("Återrapportering sker senast den 4 maj 2032.", "report_deadline"),
        ("Medlen ska återbetalas senast den 4 maj 2032.", "repayment_deadline"),
        ("Överskott ska betalas tillbaka senast den 4 maj 2032.", "repayment_deadline"),
        ("Medlen får användas till den 4 maj 2032.", "use_period"),
        ("Medlen ska vara förbrukade senast den 4 maj 2032.", "use_period"),
        ("Bidraget betalas ut den 4 maj 2032.", "payment"),
        ("Utbetalning sker senast den 4 maj 2032.", "payment"),
        ("Regeringen gav den 4 maj 2032 verket i uppdrag att dela ut medel.", "cited_decision"),
        ("Enligt regeringsbeslut den 4 maj 2032 ska medlen fördelas.", "cited_decision"),
        ("Antalet elever var 12 (källa: SCB, 2032-05-04).", "other"),
    ],
)
def test_role_by_the_clause(sentence: str, role: str) -> None:
    (found,) = find_dates(sentence)
    assert [r.value for r in roles_of(sentence, found, Setting())] == [role]


def test_one_date_may_have_two_roles() -> None:
    sentence = "Återbetalning och redovisning ska ske senast den 4 maj 2032."
    (found,) = find_dates(sentence)
    assert {r.value for r in roles_of(sentence, found, Setting())} == {"repayment_deadline", "report_deadline"}


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2009", "\u202f", "\u2007", ".", "'", "\u2019"])
def test_what_parts_thousands(space: str) -> None:
    (amount,) = find_amounts(f"1{space}234{space}567 kr")
    assert amount.value_sek == 1_234_567


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        *((u, 1) for u in ("kr", "kronor", "SEK", ":-")),
        *((u, 10**3) for u in ("tkr", "Tkr", "kkr", "tusen kronor", "tusental kronor")),
        *((u, 10**6) for u in ("mnkr", "mkr", "Mkr", "mn kr", "miljoner kronor", "miljoner", "MSEK", "milj")),
        *((u, 10**9) for u in ("mdkr", "mdr", "miljarder kronor", "miljarder")),
    ],
)
def test_units(unit: str, factor: int) -> None:
    (amount,) = find_amounts(f"7 {unit}" if unit != ":-" else "7:-")
    assert amount.value_sek == 7 * factor


@pytest.mark.parametrize(
    ("text", "sek", "precision"),
    [
        ("350 miljoner", 350_000_000, 10**6),
        ("10,7 mnkr", 10_700_000, 10**5),
        ("1,437 miljard", 1_437_000_000, 10**6),
        ("168,7 \n\nmnkr", 168_700_000, 10**5),  # the unit on the next line
        ("1.234.567,50 kr", Decimal("1234567.50"), Decimal("0.01")),
        ("\u22121 469 tkr", -1_469_000, 1000),
        ("-60,3 kr", Decimal("-60.30"), Decimal("0.1")),
        ("minus 5 mnkr", -5_000_000, 10**6),
        ("0 kr", 0, 1),  # a real zero
        ("en miljon kronor", 1_000_000, 10**6),
        ("tio miljoner kronor", 10_000_000, 10**6),
        ("hela 42 045981 kronor", None, 1),  # groups that are not whole: told, not guessed
    ],
)
def test_values_and_precision(text: str, sek: Decimal | None, precision: Decimal) -> None:
    (amount,) = find_amounts(text)
    assert (amount.value_sek, amount.precision) == (sek, precision)


@pytest.mark.parametrize(
    "word", ["ca", "cirka", "drygt", "knappt", "närmare", "omkring", "högst", "minst", "upp till"]
)
def test_words_of_approximation(word: str) -> None:
    (amount,) = find_amounts(f"fördelas {word} 5 mnkr")
    assert amount.qualifier == word


@pytest.mark.parametrize(
    "text", ["0,37 %", "25 procent", "50%", "2 procentenheter", "tio kunder", "hälften", "en dryg tredjedel"]
)
def test_shares_and_counts_are_no_money(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize("text", ["10–15 miljoner kronor", "mellan 10 och 15 miljoner kronor"])
def test_a_dash_between_numbers_is_no_sign(text: str) -> None:
    assert [a.value_sek for a in find_amounts(text)] == [10_000_000, 15_000_000]


@pytest.mark.parametrize(
    "label",
    [
        "Summa", "SUMMA", "Totalt", "Total", "Total summa", "Totalsumma", "S:a", "Riket", "Hela riket",
        "Samtliga kommuner", "Samtliga regioner", "Alla kommuner",
    ],
)  # fmt: skip
def test_labels_of_totals(label: str) -> None:
    assert TOTAL.match(label)


@pytest.mark.parametrize("label", ["Delsumma", "Summa län", "Total Medel till kommunerna"])
def test_labels_of_subtotals(label: str) -> None:
    assert SUBTOTAL.match(label)
