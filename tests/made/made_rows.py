"""The least of a document and of a table that checks can be run on; a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace

from schemas.rows import DocumentRow, Place, Table
from schemas.vocabulary import DocumentKind, Engine, TableKind, TextSource

_DOCUMENT = DocumentRow(
    document_id="0" * 16,
    sha256="0" * 64,
    source="x.txt",
    media_type="text/plain",
    size_bytes=1,
    page_count=1,
    kind=DocumentKind.GOVERNMENT_DECISION,
    text_source=TextSource.BORN_DIGITAL,
    extractor_version="0",
)
_TABLE = Table(
    table_id="0/1",
    seq=1,
    kind=TableKind.ALLOCATION,
    page_first=1,
    page_last=1,
    row_count=0,
    columns=(),
    engine=Engine.TEXT,
    place=Place(1, 1),
)


def a_document(**more: object) -> DocumentRow:
    return replace(_DOCUMENT, **more)  # type: ignore[arg-type]


def a_table(seq: int = 1, **more: object) -> Table:
    return replace(_TABLE, table_id=f"0/{seq}", seq=seq, **more)  # type: ignore[arg-type]
