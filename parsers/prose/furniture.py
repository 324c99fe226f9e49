"""What a page prints around its text: running heads, feet and page numbers, taken out so that sentences meet.

First step from words to prose. Works cell by cell, because a running head holds several fields. Takes out what
repeats at the edges of pages and what can only be a page mark; the letterhead of page 1 is no furniture, only its
page mark is. Lines of running text are never taken, even where they repeat.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import regex

from parsers.lines import Line
from parsers.prose.letterhead import is_field, is_label, is_organisation
from parsers.text import Text
from schemas.document import LINE_HEIGHT, Page

# "2(3)", "2 (12)", "Sida 2 av 5", "sid 2", "Sid. 2/5", "– 2 –", "2 av 5", "1/3"
#   not: "2018", "kap. 2", "15"
PAGE_MARK = regex.compile(
    r"""
    (?: sid(?:a|an|\.|nr)?\s?:?\s? )? (?<own>\d{1,3}) \s? \( \s? (?<all>\d{1,3}) \s? \)
      | sid(?:a|an|\.)?\s?:?\s?\d{1,3} (?: \s?(?:av|/|\(|:)\s?\d{1,3}\)? )?
      | [–—-]\s?\d{1,3}\s?[–—-]
      | \d{1,3} \s av \s \d{1,3}
      | \d{1,2}/\d{1,2}
      | page\s\d{1,3} (?:\s?(?:of|/)\s?\d{1,3})?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# The label of a page mark in a cell of its own
_MARK_LABEL = regex.compile(r"(?:sid(?:a|an|nr|\.)?|page)\s?:?", regex.IGNORECASE)
_LABELLED = 2  # lines from the label down to its mark
_DIGITS = regex.compile(r"\d+")
_LONE_NUMBER = regex.compile(r"\d{1,3}")
_OF_PAGES = regex.compile(r"(?:sid(?:a|an|\.)?\s?)?(?<own>\d{1,3})\s?\(\s?(?<all>\d{1,3})\s?\)$", regex.IGNORECASE)
_FIELD_WORD = regex.compile(r"\b(?:dnr|diarienr|diarienummer|datum|ärendenr|\d{4}-\d{2}-\d{2})\b", regex.IGNORECASE)
_ADDRESS = regex.compile(
    r"@|www\.|\b\d{3}\s?\d{2}\s+\p{Lu}|\b0\d{1,3}\s?-\s?\d|\+46|org\.?\s?n(?:r|ummer)|besöksadress|postadress|telefon|växel",
    regex.IGNORECASE,
)

# Lines from an edge of the page that may be furniture, and the part of the page they lie in.
_EDGE_LINES = 6
_HEAD, _FOOT = 0.16, 0.86


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of each page without furniture, the furniture, and the addresses at the foot of page 1."""

    sheets: tuple[tuple[Line, ...], ...]
    running: tuple[Text, ...]
    foot: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell near the edge of its page."""

    part: Line
    string: str
    top: float
    head: bool
    whole: bool  # the only cell of its line
    alone: bool  # no line within two line distances
    outer: bool  # on the first or last line of the page


@dataclass(frozen=True, slots=True)
class _Repeats:
    """The heights at which each cell stands, by page: a running head keeps its place."""

    tops: dict[tuple[str, bool], dict[int, float]]
    geometry: bool

    def hold(self, cell: _Cell) -> bool:
        """Whether the cell stands at its place on two pages; anywhere in the letterhead of page 1 counts too."""
        tops = self.tops[_skeleton(cell.string), cell.head].items()
        alike = (page for page, top in tops if not self.geometry or page == 0 or abs(top - cell.top) < 8.0)
        return len(list(islice(alike, 2))) == 2


def take_out(pages: tuple[Page, ...], sheets: Sequence[Sequence[Line]]) -> Body:
    """The pages' lines without running heads, feet and page marks."""
    edges = [list(_edge_cells(pages[i], sheet)) for i, sheet in enumerate(sheets)]
    repeated = _repeated(pages, edges)
    offsets = _number_offsets(pages, edges)
    removed: dict[tuple[int, int], Text] = {}
    for index, cells in enumerate(edges):
        for cell in cells:
            if _is_furniture(pages[index], index, cell, repeated, offsets):
                _remove(cell.part, removed)
        _remove_beside(index, cells, repeated, removed)
        _remove_labels(cells, removed)
    for index, sheet in enumerate(sheets):
        for line in sheet:
            _remove_marks(index, line, removed)
    kept = tuple(tuple(_without(line, removed) for line in sheet) for sheet in sheets)
    bodies = [tuple(line for line in sheet if line is not None) for sheet in kept]
    foot = _foot(pages, bodies[0]) if bodies else ()
    if foot:
        bodies[0] = bodies[0][: -len(foot)]
    running = tuple({id(removed[key]): removed[key] for key in sorted(removed)}.values())
    return Body(tuple(bodies), running, foot)


def _edge_cells(page: Page, sheet: Sequence[Line]) -> Iterator[_Cell]:
    """The cells of the first and last lines of a page."""
    boxes = [line.bbox for line in sheet]
    for i, line in enumerate(sheet):
        box = boxes[i]
        if page.geometry:
            head = box.middle < page.height * _HEAD
            near = head or box.middle > page.height * _FOOT
        else:
            head = i < _EDGE_LINES
            near = head or i >= len(sheet) - _EDGE_LINES or _is_mark(line.text.string)
        if not near:
            continue
        reach = 1.8 * (LINE_HEIGHT if not page.geometry else max(box.height, 8.0))
        alone = (i == 0 or box.top - boxes[i - 1].top >= reach) and (
            i == len(sheet) - 1 or boxes[i + 1].top - box.top >= reach
        )
        parts = line.cells()
        for part in parts:
            yield _Cell(part, part.text.string, box.top, head, len(parts) == 1, alone, i in (0, len(sheet) - 1))


def _is_mark(string: str) -> bool:
    """True for a line that is only a page mark, which text may hold anywhere."""
    return bool(_LONE_NUMBER.fullmatch(string) or (PAGE_MARK.fullmatch(string) and not string[0].isdigit()))


def _skeleton(string: str) -> str:
    """What stays the same of a running head: letters, with every number made 0."""
    return _DIGITS.sub("0", " ".join(string.lower().split()))


def _prose(string: str) -> bool:
    """True for a sentence, which is no furniture."""
    return len(string.split()) >= 12 and string.rstrip().endswith((".", ","))


def _repeated(pages: tuple[Page, ...], edges: Sequence[Sequence[_Cell]]) -> _Repeats:
    """Where each cell stands at this edge of which pages."""
    found: dict[tuple[str, bool], dict[int, float]] = {}
    for index, cells in enumerate(edges):
        for cell in cells:
            found.setdefault((_skeleton(cell.string), cell.head), {})[index] = cell.top
    return _Repeats(found, pages[0].geometry if pages else False)


def _number_offsets(pages: tuple[Page, ...], edges: Sequence[Sequence[_Cell]]) -> frozenset[int]:
    """Differences between printed and counted page number that hold for two pages or more."""
    count: Counter[int] = Counter()
    for index, cells in enumerate(edges):
        count.update({int(c.string) - pages[index].number for c in cells if _LONE_NUMBER.fullmatch(c.string)})
    return frozenset(offset for offset, pages_seen in count.items() if pages_seen >= 2)


def _is_furniture(page: Page, index: int, cell: _Cell, repeated: _Repeats, offsets: frozenset[int]) -> bool:
    """True for a page mark, and for a cell that repeats at this edge of other pages."""
    if PAGE_MARK.fullmatch(cell.string):
        return True
    if _LONE_NUMBER.fullmatch(cell.string):
        number = int(cell.string)
        counted = number - page.number in offsets | {0} and (page.geometry or (cell.outer and index > 0))
        return number > 0 and (counted or (cell.whole and cell.alone))
    if _prose(cell.string) or (index == 0 and cell.head):
        return False
    return (
        repeated.hold(cell)
        and bool(regex.search(r"\p{L}|\d", cell.string))
        and (page.geometry or _headlike(cell.string))
    )


def _remove_beside(
    index: int, cells: Sequence[_Cell], repeated: _Repeats, removed: dict[tuple[int, int], Text]
) -> None:
    """Take out a name that repeats beside fields of a running head: on pages without measures it needs company."""
    heads = {c.part.number for c in cells if c.head and (c.part.refs[0].page, c.part.refs[0].word) in removed}
    for cell in cells:
        beside = cell.head and index > 0 and cell.part.number in heads
        # "Dnr 2020-011234" right below the running head, printed otherwise in the letterhead
        below = cell.head and index > 0 and {cell.part.number - 1, cell.part.number - 2} & heads
        field = below and is_field(cell.string) and _FIELD_WORD.search(cell.string)
        if field or (beside and repeated.hold(cell) and not _prose(cell.string)):
            _remove(cell.part, removed)


def _remove_labels(cells: Sequence[_Cell], removed: dict[tuple[int, int], Text]) -> None:
    """Take out "Sida" beside or above the mark that it labels: alone it would be read as an agency."""
    marks = [
        c.part
        for c in cells
        if PAGE_MARK.fullmatch(c.string) and (c.part.refs[0].page, c.part.refs[0].word) in removed
    ]
    for cell in cells:
        label = cell.part
        if _MARK_LABEL.fullmatch(cell.string) and any(0 <= m.number - label.number <= _LABELLED for m in marks):
            _remove(label, removed)


def _headlike(string: str) -> bool:
    """True for what a running head prints: a field, a body's name, capitals. On a page without measures a form's
    labels repeat too, and must stay.
    """
    return is_field(string) or is_label(string) or is_organisation(string) or (string.isupper() and len(string) > 4)


def _remove_marks(index: int, line: Line, removed: dict[tuple[int, int], Text]) -> None:
    """Take the page mark "1(3)" off the end of a line, and the whole line where it is a running head."""
    string = line.text.string
    found = _OF_PAGES.search(string)
    geometry = line.pages[index].geometry
    if found and int(found["own"]) <= int(found["all"]) and len(string) <= 120 and _fields(string[: found.start()]):
        later = int(found["own"]) > 1
        if later and (not geometry or index > 0):
            _remove(line, removed)
            return
        words = line.text.refs(found.start(), found.end())
        _remove(Line(line.pages, words), removed)


def _fields(string: str) -> bool:
    """True where the rest of a line with a page mark is a running head: fields, names, capitals, or nothing."""
    rest = string.strip()
    return not rest or bool(_FIELD_WORD.search(rest)) or _headlike(rest)


def _remove(part: Line, removed: dict[tuple[int, int], Text]) -> None:
    text = part.text
    for ref in part.refs:
        removed.setdefault((ref.page, ref.word), text)


def _without(line: Line, removed: dict[tuple[int, int], Text]) -> Line | None:
    """The line without removed words, None where nothing is left."""
    kept = tuple(ref for ref in line.refs if (ref.page, ref.word) not in removed)
    if len(kept) == len(line.refs):
        return line
    return Line(line.pages, kept) if kept else None


def _foot(pages: tuple[Page, ...], body: Sequence[Line]) -> tuple[Line, ...]:
    """The sender's addresses at the foot of page 1, where a gap parts them from the text."""
    if len(body) < 8 or (not pages[0].geometry and len(pages) < 2):
        return ()
    for i in range(len(body) - 1, max(len(body) - 8, 0), -1):
        box, above = body[i].bbox, body[i - 1].bbox
        if box.top < pages[0].height * 0.8:
            return ()
        if box.top - above.bottom > (1.2 if pages[0].geometry else 0.8) * box.height:
            foot = tuple(body[i:])
            parts = [part.text.string for line in foot for part in line.cells()]
            if any(_prose(line.text.string) for line in foot):
                return ()
            addresses = sum(1 for part in parts if _ADDRESS.search(part))
            # Without measures the last lines of a page may be contacts: only rows of addresses are a foot.
            if addresses >= 1 and (pages[0].geometry or (addresses >= 2 and len(parts) >= 2 * len(foot))):
                return foot
    return ()
