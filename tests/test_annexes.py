"""A small slice of the generated annexes: every row right or reported, mutations told, clean ones without alarm.

The whole grid of layouts and producers is ``bench/annexes/run.py``; this slice needs no producer but PyMuPDF.
"""

from __future__ import annotations

import importlib
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from schemas.vocabulary import Severity, Status

FOLDER = Path(__file__).resolve().parents[1] / "bench" / "annexes"


def load(name: str) -> ModuleType:
    """A module of the generator, which is a folder of scripts and no package."""
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(FOLDER))


SHEETS, COMPARING, MUTATIONS = load("sheets"), load("comparing"), load("mutations")
Plan, build = SHEETS.Plan, SHEETS.build

FULL = "code name amount share"
PLANS = [
    Plan("rules", 11, rules="grid", columns=FULL),
    Plan("rules", 12, rules="rows"),
    Plan("rules", 13, rules="zebra", columns="name amount share"),
    Plan("rules", 14, rules="head", columns="name amount"),
    Plan("header", 15, header="two", columns=FULL, rows=80),
    Plan("header", 16, header="three", columns="code name old new"),
    Plan("header", 17, header="absent", unit_at="caption"),
    Plan("header", 18, repeat="first", rows=110),
    Plan("groups", 19, groups=2, rows=90, size=8.0),
    Plan("groups", 20, groups=3, rows=100, size=8.0, columns="name amount", page="landscape"),
    Plan("tables", 21, tables=2, rows=12),
    Plan("wrapped", 22, recipients="organisation", rows=12, columns="name amount", name_width=120.0, rules="grid"),
    Plan("page", 23, page="landscape", columns="code name y1 y2 y3 sum", size=8.0),
    Plan("page", 24, page="turned"),
    Plan("page", 25, page="rotated"),
    Plan("around", 26, around="letter", rows=20, columns=FULL),
    Plan("around", 27, around="bullets", rows=20),
    Plan("counties", 28, counties="heading", rows=40),
    Plan("counties", 29, counties="subtotal", rows=40),
    Plan("columns", 30, columns="name count each amount", rows=12),
    Plan("columns", 31, columns="code name population amount"),
    Plan("total", 32, total="first"),
    Plan("total", 33, total="prose", around="letter"),
    Plan("gaps", 34, gaps="some", columns="name amount"),
    Plan("codes", 35, codes="short"),
    Plan("regioner", 36, recipients="region", columns="name amount share", rows=21),
    Plan("unit", 37, unit="tkr", unit_at="foot"),
    Plan("unit", 38, unit="mnkr", recipients="region", columns="name amount", rows=21),
    Plan("unit", 39, unit_at="cell"),
    Plan("separator", 40, separator="kern", columns=FULL),
    Plan("separator", 41, separator="nbsp"),
    Plan("stream", 42, stream="shuffled", columns=FULL),
    Plan("stream", 43, stream="glyphs", rows=15),
    Plan("tight", 44, gutter=4.0, columns=FULL),
    Plan("small", 45, size=6.0, rows=80),
    Plan("total", 46, total="none", columns=FULL),
    Plan(
        "groups",
        47,
        groups=3,
        rows=200,
        size=8.0,
        columns="name amount",
        gutter=10.0,
        unit="tkr",
        unit_at="caption",
    ),
    Plan("columns", 48, columns="code name amount part share"),
    Plan("wrapped", 49, recipients="organisation", rows=16, columns="name amount", name_width=90.0, wrap="middle"),
    Plan("header", 50, header="two", columns="code name population amount share"),
]


def failed(extraction: Any) -> set[str]:
    """The slugs of the failed checks that a person is to look at."""
    return {f.check for f in extraction.findings if f.status is Status.FAIL and f.severity is not Severity.INFO}


@pytest.mark.parametrize("plan", PLANS, ids=[f"{p.layout}-{p.seed}" for p in PLANS])
def test_every_row_is_right_or_reported(plan: Any) -> None:
    sheet = build(plan)
    result = COMPARING.compare(sheet, COMPARING.extract(sheet))
    assert [f for f in result.faults if not f.reported] == []
    assert result.right >= 0.98 * len(sheet.rows)
    assert [f"{f.check}: {f.message}" for f in result.alarms] == []


MUTATED = [
    (kind, plan)
    for kind, seeds in {
        "digit": (11, 29, 33, 37, 46),
        "dropped": (12, 28, 38),
        "doubled": (13, 21, 22, 40),
        "merged": (11, 14, 35),
        "unit": (26, 27),
        "share": (15, 36, 44),
        "code": (12, 24, 45),
    }.items()
    for plan in PLANS
    if plan.seed in seeds
]


@pytest.mark.parametrize(("kind", "plan"), MUTATED, ids=[f"{k}-{p.seed}" for k, p in MUTATED])
def test_a_mutation_is_told_by_its_check(kind: str, plan: Any) -> None:
    sheet = build(plan)
    assert kind in MUTATIONS.kinds_for(sheet)
    changed = MUTATIONS.mutate(sheet, kind, random.Random(plan.seed))  # noqa: S311 - replayable, no secret
    assert failed(COMPARING.extract(changed)) & MUTATIONS.SLUGS[kind]


def test_a_wrong_row_is_seen_by_the_comparison() -> None:
    sheet = build(PLANS[0])
    changed = MUTATIONS.mutate(sheet, "dropped", random.Random(1))  # noqa: S311
    result = COMPARING.compare(sheet, COMPARING.extract(changed))
    assert [f.kind for f in result.faults] == ["missed"]
    assert result.right == len(sheet.rows) - 1


def test_the_same_seed_prints_the_same_annex() -> None:
    assert build(PLANS[3]) == build(PLANS[3])
