"""Whether what the documents say together is what is stored: the rows of ``grants``, and what is in force when.

Both come of the rows of the other datasets alone. Documents that another version read may be linked in another way:
where there are some, nothing is compared, and the count says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import fields

import pyarrow as pa

from ingest.grants import grants_of
from ingest.proof.verification.report import Report
from ingest.store.arrow import EXTRACTED, uniform
from ingest.store.snapshot import Snapshot
from ingest.store.together import completed
from ingest.version import VERSION
from schemas.columns import ADDED, SCHEMAS
from schemas.grants.together import Together


def verify_grants(snapshot: Snapshot, together: Together, report: Report) -> None:
    """The rows of ``grants`` are those that the documents' rows make."""
    if {version.partition("+")[0] for version in snapshot.versions.values()} - {VERSION}:
        report.counts["grants not compared, for another version read some documents"] += 1
        return
    stored = grants_of(snapshot)
    report.counts["grants made again"] += len(stored)
    for grant in (Counter(stored) - Counter(together.grants)).elements():
        report.fault("grants", f"{grant.grant_id} does not come of the rows of its documents")
    for grant in (Counter(together.grants) - Counter(stored)).elements():
        report.fault("grants", f"{grant.grant_id} made again is another; it is not stored so")
    _verify_standings(snapshot, together, report)


def _verify_standings(snapshot: Snapshot, together: Together, report: Report) -> None:
    """Each allocation is of the grant, and in force from and until the days, that the documents make."""
    for path in snapshot.files("allocations"):
        prefix = path.stem.removeprefix("part").removeprefix("-")
        tables = {name: _bucket(snapshot, name, prefix) for name in EXTRACTED}
        again = completed(tables, together)["allocations"]
        file = path.relative_to(snapshot.folder).as_posix()
        for column in (field.name for field in fields(ADDED["allocations"])):
            pairs = zip(tables["allocations"][column].to_pylist(), again[column].to_pylist(), strict=True)
            for row, (is_, should) in enumerate(pairs, 1):
                if is_ != should:
                    report.fault(file, f"is {is_}, and the documents make it {should}", row=row, column=column)


def _bucket(snapshot: Snapshot, dataset: str, prefix: str) -> pa.Table:
    tables = (uniform(dataset, table) for table in snapshot.bucket(dataset, prefix))
    return pa.concat_tables([SCHEMAS[dataset].empty_table(), *tables])
