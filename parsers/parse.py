"""Document to Extraction: the whole pure path on one screen.

Tables first, because their words are no prose; then the reading flow of what is left; then the kind, which
decides whether the document may yield facts at all; then the leaf grammars. Checks are not made here: they read
rows and live in ``schemas.checks``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from parsers.amounts.reading import read_amounts
from parsers.annexes import is_annex
from parsers.appropriations import read_appropriations
from parsers.conditions.reading import read_conditions
from parsers.dates.reading import Dated, read_dates
from parsers.fields import Fields, read_fields
from parsers.forms import FormReading, read_forms
from parsers.kinds import recognise
from parsers.ledger.doubts import doubtful_numbers
from parsers.ledger.heads import page_heads
from parsers.ledger.reading import unread_numerals
from parsers.ledger.sentences import telling_sentences, unread_sentences
from parsers.people.reading import read_people
from parsers.prose.blocks import read_flow
from parsers.prose.flow import Flow
from parsers.references.reading import read_references
from parsers.tables import TableReading, engine_of, read_tables, settle_units
from parsers.text import WordRef
from schemas.document import Document
from schemas.rows import DocumentRow, Evidence, Extraction, FormField, Reference, Table
from schemas.vocabulary import AmountRole, DocumentKind, ReferenceKind, ReferenceRole, TableKind, UnitSource


def parse_document(document: Document, version: str) -> Extraction:
    """All facts of ``document``, without findings. ``version`` is recorded as the extractor's."""
    readings = read_tables(document)
    flow = read_flow(document, _words_of(readings))
    kind = recognise(flow).kind
    if kind is not DocumentKind.UNKNOWN:
        return _known(document, version, flow, kind, readings)
    if is_annex(document, readings):
        kind = recognise(read_flow(document, frozenset())).kind if any(map(_is_in_words, readings)) else kind
        if kind is not DocumentKind.UNKNOWN:
            return _known(document, version, flow, kind, readings)
        return _annex(document, version, flow, readings)
    return _unknown(document, version, flow, readings)


def _is_in_words(reading: TableReading) -> bool:
    """Whether each sum bears its unit, as in a list of sentences, which may be what tells the kind of a paper."""
    sums = [a for a in reading.allocations if a.amount_sek is not None]
    return bool(sums) and all(a.unit_source is UnitSource.CELL for a in sums)


def _known(
    document: Document, version: str, flow: Flow, kind: DocumentKind, readings: tuple[TableReading, ...]
) -> Extraction:
    """Everything that a document of a known kind says."""
    head = _head_of(flow, kind)
    amounts = read_amounts(flow, kind, head.fields.issuer)
    readings = settle_units(readings, amounts)
    tables, fields = _number_tables(document, readings, read_forms(flow))
    facts = Extraction(
        document=_document_row(document, version, head),
        references=head.references,
        dates=head.dates.rows,
        amounts=amounts,
        conditions=read_conditions(flow, kind),
        appropriations=read_appropriations(flow),
        people=read_people(flow, kind),
        tables=tables,
        allocations=tuple(a for r in readings for a in r.allocations),
        form_fields=fields,
    )
    evidence = _witness(document, readings, flow, facts)
    witnessed = replace(
        evidence,
        sentences=unread_sentences(flow, facts),
        said=telling_sentences(flow),
        heads=page_heads(flow, head.references),
    )
    return replace(facts, evidence=witnessed)


def _annex(document: Document, version: str, flow: Flow, readings: tuple[TableReading, ...]) -> Extraction:
    """An annex in a file of its own: of no known kind, but its tables say themselves what they are."""
    head, amounts = _head_of(flow, DocumentKind.UNKNOWN), read_amounts(flow)
    readings = settle_units(readings, amounts)
    tables, _ = _number_tables(document, readings, ())
    facts = Extraction(
        document=_document_row(document, version, head),
        references=head.references,
        dates=head.dates.rows,
        amounts=amounts,
        tables=tables,
        allocations=tuple(a for r in readings for a in r.allocations),
    )
    return replace(facts, evidence=_witness(document, readings, flow, facts))


def _unknown(document: Document, version: str, prose: Flow, readings: tuple[TableReading, ...]) -> Extraction:
    """Somebody's invoice or letter: its references, dates and sums, but none of its tables, which are counted.

    It may well hold duties, only none that the state lays down, and what its sums are to a grant is not told.
    """
    flow = read_flow(document, frozenset())
    head = _head_of(flow, DocumentKind.UNKNOWN)
    facts = Extraction(
        document=_document_row(document, version, head),
        references=head.references,
        dates=head.dates.rows,
        amounts=tuple(replace(a, role=AmountRole.OTHER, rule="no known kind") for a in read_amounts(prose)),
    )
    evidence = _witness(document, (), flow, facts)
    return replace(facts, evidence=replace(evidence, tables_left_out=len(readings)))


def _witness(document: Document, readings: tuple[TableReading, ...], flow: Flow, facts: Extraction) -> Evidence:
    """What is left over: for the checks, no dataset."""
    scans = tuple((page.number, page.scan) for page in document.pages if page.scan)
    wordless = not any(page.words for page in document.pages)
    lost = tuple(page.number for page in document.pages if page.lost)
    asides = tuple((page.number, aside) for page in document.pages for aside in page.asides)
    unread = unread_numerals(document, readings, flow, facts)
    doubts = doubtful_numbers(document, readings, facts)
    return Evidence(unread, scans, asides, lost, wordless=wordless, doubts=doubts)


def _words_of(readings: tuple[TableReading, ...]) -> frozenset[WordRef]:
    return frozenset(ref for reading in readings for ref in reading.words)


class _Head(NamedTuple):
    """What a document says of itself."""

    kind: DocumentKind
    fields: Fields
    references: tuple[Reference, ...]
    dates: Dated


def _head_of(flow: Flow, kind: DocumentKind) -> _Head:
    return _Head(kind, read_fields(flow, kind), read_references(flow), read_dates(flow))


def _document_row(document: Document, version: str, head: _Head) -> DocumentRow:
    own = [r for r in head.references if r.role is ReferenceRole.OWN]
    fields = head.fields
    return DocumentRow(
        document_id=document.document_id,
        sha256=document.sha256,
        source=document.source,
        media_type=document.media_type,
        size_bytes=document.size_bytes,
        page_count=max((page.number for page in document.pages), default=0),
        kind=head.kind,
        title=fields.title,
        issuer=fields.issuer,
        department=fields.department,
        addressee=fields.addressee,
        diarienummer=next((r.value for r in own if r.kind is ReferenceKind.DIARIENUMMER), None),
        decision_number=next((r.value for r in own if r.kind is ReferenceKind.DECISION_NUMBER), None),
        document_date=head.dates.own,
        text_source=document.text_source,
        extractor_version=version,
    )


def _number_tables(
    document: Document, readings: tuple[TableReading, ...], forms: tuple[FormReading, ...]
) -> tuple[tuple[Table, ...], tuple[FormField, ...]]:
    """The tables in reading order, then the forms as tables of their own, with their fields."""
    tables = [r.table for r in readings]
    fields: list[FormField] = []
    for seq, form in enumerate(forms, start=len(tables) + 1):
        table_id = f"{document.document_id}/{seq}"
        tables.append(
            Table(
                table_id=table_id,
                seq=seq,
                kind=TableKind.FORM,
                caption=form.caption,
                page_first=form.page_first,
                page_last=form.page_last,
                row_count=0,
                columns=(),
                engine=engine_of(document, form.place.page),
                place=form.place,
            )
        )
        fields.extend(replace(f, table_id=table_id) for f in form.fields)
    return tuple(tables), tuple(fields)
