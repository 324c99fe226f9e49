"""PDF pages as PyMuPDF reads them: made here, read back."""

from __future__ import annotations

from collections.abc import Callable

import pymupdf
import pytest

from ingest.errors import InputError
from ingest.readers import read_document
from schemas.document import Document, Page, Style, Word
from schemas.vocabulary import Engine, FailureCategory, TextSource

UNICODE_FONT = pymupdf.Font("helv").buffer


def new_pdf(draw: Callable[[pymupdf.Page], None], width: float = 595, height: float = 842) -> pymupdf.Document:
    pdf = pymupdf.open()
    page = pdf.new_page(width=width, height=height)
    page.insert_font(fontname="F0", fontbuffer=UNICODE_FONT)
    draw(page)
    return pdf


def read_page(draw: Callable[[pymupdf.Page], None]) -> Page:
    return read(new_pdf(draw)).pages[0]


def read(pdf: pymupdf.Document) -> Document:
    return read_document(pdf.tobytes(), "made.pdf")


def by_line(page: Page) -> list[str]:
    lines: dict[int, list[Word]] = {}
    for word in page.words:
        lines.setdefault(word.line, []).append(word)
    return [" ".join(w.text for w in sorted(lines[n], key=lambda w: w.bbox.x0)) for n in sorted(lines)]


def table(page: pymupdf.Page) -> None:
    for row, (name, amount) in enumerate((("Kommun", "Belopp"), ("Ale", "370 181"), ("Alvesta", "370 764"))):
        page.insert_text((72, 100 + 20 * row), name)
        page.insert_text((300, 100.4 + 20 * row), amount)
        page.draw_line((70, 104 + 20 * row), (400, 104 + 20 * row))


def test_a_document_is_known_by_its_bytes() -> None:
    pdf = new_pdf(table).tobytes()
    document = read_document(pdf, "mapp/beslut.pdf")
    assert (document.media_type, document.engine) == ("application/pdf", Engine.PYMUPDF)
    assert (document.source, document.size_bytes) == ("mapp/beslut.pdf", len(pdf))


def test_white_space_is_kept_as_printed() -> None:
    page = read_page(lambda p: p.insert_text((72, 100), "1\u00a0310\u00a0223 kr  totalt", fontname="F0"))
    assert [w.text for w in page.words] == ["1", "310", "223", "kr", "totalt"]
    assert [len(w.after) for w in page.words] == [1, 1, 1, 2, 0]


@pytest.mark.parametrize(
    ("printed", "read_back"),
    [
        ("stimu\u00ad", "stimu\u00ad"),  # a soft hyphen at the line end survives
        ("vård-", "vård-"),  # as does a hard one
        ("ﬁnans", "ﬁnans"),  # ligatures are not spelled out
        ("−5", "−5"),  # nor signs rewritten
    ],
)
def test_text_is_never_rewritten(printed: str, read_back: str) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((72, 100), printed, fontname="F0")
        page.insert_text((72, 114), "nästa rad", fontname="F0")

    assert read_page(draw).words[0].text == read_back


def test_cells_of_one_row_share_a_line_and_are_not_glued() -> None:
    page = read_page(table)
    assert by_line(page) == ["Kommun Belopp", "Ale 370 181", "Alvesta 370 764"]
    assert all(w.after for w in page.words if w.text in {"Kommun", "Ale", "Alvesta"})


def test_small_type_beside_a_heading_shares_the_line_of_its_baseline() -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((60, 60), "Beslut", fontsize=20)
        page.insert_text((300, 50), "Datum", fontsize=8)
        page.insert_text((300, 60), "2024-05-06", fontsize=8)

    assert by_line(read_page(draw)) == ["Datum", "Beslut 2024-05-06"]


def test_a_second_line_of_a_cell_is_a_line_of_its_own() -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((72, 100), "Upplands")
        page.insert_text((72, 113), "Väsby")
        page.insert_text((300, 106.5), "541 146")

    assert by_line(read_page(draw)) == ["Upplands", "541 146", "Väsby"]


def test_a_raised_note_mark_does_not_make_another_number() -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((72, 140), "250")
        page.insert_text((90.4, 136), "9", fontsize=6)

    number, mark = read_page(draw).words
    assert (number.text, number.after, number.style) == ("250", "", Style.REGULAR)
    assert (mark.text, mark.style, mark.line) == ("9", Style.SUPERSCRIPT, number.line)
    assert mark.bbox.x0 >= number.bbox.x1 - 0.1


def test_a_note_mark_drawn_apart_from_its_number_is_found() -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((90.4, 135), "9", fontsize=7)
        page.insert_text((300, 140), "kr")
        page.insert_text((72, 140), "250")

    page = read_page(draw)
    assert by_line(page) == ["250 9 kr"]
    assert [w.style for w in page.words if w.text == "9"] == [Style.SUPERSCRIPT]
    assert [w.after for w in page.words if w.text == "250"] == [""]


def test_a_raised_number_of_three_digits_is_no_note_mark() -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((72, 140), "117 293 087", fontsize=9)
        page.insert_text((124, 137), "536 931", fontsize=8)

    assert all(word.style == Style.REGULAR for word in read_page(draw).words)


def test_type_is_told() -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((72, 100), "fet", fontname="hebo", fontsize=14)
        page.insert_text((72, 120), "kursiv", fontname="heit")
        page.insert_text((72, 140), "dold", render_mode=3)

    bold, italic, hidden = read_page(draw).words
    assert (bold.style, bold.size) == (Style.BOLD, 14.0)
    assert italic.style == Style.ITALIC
    assert hidden.style == Style.INVISIBLE


def test_a_word_printed_twice_to_look_bold_is_read_once() -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((72, 100), "Summa 5")
        page.insert_text((72.4, 100), "Summa 5")

    assert by_line(read_page(draw)) == ["Summa 5"]


def test_equal_amounts_in_two_columns_are_both_read() -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((72, 100), "250")
        page.insert_text((100, 100), "250")
        page.insert_text((72, 112), "250")

    assert by_line(read_page(draw)) == ["250 250", "250"]


def test_glyphs_placed_one_by_one_are_words() -> None:
    def draw(page: pymupdf.Page) -> None:
        for n, letter in enumerate("Belopp 125"):
            # Each a little higher or lower, so that PyMuPDF sees no common line.
            page.insert_text((72 + 6.6 * n, 100 + 0.4 * (n % 2)), letter.strip(), fontname="cour")

    assert by_line(read_page(draw)) == ["Belopp 125"]


def test_letter_spaced_headings_are_words_and_single_figures_are_not() -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((72, 100), "B E S L U T")
        page.insert_text((72, 120), "1 2 3 4 5 6")

    assert by_line(read_page(draw)) == ["BESLUT", "1 2 3 4 5 6"]


def test_a_bullet_is_no_part_of_its_word() -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((72, 100), "\u2022", fontname="F0")
        page.insert_text((90, 100), "punkt", fontname="F0")
        page.insert_font(fontname="F1", fontbuffer=pymupdf.Font("zadb").buffer)
        page.insert_text((72, 120), "\u25a0", fontname="F1")
        page.insert_text((84, 120), "annan", fontname="F0")

    assert by_line(read_page(draw)) == ["\u2022 punkt", "\u25a0 annan"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_is_read_as_it_is_seen(rotation: int) -> None:
    # As scanners and print drivers make them: the text is set so that it is upright once the page is rotated.
    pdf = new_pdf(lambda _: None, *((595, 842) if rotation in {0, 180} else (842, 595)))
    page = pdf[0]
    page.set_rotation(rotation)
    for text, place in (("Kommun", (72, 100)), ("Belopp", (300, 100)), ("Ale", (72, 120))):
        page.insert_text(pymupdf.Point(place) * page.derotation_matrix, text, rotate=rotation)
    start, stop = pymupdf.Point(72, 104), pymupdf.Point(400, 104)
    page.draw_line(start * page.derotation_matrix, stop * page.derotation_matrix)
    seen = read(pdf).pages[0]
    assert (seen.width, seen.height, seen.turned) == (595.0, 842.0, 0)
    assert by_line(seen) == ["Kommun Belopp", "Ale"]
    assert seen.words[0].bbox.x0 == pytest.approx(72, abs=0.5)
    assert seen.words[0].bbox.top < 100 < seen.words[0].bbox.bottom
    edge = seen.edges[0]
    assert edge.horizontal
    assert (edge.x0, edge.top) == (pytest.approx(72, abs=0.6), pytest.approx(104, abs=0.6))


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_turned(rotation: int) -> None:
    pdf = new_pdf(table)
    upright = read(pdf).pages[0]
    pdf[0].set_rotation(rotation)
    turned = read(pdf).pages[0]
    assert by_line(turned) == by_line(upright)
    assert (turned.width, turned.height, len(turned.edges)) == (upright.width, upright.height, len(upright.edges))
    assert turned.turned == 360 - rotation


def test_a_stamp_on_its_side_does_not_turn_the_page() -> None:
    def draw(page: pymupdf.Page) -> None:
        table(page)
        page.insert_text((40, 400), "FK 1234 utgåva 2", rotate=90)

    page = read_page(draw)
    assert page.turned == 0
    assert by_line(page)[:3] == ["Kommun Belopp", "Ale 370 181", "Alvesta 370 764"]


def test_the_crop_box_is_the_page() -> None:
    pdf = new_pdf(table)
    pdf[0].set_cropbox(pymupdf.Rect(40, 80, 500, 800))
    page = read(pdf).pages[0]
    assert (page.width, page.height) == (460.0, 720.0)
    assert page.words[0].bbox.x0 == pytest.approx(32, abs=0.5)
    assert page.edges[0].x0 == pytest.approx(30, abs=0.5)


def test_text_outside_the_page_is_not_on_it() -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((72, 100), "på sidan")
        page.insert_text((-300, 100), "utanför")

    assert by_line(read_page(draw)) == ["på sidan"]


def edges_when(draw: Callable[[pymupdf.Page], None]) -> list[tuple[int, ...]]:
    def draw_both(page: pymupdf.Page) -> None:
        page.insert_text((72, 50), "text")
        draw(page)

    return [tuple(round(v) for v in edge) for edge in read_page(draw_both).edges]


@pytest.mark.parametrize(
    ("draw", "edges"),
    [
        (lambda p: p.draw_line((50, 100), (200, 100)), [(50, 100, 200, 100)]),
        (lambda p: p.draw_line((50, 100), (50, 300)), [(50, 100, 50, 300)]),
        # a rule drawn as a thin rectangle is one edge
        (lambda p: p.draw_rect((50, 99.5, 200, 100.5), color=None, fill=0), [(50, 100, 200, 100)]),
        # a cell is four
        (
            lambda p: p.draw_rect((50, 100, 200, 120)),
            [(50, 100, 200, 100), (50, 120, 200, 120), (50, 100, 50, 120), (200, 100, 200, 120)],
        ),
        # white boxes hide, slanted lines and curves rule nothing
        (lambda p: p.draw_rect((50, 100, 200, 120), color=None, fill=(1, 1, 1)), []),
        (lambda p: p.draw_line((50, 100), (200, 140)), []),
        (lambda p: p.draw_circle((100, 100), 30), []),
        # dots drawn one by one are a line
        (
            lambda p: [p.draw_rect((x, 100, x + 1, 101), color=None, fill=0) for x in range(50, 100, 3)],
            [(50, 100, 99, 100)],
        ),
        # cut to the page
        (lambda p: p.draw_line((-50, 100), (700, 100)), [(0, 100, 595, 100)]),
    ],
)
def test_edges(draw: Callable[[pymupdf.Page], None], edges: list[tuple[int, ...]]) -> None:
    assert edges_when(draw) == edges


def no_pages() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3>>\n%%EOF\n"
    )


def encrypted() -> bytes:
    pdf: bytes = new_pdf(table).tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="o", user_pw="u")
    return pdf


def cut_short() -> bytes:
    pdf = pymupdf.open()
    for number in range(20):
        pdf.new_page().insert_text((72, 100), f"sida {number}")
    data: bytes = pdf.tobytes()
    return data[: len(data) * 2 // 3]


def decayed() -> bytes:
    pdf = pymupdf.open()
    table(pdf.new_page())
    data = bytearray(pdf.tobytes(deflate=True))
    data[data.index(b"stream") + 60] ^= 0x55
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "category"),
    [
        (cut_short(), FailureCategory.DAMAGED),
        (decayed(), FailureCategory.DAMAGED),
        (encrypted(), FailureCategory.ENCRYPTED),
        (b"%PDF-1.7\n" + bytes(range(256)) * 8, FailureCategory.DAMAGED),
        (b"%PDF-1.7\n", FailureCategory.DAMAGED),
        (no_pages(), FailureCategory.EMPTY),
        (
            new_pdf(lambda p: p.draw_rect((0, 0, 595, 842), fill=0)).tobytes(),
            FailureCategory.EMPTY,
        ),  # a picture only
    ],
)
def test_what_cannot_be_read_says_why(
    data: bytes, category: FailureCategory, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(InputError) as raised:
        read_document(data, "mapp/fil.pdf")
    assert raised.value.category is category
    assert raised.value.message.startswith("mapp/fil.pdf: ")
    assert "\n" not in raised.value.message
    assert capfd.readouterr() == ("", "")


def test_a_password_for_changing_only_does_not_lock() -> None:
    pdf = new_pdf(table).tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="o")
    assert by_line(read_document(pdf, "x.pdf").pages[0])[1] == "Ale 370 181"


def test_mail_lines_before_the_pdf_are_ignored() -> None:
    assert read_document(b"\r\n\r\n" + new_pdf(table).tobytes(), "x.pdf").media_type == "application/pdf"


@pytest.mark.parametrize(
    ("modes", "source"),
    [((0, 0), TextSource.BORN_DIGITAL), ((3, 3), TextSource.OCR), ((0, 3), TextSource.MIXED)],
)
def test_text_over_a_scanned_picture_is_told(modes: tuple[int, ...], source: TextSource) -> None:
    pdf = pymupdf.open()
    for mode in modes:
        pdf.new_page().insert_text((72, 100), "text", render_mode=mode)
    assert read(pdf).text_source is source
