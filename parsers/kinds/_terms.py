"""Sentences that only somebody who gives money says: what is done with it and its papers, and how it is given.

Used by ``_cues`` to know a page without a head by what it says. It sees one sentence, and counts nothing.
"""

from __future__ import annotations

import re

from parsers.conditions.clauses import binding_clause
from parsers.conditions.present import stated_clause
from parsers.conditions.topics import is_actor, is_grant_verb, is_money, is_money_in, is_paper, is_work
from schemas.vocabulary import Modality

_IT = re.compile(r"(?:det|de|den)\b")
# Money that is granted; an insurance, a wage and a price are paid by terms as well
_GRANT = re.compile(
    r"\b(?!hjälp|läke|livs|mot|trans|an)\w*(?:bidrag(?:ets?|en|s)?|bidragsbelopp(?:et|en)?|stöd(?:ets?)?|medel|medlen|stipendi(?:um|et|er)"
    r"|anslag(?:et)?|finansiering(?:en)?|check(?:en|ar|arna)?|slant(?:en|ar|arna)?|pengen)\b|\b(?:bidrags|stöd)berättiga\w*",
    re.IGNORECASE,
)

# "För att bidrag ska utgå krävs att vägen är öppen"
_TO_GET = re.compile(r"För att (?:\w+ ){0,5}?(?:få|ges|utgå|beviljas?|lämnas|söka|ansöka)\b")


def is_term(string: str) -> bool:
    """True of a sentence that says what somebody does about money or its papers, or what becomes of them."""
    clause = binding_clause(string)
    if clause is None or clause.trigger.subordinate:
        return False
    subject = clause.subject or ""
    if is_money(subject) or is_paper(subject):
        return True
    # "Om medlen inte använts ska de betalas tillbaka"
    if _IT.match(subject) and is_money_in(string[: clause.trigger.start]) and is_grant_verb(clause.predicate):
        return True
    bound = (is_actor(subject) or is_work(subject)) and (
        is_grant_verb(clause.predicate) or is_paper(string) or is_money_in(string)
    )
    return bound and clause.trigger.modality is not Modality.STATEMENT


def gives(string: str) -> bool:
    """True of a term that names a grant, or tells of the grant: "Bidraget uppgår till 40 kronor per tillfälle"."""
    if string.endswith("?") or _GRANT.search(string) is None:
        return False
    bound = binding_clause(string)
    if bound is not None and bound.trigger.modality is Modality.SHOULD:  # an opinion as likely
        return False
    if bound is not None and _TO_GET.match(string):
        return True
    told = (bound if bound is not None and not bound.trigger.subordinate else None, stated_clause(string))
    return is_term(string) or any(clause is not None and _GRANT.search(clause.subject or "") for clause in told)
