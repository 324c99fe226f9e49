"""The rows that a document yields, dataset by dataset, and :class:`Extraction`, all of one document.

One dataclass per dataset, one field per column, in the contract's order: the parsers make these rows, the
checks read them, the store writes them, and ``schemas.columns`` derives the Arrow schema from the same
fields. ``document_id`` is not repeated here: it is the key of the extraction that a row belongs to. A
:class:`Place` stands for the three provenance columns ``page``, ``line`` and ``bbox``.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from schemas.document import Aside, BBox, Scan
from schemas.vocabulary import (
    AmountRole,
    Category,
    ColumnRole,
    CorrectionOutcome,
    DatePrecision,
    DateRole,
    DocumentKind,
    DocumentStatus,
    Engine,
    Gap,
    Match,
    Modality,
    MoneyUnit,
    PersonRole,
    RecipientKind,
    ReferenceKind,
    ReferenceRole,
    RowType,
    Severity,
    Status,
    TableKind,
    TextSource,
    UnitSource,
    Verdict,
)

Int16 = Annotated[int, "int16"]
Int32 = Annotated[int, "int32"]
Int64 = Annotated[int, "int64"]
Money = Annotated[Decimal, "money"]
Percent = Annotated[Decimal, "percent"]


def column(description: str, *, unit: str = "", default: object = MISSING) -> Any:
    """A dataclass field that carries its column's description and unit."""
    metadata = {"description": description, "unit": unit}
    return field(metadata=metadata) if default is MISSING else field(default=default, metadata=metadata)


def correctable() -> Any:
    """The column of rows that a person may correct."""
    return column("Whether a person corrected a value of the row; which and why is in corrections", default=False)


class Place(NamedTuple):
    """Where a value stands: 1-based page, 1-based line on it, box in points (None without geometry)."""

    page: int
    line: int
    bbox: BBox | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document."""

    document_id: str = column("First 16 hex digits of the SHA-256 of the file's bytes")
    sha256: str = column("SHA-256 of the file's bytes, hex")
    source: str = column("Path or URI as given, with POSIX separators")
    media_type: str = column("Media type found from the content")
    size_bytes: Int64 = column("Size of the file", unit="bytes")
    page_count: Int32 = column("Number of pages")
    kind: DocumentKind = column("Kind of document")
    title: str | None = column("Title, joined over its lines", default=None)
    issuer: str | None = column("Who speaks", default=None)
    department: str | None = column("Unit of the issuer", default=None)
    addressee: str | None = column("Who is addressed", default=None)
    diarienummer: str | None = column("Its own diarienummer, the first where several", default=None)
    decision_number: str | None = column("Its own decision number, such as II:7", default=None)
    document_date: date | None = column("The date that the document bears", default=None)
    text_source: TextSource = column("Where the text came from")
    status: DocumentStatus = column("flagged when a finding of severity error failed", default=DocumentStatus.OK)
    findings_failed: Int32 = column("Number of failed findings", default=0)
    extractor_version: str = column("Version of bilaga that read it")
    corrected: bool = correctable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An identifier that the document owns or cites."""

    role: ReferenceRole = column("Owned or cited")
    kind: ReferenceKind = column("Numbering system")
    value: str = column("Normalised identifier")
    partial: bool = column('Written with "(delvis)": the decision settles part of the case', default=False)
    text: str = column("As written")
    place: Place = column("Where it stands")
    corrected: bool = correctable()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFact:
    """A date with its role."""

    role: DateRole = column("What happens then")
    start: date | None = column("First day; null where open", default=None)
    end: date | None = column("Last day; equal to start for a single day; null where open", default=None)
    inferred: bool = column("The year came from the context", default=False)
    open: bool = column("To be announced by someone", default=False)
    conditional: bool = column("Or another date that someone decides", default=False)
    precision: DatePrecision = column("Finest part printed", default=DatePrecision.DAY)
    text: str = column("The date as written")
    sentence: str = column("The sentence it stands in")
    rule: str | None = column("Name of the rule that told its role", default=None)
    place: Place = column("Where it stands")
    corrected: bool = correctable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount of money in running text."""

    role: AmountRole = column("What the amount is")
    amount_sek: Money | None = column("Amount", unit="SEK")
    unit: MoneyUnit | None = column("Unit as printed or implied by the sentence", default=None)
    text: str = column("As written")
    sentence: str = column("The sentence it stands in")
    rule: str | None = column("Name of the rule that told its role", default=None)
    place: Place = column("Where it stands")
    corrected: bool = correctable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A sentence or list item that says what recipients or parties must, may or must not do."""

    seq: Int32 = column("Reading order, from 1")
    category: Category = column("What it is about")
    modality: Modality = column("How it binds")
    actor: str | None = column("Whom it binds, as written", default=None)
    deadline: date | None = column("Latest day, where it names one", default=None)
    section: str | None = column("Heading it stands under", default=None)
    item: str | None = column('"4." or "•" for a list item', default=None)
    text: str = column("The whole sentence, line-end hyphenation undone")
    place: Place = column("Where it stands")
    corrected: bool = correctable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appropriation:
    """A budget item that bears the cost."""

    utgiftsomrade: Int16 | None = column("Number of the expenditure area", default=None)
    utgiftsomrade_name: str | None = column("Name of the expenditure area", default=None)
    anslag: str | None = column("Number of the appropriation, such as 4:5", default=None)
    anslag_name: str | None = column("Name of the appropriation", default=None)
    anslagspost: str | None = column("Number of the appropriation item", default=None)
    anslagspost_name: str | None = column("Name of the appropriation item", default=None)
    text: str = column("As written")
    place: Place = column("Where it stands")
    corrected: bool = correctable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person or office named with a role. Personal data: kept apart so that it can be left out."""

    role: PersonRole = column("Why named")
    name: str | None = column("Name, null where only an office is named", default=None)
    title: str | None = column("Title", default=None)
    organisation: str | None = column("Organisation", default=None)
    email: str | None = column("E-mail address", default=None)
    phone: str | None = column("Telephone number as written", default=None)
    place: Place = column("Where it stands")
    corrected: bool = correctable()


class TableColumn(NamedTuple):
    """A column of a table: its header as written, what its cells are, the unit that the header declares."""

    header: str
    role: ColumnRole
    unit: MoneyUnit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table found in a document."""

    table_id: str = column("<document_id>/<seq>")
    seq: Int32 = column("Reading order, from 1")
    kind: TableKind = column("What it shows")
    caption: str | None = column("Caption or heading of the annex", default=None)
    page_first: Int32 = column("First page, from 1")
    page_last: Int32 = column("Last page, from 1")
    row_count: Int32 = column("Number of recipient rows")
    columns: tuple[TableColumn, ...] = column("Header, role and unit of each column")
    stated_total_sek: Money | None = column("Printed total of the first amount column", unit="SEK", default=None)
    computed_total_sek: Money | None = column("Sum of the recipient rows", unit="SEK", default=None)
    stated_share_total: Percent | None = column("Printed total of the shares", unit="%", default=None)
    computed_share_total: Percent | None = column("Sum of the recipients' shares", unit="%", default=None)
    engine: Engine = column("The reader whose words it was made of")
    place: Place = column("Where it begins")
    corrected: bool = correctable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """One table row and amount column: who gets how much."""

    table_id: str = column("The table")
    row: Int32 = column("Row in reading order from 1, totals included")
    row_type: RowType = column("Recipient or sum")
    measure: str | None = column("Header of the amount column", default=None)
    year: Int16 | None = column("Year that the header or caption gives", default=None)
    recipient: str | None = column("Recipient as written", default=None)
    recipient_kind: RecipientKind = column("What the recipient is")
    code_text: str | None = column("Code as written", default=None)
    kommunkod: str | None = column("Resolved four-digit code of the municipality", default=None)
    lanskod: str | None = column("Resolved two-digit code of the county", default=None)
    name: str | None = column("The register's name", default=None)
    match: Match = column("How the recipient was found in the register", default=Match.NONE)
    group: str | None = column("Heading that the row stands under", default=None)
    amount_sek: Money | None = column("Amount; null where it cannot be told", unit="SEK", default=None)
    unit: MoneyUnit | None = column("Unit as declared by cell, header or caption", default=None)
    unit_source: UnitSource | None = column("What told the unit in which the amount was read", default=None)
    text: str | None = column("The amount as written", default=None)
    share_percent: Percent | None = column("Share", unit="%", default=None)
    share_text: str | None = column("The share as written", default=None)
    count: Int64 | None = column("Number of units, for tiers", default=None)
    unit_amount_sek: Money | None = column("Amount for each unit, for tiers", unit="SEK", default=None)
    place: Place = column("Where the row stands")
    corrected: bool = correctable()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field of a blank form printed in an annex."""

    table_id: str | None = column("The form's row in tables", default=None)
    form: str = column("Name of the form")
    section: str | None = column("Numbered section of the form", default=None)
    seq: Int32 = column("Reading order within the form, from 1")
    field: str = column("Label of the field")
    place: Place = column("Where it stands")
    corrected: bool = correctable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of one check."""

    table_id: str | None = column("The table; null for a document's finding", default=None)
    row: Int32 | None = column("The row; null for a table's finding", default=None)
    check: str = column("Stable slug of the check")
    severity: Severity = column("How much a failure matters")
    status: Status = column("pass, fail or skip")
    message: str = column("What was found, in English")
    message_sv: str = column("What was found, in Swedish")
    expected: str | None = column("What should stand there", default=None)
    actual: str | None = column("What stands there", default=None)
    difference: Money | None = column("actual - expected, where both are numbers", default=None)
    place: Place | None = column("Where to look; null for the whole document", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person who looked at the document said of a value of it, and what became of that."""

    dataset: str | None = column("The dataset of the row; null where something is missing", default=None)
    row: str | None = column("Address of the row as bilaga explain takes it; page/<n> for a page", default=None)
    field: str | None = column("The column; of a finding its check; null for the whole row", default=None)
    verdict: Verdict = column("What was said")
    outcome: CorrectionOutcome = column("What became of it")
    printed_text: str | None = column("What is printed there, as the person saw it", default=None)
    stands: str | None = column("What is printed there now; null where there is no such row", default=None)
    read_value: str | None = column("The value as read: numbers with a point, dates as ISO", default=None)
    value: str | None = column("The value as corrected or accepted, written as read_value", default=None)
    reason: str | None = column("Why", default=None)
    who: str | None = column("Who said it. Personal data", default=None)
    when: str | None = column("When it was said, as given", default=None)
    place: Place | None = column("Where it stands; null where there is no such row", default=None)


class Unread(NamedTuple):
    """A numeral of a table (None: of lines that are in no table) that no dataset holds: as printed, why, where."""

    table_id: str | None
    text: str
    gap: Gap
    place: Place


class UnreadSentence(NamedTuple):
    """A sentence that holds numbers, months or modal verbs that no rule took; its place is that of its start."""

    sentence: str
    left: tuple[str, ...]
    place: Place


class Said(NamedTuple):
    """A sentence of the prose that holds a number or names an annex; its place is that of its start."""

    sentence: str
    place: Place


class PageHead(NamedTuple):
    """What a page prints at its head or foot: diarienummer, and days in ISO form, sorted; the page is 1-based."""

    page: int
    numbers: tuple[str, ...]
    days: tuple[str, ...]


class Doubt(NamedTuple):
    """A number of a table or of the prose that recognition is not sure of: as read, 0 to 100, and where it stands.

    ``table_id`` and ``row`` are None in the prose.
    """

    table_id: str | None
    row: int | None
    text: str
    confidence: float
    place: Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was witnessed while the document was read and is no dataset: never written, for checks and ``show``."""

    unread: tuple[Unread, ...] = ()
    scans: tuple[tuple[int, Scan], ...] = ()  # pages, 1-based, whose text is not what they show
    asides: tuple[tuple[int, Aside], ...] = ()  # with their pages, 1-based: what the print does not show
    lost_pages: tuple[int, ...] = ()  # pages that were left out because reading them killed the process, 1-based
    tables_left_out: int = 0  # tables of a document of no known kind, whose numbers are nobody's grant
    wordless: bool = False  # no page gave a word
    doubts: tuple[Doubt, ...] = ()
    heads: tuple[PageHead, ...] = ()
    sentences: tuple[UnreadSentence, ...] = ()  # of the prose of a document of a known kind
    said: tuple[Said, ...] = ()  # the same prose, what no dataset holds whole: counts, where to look


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one document yields, each dataset in reading order.

    ``evidence`` is None where the rows come from Parquet; it is no part of what makes two extractions equal.
    """

    document: DocumentRow
    references: tuple[Reference, ...] = ()
    dates: tuple[DateFact, ...] = ()
    amounts: tuple[Amount, ...] = ()
    conditions: tuple[Condition, ...] = ()
    appropriations: tuple[Appropriation, ...] = ()
    people: tuple[Person, ...] = ()
    tables: tuple[Table, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    form_fields: tuple[FormField, ...] = ()
    findings: tuple[Finding, ...] = ()
    corrections: tuple[Correction, ...] = ()
    evidence: Evidence | None = field(default=None, compare=False)

    def __hash__(self) -> int:
        """By the document alone: two readings of one document may differ, which only ``==`` tells."""
        return hash(self.document.document_id)
