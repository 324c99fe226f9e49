"""One page and column group of a table: its lines, and what they show of the names in them.

Used by ``wrapping`` and ``habits`` to tell which lines make one row. It looks at boxes and words and joins nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from parsers.tables.casenumbers import is_case
from parsers.tables.columns.lines import Line
from parsers.tables.labels import BUDGET_CODE, DANGLING, KIND, TOTAL, is_known, is_place
from parsers.tables.records import ORGANISATION, names_group, names_kommun
from parsers.tables.strips import Chunk
from schemas.register import Level, is_unfinished, resolve
from schemas.vocabulary import Match, RecipientKind

_HAIR = 0.08  # of the type size: less may be the same room, rounded
FAR = 0.9  # of the type size: lines of one name stand closer
_CLOSER = 0.5  # of the type size
_LARGER = 1.0  # points
_LABEL = 3  # lines of a sum's label below its first
_EVEN = 1.0  # points: ends of lines that are flush
_LONG = 8  # letters of a word that may be wider than its column
_BUDGET_CODE = regex.compile(BUDGET_CODE)
_FORM = regex.compile(
    r"(?:aktiebolag(?:et)?|handelsbolag|kommanditbolag|ek(?:\.|onomisk) ?för(?:\.|ening)|ideell förening"
    r"|(?-i:AB|HB|KB))(?: [(]publ[.]?[)])?",
    regex.IGNORECASE,
)
_LAN = ("län", "län:")


class Gaps(NamedTuple):
    """The white space above and below a line, to its neighbours in the block."""

    above: float
    below: float


class Block(NamedTuple):
    """The lines of one page and column group, the column of names, and how far to the right names reach."""

    lines: Sequence[Line]
    name: int
    limit: float

    @property
    def anchors(self) -> list[int]:
        """The lines with a number."""
        return [n for n, line in enumerate(self.lines) if line.is_row]

    @property
    def loose(self) -> list[int]:
        """The lines without."""
        return [n for n, line in enumerate(self.lines) if not line.is_row]

    def titles(self, n: int, row: int) -> bool:
        """Whether a line is a heading by its look, and no name goes on in it ("Länsstyrelsen i" / "Kalmar län")."""
        if self._goes_on(n) or self._is_beside_rest(n) or self.ends_sum(n):
            return False
        larger = self.lines[n].strip.size > self.lines[row].strip.size + _LARGER
        if larger or self._is_place_over_others(n, row) or self.stands_over_numbers(n):
            return True
        return any(is_heading(self.lines[n], self.lines[row], text) for text in self._heading_texts(n))

    def stands_over_numbers(self, n: int) -> bool:
        """Whether a line is one text without a number in a column of numbers of cases, rows or organisations."""
        filled = [k for k, cell in enumerate(self.lines[n].cells) if cell]
        text = self.lines[n].chunks[0].text
        if len(filled) != 1 or filled[0] == self.name or not text[:1].isupper() or any(map(str.isdigit, text)):
            return False
        cells = [c.text for line in self.lines if line.is_row for c in line.cells[filled[0]]]
        own = [text for text in cells if not TOTAL.match(text)]
        if filled[0] > self.name:
            return len(own) > 1 and all(map(ORGANISATION.fullmatch, own))
        return len(own) > 1 and all(any(map(str.isdigit, text)) for text in own)

    def _is_beside_rest(self, n: int) -> bool:
        """Whether a text of another column goes on beside a line, as none does beside a heading."""
        beside = (c.text for cell in self.lines[n].cells[self.name + 1 :] for c in cell)
        return any(text[:1].islower() for text in beside)

    def _is_place_over_others(self, n: int, row: int) -> bool:
        """Whether all lines without a number are places and the row is none: "Göteborg" over the theatres there."""
        if not is_place(self.text(n)) or is_place(self.text(row)):
            return False
        if n and is_known(f"{self.text(n - 1)} {self.text(n)}"):
            return False  # "Region" / "Skåne"
        loose = [self.text(k) for k in self.loose]
        return len(loose) > 1 and all(map(is_place, loose)) and not all(map(self._stands_under, self.loose))

    def _stands_under(self, n: int) -> bool:
        """Whether a line stands far closer to the one above than to the one below: where the theatre lies."""
        above, below = self.gaps(n)
        return below - above > _CLOSER * self.lines[n].strip.size

    def _goes_on(self, n: int) -> bool:
        """Whether the name on the line above, or two above, cannot end there."""
        strip = self.lines[n].strip
        above = next((k for k in range(n - 1, max(-1, n - 3), -1) if self.has_name(k)), None)
        if above is None or not (DANGLING.search(self.text(above)) or is_unfinished(self.text(above))):
            return False
        return strip.top - self.lines[above].strip.bottom < 0.6 * strip.size

    def ends_sum(self, n: int) -> bool:
        """Whether a line goes on with the label of a sum, closer than rows: "Summa" over "Dans och cirkus"."""
        rows = [k for k in range(max(0, n - _LABEL), n) if self.lines[k].is_row]
        if not rows or not TOTAL.match(self.text(rows[-1])):
            return False
        least = self._least_gap()
        return all(self.gap(k, k + 1) < least for k in range(rows[-1], n))

    def _heading_texts(self, n: int) -> Iterator[str]:
        """The text of a line, and with the line beside that may be its other half: "Västra Göta-" / "lands län"."""
        yield self.text(n)
        for first in (n, n - 1):
            pair = range(first, first + 2)
            if all(0 <= k < len(self.lines) and not self.lines[k].is_row and self.has_name(k) for k in pair):
                upper, lower = map(self.text, pair)
                if not self._goes_on(first):
                    yield upper[:-1] + lower if upper.endswith("-") else f"{upper} {lower}"

    def gaps(self, n: int) -> Gaps:
        """The white space around a line."""
        strip = self.lines[n].strip
        above = strip.top - self.lines[n - 1].strip.bottom if n else 99.0
        below = self.lines[n + 1].strip.top - strip.bottom if n + 1 < len(self.lines) else 99.0
        return Gaps(above, below)

    def gap(self, upper: int, lower: int) -> float:
        """The white space between two lines, of the lower one's type size."""
        strip = self.lines[lower].strip
        return (strip.top - self.lines[upper].strip.bottom) / strip.size

    def has_name(self, n: int) -> bool:
        """Whether a line holds a part of a name."""
        return bool(self.label(n))

    def has_own_name(self, n: int) -> bool:
        """Whether a part of a name stands in the column of names itself."""
        return bool(self.lines[n].cells[self.name])

    def is_labelled(self, n: int) -> bool:
        """Whether a line has the label of a group before the names or over numbers, no rest of a case's number."""
        before = [c for cell in self.lines[n].cells[: self.name] for c in cell]
        return any(not is_case(c.text) for c in before) or self.stands_over_numbers(n)

    def text(self, n: int) -> str:
        """The part of a name on a line."""
        return " ".join(c.text for c in self.label(n))

    def label(self, n: int) -> Sequence[Chunk]:
        """The words of a row's name: in the column of names, or before it, where "Summa" often stands."""
        line = self.lines[n]
        before = [c for cell in line.cells[: self.name] for c in cell if not _is_code(c.text)]
        return line.cells[self.name] or before

    def wraps(self, upper: int, lower: int) -> bool:
        """Whether two lines may be one name: the lower's first word had no room above, no row is whole alone."""
        if not self.has_name(upper) or not self.has_name(lower) or TOTAL.match(self.text(lower)):
            return False
        gap = self.gap(upper, lower)
        if self.text(upper).endswith(("-", ",")) or gap > FAR:
            return gap <= FAR
        row = upper if self.lines[upper].is_row else lower
        whole = is_known(self.text(row)) and not is_known(f"{self.text(upper)} {self.text(lower)}")
        return not whole and not self.fits(upper, lower)

    def hangs(self, n: int) -> bool:
        """Whether a line stands closer to the one above than rows to each other, and no closer to what follows."""
        least = self._least_gap()
        return bool(n) and self.gap(n - 1, n) < least and (n + 1 == len(self.lines) or self.gap(n, n + 1) > least)

    def leans(self, n: int) -> bool:
        """Whether a line stands closer to the one below than rows to each other, and no closer to the one above."""
        least = self._least_gap()
        return n + 1 < len(self.lines) and self.gap(n, n + 1) < least and (not n or self.gap(n - 1, n) > least)

    def stands_apart(self, n: int) -> bool:
        """Whether a line below a row is one text, which begins as one, as far from its neighbours as rows are."""
        least, text = self._least_gap(), self.lines[n].chunks[0].text
        below = self.gap(n, n + 1) if n + 1 < len(self.lines) else least
        alone = len(self.lines[n].chunks) == 1 and text[:1].isupper() and n > 0
        return alone and least > 0 and min(self.gap(n - 1, n), below) >= least

    def _least_gap(self) -> float:
        """How close lines of two rows never stand; no line stands so close where no two rows are neighbours."""
        pairs = [k for k in range(1, len(self.lines)) if self.lines[k - 1].is_row and self.lines[k].is_row]
        return min((self.gap(k - 1, k) for k in pairs), default=-99.0) - _HAIR

    def fits(self, upper: int, lower: int) -> bool:
        """Whether the lower line's first word would have had room on the upper line."""
        over, under = self.label(upper)[-1], self.label(lower)[0]
        if over.text.endswith("-") or DANGLING.search(over.text):
            return False
        first = under.text.split(" ", 1)[0]
        width = (under.x1 - under.x0) * len(first) / max(1, len(under.text))
        return 2.0 + width <= self._room(over, under) - 1.0

    def _room(self, over: Chunk, under: Chunk) -> float:
        """What a line leaves of its column's width: to its right, or to its left where names are flush right."""
        ragged = abs(over.x0 - under.x0) > _EVEN and abs(over.x1 - under.x1) < _EVEN
        if not ragged:
            return self.limit - over.x1
        return over.x0 - min(self.label(n)[0].x0 for n in range(len(self.lines)) if self.has_name(n))

    def breaks(self, n: int) -> bool:
        """Whether a line is one long word that reaches as far as names do: it may be broken without a hyphen."""
        text = self.text(n)
        return len(text) >= _LONG and text.isalpha() and self.label(n)[-1].x1 > self.limit - 6.0

    def distance(self, n: int, row: int) -> float:
        """How far apart two lines stand."""
        return abs(self.lines[n].strip.middle - self.lines[row].strip.middle)


def ends_name(text: str) -> bool:
    """Whether a text is the form of a company or an association and nothing else: the end of its name."""
    return _FORM.fullmatch(text) is not None


def _is_code(text: str) -> bool:
    if text[:1].isdigit() or text.isalpha():
        return text[:1].isdigit()
    numbered = sum(map(str.isdigit, text)) > sum(map(str.isalpha, text))  # "KUR 2024/17"
    return numbered or _BUDGET_CODE.fullmatch(text) is not None


def is_heading(line: Line, row: Line, text: str) -> bool:
    """Whether a line is a group's heading by itself: bold over plain names, a län, what many are called, a code.

    "Län: 12" and "0180 Stockholm" over names of others, which no row of theirs goes on from; so "1:7 Stöd till
    äldre" over "ap.1".
    """
    if (line.bold and not row.bold and not row.named_bold) or (text[:1].isupper() and KIND.fullmatch(text)):
        return True
    own = next((c.text for c in row.chunks if c.numeral is None and any(map(str.isalpha, c.text))), "")
    if _BUDGET_CODE.match(text) and _BUDGET_CODE.match(own):
        return True
    if own and not is_known(own) and (names_group(line.chunks) or names_kommun(line.chunks)):
        return True
    if text[:1].islower() or not text.casefold().endswith(_LAN):
        return False
    found = resolve(text, None, level=Level.UNKNOWN)
    return found.kind is RecipientKind.LAN and found.match is not Match.NONE
