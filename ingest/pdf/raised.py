"""Footnote marks drawn with a font's own small figures: narrower than its others, on the line and in its size.

Typst sets raised marks so: nothing but their width tells "Karlstad" with a mark 1 from "Karlstad1", and 663 728
with a mark 2 from 663 7282. A page is measured only where a word looks like one of these; a word whose last digits
are as wide as others stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import regex

from ingest.pdf.words import SUPERSCRIPT, Piece, Run
from schemas.document import BBox

_NAME = regex.compile(r".*\p{L}{2}\d{1,2}")  # "Karlstad1"
_NUMBER = regex.compile(r"(?:\d{1,3}[\u2009\u202f])*\d{4,5}")  # "7282" behind "663", or with it
_HEAD = regex.compile(r"[-\u2010-\u2015\u2212]?\d{1,3}")
_NARROW = 0.78  # of the width of the same digit elsewhere
_GROUP = 3  # digits: without a mark
_MOST = 2  # digits of a mark

_Key = tuple[str, float, str]  # font, size, digit


class _Digit(NamedTuple):
    box: BBox
    key: _Key


def with_marks_apart(runs: Sequence[Run], textpage: Any) -> list[Run]:
    """The runs of a page, words that end in such marks cut before them, the marks as superscript."""
    figured = {
        n
        for n, run in enumerate(runs)
        for text in [piece.text for piece in run.pieces]
        if text[-1:].isdecimal() and (len(text) > _GROUP or not text.isdigit())
    }
    suspects = {n for n in figured if not runs[n].quarter and any(_suspects(runs[n].pieces))}
    if not suspects:
        return list(runs)
    digits = _digits(textpage)
    widths: dict[_Key, float] = defaultdict(float)
    for digit in digits:
        widths[digit.key] = max(widths[digit.key], digit.box.width)
    return [_measured(run, digits, widths) if n in suspects else run for n, run in enumerate(runs)]


def _suspects(pieces: Sequence[Piece]) -> Iterator[bool]:
    """For each piece whether it may end in a mark."""
    before = ""
    for piece in pieces:
        yield _is_suspect(piece.text, before)
        before = piece.text


def _is_suspect(text: str, before: str) -> bool:
    figures = text.isdigit()
    if not text[-1:].isdecimal() or (figures and len(text) <= _GROUP):  # as nearly all words
        return False
    grouped = not figures or _HEAD.fullmatch(before)
    return bool(_NAME.fullmatch(text) or (grouped and _NUMBER.fullmatch(text)))


def _digits(textpage: Any) -> list[_Digit]:
    return [
        _Digit(BBox(*char["bbox"]), (span["font"], round(span["size"], 1), char["c"]))
        for block in textpage.extractRAWDICT()["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        for char in span["chars"]
        if char["c"].isdecimal()
    ]


def _measured(run: Run, digits: Sequence[_Digit], widths: Mapping[_Key, float]) -> Run:
    pieces: list[Piece] = []
    for piece, suspect in zip(run.pieces, _suspects(run.pieces), strict=True):
        pieces += _cut(piece, digits, widths) if suspect else (piece,)
    return run._replace(pieces=tuple(pieces))


def _cut(piece: Piece, digits: Sequence[_Digit], widths: Mapping[_Key, float]) -> tuple[Piece, ...]:
    """The piece, or what stands before its mark and the mark."""
    box = piece.box
    own = [d for d in digits if box.x0 - 0.5 <= d.box.x0 and d.box.x1 <= box.x1 + 0.5]
    own = sorted(d for d in own if box.top <= d.box.middle <= box.bottom)[-_MOST:]
    count = 0
    for digit, letter in zip(reversed(own), reversed(piece.text), strict=False):
        if digit.key[2] != letter or digit.box.width > _NARROW * widths[digit.key]:
            break
        count += 1
    if not count or count == len(piece.text):
        return (piece,)
    edge = own[-count].box.x0
    body = piece._replace(text=piece.text[:-count], box=BBox(box.x0, box.top, edge, box.bottom), after="")
    mark = piece._replace(text=piece.text[-count:], box=BBox(edge, box.top, box.x1, box.bottom))
    return body, mark._replace(style=piece.style | SUPERSCRIPT)
