"""Lines to records: the lines that ``wrapping`` found to be one row become cells, the header's lines headers.

Input is a layout of lines by column; output a grid. A word broken at a line end is made whole, and nothing else
changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from parsers.tables.columns.places import Layout, Line
from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.labels import DANGLING, is_known
from parsers.tables.numerals import read_numeral
from parsers.tables.rows.wrapping import rows_of
from parsers.tables.strips import Chunk, cell_text, printed_text
from parsers.text import WordRef
from schemas.document import Page, Style
from schemas.register import Level, resolve
from schemas.vocabulary import Match

_LONG = 8  # letters of a word that is wider than its column
_SURELY_LONG = 12
_SUSPENDED = regex.compile(r"(?:och|eller|samt|&)\b", regex.IGNORECASE)
# words that names go on with: "Internationella" / "skolan", "Västernorrlands" / "län"
_WORD = regex.compile(
    r"""(?:och|för|i|av|med|till|på|om|samt|vid|mot|inom|kommuns?|läns?|landstings?|regions?|stads?
    |(?:folk)?(?:hög)?skol(?:a|an|or|orna)|universitets?|universitetet|institut(?:et)?|förening(?:en|ar)?|förbund(?:et)?
    |riksförbund|stiftelse(?:n)?|råd(?:et)?|nämnd(?:en)?|sjukhus(?:et)?|museum|museet|teater(?:n)?|församling
    |kyrk(?:a|an)|bolag(?:et)?|centrum|center|byrå(?:n)?|verket|myndighet(?:en)?|barn|ungdom(?:ar)?|arbete(?:t)?
    |forskning|utbildning|utveckling|kultur|musik|konst|tekniska|ekonomiska?|internationella|svenska)[,.:;]?""",
    regex.VERBOSE | regex.IGNORECASE,
)
# what a word goes on with and none is: "Arbetarrörelsen" / "s folkliga arkiv"
_ENDING = regex.compile(r"[nstrd]|n[dgst]|r[nst]|[st]s|t[st]")
# a name's noun, in which no name is broken between words: "ungdomsförbun" / "det", "Studieför" / "bundet"
_NOUN = regex.compile(
    r"""(?:förbund|förening|stiftelse|sällskap|samfund|centrum|nätverk|kooperativ|rörelse|aktiebolag|universitet|högskola
    |organisation|myndighet|styrelse|verket|institut|församling|kommun|region|teater|jouren|byrå|arkivet|bolaget|rådet
    |nämnden|museum|museet)(?:et|en|n|s|na|ar|er)?$""",
    regex.VERBOSE | regex.IGNORECASE,
)

_GENITIVE = regex.compile(r"(?:[aeo]r)nas$")  # "Läkemedelskommittéernas" / "nätverk": no compound is joined so


def grid_of(layout: Layout, pages: Sequence[Page]) -> Grid:
    """The grid of a layout, in reading order."""
    width = len(layout.extents)
    rows = rows_of(layout, pages)
    broken = _broken(rows, layout.name)
    records = [_record(lines, width, pages, broken) for lines in rows]
    headers = tuple(_header(layout.header, column, pages) for column in range(width))
    return Grid(headers, tuple(records))


def _broken(rows: Sequence[Sequence[Line]], name: int) -> frozenset[Chunk]:
    """The parts of names at whose end a word is broken without a hyphen, as where it is wider than its column.

    Such a part is one long word that fills the column, and the next line goes on in lower case with what is no word
    that names of recipients are made of. A short one alone may be the widest word that found room.
    """
    names = [[c for line in lines for c in line.cells[name]] for lines in rows]
    edge = max((c.x1 for chunks in names for c in chunks), default=0.0)
    found = {
        upper
        for chunks in names
        for upper, lower in pairwise(chunks)
        if _fills(upper, lower, edge)
        and lower.text[:1].islower()
        and not (_goes_on(lower, chunks[-1]) or _GENITIVE.search(upper.text))
    }
    known = {c for chunks in names for c in _known_breaks(chunks)}
    # which of the texts is the name is told later
    columns = (
        [c for cell in cells for c in cell] for x in rows for cells in zip(*(line.cells for line in x), strict=True)
    )
    known |= {upper for chunks in columns for upper, lower in pairwise(chunks) if _parts_noun(upper, lower)}
    return frozenset(c for c in found if len(found) > 1 or len(c.text) >= _SURELY_LONG) | known


def _parts_noun(upper: Chunk, lower: Chunk) -> bool:
    """Whether a line ends within the noun of a name, or before its ending: the next line begins with the rest."""
    first, last = upper.text.split()[-1], lower.text.split()[0]
    if not (first.isalpha() and last.islower()):
        return False
    match = _NOUN.search(first + last)
    return (match is not None and match.start() < len(first)) or _ENDING.fullmatch(last) is not None


def _fills(chunk: Chunk, below: Chunk, edge: float) -> bool:
    """Whether a part of a name is one word with no room for another letter, such as the next part begins with."""
    letter = max((c.x1 - c.x0) / len(c.text) for c in (chunk, below))
    return len(chunk.text) >= _LONG and chunk.text.isalpha() and chunk.x1 + 1.2 * letter > edge


def _goes_on(chunk: Chunk, last: Chunk) -> bool:
    """Whether a part of a name begins with a word of its own; no name ends in "om" or "i"."""
    return bool(_WORD.fullmatch(chunk.text.split()[0])) and not (chunk is last and DANGLING.fullmatch(chunk.text))


def _known_breaks(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The part at whose end a name of the register is broken within a word: "Upplands Väsb" over "y"."""
    texts = [c.text for c in chunks]
    spaced = " ".join(texts)
    if len(chunks) < 2 or _is_spelled(spaced):
        return []
    for n, lower in enumerate(texts[1:], 1):
        whole = " ".join(texts[:n]) + " ".join(texts[n:])
        if lower[:1].islower() and (_is_spelled(whole) or (is_known(whole) and not is_known(spaced))):
            return [chunks[n - 1]]
    return []


def _is_spelled(name: str) -> bool:
    """Whether a text is a name of the register as the register spells it."""
    return resolve(name, None, level=Level.UNKNOWN).match is Match.EXACT


def cell_of(chunks: Sequence[Chunk], pages: Sequence[Page], broken: frozenset[Chunk] = frozenset()) -> Cell | None:
    """The cell that chunks (of one or several lines, top to bottom) make together; None for none."""
    if not chunks:
        return None
    if len(chunks) == 1:
        chunk = chunks[0]
        printed = printed_text([pages[chunk.page].words[w] for w in chunk.words])
        return Cell(chunk.text, printed, chunk.refs, chunk.numeral)
    parts = [cell_text([pages[c.page].words[w] for w in c.words]) for c in chunks]
    text = parts[0]
    for above, part in zip(chunks, parts[1:], strict=False):
        text = text[:-1] + "-" if text.endswith("\u2010") else text  # the hyphen that some producers break with
        if text.endswith("-") and _SUSPENDED.match(part):
            text = f"{text} {part}"  # "kvinno-" / "och tjejjour"
        elif text.endswith("-") and part[:1].islower() and not text.endswith(" -"):
            text = text[:-1] + part  # broken at the line end
        elif text.endswith("-") and not text.endswith(" -"):
            text = text + part  # "Upplands-" / "Bro": the hyphen is the name's own
        elif above in broken or part[0] in ",;":
            text = text + part  # "Samordningsför" / "bundet", "lantbruksuniversitet" / ", Uppsala"
        else:
            text = f"{text} {part}"
    refs = tuple(ref for c in chunks for ref in c.refs)
    return Cell(text, text, refs, read_numeral(text))


def _record(lines: Sequence[Line], width: int, pages: Sequence[Page], broken: frozenset[Chunk]) -> Record:
    chunks = (
        lines[0].cells if len(lines) == 1 else [[c for line in lines for c in line.cells[n]] for n in range(width)]
    )
    cells = tuple([cell_of(part, pages, broken) for part in chunks])
    anchor = next((line for line in lines if line.is_row), lines[0])
    own = [WordRef(c.page, word) for c in anchor.chunks for word in c.words]
    rest = [WordRef(c.page, word) for line in lines if line is not anchor for c in line.chunks for word in c.words]
    bold = all(pages[r.page].words[r.word].style.has(Style.BOLD) for r in own)
    return Record(cells, tuple(own + rest), heading=not any(line.is_row for line in lines), bold=bold)


def _header(lines: Sequence[Line], column: int, pages: Sequence[Page]) -> Header:
    cell = cell_of([c for line in lines for c in line.cells[column]], pages)
    return Header(cell.text, cell.refs) if cell else Header("", ())
