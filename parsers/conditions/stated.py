"""Whether a sentence that no phrase told binds after all, by the classes of its subject, verb and object.

The last thing that ``conditions`` asks of a sentence: "Taket är 400 000 kronor" (a limit), "Uppgifterna attesteras av
ledaren" (a deed done to a paper), "Utbetalning förutsätter att ..." (a requirement), "Varje kursplats som inte nyttjas medför
avdrag" (a rule for all of a kind). It takes the clause, the heading and the kind, and refuses background, opinion,
and what is told of somebody in particular without the money.
"""

from __future__ import annotations

import regex

from parsers.conditions.clauses import Clause
from parsers.conditions.frame import framed_category
from parsers.conditions.topics import (
    is_about_grant,
    is_actor,
    is_background,
    is_money,
    is_money_in,
    is_paper,
    is_terms,
)
from schemas.vocabulary import Category, DocumentKind, Modality

_INSTRUCTING = frozenset((DocumentKind.AGENCY_INSTRUCTION, DocumentKind.AGREEMENT))
_REQUIRES = regex.compile(
    r"(?i)(?:förutsätt(?:er|s)|fordra[rs]|kräv(?:er|s)|erfordras|betingas|villkoras)\b|bygger på att\b"
    r"|är beroende av att\b"
)
# "Taket är ...", "Målgruppen är ...", "Ansvaret för ... vilar på ...": nouns that set a term by what is said of them
_TERM = regex.compile(
    r"(?i)(?:tak(?:et)?|golvet|gräns(?:en)?|målgrupp(?:en)?|ansvar(?:et)?|skyldighet(?:en)?|rätt(?:en)?"
    r"|\p{L}*(?:nivå(?:n|erna)?|gräns(?:en)?|tid(?:en)?|period(?:en)?|belopp(?:et)?))\b"
)
# A rule for all of a kind: "Varje ...", "Den som ...", "Föreningar som ..."
_ALL = regex.compile(
    r"(?:Varje|Respektive|Vardera|Samtliga|Alla|Ingen|Inga|Endast)\b|De[nt]? som\b|\p{Lu}\p{Ll}+(?:ar|er|or|n|än)? som\b"
)
# What is thought of it, no term: "Stödet är viktigt", "Medlen är ett led i ..."
_OPINION = regex.compile(
    r"(?:är|utgör|blir) (?:\p{L}+ )?(?:viktig|angeläg|avgörande|positiv|god[at]?\b|bra\b|stor[at]?\b|central|betydelse"
    r"|nödvändig|värdefull|ett led\b|en (?:del|satsning|fortsättning|följd)\b|ett tillskott|exempel|resultatet)"
)
_WITH_LIMIT = regex.compile(r"\d|procent|skatte|engångs|berättig|grundande|gemensam|individuell|tidsbegräns|bund")
_DEEDS = frozenset(
    (
        Category.SIGNATURE,
        Category.AUDIT,
        Category.REPAYMENT,
        Category.INFORMATION,
        Category.REPORTING,
        Category.REQUISITION,
    )
)
_PASSIVE = regex.compile(r"\p{Ll}+s\b")
_NEGATED = regex.compile(r"\p{Ll}+ (?:inte|ej|icke|aldrig)\b")
_OF_AGREEMENT = regex.compile(r"(?i)(?:tillägg|ändring|tvist|uppsägning|avtalet|överenskommelsen|fordran|fordring)\p{L}*\b")


def is_stated(string: str, clause: Clause, section: str, kind: DocumentKind) -> bool:
    """True when the classes of subject, verb and object make ``string`` a condition of a document of ``kind``."""
    subject, said = clause.subject or "", clause.predicate
    if is_background(section) or _OPINION.match(said):
        return False
    named = is_money(subject) or is_paper(subject)
    governed = is_terms(section) or is_about_grant(section)
    instructs = kind in _INSTRUCTING
    if _REQUIRES.match(said):
        return named or (instructs and governed)
    if _TERM.match(subject) and (instructs or governed):
        return is_money_in(string) or is_actor(said) or is_actor(string)
    if _ALL.match(string) and (instructs or governed):
        return is_money_in(string) or is_paper(string)
    if named and (governed or kind is DocumentKind.AGREEMENT):
        return _WITH_LIMIT.search(said) is not None or _NEGATED.match(said) is not None
    if kind is DocumentKind.AGREEMENT and _OF_AGREEMENT.match(subject):
        return True
    does = _PASSIVE.match(said) is not None or is_actor(subject)
    return instructs and does and (governed or is_money_in(string)) and framed_category(clause) in _DEEDS


def modality_of(clause: Clause) -> Modality:
    """Of what is stated: a prohibition where it is denied ("betalas inte ut"), else what the verb says."""
    stated = clause.trigger.modality is Modality.STATEMENT
    return Modality.MUST_NOT if stated and _NEGATED.match(clause.predicate) else clause.trigger.modality
