"""Two snapshots side by side: what a row says decides which row it is, and every difference is listed."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import ingest.store.snapshot
from ingest.cli import run
from ingest.output.inert import inert
from ingest.output.progress import LineProgress
from ingest.runner import ingest as read_into
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
ANNEX = ROOT / "samples" / "notice" / "bredband.md"
OTHER = ROOT / "samples" / "agency_instruction" / "suicidprevention.txt"

Change = Callable[[list[dict[str, object]]], list[dict[str, object]]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder with two snapshots: the annex, then another document with it."""
    out = tmp_path_factory.mktemp("made") / "data"
    for path in (ANNEX, OTHER):
        read_into([str(path)], out, Settings(), LineProgress(), 0)
    return out


@pytest.fixture
def two(made: Path, tmp_path: Path) -> tuple[Path, Path]:
    for name in ("a", "b"):
        shutil.copytree(made, tmp_path / name, symlinks=True)
    return tmp_path / "a", tmp_path / "b"


def rewrite(data: Path, dataset: str, change: Change) -> None:
    """Valid Parquet with other rows."""
    for path in sorted((data / "current" / dataset).glob("*.parquet")):
        table = pq.read_table(path)
        pq.write_table(pa.Table.from_pylist(change(table.to_pylist()), schema=table.schema), path)


def compared(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, object]]:
    code = run(["diff", *(str(a) for a in arguments), "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_same_is_0(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    code, found = compared(capsys, *two)
    assert (code, found["same"], found["documents"]) == (0, True, [])
    assert run(["diff", *map(str, two)]) == 0
    assert "The same: no document differs." in capsys.readouterr().out


def test_left_out_names_are_the_latest_two(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = compared(capsys, made)
    (document,) = found["documents"]
    assert code == 1
    assert (document["change"], Path(document["source"]).name) == ("gained", OTHER.name)
    assert document["rows"]["conditions"]["gained"] > 0
    backwards = compared(capsys, made, "current", "previous")[1]
    assert backwards["documents"][0]["change"] == "lost"
    earlier = found["a"]["snapshot"]
    assert compared(capsys, made, earlier[:6])[1] == found
    assert compared(capsys, made, earlier, made / "current")[1]["documents"] == found["documents"]


def test_a_changed_amount_is_one_row_with_its_place(
    two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def change(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        rows[1]["amount_sek"] = Decimal("24800000.00")
        return rows

    rewrite(two[1], "allocations", change)
    code, found = compared(capsys, *two)
    (document,) = found["documents"]
    (row,) = document["changes"]
    assert code == 1
    assert row["address"] == f"{document['document_id']}/1/2"
    assert (row["change"], row["page"], row["line"]) == ("changed", 1, 11)
    assert row["fields"] == [{"column": "amount_sek", "old": "24700000.00", "new": "24800000.00"}]
    assert run(["diff", *map(str, two)]) == 1
    shown = capsys.readouterr().out
    assert f'changed {row["address"]} (p. 1, l. 11) Ragunda "Beviljat stöd, mnkr"' in shown
    assert "amount_sek 24 700 000 -> 24 800 000" in shown


def test_an_inserted_row_changes_no_other(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    def insert(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        new = rows[0] | {"recipient": "Åre", "name": "Åre", "kommunkod": "2321"}
        later = [r | {"row": r["row"] + 1, "line": r["line"] + 1} for r in rows]
        return [new, *later]

    rewrite(two[1], "allocations", insert)
    code, found = compared(capsys, *two)
    assert code == 1
    assert found["totals"]["rows"]["allocations"] == {"gained": 1, "lost": 0, "changed": 0, "moved": 4}
    assert [c["what"] for c in found["documents"][0]["changes"] if c["change"] == "gained"] == [
        'Åre "Beviljat stöd, mnkr"'
    ]
    compared_back = compared(capsys, two[1], two[0])[1]
    assert compared_back["totals"]["rows"]["allocations"] == {"gained": 0, "lost": 1, "changed": 0, "moved": 4}


def test_a_table_found_before_another_renames_it_and_changes_no_row(
    two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def renumber(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        renamed = [r | {"table_id": str(r["table_id"] or "").replace("/1", "/2") or None} for r in rows]
        return [r | {"seq": 2} if "caption" in r else r for r in renamed]

    for dataset in ("tables", "allocations", "findings"):
        rewrite(two[1], dataset, renumber)
    totals = compared(capsys, *two)[1]["totals"]["rows"]
    assert totals["tables"] == {"gained": 0, "lost": 0, "changed": 0, "moved": 1}
    assert not totals["allocations"]["changed"] + totals["allocations"]["gained"] + totals["findings"]["changed"]


def test_another_version_alone_is_no_difference(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(two[1], "documents", lambda rows: [r | {"extractor_version": "9.9"} for r in rows])
    code, found = compared(capsys, *two)
    assert (code, found["b"]["versions"]) == (0, {"9.9": 2})


def test_a_column_that_one_version_lacks_is_named_and_not_compared(
    two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (two[0] / "current" / "allocations").glob("*.parquet"):
        pq.write_table(pq.read_table(path).drop_columns(["group", "count"]), path)
    code, found = compared(capsys, *two)
    assert (code, found["columns"]) == (0, {"lost": [], "gained": ["allocations.count", "allocations.group"]})


def test_buckets_of_two_sizes_compare_alike(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ingest.store.snapshot, "_BUCKETS", ((0, 0), (9, 1)))
    read_into([str(ANNEX), str(OTHER)], tmp_path / "split", Settings(), LineProgress(), 0)
    assert compared(capsys, made, tmp_path / "split")[0] == 0


def test_csv_has_a_line_for_each_value_and_runs_no_formula(
    two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    def change(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        rows[0] |= {"recipient": "=1+2", "amount_sek": Decimal("-5.00")}
        return rows

    rewrite(two[1], "allocations", change)
    assert run(["diff", *map(str, two), "--format", "csv"]) == 1
    lines = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert {(r["column"], r["new"]) for r in lines} == {("recipient", "'=1+2"), ("amount_sek", "-5.00")}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+46 8 123", "'+46 8 123"),
        ("@x", "'@x"),
        ("-1250.50", "-1250.50"),  # a negative amount stays one
        ("-cmd", "'-cmd"),
        ("\tx", "x"),
        ("\t=x", "'=x"),
        ("a\x1b[2J", r"a\x1b[2J"),
        ("Ale", "Ale"),
    ],
)
def test_cells_are_inert(text: str, shown: str) -> None:
    assert inert(text) == shown


@pytest.mark.parametrize("names", [["zzz"], ["current", "zzz"], []])
def test_what_is_not_there_is_one_line_and_64(
    names: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read_into([str(ANNEX)], tmp_path / "data", Settings(), LineProgress(), 0)
    capsys.readouterr()
    assert run(["diff", str(tmp_path / "data"), *names]) == 64
    assert capsys.readouterr().err.count("\n") == 1
    assert run(["diff", str(tmp_path), *names]) == 64
