"""Texts of neighbouring cells that touch -> words of each cell.

A spreadsheet program prints a title that fills its cell right up to the next one, and PyMuPDF sees one word:
"OrganisationsbidragVerksamhetsbidrag". Such a word is cut where a line is drawn through it between a small and a
capital letter. A name that is written so ("AcadeMedia") has no line through it, and a line that runs through a word
of one cell has no such letters for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from schemas.document import BBox, Edge, Word

_TOUCH = regex.compile(r"(?<=[\p{Ll})])(?=\p{Lu})")
_INSIDE = 3.0  # points from either end of a word: a line nearer stands beside it
_TALL = 3.0  # points
_HAIR = 0.5  # points between the parts


def with_cells_apart(words: tuple[Word, ...], edges: Sequence[Edge]) -> tuple[Word, ...]:
    """``words``, those that touch at a drawn line apart."""
    walls = [e for e in edges if not e.horizontal and e.bottom - e.top > _TALL]
    if not walls:
        return words
    suspects = {n for n, word in enumerate(words) if not word.text.islower() and _TOUCH.search(word.text)}
    if not suspects:
        return words
    return tuple(part for n, w in enumerate(words) for part in (_parts(w, walls) if n in suspects else (w,)))


def _parts(word: Word, walls: Sequence[Edge]) -> Iterator[Word]:
    """The parts of a word, as many lines through it as places where it may be cut; else the word."""
    box = word.bbox
    crossed = {round(e.x0) for e in walls if e.top < box.middle < e.bottom}
    xs = sorted(x for x in crossed if box.x0 + _INSIDE < x < box.x1 - _INSIDE)
    texts = _TOUCH.split(word.text)
    if len(xs) != len(texts) - 1:
        yield word
        return
    for text, x0, x1 in zip(
        texts, [box.x0, *(x + _HAIR for x in xs)], [*(x - _HAIR for x in xs), box.x1], strict=True
    ):
        last = x1 == box.x1
        yield word._replace(text=text, bbox=BBox(x0, box.top, x1, box.bottom), after=word.after if last else " ")
