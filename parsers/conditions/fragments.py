"""Rules set in a line without a verb: "högst 40 000 kr per år och förening", "ej till kommunens egna lokaler".

Used by ``conditions`` for instructions alone, where such a line names the money itself or stands below a heading
that does. A line with a verb is not its business, and neither is one of a table.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from parsers.conditions.categories import category_of
from parsers.conditions.clauses import binding_clause
from parsers.conditions.forms import Reading
from parsers.conditions.present import stated_clause
from parsers.conditions.topics import is_about_grant, is_terms
from parsers.prose.flow import Block, BlockKind, Sentence
from schemas.vocabulary import Category, DocumentKind, Modality

# "För röjning av ungskog: 60 procent av kostnaden", below "Stödets storlek"
_LABEL = regex.compile(r"^(?:För|Till|Vid) [^:]{3,120}: (?=\d|högst|max|upp till)")
# "Bidrag med högst 200 kr per deltagare", "Startbidrag: 3 000 kr", "50 % av hyran"
_RATE = regex.compile(
    r"(?P<money>(?:\p{L}*(?:[Bb]idrag|[Ss]töd)(?:et)?[ ](?:till|för)[ ][^:]{3,60}"
    r"|(?:\p{L}+[ ]){0,2}?\p{L}*(?:bidrag|stöd|ersättning|belopp|peng))(?:et"
    r"|en)?[ ]?[:,]?[ ])?(?:(?:med|om|på|för)[ ])?"
    r"(?P<limit>(?:(?:högst|max(?:imalt|imum)?|upp[ ]till|minst|lägst|ca|cirka|f\.?[ ]?n\.?)[ ])*)"
    r"\d[\d .]*(?:,\d+)?[ ]?(?:kr(?:onor|ona)?|tkr|mn?kr|miljon(?:er)?(?:[ ]kronor)?|%"
    r"|procent)(?!\p{L})(?P<rest>[^:]{0,140})",
    regex.IGNORECASE,
)
# "/sammankomst", "per deltagare och år", "av kostnaden"
_OF_WHAT = regex.compile(r"\s?(?:/|per\b|för varje\b|av\b|om året\b|i \p{L}+bidrag\b)", regex.IGNORECASE)
_NOT_TO = regex.compile(r"(?:dock[ ])?(?:ej|inte)[ ](?P<how>till|för|vid|åt)[ ].{3,120}", regex.IGNORECASE)


# "Söks senast 30 september", "Betalas ut i maj": the heading says what
_SUBJECTLESS = (
    (regex.compile(r"(?:Söks|Ansöks|Rekvireras)\b"), Reading(Modality.STATEMENT, None, Category.REQUISITION)),
    (regex.compile(r"(?:Redovisas|Återrapporteras)\b"), Reading(Modality.MUST, None, Category.REPORTING)),
    (
        regex.compile(r"Gäller (?!inte\b)(?:\p{L}+[ ]){1,3}(?:med|som|i)\b"),
        Reading(Modality.STATEMENT, None, Category.ELIGIBILITY),
    ),
    (regex.compile(r"(?:Utbetalas|Betalas ut)\b"), Reading(Modality.STATEMENT, None, Category.PAYMENT)),
)


# Headings below which an item names what is demanded: "Villkor", "Grundläggande krav", "Allmänna förutsättningar"
_DEMANDS = regex.compile(
    r"(?:[\d.]+ )?(?:(?:allmänna|grundläggande|formella|särskilda|generella|övriga) )?"
    r"(?:grund)?(?:villkor|krav|kriterier|förutsättningar)(?:en)?(?: (?:för|på) (?!.*\b(?:ansök|redovis"
    r"|rapport)).{3,60})?:?",
    regex.IGNORECASE,
)
# "Öppen för alla medlemmar", no link: "Villkor 2024 (pdf)", "Läs mer"
_NAMED = regex.compile(
    r"(?!Läs|Se |Länk|Ladda|Hämta|Mer |Villkor|Regler|Krav)[^\d()?]*\p{L}{3,}[ ][^()?]*\p{L}{3,}[^()?]*"
)


def below_label(sentence: Sentence) -> Sentence:
    """An item of a list that is led in by "Formella krav:", as one below such a heading; others as they are."""
    block = sentence.block
    if block.kind is not BlockKind.ITEM or block.lead is None or _DEMANDS.fullmatch(block.lead.string) is None:
        return sentence
    return Sentence(sentence.text, replace(block, lead=None, section=block.lead.string.rstrip(":")))


def fragment(string: str, block: Block, kind: DocumentKind, *, follows: bool) -> Reading | None:
    """What a line without a verb sets about the money, or demands of who applies; None of all others.

    ``follows`` is whether the sentence before it bound.
    """
    if kind is not DocumentKind.AGENCY_INSTRUCTION:
        return None
    section = block.section or ""
    headed = is_about_grant(section) or is_terms(section)
    refused = _NOT_TO.fullmatch(string) if headed and block.kind is BlockKind.ITEM else None
    if refused:  # no main clause begins so
        given = refused["how"].casefold() in {"till", "åt"}
        return Reading(Modality.MUST_NOT, None, Category.ELIGIBILITY if given else Category.PURPOSE)
    opened = next((reading for words, reading in _SUBJECTLESS if words.match(string)), None)
    if opened and headed:
        return opened
    if _has_verb(string):
        return None
    rate = _RATE.fullmatch(_LABEL.sub("", string) if headed else string)
    if rate and (rate["money"] or (rate["limit"] and follows) or (headed and _OF_WHAT.match(rate["rest"]))):
        return Reading(Modality.STATEMENT, None, Category.ALLOCATION)
    return demanded(string, block, section, kind)


def demanded(string: str, block: Block, section: str, kind: DocumentKind) -> Reading | None:
    """What an item names or tells below a heading that demands: "Öppen för alla", below "Villkor"."""
    if kind is not DocumentKind.AGENCY_INSTRUCTION:
        return None
    below = block.kind is BlockKind.ITEM and block.lead is None and _DEMANDS.fullmatch(section) is not None
    if not below or _NAMED.match(string) is None:
        return None
    found = category_of(string, None, section)
    return Reading(Modality.MUST, None, Category.ELIGIBILITY if found is Category.OTHER else found)


def _has_verb(string: str) -> bool:
    told = string.split(" som ", 1)[0]
    return any(binding_clause(s) is not None or stated_clause(s) is not None for s in {string, told})
