"""Every sample against its golden file: all that bilaga reads in it, one row a line, readable in a diff."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from ingest.output.show import document_as_json
from ingest.pipeline import understand
from ingest.settings import Ocr, SecondReader, Settings

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted(
    path
    for folder in (ROOT / "samples").iterdir()
    if folder.is_dir() and not folder.name.startswith(".")
    for path in folder.iterdir()
    if not path.name.endswith(".expected.json")
)

# Whatever this machine has installed.
SETTINGS = Settings.of(SecondReader.AUTO, Ocr.NEVER)

# What changes with the release, the machine or a person, not with the reading; boxes have tests of their own.
VOLATILE = {"bbox", "extractor_version", "source", "table_id", "corrected"}


def row_of(row: dict[str, object]) -> str:
    """One row on one line, without its nulls."""
    kept = {k: v for k, v in row.items() if k not in VOLATILE and v is not None}
    return json.dumps(kept, ensure_ascii=False)


def golden_of(path: Path) -> str:
    """The golden text of a sample. Failed checks are listed, the others counted."""
    found = json.loads(document_as_json(understand(path.read_bytes(), path.name, SETTINGS)))
    document, findings = found.pop("document"), found.pop("findings")
    del found["unread"]  # no dataset, and sentences that nobody needs
    assert not found.pop("corrections")
    counts = {s: Counter(f["check"] for f in findings if f["status"] == s) for s in ("pass", "skip")}
    parts = [f'"document": {row_of(document)}']
    found["findings"] = [f for f in findings if f["status"] == "fail"]
    for name, rows in found.items():
        lines = ",\n".join(f"    {row_of(row)}" for row in rows)
        parts.append(f'"{name}": [\n{lines}\n  ]' if rows else f'"{name}": []')
    parts += [f'"{status}": {json.dumps(dict(sorted(count.items())))}' for status, count in counts.items()]
    return "{\n  " + ",\n  ".join(parts) + "\n}\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_sample_reads_as_its_golden_file_says(path: Path, request: pytest.FixtureRequest):
    expected = path.with_name(f"{path.stem}.expected.json")
    found = golden_of(path)
    written = expected.read_text(encoding="utf-8") if expected.exists() else ""
    if found != written and request.config.getoption("--update-expected"):
        expected.write_text(found, encoding="utf-8")
        pytest.fail(f"{expected.name} was written anew: read the diff and run again")
    assert json.loads(found) == json.loads(written or "null"), "run with --update-expected and read the diff"


def test_there_are_samples_and_no_golden_file_without_one():
    assert len(SAMPLES) >= 10
    stems = {p.with_suffix("") for p in SAMPLES}
    orphans = [p for p in (ROOT / "samples").rglob("*.expected.json") if Path(str(p)[:-14]) not in stems]
    assert not orphans
