"""The output folder: layout, equal bytes for equal content, whole or not at all."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import cast

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_store import SETTINGS, an_extraction, an_input, bytes_of, content_of, key_of, publish, stage

import ingest.store.folder
import ingest.store.snapshot
from ingest.engines.crew import crew_of
from ingest.limits import Limits
from ingest.settings import Settings
from ingest.store.descriptors import DESCRIPTORS
from ingest.store.folder import current_snapshot, open_store
from ingest.store.snapshot import Content, Share, bucket_digits
from ingest.store.staging import pack
from schemas.columns import DATASETS, SCHEMAS
from schemas.vocabulary import Modality


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
