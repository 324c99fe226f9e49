"""Two snapshots side by side: replaced files, grants, and what the other documents tell of a row."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from ingest.cli import run
from ingest.output.progress import LineProgress
from ingest.runner import ingest as read_into
from ingest.settings import Settings

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
DECISION = SAMPLES / "government_decision" / "skyfall.txt"
AMENDMENT = SAMPLES / "government_decision" / "skyfall_andring.txt"


def made(folder: Path, *files: Path, decision: str | None = None) -> Path:
    """A dataset of files in a folder of their own; the decision may have other words."""
    (folder / "in").mkdir(parents=True)
    for file in files:
        shutil.copy(file, folder / "in")
    if decision is not None:
        (folder / "in" / DECISION.name).write_text(decision, encoding="utf-8")
    read_into([str(folder / "in")], folder / "data", Settings(), LineProgress(), 0)
    return folder / "data"


def compared(capsys: pytest.CaptureFixture[str], a: Path, b: Path) -> dict[str, object]:
    run(["diff", str(a), str(b), "--format", "json"])
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("alone"), DECISION)


def test_another_file_under_the_same_name_has_replaced_it(
    alone: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = DECISION.read_text(encoding="utf-8").replace("15 oktober", "16 oktober")
    other = made(tmp_path, decision=text)
    found = compared(capsys, alone, other)
    (document,) = found["documents"]
    assert document["change"] == "replaced"
    assert document["replaces"] != document["document_id"]
    changes = {(c["dataset"], f["column"]) for c in document["changes"] for f in c["fields"]}
    assert changes >= {("dates", "end"), ("conditions", "deadline")}
    assert {name for name, _ in changes} == {"documents", "dates", "conditions"}  # and the path of the file
    (grant,) = found["grants"]
    assert [f["column"] for f in grant["fields"]] == ["requisition_deadline"]
    assert found["totals"]["documents"] == {"gained": 0, "lost": 0, "replaced": 1, "changed": 0}
    assert run(["diff", str(alone), str(other)]) == 1
    shown = capsys.readouterr().out
    assert f"replaced {document['document_id']} (was {document['replaces']})" in shown
    assert f"changed grants/{document['document_id']}/2022" in shown
    run(["diff", str(alone), str(other), "--format", "csv"])
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert {(r["dataset"], r["change"]) for r in rows} >= {("documents", "replaced"), ("grants", "changed")}


def test_what_an_amendment_does_to_the_rows_of_another_document_is_a_change(
    alone: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(alone, tmp_path / "data", symlinks=True)
    read_into([str(AMENDMENT)], tmp_path / "data", Settings(), LineProgress(), 0)
    found = compared(capsys, alone, tmp_path / "data")
    (changed,) = [d for d in found["documents"] if d["change"] == "changed"]
    ended = [c for c in changed["changes"] if c["dataset"] == "allocations"]
    assert ended
    assert {f["column"] for c in ended for f in c["fields"]} == {"in_force_until"}
    (grant,) = found["grants"]
    assert {"amendments", "links"} <= {f["column"] for f in grant["fields"]}
    assert run(["diff", str(alone), str(tmp_path / "data")]) == 1
    shown = capsys.readouterr().out
    assert shown.count("in_force_until - -> ") == 1  # rows that differ alike are one line
    assert f"changed {len(ended)} allocations, the first " in shown


def test_a_grant_that_is_gone_is_lost(alone: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = made(tmp_path, SAMPLES / "notice" / "bredband.md")
    assert sorted(g["change"] for g in compared(capsys, alone, other)["grants"]) == ["gained", "lost"]
