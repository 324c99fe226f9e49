"""Numbers printed where none belongs: ``python bench/annexes/strays.py [--strays 150] [--seed 1]``.

Prints generated annexes as PDF, puts a number into a random empty place among the rows of each, and reads them
back. The number must be told: listed by a finding, or part of what a failed check names. What becomes a value, a
part of a name or nothing at all without any of that is silent, and listed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter

import pymupdf
from layouts import LAYOUTS, plan_of
from rendering import name_of, render
from sheets import build

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import Severity, Status

_TRIES = 60
_WIDTH, _ABOVE, _BELOW = 40, 8, 3  # points: the room that a number takes


def main() -> int:
    """Print, spoil, read, count."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--strays", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    choice, count = random.Random(options.seed), Counter[str]()
    names = list(LAYOUTS)
    for n in range(100 * options.strays):
        if count.total() == options.strays:
            break
        outcome = _one(names[n % len(names)], options.seed + n // len(names), choice)
        if outcome:
            kind, what = outcome
            count[kind] += 1
            if kind == "silent":
                print(what)
    print(f"seed {options.seed}: " + ", ".join(f"{kind} {found}" for kind, found in count.most_common()))
    return 1 if count["silent"] else 0


def _one(layout: str, seed: int, choice: random.Random) -> tuple[str, str] | None:
    """What became of a number in an annex of a layout, and where it was put; None where the annex is no PDF."""
    sheet = build(plan_of(layout, seed))
    name, data = name_of(sheet), render(sheet)
    if not data.startswith(b"%PDF"):
        return None
    before = understand(data, name, Settings())
    number = f"{choice.randint(111, 987)} {choice.randint(111, 987)}"
    spoilt = _with_stray(data, before, number, choice)
    if spoilt is None:
        return None
    place, changed = spoilt
    after = understand(changed, name, Settings())
    return _outcome(before, after, number), f"{name}: {number} at {place}"


def _with_stray(data: bytes, read: Extraction, number: str, choice: random.Random) -> tuple[str, bytes] | None:
    boxes = [(a.place.page, a.place.bbox) for a in read.allocations if a.place.bbox]
    if not boxes:
        return None
    page_number = choice.choice(sorted({page for page, _ in boxes}))
    rows = [box for page, box in boxes if page == page_number]
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        page = pdf[page_number - 1]
        taken = [pymupdf.Rect(word[:4]) for word in page.get_text("words")]
        for _ in range(0 if page.rotation else _TRIES):
            x = choice.uniform(min(b.x0 for b in rows) - 10, max(b.x1 for b in rows) + 40)
            y = choice.uniform(min(b.top for b in rows), max(b.bottom for b in rows))
            box = pymupdf.Rect(x - 2, y - _ABOVE, x + _WIDTH, y + _BELOW)
            if box.x1 < page.rect.width and not any(box.intersects(other) for other in taken):
                page.insert_text((x, y), number, fontsize=8)
                return f"page {page_number}, {x:.0f}, {y:.0f}", pdf.tobytes()
    return None


def _outcome(before: Extraction, after: Extraction, number: str) -> str:
    digits = number.replace(" ", "")
    failed = [f for f in after.findings if f.status is Status.FAIL and f.severity is not Severity.INFO]
    if any(digits in "".join(filter(str.isdecimal, f"{f.message} {f.actual}")) for f in failed):
        return "named by a finding"
    known = {(f.check, f.message) for f in before.findings}
    return "told by a check" if any((f.check, f.message) not in known for f in failed) else "silent"


if __name__ == "__main__":
    sys.exit(main())
