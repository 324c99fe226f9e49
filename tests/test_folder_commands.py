"""An output folder as a whole: how it stands, and its copy elsewhere."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ingest.cli import run
from ingest.pipeline import extract
from ingest.settings import Settings
from ingest.store.lock import locked
from ingest.store.staging import pack

pytest.importorskip("fsspec", reason="the extra bilaga[remote] is not installed")
pytestmark = pytest.mark.filterwarnings("default")  # stores' packages warn of one another


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text("Regeringen beslutar om bidrag.\n", encoding="utf-8")
    (folder / "in" / "b.pdf").write_bytes(b"%PDF-1.7 torn")
    assert run(["ingest", str(folder / "in"), "--out", str(folder / "data"), "--workers", "0"]) == 2
    return folder / "data"


def status(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    assert run(["status", str(folder), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_status_tells_what_is_published_and_what_failed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = status(data, capsys)
    assert (found["documents"], found["failed"], found["staged"]) == (1, {"damaged": 1}, 0)
    assert found["snapshot"] == (data / "current").resolve().name
    assert found["held_by"] is None
    assert run(["status", str(data)]) == 0
    assert "Inputs that failed: 1 (damaged 1)" in capsys.readouterr().out


def test_status_tells_what_waits_and_who_works(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waiting = data / "_staging" / "0123456789abcdef-x.pack"
    extractions = [extract(text.encode(), "a.txt", Settings()) for text in ("Beslut om bidrag", "Anvisning")]
    waiting.write_bytes(pack(extractions))
    with locked(data):
        found = status(data, capsys)
    waiting.unlink()
    assert found["staged"] == 2
    assert str(found["held_by"]).startswith(f"process {os.getpid()} on ")


def test_a_run_that_was_killed_holds_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "_lock").write_text(f"process 4194305 on {socket.gethostname()} since long ago")
    assert status(data, capsys)["held_by"] is None


def test_status_of_no_output_folder_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", str(tmp_path)]) == 64
    assert "no output folder" in capsys.readouterr().err


@pytest.fixture(params=["folder", "s3"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where to publish: a folder, and a bucket on an S3 server on this machine."""
    if request.param == "folder":
        yield str(tmp_path / "published")
        return
    s3fs = pytest.importorskip("s3fs", reason="the extra bilaga[remote] is not installed")
    moto_server = pytest.importorskip("moto.server", reason="moto, an S3 server for tests, is not installed")
    server = moto_server.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        environment.setenv("AWS_ACCESS_KEY_ID", "test")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "test")
        environment.setenv("AWS_DEFAULT_REGION", "us-east-1")
        s3fs.S3FileSystem.clear_instance_cache()
        s3fs.S3FileSystem().mkdir("hink")
        yield "s3://hink/bilaga"
        s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


def fetch(address: str, path: str) -> bytes:
    from fsspec.core import url_to_fs  # noqa: PLC0415 - the extra may be absent

    store, root = url_to_fs(address)
    return bytes(store.cat_file(f"{root}/{path}"))


def test_a_published_snapshot_is_the_same_bytes(
    data: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["publish", str(data), address]) == 0
    current = json.loads(fetch(address, "current.json"))
    manifest = json.loads(fetch(address, current["manifest"]))
    snapshot = (data / "current").resolve()
    assert manifest["snapshot"] == current["snapshot"] == snapshot.name
    files = {entry["path"]: entry for entry in manifest["files"]}
    assert set(files) == {p.relative_to(snapshot).as_posix() for p in snapshot.rglob("*") if p.is_file()}
    for path, entry in files.items():
        copy = fetch(address, f"snapshots/{snapshot.name}/{path}")
        assert copy == (snapshot / path).read_bytes()
        assert (len(copy), sha256(copy).hexdigest()) == (entry["bytes"], entry["sha256"])
    capsys.readouterr()
    assert run(["publish", str(data), address]) == 0
    assert "there already" in capsys.readouterr().out


def test_a_store_that_cannot_be_written_is_one_line(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fil").write_text("x")
    assert run(["publish", str(data), str(tmp_path / "fil")]) == 74
    assert len(capsys.readouterr().err.splitlines()) == 1
