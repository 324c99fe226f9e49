"""Names that a spreadsheet program cut at the edge of their column: no sum misses what is lost of them.

A part of the ledger. Where names are not broken over lines, hardly two of them end at the same place; several that
end within a letter of the rightmost were cut there. So was one that ends within a word that names are made of
("förenin"), or at the line drawn right of it, where whole names leave a margin as they do on the left. Names of the
register and names that end in a word of names ("förening", "AB") are whole, but where the title of the next column
begins right behind them. Where titles were cut so that they meet, all names may end at one place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import regex

from parsers.tables.grid import Cell
from parsers.tables.labels import DANGLING, RECIPIENT_NAME, is_place
from parsers.tables.meaning.reading import TableReading
from schemas.document import BBox, Page
from schemas.rows import Allocation
from schemas.vocabulary import ColumnRole, Match, RowType

_LETTER = 0.65  # of the type size
_LESS = (1.2, 2.5)  # of the type size: whole names of many lengths end there, too
_FEWEST = 6  # names
_TOGETHER, _DANGLING = 4, 3  # names that end together; fewer where one of them surely goes on
_MOST = 0.7  # of the names: more are as long as each other
_ALIGNED = 1.5  # points
_MEETS, _HAIR = 1.9, 0.5  # points: the margins of two cells are wider
# "Leader Astrid Lindgrens hembygd oc": no name ends in so short a word; "Ask m fl", "Bo ab" and "Kultur nu" do
_LOST = regex.compile(r"\p{L}{2}[ ](?!(?:ab|hb|kb|ef|fl|mm|sk|ik|if|nu|vi|du|in|ut|by|bo|sy)$)\p{Ll}{1,2}$")
_TITLES_CUT = regex.compile(r"\p{Ll}\p{Lu}\p{Ll}")  # "GrundstödMandatstöTotalt"
_NOUNS = (
    "föreningen förbundet stiftelsen samfundet sällskapet universitetet högskolan organisationen myndigheten "
    "styrelsen institutet församlingen museet museum rörelsen nätverket kooperativet centrum aktiebolaget "
    "verksamheten samverkan utveckling forskning utbildning"
)
# what begins so and is a word
_WORDS = (
    "aktie aktiebolag förening förbund forsk församling högskol högskola högskole institut institute kooperativ "
    "myndighet nätverk organ organisation rörelse samfund samverka stift stiftelse styre styrelse sällskap "
    "universitet utbilda utveckla verksam verksamhet"
)
_LEAST_PART = 5  # letters
_PARTS = {noun[:end] for noun in _NOUNS.split() for end in range(_LEAST_PART, len(noun))} - set(_WORDS.split())
_PART = regex.compile(rf"(?:{'|'.join(sorted(_PARTS))})$", regex.IGNORECASE)


def beside_cut_names(
    pages: Sequence[Page], reading: TableReading, rows: Mapping[int, Sequence[Allocation]]
) -> Iterator[Cell]:
    """The first amounts beside such names, ``rows`` being those of each record."""
    name = reading.roles.index(ColumnRole.NAME)
    found = {
        n: cell for n, made in rows.items() if _is_open(made) and (cell := reading.grid.records[n].cells[name])
    }
    boxes = {n: _boxes(pages, cell) for n, cell in found.items() if pages[cell.refs[0].page].geometry}
    if len(boxes) < _FEWEST or any(len({round(b.top) for b in own}) > 1 for own in boxes.values()):
        return  # broken over lines where they are longer than their column
    size = min(pages[cell.refs[0].page].words[cell.refs[0].word].size for cell in found.values())
    right = max(own[-1].x1 for own in boxes.values())
    left = min(own[0].x0 for own in boxes.values())
    near = [n for n, own in boxes.items() if own[-1].x1 > right - _LETTER * size and own[0].x0 < left + _ALIGNED]
    ends = Counter(text.rpartition(" ")[2] for text in {cell.text for cell in found.values()})
    alone = [n for n in near if ends[found[n].text.rpartition(" ")[2]] == 1]
    cut = [n for n in alone if not _is_whole(found[n].text)]
    less = [n for n, own in boxes.items() if _LESS[0] < (right - own[-1].x1) / size <= _LESS[1]]
    if len(near) <= len(less) or _have_margins(pages, [found[n] for n in near]):
        cut = []
    sure = [n for n in alone if _LOST.search(found[n].text) or _PART.search(found[n].text)]
    sure += [n for n in boxes if n not in sure and not _is_whole(found[n].text) and _fills(pages, found[n])]
    sure += [n for n in boxes if n not in sure and _reaches_next(pages, reading, boxes[n][-1])]
    goes_on = any(DANGLING.search(found[n].text) for n in cut)
    needed, together = (_DANGLING, near) if goes_on else (_TOGETHER, cut)
    # the same name again, or with another last word, ends where it ended before: "Sensus Norr", "Sensus Väst"
    different = {found[n].text.rpartition(" ")[0] or found[n].text for n in together}
    titles_cut = any(_TITLES_CUT.search(m.header or "") for m in reading.measures)
    if needed <= len(different) and (titles_cut or len(near) <= _MOST * len(boxes)):
        sure = cut
    yield from (c for n in sure if (c := reading.grid.records[n].cells[reading.measures[0].column]))


def _is_open(made: Sequence[Allocation]) -> bool:
    return bool(made) and made[0].row_type is RowType.RECIPIENT and made[0].match is Match.NONE


def _fills(pages: Sequence[Page], cell: Cell) -> bool:
    """Whether a name ends at the line drawn right of its cell, with less of a margin than half of the left one."""
    margins = _margins(pages, cell)
    return margins is not None and margins[1] < margins[0] / 2


def _have_margins(pages: Sequence[Page], cells: Sequence[Cell]) -> bool:
    """Whether lines are drawn around names, and all of them keep as far from the right one as from the left one."""
    margins = [_margins(pages, cell) for cell in cells]
    return all(m is not None and m[1] > m[0] - _HAIR for m in margins)


def _margins(pages: Sequence[Page], cell: Cell) -> tuple[float, float] | None:
    """How far a name is from the lines drawn left and right of its cell."""
    first, last = _boxes(pages, cell)[0], _boxes(pages, cell)[-1]
    edges = pages[cell.refs[0].page].edges
    walls = [e.x0 for e in edges if not e.horizontal and e.top <= first.middle <= e.bottom]
    before = max((x for x in walls if x <= first.x0), default=None)
    after = min((x for x in walls if x > last.x0), default=None)
    return None if before is None or after is None else (first.x0 - before, after - last.x1)


def _reaches_next(pages: Sequence[Page], reading: TableReading, last: BBox) -> bool:
    """Whether a name ends where the title of the next column begins: a cell has a margin on both sides.

    A title set flush left begins at its cell's left side; others tell nothing.
    """
    name = reading.roles.index(ColumnRole.NAME)
    beside = (ref for header in reading.grid.headers[name + 1 :] for ref in header.refs)
    starts = [pages[ref.page].words[ref.word].bbox.x0 for ref in beside]
    following = min((x for x in starts if x > last.x0), default=None)
    return following is not None and -_HAIR < following - last.x1 < _MEETS


def _is_whole(name: str) -> bool:
    return (
        not name[-1:].isalpha()
        or is_place(name)
        or any(m.end() == len(name) for m in RECIPIENT_NAME.finditer(name))
    )


def _boxes(pages: Sequence[Page], cell: Cell) -> list[BBox]:
    return [pages[ref.page].words[ref.word].bbox for ref in cell.refs]
