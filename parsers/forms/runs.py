"""Which blocks of a document are a form: labels close to each other, and what stands among them like them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from parsers.forms.labels import FILL, Sort, labels_in, sort_of
from parsers.prose.flow import Block, BlockKind

# Fewer labels than this are a signature or an address.
_FEWEST = 5
# Blocks without a label that may stand between two labels of one form
_GAP = 6
# So many labels to each one that forms share, in a document that calls itself a form and in any other
_NAMED, _UNNAMED = 5, 3
ANNEX = regex.compile(r"(?:Bilag[ao]|Bil\.)[ ]*\d*[ .:–-]*(?P<name>.*)", regex.IGNORECASE)
_SECTION = regex.compile(r"(?P<number>\d{1,2})[.)]?[ ]+(?P<title>\p{L}.{2,120})")
_LABELS = {Sort.KNOWN, Sort.SIGNING}


class Section(NamedTuple):
    """A section: its number, 0 where it has none, and its heading as printed."""

    number: int
    name: str


class Run(NamedTuple):
    """The blocks of a form, from ``start`` to before ``stop``; whether no value stands among its labels."""

    start: int
    stop: int
    blank: bool


def runs_of(blocks: Sequence[Block], *, named: bool) -> Iterator[Run]:
    """The stretches of blocks that are forms, in order; ``named`` where the document calls itself one."""
    sorts = [sort_of(b) for b in blocks]
    for labels in _close(blocks, sorts):
        start, stop = _widened(blocks, sorts, labels[0], labels[-1] + 1)
        blank = Sort.VALUE not in sorts[start:stop]
        if blank and _is_blank_form(blocks, sorts, range(start, stop), named=named):
            yield Run(start, stop, blank)
        elif _is_form(blocks, sorts, labels):
            yield Run(labels[0], labels[-1] + 1, blank=False)


def _opens_annex(block: Block) -> bool:
    """True of the heading of an annex, at which no form goes on."""
    return block.kind is BlockKind.HEADING and ANNEX.fullmatch(block.text.string) is not None


def _close(blocks: Sequence[Block], sorts: Sequence[Sort]) -> Iterator[list[int]]:
    """The labels that stand close to each other; what looks like a label or heads some is no gap."""
    run: list[int] = []
    gap = 0
    for i, (block, sort) in enumerate(zip(blocks, sorts, strict=True)):
        if sort in _LABELS or (sort is Sort.LIKE and FILL.search(block.text.string)):
            run, gap = [*run, i], 0
        elif not _goes_on(block, sort):
            gap += 1
        if run and (gap > _GAP or _opens_annex(block)):
            yield run
            run = []
    if run:
        yield run


def numbered(block: Block) -> Section | None:
    """The numbered section that the block opens, whether it was read as a heading or as a numbered item."""
    string = block.text.string
    if block.kind is BlockKind.ITEM:
        string = f"{block.marker} {string}"
    match = _SECTION.fullmatch(string)
    is_short = len(string.split()) <= 14 and not string.endswith((".", ":"))
    if match is None or not is_short or FILL.search(string):
        return None
    return Section(int(match["number"]), string)


def _is_form(blocks: Sequence[Block], sorts: Sequence[Sort], run: Sequence[int]) -> bool:
    return len(run) >= _FEWEST < 2 * len(_different(blocks, run)) and any(sorts[k] is not Sort.SIGNING for k in run)


def _is_blank_form(blocks: Sequence[Block], sorts: Sequence[Sort], run: range, *, named: bool) -> bool:
    """True of labels that forms share among others like them: with blanks, or enough of them shared."""
    shared = [k for k in run if sorts[k] in _LABELS]
    labels = [*shared, *(k for k in run if sorts[k] is Sort.LIKE)]
    filled = sum(1 for k in run if FILL.search(blocks[k].text.string)) > 2
    signed = any(sorts[k] is Sort.SIGNING for k in run)
    grant = any(sorts[k] is Sort.KNOWN for k in run)
    many = len(labels) >= _FEWEST and 2 * len(_different(blocks, labels)) > len(labels)
    most = len(labels) if filled else (_NAMED if named else _UNNAMED) * len(shared)
    return many and (named or (grant and (signed or filled))) and len(shared) > 1 and len(labels) <= most


def _different(blocks: Sequence[Block], labels: Sequence[int]) -> set[str]:
    return {" ".join(labels_in(blocks[k].text.string)).casefold() for k in labels}


def _widened(blocks: Sequence[Block], sorts: Sequence[Sort], start: int, stop: int) -> tuple[int, int]:
    """The bounds with the labels and headings around them that stand without a gap; no heading ends a form."""
    while start and _goes_on(blocks[start - 1], sorts[start - 1]) and not _opens_annex(blocks[start]):
        start -= 1
    while stop < len(blocks) and _goes_on(blocks[stop], sorts[stop]) and not _opens_annex(blocks[stop]):
        stop += 1
    while stop > start and sorts[stop - 1] is Sort.OTHER and not FILL.search(blocks[stop - 1].text.string):
        stop -= 1
    return start, stop


def _goes_on(block: Block, sort: Sort) -> bool:
    blank = FILL.fullmatch(block.text.string) is not None
    return sort is Sort.LIKE or blank or block.kind is BlockKind.HEADING or numbered(block) is not None
