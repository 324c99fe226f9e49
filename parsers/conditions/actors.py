"""Whom a condition binds: its subject as written, who is assigned, or who is said to act in a passive clause.

Used by ``conditions``. Money and papers are nobody, and neither is who must only be told or heard. It decides no
category and drops no condition.
"""

from __future__ import annotations

import regex

from parsers.conditions.clauses import Clause
from parsers.conditions.topics import is_actor, is_money, is_paper

_ASSIGNED = regex.compile(
    r"\b(?:ger|ges|uppdrar? (?:åt|till)|ankommer på|åligger)\s+(?P<who>.{2,80}?)\s+(?:i uppdrag\b|att\b|som\b)"
)
_ASSIGNS = regex.compile(
    r"(?i)(?:regeringen|det|(?:[\p{L}-]+[ ]){0,3}\p{L}*(?:nämnden|styrelsen|fullmäktige|utskottet)(?: beslutar)?)"
)
# "Myndigheten ska underrättas": bound is somebody else
_IS_TOLD = regex.compile(
    r"(?:ska|skall|måste|bör) (?:\p{L}+ ){0,2}?"
    r"(?:underrättas|informeras|kontaktas|meddelas|höras|anges|nämnas|ges (?:tillfälle|insyn))\b"
)
# "Regionen är ansvarig och får ...": the subject without the first verb that it shares
_SHARED = regex.compile(r"(?P<who>\p{Lu}.{2,60}?) (?:är|har|ansvarar|svarar) .{3,60} och$")
# "Kommunen utser handledare och ansvarar för ...": the same after any verb
_DOES_TOO = regex.compile(
    r"(?P<who>\p{Lu}[\p{L}-]+(?:[ ][\p{L}-]+){0,2}?) \p{Ll}{2,}(?:ar|er|år"
    r"|ör) .{3,100} (?:och|samt)$"
)
# "Verket beslutar att ändra beslutet så att rapporten ska ...": who decides is not bound
_DECIDES = regex.compile(r"\b(?:beslutar|beslutat|ändrar|ändrat)\b")
_AGENT = regex.compile(
    r"\b\p{Ll}+s\s+(?:(?:in|ut|upp|om|tillbaka|åter|över)\s+)?av\s+(?P<who>(?:en\s+|ett\s+)?[\p{L} -]+?)"
    r"(?=\s+(?:för|utifrån|efter|enligt|till|i"
    r"|senast|på|och|utan|under|inom|med|vid|som"
    r"|före|innan|hos|mellan|när|om|så|fram|inte|aldrig|\p{Ll}+(?:vis|ligen))\b|[.,]|$)"
)


def actor_of(string: str, clause: Clause) -> str | None:
    """Whom the clause of ``string`` binds, as written; None where it says nobody."""
    assigned = _ASSIGNED.search(string[clause.trigger.start :])
    if assigned and _ASSIGNS.fullmatch(clause.subject or ""):
        return assigned["who"]
    shared = _SHARED.match(clause.subject or "") or _DOES_TOO.match(clause.subject or "")
    subject = shared["who"] if shared and is_actor(shared["who"]) else clause.subject
    if subject is not None and _DECIDES.search(subject):
        return None
    if subject is not None and is_actor(subject) and not is_paper(subject) and not is_money(subject):
        return None if _IS_TOLD.match(clause.predicate) else subject
    agent = _AGENT.search(clause.predicate)
    return agent["who"].strip() if agent and is_actor(agent["who"]) else None
