"""Datasets as spreadsheets: row for row, numbers as numbers, and nothing that acts."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

import ingest.output.export
from ingest.cli import run
from ingest.output.export import export
from ingest.output.formats import SheetFormat
from ingest.output.inert import csv_cell, inert
from ingest.store.dataset import open_snapshot
from ingest.store.snapshot import Snapshot
from schemas.columns import DATASETS, SCHEMAS

EVIL = (
    "Bilaga\n\nFördelning av medel 2024, kronor\n\nKommun          Belopp\n"
    "=1+1            -1 250 000\n@SUM(A1)        2 000 000\n+Ale            3 000 000\n"
    "#N/A            4 000 000\nSumma           7 750 000\n"
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("evil")
    (folder / "evil.txt").write_text(EVIL, encoding="utf-8")
    run(["ingest", str(folder / "evil.txt"), "--out", str(folder / "data"), "--workers", "0"])
    return open_snapshot(folder / "data")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Ale", "Ale"),
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+46 8 123", "'+46 8 123"),
        ("-", "'-"),  # the mark of an empty cell
        ("-2+3", "'-2+3"),
        ("-1250.5", "-1250.5"),  # a number is no formula
        ("-1 250", "'-1 250"),  # but with spaces it may be: an operator in some programs
        ("\uff1d1", "'\uff1d1"),
        ("\t=1", "'=1"),
        (" \r\n=1", "'=1"),
        ("a\x1b[2J\nb", r"a\x1b[2J b"),
        ("1-2", "1-2"),
        ("", ""),
    ],
)
def test_text_is_inert(text: str, cell: str) -> None:
    assert inert(text) == cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (Decimal("-1250000.00"), "-1250000.00"), (True, "true"), (12, "12"), ([1.25, 3.0], "[1.25, 3.0]")],
)
def test_values_are_cells(value: object, cell: str) -> None:
    assert csv_cell(value) == cell


def test_csv_has_every_row_and_nothing_that_acts(snapshot: Snapshot, tmp_path: Path) -> None:
    files = export(snapshot, SheetFormat.CSV, tmp_path / "sheets")
    assert [f.name for f in files] == [f"{name}.csv" for name in DATASETS]
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert header == SCHEMAS[path.stem].names
        assert len(rows) == len(pd.read_parquet(snapshot.folder / path.stem))
        for cell in (cell for row in rows for cell in row):
            assert cell.isprintable()
            if cell[:1] in {"=", "+", "-", "@"}:
                Decimal(cell)
    amounts = pd.read_csv(tmp_path / "sheets" / "allocations.csv")["amount_sek"]
    assert list(amounts) == [-1_250_000, 2_000_000, 3_000_000, 4_000_000, 7_750_000]


def test_excel_has_every_row_and_no_formula(snapshot: Snapshot, tmp_path: Path) -> None:
    for path in export(snapshot, SheetFormat.XLSX, tmp_path):
        (sheet,) = load_workbook(path).worksheets
        assert [cell.value for cell in sheet[1]] == SCHEMAS[path.stem].names
        assert sheet.max_row - 1 == len(pd.read_parquet(snapshot.folder / path.stem))
        assert not {cell.data_type for row in sheet.iter_rows() for cell in row} & {"f", "e"}
    (sheet,) = load_workbook(tmp_path / "allocations.xlsx").worksheets
    rows = [
        dict(zip(SCHEMAS["allocations"].names, values, strict=True))
        for values in sheet.iter_rows(2, values_only=True)
    ]
    assert [(r["recipient"], r["amount_sek"]) for r in rows[:4]] == [
        ("=1+1", -1_250_000), ("@SUM(A1)", 2_000_000), ("+Ale", 3_000_000), ("#N/A", 4_000_000),
    ]  # fmt: skip


def test_what_fits_in_no_sheet_or_cell_is_not_lost_in_silence(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest.output.export, "_SHEET_ROWS", 3)
    monkeypatch.setattr(ingest.output.export, "_CELL_CHARACTERS", 60)
    export(snapshot, SheetFormat.XLSX, tmp_path)
    sheets = load_workbook(tmp_path / "allocations.xlsx").worksheets
    assert [s.title for s in sheets] == ["allocations", "allocations 2", "allocations 3"]
    assert [s.max_row for s in sheets] == [3, 3, 2]
    findings = load_workbook(tmp_path / "findings.xlsx").worksheets
    texts = [cell for sheet in findings for row in sheet.iter_rows(2, values_only=True) for cell in row]
    assert any(str(c).endswith(" [cut: whole in CSV and Parquet]") for c in texts)
    assert all(len(str(c)) <= 60 for c in texts)


def test_wrong_use_is_one_line(snapshot: Snapshot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(tmp_path), "--out", str(tmp_path / "x")]) == 64
    (tmp_path / "file").write_text("kept")
    assert run(["export", str(snapshot.folder), "--out", str(tmp_path / "file")]) == 74
    assert run(["export", str(snapshot.folder), "--out", str(tmp_path / "x"), "--format", "ods"]) == 64
    assert capsys.readouterr().err.count("\n") == 3
