"""What bilaga wrote into a folder is no input of the next run; whatever else lies there is one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ingest.cli import run
from ingest.sources import expand

NOTICE = "Dnr S2025/00017\n\nBesked om statsbidrag 2025\n\nBidraget ska redovisas senast den 1 mars 2026.\n"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents with a dataset, its report and its export among them."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text(NOTICE, encoding="utf-8")
    assert run(["ingest", "in", "--out", "in/data", "--workers", "0"]) == 0
    (tmp_path / "in/data/_log").mkdir()
    (tmp_path / "in/data/_log/0123456789abcdef.txt").write_text("Traceback", encoding="utf-8")
    assert run(["report", "in/data", "--out", "in/report", "--workers", "0"]) == 0
    assert run(["export", "in/data", "--out", "in", "--format", "xlsx"]) == 0
    return tmp_path / "in"


def found(folder: Path) -> tuple[list[str], list[str]]:
    """The inputs of a folder, and what was told of it."""
    told: list[str] = []
    sources = [
        source.name.removeprefix(f"{folder.as_posix()}/") for source in expand([str(folder)], tell=told.append)
    ]
    return sources, told


def test_only_documents_are_inputs_and_what_is_left_out_is_told(written: Path) -> None:
    sources, told = found(written)
    assert sources == ["a.txt"]
    of_export, of_report = told
    assert of_export.startswith(f"{written.as_posix()}: bilaga wrote allocations.xlsx, ")
    pages = "assets, documents, grants.html, index.html, report.json"
    assert of_report == f"{written.as_posix()}/report: bilaga wrote {pages}; left out"


def test_documents_that_lie_among_it_are_inputs(written: Path) -> None:
    for place in ("data", "report", "report/mine"):
        (written / place).mkdir(exist_ok=True)
        shutil.copy(written / "a.txt", written / place / "b.txt")
    (written / "notes.xlsx").write_bytes((written / "tables.xlsx").read_bytes())  # under a name of its own
    assert found(written)[0] == ["a.txt", "data/b.txt", "notes.xlsx", "report/b.txt", "report/mine/b.txt"]


@pytest.mark.parametrize("mark", ["{}", "[]", "{", '{"title": "report"}'])
def test_a_folder_with_another_s_report_json_is_read(tmp_path: Path, mark: str) -> None:
    (tmp_path / "report.json").write_text(mark, encoding="utf-8")
    (tmp_path / "index.html").write_text("<!DOCTYPE html><p>Beslut</p>", encoding="utf-8")
    (tmp_path / "tables.xlsx").write_bytes(b"PK\x03\x04 torn")
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots/c.txt").write_text(NOTICE, encoding="utf-8")
    assert found(tmp_path) == (["index.html", "snapshots/c.txt", "tables.xlsx"], [])


def test_documents_may_lie_in_the_output_folder_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(NOTICE, encoding="utf-8")
    for _ in range(2):
        assert run(["ingest", ".", "--out", ".", "--workers", "0"]) == 0
        assert "Documents given: 1," in capsys.readouterr().out
    assert pq.read_table("current/inputs")["source"].to_pylist() == ["a.txt"]


def test_a_run_tells_what_it_left_out(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ingest", "in", "--out", "in/data", "--workers", "0"]) == 0
    assert "bilaga: in/report: bilaga wrote assets, " in capsys.readouterr().err
    assert run(["ingest", "in", "--out", "in/data", "--workers", "0", "--log-format", "json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [event["event"] for event in events] == ["left_out", "left_out", "begin", "end"]
    assert (written / "data/current").is_symlink()
