"""Scans: which pages need recognition, what is said without Tesseract, and how words come back onto the print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest

import ingest.ocr.again
import ingest.ocr.document
import ingest.ocr.pages
import ingest.ocr.versions
from ingest.cli import run
from ingest.errors import InputError
from ingest.ocr.placing import leant
from ingest.ocr.tesseract import Glimpse, LateError, Look, Row, Tesseract
from ingest.ocr.versions import ocr_of, version_of, versions_of
from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import Ocr, SecondReader, Settings
from schemas.document import BBox
from schemas.rows import Finding
from schemas.vocabulary import FailureCategory, Illegible, Recognition, Severity, Status, TextSource

TEXT = "Regeringen beslutar om statsbidrag till kommuner för arbetet under 2024"
LINES = (
    "Bilaga till beslut om fördelning av statsbidrag",
    *(f"{name} {amount} kr" for name, amount in (("Ale", "120 000"), ("Borås", "340 500"), ("Eda", "75 250")) * 6),
)
WIDTH, HEIGHT = 340, 440  # points: small sheets are read fast
BLANK = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 10, 10))
BLANK.clear_with(255)


def lines(page: pymupdf.Page, texts: tuple[str, ...] = LINES, **how: int) -> None:
    for number, text in enumerate(texts):
        page.insert_text((72, 100 + 16 * number), text, fontsize=10, **how)


def picture(page: pymupdf.Page, texts: tuple[str, ...] = LINES, dpi: int = 150) -> None:
    """The page shows the text as a picture of all of it."""
    with pymupdf.open() as other:
        sheet = other.new_page(width=page.rect.width, height=page.rect.height)
        lines(sheet, texts)
        page.insert_image(page.rect, pixmap=sheet.get_pixmap(dpi=dpi))


def stamped(page: pymupdf.Page) -> None:
    picture(page)
    page.insert_text((200, 30), "Digitalt signerad 2024-05-02", fontsize=8)


def underlaid(page: pymupdf.Page) -> None:
    picture(page)
    lines(page, render_mode=3)


def shifted(page: pymupdf.Page) -> None:
    """As a font shows whose letters are stored as the numbers of their glyphs."""
    lines(page, tuple("".join(chr(ord(c) - 29) if c.isalpha() else c for c in text) for text in LINES * 2))


def doubled(page: pymupdf.Page) -> None:
    """As a converter leaves it that took UTF-8 for Latin-1: each Swedish letter is two."""
    lines(page, tuple(text.encode().decode("cp1252", errors="replace") for text in LINES * 2))


def logo(page: pymupdf.Page) -> None:
    lines(page)
    page.insert_image(pymupdf.Rect(290, 20, 320, 50), pixmap=BLANK)


def pasted(page: pymupdf.Page) -> None:
    """A table as a picture in the text."""
    page.insert_text((72, 60), TEXT)
    with pymupdf.open() as other:
        sheet = other.new_page()
        lines(sheet)
        clip = pymupdf.Rect(60, 80, 330, 420)
        page.insert_image(clip, pixmap=sheet.get_pixmap(dpi=150, clip=clip))


def background(page: pymupdf.Page) -> None:
    """A sheet with a picture of its paper behind the text."""
    page.insert_image(page.rect, pixmap=BLANK)
    lines(page)


def blank(_: pymupdf.Page) -> None:
    """The back of a sheet."""


def pdf(*draw: Callable[[pymupdf.Page], None]) -> bytes:
    with pymupdf.open() as document:
        for one in draw:
            one(document.new_page(width=WIDTH, height=HEIGHT))
        return bytes(document.tobytes())


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.ocr.document, "find_tesseract", lambda: None)
    monkeypatch.setattr(ingest.ocr.versions, "find_tesseract", lambda: None)


@pytest.mark.parametrize(
    ("draw", "why"),
    [
        (lines, None),
        (blank, None),
        (logo, None),
        (background, None),
        (picture, Illegible.PICTURE),
        (stamped, Illegible.PARTIAL),
        (pasted, Illegible.PARTIAL),
        (underlaid, Illegible.UNDERLAID),
        (shifted, Illegible.GARBAGE),
        (doubled, Illegible.GARBAGE),
    ],
)
def test_what_a_page_shows_is_compared_with_its_text(
    draw: Callable[[pymupdf.Page], None], why: Illegible | None
) -> None:
    page = read_document(pdf(lines, draw), "x.pdf", Ocr.NEVER).pages[1]
    assert (page.scan.why if page.scan else None) is why


def complete(data: bytes, settings: Settings) -> list[Finding]:
    found = understand(data, "x.pdf", settings).findings
    return [f for f in found if f.check == "reading-complete" and f.status is Status.FAIL]


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_pages_are_listed_with_how_to_install_it() -> None:
    (finding,) = complete(pdf(lines, picture, blank, picture), Settings())
    assert finding.severity is Severity.WARNING
    assert finding.actual == "2, 4"
    assert "apt install tesseract-ocr tesseract-ocr-swe" in finding.message
    assert "brew install" in finding.message
    assert finding.message_sv.endswith(": 2, 4")


@pytest.mark.usefixtures("no_tesseract")
def test_a_document_that_nobody_read_is_an_error_and_no_failed_input(tmp_path: Path) -> None:
    (tmp_path / "skannat.pdf").write_bytes(pdf(picture))
    (finding,) = complete((tmp_path / "skannat.pdf").read_bytes(), Settings())
    assert finding.severity is Severity.ERROR
    assert run(["ingest", str(tmp_path / "skannat.pdf"), "--out", str(tmp_path / "data"), "--workers", "0"]) == 1


def test_pages_are_not_read_when_that_is_not_wanted() -> None:
    (finding,) = complete(pdf(lines, picture), Settings.of(SecondReader.AUTO, Ocr.NEVER))
    assert "--ocr" in finding.message


def test_blank_pages_alone_are_an_empty_document() -> None:
    with pytest.raises(InputError) as refused:
        read_document(pdf(blank, blank), "x.pdf")
    assert refused.value.category is FailureCategory.EMPTY


def rows_of(*texts: str) -> tuple[Row, ...]:
    """Lines as recognition gives them at 300 dots an inch, a word each 225 pixels."""
    rows = []
    for number, text in enumerate(texts):
        base = 450 + 60 * number
        boxes = [(300 + 225 * n, base - 30, 450 + 225 * n, base) for n in range(len(text.split()))]
        glimpses = tuple(Glimpse(word, box, 95.0) for word, box in zip(text.split(), boxes, strict=True))
        rows.append(Row(glimpses, 0.0, base, 39.0))
    return tuple(rows)


def larger(row: Row, times: float) -> Row:
    """A line as it is seen at a finer resolution."""
    boxes = [[round(side * times) for side in glimpse.box] for glimpse in row.glimpses]
    glimpses = (g._replace(box=(*box,)) for g, box in zip(row.glimpses, boxes, strict=True))
    return Row(tuple(glimpses), 0.0, row.base * times, row.size * times)


@pytest.fixture
def seeing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Tesseract that sees the same on every page."""
    engine = Tesseract("tesseract", "5.9", frozenset({"swe"}))
    monkeypatch.setattr(ingest.ocr.document, "find_tesseract", lambda: engine)
    monkeypatch.setattr(ingest.ocr.versions, "find_tesseract", lambda: engine)
    monkeypatch.setattr(Tesseract, "rows", lambda *_: rows_of("Kommun Belopp", "Ale 120000", "Eda 75250", ") 1"))


@pytest.mark.usefixtures("seeing")
@pytest.mark.parametrize(
    ("draw", "source"),
    [
        ((lines,), TextSource.BORN_DIGITAL),
        ((picture,), TextSource.OCR),
        ((lines, picture), TextSource.MIXED),
        ((underlaid,), TextSource.OCR),
        ((blank, picture), TextSource.OCR),
    ],
)
def test_where_the_words_came_from(draw: tuple[Callable[[pymupdf.Page], None], ...], source: TextSource) -> None:
    document = read_document(pdf(*draw), "x.pdf")
    assert document.text_source is source
    assert [page.recognised for page in document.pages] == [one in {picture, underlaid} for one in draw]


@pytest.mark.usefixtures("seeing")
def test_words_keep_box_and_confidence() -> None:
    (page,) = read_document(pdf(lambda sheet: picture(sheet, LINES[:1])), "x.pdf").pages
    ale = next(word for word in page.words if word.text == "Ale")
    assert ale.confidence == 95.0
    assert (ale.bbox.x0, ale.bbox.x1) == pytest.approx((72, 108))  # 300 and 450 of 300 pixels an inch
    assert ale.bbox.top < 510 * 72 / 300 < ale.bbox.bottom
    assert page.scan is not None
    assert (page.scan.outcome, page.scan.engine, page.scan.dpi) == (Recognition.DONE, "tesseract-5.9", 150)


@pytest.mark.usefixtures("seeing")
def test_dust_is_no_word_and_a_faint_word_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def faint(*_: object) -> tuple[Row, ...]:
        (row,) = rows_of("\u00ab : . Oxelösund 250 \u2013")
        return (
            row._replace(
                glimpses=tuple(g._replace(confidence=75 if len(g.text) < 3 else 15) for g in row.glimpses)
            ),
        )

    monkeypatch.setattr(Tesseract, "rows", faint)
    (page,) = read_document(pdf(lambda page: picture(page, ())), "x.pdf").pages
    assert [word.text for word in page.words] == ["Oxelösund", "250", "\u2013"]


@pytest.mark.usefixtures("seeing")
def test_a_dot_as_large_as_a_bullet_begins_an_item(monkeypatch: pytest.MonkeyPatch) -> None:
    (row,) = rows_of("L\u00e4romedel")
    dot = row._replace(glimpses=(Glimpse(".", (250, 430, 261, 441), 90.0),), base=441, size=11.0)
    monkeypatch.setattr(Tesseract, "rows", lambda *_: (row, dot))
    (page,) = read_document(pdf(picture), "x.pdf").pages
    assert [(word.text, word.line) for word in page.words] == [("\u2022", 1), ("L\u00e4romedel", 1)]


@pytest.mark.usefixtures("seeing")
@pytest.mark.parametrize(("read", "told"), [("1:9", ["1:9"]), ("Il:12", ["Il:12"]), ("II:9", []), ("2021:9", [])])
def test_a_decision_number_that_lost_its_roman_figures_is_told(
    monkeypatch: pytest.MonkeyPatch, read: str, told: list[str]
) -> None:
    monkeypatch.setattr(Tesseract, "rows", lambda *_: rows_of(f"Regeringsbeslut {read}"))
    monkeypatch.setattr(ingest.ocr.pages, "unseen_ink", lambda *_: ())
    found = understand(pdf(picture), "x.pdf", Settings.of(SecondReader.NEVER)).findings
    assert [f.actual for f in found if f.check == "ocr-confidence" and f.status is Status.FAIL] == told


@pytest.mark.usefixtures("seeing")
def test_print_in_a_row_that_nothing_recognised_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("Kommun Belopp", "Ale 120000", "Eda", "Arboga 75250", "Borås 340500", "Falun 18000")
    monkeypatch.setattr(Tesseract, "rows", lambda *_: rows_of(*names))
    beside = BBox(135, 128, 160, 136)  # of Eda, where its amount would be
    monkeypatch.setattr(ingest.ocr.pages, "unseen_ink", lambda *_: (beside, BBox(135, 300, 160, 308)))
    sheet = pdf(lambda page: picture(page, LINES[:1]))
    found = understand(sheet, "x.pdf", Settings.of(SecondReader.NEVER)).findings
    told = [f for f in found if f.check == "ocr-confidence" and f.status is Status.FAIL]
    assert [(f.row, f.place.bbox if f.place else None) for f in told] == [(2, beside)]
    assert "not recognised" in told[0].message


@pytest.mark.usefixtures("seeing")
def test_a_page_on_its_side_of_which_a_word_was_seen_well_is_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    upright = {True: rows_of("Kommun Belopp", "Ale 120000", "Eda 75250"), False: rows_of("Do")}
    monkeypatch.setattr(Tesseract, "rows", lambda _, pixels, *__: upright[pixels.shape[0] < pixels.shape[1]])
    monkeypatch.setattr(Tesseract, "turn", lambda *_: 90)
    sheet = pdf(lambda page: picture(page, LINES))
    (page,) = read_document(sheet, "x.pdf").pages
    assert (page.turned, len(page.words)) == (90, 6)


@pytest.mark.usefixtures("seeing")
def test_a_page_of_which_next_to_nothing_was_recognised_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tesseract, "rows", lambda *_: rows_of("Ale Do"))
    monkeypatch.setattr(Tesseract, "turn", lambda *_: 0)
    spots = tuple(BBox(80, 100 + 10 * n, 90, 108 + 10 * n) for n in range(30))
    monkeypatch.setattr(ingest.ocr.pages, "unseen_ink", lambda *_: spots)
    sheet = pdf(lambda page: picture(page, LINES[:1]))
    found = understand(sheet, "x.pdf", Settings.of(SecondReader.NEVER)).findings
    told = [f for f in found if f.check == "ocr-confidence" and f.status is Status.FAIL]
    assert [f.place.bbox if f.place else None for f in told] == [BBox(80, 100, 90, 398)]


@pytest.mark.usefixtures("seeing")
def test_a_heading_that_is_hardly_believed_is_told_at_its_first_row(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = list(rows_of("Kommun Belopp", "Ale 120000", "Eda 75250", "Krnnm", "Arboga 75250", "Borås 340500"))
    rows[3] = rows[3]._replace(glimpses=tuple(g._replace(confidence=21.0) for g in rows[3].glimpses))
    monkeypatch.setattr(Tesseract, "rows", lambda *_: tuple(rows))
    sheet = pdf(lambda page: picture(page, LINES[:1]))
    found = understand(sheet, "x.pdf", Settings.of(SecondReader.NEVER)).findings
    told = [f for f in found if f.check == "ocr-confidence" and f.status is Status.FAIL]
    assert [(f.row, f.actual) for f in told] == [(3, "Krnnm")]


@pytest.mark.usefixtures("seeing")
@pytest.mark.parametrize("heading", ["Örebro lin", "Örebro"])
def test_a_heading_that_ends_unlike_the_others_is_told(monkeypatch: pytest.MonkeyPatch, heading: str) -> None:
    kommuner = {"Uppsala": "Tierp", "Gotlands": "Gotland", "Kalmar": "Emmaboda", "Hallands": "Laholm"}
    groups = {f"{county} län": name for county, name in kommuner.items()} | {heading: "Askersund"}
    texts = [text for group, name in groups.items() for text in (group, f"{name} 120000")]
    monkeypatch.setattr(Tesseract, "rows", lambda *_: rows_of("Kommun Belopp", *texts))
    found = understand(
        pdf(lambda page: picture(page, LINES[:1])), "x.pdf", Settings.of(SecondReader.NEVER)
    ).findings
    told = [f for f in found if f.check == "ocr-confidence" and f.status is Status.FAIL]
    assert [(f.row, f.actual) for f in told] == [(5, heading)]


@pytest.mark.usefixtures("seeing")
def test_a_letter_in_a_number_has_its_table_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = pdf(lambda page: picture(page, LINES[:1]))
    names = ("Kommun Belopp", "Ale 120000", "Eda 752S0", "Arboga 75250", "Summa 270500")

    def rows(_engine: Tesseract, _pixels: object, look: Look, _seconds: float) -> tuple[Row, ...]:
        if look.layout != 6:
            return rows_of(*names)
        return tuple(larger(row, look.dpi / 300) for row in rows_of(*(n.replace("S0", "50") for n in names)))

    monkeypatch.setattr(Tesseract, "rows", rows)
    monkeypatch.setattr(ingest.ocr.again, "find_tesseract", ingest.ocr.document.find_tesseract)
    found = understand(sheet, "x.pdf", Settings()).findings
    told = [f for f in found if f.check == "readers-agree" and f.status is Status.FAIL]
    assert [(f.row, f.expected, f.actual) for f in told] == [(2, "75250", "752S0")]
    assert told[0].message.endswith("with it the sum holds")


@pytest.mark.usefixtures("seeing")
def test_a_page_that_takes_too_long_is_told_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []

    def rows(_engine: Tesseract, _pixels: object, _look: Look, seconds: float) -> tuple[Row, ...]:
        asked.append(seconds)
        if len(asked) == 1:
            raise LateError
        return rows_of("Kommun Belopp")

    monkeypatch.setattr(Tesseract, "rows", rows)
    first, second = read_document(pdf(picture, picture), "x.pdf").pages
    assert first.scan is not None
    assert (first.scan.outcome, second.recognised) == (Recognition.LATE, True)
    assert all(0 < seconds <= 60 for seconds in asked)


@pytest.mark.usefixtures("seeing")
def test_sizes_that_rings_and_dots_make_are_one_size(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = rows_of("Fördelning", "Ale kommun", "Åsele kommun", "Eda kommun")
    sizes = (60.0, 37.0, 42.0, 38.0)
    monkeypatch.setattr(
        Tesseract, "rows", lambda *_: tuple(r._replace(size=s) for r, s in zip(rows, sizes, strict=True))
    )
    (page,) = read_document(pdf(picture), "x.pdf").pages
    assert [round(word.size) for word in page.words] == [14, 9, 9, 9, 9, 9, 9]


@pytest.mark.usefixtures("seeing")
def test_a_text_layer_that_shows_its_own_words_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tesseract, "rows", lambda *_: rows_of("Digitalt"))
    (page,) = read_document(pdf(stamped), "x.pdf").pages
    assert page.scan is None
    assert "signerad" in {word.text for word in page.words}


def test_a_version_tells_how_pictures_were_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.ocr.versions, "find_tesseract", lambda: None)
    scanned = read_document(pdf(picture), "x.pdf", Ocr.NEVER)
    digital = read_document(pdf(lines), "x.pdf", Ocr.NEVER)
    before = version_of(scanned, Settings())
    assert version_of(digital, Settings()) == Settings().version
    monkeypatch.setattr(
        ingest.ocr.versions, "find_tesseract", lambda: Tesseract("tesseract", "5.9", frozenset({"swe"}))
    )
    assert before not in versions_of("0" * 16, Settings())  # a run after it was installed reads it again
    assert version_of(scanned, Settings()) in versions_of("0" * 16, Settings())
    assert Settings().version in versions_of("0" * 16, Settings())
    for ocr in Ocr:
        assert ocr_of(version_of(scanned, Settings.of(SecondReader.AUTO, ocr))) is ocr


@pytest.mark.parametrize("angle", [-2.0, 0.5, 3.0])
def test_a_box_comes_back_to_where_it_was(angle: float) -> None:
    box = BBox(100, 200, 101, 201)
    there = leant(box, angle, 595, 842)
    back = leant(there, -angle, 595, 842)
    assert (back.x0 + back.x1, back.top + back.bottom) == pytest.approx((201, 401), abs=0.01)
    assert (there.top > box.top) is (angle < 0)  # left of the middle, a print that leans clockwise goes up
