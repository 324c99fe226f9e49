"""The command line: exit codes, one line for each trouble, a quick start."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

import ingest.runner
from ingest.cli import run
from ingest.exits import EXIT_CODES, Exit
from ingest.settings import Settings
from ingest.store.folder import open_store
from ingest.version import VERSION

ROOT = Path(__file__).resolve().parents[1]
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="signals and the shell of POSIX")
HEAVY = ("pyarrow", "pandas", "numpy", "pymupdf", "pdfplumber", "lxml", "pebble", "regex")


def bilaga(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from ingest.cli import main; main()", *arguments]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A short document that no kind recognises, in the working directory."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "note.txt"
    path.write_text("Minnesanteckning\n\nMötet hölls den 3 maj 2031.\n", encoding="utf-8")
    return path


def imported_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*[m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["ingest", "--help"],
        ["show", "--help"],
        ["diff", "--help"],
        ["explain", "-h"],
        ["verify", "-h"],
        ["--version"],
    ],
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert not imported_by(f"from ingest.cli import run; run({arguments!r})")


def test_show_imports_neither_arrow_nor_pandas(note: Path) -> None:
    loaded = imported_by(f"from ingest.cli import run; run(['show', {str(note)!r}])")
    assert not loaded & {"pyarrow", "pandas", "numpy", "pymupdf", "pebble"}


@pytest.mark.parametrize("arguments", [["--help"], ["ingest", "-h"], ["show", "--help"]])
def test_help_tells_the_exit_codes(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert EXIT_CODES in shown
    for code in Exit:
        assert str(int(code)) in EXIT_CODES


@pytest.mark.parametrize("command", ["ingest", "show"])
def test_every_command_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    run([command, "--help"])
    assert f"Example: bilaga {command} " in capsys.readouterr().out


def test_the_version_is_the_package_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"bilaga {VERSION}\n"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


@pytest.mark.parametrize(
    "arguments",
    [
        ["frob"],
        ["ingest"],
        ["ingest", "x"],
        ["ingest", "x", "--out"],
        ["ingest", "x", "--out", "y", "--workers", "-1"],
        ["ingest", "x", "--out", "y", "--workers", "many"],
        ["ingest", "--nonsense", "x", "--out", "y"],
        ["show"],
        ["show", "a", "b"],
        ["show", "."],
    ],
)
@pytest.mark.usefixtures("note")
def test_wrong_use_is_one_line_and_64(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 64
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert err.startswith("bilaga: ")


def test_no_command_shows_the_help_and_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 64
    assert "Usage: bilaga" in capsys.readouterr().out


def bytes_of(out: str) -> dict[str, bytes]:
    folder = Path(out) / "current"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.usefixtures("note")
def test_ingest_from_the_shell() -> None:
    Path("other.txt").write_text("Enhetschefen meddelar att mötet flyttas.\n", encoding="utf-8")
    done = bilaga("ingest", "note.txt", "other.txt", "--out", "data", "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert "Published" in done.stdout
    assert not set(done.stderr) & {"\x1b", "\r"}  # no bar where there is no terminal, at most plain lines
    again = bilaga("ingest", "note.txt", "--out", "data")
    assert "Nothing new to publish" in again.stdout
    assert bilaga("ingest", "other.txt", "note.txt", "--out", "alone", "--workers", "0").returncode == 0
    assert bytes_of("alone") == bytes_of("data")


@pytest.mark.usefixtures("note")
def test_unreadable_inputs_are_2_and_weigh_more_than_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ingest", "gone.pdf", "note.txt", "--out", "data", "--workers", "0"]) == 2
    shown = capsys.readouterr()
    assert shown.err.splitlines() == ["bilaga: gone.pdf: no such file or folder; check the path"]
    assert "Published" in shown.out


@pytest.mark.parametrize("file", ["gone.pdf", "empty.txt", "noise.bin"])
@pytest.mark.usefixtures("note")
def test_showing_what_cannot_be_read_is_one_line_and_2(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("noise.bin").write_bytes(bytes(range(256)))
    assert run(["show", file]) == 2
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert shown.err.startswith(f"bilaga: {file}: ")
    assert shown.out == ""


@pytest.mark.usefixtures("note")
def test_names_that_act_on_the_terminal_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "a\x1b[2J\u202eb.pdf"]) == 2
    assert run(["ingest", "a\x1b[2J\u202eb.pdf", "--out", "data", "--workers", "0"]) == 2
    assert run(["ingest", "note.txt", "--out", "\x1b[2J", "--workers", "0"]) == 0
    shown = capsys.readouterr()
    assert "\x1b" not in shown.out + shown.err
    assert "\u202e" not in shown.out + shown.err
    assert r"a\x1b[2J\u202eb.pdf" in shown.err


@pytest.mark.usefixtures("note")
def test_show_as_json_is_json() -> None:
    done = bilaga("show", "note.txt", "--json")
    assert done.returncode in {0, 1}, done.stderr
    assert json.loads(done.stdout)["document"]["source"] == "note.txt"


@POSIX_ONLY
@pytest.mark.usefixtures("note")
def test_a_reader_that_stops_reading_is_no_error() -> None:
    show = f"{sys.executable} -c 'from ingest.cli import main; main()' show note.txt --json"
    done = subprocess.run(["sh", "-c", f"{show} | true"], check=False, capture_output=True, text=True)
    assert done.stderr == ""


@pytest.mark.usefixtures("note")
def test_output_that_is_a_file_is_one_line_and_74(capsys: pytest.CaptureFixture[str]) -> None:
    Path("data").write_text("kept")
    assert run(["ingest", "note.txt", "--out", "data"]) == 74
    assert capsys.readouterr().err == "bilaga: data: a file, and a folder is needed; choose another --out\n"
    assert Path("data").read_text() == "kept"


@pytest.mark.usefixtures("note")
def test_output_in_use_is_one_line_and_75(capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(Path("data"), Settings()):
        assert run(["ingest", "note.txt", "--out", "data"]) == 75
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert f"in use by process {os.getpid()}" in err


@pytest.mark.usefixtures("note")
def test_ctrl_c_is_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ingest.runner, "expand", interrupt)
    assert run(["ingest", "note.txt", "--out", "data"]) == 130
    assert capsys.readouterr().err.count("\n") == 1


@POSIX_ONLY
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_end_a_real_run_with_their_code(tmp_path: Path, sent: signal.Signals, code: int) -> None:
    """To the whole process group, as a terminal does it."""
    (tmp_path / "many").mkdir()
    for number in range(1_000):
        (tmp_path / "many" / f"{number}.txt").write_text(f"Minnesanteckning {number}\n", encoding="utf-8")
    command = [sys.executable, "-c", "from ingest.cli import main; main()", "ingest", "many", "--out", "data"]
    staging = tmp_path / "data" / "_staging"
    with subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        deadline = time.monotonic() + 20
        while not (staging.is_dir() and any(staging.iterdir())) and time.monotonic() < deadline:
            time.sleep(0.02)
        os.killpg(process.pid, sent)
        _, err = process.communicate(timeout=10)
    assert process.returncode == code
    assert err.splitlines()[-1] == "bilaga: interrupted; finished documents are kept, the same command resumes"
    assert "Traceback" not in err
    assert any(staging.iterdir())  # finished work is kept
    record = json.loads((tmp_path / "data" / "_run.json").read_text())
    assert (record["exit_code"], record["interrupted"], record["inputs"]) == (code, True, 1_000)
    assert record["finished"] < 1_000
    with open_store(tmp_path / "data", Settings()) as store:  # and the folder is free
        assert store.current() is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_behind_standard_output_is_one_line(note: Path) -> None:
    command = [sys.executable, "-c", "from ingest.cli import main; main()", "show", str(note)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, encoding="utf-8")
    assert done.returncode == Exit.OUTPUT
    assert done.stderr.splitlines() == ["bilaga: standard output: cannot be used (No space left on device)"]


def test_an_empty_day_is_no_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["grants", str(tmp_path), "--in-force", ""]) == Exit.USAGE
    assert "no date; write it as" in capsys.readouterr().err
