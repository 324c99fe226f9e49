"""The tables of the source documents, against the figures known of them."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables, settle_units
from schemas.document import CHAR_WIDTH, BBox
from schemas.rows import Allocation, Amount, Place
from schemas.vocabulary import AmountRole, ColumnRole, MoneyUnit, RowType, TableKind

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not part of the repository")


def read(prefix: str) -> tuple[TableReading, ...]:
    path = next(SEEDS.glob(f"{prefix}_*.txt"))
    return read_tables(read_document(path.read_bytes(), path.name))


def recipients(reading: TableReading) -> list[Allocation]:
    return [a for a in reading.allocations if a.row_type is RowType.RECIPIENT]


def checksum(lines: list[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def test_prose_alone_holds_no_table() -> None:
    assert read("000") == ()


def test_290_rows_with_code_amount_and_share() -> None:
    (reading,) = read("001")
    rows = recipients(reading)
    lines = [f"{a.code_text};{a.recipient};{a.amount_sek:.0f};{a.share_text}" for a in rows]
    assert checksum(lines) == "f7245e6a1f9c4c62456cf27202a5ad8ab3b381bfcc788d7be50b983d47446bf2"
    lines = [f"{a.code_text};{a.name};{a.amount_sek:.0f};{a.share_text}" for a in rows]
    assert checksum(lines) == "5939df6ad5d7df3b0f1c60f538570ac30545757a2e1d92d31ab128eef759f63c"
    table = reading.table
    assert (table.kind, table.row_count) == (TableKind.ALLOCATION, 290)
    assert table.stated_total_sek == table.computed_total_sek == 350_000_000
    assert (table.stated_share_total, table.computed_share_total) == (100, Decimal("99.95"))
    assert [c.role for c in table.columns] == [
        ColumnRole.CODE,
        ColumnRole.NAME,
        ColumnRole.AMOUNT,
        ColumnRole.SHARE,
    ]


def test_bullets_with_amount_and_share() -> None:
    (reading,) = read("002")
    rows = recipients(reading)
    assert [a.recipient for a in rows] == [
        "Danderyd",
        "Lidingö",
        "Norrtälje",
        "Täby",
        "Vallentuna",
        "Vaxholm",
        "Österåker",
    ]
    assert sum(a.amount_sek or 0 for a in rows) == 10_338_191
    assert sum(a.share_percent or 0 for a in rows) == Decimal("2.95")
    assert rows[0].text == "1\u00a0132\u00a0368 kr"


def test_summary_without_its_page_numbers_as_money() -> None:
    summary, _ = read("003")
    assert summary.table.kind is TableKind.SUMMARY
    assert [c.role for c in summary.table.columns] == [ColumnRole.NAME, ColumnRole.AMOUNT, ColumnRole.PAGE_NUMBER]
    million = Decimal(1_000_000)
    assert [(a.row_type, (a.amount_sek or 0) / million) for a in summary.allocations] == [
        (RowType.RECIPIENT, Decimal("168.7")),
        (RowType.RECIPIENT, 15),
        (RowType.SUBTOTAL, Decimal("183.7")),
        (RowType.RECIPIENT, Decimal("16.3")),
        (RowType.TOTAL, 200),
    ]
    assert summary.table.caption is not None
    assert summary.table.caption.startswith("Tabell: Fördelning av medel")
    assert summary.table.caption.endswith("fokus")


def test_290_rows_one_space_apart_over_page_breaks() -> None:
    _, annex = read("003")
    rows = recipients(annex)
    lines = [f"{a.recipient};{a.amount_sek:.0f}" for a in rows]
    assert checksum(lines) == "df83d4e229c590ddd76c6f02d62db5941f86b357e4c881b9badb9169bae26b42"
    lines = sorted(f"{a.kommunkod};{a.amount_sek:.0f}" for a in rows)
    assert checksum(lines) == "39a28281d8cec2d68b5143491347524026da5459b64c4af52ed1773d640f4b91"
    assert annex.table.stated_total_sek == annex.table.computed_total_sek == 168_700_000
    assert annex.table.caption == "Bilaga 1. Fördelning av statsbidrag till kommunerna"


def test_tiers_read_in_the_unit_that_the_prose_proves() -> None:
    readings = read("004")
    place = Place(1, 1, BBox(0, 0, CHAR_WIDTH, CHAR_WIDTH))
    total = Amount(
        role=AmountRole.TOTAL,
        amount_sek=Decimal(9_135_000),
        unit=MoneyUnit.TKR,
        text="9 135 tkr",
        sentence="9 135 tkr fördelas.",
        place=place,
    )
    (reading,) = settle_units(readings, (total,))
    found = [(a.group, a.recipient, a.count, a.unit_amount_sek, a.amount_sek, a.unit) for a in recipients(reading)]
    tkr = MoneyUnit.TKR
    assert found == [
        ("Hemtjänst", "10- 50 kunder", 49, 20_000, 980_000, tkr),
        ("Hemtjänst", "Mer än 50 kunder", 124, 35_000, 4_340_000, tkr),
        ("Vob", "10 - 50 boende", 41, 30_000, 1_230_000, tkr),
        ("Vob", "Mer än 50 boende", 47, 55_000, 2_585_000, tkr),
    ]
    assert reading.table.kind is TableKind.TIER
    assert reading.table.stated_total_sek == reading.table.computed_total_sek == 9_135_000
