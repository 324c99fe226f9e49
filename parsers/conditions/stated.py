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
_EACH = regex.compile(r"(?:Varje|Respektive|Vardera)\b|\p{Lu}\p{Ll}+(?:ar|er|or|n|än) som\b")
# What is thought of it, no term: "Stödet är viktigt", "Medlen är ett led i ..."
_OPINION = regex.compile(
    r"(?:är|utgör|blir) (?:\p{L}+ )?(?:viktig|angeläg|avgörande|positiv|god[at]?\b|bra\b|stor[at]?\b|central|betydelse"
    r"|redan|tidigare|nödvändig|värdefull|ett led\b|en (?:del|satsning|fortsättning|följd)\b|ett tillskott|exempel|resultatet)"
    r"|gör (?:\p{L}+ )?bedömning|omfattar (?!inte|ej|även|också|endast)"
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
        Category.PAYMENT,
    )
)
_RULING = _INSTRUCTING | {DocumentKind.GOVERNMENT_DECISION}
_SETS_RULES = regex.compile(r"\b(?:meddela|besluta om|fastställa|utfärda|precisera)r?\b.{0,30}\b(?:villkor|föreskrift|riktlinje|anvisning)")
_SUPPOSED = regex.compile(r"\p{Lu}\p{Ll}{2,}as\b|(?:Om|När|Då)\b|\p{Lu}\p{Ll}+(?:ar|er) \p{Ll}+(?:en|et|na)\b")
_PRONOUN = regex.compile(r"[Dd]en|[Dd]et|[Dd]e|[Dd]essa|[Dd]etta|[Dd]enna")
# "Därav beräknas 3 miljoner kronor till ..."
_PART = regex.compile(r"(?:Därav|Varav|Härav|Av (?:dem|dessa|detta|medlen|beloppet|summan|ramen))\b")
_SUM = regex.compile(r"\d[\d ,]*(?:kronor|kr|tkr|mnkr|mkr|mdkr|miljon\p{L}*|miljard\p{L}*|procent)\b")
# What the applicant puts in: "Den egna insatsen kan bestå av ..."
_INPUT = regex.compile(r"(?i)\begn?a? ?(?:insats|finansiering|arbete)|medfinansiering")
_PUBLICITY = regex.compile(
    r"(?i)\b(?:marknadsför|trycksak|annons|publikation|kommunikation|information)\p{L}*\b.{0,60}"
    r"\b(?:anges|framgår|nämns|uppges|framhålls|används)\b"
)
_PASSIVE = regex.compile(r"\p{Ll}+s\b")
_NEGATED = regex.compile(r"\p{Ll}+ (?:inte|ej|icke|aldrig)\b")
_OF_AGREEMENT = regex.compile(r"(?i)(?:tillägg|ändring|tvist|uppsägning|avtalet|överenskommelsen|fordran|fordring)\p{L}*\b")


def is_stated(string: str, clause: Clause, section: str, kind: DocumentKind) -> bool:
    """True when the classes of subject, verb and object make ``string`` a condition of a document of ``kind``."""
    subject, said = clause.subject or "", clause.predicate
    if _OPINION.match(said):
        return False
    if is_background(section):
        return kind is DocumentKind.BOARD_MEMO and _EACH.match(string) is not None and is_money_in(string)
    # "Visar redovisningen ett överskott får detta föras över": what is supposed comes first
    supposed = string[: clause.trigger.start] if _PRONOUN.fullmatch(subject) or _SUPPOSED.match(string) else ""
    named = is_money(subject) or is_paper(subject) or is_money(supposed) or is_paper(supposed)
    governed = is_terms(section) or is_about_grant(section)
    instructs = kind in _INSTRUCTING
    if _REQUIRES.match(said):
        return named or (instructs and governed)
    about = is_money_in(string)
    if (instructs or governed) and (
        (_TERM.match(subject) and (about or is_actor(string))) or (_ALL.match(string) and (about or is_paper(string)))
    ):
        return True
    if supposed and named and (instructs or governed):
        return True
    if kind in _RULING and is_actor(subject) and _SETS_RULES.search(said):
        return True
    if (_PART.match(string) and _SUM.search(said)) or (governed and is_actor(subject) and _INPUT.search(string)):
        return kind is not DocumentKind.NOTICE or governed
    bounded = _WITH_LIMIT.search(said) is not None or _NEGATED.match(said) is not None
    if named and bounded and (governed or kind is DocumentKind.AGREEMENT):
        return True
    if kind is DocumentKind.AGREEMENT and _OF_AGREEMENT.match(subject):
        return True
    if _PUBLICITY.search(string):
        return instructs
    does = _PASSIVE.match(said) is not None or is_actor(subject)
    bound = governed or about or (is_actor(subject) and clause.trigger.modality is not Modality.MAY)
    return instructs and does and bound and framed_category(clause) in _DEEDS


def modality_of(clause: Clause) -> Modality:
    """Of what is stated: a prohibition where it is denied ("betalas inte ut"), else what the verb says."""
    stated = clause.trigger.modality is Modality.STATEMENT
    return Modality.MUST_NOT if stated and _NEGATED.match(clause.predicate) else clause.trigger.modality
