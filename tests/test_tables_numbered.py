"""Rows one space apart whose numbers, codes or organisation numbers stand before or behind the names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status


def read(text: str) -> Extraction:
    return understand(f"Bidrag till verksamhet 2025\nKulturnämnden\n\n{text}".encode(), "fil.txt", Settings())


def rows(found: Extraction) -> list[tuple[str | None, str | None, int | None]]:
    amounts = [a for a in found.allocations if a.row_type is RowType.RECIPIENT]
    return [(a.recipient, a.group, int(a.amount_sek) if a.amount_sek is not None else None) for a in amounts]


MEMBERS = (
    ("Förbundet Vi Unga", "802004-4321", "375 000", "2 114 300", "2 489 300"),
    ("Unga Musikanter", "802007-1188", "375 000", "904 120", "1 279 120"),
    ("SAJF", "802440-2211", "375 000", "45 700", "420 700"),
    ("Young Women 4 Change", "802499-3307", "375 000", "71 250", "446 250"),
)


@pytest.mark.parametrize("total", ["Totalt 1 500 000 3 135 370 4 635 370\n", ""])
def test_sums_prove_the_cut_behind_an_organisation_number(total: str) -> None:
    header = "Organisation Organisationsnummer Grundbidrag Rörligt bidrag Summa bidrag\n"
    found = read(header + "\n".join(map(" ".join, MEMBERS)) + "\n" + total)
    amounts = [a.text for a in found.allocations if a.row_type is RowType.RECIPIENT]
    assert amounts == [amount for *_, a, b, c in MEMBERS for amount in (a, b, c)]


def test_numbers_behind_an_organisation_number_that_nothing_proves_are_told() -> None:
    header = "Organisation Organisationsnummer Sökt belopp Beviljat belopp\n"
    rows = "\n".join(f"{name} {number} {a} {b}" for name, number, a, b, _ in MEMBERS)
    found = read(header + rows + "\n")
    assert [row for row in rows_told(found) if row]


def rows_told(found: Extraction) -> list[str]:
    return [f.message for f in found.findings if f.status is Status.FAIL and f.check != "identity"]


COUNTED = ("Arboga 1984 14 189 000", "Gnosjö 0617 22 297 000", "Bjuv 1260 31 418 500", "Kumla 1881 40 540 000")


@pytest.mark.parametrize("number", ["", "{}. "])
def test_codes_behind_the_names_are_no_part_of_the_numbers(number: str) -> None:
    lines = [number.format(n) + row for n, row in enumerate(COUNTED, 1)]
    header = "Kommun Kommunkod Antal personer Ersättning (kr)\n"
    found = read(header + "\n".join(lines) + "\nTotalt 107 1 444 500\n")
    assert rows(found) == [
        ("Arboga", None, 189_000),
        ("Gnosjö", None, 297_000),
        ("Bjuv", None, 418_500),
        ("Kumla", None, 540_000),
    ]
    assert [a.code_text for a in found.allocations][:4] == ["1984", "0617", "1260", "1881"]


def test_codes_behind_the_numbers_of_the_rows() -> None:
    found = read("1. 0114 Upplands Väsby 4 312 000 kr\n2. 0319 Älvkarleby 875 000 kr\n3. 0680 Jönköping 2 000 kr\n")
    assert [(a.code_text, a.recipient) for a in found.allocations] == [
        ("0114", "Upplands Väsby"),
        ("0319", "Älvkarleby"),
        ("0680", "Jönköping"),
    ]


def test_titles_over_the_first_county_and_sums_of_counties_without_a_share() -> None:
    found = read(
        "Kommunkod Kommun Andel av länet (%) Belopp (kr)\n"
        "Blekinge län\n1080 Karlskrona 51,9 1 234 500\n1081 Ronneby 22,5 535 900\n1082 Karlshamn 25,6 608 700\n"
        "Summa Blekinge län 2 379 100\n"
        "Kalmar län\n0880 Kalmar 75,0 1 153 400\n0884 Vimmerby 15,0 230 800\n0885 Borgholm 10,0 153 500\n"
        "Summa Kalmar län 1 537 700\nSumma riket 3 916 800\n"
    )
    own = [a for a in found.allocations if a.row_type is RowType.RECIPIENT]
    assert [(a.recipient, a.group, a.amount_sek, a.share_percent) for a in own][::3] == [
        ("Karlskrona", "Blekinge län", Decimal(1234500), Decimal("51.9")),
        ("Kalmar", "Kalmar län", Decimal(1153400), Decimal("75.0")),
    ]
    assert rows_told(found) == []


def test_a_name_that_ends_in_a_year_before_its_organisation_number() -> None:
    found = read(
        "Sökande Org.nr Beviljat stöd Varav EU-medel\n"
        "Pajala Utveckling AB 556701-2230 1 450 000 725 000\n"
        "Byaföreningen Nattavaara 2000 802431-7761 310 000 155 000\n"
        "Lycksele Djurpark 894003-5512 2 260 000 1 130 000\n"
        "Ströms Hembygdsförening 893200-7714 75 000 37 500\n"
    )
    assert [(a.recipient, a.amount_sek) for a in found.allocations][::2] == [
        ("Pajala Utveckling AB", 1_450_000),
        ("Byaföreningen Nattavaara 2000", 310_000),
        ("Lycksele Djurpark", 2_260_000),
        ("Ströms Hembygdsförening", 75_000),
    ]
