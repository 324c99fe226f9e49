"""One page of an open PDF -> Page, turned as a reader sees it.

The page's own rotation and crop box are applied. A page whose text is then not upright (a wide table set sideways
on an upright sheet) is turned until it is; its boxes lie on the turned page, and ``Page.turned`` says how far.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pymupdf
import regex

from ingest.pdf.bullets import with_bullets
from ingest.pdf.edges import edges_of
from ingest.pdf.hidden import may_hide, overprinted, unshown
from ingest.pdf.legible import illegibility
from ingest.pdf.raised import with_marks_apart
from ingest.pdf.rows import words_of
from ingest.pdf.walls import with_cells_apart
from ingest.pdf.words import PageText, Run, read_runs
from schemas.document import Page, Scan
from schemas.vocabulary import Illegible, Recognition

# Keep ligatures and every kind of space as printed; never join hyphenated lines.
_FLAGS = pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE
_WITH_PICTURES = _FLAGS | pymupdf.TEXT_PRESERVE_IMAGES

# a string with something in it before the operator that prints it: "(A) Tj", "[<41> 5] TJ"
_SHOWN = regex.compile(rb"[^(<\s][)>][^()<>]{0,99}?(?:Tj|TJ|'|\")\s")
_LETTERS = 100  # so many curves on a page without words are letters drawn as shapes


def read_page(page: Any, number: int) -> Page:
    """The words and edges of a page; raises what PyMuPDF raises."""
    rect, matrix = page.rect, page.rotation_matrix
    text, images = _text_and_images(page, rect, matrix)
    quarter = _main_direction(text.runs)
    if quarter:
        rect, matrix = _turned(rect, matrix, quarter)
        text = _text(page, rect, matrix)
    drawings = page.get_cdrawings()
    edges = edges_of(drawings, matrix, rect.width, rect.height)
    width, height = round(rect.width, 2), round(rect.height, 2)
    silent = not text.runs and (bool(images) or _curves(drawings) >= _LETTERS or _prints_letters(page, text))
    words = with_cells_apart(words_of(text.runs), edges)
    turned = -90 * quarter % 360
    why = Illegible.PICTURE if silent else illegibility(page, images, words, turned)
    hidden = unshown(page, words, drawings, matrix) if may_hide(text, words, drawings, matrix) else ()
    asides = (*hidden, *overprinted(words))
    scan = Scan(why, Recognition.OFF) if why else None
    return Page(
        number, width, height, with_bullets(words, drawings, matrix), edges, turned=turned, asides=asides, scan=scan
    )


def _prints_letters(page: Any, text: PageText) -> bool:
    """Whether the content of a page without words prints text, other than blanks, that nothing was seen of."""
    if text.inks:
        return False
    try:
        return _SHOWN.search(page.read_contents()) is not None
    except pymupdf.mupdf.FzErrorBase:  # MuPDF has warned of it
        return False


def _curves(drawings: Sequence[Any]) -> int:
    return sum(item[0] == "c" for drawing in drawings for item in drawing["items"])


def _text_and_images(page: Any, rect: Any, matrix: Any) -> tuple[PageText, Sequence[Any]]:
    """The text of a page, and what PyMuPDF tells of its pictures."""
    textpage = page.get_textpage(clip=pymupdf.INFINITE_RECT(), flags=_WITH_PICTURES, matrix=matrix)
    if not textpage.extractIMGINFO():  # as most pages: the content need not be run a second time to know that
        return _text_of(textpage, rect), ()
    return _text(page, rect, matrix), page.get_image_info()


def _text(page: Any, rect: Any, matrix: Any) -> PageText:
    # Unclipped: what lies outside the page is to be told.
    textpage = page.get_textpage(clip=pymupdf.INFINITE_RECT(), flags=_FLAGS, matrix=matrix)
    return _text_of(textpage, rect)


def _text_of(textpage: Any, rect: Any) -> PageText:
    text = read_runs(textpage, rect.width, rect.height)
    return text._replace(runs=with_marks_apart(text.runs, textpage))


def _main_direction(runs: Sequence[Run]) -> int:
    """The direction, in quarter turns, of most characters of a page; 0 unless it is far ahead of upright."""
    if not any(run.quarter for run in runs):
        return 0
    lengths = [0, 0, 0, 0]
    for run in runs:
        lengths[run.quarter] += sum([len(piece.text) for piece in run.pieces])
    main = max(range(4), key=lambda quarter: lengths[quarter])
    return main if lengths[main] > 2 * lengths[0] else 0


def _turned(rect: Any, matrix: Any, quarter: int) -> tuple[Any, Any]:
    """Page box and matrix of a page turned back by ``quarter`` quarters."""
    width, height = rect.width, rect.height
    turns = {1: (0, -1, 1, 0, 0, width), 2: (-1, 0, 0, -1, width, height), 3: (0, 1, -1, 0, height, 0)}
    box = (0, 0, width, height) if quarter == 2 else (0, 0, height, width)
    return pymupdf.Rect(*box), matrix * pymupdf.Matrix(*turns[quarter])
