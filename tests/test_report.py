"""The report's folder: what is written, what is refused, that no text of a document acts."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

import ingest.report.document
from ingest.cli import run
from ingest.report.languages import dictionary
from schemas import vocabulary
from schemas.rows import Extraction

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
CHOSEN = (
    "government_decision/kulturskola_fel.html",
    "government_decision/vantetider_andring.pdf",
    "agreement/familjecentraler_fel.txt",
    "agency_instruction/rekvisition_blankett.txt",
)
_HOSTILE = '<script>alert(1)</script> "quotes" \' </title> <!-- &amp; \u2028 \u202e kr0001 \u200f'


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of a few samples and one input that cannot be read."""
    folder = tmp_path_factory.mktemp("data")
    sources = folder / "sources"
    sources.mkdir()
    for name in CHOSEN:
        shutil.copy(SAMPLES / name, sources)
    (sources / "trasig.pdf").write_bytes(b"%PDF-1.7 nothing")
    (sources / "fientlig.txt").write_text(
        f"Länsstyrelsen {_HOSTILE}\n\nDnr 5.1-101/2021\n2021-03-01\n\nBidrag till <b>alla</b>\n\n"
        f"Mottagaren {_HOSTILE} ska senast den 1 maj 2021 redovisa 500 000 kronor.\n",
        encoding="utf-8",
    )
    assert run(["ingest", str(sources), "--out", str(folder / "out"), "--workers", "0"]) in {1, 2}
    return folder / "out"


@pytest.fixture(scope="module")
def report(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report") / "rapport"
    assert run(["report", str(data), "--out", str(out), "--workers", "0"]) == 0
    return out


def test_every_document_has_a_page_and_what_failed_is_listed(report: Path):
    index = (report / "index.html").read_text(encoding="utf-8")
    pages = sorted((report / "documents").glob("*.html"))
    assert len(pages) == len(CHOSEN) + 1
    assert all(f"documents/{page.name}" in index for page in pages)
    assert "trasig.pdf" in index
    assert "fetch it again" in index
    assert list((report / "pages").glob("*/*.webp"))


def test_no_text_of_a_document_acts(report: Path):
    for path in report.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "<b>alla" not in text
        assert not re.search("[\u2028\u202e\u200f]", text)
        assert not re.search(r"<[^>]*\son[a-z]+\s*=", text)
        assert not re.search(r"<[^>]*\sstyle\s*=", text)
        assert "default-src 'none'; script-src 'self'" in text
        assert len(re.findall(r"<script(?![^>]* src=)", text)) == 0


def test_nothing_is_asked_of_the_network(report: Path):
    for path in (*report.rglob("*.html"), *report.rglob("*.js"), *report.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        asked = re.findall(r"""(?:src|href)="([a-z]+:[^"]*)|url\(|@import|fetch\(|XMLHttpRequest|import\(""", text)
        assert not asked, path


def test_a_report_is_replaced_and_nothing_else(
    data: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    other = tmp_path / "mine"
    other.mkdir()
    (other / "letter.txt").write_text("dear")
    assert run(["report", str(data), "--out", str(other), "--workers", "0"]) == 64
    assert "holds something that is no report" in capsys.readouterr().err
    assert run(["report", str(data), "--out", str(data / "current"), "--workers", "0"]) == 64
    assert run(["report", str(data), "--out", str(data.parent), "--workers", "0"]) == 64
    again = tmp_path / "again"
    shutil.copytree(report, again)
    (again / "stale.html").write_text("old")
    assert run(["report", str(data), "--out", str(again), "--workers", "0", "--pages", "none", "--lang", "en"]) == 0
    assert not (again / "stale.html").exists()
    assert not (again / "pages").exists()
    assert '<html lang="en">' in (again / "index.html").read_text(encoding="utf-8")
    assert json.loads((again / "report.json").read_text())["snapshot"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_without_sources_the_rows_are_there_and_the_pages_say_why(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "empty").mkdir()
    out = tmp_path / "out"
    arguments = ["report", str(data), "--out", str(out), "--sources", str(tmp_path / "empty"), "--workers", "0"]
    assert run(arguments) == 0
    assert "no source file found" in capsys.readouterr().out
    text = next(p.read_text("utf-8") for p in (out / "documents").iterdir() if "Karlskrona" in p.read_text("utf-8"))
    assert "name its folder with --sources" in text
    assert "1 380 000" in text.replace("\u00a0", " ")


def test_a_fault_of_ours_costs_one_page(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def faulty(extraction: Extraction) -> list[object]:
        if extraction.document.source.endswith("fientlig.txt"):
            raise KeyError("no such word")
        return []

    monkeypatch.setattr(ingest.report.document, "checklist_of", faulty)
    out = tmp_path / "out"
    assert run(["report", str(data), "--out", str(out), "--workers", "0", "--pages", "none"]) == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("bilaga: ")
    assert "fientlig.txt: a bug in bilaga, please report it with the file (KeyError: 'no such word'" in told
    texts = [path.read_text("utf-8") for path in (out / "documents").iterdir()]
    assert len(texts) == len(CHOSEN) + 1
    (fault,) = (text for text in texts if "no such word" in text)
    assert "Sidan kunde inte göras" in fault
    assert '<a href="../index.html"' in fault
    assert "<b>alla" not in fault


def test_a_full_disk_is_no_fault_of_a_page(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def full(extraction: Extraction) -> list[object]:
        raise OSError(28, f"no space for {extraction.document.source}")

    monkeypatch.setattr(ingest.report.document, "checklist_of", full)
    out = tmp_path / "out"
    assert run(["report", str(data), "--out", str(out), "--workers", "0", "--pages", "none"]) == 74
    assert "cannot be written" in capsys.readouterr().err
    assert not out.exists()


def test_an_empty_dataset_has_a_report(tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_text("")
    run(["ingest", str(tmp_path / "in"), "--out", str(tmp_path / "data"), "--workers", "0"])
    assert run(["report", str(tmp_path / "data"), "--out", str(tmp_path / "out"), "--workers", "0"]) == 0
    assert "empty.txt" in (tmp_path / "out" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("kind", vocabulary.DocumentKind),
        ("status", vocabulary.DocumentStatus),
        ("grade", vocabulary.Severity),
        ("reference", vocabulary.ReferenceKind),
        ("reference", vocabulary.ReferenceRole),
        ("date", vocabulary.DateRole),
        ("amount", vocabulary.AmountRole),
        ("category", vocabulary.Category),
        ("modality", vocabulary.Modality),
        ("person", vocabulary.PersonRole),
        ("failure", vocabulary.FailureCategory),
    ],
)
def test_every_word_of_a_vocabulary_is_said_in_both_languages(prefix: str, words: type[vocabulary.StrEnum]):
    for word in words:
        assert all(dictionary()[f"{prefix}.{word}"])
