"""Rows whose columns stand one space apart: label and numbers, cut as grouping, columns and arithmetic prove.

Where more than one cut survives, the row keeps its text and has no value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple

import regex

from parsers.tables.collapsed.headwords import headers, segments
from parsers.tables.collapsed.namesbelow import with_names_whole
from parsers.tables.collapsed.outliers import without_outliers
from parsers.tables.collapsed.remarks import without_remarks
from parsers.tables.collapsed.shareproof import proved_by_shares
from parsers.tables.collapsed.tails import (
    Cut,
    Tail,
    choose,
    is_numbered,
    proved_by_total,
    tail_of,
    with_numbers_level,
    words_of,
)
from parsers.tables.collapsed.textcolumns import with_texts_apart
from parsers.tables.collapsed.totals import totals_by_sum
from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.labels import BULLET, DANGLING, KIND, PART, RECIPIENT_NAME, TOTAL, is_place, role_of
from parsers.tables.numerals import SIGN, Numeral, Shape, read_numeral
from parsers.tables.records import is_record
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Strip, cell_text, printed_text
from parsers.text import WordRef, level
from schemas.document import Page
from schemas.register import Level, resolve
from schemas.vocabulary import ColumnRole, Match, RecipientKind

_TITLED = 3  # rows
_LONGEST_TITLE = 3  # words
_LISTED = 3  # items of a list
_LENT = 2  # groups of an amount that is whole without what stands before it: "120 000"
_DASH = regex.compile(SIGN)
# "Föreningen Musik i 480 000", its name going on below: among rows a row, elsewhere running text
_BROKEN = regex.compile(r"\p{Lu}\S*(?:[ ]\S+){0,5}[ ](?:i|för|och|av|till|med|på|om)[ ]\d{1,3}(?:[ ]\d{3})+")


def split_rows(region: Region, pages: Sequence[Page]) -> Grid | None:
    """The grid of a region whose rows are a label and numbers in order; None where they are not."""
    body = without_remarks(region.body, pages)
    tails = [tail_of(s, pages) if is_record(s) or _BROKEN.fullmatch(s.text) else None for s in body]
    tails, title = _without_title(_without_joiners(tails, pages), pages)
    tails = with_numbers_level(tails, pages)
    rows = [t for t in tails if t is not None and t.tail]
    if not rows:
        return None
    width, chosen = choose(rows, segments(region, pages), pages)
    if width == 0:
        return None
    chosen = proved_by_shares(rows, chosen, width, pages)
    chosen = without_outliers(rows, totals_by_sum(rows, chosen, width, pages), width, pages)
    if width == 1 and any(_ends_in_digits(t) for t in rows if id(t) not in chosen):
        chosen = proved_by_total(rows, chosen, pages) or {
            id(t): chosen[id(t)] for t in rows if id(t) in chosen and not _may_lend(t, pages)
        }
    leading = int(sum(bool(t.code) for t in rows) > 0.6 * len(rows))
    cutter = _Cutter(pages, width, leading)
    records: list[Record] = []
    short: set[int] = set()
    listed = _items_alone(body)
    for strip, tail in zip(body, tails, strict=True):
        if tail is None or not (tail.tail or (leading and tail.code)):
            record = cutter.heading(strip)
            records.append(replace(record, heading=False) if strip in listed else record)
            continue
        cut = chosen.get(id(tail)) or _as_set(tail, width)
        if cut is not None and len(cut) < width:
            short.add(len(records))
        records.append(cutter.row(tail, cut))
    header, group = headers(region, width, leading, pages)
    if group and not (is_place(group) or any(r.heading for r in records)):
        header, group = _named(header, leading, group), None
    header = (*header[:-1], title) if title and width == 1 and not header[-1].text else header
    apart = with_texts_apart(Grid(header, tuple(records), group), leading)
    records, short = with_names_whole(apart.records, short, body, leading)
    joined, marks = _join_lone(*_join_broken(records, short, leading), leading)
    joined = _fill_empty(joined, leading)
    return replace(apart, records=tuple(joined), short=frozenset(marks))


def _items_alone(body: Sequence[Strip]) -> list[Strip]:
    """The items of a list without a number, marked and set as all others: who got nothing, no heading."""
    marks = [_mark(s) for s in body]
    rows = [m for s, m in zip(body, marks, strict=True) if is_record(s) and not TOTAL.match(s.text)]
    if len(rows) < _LISTED or None in rows or len(set(rows)) > 1:
        return []
    # what goes on in a line without a mark is no item alone
    below = [rows[0] if TOTAL.match(s.text) else m for s, m in zip(body[1:], marks[1:], strict=True)] + [rows[0]]
    return [s for s, m, b in zip(body, marks, below, strict=True) if not is_record(s) and m == rows[0] == b]


def _mark(strip: Strip) -> tuple[str, int] | None:
    """The mark of an item and how far to the left it stands; one for all numbers."""
    match = BULLET.match(strip.text)
    text = match[0].strip() if match else ""
    return (text.lstrip("0123456789"), round(strip.chunks[0].x0)) if text else None


def _named(header: Sequence[Header], leading: int, title: str) -> tuple[Header, ...]:
    """The headers with a title over the names: "Trossamfund", no heading where no other group follows."""
    return (*header[:leading], header[leading]._replace(text=title), *header[leading + 1 :])


def _as_set(tail: Tail, width: int) -> Cut | None:
    """The numbers of a row as they stand apart, one of them no number: "42 045981", "3 383 405"."""
    own = set(tail.tail)
    apart = tuple(c.words for c in tail.strip.chunks if own.issuperset(c.words))
    return apart if len(apart) == width > 1 and sum(map(len, apart)) == len(own) else None


def _ends_in_digits(tail: Tail) -> bool:
    """Whether what stands before an amount is no group of it: "IK 1923 85 500"."""
    return bool(tail.label) and len(tail.tail) > _LENT


def _may_lend(tail: Tail, pages: Sequence[Page]) -> bool:
    """Whether the first digits of a row's amount may end its name, as others' do: "Team Nord 18 120 000"."""
    words = pages[tail.strip.page].words
    if not _ends_in_digits(tail) or not all(words[w].text.isdigit() for w in tail.tail[:3]):
        return False
    name = BULLET.sub("", cell_text([words[w] for w in tail.label]))
    known = resolve(name, None, level=Level.UNKNOWN).match in {Match.EXACT, Match.ALIAS}
    return bool(name) and not known and not TOTAL.match(name)


def _without_joiners(tails: Sequence[Tail | None], pages: Sequence[Page]) -> list[Tail | None]:
    """The tails without the dash before their number, where nearly all rows have it: "Ale – 120 000 kronor"."""
    joined = [t is not None and _is_joined(t, pages) for t in tails]
    if sum(joined) < 2 or sum(joined) < 0.8 * sum(bool(t and t.tail) for t in tails):
        return list(tails)
    return [_unjoined(t) if t and dashed else t for t, dashed in zip(tails, joined, strict=True)]


def _without_title(tails: Sequence[Tail | None], pages: Sequence[Page]) -> tuple[list[Tail | None], Header | None]:
    """The tails without the title of the amounts that stands before each of them: "Ale Beviljat: 120 000 kr"."""
    rows = [t for t in tails if t and t.tail and t.label]
    for count in range(1, _LONGEST_TITLE + 1):
        ends = {words_of(t.label[-count:], pages[t.strip.page]) for t in rows if len(t.label) > count}
        title = ends.pop() if len(ends) == 1 else ""
        if not title.endswith(":") or len(rows) < _TITLED or any(len(t.label) <= count for t in rows):
            return list(tails), None
        if role_of(title.removesuffix(":")) is ColumnRole.AMOUNT:
            refs = tuple(WordRef(t.strip.page, w) for t in rows for w in t.label[-count:])
            cut = [t._replace(label=t.label[:-count]) if t and t.tail and t.label else t for t in tails]
            return cut, Header(title.removesuffix(":"), refs)
    return list(tails), None


def _is_joined(tail: Tail, pages: Sequence[Page]) -> bool:
    """Whether a dash that stands alone parts a label from one number."""
    words = [level(pages[tail.strip.page].words[w].text) for w in tail.tail[:2]]
    return bool(tail.label) and len(words) == 2 and _DASH.fullmatch(words[0]) is not None and words[1][:1].isdigit()


def _unjoined(tail: Tail) -> Tail:
    cuts = dict.fromkeys(c for c in tail.cuts if tail.tail[0] not in c[0])
    return tail._replace(label=(*tail.label, tail.tail[0]), tail=tail.tail[1:], cuts=tuple(cuts))


class _Cutter(NamedTuple):
    """Makes the records of a table with ``width`` number columns and ``leading`` code columns."""

    pages: Sequence[Page]
    width: int
    leading: int

    def row(self, tail: Tail, cut: Cut | None) -> Record:
        """Code, name, numbers; an unproven tail stands whole in the first number column."""
        label = tail.label if self.leading else (*tail.code, *tail.label)
        if cut:
            first = next(part[0] for part in cut if part)
            label += tuple(takewhile(lambda w: w != first, tail.tail))
        name = self._cell(label, tail.strip)
        numbers: list[Cell | None]
        if cut is None:
            numbered = int(is_numbered(tail, self.pages[tail.strip.page]) and self.width > 1)
            whole = self._cell(tail.tail[numbered:], tail.strip)
            numbers = [self._cell(tail.tail[:1], tail.strip)] * numbered
            numbers += [whole._replace(numeral=Numeral(Shape.MALFORMED)) if whole else None]
        else:
            numbers = [self._cell(part, tail.strip) for part in cut]
        numbers += [None] * (self.width - len(numbers))
        codes = (self._cell(tail.code, tail.strip),) * self.leading
        return Record((*codes, name, *numbers), tail.strip.refs, heading=False, bold=tail.strip.bold)

    def heading(self, strip: Strip) -> Record:
        """A strip without numbers."""
        name = self._cell([w for c in strip.chunks for w in c.words], strip)
        blank: tuple[Cell | None, ...] = (None,) * self.width
        cells = (*(None,) * self.leading, name, *blank)
        return Record(cells, strip.refs, heading=True, bold=strip.bold)

    def _cell(self, indexes: Sequence[int], strip: Strip) -> Cell | None:
        if not indexes:
            return None
        words = [self.pages[strip.page].words[w] for w in indexes]
        text = cell_text(words)
        return Cell(text, printed_text(words), tuple(WordRef(strip.page, w) for w in indexes), read_numeral(text))


def _join_broken(records: Sequence[Record], short: set[int], name: int) -> tuple[list[Record], set[int]]:
    """Names broken over two lines made whole: "Föreningen Barn och" / "ungdomar 350 000"."""
    joined: list[Record] = []
    marks: set[int] = set()
    for number, record in enumerate(records):
        above = joined[-1] if joined else None
        upper, lower = above.cells[name] if above else None, record.cells[name]
        if above is not None and above.heading and upper and lower and _goes_on(upper.text, lower.text):
            joined.pop()
            glued = upper.text[:-1] + lower.text if upper.text.endswith("-") else f"{upper.text} {lower.text}"
            cells = list(record.cells)
            cells[name] = Cell(glued, glued, upper.refs + lower.refs)
            record = Record(tuple(cells), record.refs + above.refs, record.heading, record.bold)  # noqa: PLW2901
        if number in short:
            marks.add(len(joined))
        joined.append(record)
    return joined, marks


def _goes_on(upper: str, lower: str) -> bool:
    return bool(DANGLING.search(upper)) or (lower[:1].islower() and not PART.match(lower))


def _fill_empty(records: Sequence[Record], name: int) -> list[Record]:
    """Names without a number that are kommuner in a table of kommuner: rows whose cell was left empty.

    So are organisations among organisations, where no heading stands over the first row.
    """
    if not any(r.heading for r in records):
        return list(records)
    for is_own in (_is_kommun, _is_organisation) if not records[0].heading else (_is_kommun,):
        known = [is_own(r.cells[name]) for r in records]
        rows = [k for k, r in zip(known, records, strict=True) if not r.heading]
        if sum(rows) >= 0.6 * len(rows):
            pairs = zip(known, records, strict=True)
            return [replace(r, heading=False) if k and r.heading else r for k, r in pairs]
    return list(records)


def _is_organisation(cell: Cell | None) -> bool:
    return cell is not None and RECIPIENT_NAME.search(cell.text) is not None and not KIND.fullmatch(cell.text)


def _is_kommun(cell: Cell | None) -> bool:
    if cell is None:
        return False
    found = resolve(BULLET.sub("", cell.text), None, level=Level.UNKNOWN)  # no search for the nearest: it is slow
    return found.match is Match.EXACT and found.lanskod is not None and found.kind is not RecipientKind.LAN


def _join_lone(records: Sequence[Record], short: set[int], name: int) -> tuple[list[Record], set[int]]:
    """Numbers alone on a line joined to the label alone on the line before: "Summa" / "9 135 000".

    To all lines of it, where no line of the table heads rows: "Olof Palmes" / "Internationella" / "Center".
    """
    joined: list[Record] = []
    marks: set[int] = set()
    headed = any(a.heading and not (b.heading or _is_nameless(b)) for a, b in pairwise(records))
    for number, record in enumerate(records):
        if _is_nameless(record) and joined and joined[-1].heading and not record.heading:
            label = joined.pop()
            while joined and joined[-1].heading and not headed:
                label = _under(joined.pop(), label, name)
            cells = tuple(a or b for a, b in zip(label.cells, record.cells, strict=True))
            record = Record(cells, label.refs + record.refs, heading=False, bold=label.bold)  # noqa: PLW2901
        if number in short:
            marks.add(len(joined))
        joined.append(record)
    return joined, marks


def _is_nameless(record: Record) -> bool:
    return not any(c and not c.numeral for c in record.cells)


def _under(upper: Record, lower: Record, name: int) -> Record:
    """Two lines of a name as one."""
    above, below = upper.cells[name], lower.cells[name]
    cells = list(lower.cells)
    if above and below:
        text = f"{above.text} {below.text}"
        cells[name] = Cell(text, text, above.refs + below.refs)
    return replace(lower, cells=tuple(cells), refs=upper.refs + lower.refs)
