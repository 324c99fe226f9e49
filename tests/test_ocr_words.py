"""Words of a scan: their gaps, what parts them, and what stands too far off to be of a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.ocr.digits import parted
from ingest.ocr.tesseract import Glimpse, Letter, Row
from ingest.ocr.words import words_in
from parsers.tables.regions.furniture import find_furniture
from parsers.tables.strips import strips_of
from schemas.document import BBox, Page, Scan, Word
from schemas.vocabulary import Illegible, Recognition


def letters_at(text: str, *starts: int) -> Glimpse:
    letters = tuple(Letter(c, (x, 0, x + 20, 40), 95.0) for c, x in zip(text, starts, strict=True))
    return Glimpse(text, (starts[0], 0, starts[-1] + 20, 40), 95.0, letters)


@pytest.mark.parametrize(
    ("glimpse", "texts"),
    [
        (letters_at("1234", 0, 40, 65, 90), ["1", "234"]),  # the gap between thousands was lost
        (letters_at("1234", 0, 25, 50, 75), ["1234"]),
        (letters_at("12,5", 0, 25, 48, 60), ["12,5"]),
        (letters_at("1734", 0, 25, 50, 90), ["1734"]),  # no number is written so: the boxes are off
        (letters_at("A234", 0, 40, 65, 90), ["A234"]),
    ],
)
def test_gaps_between_figures(glimpse: Glimpse, texts: list[str]) -> None:
    assert [part.text for part in parted(glimpse)] == texts


def test_figures_on_each_other_are_hardly_believed() -> None:
    (part,) = parted(letters_at("5177", 0, 12, 30, 55))
    assert part.text == "5177"
    assert part.confidence < 50


def test_words_of_a_picture_in_a_text_are_parted_by_their_own_gaps() -> None:
    def line(number: int, gap: float, sure: float | None, *texts: str) -> list[Word]:
        found: list[Word] = []
        x = 70.0
        for text in texts:
            wide = 4.0 + len(text) % 3 if text.isalpha() else 5.0
            box = BBox(x, 20.0 * number, x + wide * len(text), 20.0 * number + 10)
            found.append(Word(text, box, number, confidence=sure))
            x = box.x1 + gap * (1.6 if text == "1" else 1)
        return found

    words = [w for n in range(1, 9) for w in line(n, 2.2, None, "Bidraget", "får", "användas", "under", "året")]
    seen = [w for n in range(9, 12) for w in line(n, 3.6, 96.0, "Ale", "2", "460", "415")]
    seen += line(12, 3.6, 96.0, "1", "460", "415")
    page = Page(1, 595.0, 842.0, (*words, *seen), scan=Scan(Illegible.PARTIAL, Recognition.DONE))
    assert [chunk.text for chunk in strips_of([page], 0)[-1].chunks] == ["1 460 415"]


@pytest.mark.parametrize(
    ("last", "furniture"),
    [
        (("2", "(9)"), True),
        (("3", "(9)"), False),
        (("Sida", "2"), True),
        (("Sida", "I"), True),  # as "1" is misread
        (("Skola", "I"), False),
    ],
)
def test_the_number_of_a_page_and_that_of_all_may_stand_wide_apart(
    last: tuple[str, ...], *, furniture: bool
) -> None:
    def page(at: int, last: tuple[str, ...]) -> Page:
        cells = [("Ale", 60, n) for n in range(1, 9)] + [("250", 200, n) for n in range(1, 9)]
        cells += [(text, 290 + 15 * n, 20) for n, text in enumerate(last)]
        words = [Word(t, BBox(x, 40.0 * n, x + 5, 40.0 * n + 10), n, confidence=95.0) for t, x, n in cells]
        return Page(at, 595.0, 842.0, tuple(words), scan=Scan(Illegible.PICTURE, Recognition.DONE))

    pages = [page(1, ()), page(2, last)]
    found = find_furniture([strips_of(pages, 0), strips_of(pages, 1)], [True, True])
    assert ((1, 20) in found) is furniture


@pytest.mark.parametrize(
    ("x", "top", "beside"), [(60, 40, True), (60, 60, True), (60, 66, False), (450, 40, False)]
)
def test_a_running_head_that_leans_is_one_beside_its_case(x: float, top: float, *, beside: bool) -> None:
    def page(at: int, names: str, *cells: tuple[str, float, float]) -> Page:
        rows = [
            (text, x, 90.0 + 14 * n) for n, name in enumerate(names) for text, x in ((name, 60.0), ("250", 300.0))
        ]
        lines = sorted({y for _, _, y in (*cells, *rows)})
        words = [
            Word(text, BBox(x, y, x + 5 * len(text), y + 9), lines.index(y), confidence=95.0)
            for text, x, y in (*cells, *rows)
        ]
        return Page(at, 595.0, 842.0, tuple(words), scan=Scan(Illegible.PICTURE, Recognition.DONE))

    pages = [page(1, "ABCDEF"), page(2, "GHIJKL", ("Socialdepartementet", x, top), ("S2023/03840", 500, 50))]
    found = find_furniture([strips_of(pages, 0), strips_of(pages, 1)], [True, True])
    assert ((1, int(top > 50)) in found) is beside
    assert (1, int(top < 50)) in found


def test_a_note_far_beside_a_line_of_a_scan_is_no_cell_of_it() -> None:
    def line(number: int, *words: tuple[float, str]) -> list[Word]:
        return [
            Word(text, BBox(x, 20.0 * number, x + 5.0 * len(text), 20.0 * number + 10), number, confidence=95.0)
            for x, text in words
        ]

    rows = [line(n, (60, "0128"), (110, "Salem"), (230, "244")) for n in range(2, 8)]
    words = [*line(1, (110, "Stockholms"), (163, "län"), (530, "OK")), *(word for row in rows for word in row)]
    page = Page(1, 595.0, 842.0, tuple(words), scan=Scan(Illegible.PICTURE, Recognition.DONE))
    assert [chunk.text for chunk in strips_of([page], 0)[0].chunks] == ["Stockholms län"]
    told = replace(page, words=(*words, *line(3, (525, "Avslag"))))  # a column of remarks
    assert [chunk.text for chunk in strips_of([told], 0)[0].chunks] == ["Stockholms län", "OK"]


def test_a_bracket_that_nothing_closes_is_the_wall_of_a_bent_table() -> None:
    def read(*texts: str, sure: float = 90.0) -> list[tuple[str, float]]:
        glimpses = tuple(Glimpse(t, (100 * n, 0, 100 * n + 10 * len(t), 30), sure) for n, t in enumerate(texts, 1))
        return [(word.text, word.bbox.x0) for word in words_in([Row(glimpses, 0.0, 30, 30.0)], 1.0, ())]

    assert read("[Hörby") == [("Hörby", 110.0)]
    assert read("[", "Götene") == [("Götene", 200.0)]
    assert read("[bilaga", "1]") == [("[bilaga", 100.0), ("1]", 200.0)]
    assert read('"Essunga', sure=58.0) == [("Essunga", 110.0)]
    assert read('"Essunga') == [('"Essunga', 100.0)]  # a quotation that ends on the next line
    assert read('"Nya', 'vägar"', sure=58.0) == [('"Nya', 100.0), ('vägar"', 200.0)]


@pytest.mark.parametrize(
    ("text", "box", "kept"),
    [
        ("I", (100, 10, 102, 40), False),  # what a stroke left of a rule
        ("I", (100, 10, 108, 40), True),
        ("5", (100, 28, 148, 40), False),  # the end of a flourish
        ("5", (100, 10, 120, 40), True),
    ],
)
def test_a_sign_thinner_or_flatter_than_any_is_a_piece_of_a_line(
    text: str, box: tuple[int, int, int, int], *, kept: bool
) -> None:
    amount = Glimpse("272", (200, 10, 260, 40), 96.0)
    found = words_in([Row((Glimpse(text, box, 45.0), amount), 0.0, 40.0, 40.0)], 0.24, ())
    assert [word.text for word in found] == ([text, "272"] if kept else ["272"])
