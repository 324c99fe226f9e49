"""The output folder when a run is killed, in another run's way, or short of room: nothing published is harmed."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_store import SETTINGS, an_extraction, bytes_of, content_of, key_of, publish, stage

import ingest.store.folder
import ingest.store.snapshot
from ingest.errors import OutputBusyError, OutputError
from ingest.settings import Settings
from ingest.store.folder import open_store
from ingest.store.snapshot import Content
from ingest.store.staging import pack


class Killed(BaseException):
    """Stands for a kill: nothing catches it."""


def _die(*_arguments: object, **_named: object) -> None:
    raise Killed


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (ingest.store.snapshot, "_write_file"),
        (ingest.store.snapshot, "write_descriptors"),
        (ingest.store.snapshot, "make_durable"),
        (Path, "rename"),
        (ingest.store.folder, "sync"),
        (Path, "symlink_to"),
        (Path, "replace"),
    ],
)
def test_a_kill_while_publishing_leaves_the_old_snapshot_and_a_re_run_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: object, name: str
) -> None:
    publish(tmp_path / "data", ["a"])
    old = bytes_of(tmp_path / "data")
    with open_store(tmp_path / "data", SETTINGS) as store:
        stage(store, ["b"])
    with monkeypatch.context() as patch, open_store(tmp_path / "data", SETTINGS) as store:
        content = content_of(store, ["b"])
        patch.setattr(place, name, _die)
        with pytest.raises(Killed):
            store.publish(content)
    assert bytes_of(tmp_path / "data") == old
    with open_store(tmp_path / "data", SETTINGS) as store:
        assert store.staging.document_ids() == {key_of("b")[:16]}
        store.publish(content_of(store, ["b"]))
    publish(tmp_path / "undisturbed", ["a", "b"])
    assert bytes_of(tmp_path / "data") == bytes_of(tmp_path / "undisturbed")
    leftovers = [
        p for p in (tmp_path / "data").iterdir() if p.name not in {"current", "snapshots", "_staging", "_lock"}
    ]
    assert not leftovers
    assert not [p for p in (tmp_path / "data" / "snapshots").iterdir() if p.name.startswith("_")]


def test_staging_forgets_half_files_and_other_versions(tmp_path: Path) -> None:
    with open_store(tmp_path, Settings(version="0.0")) as store:
        stage(store, ["old"])
    with open_store(tmp_path, SETTINGS) as store:
        stage(store, ["kept"])
        (store.staging.folder / "_tmp-half").write_bytes(b"half")
    with open_store(tmp_path, SETTINGS) as store:
        assert store.staging.document_ids() == {key_of("kept")[:16]}
        assert len(list(store.staging.folder.iterdir())) == 1


def test_a_second_run_says_who_holds_the_folder(tmp_path: Path) -> None:
    busy = pytest.raises(OutputBusyError, match=f"process {os.getpid()} on ")
    with open_store(tmp_path, SETTINGS), busy, open_store(tmp_path, SETTINGS):
        pytest.fail("two runs at once")
    with open_store(tmp_path, SETTINGS):
        pass  # free again


def test_a_killed_holder_frees_the_folder(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from ingest.store.folder import open_store; "
        "from ingest.settings import Settings\n"
        "with open_store(Path(sys.argv[1]), Settings()): os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], check=False)
    with open_store(tmp_path, SETTINGS) as store:
        assert store.current() is None


def test_output_that_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("kept")
    with pytest.raises(OutputError, match=r"file: a file, and a folder is needed"), open_store(file, SETTINGS):
        pass
    assert file.read_text() == "kept"


def test_output_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(OutputError, match="a folder is needed"), open_store(tmp_path / "file" / "data", SETTINGS):
        pass


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EACCES, "not writable"),
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "cannot be"),
    ],
)
def test_trouble_while_publishing_is_one_line_and_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    publish(tmp_path, ["a"])
    old = bytes_of(tmp_path)

    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(ingest.store.snapshot.pq, "write_table", fail)
        with pytest.raises(OutputError, match=words) as caught:
            publish(tmp_path, ["b"])
    assert "\n" not in str(caught.value)
    assert bytes_of(tmp_path) == old


def test_a_damaged_dataset_is_one_line(tmp_path: Path) -> None:
    publish(tmp_path, ["a"])
    next((tmp_path / "current" / "documents").iterdir()).write_bytes(b"PAR1 no more")
    with pytest.raises(OutputError, match="damaged"), open_store(tmp_path, SETTINGS) as store:
        assert store.current().versions


def test_a_folder_named_current_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    (tmp_path / "current" / "mine.txt").write_text("kept")
    with pytest.raises(OutputError, match="'current'"):
        publish(tmp_path, ["a"])
    assert (tmp_path / "current" / "mine.txt").read_text() == "kept"


def test_staging_forgets_what_a_run_published_before_it_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path, SETTINGS) as store:
        stage(store, ["a"])
        content = content_of(store, ["a"])
        with monkeypatch.context() as patch:
            patch.setattr(store.staging, "remove", _die)
            with pytest.raises(Killed):
                store.publish(content)
        assert store.staging.document_ids()
    with open_store(tmp_path, SETTINGS) as store:
        kept = store.current()
        store.publish(Content(tuple(kept.inputs), kept, {}, SETTINGS))
        assert not store.staging.document_ids()


def test_of_documents_read_together_those_that_are_not_published_wait(tmp_path: Path) -> None:
    publish(tmp_path / "once", ["a", "b"])
    with open_store(tmp_path / "data", SETTINGS) as store:
        store.staging.add(pack([an_extraction("b"), an_extraction("a")]))
        store.publish(content_of(store, ["a"]))
        assert store.staging.document_ids() == {key_of("b")[:16]}
    with open_store(tmp_path / "data", SETTINGS) as store:
        store.publish(content_of(store, ["b"]))
        assert not list(store.staging.folder.iterdir())
    assert bytes_of(tmp_path / "data") == bytes_of(tmp_path / "once")


def test_a_run_that_was_killed_while_it_parted_a_pack_stages_no_document_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "once", ["a", "b", "c"])
    with open_store(tmp_path / "data", SETTINGS) as store:
        store.staging.add(pack([an_extraction(name) for name in "abc"]))
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", _die)
            with pytest.raises(Killed):
                store.publish(content_of(store, ["a"]))
    with open_store(tmp_path / "data", SETTINGS) as store:
        assert {key_of(name)[:16] for name in "bc"} <= store.staging.document_ids()
        assert len(list(store.staging.folder.iterdir())) == 1
        store.publish(content_of(store, ["b", "c"]))
        assert not list(store.staging.folder.iterdir())
    assert bytes_of(tmp_path / "data") == bytes_of(tmp_path / "once")
