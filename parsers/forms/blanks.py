"""Where a form leaves room to write: beside its labels, below or above them, or unmarked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from parsers.forms.labels import FILL, Sort, labels_in, sort_of
from parsers.lines import Line
from parsers.prose.flow import Block, BlockKind, Flow

_CLOSE = 1.9  # heights of a line from one line to the next
_MOST = 0.6  # of the labels of a form that are filled in as the others are


class Room(Enum):
    """Where the blank of a label stands."""

    BESIDE = auto()
    BELOW = auto()
    ABOVE = auto()


def section_cells(flow: Flow, blocks: Sequence[Block]) -> frozenset[int]:
    """The ids of the short lines without a blank in a form whose labels have one: they head what stands below."""
    rooms = {id(b): frozenset(_rooms(flow, blocks, i)) for i, b in enumerate(blocks)}
    labels = [b for b in blocks if sort_of(b) in {Sort.KNOWN, Sort.SIGNING, Sort.LIKE}]
    habit = Counter(room for b in labels for room in rooms[id(b)]).most_common(1)
    if not habit or habit[0][1] < max(3, _MOST * len(labels)):
        return frozenset()
    return frozenset(_without(habit[0][0], rooms, labels))


def _without(room: Room, rooms: dict[int, frozenset[Room]], labels: Iterable[Block]) -> Iterable[int]:
    return (id(b) for b in labels if room not in rooms[id(b)] and b.kind is BlockKind.CELL)


def _rooms(flow: Flow, blocks: Sequence[Block], i: int) -> Iterable[Room]:
    begins = blocks[i].text.begins()
    beside = [b.text for b in blocks[i + 1 : i + 2] if b.text.begins() == begins]
    if FILL.search(blocks[i].text.string) or any(FILL.fullmatch(text.string) for text in beside):
        yield Room.BESIDE
    at = next((k for k, line in enumerate(flow.lines) if line.text.begins() == begins), None)
    if at is not None:
        label = flow.lines[at]
        if any(_is_blank(line.text.string) and _are_close(label, line) for line in flow.lines[at + 1 : at + 2]):
            yield Room.BELOW
        if any(_is_blank(line.text.string) and _are_close(line, label) for line in flow.lines[max(at - 1, 0) : at]):
            yield Room.ABOVE


def _are_close(above: Line, below: Line) -> bool:
    """True of lines with no empty line between them."""
    return above.page == below.page and below.bbox.top - above.bbox.top < _CLOSE * (
        above.bbox.bottom - above.bbox.top
    )


def _is_blank(string: str) -> bool:
    return FILL.search(string) is not None and not labels_in(string)
