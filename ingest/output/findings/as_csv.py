"""Findings as CSV: every finding is a row, after its document's id and source.

UTF-8, comma, decimal point. No cell is a formula or holds a control character: see ``ingest.output.inert``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from ingest.checking import Checked, Unreadable
from ingest.output.findings.wish import Wish
from ingest.output.inert import csv_cell
from ingest.output.json_rows import json_row
from schemas.columns import SCHEMAS


def write(documents: Iterable[Checked | Unreadable], out: TextIO, wish: Wish) -> None:  # noqa: ARG001 - as all formats
    """A header and a row for each finding."""
    columns = SCHEMAS["findings"].names
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", *columns])
    for checked in documents:
        if isinstance(checked, Checked):
            for finding in checked.findings:
                values = {
                    **json_row(finding),
                    "document_id": checked.document.document_id,
                    "difference": finding.difference,  # a number, not its text
                }
                writer.writerow([csv_cell(checked.document.source), *(csv_cell(values[name]) for name in columns)])
