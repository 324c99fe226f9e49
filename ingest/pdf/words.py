"""A text page of PyMuPDF -> pieces: words with box, type and the white space printed after them.

PyMuPDF's words have boxes but neither type nor white space, its spans have those but no word boxes; the two are
joined by the line they stand on. A word is cut where PyMuPDF glues what the page does not: at a change to or from
superscript (a footnote mark would make another number), at a gap between spans, behind a bullet, behind leaders.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby, pairwise, repeat
from operator import itemgetter
from typing import Any, NamedTuple
from unicodedata import category

import regex

from schemas.document import BBox, Style
from schemas.making import made

_ITALIC, _BOLD = 2, 16  # span["flags"]
_FAKE_BOLD, _FILLED, _STROKED = 8, 16, 32  # span["char_flags"]
_OPAQUE = 255
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_SMALL = 0.85  # a mark is at most so large beside the text it belongs to
_RAISED = 0.08  # and stands at least so much of the type size higher
_HIGH, _NEARLY = 0.3, 0.97  # one that stands so much higher need hardly be smaller
NO_MARK = regex.compile(r"[0-9]{3,}")  # no page has a hundred footnotes
_GAP = 0.2  # of the type size: a wider gap between spans parts words
_BULLET_WIDTH = 0.6  # of the type size
BOLD, ITALIC, SUPERSCRIPT, INVISIBLE = (
    int(style) for style in (Style.BOLD, Style.ITALIC, Style.SUPERSCRIPT, Style.INVISIBLE)
)
_DIGIT_WIDTH = 0.556  # of the type size, in most typefaces
# "Ale........512", "Ale.......–", "Ale......Avslag"; not "Namn.......Datum......", which are blanks
_LEADERS = regex.compile(
    r"(?<![.·…_])[.·…_]{4,}(?=[-\u2010-\u2015\u2212<]?\d|[-\u2010-\u2015\u2212](?!\S)|(?:Avslag|Inget|Inga|Saknas)(?!\S))"
)
_DOTS = regex.compile(r"[.·…_]{4,}")  # what may be leaders
_ACROSS = (1.0, 0.0)  # the direction of nearly all text
_SYMBOLS = "\u2190"  # the first character behind which PyMuPDF sees no space
_LINE = itemgetter(5, 6)  # of a word: its block and line
_TEXT = itemgetter(4)  # of a word
_BOX = itemgetter(0, 1, 2, 3)
_GAPS = regex.compile("([ \u00a0]+)")  # the white space that parts words in PyMuPDF


class Piece(NamedTuple):
    """A word or part of one; ``after`` is the white space before the next piece of the same run.

    ``style`` is the number of a :class:`Style`: combining flags is slow, and there are many pieces.
    ``confidence`` is that of a :class:`schemas.document.Word`.
    """

    text: str
    box: BBox
    size: float
    style: int
    after: str
    confidence: float | None = None


class Run(NamedTuple):
    """What PyMuPDF calls a line: pieces of one writing direction and baseline, in stream order.

    ``quarter`` is the writing direction in quarter turns clockwise: 0 is upright, 1 reads downwards, 3 upwards.
    """

    pieces: tuple[Piece, ...]
    quarter: int


class PageText(NamedTuple):
    """The runs of a page in stream order, those without words left out, and what its text is drawn with.

    ``inks`` are the colours (as PyMuPDF numbers them) and opacities (of 255) of all text; ``beyond`` is True where
    words lie outside the page: they are no part of the runs.
    """

    runs: list[Run]
    inks: frozenset[tuple[int, int]]
    beyond: bool


class _Span(NamedTuple):
    size: float
    style: int
    box: tuple[float, float, float, float]


def read_runs(textpage: Any, width: float, height: float) -> PageText:
    """The text on a page of ``width`` x ``height``."""
    lines = {
        (block["number"], number): line
        for block in textpage.extractDICT()["blocks"]
        if block["type"] == 0
        for number, line in enumerate(block["lines"])
    }
    every = textpage.extractWORDS()
    words = [word for word in every if word[2] > 0 and word[3] > 0 and word[0] < width and word[1] < height]
    text = "".join(map(_TEXT, words))
    hyphened, dotted = "\u00ad" in text, _DOTS.search(text) is not None
    runs: list[Run] = []
    for key, group in groupby(words, key=_LINE):
        line = lines.get(key)
        if line is None:
            runs.append(Run(tuple(map(_bare, group)), 0))
        else:
            found = list(group)
            pieces = _plain_pieces(found, line["spans"], dotted=dotted) or tuple(_pieces(found, line["spans"]))
            if hyphened and any("\u00ad" in word[4] for word in found):
                pieces = tuple(_with_hyphens(pieces))
            runs.append(Run(pieces, 0 if line["dir"] == _ACROSS else _quarter(*line["dir"])))
    inks = {(span["color"], span.get("alpha", _OPAQUE)) for line in lines.values() for span in line["spans"]}
    return PageText(runs, frozenset(inks), len(words) < len(every))


def _with_hyphens(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Soft hyphens that stand inside a printed line are drawn hyphens: many fonts have one glyph for both.

    "Upplands-Bro" is stored as "Upplands\u00adBro" then, a cell's "-" as one alone. At the end of a line it may be
    hyphenation and is kept.
    """
    for number, piece in enumerate(pieces, 1):
        kept = 1 if number == len(pieces) and piece.text.strip("\u00ad") else 0
        body = piece.text[: len(piece.text) - kept].replace("\u00ad", "-")
        yield piece._replace(text=body + piece.text[len(piece.text) - kept :])


def _quarter(x: float, y: float) -> int:
    if abs(x) >= abs(y):
        return 0 if x >= 0 else 2
    return 1 if y > 0 else 3


def _spans(spans: Sequence[dict[str, Any]]) -> list[_Span]:
    if len(spans) == 1:
        return [_Span(spans[0]["size"], _style(spans[0]), spans[0]["bbox"])]
    main = max(spans, key=lambda span: len(span["text"].strip()))
    limit, baseline = _SMALL * main["size"], main["origin"][1] - _RAISED * main["size"]
    found: list[_Span] = []
    for span in spans:
        style = _style(span)
        raised = main["origin"][1] - span["origin"][1]
        high = raised > _HIGH * main["size"] and span["size"] < _NEARLY * main["size"]
        small = span["size"] <= limit and span["origin"][1] < baseline
        if (high or small) and not NO_MARK.search(span["text"]):
            style |= SUPERSCRIPT
        found.append(_Span(span["size"], style, span["bbox"]))
    return found


def _style(span: dict[str, Any]) -> int:
    return _style_of(span["flags"], span.get("char_flags", _FILLED), span["font"])


@lru_cache(maxsize=1000)
def _style_of(flags: int, how: int, font: str) -> int:
    style = 0
    if flags & _BOLD or how & _FAKE_BOLD or any(name in font.lower() for name in _BOLD_NAMES):
        style |= BOLD
    if flags & _ITALIC:
        style |= ITALIC
    if not how & (_FILLED | _STROKED):
        style |= INVISIBLE
    return style


def _bare(word: Sequence[Any]) -> Piece:
    """A word whose span is not known: type size from its height."""
    box = BBox(*word[:4])
    return Piece(word[4], box, round(box.height / 1.2, 1), 0, " ")


def _plain_pieces(
    words: Sequence[Sequence[Any]], raw: Sequence[dict[str, Any]], *, dotted: bool
) -> tuple[Piece, ...]:
    """The pieces of a line in one type without symbols, as most are; () for any other, and for leaders."""
    if len(raw) > 1:
        return ()
    text = raw[0]["text"]
    if (not text.isascii() and max(text) >= _SYMBOLS) or (dotted and _LEADERS.search(text)):
        return ()
    size, style = raw[0]["size"], _style(raw[0])
    if len(words) == 1 and words[0][4] == text:
        return (Piece(text, BBox(*words[0][:4]), size, style, ""),)
    texts = [*map(_TEXT, words)]
    if " ".join(texts) == text:  # as nearly always
        spaces = [" "] * (len(texts) - 1) + [""]
    else:
        parts = [*_GAPS.split(text), ""] if text[-1:] not in " \u00a0" else _GAPS.split(text)[:-1]
        spaces = parts[1::2]
        if parts[::2] != texts:
            return ()
    boxes = made(BBox, map(_BOX, words))
    return tuple(made(Piece, zip(texts, boxes, repeat(size), repeat(style), spaces, repeat(None))))


def _pieces(words: Sequence[Sequence[Any]], raw: Sequence[dict[str, Any]]) -> Iterator[Piece]:
    texts = [span["text"] for span in raw]
    text = texts[0] if len(texts) == 1 else "".join(texts)
    spans = _spans(raw)
    starts = [0, *accumulate(map(len, texts))][:-1]
    place = text.find(words[0][4])
    for number, word in enumerate(words):
        if place < 0:
            yield _bare(word)
            place = text.find(words[number + 1][4]) if number + 1 < len(words) else -1
            continue
        end = place + len(word[4])
        following = text.find(words[number + 1][4], end) if number + 1 < len(words) else len(text)
        after = text[end:following] if following >= 0 else " "
        first = last = 0
        if len(spans) > 1:
            first, last = bisect_right(starts, place) - 1, bisect_right(starts, end - 1) - 1
        span = spans[first]
        piece = Piece(word[4], BBox(*word[:4]), span.size, span.style, after)
        if last > first:
            yield from _cut(piece, [s - place for s in starts[first : last + 1]], spans[first : last + 1])
        else:
            yield from _off_bullet(piece) if not _LEADERS.search(piece.text) else _off_leaders(piece)
        place = following


def _cut(whole: Piece, starts: Sequence[int], spans: Sequence[_Span]) -> Iterator[Piece]:
    """The parts of a word of several spans: one part, unless superscript or a gap parts them."""
    cuts = [n for n in range(1, len(starts)) if _parts(spans[n - 1], spans[n]) and spans[n].box[0] > whole.box.x0]
    if not cuts:
        yield whole
        return
    bounds = [0, *cuts, len(spans)]
    offsets = [0, *(starts[n] for n in cuts), len(whole.text)]
    for k, (n, m) in enumerate(pairwise(bounds)):
        span, last = spans[n], m == len(spans)
        x0 = max(span.box[0], whole.box.x0)
        x1 = whole.box.x1 if last else spans[m - 1].box[2]
        after = whole.after if last else " " if _gap(spans[m - 1], spans[m]) else ""
        box = BBox(x0, span.box[1], x1, span.box[3])
        yield Piece(whole.text[offsets[k] : offsets[k + 1]], box, span.size, span.style, after)


def _parts(left: _Span, right: _Span) -> bool:
    return (left.style ^ right.style) & SUPERSCRIPT != 0 or _gap(left, right)


def _gap(left: _Span, right: _Span) -> bool:
    return right.box[0] - left.box[2] > _GAP * max(left.size, right.size)


def _off_bullet(whole: Piece) -> Iterator[Piece]:
    """The bullet and the word, where PyMuPDF saw no space between: it never does behind a symbol."""
    mark = whole.text[0]
    if mark < _SYMBOLS or len(whole.text) == 1 or category(mark) not in {"So", "Co"} or not whole.text[1].isalnum():
        yield whole
        return
    x0, top, x1, bottom = whole.box
    middle = min(x0 + _BULLET_WIDTH * whole.size, (x0 + x1) / 2)
    yield whole._replace(text=mark, box=BBox(x0, top, middle, bottom), after=" ")
    yield whole._replace(text=whole.text[1:], box=BBox(middle + 0.25 * whole.size, top, x1, bottom))


def _off_leaders(whole: Piece) -> Iterator[Piece]:
    """A name with the leaders after it, and the number that they lead to."""
    place = next(m.end() for m in _LEADERS.finditer(whole.text))
    x0, top, x1, bottom = whole.box
    middle = max((x0 + x1) / 2, x1 - _DIGIT_WIDTH * whole.size * (len(whole.text) - place))
    yield whole._replace(text=whole.text[:place], box=BBox(x0, top, middle, bottom), after="")
    yield whole._replace(text=whole.text[place:], box=BBox(middle, top, x1, bottom))
