r"""Text -> pages: where the pages of a text file begin.

In order of certainty:

1. form feeds; when there are any, nothing else is asked;
2. the trace that converters leave of a form feed: a line that begins with one space, directly below a line of text,
   in a file where lines have no indent otherwise;
3. running headers or footers with "n(m)", n growing and m the same;
4. page numbers that stand alone between blank lines and grow by one a page.

Each must give pages of plausible length, for a false page break cuts a table in two. The rest of the file is one
page. A page begins at the line that shows it, so line in the file = first line of the page + line on the page - 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

import regex

# Fewer lines with text between two page numbers are a list or a table, no page.
_LEAST_LINES = 10
# An extract may begin at a higher page, but then few other numbers stand alone.
_FIRST, _AMONG = 9, 3
# The first lines with text of a file; a page number there is in a header.
_HEAD = 6

# "3(12)", "3 (12)" at the start or end of a line; not "2018(2)x", not "(12)"
OF_TOTAL = regex.compile(
    r"(?<!\S)(?P<n>\d{1,3})\s?\((?P<m>\d{1,3})\)(?=\s*$)|^\s*(?P<n>\d{1,3})\s?\((?P<m>\d{1,3})\)(?=\s)"
)
# A line that holds nothing but a page number: "16", "- 16 -", "Sida 16", "Sida 3 av 12", "3/12"; not "16 000"
LONE_NUMBER = regex.compile(
    r"""\s*(?:[-–]\s*(?P<n>\d{1,3})\s*[-–]
      |(?:(?:sida|sidan|sid\.?|s\.|page)\s*)?(?P<n>\d{1,3})(?:\s*(?:av|of|/)\s*\d{1,3})?)\s*""",
    regex.VERBOSE | regex.IGNORECASE,
)
# One space, then text; not the bar that parts an empty cell from the next
FEED_TRACE = regex.compile(r"[ ](?=[^\s|])")
INDENT = regex.compile(r"(?:[ ]{2}|[\t\u00a0])\s*+\S")


class _Mark(NamedTuple):
    """A line that shows a page number: where, the number, and the total where printed."""

    at: int
    number: int
    total: int


class _Lines(list[str]):
    """The lines of a file; ``filled[i]`` of those before line i hold text."""

    __slots__ = ("filled",)

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(lines)
        self.filled = list(accumulate((bool(line.strip()) for line in lines), initial=0))


def split_pages(text: str) -> list[list[str]]:
    """The lines of each page, without line ends, at least one page."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\f" in text:
        return _split_at_feeds(text)
    lines = text.removesuffix("\n").split("\n")
    starts = sorted({0, *_page_starts(_Lines(lines))})
    return [lines[a:b] for a, b in pairwise([*starts, len(lines)])]


def split_at_feeds(text: str) -> list[list[str]]:
    """As :func:`split_pages`, for sources where only a form feed is a page break (Markdown)."""
    return _split_at_feeds(text.replace("\r\n", "\n").replace("\r", "\n"))


def _split_at_feeds(text: str) -> list[list[str]]:
    parts = text.split("\f")
    while len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return [part.removesuffix("\n").split("\n") for part in parts]


def _page_starts(lines: _Lines) -> list[int]:
    traces = _feed_traces(lines)
    starts = [*traces]
    for more in (_running_marks(lines), _lone_numbers(lines, traces)):
        starts.extend(i for i in more if all(_text_between(lines, i, j) > _HEAD for j in starts))
    return sorted(starts)


def _text_between(lines: _Lines, a: int, b: int) -> int:
    """How many lines from ``a`` to ``b`` hold text."""
    return abs(lines.filled[b] - lines.filled[a])


def _plausible(lines: _Lines, starts: Sequence[int]) -> bool:
    """True when the pages between ``starts`` hold some lines of text each (the last may be short)."""
    return all(_text_between(lines, a, b) >= _LEAST_LINES for a, b in pairwise(starts))


def _feed_traces(lines: _Lines) -> list[int]:
    """Lines that begin with the space that was a form feed (rule 2)."""
    filled = lines.filled[-1]
    found = [i for i, line in enumerate(lines) if FEED_TRACE.match(line)]
    if any(INDENT.match(line) for line in lines) or len(found) * _LEAST_LINES > filled + _LEAST_LINES:
        return []
    # The text before a form feed ends with one line end, so the trace stands directly below it; an indented table
    # header or form cell stands below a blank line.
    direct = [i for i in found if i == 0 or lines[i - 1].strip()]
    chosen = direct if any(direct) else [i for i in found if i]
    return _without_short(lines, chosen)


def _without_short(lines: _Lines, starts: Sequence[int]) -> list[int]:
    """Starts without those that cut one page of usual length in two, and without those of hardly any text."""
    kept = [s for s in starts if _text_between(lines, 0, s) >= _LEAST_LINES]
    kept = [s for n, s in enumerate(kept) if not n or _text_between(lines, kept[n - 1], s) >= _LEAST_LINES]
    bounds = [0, *kept, len(lines)]
    if len(bounds) < 5:
        return kept
    usual = median(b - a for a, b in pairwise(bounds[:-1]))
    cuts = {
        b
        for a, b, c in zip(bounds, bounds[1:], bounds[2:], strict=False)
        if max(b - a, c - b) < 0.6 * usual and c - a < 1.15 * usual and c != len(lines)
    }
    return [s for s in kept if s not in cuts]


def _running_marks(lines: _Lines) -> list[int]:
    """Page starts at running headers, or below running footers, with "n(m)" (rule 3)."""
    found = [_Mark(i, int(m["n"]), int(m["m"])) for i, line in enumerate(lines) if (m := OF_TOTAL.search(line))]
    totals = [mark.total for mark in found]
    if not totals:
        return []
    total = max(totals, key=totals.count)
    marks: list[_Mark] = []
    for mark in found:
        if mark.total == total and (marks[-1].number if marks else 0) < mark.number <= total:
            marks.append(mark)
    if len(marks) < 2 or not _plausible(lines, [m.at for m in marks]):
        return []
    return _starts_of(lines, [m.at for m in marks])


def _lone_numbers(lines: _Lines, traces: Sequence[int]) -> list[int]:
    """Page starts at page numbers that stand alone (rule 4)."""
    found = [
        _Mark(i, int(m["n"]), 0)
        for i, line in enumerate(lines)
        if (m := LONE_NUMBER.fullmatch(line)) and _stands_alone(lines, i)
    ]
    if traces:
        # The pages are known but for those whose first line is the number.
        return [mark.at for mark in _consistent(lines, found, traces)]
    marks = _longest_chain(lines, found)
    if len(marks) < 2 or _are_cells(marks, found):
        return []
    return _starts_of(lines, [m.at for m in marks])


def _are_cells(marks: Sequence[_Mark], found: Sequence[_Mark]) -> bool:
    """Whether numbers that grow by one are some among many: the cells of a table, one to a line."""
    return marks[0].number > _FIRST and len(found) > _AMONG * len(marks)


def _longest_chain(lines: _Lines, found: Sequence[_Mark]) -> tuple[_Mark, ...]:
    """The longest row of numbers that grow by one a page, other numbers between them left out."""
    best: dict[int, tuple[_Mark, ...]] = {}
    for mark in found:
        before = best.get(mark.number - 1, ())
        far = bool(before) and _text_between(lines, before[-1].at, mark.at) >= _LEAST_LINES
        chain = (*before, mark) if far else (mark,)
        if len(chain) > len(best.get(mark.number, ())):
            best[mark.number] = chain
    return max(best.values(), key=len, default=())


def _stands_alone(lines: _Lines, i: int) -> bool:
    above, below = lines[max(i - 1, 0) : i], lines[i + 1 : i + 2]
    return not "".join(above).strip() and not "".join(below).strip()


def _consistent(lines: _Lines, found: Sequence[_Mark], traces: Sequence[int]) -> list[_Mark]:
    """The numbers that, as page starts among ``traces``, all give the file the same first page number."""
    far = [m for m in found if all(_text_between(lines, m.at, t) >= _LEAST_LINES for t in (0, *traces))]
    chosen: list[_Mark] = []
    offset: int | None = None
    for mark in far:
        position = 1 + sum(1 for t in traces if t < mark.at) + len(chosen)
        if mark.number - position >= 0 and offset in (None, mark.number - position):
            offset = mark.number - position
            chosen.append(mark)
    return chosen


def _starts_of(lines: _Lines, marks: Sequence[int]) -> list[int]:
    """First lines of the pages that ``marks`` belong to: the header's first line, or the line below the footer."""
    if _text_between(lines, 0, marks[0]) < _HEAD:
        head = {_shape(line) for line in lines[: marks[0]] if line.strip()}
        return [_top_of_header(lines, mark, head) for mark in marks[1:]]
    tail = {_shape(line) for line in lines[marks[-1] + 1 :][:_HEAD] if line.strip()}
    starts = [_bottom_of_footer(lines, mark, tail) + 1 for mark in marks]
    return [s for s in starts if any(line.strip() for line in lines[s:])]


def _shape(line: str) -> str:
    return regex.sub(r"\d+", "0", " ".join(line.split()))


def _top_of_header(lines: _Lines, mark: int, head: set[str]) -> int:
    """The highest line above ``mark`` that also stands above the first page's number."""
    top = mark
    for i in range(mark - 1, max(mark - 2 * _HEAD, 0), -1):
        if lines[i].strip():
            if _shape(lines[i]) not in head:
                break
            top = i
    return top


def _bottom_of_footer(lines: _Lines, mark: int, tail: set[str]) -> int:
    bottom = mark
    for i in range(mark + 1, min(mark + 2 * _HEAD, len(lines))):
        if lines[i].strip():
            if _shape(lines[i]) not in tail:
                break
            bottom = i
    return bottom
