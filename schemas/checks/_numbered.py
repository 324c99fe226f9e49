"""The number of recipients that the prose names, held against the rows: "till 12 kommuner enligt bilagan".

Only where the sentence states the total of a table that divides money or speaks of its annex (by its number, where
there are several), or says of the only table's recipients that they get the money ("14 kommuner i Skåne får
bidrag"), and only where the number is near the rows: "Av landets 290 kommuner" counts something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.checks._findings import Measured, Message, Verdicts, at_place, at_table
from schemas.checks._prose import Stated, annex_numbers, flat, speaks_of_annex, stated
from schemas.checks._tables import amount_columns, recipient_rows
from schemas.checks._words import COUNT, count_word
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.vocabulary import RecipientKind, Severity, TableKind

_WHOM = (
    rf"(?P<number>{COUNT})\s+(?:(?!och\b|samt\b)[\wåäö]+a\s+)?"
    r"[\wåäö]{,14}?(?P<whom>kommun|region|landsting|lärosäten|universitet|högskol|organisation|institution|förening|förbund|skol|huvudm"
    r"|företag|bolag|myndighet|leaderområd|mottagar|sökande|projekt|verksamhet|aktör|länsstyrelse|trossamfund|muse|teatr|bibliotek)\w*+"
    r"(?!\s+(?:och|samt)\s+(?!\d))"
)
_NUMBERED = re.compile(
    rf"\b(?:till\s+(?:(?:de|länets|landets|samtliga|alla)\s+)*|(?:bevilja[rs]?|ger?|tilldelar?)\s+){_WHOM}",
    re.IGNORECASE,
)
# "14 kommuner i Skåne får bidrag", "Samtliga 21 regioner tilldelas medel"; not "får ansöka"
_GETTING = re.compile(
    rf"^(?:(?:samtliga|alla)\s+)?{_WHOM}(?:\s+i\s+[A-ZÅÄÖ][\wåäö]+(?:s?\s+län)?)?"
    r"\s+(?:(?:får|delar\s+på)\s+(?:(?:del\s+av|en\s+del\s+av|ta\s+del\s+av)\s+)?(?:\w+\s+)?[\wåäö]*(?:bidrag|medel|medlen|stöd|ersättning|pengar|kronor|miljoner)"
    r"|tilldelas|beviljas|erhåller)\b",
    re.IGNORECASE,
)
# "Bidraget är 415 kronor per elev och lämnas till 24 kommuner"
_GIVEN_TO = re.compile(
    rf"^(?:bidraget|medlen|stödet|beloppet|ersättningen)\b[^.]*\b(?:lämnas|betalas\s+ut|fördelas|går|ges)\s+till\s+{_WHOM}",
    re.IGNORECASE,
)
# "12 kommuner i tre län"
_IN_COUNTIES = re.compile(rf"\b(?P<number>{COUNT})\s+kommuner\s+i\s+(?P<counties>{COUNT})\s+län\b", re.IGNORECASE)
# "avslår tre ansökningar enligt tabell 2"
_REFUSED = re.compile(
    rf"\b(?:avslår|beviljar)\s+(?P<number>{COUNT})\s+ansökningar\s+(?:i\s+enlighet\s+med|enligt)\s+(?:bilaga|tabell)\s+(?P<table>\d+)",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"kommun|region|landsting", re.IGNORECASE)
_NEAR = 10  # one in so many may be missing or too many; one and two always
_FEW = 3  # what so few get may be a part
_TOLD = 3  # the same where the sentence states the table's total, or says who gets what the only table lists


def check_counties(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """How many kommuner in how many län a sentence says that the only table of grants has."""
    tables = [t for t in extraction.tables if t.kind is TableKind.ALLOCATION]
    rows = recipient_rows(extraction, tables[0]) if len(tables) == 1 else ()
    codes = {r.kommunkod for r in rows}
    if not rows or any(r.recipient_kind is not RecipientKind.KOMMUN for r in rows) or None in codes:
        return
    totals = {c.total for c in amount_columns(extraction)}
    have = len(rows), len({code[:2] for code in codes if code})
    for one in stated(extraction):
        sentence = flat(one.amount.sentence)
        found = _IN_COUNTIES.search(sentence) if one.value in totals or speaks_of_annex(sentence) else None
        said = (count_word(found["number"]), count_word(found["counties"])) if found else (None, None)
        if (
            None not in said
            and said != have
            and all(abs((n or 0) - m) <= max(2, m // _TOLD) for n, m in zip(said, have, strict=True))
        ):
            rows_are, text = (f"{n} kommuner i {m} län" for n, m in (have, said))
            message = Message(
                f"the rows are {rows_are}, the text says {text}", f"raderna är {rows_are}, texten säger {text}"
            )
            yield say.failed(at_place(one.amount.place), message, Measured(text, rows_are), Severity.WARNING)
            return


def check_numbers(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """A finding for the number of recipients that a sentence gives of a table that divides money."""
    tables = [t for t in extraction.tables if t.kind is TableKind.ALLOCATION]
    alike = len({len(recipient_rows(extraction, t)) for t in tables}) == 1
    if len(tables) > 1:
        yield from _check_all(tables, extraction, say)
    for table in tables:
        said = _said(extraction, table, len(tables) - 1) | (_of_all(extraction) if alike else set())
        yield from _check_table(table, said, extraction, say)


def _check_all(tables: Sequence[Table], extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """The number of recipients beside the sum of all tables: "4 miljoner kronor till elva kommuner, varav ..."."""
    columns = {t.table_id: [c.total for c in amount_columns(extraction) if c.table is t] for t in tables}
    totals = [found[0] for found in columns.values() if len(found) == 1 and found[0] is not None]
    names = [r.recipient for t in tables for r in recipient_rows(extraction, t)]
    if len(totals) < len(tables) or len(set(names)) < len(names):
        return
    whole = sum(totals)
    for one in stated(extraction):
        sentence = flat(one.amount.sentence)
        after = sentence.find(flat(one.amount.text)) + len(flat(one.amount.text))
        said = _NUMBERED.search(sentence, after) if one.value == whole else None
        number = count_word(said["number"]) if said else None
        if said and number and number != len(names) and abs(number - len(names)) <= max(2, number // _TOLD):
            whom = said.group().split()[-1]
            message = Message(
                f"{len(tables)} tables: {len(names)} rows, the text speaks of {number} {whom}",
                f"{len(tables)} tabeller: {len(names)} rader, texten talar om {number} {whom}",
            )
            yield say.failed(
                at_place(one.amount.place), message, Measured(str(number), str(len(names))), Severity.WARNING
            )


def _check_table(
    table: Table, counts: set[tuple[int, str, int]], extraction: Extraction, say: Verdicts
) -> Iterator[Finding]:
    rows = recipient_rows(extraction, table)
    have = {len(rows), len({r.recipient for r in rows}), *_granted(table, extraction)}
    for said, whom, nearness in sorted(counts):
        near = min(have, key=lambda n: abs(n - said))
        if said in have:
            message = Message(f"{said} {whom}, as the text says", f"{said} {whom}, som texten säger")
            yield say.passed(at_table(table), message)
        elif abs(near - said) <= max(2, said // nearness) and not _of_others(whom, rows):
            message = Message(
                f"table {table.seq}: {len(rows)} rows, the text speaks of {said} {whom}",
                f"tabell {table.seq}: {len(rows)} rader, texten talar om {said} {whom}",
            )
            measured = Measured(str(said), str(len(rows)))
            yield say.failed(at_table(table), message, measured, Severity.WARNING)


def numbers_said(sentence: str, said: Stated) -> set[int]:
    """The numbers of recipients that a sentence gives its sum to: "bevilja 4 miljoner kronor till sex skolor"."""
    after = sentence.find(flat(said.amount.text)) + len(flat(said.amount.text))
    found = {count_word(m["number"]) for m in _NUMBERED.finditer(sentence, after)}
    return {n for n in found if n is not None and n > _FEW}


def _granted(table: Table, extraction: Extraction) -> set[int]:
    """How many rows of each column have more than nothing: who is refused has a dash or a zero."""
    columns = [c for c in amount_columns(extraction) if c.table.table_id == table.table_id]
    return {sum(bool(r.amount_sek) for r in c.recipients) for c in columns} - {0}


def _of_others(whom: str, rows: Sequence[Allocation]) -> bool:
    """Whether the sentence counts kommuner, and the rows are regioner, or the other way round."""
    other = RecipientKind.REGION if whom.casefold().startswith("kommun") else RecipientKind.KOMMUN
    return _LEVEL.match(whom) is not None and all(r.recipient_kind is other for r in rows)


def _said(extraction: Extraction, table: Table, others: int) -> set[tuple[int, str, int]]:
    """Each number that a sentence about the table's money names, the word for whom, and how near it must be."""
    totals = {c.total for c in amount_columns(extraction) if c.table.table_id == table.table_id}
    mine = annex_numbers(table.caption)
    found = set()
    for one in stated(extraction):
        sentence = flat(one.amount.sentence)
        counts = list(_NUMBERED.finditer(sentence))
        if (
            others and one.value in totals and len(counts) > 1
        ):  # "12 miljoner till fyra skolor och 3 till två museer"
            after = sentence.find(flat(one.amount.text))
            counts = [m for m in counts if m.start() > after][:1]
        elif one.value not in totals and not _of_annex(sentence, mine, others):
            continue
        elif others and one.value not in totals and len(annex_numbers(sentence)) > 1:
            continue  # "sex kommuner enligt tabell 1 och fem enligt tabell 2"
        nearness = _TOLD if one.value in totals else _NEAR
        found |= {(m["number"], m.group().split()[-1], nearness) for m in counts}
    for sentence in map(flat, (s.sentence for s in extraction.evidence.said) if extraction.evidence else ()):
        refused = _REFUSED.search(sentence)
        if refused and refused["table"] in mine:
            found.add((refused["number"], "ansökningar", _TOLD))
    counted = {(number, whom, near) for said, whom, near in found if (number := count_word(said)) is not None}
    return counted if others else counted | {found for _, found in _getting(extraction)}


def _of_all(extraction: Extraction) -> set[tuple[int, str, int]]:
    """The numbers that are said of all: "Alla 21 regioner får del av medlen", whatever table they stand in."""
    return {found for text, found in _getting(extraction) if re.match(r"samtliga|alla", text, re.IGNORECASE)}


def _getting(extraction: Extraction) -> Iterator[tuple[str, tuple[int, str, int]]]:
    """The sentences that say how many get the money, each with the number, the word for whom and how near it is."""
    for text in map(flat, (extraction.document.title or "", *(c.text for c in extraction.conditions))):
        found = _GETTING.match(text) or _GIVEN_TO.match(text)
        number = count_word(found["number"]) if found else None
        if found and number is not None:
            yield text, (number, found["whom"], _TOLD)


def _of_annex(sentence: str, mine: frozenset[str], others: int) -> bool:
    return speaks_of_annex(sentence) and (not others or bool(mine & annex_numbers(sentence)))
