"""A saved message (.eml) or a web page that a browser saved in one file (.mht) -> a document on a monospaced page.

Refuses nothing that holds text. Of a body in two forms the HTML is read, as a mail program shows it, below who sent
it, the day and the subject; attached files are not read, and told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

import regex

from schemas.document import Aside, Page
from schemas.vocabulary import Engine, Unshown

ENGINE = Engine.TEXT
MEDIA_TYPE = "message/rfc822"
_SAVED_PAGE = "text/html"  # what a browser saved is the page that it showed
# fields from the first line on, of which one says how the message is coded
_HEAD = regex.compile(
    rb"""(?:From[ ][^\n]*\n)? (?:[a-z][a-z0-9-]*:[^\n]*\n (?:[ \t][^\n]*\n)*)*+ (?<=^|\n)""",
    regex.IGNORECASE | regex.VERBOSE,
)
_CODED = regex.compile(rb"^(?:MIME-Version|Content-Type|Message-ID):", regex.IGNORECASE | regex.MULTILINE)
_BY_BROWSER = regex.compile(r"saved by", regex.IGNORECASE)
_BEFORE = b"\xef\xbb\xbf\r\n"  # byte order mark and empty lines
_TEXTS = frozenset({"text/plain", "text/html"})
_IN_FORMS = frozenset({"multipart/alternative", "multipart/related"})
_FILES = frozenset({"application", "audio", "image", "message", "video"})


def recognises(data: bytes) -> int:
    """8 when the text begins with the fields of a message."""
    head = _HEAD.match(data[:16384].lstrip(_BEFORE).replace(b"\r\n", b"\n"))
    return 8 if head and _CODED.search(head.group()) else 0


def read(data: bytes, _source: str) -> tuple[str, tuple[Page, ...]]:
    """Media type and pages."""
    from ingest.monospaced.blocks import Block, Inline, Paragraph, lay_out
    from ingest.readers import plaintext
    from ingest.structured.html import blocks_of

    message = message_from_bytes(data.lstrip(_BEFORE), policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what the policy makes
    bodies = list(_bodies(message))
    saved_page = _BY_BROWSER.search(_field(message, "From")) is not None
    head = [] if saved_page else list(_head(message))
    if any(body.get_content_subtype() == "html" for body in bodies):
        blocks: list[Block] = [Paragraph((Inline(line),)) for line in head]
        for body in bodies:
            text, shown = _text(body), body.get_content_subtype() == "html"
            lines = (line for line in text.splitlines() if line.strip())
            blocks += blocks_of(text) if shown else [Paragraph((Inline(line),)) for line in lines]
        pages: tuple[Page, ...] = (lay_out(1, blocks),)
    else:
        _, pages = plaintext.read("\n\n".join((*head, *map(_text, bodies))).encode(), "")
    attached = () if saved_page else tuple(Aside(name, Unshown.ATTACHED, 1) for name in _attached(message))
    first = replace(pages[0], asides=(*pages[0].asides, *attached))
    return _SAVED_PAGE if saved_page else MEDIA_TYPE, (first, *pages[1:])


def _bodies(part: MIMEPart) -> Iterator[MIMEPart]:
    """The texts of a message, of one in two forms the HTML: there are several where files stand between them."""
    if part.get_content_maintype() == "multipart" and not part.is_multipart():
        yield part  # its parts cannot be told apart
    elif part.get_content_type() in _IN_FORMS:
        body = part.get_body(("html", "plain"))
        yield from () if body is None else (body,)
    elif part.get_content_maintype() == "multipart":
        for each in part.iter_parts():
            yield from _bodies(each)
    elif part.get_content_type() in _TEXTS and not part.get_filename() and not part.is_attachment():
        yield part


def _text(body: MIMEPart) -> str:
    """The characters of a part: UTF-8 where it is that, else as declared, else as for plain text."""
    from ingest.monospaced.encoding import decode

    coded = body.get_payload(decode=True)
    raw = coded if isinstance(coded, bytes) else b""
    for encoding in ("utf-8", body.get_content_charset() or "utf-8"):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return decode(raw) or raw.decode("cp1252", errors="replace")


def _head(message: EmailMessage) -> Iterator[str]:
    """Who sent it, its day and its subject, as a mail program prints them above the text."""
    sender, subject = _field(message, "From"), _field(message, "Subject")
    if sender:
        yield f"Från: {sender}"
    day = getattr(message["Date"], "datetime", None) if _field(message, "Date") else None
    if isinstance(day, datetime):
        yield day.date().isoformat()
    if subject:
        yield subject


def _field(message: EmailMessage, name: str) -> str:
    """A field on one line; nothing for one that is no field of its kind."""
    try:
        return " ".join(str(message[name] or "").split())
    except (AttributeError, IndexError, LookupError, TypeError, ValueError):  # what the library says of broken ones
        return ""


def _attached(message: EmailMessage) -> Iterator[str]:
    """The names of the files that a message brings along, without the pictures within its text."""
    for part in message.walk():
        if part.get_content_maintype() in _FILES and "inline" not in str(part.get("Content-Disposition", "")):
            if not part.get("Content-ID"):
                yield part.get_filename() or part.get_content_type()
        elif part.get_filename():
            yield part.get_filename() or ""
