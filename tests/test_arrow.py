"""Rows to Arrow and back: every column of every dataset, exactly as the schema says."""

from __future__ import annotations

import dataclasses
import random
import types
import typing
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pyarrow as pa
import pytest

import ingest.store.roundtrip
from ingest.store.arrow import (
    EXTRACTED,
    extraction_to_tables,
    rows_of,
    rows_to_table,
    settled,
    table_to_rows,
    tables_to_extraction,
)
from ingest.store.roundtrip import check_roundtrip
from ingest.store.staging import pack, unpack
from schemas.collection import Link
from schemas.columns import DATASETS, SCHEMAS
from schemas.document import BBox
from schemas.rows import Amount, DateFact, Extraction, Place, TableColumn
from schemas.vocabulary import AmountRole, ColumnRole, DateRole, MoneyUnit, Status


def any_value(hint: object, rng: random.Random) -> object:  # noqa: PLR0911 - one return a type
    """A value that the type allows, edge cases included."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        some = next(a for a in parts if a is not type(None))
        return None if rng.random() < 0.3 else any_value(some, rng)
    if origin is typing.Annotated:
        return {
            "int16": rng.randint(-(2**15), 2**15 - 1),
            "int32": rng.randint(0, 2**31 - 1),
            "int64": rng.randint(0, 2**63 - 1),
            "money": Decimal(rng.randint(-(10**17), 10**17)) / 100,
            "percent": Decimal(rng.randint(0, 10**8)) / 10_000,
        }[parts[1]]
    if hint is Place:
        box = BBox(rng.uniform(0, 70_000), rng.uniform(-5, 842), 595.276, 841.89)
        return Place(rng.randint(1, 99), rng.randint(1, 99), rng.choice([None, box]))
    if hint == tuple[str, ...]:
        return tuple(f"{rng.randrange(16**4):04x}" for _ in range(rng.randrange(3)))
    if hint == tuple[Link, ...]:
        return (Link("00aa", "cites S2018/03799"),) * rng.randrange(3)
    if hint == tuple[TableColumn, ...]:
        return tuple(
            TableColumn("Län/kommun", ColumnRole.NAME, rng.choice([None, MoneyUnit.TKR])) for _ in range(3)
        )
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return rng.choice(list(hint))
    if hint is bool:
        return rng.random() < 0.5
    if hint is date:
        return date.fromordinal(rng.randint(1, date.max.toordinal()))
    return rng.choice(["Åsele", "", "a\x00b", "\U0001f4a9", "-", "1\u00a0200 000 kr", "e\u0301"])


def any_row(dataset: str, rng: random.Random) -> object:
    hints = typing.get_type_hints(DATASETS[dataset], include_extras=True)
    return DATASETS[dataset](**{name: any_value(hint, rng) for name, hint in hints.items()})


@pytest.fixture
def extraction() -> Extraction:
    rng = random.Random(20)  # noqa: S311 - not secret
    facts = {name: tuple(any_row(name, rng) for _ in range(25)) for name in EXTRACTED[1:]}
    document = dataclasses.replace(any_row("documents", rng), document_id="00ff" * 4)
    return settled(Extraction(document=document, **facts))


def test_every_dataset_comes_back_equal(extraction: Extraction) -> None:
    assert tables_to_extraction(extraction_to_tables(extraction)) == extraction


def test_every_dataset_comes_back_equal_when_packed(extraction: Extraction) -> None:
    assert tables_to_extraction(unpack(pack([extraction]))) == extraction


def test_an_extraction_without_facts_comes_back(extraction: Extraction) -> None:
    bare = Extraction(document=extraction.document)
    assert set(unpack(pack([bare]))) == {"documents"}
    assert tables_to_extraction(extraction_to_tables(bare)) == bare


@pytest.mark.parametrize("dataset", DATASETS)
def test_tables_have_exactly_the_contract_schema(dataset: str) -> None:
    rng = random.Random(5)  # noqa: S311 - not secret
    table = rows_to_table(dataset, "00ff" * 4, [any_row(dataset, rng) for _ in range(9)])
    assert table.schema.equals(SCHEMAS[dataset], check_metadata=True)
    table.validate(full=True)


def test_the_key_is_on_every_row(extraction: Extraction) -> None:
    for dataset, table in extraction_to_tables(extraction).items():
        assert set(table["document_id"].to_pylist()) == {"00ff" * 4}, dataset


def test_boxes_are_hundredths_of_a_point_and_none_without_geometry() -> None:
    place = Place(1, 2, BBox(72.123456, 0.005, 69_999.994, 1 / 3))
    rows = (
        Amount(role=AmountRole.TOTAL, amount_sek=Decimal(5), text="5 kr", sentence="", place=place),
        Amount(role=AmountRole.TOTAL, amount_sek=None, text="x", sentence="", place=Place(1, 3)),
    )
    back = table_to_rows("amounts", rows_to_table("amounts", "00ff" * 4, rows))
    assert back[0].place.bbox == BBox(72.12, 0.0, 69_999.99, 0.33)  # 0.005 is a little less than it looks
    assert back[1].place == Place(1, 3)


def test_a_lone_surrogate_becomes_its_escape(extraction: Extraction) -> None:
    document = dataclasses.replace(extraction.document, title="Bidrag \udcff 2018")
    assert settled(Extraction(document=document)).document.title == r"Bidrag \udcff 2018"


def test_an_amount_finer_than_the_schema_is_an_error_and_not_rounded() -> None:
    row = Amount(role=AmountRole.TOTAL, amount_sek=Decimal("0.005"), text="", sentence="", place=Place(1, 1))
    with pytest.raises(pa.ArrowInvalid):
        rows_to_table("amounts", "00ff" * 4, [row])


def test_roundtrip_passes(extraction: Extraction) -> None:
    assert check_roundtrip(extraction).status is Status.PASS


def test_roundtrip_names_the_first_difference(extraction: Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    one = DateFact(role=DateRole.OTHER, start=date(2018, 5, 3), text="3 maj", sentence="", place=Place(1, 1))
    real = ingest.store.roundtrip.table_to_rows

    def a_day_late(dataset: str, table: pa.Table) -> list[object]:
        rows = real(dataset, table)
        return [dataclasses.replace(r, start=date(2018, 5, 4)) for r in rows] if dataset == "dates" else rows

    monkeypatch.setattr(ingest.store.roundtrip, "table_to_rows", a_day_late)
    finding = check_roundtrip(dataclasses.replace(extraction, dates=(one,)))
    assert finding.status is Status.FAIL
    assert "dates row 1, start" in finding.message
    assert finding.expected == "datetime.date(2018, 5, 3)"
    assert finding.actual == "datetime.date(2018, 5, 4)"


def test_roundtrip_counts_rows(extraction: Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.store.roundtrip, "table_to_rows", lambda _dataset, _table: [])
    assert check_roundtrip(extraction).message.endswith("number of rows in documents")


def test_rows_of_knows_every_dataset(extraction: Extraction) -> None:
    assert [len(rows_of(extraction, name)) for name in EXTRACTED] == [1, *[25] * (len(EXTRACTED) - 1)]
