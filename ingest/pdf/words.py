"""A text page of PyMuPDF -> pieces: words with box, type and the white space printed after them.

PyMuPDF's words have boxes but neither type nor white space, its spans have those but no word boxes; the two are
joined by the line they stand on. A word whose type changes to or from superscript is cut there, for a footnote mark
glued to a number would make another number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any, NamedTuple

from schemas.document import BBox, Style

_ITALIC, _BOLD = 2, 16  # span["flags"]
_FAKE_BOLD, _FILLED, _STROKED = 8, 16, 32  # span["char_flags"]
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_SMALL = 0.85  # a mark is at most so large beside the text it belongs to
_RAISED = 0.08  # and stands at least so much of the type size higher


class Piece(NamedTuple):
    """A word or part of one; ``after`` is the white space before the next piece of the same run."""

    text: str
    box: BBox
    size: float
    style: Style
    after: str


@dataclass(frozen=True, slots=True)
class Run:
    """What PyMuPDF calls a line: pieces of one writing direction and baseline, in stream order.

    ``quarter`` is the writing direction in quarter turns clockwise: 0 is upright, 1 reads downwards, 3 upwards.
    """

    pieces: tuple[Piece, ...]
    quarter: int


class _Span(NamedTuple):
    size: float
    style: Style
    box: BBox


def read_runs(textpage: Any) -> list[Run]:
    """The runs of a page in stream order, those without words left out."""
    lines = _span_lines(textpage.extractDICT())
    runs: list[Run] = []
    for key, group in groupby(textpage.extractWORDS(), key=lambda word: (word[5], word[6])):
        words = [(word[4], BBox(*word[:4])) for word in group]
        line = lines.get(key)
        texts = [span["text"] for span in line["spans"]] if line else []
        pieces = tuple(_pieces(words, texts, _spans(line))) if line else tuple(map(_bare, words))
        runs.append(Run(pieces, _quarter(*line["dir"]) if line else 0))
    return runs


def _quarter(x: float, y: float) -> int:
    if abs(x) >= abs(y):
        return 0 if x >= 0 else 2
    return 1 if y > 0 else 3


def _span_lines(page: dict[str, Any]) -> dict[tuple[int, int], dict[str, Any]]:
    return {
        (block["number"], number): line
        for block in page["blocks"]
        if block["type"] == 0
        for number, line in enumerate(block["lines"])
    }


def _spans(line: dict[str, Any]) -> list[_Span]:
    spans = line["spans"]
    if len(spans) == 1:
        return [_Span(spans[0]["size"], _style(spans[0]), BBox(*spans[0]["bbox"]))]
    main = max(spans, key=lambda span: len(span["text"].strip()))
    limit, baseline = _SMALL * main["size"], main["origin"][1] - _RAISED * main["size"]
    return [
        _Span(
            s["size"],
            _style(s) | (Style.SUPERSCRIPT if s["size"] <= limit and s["origin"][1] < baseline else Style.REGULAR),
            BBox(*s["bbox"]),
        )
        for s in spans
    ]


def _style(span: dict[str, Any]) -> Style:
    flags, how = span["flags"], span.get("char_flags", _FILLED)
    style = Style.REGULAR
    if flags & _BOLD or how & _FAKE_BOLD or any(name in span["font"].lower() for name in _BOLD_NAMES):
        style |= Style.BOLD
    if flags & _ITALIC:
        style |= Style.ITALIC
    if not how & (_FILLED | _STROKED):
        style |= Style.INVISIBLE
    return style


def _bare(word: tuple[str, BBox]) -> Piece:
    """A word whose span is not known: type size from its height."""
    text, box = word
    return Piece(text, box, round(box.height / 1.2, 1), Style.REGULAR, " ")


def _pieces(words: Sequence[tuple[str, BBox]], texts: Sequence[str], spans: Sequence[_Span]) -> Iterator[Piece]:
    text = "".join(texts)
    starts = [0, *accumulate(map(len, texts))][:-1]
    places: list[int] = []
    end = 0
    for word, _ in words:
        place = text.find(word, end)
        places.append(place)
        end = place + len(word) if place >= 0 else end
    for number, (word, box) in enumerate(words):
        place = places[number]
        if place < 0:
            yield _bare((word, box))
            continue
        following = places[number + 1] if number + 1 < len(words) else len(text)
        after = text[place + len(word) : following] if following >= 0 else " "
        first, last = bisect_right(starts, place) - 1, bisect_right(starts, place + len(word) - 1) - 1
        if first == last:
            span = spans[first]
            yield Piece(word, box, span.size, span.style, after)
        else:
            yield from _cut(
                Piece(word, box, 0.0, Style.REGULAR, after), place, starts[first : last + 1], spans[first:]
            )


def _cut(whole: Piece, place: int, starts: Sequence[int], spans: Sequence[_Span]) -> Iterator[Piece]:
    """The parts of a word of several spans: one part, unless superscript begins or ends inside it."""
    cuts = [
        n
        for n in range(1, len(starts))
        if (spans[n].style ^ spans[n - 1].style) & Style.SUPERSCRIPT and spans[n].box.x0 > whole.box.x0
    ]
    bounds = [0, *cuts]
    offsets = [0, *(starts[n] - place for n in cuts), len(whole.text)]
    lefts = [whole.box.x0, *(spans[n].box.x0 for n in cuts), whole.box.x1]
    for k, n in enumerate(bounds):
        height = spans[n].box if cuts else whole.box
        box = BBox(lefts[k], height.top, lefts[k + 1], height.bottom)
        after = whole.after if k == len(bounds) - 1 else ""
        yield Piece(whole.text[offsets[k] : offsets[k + 1]], box, spans[n].size, spans[n].style, after)
