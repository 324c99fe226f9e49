"""Whether the descriptors of a snapshot list its files as they are and say what the schemas say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from ingest.proof.verification.report import Report
from ingest.store import croissant, datapackage
from ingest.store.datapackage import Json, file_entry
from ingest.store.descriptors import DESCRIPTORS
from ingest.store.snapshot import Snapshot

# What lists the files themselves is no part of what the schemas say: a file is compared by its hash, once.
_LISTS = {"files", "path"}


class _Entry(NamedTuple):
    """A file as the data package lists it."""

    size: object
    digest: object


def verify_descriptors(snapshot: Snapshot, report: Report) -> None:
    """Compare each descriptor with what it should say, and the files with the data package's list of them."""
    found = {name: _load(snapshot, name, report) for name in DESCRIPTORS}
    listed = _entries(found[datapackage.NAME])
    if not listed and found[datapackage.NAME]:
        message = "lists no hashes: an earlier release wrote it; read the documents again"
        report.fault(datapackage.NAME, message)
    elif listed:
        _compare_listing(snapshot, listed, report)
        _compare_objects(found[croissant.NAME], listed, report)
    for name, describe in DESCRIPTORS.items():
        if not found[name]:
            continue
        wanted = cast("Json", json.loads(describe(snapshot.folder, snapshot.id)))
        for where, is_, should in _differences(_without_files(found[name]), _without_files(wanted)):
            report.fault(name, f"{where or 'it'} is {is_}, and should be {should}")


def _load(snapshot: Snapshot, name: str, report: Report) -> Json:
    try:
        return cast("Json", json.loads((snapshot.folder / name).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        report.fault(name, f"cannot be read ({' '.join(str(error).split())})")
        return {}


def _entries(package: Json) -> dict[str, _Entry]:
    resources = package.get("resources") if isinstance(package, dict) else None
    found: dict[str, _Entry] = {}
    for resource in resources if isinstance(resources, list) else []:
        files = resource.get("files") if isinstance(resource, dict) else None
        for entry in files if isinstance(files, list) else []:
            if isinstance(entry, dict):
                found[str(entry.get("path"))] = _Entry(entry.get("bytes"), entry.get("hash"))
    return found


def _compare_listing(snapshot: Snapshot, listed: Mapping[str, _Entry], report: Report) -> None:
    """Every listed file is there with its bytes, and no other is."""
    there = {p.relative_to(snapshot.folder).as_posix(): p for p in snapshot.folder.rglob("*") if not p.is_dir()}
    for name, entry in listed.items():
        report.counts["files by their hash"] += 1
        if name not in there:
            report.fault(name, "is not there: a part of the dataset was deleted")
        elif _Entry(*list(file_entry(snapshot.folder, there[name]).values())[1:]) != entry:
            report.fault(name, "its bytes are not those that were written (SHA-256 differs)")
    for name in sorted(there.keys() - listed.keys() - DESCRIPTORS.keys()):
        report.fault(name, "was not written with the snapshot: a stray file")


def _compare_objects(described: Json, listed: Mapping[str, _Entry], report: Report) -> None:
    """The Croissant descriptor lists the files that the data package lists."""
    if not isinstance(described, dict):
        return
    distribution = described.get("distribution")
    objects = [o for o in distribution if _is_object(o)] if isinstance(distribution, list) else []
    hashes = {str(o["contentUrl"]): f"sha256:{o['sha256']}" for o in cast("list[dict[str, Json]]", objects)}
    for name in sorted(listed.keys() | hashes.keys()) if described else ():
        if name not in listed or hashes.get(name) != listed[name].digest:
            report.fault(croissant.NAME, f"{name} is not listed as in {datapackage.NAME}")


def _is_object(value: Json) -> bool:
    return isinstance(value, dict) and value.get("@type") == "cr:FileObject"


def _without_files(described: Json) -> Json:
    if isinstance(described, dict):
        return {key: _without_files(value) for key, value in described.items() if key not in _LISTS}
    if isinstance(described, list):
        return [_without_files(value) for value in described if not _is_object(value)]
    return described


def _differences(one: Json, other: Json, where: str = "") -> Iterator[tuple[str, str, str]]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            if key not in one or key not in other:
                yield f"{where}/{key}", _shown(one.get(key)), _shown(other.get(key))
            else:
                yield from _differences(one[key], other[key], f"{where}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from _differences(a, b, f"{where}/{number}")
    elif one != other:
        yield where, _shown(one), _shown(other)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:80]
