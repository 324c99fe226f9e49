"""What an amount of money is in its decision, told by the words between it and its neighbours.

A leaf under ``amounts``: strings in, a role out. The cues of ``each``, ``elsewhere`` and ``purse`` are tried
from the most telling to the vaguest: "per plats" says more than "betalas ut", and "betalas ut" more than
"totalt". What no word tells is ``other``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import regex

from parsers.amounts import contributed, each, earlier, elsewhere, givers, kept, measured, purse, supposed
from parsers.amounts.earlier import PRETERITE
from parsers.amounts.forms import FoundAmount
from parsers.amounts.words import Around, Setting
from schemas.vocabulary import AmountRole

# "tilldela Arvika 18,2 mnkr, Torsby 4,1 mnkr och Sunne 3,7 mnkr": only names between
_NEXT_NAME = re.compile(
    r"\s*(?:,|,?\s+(?:och|samt)\b)\s*(?:(?:tätt\s+)?följ[dt]\s+av\s+)?(?:till\s+)?"
    r"(?:(?:de\s+)?(?:övriga|andra|resterande)\s|[A-ZÅÄÖÉ][^\W\d_]*[ -]?)(?:[^\W\d_]+\s+){0,3}"
)
# "300 miljoner kronor för 2023 och 300 miljoner kronor för 2024": no verb between, so the second is as the first
_ALIKE = re.compile(
    r"(?!.*\b(?:(?<!\bom\s)högst|högsta|största|resten|resterande|övrig\w*|ska|skall|får|kan|är|har|blir|bör|kommer)\b)[^.;]{0,45}(?:\b(?:och|samt|respektive)\s+(?:\w+\s+){0,6}|,\s+(?:(?:för|under|år)\s+(?:år\s+)?(?:19|20)[0-9]{2}\s+)?)"
)
# "SGU svarar för 2 miljoner kronor och kommunen för resterande 1 miljon kronor": the verb stands once
_BY_ANOTHER = re.compile(
    r"\s*(?:,|,?\s+(?:och|samt|medan))\s+[^\W\d_][\w ]{2,50}\s(?:för|med)\s+(?:\w+\s)?"
    r"(?:(?:de\s+)?(?:resterande|återstående|övriga)\s+)?"
)
# "900 000 kronor i oktober och resterande 343 500 kronor när delrapporten har godkänts": one sum in parts
_THE_REST = re.compile(r"[^.;,]{0,60}\s(?:och|samt)\s(?:de\s|det\s)?(?:resterande|återstående)\s(?:beloppet\s)?")
# "mellan 2 och 4 miljoner kronor per år, totalt högst 12 miljoner kronor": what each may have in all
_IN_ALL = regex.compile(r"[^.;]{0,60},\s(?:dock\s+)?(?:totalt|sammanlagt)\s+(?:högst\s+)?")
_PAID_ALIKE = {"paid-by-a-party", "allocation", "own-part"}
_JOINT = re.compile(r"[,;:]\s|\b(?:och|samt|medan|men|respektive)\s")
# "440 000 kr för små kommuner, 880 000 kr för övriga": the second has no verb of its own
_VERB = regex.compile(
    rf"\b(?:{PRETERITE}|ska|skall|bör|får|kan|är|har|blir|går|avser|varav|därav|\p{{L}}{{3,}}(?:ras|nas|las|tas|das))\b"
)
# "200 timmar à 150 kronor samt kontanta medel, 11 000 kronor": the size of what is named in between
_NEXT_THING = regex.compile(r"\b(?:och|samt)\s[^,]*\p{L},\s*$")
_AS_BEFORE = "as-the-amount-before"
_OF_EACH = {_AS_BEFORE, "base-for-each", "ceiling", "minimum", "minimum-noun", "per-unit", "equal-share"}
# "var förra året 1,1 miljoner kronor, varav 300 000 kronor i projektstöd": of what is not this decision's
_PART_OF = regex.compile(r"[^.;]{0,60}(?:,?\s(?:varav|därav|inklusive|av\s+vil\p{L}+)\s|\s\($)")
# "vid en lönekostnad på 1 miljon kronor ger det 150 000 kronor": a sum worked out for an example
_YIELDS = regex.compile(r",?\s+(?:ger|blir|innebär|motsvarar|betyder)\s+(?:det\s+)?(?:\p{L}+\s+){0,3}$")
_NOT_OURS = {"earlier", "not-this", "own-input", "of-a-size", "measure", "by-others", "bound", "example", "cost"}
_VAGUE = {"to-something", "no-cue"}
# "1,5 miljoner och 200 000 kronor täcker ...": the second sum begins a clause of its own
_SAYS_MORE = re.compile(r"\s+(?:får|ska|skall|kan|går|täcker|avser|används|avsätts|reserveras|tas|utgör)\b")
# "det belopp som får fördelas höjs från 250 000 000 kronor till 262 500 000 kronor": an old level and a new one
_IS_CHANGED = r"\b(?:(?:höj|sänk|öka|minska|ändra|justera)s|höjer|sänker|ändrar|justerar)\b"
_FROM_LEVEL = regex.compile(rf"{_IS_CHANGED}[^.;]{{0,80}}\bfrån\s+$")
_CHANGED = regex.compile(rf"(?P<what>[^.;]*?){_IS_CHANGED}(?:\s+\p{{L}}+){{0,4}}?\s+från\s[^.;]{{3,60}}\still\s+$")
_INSTEAD = regex.compile(r",?\s+i\s*stället\s+för\s+(?:som\s+)?(?:\p{L}+\s+){0,2}")
_OF_A_SIZE = 50
# "Av anslagsposten får", "Medlen ska användas för att": each item of the list ends the lead's own clause
_UNFINISHED = re.compile(r"\b(?:ska|skall|får|kan|bör|måste|att|till|för|av)\s*:?\s*$")
_TIE = re.compile(r"\s*(?:[\u2010-\u2015-]|,|och|respektive|till|eller|samt)\s*")


class Told(NamedTuple):
    """The role of an amount, and the name of the rule that told it."""

    role: AmountRole
    rule: str


_ALONE = Setting()
UNTOLD = Told(AmountRole.OTHER, "no-cue")
# The most telling first
_CUES: tuple[tuple[AmountRole, str, Callable[[Around], bool]], ...] = (
    (AmountRole.EQUAL_SHARE, "base-for-each", each.is_base),
    (AmountRole.PER_UNIT, "per-unit", each.is_hourly),
    (AmountRole.ADMINISTRATION, "own-costs", purse.is_own_costs),
    (AmountRole.OTHER, "ceiling", each.is_ceiling),
    (AmountRole.TOTAL, "may-cost", purse.may_cost),
    (AmountRole.OTHER, "own-input", contributed.is_own_input),
    (AmountRole.OTHER, "example", supposed.is_example),
    (AmountRole.OTHER, "by-others", givers.is_by_others),
    (AmountRole.OTHER, "cost", elsewhere.is_cost),
    (AmountRole.OTHER, "cost", elsewhere.is_investment),
    (AmountRole.MINIMUM, "under-none-given", each.is_under_which_none),
    (AmountRole.OTHER, "of-a-size", supposed.is_of_a_size),
    (AmountRole.OTHER, "bound", supposed.is_bound),
    (AmountRole.OTHER, "most-of-anybody", supposed.is_most_of_anybody),
    (AmountRole.ALLOCATION, "at-least-of-all", each.is_at_least_of_all),
    (AmountRole.MINIMUM, "minimum-noun", each.is_named_minimum),
    (AmountRole.PER_UNIT, "per-unit", each.is_per_unit),
    (AmountRole.PER_UNIT, "per-time", each.is_per_time),
    (AmountRole.OTHER, "measure", measured.is_measure),
    (AmountRole.MINIMUM, "minimum", each.is_minimum),
    (AmountRole.OTHER, "earlier", earlier.is_earlier),
    (AmountRole.ALLOCATION, "allocation", purse.is_granted_to_one),
    (AmountRole.OTHER, "not-this", elsewhere.is_elsewhere),
    (AmountRole.OTHER, "not-this", each.is_capped_share),
    (AmountRole.ALLOCATION, "own-part", givers.is_own_part),
    (AmountRole.EQUAL_SHARE, "equal-share", each.is_equal_share),
    (AmountRole.RESERVE, "reserve", kept.is_reserved),
    (AmountRole.ADMINISTRATION, "administration", purse.is_administration),
    (AmountRole.ADMINISTRATION, "agencys-part", purse.is_agencys_part),
    (AmountRole.TOTAL, "given-to-deal-out", purse.is_to_deal_out),
    (AmountRole.ALLOCATION, "allocation", purse.is_dealt_out),
    (AmountRole.ALLOCATION, "to-a-recipient", purse.goes_to_one),
    (AmountRole.ALLOCATION, "part-of-all", purse.is_part_of_all),
    (AmountRole.RESERVE, "set-aside", kept.is_set_aside),
    (AmountRole.TOTAL, "set-aside", kept.is_set_aside_for_all),
    (AmountRole.ALLOCATION, "beside-a-name", purse.is_beside_a_name),
    (AmountRole.ALLOCATION, "in-brackets", purse.is_in_brackets),
    (AmountRole.TOTAL, "total", purse.is_total),
    (AmountRole.ALLOCATION, "to-something", purse.goes_to_something),
    (AmountRole.ALLOCATION, "paid-by-a-party", purse.is_paid_by_a_party),
    (AmountRole.ALLOCATION, "labelled", purse.is_labelled),
)


def role_of(text: str, found: FoundAmount, found_all: list[FoundAmount], setting: Setting = _ALONE) -> AmountRole:
    """What one of the amounts of a sentence is; ``setting`` is what surrounds the sentence."""
    return tell_roles(text, found_all, setting)[found_all.index(found)].role


def tell_roles(text: str, found_all: list[FoundAmount], setting: Setting) -> list[Told]:
    """What each of the amounts of a sentence is, in order, each with the rule that told it."""
    told: list[Told] = []
    for index in range(len(found_all)):
        first, own, whole = _surroundings(text, index, found_all, setting)
        by_words = _by_words(own)
        if by_words.role is AmountRole.OTHER and not _is_told_other(own):
            by_words = _by_words(whole)
        if first:
            told.append(_beside(by_words, told[first - 1], own, whole))
        else:
            told.append(_led(by_words, whole))
    return told


def _surroundings(
    text: str, index: int, found_all: list[FoundAmount], setting: Setting
) -> tuple[int, Around, Around]:
    """Of an amount and those tied to it: index of the first, their own words, and all up to their neighbours."""
    first = last = index
    while first and _tied(text, found_all[first - 1], found_all[first]):
        first -= 1
    while last + 1 < len(found_all) and _tied(text, found_all[last], found_all[last + 1]):
        last += 1
    begin = found_all[first - 1].stop if first else 0
    following = last + 1
    if following < len(found_all) and _INSTEAD.fullmatch(text, found_all[last].stop, found_all[following].start):
        following += 1  # "högst 12 000 000 kronor, i stället för 9 000 000 kronor, får användas": of the first
    end = found_all[following].start if following < len(found_all) else len(text)
    # what tells a role stands near; looking further would cost the square of a long text
    left, right = found_all[first].start, found_all[last].stop
    before, after = text[max(begin, left - 500) : left], text[right : min(end, right + 300)]
    since = max(0, left - 500)
    sentence, ranged = text[since : right + 300], first != last
    whole = Around(before, after, found_all[index].qualifier, setting, sentence, left - since, ranged)
    # "300 tkr till administration och 3,9 mnkr till löner": words before the "och" are those of the first
    own_before = before[_joint(before) :] if first else before
    own_after = after[: _joint(after) or _clause(after)] if end < len(text) else after
    return first, whole._replace(before=own_before, after=own_after), whole


def _led(told: Told, whole: Around) -> Told:
    """The role of a sentence's first amount, which the lead of its list may tell."""
    lead = whole.setting.lead
    led = told.rule == UNTOLD.rule or _UNFINISHED.search(lead) is not None
    if led and lead and not elsewhere.is_not_this(whole.before):
        return _by_words(whole._replace(before=f"{lead} {whole.before}"))
    return told


def _beside(told: Told, previous: Told, own: Around, whole: Around) -> Told:
    """The role of an amount behind another, which may be a part of it, or share its verb."""
    before = whole.before
    worked_out = _YIELDS.match(before) is not None and previous.role is AmountRole.OTHER
    apart = told.rule == UNTOLD.rule and previous.rule in _OF_EACH and _NEXT_THING.search(before)
    if worked_out or apart or (_PART_OF.match(before) and previous.rule in _NOT_OURS):
        return Told(AmountRole.OTHER, "part-of-the-amount-before")
    if changed := _CHANGED.search(whole.sentence_before):
        old = previous.rule == "not-this"
        return _by_words(whole._replace(before=f"{changed['what']} uppgår till ")) if old else previous
    if previous.rule == "ceiling" and _IN_ALL.fullmatch(before):
        return Told(previous.role, _AS_BEFORE)
    if told.rule in _VAGUE and not own.before.strip():
        of_each = previous.rule in _OF_EACH and not _VERB.search(before)
        if of_each or (previous.rule == "agencys-part" and purse.is_for_work(own)):
            return Told(previous.role, _AS_BEFORE)
    if told.rule == UNTOLD.rule:
        alike = _ALIKE.fullmatch(before) and not elsewhere.is_not_this(before)
        rest = previous.role is AmountRole.ALLOCATION and _THE_REST.fullmatch(before)
        if (
            alike
            or rest
            or (previous.rule in _PAID_ALIKE and _BY_ANOTHER.fullmatch(before) and not _VERB.search(before))
            or _NEXT_NAME.fullmatch(before)
        ):
            return Told(previous.role, _AS_BEFORE)
    return told


def _joint(between: str) -> int:
    """Where the words between two amounts pass from the first to the second: behind the last "och" or comma."""
    return max((m.end() for m in _JOINT.finditer(between)), default=0)


def _clause(after: str) -> int:
    """Where what is said of the first of two amounts ends that no "och" parts: behind "som betalades ut 2021"."""
    return len(after) if after.startswith(" som ") else 0


def _is_told_other(amount: Around) -> bool:
    """True when words say that a sum is none of this decision's, so that no further word is asked."""
    told = earlier.is_earlier(amount) or elsewhere.is_elsewhere(amount)
    return told or contributed.is_own_input(amount) or each.is_ceiling(amount)


def _tied(text: str, left: FoundAmount, right: FoundAmount) -> bool:
    """True for the ends of a range and the members of a list, which are one thing."""
    tie = _TIE.fullmatch(text, left.stop, right.start)
    if tie is not None and "eller" in tie.group() and not _alike(left, right):
        return False
    if tie is not None and "till" in tie.group() and _FROM_LEVEL.search(text, 0, left.start):
        return False
    return tie is not None and not ("och" in tie.group() and _SAYS_MORE.match(text, right.stop))


def _alike(left: FoundAmount, right: FoundAmount) -> bool:
    """True of two sums of a size; "188 miljoner kronor eller 5 300 kronor per elev" are two things."""
    if left.value_sek is None or right.value_sek is None:
        return False
    return max(left.value_sek, right.value_sek) <= _OF_A_SIZE * min(left.value_sek, right.value_sek)


def _by_words(amount: Around) -> Told:
    """The role by the words around."""
    return next((Told(role, rule) for role, rule, applies in _CUES if applies(amount)), UNTOLD)
