"""A sentence that no word proves a term, taken for one by the company it keeps.

The last thing that ``reading`` asks, once a document is read through. Where nearly all sentences below a heading
are terms, one that is told in the present tense is a term too, whatever its verb: "Bilder tas emot hela året". In a
section that narrates few are, and there it stays background. It sees the sentences and what they were read as, and
names no category of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from parsers.amounts.earlier import PRETERITE
from parsers.conditions.actors import actor_of
from parsers.conditions.categories import category_of
from parsers.conditions.clauses import Clause, binding_clause
from parsers.conditions.forms import Reading
from parsers.conditions.openers import SUBJUNCTION
from parsers.conditions.orders import NO_VERB, is_order
from parsers.conditions.present import stated_clause, tells_of_present
from parsers.conditions.refused import is_refused
from parsers.conditions.stated import is_opinion, is_recital, modality_of
from parsers.conditions.things import thing_of
from parsers.conditions.topics import is_actor, is_background, is_grant_verb, is_out, is_terms
from parsers.conditions.wordorder import plainly
from schemas.vocabulary import DocumentKind, Modality

# So many of the others must be terms; the whole document counts as one sentence more
_MOST = 0.7
_FEW_WORDS = 3
_RULING = frozenset((DocumentKind.AGENCY_INSTRUCTION, DocumentKind.AGREEMENT))
# What was done, has been done, is there or is aimed at
_TELLS = regex.compile(
    r"^[^,.]{0,60}?(?<!\b(?:som|om|när|Om|När|Har|har)\b[^,.]{0,60})"
    r"\bhar (?:\S+ ){0,4}?\p{L}+(?:[ai]ts?|[^\Waeiouyåäö]ts?)\b"
    r"|^(?:\S+ ){0,4}(?:finns|återfinns|står)\b|\bsyftar\b|\bär överens\b|\bexemplar\b|\bväntas\b"
    r"|\bhar en gemensam\b|\.{3}|@"
    r"|^Beslutet (?:skickas|sänds|delges|expedieras|har)\b"
    r"|^(?:Ring|Tabellen|Beloppen|Jämfört|Handläggningen|Rättslig|Målsättningen|Avsikten)\b"
    r"|^(?:Bestämmelser(?:na)?|(?:Den|Det) här)\b"
    r"|\b(?:medför|leder till|ger|innebär) (?:ökad|ökat|större|bättre|minskad|minskat|högre|lägre)\p{L}*"
    r"|^[^.]*\b(?:(?:budget|ram)(?:en)?(?: för \d{4})? är|(?:intäkter|kostnad)\p{L}* beräknas)\b"
)
# "sökte fler huvudmän", no "beviljade medel"
_PAST = regex.compile(
    r"^(?:\S+ ){1,7}?(?:ingick|tog|"
    rf"(?!\p{{L}}+ade \p{{Ll}}+(?:er|ar|or|en|et|na|medel|bidrag|stöd)\b){PRETERITE})\b"
)
# "Vad föreningen åtar sig": "Att på begäran visa upp verifikationer"
_TO_DO = regex.compile(r"[Aa]tt \p{Ll}")
_OWED = regex.compile(r"(?i)\båta|skyldig|ansvar|villkor|krav\b|\bska\b|\bmåste\b")
_ORDER_ALIKE = regex.compile(rf"(?!{NO_VERB})\p{{Lu}}\p{{Ll}}{{2,}}a\b")
_SENTENCE = regex.compile(r"(?!Alt\b)(?:\p{L}|\d).*[.!]")
_DENIED = regex.compile(r"^(?:Ingen|Inga|Inget)\b|\b(?:inte|ej|aldrig|utanför|ingenting)\b")


class Said(NamedTuple):
    """A sentence, the heading that it stands under, the kind that it is read as, and its reading if it has one."""

    string: str
    section: str
    kind: DocumentKind
    reading: Reading | None


def by_company(spoken: Sequence[Said]) -> Iterator[Reading | None]:
    """The readings of ``spoken``, with those of the sentences that keep company with terms."""
    counted = [said for said in spoken if said.reading is not None or _may_count(said)]
    of, told = Counter(s.section for s in counted), Counter(s.section for s in counted if s.reading is not None)
    whole = sum(told.values()) / max(len(counted), 1)
    for said in spoken:
        share = (told[said.section] + whole) / max(of[said.section], 1)
        joins = said.reading is None and share >= _MOST and _may_count(said) and _may_join(said)
        yield _reading(said) if joins else said.reading


def _may_count(said: Said) -> bool:
    out = is_out(said.section) or is_background(said.section) or is_refused(said.string, said.kind)
    return not out and len(said.string.split()) >= _FEW_WORDS


def _may_join(said: Said) -> bool:
    headed = said.kind in _RULING and said.section != "" and not is_recital(said.section)
    if not (headed or is_terms(said.section)) or _SENTENCE.fullmatch(said.string) is None:
        return False
    if _TO_DO.match(said.string):
        return _OWED.search(said.section) is not None
    untold = _TELLS.search(said.string) or _PAST.match(said.string) or is_opinion(said.string)
    clause = _clause(said.string)
    if clause is not None and clause.trigger.modality is Modality.MAY:  # "Mindre skillnader kan förekomma"
        somebody = is_actor(clause.subject or "") or thing_of(clause.subject or "") is not None
        if not (somebody and is_grant_verb(clause.predicate)):
            return False
    main = SUBJUNCTION.split(said.string, maxsplit=1)[0] or said.string
    ordered = _ORDER_ALIKE.match(said.string) is not None
    return not untold and (ordered or tells_of_present(main) or clause is not None)


def _reading(said: Said) -> Reading:
    string = plainly(said.string)
    clause = _clause(said.string)
    category = category_of(string, clause, said.section)
    return Reading(_modality(string, clause), actor_of(string, clause) if clause else None, category)


def _clause(string: str) -> Clause | None:
    bound = binding_clause(plainly(string))
    return bound if bound is not None and not bound.trigger.subordinate else stated_clause(plainly(string))


def _modality(string: str, clause: Clause | None) -> Modality:
    if _TO_DO.match(string) or is_order(string) or (clause is None and _ORDER_ALIKE.match(string)):
        return Modality.MUST
    if clause is not None:
        return modality_of(clause)
    return Modality.MUST_NOT if _DENIED.search(string) else Modality.STATEMENT
