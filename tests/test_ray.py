"""The engine of a Ray cluster leaves the same snapshot as this machine; bench/cluster.py kills nodes."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from ingest.cli import run

NAMES = ("local", "cluster")


@pytest.mark.filterwarnings("default")  # Ray's packages warn of their own
def test_a_cluster_leaves_the_same_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ray", reason="the extra bilaga[ray] is not installed")
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for number in range(5):
        Path("in", f"{number}.txt").write_text(f"Regeringen beslutar om bidrag {number}.\n", encoding="utf-8")
    Path("in", "b.pdf").write_bytes(b"%PDF-1.7 torn")
    assert run(["ingest", "in", "--out", "local", "--workers", "0"]) == 2
    assert run(["ingest", "in", "--out", "cluster", "--engine", "ray"]) == 2
    first, second = (Path(name, "current").resolve().name for name in NAMES)
    assert first == second


def test_an_address_where_nothing_listens_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("ray", reason="the extra bilaga[ray] is not installed")
    (tmp_path / "a.txt").write_text("Beslut\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [
        "ingest",
        str(tmp_path / "a.txt"),
        "--out",
        str(tmp_path / "d"),
        "--engine",
        "ray",
        "--address",
        address,
    ]
    assert run(command) == 64
    assert f"{address}: no Ray cluster answers there" in capsys.readouterr().err
