"""``bilaga doctor``: every reader is really tried, what is optional is told apart from what fails."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.cli import run
from ingest.doctor import examination
from ingest.doctor.examination import TRIALS, Examined, State, examine
from ingest.exits import Exit
from ingest.ocr.tesseract import find_tesseract
from ingest.readers import all_readers, find_reader


def test_every_reader_has_a_trial_that_is_its_own():
    names = {reader.__name__.rpartition(".")[2] for reader in all_readers()} - {"refused"}
    assert {path.stem for path in TRIALS.iterdir()} == names
    for path in TRIALS.iterdir():
        reader = find_reader(path.read_bytes())
        assert reader is not None
        assert reader.__name__.endswith(f".{path.stem}")


def test_what_works_is_one_line_each(capsys: pytest.CaptureFixture[str]):
    assert run(["doctor"]) == Exit.FINE
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > len(all_readers())
    assert all(line.split()[0] in {"works", "lacks"} for line in lines)
    assert any("reader mupdf" in line and "pymupdf" in line for line in lines)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a worker process, which takes a second and is tried above."""
    monkeypatch.setattr(examination, "_worker", lambda: "not tried")


def found(name: str) -> Examined:
    return next(one for one in examine() if one.name == name)


@pytest.mark.usefixtures("quick")
def test_a_reader_that_reads_something_else_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    shutil.copytree(TRIALS, tmp_path / "trials")
    (tmp_path / "trials" / "html.html").write_text("<html><body>Ale</body></html>")
    (tmp_path / "trials" / "xls.xls").write_bytes((TRIALS / "xls.xls").read_bytes()[:600])
    monkeypatch.setattr(examination, "TRIALS", tmp_path / "trials")
    assert found("reader html") == Examined("reader html", State.FAILS, "reads 'Ale'; install bilaga again")
    assert found("reader xls").state is State.FAILS
    assert found("reader docx").fine
    assert run(["doctor"]) == Exit.FINDINGS
    assert "fails  reader html" in capsys.readouterr().out


@pytest.mark.usefixtures("quick")
def test_without_tesseract_text_recognition_lacks_and_all_else_is_fine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    find_tesseract.cache_clear()
    try:
        one = found("text recognition")
    finally:
        find_tesseract.cache_clear()
    assert (one.state, one.fine) == (State.LACKS, True)
    assert "install tesseract-ocr-swe" in one.said


@pytest.mark.usefixtures("quick")
def test_an_extra_that_is_not_installed_says_how(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(examination, "_EXTRAS", {"remote": ("no-such-package", "s3:// addresses")})
    one = found("extra remote")
    assert (one.state, one.fine) == (State.LACKS, True)
    assert "pip install 'bilaga[remote]'" in one.said


@pytest.mark.usefixtures("quick")
def test_a_temporary_folder_that_cannot_be_written_fails(monkeypatch: pytest.MonkeyPatch):
    def refuse() -> str:
        raise PermissionError(13, "Permission denied", "scratch")

    monkeypatch.setattr(examination, "_temporary_folder", refuse)
    one = found("temporary folder")
    assert not one.fine
    assert one.said.startswith("scratch: cannot be used (Permission denied)")
