"""Findings as one JSON object: every document with all its findings, then the inputs that could not be read.

The rows have the columns of the datasets ``documents`` and ``findings``, and the address that ``bilaga explain``
takes; both languages are there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from ingest.checking import Checked, Unreadable
from ingest.output.findings.wish import Wish
from ingest.output.json_rows import Json, json_row
from ingest.output.terminal import printable_json
from ingest.proof.address import row_address
from ingest.version import VERSION
from schemas.rows import Finding


def write(documents: Iterable[Checked | Unreadable], out: TextIO, wish: Wish) -> None:  # noqa: ARG001 - as all formats
    """The object, document by document."""
    out.write(f'{{"bilaga": "{VERSION}", "documents": [')
    unreadable: list[Json] = []
    separator = "\n"
    for one in documents:
        if isinstance(one, Unreadable):
            unreadable.append({"source": one.source, "category": one.category, "message": one.message})
            continue
        found: dict[str, Json] = json_row(one.document)
        found["findings"] = [_finding(f) for f in one.findings]
        out.write(separator + _text(found))
        separator = ",\n"
    out.write(f'\n], "unreadable": {_text(unreadable)}}}\n')


def _finding(finding: Finding) -> Json:
    return json_row(finding) | {"address": row_address(finding.table_id, finding.row) or None}


def _text(value: Json) -> str:
    return printable_json(json.dumps(value, ensure_ascii=False))
