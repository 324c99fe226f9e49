"""Values against their print: every legitimate Swedish form passes, every changed value is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rows import a_document

from schemas.checks.number_shape import check as number_shape
from schemas.checks.number_shape import is_malformed
from schemas.checks.roundtrip_print import check as roundtrip_print
from schemas.rows import Allocation, Amount, DateFact, Extraction, Finding, Place
from schemas.swedish import format_date, format_number, half_of_last_place, numbers_in
from schemas.vocabulary import (
    AmountRole,
    DatePrecision,
    DateRole,
    DocumentKind,
    MoneyUnit,
    RecipientKind,
    RowType,
    Severity,
    Status,
)

PLACE = Place(1, 1)
KR, TKR, MNKR, MDKR = MoneyUnit


def made_of(
    amounts: tuple[Amount, ...] = (), dates: tuple[DateFact, ...] = (), rows: tuple[Allocation, ...] = ()
) -> Extraction:
    return Extraction(document=a_document(kind=DocumentKind.NOTICE), amounts=amounts, dates=dates, allocations=rows)


def amount(text: str, sek: object, unit: MoneyUnit | None = None) -> Amount:
    value = None if sek is None else Decimal(str(sek))
    return Amount(role=AmountRole.OTHER, amount_sek=value, unit=unit, text=text, sentence=text, place=PLACE)


def statuses(extraction: Extraction) -> set[Status]:
    """The verdicts on what the extraction holds, the empty kinds of value left aside."""
    empty = {"no amounts", "no shares", "no dates"}
    return {f.status for f in roundtrip_print(extraction) if f.message not in empty}


def failures(extraction: Extraction) -> list[Finding]:
    return [f for f in roundtrip_print(extraction) if f.status is Status.FAIL]


AMOUNTS = [
    ("350 500 000 kronor", 350_500_000, KR),
    ("350\u00a0500\u00a0000 kronor", 350_500_000, KR),
    ("1\u2009132\u202f368\u00a0kr", 1_132_368, KR),  # thin and narrow spaces
    ("1.234.567,50 kr", "1234567.50", KR),
    ("1'234'567 kr", 1_234_567, KR),
    ("1 000:-", 1_000, KR),
    ("1 018:50 kronor", "1018.50", KR),
    ("30:00 kr", 30, KR),
    ("350 000 000", 350_000_000, None),
    ("10,7 mnkr", 10_700_000, MNKR),
    ("168,7\n\nmnkr", 168_700_000, MNKR),
    ("9 135 tkr", 9_135_000, TKR),
    ("350 miljoner kronor", 350_000_000, MNKR),
    ("1,437 miljarder", 1_437_000_000, MDKR),
    ("1 miljard", 1_000_000_000, MDKR),
    ("en miljon kronor", 1_000_000, MNKR),
    ("två och en halv miljarder kronor", 2_500_000_000, MDKR),
    ("en miljon femhundratusen kronor", 1_500_000, MoneyUnit.KR),
    ("en halv miljon", 500_000, MNKR),
    ("femtio tusen kronor", 50_000, TKR),
    ("tvåhundratusen kronor", 200_000, KR),
    ("hundra miljoner kronor", 100_000_000, MNKR),
    ("miljonen", 1_000_000, MNKR),
    ("\u22121 469 tkr", -1_469_000, TKR),
    ("minus 5 kr", -5, KR),
    ("(4 729)", -4_729, TKR),
    ("100 000–200 000 kronor", 200_000, KR),
    ("ca 28,486 miljarder kronor", 28_486_000_000, MDKR),
    ("1 310 223*", 1_310_223, KR),
    ("0 kr", 0, KR),
    ("980 000", 980_000, TKR),  # read in kronor although tkr is declared: the check of units tells
]


@pytest.mark.parametrize(("text", "sek", "unit"), AMOUNTS)
def test_amounts_in_every_form(text: str, sek: object, unit: MoneyUnit | None) -> None:
    assert statuses(made_of(amounts=(amount(text, sek, unit),))) == {Status.PASS}


@pytest.mark.parametrize(("text", "sek", "unit"), AMOUNTS)
def test_changed_amounts_are_told(text: str, sek: object, unit: MoneyUnit | None) -> None:
    (found,) = failures(made_of(amounts=(amount(text, Decimal(str(sek)) + 10, unit),)))
    assert found.severity is Severity.ERROR
    assert found.expected == " ".join(text.replace("\u2212", "-").replace("–", "-").split())


@pytest.mark.parametrize(
    ("text", "sek"), [("1 469 kr", -1_469), ("168,7 mnkr", 1_687_000_000), ("42 045 981", 42_045_918)]
)
def test_wrong_sign_comma_or_digit(text: str, sek: int) -> None:
    assert len(failures(made_of(amounts=(amount(text, sek),)))) == 1


@pytest.mark.parametrize("text", ["hälften", "en dryg tredjedel av medlen", "prisbasbelopp"])
def test_amounts_that_cannot_be_printed_again_are_skipped(text: str) -> None:
    assert statuses(made_of(amounts=(amount(text, 500),))) == {Status.SKIP}


@given(
    value=st.integers(min_value=0, max_value=10**12),
    space=st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "\u2007", ".", "'", "\u2019", ""]),
    unit=st.sampled_from(["", " kr", "\u00a0kronor", " tkr", " mnkr", " miljoner kronor"]),
)
def test_every_shape_of_whole_number_comes_back(value: int, space: str, unit: str) -> None:
    text = format_number(Decimal(value)).replace(" ", space) + unit
    factors = {"": 1, " kr": 1, "\u00a0kronor": 1, " tkr": 1_000}
    sek = Decimal(value * factors.get(unit, 1_000_000))
    assert [p.number for p in numbers_in(text)] == [Decimal(value)]
    assert statuses(made_of(amounts=(amount(text, sek),))) == {Status.PASS}
    assert not is_malformed(text)


@given(st.decimals(min_value=0, max_value=10**7, places=2))
def test_decimals_come_back(value: Decimal) -> None:
    text = format_number(value, 2)
    assert statuses(made_of(amounts=(amount(f"{text} mnkr", value * 1_000_000),))) == {Status.PASS}


def cell(text: str, sek: object, share: object = None, share_text: str | None = None) -> Allocation:
    return Allocation(
        table_id="0/1",
        row=1,
        row_type=RowType.RECIPIENT,
        recipient="A",
        recipient_kind=RecipientKind.OTHER,
        amount_sek=None if sek is None else Decimal(str(sek)),
        unit=KR,
        text=text,
        share_percent=None if share is None else Decimal(str(share)),
        share_text=share_text,
        place=PLACE,
    )


@pytest.mark.parametrize(
    ("share", "text"),
    [("0.37", "0,37"), ("0.32", "(0,32 %)"), ("100", "100"), ("25", "25 procent"), ("0.5", "0.5%")],
)
def test_shares_in_every_form(share: str, text: str) -> None:
    assert statuses(made_of(rows=(cell("1 000", 1000, share, text),))) == {Status.PASS}
    changed = Decimal(share) + Decimal("0.01")
    assert len(failures(made_of(rows=(cell("1 000", 1000, changed, text),)))) == 1


def day(text: str, start: str | None, end: str | None = "", **more: object) -> DateFact:
    last = start if end == "" else end
    plain = DateFact(
        role=DateRole.OTHER,
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(last) if last else None,
        text=text,
        sentence=text,
        place=PLACE,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


MONTH, YEAR = DatePrecision.MONTH, DatePrecision.YEAR
DATES = [
    day("2018-06-20", "2018-06-20"),
    day("den 15 maj 2019", "2019-05-15"),
    day("Den 25 augusti 2020", "2020-08-25"),
    day("31 december\n\n2020", "2020-12-31"),
    day("den 1\u00a0november 2018", "2018-11-01"),
    day("senast den 1 dec. 2021", None, "2021-12-01"),
    day("den 19 augusti", "2020-08-19", inferred=True),
    day("den 11", "2019-12-11", inferred=True),  # month and year stand with the next date
    day("från och med den 20 juni till och med den 31 december 2018", "2018-06-20", "2018-12-31"),
    day("20 juni–31 december 2018", "2018-06-20", "2018-12-31"),
    day("1 december–31 januari 2019", "2018-12-01", "2019-01-31"),
    day("1 juli-31 december 2018", "2018-07-01", "2018-12-31"),
    day("1–30 juni 2018", "2018-06-01", "2018-06-30"),
    day("mellan den 5 och den 9 maj 2021", "2021-05-05", "2021-05-09"),
    day("fr.o.m. 2020-01-01 t.o.m. 2020-12-31", "2020-01-01", "2020-12-31"),
    day("under 2018", "2018-01-01", "2018-12-31", precision=YEAR),
    day("2020–2022", "2020-01-01", "2022-12-31", precision=YEAR),
    day("åren 2021 och 2022", "2021-01-01", "2022-12-31", precision=YEAR),
    day("läsåret 2020/21", "2020-07-01", "2021-06-30"),
    day("2020/21", "2020-01-01", "2021-12-31", precision=YEAR),
    day("i december 2018", "2018-12-01", "2018-12-31", precision=MONTH),
    day("i april", "2021-04-01", "2021-04-30", precision=MONTH, inferred=True),
    day("januari–mars 2022", "2022-01-01", "2022-03-31", precision=MONTH),
    day("januari–mars 2022", "2022-01-01", "2022-03-31"),
    day("2018-06", "2018-06-01", "2018-06-30", precision=MONTH),
    day("1/1 1997", "1997-01-01"),
    day("31/12-2018", "2018-12-31"),
    day("13.12.2013", "2013-12-13"),
    day("20180703", "2018-07-03"),
    day("180703", "2018-07-03"),
    day("före den 1 november 2018", None, "2018-10-31"),
    day("till den 1 juli 2021", None, "2021-06-30"),
    day("t.o.m. 2021", None, "2021-12-31", precision=YEAR),
    day("under 2018", "2018-01-01", "2018-12-31"),
    day("från och med juli 2021", "2021-07-01", None),
    day("torsdagen den 3 maj 2018", "2018-05-03"),
    day("2018-06-20 kl. 13.00", "2018-06-20"),
    day("Stockholm den 21 december 2020", "2020-12-21"),
]


@pytest.mark.parametrize("fact", DATES, ids=lambda f: f.text)
def test_dates_in_every_form_raise_no_alarm(fact: DateFact) -> None:
    assert failures(made_of(dates=(fact,))) == []


@pytest.mark.parametrize(
    "fact",
    [
        day("2018-06-20", "2018-06-21"),
        day("den 15 maj 2019", "2019-05-16"),
        day("den 15 maj 2019", "2019-03-15"),
        day("den 15 maj 2019", "2020-05-15"),
        day("den 19 augusti", "2020-08-20", inferred=True),
        day("20 juni–31 december 2018", "2018-06-20", "2018-12-30"),
        day("20 juni–31 december 2018", "2018-05-20", "2018-12-31"),
        day("13.12.2013", "2013-12-12"),
        day("31/12-2018", "2018-11-30"),
        day("i december 2018", "2018-11-01", "2018-11-30", precision=MONTH),
        day("under 2018", "2019-01-01", "2019-12-31", precision=YEAR),
    ],
    ids=lambda f: f.text,
)
def test_changed_dates_are_told(fact: DateFact) -> None:
    (found,) = failures(made_of(dates=(fact,)))
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("första halvåret 2019", "2019-01-01", "2019-06-30"),
        ("årsskiftet 2020/2021", "2020-12-31", "2021-01-01"),
        ("före årets slut", None, "2020-12-31"),
        ("våren 2018", "2018-03-01", "2018-05-31"),
        ("inom kort", "2018-07-01", "2018-07-01"),
    ],
)
def test_dates_that_cannot_be_printed_again_are_skipped(text: str, start: str | None, end: str) -> None:
    assert statuses(made_of(dates=(day(text, start, end),))) == {Status.SKIP}


def test_open_dates_are_nothing_to_print() -> None:
    fact = day("vid den tid som myndigheten anger", None, None, open=True)
    assert statuses(made_of(dates=(fact,))) == {Status.SKIP} or not failures(made_of(dates=(fact,)))


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)))
def test_every_day_comes_back_and_its_neighbour_does_not(when: date) -> None:
    other = when.replace(day=when.day % 28 + 1)
    for text in (format_date(when), when.isoformat(), f"den {format_date(when)}", f"{when:%Y%m%d}"):
        assert statuses(made_of(dates=(day(text, when.isoformat()),))) == {Status.PASS}
        assert failures(made_of(dates=(day(text, other.isoformat()),)))


@pytest.mark.parametrize(
    "text",
    [
        "42 045981",
        "1 31 223",
        "1 310 2234",
        "1.310.22",
        "1O 000",
        "2l5 000",
        "12 34",
        "1 310 223 2",
        "(1 310 2231)",
    ],
)
def test_malformed_numbers(text: str) -> None:
    assert is_malformed(text)
    (found,) = number_shape(made_of(rows=(cell(text, None),)))
    assert (found.status, found.severity, found.actual) == (Status.FAIL, Severity.ERROR, text)


@pytest.mark.parametrize(
    "text",
    [
        *(text for text, _, _ in AMOUNTS),
        "-",
        "–",
        "..",
        "x",
        "Inget",
        "0",
        "0,37 %",
        "1 310 223 ²",
        "1 310 223 1)",
        "1 310 2231)",
        "5*",
        "2021 350 000",
        "S2020/04363",
        "den 1 mars 2022",
        "50 000:-",
        "10- 50",
        "1 234 567.50",
    ],
)
def test_well_formed_numbers_and_non_values(text: str) -> None:
    assert not is_malformed(text)
    assert [f.status for f in number_shape(made_of(rows=(cell(text, 1),)))] == [Status.PASS]


@pytest.mark.parametrize(
    ("text", "sek", "unit", "half"),
    [
        ("168,7", 168_700_000, MNKR, 50_000),
        ("350 miljoner", 350_000_000, MNKR, 500_000),
        ("350 000 000", 350_000_000, KR, "0.5"),
        ("1 310", 1_310_000, TKR, 500),
        ("980 000", 980_000, TKR, "0.5"),  # understood in kronor
    ],
)
def test_half_of_the_last_printed_place(text: str, sek: int, unit: MoneyUnit, half: object) -> None:
    assert half_of_last_place(text, Decimal(sek), unit) == Decimal(str(half))
