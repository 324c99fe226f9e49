"""A percentage beside the only sum of its sentence, where the other sum is a table's: for share-of-amount.

"Idrotten får 365 500 kronor, 45,5 procent av det fördelade beloppet" is a part of what the only table divides,
"Bidragen motsvarar 23,1 procent av anslagets 40 miljoner" is what that table divides of a sum that is stated. Where
any other sum of the paper gives the percentage it holds: only what none explains is told, and a table's part of a
stated sum only where it comes near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from schemas.checks._findings import Measured, Message, Verdicts, at_place
from schemas.checks._prose import Spot, Stated, flat, spots_in, stated
from schemas.checks._tables import AmountColumn, amount_columns, amount_of, sum_of
from schemas.rows import Allocation, Extraction, Finding, Place
from schemas.swedish import format_money, format_percent
from schemas.vocabulary import Severity, TableKind

_PERCENT = r"(?<![\d,.])(?P<number>\d{1,2}(?:,(?P<decimals>\d{1,4}))?)\s?(?:procent\b|%)"
_ANY_PERCENT = re.compile(r"\d\s?(?:procent\b|%)", re.IGNORECASE)
_IS = r"(?:motsvara[rn]?\w*|utgör|dvs\.?|det\s+vill\s+säga|alltså|är|blir|eller)"
_ALL = (
    r"\s+av\s+(?:(?:det|den|de|hela|totala|totalt|samlade|fördelade|beviljade|utbetalda|tillgängliga|hela)\s+)*"
    r"(?:beloppet|bidraget|bidragen|medlen|stödet|summan|totalsumman|totalbeloppet|utbetalningen|medel\b|belopp\b)"
    r"(?!\s+(?:till|för|från|under|i\s+fjol|20\d\d))"
)
# "365 500 kronor, vilket motsvarar 45,5 procent av det fördelade beloppet"; the sum ends before it
_PART_OF_ALL = re.compile(
    rf"\s*(?:kronor|kr)?\s*[,(]?\s*(?:(?:vilket|som|och)\s+)?(?:{_IS}\s+)?{_PERCENT}{_ALL}", re.IGNORECASE
)
# "motsvarar 23,1 procent av anslagets"; a sum follows
_OF_SUM = re.compile(
    rf"\b(?:motsvara[rn]?\w*|utgör|är)\s+{_PERCENT}\s+av\s+(?:(?:de|den|det|totalt|sammanlagt|hela|(?!och\b)\w+s|ramen|anslaget|summan|budgeten)\s+){{,3}}(?:på\s+|om\s+)?$",
    re.IGNORECASE,
)
# "57,9 procent av medlen går till Örebro län.", "Idrott står för 12 procent av medlen."
_NAME = r"(?P<name>[A-ZÅÄÖ][^,.;:]{2,60}?)"
_GOES_TO = re.compile(
    rf"^\W*{_PERCENT}{_ALL}\s+(?:går|fördelas|tilldelas|avser|lämnas)\s+(?:till\s+)?{_NAME}\s*\.?$", re.IGNORECASE
)
# "Av medlen går 20 procent till Norr."
_GOES = re.compile(
    rf"^Av\s+(?:beloppet|bidraget|bidragen|medlen|stödet|summan)\s+(?:går|fördelas)\s+{_PERCENT}\s+till\s+{_NAME}\s*\.?$",
    re.IGNORECASE,
)
_HAS = re.compile(
    rf"^{_NAME}\s+(?:får|står\s+för|tilldelas|beviljas|erhåller)\s+{_PERCENT}{_ALL}\s*\.?$", re.IGNORECASE
)
# "Bidragen motsvarar 78,5 procent av det sökta beloppet", of a table that prints both
_SOUGHT = re.compile(r"\b(?:an)?sökt", re.IGNORECASE)
_OF_SOUGHT = re.compile(
    rf"\bbidrag(?:et|en)\s+{_IS}\s+{_PERCENT}\s+av\s+det\s+(?:(?:an)?sökta\s+beloppet|belopp\s+som\b[^.,]*\bsökt)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:tillsammans|sammanlagt)\b", re.IGNORECASE)
_SUM_OF = re.compile(r"^(?:del)?(?:summa|totalt)\s+", re.IGNORECASE)
_FAR = Decimal(10)  # percentage points: what is further off is of another sum
_NEAR = Decimal("0.25")  # of the percentage: what is further off is of another sum


class _Said(NamedTuple):
    spot: Stated
    percent: Decimal
    half: Decimal
    of_all: bool  # the sum is the part of what the table divides; else the table is the part of the sum


def check_percent_of_table(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """A warning for each percentage that neither the only table of grants nor another sum gives."""
    columns = [c for c in amount_columns(extraction) if c.table.kind is TableKind.ALLOCATION]
    if len({c.table.table_id for c in columns}) != 1:
        return
    every = list(stated(extraction))
    yield from _of_names(columns, extraction, say)
    for sentence, group in groupby(every, key=lambda s: flat(s.amount.sentence)):
        spots = spots_in(list(group))
        said = _said(sentence, spots[0]) if len(spots) == 1 and len(_ANY_PERCENT.findall(sentence)) == 1 else None
        if said is not None:
            yield from (_of_all if said.of_all else _of_sum)(said, columns, every, say)


def _of_names(columns: list[AmountColumn], extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """The percentages of all that sentences without a sum give to a row or a group: "20 procent går till Norr"."""
    with_sums = {flat(s.amount.sentence) for s in stated(extraction)}
    sought = [c for c in columns if _SOUGHT.search(c.measure or "")]
    granted = [c for c in columns if c not in sought]
    for one in extraction.evidence.said if extraction.evidence else ():
        sentence = flat(one.sentence)
        of_sought = _OF_SOUGHT.search(sentence) if len(sought) == len(granted) == 1 else None
        if of_sought and sentence not in with_sums:
            part, whole = (c.total or sum_of(c.recipients) for c in (*granted, *sought))
            percent, half = _percent_in(of_sought)
            if whole and half < abs(100 * part / whole - percent) <= _FAR:
                yield _failure_at(one.place, (percent, half), (part, whole), say)
        found = _GOES_TO.search(sentence) or _GOES.match(sentence) or _HAS.match(sentence)
        if not found or sentence in with_sums or len(_ANY_PERCENT.findall(sentence)) != 1:
            continue
        name, (percent, half) = found["name"].casefold(), _percent_in(found)
        rows = [(c, r) for c in columns for r in (*c.recipients, *c.subtotals) if _name_of(r) == name]
        parts = [(amount_of(r), c.total or sum_of(c.recipients)) for c, r in rows if sum_of(c.recipients)]
        shares = [100 * part / whole for part, whole in parts if whole]
        if shares and not any(abs(s - percent) <= half for s in shares) and abs(shares[-1] - percent) <= _FAR:
            yield _failure_at(one.place, (percent, half), parts[-1], say)


def _name_of(row: Allocation) -> str:
    """What a row or the group that it sums is called."""
    return _SUM_OF.sub("", row.recipient or row.group or "").strip().casefold()


def _said(sentence: str, spot: Spot) -> _Said | None:
    part = _PART_OF_ALL.match(sentence, spot.position + len(flat(spot.said.amount.text)))
    whole = _OF_SUM.search(sentence, 0, spot.position)
    found = part or whole
    if found is None:
        return None
    return _Said(spot.said, *_percent_in(found), part is not None)


def _percent_in(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """A printed percentage, and half of its last place."""
    return Decimal(found["number"].replace(",", ".")), Decimal("0.5").scaleb(-len(found["decimals"] or ""))


def _of_all(said: _Said, columns: list[AmountColumn], every: list[Stated], say: Verdicts) -> Iterator[Finding]:
    """A sum that the table prints, and the percentage that it is said to be of all."""
    own = [c for c in columns if any(amount_of(r) == said.spot.value for r in (*c.recipients, *c.subtotals))]
    wholes = [c.total or sum_of(c.recipients) for c in columns]
    known = {*wholes, *(s.value for s in every), *(amount_of(r) for c in columns for r in c.subtotals)}
    if any(_is(said, said.spot.value, whole) for whole in known if whole > 0):
        return
    if not own:  # "får tillsammans 4 miljoner, 12 procent av medlen": of what all get
        own = [c for c in columns[-1:] if _SEVERAL.search(said.spot.amount.sentence) and _may_be(said, c)]
    if len(own) == 1:
        yield _failure(said, (said.spot.value, own[0].total or sum_of(own[0].recipients)), say)


def _may_be(said: _Said, column: AmountColumn) -> bool:
    """Whether a sum is about the percentage that is said of what a column sums up to."""
    whole = column.total or sum_of(column.recipients)
    return bool(whole) and abs(100 * said.spot.value / whole - said.percent) <= _NEAR * said.percent


def _of_sum(said: _Said, columns: list[AmountColumn], every: list[Stated], say: Verdicts) -> Iterator[Finding]:
    """What the table divides, and the percentage that it is said to be of a sum."""
    parts = [c.total or sum_of(c.recipients) for c in columns]
    known = {*parts, *(s.value for s in every), *(amount_of(r) for c in columns for r in c.rows)}
    if any(_is(said, part, said.spot.value) for part in known if part > 0):
        return
    near = [p for p in parts if abs(100 * p / said.spot.value - said.percent) <= _NEAR * said.percent]
    if len(set(near)) == 1 and near[0] < said.spot.value:
        yield _failure(said, (near[0], said.spot.value), say)


def _is(said: _Said, part: Decimal, whole: Decimal) -> bool:
    """Whether a part is that percentage of a whole, within the rounding of the percentage and of the stated sum."""
    rough = said.spot.half * 100 / whole if said.spot.half > Decimal("0.5") else Decimal(0)
    return abs(100 * part / whole - said.percent) <= said.half + rough


def _failure(said: _Said, sums: tuple[Decimal, Decimal], say: Verdicts) -> Finding:
    return _failure_at(said.spot.amount.place, (said.percent, said.half), sums, say)


def _failure_at(
    place: Place, said: tuple[Decimal, Decimal], sums: tuple[Decimal, Decimal], say: Verdicts
) -> Finding:
    (part, whole), (percent, half) = sums, said
    right, printed = (format_percent(v) for v in ((100 * part / whole).quantize(2 * half), percent))
    of = f"{format_money(part)} / {format_money(whole)}"
    message = Message(f"{of} = {right}, the text says {printed}", f"{of} = {right}, texten säger {printed}")
    measured = Measured(right, printed, percent - 100 * part / whole)
    return say.failed(at_place(place), message, measured, Severity.WARNING)
