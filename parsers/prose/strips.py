"""Lines in reading order with what their shape says: type size, weight, distance, margins, list marks.

Second step from words to prose: ``columns`` puts the lines in order, here each becomes a :class:`Strip` that the
later steps compare with its neighbours. Gives no meaning to a line and joins nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from parsers.lines import Line
from parsers.text import Text
from schemas.document import CHAR_WIDTH, BBox, Page, Style, Word

# A list mark at the start of a line and the white space after it.
#   "• inköp"  "- stöd till"  "4. Rekvisitionen"  "b) resor"  "(a) resor"  "iv. resor"  "4.2 Kommunen ska"
#   "3 § Ansökan görs"
#   not: "2021. Sedan" (a year), "4.5 miljoner" (lower case after a decimal), "-5 000" (a negative amount)
MARK = regex.compile(
    r"""
    (?:
        (?<bullet> [•◦▪▫■□◆◇►➢➤✓✔‣∙·o*] (?=\s) | [•◦▪■►➢➤✓‣∙·\uE000-\uF8FF] | [–—-] (?=\s) | [–—-] (?=\p{L}) )
      | (?<clause> (?:§\s*)? \d{1,2} (?:\.\d{1,2}){1,4} \.? ) (?=\s+ ["”(]?\p{Lu})
      | (?<section> \d{1,2} [ ]?\p{Ll}? [ ]?§ ) (?=\s+ \p{Lu} (?! \p{Ll}* (?:lagen|förordningen|balken
        |L) \b) \p{Ll}* \s (?!\(\d))
      | (?<number> \d{1,2} [.)] | \( \d{1,2} \) ) (?=\s)
      | (?<letter> \p{Ll} [.)] | \( \p{Ll} \) | [ivx]{2,4} [.)] ) (?=\s)
    )
    \s*
    """,
    regex.VERBOSE,
)
# "... senast den" over "1 mars 2021", "... Västerbotten" over "12 000 000 kronor"
_BROKEN_OFF = regex.compile(r".{60}[\p{L},]$")
_GOES_ON = regex.compile(r"\(?\d[\d ]*\p{Ll}|\(\p{Lu}")
# Headings of the lowest level are often bold or italic in the size of the text
_SET_APART = Style.BOLD | Style.ITALIC
# an address, a link, a list's letter
_NO_WORD = regex.compile(r"@|^https?:|^www\.|^\p{Ll}[.)]$|^ap\.[0-9]+$")


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that stand under each other. ``narrow`` is True where other text stands beside it."""

    lines: tuple[Line, ...]
    narrow: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """One line, or one column's part of a line, in reading order.

    ``gap`` is the distance from the strip above in units of the ordinary line distance (1.0 = the next line), 0.0
    where the strip begins a page or column. ``edge`` is the right edge of its paragraph, ``margin`` that of its
    column, ``parts`` its pieces between wide gaps. ``after_table`` is True where words of a table stand between
    this strip and the one above, ``table_below`` where they stand between it and the one below.
    """

    line: Line
    text: Text
    box: BBox
    gap: float
    edge: float
    margin: float
    size: float
    bold: bool
    parts: tuple[Line, ...]
    after_table: bool = False
    table_below: bool = False

    @property
    def string(self) -> str:
        """The searchable string."""
        return self.text.string

    @property
    def page(self) -> int:
        """Index of the page."""
        return self.line.page

    @property
    def turned(self) -> bool:
        """True where a page or column begins."""
        return self.gap == 0.0

    @property
    def mark(self) -> str:
        """The list mark at the start, "" without."""
        found = MARK.match(self.string)
        return found[0].strip() if found and found.end() < len(self.string) else ""

    @property
    def tabular(self) -> bool:
        """True for a line of cells side by side, not running text with wide spaces."""
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Measure:
    """The ordinary type of a document: what differs from it stands out.

    ``pitch`` is the distance between lines of one paragraph in points. ``unwrapped`` is True where the source has
    one line a paragraph. ``bold`` is True where the running text itself is bold.
    """

    size: float
    pitch: float
    unwrapped: bool
    wraps: bool  # some line surely goes on in the next: there is a margin
    bold: bool
    slack: float  # how far short of the margin a full line may end, as part of the column's width


def visible(line: Line) -> Line:
    """The line without the raised marks of footnotes, which belong to no sentence."""
    kept = tuple(
        ref
        for ref, word in zip(line.refs, line.words, strict=True)
        if not ((word.style.has(Style.SUPERSCRIPT) and word.text.strip("*)").isdigit()) or word.text.strip() == "")
    )
    return Line(line.pages, kept) if kept and len(kept) < len(line.refs) else line


def heaviest(words: Sequence[Word]) -> tuple[float, bool]:
    """The type size most characters have, and whether most are set apart by weight or slant: bold or italic."""
    sizes: Counter[float] = Counter()
    bold = 0
    for word in words:
        sizes[round(word.size * 2) / 2] += len(word.text)
        bold += len(word.text) if word.style.has(_SET_APART) else 0
    return max(sizes, key=lambda s: (sizes[s], s)), bold * 2 > sum(sizes.values())


def opens_lower(text: str) -> bool:
    """True where a line goes on in lower case: "medel?", not "info@x.se", "www.x.se" nor "- medel"."""
    head = text.split(" ", 1)[0]
    return bool(head) and head[0].islower() and not _NO_WORD.search(head)


def goes_on_in_number(text: str) -> bool:
    """True where a line goes on with a number and what it counts: "20 juni", "000 kronor", "2018 och betalas".

    Not "15 000 000 kronor", which begins sentences, nor "2. Medlen".
    """
    return bool(regex.match(r"\d{1,4}(?:[–-]\d{1,4})?,?\s\p{Ll}", text))


# In a text whose paragraphs are lines with blank lines between, a list of two items shows what no blank line is.
_RARE = 16
_ALIKE = 0.6  # points between the sizes of one type


def measure(pages: tuple[Page, ...], columns: Iterable[Sequence[Line]]) -> Measure:
    """The ordinary type of the lines given column by column."""
    geometry = any(p.geometry for p in pages)
    wrapped: Counter[float] = Counter()
    every: Counter[float] = Counter()
    sizes: Counter[float] = Counter()
    bold = long = total = broken = 0
    for column in columns:
        above: Line | None = None
        text_above = ""
        for line in column:
            words = line.words
            text = line.text.string
            size, heavy = heaviest(words)
            sizes[size] += len(text)
            total += len(text)
            bold += len(text) if heavy else 0
            long += len(text) > 130
            if above is not None and above.page == line.page:
                step = round(line.bbox.bottom - above.bbox.bottom, 0)
                if step > 0:
                    every[step] += 1
                    if opens_lower(text) and text_above[-1:].isalpha() and len(text_above) > 30:
                        wrapped[step] += 1
                    else:
                        broken += _BROKEN_OFF.search(text_above) is not None and _GOES_ON.match(text) is not None
            above, text_above = line, text
    size = max(sizes, key=lambda s: (sizes[s], s)) if sizes else 10.0
    pitch = _pitch(wrapped, every, size, 4 if geometry else _RARE)
    unwrapped = not geometry and long > 0 and long >= sum(wrapped.values()) + broken
    wraps = geometry or bool(wrapped)
    return Measure(size, pitch, unwrapped, wraps, bold * 2 > total, 0.02 if geometry else 0.12)


def _pitch(wrapped: Counter[float], every: Counter[float], size: float, rare: int) -> float:
    """The distance of lines: that of lines which surely go on; else the smallest one that is common.

    A distance is common that occurs at least once where the commonest one does ``rare`` times.
    """
    if sum(wrapped.values()) >= 2:
        return max(wrapped, key=lambda s: (wrapped[s], -s))
    common = [s for s, n in every.items() if n * rare >= max(every.values()) and s >= size * 0.9]
    return min(common, default=size * 1.2)


def strips_of(
    columns: Sequence[Column], ordinary: Measure, tables: Mapping[int, Sequence[int]]
) -> tuple[Strip, ...]:
    """The lines of columns in reading order; ``tables`` holds the numbers of the lines of tables by page index."""
    edges = _edges(columns)
    strips: list[Strip] = []
    for column in columns:
        own = max(line.bbox.x1 for line in column.lines)
        above: Line | None = None
        for line in column.lines:
            page = line.pages[line.page]
            edge = own if column.narrow else max(edges.get(page.width, own), 0.0)
            strips.append(_strip(line, above, edge, ordinary, tables.get(line.page, ())))
            above = line
    return tuple(_with_tables_below(_with_own_edges(_aligned(strips)), tables))


def _with_own_edges(strips: Sequence[Strip]) -> list[Strip]:
    """The strips with the right edge of their own paragraph where it is narrower than the column: quotes, lists."""
    made: list[Strip] = []
    chain: list[Strip] = []
    for strip in [*strips, None]:
        if strip is not None and chain and 0.0 < strip.gap <= 1.45 and abs(strip.size - chain[-1].size) < 0.6:
            chain.append(strip)
            continue
        edge = max((s.box.x1 for s in chain), default=0.0)
        wrapped = sum(opens_lower(s.string) for s in chain[1:]) >= 3
        made.extend(replace(s, edge=edge) if wrapped and edge < s.edge else s for s in chain)
        chain = [] if strip is None else [strip]
    return made


def _aligned(strips: Sequence[Strip]) -> list[Strip]:
    """Short lines cut where the cells of the line above begin: titles under names side by side, however near."""
    made: list[Strip] = []
    for strip in strips:
        above = made[-1] if made else None
        if (
            above is not None
            and above.tabular
            and not strip.tabular
            and 0 < strip.gap < 2.6
            and abs(strip.size - above.size) < _ALIKE
            and len(strip.line.refs) <= 8
        ):
            starts = [part.bbox.x0 for part in above.parts[1:]]
            words = strip.line.words
            cuts = [i for i in range(1, len(words)) if any(abs(words[i].bbox.x0 - x) < 1.5 for x in starts)]
            if cuts and strip.line.pages[strip.page].geometry:
                parts = [strip.line.refs[a:b] for a, b in pairwise([0, *cuts, len(words)])]
                made.append(replace(strip, parts=tuple(Line(strip.line.pages, part) for part in parts)))
                continue
        made.append(strip)
    return made


def _strip(line: Line, above: Line | None, edge: float, ordinary: Measure, tables: Sequence[int]) -> Strip:
    """One line measured against the one above."""
    line = visible(line)
    box = line.bbox
    gap = 0.0 if above is None else max(0.05, (box.bottom - above.bbox.bottom) / ordinary.pitch)
    first = above.number if above is not None else 0
    behind = any(first < number < line.number for number in tables)
    size, bold = heaviest(line.words)
    return Strip(line, line.text, box, gap, edge, edge, size, bold, _parts(line), after_table=behind)


def _with_tables_below(strips: Sequence[Strip], tables: Mapping[int, Sequence[int]]) -> Iterator[Strip]:
    """Mark the strips that stand directly above a table."""
    for i, strip in enumerate(strips):
        following = strips[i + 1] if i + 1 < len(strips) else None
        if following is not None and following.page == strip.page:
            below = following.after_table
        else:
            below = any(n > strip.line.number for n in tables.get(strip.page, ()))
            if not below and following is not None:
                below = following.after_table
            elif not below:
                below = any(page > strip.page for page in tables)
        yield replace(strip, table_below=True) if below else strip


def _edges(columns: Iterable[Column]) -> dict[float, float]:
    """The right edge of running text by page width: where nine of ten long lines end."""
    ends: dict[float, list[float]] = {}
    for column in columns:
        if column.narrow:
            continue
        for line in column.lines:
            box = line.bbox
            page = line.pages[line.page]
            if len(line.refs) >= 5 and box.width > 0.3 * (page.width if page.geometry else 400.0):
                ends.setdefault(page.width, []).append(box.x1)
    return {width: sorted(found)[int(len(found) * 0.9)] for width, found in ends.items()}


def _parts(line: Line) -> tuple[Line, ...]:
    """The cells of a line of cells; the line itself where wide gaps are only wide spaces of running text."""
    cells = line.cells()
    if len(cells) == 1:
        return (line,)
    string = line.text.string
    if cells[0].text.string == string[: len(cells[0].text.string)] and _is_mark(cells[0].text.string):
        return (line,)
    words = line.words
    gaps = sorted(b.bbox.x0 - a.bbox.x1 for a, b in pairwise(words))
    widest, common = gaps[-1], gaps[len(gaps) // 2]
    size = max(w.size for w in words)
    if len(words) < 6:
        common = min(common, 0.4 * size)  # too few spaces to tell what is common here
    if line.pages[line.page].geometry:
        spaced = widest < 3.0 * size and (widest < 2.5 * common or len(words) >= 8)
    else:
        spaced = len(string) >= 55 and widest <= 2.1 * CHAR_WIDTH
    stops = all(c.text.string.endswith((".", ":", "?", "!")) for c in cells[:-1])
    return (line,) if spaced or (stops and widest <= 2.1 * CHAR_WIDTH) else cells


def _is_mark(string: str) -> bool:
    """True for a cell that is only a list mark, a section number or a hung "att": "1.1", "•", "a)", "3"."""
    return bool(MARK.fullmatch(string + " X", endpos=len(string) + 1)) or bool(
        regex.fullmatch(r"\d{1,2}(?:\.\d{1,2})*\.?|§\s?\d+|[•o–—-]|att", string)
    )
