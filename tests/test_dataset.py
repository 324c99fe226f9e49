"""A dataset read back: every document's rows, and every check made again as it was stored."""

from __future__ import annotations

import shutil
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import ingest.store.dataset
from ingest.errors import InputError, UsageError
from ingest.output.progress import LineProgress
from ingest.pipeline import extract
from ingest.runner import ingest as run
from ingest.settings import Settings
from ingest.store.arrow import EXTRACTED, extraction_to_tables, tables_to_extraction
from ingest.store.dataset import extraction_of, extractions, find_snapshot, open_snapshot
from ingest.store.snapshot import Snapshot
from schemas.checks import all_checks, judged, made_from_rows, recheck
from schemas.grants.checks import grant_slugs
from schemas.rows import Extraction
from schemas.vocabulary import Status

ROOT = Path(__file__).resolve().parents[1]
PARTLY = {"identity"}  # three findings of rows, then those of the heads of pages
CARRIED = {
    "hidden-text",
    "numbers-accounted",
    "ocr-confidence",
    "reading-complete",
    "readers-agree",
    "roundtrip-parquet",
    *grant_slugs(),
}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    out = tmp_path_factory.mktemp("data")
    run([str(ROOT / "samples")], out, Settings(), LineProgress(), 0)
    return open_snapshot(out)


@pytest.fixture(scope="module")
def stored(samples: Snapshot) -> list[Extraction]:
    return list(extractions(samples))


def test_every_document_comes_back_as_it_was_read(samples: Snapshot, stored: list[Extraction]) -> None:
    assert [e.document.document_id for e in stored] == sorted(samples.versions)
    for extraction in stored[::6]:
        path = ROOT / extraction.document.source
        again = extract(path.read_bytes(), extraction.document.source, Settings())
        for field in fields(Extraction):
            if field.name not in {"document", "evidence", "findings"}:
                assert getattr(again, field.name) == getattr(extraction, field.name), (path.name, field.name)
        own = tuple(f for f in extraction.findings if f.check not in grant_slugs())
        assert again.findings == own
        # documents beside each other may fail what one alone passes
        assert judged(again.document, extraction.findings) == extraction.document


def test_findings_made_again_are_those_stored(stored: list[Extraction]) -> None:
    for extraction in stored:
        assert recheck(extraction) == extraction.findings, extraction.document.source


def test_what_rows_cannot_tell_is_carried_over_and_nothing_else(stored: list[Extraction]) -> None:
    assert {f.check for e in stored for f in e.findings} == made_from_rows() | CARRIED
    assert not made_from_rows() & CARRIED
    for extraction in stored:
        other = replace(extraction, findings=tuple(replace(f, message="stored") for f in extraction.findings))
        kept = {f.check for f in recheck(other) if f.message == "stored"}
        kept -= PARTLY if sum(f.check in PARTLY for f in extraction.findings) > 3 else set()
        assert kept == {f.check for f in extraction.findings} & CARRIED


def test_the_number_of_decimals_in_memory_does_not_show(stored: list[Extraction]) -> None:
    """Parquet gives 370 181 back as 370 181,00; what a check says of it must not change."""
    extraction = next(e for e in stored if e.allocations)
    rows = [
        replace(r, text="37 0181", amount_sek=Decimal(370181), kommunkod=None, lanskod=None)
        for r in extraction.allocations
    ]
    rows[1] = replace(rows[0], row=rows[1].row, amount_sek=Decimal("370181.00"))
    before = replace(extraction, allocations=tuple(rows))
    after = tables_to_extraction(extraction_to_tables(before))
    assert recheck(after) == recheck(before)


def test_a_check_that_needs_the_file_skips_where_nothing_is_stored(stored: list[Extraction]) -> None:
    found = recheck(replace(stored[0], findings=()))
    witnessed = {c.SLUG for c in all_checks()} - made_from_rows()
    assert {f.check for f in found} == made_from_rows() | witnessed
    assert {f.status for f in found if f.check in witnessed} == {Status.SKIP}


def test_batches_that_cut_a_document_change_nothing(
    samples: Snapshot, stored: list[Extraction], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest.store.dataset, "_BATCH", 7)
    assert list(extractions(samples)) == stored


def test_one_document_can_be_taken_alone(samples: Snapshot, stored: list[Extraction]) -> None:
    for extraction in stored[::6]:
        assert extraction_of(samples, extraction.document.document_id) == extraction
    assert extraction_of(samples, "0" * 16) is None


def test_the_folder_may_be_named_in_three_ways(samples: Snapshot, tmp_path: Path) -> None:
    root = samples.folder.parents[1]
    for path in (root, root / "current", samples.folder):
        assert open_snapshot(path).id == samples.id
    assert find_snapshot(tmp_path) is None
    with pytest.raises(UsageError, match="no dataset; name the folder"):
        open_snapshot(tmp_path)


def test_rows_of_a_document_that_is_gone_are_no_silence(samples: Snapshot, tmp_path: Path) -> None:
    for folder in samples.folder.iterdir():
        if folder.is_dir():
            (tmp_path / folder.name).mkdir()
            for file in folder.iterdir():
                table = pq.read_table(file)
                table = table.slice(1) if folder.name == "documents" else table
                pq.write_table(table, tmp_path / folder.name / file.name)
    with pytest.raises(InputError, match=r"rows of .* which documents lacks"):
        list(extractions(Snapshot(tmp_path)))


def test_a_file_that_is_no_parquet_is_one_line(tmp_path: Path) -> None:
    for name in EXTRACTED:
        (tmp_path / name).mkdir()
        (tmp_path / name / "part.parquet").write_bytes(b"PAR1 no parquet")
    with pytest.raises(InputError, match="the dataset cannot be read"):
        list(extractions(open_snapshot(tmp_path)))


@pytest.mark.parametrize("lost", ["documents", "allocations"])
def test_a_dataset_without_one_of_its_folders_is_one_and_damaged(
    samples: Snapshot, tmp_path: Path, lost: str
) -> None:
    shutil.copytree(samples.folder, tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / lost)
    with pytest.raises(InputError, match=f"{lost} has no file; the dataset is damaged"):
        list(extractions(open_snapshot(tmp_path / "data")))
