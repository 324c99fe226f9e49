"""Numerals that stand where a table stands, or as in a table, and are in no cell.

A part of the ledger. It looks between the rows of a table, right below them, and everywhere for lines that print a
label and an amount apart from it. Prose, page numbers, running heads, repeated headers and what another dataset
holds are left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import regex

from parsers.ledger.namesfirst import lists_names_first
from parsers.prose.flow import Flow
from parsers.tables.labels import BULLET, ORGANISATION_NUMBER, TOTAL, YEAR_ONLY
from parsers.tables.meaning.reading import TableReading
from parsers.tables.numerals import DASHED
from parsers.tables.records import TAIL, is_record
from parsers.tables.regions.furniture import PAGE_NUMBER
from parsers.tables.strips import Chunk, Strip, chunk_of, strips_of
from parsers.text import WordRef, level, place_of
from schemas.document import BBox, Document, Style, Word
from schemas.register import Level, resolve
from schemas.rows import Extraction, Place, Unread
from schemas.vocabulary import Gap, Match

_EDGE = 5  # so many lines from the top or the bottom of a page may be a running head or foot
_MARKS = Style.SUPERSCRIPT | Style.INVISIBLE
_NEAR = 2.5  # of the type size: rows do not stand farther apart
_NARROW = 0.3  # of the width of a table: a name is no wider than its column
_ALIGNED = 1.5  # points
_KNOWN = {Match.EXACT, Match.ALIAS}
_ROWS = 3  # fewer lines that look like rows are contacts, accounts and the like
_DIGITS = regex.compile(r"\d+")
_LABEL_YEAR = regex.compile(r"(?:19|20)\d{2}:")  # "Bidrag 2024: 900 000 kronor": it ends the label
_GROUP = regex.compile(r"(?<![\d-])\d{3}(?![\d-])|\d,\d|(?<![\d/-])[1-9]\d{3,8}(?![\d/-])")
# 1 234 500   1.234.500   8�370�578 (a space that its font cannot name)   1 234 500 kr; not 2021, 106 30, 0180
_GROUPED = r"(?:\d{1,3}(?:[ .'’\ufffd]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+)(?!\d)"
_AMOUNT = regex.compile(rf"[-−–]?[ ]?{_GROUPED}(?:[ ]?(?:kr|kronor|tkr|mnkr|{DASHED}))?[ ]?\*?", regex.IGNORECASE)
_AMOUNT_LAST = regex.compile(rf"[\p{{L}}.):]\*?[ ]?{_GROUPED}(?:[ ]?(?:kr|kronor|tkr))?$", regex.IGNORECASE)
_PLAIN = regex.compile(r"[1-9]\d{4,8}")  # 13275000: no year, no kommunkod; a postal code is printed as two
_DECIMAL = regex.compile(r"\d{1,6},\d{1,2}")
_AMOUNTS = regex.compile(
    r"(?:[-−–]?[1-9]\d{0,2}(?:[ ]\d{3})*|[-–]|0)(?:[ ](?:[-−–]?[1-9]\d{0,2}(?:[ ]\d{3})*|[-–]|0))+"
)
# "Arbetsförmedlingen 2022/00310 8 800 000 4 400 000", "0126 Huddinge 98 294 474 759 3,83"
_LABELLED_AMOUNTS = regex.compile(
    rf"(?:(?:\d{{4}}|{ORGANISATION_NUMBER})[ ])?\p{{Lu}}[^.:;]{{2,80}}[ ]"
    rf"{_GROUPED}(?:(?:[ ]{_GROUPED})+|[ ]\d{{1,3}},\d{{1,4}}(?:[ ]?%)?)"
)
# "Bjuv 41 000 kronor 24,85 för 3 av 5 delar": a row, whatever follows its numbers; no sentence has two side by side
_SIDE_BY_SIDE = regex.compile(
    rf"\p{{Lu}}\p{{L}}[^\d.:;]{{0,80}}[ ]{_GROUPED}(?:[ ](?:kr|kronor|tkr))?"
    rf"[ ](?:{_GROUPED}|\d{{1,3}},\d{{1,4}})(?!\d)"
)
_THOUSANDS = regex.compile(r"(?<!\d)\d{1,3}[ ]\d{3}\b")
_ORGANISATION = regex.compile(
    ORGANISATION_NUMBER
)  # alone on a line it is part of a row, whose name stands above it
_UNSHOWN = regex.compile(r"#{3,}")
# what one of these lines has in it: "10Allt0", "802001-6205980", "glesbygd39"
_GLUED = regex.compile(r"\d\p{Lu}\p{Ll}{1,4}\d|\d{6}-\d{5}|\p{Ll}{4}[1-9]\d{0,2}$")
# "6:3 ap.2 (2002)0Allt0", "38:220Inget0", "ap.2929Inget0": a row of financial conditions whose cells touch;
# "802001-6205980 000"; a name that its amount touches, "Hälsa i glesbygd39 232"
_TOUCHING = regex.compile(
    r"""(?:\d:|\bap\.?)\d.*\d\p{Lu}\p{Ll}{1,4}\d|\b\d{6}-\d{5,7}(?:[ ]\d{3})+\b
    |\p{Ll}{4}[1-9]\d{0,2}(?:[ ]\d{3})+\b""",
    regex.VERBOSE,
)


# "120 000 85 000 77 500": amounts of several rows on one line, as text is copied
_IN_A_LINE = regex.compile(r"\d{1,3}(?:[ ]\d{3})+(?:[ ]\d{1,3}(?:[ ]\d{3})+)*[ ]\d{1,2}(?:[ ]\d{3})+(?:[ ]\d{3})*")


class Strays:
    """The numerals of a document that its tables leave out; ``known`` are the words of their cells and headers."""

    def __init__(self, document: Document, flow: Flow, extraction: Extraction, known: frozenset[WordRef]) -> None:
        """Nothing is looked at before it is asked for."""
        self._pages = document.pages
        self._flow = flow
        self._extraction = extraction
        self._known = known
        self._strips: dict[int, list[Strip]] = {}
        self._open: dict[int, list[Word]] = {}

    def of_table(self, reading: TableReading) -> Iterator[Unread]:
        """The numerals between the rows of a table and right below its last row."""
        by_page: defaultdict[int, list[WordRef]] = defaultdict(list)
        for record in reading.grid.records:
            for ref in record.refs:
                by_page[ref.page].append(ref)
        first, last = min(by_page), max(by_page)
        ends = {page: self._extent(refs) for page, refs in by_page.items()}
        x0, x1 = min(e.x0 for e in ends.values()), max(e.x1 for e in ends.values())
        table, titles = reading.table.table_id, {h.text.removesuffix(":") for h in reading.grid.headers}
        for page in range(first, last + 1):
            top = ends[page].top if page == first else 0.0
            bottom = ends[page].bottom if page == last else self._pages[page].height
            for strip in self._between(page, top, bottom):
                # a title stands beside each value again where rows are cards
                inside = [c for c in self._inside(strip, x0, x1) if c.text.removesuffix(":") not in titles]
                numerals = list(self._numerals(inside, table, Gap.STRAY))
                if numerals and strip.text not in self._titles(reading) and not self._is_furniture(strip):
                    yield from numerals
        for strip in self._below(last, ends[last]):
            yield from self._numerals(self._inside(strip, x0, x1), table, Gap.BESIDE)

    def alone(self, readings: Sequence[TableReading], found: Sequence[Unread]) -> Iterator[Unread]:
        """The amounts that stand by themselves on pages with rows of a table, in no row; not ``found``."""
        seen = {(u.place.page, u.place.line) for u in found}
        rows = {ref for r in readings for record in r.grid.records for ref in record.refs}
        taken = rows | self._running
        for index in sorted({ref.page for ref in rows}):
            for strip in self._left_over(index, taken):
                if (self._pages[index].number, strip.line) in seen or self._is_furniture(strip):
                    continue
                for chunk in (c for c in strip.chunks if _AMOUNT.fullmatch(c.text) and taken.isdisjoint(c.refs)):
                    place = place_of(self._pages, chunk.refs)
                    if not self._is_held(chunk.text, place):
                        yield Unread(None, chunk.text, Gap.ALONE, place)

    def _left_over(self, index: int, taken: set[WordRef]) -> list[Strip]:
        """The strips of a page where a word with a group of three digits is not taken; none where all are."""
        left = [word for n, word in enumerate(self._pages[index].words) if (index, n) not in taken]
        return self._strips_of(index) if any(_GROUP.search(word.text) for word in left) else []

    def outside(self, found: Sequence[Unread], looks: Callable[[Strip], bool]) -> Iterator[Unread]:
        """The numbers of lines that look like rows and are in no table, where a page has several; not ``found``."""
        seen = {(u.place.page, u.place.line) for u in found}
        for index, page in enumerate(self._pages):
            if not self._may_hold_rows(index):
                continue
            lines = [
                strip
                for strip in self._strips_of(index)
                if (page.number, strip.line) not in seen
                and looks(strip)
                and not any(ref in self._known for ref in strip.refs)
                and not self._is_furniture(strip)
            ]
            if len(lines) >= _ROWS:
                yield from (u for s in lines for u in self._numerals(s.chunks, None, Gap.ROWS))

    def crowded(self) -> Iterator[Unread]:
        """The numerals of lines in no table that are names and then numbers, or whose cells touch."""
        for index, page in enumerate(self._pages):
            if page.geometry and not any(_GLUED.search(word.text) for word in self._open_words(index)):
                continue
            for strip in self._strips_of(index) if self._open_words(index) else ():
                copied = not page.geometry and (
                    lists_names_first(strip.text.split()) or _IN_A_LINE.fullmatch(strip.text)
                )
                crowded = copied or _TOUCHING.search(strip.text)
                if crowded and self._known.isdisjoint(strip.refs):
                    yield from self._numerals(strip.chunks, None, Gap.ROWS)

    def unshown(self) -> Iterator[Unread]:
        """The numbers that a spreadsheet program printed as "###", for want of room, beside a name."""
        for index, page in enumerate(self._pages):
            if not any("###" in word.text for word in page.words):
                continue
            names: set[int] = set()
            for n, word in enumerate(page.words):
                if _UNSHOWN.fullmatch(word.text) and word.line in names:
                    yield Unread(None, word.text, Gap.CELL, place_of(self._pages, [WordRef(index, n)]))
                names.add(word.line)

    def _may_hold_rows(self, page: int) -> bool:
        """Whether enough lines of a page have a group of three digits, or decimals, in no cell: a quick look."""
        return len({word.line for word in self._open_words(page) if _GROUP.search(word.text)}) >= _ROWS

    def _extent(self, refs: Sequence[WordRef]) -> BBox:
        return BBox.around([self._pages[r.page].words[r.word].bbox for r in refs])

    def _titles(self, reading: TableReading) -> set[str]:
        """The header's lines as text: they may be printed again on every page."""
        lines = {(r.page, self._pages[r.page].words[r.word].line) for h in reading.grid.headers for r in h.refs}
        pages = {page for page, _ in lines}
        return {s.text for page in pages for s in self._strips_of(page) if (page, s.line) in lines}

    def _strips_of(self, page: int) -> list[Strip]:
        if page not in self._strips:
            self._strips[page] = strips_of(self._pages, page)
        return self._strips[page]

    def _between(self, page: int, top: float, bottom: float) -> list[Strip]:
        """The strips of a page between two heights, none where no numeral is left out there."""
        if not any(top <= word.bbox.middle <= bottom for word in self._open_words(page)):
            return []
        return [s for s in self._strips_of(page) if top <= s.middle <= bottom]

    def _below(self, page: int, extent: BBox) -> Iterator[Strip]:
        """The strips right below a table's last row that look like rows, until the first that does not."""
        bottom = extent.bottom
        for strip in self._between(page, bottom, self._pages[page].height):
            if all(ref in self._known for ref in strip.refs):
                bottom = strip.bottom
                continue
            near = strip.top - bottom <= _NEAR * strip.size
            if near and self._ends_name(strip, extent):
                bottom = strip.bottom
                continue
            if not near or any(ref in self._known for ref in strip.refs) or not _is_row(strip):
                return
            if not self._is_furniture(strip):
                yield strip
                bottom = strip.bottom

    @staticmethod
    def _ends_name(strip: Strip, extent: BBox) -> bool:
        """Whether a line of words begins where rows of a table do, as narrow as a name: it ends that of a row."""
        narrow = strip.chunks[-1].x1 - strip.chunks[0].x0 < _NARROW * (extent.x1 - extent.x0)
        return narrow and abs(strip.chunks[0].x0 - extent.x0) < _ALIGNED and not any(map(str.isdecimal, strip.text))

    def _open_words(self, page: int) -> list[Word]:
        """The words of a page with a digit that are no footnote mark and in no cell."""
        if page not in self._open:
            read = self._read
            left = [word for n, word in enumerate(self._pages[page].words) if (page, n) not in read]
            self._open[page] = [word for word in left if _is_figure(word)]
        return self._open[page]

    def _is_open(self, ref: WordRef, word: Word) -> bool:
        """Whether a word has a digit, is no footnote mark and in no cell."""
        return ref not in self._read and _is_figure(word)

    def _is_furniture(self, strip: Strip) -> bool:
        """Whether a strip is a page number, a running head or foot."""
        strips = self._strips_of(strip.page)
        place = strips.index(strip)
        edge = min(place, len(strips) - 1 - place)
        if edge >= _EDGE:
            return False
        if PAGE_NUMBER.fullmatch(strip.text):
            return len(strip.chunks) == 1 and edge < 3
        return self._heads[_skeleton(strip.text)] > 1 and any(c.isalpha() for c in strip.text)

    @cached_property
    def _read(self) -> frozenset[WordRef]:
        """The words of cells and headers, of running heads and feet."""
        return self._known | self._running

    @cached_property
    def _running(self) -> frozenset[WordRef]:
        return frozenset(ref for text in self._flow.running for ref in text.refs())

    @cached_property
    def _heads(self) -> Counter[str]:
        """On how many pages each line stands near the top or the bottom, numbers aside."""
        seen: Counter[str] = Counter()
        for page in self._pages:
            lines: dict[int, str] = {}
            for word in sorted(page.words, key=lambda w: (w.line, w.bbox.x0)):
                lines[word.line] = lines.get(word.line, "") + word.text
            numbers = sorted(lines)
            seen.update({_skeleton(lines[number]) for number in (*numbers[:_EDGE], *numbers[-_EDGE:])})
        return seen

    def _inside(self, strip: Strip, x0: float, x1: float) -> list[Chunk]:
        """The parts of a strip that are left out and may belong to a table that reaches from ``x0`` to ``x1``."""
        rows = any(ref in self._known for ref in strip.refs)
        inside = [c for c in strip.chunks if c.x1 > x0 - 2 and c.x0 < x1 + 2]
        if not rows:
            return inside if inside and _is_row(strip._replace(chunks=tuple(inside))) else []
        parts = []
        for chunk in strip.chunks:
            left = [w for w in chunk.words if WordRef(chunk.page, w) not in self._known]
            part = chunk_of(self._pages[chunk.page], chunk.page, left) if left else None
            if part is not None and (chunk in inside or part.numeral is not None):
                parts.append(part)
        return parts

    def _numerals(self, chunks: Sequence[Chunk], table: str | None, gap: Gap) -> Iterator[Unread]:
        """The numerals of chunks that are left out and stand in no other dataset."""
        for chunk in chunks:
            page = self._pages[chunk.page]
            refs = [r for r in chunk.refs if self._is_open(r, page.words[r.word])]
            if len(refs) > 1 and _LABEL_YEAR.fullmatch(page.words[refs[0].word].text):
                refs = refs[1:]
            if not refs or YEAR_ONLY.fullmatch(chunk.text):
                continue
            text = " ".join(level(page.words[r.word].text) for r in refs)
            place = place_of(self._pages, refs)
            if not self._is_held(text, place):
                yield Unread(table, text, gap, place)

    def _is_held(self, text: str, place: Place) -> bool:
        """Whether a fact of the prose holds a numeral."""
        digits = "".join(_DIGITS.findall(text))
        return any(digits in held and _covers(other, place) for held, other in self._facts)

    @cached_property
    def _facts(self) -> list[tuple[str, Place]]:
        rows = self._extraction
        facts = [(r.text, r.place) for r in rows.references]
        facts += [(d.text, d.place) for d in rows.dates]
        facts += [(a.text, a.place) for a in rows.amounts]
        facts += [(a.text, a.place) for a in rows.appropriations]
        return [("".join(_DIGITS.findall(text)), place) for text, place in facts]


def _is_figure(word: Word) -> bool:
    """Whether a word has a digit and is no footnote mark."""
    return any(map(str.isdecimal, word.text)) and not word.style.has(_MARKS)


def _is_row(strip: Strip) -> bool:
    # "Totalt 545 437" set as a line of text under the columns is a sum that nobody has checked
    total = TOTAL.match(strip.text) is not None and _AMOUNT_LAST.search(strip.text) is not None
    number = _ORGANISATION.fullmatch(strip.text) is not None
    return total or number or is_record(strip) or is_loose(strip) or _SIDE_BY_SIDE.match(strip.text) is not None


def is_loose(strip: Strip) -> bool:
    """Whether a strip prints a label and, apart from it or at its end, an amount; or a recipient and any number.

    So does one of nothing but amounts, whose labels a converter has put elsewhere.
    """
    if _are_amounts(strip.text) or _LABELLED_AMOUNTS.fullmatch(strip.text):
        return True
    amounts = [c for c in strip.chunks if _AMOUNT.fullmatch(c.text)]
    if amounts:
        return len(amounts) == len(strip.chunks) or any(
            any(letter.isalpha() for letter in c.text) for c in strip.chunks if c not in amounts
        )
    if not is_record(strip):
        return False
    numbered = any(c.has_value or TAIL.fullmatch(c.text) for c in strip.chunks)
    if _PLAIN.fullmatch(strip.chunks[-1].text):
        return True
    return _AMOUNT_LAST.search(strip.chunks[-1].text) is not None or (numbered and _names_recipient(strip))


def _are_amounts(text: str) -> bool:
    """Whether a text is several numbers one space apart, thousands among them: "12 300 13 150 850"."""
    return _AMOUNTS.fullmatch(text) is not None and len(_THOUSANDS.findall(text)) > 1


def is_figure(strip: Strip) -> bool:
    """Whether a strip is loose, or numbers alone, the last with decimals, as the cells of columns set apart."""
    numbers = all(c.has_value for c in strip.chunks)
    return is_loose(strip) or (numbers and _DECIMAL.fullmatch(strip.chunks[-1].text) is not None)


def is_recipients(strip: Strip) -> bool:
    """Whether a loose strip names a kommun or a region in a cell of its own, or holds amounts alone."""
    return is_loose(strip) and (_names_recipient(strip) or all(_AMOUNT.fullmatch(c.text) for c in strip.chunks))


def _names_recipient(strip: Strip) -> bool:
    names = [c.text for c in strip.chunks if c.numeral is None]
    names += [BULLET.sub("", m["label"]).rstrip(":") for name in names if (m := TAIL.fullmatch(name))]
    return any(
        resolve(name, None, level=at).match in _KNOWN for name in names for at in (Level.KOMMUN, Level.REGION)
    )


def _skeleton(text: str) -> str:
    """A line's text without white space, every number alike."""
    return _DIGITS.sub("#", "".join(level(text).split()))


def _covers(outer: Place, inner: Place) -> bool:
    if outer.page != inner.page:
        return False
    if outer.bbox is None or inner.bbox is None:
        return outer.line == inner.line
    return outer.bbox.top <= inner.bbox.middle <= outer.bbox.bottom
