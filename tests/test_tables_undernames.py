"""Organisation numbers below names of several lines: where the number stands the row ends, over pages too."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf
import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType

ROWS = (
    ("Föreningen för", "ungas hälsa", "i glesbygd", "802438-7219", "131 615"),
    ("Mattestugan", "802419-9114", "84 921"),
    ("Stiftelsen Gården", "och Ängen", "802448-3528", "250 000"),
    ("Riksförbundet", "för anhöriga", "till barn med", "diabetes", "802411-7306", "46 957"),
    ("Unga Norr", "802460-1182", "8 695 178"),
)
WHOLE = [(" ".join(row[:-2]), row[-2], row[-1]) for row in ROWS]
Placed = tuple[float, float, str]
LINE, PADDING = 10.8, 4.0


def cells(level: str, *, padding: float = PADDING) -> list[Placed]:
    """The texts of the rows, each amount at the top, middle or foot of its cell."""
    placed: list[Placed] = []
    y = 16.0
    for *lines, amount in ROWS:
        placed += [(60, y + n * LINE, line) for n, line in enumerate(lines)]
        last = (len(lines) - 1) * LINE
        placed.append((510, y + {"top": 0.0, "middle": last / 2, "foot": last}[level], amount))
        y += last + LINE + padding
    return placed


def drawn(*pages: Sequence[Placed]) -> Extraction:
    """A document with the texts below the titles, printed again on each page."""
    document = pymupdf.open()
    for texts in pages:
        page = document.new_page()
        if len(document) == 1:
            page.insert_text((60, 60), "Bilaga 1 Beviljade bidrag 2024", fontsize=13)
        for x, y, text in ((60, 0, "Mottagare"), (470, 0, "Bidrag, kr"), *texts):
            left = x - pymupdf.get_text_length(text, fontsize=9) if x > 500 else x
            page.insert_text((left, 100 + y), text, fontsize=9)
    return understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER))


def read(extraction: Extraction) -> list[tuple[str | None, str | None, str | None]]:
    return [(a.recipient, a.code_text, a.text) for a in extraction.allocations if a.row_type is RowType.RECIPIENT]


@pytest.mark.parametrize("level", ["top", "middle", "foot"])
@pytest.mark.parametrize("padding", [PADDING, 0.0])
def test_the_number_below_a_name_of_several_lines_ends_its_row(level: str, padding: float) -> None:
    assert read(drawn(cells(level, padding=padding))) == WHOLE


@pytest.mark.parametrize("line", range(2, 14))
def test_a_page_turns_in_a_row(line: int) -> None:
    texts = sorted(cells("middle"), key=lambda text: text[1])
    names = [text for text in texts if text[0] == 60]
    turn = names[line][1]
    before = [text for text in texts if text[1] < turn]
    after = [(x, y - turn + 16, text) for x, y, text in texts if y >= turn]
    assert read(drawn(before, after)) == WHOLE


@pytest.mark.parametrize("line", range(9, 13))
def test_a_page_turns_in_the_last_row(line: int) -> None:
    texts = sorted(cells("top"), key=lambda text: text[1])
    last = [text for text in texts if text[0] == 60][-2:]
    texts = [text for text in texts if text[1] < last[0][1]]
    turn = [text for text in texts if text[0] == 60][line][1]
    before = [text for text in texts if text[1] < turn]
    after = [(x, y - turn + 16, text) for x, y, text in texts if y >= turn]
    assert read(drawn(before, [*after, (60, 110, "På styrelsens vägnar")])) == WHOLE[:-1]


def test_a_heading_above_a_row_is_no_part_of_its_name() -> None:
    texts = [(x, y + 20, text) for x, y, text in cells("middle")]
    assert read(drawn([(60, 14, "Kronobergs län"), *texts])) == WHOLE
