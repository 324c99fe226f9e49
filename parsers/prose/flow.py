"""The reading order of a document: what ``blocks`` hands to the parsers of prose.

A :class:`Flow` is the document without its tables and page furniture, as a person would read it aloud:
letterhead, headings, paragraphs and list items, each a :class:`parsers.text.Text` made whole over lines, columns
and pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from parsers.lines import Line
from parsers.text import Text
from schemas.document import Page


class BlockKind(StrEnum):
    """What a block is."""

    LETTERHEAD = "letterhead"  # one cell of the head of page 1, before the title
    TITLE = "title"  # the document's title, all its lines
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one list item
    CELL = "cell"  # a short line that is no sentence: signature, form label, contact list


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of prose in reading order.

    ``section`` is the heading it stands under; ``lead`` the sentence that introduces a list ("Medlen kan
    användas för:"), for items only; ``marker`` the item's mark as printed ("4.", "•"), not part of ``text``.
    ``level`` is 1 for the highest heading. ``annex`` is True from the heading of the first annex on.
    """

    kind: BlockKind
    text: Text
    section: str | None = None
    level: int = 0
    marker: str | None = None
    lead: Text | None = None
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block."""

    text: Text
    block: Block


@dataclass(frozen=True, slots=True)
class Flow:
    """A document's prose in reading order.

    ``running`` holds the running headers and footers, one text per cell and page; ``lines`` all visual lines that
    are neither table nor furniture, for parsers that need the page's shape (signatures, forms).
    """

    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    running: tuple[Text, ...]
    lines: tuple[Line, ...]

    @property
    def opening(self) -> int:
        """The first page that holds text, as lines stand page by page: a cover that is a picture holds none."""
        return self.lines[0].page if self.lines else 0

    def of_kind(self, *kinds: BlockKind) -> Iterator[Block]:
        """The blocks of the given kinds, in reading order."""
        return (b for b in self.blocks if b.kind in kinds)
