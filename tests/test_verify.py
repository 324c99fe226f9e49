"""The round trip finds whatever was changed between the print and the dataset, and nothing where nothing was."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import ingest.store.snapshot
from ingest.cli import run
from ingest.output.progress import LineProgress
from ingest.proof.verification.verify import verify
from ingest.runner import ingest as read_into
from ingest.settings import Ocr, SecondReader, Settings
from ingest.store.descriptors import DESCRIPTORS, write_descriptors

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ("notice/bredband.md", "agreement/samsjuklighet.pdf")

Row = dict[str, object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("verified")
    (place / "sources" / "deep").mkdir(parents=True)
    for name in SAMPLES:
        shutil.copy(ROOT / "samples" / name, place / "sources" / "deep")
    read_into([str(place / "sources")], place / "data", Settings(), LineProgress(), 0)
    return place


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "copy", symlinks=True)
    return tmp_path / "copy"


def faults_of(place: Path, *, sources: bool = False) -> list[str]:
    _, report = verify(place / "data", place / "sources" if sources else None)
    return [fault.line for fault in report.faults]


def part(place: Path, dataset: str) -> Path:
    return place / "data" / "current" / dataset / "part.parquet"


def rewrite(place: Path, dataset: str, change: Callable[[list[Row]], None], *, honest: bool = True) -> None:
    """Valid Parquet with other values; ``honest`` lists its new hash too, so that only its content can tell."""
    path = part(place, dataset)
    table = pq.read_table(path)
    rows = table.to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)
    if honest:
        list_again(place / "data")


def list_again(data: Path) -> None:
    folder = (data / "current").resolve()
    write_descriptors(folder, folder.name)


def first(rows: list[Row], **wanted: object) -> Row:
    return next(row for row in rows if all(row[k] == v for k, v in wanted.items()))


def test_what_was_written_holds(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(made / "data"), "--sources", str(made / "sources")]) == 0
    shown = capsys.readouterr().out
    assert shown.splitlines()[-1] == "Everything holds."
    assert "amounts printed again" in shown
    assert run(["verify", str(made / "data"), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["holds"], found["faults"]) == (True, [])
    assert "texts in their box" not in found["compared"]
    counts = verify(made / "data", made / "sources")[1].counts
    assert counts["sources by their hash"] == len(SAMPLES)
    assert min(counts[n] for n in ("texts at their line", "texts in their box", "findings made again", "rows")) > 50


def test_all_samples_hold_with_their_sources(tmp_path: Path) -> None:
    settings = Settings.of(SecondReader.AUTO, Ocr.NEVER)
    read_into([str(ROOT / "samples")], tmp_path / "data", settings, LineProgress(), 0)
    _, report = verify(tmp_path / "data", ROOT / "samples")
    assert [fault.line for fault in report.faults] == []


def test_the_source_documents_hold(seeds: Path, tmp_path: Path) -> None:
    read_into([str(seeds)], tmp_path / "data", Settings(), LineProgress(), 0)
    _, report = verify(tmp_path / "data", seeds)
    assert [fault.line for fault in report.faults] == []


def test_buckets_hold(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.store.snapshot, "_BUCKETS", ((0, 0), (9, 1)))
    read_into([str(place / "sources")], tmp_path / "split", Settings(), LineProgress(), 0)
    assert [f.line for f in verify(tmp_path / "split", place / "sources")[1].faults] == []
    parts = sorted((tmp_path / "split" / "current" / "conditions").glob("*.parquet"))
    assert len(parts) > 1
    parts[0].rename(parts[0].with_name("part-f.parquet"))
    list_again(tmp_path / "split")
    assert any("belongs in another part" in f.line for f in verify(tmp_path / "split", None)[1].faults)


def flip_amount(rows: list[Row]) -> None:
    first(rows, recipient="Ragunda")["amount_sek"] = Decimal("24800000.00")


@pytest.mark.parametrize("honest", [False, True])
def test_a_flipped_digit_is_named_by_file_row_and_column(
    place: Path,
    *,
    honest: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rewrite(place, "allocations", flip_amount, honest=honest)
    number = pq.read_table(part(place, "allocations"))["recipient"].to_pylist().index("Ragunda") + 1
    assert run(["verify", str(place / "data")]) == 1
    lines = capsys.readouterr().out.splitlines()
    start = f"fault: allocations/part.parquet row {number} amount_sek ("
    assert any(line.startswith(start) and '"24,7" is printed' in line for line in lines)
    assert any("table-total made again says (fail)" in line for line in lines)
    assert ("fault: allocations/part.parquet: its bytes are not those" in "\n".join(lines)) is not honest
    assert lines[-1].endswith(" faults.")


def test_a_flipped_byte_is_found_wherever_it_lies(place: Path) -> None:
    path = part(place, "conditions")
    data = path.read_bytes()
    for position in range(4, len(data), max(1, len(data) // 12)):
        changed = bytearray(data)
        changed[position] ^= 0x01
        path.write_bytes(bytes(changed))
        found = faults_of(place)
        assert any(f.startswith("conditions/part.parquet: its bytes are not those") for f in found), position
    path.write_bytes(data[: len(data) // 2])
    assert any(f.startswith("conditions/part.parquet: cannot be read") for f in faults_of(place))


def change_schema(place: Path, change: Callable[[pa.Table], pa.Table]) -> list[str]:
    path = part(place, "amounts")
    pq.write_table(change(pq.read_table(path)), path)
    list_again(place / "data")
    return faults_of(place)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t.drop_columns(["unit"]), "amounts/part.parquet unit: the column is not there"),
        (lambda t: t.append_column("x", pa.nulls(t.num_rows)), "x: the column is not one of the dataset's"),
        (
            lambda t: t.set_column(2, "amount_sek", t["amount_sek"].cast(pa.float64())),
            "amount_sek: is double, and should be decimal128(18, 2)",
        ),
        (
            lambda t: t.cast(pa.schema([f.with_nullable(nullable=True) for f in t.schema], t.schema.metadata)),
            "document_id: is string, and should be string not null",
        ),
        (
            lambda t: t.cast(pa.schema([f.remove_metadata() for f in t.schema], t.schema.metadata)),
            'amount_sek: its unit is "missing", and should be "SEK"',
        ),
        (
            lambda t: t.replace_schema_metadata({**t.schema.metadata, b"schema_version": b"9"}),
            'its metadata schema_version is "9"',
        ),
        (lambda t: t.select(t.column_names[::-1]), "its columns are in another order"),
    ],
)
def test_a_changed_schema_or_metadata_is_found(
    place: Path, change: Callable[[pa.Table], pa.Table], said: str
) -> None:
    assert any(said in fault for fault in change_schema(place, change))


def test_words_outside_the_vocabulary_and_missing_values_are_found(place: Path) -> None:
    path = part(place, "amounts")
    table = pq.read_table(path)
    words = table["role"].cast(pa.string()).to_pylist()
    words[1] = "gift"
    changed = pa.array(words, pa.string()).dictionary_encode().cast(table.schema.field("role").type)
    pq.write_table(table.set_column(1, table.schema.field("role"), changed), path)
    list_again(place / "data")
    assert any('amounts/part.parquet row 2 role: "gift" is no word' in f for f in faults_of(place))


@pytest.mark.parametrize("file", [*DESCRIPTORS, "allocations/part.parquet", "inputs/part.parquet"])
def test_a_deleted_part_is_found(place: Path, file: str) -> None:
    (place / "data" / "current" / file).unlink()
    assert any(f.startswith(file) for f in faults_of(place))


@pytest.mark.parametrize("file", ["notes.txt", "allocations/part-x.parquet", "extra/part.parquet", ".hidden"])
def test_a_stray_file_is_found(place: Path, file: str) -> None:
    stray = place / "data" / "current" / file
    stray.parent.mkdir(exist_ok=True)
    shutil.copy(part(place, "allocations"), stray)
    assert any(f == f"{file}: was not written with the snapshot: a stray file" for f in faults_of(place))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("datapackage.json", '"unit": "SEK"', '"unit": "EUR"', 'unit is "EUR", and should be "SEK"'),
        ("datapackage.json", '"id": "', '"id": "0', "/id is"),
        ("datapackage.json", '"hash": "sha256:', '"hash": "sha256:0', "its bytes are not those"),
        ("datapackage.json", '"name": "bilaga"', '"name": "bilaga",', "cannot be read"),
        ("croissant.json", "sc:Integer", "sc:Float", "dataType is"),
        ("croissant.json", '"sha256": "', '"sha256": "0', "is not listed as in datapackage.json"),
        ("croissant.json", "/*.parquet", "/*.csv", "includes is"),
    ],
)
def test_a_changed_descriptor_is_found(place: Path, name: str, old: str, new: str, said: str) -> None:
    path = place / "data" / "current" / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert any(said in fault for fault in faults_of(place))


def move(column: int, points: float) -> Callable[[list[Row]], None]:
    def change(rows: list[Row]) -> None:
        row = next(r for r in rows if r["bbox"])
        box = list(row["bbox"])  # type: ignore[call-overload]
        box[column] += points
        box[column + 2] += points
        row["bbox"] = box

    return change


@pytest.mark.parametrize(
    ("dataset", "side", "points"),
    [
        ("allocations", 0, 20.0),
        ("allocations", 1, -14.0),
        ("allocations", 0, 4.0),
        ("conditions", 1, 14.0),
        ("dates", 0, -20.0),
        ("dates", 0, 4.0),
        ("references", 1, 14.0),
        ("people", 0, 20.0),
    ],
)
def test_a_moved_box_is_found_with_the_source(place: Path, dataset: str, side: int, points: float) -> None:
    rewrite(place, dataset, move(side, points))
    found = [f for f in faults_of(place, sources=True) if f.startswith(f"{dataset}/part.parquet row ")]
    assert any(" bbox (" in fault for fault in found)


def widen(rows: list[Row]) -> None:
    row = next(r for r in rows if r["bbox"])
    row["bbox"] = [0.0, 0.0, 590.0, 840.0]


def next_line(rows: list[Row]) -> None:
    row = first(rows, recipient="Ragunda")
    row["line"] = row["line"] + 1  # type: ignore[operator]


def other_page(rows: list[Row]) -> None:
    next(r for r in rows if r["page"] == 1)["page"] = 2


@pytest.mark.parametrize(
    ("dataset", "change", "said"),
    [
        ("dates", widen, "points off what is printed in it"),
        ("allocations", next_line, 'is not at line 12 of page 1; there is "Strömsund'),
        ("amounts", other_page, " page "),
    ],
)
def test_other_places_are_found_too(
    place: Path, dataset: str, change: Callable[[list[Row]], None], said: str
) -> None:
    rewrite(place, dataset, change)
    assert any(said in fault for fault in faults_of(place, sources=True))


def test_a_replaced_source_is_found(place: Path) -> None:
    source = place / "sources" / "deep" / "bredband.md"
    source.write_text(source.read_text(encoding="utf-8").replace("24,7", "24,8"), encoding="utf-8")
    assert any("bredband.md was replaced" in fault for fault in faults_of(place, sources=True))
    source.unlink()
    assert any("the source is not there" in fault for fault in faults_of(place, sources=True))


def test_a_source_is_known_by_its_bytes(place: Path) -> None:
    source = place / "sources" / "deep" / "bredband.md"
    (place / "sources" / "elsewhere").mkdir()
    source.rename(place / "sources" / "elsewhere" / "x.bin")
    assert faults_of(place, sources=True) == []


def test_a_source_in_an_archive_is_found(place: Path) -> None:
    source = place / "sources" / "deep" / "bredband.md"
    with zipfile.ZipFile(place / "sources" / "all.zip", "w") as archive:
        archive.write(source, "in/other.md")
    source.unlink()
    assert faults_of(place, sources=True) == []


def set_in(column: str, value: object) -> Callable[[list[Row]], None]:
    def change(rows: list[Row]) -> None:
        rows[0][column] = value

    return change


@pytest.mark.parametrize(
    ("dataset", "change", "said"),
    [
        ("tables", set_in("row_count", 7), "row_count"),
        ("tables", set_in("table_id", "x/1"), "table_id"),
        ("allocations", set_in("table_id", "x/1"), "names x/1, which tables lacks"),
        ("allocations", set_in("row", 99), "some are missing"),
        ("allocations", lambda rows: rows.pop(1), "its rows in allocations"),
        ("conditions", lambda rows: rows.pop(0), "seq"),
        ("conditions", set_in("document_id", "0123456789abcdef"), "which documents lacks"),
        ("documents", set_in("findings_failed", 40), "findings_failed"),
        ("documents", set_in("sha256", "0" * 64), "is not the beginning of its SHA-256"),
        ("documents", set_in("extractor_version", "0.0.1"), "the snapshot's id is not"),
        ("inputs", set_in("source", "elsewhere.pdf"), "the snapshot's id is not"),
        ("inputs", lambda rows: rows.pop(0), "inputs lacks it"),
        ("findings", set_in("message", "all is well"), "does not come of the rows"),
        ("findings", lambda rows: rows.pop(0), "it is not stored"),
        ("dates", set_in("page", 99), "and the document has"),
        ("dates", set_in("line", 0), "lines count from 1"),
        ("grants", set_in("title", "x"), "does not come of the rows"),
        ("grants", lambda rows: rows.pop(0), "made again is another"),
        ("allocations", set_in("in_force_from", date(2011, 1, 1)), "in_force_from: is 2011-01-01, and"),
    ],
)
def test_rows_that_do_not_fit_together_are_found_without_hash_or_source(
    place: Path, dataset: str, change: Callable[[list[Row]], None], said: str
) -> None:
    rewrite(place, dataset, change)
    assert any(said in fault for fault in faults_of(place))


def test_a_changed_share_and_a_changed_date_are_not_what_is_printed(place: Path) -> None:
    def other_day(rows: list[Row]) -> None:
        row = next(r for r in rows if r["precision"] == "day" and r["end"] and not r["inferred"])
        row["end"] = date(2011, 11, 11)

    rewrite(place, "dates", other_day)
    assert any(f.startswith("dates/part.parquet row ") and "is stored" in f for f in faults_of(place))


def test_several_faults_are_all_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(place, "allocations", flip_amount)
    part(place, "people").unlink()
    (place / "data" / "current" / "stray.csv").write_text("x")
    assert run(["verify", str(place / "data"), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["faults"]
    assert {"people/part.parquet", "stray.csv"} <= {fault["file"] for fault in found}
    (place / "data" / "current" / "stray.csv").unlink()
    list_again(place / "data")
    assert any(f.startswith("people: has no file") for f in faults_of(place))


def test_no_dataset_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(tmp_path)]) == 64
    assert run(["verify", str(tmp_path), "--sources", str(tmp_path / "no")]) == 64
    assert capsys.readouterr().err.count("\n") == 2
