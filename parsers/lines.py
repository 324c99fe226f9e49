"""Words to visual lines: the words of a page that stand on one line, left to right, cut at wide gaps.

A reader numbers the visual lines of a page; here they become :class:`Line` with cells. No meaning is given to
anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from parsers.text import Text, WordRef, is_letter_spaced, marks_between, text_of
from schemas.document import BBox, Page, Word

_CELL = 1.2  # of the type size: a wider gap parts two cells


@dataclass(frozen=True)
class Line:
    """One visual line of a page, or a part of one: words from left to right; what is derived from them, once."""

    pages: tuple[Page, ...]
    refs: tuple[WordRef, ...]

    @property
    def page(self) -> int:
        """Index of the page in the document."""
        return self.refs[0].page

    @property
    def number(self) -> int:
        """1-based line number on the page."""
        return self.words[0].line

    @property
    def row(self) -> tuple[int, float]:
        """What words of one visual line share; on a monospaced page a line of the file may take several rows."""
        return _row(self.pages[self.page], self.words[0])

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words themselves."""
        return tuple([self.pages[r.page].words[r.word] for r in self.refs])

    @cached_property
    def bbox(self) -> BBox:
        """Box around the words."""
        return BBox.around([w.bbox for w in self.words])

    @cached_property
    def text(self) -> Text:
        """The searchable text."""
        return text_of(self.pages, self.refs)

    def cells(self) -> tuple[Line, ...]:
        """The parts of the line between gaps wider than about the type size (than a space on a monospaced page)."""
        return self._parts or (self,)

    @cached_property
    def _parts(self) -> tuple[Line, ...]:
        """The cells of a line that has several; a line that is its own only cell does not hold itself."""
        parts: list[list[WordRef]] = [[self.refs[0]]]
        words = self.words
        factor = (
            3 * _CELL if is_letter_spaced(words) else _CELL
        )  # there a space is as wide as a cell's gap elsewhere
        for (left, right), (before, ref) in zip(pairwise(words), pairwise(self.refs), strict=True):
            space = factor * max(left.size, right.size) * 0.9
            apart = right.bbox.x0 - left.bbox.x1 > space
            if apart and all(right.bbox.x0 - m.bbox.x1 > space for m in marks_between(self.pages, before, ref)):
                parts.append([])
            parts[-1].append(ref)
        return tuple(Line(self.pages, tuple(part)) for part in parts) if len(parts) > 1 else ()


def lines_of(pages: tuple[Page, ...], index: int, taken: frozenset[int] = frozenset()) -> Iterator[Line]:
    """The visual lines of one page (by index), top to bottom, without the words ``taken`` (by index)."""
    page = pages[index]
    words = page.words
    left = [i for i in range(len(words)) if i not in taken] if taken else range(len(words))
    if page.geometry:
        order = sorted(left, key=lambda i: (words[i].line, words[i].bbox.x0))
        grouped = groupby(order, key=lambda i: (words[i].line, 0.0))
    else:  # a line of the file may take several rows
        order = sorted(left, key=lambda i: (_row(page, words[i]), words[i].bbox.x0))
        grouped = groupby(order, key=lambda i: _row(page, words[i]))
    for _, group in grouped:
        yield Line(pages, tuple(WordRef(index, i) for i in group))


def _row(page: Page, word: Word) -> tuple[int, float]:
    return word.line, 0.0 if page.geometry else word.bbox.top
