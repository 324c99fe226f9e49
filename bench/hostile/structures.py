"""Hostile structures: torn files, tables and trees that lie, loop or swell, locks, foreign bytes around a PDF."""

from __future__ import annotations

import hashlib
import random
import zlib
from collections.abc import Iterator

from bare import HEAD, Bare, Case, day, deflated, page, stream, text, updated

_THREE = tuple(day(n) for n in (1, 2, 3))


def three() -> Bare:
    """A sound document of three pages."""
    return Bare.of_pages(3)


def torn(choice: random.Random) -> Iterator[Case]:
    """A file that ends at each joint of its structure, and within each part."""
    parts = three().parts()
    for n in range(len(parts)):
        whole = b"".join(parts[:n])
        yield Case("torn", f"joint-{n:02d}", whole, 3, _THREE)
        cut = choice.randrange(1, max(len(parts[n]), 2))
        # what stands behind the last mark is white space
        yield Case("torn", f"within-{n:02d}", whole + parts[n][: min(cut, len(parts[n]) - 2)], 3, _THREE)
    two = updated(three().bytes(), {5: stream(text(4))})
    first = len(three().bytes())
    for n in range(8):
        end = first + 9 + (len(two) - first - 12) * n // 8
        yield Case("torn update", f"update-{n}", two[:end], 3, (day(4), day(2), day(3)))


def noise(choice: random.Random) -> Iterator[Case]:
    """Bytes that were changed, lost or put in, anywhere."""
    whole = three().bytes()
    for n in range(16):
        data = bytearray(whole)
        for _ in range(1 + n * 3):
            data[choice.randrange(20, len(data))] = choice.randrange(256)
        yield Case("changed bytes", f"bytes-{n:02d}", bytes(data), None, ())
    for n in range(8):
        at = choice.randrange(20, len(whole) - 300)
        yield Case("a hole", f"hole-{n}", whole[:at] + whole[at + 40 * (n + 1) :], 3, _THREE)
    for n in range(4):
        at = choice.randrange(20, len(whole) - 50)
        yield Case("zeros", f"zeros-{n}", whole[:at] + bytes(200) + whole[at + 200 :], 3, _THREE)


def xrefs(_: random.Random) -> Iterator[Case]:
    """Tables of objects that lie or go round."""
    whole = three().bytes()
    start = int(whole.rpartition(b"startxref")[2].split()[0])

    def named(name: str, data: bytes) -> Case:
        return Case("xref", name, data, 3, _THREE)

    loop = three()
    loop.trailer = b"/Prev %d" % start
    yield named("prev-loop", loop.bytes())
    far = three()
    far.trailer = b"/Prev 99999999"
    yield named("prev-far", far.bytes())
    minus = three()
    minus.trailer = b"/Prev -1"
    yield named("prev-minus", minus.bytes())
    yield named("no-startxref", whole.replace(b"startxref", b"startxxxx"))
    for name, offset in (("zero", 0), ("self", start + 3), ("far", 10**9), ("minus", -5), ("wide", 10**30)):
        yield named(f"start-{name}", whole.replace(b"startxref\n%d" % start, b"startxref\n%d" % offset))
    yield named("all-free", whole.replace(b" 00000 n ", b" 00000 f "))
    yield named("all-zero", whole[:start] + whole[start:].replace(b" 00000 n", b" 00001 n"))
    yield named("short", whole.replace(b"xref\n0 10", b"xref\n0 4"))
    yield named("long", whole.replace(b"xref\n0 10", b"xref\n0 999999999"))
    yield named("no-size", whole.replace(b"/Size 10", b""))
    yield named("big-size", whole.replace(b"/Size 10", b"/Size 2147483647"))
    yield named("no-root", whole.replace(b"/Root 1 0 R", b""))
    yield named("root-page", whole.replace(b"/Root 1 0 R", b"/Root 4 0 R"))
    yield named("root-none", whole.replace(b"/Root 1 0 R", b"/Root 77 0 R"))
    yield named("swapped", whole.replace(b"4 0 obj", b"6 0 obj", 1))
    shifted = whole[: len(HEAD)] + b"% one line more\n" + whole[len(HEAD) :]
    yield named("shifted", shifted)
    big = Bare.of_pages(3)
    big.objects[8388607] = b"null"
    yield Case("xref", "sparse", updated(whole, {8388607: b"null"}), 3, _THREE)


def object_streams(_: random.Random) -> Iterator[Case]:
    """Objects in compressed streams that lie, go round or burst."""
    whole = three().bytes()

    def with_objects(name: str, body: bytes, pages: int | None = 3) -> Case:
        return Case("object stream", name, updated(whole, {20: body}), pages, _THREE if pages else ())

    packed = b"21 0 22 5 (a) (b)"
    entries = b"/Type /ObjStm /N %d /First %d "
    yield with_objects("sound", deflated(packed, entries % (2, 10)))
    yield with_objects("many", deflated(packed, entries % (2**31 - 1, 10)))
    yield with_objects("minus", deflated(packed, entries % (-1, -10)))
    yield with_objects("first-far", deflated(packed, entries % (2, 10**9)))
    yield with_objects("extends-itself", deflated(packed, entries % (2, 10) + b"/Extends 20 0 R"))
    for name, body in (("bomb", b" " * 300_000_000), ("numbers", b"1 1 " * 5_000_000)):
        yield _within_stream(name, body)
    yield _within_stream("catalog", b"", b"1 0 30 40 ", first=10)
    yield _within_stream("itself", b"", b"20 0 20 0 ", first=10)


def _within_stream(name: str, padding: bytes, head: bytes = b"1 0 2 60 ", first: int = 9) -> Case:
    """The catalog and the page tree lie in an object stream, which the xref stream points into."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>".ljust(60)
    tree = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    pdf = Bare.of_pages(1)
    del pdf.objects[1], pdf.objects[2]
    packed = head.ljust(first) + catalog + tree + padding
    pdf.objects[6] = deflated(packed, b"/Type /ObjStm /N 2 /First %d " % first)
    parts = pdf.parts()[:-4]
    offsets, at = {}, len(parts[0])
    for part in parts[1:]:
        offsets[int(part.split()[0])] = at
        at += len(part)
    rows = b"\0\0\0\0\0\xff\xff"
    for n in range(1, 8):
        place = at if n == 7 else offsets.get(n)
        rows += (
            (b"\x01" + place.to_bytes(4, "big") + b"\0\0")
            if place
            else b"\x02\0\0\0\x06" + (n - 1).to_bytes(2, "big")
        )
    table = deflated(rows, b"/Type /XRef /Size 8 /W [1 4 2] /Root 1 0 R ")
    data = b"".join(parts) + b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, at)
    return Case("object stream", name, data, 1, (day(1),))


def trees(_: random.Random) -> Iterator[Case]:
    """Page trees that lie, go round, are deep, wide or multiply."""

    def of(name: str, old: bytes, new: bytes, pages: int | None = 3, days: tuple[str, ...] = _THREE) -> Case:
        return Case("page tree", name, three().replace(2, old, new).bytes(), pages, days)

    kids = b"[4 0 R 6 0 R 8 0 R]"
    for count in (0, 1, 2, 4, 100, -3, 2147483647, 10**20):
        yield Case("wrong /Count", f"count-{count}", three().replace(2, b"/Count 3", b"/Count %d" % count).bytes(),
                   max(3, min(count, 4)), _THREE)  # fmt: skip
    yield Case("wrong /Count", "count-none", three().replace(2, b"/Count 3", b"").bytes(), 3, _THREE)
    yield Case("wrong /Count", "count-name", three().replace(2, b"/Count 3", b"/Count /Three").bytes(), 3, _THREE)
    yield of("itself", kids, b"[4 0 R 2 0 R 8 0 R]")
    yield of("only-itself", kids, b"[2 0 R]")
    yield of("none", kids, b"[]")
    yield of("no-kids", b"/Kids " + kids, b"")
    yield of("null-kid", kids, b"[4 0 R null 6 0 R 8 0 R]")
    yield of("missing-kid", kids, b"[4 0 R 66 0 R 8 0 R]")
    yield of("number-kid", kids, b"[4 0 R 17 8 0 R]")
    yield of("font-kid", kids, b"[4 0 R 3 0 R 8 0 R]")
    yield of("kids-dict", kids, b"<< /A 4 0 R >>")
    yield Case("page tree", "twice", three().replace(2, kids, b"[4 0 R 4 0 R 4 0 R]").bytes(), 3, (day(1),))
    orphan = three()
    orphan.replace(2, kids, b"[4 0 R 8 0 R]").replace(2, b"/Count 3", b"/Count 2")
    yield Case("page tree", "orphan", orphan.bytes(), 2, (day(1), day(3)))
    loop = three()
    loop.objects[20] = b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 3 >>"
    yield Case("page tree", "round", loop.replace(2, kids, b"[20 0 R 4 0 R 6 0 R]").bytes(), 3, _THREE)
    for depth in (50, 5_000, 60_000):
        yield Case("deep page tree", f"deep-{depth}", _deep(depth), 1, (day(1),))
    for levels in (3, 6, 9):
        yield Case("multiplied pages", f"ten-to-{levels}", _multiplied(levels), 10**levels, (day(1),))
    wide = Bare.of_pages(1)
    wide.replace(2, b"[4 0 R]", b"[%s]" % (b"4 0 R " * 5_000)).replace(2, b"/Count 1", b"/Count 5000")
    yield Case("huge page tree", "same-5000", wide.bytes(), 5000, (day(1),))
    wide = Bare.of_pages(1)
    wide.replace(2, b"[4 0 R]", b"[%s]" % (b"4 0 R " * 200_000)).replace(2, b"/Count 1", b"/Count 200000")
    yield Case("huge page tree", "same-200000", wide.bytes(), 200_000, (day(1),))
    yield Case("huge page tree", "own-400", Bare.of_pages(400).bytes(), 400, tuple(day(n) for n in (1, 100, 400)))
    for name, body in (("null", b"null"), ("array", b"[]"), ("stream", stream(b"")), ("loop", b"1 0 R")):
        pdf = three()
        pdf.objects[1] = body
        yield Case("no catalog", name, pdf.bytes(), 3, _THREE)
    for number, name in ((2, "tree"), (4, "page"), (3, "font"), (5, "contents")):
        pdf = three()
        del pdf.objects[number]
        yield Case("missing object", name, pdf.bytes(), 3, _THREE)


def _deep(depth: int) -> bytes:
    pdf = Bare.of_pages(1)
    pdf.replace(2, b"[4 0 R]", b"[10 0 R]")
    for n in range(10, 10 + depth):
        kid = n + 1 if n + 1 < 10 + depth else 4
        pdf.objects[n] = b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (
            n - 1 if n > 10 else 2,
            kid,
        )
    return pdf.bytes()


def _multiplied(levels: int) -> bytes:
    """Ten times the same kid on each level."""
    pdf = Bare.of_pages(1)
    pdf.replace(2, b"[4 0 R]", b"[%s]" % (b"10 0 R " * 10)).replace(2, b"/Count 1", b"/Count %d" % 10**levels)
    for n in range(levels - 1):
        last = n == levels - 2
        kids = (b"4 0 R " if last else b"%d 0 R " % (11 + n)) * 10
        pdf.objects[10 + n] = b"<< /Type /Pages /Parent 2 0 R /Kids [%s] /Count %d >>" % (
            kids,
            10 ** (levels - 1 - n),
        )
    return pdf.bytes()


def objects(_: random.Random) -> Iterator[Case]:
    """Objects that are not closed, of a wrong length, nested without end, or named with odd bytes."""
    whole = three().bytes()

    def named(kind: str, name: str, data: bytes) -> Case:
        return Case(kind, name, data, 3, _THREE)

    yield named("missing endobj", "one", whole.replace(b"endobj\n", b"", 1))
    yield named("missing endobj", "all", whole.replace(b"endobj\n", b""))
    yield named("missing endstream", "all", whole.replace(b"endstream", b""))
    for length in (0, 1, 10, 10_000, -7, 2**31, 2**63):
        old = b"/Length %d" % len(text(2))
        yield named("wrong length", f"length-{length}", three().replace(7, old, b"/Length %d" % length).bytes())
    yield named("wrong length", "length-none", three().replace(7, b"/Length %d" % len(text(2)), b"").bytes())
    yield named(
        "wrong length", "length-itself", three().replace(7, b"/Length %d" % len(text(2)), b"/Length 7 0 R").bytes()
    )
    for depth in (100, 2_000, 1_000_000):
        for name, opening, closing in (("array", b"[", b"]"), ("dict", b"<</A", b">>")):
            nested = opening * depth + b" 1 " + closing * depth
            pdf = three()
            pdf.objects[4] = page(5, entries=b"/Deep " + nested)
            yield named("deep nesting", f"{name}-{depth}", pdf.bytes())
    pdf = three()
    pdf.objects[4] = page(5, entries=b"/Odd#00#ff#20Name\x80\xfe (\\000\xff) /" + b"x" * 70_000 + b" /Y")
    yield named("odd names", "key", pdf.bytes())
    pdf = three()
    pdf.objects[4] = pdf.objects[4].replace(b"/F1 3 0 R", b"/F#31#00\xff 3 0 R /F1 3 0 R")
    yield named("odd names", "font", pdf.bytes())
    pdf = three()
    pdf.trailer = b"/Info << /Title (\\377\\376\\000) /Author <FEFF0000D800> /CreationDate (D:99999999999999) >>"
    yield named("odd names", "info", pdf.bytes())
    loop = three()
    loop.objects[5] = b"5 0 R"
    yield named("reference loop", "contents", loop.bytes())
    loop = three()
    loop.objects[20], loop.objects[21] = b"21 0 R", b"20 0 R"
    loop.objects[4] = page(20)
    yield named("reference loop", "pair", loop.bytes())


def locks(choice: random.Random) -> Iterator[Case]:
    """Files with a password, and a lock that is none."""
    for name, user in (("user", b"hemligt"), ("owner", b"")):
        for bits in (40, 128):
            yield Case("encrypted", f"{name}-{bits}", _locked(user, bits, choice), 1, (day(1),))
    for name, entry in (
        ("no-filter", b"<< >>"),
        ("unknown", b"<< /Filter /Other /V 99 >>"),
        ("short", b"<< /Filter /Standard /V 1 /R 2 /O (a) /U (b) /P -4 >>"),
        ("loop", b"9 0 R"),
        ("v9", b"<< /Filter /Standard /V 9 /R 9 /O (a) /U (b) /P -4 >>"),
    ):
        pdf = three()
        pdf.trailer = b"/Encrypt " + entry + b" /ID [(a) (b)]"
        yield Case("odd lock", name, pdf.bytes(), 3, _THREE)


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _locked(user: bytes, bits: int, choice: random.Random) -> bytes:
    """A document of one page, encrypted with RC4 (revision 2 or 3) under a user and an owner password."""
    size, revision = bits // 8, 2 if bits == 40 else 3
    rounds = 50 if revision == 3 else 0
    identity = choice.randbytes(16)
    owner_key = _md5((b"agare" + _PAD)[:32])
    for _ in range(rounds):
        owner_key = _md5(owner_key)
    owner = (user + _PAD)[:32]
    for n in range(20 if revision == 3 else 1):
        owner = _rc4(bytes(b ^ n for b in owner_key[:size]), owner)
    permissions = -44
    key = _md5((user + _PAD)[:32] + owner + permissions.to_bytes(4, "little", signed=True) + identity)[:size]
    for _ in range(rounds):
        key = _md5(key)[:size]
    if revision == 2:
        check = _rc4(key, _PAD)
    else:
        check = _md5(_PAD + identity)
        for n in range(20):
            check = _rc4(bytes(b ^ n for b in key), check)
        check = check.ljust(32, b"\0")
    pdf = Bare.of_pages(1)
    own = _md5(key + (5).to_bytes(3, "little") + b"\0\0")[: min(size + 5, 16)]
    pdf.objects[5] = stream(_rc4(own, text(1)))
    pdf.trailer = b"/ID [<%s> <%s>] /Encrypt << /Filter /Standard /V %d /R %d /Length %d /P %d /O <%s> /U <%s> >>" % (
        *(identity.hex().encode(),) * 2, revision - 1, revision, bits, permissions, owner.hex().encode(),
        check.hex().encode(),
    )  # fmt: skip
    return pdf.bytes()


def foreign(choice: random.Random) -> Iterator[Case]:
    """A PDF inside or beside other bytes, two formats in one file, nothing at all."""
    whole = three().bytes()
    other = Bare.of_pages(2, {1: stream(text(5)), 2: stream(text(6))}).bytes()

    def named(name: str, data: bytes, pages: int | None = 3, days: tuple[str, ...] = _THREE) -> Case:
        return Case("foreign bytes", name, data, pages, days)

    yield named("mail-before", b"Content-Type: application/pdf\r\n\r\n" + whole)
    yield named("far-within", b"x\n" * 5_000 + whole)
    yield named("html-around", b"<html><body><pre>\n" + whole + b"</pre></body></html>")
    yield named("html-after", whole + b"<html><body>fel</body></html>\n" * 200)
    yield named("zeros-after", whole + bytes(10_000))
    yield named("zip-before", b"PK\x03\x04" + choice.randbytes(200) + whole)
    yield named("png-before", b"\x89PNG\r\n\x1a\n" + bytes(100) + whole)
    yield named("two-files", whole + other, 5, (*_THREE, day(5), day(6)))
    yield named("mark-alone", b"%PDF-1.7", None, ())
    yield named("mark-and-noise", b"%PDF-1.7\n" + choice.randbytes(5_000), None, ())
    yield named("mark-and-zeros", b"%PDF-1.4\n" + bytes(100_000), None, ())
    yield named("zero-bytes", b"", None, ())
    yield named("white-space", b" \n" * 500, None, ())
    yield named("noise", choice.randbytes(5_000), None, ())
    yield named("crlf", whole.replace(b"\n", b"\r\n"))
    yield named("cr", whole.replace(b"\n", b"\r"))
    yield named("utf-8", whole.decode("latin-1").encode())
    yield named("odd-version", whole.replace(b"%PDF-1.7", b"%PDF-9.9"))
    yield named("no-version", whole.replace(b"%PDF-1.7", b"%PDF-"))
    nothing = Bare.of_pages(0)
    yield Case("zero pages", "none", nothing.bytes(), 0, ())
    for n, body in enumerate((b"", b" ", b"q Q", b"BT ET")):
        pdf = Bare.of_pages(1, {1: stream(body)})
        yield Case("zero words", f"blank-{n}", pdf.bytes(), 1, ())


def updates(_: random.Random) -> Iterator[Case]:
    """Incremental updates that replace, add and drop pages."""
    whole = three().bytes()
    yield Case("update", "replaced", updated(whole, {5: stream(text(4))}), 3, (day(4), day(2), day(3)))
    tree = b"<< /Type /Pages /Kids [4 0 R 8 0 R] /Count 2 >>"
    yield Case("update", "dropped", updated(whole, {2: tree}), 2, (day(1), day(3)))
    more = b"<< /Type /Pages /Kids [4 0 R 6 0 R 8 0 R 20 0 R] /Count 4 >>"
    added = {2: more, 20: page(21), 21: stream(text(7))}
    yield Case("update", "added", updated(whole, added), 4, (*_THREE, day(7)))
    data = whole
    for n in range(40):
        data = updated(data, {5: stream(text(8 + n))})
    yield Case("update", "forty", data, 3, (day(47), day(2), day(3)))
    data = updated(whole, {5: stream(text(4))})
    first = data.rindex(b"/Prev")
    lies = data[:first] + data[first:].replace(b"/Prev ", b"/Prev 9", 1)
    yield Case("update", "prev-lost", lies, 3, (day(4), day(2), day(3)))


def bombs(_: random.Random) -> Iterator[Case]:
    """Small files that burst when they are unpacked."""
    for name, body in (
        ("spaces", b" " * 400_000_000),
        ("q", b"q " * 100_000_000),
        ("numbers", b"1 " * 100_000_000),
    ):
        packed = zlib.compress(zlib.compress(body, 9), 9)
        content = stream(packed, b"/Filter [/FlateDecode /FlateDecode] ")
        yield Case("deflate bomb", name, Bare.of_pages(2, {1: content}).bytes(), 2, (day(2),))
    many = stream(zlib.compress(text(1)), b"/Filter [%s] " % (b"/FlateDecode " * 500))
    yield Case("deflate bomb", "filters-500", Bare.of_pages(2, {1: many}).bytes(), 2, (day(1), day(2)))
    run = stream(b"\x81 " * 2_000_000, b"/Filter [/RunLengthDecode /RunLengthDecode] ")
    yield Case("deflate bomb", "run-length", Bare.of_pages(2, {1: run}).bytes(), 2, (day(2),))
    pdf = Bare.of_pages(2)
    pdf.replace(4, b"/Contents 5 0 R", b"/Contents [%s]" % (b"5 0 R " * 20_000))
    yield Case("deflate bomb", "contents-20000", pdf.bytes(), 2, (day(1), day(2)))


STRUCTURES = (torn, noise, xrefs, object_streams, trees, objects, locks, foreign, updates, bombs)
