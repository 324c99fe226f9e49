"""What recipients get on an average, as the prose says it, held against the only table of grants: for equal-share.

Only a mean that comes near that of a column and is none is told: others are of other years, or of other things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from schemas.checks._findings import Measured, Message, Verdicts, at_place
from schemas.checks._prose import EARLIER, Stated, flat, stated
from schemas.checks._tables import AmountColumn, amount_columns, amount_of, sum_of
from schemas.rows import Extraction, Finding
from schemas.swedish import format_money
from schemas.vocabulary import Severity, TableKind

_MEAN = re.compile(
    r"\bi\s+(?:genomsnitt|snitt|medeltal)\b|\bgenomsnittlig\w*|\bmedel(?:bidrag|belopp|värde)\w*", re.IGNORECASE
)
# "per elev", "per månad": means of something else than rows
_PER_ELSE = re.compile(
    r"\b(?:per|varje|för\s+varje)\s+(?!(?:beviljat?|godkänd)\b)(?![\wåäö]*(?:projekt|kommun|region|förening|organisation|mottagar|sökande"
    r"|ansök|skol|huvudm|företag|lärosäte|förbund|muse|teat))\w+",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:tidigare|föregående|förra|jämför|sökt|fick|riket|drygt|cirka|ca|omkring|ungefär)\b", re.IGNORECASE
)
_GIVEN = re.compile(r"\b(?:få[rs]|beviljas|tilldelas|erhåller)\b|bidrag|belopp|stöd", re.IGNORECASE)
_NEAR = Decimal("0.25")


def check_means(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """A warning for each mean that no column of the table has."""
    columns = [c for c in amount_columns(extraction) if c.table.kind is TableKind.ALLOCATION and c.recipients]
    if len({c.table.table_id for c in columns}) != 1:
        return
    means = [m for c in columns for m in _means(c)]
    every = list(stated(extraction))
    for one in every:
        sentence = flat(one.amount.sentence)
        alone = sum(s.amount.sentence == one.amount.sentence for s in every) == 1
        if (
            not alone
            or not (_MEAN.search(sentence) and _GIVEN.search(sentence))
            or _OTHERS.search(sentence)
            or EARLIER.search(sentence)
        ):
            continue
        near = min(means, key=lambda m: abs(m - one.value))
        if not _PER_ELSE.search(sentence) and _half(one) < abs(near - one.value) <= _NEAR * near:
            yield _failure(one, near, say)


def _means(column: AmountColumn) -> set[Decimal]:
    """The mean of all rows, and of those that get anything."""
    some = [r for r in column.recipients if amount_of(r)]
    return {sum_of(column.recipients) / len(rows) for rows in (column.recipients, some) if rows}


def _half(said: Stated) -> Decimal:
    """Half of the last figure that is no zero: a mean is rounded as one likes."""
    return max(said.half, Decimal(5).scaleb(said.value.normalize().as_tuple().exponent - 1))  # type: ignore[operator]


def _failure(said: Stated, mean: Decimal, say: Verdicts) -> Finding:
    right, stands = format_money(mean.quantize(Decimal(1))), format_money(said.value)
    message = Message(
        f"the rows have {right} on an average, the text says {stands}",
        f"raderna har i genomsnitt {right}, texten säger {stands}",
    )
    measured = Measured(right, stands, said.value - mean)
    return say.failed(at_place(said.amount.place), message, measured, Severity.WARNING)
