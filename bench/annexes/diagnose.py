"""How often a failed sum names its true cause: ``python bench/annexes/diagnose.py --documents 300 --seed 1``.

Each plan is printed as HTML with one error planted, and read back. Counted are the annexes whose sums fail, those
whose messages name a cause, those where the planted one is among the named, and those where it is not.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from dataclasses import replace

from comparing import compare, read_bytes
from layouts import LAYOUTS, plan_of
from mutations import amount_place, with_cells
from rendering import name_of, render
from sheets import Block, Sheet, build, without

from ingest.errors import InputError
from schemas.vocabulary import Severity, Status

SUMS = {"table-total", "group-total", "row-total", "text-total"}
CAUSE = re.compile(r"would explain it")
KINDS = ("swapped", "digit", "dropped", "doubled", "lost digit", "extra digit", "thousandfold")


def main() -> int:
    """Plant and read; print the counts for each kind of error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print every cause that is not the planted one")
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for number in range(options.documents):
        layout, seed = list(LAYOUTS)[number % len(LAYOUTS)], options.seed + number // len(LAYOUTS)
        sheet = build(replace(plan_of(layout, seed), producer="html"))
        try:
            if not compare(sheet, read_bytes(render(sheet), name_of(sheet))).is_clean:
                continue
        except InputError:
            continue
        kind = KINDS[number % len(KINDS)]
        planted = _plant(sheet, kind, random.Random(f"diagnosis/{layout}/{seed}"))
        if planted is None:
            continue
        outcome, said = _judge(*planted, kind)
        counts[kind, outcome] += 1
        if options.show and outcome == "wrong":
            print(f"{layout} {seed} {kind} in {planted[1]}: {said}")
    print(f"{'planted':<14}{'fails':>7}{'named':>7}{'right':>7}{'wrong':>7}")
    for kind in (*KINDS, "ALL"):
        some = {
            o: sum(n for (k, found), n in counts.items() if found == o and kind in {k, "ALL"}) for o in _OUTCOMES
        }
        named = some["right"] + some["wrong"]
        print(f"{kind:<14}{some['silent'] + named:>7}{named:>7}{some['right']:>7}{some['wrong']:>7}")
    return 0


_OUTCOMES = ("silent", "right", "wrong")


def _judge(sheet: Sheet, name: str, kind: str) -> tuple[str, str]:
    """Whether the failed sums name a cause, and whether the planted one is among those named."""
    findings = read_bytes(render(sheet), name_of(sheet)).findings
    failed = [f for f in findings if f.check in SUMS and f.status is Status.FAIL and f.severity is Severity.ERROR]
    causes = [f.message for f in failed if CAUSE.search(f.message)]
    if not failed:
        return "untold", ""
    if not causes:
        return "silent", ""
    wording = {"dropped": "missing", "doubled": "twice"}.get(kind, "")
    ends = [c.partition(";")[2] for c in causes]
    alike = kind == "dropped" and any("a row of" in end for end in ends)  # what it had, if not who
    right = alike or any(name.casefold() in end.casefold() and wording in end for end in ends)
    return ("right" if right else "wrong"), " | ".join(ends)


def _plant(sheet: Sheet, kind: str, rng: random.Random) -> tuple[Sheet, str] | None:
    """The sheet with one error, and the name of the row that bears it; None where it has no sum to prove it."""
    summed = sheet.plan.total in {"last", "first"} or "Regeringen beslutar" in " ".join(sheet.prose)
    block = sheet.blocks[0]
    places = [n for n, line in enumerate(block.lines) if line.row is not None and _digits(block, n) > 2]
    if not summed or not places:
        return None
    place = rng.choice(places)
    row = block.lines[place].row
    lines = block.lines
    if row is None:
        return None
    if kind == "dropped":
        changed = replace(block, lines=(*lines[:place], *lines[place + 1 :]))
    elif kind == "doubled":
        changed = replace(block, lines=(*lines[: place + 1], *lines[place:]))
    else:
        cells = list(lines[place].cells)
        column = amount_place(block)
        cell = _changed(cells[column], kind, rng)
        if cell is None:
            return None
        cells[column] = cell
        changed = with_cells(block, place, cells)
    return without(sheet, (changed, *sheet.blocks[1:])), row.name


def _digits(block: Block, place: int) -> int:
    cell = block.lines[place].cells[amount_place(block)]
    return sum(c.isdigit() for c in cell) if cell[:1].isdigit() else 0


def _changed(cell: str, kind: str, rng: random.Random) -> str | None:
    """A printed number with the error, its thousands grouped anew by plain spaces; None where it cannot have it."""
    whole, comma, decimals = cell.partition(",")
    digits = re.sub(r"\D", "", whole)
    if not digits or re.search(r"[^\d\s.'\u2019\ue000]", whole):
        return None
    at = rng.randrange(len(digits))
    if kind == "swapped":
        pairs = [n for n in range(len(digits) - 1) if digits[n] != digits[n + 1] and (n or digits[1] != "0")]
        if not pairs:
            return None
        n = rng.choice(pairs)
        digits = digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]
    elif kind == "digit":
        digits = digits[:at] + rng.choice([d for d in "123456789" if d != digits[at]]) + digits[at + 1 :]
    elif kind == "lost digit":
        digits = (digits[:at] + digits[at + 1 :]).lstrip("0") or "0"
    elif kind == "extra digit":
        digits = digits[:at] + rng.choice("123456789") + digits[at:]
    else:
        digits += "000"
    return f"{int(digits):,}".replace(",", " ") + comma + decimals


if __name__ == "__main__":
    sys.exit(main())
