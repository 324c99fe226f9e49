"""A small slice of the hostile files: one outcome each, and never silence about what is missing.

All of them, through the command line with its limits: ``bench/hostile/run.py``.
"""

from __future__ import annotations

import importlib
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ingest.errors import InputError
from ingest.pipeline import extract
from ingest.settings import Settings
from schemas.vocabulary import FailureCategory, Status

FOLDER = Path(__file__).resolve().parents[1] / "bench" / "hostile"


def load(name: str) -> ModuleType:
    """A module of the generator, which is a folder of scripts and no package."""
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(FOLDER))


STRUCTURES, CONTENTS = load("structures"), load("contents")
FAMILIES = (
    *(STRUCTURES.torn, STRUCTURES.noise, STRUCTURES.xrefs, STRUCTURES.locks, STRUCTURES.foreign),
    *(STRUCTURES.updates, STRUCTURES.trees, CONTENTS.boxes, CONTENTS.fonts, CONTENTS.cargo),
)


def made() -> dict[str, Any]:
    cases = (case for family in FAMILIES for case in family(random.Random(1)))  # noqa: S311 - no secret
    return {f"{case.kind}: {case.name}": case for case in cases}


CASES = made()

WHOLE = ""  # read, and everything is there
MENDED = "the file is damaged and was mended"
CUT = "the file ends within a change"
MISCOUNTED = "the file declares other pages"
TORN = "pages are damaged"
SILENT = "pages gave no text"
FORM = "a form that a program fills in"


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("torn: joint-05", FailureCategory.DAMAGED),
        ("torn: within-00", FailureCategory.DAMAGED),
        ("torn: joint-12", FailureCategory.DAMAGED),
        ("torn update: update-0", CUT),
        ("torn update: update-4", CUT),
        ("torn update: update-7", CUT),
        ("a hole: hole-1", TORN),
        ("xref: prev-loop", WHOLE),
        ("xref: start-far", MENDED),
        ("xref: swapped", MENDED),
        ("xref: no-root", FailureCategory.EMPTY),
        ("wrong /Count: count-2", MISCOUNTED),
        ("wrong /Count: count-4", MISCOUNTED),
        ("wrong /Count: count-0", FailureCategory.EMPTY),
        ("page tree: missing-kid", MISCOUNTED),
        ("page tree: twice", WHOLE),
        ("multiplied pages: ten-to-9", FailureCategory.DAMAGED),
        ("missing object: contents", TORN),
        ("encrypted: user-128", FailureCategory.ENCRYPTED),
        ("encrypted: owner-40", WHOLE),
        ("foreign bytes: mail-before", WHOLE),
        ("foreign bytes: far-within", WHOLE),
        ("foreign bytes: two-files", MENDED),
        ("zero pages: none", FailureCategory.EMPTY),
        ("zero words: blank-3", FailureCategory.EMPTY),
        ("update: replaced", WHOLE),
        ("update: dropped", WHOLE),
        ("update: prev-lost", MENDED),
        ("odd box: media-far", SILENT),
        ("odd box: media-nan", WHOLE),
        ("odd box: media-negative", WHOLE),
        ("odd user unit: unit-0", SILENT),
        ("fonts: tounicode-surrogates", TORN),
        ("fonts: noise-FontFile2", WHOLE),
        ("actions: javascript", WHOLE),
        ("attachments: traversal", WHOLE),
        ("forms of XML: xfa-alone", FORM),
    ],
)
def test_outcome(name: str, outcome: str) -> None:
    case = CASES[name]
    if isinstance(outcome, FailureCategory):
        with pytest.raises(InputError) as refused:
            extract(case.data, "hostile.pdf", Settings())
        assert refused.value.category == outcome
        return
    extraction = extract(case.data, "hostile.pdf", Settings())
    told = [f.message for f in extraction.findings if f.check == "reading-complete" and f.status is Status.FAIL]
    days = {str(found.start) for found in extraction.dates}
    if outcome == WHOLE:
        assert told == []
        assert (extraction.document.page_count, days) == (case.pages, set(case.days))
    else:
        assert any(outcome in message for message in told), told


def test_a_seed_makes_the_same_bytes_again() -> None:
    assert made() == CASES
