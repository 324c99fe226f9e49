"""PDF files of bare bytes: objects as they are written, put together without any library, so that nothing is mended."""

from __future__ import annotations

import zlib
from typing import NamedTuple

HEAD = b"%PDF-1.7\n%\xe5\xe4\xf6\xc5\n"
_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober")


class Case(NamedTuple):
    """A hostile file: of what kind, what an honest reader finds in it.

    ``pages`` is how many pages it was made with and ``days`` are the ISO dates printed on them: where the dataset has
    fewer, a finding must say so. ``pages`` None: nobody can tell.
    """

    kind: str
    name: str
    data: bytes
    pages: int | None
    days: tuple[str, ...]


def day(page: int) -> str:
    """The date that page ``page`` (from 1) prints, ISO."""
    return f"{2001 + page % 20}-{1 + page % 10:02d}-{1 + page % 28:02d}"


def sentence(page: int) -> str:
    """A sentence with the date of the page."""
    year, month, number = day(page).split("-")
    return f"Beslutet fattades den {int(number)} {_MONTHS[int(month) - 1]} {year} av styrelsen."


def text(page: int, body: str = "") -> bytes:
    """A content stream that prints the sentence of the page."""
    return f"BT /F1 11 Tf 72 720 Td ({sentence(page)}) Tj 0 -20 Td (Sida {page}.) Tj ET\n{body}".encode("latin-1")


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def deflated(data: bytes, entries: bytes = b"") -> bytes:
    """A compressed stream object's body."""
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + entries)


class Bare:
    """Objects by number, to be written in order with an xref table."""

    def __init__(self) -> None:
        self.objects: dict[int, bytes] = {}
        self.trailer = b""

    @classmethod
    def of_pages(cls, count: int, contents: dict[int, bytes] | None = None) -> Bare:
        """A sound document: catalog 1, page tree 2, font 3, then page and content of each page in turn."""
        pdf = cls()
        kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(count))
        pdf.objects[1] = b"<< /Type /Catalog /Pages 2 0 R >>"
        pdf.objects[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
        pdf.objects[3] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
        for n in range(count):
            pdf.objects[4 + 2 * n] = page(5 + 2 * n)
            pdf.objects[5 + 2 * n] = (contents or {}).get(n + 1) or stream(text(n + 1))
        return pdf

    def add(self, body: bytes) -> int:
        """A new object; its number."""
        number = max(self.objects, default=0) + 1
        self.objects[number] = body
        return number

    def replace(self, number: int, old: bytes, new: bytes) -> Bare:
        """Other bytes within an object, which must hold the old ones."""
        if old not in self.objects[number]:
            raise ValueError(old)
        self.objects[number] = self.objects[number].replace(old, new)
        return self

    def bytes(self) -> bytes:
        """The file."""
        return b"".join(self.parts())

    def parts(self) -> list[bytes]:
        """The file, cut where its structure has its joints: head, objects, xref, trailer, end."""
        parts, offsets, at = [HEAD], {}, len(HEAD)
        for number, body in sorted(self.objects.items()):
            offsets[number] = at
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            at += len(parts[-1])
        rows = [
            b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n" for n in range(self.size)
        ]
        parts.append(b"xref\n0 %d\n%s" % (self.size, b"".join(rows)))
        parts.append(b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (self.size, self.trailer))
        parts.append(b"startxref\n%d\n" % at)
        parts.append(b"%%EOF\n")
        return parts

    @property
    def size(self) -> int:
        """One more than the highest number."""
        return max(self.objects, default=0) + 1


def page(content: int, box: bytes = b"[0 0 595 842]", entries: bytes = b"") -> bytes:
    """A page object's body."""
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> %s >>"
        % (box, content, entries)
    )


def updated(data: bytes, objects: dict[int, bytes], root: bytes = b"1 0 R") -> bytes:
    """``data`` with an incremental update that replaces or adds objects."""
    before = int(data.rpartition(b"startxref")[2].split()[0])
    out, sections = data, []
    for number, body in sorted(objects.items()):
        sections.append(b"%d 1\n%010d 00000 n \n" % (number, len(out)))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = max(objects) + 50
    return out + b"xref\n%strailer\n<< /Size %d /Root %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        b"".join(sections), size, root, before, len(out),
    )  # fmt: skip
