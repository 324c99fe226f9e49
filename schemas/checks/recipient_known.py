"""recipient-known: every recipient of a table of kommuner or regioner is in the register or a known alias.

Tables of providers, tiers or purposes have recipients of their own and raise no alarm, unless a name is cut short:
broken at a hyphen or a preposition, begun in lower case beside names that are not, or torn into a row with the code
and one with the amount; or letters of it are lost. A spelling that was corrected through the printed code, or
by the only name so near, is reported with both spellings, and so is a kommun under the heading of another county.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from schemas.checks._counties import in_another_county, of_another_county, under_another_county
from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_row, at_table, listed
from schemas.checks._tables import is_part, level_rows, recipient_rows
from schemas.register import Level, is_unfinished, nearest, resolve
from schemas.rows import Allocation, Extraction, Finding, Table
from schemas.vocabulary import Match, RecipientKind, Severity

SLUG = "recipient-known"
_SAY = Verdicts(SLUG, Severity.WARNING)
_MANY = 10  # more unknown names are told in one finding: a table of organisations beside kommuner
_MOST = 6  # of ten rows
_LEVELS = (RecipientKind.KOMMUN, RecipientKind.REGION, RecipientKind.LAN)
# Rows that say themselves that they are nobody's.
_NOBODY = re.compile(
    r"^\W*(?:reserv|ofördela|ej\s+fördela|icke\s+fördela|övrig|avrundning|återstå|avsatt|administration"
    r"|samtliga|alla|summa|total|riket|medel\s)",
    re.IGNORECASE,
)
# What no kommun or region is called: companies, foundations, associations, schools, authorities among kommuner.
_ORGANISATION = re.compile(
    r"\b(?:AB|HB|KB|aktiebolag\w*|ek\.?\s*för\w*|ekonomisk\s+förening|\w*stiftelsen?|\w*förening(?:en)?|\w*förbund(?:et)?"
    r"|\w*universitet|\w*högskolan?|\w*skolan?|\w*skolor|\w*institut(?:et)?|\w*bolag(?:et)?|\w*verket|\w*myndigheten"
    r"|\w*räddningstjänst(?:en)?|\w*brandförsvar(?:et)?|\w*museet|\w*museum|\w*(?:centrum|center)|\w*nätverk(?:et)?"
    r"|\w*råd(?:et)?|\w*klubb(?:en)?|\w*sällskap(?:et)?|\w*teatern?|\w*församling(?:en)?|\w*akademin?|\w*styrelsen?"
    r"|\w*samfällighet(?:en)?|\w*byalag(?:et)?)\b",
    re.IGNORECASE,
)
# "demenssjukdo m": a word that was broken where its column ends
_LONE_LETTER = re.compile(r"\w{6,} [b-hj-zä](?![\w.:)])")
_AND = re.compile(r",\s*|\s*/\s*|\s+(?:och|samt|&)\s+")
_KNOWN = {Match.EXACT, Match.ALIAS}
_LOST = "\ufffd"  # a sign that the file draws without saying what it means
_LINKED = re.compile(r"(?:och|samt|eller)\s+\w")
# "Nordiska muse-", "Stiftelsen för", "Uppsala och"; not "BYGGLAGET EK FÖR", a word cut short by its writer
_OPEN_END = re.compile(
    r"(?:\w-|,|\b(?:och|(?<!\bek )(?<!\bek\. )(?<!\bideell )för|i|av|med|till|på|om|samt|vid|mot))$", re.IGNORECASE
)


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for a table whose recipients are all known, one for each that is not."""
    found = False
    for table in extraction.tables:
        rows = tuple(r for r in recipient_rows(extraction, table) if r.recipient and not is_part(r))
        evident = any(level_rows(rows, kind) for kind in _LEVELS)
        own = [r for r in rows if not _are_several(r)]
        concerned = [r for r in own if r.recipient_kind in _LEVELS or (evident and _is_somebody(r))]
        if any(r.match is not Match.NONE for r in concerned):  # else it is a table of something else
            found = True
            yield from _check_table(table, concerned)
        on, heading = extraction.document.document_date, _heading(table, extraction)
        yield from under_another_county(concerned, on, _SAY)
        yield from of_another_county(concerned, heading, on, _SAY)
        yield from in_another_county(table, concerned, extraction, _SAY)
        told = {r.row for r in concerned}
        begun = sum(1 for r in rows if (r.recipient or "")[:1].isupper()) * 10 >= len(rows) * 8
        lost = [r for r in rows if _LOST in (r.recipient or "") and r.row not in told]
        unknown = [r for r in rows if r not in lost and (r.row not in told or r.match is not Match.NONE)]
        cut = [
            r
            for r in unknown
            if (r.row not in told and _ends_open(r)) or (begun and _begins_open(r)) or _goes_on(r)
        ]
        nameless = [r for r in recipient_rows(extraction, table) if not _is_named(r)]
        lacking = nameless if len(nameless) * 5 <= len(rows) else []
        torn = [r for r in _torn(rows) if r not in cut]
        found = found or bool(lost or cut or lacking or torn)
        yield from map(_lost, lost)
        yield from map(_cut_short, cut + torn)
        yield from map(_nameless, lacking)
    if not found:
        en, sv = "no table of kommuner or regioner", "ingen tabell med kommuner eller regioner"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))


def _heading(table: Table, extraction: Extraction) -> str:
    """What says of which county a table is: its caption, the title, the county's own body that issues it."""
    document = extraction.document
    issuer = document.issuer if re.match(r"(?:Länsstyrelsen|Region)\b", document.issuer or "") else ""
    return f"{document.title or ''} {table.caption or ''} {issuer}"


def _are_several(row: Allocation) -> bool:
    """Whether a row is that of several of the register together: "Arvika och Eda"."""
    parts = _AND.split(row.recipient or "") if row.match is Match.NONE else []
    return len(parts) > 1 and all(resolve(p, None, level=Level.UNKNOWN).match in _KNOWN for p in parts)


def _ends_open(row: Allocation) -> bool:
    """Whether a name ends in the middle, or a word of it does."""
    name = row.recipient or ""
    return bool(_OPEN_END.search(name) or _LONE_LETTER.search(name)) or name.count("(") > name.count(")")


def _begins_open(row: Allocation) -> bool:
    """Whether a name begins in the middle, where the others of its table do not."""
    return (row.recipient or "")[:1].islower()


def _goes_on(row: Allocation) -> bool:
    """Whether a name begins with a word that none begins with: "och Söderhamn"."""
    return bool(_LINKED.match(row.recipient or "")) and row.amount_sek is not None


def _torn(rows: Sequence[Allocation]) -> list[Allocation]:
    """The rows that may be one broken in two.

    One has the code and the other the amount, where most have both, or one has no amount and one of the names is
    but a beginning. A code alone may have become the heading that its own row stands under.
    """
    whole = sum(r.code_text is not None and r.text is not None for r in rows)
    pairs = [(a, b) for a, b in pairwise(rows) if b.row == a.row + 1 and (a.text is None or b.text is None)]
    halves = [p for p in pairs if any(map(_is_code_alone, p)) and any(map(_is_amount_alone, p))]
    halves = halves if whole * 10 >= len(rows) * _MOST else []
    begun = [p for p in pairs if any(is_unfinished(r.recipient or "") for r in p)]
    torn = {r.row for pair in halves + begun for r in pair} | {r.row for r in rows if _is_headed_by_code(r)}
    return [r for r in rows if r.row in torn]


def _is_headed_by_code(row: Allocation) -> bool:
    if row.code_text is not None or row.kommunkod is None:
        return False
    first, *_ = (row.group or "").split() or [""]
    return first.zfill(4) == row.kommunkod


def _is_code_alone(row: Allocation) -> bool:
    return row.code_text is not None and row.text is None


def _is_amount_alone(row: Allocation) -> bool:
    return row.code_text is None and row.text is not None


def _is_named(row: Allocation) -> bool:
    return any(c.isalpha() for c in row.recipient or "")


def _nameless(row: Allocation) -> Finding:
    message = Message(
        "the row has no name, where most rows of its table have one",
        "raden har inget namn, fast de flesta rader i tabellen har ett",
    )
    return _SAY.failed(at_row(row), message, Measured(None, row.recipient))


def _lost(row: Allocation) -> Finding:
    message = Message(
        f'"{row.recipient}": letters of the name are drawn, but the file does not say which',
        f'"{row.recipient}": bokstäver i namnet är ritade, men filen säger inte vilka',
    )
    return _SAY.failed(at_row(row), message, Measured(None, row.recipient))


def _cut_short(row: Allocation) -> Finding:
    message = Message(
        f'"{row.recipient}": the name seems to be cut short', f'"{row.recipient}": namnet verkar vara avhugget'
    )
    return _SAY.failed(at_row(row), message, Measured(None, row.recipient))


def _is_somebody(row: Allocation) -> bool:
    """Whether a row of no known kind names a recipient that may be a kommun or region."""
    if row.recipient_kind is not RecipientKind.OTHER or row.match is not Match.NONE:
        return False
    name = row.recipient or ""
    return not _NOBODY.match(name) and not _ORGANISATION.search(name)


def _check_table(table: Table, rows: list[Allocation]) -> Iterator[Finding]:
    unknown = [r for r in rows if r.match is Match.NONE and not _NOBODY.match(r.recipient or "")]
    respelled = [r for r in rows if r.match is Match.FUZZY]
    if len(unknown) > _MANY:
        yield _many(table, unknown)
        unknown = []
    for row in sorted(unknown + respelled, key=lambda r: r.row):
        yield _respelled(row) if row.match is Match.FUZZY else _unknown(row)
    if all(r.match not in {Match.NONE, Match.FUZZY} or _NOBODY.match(r.recipient or "") for r in rows):
        said, said_sv = f"{len(rows)} recipients are in the register", f"{len(rows)} mottagare finns i registret"
        message = Message(f"table {table.seq}: {said}", f"tabell {table.seq}: {said_sv}")
        yield _SAY.passed(at_table(table), message)


def _many(table: Table, rows: list[Allocation]) -> Finding:
    names = listed([r.recipient or "" for r in rows])
    message = Message(
        f"table {table.seq}: {len(rows)} recipients are not in the register: {names}",
        f"tabell {table.seq}: {len(rows)} mottagare finns inte i registret: {names}",
    )
    return _SAY.failed(at_table(table), message)


def _respelled(row: Allocation) -> Finding:
    code = row.kommunkod or row.lanskod or ""
    by, by_sv = ("by the code", "genom koden") if row.code_text else ("the only name so near", "enda namn så nära")
    message = Message(
        f"{row.recipient}: read as {row.name} ({code}), {by}",
        f"{row.recipient}: läst som {row.name} ({code}), {by_sv}",
    )
    return _SAY.failed(at_row(row), message, Measured(row.name, row.recipient))


def _unknown(row: Allocation) -> Finding:
    names = nearest(row.recipient or "")
    if row.recipient in names:
        message = Message(
            f"{row.recipient}: a kommun and a region are called so, and nothing tells which is meant",
            f"{row.recipient}: en kommun och en region heter så, och inget säger vilken som avses",
        )
        return _SAY.failed(at_row(row), message, Measured(None, row.recipient))
    near = ", ".join(names)
    en = f"{row.recipient}: not in the register" + (f"; nearest: {near}" if near else "")
    sv = f"{row.recipient}: finns inte i registret" + (f"; närmast: {near}" if near else "")
    return _SAY.failed(at_row(row), Message(en, sv), Measured(near or None, row.recipient))
