"""Footnote marks that a font draws small on the line: no digits of the word that they stand behind."""

from __future__ import annotations

import pytest
import typst

from ingest.readers import read_document
from schemas.document import Style


@pytest.mark.parametrize(
    ("printed", "words", "marks"),
    [
        ("Karlstad#super[1] 4 210 kr", ["Karlstad", "1", "4", "210", "kr"], ["1"]),
        ("Eda 663\u00a0728#super[2]", ["Eda", "663", "728", "2"], ["2"]),
        ("Eda 663\u00a0728#super[12]", ["Eda", "663", "728", "12"], ["12"]),
        ("Skola1 12 121 1212", ["Skola1", "12", "121", "1212"], []),  # as wide as the others
    ],
)
def test_a_small_figure_of_the_font_is_a_mark(printed: str, words: list[str], marks: list[str]) -> None:
    page = read_document(typst.compile(f"Mått 1 2 12 \\\n{printed}".encode()), "annex.pdf").pages[0]
    found = page.words[-len(words) :]
    assert [w.text for w in found] == words
    assert [w.text for w in found if w.style.has(Style.SUPERSCRIPT)] == marks
