"""Tables as agencies print them: who is paid, units in a lead sentence, shares, signs, sums."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Allocation, Extraction
from schemas.vocabulary import ColumnRole, RowType, Status


def read(text: str) -> Extraction:
    return understand(text.encode(), "bilaga.md", Settings.of(SecondReader.NEVER))


def pipes(*lines: str, above: str = "") -> str:
    header, *rows = lines
    rule = "|" + "---|" * (header.count("|") + 1)
    body = "\n".join(f"| {line} |" for line in rows)
    return f"# Bilaga 1 Beviljade bidrag\n\n{above}\n\n| {header} |\n{rule}\n{body}\n"


def recipients(extraction: Extraction) -> list[Allocation]:
    return [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]


def test_the_party_is_paid_where_a_column_of_places_stands_beside() -> None:
    text = pipes(
        "Org.nr | Huvudman | Kommun | Belopp (kr)",
        "556677-1234 | Skolbolaget Norr AB | Umeå | 120 500",
        "802400-4321 | Friskolan Eken ek. för. | Ystad | 98 700",
        "212000-1355 | Stiftelsen Bokskolan | Lund | 77 000",
        "212000-1363 | Stiftelsen Bokskolan | Ale | 45 100",
        " | Summa |  | 341 300",
    )
    assert [a.recipient for a in recipients(read(text))] == [
        "Skolbolaget Norr AB",
        "Friskolan Eken ek. för.",
        "Stiftelsen Bokskolan",
        "Stiftelsen Bokskolan",
    ]


@pytest.mark.parametrize(
    "above",
    [
        "Disponeras enligt nedan, belopp angivna i tkr.",
        "Tabellen visar fördelningen i tkr.",
        "Medlen fördelas enligt nedan i tusental kronor.",
    ],
)
def test_a_sentence_above_a_table_declares_its_unit(above: str) -> None:
    text = pipes("Kommun | Belopp", "Ale | 1 205", "Lund | 2 310", "Ystad | 3 900", "Summa | 7 415", above=above)
    assert [a.amount_sek for a in recipients(read(text))] == [1_205_000, 2_310_000, 3_900_000]


@pytest.mark.parametrize(
    ("printed", "total"),
    [
        (("0,1250", "0,3750", "0,5000"), "1,0000"),
        (("0.125", "0.375", "0.5"), "1"),
        (("0.1250", "0.3750", "0.5000"), "1.0000"),
    ],
)
def test_bare_fractions_are_shares_in_percent(printed: tuple[str, str, str], total: str) -> None:
    a, b, c = printed
    text = pipes(
        "Kommun | Andel | Belopp, kr",
        f"Ale | {a} | 125 000",
        f"Lund | {b} | 375 000",
        f"Ystad | {c} | 500 000",
        f"Summa | {total} | 1 000 000",
    )
    found = read(text)
    assert [row.share_percent for row in recipients(found)] == [Decimal("12.5"), Decimal("37.5"), Decimal(50)]
    told = {f.check: f.status for f in found.findings if f.check in {"share-total", "share-of-amount"}}
    assert told == {"share-total": Status.PASS, "share-of-amount": Status.PASS}


def test_a_plus_before_a_difference_is_its_sign() -> None:
    text = pipes(
        "Kommun | Tidigare (kr) | Nytt (kr) | Skillnad (kr)",
        "Ale | 120 000 | 131 500 | +11 500",
        "Lund | 230 000 | 229 000 | −1 000",
        "Summa | 350 000 | 360 500 | +10 500",
    )
    assert [a.amount_sek for a in recipients(read(text))][2::3] == [11_500, -1_000]


def test_a_change_in_percent_is_neither_share_nor_money() -> None:
    text = pipes(
        "Region | Utfall 2022 (tkr) | Budget 2023 (tkr) | Förändring (procent)",
        "Region Skåne | 1 200 | 3 600 | 200,0",
        "Region Halland | 4 000 | 3 000 | −25,0",
        "Region Uppsala | 2 000 | 2 100 | 5,0",
        "Summa | 7 200 | 8 700 | 20,8",
    )
    found = read(text)
    assert [c.role for c in found.tables[0].columns][-1] is ColumnRole.OTHER
    assert not [f for f in found.findings if f.status is Status.FAIL and f.check != "identity"]


@pytest.mark.parametrize("label", ["Netto", "Att betala ut", "Sverige"])
def test_a_last_row_that_the_others_sum_to_is_the_total(label: str) -> None:
    text = pipes("Kommun | Belopp (kr)", "Ale | 120 511", "Lund | 230 402", "Ystad | 77 301", f"{label} | 428 214")
    assert [a.row_type for a in read(text).allocations][-1] is RowType.TOTAL


def test_a_recipient_may_come_back_where_a_column_tells_its_projects_apart() -> None:
    rows = [
        f"{name} | {project} | {amount}"
        for name, project, amount in (
            ("Ale", "Ängar och hagar", "40 000"),
            ("Ale", "Våtmark", "55 000"),
            ("Lund", "Led", "61 000"),
            ("Ystad", "Karta", "30 000"),
            ("Mora", "Ström", "20 000"),
            ("Kalmar", "Strand", "10 000"),
        )
    ]
    found = read(pipes("Kommun | Projekt | Belopp (kr)", *rows, "Summa |  | 216 000"))
    assert not [f for f in found.findings if f.check == "recipient-once" and f.status is Status.FAIL]
    doubled = read(pipes("Kommun | Projekt | Belopp (kr)", *rows, rows[-1], "Summa |  | 226 000"))
    assert [f for f in doubled.findings if f.check == "recipient-once" and f.status is Status.FAIL]


def test_recipients_of_one_name_are_told_apart_by_their_organisation_numbers() -> None:
    rows = ["802400-4321 | Idrottsföreningen Norden | 45 500", "802411-1111 | Idrottsföreningen Norden | 45 500"]
    found = read(pipes("Org.nr | Förening | Belopp (kr)", *rows, "802412-2222 | Bryggan | 31 200"))
    assert [a.code_text for a in recipients(found)] == ["802400-4321", "802411-1111", "802412-2222"]
    assert not [f for f in found.findings if f.check == "recipient-once" and f.status is Status.FAIL]
    doubled = read(pipes("Org.nr | Förening | Belopp (kr)", rows[0], *rows, "802412-2222 | Bryggan | 31 200"))
    assert [f for f in doubled.findings if f.check == "recipient-once" and f.status is Status.FAIL]


@pytest.mark.parametrize(
    ("header", "severity"), [("", "warning"), ("Kommun          Belopp\n", "info"), ("Kommun   Belopp, kr\n", None)]
)
def test_a_unit_that_no_word_declares_is_told(header: str, severity: str | None) -> None:
    found = read(f"{header}Ale            120 500\nLund           381 200\nYstad          500 100\n")
    assert [a.amount_sek for a in recipients(found)] == [120_500, 381_200, 500_100]
    told = [f.severity.value for f in found.findings if f.check == "unit-consistent" and f.status is Status.FAIL]
    assert told == ([severity] if severity else [])


def test_a_column_of_texts_is_no_addend_of_amounts_that_add_up_without_it() -> None:
    rows = [
        f"{number} | {name} | Färdplan 2.0 | {a} 000 | 1 000 | {a + 1} 000"
        for number, name, a in ((20_365_000, "Ale", 41), (20_365_113, "Lund", 52), (20_365_226, "Ystad", 63))
    ]
    found = read(pipes("Ärende-ID | Stödmottagare | Projektnamn | EU-medel (kr) | Medel (kr) | Summa (kr)", *rows))
    assert [c.role for c in found.tables[0].columns].count(ColumnRole.AMOUNT) == 3


def test_amounts_per_head_are_rounded_and_their_products_with_them() -> None:
    rows = (
        "Ale | 31 868 | 10,53 | 335 600",
        "Lund | 128 384 | 10,49 | 1 346 900",
        "Ystad | 31 051 | 12,08 | 375 000",
    )
    header = "Kommun | Folkmängd | Kr per invånare | Belopp (kr)"
    found = read(pipes(header, *rows))
    assert [f.status for f in found.findings if f.check == "row-product"] == [Status.PASS]
    wrong = read(pipes(header, *rows, "Umeå | 130 224 | 10,50 | 1 667 352"))
    assert [f.status for f in wrong.findings if f.check == "row-product"] == [Status.FAIL]


def test_a_caption_that_ends_in_a_year_and_a_unit_is_no_row() -> None:
    caption = "Kommunvis fördelning av statsbidrag 2024, tusental kronor"
    text = f"{caption}\n\nKommun          Ordinarie   Tillfälligt\nAle                   570            18"
    found = read(f"{text}\nLund                1 309            34\nYstad                 599             4\n")
    assert [a.amount_sek for a in recipients(found)] == [570_000, 18_000, 1_309_000, 34_000, 599_000, 4_000]


def test_small_numbers_that_no_word_declares_have_no_value_and_are_told() -> None:
    found = read("Kommun          Bidrag\nAle                570\nLund             1 309\nYstad            2 599\n")
    assert [a.amount_sek for a in recipients(found)] == [None, None, None]
    assert [f for f in found.findings if f.check == "numbers-accounted" and f.status is Status.FAIL]
