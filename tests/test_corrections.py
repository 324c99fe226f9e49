"""What a person said of a value: applied where its printed text stands, told where it does not, never silent."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from ingest.cli import app, run
from ingest.corrections.given import version_with
from ingest.corrections.reading import COLUMNS, read_corrections
from ingest.pipeline import extract
from ingest.proof.verification.corrections import faults_of_corrections
from ingest.proof.verification.verify import verify
from ingest.settings import Settings
from ingest.store.staging import Staging, pack
from schemas.rows import Correction, Extraction, Finding
from schemas.vocabulary import CorrectionOutcome, Match, RecipientKind, Severity, Status

ANNEX = """Skolverket
Dnr 8.1.2-2024:77
Beslut 2024-02-08

Bilaga. Bidrag till skolbibliotek 2024, kronor

Kod   Kommun        Belopp
0114  Upplands Väsby   120 000
0115  Vallentuna       100 000
0117  Österåker        100 000
0120  Värmdö           1 30 000
0123  Järfälla         150 000
      Summa            600 000
"""
NOTHING = dict.fromkeys(COLUMNS, "")


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "annex.txt"
    path.parent.mkdir()
    path.write_text(ANNEX, encoding="utf-8")
    return path


def key_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@cache
def uncorrected(data: bytes) -> Extraction:
    return extract(data, "annex.txt", Settings())


def read(path: Path, corrections: Path | None = None) -> Extraction:
    if corrections is None:
        return uncorrected(path.read_bytes())
    given = read_corrections(corrections).of_document(key_of(path)[:16])
    return extract(path.read_bytes(), path.name, Settings(), given)


def write(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(NOTHING | row for row in rows)
    return path


def correct(annex: Path, row: str = "1/4", **other: str) -> dict[str, str]:
    """The amount that is printed "1 30 000" is 130 000."""
    key = key_of(annex)
    usual = {
        "document_sha256": key,
        "dataset": "allocations",
        "row": f"{key[:16]}/{row}",
        "field": "amount_sek",
        "printed_text": "1 30 000",
        "value": "130000",
        "who": "Anna",
        "reason": "the sum says so",
    }
    return usual | other


def told(extraction: Extraction) -> list[Finding]:
    return [f for f in extraction.findings if f.check == "corrected"]


def only(extraction: Extraction) -> tuple[Correction, Finding]:
    (one,), (finding,) = extraction.corrections, told(extraction)
    return one, finding


def failed(extraction: Extraction) -> set[str]:
    return {f.check for f in extraction.findings if f.status is Status.FAIL and f.severity is not Severity.INFO}


def test_a_corrected_amount_stands_beside_its_print_and_the_sum_is_right(annex: Path, tmp_path: Path):
    before = read(annex)
    after = read(annex, write(tmp_path / "c.csv", correct(annex)))
    assert before.allocations[3].amount_sek is None
    assert {"number-shape", "table-total"} <= failed(before)
    row = after.allocations[3]
    assert (row.amount_sek, row.text, row.corrected) == (Decimal("130000.00"), "1 30 000", True)
    assert row.place == before.allocations[3].place
    assert [a.corrected for a in after.allocations] == [False, False, False, True, False, False]
    assert after.tables[0].computed_total_sek == Decimal(600_000)
    assert not {"number-shape", "table-total"} & failed(after)
    one, finding = only(after)
    assert (one.outcome, one.read_value, one.value) == (CorrectionOutcome.APPLIED, None, "130000.00")
    assert (finding.severity, finding.status) == (Severity.INFO, Status.FAIL)
    assert (finding.table_id, finding.row) == (row.table_id, 4)
    assert '"1 30 000"' in finding.message
    assert "130 000" in finding.message
    assert "Anna" in finding.message_sv


def test_show_and_check_are_of_the_corrected_document(
    annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    given = ["--corrections", str(write(tmp_path / "c.csv", correct(annex)))]
    run(["show", str(annex), "--json", *given])
    shown = json.loads(capsys.readouterr().out)
    assert (shown["allocations"][3]["amount_sek"], shown["allocations"][3]["corrected"]) == ("130000.00", True)
    assert "+corrections-" in shown["document"]["extractor_version"]
    for workers in ("0", "1"):
        run(["check", str(annex), "--format", "json", "--workers", workers])
        assert "table-total" in failures(capsys.readouterr().out)
        run(["check", str(annex), "--format", "json", "--workers", workers, *given])
        after = failures(capsys.readouterr().out)
        assert ("corrected" in after, "table-total" in after) == (True, False)


def failures(listed: str) -> set[str]:
    found = json.loads(listed)
    return {f["check"] for document in found["documents"] for f in document["findings"] if f["status"] == "fail"}


def test_a_corrected_amount_that_breaks_a_sum_is_told_as_any_other(annex: Path, tmp_path: Path):
    wrong = correct(annex, "1/1", printed_text="120 000", value="125 000")
    right = correct(annex)
    after = read(annex, write(tmp_path / "c.csv", wrong, right))
    assert "table-total" in failed(after)
    assert "roundtrip-print" not in failed(after)


@pytest.mark.parametrize("row", ["1/4", "4", "allocations/1/4", "1/4/Belopp", "1/4/bel"])
def test_a_row_is_named_as_people_name_it(annex: Path, tmp_path: Path, row: str):
    after = read(annex, write(tmp_path / "c.csv", correct(annex) | {"row": row}))
    assert after.allocations[3].amount_sek == 130_000
    assert only(after)[0].row == f"{key_of(annex)[:16]}/1/4"


@pytest.mark.parametrize(
    "other",
    [
        {"printed_text": "130 000"},  # another text
        {"row": "1/40"},  # no such row
        {"row": "2/4"},  # no such table
        {"context": "Vallentuna"},  # the row of another
        {"row": "1/3"},  # the tool reads one row less by now
    ],
)
def test_a_correction_stops_applying_and_says_so(annex: Path, tmp_path: Path, other: dict[str, str]):
    rows = {"row": "1/4"} | other
    after = read(annex, write(tmp_path / "c.csv", correct(annex, **rows)))
    assert after.allocations == read(annex).allocations
    one, finding = only(after)
    assert one.outcome is CorrectionOutcome.STOPPED
    assert (finding.severity, finding.status) == (Severity.WARNING, Status.FAIL)
    assert rows.get("printed_text", "1 30 000") in finding.message


def test_amounts_that_are_printed_alike_are_told_apart_by_what_stands_beside_them(annex: Path, tmp_path: Path):
    """Rows 2 and 3 both print 100 000: a reading that moves rows by one must not move the correction."""
    moved = correct(annex, "1/2", printed_text="100 000", value="90 000", context="Österåker")
    assert only(read(annex, write(tmp_path / "c.csv", moved)))[0].outcome is CorrectionOutcome.STOPPED
    here = moved | {"context": "Vallentuna"}
    assert only(read(annex, write(tmp_path / "c.csv", here)))[0].outcome is CorrectionOutcome.APPLIED


def test_two_that_contradict_each_other_are_not_applied(annex: Path, tmp_path: Path):
    file = write(tmp_path / "c.csv", correct(annex), correct(annex, value="131 000", who="Bo"))
    after = read(annex, file)
    assert after.allocations == read(annex).allocations
    assert [c.outcome for c in after.corrections] == [CorrectionOutcome.CONTRADICTED] * 2
    assert {(f.severity, f.status) for f in told(after)} == {(Severity.WARNING, Status.FAIL)}


def test_two_that_agree_are_both_kept(annex: Path, tmp_path: Path):
    after = read(annex, write(tmp_path / "c.csv", correct(annex), correct(annex, value="130 000,00", who="Bo")))
    assert [c.who for c in after.corrections] == ["Anna", "Bo"]
    assert after.allocations[3].amount_sek == 130_000


def test_what_is_read_rightly_by_now_needs_no_correction(annex: Path, tmp_path: Path):
    agreed = correct(annex, "1/1", printed_text="120 000", value="120 000")
    after = read(annex, write(tmp_path / "c.csv", agreed))
    assert not after.allocations[0].corrected
    one, finding = only(after)
    assert (one.outcome, finding.status) == (CorrectionOutcome.ACCEPTED, Status.PASS)


def test_an_accepted_value_that_reads_otherwise_by_now_is_told(annex: Path, tmp_path: Path):
    seen = correct(annex, "1/1", printed_text="120 000", value="12 000", verdict="accepted")
    one, finding = only(read(annex, write(tmp_path / "c.csv", seen)))
    assert (one.outcome, finding.status, finding.severity) == (
        CorrectionOutcome.STOPPED,
        Status.FAIL,
        Severity.WARNING,
    )


def test_an_accepted_finding_stays_and_is_listed_as_accepted(annex: Path, tmp_path: Path):
    shape = next(f for f in read(annex).findings if f.check == "number-shape" and f.status is Status.FAIL)
    said = correct(
        annex,
        row="",
        dataset="findings",
        field="number-shape",
        printed_text=shape.message,
        verdict="accepted",
        value="",
    )
    after = read(annex, write(tmp_path / "c.csv", said | {"row": ""}))
    assert shape in after.findings
    assert after.document.status == read(annex).document.status
    one, finding = only(after)
    assert (one.outcome, finding.status) == (CorrectionOutcome.ACCEPTED, Status.PASS)
    gone = write(tmp_path / "d.csv", said | {"row": "", "printed_text": "another"})
    assert only(read(annex, gone))[0].outcome is CorrectionOutcome.STOPPED


def test_what_is_missing_is_a_warning_and_no_row(annex: Path, tmp_path: Path):
    note = {
        "document_sha256": key_of(annex),
        "verdict": "missing",
        "row": "page/1",
        "printed_text": "Danderyd 90 000",
    }
    after = read(annex, write(tmp_path / "c.csv", note))
    assert after.allocations == read(annex).allocations
    one, finding = only(after)
    assert one.outcome is CorrectionOutcome.NOTED
    assert (finding.severity, finding.status) == (Severity.WARNING, Status.FAIL)
    assert finding.place is not None
    assert finding.place.page == 1
    assert "Danderyd 90 000" in finding.message


def test_a_corrected_code_brings_its_names(annex: Path, tmp_path: Path):
    said = correct(annex, "1/1", field="kommunkod", printed_text="Upplands Väsby", value="186")
    row = read(annex, write(tmp_path / "c.csv", said)).allocations[0]
    assert (row.kommunkod, row.lanskod, row.name) == ("0186", "01", "Lidingö")
    assert (row.recipient_kind, row.recipient, row.match) == (RecipientKind.KOMMUN, "Upplands Väsby", Match.CODE)


def test_a_field_of_the_document_is_held_against_what_was_read(annex: Path, tmp_path: Path):
    said = correct(
        annex, dataset="documents", field="document_date", printed_text="2024-02-08", value="9 februari 2024"
    )
    row = f"documents/{key_of(annex)[:16]}"
    document = read(annex, write(tmp_path / "c.csv", said | {"row": row})).document
    assert (str(document.document_date), document.corrected) == ("2024-02-09", True)
    stale = write(tmp_path / "c.csv", said | {"row": row, "printed_text": "2024-02-07"})
    assert str(read(annex, stale).document.document_date) == "2024-02-08"


def test_the_version_of_a_document_tells_its_corrections(annex: Path, tmp_path: Path):
    one = read_corrections(
        write(tmp_path / "c.csv", correct(annex), {"document_sha256": "a" * 16, "verdict": "missing"})
    )
    other = read_corrections(write(tmp_path / "d.csv", correct(annex), correct(annex)))
    key = key_of(annex)[:16]
    assert one.of_document(key) == other.of_document(key)
    assert version_with("1", one.of_document(key)).startswith("1+corrections-")
    assert version_with("1", one.of_document("b" * 16)) == "1"


def snapshot(out: Path) -> str:
    return (out / "current").resolve().name


def test_another_file_reads_the_documents_again_that_it_speaks_of(
    annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    other = annex.with_name("other.txt")
    other.write_text(ANNEX.replace("1 30 000", "130 000"), encoding="utf-8")
    file, out = write(tmp_path / "c.csv", correct(annex)), tmp_path / "data"
    plain = ["ingest", str(annex.parent), "--out", str(out), "--workers", "0"]
    ids = []
    for arguments in (plain, [*plain, "--corrections", str(file)], [*plain, "--corrections", str(file)], plain):
        run(arguments)
        ids.append((snapshot(out), capsys.readouterr().out.rpartition("new: ")[2].split(".")[0]))
    assert [new for _, new in ids] == ["2", "1", "0", "1"]
    assert ids[0][0] == ids[3][0] != ids[1][0] == ids[2][0]


def test_a_corrected_dataset_holds_and_explains_itself(
    annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file, out = write(tmp_path / "c.csv", correct(annex)), tmp_path / "data"
    run(["ingest", str(annex), "--out", str(out), "--workers", "0", "--corrections", str(file)])
    name, report = verify(out, annex.parent)
    assert report.holds, report.faults
    assert report.counts["values corrected by a person"] == 1
    rows = pq.read_table(out / "current" / "allocations").to_pylist()
    assert [r["amount_sek"] for r in rows if r["corrected"]] == [Decimal("130000.00")]
    capsys.readouterr()
    run(["explain", str(out), f"{key_of(annex)[:16]}/1/4"])
    assert "corrected by Anna from - to 130 000" in capsys.readouterr().out
    again = run(["check", str(out), "--select", "corrected", "--fail-on", "warning"])
    assert again == 0
    assert "corrected" in capsys.readouterr().out
    assert name


def test_a_row_that_only_claims_to_be_corrected_is_a_fault(annex: Path, tmp_path: Path):
    good = read(annex, write(tmp_path / "c.csv", correct(annex)))
    assert not list(faults_of_corrections(good))
    assert list(faults_of_corrections(replace(good, corrections=())))
    row = replace(good.allocations[3], amount_sek=Decimal(131_000))
    assert list(
        faults_of_corrections(replace(good, allocations=(*good.allocations[:3], row, *good.allocations[4:])))
    )


def test_a_run_that_read_nothing_of_a_document_says_so(
    annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = write(tmp_path / "c.csv", correct(annex) | {"document_sha256": "ab" * 32, "row": "1/4"})
    run(["ingest", str(annex), "--out", str(tmp_path / "d"), "--workers", "0", "--corrections", str(file)])
    assert "abababababababab" in capsys.readouterr().err


def test_what_people_write_is_inert_in_an_exported_sheet(annex: Path, tmp_path: Path):
    evil = '=HYPERLINK("http://x")'
    file, out = write(tmp_path / "c.csv", correct(annex, reason=evil, who="@SUM(1)")), tmp_path / "data"
    run(["ingest", str(annex), "--out", str(out), "--workers", "0", "--corrections", str(file)])
    run(["export", str(out), "--out", str(tmp_path / "sheets")])
    with (tmp_path / "sheets" / "corrections.csv").open(encoding="utf-8-sig", newline="") as file_of_rows:
        (row,) = csv.DictReader(file_of_rows)
    assert (row["reason"], row["who"]) == (f"'{evil}", "'@SUM(1)")


def test_the_record_of_a_run_names_the_file(annex: Path, tmp_path: Path):
    file, out = write(tmp_path / "c.csv", correct(annex)), tmp_path / "data"
    CliRunner().invoke(app, ["ingest", str(annex), "--out", str(out), "--workers", "2", "--corrections", str(file)])
    record = json.loads((out / "_run.json").read_text())
    assert record["corrections_sha256"] == sha256(file.read_bytes()).hexdigest()
    assert pq.read_table(out / "current" / "corrections").num_rows == 1


def test_what_an_interrupted_run_left_with_other_corrections_is_not_used(annex: Path, tmp_path: Path):
    key, folder = key_of(annex)[:16], tmp_path / "staging"
    folder.mkdir()
    one, other = (
        Settings(corrections=read_corrections(write(tmp_path / "c.csv", correct(annex, value=value))))
        for value in ("130000", "131000")
    )
    packed = pack([extract(annex.read_bytes(), annex.name, one, one.corrections.of_document(key))])
    for settings, kept in ((one, {key}), (other, set())):
        Staging(folder, one).add(packed)
        staging = Staging(folder, settings)
        staging.clean()
        assert staging.document_ids() == kept


def test_a_dataset_of_the_version_before_is_read(annex: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "data"
    run(["ingest", str(annex), "--out", str(out), "--workers", "0"])
    snapshot = tmp_path / "before"
    shutil.copytree(out / "current", snapshot)
    shutil.rmtree(snapshot / "corrections")
    for path in snapshot.glob("*/*.parquet"):
        table = pq.read_table(path)
        pq.write_table(table.drop([c for c in ("corrected",) if c in table.column_names]), path)
    assert run(["check", str(snapshot), "--fail-on", "never"]) == 0
    assert run(["explain", str(snapshot), f"{key_of(annex)[:16]}/1/4"]) == 0
    assert run(["diff", str(snapshot), str(out)]) == 0
    assert "The same: no document differs" in capsys.readouterr().out
