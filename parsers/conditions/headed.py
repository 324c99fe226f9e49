"""What a heading is about: the category of a sentence below it that has no word of its own.

Used by ``categories``. A heading is read by whom or what it asks for, else by the words that it names as a clause
is ("Hur räknas bidraget ut?", "Stödberättigade kostnader"). It guesses nothing of headings that name only the grant
or its terms.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.conditions.named import named_in
from parsers.conditions.things import Thing, head_of, thing_of
from parsers.conditions.topics import asks_which, asks_who
from parsers.conditions.verbs import Deed, deeds_in
from schemas.vocabulary import Category

_NUMBER = re.compile(r"(?:§\s?)?\d[\d.]*(?:\s?§)?\s+|(?i:anvisning|instruktion|information)\w* (?:för|till|om) ")
# "Vad får pengarna gå till?", "Vad kan man söka för?"
_ASKS_WHAT_FOR = re.compile(
    r"(?i)[\d. ]*(?:(?:för\s)?vad\b.*\b(?:för|till|användas)\b|(?:för|till)\svad\b|(?:för\s"
    r"|till\s)?vilk\w+\s(?:typ\w*\sav\s|slags\s"
    r"|sorters\s)?(?:åtgärd"
    r"|insats|kostnad|projekt|utgift)\w*|(?:det\s(?:här\s)?|detta\s|följande\s|sådant\s).*\b(?:för|till):?$)"
)
# "Så prioriterar vi", "Urval", "Bedömning och beslut"
_RANKING = re.compile(
    r"(?i).*\b(?:\w*priorit\w+|urval\w*|prövning\w*|poäng\w*|rangordn\w+|bedömning\w*|(?:så|hur)\b.*\b(?:bedöm|välj)\w+)\b"
)
# "Vad räknas som en medlem?": what the thing asked about is
_ASKS_WHAT_IS = re.compile(
    r"(?i)(?:vad|vilk\w+)\s(?:\w+\s)?(?:räknas|godkänns|godtas|menas|avses)\b\s?(?:som|med)?\s?"
)
_HOW_MUCH = re.compile(r"(?i)(?:hur|så)\s(?:mycket|stor\w*)\b|.*\b(?:räkna\w*|beräkna\w*|bestäm\w*|fördela\w*)\b")

# What a heading is about wherever it names it: "Regler för redovisningen"
_ANYWHERE = frozenset(
    (Category.REPORTING, Category.REQUISITION, Category.REPAYMENT, Category.AUDIT, Category.PAYMENT)
)


def ranks(section: str) -> bool:
    """True of headings below which it is told how applications are judged and chosen."""
    return _RANKING.match(section) is not None


def asks_what_for(section: str) -> bool:
    """True of headings that ask what the money may pay for."""
    return _ASKS_WHAT_FOR.match(section) is not None


@lru_cache(maxsize=64)  # asked of every sentence below one heading
def topic_of(section: str) -> Category | None:
    """The category that a heading makes; None of one that names only the grant, or nothing known."""
    bare = _NUMBER.sub("", section)
    if asks_who(bare):
        return Category.ELIGIBILITY
    asked = _ASKS_WHAT_IS.match(bare)
    if asked is not None:
        return (
            Category.ELIGIBILITY
            if thing_of(bare[asked.end() :].strip("? ")) is Thing.SOMEBODY
            else Category.PURPOSE
        )
    if asks_what_for(bare) or asks_which(bare):
        return Category.PURPOSE
    if _HOW_MUCH.match(bare) or ranks(bare):
        return Category.ALLOCATION
    if thing_of(bare) is Thing.COST:
        return Category.PURPOSE
    named = named_in(head_of(bare)) or named_in(bare, _ANYWHERE)
    return Category.PAYMENT if named is None and Deed.PAY in deeds_in(bare) else named
