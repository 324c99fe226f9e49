"""What documents are to each other, in two snapshots: replaced files, the grants, the grant of each row.

A file that is gone and one that has come under its name are one document in two versions: what names the older is
compared as if it named the newer, so that only what is said otherwise differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pyarrow as pa

from ingest.proof.alignment import RowChange, differing
from ingest.store.snapshot import Snapshot
from schemas.collection import Grant, Link, Standing
from schemas.rows import Allocation

STANDING = tuple(field.name for field in fields(Standing))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoodAllocation(Allocation):
    """A row of ``allocations`` as a snapshot holds it: with what the other documents tell of it."""

    grant_id: str | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None


def stood(rows: Sequence[Allocation], table: pa.Table) -> tuple[StoodAllocation, ...]:
    """``rows`` with the columns of ``table``, which they come from, that no document says of itself."""
    columns = {name: table[name].to_pylist() for name in STANDING if name in table.column_names}
    own = [field.name for field in fields(Allocation)]
    found = []
    for position, row in enumerate(rows):
        values: dict[str, Any] = {name: getattr(row, name) for name in own}
        values |= {name: column[position] for name, column in columns.items()}
        found.append(StoodAllocation(**values))
    return tuple(found)


def replaced(old: Snapshot, new: Snapshot) -> dict[str, str]:
    """Each document that is gone to the one that has come under its name.

    In one output folder the whole path is the name; in two, its part below the folder that all sources share.
    """
    before, after = _sources(old), _sources(new)
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    if old.folder.parent != new.folder.parent:
        before, after = _below(before), _below(after)
    counts = Counter([before[i] for i in gone]), Counter([after[i] for i in come])
    by_name = {after[i]: i for i in come if counts[1][after[i]] == 1}
    return {i: by_name[before[i]] for i in sorted(gone) if before[i] in by_name and counts[0][before[i]] == 1}


def _sources(snapshot: Snapshot) -> dict[str, str]:
    table = snapshot.column("documents", "document_id", "source")
    return dict(zip(table["document_id"].to_pylist(), table["source"].to_pylist(), strict=True))


def _below(sources: Mapping[str, str]) -> dict[str, str]:
    """The sources without the folders that all of them share."""
    parts = {key: PurePosixPath(source).parts for key, source in sources.items()}
    shared = 0
    shortest = min((len(p) - 1 for p in parts.values()), default=0)
    while shared < shortest and len({p[shared] for p in parts.values()}) == 1:
        shared += 1
    return {key: "/".join(p[shared:]) for key, p in parts.items()}


def renamed_grant(row: Allocation, ids: Mapping[str, str]) -> Allocation:
    """A row whose grant is named after the document that has replaced its founder."""
    if not isinstance(row, StoodAllocation) or row.grant_id is None:
        return row
    return replace(row, grant_id=_named(row.grant_id, ids))


def compare_grants(
    old: Sequence[Grant], new: Sequence[Grant], ids: Mapping[str, str], ignored: frozenset[str]
) -> list[RowChange]:
    """The grants that differ, by their key; ``ids`` are the documents that were replaced."""
    before = {g.grant_id: g for g in (_renamed(grant, ids) for grant in old)}
    after = {g.grant_id: g for g in new}
    found = []
    for key in sorted(before.keys() | after.keys()):
        one, other = before.get(key), after.get(key)
        columns = differing("grants", one, other, ignored) if one and other else ()
        if columns or one is None or other is None:
            found.append(RowChange("grants", f"grants/{key}", one, other, columns))
    return found


def _renamed(grant: Grant, ids: Mapping[str, str]) -> Grant:
    if not ids:
        return grant
    changes: dict[str, Any] = {"grant_id": _named(grant.grant_id, ids)}
    changes["links"] = tuple(sorted(Link(ids.get(k.document_id, k.document_id), k.evidence) for k in grant.links))
    for field in fields(grant):
        value = getattr(grant, field.name)
        if field.name in changes:
            continue
        if isinstance(value, str):
            changes[field.name] = ids.get(value, value)
        elif isinstance(value, tuple):
            changes[field.name] = tuple(ids.get(v, v) for v in value)
    return replace(grant, **changes)


def _named(grant_id: str, ids: Mapping[str, str]) -> str:
    document, mark, year = grant_id.rpartition("/")
    return f"{ids.get(document, document)}{mark}{year}"
