"""What stands beside or above a date that fills its cell: "Utbetalning | senast i februari och augusti 2025".

Used by ``reading``; what the label makes of the date is told by ``labels``.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.dates.forms import find_dates
from parsers.dates.words import FoundDate
from parsers.prose.flow import Block, BlockKind, Flow
from parsers.prose.head_labels import label_above

# what may stand around the dates of a cell that holds nothing else
_BETWEEN_DATES = regex.compile(
    r"(?i)(?:[\s,.–-]|\b(?:och|samt|respektive|senast|i|den|omkring|cirka|ca|till|(?:början|mitten|slutet) av)\b)*"
)
# "ska redovisa prognoser vid nedanstående tillfällen", above a list of days
_THESE_DAYS = regex.compile(
    r"\b(?:nedanstående|följande)\s+(?:\p{L}+\s)?\p{L}*(?:tillfälle|datum|dagar|dagarna|tidpunkter)\p{L}*"
)
_PERIOD = regex.compile(r"(?i)(?<!redovisnings)(?<!ansöknings)(?:period(?:en)?|projekttid(?:en)?)\b|^tid(?:en)?\b")
_TO_DECIDE = regex.compile(r"(?i)(?:preliminärt\s+)?beslut\s*:?\s+(?:den\s+)?\d")
_ROUND = regex.compile(r"(?i)\b(?:stänger|öppnar|projektstart|sista\s+(?:ansöknings)?dag)\b")
LAST_DAY = regex.compile(r"(?i)\b(?:sista|senaste?|deadline|\p{L}+dag|\p{L}*datum)\b")


def holds_only(string: str, dates: Sequence[FoundDate]) -> bool:
    """Whether a text is nothing but the dates found in it."""
    for found in reversed(dates):
        string = f"{string[: found.start]} {string[found.stop :]}"
    return _BETWEEN_DATES.fullmatch(string) is not None


def label_of(flow: Flow, index: int, spoken: str) -> str:
    """The other cells of a cell's line, else what is said above of the days below, else the cell above."""
    return _beside(flow, flow.blocks[index]) or listing(spoken) or _label_over(flow, index)


def period_over(flow: Flow, index: int) -> bool:
    """Whether the cell above, in the same column, asks for a period: "Avser perioden", "Projekttid"."""
    block = flow.blocks[index]
    return _PERIOD.search(label_above(block, tuple(flow.of_kind(block.kind)))) is not None


def in_calendar(flow: Flow, index: int) -> bool:
    """Whether a cell says when it will be decided, beside those that say when a call opens and closes."""
    near = [b.text.string for b in flow.blocks[max(0, index - 2) : index + 3] if b.kind is BlockKind.CELL]
    decided = _TO_DECIDE.match(flow.blocks[index].text.string) is not None
    return decided and any(_ROUND.search(string) for string in near)


def listing(spoken: str) -> str:
    """The sentence of the paragraph above that says what is done on the days listed below it."""
    match = _THESE_DAYS.search(spoken)
    return spoken[spoken.rfind(".", 0, match.start()) + 1 : match.end()] if match else ""


def _label_over(flow: Flow, index: int) -> str:
    """The cell right above, where it asks for a day: "Sista ansökningsdag"."""
    above = flow.blocks[index - 1] if index else None
    asks = above is not None and above.kind is BlockKind.CELL and LAST_DAY.search(above.text.string)
    return above.text.string if above is not None and asks and not find_dates(above.text.string) else ""


def _beside(flow: Flow, block: Block) -> str:
    """The other cells of a cell's line."""
    place = block.text.place()
    cells = (b.text for b in flow.of_kind(BlockKind.CELL) if b is not block)
    return " ".join(t.string for t in cells if t.begins() == place[:2])
