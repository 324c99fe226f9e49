"""What a run tells while it runs."""

from __future__ import annotations

import pytest

import ingest.progress
from ingest.progress import BarProgress, LineProgress


def test_lines_come_after_an_interval_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = [100.0]
    monkeypatch.setattr(ingest.progress.time, "monotonic", lambda: clock[0])
    with LineProgress() as progress:
        progress.begin(4)
        progress.finished("a", None)
        clock[0] += 5
        progress.finished("b", "b: damaged")
        progress.finished("c", None)
        clock[0] += 5
        progress.finished("d", None)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == ["bilaga: 2 of 4 read, 1 failed", "bilaga: 4 of 4 read, 1 failed"]


def test_the_bar_counts_and_leaves_standard_output_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # draws though no terminal is there
    monkeypatch.setenv("COLUMNS", "120")
    with BarProgress() as progress:
        progress.begin(2)
        progress.finished("a\x1b[2J", "a: damaged")
        progress.finished("b", None)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "2/2" in shown.err
    assert "1 failed" in shown.err
    assert "\x1b[2J" not in shown.err
