"""numbers-accounted: every numeral of a table is in a dataset, named as something else, or listed here.

The ledger is made while the document is read: rows alone cannot tell what they leave out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from schemas.checks._findings import DOCUMENT, Measured, Message, Site, Verdicts
from schemas.rows import Extraction, Finding, Table, Unread
from schemas.vocabulary import Gap, Severity, TableKind

SLUG = "numbers-accounted"
WITNESSED = True
_SAY = Verdicts(SLUG, Severity.WARNING)
_ONE_BY_ONE = 12  # more numerals than this, left out for one reason, are listed in one finding

_WHY = {
    Gap.STRAY: ("stands among the rows and in no cell", "står bland raderna men inte i någon cell"),
    Gap.BESIDE: ("stands below the rows and was not taken", "står under raderna och togs inte med"),
    Gap.ROWS: (
        "stands in a line like a table's row, in no table",
        "står på en rad som i en tabell, utanför tabeller",
    ),
    Gap.SHARED: (
        "stands in a cell that is drawn over several rows: nothing tells what is whose",
        "står i en cell som är ritad över flera rader: inget säger vems det är",
    ),
    Gap.ALONE: (
        "stands by itself on the page of a table, in no row of it",
        "står för sig på en sida med en tabell, i ingen rad i den",
    ),
    Gap.CELL: ("is a cell that gave no value", "är en cell som inte gav något värde"),
    Gap.UNIT: ("has no certain unit and so no value", "saknar säker enhet och därmed värde"),
    Gap.NAME: ("stands in a recipient's name", "står i en mottagares namn"),
    Gap.COLUMN: ("stands in a column that no dataset holds", "står i en kolumn som inte finns i datat"),
    Gap.NAMELESS: ("stands in a row without a name", "står i en rad utan namn"),
    Gap.LONE: ("stands alone in a column without a header", "står ensamt i en kolumn utan rubrik"),
    Gap.UNNAMED: (
        "stands in one of several columns without a header: nothing tells which holds what",
        "står i en av flera kolumner utan rubrik: inget säger vilken som är vad",
    ),
    Gap.TEXTS: (
        "stands beside a name that may hold the text of columns beside it",
        "står vid ett namn som kan innehålla text från kolumner bredvid",
    ),
    Gap.CUT: (
        "stands beside a name that ends at its column's edge and may be cut short",
        "står vid ett namn som slutar vid kolumnens kant och kan vara avklippt",
    ),
    Gap.LINES: (
        "stands beside a name of which the lines above or below may be a part",
        "står vid ett namn som raderna ovanför eller under kan vara en del av",
    ),
    Gap.GROUP: (
        "is of a row whose group is not told, where others have one, or may name a group itself",
        "hör till en rad vars grupp inte framgår, där andra har en, eller kan själv vara en grupps namn",
    ),
    Gap.OWNERS: (
        "stands in a row, or below a title, that names a second recipient: nothing tells whose it is",
        "står i en rad, eller under en rubrik, som nämner en mottagare till: inget säger vems det är",
    ),
    Gap.GLUED: (
        "runs beyond the edge of its column, two numbers may be one",
        "går utanför sin kolumns kant, två tal kan ha blivit ett",
    ),
}
_TOGETHER = {
    Gap.UNIT,
    Gap.COLUMN,
    Gap.ROWS,
    Gap.UNNAMED,
    Gap.TEXTS,
    Gap.CUT,
    Gap.LINES,
    Gap.GROUP,
}  # they have one cause


def check(extraction: Extraction) -> Iterator[Finding]:
    """A finding for each numeral that is nowhere, or one that there are none."""
    if extraction.evidence is None:
        en, sv = "made from rows only, without the document", "gjord på enbart rader, utan dokumentet"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))
        return
    tables = {t.table_id: t for t in extraction.tables if t.kind is not TableKind.FORM}
    unread = sorted(extraction.evidence.unread, key=_cause)
    left_out = extraction.evidence.tables_left_out
    if not unread and left_out:
        en, sv = (
            "tables of a document of no known kind, not read",
            "tabeller i ett dokument av okänt slag, inte lästa",
        )
        yield _SAY.skipped(DOCUMENT, Message(f"{left_out} {en}", f"{left_out} {sv}"))
    elif not unread and not tables:
        yield _SAY.skipped(DOCUMENT, Message("no table", "ingen tabell"))
    elif not unread:
        en, sv = "every numeral of the tables is accounted for", "alla tal i tabellerna är redovisade"
        yield _SAY.passed(DOCUMENT, Message(en, sv))
    for (table_id, gap), group in groupby(unread, key=_cause):
        numerals = list(group)
        table = tables.get(table_id)
        if gap in _TOGETHER or len(numerals) > _ONE_BY_ONE:
            yield _all_of(table, gap, numerals)
        else:
            yield from (_one(table, numeral) for numeral in numerals)


def _cause(numeral: Unread) -> tuple[str, Gap]:
    return numeral.table_id or "", numeral.gap


def _name(table: Table | None) -> tuple[str, str]:
    return (f"table {table.seq}: ", f"tabell {table.seq}: ") if table else ("", "")


def _one(table: Table | None, numeral: Unread) -> Finding:
    text = " ".join(numeral.text.split())
    (name, name_sv), (why, why_sv) = _name(table), _WHY[numeral.gap]
    message = Message(f'{name}"{text}" {why}', f'{name_sv}"{text}" {why_sv}')
    return _SAY.failed(Site(numeral.table_id, None, numeral.place), message, Measured(None, text))


def _all_of(table: Table | None, gap: Gap, numerals: list[Unread]) -> Finding:
    """One finding for numerals of one cause, all of them listed with their places."""
    first = " ".join(numerals[0].text.split())
    (name, name_sv), (why, why_sv) = _name(table), _WHY[gap]
    message = Message(
        f'{name}{len(numerals)} numerals, the first "{first}": each {why}',
        f'{name_sv}{len(numerals)} tal, det första "{first}": vart och ett {why_sv}',
    )
    listed = "; ".join(f"p. {n.place.page} l. {n.place.line}: {' '.join(n.text.split())}" for n in numerals)
    return _SAY.failed(Site(numerals[0].table_id, None, numerals[0].place), message, Measured(None, listed))
