"""Messages saved to a file, and pages that a browser saved in one: their text is read, what is attached is told."""

from __future__ import annotations

from decimal import Decimal
from email.message import EmailMessage

import pytest

from ingest.pipeline import understand
from ingest.readers import mail
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

ROWS = {"Högskolan i Borås": 1_250_000, "Högskolan Väst": 775_000, "Göteborgs universitet": 750_000}
LEAD = "Västra Götalandsregionen har beslutat att fördela 2 775 000 kronor till tre lärosäten (dnr RUN 2025-00311)."
TABLE = "".join(f"<tr><td>{name}</td><td>{kr:,}</td></tr>".replace(",", " ") for name, kr in ROWS.items())
HTML = (
    f"<html><body><p>{LEAD}</p><table><tr><th>Lärosäte</th><th>Belopp (kr)</th></tr>{TABLE}</table></body></html>"
)
TEXT = f"{LEAD}\n\nLärosäte                  Belopp (kr)\n" + "\n".join(
    f"{name:<26}{f'{kr:,}'.replace(',', ' '):>11}" for name, kr in ROWS.items()
)


def message(*, html: str | None = None, text: str = "Se bifogad fil.", attached: str | None = None) -> bytes:
    made = EmailMessage()
    made["From"] = "Registrator <registrator@region.example>"
    made["Date"] = "Tue, 03 Jun 2025 09:12:00 +0200"
    made["Subject"] = "Beslut om medel till samverkansprojekt 2025"
    made.set_content(text, cte="quoted-printable")
    if html is not None:
        made.add_alternative(html, subtype="html", cte="base64")
    if attached is not None:
        made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename=attached)
    return made.as_bytes()


def read(data: bytes) -> Extraction:
    return understand(data, "mail.eml", Settings())


def amounts(extraction: Extraction) -> dict[str | None, Decimal | None]:
    return {a.recipient: a.amount_sek for a in extraction.allocations if a.row_type is RowType.RECIPIENT}


@pytest.mark.parametrize("data", [message(html=HTML), message(text=TEXT)])
def test_a_message_is_read_in_the_form_that_shows_its_table(data: bytes) -> None:
    extraction = read(data)
    assert amounts(extraction) == {name: Decimal(kr) for name, kr in ROWS.items()}
    assert extraction.document.title == "Beslut om medel till samverkansprojekt 2025"
    assert str(extraction.document.document_date) == "2025-06-03"


def test_attached_files_are_told() -> None:
    findings = [f for f in read(message(html=HTML, attached="Bilaga 1.pdf")).findings if f.check == "hidden-text"]
    assert [(f.status, "Bilaga 1.pdf" in f.message) for f in findings] == [(Status.FAIL, True)]
    assert [f.status for f in read(message(html=HTML)).findings if f.check == "hidden-text"] == [Status.PASS]


@pytest.mark.parametrize("shown", ["plain", "html"])
def test_a_text_that_goes_on_below_an_attached_file_is_read(shown: str) -> None:
    made = EmailMessage()
    made["Subject"] = "Beslut om medel till samverkansprojekt 2025"
    made.set_content("Hej! Beslutet bifogas.")
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="Bilaga 1.pdf")
    made.add_attachment(TEXT if shown == "plain" else HTML, subtype=shown, disposition="inline")
    extraction = read(made.as_bytes())
    assert amounts(extraction) == {name: Decimal(kr) for name, kr in ROWS.items()}
    assert any("Bilaga 1.pdf" in f.message for f in extraction.findings)


def test_a_message_whose_parts_cannot_be_told_apart_is_read_as_text() -> None:
    head = "From: r@region.example\nDate: Tue, 03 Jun 2025 09:12:00 +0200\nSubject: Beslut om medel 2025\n"
    data = f"{head}MIME-Version: 1.0\nContent-Type: multipart/mixed\n\n{TEXT}\n".encode()
    assert amounts(read(data)) == {name: Decimal(kr) for name, kr in ROWS.items()}


def test_a_page_saved_in_one_file_is_the_page() -> None:
    head = (
        "From: <Saved by Blink>\nSubject: Sidan\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
    )
    page = (
        f"{head}--x\nContent-Type: text/html; charset=utf-8\n\n{HTML}\n--x\nContent-Type: image/png\n\nx\n--x--\n"
    )
    extraction = read(page.encode())
    assert amounts(extraction) == {name: Decimal(kr) for name, kr in ROWS.items()}
    assert extraction.document.media_type == "text/html"
    assert all(f.status is Status.PASS for f in extraction.findings if f.check == "hidden-text")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Subject: x\r\nMIME-Version: 1.0\r\n\r\nhej", 8),
        (b"\nReceived: a\n\tb\nContent-Type: text/html\n\n", 8),
        (b"Kommun: Ale\nBelopp: 300 000 kr\n\nContent-Type: x", 0),
        ("Ämne: Beslut\nTill: Ale\n".encode(), 0),
    ],
)
def test_only_coded_messages_are_messages(data: bytes, expected: int) -> None:
    assert mail.recognises(data) == expected


def test_broken_fields_are_no_fields() -> None:
    broken = b"From: =?utf-8?q?=C3=?= <<>,\nDate: [31 Feb\nSubject: Beslut om medel 2025\nMIME-Version: 1.0\n\n"
    assert len(amounts(read(broken + TEXT.encode()))) == len(ROWS)
