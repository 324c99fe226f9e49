"""Conditions: the sentences and list items that bind recipients, the addressee or the parties about the money.

Reads the flow, after the kind is known. A sentence counts when a verb in it binds (``clauses``) and what it
binds is a recipient, an addressee, a party, or the money and its papers. It refuses background, reasons and
visions: what may come of a technique, what a report found, what an earlier assignment said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import regex

from parsers.conditions.actors import actor_of
from parsers.conditions.among import category_among, is_due
from parsers.conditions.associations import asked_of, trait
from parsers.conditions.below import asks_for, below_terms, kind_below, termed
from parsers.conditions.binding import BINDING, JOINED, PRONOUN, binds, force_of
from parsers.conditions.categories import category_of, is_aim
from parsers.conditions.clauses import binding_clause
from parsers.conditions.company import Said, by_company
from parsers.conditions.deadlines import deadline_in, with_same_days
from parsers.conditions.forms import (
    Reading,
    answer_to,
    heading_actor,
    is_keyed,
    is_proposed,
    is_undertaking,
    listed,
    proposal,
    short,
)
from parsers.conditions.fragments import below_label, demanded, fragment
from parsers.conditions.judging import judged
from parsers.conditions.labelled import Fact, labelled
from parsers.conditions.orders import is_order
from parsers.conditions.parties import as_a_party, as_named, parties_of
from parsers.conditions.present import present_clause, stated_clause
from parsers.conditions.refused import is_refused, quoted_blocks
from parsers.conditions.stated import is_stated, modality_of
from parsers.conditions.topics import (
    carries,
    is_about_grant,
    is_actor,
    is_background,
    is_happening,
    is_money,
    is_money_in,
    is_out,
    is_paper,
    is_party,
    is_report_of_assignment,
    is_terms,
)
from parsers.conditions.wordorder import as_written, capital, plainly
from parsers.dates.reading import counted_from
from parsers.prose.flow import Block, BlockKind, Flow, Sentence
from parsers.prose.letterhead import is_unfinished
from parsers.text import Text, join
from schemas.rows import Condition
from schemas.vocabulary import Category, DocumentKind, Modality

# Proposals about the case itself, not about money
_PROCEDURE = regex.compile(
    r"\bta ställning till|omedelbar(?:t)? juster|lägg\p{L}* till handlingarna|godkänn\p{L}* (?:rapporten"
    r"|informationen"
    r"|protokollet|svaret)|anser .{0,60}besvarad"
    r"|överlämna\p{L}* .{0,80}(?:yttrande|svar)|förklara\p{L}* (?:paragrafen|ärendet)",
    regex.IGNORECASE,
)
# "Nej, det går inte.", before a sentence that says it in full
_BARE_ANSWER = regex.compile(r"(?:Ja|Jo|Nej|Absolut)(?:[,.!]? det \p{L}+(?: \p{L}+){0,2})?[.!]")
# A line of its own that is a sentence all the same
_SHORT_SENTENCE = regex.compile(r"\p{Lu}\p{L}*(?:[ ][^\s]+){3,}[.]")
# "Redovisningen lägger du in i e-tjänsten": a sentence whose full stop was left out
_TOLD = regex.compile(r"\p{Lu}\p{Ll}+(?:en|et|an|n) \p{Ll}+(?:r|s) (?:du|ni) \p{Ll}+ ")
# "För bidraget krävs att:": what every item completes, a sentence of its own or not
_OPEN_LEAD = regex.compile(r"\b(?:krävs|fordras|är|gäller)\b.{0,20}\batt:?$")
# "Parternas åtaganden": below it even what a party is or has is a duty of it
_DUTIES = regex.compile(r"(?i)åtagand|skyldighet|ansvar")
_PAPER_ITSELF = regex.compile(r"(?i)(?:detta |denna )?(?:avtal|överenskommelse|kontrakt)\p{L}*$")
_IN_IT = regex.compile(r"(?:Av|I|Till|Med) (?:den|dessa|denna|detta) $")  # of the paper spoken of before
# "Verket äger fri nyttjanderätt": no duty
_OWNS = regex.compile(r"(?:äger|innehar|behåller)\b")
# "Fördelningen framgår av bilagan": where to look
_REFERS = regex.compile(
    r"^framgår[ ](?:det[ ])?av[ ](?:bilag|aktuell|tabell|beslut|nedan|villkors|reglerings"
    r"|denna|detta)"
)
# In a paragraph that tells of an assignment given before, these go on about that one.
_OTHER_ASSIGNMENT = regex.compile(r"(?:Uppdraget|Utvärderingen|Uppföljningen|Utredningen|Redovisningen)\b")


class _Paper(NamedTuple):
    """What the sentences of a document are read against."""

    kind: DocumentKind
    outer: Mapping[str, Text]  # the lead of each lead that is an item itself
    leads: frozenset[str]
    reported: frozenset[int]  # blocks that tell of an assignment given before
    termed: frozenset[int]  # blocks whose heading stands below one that says that terms follow
    quoted: frozenset[int]  # blocks that somebody is quoted in
    labelled: Mapping[int, Fact]  # blocks that are the value of a label
    parties: tuple[str, ...]  # the names that it gives its parties
    own: date | None  # the day that deadlines without a year are counted from
    title: str  # for sentences under no heading
    asks: Category | None  # what its title says that it tells how to make: the report, the application


def read_conditions(flow: Flow, kind: DocumentKind) -> tuple[Condition, ...]:
    """Every condition of a document of ``kind``, in reading order; none of an unknown kind."""
    if kind is DocumentKind.UNKNOWN:
        return ()
    paper = _paper(flow, kind)
    said = list(_said(flow, paper))
    read = by_company(
        [Said(s.whole.string, s.section or paper.title, kind_below(s.section, kind), s.reading) for s in said]
    )
    rows: list[Condition] = []
    for spoken, reading in zip(said, read, strict=True):
        if reading is not None:
            told = (spoken.whole.string, spoken.section)
            near = spoken.follows or (rows and rows[-1].section == told[1] and is_due(told[0]))
            category = category_among(reading, told, paper.kind, paper.asks, rows[-1] if near else None)
            actor = as_written(as_named(reading.actor, told[0], paper.parties), told[0])
            rows.append(_row(len(rows) + 1, spoken, reading._replace(category=category, actor=actor), paper.own))
    return with_same_days(rows)


class _Spoken(NamedTuple):
    """A sentence, as it is read with its lead, and what it was read as."""

    sentence: Sentence
    section: str
    whole: Text
    reading: Reading | None
    follows: bool  # the sentence before it in its block binds
    due: date | None = None  # the day beside its label


def _said(flow: Flow, paper: _Paper) -> Iterator[_Spoken]:
    last: Block | None = None
    question: Sentence | None = None
    for sentence in _candidates(flow, paper.labelled):
        if _is_lead(sentence, paper):
            continue
        headed = below_label(below_terms(sentence, paper.termed))
        proposed = is_proposed(sentence.block, paper.kind)
        whole = sentence.text if proposed else _whole(headed, paper.outer)
        if id(sentence.block) in paper.reported and _OTHER_ASSIGNMENT.match(whole.string):
            continue
        asked = question if question is not None and question.block is sentence.block else None
        question = sentence if whole.string.endswith("?") else None
        if id(sentence.block) in paper.quoted:
            continue
        follows = sentence.block is last
        reading, whole = _told(headed, whole, asked, paper, follows=follows)
        last = sentence.block if reading is not None else None
        fact = paper.labelled.get(id(sentence.block))
        if fact is not None:
            label = "" if whole.string.startswith(fact.label) else fact.label
            section = sentence.block.section or label
            beside = Sentence(sentence.text, replace(sentence.block, section=section or None))
            yield _Spoken(beside, section, whole, reading or fact.reading, follows, fact.due)
            continue
        yield _Spoken(sentence, headed.block.section or "", whole, reading, follows)


def _paper(flow: Flow, kind: DocumentKind) -> _Paper:
    items = tuple(flow.of_kind(BlockKind.ITEM))
    titled = next((b.text.string for b in flow.of_kind(BlockKind.TITLE)), "")
    parted = any(b.kind is BlockKind.HEADING and not b.annex for b in flow.blocks)
    return _Paper(
        kind=kind,
        outer={b.text.string: b.lead for b in items if b.lead is not None},
        leads=frozenset(str(b.lead) for b in items if b.lead is not None),
        reported=frozenset(id(s.block) for s in flow.sentences if is_report_of_assignment(s.text.string)),
        termed=frozenset(termed(flow)),
        quoted=frozenset(quoted_blocks(flow)),
        labelled=labelled(flow, kind),
        parties=parties_of(flow) if kind is DocumentKind.AGREEMENT else (),
        own=counted_from(flow),
        title="" if parted else titled,
        asks=asks_for(titled),
    )


def _is_lead(sentence: Sentence, paper: _Paper) -> bool:
    """Whether a sentence only leads items, which are read with it."""
    string = sentence.text.string
    whole_item = sentence.block.kind is BlockKind.ITEM and not (string.endswith(":") or is_unfinished(string))
    return sentence.text.string in paper.leads and not whole_item


def _told(
    sentence: Sentence, whole: Text, asked: Sentence | None, paper: _Paper, *, follows: bool
) -> tuple[Reading | None, Text]:
    """The condition that a sentence tells, if any, and its text; ``asked`` is the question before it."""
    section = sentence.block.section or ""
    kind = kind_below(section, paper.kind)
    reading = answer_to(asked.text.string if asked else section, whole.string)
    if is_refused(whole.string, kind):
        return reading, whole
    if reading is None and sentence.block.kind is BlockKind.ITEM:  # what an item below "Krav" says of who applies
        reading = trait(plainly(whole.string), section, kind)
    string = plainly(as_a_party(whole.string, paper.parties))
    reading = reading or _read(sentence, string, kind, follows=follows)
    reading = reading or _stated(string, section or paper.title, kind)
    reading = reading or judged(string, section or paper.title, kind)
    if reading is not None and is_aim(string):
        reading = reading._replace(modality=Modality.STATEMENT)
    told = reading is not None and reading.modality in {Modality.STATEMENT, Modality.MAY}
    if reading is not None and told and is_order(string) and binding_clause(string.partition(";")[0]) is None:
        reading = reading._replace(modality=Modality.MUST)
    if reading is None and paper.asks is not None and is_order(string):
        reading = Reading(Modality.MUST, None, Category.OTHER)
    if reading is None and " – " in string:  # "Blir du försenad – hör av dig": an order behind the dash
        reading = short(capital(string.partition(" – ")[2]), sentence.block, kind)
    joined = _with_lead(sentence, whole) if reading is None else None
    if joined is not None and (reading := _read(sentence, joined.string, kind, follows=follows)) is not None:
        return reading, joined
    if reading is None:
        string = sentence.text.string
        return trait(string, section, kind) or demanded(string, sentence.block, section, kind), sentence.text
    return reading, whole


def _row(seq: int, spoken: _Spoken, reading: Reading, own: date | None) -> Condition:
    sentence, whole = spoken.sentence, spoken.whole
    return Condition(
        seq=seq,
        category=reading.category,
        modality=reading.modality,
        actor=reading.actor,
        deadline=spoken.due or deadline_in(whole, own),
        section=sentence.block.section,
        item=sentence.block.marker if sentence.block.kind is BlockKind.ITEM else None,
        text=whole.string,
        place=sentence.text.place(),
    )


def _candidates(flow: Flow, values: Mapping[int, Fact]) -> Iterator[Sentence]:
    of_block: dict[int, list[Sentence]] = {}
    for sentence in flow.sentences:
        of_block.setdefault(id(sentence.block), []).append(sentence)
    asked = False
    for block in flow.blocks:
        answers, asked = asked, block.kind is BlockKind.HEADING and block.text.string.endswith("?")
        if block.kind in {BlockKind.LETTERHEAD, BlockKind.HEADING} and is_keyed(block.text.string):
            yield Sentence(block.text, block)
        if block.kind is BlockKind.LETTERHEAD and id(block) in values:
            yield Sentence(block.text, block)
        if block.kind in {BlockKind.LETTERHEAD, BlockKind.TITLE, BlockKind.HEADING}:
            continue
        spoken = of_block.get(id(block), [])
        bare = len(spoken) > 1 and _BARE_ANSWER.fullmatch(spoken[0].text.string) is not None
        spoken = spoken[1:] if bare and binding_clause(spoken[1].text.string) else spoken
        short_cell = (
            answers
            or _TOLD.match(block.text.string)
            or _SHORT_SENTENCE.fullmatch(block.text.string)
            or is_keyed(block.text.string)
            or id(block) in values
        )
        if not spoken and block.kind is BlockKind.CELL and short_cell:
            spoken = [Sentence(block.text, block)]
        yield from spoken


def _whole(sentence: Sentence, outer: Mapping[str, Text]) -> Text:
    """An item that only completes its lead is read with it; one that is a sentence of its own is not.

    A lead that is an item itself ("bedriver arbete för att:") stands with its own, which ``outer`` gives.
    """
    lead = sentence.block.lead
    if sentence.block.kind is not BlockKind.ITEM or lead is None or not sentence.text.string:
        return sentence.text
    if is_order(sentence.text.string) and binding_clause(lead.string) is None:
        return sentence.text
    first = sentence.block.text.string.startswith(sentence.text.string)
    if not first and sentence.text.string[0].isupper():  # only the first sentence completes the lead
        return sentence.text
    own = binding_clause(sentence.text.string)
    whole = own is not None and not own.trigger.subordinate and sentence.text.string[0].isupper()
    if whole and not _OPEN_LEAD.search(lead.string):
        return sentence.text
    above = outer.get(lead.string)
    return join((above, lead, sentence.text) if above is not None else (lead, sentence.text))


def _with_lead(sentence: Sentence, whole: Text) -> Text | None:
    """An item that says nothing by itself with a lead that binds: "Projektet ska uppfylla" - "Det är öppet"."""
    lead = sentence.block.lead
    alone = lead is not None and sentence.block.kind is BlockKind.ITEM and whole.string == sentence.text.string
    if lead is None or not alone or binding_clause(lead.string) is None or is_order(whole.string):
        return None
    return join((lead, sentence.text))


def _read(sentence: Sentence, string: str, kind: DocumentKind, *, follows: bool) -> Reading | None:
    section = sentence.block.section or ""
    if is_out(section) or (kind is DocumentKind.BOARD_MEMO and _PROCEDURE.search(string)):
        return None
    clause = binding_clause(string)
    if clause is None or (clause.trigger.subordinate and not carries(string, clause)):
        clause = None
    placed = listed(string, section, sentence.block) if kind in BINDING else None
    placed = placed or fragment(sentence.text.string, sentence.block, kind, follows=follows)
    proposed = placed or proposal(string, section, sentence.block, kind)
    told = clause is not None and is_order(string)
    if told and clause is not None and clause.trigger.modality is not Modality.STATEMENT:
        told = ";" in string[: clause.trigger.start]  # "Använd blanketten; egna mallar godtas inte"
    if proposed is not None or clause is None or told:
        done = short(string, sentence.block, kind) or _done(sentence, string, kind, follows=follows)
        return proposed or done
    if is_undertaking(sentence.block, kind):
        return Reading(clause.trigger.modality, heading_actor(section), category_of(string, clause, section))
    if not binds(string, clause, section, kind, follows=follows):
        if kind is DocumentKind.AGENCY_INSTRUCTION:
            return _second(string, section, kind)
        done = _done(sentence, string, kind, follows=follows) if kind is DocumentKind.AGREEMENT else None
        return done if done is not None and is_party(done.actor or "") else None
    return Reading(force_of(string, clause), actor_of(string, clause), category_of(string, clause, section))


def _second(string: str, section: str, kind: DocumentKind) -> Reading | None:
    """The duty that follows a clause which binds nobody: "Strategin har fyra delar, och ditt projekt måste ..."."""
    parts = JOINED.split(string, maxsplit=1)
    clause = binding_clause(parts[1]) if len(parts) > 1 else None
    if clause is None or clause.trigger.subordinate or not binds(parts[1], clause, section, kind, follows=False):
        return None
    category = category_of(parts[1], clause, section)
    category = asked_of(parts[1]) if category is Category.OTHER else category
    return Reading(clause.trigger.modality, actor_of(parts[1], clause), category)


def _stated(string: str, section: str, kind: DocumentKind) -> Reading | None:
    """What no phrase told: a condition by the classes of its words."""
    if is_out(section):
        return None
    bound = binding_clause(string)
    clauses = (bound if bound and not bound.trigger.subordinate else None, stated_clause(string))
    for clause in clauses:
        if clause is not None and is_stated(string, clause, section, kind):
            return Reading(modality_of(clause), actor_of(string, clause), category_of(string, clause, section))
    return None


def _done(sentence: Sentence, string: str, kind: DocumentKind, *, follows: bool) -> Reading | None:
    """What is said in the present tense to be done: a party's duty, or what happens to the money."""
    section = sentence.block.section or ""
    duties = kind is DocumentKind.AGREEMENT and _DUTIES.search(section) is not None
    clause = present_clause(string) or (stated_clause(string) if duties else None)
    if clause is None or is_background(section) or _REFERS.search(clause.predicate):
        return None
    subject, category = clause.subject or "", category_of(string, clause, section)
    owed = is_party(capital(subject)) or (duties and not (_PAPER_ITSELF.match(subject) or is_money(subject)))
    if kind is DocumentKind.AGREEMENT and owed:
        owns = _OWNS.match(clause.predicate) is not None
        bound = binding_clause(string)  # "Ingen av parterna får ..."
        if bound is not None and bound.trigger.start == clause.trigger.start:
            clause = bound
        said = modality_of(clause)  # "Regionen ersätter inte underskott", "Regionen väljer själv ..."
        return Reading(Modality.MUST if said is Modality.STATEMENT and not owns else said, subject, category)
    named = is_money(subject) or is_paper(subject) or (follows and PRONOUN.fullmatch(subject) is not None)
    # "Av redovisningen framgår ...": what a paper must hold
    fronted = string[: clause.trigger.start]
    in_it = is_paper(fronted) or (follows and _IN_IT.match(fronted) is not None)
    held = kind in BINDING and regex.match(r"(?:Av|I|Till|Med|Vid) ", string) and in_it
    happens = named or bool(held) or (is_money_in(string) and is_happening(clause.predicate))
    listed = sentence.block.kind is BlockKind.ITEM and is_terms(section)
    about = is_actor(subject) and (is_money_in(string) or is_paper(string) or is_about_grant(section))
    decides = kind is DocumentKind.GOVERNMENT_DECISION and is_happening(clause.predicate)
    told = about and (decides or kind is DocumentKind.AGENCY_INSTRUCTION or subject in {"ni", "du"})
    if not (happens or listed or told or (about and kind is DocumentKind.AGREEMENT)):
        return None
    return Reading(modality_of(clause), subject if is_actor(subject) else None, category)
