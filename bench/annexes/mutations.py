"""One change to the printed cells of a clean annex, and the checks that must tell of it.

A change is only made where the annex holds what proves it: a digit is swapped where a total or a share is
printed, a unit changed where the prose states the sum. What nothing contradicts, nobody can find.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from sheets import FACTORS, MONEY, Block, Line, Sheet, without

_SUMS = frozenset({"table-total", "group-total", "row-total", "row-product", "share-of-amount", "text-total"})
SLUGS: dict[str, frozenset[str]] = {
    "digit": _SUMS,
    "dropped": frozenset({"table-total", "group-total", "text-total", "recipient-coverage"}),
    "doubled": frozenset({"recipient-once"}),
    "merged": _SUMS | {"number-shape", "numbers-accounted", "recipient-known"},
    "unit": frozenset({"unit-consistent", "text-total"}),
    "share": frozenset({"share-of-amount"}),
    "code": frozenset({"code-name"}),
}


def kinds_for(sheet: Sheet) -> list[str]:
    """The mutations that a sheet holds the proof of."""
    plan = sheet.plan
    keys = plan.columns.split()
    summed = plan.total in {"last", "first"} or "Regeringen beslutar" in " ".join(sheet.prose)
    kinds = []
    if summed or "share" in keys or "sum" in keys or "count" in keys:
        kinds.append("digit")
    if summed:
        kinds += ["dropped", "merged"] if plan.shape != "columns" else ["dropped"]  # an empty cell would be no line
    if plan.recipients == "kommun" or plan.tables == 1:
        kinds.append("doubled")
    stated = "Regeringen beslutar" in " ".join(sheet.prose) and plan.producer != "xlsx"  # a workbook has no prose
    if stated and plan.unit_at in {"header", "caption"} and plan.tables == 1:
        kinds.append("unit")
    if "share" in keys and plan.gaps == "none":
        kinds.append("share")
    if "code" in keys:
        kinds.append("code")
    return kinds


def mutate(sheet: Sheet, kind: str, rng: random.Random) -> Sheet:
    """The sheet with one change of the given kind."""
    if kind == "unit":
        return _unit_changed(sheet)
    block = sheet.blocks[0]
    rows = [n for n, line in enumerate(block.lines) if line.kind == "row" and _amount_digits(block, line) > 2]
    place = rng.choice(rows)
    changed = _CHANGES[kind](block, place, rng)
    return without(sheet, (changed, *sheet.blocks[1:]))


def amount_place(block: Block) -> int:
    """The column of the amounts that are added."""
    keys = [c.key for c in block.columns]
    return next(keys.index(k) for k in ("sum", "amount", "new", "old") if k in keys)


def _amount_digits(block: Block, line: Line) -> int:
    cell = line.cells[amount_place(block)]
    return sum(c.isdigit() for c in cell) if cell[:1].isdigit() else 0


def with_cells(block: Block, place: int, cells: list[str]) -> Block:
    """The block with other cells in one line."""
    lines = list(block.lines)
    lines[place] = lines[place]._replace(cells=tuple(cells))
    return replace(block, lines=tuple(lines))


def _digit(block: Block, place: int, rng: random.Random) -> Block:
    """Another first or second digit: large enough that no rounding explains it."""
    cells = list(block.lines[place].cells)
    column = amount_place(block)
    text = cells[column]
    at = rng.choice([n for n, c in enumerate(text) if c.isdigit()][:2])
    other = rng.choice([d for d in "123456789" if d != text[at]])
    cells[column] = text[:at] + other + text[at + 1 :]
    return with_cells(block, place, cells)


def _dropped(block: Block, place: int, _rng: random.Random) -> Block:
    return replace(block, lines=(*block.lines[:place], *block.lines[place + 1 :]))


def _doubled(block: Block, place: int, _rng: random.Random) -> Block:
    return replace(block, lines=(*block.lines[: place + 1], *block.lines[place:]))


def _merged(block: Block, place: int, _rng: random.Random) -> Block:
    """The content of two neighbouring cells in one, with nothing between."""
    cells = list(block.lines[place].cells)
    column = amount_place(block)
    keys = [c.key for c in block.columns]
    if column + 1 < len(keys):
        cells[column], cells[column + 1] = cells[column] + cells[column + 1], ""
    else:
        cells[column - 1], cells[column] = cells[column - 1] + cells[column], ""
    return with_cells(block, place, cells)


def _share(block: Block, place: int, rng: random.Random) -> Block:
    column = [c.key for c in block.columns].index("share")
    cells = list(block.lines[place].cells)
    whole, _, decimals = cells[column].partition(",")
    cells[column] = f"{int(whole) + rng.randint(1, 4)},{decimals}"
    return with_cells(block, place, cells)


def _code(block: Block, place: int, rng: random.Random) -> Block:
    """The code of another row of the table, as when one column slips."""
    column = [c.key for c in block.columns].index("code")
    others = [line.cells[column] for n, line in enumerate(block.lines) if line.kind == "row" and n != place]
    cells = list(block.lines[place].cells)
    cells[column] = rng.choice(others)
    return with_cells(block, place, cells)


_CHANGES: dict[str, Callable[[Block, int, random.Random], Block]] = {
    "digit": _digit,
    "dropped": _dropped,
    "doubled": _doubled,
    "merged": _merged,
    "share": _share,
    "code": _code,
}
_LONG = {"kr": "kronor", "tkr": "tusental kronor", "mnkr": "miljoner kronor"}


def _unit_changed(sheet: Sheet) -> Sheet:
    """Another unit in headers and captions than the one that the amounts are printed in."""
    old = sheet.plan.unit
    new = "tkr" if old != "tkr" else "kr"
    assert new in FACTORS  # noqa: S101 - a unit of the generator
    blocks = []
    for block in sheet.blocks:
        columns = tuple(
            c._replace(header=tuple(_swapped(t, old, new) for t in c.header)) if c.key in MONEY else c
            for c in block.columns
        )
        blocks.append(replace(block, columns=columns, caption=block.caption.replace(_LONG[old], _LONG[new])))
    return without(sheet, tuple(blocks))


def _swapped(text: str, old: str, new: str) -> str:
    return " ".join(w.replace(old, new) if w.strip("(),") == old else w for w in text.split(" "))
