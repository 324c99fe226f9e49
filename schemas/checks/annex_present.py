"""annex-present: a text that says that money is divided as an annex shows has that annex, with amounts.

Only a sentence about dividing money counts, and only one about the document's own annex: "bilagan till
regeringsbeslut ..." is another document's. An annex of another number than the text gives is not that annex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.checks._findings import DOCUMENT, Measured, Message, Site, Verdicts, at_table
from schemas.checks._prose import annex_numbers, flat, stated
from schemas.checks._tables import amount_columns
from schemas.rows import Extraction, Finding, Place, Table
from schemas.swedish import unit_in
from schemas.vocabulary import DocumentKind, Severity, Status, TableKind

SLUG = "annex-present"
WITNESSED_LAST = True  # sentences that no row holds
_SAY = Verdicts(SLUG, Severity.WARNING)
_SPEAKING = {
    DocumentKind.GOVERNMENT_DECISION,
    DocumentKind.AGENCY_INSTRUCTION,
    DocumentKind.AGREEMENT,
    DocumentKind.BOARD_MEMO,
}
# "Medlen fördelas enligt bilagan", "fördelningen framgår av bilaga 1"; not "i bilagan till regeringsbeslut"
_ANNEX = re.compile(
    r"\b(?:enligt|i\s+enlighet\s+med|av|i|se|med)\s+(?:den\s+)?(?:bifogade?\s+)?"
    r"(?:bilag(?:an|orna|or|a(?:\s+\d+)?)|tabell\s+\d+)\b(?!\s+(?:till|i)\b)",
    re.IGNORECASE,
)
# "fördelas", "fördelningen", "belopp för varje kommun"; not "till fördel för", "fördelaktig"
_DIVIDED = re.compile(
    r"\bfördel(?:a|as|ats|at|ade|ad|ar|ning\w*)\b|\bbelopp\w*\s+(?:som|för|per)\s+(?:varje|respektive|kommun|region)",
    re.IGNORECASE,
)
# "betala ut 35 miljoner kronor till sju kommuner i enlighet med bilagan"; not "enligt villkoren i bilaga 1"
_PAID = re.compile(r"\b(?:(?:betala\w*\s+ut|utbetala|bevilja|tilldela|lämna)\w*)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:enligt|i\s+enlighet\s+med)\s+(?:bifogade?\s+)?bilag", re.IGNORECASE)
_TABLE = re.compile(r"\benligt\s+tabell\s+(?P<number>\d+)", re.IGNORECASE)
_NUMBER = re.compile(r"\W*(?P<what>bilaga|tabell)\s+\d", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:enligt|i\s+enlighet\s+med|se|av|i)\s+(?P<what>bilaga|tabell)\s+(?P<number>\d+)\b(?!\s+(?:till|i)\b)",
    re.IGNORECASE,
)
_AMOUNTS = {TableKind.ALLOCATION, TableKind.TIER, TableKind.SUMMARY, TableKind.OTHER}


# "Beloppen framgår av tabell 2", "Bidragsramen för varje kommun framgår av fliken Bilaga 1"
_SHOWN = re.compile(
    r"\b(?:belopp|bidragsram|fördelning)\w*\b[^.]*\b(?:framgår|redovisas|anges|finns|återfinns|visas)\b[^.]*"
    r"\b(?:av|i|på)\s+(?:fliken\s+)?(?P<what>bilaga|tabell)\s+(?P<number>\d+)\b(?!\s+(?:till|i)\b)",
    re.IGNORECASE,
)


def check(extraction: Extraction) -> Iterator[Finding]:
    """The annex is there, is missing, or nothing refers to one; and, where it is, the text names another one."""
    findings = list(_of_rows(extraction))
    yield from findings
    if not any(f.status is Status.FAIL for f in findings):
        elsewhere = list(_shown_elsewhere(extraction))
        yield from elsewhere or _divided_elsewhere(extraction)


def _divided_elsewhere(extraction: Extraction) -> Iterator[Finding]:
    """A failure for a sentence that states a table's total, and names an annex or table that no heading bears."""
    heads = {t.table_id: _NUMBER.match(t.caption or "") for t in extraction.tables if t.kind in _AMOUNTS}
    have = frozenset[str]().union(*(annex_numbers(t.caption) for t in extraction.tables))
    totals = {(c.total, c.table.table_id) for c in amount_columns(extraction) if c.total}
    for one in stated(extraction) if all(heads.values()) else ():
        sentence = flat(one.amount.sentence)
        named = {(m["what"].casefold(), m["number"]) for m in _NAMED.finditer(sentence)}
        table = next((heads[t] for total, t in totals if total == one.value and t in heads), None)
        if table is None or len(named) != 1:
            continue
        ((what, number),) = named
        if what == table["what"].casefold() and number not in have:
            yield _names_another(what, (number, have), Site(place=one.amount.place))
            return


def _names_another(what_sv: str, numbers: tuple[str, frozenset[str]], site: Site) -> Finding:
    number, have = numbers[0], _listed(numbers[1])
    what = "table" if what_sv == "tabell" else "annex"
    message = Message(
        f"the text shows to {what} {number}; the file has {what} {have}",
        f"texten hänvisar till {what_sv} {number}; filen har {what_sv} {have}",
    )
    return _SAY.failed(site, message, Measured(number, have))


def _shown_elsewhere(extraction: Extraction) -> Iterator[Finding]:
    """A failure for a sentence that shows to another annex or table than the ones there, which no other names."""
    heads = [_NUMBER.match(t.caption or "") for t in extraction.tables if t.kind in _AMOUNTS]
    words = {head["what"].casefold() if head else "" for head in heads}
    if extraction.document.kind not in _SPEAKING or len(words) != 1 or "" in words:
        return
    said = extraction.evidence.said if extraction.evidence else ()
    have = frozenset[str]().union(*(annex_numbers(t.caption) for t in extraction.tables))
    captions = {flat(t.caption or "") for t in extraction.tables}
    prose = [s for s in said if not any(flat(s.sentence) in caption for caption in captions)]
    named = frozenset[str]().union(*(annex_numbers(s.sentence) for s in prose))
    for one in prose:
        shown = _SHOWN.search(flat(one.sentence))
        if shown and shown["what"].casefold() in words and not have & named:
            yield _names_another(shown["what"].casefold(), (shown["number"], have), Site(place=one.place))


def _of_rows(extraction: Extraction) -> Iterator[Finding]:
    """One finding, of the sentences that the rows hold."""
    if extraction.document.kind not in _SPEAKING:
        kind = extraction.document.kind
        yield _SAY.skipped(DOCUMENT, Message(f"kind: {kind}", f"slag: {kind}"))
        return
    reference = next((r for r in _sentences(extraction) if _pays_by_annex(r[0])), None)
    if reference is None:
        en, sv = "no sentence divides money by an annex", "ingen mening fördelar pengar enligt en bilaga"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))
        return
    sentence, place = reference
    lacking = _lacking_tables(extraction)
    if lacking is not None:
        yield lacking
        return
    other = _other_number(sentence, extraction)
    if other is not None:
        said, heads = _listed(annex_numbers(sentence)), _listed(annex_numbers(other.caption))
        what, what_sv = ("table", "tabell") if _word_of(other) == "tabell" else ("annex", "bilaga")
        message = Message(
            f"the text divides money by {what} {said}; the table's heading is {what} {heads}",
            f"texten fördelar pengar enligt {what_sv} {said}; tabellens rubrik är {what_sv} {heads}",
        )
        yield _SAY.failed(at_table(other), message, Measured(said, heads))
        return
    if any(t.kind in _AMOUNTS for t in extraction.tables):
        en, sv = "the annex that the text speaks of is there", "bilagan som texten talar om finns"
        yield _SAY.passed(Site(place=place), Message(en, sv))
        return
    said = " ".join(sentence.split())
    message = Message(
        f'the text speaks of an annex that is not in the file: "{said}"',
        f'texten talar om en bilaga som inte finns i filen: "{said}"',
    )
    yield _SAY.failed(Site(place=place), message, Measured("a table of amounts", "none"))


def _lacking_tables(extraction: Extraction) -> Finding | None:
    """A failure for a table that a sentence divides money by, where all are numbered and none is that one."""
    heads = [_NUMBER.match(t.caption or "") for t in extraction.tables if t.kind in _AMOUNTS]
    if not heads or not all(head and head["what"].casefold() == "tabell" for head in heads):
        return None
    have = frozenset[str]().union(*(annex_numbers(t.caption) for t in extraction.tables))
    for sentence, place in _sentences(extraction):
        said = {m["number"] for m in _TABLE.finditer(sentence)}
        if said - have and _DIVIDED.search(sentence):
            missing, held = _listed(frozenset(said - have)), _listed(have)
            message = Message(
                f"the text divides money by table {missing}; the file has table {held}",
                f"texten fördelar pengar enligt tabell {missing}; filen har tabell {held}",
            )
            return _SAY.failed(Site(place=place), message, Measured(missing, held))
    return None


def _other_number(sentence: str, extraction: Extraction) -> Table | None:
    """The one table of an annex, where its number is not the one that the sentence gives, and no sentence's."""
    tables = [t for t in extraction.tables if t.kind is TableKind.ALLOCATION and _NUMBER.match(t.caption or "")]
    everywhere = frozenset[str]().union(*(annex_numbers(said) for said, _ in _sentences(extraction)))
    if len(tables) != 1 or not annex_numbers(sentence) or annex_numbers(tables[0].caption) & everywhere:
        return None
    return tables[0] if re.search(rf"\b{_word_of(tables[0])}\s+\d", sentence, re.IGNORECASE) else None


def _word_of(table: Table) -> str:
    """What a table's heading calls it: "bilaga" or "tabell"."""
    named = _NUMBER.match(table.caption or "")
    return named["what"].casefold() if named else ""


def _listed(numbers: frozenset[str]) -> str:
    return ", ".join(sorted(numbers))


def _pays_by_annex(sentence: str) -> bool:
    """Whether a sentence divides money by an annex: in so many words, or pays a sum "i enlighet med bilagan"."""
    if not _ANNEX.search(sentence):
        return False
    paid = unit_in(sentence) is not None and _PAID.search(sentence) and _BY.search(sentence)
    return _DIVIDED.search(sentence) is not None or bool(paid)


def _sentences(extraction: Extraction) -> Iterator[tuple[str, Place]]:
    """The sentences that the rows hold, conditions first."""
    for condition in extraction.conditions:
        yield condition.text, condition.place
    for amount in extraction.amounts:
        yield amount.sentence, amount.place
    for fact in extraction.dates:
        yield fact.sentence, fact.place
