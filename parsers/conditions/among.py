"""The category of a condition among the others: what the title asks for, and what the sentence before was about.

Used by ``reading`` for what the sentence alone does not settle: "Det måste ske senast den 1 mars" goes on about the
report that was just spoken of, and each order of "Så fyller du i rekvisitionen" is about the requisition.
"""

from __future__ import annotations

import regex

from parsers.conditions.associations import asked_of
from parsers.conditions.below import HOW_TO
from parsers.conditions.categories import paper_of
from parsers.conditions.forms import Reading
from parsers.conditions.orders import is_order
from parsers.conditions.topics import is_paper
from schemas.rows import Condition
from schemas.vocabulary import Category, DocumentKind, Modality

_IS_ASKED = regex.compile(
    r"(?i)^(?:blanketten|formuläret)\b|\b(?:ni|du)\b(?!.*(?:ansök|rekvi|\bsöka?\b)).*\b(?:bifoga|lämna|skicka|besvara|uppskatta|presentera|sammanfatta|ange|beskriv|fyll|ladda)"
)
# "Bifoga revisorsintyg", after what was told of the report
_BIFOGA = regex.compile(r"(?:Bifoga|Skicka med|Lägg med)\b")
# "Det måste ske senast ...": about what the sentence before told
_GOES_ON_ABOUT = regex.compile(
    r"(?:Det|Detta|Detsamma) (?:gäller|ska|skall|måste|får|kan|bör|sker|görs)\b"
    r"|(?:Den|De) (?:ska|skall|måste|sker|görs|lämnas|skickas|justeras|räknas|betalas)\b"
    r"|(?:Den|De) kan (?:också |även )?(?:skickas|lämnas|sändas|göras|mejlas)\b"
)
# "Beloppet ska vara Socialstyrelsen till handa senast ...": of what was just claimed back
_SUM_IS_DUE = regex.compile(
    r"(?:Beloppet|Summan|Betalningen) (?:ska|skall) (?:\p{L}+ ){0,4}?(?:till ?handa|betala|sättas)"
    r"|(?:Vi|\p{Lu}\p{L}+(?:en|et)) (?:skickar|sänder) (?:\p{Ll}+ ){0,3}?(?:en )?faktura\b"
    r"|(?:En )?[Ff]aktura (?:skickas|sänds)\b"
)
# "Den görs i e-tjänsten": of what was just spoken of
_HOW_IT_IS_DONE = regex.compile(r"(?:Den|Det|De) (?:görs|sker|lämnas|skickas)\b")


def is_due(string: str) -> bool:
    """True of a sentence about the sum that was just claimed back."""
    return _SUM_IS_DUE.match(string) is not None


def category_among(
    reading: Reading, told: tuple[str, str], kind: DocumentKind, asks: Category | None, before: Condition | None
) -> Category:
    """The category of a reading, or that of the condition before it where it only goes on about it.

    ``told``: the sentence, and its heading; ``asks``: the paper that the document's title tells how to make.
    """
    string, section = told
    category = reading.category
    if (
        asks is Category.REPORTING
        and category in {Category.REQUISITION, Category.OTHER}
        and _IS_ASKED.search(string)
    ):
        category = Category.REPORTING
    filled = asks is not None and category in {Category.PURPOSE, Category.ALLOCATION, Category.ELIGIBILITY}
    if filled and is_order(string):  # what is to be filled in is that paper's, whatever it is about
        return asks or category
    # an order tells the reader what to do, not what the money is for, unless it says so itself
    guessed = category is Category.OTHER or (category is Category.PURPOSE and paper_of(string) is not None)
    if guessed and is_order(string) and not string.startswith("Använd"):
        category = _ordered(string, asks, section)
    elif category is Category.OTHER and kind is DocumentKind.AGENCY_INSTRUCTION:
        forbids = reading.modality is Modality.MUST_NOT  # no paper is asked for
        category = (None if forbids else asks) or asked_of(string)
    if _BIFOGA.match(string) and before is not None and before.category is Category.REPORTING:
        return category if paper_of(string) or category is not Category.REQUISITION else Category.REPORTING
    how = _HOW_IT_IS_DONE.match(string) is not None and not is_paper(string)
    same = category is Category.OTHER or how or string.startswith(("Det gäller", "Detsamma gäller"))
    claimed = before is not None and before.category is Category.REPAYMENT and _SUM_IS_DUE.match(string) is not None
    goes_on = claimed or (same and _GOES_ON_ABOUT.match(string) is not None)
    return before.category if before is not None and goes_on else category


def _ordered(string: str, asks: Category | None, section: str) -> Category:
    """What an order is about that names no category: the paper that it names, its heading or the title."""
    steps = Category.REQUISITION if HOW_TO.match(section) else None
    return paper_of(string) or paper_of(section) or asks or steps or asked_of(string)
