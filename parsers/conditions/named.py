"""The category that words name by themselves: a heading, or a clause whose verb leaves open what it is about.

Used by ``categories`` and ``headed``. Every verb and noun of a class (``verbs``, ``things``) stands for the part of
a grant that it belongs to; of several the rarer counts, as in "Underlag för utbetalning ska sparas". It reads
words alone and knows nothing of clauses.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from parsers.conditions.things import Thing, things_in
from parsers.conditions.topics import stems
from parsers.conditions.verbs import Deed, deeds_in
from schemas.vocabulary import Category

# State aid is what a sentence is about wherever it is named.
STATE_AID = stems(
    r"stats?stöd\w* | statligt[ ]stöd | de[ ]minimis | gruppundantag\w* | EU:s[ ]statsstöds\w*"
    r"| (?:nr[ ])?651/2014 | stöd[ ]av[ ]mindre[ ]betydelse | försumbart[ ]stöd | nr[ ]1407/2013 "
    r"| 2023/2831"
)
_PAID_OUT = re.compile(r"(?i)\but\b|utbetal")  # "betalar kommunen ut", no "betalar hyra"
# What is named of these counts in this order.
_OF: tuple[tuple[Category, frozenset[Deed | Thing]], ...] = (
    (Category.REPAYMENT, frozenset((Deed.GIVE_BACK, Thing.REPAYMENT))),
    (Category.SIGNATURE, frozenset((Deed.SIGN, Thing.SIGNATURE))),
    (Category.AUDIT, frozenset((Deed.EXAMINE, Deed.KEEP, Thing.CONTROL))),
    (Category.INFORMATION, frozenset((Deed.TELL, Thing.NEWS))),
    (Category.REPORTING, frozenset((Deed.REPORT, Thing.REPORT))),
    (Category.REQUISITION, frozenset((Deed.APPLY, Thing.APPLICATION))),
    (Category.USE_PERIOD, frozenset((Thing.PERIOD,))),
    (Category.PAYMENT, frozenset((Thing.PAYMENT,))),
    (Category.ALLOCATION, frozenset((Deed.DIVIDE, Thing.SIZE))),
)


def named_in(words: str, among: Collection[Category] = tuple(Category)) -> Category | None:
    """The category that ``words`` name, of those ``among`` which it may be; None where they name none."""
    if Category.STATE_AID in among and STATE_AID.search(words):
        return Category.STATE_AID
    named: set[Deed | Thing] = {*deeds_in(words), *things_in(words)}
    if Deed.PAY in named and _PAID_OUT.search(words):
        named.add(Thing.PAYMENT)
    found = next((category for category, of in _OF if category in among and named & of), None)
    if found is None and Category.PURPOSE in among and Deed.USE in named:
        return Category.PURPOSE
    return found
