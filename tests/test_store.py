"""The output folder: layout, equal bytes for equal content, whole or not at all."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import cast

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import ingest.store.folder
import ingest.store.snapshot
from ingest.engines.crew import crew_of
from ingest.errors import OutputBusyError, OutputError
from ingest.limits import Limits
from ingest.settings import Settings
from ingest.store.descriptors import DESCRIPTORS
from ingest.store.folder import Store, current_snapshot, open_store
from ingest.store.snapshot import Content, Share, Snapshot, bucket_digits
from ingest.store.staging import pack
from schemas.collection import InputRow
from schemas.columns import DATASETS, SCHEMAS
from schemas.document import BBox
from schemas.rows import Condition, DocumentRow, Extraction, Finding, Place
from schemas.vocabulary import Category, DocumentKind, Modality, Outcome, Severity, Status, TextSource

SETTINGS = Settings()


def key_of(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def an_extraction(name: str, conditions: int = 3) -> Extraction:
    """A document of its own: categories differ by name, so that dictionaries fill in different orders."""
    number = int(key_of(name)[:4], 16)
    categories = list(Category)
    return Extraction(
        document=DocumentRow(
            document_id=key_of(name)[:16],
            sha256=key_of(name),
            source=f"in/{name}",
            media_type="text/plain",
            size_bytes=len(name),
            page_count=1,
            kind=list(DocumentKind)[number % 6],
            title=f"Bidrag {name}",
            text_source=TextSource.BORN_DIGITAL,
            extractor_version=SETTINGS.version,
        ),
        conditions=tuple(
            Condition(
                seq=i + 1,
                category=categories[(number + 7 * i) % len(categories)],
                modality=Modality.MUST,
                text=f"Villkor {i} i {name}",
                place=Place(1, i + 1, BBox(1, 2, 3, 4)),
            )
            for i in range(conditions)
        ),
        findings=(Finding(check="c", severity=Severity.INFO, status=Status.PASS, message=name, message_sv=name),),
    )


def an_input(name: str, folder: str = "in") -> InputRow:
    return InputRow(
        source=f"{folder}/{name}",
        sha256=key_of(name),
        document_id=key_of(name)[:16],
        size_bytes=len(name),
        outcome=Outcome.READ,
        extractor_version=SETTINGS.version,
    )


def stage(store: Store, names: list[str]) -> None:
    for name in names:
        store.staging.add(pack([an_extraction(name)]))


def content_of(store: Store, names: list[str]) -> Content:
    before = store.current()
    inputs = {r.source: r for r in (before.inputs if before else ())} | {f"in/{n}": an_input(n) for n in names}
    staged = {key_of(n)[:16]: store.settings.version for n in names}
    return Content(tuple(inputs[s] for s in sorted(inputs)), before, staged, SETTINGS)


def publish(root: Path, names: list[str], share: Share = map) -> Snapshot:
    with open_store(root, SETTINGS) as store:
        stage(store, names)
        return store.publish(content_of(store, names), share)


def bytes_of(root: Path) -> dict[str, bytes]:
    folder = root / "current"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def two_digit_buckets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small numbers of documents fill 1, 16 and 256 buckets."""
    monkeypatch.setattr(ingest.store.snapshot, "_BUCKETS", ((3, 0), (8, 1)))


def test_layout(tmp_path: Path) -> None:
    publish(tmp_path / "data", ["a", "b"])
    current = tmp_path / "data" / "current"
    assert current.is_symlink()
    assert current.readlink().parts[0] == "snapshots"
    assert {p.name for p in current.iterdir()} == {*DATASETS, *DESCRIPTORS}
    assert {p.name for p in (tmp_path / "data").iterdir()} == {"current", "snapshots", "_staging", "_lock"}
    assert not list((tmp_path / "data" / "_staging").iterdir())


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_dataset_is_plain_parquet_also_without_rows(tmp_path: Path, dataset: str) -> None:
    publish(tmp_path, [])
    empty = pd.read_parquet(tmp_path / "current" / dataset)
    assert list(empty.columns) == SCHEMAS[dataset].names
    assert empty.empty
    publish(tmp_path, ["a"])
    assert list(pd.read_parquet(tmp_path / "current" / dataset).columns) == SCHEMAS[dataset].names
    for file in (tmp_path / "current" / dataset).iterdir():
        read = pq.read_schema(file)
        assert read.equals(SCHEMAS[dataset])
        assert read.metadata == SCHEMAS[dataset].metadata
        assert [f.metadata for f in read] == [f.metadata for f in SCHEMAS[dataset]]


@pytest.mark.usefixtures("two_digit_buckets")
@pytest.mark.parametrize(("documents", "buckets"), [(3, 1), (8, 16), (40, 256)])
def test_rows_are_bucketed_and_sorted(tmp_path: Path, documents: int, buckets: int) -> None:
    names = [f"d{n}" for n in range(documents)]
    publish(tmp_path, names)
    digits = {1: 0, 16: 1, 256: 2}[buckets]
    files = sorted((tmp_path / "current" / "conditions").iterdir())
    assert {p.name for p in files} == {
        f"part-{key_of(n)[:digits]}.parquet" if digits else "part.parquet" for n in names
    }
    table = pq.read_table(tmp_path / "current" / "conditions")
    rows = list(zip(table["document_id"].to_pylist(), table["seq"].to_pylist(), strict=True))
    assert rows == [(key, seq) for key in sorted(key_of(n)[:16] for n in names) for seq in (1, 2, 3)]
    assert len(pd.read_parquet(tmp_path / "current" / "inputs")) == documents


def test_the_number_of_buckets_follows_the_number_of_documents() -> None:
    assert [bucket_digits(n) for n in (0, 1_000, 1_001, 50_000, 50_001, 10_000_000)] == [0, 0, 1, 1, 2, 2]


def done_twice(function: Callable[[object], object], parts: Iterable[object]) -> Iterator[object]:
    """As where processes die when they have done their part and before they say so."""
    for part in parts:
        function(part)
        yield function(part)


@pytest.mark.usefixtures("two_digit_buckets")
@pytest.mark.parametrize("names", [["a", "b", "c"], list("abcdef"), list("abcdefghij")])
def test_bytes_do_not_depend_on_order_or_history(tmp_path: Path, names: list[str]) -> None:
    publish(tmp_path / "once", names)
    for name in reversed(names):
        publish(tmp_path / "one-by-one", [name])
    publish(tmp_path / "halves", names[1::2])
    publish(tmp_path / "halves", names[::2])
    publish(tmp_path / "twice", names, cast("Share", done_twice))
    with crew_of(2, Limits()) as crew:
        publish(tmp_path / "shared", names[1:], crew.share)
        publish(tmp_path / "shared", names[:1], crew.share)
    once = bytes_of(tmp_path / "once")
    assert bytes_of(tmp_path / "one-by-one") == once
    assert bytes_of(tmp_path / "halves") == once
    assert bytes_of(tmp_path / "shared") == once
    assert bytes_of(tmp_path / "twice") == once
    links = {(tmp_path / d / "current").readlink() for d in ("once", "one-by-one", "halves")}
    assert len(links) == 1


def test_the_id_tells_documents_versions_and_names_apart(tmp_path: Path) -> None:
    with open_store(tmp_path, SETTINGS) as store:
        content = content_of(store, ["a", "b"])
    variants = [
        content,
        dataclasses.replace(content, staged={key_of("a")[:16]: SETTINGS.version}),
        dataclasses.replace(content, settings=Settings(version="9.9")),
        dataclasses.replace(content, inputs=content.inputs[:1]),
        dataclasses.replace(content, inputs=(an_input("a", "elsewhere"), an_input("b"))),
        dataclasses.replace(
            content, inputs=(dataclasses.replace(an_input("a"), extractor_version="0.0"), an_input("b"))
        ),
    ]
    assert len({v.id for v in variants}) == len(variants)


def test_a_document_keeps_the_first_of_its_names_whatever_came_first(tmp_path: Path) -> None:
    with open_store(tmp_path, SETTINGS) as store:
        stage(store, ["a"])
        inputs = (an_input("a", "archive"), an_input("a", "zeta"))
        store.publish(Content(inputs, None, {key_of("a")[:16]: SETTINGS.version}, SETTINGS))
    assert pd.read_parquet(tmp_path / "current" / "documents")["source"].tolist() == ["archive/a"]


def test_reading_a_document_again_replaces_its_rows(tmp_path: Path) -> None:
    publish(tmp_path, ["a", "b"])
    newer = Settings(version="9.9")
    with open_store(tmp_path, newer) as store:
        again = an_extraction("a", conditions=1)
        document = dataclasses.replace(again.document, extractor_version="9.9")
        store.staging.add(pack([dataclasses.replace(again, document=document)]))
        content = dataclasses.replace(content_of(store, ["a"]), settings=newer)
        store.publish(content)
    conditions = pd.read_parquet(tmp_path / "current" / "conditions")["document_id"].value_counts()
    assert conditions.to_dict() == {key_of("a")[:16]: 1, key_of("b")[:16]: 3}
    versions = pd.read_parquet(tmp_path / "current" / "documents").set_index("source")["extractor_version"]
    assert versions.to_dict() == {"in/a": "9.9", "in/b": SETTINGS.version}


def test_the_last_five_snapshots_are_kept(tmp_path: Path) -> None:
    ids = [publish(tmp_path, [name]).id for name in "abcdefg"]
    assert {p.name for p in (tmp_path / "snapshots").iterdir()} == set(ids[-5:])
    assert current_snapshot(tmp_path).id == ids[-1]


def test_publishing_the_same_again_writes_nothing(tmp_path: Path) -> None:
    publish(tmp_path, ["a"])
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "snapshots").rglob("*")}
    with open_store(tmp_path, SETTINGS) as store:
        kept = current_snapshot(tmp_path)
        store.publish(Content(tuple(kept.inputs), kept, {}, SETTINGS))
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "snapshots").rglob("*")} == before


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


def test_the_data_package_describes_what_is_there(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, ["a", "b"])
    package = json.loads((tmp_path / "current" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["id"] == snapshot.id
    assert [r["name"] for r in package["resources"]] == list(DATASETS)
    for resource in package["resources"]:
        assert resource["path"], resource["name"]
        for path in resource["path"]:
            assert pq.read_schema(tmp_path / "current" / path).names == [
                f["name"] for f in resource["schema"]["fields"]
            ]
    conditions = next(r for r in package["resources"] if r["name"] == "conditions")["schema"]
    fields = {f["name"]: f for f in conditions["fields"]}
    assert fields["modality"]["constraints"] == {"required": True, "enum": [str(m) for m in Modality]}
    assert fields["deadline"]["type"] == "date"
    assert "constraints" not in fields["deadline"]
    assert conditions["foreignKeys"] == [
        {"fields": "document_id", "reference": {"resource": "documents", "fields": "document_id"}}
    ]
    assert {f["type"] for r in package["resources"] for f in r["schema"]["fields"]} == {
        "string", "integer", "number", "boolean", "date", "any",
    }  # fmt: skip


def test_dictionaries_stay_whole_through_history(tmp_path: Path) -> None:
    publish(tmp_path, ["a"])
    publish(tmp_path, ["b"])
    column = pq.read_table(tmp_path / "current" / "conditions")["category"]
    assert isinstance(column.type, pa.DictionaryType)
    expected = [c.category for n in sorted("ab", key=key_of) for c in an_extraction(n).conditions]
    assert column.to_pylist() == [str(c) for c in expected]


def test_a_column_that_came_later_is_null_for_kept_documents(tmp_path: Path) -> None:
    publish(tmp_path, ["a"])
    for dataset, column in (("conditions", "deadline"), ("inputs", "message")):
        (file,) = (tmp_path / "current" / dataset).iterdir()
        pq.write_table(pq.read_table(file).drop_columns([column]), file)
    publish(tmp_path, ["b"])
    assert pd.read_parquet(tmp_path / "current" / "conditions")["deadline"].isna().all()
    assert len(pd.read_parquet(tmp_path / "current" / "inputs")) == 2


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
