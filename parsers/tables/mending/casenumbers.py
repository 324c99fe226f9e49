"""Case numbers in the items of a list, "KFN 2024/31 Ljungby Teater, 45 000 kr": no part of a name, and no sum.

Used by ``phrases``, which sets them in a column of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.tables.labels import BULLET, ORGANISATION_NUMBER

_ORGANISATION = regex.compile(ORGANISATION_NUMBER)
# "KFN 2024/31", "RUN/214/2023", "dnr 2024-131", "S2024/0113/FS": the word for it, the office, the number
_CASE = regex.compile(
    r"""(?P<cue>(?i:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende)[.:]?[ ])?
    (?:(?P<office>\p{Lu}{1,6}(?:-\p{Lu}{1,4})?)[ /.:-]?)?(?P<number>\d{1,6}(?:[-/:.]\d{1,6}){1,4})
    (?:/\p{Lu}\p{L}{0,4})?""",
    regex.VERBOSE,
)
_OF_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "2023/24", "2024-03-15": a year or a day, where no word says other
_PERIOD = regex.compile(r"(?:19|20)\d\d[-/–](?:(?:19|20)\d\d|\d\d|[01]\d-[0-3]\d)")
_LONGEST = 3  # words
_LEAST_DIGITS = 5


def place_of_case(texts: Sequence[str]) -> slice:
    """Where the one case number of a line stands, with the word for it; nothing where there is none, or several."""
    found: list[slice] = []
    at = 0
    while at < len(texts):
        stops = range(min(len(texts), at + _LONGEST), at, -1)
        stop = next((stop for stop in stops if _is_case(" ".join(texts[at:stop]))), at)
        found += [slice(at, stop)] if stop > at else []
        at = max(stop, at + 1)
    return found[0] if len(found) == 1 else slice(0, 0)


def without_case(texts: Sequence[str]) -> tuple[slice, list[int]]:
    """The place of a line's case number, and the words left, without a mark that stands before it."""
    case = place_of_case(texts)
    marked = case.start == 1 and BULLET.match(f"{texts[0]} A")
    return case, [n for n in range(len(texts)) if not (0 if marked else case.start) <= n < case.stop]


def _is_case(text: str) -> bool:
    match = _CASE.fullmatch(text.strip("(,;.:)"))
    if match is None or _ORGANISATION.fullmatch(match["number"]):
        return False
    dated = _OF_YEAR.search(match["number"]) is not None
    long = sum(map(str.isdigit, match["number"])) >= _LEAST_DIGITS
    if match["cue"] or (match["office"] and (dated or long)):
        return True
    return dated and not _PERIOD.fullmatch(match["number"])
