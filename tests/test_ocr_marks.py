"""Stamps and signatures: taken out of a scan where their ink is paler than print, and told where they are not."""

import numpy as np
import pytest
from numpy import uint8
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr.frames import lone_sides
from ingest.ocr.inks import sheet_of, with_thin_print
from ingest.ocr.marks import Cleared, hardly_believed, without_marks
from ingest.ocr.picture import prepare
from ingest.ocr.rules import without_rules
from ingest.ocr.tesseract import Glimpse, Row
from ingest.ocr.weight import weighed
from schemas.document import Edge

DPI = 300
SCALE = 72 / DPI
LINES = ("Vallberga 250 000", "Norrsund 1 310 223", "Kvarnby 672 386", "Sundstad 85 168", "Ekhult 4 213 078")
STAMP = (550, 430)
WIDTH, HEIGHT = 900, 1300
BESIDE = np.s_[330:760, 480:]  # lie stamps and signatures, and no print


def sheet(mark: tuple[int, int, int] | None = None, lean: float = 0.0, kind: str = "stamp") -> NDArray[uint8]:
    """Lines of print in black, with a mark over the ends of some."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(38)
    for number, text in enumerate(LINES * 4):
        wide = number in {0, 1, 2, 3, *range(14, 20)}  # so many that the page is level by its print
        draw.text((60, 30 + 64 * number), f"{text}    {text}" if wide else text, fill="black", font=font)
    if mark:
        over = Image.new("RGB", picture.size, "white")
        _DRAWN[kind](ImageDraw.Draw(over), mark)
        over = over.rotate(lean, fillcolor="white", resample=Image.Resampling.BICUBIC, center=STAMP)
        picture = Image.fromarray(np.minimum(np.asarray(picture), np.asarray(over)))
    return np.array(picture)


def stamp(draw: ImageDraw.ImageDraw, ink: tuple[int, int, int]) -> None:
    left, top = 340, STAMP[1]
    draw.rectangle((left, top, left + 420, top + 250), outline=ink, width=5)
    for number, text in enumerate(("INKOM", "2031-03-02", "Registrator")):
        draw.text((left + 130, top + 12 + 72 * number), text, fill=ink, font=ImageFont.load_default(52))


def signature(draw: ImageDraw.ImageDraw, ink: tuple[int, int, int]) -> None:
    ts = np.linspace(0, 1, 200)
    xs, ys = 330 + 500 * ts + 30 * np.sin(40 * ts), 300 + 70 * np.sin(36 * ts) * (1.1 - ts)
    draw.line([*zip(xs.tolist(), ys.tolist(), strict=True)], fill=ink, width=4, joint="curve")


_DRAWN = {"stamp": stamp, "signature": signature}


def prepared(colours: NDArray[uint8]) -> NDArray[uint8]:
    return prepare(colours, DPI, DPI).pixels


def cleared(colours: NDArray[uint8]) -> Cleared:
    made = prepare(colours, DPI, DPI)
    return without_marks(made.pixels, made.tones, without_rules(made.pixels, SCALE), SCALE)


GRAY, RED, BLUE = (100, 100, 100), (210, 40, 50), (50, 60, 190)


def test_a_page_of_print_alone_is_left_as_it_is() -> None:
    found = cleared(sheet())
    assert found.met is None
    assert np.array_equal(found.pixels, prepared(sheet()))


@pytest.mark.parametrize("ink", [GRAY, RED, BLUE])
@pytest.mark.parametrize(("kind", "lean"), [("stamp", 3.0), ("stamp", 0.0), ("signature", 0.0)])
def test_what_is_paler_than_print_goes_and_print_stays(ink: tuple[int, int, int], kind: str, lean: float) -> None:
    colours = sheet(ink, lean, kind)
    bare, marked, found = prepared(sheet()), prepared(colours), cleared(colours)
    assert (found.pixels[BESIDE] < 128).sum() < 0.02 * (marked[BESIDE] < 128).sum()
    assert np.array_equal(found.pixels[:, :280], bare[:, :280])
    assert ((bare < 100) & (found.pixels >= 128)).sum() < 0.02 * (bare < 100).sum()
    assert found.met is not None


@pytest.mark.parametrize("ink", [GRAY, RED])
def test_a_stamp_that_the_rules_of_a_table_cut_goes_too(ink: tuple[int, int, int]) -> None:
    bare, marked = sheet(), sheet(ink, 3.0)
    rules = np.s_[80::64, 40:860]
    for colours in (bare, marked):
        colours[rules] = 0
        colours[80:, [40, 320, 620, 860]] = 0
    found, without = cleared(marked), cleared(bare)
    assert found.taken
    assert ((found.pixels < 128) & (without.pixels >= 200)).sum() < 0.02 * (without.pixels < 128).sum()
    assert ((without.pixels < 100) & (found.pixels >= 128)).sum() < 0.02 * (without.pixels < 100).sum()


def test_thin_print_within_a_mark_stays() -> None:
    colours = sheet(GRAY, 3.0)
    dash, dot = np.s_[470:473, 388:404], np.s_[540:544, 400:404]
    for place in (dash, dot):
        colours[place] = 105  # as pale as the stamp
    colours[452:484, [*range(378, 384), *range(408, 414)]] = 0  # "l-l"
    colours[454:457, 403:414] = 0  # a serif that reaches over the dash
    colours[550:576, 399:405] = 0  # "i"
    pixels = cleared(colours).pixels
    assert (pixels[471, 392:400] < 160).all()
    assert pixels[540:544, 400:404].min() < 160


def test_gray_text_between_the_rules_of_a_table_stays() -> None:
    picture = Image.fromarray(sheet())
    draw = ImageDraw.Draw(picture)
    for number in range(4):
        draw.text((480, 440 + 64 * number), "Ekhult 85 168", fill=GRAY, font=ImageFont.load_default(38))
    for number in range(5):
        draw.line((440, 430 + 64 * number, 840, 430 + 64 * number), fill=GRAY, width=5)
    draw.line((440, 430, 440, 430 + 256), fill=GRAY, width=5)
    draw.line((840, 430, 840, 430 + 256), fill=GRAY, width=5)
    assert not cleared(np.asarray(picture)).taken


def test_a_mark_as_black_as_print_stays_and_is_told() -> None:
    black = sheet((0, 0, 0), kind="signature")
    found = cleared(black)
    assert np.array_equal(found.pixels, prepared(black))
    assert found.met is not None
    assert found.met.any()


def test_words_that_a_mark_meets_are_hardly_believed() -> None:
    met = np.zeros((100, 400), dtype=np.bool_)
    met[40:44, 100:140] = True
    places = {"Eda": (10, 60), "250": (100, 160), "000": (152, 200), "200": (300, 340)}
    row = Row(tuple(Glimpse(text, (x0, 30, x1, 60), 96.0) for text, (x0, x1) in places.items()), 0, 60, 30)
    (told,) = hardly_believed([row], Cleared(np.zeros((100, 400), dtype=uint8), (), met), SCALE)
    assert [glimpse.confidence for glimpse in told.glimpses] == [96.0, 39.0, 29.0, 96.0]


def test_bold_is_told_from_regular_by_the_strokes() -> None:
    picture = Image.new("L", (WIDTH, HEIGHT), 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(38)
    rows = []
    for number in range(14):
        heavy = number in {3, 9}
        box = (60, 30 + 90 * number, 300, 80 + 90 * number)
        draw.text(box[:2], "Vallberga", fill=0, font=font, stroke_width=2 if heavy else 0)
        rows.append(Row((Glimpse("Vallberga", box, 96.0),), 0, box[3], 40))
    told = weighed(rows, np.asarray(picture))
    assert [n for n, row in enumerate(told) if row.glimpses[0].bold] == [3, 9]


def test_a_thin_stroke_close_between_print_is_print() -> None:
    clean = np.full((400, 900), 255, dtype=uint8)
    for number in range(40):
        clean[40:70, 20 + 21 * number : 30 + 21 * number] = 0
    clean[200:230, [*range(100, 110), *range(124, 134)]] = 0
    clean[200:230, 116:118] = 120  # between print, as far from it as a comma from figures
    clean[200:230, 300:302] = 120  # by itself
    sheet_ = sheet_of(clean, clean, SCALE)
    assert sheet_ is not None
    tones = with_thin_print(sheet_).tones
    assert (tones[200:230, 116:118] == 0).all()
    assert (tones[200:230, 300:302] == 120).all()


def test_the_columns_of_thin_figures_above_a_stamp_are_no_part_of_it() -> None:
    """The stems of figures in small type are as pale as a stamp, and stand near each other from row to row."""
    colours = sheet(GRAY, 3.0)
    figures = [(top, left) for top in range(204, 400, 38) for left in (500, 522, 544)]
    for top, left in figures:
        colours[top : top + 26, left : left + 16] = 105
        colours[top : top + 26, left : left + 3] = 0
        colours[top + 4 : top + 22, left + 6 : left + 12] = 255
    pixels = cleared(colours).pixels
    assert all((pixels[top + 1, left + 5 : left + 14] < 160).all() for top, left in figures[:9])


@pytest.mark.parametrize(("long", "sides"), [(900, 2), (2100, 0)])
def test_a_side_of_a_table_is_no_side_of_a_stamp(long: int, sides: int) -> None:
    """Both verticals are as high; what is broader than any stamp is a table."""
    tones = np.full((800, 2400), 255, dtype=uint8)
    across = [Edge(100 * SCALE, y * SCALE, (100 + long) * SCALE, y * SCALE) for y in (100, 600)]
    down = [Edge(x * SCALE, 100 * SCALE, x * SCALE, 600 * SCALE) for x in (100, 100 + long)]
    for edge in (*across, *down):
        places = [round(at / SCALE) for at in edge]
        tones[places[1] : places[3] + 4, places[0] : places[2] + 4] = 120
    found = [edge for edge, _ in lone_sides((*across, *down), tones, 20.0, SCALE)]
    assert sum(not edge.horizontal for edge in found) == sides


def test_a_side_that_ends_level_with_other_rules_is_of_a_table() -> None:
    """Cells merged into a heading part the inner rules, so that the sides reach farther than they."""
    tones = np.full((800, 1200), 120, dtype=uint8)
    down = [Edge(x * SCALE, top * SCALE, x * SCALE, 600 * SCALE) for x, top in ((100, 100), (400, 300), (700, 300))]
    side = Edge(900 * SCALE, 100 * SCALE, 900 * SCALE, 600 * SCALE)
    assert not list(lone_sides((*down, side), tones, 20.0, SCALE))
    assert len(list(lone_sides((down[0], side), tones, 20.0, SCALE))) == 2
