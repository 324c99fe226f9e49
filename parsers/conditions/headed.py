"""What a heading is about: the category of a sentence below it that has no word of its own.

Used by ``categories``. A heading is read as a clause is: by whom it asks for, by its verb ("Hur räknas bidraget
ut?"), else by the first thing that it names ("Bidragets storlek", "Stödberättigade kostnader"). It guesses nothing
of headings that name only the grant or its terms.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.conditions.things import Thing, thing_of
from parsers.conditions.topics import asks_which, asks_who
from parsers.conditions.verbs import VERB, Deed
from schemas.vocabulary import Category

_NUMBER = re.compile(r"(?:§\s?)?\d[\d.]*(?:\s?§)?\s+")
# "Vad får pengarna gå till?", "Vad kan man söka för?"
_ASKS_WHAT_FOR = re.compile(
    r"(?i)[\d. ]*(?:(?:för\s)?vad\b.*\b(?:för|till|användas)\b|(?:för|till)\svad\b|(?:för\s"
    r"|till\s)?vilk\w+\s(?:typ\w*\sav\s|slags\s"
    r"|sorters\s)?(?:åtgärd"
    r"|insats|kostnad|projekt|utgift)\w*)"
)
# "Så prioriterar vi", "Urval", "Bedömning och beslut"
_RANKING = re.compile(
    r"(?i).*\b(?:\w*priorit\w+|urval\w*|poäng\w*|rangordn\w+|bedömning\w*|(?:så|hur)\b.*\b(?:bedöm|välj)\w+)\b"
)
# "Vad räknas som en medlem?": what the thing asked about is
_ASKS_WHAT_IS = re.compile(
    r"(?i)(?:vad|vilk\w+)\s(?:\w+\s)?(?:räknas|godkänns|godtas|menas|avses)\b\s?(?:som|med)?\s?"
)
_HOW_MUCH = re.compile(r"(?i)(?:hur|så)\s(?:mycket|stor\w*)\b|.*\b(?:räkna\w*|beräkna\w*|bestäm\w*|fördela\w*)\b")
_WORDS = (
    (Category.STATE_AID, r"stats?stöd|de minimis"),
    (Category.AUDIT, r"kontroll|granskning|tillsyn|revision"),
    (
        Category.ALLOCATION,
        (
            r"beräkning|fördelning|medfinansiering|egenfinansiering|egeninsats|belopp|nivå|storlek"
            r"|(?:bidrag|stöd)\w* omfattning"
        ),
    ),
    (Category.INFORMATION, r"kommunikation|synlighet|logotyp|publicitet|marknadsföring"),
)
_NAMED = tuple((category, re.compile(rf"(?i)\b\w*(?:{words})")) for category, words in _WORDS)
_OF_THING = {
    Thing.APPLICATION: Category.REQUISITION,
    Thing.REPORT: Category.REPORTING,
    Thing.REPAYMENT: Category.REPAYMENT,
    Thing.PAYMENT: Category.PAYMENT,
    Thing.SIGNATURE: Category.SIGNATURE,
    Thing.PERIOD: Category.USE_PERIOD,
    Thing.EVIDENCE: Category.AUDIT,
    Thing.COST: Category.PURPOSE,
    Thing.SIZE: Category.ALLOCATION,
}
_OF_DEED = {
    Deed.SIGN: Category.SIGNATURE,
    Deed.GIVE_BACK: Category.REPAYMENT,
    Deed.EXAMINE: Category.AUDIT,
    Deed.PAY: Category.PAYMENT,
    Deed.APPLY: Category.REQUISITION,
    Deed.REPORT: Category.REPORTING,
    Deed.DIVIDE: Category.ALLOCATION,
    Deed.MEASURE: Category.ALLOCATION,
}


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
    verb = VERB.search(bare)
    done = _OF_DEED.get(Deed[str(verb.lastgroup)]) if verb else None
    named = next((category for category, words in _NAMED if words.search(bare)), None)
    thing = thing_of(bare)
    return done or named or (_OF_THING.get(thing) if thing else None)
