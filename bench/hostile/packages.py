"""Hostile office files, web pages and texts: bombs, entities, endless rows, lines and nesting."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator

from bare import Case, day, sentence

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name), data, packed)
    return out.getvalue()


def _docx(body: str, before: str = "", more: dict[str, bytes] | None = None) -> bytes:
    text = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return _zip({"word/document.xml": text.encode(), **(more or {})})


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _xlsx(rows: str, before: str = "", more: dict[str, bytes] | None = None) -> bytes:
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>'
    )
    book = f'<workbook xmlns="{_SHEET}" xmlns:r="{_REL}"><sheets><sheet name="Blad" sheetId="1" r:id="r1"/></sheets></workbook>'
    parts = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": book.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'.encode(),
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{before}<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData></worksheet>'.encode(),
    }
    return _zip(parts | (more or {}))


def _cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def word_files(choice: random.Random) -> Iterator[Case]:
    """.docx."""
    yield from _bombs()
    yield from _odd_documents()
    yield from _torn_packages(choice)


def _bombs() -> Iterator[Case]:
    yield Case("docx", "entities", _docx(_paragraph("&j;") + _paragraph(sentence(1)), _ENTITIES), None, ())
    yield Case(
        "docx", "outside-entity", _docx(_paragraph("&j;") + _paragraph(sentence(1)), _OUTSIDE), None, (day(1),)
    )
    yield Case("docx", "bomb-text", _docx(_paragraph(" " * 290_000_000)), None, ())
    yield Case(
        "docx", "bomb-parts", _zip({"word/document.xml": b"<a/>", "word/big.xml": bytes(400_000_000)}), None, ()
    )
    yield Case(
        "docx",
        "bomb-picture",
        _docx(_paragraph(sentence(1)), more={"word/media/x.png": bytes(400_000_000)}),
        1,
        (day(1),),
    )


def _odd_documents() -> Iterator[Case]:
    yield Case("docx", "deep", _docx("<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000), None, ())
    yield Case(
        "docx",
        "deep-some",
        _docx("<w:tbl><w:tr><w:tc>" * 60 + _paragraph(sentence(1)) + "</w:tc></w:tr></w:tbl>" * 60),
        1,
        (day(1),),
    )
    yield Case(
        "docx",
        "span",
        _docx(
            f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{_paragraph(sentence(1))}</w:tc></w:tr></w:tbl>'
        ),
        1,
        (day(1),),
    )
    yield Case("docx", "many-paragraphs", _docx(_paragraph("Ale 370 181") * 100_000), None, ())
    yield Case(
        "docx",
        "style-loop",
        _docx(
            _paragraph(sentence(1)),
            more={
                "word/styles.xml": f'<w:styles xmlns:w="{_WORD}"><w:style w:type="paragraph" w:default="1" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'.encode()
            },
        ),
        1,
        (day(1),),
    )


def _torn_packages(choice: random.Random) -> Iterator[Case]:
    sound = _docx(_paragraph(sentence(1)))
    yield Case("docx", "torn", sound[: len(sound) // 2], None, (day(1),))
    yield Case("docx", "wrong-crc", sound.replace(b"styrelsen", b"styrelsan"), None, (day(1),))
    yield Case("docx", "twice", sound + sound, 1, (day(1),))
    yield Case(
        "docx",
        "traversal",
        _docx(_paragraph(sentence(1)), more={"../../../tmp/traversed.xml": b"<a/>"}),
        1,
        (day(1),),
    )
    yield Case("docx", "empty", _docx(""), None, ())
    noise = bytearray(sound)
    for _ in range(30):
        noise[choice.randrange(40, len(noise))] = choice.randrange(256)
    yield Case("docx", "noise", bytes(noise), None, (day(1),))


def _odt(body: str, before: str = "") -> bytes:
    spaces = "".join(f' xmlns:{n}="urn:{n}"' for n in ("office", "text", "table"))
    text = f"{before}<office:d{spaces}><office:body><office:text>{body}</office:text></office:body></office:d>"
    return _zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": text.encode()})


def writer_files(_: random.Random) -> Iterator[Case]:
    """.odt."""
    line = f"<text:p>{sentence(1)}</text:p>"
    nested = (
        "<table:table><table:table-row><table:table-cell>",
        "</table:table-cell></table:table-row></table:table>",
    )
    many = 'table:number-columns-repeated="999999999"', 'table:number-rows-repeated="999999999"'
    cell = f"<table:table-cell {many[0]}><text:p>Ale 370 181</text:p></table:table-cell>"
    repeated = f"<table:table><table:table-row {many[1]}>{cell}</table:table-row></table:table>"
    yield Case("odt", "sound", _odt(line), 1, (day(1),))
    yield Case("odt", "entities", _odt("<text:p>&j;</text:p>" + line, _ENTITIES), None, ())
    yield Case("odt", "outside-entity", _odt("<text:p>&j;</text:p>" + line, _OUTSIDE), None, (day(1),))
    yield Case("odt", "bomb-text", _odt("<text:p>" + " " * 290_000_000 + "</text:p>"), None, ())
    yield Case("odt", "deep", _odt(nested[0] * 20_000 + nested[1] * 20_000), None, ())
    yield Case("odt", "nested", _odt(nested[0] * 60 + line + nested[1] * 60), None, (day(1),))
    yield Case("odt", "repeated", _odt(line + repeated), None, (day(1),))
    yield Case("odt", "huge-count", _odt(f'<text:p><text:s text:c="{"9" * 5000}"/></text:p>' + line), 1, (day(1),))
    yield Case("odt", "torn", _odt(line)[:-60], None, (day(1),))
    yield Case("odt", "empty", _odt(""), None, ())


def workbooks(_: random.Random) -> Iterator[Case]:
    """.xlsx."""
    row = f'<row r="1">{_cell("A1", sentence(1))}</row>'
    yield Case("xlsx", "sound", _xlsx(row), 1, (day(1),))
    yield Case("xlsx", "entities", _xlsx(f'<row r="1">{_cell("A1", "&j;")}</row>', _ENTITIES), None, ())
    yield Case(
        "xlsx", "outside-entity", _xlsx(row + f'<row r="2">{_cell("A2", "&j;")}</row>', _OUTSIDE), None, (day(1),)
    )
    wide = "".join(f'<c r="{_letters(n)}2"><v>{n}</v></c>' for n in range(1, 16_385))
    yield Case("xlsx", "wide", _xlsx(row + f'<row r="2">{wide}</row>'), 1, (day(1),))
    endless = "".join(f'<c r="{_letters(n)}2"><v>1</v></c>' for n in range(1, 1_000_001))
    yield Case("xlsx", "million-columns", _xlsx(row + f'<row r="2">{endless}</row>'), None, (day(1),))
    far = _cell("XFD1048576", sentence(2))
    yield Case("xlsx", "far-corner", _xlsx(row + f'<row r="1048576">{far}</row>'), 1, (day(1), day(2)))
    yield Case("xlsx", "twice", _xlsx(row) * 2, 1, (day(1),))
    ranges = '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>'
    yield Case("xlsx", "merged-all", _xlsx(row + ranges), 1, (day(1),))
    yield Case("xlsx", "bomb", _xlsx(row + " " * 280_000_000), None, (day(1),))
    yield Case("xlsx", "bomb-beyond", _xlsx(row + " " * 400_000_000), None, (day(1),))
    long_row = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(2, 300_001))
    yield Case("xlsx", "long", _xlsx(row + long_row), 1, (day(1),))
    dimension = f'<row r="1" spans="1:999999999">{_cell("A1", sentence(1))}</row>'
    yield Case("xlsx", "spans", _xlsx(dimension), 1, (day(1),))
    yield Case("xlsx", "bad-address", _xlsx(f'<row r="1">{_cell("ÅÄÖ0", sentence(1))}</row>'), None, (day(1),))
    yield Case("xlsx", "bad-row", _xlsx(f'<row r="-1">{_cell("A-1", sentence(1))}</row>'), None, (day(1),))
    yield Case(
        "xlsx",
        "huge-number",
        _xlsx(
            f'{row}<row r="2"><c r="A2"><v>1e308</v></c><c r="B2"><v>{"9" * 5000}</v></c><c r="C2"><v>NaN</v></c><c r="D2"><v>inf</v></c></row>'
        ),
        None,
        (day(1),),
    )
    yield Case("xlsx", "torn", _xlsx(row)[:-60], None, (day(1),))
    yield Case("xlsx", "no-rows", _xlsx(""), None, ())


def web_pages(_: random.Random) -> Iterator[Case]:
    """HTML."""
    body = f"<p>{sentence(1)}</p>"

    def page(name: str, inner: str, pages: int | None = 1, days: tuple[str, ...] = (day(1),)) -> Case:
        return Case("html", name, f"<html><body>{inner}</body></html>".encode(), pages, days)

    for depth in (200, 5_000, 300_000):
        yield page(f"deep-{depth}", body + "<div>" * depth + "x" + "</div>" * depth + body)
    yield page("deep-within", "<div><span>" * 3_000 + body, 1)
    yield page("deep-tables", "<table><tr><td>" * 2_000 + body, 1)
    yield page("span", f"<table><tr><td colspan=999999999 rowspan=999999999>{sentence(1)}</td></tr></table>")
    yield page("wide-row", f"{body}<table><tr>{'<td>1</td>' * 100_000}</tr></table>")
    yield page("unclosed", body + "<b><i><u>" * 50_000)
    yield page("entities", _ENTITIES + body)
    yield page("references", body + "&#x110000;&#0;&#xD800;&unknown;" * 100)
    yield page("comment", "<!--" + "-" * 500_000 + body, None)
    yield page("attributes", f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>{sentence(1)}</p>")
    yield page("script", f"<script>{'<p>' * 100_000}</script>{body}")
    yield page("style", body + "<p style='" + "color:red;" * 50_000 + "'>x</p>")
    yield page("nul", body + "\0", None)


def texts(choice: random.Random) -> Iterator[Case]:
    """Plain text."""
    line = sentence(1)

    def named(name: str, text: str, pages: int | None = 1, days: tuple[str, ...] = (day(1),)) -> Case:
        return Case("text", name, text.encode(), pages, days)

    yield named("one-line", f"{line}\n{'ord ' * 25_000_000}", None)
    yield named("one-word", f"{line}\n{'x' * 10_000_000}\n")
    yield named("digits", f"{line}\n{'9' * 1_000_000}\n")
    yield named("spaced-digits", f"{line}\n{'9 ' * 300_000}\n")
    yield named("lines", f"{line}\n" + "\n" * 1_000_000 + line)
    yield named("feeds", f"{line}\n" + "\f" * 50_000, None)
    yield named("nul", f"{line}\n\0\0\0", None)
    yield named("controls", line + "\n" + "\x01\x02\x1b[2J" * 50, None)
    yield named("hyphens", f"{line}\n{'-' * 200_000}\n{'a-' * 100_000}\n")
    yield named("bars", f"{line}\n" + ("|" * 500 + "\n") * 200, 1)
    yield named("tabs", f"{line}\n" + "\t" * 100_000 + "x\n")
    yield named("brackets", f"{line}\n{'(' * 50_000}{')' * 50_000}\n{'[' * 50_000}\n")
    yield named("markdown", f"# {line}\n\n" + "> " * 20_000 + "x\n" + "*" * 50_000 + "\n" + "`" * 50_000)
    yield named("bidi", line + "\u202e\u2066" * 1_000)
    yield named("combining", line + "\na" + "\u0301" * 100_000)
    yield Case("text", "latin-1-noise", line.encode("latin-1") + choice.randbytes(3_000), None, ())
    yield Case("text", "utf-16-odd", ("\ufeff" + line).encode("utf-16-le") + b"\xd8", 1, (day(1),))
    yield Case("text", "utf-32", ("\ufeff" + line).encode("utf-32-le"), 1, (day(1),))


PACKAGES = (word_files, writer_files, workbooks, web_pages, texts)
