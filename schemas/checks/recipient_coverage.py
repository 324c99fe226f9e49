"""recipient-coverage: a table of all kommuner (all regioner, all of a län's kommuner) lacks none.

Whether a table means to cover all is told by its caption, by the prose, or by how nearly it does. Gotland is both
a kommun and a region and may stand in either kind of table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from schemas.checks._asked import check_applications
from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_table, listed
from schemas.checks._numbered import check_counties, check_numbers
from schemas.checks._tables import kommuner_in, lan_in, recipient_rows, regioner_in
from schemas.register import kommuner, lan_names, regioner
from schemas.rows import Extraction, Finding, Table
from schemas.vocabulary import RecipientKind, Severity

SLUG = "recipient-coverage"
WITNESSED_LAST = True  # how many applied, were granted and refused
_SAY = Verdicts(SLUG, Severity.ERROR)
# samtliga kommuner   alla landets 21 regioner - not "alla kommuner som har ansökt", "samtliga kommuner i Skåne"
_ALL = re.compile(
    r"\b(?:samtliga|alla|landets)\s+(?:\w+\s+){0,2}?(?P<whom>kommun|region|landsting)\w*+"
    r"(?!\s+(?:som|med|i|inom|vilka|där|vars|från)\b)",
    re.IGNORECASE,
)
_ALL_BUT = 5  # a table of kommuner with so few missing means to have all
_GOTLAND_REGION, _GOTLAND_KOMMUN = "09", "0980"


class _Cover(NamedTuple):
    """What a table holds of one level: the codes it has, all codes there are, the word for them."""

    table: Table
    kind: RecipientKind
    have: frozenset[str]
    every: Mapping[str, str]
    whom: str

    @property
    def missing(self) -> list[str]:
        return [code for code in self.every if code not in self.have]


def check(extraction: Extraction) -> Iterator[Finding]:
    """One finding for each table and level that it may mean to cover."""
    on = extraction.document.document_date
    covers: list[_Cover] = []
    for table in extraction.tables:
        rows = recipient_rows(extraction, table)
        towns, regions = set(kommuner_in(rows)), set(regioner_in(rows))
        if _GOTLAND_KOMMUN in towns and len(regions) >= 10:
            regions.add(_GOTLAND_REGION)
        if _GOTLAND_REGION in regions and len(towns) >= 145:
            towns.add(_GOTLAND_KOMMUN)
        towns_cover = _Cover(table, RecipientKind.KOMMUN, frozenset(towns), kommuner(on), "kommuner")
        region_cover = _Cover(table, RecipientKind.REGION, frozenset(regions), regioner(on), "regioner")
        lan = set() if towns else set(lan_in(rows))
        lan_cover = _Cover(table, RecipientKind.LAN, frozenset(lan), lan_names(on), "län")
        covers.extend(c for c in (towns_cover, region_cover, lan_cover) if c.have)
    if not covers:
        en, sv = "no table of kommuner or regioner", "ingen tabell med kommuner eller regioner"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))
    yield from check_numbers(extraction, _SAY)
    yield from check_counties(extraction, _SAY)
    for cover in covers:
        others = [c.have for c in covers if c.kind is cover.kind]
        yield _check_cover(cover, frozenset().union(*others), extraction)
    yield from check_applications(extraction, _SAY)


def _check_cover(cover: _Cover, together: frozenset[str], extraction: Extraction) -> Finding:
    if not cover.missing:
        return _complete(cover, f"all {len(cover.every)}", f"samtliga {len(cover.every)}")
    if 2 * len(cover.have) > len(cover.every):
        if not set(cover.every) - together:
            return _complete(
                cover, f"with the other tables all {len(cover.every)}", "tillsammans med övriga samtliga"
            )
        return _incomplete(cover, _severity(cover, extraction))
    return _of_one_lan(cover) or _subset(cover)


def _prose(extraction: Extraction) -> str:
    sentences = [a.sentence for a in extraction.amounts] + [c.text for c in extraction.conditions]
    return " ".join([*sentences, *(d.sentence for d in extraction.dates)])


def _claims_all(text: str, kind: RecipientKind) -> bool:
    for match in _ALL.finditer(text):
        if (kind is RecipientKind.KOMMUN) == (match["whom"].casefold() == "kommun"):
            return True
    return False


def _severity(cover: _Cover, extraction: Extraction) -> Severity:
    prose = _prose(extraction)
    missing = cover.missing
    named = all(_stem(cover, code) in prose for code in missing)
    gotland = missing in ([_GOTLAND_REGION], [_GOTLAND_KOMMUN])
    if named or (gotland and cover.kind is RecipientKind.REGION):
        return Severity.INFO
    if _claims_all(f"{cover.table.caption or ''} {prose}", cover.kind):
        return Severity.ERROR
    if cover.kind is RecipientKind.KOMMUN:
        return Severity.ERROR if len(missing) <= _ALL_BUT else Severity.INFO
    return Severity.WARNING if len(missing) <= 3 else Severity.INFO


def _stem(cover: _Cover, code: str) -> str:
    """What of a name the prose surely repeats ("Gotland" of "Region Gotland")."""
    name = cover.every[code]
    return name.removeprefix("Region ").split(" län")[0]


def _complete(cover: _Cover, how_many: str, how_many_sv: str) -> Finding:
    seq = cover.table.seq
    message = Message(f"table {seq}: {how_many} {cover.whom}", f"tabell {seq}: {how_many_sv} {cover.whom}")
    return _SAY.passed(at_table(cover.table), message, Measured(str(len(cover.every)), str(len(cover.have))))


def _incomplete(cover: _Cover, severity: Severity) -> Finding:
    names = listed([f"{code} {cover.every[code]}" for code in cover.missing])
    have, every, seq = len(cover.have & set(cover.every)), len(cover.every), cover.table.seq
    message = Message(
        f"table {seq}: {have} of {every} {cover.whom}; missing: {names}",
        f"tabell {seq}: {have} av {every} {cover.whom}; saknas: {names}",
    )
    return _SAY.failed(at_table(cover.table), message, Measured(str(every), str(have)), severity)


def _of_one_lan(cover: _Cover) -> Finding | None:
    """A table of one län's kommuner, whole or nearly; None for any other."""
    lan = {code[:2] for code in cover.have}
    if cover.kind is not RecipientKind.KOMMUN or len(lan) != 1 or len(cover.have) < 5:
        return None
    code = lan.pop()
    local = {c: n for c, n in cover.every.items() if c[:2] == code}
    if 10 * len(cover.have) < 8 * len(local):
        return None
    local_cover = cover._replace(every=local)
    if local_cover.missing:
        names = listed([f"{c} {local[c]}" for c in local_cover.missing])
        have, every, seq = len(cover.have), len(local), cover.table.seq
        message = Message(
            f"table {seq}: {have} of the {every} kommuner of län {code}; missing: {names}",
            f"tabell {seq}: {have} av länets ({code}) {every} kommuner; saknas: {names}",
        )
        return _SAY.failed(at_table(cover.table), message, Measured(str(every), str(have)), Severity.INFO)
    return _complete(local_cover, f"all {len(local)} in län {code}:", f"länets ({code}) samtliga {len(local)}")


def _subset(cover: _Cover) -> Finding:
    have, every, seq = len(cover.have), len(cover.every), cover.table.seq
    message = Message(
        f"table {seq}: a selection, {have} of {every} {cover.whom}",
        f"tabell {seq}: ett urval, {have} av {every} {cover.whom}",
    )
    return _SAY.skipped(at_table(cover.table), message)
