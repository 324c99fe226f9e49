"""The descriptors of a snapshot, as their own tools judge them: frictionless and mlcroissant."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from ingest.corrections.given import Corrections, Given
from ingest.output.progress import LineProgress
from ingest.runner import ingest as read_into
from ingest.settings import Settings
from ingest.store.descriptors import write_descriptors
from schemas.columns import DATASETS
from schemas.vocabulary import Verdict

ROOT = Path(__file__).resolve().parents[1]
# every dataset has a row, a null integer and a null box among them
SAMPLES = (
    "agreement/samsjuklighet.pdf",
    "government_decision/regleringsbrev.txt",
    "agency_instruction/rekvisition_blankett.txt",
    "board_memo/trygghetsboende_fel.txt",
)

pytestmark = pytest.mark.filterwarnings("ignore")  # the libraries' own


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("described")
    inputs = [ROOT / "samples" / s for s in SAMPLES]
    note = Given(sha256(inputs[0].read_bytes()).hexdigest(), Verdict.MISSING, "", ("page", "1"), *[""] * 7)
    settings = Settings(corrections=Corrections.of([note]))  # so that no dataset is without a row
    read_into([str(path) for path in inputs], place, settings, LineProgress(), 0)
    return (place / "current").resolve()


@pytest.fixture
def snapshot(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / made.name)


def frictionless_errors(folder: Path) -> list[str]:
    frictionless = pytest.importorskip("frictionless")
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Package(str(folder / "datapackage.json")).validate()
    return [str(m) for m in report.flatten(["message"])]


def croissant(folder: Path) -> Any:
    return pytest.importorskip("mlcroissant").Dataset(str(folder / "croissant.json"))


def test_frictionless_finds_the_data_package_and_every_row_valid(made: Path) -> None:
    assert all(pq.read_table(made / dataset).num_rows for dataset in DATASETS)
    assert frictionless_errors(made) == []


def change_word(package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            if resource["name"] == "documents" and field["name"] == "kind":
                field["constraints"]["enum"] = ["letter"]


def change_type(package: dict[str, Any]) -> None:
    package["resources"][0]["schema"]["fields"][1]["type"] = "date"


def change_key(package: dict[str, Any]) -> None:
    tables = next(r for r in package["resources"] if r["name"] == "tables")["schema"]
    tables["foreignKeys"][0]["fields"] = "table_id"


@pytest.mark.parametrize("change", [change_word, change_type, change_key])
def test_frictionless_sees_rows_that_the_data_package_does_not_describe(
    snapshot: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    path = snapshot / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    change(package)
    path.write_text(json.dumps(package), encoding="utf-8")
    assert frictionless_errors(snapshot)


def test_mlcroissant_accepts_the_descriptor_and_misses_only_what_a_publisher_knows(made: Path) -> None:
    issues = croissant(made).metadata.ctx.issues
    assert not issues.errors
    assert {str(w).split('"')[1].rpartition("/")[2] for w in issues.warnings} == {"datePublished", "license"}


@pytest.mark.parametrize("dataset", DATASETS)
def test_mlcroissant_reads_every_row(made: Path, dataset: str) -> None:
    rows = pq.read_table(made / dataset).to_pylist()
    read = list(croissant(made).records(dataset))
    assert len(read) == len(rows)
    for one, other in zip(read, rows, strict=True):
        assert one[f"{dataset}/document_id"] == (other["document_id"] or "").encode()


def test_mlcroissant_reads_values_lists_and_structs(made: Path) -> None:
    first = pq.read_table(made / "tables").to_pylist()[0]
    read = next(iter(croissant(made).records("tables")))
    assert read["tables/caption"].decode() == first["caption"]
    assert read["tables/stated_total_sek"] == float(first["stated_total_sek"])
    members = [{k.rpartition("/")[2]: v for k, v in c.items()} for c in read["tables/columns"]]
    assert [m["header"].decode() for m in members] == [c["header"] for c in first["columns"]]
    assert read["tables/bbox"] == pytest.approx(first["bbox"])


def test_the_descriptors_are_the_same_again(snapshot: Path) -> None:
    before = {p.name: p.read_bytes() for p in snapshot.glob("*.json")}
    write_descriptors(snapshot, snapshot.name)
    assert {p.name: p.read_bytes() for p in snapshot.glob("*.json")} == before
    assert set(before) == {"datapackage.json", "croissant.json"}
