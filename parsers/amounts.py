"""Amounts of money in running text, with what each is in its decision.

Between the flow and the rows. ``amount_forms`` says what is money; here the words between one amount and the next
tell what it is: all there is to use, a sum for recipients, the agency's own costs, a floor. What no word tells is
``other``.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from parsers.amount_forms import FoundAmount, find_amounts
from parsers.flow import Block, BlockKind, Flow
from parsers.text import Text
from schemas.rows import Amount
from schemas.vocabulary import AmountRole

__all__ = ["FoundAmount", "find_amounts", "read_amounts", "role_of"]

_RECIPIENT = (
    r"(?:kommun|region|län|landsting|huvudman|lärosäte|förening|organisation|myndighet|mottagare|part|församling"
    r"|stift)\p{L}*"
)
_THING = (
    r"(?:invånare|plats|elev|barn|brukare|kund|boende|person|individ|patient|timm[ae]|dygn|dag|enhet|styck|st\b|ärende"
    r"|årsarbetare|anställd|deltagare|student|bostad|lägenhet|kvadratmeter|kvm|m2|kontor|verksamhet|utförare|hushåll)\p{L}*"
)
# 1 200 kronor per plats   450 kr/invånare   5 000 kronor för varje elev
_PER_UNIT_AFTER = regex.compile(rf"\s*(?:/\s?|per\s+|för\s+varje\s+|och\s+){_THING}")
_PER_UNIT_BEFORE = regex.compile(
    rf"(?:\bper\s+|\bför\s+varje\s+|\bvarje\s+){_THING}[^.;,]{{0,40}}$|\b(?:styckpris|à\s*)$"
)
_MINIMUM_BEFORE = regex.compile(
    r"(?i)minimi\p{L}*|lägsta(?:belopp|nivå)?\b|\bgolv(?:et)?\b|\b(?:minst|lägst)\s+$|\binte\s+understiga\s+$"
)
_MINIMUM_AFTER = regex.compile(r"(?i)^\s*(?:som\s+|i\s+)?(?:minimi|lägsta)")
_EQUAL_AFTER = regex.compile(
    rf"(?:^|^[^.;]{{0,60}}\s)(?:fördelas\s+(?:lika|jämnt)|lika\s+(?:stora\s+)?delar|(?:till\s+)?var(?:dera|\s+och\s+en))\b"
    rf"|^\s*(?:per|till\s+varje|för\s+varje|till\s+respektive|i\s+grundbelopp)\s+{_RECIPIENT}"
)
_EQUAL_BEFORE = regex.compile(
    rf"(?i)\b(?:varje|respektive)\s+{_RECIPIENT}\s+(?:\p{{L}}+\s+){{0,2}}?(?:får|tilldelas|erhåller|kan)\b|\blika\s+stor"
    rf"|grundbelopp|\bvardera\s+$|\bper\s+{_RECIPIENT}"
)
_RESERVE = regex.compile(
    r"(?i)\breserver\p{L}+|öronmärk\p{L}*|\bhåll(?:s|as|er)\s+inne|\binnehåll(?:s|as)\b(?=\s+(?:som|för|tills))"
)
_PART_SET_ASIDE = regex.compile(
    r"(?i)\b(?:varav|av\s+(?:dessa|medlen|beloppet|summan|anslaget))\b[^.;]*\bavs[äa]tt\p{L}*"
)
_SET_ASIDE = regex.compile(r"(?i)\bavs[äa]tt\p{L}*")
_ADMINISTRATION = regex.compile(
    r"""
    (?i: eget\s+arbete | egna\s+(?:kostnader|arbete|insatser) | \badministration\p{L}* | administrativa
      | handläggning\p{L}* | förvaltningskostnad\p{L}* | hanteringskostnad\p{L}* | \bför\s+att\s+administrera\b
      | \bför\s+(?:sitt|myndighetens|sina)\s+(?:eget\s+|egna\s+)?(?:arbete|uppdrag|kostnader|uppföljning) )
    | får\s+användas\s+av\s+\p{Lu}
    """,
    regex.VERBOSE,
)
_ALLOCATION_BEFORE = regex.compile(
    r"""
    (?i: \bfördel(?:a|as|ar|at|ats|ning|ningen)\b | \btilldel(?:a|as|ats|at|ade|ades)\b | \bbevilja\p{L}*
      | \bbetala[rs]?\s+(?:\p{L}+\s+)?ut | \butbetal\p{L}+ | \brekvirera\p{L}* | \berhåll\p{L}*
      | \b(?:bidrag|stöd|medel|statsbidrag)\s+(?:på|med|om)\b
      | \blämna[rs]?\b | \bvarav\b | \bmottag\p{L}* | \bdela[rs]?\s+ut\b )
    """,
    regex.VERBOSE,
)
_ALLOCATION_AFTER = regex.compile(
    rf"""
    ^ \s* (?: (?:ska|skall|får|kan|kommer\s+att|föreslås) \s+ )? (?i: att\s+)?
      (?: fördelas | betalas\s+ut | utbetalas | tilldelas | delas\s+ut | lämnas | går\s+till )\b
  | ^ \s* (?:i\s+(?:statsbidrag|bidrag|stöd|stimulansmedel)\s+)? till \s+ (?: (?:samtliga|alla|landets|de|var)\s+ )?
      (?: {_RECIPIENT} | \p{{Lu}}\p{{L}}+ )
    """,
    regex.VERBOSE,
)
_TOTAL_BEFORE = regex.compile(
    r"""
    (?i: \btotal[at]?t? | \bsammanlag[dt]\p{L}* | \bsammantaget | \bomfatt\p{L}+ | \buppgår\b | \bram(?:en)?\b
      | \banvända\b | \bdisponera\p{L}* | \banslå\p{L}* | \banvisa\p{L}* | \btillför\p{L}* | \bsatsa[rs]?\b
      | \bbudget\p{L}* | \bsumma\p{L}* | \banslag(?:et|sposten)?\b | \bsatsning(?:en)?\b
      | \böverenskommelsen?\b | \bframgår\b | \bbelasta\p{L}* )
    """,
    regex.VERBOSE,
)
_TOTAL_AFTER = regex.compile(r"^\s*(?:får|ska|kan)?\s*(?:användas|disponeras|belasta|avsätts|anvisas)\b")
# an earlier year's outcome, a cost: sums that this decision does not dispose of
_PAST = regex.compile(
    r"(?i)\b(?:uppgick|fördelades|betalades\s+(?:\p{L}+\s+)?ut|utbetalades|användes|förbrukades|kostade|avsattes"
    r"|rekvirerades|återbetalades|föregående\s+år|förra\s+året|i\s+fjol)\b"
)
_CAP = regex.compile(r"högst|maximalt|max|upp till")
_SPEAKING = {BlockKind.TITLE, BlockKind.HEADING, BlockKind.CELL}


def read_amounts(flow: Flow) -> tuple[Amount, ...]:
    """One row for each amount in sentences, headings and loose lines, in reading order."""
    numbers = {id(block): index for index, block in enumerate(flow.blocks)}
    texts: list[tuple[int, Text, Block]] = [(numbers.get(id(s.block), 0), s.text, s.block) for s in flow.sentences]
    texts += [(i, b.text, b) for i, b in enumerate(flow.blocks) if b.kind in _SPEAKING]
    texts.sort(key=lambda t: t[0])
    return tuple(row for _, text, block in texts for row in _rows(text, block))


def role_of(text: str, found: FoundAmount, found_all: list[FoundAmount], lead: str = "") -> AmountRole:
    """What one of the amounts of a sentence is; ``lead`` is the sentence that introduces its list."""
    first = last = found_all.index(found)
    while first and _tied(text, found_all[first - 1], found_all[first]):
        first -= 1
    while last + 1 < len(found_all) and _tied(text, found_all[last], found_all[last + 1]):
        last += 1
    begin = found_all[first - 1].stop if first else 0
    end = found_all[last + 1].start if last + 1 < len(found_all) else len(text)
    before = text[begin : found_all[first].start]
    return _own_role(before if first else f"{lead} {before}", text[found_all[last].stop : end], found)


_TIE = regex.compile(r"\s*(?:[\u2010-\u2015-]|,|och|respektive|till|eller|samt)\s*")


def _tied(text: str, left: FoundAmount, right: FoundAmount) -> bool:
    """True for the ends of a range and the members of a list, which are one thing."""
    return _TIE.fullmatch(text, left.stop, right.start) is not None


def _own_role(before: str, after: str, found: FoundAmount) -> AmountRole:
    """The role by the words around, the most telling first."""
    for role, applies in (
        (AmountRole.PER_UNIT, _PER_UNIT_AFTER.match(after) or _PER_UNIT_BEFORE.search(before)),
        (AmountRole.MINIMUM, _MINIMUM_BEFORE.search(before) or _MINIMUM_AFTER.search(after)),
        (AmountRole.OTHER, _PAST.search(before) or _capped(before, after, found)),
        (AmountRole.EQUAL_SHARE, _EQUAL_AFTER.search(after) or _EQUAL_BEFORE.search(before)),
        (AmountRole.RESERVE, _RESERVE.search(before) or _RESERVE.search(after) or _PART_SET_ASIDE.search(before)),
        (AmountRole.ADMINISTRATION, _ADMINISTRATION.search(after) or _ADMINISTRATION.search(before)),
        (AmountRole.ALLOCATION, _ALLOCATION_BEFORE.search(before) or _ALLOCATION_AFTER.search(after)),
        (AmountRole.TOTAL, _TOTAL_BEFORE.search(before) or _TOTAL_AFTER.search(after) or _SET_ASIDE.search(before)),
    ):
        if applies:
            return role
    return AmountRole.OTHER


def _capped(before: str, after: str, found: FoundAmount) -> bool:
    """True for the most that one recipient may have: neither its share nor everybody's."""
    each = _EQUAL_AFTER.search(after) or _EQUAL_BEFORE.search(before)
    return bool(each) and _CAP.fullmatch(found.qualifier) is not None


def _rows(text: Text, block: Block) -> Iterator[Amount]:
    string = text.string
    lead = block.lead.string if block.lead else ""
    found_all = find_amounts(string)
    for found in found_all:
        yield Amount(
            role=role_of(string, found, found_all, lead),
            amount_sek=found.value_sek,
            unit=found.unit,
            text=text.printed(found.start, found.stop),
            sentence=string,
            place=text.place(found.start, found.stop),
        )
