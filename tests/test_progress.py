"""What a run tells while it runs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import ingest.output.progress
from ingest.cli import run
from ingest.output.progress import BarProgress, LineProgress


def test_lines_come_after_an_interval_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = [100.0]
    monkeypatch.setattr(ingest.output.progress.time, "monotonic", lambda: clock[0])
    with LineProgress() as progress:
        progress.begin(4)
        progress.finished("a", None, 3)
        clock[0] += 5
        progress.finished("b", "b: damaged")
        progress.finished("c", None, 2)
        clock[0] += 4.9
        progress.finished("d", None)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == [
        "bilaga: 2 of 4 read, 1 failed, 0.4 documents/s, 0.6 pages/s, 5 s left",
        "bilaga: 4 of 4 read, 1 failed, 0.4 documents/s, 0.5 pages/s, publishing",
    ]


def test_the_bar_counts_and_leaves_standard_output_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # draws though no terminal is there
    monkeypatch.setenv("COLUMNS", "160")
    with BarProgress() as progress:
        progress.begin(2)
        progress.finished("a\x1b[2J", "a: damaged")
        progress.finished("b", None)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "2/2" in shown.err
    assert "1 failed" in shown.err
    assert "documents/s" in shown.err
    assert "pages/s" in shown.err
    assert "\x1b[2J" not in shown.err


def events(lines: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines.splitlines()]


def test_json_lines_tell_a_run_from_begin_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text("Beslut\fsida två\n", encoding="utf-8")
    Path("in/b\x1b.pdf").write_bytes(b"%PDF-1.7 torn")
    assert run(["ingest", "in", "--out", "data", "--workers", "0", "--log-format", "json"]) == 2
    begin, failure, end = events(capsys.readouterr().err)
    assert begin == {"event": "begin", "inputs": 2}
    assert (failure["event"], failure["source"]) == ("failure", "in/b\x1b.pdf")
    record = json.loads(Path("data/_run.json").read_text())
    assert end == {"event": "end", **record}
    counts = {
        name: record[name] for name in ("inputs", "finished", "failed", "pages", "new_documents", "exit_code")
    }
    assert counts == {"inputs": 2, "finished": 2, "failed": 1, "pages": 2, "new_documents": 1, "exit_code": 2}
    assert record["started"] <= record["ended"]
    assert Path("data/current").resolve().name == record["snapshot_id"]
    assert not record["interrupted"]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_document_that_hangs_does_not_hold_up_an_interruption(
    tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    """Its worker holds the interpreter's lock, so that no message reaches it."""
    (tmp_path / "hangs.py").write_text(
        "import ctypes, ingest.engines.processes as e\n"
        "def attempt(task, settings):\n"
        "    open('busy', 'w').close()\n"
        "    ctypes.PyDLL(None).sleep(60)\n"
        "if __name__ == '__main__':\n"
        "    import hangs; e.attempt = hangs.attempt\n"
        "    from ingest.cli import main; main()\n"
    )
    (tmp_path / "a.txt").write_text("Beslut\n")
    root = Path(ingest.output.progress.__file__).parents[1]
    command = [sys.executable, "hangs.py", "ingest", "a.txt", "--out", "data", "--log-format", "json"]
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{tmp_path}"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as process:
        while not (tmp_path / "busy").exists() and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(sent)
        _, err = process.communicate(timeout=10)
    assert process.returncode == code
    assert events(err)[-1]["exit_code"] == code
