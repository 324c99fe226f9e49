"""Rows that one space parts, cut as their shares prove: "98 294 474 759 3,83" where the whole is 12 400 000.

Used by ``splitting`` once the rows are cut as far as products and sums prove. A share says which of the numbers
before it is a part of the total's; nothing is chosen where nearly all rows do not agree on one total and column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from parsers.tables.collapsed.tails import Cut, Tail, numerals_of, words_of
from parsers.tables.labels import TOTAL
from parsers.tables.numerals import Numeral
from schemas.document import Page

_Options: TypeAlias = list[tuple[Cut, list[Numeral | None]]]  # the cuts of a row, each with its numbers

_HUNDRED = Decimal(100)
_FEWEST = 3  # rows
_AGREEING = Decimal("0.9")  # of the rows


class _Whole(NamedTuple):
    """What a column may be parts of, how exactly that is known, and the column of the shares."""

    value: Decimal
    slack: Decimal  # of the value
    part: int
    share: int


def proved_by_shares(
    rows: Sequence[Tail], chosen: dict[int, Cut], width: int, pages: Sequence[Page]
) -> dict[int, Cut]:
    """The cuts, those of open rows found in which one number is the printed share of the total."""
    totals = [t for t in rows if TOTAL.match(words_of(t.label, pages[t.strip.page]))]
    own = [t for t in rows if t not in totals]
    still = [t for t in own if id(t) not in chosen]
    if len(own) < _FEWEST or not any(len(t.cuts) > 1 for t in still):
        return chosen
    cuts = {id(t): _options(t, width, pages) for t in own}
    stated = [whole for t in totals[-1:] for whole in _stated(_options(t, width, pages))]
    found: list[dict[int, Cut]] = []
    for whole in dict.fromkeys(stated or _reckoned(list(cuts.values()))):
        fits = {n: [cut for cut, numbers in options if _is_share(numbers, whole)] for n, options in cuts.items()}
        proved = {n: fit[0] for n, fit in fits.items() if len(fit) == 1}
        if len(proved) >= _AGREEING * len(own):
            found.append({id(t): proved[id(t)] for t in still if id(t) in proved})
    agreed = {n: cut for n, cut in found[0].items() if all(f.get(n, cut) == cut for f in found)} if found else {}
    return chosen | agreed


def _options(tail: Tail, width: int, pages: Sequence[Page]) -> _Options:
    return [(c, numerals_of(c, pages[tail.strip.page])) for c in tail.cuts if len(c) == width]


def _stated(total: _Options) -> Iterator[_Whole]:
    """Each number of the total with each column of shares that it may have."""
    for _, numbers in total:
        shares = [n for n, number in enumerate(numbers) if number and number.value == _HUNDRED]
        for part, number in enumerate(numbers):
            if number and number.value:
                yield from (_Whole(number.value, Decimal(0), part, share) for share in shares if share != part)


def _reckoned(rows: Sequence[_Options]) -> Iterator[_Whole]:
    """What each number of the row with the greatest share would be a part of, where no total is printed."""
    for _, numbers in max(rows, key=_greatest_share):
        for share, number in enumerate(numbers):
            if number is None or not number.decimals or not number.value:
                continue
            slack = _half(number) / number.value
            for part, other in enumerate(numbers[:share]):
                if other and other.value:
                    yield _Whole(_HUNDRED * other.value / number.value, slack, part, share)


def _greatest_share(options: _Options) -> Decimal:
    shares = (n.value for _, numbers in options for n in numbers if n and n.decimals and n.value is not None)
    return max((share for share in shares if share < _HUNDRED), default=Decimal(0))


def _half(number: Numeral) -> Decimal:
    """Half of a number's last decimal."""
    return Decimal("0.5").scaleb(-number.decimals)


def _is_share(numbers: Sequence[Numeral | None], whole: _Whole) -> bool:
    part, share = numbers[whole.part], numbers[whole.share]
    if part is None or share is None or part.value is None or share.value is None or not share.decimals:
        return False
    most = _half(share) + share.value * whole.slack
    return abs(_HUNDRED * part.value / whole.value - share.value) <= most
