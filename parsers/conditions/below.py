"""What a heading makes of the sentences below it: how a paper instructs there, and that terms follow.

Used by ``reading`` before a sentence is read. It looks at headings alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from parsers.conditions.headed import topic_of
from parsers.conditions.topics import is_about_grant, is_terms
from parsers.prose.flow import BlockKind, Flow, Sentence
from schemas.vocabulary import Category, DocumentKind

# "Så här gör du", "Gör så här"
HOW_TO = regex.compile(r"(?i)(?:så|hur)\b.*\bgör\b|gör så\b")
# "Redovisa bidraget", "Slutrapport för projektbidrag": what such a paper asks for goes with the report
_ON_REPORTS = regex.compile(r"(?i)redovis|rapport")
_ON_APPLYING = regex.compile(r"(?i)ansök|rekvi|\bsök")
# "Så fyller du i rekvisitionen", "Anvisning till ansökan om ...": each order below is about that paper
_HOW_TO_FILL = regex.compile(
    r"(?i)\bfyll\p{L}*|\bblankett|\bformulär|\bhjälptext|\bsteg för steg|\bså (?:här )?(?:an)?söker\b"
    r"|\b(?:anvisning|instruktion|handledning)\p{L}* (?:till|för) (?:\p{L}+ )?\p{L}*(?:ansök|rekvi)"
)
_NUMBERED = regex.compile(r"§? ?\d")


def kind_below(section: str, kind: DocumentKind) -> DocumentKind:
    """What is read below a heading: news that go on to tell how the money is had instruct there."""
    news = kind is DocumentKind.NOTICE and section != "" and not section.endswith("?")
    tells_how = HOW_TO.match(section) is not None or topic_of(section) is not None
    instructs = news and (is_terms(section) or is_about_grant(section) or tells_how)
    return DocumentKind.AGENCY_INSTRUCTION if instructs else kind


def asks_for(title: str) -> Category | None:
    """The paper that a document of this title tells how to make; None of other titles."""
    if _ON_APPLYING.search(title):
        return Category.REQUISITION if _HOW_TO_FILL.search(title) else None
    return Category.REPORTING if _ON_REPORTS.search(title) else None


def below_terms(sentence: Sentence, terms: frozenset[int]) -> Sentence:
    """The sentence as below a heading of terms, where its own heading stands below one: "Villkor", "1. Budget"."""
    block = sentence.block
    if id(block) not in terms:
        return sentence
    return Sentence(sentence.text, replace(block, section=f"{block.section} (villkor)"))


def termed(flow: Flow) -> Iterator[int]:
    """The ids of the blocks below numbered headings that a heading of terms without text of its own leads."""
    terms = False
    for above, block in pairwise(flow.blocks):
        if above.kind is BlockKind.HEADING and not _NUMBERED.match(above.text.string):
            terms = block.kind is BlockKind.HEADING and is_terms(above.text.string)
        if terms and block.kind is not BlockKind.HEADING:
            yield id(block)
