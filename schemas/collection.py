"""The rows that no single document yields: what became of each input, and the grants that documents share.

One dataclass per dataset as in ``schemas.rows``; :class:`Standing` holds the columns that documents
seen together add to the rows of allocations.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from schemas.rows import Int16, Int32, Int64, Money, column
from schemas.vocabulary import FailureCategory, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRow:
    """What became of one input."""

    source: str = column("Path or URI as given, with POSIX separators")
    sha256: str | None = column("SHA-256 of the bytes; null where they could not be read", default=None)
    document_id: str | None = column("First 16 hex digits of sha256", default=None)
    size_bytes: Int64 | None = column("Size of the file", unit="bytes", default=None)
    outcome: Outcome = column("read or failed")
    category: FailureCategory | None = column("Why it failed; null when read", default=None)
    message: str | None = column("What to do about it; null when read", default=None)
    extractor_version: str = column("Version of bilaga that tried")


class Link(NamedTuple):
    """A document of a grant and what ties it to the grant ("cites S2018/03799; subject: välfärdsteknik")."""

    document_id: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """One grant and year, with the documents that belong together and what they say of it."""

    grant_id: str = column("<document_id>/<year>; without a known year <document_id>/-")
    document_id: str = column("The document that founds the grant: its decision, else its agreement, else the best")
    year: Int16 | None = column("Year of the money", default=None)
    title: str | None = column("Title of the founding document", default=None)
    issuer: str | None = column("Who speaks in the founding document", default=None)
    administrator: str | None = column("The agency that pays out or instructs", default=None)
    diarienummer: str | None = column("Of the decision or agreement, also where only cited", default=None)
    decision_number: str | None = column("Of the decision, also where only cited", default=None)
    decision_date: date | None = column("Of the decision or agreement, also where only cited", default=None)
    decision: str | None = column("Document id of the founding decision", default=None)
    agreement: str | None = column("Document id of the agreement, the latest", default=None)
    instruction: str | None = column("Document id of the instruction, the latest", default=None)
    amendments: tuple[str, ...] = column("Document ids of amendments and corrections, by date", default=())
    notices: tuple[str, ...] = column("Document ids of the notices", default=())
    memos: tuple[str, ...] = column("Document ids of the board memos", default=())
    others: tuple[str, ...] = column("Document ids of earlier instructions, annexes apart and the like", default=())
    links: tuple[Link, ...] = column("Each document but the founding one, with the evidence", default=())
    total_sek: Money | None = column("What the grant disposes of", unit="SEK", default=None)
    total_document: str | None = column("The document that says the total", default=None)
    total_differs: tuple[str, ...] = column("Documents with another total", default=())
    distributed_sek: Money | None = column("What is distributed to recipients", unit="SEK", default=None)
    distributed_document: str | None = column("The document that says it", default=None)
    distributed_differs: tuple[str, ...] = column("Documents with another sum", default=())
    recipients: Int32 | None = column("Number of recipients in force last", default=None)
    recipients_document: str | None = column("The document whose table names them", default=None)
    recipients_differs: tuple[str, ...] = column("Documents that give a recipient another amount", default=())
    use_from: date | None = column("First day on which the money may be used", default=None)
    use_to: date | None = column("Last day on which the money may be used", default=None)
    use_document: str | None = column("The document that says the period of use", default=None)
    use_differs: tuple[str, ...] = column("Documents with another period of use", default=())
    requisition_deadline: date | None = column("Last day to draw down", default=None)
    requisition_document: str | None = column("The document that says it", default=None)
    requisition_differs: tuple[str, ...] = column("Documents with another or an open date", default=())
    report_deadline: date | None = column("Last day for the recipients' report", default=None)
    report_document: str | None = column("The document that says it", default=None)
    report_differs: tuple[str, ...] = column("Documents with another or an open date", default=())
    repayment_deadline: date | None = column("Last day to repay", default=None)
    repayment_document: str | None = column("The document that says it", default=None)
    repayment_differs: tuple[str, ...] = column("Documents with another or an open date", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the other documents of the dataset tell of a row of ``allocations``; no document says it of itself."""

    grant_id: str | None = column("The grant that the row belongs to", default=None)
    in_force_from: date | None = column(
        "Date from which the amount is in force; null where another document's row is, or secondary", default=None
    )
    in_force_until: date | None = column("Date from which an amendment replaces it, exclusive", default=None)
