"""A sheet set by hand: every word gets a place, as print drivers and report generators do it.

Used for what HTML cannot make: newspaper columns, text beside a table, tight gutters, words out of order, one glyph
at a time, turned pages. It places text only; ``pdfs`` writes it with PyMuPDF or with ReportLab's canvas.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pymupdf
from sheets import KERN, MARK, Block, Line, Sheet

_LIBERATION = Path("/usr/share/fonts/truetype/liberation")
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
_FILES = {
    "sans": "LiberationSans",
    "serif": "LiberationSerif",
    "mono": "LiberationMono",
    "narrow": "LiberationSansNarrow",
}
_BASE14 = {
    "sans": ("helv", "hebo"),
    "serif": ("tiro", "tibo"),
    "mono": ("cour", "cobo"),
    "narrow": ("helv", "hebo"),
}
REGULAR, BOLD, SHADED = 0, 1, 1  # the place of a weight in a face
_KERN = 0.22  # of the size: what a driver moves instead of printing a space
_MARGIN = 50.0


class Ink(NamedTuple):
    """A string at a base line."""

    x: float
    y: float
    text: str
    size: float
    weight: int = REGULAR


class Box(NamedTuple):
    """A drawn line (when one side is nil) or a filled rectangle."""

    x0: float
    y0: float
    x1: float
    y1: float
    shade: int = 0


@dataclass
class Leaf:
    """One page."""

    width: float
    height: float
    inks: list[Ink] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


class Face(NamedTuple):
    """Regular and weight of one font: the files (empty for the standard fonts) and their metrics."""

    files: tuple[str, str]
    fonts: tuple[pymupdf.Font, pymupdf.Font]

    def length(self, text: str, size: float, weight: int) -> float:
        """Width of a text in points, moves and raised marks included."""
        width = 0.0
        for part, small in parts_of(text):
            width += self.fonts[weight].text_length(part, size * (0.62 if small else 1.0))
        return float(width + text.count(KERN) * _KERN * size)


def parts_of(text: str) -> list[tuple[str, bool]]:
    """The strings of a text between moves, each with whether it is a raised mark."""
    found = []
    for piece in text.split(KERN):
        plain, _, mark = piece.partition(MARK)
        if plain:
            found.append((plain, False))
        if mark:
            found.append((mark, True))
    return found


def face_of(name: str) -> Face:
    """The face of a plan: a free font where the machine has it, else a standard font of every PDF reader."""
    if name == "wide":
        files = (str(_DEJAVU / "DejaVuSansCondensed.ttf"), str(_DEJAVU / "DejaVuSansCondensed-Bold.ttf"))
        return Face(files, (pymupdf.Font(fontfile=files[0]), pymupdf.Font(fontfile=files[1])))
    files = tuple(str(_LIBERATION / f"{_FILES[name]}-{style}.ttf") for style in ("Regular", "Bold"))
    if all(Path(f).exists() for f in files):
        return Face((files[0], files[1]), (pymupdf.Font(fontfile=files[0]), pymupdf.Font(fontfile=files[1])))
    regular, weight = _BASE14[name]
    return Face(("", ""), (pymupdf.Font(regular), pymupdf.Font(weight)))


class Setter:
    """Sets one sheet, page by page."""

    def __init__(self, sheet: Sheet) -> None:
        """Begin with the first page."""
        self.sheet, self.plan = sheet, sheet.plan
        self.face = face_of(self.plan.font)
        wide = self.plan.page in {"landscape", "turned", "sideways"}
        self.size = (842.0, 595.0) if wide else (595.0, 842.0)
        self.leaves: list[Leaf] = []
        self.y = 0.0
        self.left, self.right = _MARGIN, self.size[0] - _MARGIN
        self.new_page()

    @property
    def bottom(self) -> float:
        """Where the last line of a page may stand."""
        return self.size[1] - 58

    def new_page(self) -> None:
        """The next page with its running header and footer."""
        self.leaves.append(Leaf(*self.size))
        self.y = 64.0
        if self.plan.furniture == "full":
            agency, number = self.sheet.running
            self.put(_MARGIN, 36, agency, 8)
            self.put(self.size[0] - _MARGIN - self.width(number, 8), 36, number, 8)
            self.put(self.size[0] / 2 - 8, self.size[1] - 28, f"{len(self.leaves)} (9)", 8)

    def width(self, text: str, size: float, weight: int = REGULAR) -> float:
        """Width of a text."""
        return self.face.length(text, size, weight)

    def put(self, x: float, y: float, text: str, size: float, weight: int = REGULAR) -> None:
        """Print a text; moves and marks become texts of their own."""
        leaf = self.leaves[-1]
        for piece in text.split(KERN):
            plain, _, mark = piece.partition(MARK)
            leaf.inks.append(Ink(x, y, plain, size, weight))
            x += self.width(plain, size, weight)
            if mark:
                leaf.inks.append(Ink(x, y - 0.33 * size, mark, 0.62 * size, weight))
                x += self.width(mark, 0.62 * size, weight)
            x += _KERN * size

    def paragraph(
        self, text: str, size: float, bounds: tuple[float, float] | None = None, weight: int = REGULAR
    ) -> None:
        """Set a text over as many lines as it needs, onto the next page when the page is full."""
        left, right = bounds or (self.left, self.right)
        for line in self.wrapped(text, right - left, size, weight):
            if self.y + size > self.bottom:
                self.new_page()
            self.put(left, self.y, line, size, weight)
            self.y += 1.25 * size
        self.y += 0.6 * size

    def wrapped(self, text: str, room: float, size: float, weight: int = REGULAR) -> list[str]:
        """The lines of a text within a width; long words are broken where the plan hyphenates."""
        lines = [""]
        for word in text.split(" "):
            trial = f"{lines[-1]} {word}".strip()
            if not lines[-1] or self.width(trial, size, weight) <= room:
                lines[-1] = trial
                continue
            head = self._head(word, room - self.width(lines[-1] + " -", size, weight), size)
            if head:
                lines[-1] += f" {head}-"
                lines.append(word[len(head) :])
            else:
                lines.append(word)
        return lines

    def _head(self, word: str, room: float, size: float) -> str:
        """The first part of a hyphenated word; empty where it must not be broken."""
        if self.plan.hyphens == "none" or len(word) < 9 or not word.isalpha():
            return ""
        vowels = "aeiouyåäö"
        best = ""
        for at in range(3, len(word) - 3):
            between = (
                word[at].lower() not in vowels and word[at + 1].lower() in vowels and word[at - 1].lower() in vowels
            )
            if between and self.width(word[:at], size) <= room:
                best = word[:at]
        return best


class TableSetter:
    """Sets one table of a sheet."""

    def __init__(self, setter: Setter, block: Block) -> None:
        """Measure the columns."""
        self.setter, self.block, self.plan = setter, block, setter.plan
        size = self.plan.size
        self.pitch = 1.22 * size
        self.row_pitch = self.pitch + (4.0 if self.plan.rules in {"grid", "rows", "zebra"} else 1.5)
        self.cells = {id(line): self._lines(line) for line in block.lines}
        self.widths = [self._measure(n, size) for n in range(len(block.columns))]
        self.whole = sum(self.widths) + self.plan.gutter * (len(self.widths) - 1)

    def _lines(self, line: Line) -> list[list[str]]:
        room = self._room()
        size, weight = self.plan.size, int(line.kind != "row")
        return [
            self.setter.wrapped(cell, room, size, weight) if room and column.key == "name" else [cell]
            for column, cell in zip(self.block.columns, line.cells, strict=True)
        ]

    def _room(self) -> float:
        """The width that names may take; at least that of their header, 0 for as much as they need."""
        if not self.plan.name_width:
            return 0.0
        head = [t for c in self.block.columns if c.key == "name" for t in c.header]
        return max([self.plan.name_width, *(self.setter.width(t, self.plan.size, BOLD) for t in head)])

    def _measure(self, n: int, size: float) -> float:
        texts = [
            (t, int(line.kind != "row"))
            for line in self.block.lines
            for t in self.cells[id(line)][n]
            if line.kind != "group"
        ]
        head = [(t, BOLD) for t in self.block.columns[n].header] if self.plan.header != "absent" else []
        return max((self.setter.width(t, size, weight) for t, weight in [*texts, *head]), default=10.0)

    def set(self) -> None:
        """Set the table, column groups in newspaper order."""
        setter = self.setter
        lefts = [self._left + n * (self.whole + self._apart) for n in range(self.plan.groups)]
        pending = list(self.block.lines)
        first = True
        while pending:
            top = setter.y
            if self.plan.header != "absent" and (first or self.plan.repeat == "repeated"):
                for x in lefts[: self.plan.groups]:
                    setter.y = top
                    self._heading(x)
                top = setter.y
            lowest = top
            per = self._balanced(pending, top)
            for x in lefts:
                setter.y = top
                for index in range(len(pending[:per])):
                    if setter.y + self._height(pending[0]) > setter.bottom:
                        break
                    self._row(x, pending.pop(0), index)
                lowest = max(lowest, setter.y)
                if not pending:
                    break
            setter.y = lowest
            first = False
            if pending:
                setter.new_page()
        setter.y += 10

    @property
    def extent(self) -> float:
        """The width of all column groups."""
        return self.whole * self.plan.groups + self._apart * (self.plan.groups - 1)

    @property
    def _apart(self) -> float:
        return max(self.plan.gutter * 1.9, 14.0) if self.plan.layout != "groups-narrow" else self.plan.gutter

    @property
    def _left(self) -> float:
        return self.setter.right - self.whole if self.plan.around == "beside" else self.setter.left

    def _balanced(self, pending: list[Line], top: float) -> int:
        """Rows to a column: all that fit, or an even share where the rest fits the page."""
        if self.plan.groups == 1:
            return len(pending)
        fit = max(1, int((self.setter.bottom - top) / self.row_pitch))
        return min(fit, -(-len(pending) // self.plan.groups))

    def _height(self, line: Line) -> float:
        lines = max(len(c) for c in self.cells[id(line)])
        return self.row_pitch + (lines - 1) * self.pitch

    def _heading(self, x: float) -> None:
        setter, size = self.setter, self.plan.size
        tall = max(len(c.header) for c in self.block.columns)
        top = setter.y - size - 2
        if self.block.over is not None:
            self._over(x, *self.block.over)
        at = x
        for column, width in zip(self.block.columns, self.widths, strict=True):
            for n, text in enumerate(column.header):
                y = setter.y + (tall - len(column.header) + n) * self.pitch
                shift = width - setter.width(text, size, BOLD) if column.is_number else 0.0
                setter.put(at + shift, y, text, size, BOLD)
            at += width + self.plan.gutter
        setter.y += (tall - 1) * self.pitch + self.row_pitch
        foot = setter.y - size - 2
        if self.plan.rules in {"grid", "rows", "head"}:
            setter.leaves[-1].boxes.append(Box(x - 3, foot, x + self.whole + 3, foot))
        if self.plan.rules == "grid":
            self._walls(x, top, foot)

    def _over(self, x: float, text: str, first: int, last: int) -> None:
        """A heading centred over several columns, on a line of its own."""
        gutter = self.plan.gutter
        left = x + sum(self.widths[:first]) + gutter * first
        whole = sum(self.widths[first : last + 1]) + gutter * (last - first)
        shift = (whole - self.setter.width(text, self.plan.size, BOLD)) / 2
        self.setter.put(left + shift, self.setter.y, text, self.plan.size, BOLD)
        self.setter.y += self.pitch

    def _walls(self, x: float, top: float, foot: float) -> None:
        boxes = self.setter.leaves[-1].boxes
        half = self.plan.gutter / 2
        at = x - half
        boxes.append(Box(at, top, x + self.whole + half, top))
        boxes.append(Box(at, foot, x + self.whole + half, foot))
        boxes.append(Box(at, top, at, foot))
        for width in self.widths:
            at += width + self.plan.gutter
            boxes.append(Box(at, top, at, foot))

    def _row(self, x: float, line: Line, index: int) -> None:
        setter, plan, size = self.setter, self.plan, self.plan.size
        cells = self.cells[id(line)]
        tall = max(len(c) for c in cells)
        height = self._height(line)
        top = setter.y - size - 2
        if plan.rules == "zebra" and index % 2 and line.kind == "row":
            setter.leaves[-1].boxes.append(Box(x - 3, top, x + self.whole + 3, top + height, SHADED))
        if plan.rules == "rows":
            setter.leaves[-1].boxes.append(Box(x - 3, top + height, x + self.whole + 3, top + height))
        if plan.rules == "grid":
            self._walls(x, top, top + height)
        shift = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[plan.wrap]
        at, weight = x, int(line.kind != "row")
        for column, texts, width in zip(self.block.columns, cells, self.widths, strict=True):
            down = shift * (tall - len(texts)) * self.pitch if column.key != "name" else 0.0
            for n, text in enumerate(texts):
                if text:
                    right = width - setter.width(text, size, weight) if column.is_number else 0.0
                    setter.put(at + right, setter.y + down + n * self.pitch, text, size, weight)
            at += width + plan.gutter
        setter.y += height
