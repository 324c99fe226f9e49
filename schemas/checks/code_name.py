"""code-name: the printed code is the code of the printed name, by the register of the document's day.

Read again from what is printed. A misspelt name is recipient-known's; here the code is another place's, stands in
no register, was replaced before the document was made, or is written as thousands are. Among organisation numbers
one that is none is told: by its digits, and by its check digit where those of the others are right.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table
from schemas.checks._tables import recipient_rows
from schemas.register import Level, Resolution, gone_code, is_kommunkod, kommunkod_of, name_of, resolve
from schemas.register.organisation_numbers import is_organisation_number, is_shaped
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.vocabulary import Match, RecipientKind, Severity

SLUG = "code-name"
_SAY = Verdicts(SLUG, Severity.ERROR)
_GROUPED = regex.compile(r"\d \d{3}")  # as thousands are: recognition saw a gap
_RIGHT = 0.7  # of the organisation numbers of a table: then a wrong check digit is a misprint


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for a table whose codes and names agree, one for each row that does not."""
    found = False
    for table in extraction.tables:
        rows = [r for r in recipient_rows(extraction, table) if r.code_text and r.recipient]
        if rows:
            found = True
            yield from _check_table(table, rows, extraction)
    if not found:
        en, sv = "no table with codes and names", "ingen tabell med koder och namn"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))


def _level(row: Allocation) -> Level:
    if row.recipient_kind in {RecipientKind.REGION, RecipientKind.LAN} or len(row.code_text or "") <= 2:
        return Level.REGION
    return Level.KOMMUN


def _check_table(table: Table, rows: list[Allocation], extraction: Extraction) -> Iterator[Finding]:
    known = [r for r in rows if is_kommunkod(r.code_text) or _found(r, extraction).match is Match.CODE]
    shaped = [r for r in rows if is_shaped(_written(r))]
    if 2 * len(shaped) > len(rows):
        yield from _check_organisations(table, rows)
        return
    if 2 * len(known) < len(rows):
        en, sv = "the codes are no kommunkoder", "koderna är inte kommunkoder"
        yield _SAY.skipped(at_table(table), Message(f"table {table.seq}: {en}", f"tabell {table.seq}: {sv}"))
        return
    rows = _with_own_codes(rows, extraction)
    findings = [f for r in rows if (f := _check_row(r, extraction)) is not None]
    yield from findings
    if not findings:
        said, said_sv = f"{len(rows)} codes are those of their names", f"{len(rows)} koder är namnens"
        yield _SAY.passed(at_table(table), Message(f"table {table.seq}: {said}", f"tabell {table.seq}: {said_sv}"))


def _with_own_codes(rows: list[Allocation], extraction: Extraction) -> list[Allocation]:
    """The rows whose code may be the name's; where most names are in no register, a code says where they lie."""
    found = [(r, _found(r, extraction)) for r in rows]
    noted = [r for r, own in found if own.match is Match.CODE and own.note and not own.conflict]
    strangers = {r.row for r in noted if resolve(r.recipient, None, level=_level(r)).match is Match.NONE}
    return [r for r in rows if r.row not in strangers] if 2 * len(strangers) > len(rows) else rows


def _check_organisations(table: Table, rows: list[Allocation]) -> Iterator[Finding]:
    """Organisation numbers beside names: made-up ones of an example have no check digit."""
    right = [r for r in rows if is_organisation_number(_written(r))]
    checked = len(right) >= _RIGHT * len(rows)
    wrong = [r for r in rows if (r not in right if checked else not is_shaped(_written(r)))]
    for row in wrong:
        en = f"{row.code_text} {row.recipient}: no organisation number, of its digits one is missing or wrong"
        sv = f"{row.code_text} {row.recipient}: inget organisationsnummer, en siffra saknas eller är fel"
        yield _SAY.failed(at_row(row), Message(en, sv), Measured(None, row.code_text))
    if not wrong:
        en, sv = f"{len(rows)} organisation numbers are whole", f"{len(rows)} organisationsnummer är hela"
        yield _SAY.passed(at_table(table), Message(f"table {table.seq}: {en}", f"tabell {table.seq}: {sv}"))


def _written(row: Allocation) -> str:
    """A code without the white space and with the hyphen of an organisation number."""
    text = "".join((row.code_text or "").split())
    return f"{text[:6]}-{text[6:]}" if len(text) == 10 and text.isdecimal() else text


def _found(row: Allocation, extraction: Extraction) -> Resolution:
    return resolve(row.recipient, row.code_text, level=_level(row), on=extraction.document.document_date)


def _check_row(row: Allocation, extraction: Extraction) -> Finding | None:
    on = extraction.document.document_date
    code, printed = kommunkod_of(row.code_text), row.code_text or ""
    found = _found(row, extraction)
    if found.match is Match.FUZZY:
        return None
    if found.match is not Match.CODE:
        return _no_code(row, found)
    if found.conflict or (found.note and code and not gone_code(code, on)):
        official = name_of(code, on) if code else found.name
        right = resolve(row.recipient, None, level=_level(row), on=on)
        own = right.kommunkod or right.lanskod
        whose = f"; {right.name} has {own}" if own else "; the name is in no register"
        whose_sv = f"; {right.name} har {own}" if own else "; namnet finns inte i registret"
        en, sv = (
            f"{printed} is {official}, printed {row.recipient}",
            f"{printed} är {official}, tryckt {row.recipient}",
        )
        return _SAY.failed(at_row(row), Message(en + whose, sv + whose_sv), Measured(official, row.recipient))
    new = gone_code(code, on) if code else None
    if new and on is not None:
        en = f"{printed} {row.recipient}: the code is {new} since before the document"
        sv = f"{printed} {row.recipient}: koden är {new} sedan före dokumentets datum"
        return _SAY.failed(at_row(row), Message(en, sv), Measured(new, printed), Severity.WARNING)
    if _GROUPED.fullmatch(printed):
        en, sv = (f"{printed} {row.recipient}: {said}" for said in ("no code has a gap", "ingen kod har mellanrum"))
        return _SAY.failed(at_row(row), Message(en, sv), Measured(code, printed), Severity.WARNING)
    return None


def _no_code(row: Allocation, found: Resolution) -> Finding | None:
    """The printed code is in no register, in a table whose other codes are."""
    right = found.kommunkod or found.lanskod
    if row.recipient_kind is RecipientKind.OTHER and right is None:
        return None
    has, has_sv = (f"; {found.name} has {right}", f"; {found.name} har {right}") if right else ("", "")
    message = Message(
        f"{row.code_text} {row.recipient}: the code is in no register{has}",
        f"{row.code_text} {row.recipient}: koden finns inte i registret{has_sv}",
    )
    return _SAY.failed(at_row(row), message, Measured(right, row.code_text))
