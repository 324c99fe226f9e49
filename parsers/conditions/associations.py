"""What rules for grants ask of who applies: "Föreningen ska vara öppen", "Föreningen har minst tio medlemmar".

Used by ``conditions`` for instructions, where nothing of the money is said in such a sentence: in an agreement the
same words are what a party takes on. Takes the sentence and its heading, and knows no other category.
"""

from __future__ import annotations

import regex

from parsers.conditions.forms import Reading
from parsers.conditions.topics import asks_who, is_terms
from schemas.vocabulary import Category, DocumentKind, Modality

_APPLICANT = (
    r"(?:(?:Den|En|Varje|Alla|Sökande|Ideella?|Nya|Nystartade)\s)*"
    r"(?:[Ff]örening(?:en|ar|arna)?|Föreningsformen|[Oo]rganisation(?:en|er|erna)?|Studieförbund(?:et)?|Samfund(?:et)?"
    r"|(?:Föreningens|Organisationens)\s\p{L}+)"
)
# "Föreningen ska ha", "Föreningar måste bedriva"; what is handed in is no trait
_MUST_BE = regex.compile(
    rf"{_APPLICANT}\s(?:som\s[^,.]{{3,60}}\s)?(?:ska|skall|måste)\s(?:också\s|även\s|dessutom\s)?"
    r"(?:vara(?!\s(?:undertecknad|inlämnad|inkommen))|ha(?!\s(?:in)?(?:kommit|lämnat|skickat|redovisat))"
    r"|bedriva|följa|uppfylla|tillhöra|verka|tillämpa|finnas)\b"
)
_IS = regex.compile(rf"{_APPLICANT}\s(?:är|har|bedriver|uppfyller|tillhör|följer|tillämpar|består)\b")


def is_trait(string: str, kind: DocumentKind) -> bool:
    """True where the sentence asks what an applicant is or has."""
    return kind is DocumentKind.AGENCY_INSTRUCTION and _MUST_BE.match(string) is not None


def trait(string: str, section: str, kind: DocumentKind) -> Reading | None:
    """What an applicant is or has, told below a heading that sets requirements; None of other sentences."""
    asked = kind is DocumentKind.AGENCY_INSTRUCTION and (is_terms(section) or asks_who(section))
    match = _IS.match(string) if asked else None
    subject = string[: match.end()].rsplit(" ", 1)[0] if match else None
    return Reading(Modality.MUST, subject, Category.ELIGIBILITY) if match else None
