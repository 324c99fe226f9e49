"""The sum of which the sums beside it are the parts: "5,1 mnkr, varav 2,6 mnkr för hösten och 2,5 mnkr för våren".

After the words have told what they can: arithmetic says that a sum granted is all there is, where what follows or
leads up to it adds up to it to the krona. It changes no sum that words say is another year's, a cost or a rate,
and none where a greater one is said to be all there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import regex

from parsers.amounts.words import Side
from schemas.rows import Amount
from schemas.vocabulary import AmountRole

_PARTS = (2, 3, 4, 5)
_FEW_FAR = 3  # parts that stand apart from their sum: two add up by chance
# Of these it is not settled by words whether they are all or a part
_UNSETTLED = {"no-cue", "to-something", "beside-a-name", "paid-by-a-party"}
_COSTS = {"cost", "not-this", "measure"}
_GRANTED = {"allocation", "to-a-recipient"}
_ALL_OR_PART = {AmountRole.TOTAL, AmountRole.ALLOCATION}
_AS_BEFORE = {"no-cue", "as-the-amount-before"}
_BORNE = regex.compile(r"(?i)\bbelasta\p{L}*")  # what an appropriation bears of a sum is no sum that is handed out
_COMPARES = regex.compile(r"(?i)\b(?:jämfört|ökning|minskning)\p{L}*\b")  # last year's sum and what was added to it
_OF_A_WHOLE = {AmountRole.ALLOCATION, AmountRole.ADMINISTRATION, AmountRole.RESERVE}


_IN_ALL = regex.compile(
    r"\b(?:fördela|fördelar|bevilja|beviljar|betala(?:\s+ut)?|anvisar)\s+(?:[\p{L}\d-]+\s+){0,9}?(?:sammanlagt|totalt)\s+(?:högst\s+)?$"
)
# Three round sums of one sentence may add up by chance: there a word must say so too
_DIVIDED = regex.compile(
    r"\b(?:varav|därav|dels|fördel(?:at|ad|ade|as|ar|ning\p{L}*)|(?:upp)?dela[tdsr]|med)\b|[:(]"
    r"|\b(?:totalt|sammanlagt|tillsammans|summa)\b"
)


def tell_wholes(rows: Sequence[Amount], side: Side) -> Iterator[Amount]:
    """The rows in order; one that the rows right after or before it add up to has the role ``total``.

    What an agency grants to one body stays that body's, in whatever parts it is paid.
    """
    unsettled = _UNSETTLED if side is Side.AGENCY else _UNSETTLED | _GRANTED
    if side is Side.PARTIES:  # what the parties share is what their agreement is about
        rows = [_shared(row, _beside(rows, i)) if row.rule in _COSTS else row for i, row in enumerate(rows)]
    rows = _summed(rows)
    most = max((r.amount_sek for r in rows if r.role in _ALL_OR_PART and r.amount_sek), default=None)
    for index, row in enumerate(rows):
        part = most is not None and row.amount_sek is not None and row.amount_sek < most
        whole = (
            row.rule in unsettled
            and not part
            and any(_adds_up(row, p) for p in (*_beside(rows, index), *_far_parts(rows, index)))
        )
        yield replace(row, role=AmountRole.TOTAL, rule="whole-of-parts") if whole else row


def tell_parts(rows: Sequence[Amount]) -> Iterator[Amount]:
    """The rows in order; those of one sentence that add up to a sum of another are its parts, and no totals.

    "Ett grundbelopp om totalt 6 mnkr och ett rörligt belopp om sammanlagt 48 mnkr", where 54 mnkr are handed out.
    """
    given = (AmountRole.TOTAL, AmountRole.ALLOCATION)
    wholes = {(r.amount_sek, r.sentence) for r in rows if r.role in given and r.amount_sek}
    for sentence, group in groupby(rows, key=lambda r: r.sentence):
        told = list(group)
        open_ = [r for r in told if r.amount_sek and (r.role is AmountRole.TOTAL or r.rule in _AS_BEFORE)]
        together = sum(r.amount_sek or 0 for r in open_)
        parts = len(open_) > 1 and any(w == together and where != sentence for w, where in wholes)
        elsewhere = _BORNE.search(sentence) or _COMPARES.search(sentence)
        role = AmountRole.OTHER if elsewhere else AmountRole.ALLOCATION
        yield from (replace(r, role=role, rule="part-of-a-whole") if parts and r in open_ else r for r in told)


def _summed(rows: Sequence[Amount]) -> list[Amount]:
    """The greatest sum handed out, as all there is where it is said to be a sum: "fördela sammanlagt 34 mnkr"."""
    known = [r.amount_sek for r in rows if r.role in _ALL_OR_PART and r.amount_sek]
    greatest = max(known, default=None)
    return [
        replace(r, role=AmountRole.TOTAL, rule="sum-of-all")
        if r.amount_sek == greatest and r.rule == "allocation" and _IN_ALL.search(r.sentence.partition(r.text)[0])
        else r
        for r in rows
    ]


def _shared(cost: Amount, beside: Iterator[Sequence[Amount]]) -> Amount:
    """A cost, as all there is where what the parties put in adds up to it."""
    put_in = ([replace(p, rule="no-cue") if p.rule == "own-input" else p for p in parts] for parts in beside)
    return (
        replace(cost, role=AmountRole.TOTAL, rule="whole-of-parts")
        if any(_adds_up(cost, p) for p in put_in)
        else cost
    )


def _far_parts(rows: Sequence[Amount], index: int) -> Iterator[Sequence[Amount]]:
    """Runs of three sums and more that are dealt out further on: the points of a proposal."""
    for start in range(index + 2, len(rows) - _FEW_FAR + 1):
        for count in range(_FEW_FAR, _PARTS[-1] + 1):
            parts = rows[start : start + count]
            if len(parts) == count and all(p.role in _OF_A_WHOLE for p in parts):
                yield parts


def _beside(rows: Sequence[Amount], index: int) -> Iterator[Sequence[Amount]]:
    for count in _PARTS:
        yield rows[index + 1 : index + 1 + count]
        if index >= count:
            yield rows[index - count : index]


def _adds_up(whole: Amount, parts: Sequence[Amount]) -> bool:
    values = [part.amount_sek for part in parts if _is_part(part)]
    known = [value for value in values if value]
    several = len(known) == len(parts) and len(known) > 1
    if not several or sum(known) != whole.amount_sek:
        return False
    return all(part.sentence != whole.sentence for part in parts) or _is_divided(whole, parts)


def _is_divided(whole: Amount, parts: Sequence[Amount]) -> bool:
    """True where a word between the sum and its parts says that it is divided, or adds them up."""
    places = sorted(whole.sentence.find(row.text) for row in (whole, parts[0]))
    return _DIVIDED.search(whole.sentence, max(places[0], 0), max(places[1], 0)) is not None


def _is_part(part: Amount) -> bool:
    return part.role in _OF_A_WHOLE or part.rule == "no-cue"
