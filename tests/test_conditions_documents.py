"""Conditions in whole documents: ``tests/conditions/<kind>/<name>`` and beside it, as CSV, all the rows it has.

A row is how the condition begins, its category, modality and deadline.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from ingest.readers import read_document
from parsers.conditions.reading import read_conditions
from parsers.kinds import recognise
from parsers.people.reading import read_people
from parsers.prose.blocks import Flow, read_flow
from parsers.tables import read_tables
from schemas.vocabulary import DocumentKind

FOLDER = Path(__file__).parent / "conditions"
DOCUMENTS = sorted(path for path in FOLDER.glob("*/*") if path.suffix != ".csv")


def flow_of(path: Path) -> Flow:
    document = read_document(path.read_bytes(), path.name)
    return read_flow(document, frozenset(ref for table in read_tables(document) for ref in table.words))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_whole_document(path: Path) -> None:
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    flow, kind = flow_of(path), DocumentKind(path.parent.name)
    assert recognise(flow).kind is kind
    found = [
        {
            "begins": next((row["begins"] for row in expected if r.text.startswith(row["begins"])), r.text),
            "category": str(r.category),
            "modality": str(r.modality),
            "deadline": date.isoformat(r.deadline) if r.deadline else "",
        }
        for r in read_conditions(flow, kind)
    ]
    assert found == expected


def test_a_partys_name_goes_on_in_the_next_line_of_its_column() -> None:
    people = read_people(flow_of(FOLDER / "agreement" / "partnerskap.txt"), DocumentKind.AGREEMENT)
    assert next((p.name, p.organisation) for p in people) == ("Ebba Östlin", "Botkyrka kommun")
