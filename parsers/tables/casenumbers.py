"""Case numbers in tables and lists, "KFN 2024/31 Ljungby Teater, 45 000 kr": no name, no group and no sum.

Their shapes alone decide here; ``parsers.references`` finds those of running text, by the words around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from parsers.tables.labels import BULLET, ORGANISATION_NUMBER

_ORGANISATION = regex.compile(ORGANISATION_NUMBER)
# "KFN 2024/31", "RUN/214/2023", "dnr 2024-131", "S2024/0113/FS": the word for it, the office, the number
_CASE = regex.compile(
    r"""(?P<cue>(?i:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende)[.:]?[ ])?
    (?:(?P<office>\p{Lu}{1,6}(?:-\p{Lu}{1,4})?|\p{Lu}\p{L}{1,2})[ /.:-]?)?(?P<number>\d{1,6}(?:[-/:.]\d{1,6}){1,4})
    (?:/\p{Lu}\p{L}{0,4})?""",
    regex.VERBOSE,
)
_NUMBER = regex.compile(r"\d[-/:.]\d")  # part of every case number
_OF_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "2023/24", "2024-03-15": a year or a day, where no word says other
_PERIOD = regex.compile(r"(?:19|20)\d\d[-/–](?:(?:19|20)\d\d|\d\d|[01]\d-[0-3]\d)")
_LONGEST = 3  # words
_LEAST_DIGITS = 5


@lru_cache(maxsize=1024)  # each step of a table asks it again of the same cells
def is_case(text: str) -> bool:
    """Whether a text is a case number: by a word for it, by the office that keeps it, or by its year."""
    match = _CASE.fullmatch(text.strip("(,;.:)")) if _NUMBER.search(text) else None
    if match is None or _ORGANISATION.fullmatch(match["number"]):
        return False
    dated = _OF_YEAR.search(match["number"]) is not None
    long = sum(map(str.isdigit, match["number"])) >= _LEAST_DIGITS
    if match["cue"] or (match["office"] and (dated or long)):
        return True
    return dated and not _PERIOD.fullmatch(match["number"])


def bears_case(texts: Sequence[str]) -> bool:
    """Whether a case number stands among the words of a line."""
    return bool(_places(texts))


def case_within(texts: Sequence[str]) -> slice | None:
    """Where the one case number of a line stands; None where there is none, or several."""
    found = _places(texts)
    return found[0] if len(found) == 1 else None


def without_case(texts: Sequence[str]) -> tuple[slice, list[int]]:
    """Where the one case number of a line stands, with the word for it, and the words left, without a mark before.

    Nothing is taken from a line with none, or with several.
    """
    case = case_within(texts) or slice(0, 0)
    marked = case.start == 1 and BULLET.match(f"{texts[0]} A")
    return case, [n for n in range(len(texts)) if not (0 if marked else case.start) <= n < case.stop]


def _places(texts: Sequence[str]) -> list[slice]:
    found: list[slice] = []
    at = 0 if _NUMBER.search(" ".join(texts)) else len(texts)
    while at < len(texts):
        stops = range(min(len(texts), at + _LONGEST), at, -1)
        stop = next((stop for stop in stops if is_case(" ".join(texts[at:stop]))), at)
        found += [slice(at, stop)] if stop > at else []
        at = max(stop, at + 1)
    return found
