"""Names of two lines in drawn cells: the lower line of one heads no rows, whatever it looks like."""

from __future__ import annotations

import pymupdf
from made_pages import recipients

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings

_LEFTS = (55, 125, 260, 370, 440)
_ROWS = (
    ("2026-0012", "Föreningen Ordfront", "Läsecirklar på/häkten", "350 000 kr", "300 000 kr"),
    ("2026-0013", "Ibn Rushd/Studieförbund", "Samtalsserie", "500 000 kr", "–"),
    ("2026-0019", "Kvinnor för Fred", "Fredspedagogik i/gymnasiet", "210 000 kr", "210 000 kr"),
)


def test_the_lower_line_of_a_name_in_a_drawn_cell_is_no_heading() -> None:
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.insert_text((55, 60), "Bilaga 1 Beviljade bidrag", fontsize=13)
    for n, cells in enumerate((("Ärende", "Sökande", "Projekt", "Sökt", "Beviljat"), *_ROWS)):
        for x, cell in zip(_LEFTS, cells, strict=True):
            lines = cell.split("/")
            for k, text in enumerate(lines):
                page.insert_text((x, 99 + 29 * n + 11 * k - 5.5 * (len(lines) - 1)), text, fontsize=9)
    for n in range(len(_ROWS) + 2):
        page.draw_line((50, 82 + 29 * n), (510, 82 + 29 * n))
    rows = recipients(understand(document.tobytes(), "bilaga.pdf", Settings.of(SecondReader.NEVER)))
    names = [row[1].replace("/", " ") for row in _ROWS]
    assert [(row.recipient, row.group) for row in rows[::2]] == [(name, None) for name in names]
