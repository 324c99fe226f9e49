"""When two printed identifiers are the same: of a case (diarienummer) and of a decision (II:7).

It compares what the rows hold and finds nothing in a text. The suffix of a unit and "(delvis)" tell no cases apart:
S2018/03799/FST, S2018/03799 and S2018/3799 are one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# The Government Offices number by department, year and number: S2018/03799/FST. They pad their numbers since 2015:
# "KN 2023/14" is of a municipal board.
_GOVERNMENT = re.compile(
    r"(?P<department>A|FA|Fi|Fö|I|IJ|Jo|Ju|KN|Ku|L|LI|M|N|S|SB|U|UD)"
    r"(?: (?=(?:19|200|201[0-4])|\d{4}[/-]\d{5}))?(?P<year>(?:19|20)\d\d)"
    r"[/-](?P<number>\d+)(?:/\w+)?",
    re.IGNORECASE,
)
# An agency's with its plan of classes before the number: 9.2-20447/2018, 8.1.2-2021:4410.
_CLASSED = re.compile(r"\d+(?:\.\d+)+-\d{3,}\D.*")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_DECISION = re.compile(r"(?:(?P<group>[IVX]+)[: ]\s*)?(?P<number>\d+)", re.IGNORECASE)


class Case(NamedTuple):
    """A case: equal keys are one case. ``unique`` when no other body can have the same number (KS 2018/14 can)."""

    key: str
    unique: bool


def case_of(diarienummer: str) -> Case:
    """The case that a printed diarienummer stands for."""
    government = _GOVERNMENT.fullmatch(diarienummer)
    if government:
        department = government["department"].casefold()
        return Case(f"{department}{government['year']}/{int(government['number'])}", unique=True)
    key = _LEADING_ZEROS.sub("", "".join(diarienummer.split()).casefold())
    return Case(key, bool(_CLASSED.fullmatch(key)))


def same_decision(one: str, other: str) -> bool:
    """Whether two decision numbers of one day are the same; an annex may have lost the group ("33" for I:33)."""
    a, b = _DECISION.fullmatch(one.strip()), _DECISION.fullmatch(other.strip())
    if not a or not b:
        return one.casefold() == other.casefold()
    groups = {g.upper() for g in (a["group"], b["group"]) if g}
    return int(a["number"]) == int(b["number"]) and len(groups) < 2
