"""Findings as lines for a person: one for each failed check, then what it all comes to.

A line begins as compilers print theirs, ``file:page: severity slug: message``, so that editors find the place, and
ends with what ``bilaga explain`` calls the row or table; no character of a document acts on the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from ingest.checking import Checked, Unreadable
from ingest.output.findings.selection import Selection, Tally
from ingest.output.findings.wish import Language, Wish
from ingest.output.terminal import printable
from ingest.proof.address import row_address
from schemas.rows import Finding
from schemas.vocabulary import Severity, Status

_WORDS = {
    Language.ENGLISH: {"line": "line", "table": "table", "row": "row", "address": "address"},
    Language.SWEDISH: {"line": "rad", "table": "tabell", "row": "tabellrad", "address": "adress"},
}


def write(documents: Iterable[Checked | Unreadable], out: TextIO, wish: Wish) -> None:
    """A line for each finding that is listed, and the summary."""
    tally = Tally(Selection())
    for checked in tally.watch(documents):
        if isinstance(checked, Checked):
            source = checked.document.source
            out.writelines(printable(_line(source, f, wish)) + "\n" for f in wish.listed(checked.findings))
    out.write(_summary(tally, wish.language) + "\n")


def _line(source: str, finding: Finding, wish: Wish) -> str:
    place = f"{source}:{finding.place.page}" if finding.place else source
    verdict = finding.severity if finding.status is Status.FAIL else finding.status
    where = _where(finding, _WORDS[wish.language])
    return f"{place}: {verdict} {finding.check}: {wish.message(finding)}{where}"


def _where(finding: Finding, words: dict[str, str]) -> str:
    parts = []
    if finding.place is not None:
        parts.append(f"{words['line']} {finding.place.line}")
    if finding.table_id is not None:
        parts.append(f"{words['table']} {finding.table_id.rpartition('/')[2]}")
    if finding.row is not None:
        parts.append(f"{words['row']} {finding.row}")
    if finding.table_id is not None:
        parts.append(f"{words['address']} {row_address(finding.table_id, finding.row)}")
    return f" [{', '.join(parts)}]" if parts else ""


def _summary(tally: Tally, language: Language) -> str:
    """What all findings come to, in one line."""
    errors, warnings, infos = (tally.failed(s) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    passed, skipped = tally.total(Status.PASS), tally.total(Status.SKIP)
    if language is Language.SWEDISH:
        unreadable = f", {tally.unreadable} kunde inte läsas" if tally.unreadable else ""
        return (
            f"Dokument: {tally.documents}{unreadable}. Fel: {errors}, varningar: {warnings}, upplysningar: {infos}"
            f"; kontroller som håller: {passed}, som inte kunde göras: {skipped}."
        )
    unreadable = f", {tally.unreadable} could not be read" if tally.unreadable else ""
    return (
        f"Documents: {tally.documents}{unreadable}. Errors: {errors}, warnings: {warnings}, info: {infos}; "
        f"checks passed: {passed}, skipped: {skipped}."
    )
