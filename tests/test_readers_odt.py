"""OpenDocument text: the same blocks as Word's, what does not show told, nothing of a hostile file expanded."""

from __future__ import annotations

import io
import zipfile

import pytest

from ingest.errors import InputError
from ingest.readers import read_document
from schemas.document import Document, Style
from schemas.vocabulary import FailureCategory, Unshown

SPACES = "".join(f' xmlns:{n}="urn:{n}"' for n in ("office", "text", "table", "style", "fo", "draw"))


def odt(body: str, *, styles: str = "", sheet: str = "", manifest: str = "<m/>") -> bytes:
    """A text with ``body``, automatic ``styles`` of its own, and what ``styles.xml`` holds."""
    content = (
        f"<office:c{SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:c>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        package.writestr("styles.xml", f"<office:s{SPACES}>{sheet}</office:s>")
        package.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def style(name: str, properties: str, family: str = "text", more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'


def lines(document: Document, page: int = 0) -> list[str]:
    found: dict[int, list[str]] = {}
    for word in document.pages[page].words:
        found.setdefault(word.line, []).append(word.text)
    return [" ".join(words) for words in found.values()]


def read(body: str, styles: str = "") -> Document:
    return read_document(odt(body, styles=styles), "fil")


def test_headings_are_larger_and_bold_and_spaces_are_as_written() -> None:
    document = read(
        '<text:h text:outline-level="2">Villkor</text:h><text:p>Mora<text:s text:c="3"/>40 \n kr</text:p>'
    )
    assert lines(document) == ["Villkor", "Mora 40 kr"]
    title, name, amount, _ = document.pages[0].words
    assert title.size > name.size
    assert title.style is Style.BOLD
    assert (name.after, amount.after) == ("   ", " ")


def test_list_items_are_counted_as_they_are_printed() -> None:
    level = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix="{}"/>'
    levels = level.format(1, "1", ".") + level.format(2, "a", ")")
    styles = f'<text:list-style style:name="L1">{levels}</text:list-style>'
    inner = "<text:list><text:list-item><text:p>inne</text:p></text:list-item></text:list>"
    first = (
        f'<text:list text:style-name="L1"><text:list-item><text:p>ett</text:p>{inner}</text:list-item></text:list>'
    )
    on = '<text:list text:style-name="L1" text:continue-numbering="true">{0}</text:list>'
    item = "<text:list-item><text:p>två</text:p><text:p>mer</text:p></text:list-item>"
    bullets = "<text:list><text:list-item><text:p>punkt</text:p></text:list-item></text:list>"
    again = '<text:list text:style-name="L1"><text:list-item><text:p>om</text:p></text:list-item></text:list>'
    document = read(first + on.format(item) + bullets + again, styles)
    assert lines(document) == ["1. ett", "a) inne", "2. två", "mer", "• punkt", "1. om"]


def test_a_table_keeps_merged_cells_in_their_columns() -> None:
    head = (
        '<table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Plats'
        "</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>Kr</text:p>"
        "</table:table-cell></table:table-row></table:table-header-rows>"
    )
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    tall = cell("Dalarna").replace("cell", 'cell table:number-rows-spanned="2" table:style-name="C"', 1)
    rows = f"<table:table-row>{tall}{cell('Mora')}{cell('40')}</table:table-row>"
    rows += f"<table:table-row><table:covered-table-cell/>{cell('Orsa')}{cell('30')}</table:table-row>"
    ruled = style("C", '<style:table-cell-properties fo:border="0.5pt solid #000000"/>', "table-cell")
    document = read(f"<table:table>{head}{rows}</table:table>", ruled)
    assert lines(document) == ["Plats Kr", "Dalarna Mora 40", "Orsa 30"]
    left = {word.text: word.bbox.x0 for word in document.pages[0].words}
    assert left["Mora"] == left["Orsa"] > left["Dalarna"] == left["Plats"]
    assert left["Kr"] == left["40"] == left["30"]
    assert document.pages[0].edges


def test_header_and_footer_stand_around_and_have_styles_of_their_own() -> None:
    bold = style("T1", '<style:text-properties fo:font-weight="bold"/>')
    spans = '<style:{0}><text:p><text:span text:style-name="T1">{1}</text:span></text:p></style:{0}>'
    master = '<style:master-page style:name="Standard">{}</style:master-page>'
    parts = spans.format("header", "Dnr 1/24") + spans.format("footer", "Sida 1")
    sheet = f"<office:automatic-styles>{bold}</office:automatic-styles>"
    sheet += f"<office:master-styles>{master.format(parts)}</office:master-styles>"
    body = '<text:p>Medlen <text:span text:style-name="T1">får</text:span> användas.</text:p>'
    document = read_document(odt(body, sheet=sheet, styles=style("T1", "")), "fil")
    assert lines(document) == ["Dnr 1/24", "Medlen får användas.", "Sida 1"]
    assert [w.text for w in document.pages[0].words if w.style.has(Style.BOLD)] == ["Dnr", "1/24", "Sida", "1"]


def test_pages_end_where_the_author_ends_them() -> None:
    new = style("P1", '<style:paragraph-properties fo:break-before="page"/>', "paragraph")
    other = style("P2", "", "paragraph", 'style:master-page-name="Liggande"')
    body = '<text:p>ett</text:p><text:p text:style-name="P1">två</text:p><text:p text:style-name="P2">tre</text:p>'
    document = read(body, new + other)
    assert [lines(document, n) for n in range(3)] == [["ett"], ["två"], ["tre"]]


def test_frames_follow_and_notes_come_last() -> None:
    frame = "<draw:frame><draw:text-box><text:p>Dnr 2/24</text:p></draw:text-box></draw:frame>"
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Högst två.</text:p>"
        "</text:note-body></text:note>"
    )
    document = read(f"<text:p>{frame}Stöd till handledare{note} lämnas.</text:p><text:p>Slut</text:p>")
    assert lines(document) == ["Stöd till handledare 1 lämnas.", "Dnr 2/24", "Slut", "1 Högst två."]
    assert [w.text for w in document.pages[0].words if w.style.has(Style.SUPERSCRIPT)] == ["1", "1"]


def test_what_does_not_show_is_told() -> None:
    styles = style("H", '<style:text-properties text:display="none"/>')
    styles += style("W", '<style:text-properties fo:color="#ffffff"/>')
    deleted = "<text:changed-region><text:deletion><text:p>500 kr</text:p></text:deletion></text:changed-region>"
    body = (
        f"<text:tracked-changes>{deleted}</text:tracked-changes>"
        '<text:p>Ale<text:span text:style-name="H">dolt</text:span> <text:span text:style-name="W">vitt</text:span>'
        "<office:annotation><text:p>Stämmer det?</text:p></office:annotation></text:p>"
    )
    document = read(body, styles)
    assert lines(document) == ["Ale vitt"]
    assert [(a.why, a.text) for a in document.pages[0].asides] == [
        (Unshown.DELETED, "500 kr"),
        (Unshown.HIDDEN, "dolt"),
        (Unshown.BACKGROUND, "vitt"),
        (Unshown.COMMENT, "Stämmer det?"),
    ]


def test_a_cell_repeated_without_end_is_cut() -> None:
    cell = '<table:table-cell table:number-columns-repeated="{0}"><text:p>1</text:p></table:table-cell>'
    row = '<table:table-row table:number-rows-repeated="{0}">{1}</table:table-row>'
    count = "9" * 5000
    document = read(f"<table:table>{row.format('99999999', cell.format('99999999'))}</table:table>")
    assert len(document.pages[0].words) < 10_000
    assert lines(read(f'<text:p>Ale<text:s text:c="{count}"/>40</text:p>')) == ["Ale 40"]


@pytest.mark.parametrize(
    ("data", "category"),
    [
        (odt("<text:p>x</text:p>", manifest="<m><encryption-data/></m>"), FailureCategory.ENCRYPTED),
        (odt("<text:p>x</text:p>")[:-80], FailureCategory.DAMAGED),
        (odt("<text:p>x"), FailureCategory.DAMAGED),
        (odt("<text:p/>"), FailureCategory.EMPTY),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, category: FailureCategory) -> None:
    with pytest.raises(InputError) as raised:
        read_document(data, "fil")
    assert raised.value.category is category
