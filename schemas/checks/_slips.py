"""One slip of the pen in one number: what would make the printed number the one that the arithmetic asks for.

A slip is named, never mended. How telling it is depends on how many numbers there are to choose from: see
``schemas.checks._diagnosis``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from schemas.checks._findings import Message
from schemas.swedish import format_number

_SCALES = (1_000, 1_000_000)


class Term(NamedTuple):
    """A number of a sum: its name in messages, its value, the unit and the decimals that it is printed in."""

    name: str
    value: Decimal
    unit: Decimal = Decimal(1)
    decimals: int = 0

    @property
    def place(self) -> Decimal:
        """Its last printed place."""
        return self.unit.scaleb(-self.decimals)

    def print(self, value: Decimal) -> str:
        """Another value as this one is printed."""
        return format_number(value / self.unit, self.decimals)


class Slip(NamedTuple):
    """A slip in words, and in how many ways a number of so many digits could have made one of the kind.

    No way at all for changed places: nine times a digit and a power of ten is a difference that tells by itself.
    """

    words: Message
    ways: int


def slips(term: Term, wanted: Decimal) -> Iterator[Slip]:
    """The slips that turn ``wanted`` into the term's printed value."""
    if any(term.value * s == wanted or wanted * s == term.value for s in _SCALES) and wanted:
        numbers = f"{term.print(term.value)} / {term.print(wanted)}"
        yield Slip(
            Message(f"{term.name} in another unit ({numbers})", f"{term.name} i en annan enhet ({numbers})"), 4
        )
        return
    for en, sv, ways in _slips(term.value / term.place, wanted / term.place):
        numbers = f"{term.print(term.value)} / {term.print(wanted)}"
        yield Slip(Message(f"{en.format(term.name)} ({numbers})", f"{sv.format(term.name)} ({numbers})"), ways)


def _slips(printed: Decimal, wanted: Decimal) -> Iterator[tuple[str, str, int]]:
    if printed % 1 or wanted % 1 or printed == wanted or not printed or not wanted:
        return
    if printed == -wanted:
        yield "the sign of {}", "tecknet för {}", 1
    if (printed < 0) != (wanted < 0):
        return
    one, other = abs(int(printed)), abs(int(wanted))
    if transposed(str(one), str(other)):
        yield "two digits of {} that changed places", "två siffror i {} som bytt plats", 0
    elif _lacks_one(str(one), str(other)):
        yield "a digit lost from {}", "en tappad siffra i {}", len(str(other)) * 10
    elif _lacks_one(str(other), str(one)):
        yield "a digit too many in {}", "en siffra för mycket i {}", len(str(one))


def transposed(one: str, other: str) -> bool:
    """Whether two neighbouring digits have changed places: 8 460 000 and 4 860 000."""
    if len(one) != len(other):
        return False
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and (one[apart[0]], one[apart[1]]) == (other[apart[1]], other[apart[0]])
    )


def _lacks_one(shorter: str, longer: str) -> bool:
    return len(longer) == len(shorter) + 1 and any(
        longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer))
    )


def grain(terms: Sequence[Term]) -> Decimal:
    """The power of ten, from the last printed place up, that all the terms are multiples of."""
    step = min((t.place for t in terms), default=Decimal(1))
    values = [abs(t.value) for t in terms if t.value]
    while values and all(not v % (step * 10) for v in values):
        step *= 10
    return step
