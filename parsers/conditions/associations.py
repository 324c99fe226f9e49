"""What rules for grants ask of who applies without a verb that binds: "Föreningen har minst tio medlemmar".

Used by ``conditions`` for instructions, below a heading that sets requirements: elsewhere the same words tell of an
association, and in an agreement of what a party takes on. What is bound by its verb is ``requirements``' business.
"""

from __future__ import annotations

import regex

from parsers.conditions.clauses import binding_clause
from parsers.conditions.forms import Reading
from parsers.conditions.framing import names_sum
from parsers.conditions.things import Thing, thing_of
from parsers.conditions.topics import asks_who, is_actor, is_money, is_paper, is_terms
from schemas.vocabulary import Category, DocumentKind, Modality

_APPLICANT = (
    r"(?:(?:Den|En|Varje|Alla|Sökande|Ideella?|Nya|Nystartade)\s)*"
    r"(?:\p{L}*[Ff]örening(?:en|ar|arna)?|Föreningsformen|[Oo]rganisation(?:en|er|erna)?|Studieförbund(?:et)?|Samfund(?:et)?"
    r"|(?:Föreningens|Organisationens)\s\p{L}+)"
)
_IS = regex.compile(
    r"(?:Du|Ni)(?:\ssom\s(?:an)?söker)?\s(?P<state>är|har|bor|går|studerar|arbetar|driver|äger|tillhör)\b"
    r"|\p{Lu}[^.:;,]{3,60}?\s(?P<done>har\s(?:\p{Ll}+\s)?\p{Ll}{3,}[ai]ts)\b"
    rf"|(?:{_APPLICANT}|Den)\s(?P<verb>är|har(?!\s(?:\p{{L}}+\s)?(?:möjlighet|rätt)\b)|bedriver|uppfyller|tillhör|följer|tillämpar|består|tar\savstånd|respekterar|verkar|vänder\ssig)\b"
)


# "Föreningen ska verka för ...", "Föreningens arbete ska främja ..."
_STRIVES = regex.compile(
    rf"Krav(?:et|en)?\s(?:på|för)\s\p{{L}}*(?:förening|organisation)\p{{L}}*\sär\b"
    rf"|{_APPLICANT}\s(?:som\s[^,.]{{3,60}}\s)?(?:ska|skall|måste)\s(?:\p{{L}}+\s)?"
    r"(?:verka|främja|arbeta|motverka|vända\ssig|rikta\ssig|stå|värna|respektera|se\still)\b"
    r"|Verksamheten\s(?:i|inom)\s(?:föreningen|organisationen)\s(?:ska|skall|måste)\b"
)
_WORK = regex.compile(
    r"(?:Verksamheten|Verksamheterna|Aktiviteten|Aktiviteterna|Arrangemanget)\s(?:ska|skall|måste)\b"
)


# What is no thing that money pays for: the case itself, its rules, what is said of it
_OF_THE_CASE = regex.compile(
    r"(?i)(?:\p{L}+ ){0,2}?\p{L}*(?:beslut|villkor|avtal|överenskommelse|tvist|regler|bestämmelse|föreskrift"
    r"|riktlinje"
    r"|uppgift|överlåtelse|information|fråga|frågor|ärende|förordning|lag|yttrande|överklagande|svar|kommunikation|resultat|publikation)"
    r"(?:et|en|er|erna|arna|na|ar|n)?\b|egen\b|eget\b|(?:det|den|de|detta|dessa|man|vi)$"
)


# "Du ska vara registrerad", "Sökande får inte ha skulder"
_MUST_BE = regex.compile(
    r"(?:kan vara\b|(?:ska|skall|måste|behöver|får inte)\s(?:(?:själv|också|även|dessutom)\s)?(?:vara|ha"
    r"|tillhöra|sakna|bedriva|uppfylla)\b)"
    r"(?!\s(?:\p{L}+\s){0,2}(?:kontakt|dialog|samråd|beredskap|ansvar))"
)
# "Antikvarien", "Entreprenören", "Styrelsen": somebody, whose name tells what one does
_PERSON = regex.compile(
    r"(?:\p{L}+ ){0,2}?(?:\p{L}*[Ss]tyrelsen|\p{L}{3,}(?:atorn?|torn|sorn|arien|isten|ör(?:en|er)|anten"
    r"|sulten|ologen|tekten|[dlns]aren))"
)
# "ska genomföras i enlighet med ansökan": what it is for stands there
_AS_APPLIED = regex.compile(r"\b(?:genomföras|bedrivas|utföras)\s(?:\p{L}+\s)?(?:enligt|i\senlighet\smed)\b")


# "Bolagets omsättning ska ...", "Stödnivån ska ...": what is said of these
_OF_SUBJECT: dict[Thing | None, Category] = {
    Thing.TRAIT: Category.ELIGIBILITY,
    Thing.SIZE: Category.ALLOCATION,
    Thing.PERIOD: Category.USE_PERIOD,
    Thing.NEWS: Category.INFORMATION,
}


# "En drogpolicy ska finnas i varje förening", "Ledare ska kunna visa utdrag": what who applies has and is
_OF_THE_BODY = regex.compile(
    r"(?:Ledare|Ledarna|Styrelsen|Styrelseledamöter|Medlemmar|Medlemmarna|Årsmötet)\b.*\b(?:ska|skall|måste)\b"
    r"|.*\b(?:finnas|vara|ha|ske)\b.*\b(?:i|inom)\s(?:varje\s|den\s)?(?:förening|organisation)(?:en)?\b"
)


def asked_of(string: str) -> Category:
    """What a sentence of no other category asks: of who applies, of what is paid for, or nothing that is known."""
    if _WORK.match(string):
        return Category.PURPOSE
    clause = binding_clause(string)
    must_be = clause is not None and is_actor(clause.subject or "") and _MUST_BE.match(clause.predicate)
    if must_be or _STRIVES.match(string) or _OF_THE_BODY.match(string):
        return Category.ELIGIBILITY
    if clause is None or clause.subject is None or clause.trigger.modality is Modality.STATEMENT:
        return Category.OTHER
    subject = clause.subject
    if _AS_APPLIED.search(clause.predicate):
        return Category.OTHER
    told = _OF_SUBJECT.get(thing_of(subject))
    if told is not None or (names_sum(clause.predicate) and not _OF_THE_CASE.match(subject)):
        return told or Category.ALLOCATION
    known = (
        is_actor(subject)
        or _PERSON.fullmatch(subject)
        or is_money(subject)
        or is_paper(subject)
        or _OF_THE_CASE.match(subject)
    )
    return Category.OTHER if known else Category.PURPOSE


_CLAIMS = regex.compile(r"(?i)åter(?:krav|betal)")  # no demands: "Kontroll och återkrav"


def trait(string: str, section: str, kind: DocumentKind) -> Reading | None:
    """What an applicant is or has, told below a heading that sets requirements; None of other sentences."""
    asked = kind is DocumentKind.AGENCY_INSTRUCTION and (
        _CLAIMS.search(section) is None and (is_terms(section) or asks_who(section))
    )
    match = _IS.match(string) if asked else None
    if match is None:
        return None
    subject = string[: match.start(str(match.lastgroup))].strip()
    named = is_money(subject) or is_paper(subject) or thing_of(subject) is Thing.AGREEMENT
    return None if named else Reading(Modality.MUST, subject if is_actor(subject) else None, Category.ELIGIBILITY)
