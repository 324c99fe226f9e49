"""Conditions: the sentences and list items that bind recipients, the addressee or the parties about the money.

Reads the flow, after the kind is known. A sentence counts when a verb in it binds (``clauses``) and what it
binds is a recipient, an addressee, a party, or the money and its papers. It refuses background, reasons and
visions: what may come of a technique, what a report found, what an earlier assignment said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from parsers.clauses import Clause, binding_clause
from parsers.condition_categories import category_of
from parsers.condition_deadlines import deadline_in
from parsers.condition_forms import (
    Reading,
    heading_actor,
    is_imperative,
    is_proposed,
    is_undertaking,
    proposal,
    short,
)
from parsers.condition_topics import (
    carries,
    is_about_grant,
    is_actor,
    is_background,
    is_grant_verb,
    is_happening,
    is_money,
    is_money_in,
    is_out,
    is_paper,
    is_party,
    is_report_of_assignment,
    is_terms,
    is_told_to_agency,
    is_work,
)
from parsers.dates import document_date
from parsers.flow import Block, BlockKind, Flow, Sentence
from parsers.present import present_clause
from parsers.text import Text, join
from schemas.rows import Condition
from schemas.vocabulary import DocumentKind, Modality

# Kinds whose authors bind somebody by "ska" alone; in the others the money must be named too.
_BINDING = frozenset((DocumentKind.GOVERNMENT_DECISION, DocumentKind.AGREEMENT, DocumentKind.AGENCY_INSTRUCTION))
# Verbs that need nobody to bind: "är tillåtet", "har rätt", "Sista dag", "En förutsättning är"
_OF_ITSELF = regex.compile(r"\b(?:tillåte\p{L}*|rätt)\b|\b(?:är|krävs|åligger|ankommer på)$|^[Ss]ista\b")
_ALLOWED = regex.compile(r"\btillåte\p{L}*$")
# Proposals about the case itself, not about money
_PROCEDURE = regex.compile(
    r"\bta ställning till|omedelbar(?:t)? juster|lägg\p{L}* till handlingarna|godkänn\p{L}* (?:rapporten"
    r"|informationen"
    r"|protokollet|svaret)|anser .{0,60}besvarad"
    r"|överlämna\p{L}* .{0,80}(?:yttrande|svar)|förklara\p{L}* (?:paragrafen|ärendet)",
    regex.IGNORECASE,
)
# A line of its own that is a sentence all the same
_SHORT_SENTENCE = regex.compile(r"\p{Lu}\p{L}*(?:[ ][^\s]+){3,}[.]")
_WHOLE = regex.compile(r"(?i)(?:tilläggs)?(?:överenskommelse|satsning|avtal)\p{L}*\b")
_ASSIGNED = regex.compile(
    r"\b(?:ger|ges|uppdrar åt|ankommer på|åligger)\s+(?P<who>.{2,80}?)\s+(?:i uppdrag\b|att\b|som\b)"
)
_PRONOUN = regex.compile(r"[Dd]en|[Dd]et|[Dd]e|[Dd]essa|[Dd]etta|[Dd]enna")
# "Formuläret skickas", "Kontakta oss": told, but bound to nothing
_REFERRAL = regex.compile(
    r"^(?:Läs |Se |Så (?:här |fördel)|För (?:mer|ytterligare) information|Kontakta|Bevaka|Hitta"
    r"|Har ni frågor|Vid frågor"
    r"|Mer information)",
    regex.IGNORECASE,
)

# In a paragraph that tells of an assignment given before, these go on about that one.
_OTHER_ASSIGNMENT = regex.compile(r"(?:Uppdraget|Utvärderingen|Uppföljningen|Utredningen|Redovisningen)\b")


def read_conditions(flow: Flow, kind: DocumentKind) -> tuple[Condition, ...]:
    """Every condition of a document of ``kind``, in reading order; none of an unknown kind."""
    if kind is DocumentKind.UNKNOWN:
        return ()
    leads = {str(b.lead) for b in flow.of_kind(BlockKind.ITEM) if b.lead is not None}
    reported = {id(s.block) for s in flow.sentences if is_report_of_assignment(s.text.string)}
    own = document_date(flow)
    last: Block | None = None
    rows: list[Condition] = []
    for sentence in _candidates(flow):
        if sentence.text.string in leads and sentence.block.kind is not BlockKind.ITEM:
            continue
        whole = sentence.text if is_proposed(sentence.block, kind) else _whole(sentence)
        if id(sentence.block) in reported and _OTHER_ASSIGNMENT.match(whole.string):
            continue
        reading = _read(sentence, whole, kind, follows=sentence.block is last)
        last = sentence.block if reading is not None else None
        if reading is None:
            continue
        rows.append(
            Condition(
                seq=len(rows) + 1,
                category=reading.category,
                modality=reading.modality,
                actor=reading.actor,
                deadline=deadline_in(whole, own),
                section=sentence.block.section,
                item=sentence.block.marker if sentence.block.kind is BlockKind.ITEM else None,
                text=whole.string,
                place=sentence.text.place(),
            )
        )
    return tuple(rows)


def _candidates(flow: Flow) -> Iterator[Sentence]:
    of_block: dict[int, list[Sentence]] = {}
    for sentence in flow.sentences:
        of_block.setdefault(id(sentence.block), []).append(sentence)
    for block in flow.blocks:
        if block.annex or block.kind in {BlockKind.LETTERHEAD, BlockKind.TITLE, BlockKind.HEADING}:
            continue
        spoken = of_block.get(id(block), [])
        if not spoken and block.kind is BlockKind.CELL and _SHORT_SENTENCE.fullmatch(block.text.string):
            spoken = [Sentence(block.text, block)]
        yield from spoken


def _whole(sentence: Sentence) -> Text:
    """An item that only completes its lead is read with it; one that is a sentence of its own is not."""
    lead = sentence.block.lead
    if sentence.block.kind is not BlockKind.ITEM or lead is None or not sentence.text.string:
        return sentence.text
    if is_imperative(sentence.text.string):
        return sentence.text
    own = binding_clause(sentence.text.string)
    if own is not None and not own.trigger.subordinate and sentence.text.string[0].isupper():
        return sentence.text
    return join((lead, sentence.text))


def _read(sentence: Sentence, whole: Text, kind: DocumentKind, *, follows: bool) -> Reading | None:
    string = whole.string
    section = sentence.block.section or ""
    if is_out(section) or _REFERRAL.search(string):
        return None
    if kind is DocumentKind.BOARD_MEMO and _PROCEDURE.search(string):
        return None
    clause = binding_clause(string)
    if clause is None or (clause.trigger.subordinate and not carries(string, clause)):
        clause = None
    proposed = proposal(string, section, sentence.block, kind)
    if proposed is not None or clause is None:
        done = short(string, sentence.block, kind) or _done(sentence, string, kind, follows=follows)
        return proposed or done
    governed = kind is DocumentKind.AGENCY_INSTRUCTION and is_about_grant(section)
    if is_undertaking(sentence.block, kind):
        return Reading(clause.trigger.modality, heading_actor(section), category_of(string, clause, section))
    if not _binds(string, clause, kind, _topic(string, clause, section, governed=governed, follows=follows)):
        return None
    return Reading(clause.trigger.modality, _actor(string, clause), category_of(string, clause, section))


def _done(sentence: Sentence, string: str, kind: DocumentKind, *, follows: bool) -> Reading | None:
    """What is said in the present tense to be done: a party's duty, or what happens to the money."""
    section = sentence.block.section or ""
    clause = present_clause(string)
    if clause is None or is_background(section):
        return None
    subject, category = clause.subject or "", category_of(string, clause, section)
    if kind is DocumentKind.AGREEMENT and is_party(subject):
        return Reading(Modality.MUST, subject, category)
    named = is_money(subject) or is_paper(subject) or (follows and _PRONOUN.fullmatch(subject) is not None)
    happens = named or (is_money_in(string) and is_happening(clause.predicate))
    listed = sentence.block.kind is BlockKind.ITEM and is_terms(section)
    about = is_actor(subject) and (is_money_in(string) or is_paper(string) or is_about_grant(section))
    told = about and kind is DocumentKind.AGENCY_INSTRUCTION
    if not (happens or listed or told or (about and kind is DocumentKind.AGREEMENT)):
        return None
    return Reading(Modality.STATEMENT, subject if is_actor(subject) else None, category)


class _Topic(NamedTuple):
    """What a clause is about: each a fact about its words."""

    about: bool  # the money or its papers are named, in the sentence or its heading
    money: bool
    named: bool  # the subject is money or a paper
    actor: bool  # the subject is somebody who can be bound
    verb: bool  # the verb is one of what is done with grants
    background: bool
    governed: bool  # it stands in an instruction, under a heading about the money
    follows: bool  # the sentence before it in the paragraph bound


def _topic(string: str, clause: Clause, section: str, *, governed: bool, follows: bool) -> _Topic:
    subject = clause.subject or ""
    money = is_money_in(string)
    # "Den gäller ..." and "De ska ..." go on about what the sentence before bound
    goes_on = follows and _PRONOUN.fullmatch(subject) is not None
    whoever = (
        regex.fullmatch(r"[Dd]en|[Dd]e", subject) is not None
        and regex.search(r"\b[Dd]en? som\b", string) is not None
    )
    applies = is_actor(subject) and regex.search(r"\b(?:an)?söka\b", clause.predicate) is not None
    return _Topic(
        about=money or is_paper(string) or is_about_grant(section) or goes_on or applies,
        money=money,
        named=is_money(subject) or is_paper(subject) or goes_on,
        actor=is_actor(subject) or whoever,
        verb=is_grant_verb(clause.predicate),
        background=is_background(section),
        governed=governed,
        follows=follows,
    )


def _binds(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    if _ALLOWED.search(string[clause.trigger.start : clause.trigger.stop]) and kind in _BINDING:
        return not topic.background
    if clause.trigger.subordinate or _OF_ITSELF.search(string[clause.trigger.start : clause.trigger.stop]):
        return topic.about and (not clause.trigger.subordinate or topic.named or topic.verb or topic.actor)
    match clause.trigger.modality:
        case Modality.STATEMENT:
            return _tells(string, clause, kind, topic)
        case Modality.MAY:
            acts = topic.actor and is_grant_verb(string[clause.trigger.stop :])
            told = (topic.named and (topic.verb or not topic.background)) or ((topic.verb or acts) and topic.about)
            whose = topic.actor and (topic.money or is_paper(string))
            return told or (topic.governed and (whose or is_work(clause.subject or "")))
        case modality:
            needs_topic = modality is Modality.SHOULD or string.startswith("behöver", clause.trigger.start)
            if needs_topic or topic.background or kind not in _BINDING:
                bound = topic.named or topic.verb or topic.actor
                return (topic.about and bound) or (topic.follows and _goes_on(clause))
            return _obliges(string, clause, kind, topic)


def _goes_on(clause: Clause) -> bool:
    """True of what may follow a condition without naming money: the activities, or what is not accepted."""
    return clause.trigger.modality is Modality.MUST_NOT or is_work(clause.subject or "")


def _tells(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    """What happens to the money, by nobody's duty."""
    if string.startswith("föresl", clause.trigger.start):
        return kind is DocumentKind.BOARD_MEMO and topic.money
    if string.startswith("omfattar", clause.trigger.start) and "oavsett" not in string:
        return topic.named and not topic.background and not _WHOLE.match(clause.subject or "")
    told = (topic.verb and topic.money) or (topic.about and topic.actor)
    return topic.named or (told and not topic.background)


def _obliges(string: str, clause: Clause, kind: DocumentKind, topic: _Topic) -> bool:
    """A duty or prohibition by a document that may oblige: it is enough that it says who or what is bound."""
    to_agency = is_told_to_agency(string) and (kind is DocumentKind.AGENCY_INSTRUCTION or topic.verb)
    work = (topic.about or "senast" in string) and is_work(clause.subject or "")
    named = topic.named or topic.actor or topic.governed
    return named or (topic.verb and topic.about) or to_agency or work


def _actor(string: str, clause: Clause) -> str | None:
    """Whom the clause binds, as written: its subject, or who is said to act in a passive clause."""
    assigned = _ASSIGNED.search(string[clause.trigger.start :])
    if assigned and (clause.subject or "").casefold() in {"regeringen", "det"}:
        return assigned["who"]
    subject = clause.subject
    if subject is not None and is_actor(subject) and not is_paper(subject) and not is_money(subject):
        return subject
    agent = regex.search(
        r"\b\p{Ll}+s\s+av\s+(?P<who>(?:en\s+|ett\s+)?[\p{L} -]+?)(?=\s+(?:för|utifrån|efter|enligt|till|i"
        r"|senast|på|och)\b|[.,]|$)",
        clause.predicate,
    )
    return agent["who"] if agent and is_actor(agent["who"]) else None
