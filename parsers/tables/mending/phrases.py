"""Rows in words: items of a list that give each number with a word for it, as rows of a table with those titles.

Used by ``finding`` before the search for regions: "- Vallens IF: sökt 50 000 kr, beviljat 30 000 kr", "Eda kommun,
1,7 miljoner kronor (2022: 1,2 miljoner kronor)". The words between the numbers are the same in each line of a run,
and become the header. Sentences alike by chance have no word of money or year for a number and stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, takewhile
from typing import NamedTuple

import regex

from parsers.tables.labels import BULLET, TOTAL, is_header_word, role_of
from parsers.tables.mending.items import (
    CLOSES,
    LONGEST_TITLE,
    OPENS,
    ORGANISATION,
    UNIT,
    YEAR,
    Item,
    given_of,
    item_of,
    joined,
    numbers_of,
)
from parsers.tables.mending.sidebyside import side_by_side
from parsers.tables.numerals import read_numeral
from parsers.tables.strips import Chunk, Strip, chunk_of
from parsers.text import level
from schemas.document import Page, Style
from schemas.vocabulary import ColumnRole

_LEAST = 3  # lines
_BETWEEN = 2  # lines of another kind within a list
_LARGER = 0.8  # points
_INDENT, _CLOSE = 0.3, 0.6  # of the type size: right of the bullet, and below the line before
_NO_TITLE = frozenset({"att", "som", "kan", "ska", "om", "högst", "max", "minst", "lägst", "per", "upp", "än"})
_ASKING = frozenset({"har", "hade", "om"})  # "Föreningen Vox har ansökt om"
_PARTED = frozenset({"och", "samt", "respektive"})
# "300 000 kr för 2023": words that tell of the number before them
_OF_BEFORE = frozenset({"för", "i", "till", "under", "avseende", "från"})
# what else than the title of an amount says that a number is one of money
_SAYS = regex.compile(r"(?i)\b(?:ansökan|föresl\p{L}+|tillstyrk\p{L}+|budget|utfall|föregående år)\b")
_ENDS_IN_SUM = regex.compile(rf"\d(?:[ ](?:{UNIT}))+\)?$")
_SUMMED = regex.compile(rf"\d[ ](?:{UNIT})\b.*[ ]\p{{Ll}}")  # a line on which a sum is said, and for what
_ASKED = regex.compile(rf"\d[ ](?:{UNIT})\b|\d{{2}}[-/:]\d.*\d[ ]\d{{3}}$")

_MAY_ASK = regex.compile(rf"\d[ ](?:{UNIT})\b|\d{{2}}[-/:]\d")  # part of each such line


class _List(NamedTuple):
    """The items of a list, and its rows; ``given`` says that they tell who gets what, and for what."""

    items: tuple[Item, ...]
    rows: tuple[Strip, ...]
    given: bool


def with_phrases_as_columns(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of a page, each run of items in the same words as a header and rows, with its total."""
    text = "\n".join([s.text for s in strips])
    if len(_MAY_ASK.findall(text)) < _LEAST or sum(_ASKED.search(s.text) is not None for s in strips) < _LEAST:
        return list(strips)
    groups = _whole(strips)
    items = [item_of(group, page) for group in groups]
    given = [given_of(group, page) for group in groups]
    found: list[Strip] = []
    before = _List((), (), given=False)
    at = stop = end = 0
    while at < len(groups):
        headed = at > 0 and _heads_columns(groups[at - 1][-1])
        before = before if at - stop <= _BETWEEN else _List((), (), given=False)
        own = _list(groups[at:], items[at:], before, page, given=False)
        if not own.rows or (headed and own.items[0].case):
            own = _list(groups[at:], given[at:], before, page, given=True)
        if own.rows:
            goes_on = len(own.items) < _LEAST
            if not goes_on or not before.items or all(_heads_list(g, own.items[0]) for g in groups[stop:at]):
                end = len(found)
            if at and end and found[end - 1] is groups[at - 1][0] and _heads_list(groups[at - 1], own.items[0]):
                found[end - 1] = _summed(found[end - 1], own.rows, page)
            found[end:end] = own.rows  # another line that stands between goes below the list
            end, at = end + len(own.rows), at + len(own.items)
            before = _List(before.items + own.items, before.rows + own.rows, own.given) if goes_on else own
            stop = at
        else:
            found += groups[at]
            at += 1
        if own.rows and at < len(groups) and TOTAL.match(groups[at][0].text):
            found.insert(end, _total(joined(groups[at]), before.rows, page))
            at += 1
    return found


def _list(
    groups: Sequence[Sequence[Strip]], items: Sequence[Item | None], before: _List, page: Page, *, given: bool
) -> _List:
    """The first items as rows: three at least, or fewer of a list that goes on below headings or from above."""
    own = _run(items)
    if own and len(own) + _further(groups[len(own) :], items[len(own) :], own[0]) >= _LEAST:
        rows = tuple(_rows(own, page, given=given))
        if len(own) >= _LEAST or not before.items:
            return _List(tuple(own), rows, given)
    if not own or not before.items or before.given is not given or not own[0].goes_with(before.items[0]):
        return _List((), (), given)
    whole = tuple(_rows([*before.items, *own], page, given=given))
    return _List(tuple(own), whole[len(tuple(_rows(before.items, page, given=given))) :], given)


def _further(groups: Sequence[Sequence[Strip]], items: Sequence[Item | None], model: Item) -> int:
    """How many items go with one below the headings that follow it; none where those name who: "Belopp: 900"."""
    count = between = 0
    for group, item in zip(groups, items, strict=True):
        if item and item.label == model.label:
            return 0
        if item and item.goes_with(model):
            count, between = count + 1, 0
        elif between == _BETWEEN or not _heads_list(group, model):
            break
        else:
            between += 1
        if count >= _LEAST:
            break
    return count


def _heads_list(lines: Sequence[Strip], item: Item) -> bool:
    """Whether a line is the heading of items: larger, bold or without their mark, or a county."""
    strip = lines[0]
    marked = BULLET.match(" ".join(item.label)) is not None and BULLET.match(strip.text) is None
    larger = strip.size > item.strip.size + _LARGER or (strip.bold and not item.strip.bold)
    county = strip.text.casefold().endswith(" län")
    ends = strip.text[-1:] not in ".;,"
    return len(lines) == 1 and strip.text[:1].isupper() and ends and (marked or larger or county)


def _heads_columns(strip: Strip) -> bool:
    """Whether a line is titles, of which one may be that of the case numbers below: "Dnr Sökande Belopp"."""
    words = strip.text.split()
    return not any(map(str.isdigit, strip.text)) and 2 * sum(map(is_header_word, words)) > len(words) > 1


def _whole(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The lines, those that go on with an item of a list with its first, close below it.

    Right of its bullet, or in small letters where it says what a sum is for.
    """
    groups: list[list[Strip]] = []
    for strip in strips:
        first, above = (groups[-1][0], groups[-1][-1]) if groups else (strip, strip)
        indented = strip.chunks[0].x0 > first.chunks[0].x0 + _INDENT * strip.size
        close = 0 <= strip.top - above.bottom < _CLOSE * strip.size or strip.line == above.line + 1
        listed = indented and BULLET.match(" ".join(first.text.split())) is not None
        said = strip.text[:1].islower() and above.text[-1:] not in ".;:" and _SUMMED.search(first.text) is not None
        if groups and close and (listed or said) and not TOTAL.match(strip.text):
            groups[-1].append(strip)
        else:
            groups.append([strip])
    return groups


def _run(items: Sequence[Item | None]) -> list[Item]:
    """The items from the first on that make one list."""
    own = (i for i in items[:_LEAST] if i)
    model = max(own, key=lambda item: (not item.is_refused, len(item.numbers)), default=None)
    return [i for i in takewhile(lambda item: item and model and item.goes_with(model), items) if i]


def _total(strip: Strip, rows: Sequence[Strip], page: Page) -> Strip:
    """A total that gives one of several sums, in the column that its words name or whose sum is nearest to it."""
    words = [w for c in strip.chunks for w in c.words]
    numbers = list(numbers_of([level(page.words[w].text) for w in words]))
    if len(numbers) != 1:
        return strip
    (number,) = numbers
    label = chunk_of(page, strip.page, words[: number.start])
    cell = _cell(chunk_of(page, strip.page, words[number.start : number.stop]), number.text)
    columns: dict[float, Decimal] = {}
    for chunk in (c for row in rows for c in row.chunks[1:]):
        columns[chunk.x1] = columns.get(chunk.x1, Decimal(0)) + _value(chunk)
    named = (c.x1 for c in rows[0].chunks if not c.numeral and c.text.casefold() in label.text.casefold())
    x1 = next((x for x in named if x in columns), None) or min(
        columns, key=lambda x: abs(columns[x] - _value(cell))
    )
    return strip._replace(chunks=(label, cell._replace(x0=x1 - (cell.x1 - cell.x0), x1=x1)))


def _summed(heading: Strip, rows: Sequence[Strip], page: Page) -> Strip:
    """The heading of items, a sum that ends it in their column: "Hallands län (950 000 kr)"."""
    columns = {chunk.x1 for row in rows for chunk in row.chunks[1:] if chunk.numeral}
    ends = _ENDS_IN_SUM.search(heading.text) is not None
    return _total(heading, rows, page) if ends and len(columns) == 1 else heading


def _value(chunk: Chunk) -> Decimal:
    return (chunk.numeral.value if chunk.numeral else None) or Decimal(0)


def _rows(items: Sequence[Item], page: Page, *, given: bool = False) -> Iterator[Strip]:
    """The header and the rows of a run; nothing where its words tell neither of money nor that it is given."""
    model = max(items, key=lambda item: (not item.is_refused, len(item.numbers)))
    named = 0 if given else _length_of_first_title(items)
    heads = _heads(model, named, page)
    plain = given or (not any(heads) and _are_plain(items))
    if not plain and not _are_titles(model, named, [head.text for head in heads if head]):
        return
    numbers = [False, *(True for _ in heads)]
    bold = _bold_beginnings(items, named, page)
    dated = any(head and any(map(str.isdigit, head.text)) for head in heads)  # numbers, to be accounted for
    for item, stop in zip(items, bold, strict=True):
        index = item.strip.page
        own = _heads(item, named, page) if dated and len(item.numbers) == len(heads) else heads
        if any(own) and (item is items[0] or own is not heads):
            chunks = side_by_side([None, *own], numbers)
            yield item.strip._replace(bottom=item.strip.top, bold=False, chunks=chunks)
        name = chunk_of(page, index, item.words[:stop])
        cells = list(_cells(item, page))
        cells += [chunk_of(page, index, item.words[-1:])] * (len(heads) - len(cells))  # "avslag"
        asides = [
            chunk_of(page, index, own)._replace(bold=False) if own else None
            for own in (item.case, item.purpose, item.words[stop : len(item.label) - named])
        ]
        sides = [*numbers, *(False for _ in asides)]
        chunks = side_by_side([name._replace(bold=False), *cells, *asides], sides)
        yield item.strip._replace(bold=False, chunks=chunks)


def _bold_beginnings(items: Sequence[Item], named: int, page: Page) -> list[int]:
    """Where the name of each item ends: with its bold words, where all have some and others below them."""
    ends = [len(item.label) - named for item in items]
    bold = [
        sum(1 for _ in takewhile(lambda w: page.words[w].style.has(Style.BOLD), item.words[:end]))
        for item, end in zip(items, ends, strict=True)
    ]
    told = all(item.wrapped and 0 < own < end for item, own, end in zip(items, bold, ends, strict=True))
    return bold if told else ends


def _cells(item: Item, page: Page) -> Iterator[Chunk]:
    """The numbers of a line; one behind another keeps the brackets that are its own: "(30 000 kr)"."""
    for n, number in enumerate(item.numbers):
        chunk = chunk_of(page, item.strip.page, item.words[number.start : number.stop])
        aside = f"({number.text})"
        yield _cell(chunk, number.text)._replace(text=aside if n and aside in chunk.text else number.text)


def _are_plain(items: Sequence[Item]) -> bool:
    """Items of a name and a number that go on below their first line, or each end in a mark: "• Eda, 900 kr;"."""
    bulleted = all(BULLET.match(" ".join(item.label)) for item in items)
    return any(item.wrapped or item.case for item in items) or (
        bulleted and all(item.numbers[-1].closed for item in items[:-1])
    )


def _are_titles(item: Item, named: int, titles: Sequence[str]) -> bool:
    """Whether the words of a line tell what its numbers are: money or a year, or one is an organisation's number.

    Levels ("högst", "per år") and sentences do not; numbers without any words stand in columns.
    """
    first = [w for w in item.label[len(item.label) - named :] if w not in _ASKING]
    between = {w.strip(CLOSES) for w in (*first, *chain.from_iterable(item.gaps))}
    if not (between or any(n.closed for n in item.numbers)) or between & _NO_TITLE:
        return False
    return any(ORGANISATION.fullmatch(n.text) for n in item.numbers) or any(map(_tells_money, titles))


def _cell(chunk: Chunk, text: str) -> Chunk:
    """A number without the comma or bracket of its sentence."""
    return chunk._replace(text=text, numeral=read_numeral(text), bold=False)


def _length_of_first_title(items: Sequence[Item]) -> int:
    """How many words before the first number are no name's: the same in all lines, behind a mark or of money."""
    ends = zip(*(reversed(item.label) for item in items), strict=False)
    alike = len(list(takewhile(lambda words: len(set(words)) == 1, ends)))
    label = items[0].label
    longest = min(alike, min(len(item.label) for item in items) - 1, LONGEST_TITLE)
    for length in range(1, longest + 1):
        if label[-length][:1] == OPENS or all(item.label[-length - 1][-1:] in ",:–-" for item in items):
            return length
    own = list(
        takewhile(lambda word: word in _ASKING or _is_of_money(word), reversed(label[-longest:] if longest else ()))
    )
    return len(own) if any(map(_is_of_money, own)) else 0


def _is_of_money(word: str) -> bool:
    return role_of(word) is ColumnRole.AMOUNT


def _heads(item: Item, named: int, page: Page) -> list[Chunk | None]:
    """The title of each number as a line gives it."""
    return [_title(places, item, page) for places in _titles(item, named)]


def _titles(item: Item, named: int) -> Iterator[list[int]]:
    """The words (by their place in the line) of each number's title, of those before it and those behind it."""
    start = len(item.label)
    before = list(range(start - named, start))
    for number, gap in zip(item.numbers, item.gaps, strict=True):
        places = list(range(number.stop, number.stop + len(gap)))
        own = 0 if number.closed else _length_of_own(gap, last=number is item.numbers[-1])
        rest = places[own:]
        yield [*before, *places[:own]]
        before = rest[1:] if rest and gap[own] in _PARTED else rest


def _length_of_own(gap: Sequence[str], *, last: bool) -> int:
    """How many of the words between two numbers tell of the one before them."""
    for n, text in enumerate(gap):
        if text in _PARTED or text[:1] == OPENS:
            return n
        if text[-1:] in CLOSES:
            return n + 1
    behind = last or (bool(gap) and (gap[0] in _OF_BEFORE or YEAR.match(gap[0]) is not None))
    return len(gap) if behind else 0


def _title(places: Sequence[int], item: Item, page: Page) -> Chunk | None:
    """The title of a column, without marks and the preposition that it begins with."""
    chunk = chunk_of(page, item.strip.page, [item.words[n] for n in places]) if places else None
    words = chunk.text.strip("():;,. –-").split() if chunk else []
    text = " ".join(words[words[0] in (_OF_BEFORE | {"av"}) :]) if len(words) > 1 else " ".join(words)
    return chunk._replace(text=text, numeral=None, bold=False) if chunk and text else None


def _tells_money(title: str) -> bool:
    return bool(YEAR.search(title) or _SAYS.search(title)) or role_of(title) is ColumnRole.AMOUNT
