"""How rows are compared with gold items; ``score.py`` does the reading, adding up and printing.

Gold values: a list holds accepted alternatives, ``"*"`` accepts anything, ``"~x"`` what contains x; an item marked
optional is neither a miss nor an invention; ``one_of`` holds readings of which one is enough; ``csv`` names a table
of ``samples/.source`` whose rows are items.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

SOURCE = Path(__file__).resolve().parents[1] / "samples" / ".source"

# What must agree for a row to be found at all; every other field of the gold item is its role.
VALUES = {
    "references": ("kind", "value"),
    "dates": ("start", "end"),
    "amounts": ("amount_sek",),
    "conditions": (),
    "appropriations": ("utgiftsomrade", "anslag", "anslagspost"),
    "people": ("name", "organisation"),
    "tables": ("kind", "row_count"),
    "allocations": ("recipient", "amount_sek"),
    "form_fields": ("field",),
}
DEFAULTS: dict[str, dict[str, Any]] = {
    "references": {"partial": False},
    "dates": {"inferred": False, "open": False, "conditional": False, "precision": "day"},
    "conditions": {"deadline": None},
}
# Fields of a gold item that are no column.
ABOUT = {"line", "lines", "page", "optional", "first", "last", "has"}
NEAR = 3  # lines between the gold's line and the row's: a double-spaced value broken over a line
Item = dict[str, Any]


class Score(NamedTuple):
    """The comparison of one dataset of one document."""

    dataset: str
    wanted: int
    found: int
    matched: int
    in_role: int
    notes: tuple[str, ...]


def level(value: object) -> str:
    """A value as text in which only the content counts."""
    text = unicodedata.normalize("NFC", str(value)).casefold()
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    return re.sub(r"\s+", " ", text).strip(" .:,;>»")


def same(gold: Any, actual: Any) -> bool:
    """True when the actual value is one that the gold accepts."""
    if isinstance(gold, list):
        return any(same(g, actual) for g in gold)
    if gold == "*" or gold is None or actual is None:
        return gold == "*" or gold is actual
    if isinstance(actual, Decimal):
        return bool(re.fullmatch(r"-?[\d.]+", str(gold))) and Decimal(str(gold)) == actual
    if isinstance(gold, str) and gold.startswith("~"):
        return level(gold[1:]) in level(actual)
    return level(gold) == level(actual)


def expand(items: list[Item]) -> list[Item]:
    """The items with each reference to a CSV of ``samples/.source`` replaced by its rows."""
    expanded = []
    for item in items:
        if "csv" not in item:
            expanded.append(item)
            continue
        fields = {"row_type": "recipient"} | item.get("fields", {})
        with (SOURCE / item["csv"]).open(encoding="utf-8") as file:
            for cells in list(csv.reader(file, delimiter=";"))[1:]:
                row = {n: c.replace(",", ".") for n, c in zip(item["columns"], cells, strict=True) if n}
                if "factor" in item:
                    row["amount_sek"] = str(Decimal(row["amount_sek"]) * item["factor"])
                if row["recipient"] not in item.get("omit", ()):
                    expanded.append(fields | row)
    return expanded


def near(gold: Item, row: Item) -> int | None:
    """Lines between the two, 0 where either is unknown, None where they are too far apart."""
    wanted = gold.get("lines") or gold.get("line")
    if wanted is None or row["at"] is None:
        return 0
    places = wanted if isinstance(wanted, list) else [wanted]
    if "lines" in gold:
        inside = places[0] - 2 <= row["at"] <= places[1] + 1
        return abs(row["at"] - places[0]) if inside else None
    distance = min(abs(row["at"] - p) for p in places)
    return distance if distance <= NEAR else None


def is_value(dataset: str, gold: Item, row: Item) -> bool:
    """True when the row is the gold item, whatever its role."""
    if dataset == "conditions":
        text = level(row["text"])
        after_lead = text.partition(": ")[2]  # an item may be given with the words that lead to it
        starts = any(part.startswith(level(gold.get("first", ""))) for part in (text, after_lead))
        return starts and all(level(w) in text for w in gold.get("has", ()))
    fields = VALUES[dataset]
    if dataset == "people":
        fields = ("organisation",) if gold.get("name") is None else ("name",)
    if dataset == "dates" and gold.get("open") is True and row["open"] is not True:
        return False
    return all(same(gold[f], row[f]) for f in fields if f in gold)


def wrong_fields(dataset: str, gold: Item, row: Item) -> list[str]:
    """The fields, values apart, that the gold does not accept."""
    wanted = DEFAULTS.get(dataset, {}) | {k: v for k, v in gold.items() if k not in ABOUT}
    if dataset == "conditions":
        wanted.pop("actor", None)  # "as written" leaves too much open to count
        wanted.pop("item", None)
    return [f for f, v in wanted.items() if f in row and not same(v, row[f])]


def is_whole(gold: Item, row: Item) -> bool:
    """True when a condition's sentence ends where the gold says."""
    return level(row["text"]).rstrip(")").endswith(level(gold.get("last", "")).rstrip(")"))


def settle(items: list[Item], rows: list[Item], dataset: str) -> list[Item]:
    """The gold items with each ``one_of`` decided for the reading that the rows follow best."""
    settled = []
    for item in items:
        if "one_of" not in item:
            settled.append(item)
            continue
        options = item["one_of"]
        hits = [
            sum(any(is_value(dataset, g, r) and near(g, r) is not None for r in rows) for g in o) for o in options
        ]
        best = max(range(len(options)), key=lambda i: hits[i] / len(options[i]))
        for number, option in enumerate(options):
            settled.extend(option if number == best else [g | {"optional": True} for g in option])
    return settled


def pair(items: list[Item], rows: list[Item], dataset: str) -> dict[int, int]:
    """Index of gold item -> index of row; those that must be found choose first, then by role and line."""
    offers = []
    for g, gold in enumerate(items):
        for r, row in enumerate(rows):
            away = near(gold, row)
            if away is not None and is_value(dataset, gold, row):
                cut = dataset == "conditions" and not is_whole(gold, row)
                wrong = len(wrong_fields(dataset, gold, row))
                offers.append((bool(gold.get("optional")), cut, wrong > 0, away, wrong, g, r))
    pairs: dict[int, int] = {}
    for *_, g, r in sorted(offers):
        if g not in pairs and r not in pairs.values():
            pairs[g] = r
    return pairs


def describe(item: Item, dataset: str) -> str:
    """A row or gold item on one short line."""
    if dataset == "conditions":
        start = item.get("text") or " ".join(
            [item.get("first", ""), "...", *item.get("has", ()), item.get("last", "")]
        )
        return f"{item.get('category')}/{item.get('modality')} {str(start)[:70]}"
    skipped = ABOUT | {"text", "sentence", "at", "shown", "table_id", "place"}
    shown = {k: v for k, v in item.items() if k not in skipped and v not in (None, False)}
    return " ".join(f"{k}={v}" for k, v in shown.items())[:130]


def compare(dataset: str, gold: list[Item], rows: list[Item]) -> Score:
    """One dataset of one document."""
    items = settle(gold, rows, dataset)
    pairs = pair(items, rows, dataset)
    notes: list[str] = []
    matched = in_role = optional = 0
    for g, item in enumerate(items):
        where = item.get("lines") or item.get("line") or item.get("page") or ""
        if g not in pairs:
            if not item.get("optional"):
                notes.append(f"{where} MISS  {describe(item, dataset)}")
            continue
        row = rows[pairs[g]]
        if item.get("optional"):
            optional += 1
        elif dataset == "conditions" and not is_whole(item, row):
            notes.append(f"{where} CUT   should end {item['last']!r}: ...{row['text'][-60:]}")
        else:
            matched += 1
            wrong = wrong_fields(dataset, item, row)
            in_role += not wrong
            notes.extend(
                f"{where} ROLE  {f}: {row[f]!s:.40} not {item.get(f, DEFAULTS.get(dataset, {}).get(f))} "
                f"({describe(item, dataset)[:60]})"
                for f in wrong
            )
    extra = [r for i, r in enumerate(rows) if i not in pairs.values()]
    if dataset == "references":  # the same identifier printed again is one fact
        extra = [r for r in extra if not any(is_value(dataset, item, r) for item in items)]
    notes.extend(f"{r['at'] or r['shown']} EXTRA {describe(r, dataset)}" for r in extra)
    wanted = sum(not item.get("optional") for item in items)
    found = len(rows) - optional - (len(rows) - len(pairs) - len(extra))
    return Score(dataset, wanted, found, matched, in_role, tuple(notes))


def compare_actors(gold: list[Item], rows: list[Item]) -> Score:
    """Whom the conditions that were found bind; apart, because "as written" has more than one right length."""
    pairs = pair(gold, rows, "conditions")
    asked = [(gold[g], rows[r]) for g, r in pairs.items() if gold[g].get("actor", "*") != "*"]
    notes = []
    for item, row in asked:
        actual = row["actor"] and level(row["actor"])
        accepted = [a and level(a) for a in item["actor"]]
        if not any(a == actual or (a and actual and (a in actual or actual in a)) for a in accepted):
            notes.append(f"{item.get('lines', '')} ACTOR {row['actor']} not {item['actor']} ({row['text'][:60]})")
    right = len(asked) - len(notes)
    return Score("actors", len(asked), len(asked), right, right, tuple(notes))
