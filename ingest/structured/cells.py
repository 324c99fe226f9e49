"""What the cells of a workbook hold -> what they show, and an aside wherever the two differ.

The text is what the sheet prints. A number shown in thousands on a sheet that names no such unit bears the unit of
its format: it would else be read as a thousandth of what it is. A formula without a saved result shows as the
formula. What a format shows nothing of is left out. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import regex

from ingest.structured.number_format import NO_BREAK_SPACE, CellValue, is_blank, is_rounded, printed, thousands
from ingest.structured.sheets import Cell, cell_name
from schemas.document import Aside, Style
from schemas.vocabulary import Unshown

_MOST_OF_FORMULA = 40  # characters; longer ones are cut
_UNITS = {1: "tkr", 2: "mnkr", 3: "mdkr"}
# "Belopp (tkr)", "i tusental kronor", "Mnkr"; not "tusenskönan"
_SCALE = regex.compile(
    r"\b(?:[tk]kr|[kt]sek|tusen(?:tal\w*)?|mn?kr|msek|miljon(?:er|tal)?|mdkr)\b", regex.IGNORECASE
)


class Held(NamedTuple):
    """What a cell holds: row and column from 0, ``below`` and ``right`` past its end.

    ``formula`` is given where no result was saved with it; ``unseen`` is text in the colour of its background.
    """

    row: int
    column: int
    value: CellValue
    number_format: str
    style: Style
    below: int
    right: int
    formula: str | None = None
    unseen: bool = False


def show(held: Iterable[Held]) -> tuple[list[Cell], list[Aside]]:
    """The cells with text, and what they do not show."""
    cells = list(held)
    named = any(isinstance(cell.value, str) and _SCALE.search(cell.value) for cell in cells)
    shown: list[Cell] = []
    asides: list[Aside] = []
    for cell in cells:
        text, aside = _shown(cell, unit_named=named)
        if aside is not None:
            asides.append(aside)
        if text.strip():
            shown.append(Cell(cell.row, cell.column, text, cell.style, cell.below, cell.right))
    return shown, asides


def _shown(cell: Held, *, unit_named: bool) -> tuple[str, Aside | None]:
    """The text of one cell, and an aside where it is not what the cell holds."""
    name = cell_name(cell.row, cell.column)

    def aside(why: Unshown, text: str) -> Aside:
        return Aside(f"{name}: {text}", why, cell.row + 1)

    if cell.value is None:
        formula = "".join((cell.formula or "").split())[:_MOST_OF_FORMULA]
        return formula, aside(Unshown.UNCALCULATED, formula) if formula else None
    if is_blank(cell.value, cell.number_format):
        return "", aside(Unshown.HIDDEN, str(cell.value))
    text = printed(cell.value, cell.number_format)
    scale = thousands(cell.value, cell.number_format)
    if scale and not unit_named:
        return text + NO_BREAK_SPACE + _UNITS.get(scale, ""), aside(Unshown.SCALED, f"{cell.value} -> {text}")
    if cell.unseen and text.strip():
        return text, aside(Unshown.BACKGROUND, text)
    if is_rounded(cell.value, cell.number_format):
        return text, aside(Unshown.ROUNDED, f"{cell.value} -> {text}")
    return text, None
