"""Hostile pages: boxes, fonts, forms and drawing without end, and what a PDF may hold besides pages."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bare import Bare, Case, day, deflated, page, sentence, stream, text

_TWO = (day(1), day(2))


def _two(name: str, kind: str, entries: bytes = b"", box: bytes = b"[0 0 595 842]") -> Case:
    """A document whose first page has these entries; its second is sound."""
    pdf = Bare.of_pages(2)
    pdf.objects[4] = page(5, box, entries)
    return Case(kind, name, pdf.bytes(), 2, _TWO)


def _of(kind: str, name: str, content: bytes, *days: str) -> Case:
    """A document whose first page has this content, and prints these days besides the second page's."""
    return Case(kind, name, Bare.of_pages(2, {1: content}).bytes(), 2, (*days, day(2)))


def boxes(_: random.Random) -> Iterator[Case]:
    """Pages of every impossible size."""
    for name, box in (
        ("huge", b"[0 0 200000 200000]"),
        ("endless", b"[0 0 1e38 1e38]"),
        ("beyond", b"[0 0 99999999999999999999999999999999999999999999 99999999999999999999999999]"),
        ("nan", b"[0 0 nan nan]"),
        ("inf", b"[-inf -inf inf inf]"),
        ("negative", b"[595 842 0 0]"),
        ("below-zero", b"[-1000 -1000 -405 -158]"),
        ("empty", b"[0 0 0 0]"),
        ("tiny", b"[0 0 0.001 0.001]"),
        ("flat", b"[0 0 595 0]"),
        ("three", b"[0 0 595]"),
        ("names", b"[/A /B /C /D]"),
        ("number", b"595"),
        ("far", b"[1e9 1e9 1000000595 1000000842]"),
    ):
        yield _two(f"media-{name}", "odd box", box=box)
        yield _two(f"crop-{name}", "odd box", b"/CropBox " + box)
    for unit in (b"1e9", b"0", b"-5", b"75000", b"nan"):
        yield _two(f"unit-{unit.decode()}", "odd user unit", b"/UserUnit " + unit)
    for turn in (b"45", b"-90", b"99999990", b"1e30", b"/Up"):
        yield _two(f"rotate-{turn.decode().strip('/')}", "odd rotation", b"/Rotate " + turn)


def heavy(choice: random.Random) -> Iterator[Case]:
    """Pages with more on them than any page has, farther off, or broken."""
    yield from _many()
    yield from _far()
    yield from _broken(choice)


def _many() -> Iterator[Case]:
    for name, spread in (("spread", 1.0), ("one-place", 0.0)):
        words = "".join(
            f"1 0 0 1 {spread * (n % 300) * 2:.1f} {spread * (n // 300) * 2.5:.1f} Tm (ord{n}) Tj\n"
            for n in range(100_000)
        )
        content = text(1) + f"BT /F1 2 Tf\n{words}ET".encode()
        yield _of("100 000 words", name, deflated(content), day(1))
    one_line = "BT /F1 1 Tf 10 10 Td ({}) Tj ET".format("ord " * 100_000)
    yield _of("100 000 words", "one-line", deflated(text(1) + one_line.encode()), day(1))
    yield _of(
        "100 000 words",
        "one-word",
        deflated(text(1) + b"BT /F1 1 Tf 10 10 Td (" + b"9" * 400_000 + b") Tj ET"),
        day(1),
    )
    digits = b"".join(b"1 0 0 1 %d %d Tm (%d) Tj " % (n % 500, n // 500 * 9, n % 10) for n in range(40_000))
    yield _of("100 000 words", "digits", deflated(text(1) + b"BT /F1 8 Tf " + digits + b"ET"), day(1))
    for name, operator in (
        ("lines", lambda n: f"{n % 595} {n % 842} m {n * 7 % 595} {n * 3 % 842} l S\n"),
        ("boxes", lambda n: f"{n % 595} {n % 842} 5 5 re f\n"),
        ("one-path", lambda n: f"{n * 7 % 595} {n * 3 % 842} l\n"),
        ("clips", lambda n: f"{n % 595} {n % 842} 500 500 re W n\n"),
        ("saves", lambda _: "q\n"),
        ("restores", lambda _: "Q\n"),
    ):
        body = "0 0 m\n" + "".join(map(operator, range(1_000_000))) + "S\n"
        yield _of("1 000 000 operators", name, deflated(text(1) + body.encode()), day(1))


def _far() -> Iterator[Case]:
    far = b"0.5 g -1e30 -1e30 2e30 2e30 re f 1e9 1e9 1e12 1e12 re f\n"
    yield _of("far shapes", "huge", stream(far + text(1)), day(1))
    yield _of(
        "far shapes",
        "after",
        stream(text(1) + b"1 1 1 rg " + far.replace(b"0.5 g", b"")),
    )
    yield _of("far shapes", "tall", stream(b"0.9 g 0 -900000000 600 1800000000 re f 0 g\n" + text(1)), day(1))
    yield _of("far text", "scaled", stream(text(1) + b"BT /F1 1e20 Tf 0 0 Td (STOR) Tj ET"), day(1))
    yield _of("far text", "outside", stream(text(1) + b"BT /F1 12 Tf 1e15 1e15 Td (LANGT BORTA) Tj ET"), day(1))
    yield _of("far text", "flat", stream(text(1) + b"BT /F1 12 Tf 0 0 0 0 9 9 Tm (PLATT) Tj ET"), day(1))
    yield _of(
        "far text",
        "matrix",
        stream(b"1e38 0 0 1e38 0 0 cm " + text(1) + b" 1e38 0 0 1e38 0 0 cm"),
    )


def _broken(choice: random.Random) -> Iterator[Case]:
    junk = bytes(choice.randrange(256) for _ in range(20_000))
    yield _of("broken content", "noise-after", stream(text(1) + junk), day(1))
    yield _of("broken content", "noise-before", stream(junk + b"\nEMC Q Q\n" + text(1)), day(1))
    yield _of("broken content", "open-string", stream(b"BT /F1 12 Tf (open " + text(1)), day(1))
    yield _of("broken content", "unknown", stream(b"zz yy xx\n" * 5_000 + text(1)), day(1))
    yield _of(
        "broken content",
        "inline-image",
        stream(b"BI /W 1000000 /H 1000000 /BPC 8 /CS /G ID x EI\n" + text(1)),
        day(1),
    )
    yield _of("broken content", "deflate-cut", deflated(text(1) * 20)[:-40] + b"\nendstream", day(1))
    yield _of("broken content", "deflate-noise", stream(junk[:500], b"/Filter /FlateDecode "), day(1))
    yield _of("broken content", "unknown-filter", stream(text(1), b"/Filter /Svensk "), day(1))
    yield _of(
        "broken content", "ascii-hex", stream(text(1).hex().encode() + b"zz>", b"/Filter /ASCIIHexDecode "), day(1)
    )
    yield _of("broken content", "lzw-noise", stream(junk[:500], b"/Filter /LZWDecode "), day(1))
    yield _of("broken content", "jbig2", stream(junk[:500], b"/Filter /JBIG2Decode "), day(1))


def forms(_: random.Random) -> Iterator[Case]:
    """Forms in forms: round, deep and multiplied; patterns and soft masks of themselves."""

    def with_forms(name: str, bodies: dict[int, tuple[bytes, bytes]]) -> Case:
        pdf = Bare.of_pages(2, {1: stream(b"/X20 Do\n" + text(1))})
        names = b" ".join(b"/X%d %d 0 R" % (n, n) for n in bodies)
        pdf.objects[19] = b"<< /Font << /F1 3 0 R >> /XObject << %s >> >>" % names
        resources = b"/Resources 19 0 R"
        for number, (body, entries) in bodies.items():
            pdf.objects[number] = stream(
                body, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] %s %s" % (resources, entries)
            )
        pdf.objects[4] = page(5).replace(b"/Resources << /Font << /F1 3 0 R >> >>", resources)
        return Case("forms", name, pdf.bytes(), 2, _TWO)

    yield with_forms("itself", {20: (b"/X20 Do", b"")})
    yield with_forms("pair", {20: (b"/X21 Do /X21 Do", b""), 21: (b"/X20 Do /X20 Do", b"")})
    for depth in (30, 3_000):
        yield with_forms(f"deep-{depth}", {n: (b"/X%d Do" % (n + 1), b"") for n in range(20, 20 + depth)})
    for levels in (4, 9, 30):
        chain = {n: (b"/X%d Do " % (n + 1) * 10, b"") for n in range(20, 20 + levels)}
        chain[20 + levels] = (b"0 0 m 9 9 l S BT /F1 3 Tf (x) Tj ET", b"")
        yield with_forms(f"ten-to-{levels}", chain)
    yield with_forms("matrix", {20: (b"0 0 5 5 re f", b"/Matrix [1e38 1e38 1e38 1e38 1e38 1e38]")})
    yield with_forms(
        "mask-itself",
        {20: (b"/G gs 0 0 9 9 re f", b"/Group << /S /Transparency >> /SMask << /S /Alpha /G 20 0 R >>")},
    )
    pdf = Bare.of_pages(2, {1: stream(b"/Pattern cs /P scn 0 0 595 842 re f\n" + text(1))})
    pattern = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 1e-9 /YStep 1e-9 /Resources << /Pattern << /P 20 0 R >> >>"
    pdf.objects[20] = stream(b"/Pattern cs /P scn 0 0 1 1 re f", pattern)
    pdf.objects[4] = page(5).replace(b"/Font <<", b"/Pattern << /P 20 0 R >> /Font <<", 1)
    yield Case("forms", "pattern-itself", pdf.bytes(), 2, _TWO)
    image = Bare.of_pages(2, {1: stream(b"600 0 0 600 0 0 cm /I Do\n")})
    image.objects[20] = deflated(
        b"\0" * 1000,
        b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB ",
    )
    image.objects[4] = page(5).replace(b"/Font <<", b"/XObject << /I 20 0 R >> /Font <<", 1)
    yield Case("forms", "huge-image", image.bytes(), 2, _TWO)


_FONT = b"<< /Type /Font /Subtype /%s /BaseFont /Odd /Encoding /WinAnsiEncoding %s >>"


def fonts(choice: random.Random) -> Iterator[Case]:
    """Fonts that are broken, lie or map all letters to others."""
    junk = choice.randbytes(2_000)
    yield from _odd_fonts(junk)
    yield from _character_maps(junk)
    yield from _glyph_programs()


def _of_font(name: str, body: bytes, extra: dict[int, bytes] | None = None, pages: int | None = 2) -> Case:
    pdf = Bare.of_pages(2)
    pdf.objects[3] = body
    pdf.objects |= extra or {}
    return Case("fonts", name, pdf.bytes(), pages, _TWO)


def _odd_fonts(junk: bytes) -> Iterator[Case]:
    yield _of_font("null", b"null")
    yield _of_font("empty", b"<< >>")
    yield _of_font("itself", b"3 0 R")
    for subtype in (b"TrueType", b"Type0", b"Type3", b"Type99", b"MMType1"):
        yield _of_font(f"bare-{subtype.decode()}", _FONT % (subtype, b""))
    for key in (b"FontFile", b"FontFile2", b"FontFile3"):
        descriptor = b"/FontDescriptor << /Type /FontDescriptor /FontName /Odd /Flags 32 /%s 20 0 R >>" % key
        yield _of_font(f"noise-{key.decode()}", _FONT % (b"TrueType", descriptor), {20: stream(junk)})
    widths = b"/FirstChar 0 /LastChar 255 /Widths [%s]"
    yield _of_font("widths-huge", _FONT % (b"Type1", widths % (b"1e30 " * 256)))
    yield _of_font("widths-negative", _FONT % (b"Type1", widths % (b"-500 " * 256)))
    yield _of_font("widths-none", _FONT % (b"Type1", widths % b""))
    yield _of_font("firstchar", _FONT % (b"Type1", b"/FirstChar -2147483648 /LastChar 2147483647 /Widths [1]"))
    yield _of_font(
        "differences",
        _FONT.replace(b"/Encoding /WinAnsiEncoding", b"/Encoding << /Differences [-5 /a 300 /b 99999999 /c /d] >>")
        % (b"Type1", b""),
    )


def _character_maps(junk: bytes) -> Iterator[Case]:
    cmap = b"/CIDInit /ProcSet findresource begin begincmap\n%s\nendcmap end"
    for name, body in (
        ("noise", junk),
        ("ranges", cmap % (b"1 beginbfrange <0000> <ffffffff> <0041> endbfrange\n" * 500)),
        (
            "huge-range",
            cmap
            % b"1 begincodespacerange <00> <ff> endcodespacerange 1 begincidrange <00000000> <ffffffff> 0 endcidrange",
        ),
        ("long-target", cmap % (b"1 beginbfchar <41> <" + b"0041" * 30_000 + b"> endbfchar")),
        ("surrogates", cmap % b"1 beginbfrange <00> <ff> <d800> endbfrange"),
        ("nothing", cmap % b"1 beginbfrange <00> <ff> <0000> endbfrange"),
        ("uses-itself", b"/Odd usecmap " + cmap % b""),
        ("unclosed", cmap.replace(b"endcmap end", b"") % b"999999999 beginbfchar <41"),
    ):
        pages = None if name in {"surrogates", "nothing", "ranges", "long-target"} else 2
        yield _of_font(f"tounicode-{name}", _FONT % (b"Type1", b"/ToUnicode 20 0 R"), {20: stream(body)}, pages)
    loop = b"<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding 20 0 R /DescendantFonts [3 0 R] >>"
    yield _of_font("descends-itself", loop, {20: stream(cmap % b"", b"/UseCMap 20 0 R ")})


def _glyph_programs() -> Iterator[Case]:
    glyph = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix %s /CharProcs << /a 20 0 R >> /Encoding << /Differences [%s] >> /FirstChar 0 /LastChar 255 /Widths [%s] /Resources << /Font << /F1 3 0 R >> >> >>"
    every = b"0 " + b"/a " * 256
    for name, matrix in (
        ("itself", b"[1 0 0 1 0 0]"),
        ("flat", b"[0 0 0 0 0 0]"),
        ("huge", b"[1e30 0 0 1e30 0 0]"),
    ):
        body = stream(b"1 0 d0 BT /F1 1 Tf (aaaa) Tj ET")
        yield _of_font(f"type3-{name}", glyph % (matrix, every, b"1 " * 256), {20: body})


def cargo(_: random.Random) -> Iterator[Case]:
    """Scripts, launches, attachments, forms of XML, links: none may be run or fetched, all pages are read."""
    yield from _actions()
    yield from _attachments()
    yield from _forms_of_xml()
    yield from _loops_beside_pages()


def _actions() -> Iterator[Case]:
    actions = {
        "javascript": b"<< /S /JavaScript /JS (app.alert\\('x'\\); while\\(true\\){}) >>",
        "launch": b"<< /S /Launch /F (/bin/sh) /P (-c 'touch launched') >>",
        "uri": b"<< /S /URI /URI (http://127.0.0.1:9/x) >>",
        "goto-remote": b"<< /S /GoToR /F (\\\\\\\\127.0.0.1\\\\x) /D [0 /Fit] >>",
        "submit": b"<< /S /SubmitForm /F (http://127.0.0.1:9/) >>",
        "import": b"<< /S /ImportData /F (/etc/passwd) >>",
        "next-itself": b"20 0 R",
    }
    for name, action in actions.items():
        pdf = Bare.of_pages(2)
        pdf.objects[20] = action.replace(b">>", b"/Next 20 0 R >>") if name == "javascript" else action
        pdf.objects[1] = b"<< /Type /Catalog /Pages 2 0 R /OpenAction 20 0 R /AA << /WC 20 0 R >> >>"
        pdf.objects[4] = page(
            5, entries=b"/AA << /O 20 0 R >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A 20 0 R >>]"
        )
        yield Case("actions", name, pdf.bytes(), 2, _TWO)


def _attachments() -> Iterator[Case]:
    inner = Bare.of_pages(1, {1: stream(text(9))}).bytes()
    for name, file_name in (
        ("plain", b"bilaga.pdf"),
        ("traversal", b"../../../../tmp/attached"),
        ("itself", b"self.pdf"),
    ):
        pdf = Bare.of_pages(2)
        pdf.objects[20] = b"<< /Type /Filespec /F (%s) /UF (%s) /EF << /F 21 0 R >> >>" % (file_name, file_name)
        pdf.objects[21] = stream(inner, b"/Type /EmbeddedFile ")
        pdf.objects[1] = b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 20 0 R] >> >> >>"
        yield Case("attachments", name, pdf.bytes(), 2, _TWO)
    external = Bare.of_pages(2)
    external.objects[5] = b"<< /Length 0 /F (/etc/passwd) /FFilter /FlateDecode >>\nstream\n\nendstream"
    yield Case("attachments", "external-stream", external.bytes(), 2, (day(2),))


def _forms_of_xml() -> Iterator[Case]:
    xfa = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'>&e;</xdp:xdp>"
    pdf = Bare.of_pages(2)
    pdf.objects[20] = stream(xfa)
    pdf.objects[1] = (
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /XFA 20 0 R /Fields [] >> /NeedsRendering true >>"
    )
    yield Case("forms of XML", "xfa", pdf.bytes(), 2, _TWO)
    alone = Bare.of_pages(
        1, {1: stream(b"BT /F1 11 Tf 72 720 Td (Please wait... If this message is not replaced) Tj ET")}
    )
    alone.objects[20] = stream(xfa.replace(b"&e;", sentence(3).encode()))
    alone.objects[1] = (
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /XFA 20 0 R /Fields [] >> /NeedsRendering true >>"
    )
    yield Case("forms of XML", "xfa-alone", alone.bytes(), 1, (day(3),))
    fields = Bare.of_pages(2)
    fields.objects[20] = b"<< /FT /Tx /T (x) /Kids [20 0 R] /Parent 20 0 R >>"
    fields.objects[1] = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [20 0 R] >> >>"
    yield Case("forms of XML", "field-loop", fields.bytes(), 2, _TWO)


def _loops_beside_pages() -> Iterator[Case]:
    outline = Bare.of_pages(2)
    outline.objects[20] = b"<< /First 20 0 R /Last 20 0 R /Next 20 0 R /Title (x) /Count 999999 >>"
    outline.objects[1] = b"<< /Type /Catalog /Pages 2 0 R /Outlines 20 0 R /PageLabels << /Kids [20 0 R] >> >>"
    yield Case("loops beside pages", "outline", outline.bytes(), 2, _TWO)
    layers = Bare.of_pages(2)
    layers.objects[20] = b"<< /Type /OCG /Name (x) >>"
    layers.objects[1] = (
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [20 0 R] /D << /OFF [20 0 R] /Order [[[20 0 R]]] >> >> >>"
    )
    yield Case("loops beside pages", "layers", layers.bytes(), 2, _TWO)
    annotations = Bare.of_pages(2)
    annotations.objects[20] = (
        b"<< /Type /Annot /Subtype /Popup /Parent 20 0 R /Popup 20 0 R /Rect [nan nan nan nan] /AP << /N 5 0 R >> >>"
    )
    annotations.objects[4] = page(5, entries=b"/Annots [%s]" % (b"20 0 R " * 5_000))
    yield Case("loops beside pages", "annotations", annotations.bytes(), 2, _TWO)


CONTENTS = (boxes, heavy, forms, fonts, cargo)
