"""The files that describe a snapshot to programs of others, each made of the folder and the snapshot's id alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ingest.store import croissant, datapackage

DESCRIPTORS: Mapping[str, Callable[[Path, str], str]] = {
    datapackage.NAME: datapackage.descriptor,
    croissant.NAME: croissant.descriptor,
}


def write_descriptors(folder: Path, snapshot_id: str) -> None:
    """Write each descriptor beside the datasets of ``folder``."""
    for name, describe in DESCRIPTORS.items():
        (folder / name).write_text(describe(folder, snapshot_id), encoding="utf-8")
