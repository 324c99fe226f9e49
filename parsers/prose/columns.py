"""The reading order of a page: columns of text side by side, and boxes beside the text.

Between lines and strips. Looks at shapes only: a gutter is a vertical band that no line of a stretch of the page
crosses, with running text on one side of it. Label and value pairs, letterheads and signatures side by side are no
columns and stay in rows; tables were taken out before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import regex

from parsers.lines import Line
from parsers.prose.frames import frames_of
from parsers.prose.strips import Column, heaviest, opens_lower
from parsers.text import WordRef
from schemas.document import BBox, Style

# Fewest lines on each side of a gutter, and its least width in points.
_LINES = 3
_GUTTER = 7.0
# What hangs left of its own line and belongs to it: "1.2", "§ 4", "a)", "•", the "att" of a proposal
_HUNG = regex.compile(r"(?:§\s*)?[\d.]{1,8}|\(?\p{L}[.)]|[^\p{L}\d]{1,2}|att")


# Fewest lines in a drawn box and of text beside it, and the characters of a line that is text
_FRAMED = 2
_BESIDE = 2
_TEXT = 36
# What a letterhead prints in a column of its own: labels, and what can only be a field
_FIELD = regex.compile(
    r"(?i)(?:handläggare|kontaktperson|datum|ärende(?:nr|nummer)|diarie(?:nr|nummer)|dnr|(?:vår|er) referens"
    r"|(?:vår|er) beteckning|telefon|växel|e-?post|sida|postadress|besöksadress|webbplats|org\.?\s?nr"
    r"|organisationsnummer)[.:]?"
    r"|[\w.+-]+@[\w.-]+|\d{3} \d{2} \p{L}+|0\d{1,3}[ -][\d ]{5,12}"
)
_LEAST_FIELDS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line between wide gaps, measured once."""

    line: Line
    box: BBox
    string: str


@dataclass(frozen=True, slots=True)
class Order:
    """The columns of a page as they are read, and the boxes beside the text, each to be read on its own."""

    main: tuple[Column, ...]
    sides: tuple[Column, ...]


@dataclass(slots=True)
class _Draft:
    """An order while it is found."""

    main: list[Column] = field(default_factory=list)
    sides: list[Column] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Zone:
    """A stretch of the page: pieces left and right of a gutter, or pieces that cross it."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    crossing: tuple[Piece, ...]

    @property
    def columned(self) -> bool:
        """True where both sides hold lines beside each other and one of them is running text."""
        marks = all(_HUNG.fullmatch(p.string) for p in self.left)
        if marks or len(self.left) < _LINES or len(self.right) < _LINES:
            return False
        left, right = (BBox.around([p.box for p in side]) for side in (self.left, self.right))
        overlap = min(left.bottom, right.bottom) - max(left.top, right.top)
        height = sum(p.box.height for p in self.left) / len(self.left)
        return (
            right.x0 - left.x1 >= _GUTTER and overlap > 2.5 * height and (_prose(self.left) or _prose(self.right))
        )


def reading_order(lines: Sequence[Line]) -> Order:
    """The lines of one page in the order they are read."""
    if not lines:
        return Order((), ())
    draft = _Draft()
    pieces = [Piece(part, part.bbox, part.text.string) for line in lines for part in line.cells()]
    fields = _margin_letterhead(pieces) if lines[0].page == 0 and lines[0].pages[0].geometry else []
    if fields:
        draft.main.append(Column(_rows(fields), narrow=True))
        pieces = [p for p in pieces if not any(p is field for field in fields)]
    boxes = [box for box in frames_of(lines[0].pages[lines[0].page]) if _stands_beside(box, pieces)]
    if boxes:
        _around(pieces, boxes, draft)
        return Order(tuple(draft.main), tuple(draft.sides))
    stacks = _margin_headings(pieces) if lines[0].pages[lines[0].page].geometry else []
    if stacks:
        _interleave(pieces, stacks, draft)
    else:
        _arrange(pieces, draft, depth=0)
    return Order(tuple(draft.main), tuple(draft.sides))


def _is_inside(piece: Piece, box: BBox) -> bool:
    return box.x0 <= piece.box.x0 and piece.box.x1 <= box.x1 and box.top <= piece.box.middle <= box.bottom


def _stands_beside(box: BBox, pieces: Sequence[Piece]) -> bool:
    """True where lines of text run beside a drawn box, and none into it; the fields of a letterhead are short."""
    inside = sum(1 for p in pieces if _is_inside(p, box))
    level = [p for p in pieces if box.top < p.box.middle < box.bottom and not _is_inside(p, box)]
    apart = all(p.box.x1 <= box.x0 or p.box.x0 >= box.x1 for p in level)
    return inside >= _FRAMED and apart and sum(1 for p in level if len(p.string) >= _TEXT) >= _BESIDE


def _around(pieces: Sequence[Piece], boxes: Sequence[BBox], draft: _Draft) -> None:
    """Read each drawn box on its own, and the text beside it as a column of its own margin."""
    rest = list(pieces)
    for box in boxes:
        inside = [p for p in rest if _is_inside(p, box)]
        if inside:
            draft.sides.append(Column(_rows(inside), narrow=True))
            rest = [p for p in rest if not any(p is held for held in inside)]
    for box in boxes:
        above = [p for p in rest if p.box.middle <= box.top]
        beside = [p for p in rest if box.top < p.box.middle < box.bottom + p.box.height]
        if above:
            _arrange(above, draft, depth=0)
        if beside:
            draft.main.append(Column(_rows(beside), narrow=True))
        rest = [p for p in rest if not any(p is taken for taken in (*above, *beside))]
    if rest:
        _arrange(rest, draft, depth=0)


def set_footnotes_apart(order: Order, size: float) -> Order:
    """The order with the footnotes of the page read on their own: small lines at the end that a mark begins."""
    if not order.main or not order.main[-1].lines[0].pages[order.main[-1].lines[0].page].geometry:
        return order
    lines = order.main[-1].lines
    start = len(lines)
    while start > 0 and heaviest(lines[start - 1].words)[0] <= 0.93 * size:
        start -= 1
    notes = lines[start:]
    while notes and not _is_footnote(notes[0]):
        notes = notes[1:]
    if not notes or len(notes) == len(lines):
        return order
    rest = Column(lines[: len(lines) - len(notes)], order.main[-1].narrow)
    return Order((*order.main[:-1], rest), (*order.sides, Column(notes, narrow=True)))


def _is_footnote(line: Line) -> bool:
    """True for a line that a raised or single number or an asterisk begins."""
    first = line.words[0]
    raised = first.style.has(Style.SUPERSCRIPT)
    return ((raised or len(line.refs) > 1) and bool(regex.match(r"\d{1,2}$|\*+$", first.text))) or (
        raised and first.text[:1].isdigit()
    )


def _margin_headings(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Headings that stand in the left margin beside the first line of their text."""
    body = _body_left(pieces)
    if body is None:
        return []
    text = sorted((p for p in pieces if p.box.x0 >= body - 4), key=lambda p: p.box.middle)
    margin = [p for p in pieces if p.box.x1 < body - 4 and p.box.x0 < body - 40 and not _HUNG.fullmatch(p.string)]
    stacks: list[list[Piece]] = []
    for piece in sorted(margin, key=lambda p: p.box.middle):
        if stacks and piece.box.top - stacks[-1][-1].box.bottom < 0.6 * piece.box.height:
            stacks[-1].append(piece)
        else:
            stacks.append([piece])
    return [stack for stack in stacks if _heads_paragraph(stack, text)]


def _margin_letterhead(pieces: Sequence[Piece]) -> list[Piece]:
    """The fields that a letterhead prints below each other in the left margin, which no text goes on from."""
    body = _body_left(pieces)
    if body is None:
        return []
    left = [p for p in pieces if p.box.x0 < body - 40 and not _HUNG.fullmatch(p.string)]
    margin = [
        p for p in left if p.box.x1 < body - 4 or _FIELD.fullmatch(p.string)
    ]  # a long address reaches further
    fields = [p for p in margin if _FIELD.fullmatch(p.string)]
    return margin if len(fields) >= _LEAST_FIELDS else []


def _body_left(pieces: Sequence[Piece]) -> float | None:
    """The left edge most long lines of the page share, where it leaves room for a margin."""
    page = pieces[0].line.pages[pieces[0].line.page]
    long = Counter(round(p.box.x0) for p in pieces if p.box.width > 0.35 * page.width)
    if not long:
        return None
    left, count = max(long.items(), key=lambda found: (found[1], -found[0]))
    return float(left) if count >= 4 and left > 100 else None


def _heads_paragraph(stack: Sequence[Piece], text: Sequence[Piece]) -> bool:
    """True where the first line of the stack stands beside a line that begins a paragraph."""
    first = stack[0].box
    if len(stack) > 3 or not stack[0].string[:1].isupper() or regex.search(r"\d{3}|@", stack[0].string):
        return False
    for i, piece in enumerate(text):
        if abs(piece.box.bottom - first.bottom) < 0.5 * first.height:
            above = text[i - 1].box if i else None
            return piece.string[:1].isupper() and (
                above is None or piece.box.top - above.bottom > 0.45 * first.height
            )
    return False


def _interleave(pieces: Sequence[Piece], stacks: Sequence[Sequence[Piece]], draft: _Draft) -> None:
    """Read each heading of the margin before the line it stands beside."""
    headings = {id(piece) for stack in stacks for piece in stack}
    rest = [p for p in pieces if id(p) not in headings]
    top = float("-inf")
    for stack in [*stacks, None]:
        bottom = stack[0].box.top - 0.3 * stack[0].box.height if stack else float("inf")
        between = [p for p in rest if top <= p.box.top < bottom]
        if between:
            _arrange(between, draft, depth=0)
        if stack:
            draft.main.append(Column(_rows(stack), narrow=True))
        top = bottom


def _arrange(pieces: Sequence[Piece], draft: _Draft, depth: int) -> None:
    """Put the pieces into ``draft`` in reading order, column by column."""
    zones = _best_zones(pieces) if depth < 3 else None
    if zones is None:
        draft.main.append(Column(_rows(pieces), narrow=depth > 0))
        return
    waiting: list[Piece] = []
    for zone in zones:
        if not zone.columned:
            waiting += [*zone.crossing, *zone.left, *zone.right]
            continue
        waiting += zone.crossing
        if waiting:
            draft.main.append(Column(_rows(waiting), narrow=depth > 0))
            waiting = []
        _place_sides(zone, draft, depth)
    if waiting:
        draft.main.append(Column(_rows(waiting), narrow=depth > 0))


def _place_sides(zone: _Zone, draft: _Draft, depth: int) -> None:
    """Two columns of text are read one after the other; the narrower of unequal two is a box beside the text."""
    widths = [_width(side) for side in (zone.left, zone.right)]
    for side, width in zip((zone.left, zone.right), widths, strict=True):
        if width < 0.72 * max(widths) and not (_prose(side) and width > 0.6 * max(widths)):
            draft.sides.append(Column(_rows(side), narrow=True))
        else:
            _arrange(side, draft, depth + 1)


def _best_zones(pieces: Sequence[Piece]) -> list[_Zone] | None:
    """The zones of the gutter that orders most lines, None where the page has one column."""
    if not _prose(pieces):
        return None
    pieces = sorted(pieces, key=lambda p: p.box.middle)
    starts = Counter(round(p.box.x0 / 3) for p in pieces)
    edge = min((p.box.x0 for p in pieces), default=0.0)
    best: list[_Zone] | None = None
    most = 0
    for start, count in starts.items():
        x = start * 3.0 - 4.0
        if count < _LINES or x < edge + 40:
            continue
        zones = _zones(pieces, x)
        ordered = sum(len(z.left) + len(z.right) for z in zones if z.columned)
        if ordered > most:
            best, most = zones, ordered
    return best


def _zones(pieces: Sequence[Piece], x: float) -> list[_Zone]:
    """The page, its pieces sorted from the top, cut at every piece that crosses ``x``."""
    crossing = [p for p in pieces if p.box.x0 < x < p.box.x1]
    rest = [p for p in pieces if not p.box.x0 < x < p.box.x1]
    zones: list[_Zone] = []
    start = 0
    for wall in [*crossing, None]:
        stop = start
        while stop < len(rest) and (wall is None or rest[stop].box.middle < wall.box.middle):
            stop += 1
        inside = rest[start:stop]
        if inside:
            left = tuple(p for p in inside if p.box.x1 <= x)
            right = tuple(p for p in inside if p.box.x0 >= x)
            zones.append(_Zone(left, right, ()))
        if wall is not None:
            zones.append(_Zone((), (), (wall,)))
        start = stop
    return zones


def _width(side: Sequence[Piece]) -> float:
    return BBox.around([p.box for p in side]).width


def _prose(side: Iterable[Piece]) -> bool:
    """True for lines that go on from one to the next: at least two open in lower case and are no mere words."""
    opening = [p for p in side if opens_lower(p.string) and len(p.string) > 12]
    return len(opening) >= 2


def _rows(pieces: Iterable[Piece]) -> tuple[Line, ...]:
    """Pieces of one visual line put together again, lines from the top."""
    ordered = sorted(pieces, key=lambda p: (p.line.row, p.box.x0))
    rows: list[Line] = []
    for _, group in groupby(ordered, key=lambda p: p.line.row):
        refs: list[WordRef] = []
        members = list(group)
        for piece in members:
            refs.extend(piece.line.refs)
        rows.append(Line(members[0].line.pages, tuple(refs)))
    return tuple(sorted(rows, key=lambda row: row.bbox.middle))
