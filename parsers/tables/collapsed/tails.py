"""The numbers at the end of a row that one space parts: every cut, and those that arithmetic proves.

The search behind ``splitting``. "49 20 000 980 000" has one cut into three numbers of which the third is the
product of the first two. Nothing is chosen by taste: what stays open has no cut.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import regex

from parsers.tables.casenumbers import is_case
from parsers.tables.labels import BULLET, ORGANISATION_NUMBER, TOTAL
from parsers.tables.numerals import CURRENCY, UNIT_WORDS, Numeral, Shape, read_numeral
from parsers.tables.strips import Strip, cell_text
from parsers.text import level
from schemas.document import Page
from schemas.register import Level, is_kommunkod, resolve

Cut = tuple[tuple[int, ...], ...]  # the words of each number
_Options: TypeAlias = Sequence[tuple[Cut, list[Decimal]]]  # the cuts of a row, each with its numbers

# "0114", "802400-1234", "03022-2021", "KUR 2022/1188" but for its letters: what numbers a row before its name
_CODE = regex.compile(rf"\d{{4}}|\d{{2}}|{ORGANISATION_NUMBER}|\p{{Lu}}{{0,4}}\d{{2,6}}[-/]\d{{2,6}}")
_ORGANISATION = regex.compile(ORGANISATION_NUMBER)
_NUMBERING = regex.compile(r"\d{1,3}[.)]")  # of the rows, before their codes
_GLUED = regex.compile(r"[\p{L})\]]\d{1,3}$")
_GROUP = regex.compile(r"\d{3}(?:,\d+)?")
_FOOTMARK = regex.compile(r"\d{1,2}\)")
_REFUSED = regex.compile(r"\p{Lu}\p{Ll}{3,}[.]?")  # "Avslag", "Inget" for a number
_ENOUGH = 4  # rows
_ADDENDS = 3  # numbers, the sum among them
_ROUND = {Decimal(0), Decimal(1), Decimal(100)}
_TOO_LONG = 12  # digits
_MOST, _FEW = 12, 6  # number columns, of a short tail and of one with more words: each doubles the cuts
_SHORT = 16  # words
_BARE = 3  # digits of a code without its zero
_MOST_STATES = 20_000  # choices of cuts looked at together


class Tail(NamedTuple):
    """A row cut into label and tail: words of the code, of the label, of the tail; and every cut of the tail."""

    strip: Strip
    code: tuple[int, ...]
    label: tuple[int, ...]
    tail: tuple[int, ...]
    cuts: tuple[Cut, ...]  # each cut: the words of each number


def tail_of(strip: Strip, pages: Sequence[Page]) -> Tail | None:
    """A strip cut before the numbers at its end."""
    words = [w for c in strip.chunks for w in c.words]
    starts = {c.words[0] for c in strip.chunks}  # a wide gap: surely another cell
    page = pages[strip.page]
    texts = {w: level(page.words[w].text) for w in words}
    split = len(words)
    cases = {c.words[-1]: c.words for c in strip.chunks[1:] if is_case(c.text)}
    while split > 0 and (words[split - 1] in cases or _is_tail_word(texts[words[split - 1]])):
        split -= len(cases.get(words[split - 1], (0,)))
    while split < len(words) and texts[words[split]].casefold().strip("()") in UNIT_WORDS - CURRENCY:
        split += 1  # a unit alone at the head of a tail belongs to the label; "SEK 450 000" is one number
    if split < len(words) - 1 and _FOOTMARK.fullmatch(texts[words[split]]):
        split += 1  # "Borås 1) 4 199 390 kr"
    if split < len(words) - 1 and _REFUSED.fullmatch(texts[words[split]]):
        split += 1  # so does what another column says of the row: "Avslag" before what was asked for
    tail = words[split:]
    label = words[:split]
    at = int(bool(label) and _NUMBERING.fullmatch(texts[label[0]]) is not None)
    code: list[int] = []
    if len(label) > at + 1 and _is_code(texts[label[at]]) and texts[label[at + 1]][:1].isalpha():
        code, label = label[at : at + 1], label[:at] + label[at + 1 :]
    bare = [w for w in tail if any(c.isdigit() for c in texts[w])]
    if label and bare and _GLUED.search(texts[label[-1]]) and _GROUP.fullmatch(texts[bare[0]]):
        return Tail(strip, tuple(code), tuple(label), tuple(tail), ())  # "(ram)8 486 000": whose is the 8?
    cuts = _cuts(tail, texts, starts, cases.values())
    if _are_below(strip):
        cuts = [cut for cut in cuts if all(part[0] in starts for part in cut)] or cuts
    if bare and tail[0] not in bare and tail[0] not in starts and texts[tail[0]].casefold() not in CURRENCY:
        cuts += _cuts(
            tail[tail.index(bare[0]) :], texts, starts, cases.values()
        )  # "Bidrag - 250 000": the dash may be the label's
    return Tail(strip, tuple(code), tuple(label), tuple(tail), tuple(cuts))


def _is_code(text: str) -> bool:
    """Whether a text may number a row; a workbook drops the leading zero of "0126"."""
    return _CODE.fullmatch(text) is not None or (len(text) == _BARE and is_kommunkod(f"0{text}"))


def _are_below(strip: Strip) -> bool:
    """Whether the chunks of a row stood below each other, each a cell of its own."""
    return any(b.x0 < a.x1 for a, b in pairwise(strip.chunks))


def _is_tail_word(text: str) -> bool:
    bare = text.strip("()*")
    bare = bare[:-1] if bare[:1].isdigit() and bare[-1:] == ":" else bare  # "450 000: –"
    if not bare or bare in {"%", "-", "–", "—", "−", ".."} or bare.casefold().rstrip(".") in UNIT_WORDS:
        return True
    if _ORGANISATION.fullmatch(text):
        return True
    numeral = read_numeral(bare)
    return numeral is not None and (any(c.isdigit() for c in bare) or _REFUSED.fullmatch(bare) is not None)


def _cuts(
    tail: Sequence[int], texts: dict[int, str], starts: set[int], cases: Collection[tuple[int, ...]]
) -> list[Cut]:
    """Every way to cut a tail into whole numbers (missing marks and units with them), ``cases`` those of cases."""
    found: list[Cut] = []
    most = _MOST if len(tail) <= _SHORT else _FEW

    def extend(position: int, sofar: Cut) -> None:
        if len(found) > 2048 or len(sofar) > most:
            return
        if position == len(tail):
            found.append(sofar)
            return
        for stop in range(position + 1, min(len(tail), position + 6) + 1):
            if stop - 1 > position and tail[stop - 1] in starts and any(c.isdigit() for c in texts[tail[stop - 1]]):
                break
            part = tuple(tail[position:stop])
            text = " ".join(texts[w] for w in part)
            numeral = read_numeral(text[1:-1] if text[:1] == "(" and text[-1:] == ")" else text)  # "(8 604 022)"
            own = part in cases or (len(part) == 1 and _ORGANISATION.fullmatch(texts[part[0]]))
            if not own and (numeral is None or numeral.shape is Shape.MALFORMED):
                continue
            if (stop < len(tail) and not _may_begin(texts[tail[stop]])) or _is_too_much([texts[w] for w in part]):
                continue
            extend(stop, (*sofar, part))

    extend(0, ())
    return found


def _is_too_much(groups: Sequence[str]) -> bool:
    """Whether groups make a number that no grant is, "300 000 250 000": a hundred thousand millions at least."""
    return sum(c.isdigit() for group in groups for c in group.partition(",")[0]) >= _TOO_LONG and len(groups) > 1


def _may_begin(text: str) -> bool:
    """A number may not begin with "000": that is a group of the number before it."""
    bare = text.lstrip("(-–−")
    return (
        not (len(bare) > 1 and bare[0] == "0" and bare[1:2].isdigit())
        and bare[:1] != "%"
        and (bare.casefold().rstrip(".") not in UNIT_WORDS)
    )


def _value(part: Sequence[int], page: Page) -> Numeral | None:
    return read_numeral(cell_text([page.words[w] for w in part])) if part else None


def choose(rows: Sequence[Tail], hint: range, pages: Sequence[Page]) -> tuple[int, dict[int, Cut]]:
    """The number of columns, and the proven cut of each row (by the row's id) that has one."""
    plain = [t for t in rows if t.label and not TOTAL.match(words_of(t.label, pages[t.strip.page]))] or list(rows)
    best: tuple[float, int] = (0.0, 0)
    for width in range(1, _MOST + 1):
        able = sum(any(len(c) == width for c in t.cuts) for t in plain) / len(plain)
        if able < 0.5:
            continue
        score = able + 0.45 * (width in hint) - 0.01 * width + 0.3 * _share_proved(plain, width, pages)
        best = max(best, (score, width))
    width = best[1]
    if width == 0:
        return 0, {}
    broken = _broken_columns(plain, width, pages)
    chosen: dict[int, Cut] = {}
    for tail in rows:
        page = pages[tail.strip.page]
        cuts = [c for c in tail.cuts if len(c) == width and _has_decimals(c, broken, page)]
        if len(cuts) > 1:
            cuts = _proved(cuts, page) or _set_apart(cuts, page) or cuts
        if not cuts:
            shorter = [c for c in tail.cuts if len(c) < width]
            cuts = [min(shorter, key=len)] if shorter else []
        if len(cuts) == 1:
            chosen[id(tail)] = cuts[0]
    return width, _by_total(rows, chosen, width, pages)


def _broken_columns(rows: Sequence[Tail], width: int, pages: Sequence[Page]) -> list[int]:
    """The columns whose numbers have decimals in all rows that can be cut in one way alone, as shares have."""
    sure = [(t, cuts[0]) for t in rows if len(cuts := [c for c in t.cuts if len(c) == width]) == 1]
    numerals = [[_value(part, pages[t.strip.page]) for part in cut] for t, cut in sure]
    if len(sure) < _ENOUGH or 2 * len(sure) < len(rows):
        return []
    return [k for k in range(width) if all((n := row[k]) is not None and n.decimals for row in numerals)]


def _has_decimals(cut: Cut, columns: Sequence[int], page: Page) -> bool:
    """Whether a cut has decimals, or a round share, where other rows do: "895 177" is not 895 and 177 per cent."""
    numerals = [_value(cut[k], page) for k in columns]
    return all(n is not None and (n.decimals or n.value is None or n.value in _ROUND) for n in numerals)


def _share_proved(rows: Sequence[Tail], width: int, pages: Sequence[Page]) -> float:
    """The part of the rows with a cut of this width that a product or a percent sign proves."""
    count = 0
    for tail in rows:
        cuts = [c for c in tail.cuts if len(c) == width]
        count += bool(_proved(cuts, pages[tail.strip.page]))
    return count / len(rows)


def _proved(cuts: Sequence[Cut], page: Page) -> list[Cut]:
    """The cuts in which a number is the product, or the last the sum, of the numbers before it."""
    return [cut for cut in cuts if any(_is_made_up(numbers) for numbers in _numbers_of(cut, page))]


def _numbers_of(cut: Cut, page: Page) -> Iterator[list[Numeral | None]]:
    """The numbers of a cut, without what may number the row."""
    first = words_of(cut[0], page)
    if not _ORGANISATION.fullmatch(first):
        yield [_value(part, page) for part in cut]
    if _ORGANISATION.fullmatch(first) or is_kommunkod(first):
        yield [_value(part, page) for part in cut[1:]]


def _is_made_up(numbers: Sequence[Numeral | None]) -> bool:
    """Whether a number is the product, or the last the sum, of the numbers before it."""
    known = [n.value for n in numbers if n and n.value is not None]
    if len(known) < max(_ADDENDS, len(numbers)):
        return False
    product = any(a * b == c and a != 0 and b != 1 for a, b, c in zip(known, known[1:], known[2:], strict=False))
    return product or sum(known[:-1]) == known[-1] != 0


def is_numbered(tail: Tail, page: Page) -> bool:
    """Whether the number of an organisation, or the code of the kommun that is named, stands before the others."""
    text = words_of(tail.tail[:1], page)
    if _ORGANISATION.fullmatch(text) or not is_kommunkod(text):
        return _ORGANISATION.fullmatch(text) is not None
    name = BULLET.sub("", words_of(tail.label, page))
    return resolve(name, None, level=Level.KOMMUN).kommunkod == text


def with_numbers_level(tails: Sequence[Tail | None], pages: Sequence[Page]) -> list[Tail | None]:
    """The tails, those of sums with an empty part for the number or code that all other rows have first."""
    rows = [t for t in tails if t and t.tail]
    sums = [t for t in rows if TOTAL.match(words_of(t.label, pages[t.strip.page]))]
    own = [t for t in rows if t not in sums]
    if 2 * sum(is_numbered(t, pages[t.strip.page]) for t in own) <= len(own):
        return list(tails)
    whole = [_with_name_whole(t, pages[t.strip.page]) if t and t in own else t for t in tails]
    if not all(is_numbered(t, pages[t.strip.page]) for t in whole if t and t.tail and t not in sums):
        return whole
    return [t._replace(cuts=tuple(((), *c) for c in t.cuts)) if t and t in sums else t for t in whole]


def _with_name_whole(tail: Tail, page: Page) -> Tail:
    """The tail from the organisation number on; a name before it may end in digits: "Nattavaara 2000"."""
    at = next((n for n, w in enumerate(tail.tail) if _ORGANISATION.fullmatch(level(page.words[w].text))), 0)
    if not at:
        return tail
    number = tail.tail[at : at + 1]
    cuts = dict.fromkeys(c[c.index(number) :] for c in tail.cuts if number in c)
    return tail._replace(label=tail.label + tail.tail[:at], tail=tail.tail[at:], cuts=tuple(cuts))


def _set_apart(cuts: Sequence[Cut], page: Page) -> list[Cut]:
    """The cuts that part numbers at plain spaces alone, where the groups of a number are joined by hard ones."""
    found = []
    for cut in cuts:
        joints = [page.words[w].after for part in cut for w in part[:-1] if page.words[w].text[-1:].isdigit()]
        if joints and not any(" " in joint for joint in joints):
            found.append(cut)
    return found


def _by_total(
    rows: Sequence[Tail],
    chosen: dict[int, Cut],
    width: int,
    pages: Sequence[Page],
) -> dict[int, Cut]:
    """Rows still open settled by the table's total: the one combination whose columns sum to it."""
    still = [t for t in rows if id(t) not in chosen and any(len(c) == width for c in t.cuts)]
    totals = [t for t in rows if TOTAL.match(words_of(t.label, pages[t.strip.page]))]
    still = [t for t in still if t not in totals]
    if not still or not totals:
        return chosen
    total = totals[-1]
    whole = chosen.get(id(total))
    goals = [c for c in ([whole] if whole else total.cuts) if len(c) == width]
    fixed = [Decimal(0)] * width
    for tail in rows:
        if tail in totals or tail in still or len(chosen.get(id(tail), ())) != width:
            continue
        fixed = [a + b for a, b in zip(fixed, values_of(chosen[id(tail)], pages[tail.strip.page]), strict=True)]
    open_cuts = [[c for c in t.cuts if len(c) == width] for t in still]
    options = [
        [(cut, values_of(cut, pages[t.strip.page])) for cut in cuts]
        for t, cuts in zip(still, open_cuts, strict=True)
    ]
    summed = [n for n in range(width) if all(goal[n] for goal in goals)]  # not what numbers the rows
    for columns in (summed, summed[:1] + summed[-1:]):
        fits = [
            (goal, found)
            for goal in goals
            for found in _fitting(options, fixed, values_of(goal, pages[total.strip.page]), columns)
        ]
        if len(fits) == 1:
            goal, found = fits[0]
            return chosen | {id(t): c for t, c in zip([*still, total], [*found, goal], strict=True)}
        if fits:
            break
    return chosen


def proved_by_total(rows: Sequence[Tail], chosen: dict[int, Cut], pages: Sequence[Page]) -> dict[int, Cut]:
    """The number of each row, digits before it left to its name, where they sum to the table's total; else none.

    "Arbete efter 65 3 369 000": no number begins with 65.
    """
    found = dict(chosen)
    for tail in rows:
        if id(tail) not in found:
            page = pages[tail.strip.page]
            ends = (tail.tail[n:] for n in range(1, len(tail.tail)))
            whole = next((end for end in ends if _is_whole(end, page)), None)
            if whole is None:
                return {}
            found[id(tail)] = (whole,)
    totals = [t for t in rows if TOTAL.match(words_of(t.label, pages[t.strip.page]))]
    own = [values_of(found[id(t)], pages[t.strip.page])[0] for t in rows if t not in totals]
    if len(totals) != 1 or sum(own) != values_of(found[id(totals[0])], pages[totals[0].strip.page])[0]:
        return {}
    return found


def _is_whole(words: Sequence[int], page: Page) -> bool:
    numeral = _value(words, page)
    return numeral is not None and numeral.value is not None and _may_begin(level(page.words[words[0]].text))


def _fitting(
    options: Sequence[_Options], fixed: list[Decimal], goal: list[Decimal], columns: Sequence[int]
) -> list[tuple[Cut, ...]]:
    """Every choice of one cut for each row with which ``columns`` sum to the total's; some where too many."""
    low = _bounds(options, min)
    high = _bounds(options, max)
    states: list[tuple[tuple[Cut, ...], list[Decimal]]] = [((), fixed)]
    for row, cuts in enumerate(options):
        states = [
            ((*done, cut), after)
            for done, sums in states
            for cut, values in cuts
            if all(
                low[row + 1][n]
                <= goal[n] - (after := [a + b for a, b in zip(sums, values, strict=True)])[n]
                <= high[row + 1][n]
                for n in columns
            )
        ]
        if len(states) > _MOST_STATES:
            break
    return [done for done, _ in states]


def _bounds(options: Sequence[_Options], limit: Callable[[Iterable[Decimal]], Decimal]) -> list[list[Decimal]]:
    """For each row, the least (or most) that it and the rows below it can bring to each column."""
    width = len(options[0][0][1])
    found = [[Decimal(0)] * width]
    for cuts in reversed(options):
        found.append([found[-1][n] + limit(values[n] for _, values in cuts) for n in range(width)])
    return found[::-1]


def values_of(cut: Sequence[Sequence[int]], page: Page) -> list[Decimal]:
    """The numbers of a cut, 0 for what is none."""
    return [n.value if n and n.value is not None else Decimal(0) for n in numerals_of(cut, page)]


def numerals_of(cut: Sequence[Sequence[int]], page: Page) -> list[Numeral | None]:
    """What each part of a cut reads as."""
    return [_value(part, page) for part in cut]


def words_of(indexes: Sequence[int], page: Page) -> str:
    """The text of words of a page."""
    return cell_text([page.words[w] for w in indexes]) if indexes else ""
