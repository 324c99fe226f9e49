"""A run: only what is new is read, one bad input costs one input, interrupted work is not lost."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pymupdf
import pytest

import ingest.engines.processes
import ingest.pipeline
import ingest.runner
from ingest.errors import InputError
from ingest.exits import Exit
from ingest.output.summary import RunSummary, print_summary
from ingest.pipeline import extract
from ingest.settings import Settings
from schemas.collection import InputRow
from schemas.document import Document
from schemas.rows import DocumentRow, Extraction, Finding
from schemas.vocabulary import DocumentKind, DocumentStatus, FailureCategory, Outcome, Severity, Status

SETTINGS = Settings()


class Silence:
    """A progress that counts."""

    def __init__(self) -> None:
        self.inputs = 0
        self.failures: list[str] = []
        self.sources: list[str] = []

    def begin(self, inputs: int) -> None:
        self.inputs = inputs

    def finished(self, source: str, failure: str | None, pages: int = 0) -> None:  # noqa: ARG002
        self.sources.append(source)
        if failure:
            self.failures.append(failure)


class Parser:
    """A parser that reads the first words as a title, notes what it was given and fails where it is told to."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.faults: dict[str, BaseException] = {}

    def __call__(self, document: Document, version: str) -> Extraction:
        title = " ".join(word.text for word in document.pages[0].words)
        for word, fault in self.faults.items():
            if word in title:
                raise fault
        self.read.append(document.source)
        return Extraction(
            document=DocumentRow(
                document_id=document.document_id,
                sha256=document.sha256,
                source=document.source,
                media_type=document.media_type,
                size_bytes=document.size_bytes,
                page_count=len(document.pages),
                kind=DocumentKind.NOTICE,
                title=title,
                text_source=document.text_source,
                extractor_version=version,
            )
        )


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> Parser:
    fake = Parser()
    monkeypatch.setattr(ingest.pipeline, "parse_document", fake)
    monkeypatch.setattr(ingest.pipeline, "run_checks", lambda _extraction: ())
    return fake


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with three documents below ``in``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("ett", "tva", "tre"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"Beslut nummer {name}\n", encoding="utf-8")
    return tmp_path


def run(*inputs: str, out: str = "out", settings: Settings = SETTINGS, workers: int = 0) -> RunSummary:
    return ingest.runner.ingest(inputs, Path(out), settings, Silence(), workers)


def bytes_of(out: str) -> dict[str, bytes]:
    folder = Path(out) / "current"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def inputs_of(out: str = "out") -> pd.DataFrame:
    return pd.read_parquet(Path(out) / "current" / "inputs").set_index("source")


@pytest.mark.usefixtures("folder")
def test_a_run_publishes_what_it_read(parser: Parser) -> None:
    summary = run("in")
    assert summary.exit_code is Exit.FINE
    assert (summary.documents, summary.new_documents, summary.documents_in_all) == (3, 3, 3)
    assert sorted(parser.read) == ["in/ett.txt", "in/tre.txt", "in/tva.txt"]
    assert dict(summary.rows)["documents"] == 3
    assert (
        dict(summary.rows)["findings"] == 12
    )  # of each the round trip, the second reader and two beside the others
    documents = pd.read_parquet("out/current/documents")
    assert set(documents["title"]) == {"Beslut nummer ett", "Beslut nummer tva", "Beslut nummer tre"}
    assert set(inputs_of()["outcome"]) == {"read"}


@pytest.mark.usefixtures("folder")
def test_a_run_with_nothing_new_reads_and_publishes_nothing(parser: Parser) -> None:
    first = run("in")
    parser.read.clear()
    before = {p: p.stat().st_mtime_ns for p in Path("out/snapshots").rglob("*")}
    second = run("in/tva.txt", "in")
    assert not parser.read
    assert not second.published
    assert second.snapshot_id == first.snapshot_id
    assert {p: p.stat().st_mtime_ns for p in Path("out/snapshots").rglob("*")} == before


@pytest.mark.usefixtures("folder", "parser")
def test_bytes_do_not_depend_on_order_or_number_of_runs() -> None:
    run("in", out="once")
    run("in/tva.txt", out="thrice")
    run("in/tre.txt", "in/tva.txt", out="thrice")
    run("in/ett.txt", out="thrice")
    run("in/tre.txt", "in/ett.txt", "in/tva.txt", out="backwards")
    assert bytes_of("thrice") == bytes_of("once") == bytes_of("backwards")


def test_the_same_bytes_are_one_document_wherever_they_lie(folder: Path, parser: Parser) -> None:
    (folder / "in" / "ettbis.txt").write_bytes((folder / "in" / "ett.txt").read_bytes())
    summary = run("in")
    assert summary.documents == 3
    assert len(parser.read) == 3
    assert len(inputs_of()) == 4
    assert inputs_of()["document_id"].nunique() == 3
    parser.read.clear()
    (folder / "moved.txt").write_bytes((folder / "in" / "ett.txt").read_bytes())
    run("moved.txt")
    assert not parser.read  # known, though under another name
    assert "moved.txt" in inputs_of().index
    assert len(pd.read_parquet("out/current/documents")) == 3


@pytest.mark.usefixtures("folder")
def test_a_new_version_reads_again_what_it_is_given_and_keeps_the_rest(parser: Parser) -> None:
    run("in")
    parser.read.clear()
    summary = run("in/ett.txt", settings=Settings(version="9.9"))
    assert parser.read == ["in/ett.txt"]
    assert summary.published
    versions = pd.read_parquet("out/current/documents").set_index("source")["extractor_version"].to_dict()
    assert versions == {"in/ett.txt": "9.9", "in/tva.txt": SETTINGS.version, "in/tre.txt": SETTINGS.version}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("fault", [KeyboardInterrupt(), SystemExit(143)])
def test_an_interrupted_run_keeps_finished_work_and_resumes(parser: Parser, fault: BaseException) -> None:
    run("in/ett.txt")
    run("in", out="undisturbed")
    old = bytes_of("out")
    parser.read.clear()
    parser.faults = {"tva": fault}
    with pytest.raises(type(fault)):
        run("in")
    assert parser.read == ["in/tre.txt"]
    assert bytes_of("out") == old
    parser.read.clear()
    parser.faults = {}
    run("in")
    assert parser.read == ["in/tva.txt"]
    assert bytes_of("out") == bytes_of("undisturbed")
    assert not list(Path("out/_staging").iterdir())


@pytest.mark.usefixtures("folder")
def test_work_of_an_interrupted_run_waits_for_its_own_inputs(parser: Parser) -> None:
    parser.faults = {"tva": KeyboardInterrupt()}
    with pytest.raises(KeyboardInterrupt):
        run("in")
    parser.faults = {}
    run("in/tva.txt")
    assert list(inputs_of().index) == ["in/tva.txt"]  # what was not given is not published
    parser.read.clear()
    run("in")
    assert not parser.read  # and not lost either


@pytest.mark.usefixtures("folder")
def test_our_own_bug_costs_one_document_and_leaves_a_traceback(parser: Parser) -> None:
    parser.faults = {"tva": KeyError("län\nnumber two")}
    summary = run("in")
    assert summary.exit_code is Exit.UNREADABLE
    row = inputs_of().loc["in/tva.txt"]
    assert (row["outcome"], row["category"]) == ("failed", "crash")
    assert "KeyError" in row["message"]
    assert "test_runner.py:" in row["message"]
    assert "\n" not in row["message"]
    assert len(pd.read_parquet("out/current/documents")) == 2
    (trace,) = Path("out/_log").iterdir()
    assert "Traceback" in trace.read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_a_failed_input_is_tried_again_and_its_failure_forgotten(parser: Parser) -> None:
    run("in", out="undisturbed")
    parser.faults = {"tva": ValueError()}
    run("in")
    parser.faults = {}
    summary = run("in")
    assert summary.exit_code is Exit.FINE
    assert bytes_of("out") == bytes_of("undisturbed")


@pytest.mark.usefixtures("parser")
def test_a_path_that_was_missing_is_forgotten_once_it_is_there(folder: Path) -> None:
    assert run("in/ny.txt").exit_code is Exit.UNREADABLE
    assert inputs_of().loc["in/ny.txt", "category"] == "io"
    (folder / "in" / "ny.txt").write_text("Beslut nummer fyra")
    assert run("in/ny.txt").exit_code is Exit.FINE
    assert list(inputs_of()["outcome"]) == ["read"]


@pytest.mark.usefixtures("parser")
def test_bad_inputs_cost_themselves_only(folder: Path) -> None:
    bad = folder / "bad"
    (bad / "none").mkdir(parents=True)
    pdf = pymupdf.open()
    pdf.new_page().insert_text((72, 72), "Hemligt beslut")
    pdf.save(bad / "locked.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="u", owner_pw="o")
    whole = pdf.tobytes()
    (bad / "cut.pdf").write_bytes(whole[:60])
    (bad / "empty.pdf").write_bytes(b"")
    (bad / "nopages.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    (bad / "noise.pdf").write_bytes(bytes(range(256)) * 8)
    run("in", out="clean")
    names = ("locked.pdf", "cut.pdf", "empty.pdf", "nopages.pdf", "noise.pdf", "none", "missing")
    summary = run("in", *(f"bad/{name}" for name in names))
    assert summary.exit_code is Exit.UNREADABLE
    failed = inputs_of().query("outcome == 'failed'")
    assert failed["category"].astype(str).to_dict() == {
        "bad/locked.pdf": "encrypted",
        "bad/cut.pdf": "damaged",
        "bad/empty.pdf": "empty",
        "bad/nopages.pdf": "empty",
        "bad/noise.pdf": "unsupported",
        "bad/none": "empty",
        "bad/missing": "io",
    }
    for source, message in failed["message"].items():
        assert source in message
        assert "\n" not in message
    for dataset in ("documents", "findings"):
        assert bytes_of("out")[f"{dataset}/part.parquet"] == bytes_of("clean")[f"{dataset}/part.parquet"]


@pytest.mark.usefixtures("folder", "parser")
def test_each_failed_input_is_one_line_for_the_person(capsys: pytest.CaptureFixture[str]) -> None:
    summary = run("in", "gone-1.pdf", "gone-2.pdf")
    print_summary(summary, Path("out"), summary.failed)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("bilaga: gone-1.pdf: ")


@pytest.mark.usefixtures("folder", "parser")
def test_the_output_inside_an_input_folder_is_not_read() -> None:
    Path("out/_log").mkdir(parents=True)
    Path("out/_log/old.txt").write_text("an old traceback")
    run(".")
    run(".")
    assert set(inputs_of().index) == {"in/ett.txt", "in/tva.txt", "in/tre.txt"}


@pytest.mark.usefixtures("folder")
def test_summary_counts_findings_of_known_documents_too(monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    def checks(extraction: Extraction) -> tuple[Finding, ...]:
        severity = Severity.ERROR if "tva" in (extraction.document.title or "") else Severity.WARNING
        fail = Finding(check="c", severity=severity, status=Status.FAIL, message="m", message_sv="m")
        return (fail, fail) if severity is Severity.WARNING else (fail,)

    monkeypatch.setattr(ingest.pipeline, "run_checks", checks)
    for summary in (run("in"), run("in")):
        assert summary.exit_code is Exit.FINDINGS
        assert [(k.kind, k.ok, k.flagged) for k in summary.kinds] == [(DocumentKind.NOTICE, 2, 1)]
        assert [tuple(c) for c in summary.checks] == [("c", "error", 1, 1), ("c", "warning", 4, 2)]
    assert run("in/ett.txt").exit_code is Exit.FINE
    assert len(parser.read) == 3


@pytest.mark.usefixtures("parser")
def test_extract_fills_in_what_the_checks_found(monkeypatch: pytest.MonkeyPatch) -> None:
    fail = Finding(check="c", severity=Severity.ERROR, status=Status.FAIL, message="m", message_sv="m")
    monkeypatch.setattr(ingest.pipeline, "run_checks", lambda _extraction: (fail,))
    extraction = extract(b"Beslut om bidrag", "x.txt", SETTINGS)
    assert extraction.document.status is DocumentStatus.FLAGGED
    assert extraction.document.findings_failed == 1
    assert [f.check for f in extraction.findings] == ["c", "readers-agree", "roundtrip-parquet"]


@pytest.mark.parametrize(
    ("fault", "category"),
    [
        (RecursionError("deep"), FailureCategory.CRASH),
        (MemoryError(), FailureCategory.MEMORY),
        (InputError(FailureCategory.DAMAGED, "x.txt: torn"), FailureCategory.DAMAGED),
    ],
)
def test_what_extract_raises(parser: Parser, fault: Exception, category: FailureCategory) -> None:
    parser.faults = {"Beslut": fault}
    with pytest.raises(InputError, match=r"^x\.txt: ") as caught:
        extract(b"Beslut", "x.txt", SETTINGS)
    assert caught.value.category is category


def test_merged_inputs_hold_one_row_a_source_and_content() -> None:
    def row(source: str, sha: str | None, outcome: Outcome = Outcome.READ) -> InputRow:
        return InputRow(source=source, sha256=sha, outcome=outcome, extractor_version="1")

    before = [row("a", "1"), row("b", None, Outcome.FAILED), row("c", "3", Outcome.FAILED)]
    now = [row("c", "3"), row("b", "2"), row("a", "4")]
    merged = ingest.runner.merged_inputs(before, now)
    assert [(r.source, r.sha256, r.outcome) for r in merged] == [
        ("a", "1", Outcome.READ),  # the bytes that once lay there are still a document of ours
        ("a", "4", Outcome.READ),
        ("b", "2", Outcome.READ),
        ("c", "3", Outcome.READ),
    ]
