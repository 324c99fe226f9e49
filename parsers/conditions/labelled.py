"""What a page tells in labels and values: "Vem kan söka | Ideella föreningar", "Redovisning: 15 december 2025".

Used by ``reading`` for what no sentence says: the value of a label, whether it stands beside it, below it, behind a
colon or below a heading. A label is a few words that name a part of a grant as headings do; its value must be of
the kind that the label asks for (somebody, a sum, a day), so that links and contacts are none. It reads no
sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.conditions.clauses import binding_clause
from parsers.conditions.forms import Reading
from parsers.conditions.framing import names_sum
from parsers.conditions.headed import topic_of
from parsers.conditions.orders import orders
from parsers.conditions.present import stated_clause
from parsers.conditions.things import Thing, thing_of
from parsers.conditions.topics import is_actor
from parsers.dates.reading import counted_from, find_dates
from parsers.prose.flow import Block, BlockKind, Flow
from schemas.vocabulary import Category, DocumentKind, Modality

_KINDS = frozenset((DocumentKind.AGENCY_INSTRUCTION, DocumentKind.NOTICE))
_LINES = frozenset((BlockKind.CELL, BlockKind.LETTERHEAD))
_ONE_LINE = frozenset((*_LINES, BlockKind.PARAGRAPH, BlockKind.ITEM))
_WORDS = 6  # a label has no more; a value no more than three times as many
_FEW = 2  # as many labels make a list of facts
# "Slutredovisning 15 december 2025", "Sista dag för ansökan: senast den 2 maj 2025"
_DAY = r"(?:senast )?(?:den )?(?:\d{1,2} \p{L}+ 20\d\d|20\d\d-\d\d-\d\d)(?: kl\b.*)?"
_LABELLED = regex.compile(rf"(?P<label>\p{{Lu}}[^:.\d]{{3,60}}?)\??(?: ?: (?P<value>\S.+)| (?P<day>{_DAY}))")
_A_DAY = regex.compile(rf".*{_DAY}.*|.*\bsenast\b.*")
_FIRST_DAY = regex.compile(r"(?i)öppn|start|börja|tidigast|från")  # "Ansökan öppnar": no last day
_TIME = regex.compile(
    r"\b(?:inom|efter|före|i|under|vid) .*\b(?:veck|månad|dag|år|beslut|kvartal|halvår|\p{L}+ 20\d\d)\p{L}*"
)
_DUE = frozenset((Category.REQUISITION, Category.REPORTING, Category.REPAYMENT))
_TIMED = frozenset((*_DUE, Category.PAYMENT, Category.USE_PERIOD))
_OWED = frozenset((Category.REPORTING, Category.REPAYMENT))


class Fact(NamedTuple):
    """What a label and its value tell."""

    label: str
    reading: Reading
    due: date | None


def labelled(flow: Flow, kind: DocumentKind) -> Mapping[int, Fact]:
    """The values of a page's labels, by the id of their block; none where they are too few for a list."""
    own = counted_from(flow)
    told = _facts(flow) if kind in _KINDS else ()
    # "Er ansökan 2025-01-10": a day before the paper's own is no last day
    facts = {at: fact for at, fact in told if own is None or fact.due is None or fact.due > own}
    return facts if len(facts) >= _FEW else {}


def _facts(flow: Flow) -> Iterator[tuple[int, Fact]]:
    for block in flow.blocks:
        parts = _LABELLED.fullmatch(block.text.string) if block.kind in _ONE_LINE else None
        fact = _fact(parts["label"], parts["value"] or parts["day"]) if parts else None
        if fact is not None:
            yield id(block), fact
    for label, block in pairwise(flow.blocks):
        if block.kind in _LINES and _leads(label, block):
            fact = _fact(label.text.string.rstrip("?:"), block.text.string)
            if fact is not None:
                yield id(block), fact


def _leads(label: Block, value: Block) -> bool:
    """Whether a line can be the label of the next: beside it, right above it, or the heading above it."""
    if label.kind is BlockKind.HEADING:
        return value.section == label.text.string
    above, place = label.text.place(), value.text.place()
    return label.kind in _LINES and above.page == place.page and 0 <= place.line - above.line <= 1


def _fact(label: str, value: str) -> Fact | None:
    words = label.split()
    category = topic_of(label) if 0 < len(words) <= _WORDS and not any(c.isdigit() for c in label) else None
    told = orders(value) or binding_clause(value) is not None or stated_clause(value) is not None
    if category is None or told or len(value.split()) > 3 * _WORDS or "@" in value or "://" in value:
        return None
    days = [found.last for found in find_dates(value) if found.last and not found.year_missing]
    if not _answers(category, value, dated=bool(days)):
        return None
    asked = binding_clause(label)
    force = Modality.MUST if category in _OWED else Modality.STATEMENT
    if asked is not None and category not in _TIMED:
        force = asked.trigger.modality
    due = days[-1] if days and category in _DUE and _FIRST_DAY.search(label) is None else None
    return Fact(label, Reading(force, None, category), due)


def _answers(category: Category, value: str, *, dated: bool) -> bool:
    """Whether a value is of the kind that a label of ``category`` asks for."""
    if category in _DUE:
        return dated and _A_DAY.fullmatch(value) is not None
    if category in _TIMED:
        return dated or _TIME.search(value.lower()) is not None
    if category is Category.ALLOCATION:
        return names_sum(value)
    if category is Category.ELIGIBILITY:
        return is_actor(value) or thing_of(value) is Thing.SOMEBODY
    return category is Category.PURPOSE and not dated and thing_of(value) is not Thing.SOMEBODY
