"""number-shape: thousands groups are whole, no letters stand in numbers.

"42 045981" may be 42 045 981 or two numbers: such a cell has no value, and is listed here. A value that was made of
one all the same is an error too. Dashes, dots and words are named non-values and no error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, site_of
from schemas.rows import Allocation, Amount, Extraction, Finding
from schemas.swedish import format_number, numbers_in
from schemas.vocabulary import Severity

SLUG = "number-shape"
_SAY = Verdicts(SLUG, Severity.ERROR)

_SPACE = "[ \u00a0\u2000-\u200a\u202f]"
# the longest run of digits with what may stand inside one number: 42 045981   1 310 223   1.310.22   168,7
_RUN = re.compile(rf"\d+(?:(?:{_SPACE}|[.,'\u2019])\d+)*")
# 1 310 223   168,7: well-formed at a glance, as nearly all are
_PLAIN = re.compile(rf"\d{{1,3}}(?:{_SPACE}\d{{3}})*(?:,\d{{1,2}})?")
# 1O 000   2l5 000   4S0 - a letter that looks like a digit, with digits on both sides or glued before a group
_LETTER = re.compile(rf"\d[OoIlSsBZ]+(?=\d|{_SPACE}\d{{3}}\b)|(?<![^\W\d_])[OIl]\d{{2,}}\b")
_MARKED = re.compile(r"[*¹²³⁴⁵⁶⁷⁸⁹⁰]+\)?|(?<!\d)\(?\d\)")  # footnote marks: 1 310 223*   1 310 223 ²   1 310 223 1)
_MARK_AT_GROUP = re.compile(r"([^(]*[ .]\d{3})\d\)")  # 1 310 2231): what follows a whole group is a mark
_DAY_LIKE = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Cell(NamedTuple):
    """A printed number, what it was read as, and the row of a table or the amount of the text that has it."""

    text: str
    value: Decimal | None
    of: Allocation | Amount

    @property
    def riddle(self) -> bool:
        """Whether the number is malformed, or glued to a word of the text, and no person has said what it is."""
        glued = self.value is None and isinstance(self.of, Amount)
        return (glued or is_malformed(self.text)) and not (self.of.corrected and self.value is not None)

    @property
    def name(self) -> str:
        """What it is called in a message."""
        row = self.of
        return "text" if isinstance(row, Amount) else row.recipient or row.group or f"row {row.row}"


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for the document, or one for each malformed number."""
    cells = list(_cells(extraction))
    bad = [c for c in cells if c.riddle]
    for cell in bad:
        read = "no value" if cell.value is None else f"read as {format_number(cell.value)}"
        read_sv = "inget värde" if cell.value is None else f"läst som {format_number(cell.value)}"
        text = " ".join(cell.text.split())
        message = Message(
            f'{cell.name}: "{text}" is no well-formed number: {read}',
            f'{cell.name}: "{text}" är inget välformat tal: {read_sv}',
        )
        yield _SAY.failed(site_of(cell.of), message, Measured(None, text))
    if not cells:
        yield _SAY.skipped(DOCUMENT, Message("no amounts or shares", "inga belopp eller andelar"))
    elif not bad:
        said, said_sv = f"{len(cells)} numbers are well-formed", f"{len(cells)} tal är välformade"
        yield _SAY.passed(DOCUMENT, Message(said, said_sv))


def _cells(extraction: Extraction) -> Iterator[_Cell]:
    seen: set[tuple[str, int, str]] = set()
    for row in extraction.allocations:
        for text, value in ((row.text, row.amount_sek), (row.share_text, row.share_percent)):
            key = (row.table_id, row.row, text or "")
            if text and key not in seen:
                seen.add(key)
                yield _Cell(text, value, row)
    for amount in extraction.amounts:
        yield _Cell(amount.text, amount.amount_sek, amount)


def is_malformed(text: str) -> bool:
    """Whether a printed value has a digit group that is not whole, or a letter in its digits."""
    if _PLAIN.fullmatch(text):
        return False
    flat = _DAY_LIKE.sub(" ", " ".join(text.split()))
    if _LETTER.search(flat):
        return True
    whole = _MARK_AT_GROUP.fullmatch(flat)
    flat = whole[1] if whole else _MARKED.sub(" ", flat)
    return any(not _whole(run[0].strip()) for run in _RUN.finditer(flat))


def _whole(run: str) -> bool:
    """Whether a run of digits is one number, or a year before one."""
    if len(numbers_in(run)) == 1:
        return True
    year = re.match(rf"(?:19|20)\d\d{_SPACE}(?=\d)", run)
    return year is not None and len(numbers_in(run[year.end() :])) == 1
