"""Single sentences as agencies write them, each with what it says: ``tests/wordings/*.txt``.

Under ``# kind`` stand sentences set into a short document of that kind. Below each: ``d:`` its dates (role and
days), ``a:`` its amounts (role and kronor), ``c:`` its condition (category, modality, deadline; ``-`` for none).
``/`` parts what is equally right, ``?`` marks what may be left out, ``*`` is anything, ``%`` begins a comment.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.rows import Amount, Condition, DateFact, Extraction

FOLDER = Path(__file__).parent / "wordings"
KINDS = {
    "ai": "agency_instruction.txt",
    "gd": "government_decision.txt",
    "ag": "agreement.txt",
    "bm": "board_memo.txt",
    "no": "notice.md",
}
DATES = {
    "doc": "document", "dec": "decision", "sig": "signature", "use": "use_period", "rq": "requisition_deadline",
    "rep": "report_deadline", "rb": "repayment_deadline", "pay": "payment", "cited": "cited_decision",
    "ot": "other", "*": "*",
}  # fmt: skip
AMOUNTS = {
    "tot": "total", "al": "allocation", "ad": "administration", "min": "minimum", "eq": "equal_share",
    "per": "per_unit", "res": "reserve", "ot": "other", "*": "*",
}  # fmt: skip
CATEGORIES = {
    "el": "eligibility", "pu": "purpose", "al": "allocation", "us": "use_period", "rq": "requisition",
    "pa": "payment", "re": "reporting", "rb": "repayment", "si": "signature", "in": "information",
    "sa": "state_aid", "au": "audit", "ot": "other", "*": "*",
}  # fmt: skip
MODALITIES = {"m": "must", "y": "may", "s": "should", "n": "must_not", "t": "statement", "*": "*"}


class Case(NamedTuple):
    """A sentence and what is said of it, by the letter that begins the line."""

    kind: str
    sentence: str
    gold: dict[str, str]


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        kind = ""
        case: Case | None = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                kind = line[1:].strip()
            elif line[:2] in {"d:", "a:", "c:"} and case is not None:
                case.gold[line[0]] = line[2:].strip()
            elif line.strip() and not line.startswith("%"):
                if case is not None:
                    yield case
                case = Case(kind, line.strip(), {})
        if case is not None:
            yield case


def read(case: Case) -> Extraction:
    name = KINDS[case.kind]
    setting = (FOLDER / "settings" / name).read_text(encoding="utf-8")
    return parse_document(read_document(setting.replace("{s}", case.sentence).encode(), name), "test")


@pytest.mark.parametrize("case", list(cases()), ids=lambda c: f"{c.kind}:{c.sentence[:60]}")
def test_sentence_says_what_its_gold_says(case: Case) -> None:
    extraction = read(case)
    assert extraction.document.kind == KINDS[case.kind].partition(".")[0]
    dates = [d for d in extraction.dates if _level(d.sentence) in _level(case.sentence)]
    amounts = [a for a in extraction.amounts if _level(a.sentence) in _level(case.sentence)]
    conditions = [c for c in extraction.conditions if _level(c.text) in _level(case.sentence)]
    assert _unmatched(case.gold.get("d", ""), dates, _is_date) == []
    assert _unmatched(case.gold.get("a", ""), amounts, _is_amount) == []
    gold = case.gold.get("c")
    if gold is None:
        return
    items = "" if gold == "-" else gold
    assert _unmatched(items, conditions, _is_condition) == []


def _level(text: str) -> str:
    return " ".join(text.split())


def _unmatched(gold: str, rows: list[Any], is_row: Callable[[str, Any], bool]) -> list[Any]:
    """What is wanted and not there, and what is there and not wanted."""
    left = list(rows)
    missed: list[Any] = []
    for item in (part.strip() for part in gold.split(";") if part.strip()):
        hit = next((row for row in left if is_row(item.lstrip("?"), row)), None)
        if hit is not None:
            left.remove(hit)
        elif not item.startswith("?"):
            missed.append(item)
    return [*missed, *left]


def _is_date(item: str, row: DateFact) -> bool:
    roles, days = item.split(" ", 1)
    first, _, last = days.partition("..")
    told = {DATES[r] for r in roles.split("/")}
    return (
        bool(told & {"*", row.role})
        and _is_day(first, row.start, last=False)
        and _is_day(last or first, row.end, last=True)
    )


def _is_day(accepted: str, actual: date | None, *, last: bool) -> bool:
    return any(day == "*" or _day(day, last=last) == actual for day in accepted.split("|"))


def _day(text: str, *, last: bool) -> date | None:
    if text == "-":
        return None
    year, month, day = [*map(int, text.split("-")), 0, 0][:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))


def _is_amount(item: str, row: Amount) -> bool:
    roles, kronor = item.split(" ", 1)
    told = {AMOUNTS[r] for r in roles.split("/")}
    return bool(told & {"*", row.role}) and row.amount_sek == int(kronor.replace(" ", ""))


def _is_condition(item: str, row: Condition) -> bool:
    categories, modalities, *days = item.split()
    deadline = row.deadline.isoformat() if row.deadline else "-"
    return (
        bool({CATEGORIES[c] for c in categories.split("/")} & {"*", row.category})
        and bool({MODALITIES[m] for m in modalities.split("/")} & {"*", row.modality})
        and bool({"*", deadline} & set(days[0].split("/") if days else ["-"]))
    )
