"""What a condition does: its category by subject and verb of the binding clause together.

Used by ``categories`` before any word is asked alone: "Ansökan ska skickas in, undertecknad av ..." is
about the application, "Ansökan ska undertecknas" about the signature. What subject and verb
leave open is None.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from parsers.conditions.clauses import Clause
from parsers.conditions.deeds import ACTS, APPLICATION, MONEY_SUM, Act
from parsers.conditions.things import Thing, thing_of
from parsers.conditions.topics import is_actor, is_money, is_money_in
from parsers.needles import Needles, holds, needles_of
from schemas.vocabulary import Category

_EXCLUDED = re.compile(
    r"^är[ ](?:inte|ej)[ ](?:en[ ]|ett[ ])?(?:stöd|bidrags|ersättnings)(?:berättiga|grundande|gill)"
    r"|^(?:omfattas|godtas|godkänns|medges|ersätts|bekostas|beviljas)\b.{0,20}\b(?:inte|ej)\b"
    r"|^(?:inte|ej)\b(?![ ](?:ger|beviljar)\b)"
)
_GIVEN = re.compile(
    r"\b(?:lämnas|ges|medges|bevilja|beviljas|utgå|utgår|sökas|påräkna[ ]\w+)[ ](?:(?!upp\b"
    r"|med\b)\w+[ ]){0,2}?(?P<to>till|för)[ ](?!högst\b|upp[ ]till\b|max|minst\b)"
    r"|\b(?:ger|lämnar|beviljar|fördelar(?=[ ]inte)|delar(?=[ ]inte))[ ](?:\w+[ ]){0,3}(?:bidrag"
    r"|finansiering|stöd"
    r"|medel)[ ](?P<also>till"
    r"|för)[ ]"
)
_GRANT = re.compile(r"(?i)(?:medel|medlen|bidrag\w*|stöd|stödet|belopp\w*)\b")
_NOT_GRANTED = re.compile(r"beviljas[ ](?:inte|ej)[ ](?:\w+[ ])?\w*(?:bidrag|stöd|medel)\b")
_A_TIME = re.compile(r"(?:perioden|tiden|\w*året|20\d\d)\b")
_KEEPS = re.compile(r"^(?:sparas|reserveras|avsätts|hålls|läggs)\b")


@lru_cache(maxsize=8)  # asked of one clause more than once, and its many patterns take long
def act_of(clause: Clause) -> Category | None:
    """The category that subject and verb settle together; None where they do not."""
    subject, duty = clause.subject or "", clause.predicate
    if _EXCLUDED.search(duty) and not _GRANT.search(subject):
        return _excluded(subject, duty)
    if is_money(subject) and _KEEPS.match(duty):
        return Category.ALLOCATION
    if is_money(subject) and duty.startswith("omfatta"):
        return Category.PURPOSE
    folded = duty.casefold()
    for act, needles in _acts():
        may = holds(folded, needles) and (act.subject is None or act.subject.search(subject))
        if may and act.phrase.search(duty):
            return act.category
    return _given(clause, subject)


@cache
def _acts() -> tuple[tuple[Act, Needles], ...]:
    """All acts, each with the words one of which its phrase needs."""
    return tuple((act, needles_of(act.phrase)) for act in ACTS)


def _excluded(subject: str, duty: str) -> Category | None:
    """Who is left out, or what is not paid for; an application that is not tried is no purpose."""
    if is_actor(subject) or _NOT_GRANTED.match(duty):
        return Category.ELIGIBILITY
    paper = APPLICATION.search(subject) or thing_of(subject) is Thing.PAPER
    return None if paper else Category.PURPOSE


def _given(clause: Clause, subject: str) -> Category | None:
    """Whom or what the money is given to: "Bidrag kan ges till föreningar", "... till utveckling av boenden"."""
    given = _GIVEN.search(clause.predicate)
    if given is None or not (is_money(subject) or is_money_in(clause.predicate)):
        return None
    if is_actor(subject) and "beviljas" in clause.predicate:
        return None
    to = clause.predicate[given.end() :]
    if _A_TIME.match(to) or re.search(rf"^[^,]*{MONEY_SUM}", to):
        return None
    to = " ".join(to.split()[:3])
    return Category.ELIGIBILITY if (given["to"] or given["also"]) == "till" and is_actor(to) else Category.PURPOSE
