"""What a reader hands to the parsers: pages of words and drawn edges.

Every coordinate is in PDF points with the origin at the page's top-left and y growing downwards; readers
convert at the door. Nothing here interprets text: a word's text is exactly what the source holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from typing import NamedTuple

from schemas.vocabulary import Engine, Illegible, Recognition, TextSource, Unshown

# The cell of the monospaced page on which readers without geometry lay out their text.
CHAR_WIDTH = 6.0
LINE_HEIGHT = 12.0

# How sure text recognition must be, of 100: of 2 300 rows no number from here to 85 was misread, and where two
# readings differ, it is far below.
SURE = 75.0
SURE_NAME = 40.0  # of words without figures, that are told by the register besides


class BBox(NamedTuple):
    """A box in points: left, top, right, bottom; y grows downwards."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Horizontal extent in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Vertical extent in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The y of the horizontal middle line."""
        return (self.top + self.bottom) / 2

    @staticmethod
    def around(boxes: list[BBox]) -> BBox:
        """The smallest box that holds all ``boxes`` (at least one)."""
        if len(boxes) == 1:
            return boxes[0]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return BBox(min(lefts), min(tops), max(rights), max(bottoms))


class Style(IntFlag):
    """How a word is set, as far as the source tells."""

    REGULAR = 0
    BOLD = 1
    ITALIC = 2
    SUPERSCRIPT = 4
    INVISIBLE = 8

    def has(self, style: Style) -> bool:
        """Whether any of ``style`` is set: asked of every word, and ``&`` makes a new Style each time."""
        return int.__and__(self, style) != 0


class Word(NamedTuple):
    r"""A run of characters without white space, as read.

    ``after`` is the white space printed between this word and the next of its line, as read (``" "``,
    ``"\u00a0"``, ``"\t"``, ``"   "``), and ``""`` where the next word is glued on. At the end of a line it is
    ``""``, or ``" "`` where the text file has white space there (a hyphen before it is no hyphenation then).
    ``line`` is the 1-based number of the visual line on the page; words of one visual line share it.
    ``confidence`` is how sure text recognition is of the word, 0 to 100; None where nothing was recognised.
    """

    text: str
    bbox: BBox
    line: int
    after: str = " "
    size: float = 10.0
    style: Style = Style.REGULAR
    confidence: float | None = None


class Edge(NamedTuple):
    """A drawn straight line or the side of a filled rectangle; horizontal or vertical."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """True when the edge runs across the page."""
        return (self.x1 - self.x0) >= (self.bottom - self.top)


class Aside(NamedTuple):
    """Something that the source holds and its print does not show, or shows otherwise: what, why, on which line."""

    text: str
    why: Unshown
    line: int
    bbox: BBox | None = None


class Scan(NamedTuple):
    """A page whose own text is not what it shows: why, what came of recognising it, and how that was done.

    ``engine`` names program and version. ``dpi`` is the resolution that the picture came in. ``angle`` is how many
    degrees clockwise the print leans on the page: its words lie on the page turned back about its middle.
    ``unseen`` are the places among them where something is printed that was not recognised. ``cleared`` is True
    where stamps, signatures or lines of a pen were taken out first.
    """

    why: Illegible
    outcome: Recognition
    engine: str = ""
    dpi: int = 0
    angle: float = 0.0
    unseen: tuple[BBox, ...] = ()
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page: words in the reader's stream order, edges, size in points after rotation.

    ``geometry`` is False where the source has no coordinates (text, HTML): the reader laid the words out on a
    monospaced page, so that all parsers see the same shape, but the boxes mean nothing outside bilaga.
    ``turned`` is how many degrees clockwise the reader turned the page as displayed to make its text upright.
    ``lost`` is True where reading it killed the process that tried: it was left out. ``asides`` are for the checks;
    their text may be among the words or not. ``scan`` is None for a page whose text is what it shows.
    Pages may share a number: tables side by side on one sheet.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    edges: tuple[Edge, ...] = ()
    geometry: bool = True
    turned: int = 0
    asides: tuple[Aside, ...] = ()
    lost: bool = False
    scan: Scan | None = None

    @property
    def recognised(self) -> bool:
        """Whether words of the page were recognised in its picture."""
        return self.scan is not None and self.scan.outcome is Recognition.DONE

    @property
    def unread(self) -> bool:
        """Whether the page shows what nothing has looked at: it needed recognition, and had none."""
        return self.scan is not None and self.scan.outcome not in {Recognition.DONE, Recognition.NOTHING}


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document as read, keyed by the SHA-256 of its bytes."""

    sha256: str
    source: str
    media_type: str
    size_bytes: int
    engine: Engine
    text_source: TextSource
    pages: tuple[Page, ...]

    @property
    def document_id(self) -> str:
        """The key of every row: the first 16 hex digits of the hash."""
        return self.sha256[:16]
