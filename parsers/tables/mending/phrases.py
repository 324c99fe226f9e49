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

from parsers.tables.casenumbers import without_case
from parsers.tables.labels import (
    BULLET,
    GIVEN_LAST,
    ORGANISATION_NUMBER,
    RECIPIENT_NAME,
    TOTAL,
    is_header_word,
    is_known,
    role_of,
)
from parsers.tables.mending.sidebyside import side_by_side
from parsers.tables.numerals import REFUSAL, UNIT_WORDS, Shape, read_numeral
from parsers.tables.strips import Chunk, Strip, chunk_of
from parsers.text import level
from schemas.document import Page
from schemas.vocabulary import ColumnRole

_LEAST = 3  # lines
_BETWEEN = 2  # lines of another kind within a list
_LONGEST_NUMBER = 6  # words, its unit with them
_LONGEST_NAME = 20  # words
_LONGEST_TITLE = 6  # words
_INDENT, _CLOSE = 0.3, 0.6  # of the type size: right of the bullet, and below the line before
_ORGANISATION = regex.compile(ORGANISATION_NUMBER)
_YEAR = regex.compile(r"(?:19|20)\d\d")
_OPENS, _CLOSES = "(", ",;.:)"
_NO_TITLE = frozenset({"att", "som", "kan", "ska", "om", "högst", "max", "minst", "lägst", "per", "upp", "än"})
_PARTED = frozenset({"och", "samt", "respektive"})
# "300 000 kr för 2023": words that tell of the number before them
_OF_BEFORE = frozenset({"för", "i", "till", "under", "avseende", "från"})
# what else than the title of an amount says that a number is one of money
_SAYS = regex.compile(r"(?i)\b(?:ansökan|föresl\p{L}+|tillstyrk\p{L}+|budget|utfall|föregående år)\b")
_UNIT = "|".join(sorted(w for w in UNIT_WORDS if w.isalpha()))
_ASKED = regex.compile(rf"\d[ ](?:{_UNIT})\b|\d{{2}}[-/:]\d.*\d[ ]\d{{3}}$")
_MAY_BE = regex.compile(rf"\p{{L}}.*\d[ ](?:(?:{_UNIT})\b|\d{{3}}$)")  # a line that may be an item
# "Ljungby Teater får 45 000 kr för en ny scen": who is given, and what it is for
_DECIDED = regex.compile(r"(?:\d{1,2}[.)] |[–-] )?att (?:bevilja|tilldela) ")
# "Ljungby Teater – 45 000 kr – en ny scen", "Ljungby Teater (45 000 kr): en ny scen"
_FRAMED = regex.compile(rf"[–-] \d[\d ]*(?:{_UNIT}) [–-] |\(\d[\d ]*(?:{_UNIT})\): ")
_PURPOSE = frozenset({"för", "till", "åt", "att", "avseende", "–", "-"})
_PART_OF = regex.compile(r"\(\d[\d,]* ?%\)[.;]?")  # "sökt 40 000 kr, beviljat 25 000 kr (62 %)"
# "Föreningar med 100 medlemmar får 5 000 kr för ...": what anyone may have, nobody's name
_ANYONE = regex.compile(
    r"(?i)\b(?:som|med|över|under|upp|varje|vars|per|högst|minst|kan|ska|vi|ni|du|den|det|de|en|ett|alla)\b"
)


class _Number(NamedTuple):
    """A number of an item: its words from ``start`` to ``stop``, and whether a comma or bracket ends it."""

    start: int
    stop: int
    text: str
    closed: bool


class _Item(NamedTuple):
    """A line as words: what stands before the first number, the numbers, the words behind each.

    Those of its case number stand apart, and those that tell what its sum is for.
    """

    strip: Strip
    words: tuple[int, ...]
    case: tuple[int, ...]
    purpose: tuple[int, ...]
    label: tuple[str, ...]
    numbers: tuple[_Number, ...]
    gaps: tuple[tuple[str, ...], ...]
    wrapped: bool

    @property
    def frame(self) -> tuple[object, ...]:
        """What lines of one list have in common."""
        return (bool(self.case), bool(self.purpose), *self.gaps, *(n.closed for n in self.numbers[:-1]))

    def goes_with(self, other: _Item) -> bool:
        """Whether a line is of the list of another, or of one of it that got nothing: "sökt 40 000 kr, avslag"."""
        refused = len(self.gaps[-1]) == 1 and REFUSAL.fullmatch(self.gaps[-1][0]) is not None
        return self.frame == other.frame or (refused and self.gaps[:-1] == other.gaps[:-2])


class _List(NamedTuple):
    """The items of a list, and its rows; ``given`` says that they tell who gets what, and for what."""

    items: tuple[_Item, ...]
    rows: tuple[Strip, ...]
    given: bool


def with_phrases_as_columns(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips of a page, each run of items in the same words as a header and rows, with its total."""
    if sum(_ASKED.search(s.text) is not None for s in strips) < _LEAST:
        return list(strips)
    groups = _whole(strips)
    items = [_item(group, page) for group in groups]
    given = [_given(group, page) for group in groups]
    found: list[Strip] = []
    before = _List((), (), given=False)
    at = stop = end = 0
    while at < len(groups):
        headed = at > 0 and _heads_columns(groups[at - 1][-1])
        before = before if at - stop <= _BETWEEN else _List((), (), given=False)
        own = _list(_run(items[at:]), before, page, given=False)
        if not own.rows or (headed and own.items[0].case):
            own = _list(_run(given[at:]), before, page, given=True)
        if own.rows:
            end = end if len(own.items) < _LEAST else len(found)  # what stands between goes below the list
            found[end:end] = own.rows
            end, at = end + len(own.rows), at + len(own.items)
            goes_on = len(own.items) < _LEAST
            before = _List(before.items + own.items, before.rows + own.rows, own.given) if goes_on else own
            stop = at
        else:
            found += groups[at]
            at += 1
        if own.rows and at < len(groups) and TOTAL.match(groups[at][0].text):
            found.insert(end, _total(_joined(groups[at]), before.rows, page))
            at += 1
    return found


def _list(items: Sequence[_Item], before: _List, page: Page, *, given: bool) -> _List:
    """The items as rows: three at least, or fewer that go on with a list a line or two above them."""
    if len(items) >= _LEAST:
        return _List(tuple(items), tuple(_rows(items, page, given=given)), given)
    if not items or not before.items or before.given is not given or not items[0].goes_with(before.items[0]):
        return _List((), (), given)
    whole = tuple(_rows([*before.items, *items], page, given=given))
    return _List(tuple(items), whole[len(tuple(_rows(before.items, page, given=given))) :], given)


def _heads_columns(strip: Strip) -> bool:
    """Whether a line is titles, of which one may be that of the case numbers below: "Dnr Sökande Belopp"."""
    words = strip.text.split()
    return not any(map(str.isdigit, strip.text)) and 2 * sum(map(is_header_word, words)) > len(words) > 1


def _whole(strips: Sequence[Strip]) -> list[list[Strip]]:
    """The lines, those that go on with an item of a list with its first: right of its bullet and close below it."""
    groups: list[list[Strip]] = []
    for strip in strips:
        first, above = (groups[-1][0], groups[-1][-1]) if groups else (strip, strip)
        indented = strip.chunks[0].x0 > first.chunks[0].x0 + _INDENT * strip.size
        close = 0 <= strip.top - above.bottom < _CLOSE * strip.size or strip.line == above.line + 1
        if groups and indented and close and BULLET.match(" ".join(first.text.split())):
            groups[-1].append(strip)
        else:
            groups.append([strip])
    return groups


def _joined(lines: Sequence[Strip]) -> Strip:
    """The lines of an item as one."""
    chunks = tuple(c for line in lines for c in line.chunks)
    return lines[0]._replace(bottom=lines[-1].bottom, chunks=chunks) if len(lines) > 1 else lines[0]


def _run(items: Sequence[_Item | None]) -> list[_Item]:
    """The items from the first on that make one list."""
    model = max((i for i in items[:_LEAST] if i), key=lambda item: len(item.numbers), default=None)
    return [i for i in takewhile(lambda item: item and model and item.goes_with(model), items) if i]


def _total(strip: Strip, rows: Sequence[Strip], page: Page) -> Strip:
    """A total that gives one of several sums, in the column that its words name or whose sum is nearest to it."""
    words = [w for c in strip.chunks for w in c.words]
    numbers = list(_numbers([level(page.words[w].text) for w in words]))
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


def _value(chunk: Chunk) -> Decimal:
    return (chunk.numeral.value if chunk.numeral else None) or Decimal(0)


def _item(lines: Sequence[Strip], page: Page, *, purposes: bool = False) -> _Item | None:
    """The lines of an item as one: a name and numbers within or behind words, what they are for apart if asked."""
    strip = _joined(lines)
    if any(c.numeral for c in lines[0].chunks) or not _MAY_BE.search(strip.text):
        return None
    words = tuple(w for c in strip.chunks for w in c.words)
    case, kept = without_case([level(page.words[w].text) for w in words])
    own, words = words[case], tuple(words[n] for n in kept)
    texts = [level(page.words[w].text) for w in words]
    bare = bool(own) and ((case.start and 0 not in kept) or _is_list_item(texts))
    numbers = tuple(_numbers(texts, bare=bool(bare)))
    if not numbers or not 0 < numbers[0].start <= _LONGEST_NAME:
        return None
    end = _end_without_aside(texts, numbers, purposes=purposes)
    ends = (*(n.start for n in numbers[1:]), end)
    gaps = tuple(tuple(texts[n.stop : stop]) for n, stop in zip(numbers, ends, strict=True))
    if any(len(gap) > _LONGEST_TITLE for gap in gaps) or not any(map(_is_word, texts[: numbers[0].start])):
        return None
    label = tuple(texts[: numbers[0].start])
    return _Item(strip, words, own, words[end:], label, numbers, gaps, wrapped=len(lines) > 1)


def _is_word(text: str) -> bool:
    return any(map(str.isalpha, text))


def _given(lines: Sequence[Strip], page: Page) -> _Item | None:
    """The lines of an item that names who is given a sum and what it is for, the words for giving off the name."""
    item = _item(lines, page, purposes=True)
    if item is None or len(item.numbers) > 1 or not item.purpose or item.gaps != ((),):
        return None
    label = " ".join(item.label)
    name = BULLET.sub("", label)
    said = GIVEN_LAST.search(label) or _DECIDED.match(label)
    known = RECIPIENT_NAME.search(name) is not None or is_known(name.rstrip(" ,:–-"))
    listed = (name != label or known) and item.label[-1][-1:] in ",:–-"
    if not said and not listed and not _FRAMED.search(" ".join(item.strip.text.split())):
        return None
    anyone = _ANYONE.search(GIVEN_LAST.sub("", _DECIDED.sub("", label)))
    return item if name[:1].isalpha() and not anyone else None


def _end_without_aside(texts: Sequence[str], numbers: Sequence[_Number], *, purposes: bool) -> int:
    """Where a line's words end but for the part that its last sum is of another, and what it is for if asked."""
    stop = numbers[-1].stop
    if len(numbers) > 1 and _PART_OF.fullmatch(" ".join(texts[stop:])):
        return stop
    years = any(_YEAR.match(text) for text in texts[stop:])
    begun = stop < len(texts) and (texts[stop] in _PURPOSE or texts[stop - 1][-2:] == "):")
    return stop if purposes and begun and not years else len(texts)


def _is_list_item(texts: Sequence[str]) -> bool:
    """Whether a line begins with a mark, or a comma parts its name from what follows: no row of columns."""
    return BULLET.match(" ".join(texts)) is not None or any(t[-1:] in ",:" or t in "–-" for t in texts[1:-1])


def _numbers(texts: Sequence[str], *, bare: bool = False) -> Iterator[_Number]:
    """The amounts with a unit, or without one where ``bare``, and the organisation numbers of a line."""
    at = 1
    while at < len(texts):
        stops = range(min(len(texts), at + _LONGEST_NUMBER), at, -1)
        number = next((n for stop in stops if (n := _number(texts, at, stop, bare=bare))), None)
        if number:
            yield number
        at = number.stop if number else at + 1


def _number(texts: Sequence[str], start: int, stop: int, *, bare: bool) -> _Number | None:
    whole = " ".join(texts[start:stop])
    text = whole.lstrip(_OPENS).rstrip(_CLOSES)
    if not text[:1].isdigit():
        return None
    numeral = read_numeral(text)
    told = numeral is not None and (numeral.unit is not None or (bare and numeral.grouped))
    money = numeral is not None and numeral.shape is Shape.VALUE and told
    if not money and not _ORGANISATION.fullmatch(text):
        return None
    return _Number(start, stop, text, whole[-1:] in _CLOSES)


def _rows(items: Sequence[_Item], page: Page, *, given: bool = False) -> Iterator[Strip]:
    """The header and the rows of a run; nothing where its words tell neither of money nor that it is given."""
    model = max(items, key=lambda item: len(item.numbers))
    named = 0 if given else _length_of_first_title(items)
    heads = _heads(model, named, page)
    plain = given or (not any(heads) and _are_plain(items))
    if not plain and not _are_titles(model, named, [head.text for head in heads if head]):
        return
    numbers = [False, *(True for _ in heads)]
    dated = any(head and any(map(str.isdigit, head.text)) for head in heads)  # numbers, to be accounted for
    for item in items:
        index = item.strip.page
        own = _heads(item, named, page) if dated and len(item.numbers) == len(heads) else heads
        if any(own) and (item is items[0] or own is not heads):
            chunks = side_by_side([None, *own], numbers)
            yield item.strip._replace(bottom=item.strip.top, bold=False, chunks=chunks)
        name = chunk_of(page, index, item.words[: len(item.label) - named])
        cells = list(_cells(item, page))
        cells += [chunk_of(page, index, item.words[-1:])] * (len(heads) - len(cells))  # "avslag"
        asides = [
            chunk_of(page, index, own)._replace(bold=False) if own else None for own in (item.case, item.purpose)
        ]
        chunks = side_by_side([name._replace(bold=False), *cells, *asides], [*numbers, False, False])
        yield item.strip._replace(bold=False, chunks=chunks)


def _cells(item: _Item, page: Page) -> Iterator[Chunk]:
    """The numbers of a line; one behind another keeps the brackets that are its own: "(30 000 kr)"."""
    for n, number in enumerate(item.numbers):
        chunk = chunk_of(page, item.strip.page, item.words[number.start : number.stop])
        aside = f"({number.text})"
        yield _cell(chunk, number.text)._replace(text=aside if n and aside in chunk.text else number.text)


def _are_plain(items: Sequence[_Item]) -> bool:
    """Items of a name and a number that go on below their first line, or each end in a mark: "• Eda, 900 kr;"."""
    bulleted = all(BULLET.match(" ".join(item.label)) for item in items)
    return any(item.wrapped or item.case for item in items) or (
        bulleted and all(item.numbers[-1].closed for item in items[:-1])
    )


def _are_titles(item: _Item, named: int, titles: Sequence[str]) -> bool:
    """Whether the words of a line tell what its numbers are: money or a year, or one is an organisation's number.

    Levels ("högst", "per år") and sentences do not; numbers without any words stand in columns.
    """
    between = {w.strip(_CLOSES) for w in (*item.label[len(item.label) - named :], *chain.from_iterable(item.gaps))}
    if not (between or any(n.closed for n in item.numbers)) or between & _NO_TITLE:
        return False
    return any(_ORGANISATION.fullmatch(n.text) for n in item.numbers) or any(map(_tells_money, titles))


def _cell(chunk: Chunk, text: str) -> Chunk:
    """A number without the comma or bracket of its sentence."""
    return chunk._replace(text=text, numeral=read_numeral(text), bold=False)


def _length_of_first_title(items: Sequence[_Item]) -> int:
    """How many words before the first number are no name's: the same in all lines, behind a mark or of money."""
    ends = zip(*(reversed(item.label) for item in items), strict=False)
    alike = len(list(takewhile(lambda words: len(set(words)) == 1, ends)))
    label = items[0].label
    longest = min(alike, min(len(item.label) for item in items) - 1, _LONGEST_TITLE)
    for length in range(1, longest + 1):
        if label[-length][:1] == _OPENS or all(item.label[-length - 1][-1:] in ",:–-" for item in items):
            return length
    return len(list(takewhile(lambda n: role_of(label[-n]) is ColumnRole.AMOUNT, range(1, longest + 1))))


def _heads(item: _Item, named: int, page: Page) -> list[Chunk | None]:
    """The title of each number as a line gives it."""
    return [_title(places, item, page) for places in _titles(item, named)]


def _titles(item: _Item, named: int) -> Iterator[list[int]]:
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
        if text in _PARTED or text[:1] == _OPENS:
            return n
        if text[-1:] in _CLOSES:
            return n + 1
    behind = last or (bool(gap) and (gap[0] in _OF_BEFORE or _YEAR.match(gap[0]) is not None))
    return len(gap) if behind else 0


def _title(places: Sequence[int], item: _Item, page: Page) -> Chunk | None:
    """The title of a column, without marks and the preposition that it begins with."""
    chunk = chunk_of(page, item.strip.page, [item.words[n] for n in places]) if places else None
    words = chunk.text.strip("():;,. –-").split() if chunk else []
    text = " ".join(words[words[0] in (_OF_BEFORE | {"av"}) :]) if len(words) > 1 else " ".join(words)
    return chunk._replace(text=text, numeral=None, bold=False) if chunk and text else None


def _tells_money(title: str) -> bool:
    return bool(_YEAR.search(title) or _SAYS.search(title)) or role_of(title) is ColumnRole.AMOUNT
