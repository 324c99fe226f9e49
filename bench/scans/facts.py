"""The facts of a document against those of its scan.

Dates, amounts and references are compared by value and role, conditions by their sentence.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from schemas.rows import Condition, Extraction

DATASETS = ("dates", "amounts", "references", "conditions")
_ALIKE = 0.92  # of a sentence's letters: one misread letter in twelve is still the same sentence


def recalled(truth: Extraction, read: Extraction) -> dict[str, tuple[int, int]]:
    """For each dataset how many facts the document has and how many of them its scan gave, roles included."""
    counts = {}
    for dataset, keys, found in (
        ("dates", _dates(truth), _dates(read)),
        ("amounts", _amounts(truth), _amounts(read)),
        ("references", _references(truth), _references(read)),
    ):
        counts[dataset] = (keys.total(), (keys & found).total())
    counts["conditions"] = (len(truth.conditions), _conditions(truth.conditions, read.conditions))
    return counts


def _dates(extraction: Extraction) -> Counter[tuple[object, ...]]:
    return Counter((d.role, d.start, d.end) for d in extraction.dates)


def _amounts(extraction: Extraction) -> Counter[tuple[object, ...]]:
    return Counter((a.role, a.amount_sek) for a in extraction.amounts)


def _references(extraction: Extraction) -> Counter[tuple[object, ...]]:
    return Counter({(r.role, r.kind, r.value): 1 for r in extraction.references})


def _conditions(wanted: tuple[Condition, ...], found: tuple[Condition, ...]) -> int:
    left = list(found)
    hits = 0
    for condition in wanted:
        same = next((c for c in left if _is_same(condition, c)), None)
        if same is not None:
            left.remove(same)
            hits += 1
    return hits


def _is_same(one: Condition, other: Condition) -> bool:
    """Category, modality and deadline agree, and the sentences are alike."""
    if (one.category, one.modality, one.deadline) != (other.category, other.modality, other.deadline):
        return False
    return SequenceMatcher(None, one.text, other.text, autojunk=False).ratio() >= _ALIKE
