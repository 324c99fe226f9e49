"""Every word of a page is read once, whatever its pieces and wherever they stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.prose.blocks import read_flow
from schemas.document import BBox, Document, Page, Style, Word
from schemas.vocabulary import Engine, TextSource

PIECES = st.lists(
    st.tuples(
        st.sampled_from([60.0, 62.0, 170.0, 310.0, 312.0, 400.0]),  # left edge
        st.integers(0, 45),  # line on the page
        st.sampled_from(
            ["Medlen ska användas", "till vård och omsorg", "2(3)", "1", "• stöd", "senast den 1 maj", "Bilaga 1"]
        ),
        st.sampled_from([7.0, 11.0, 11.0, 11.0, 18.0]),
        st.sampled_from([Style.REGULAR, Style.REGULAR, Style.BOLD]),
    ),
    max_size=60,
)


@settings(max_examples=80, derandomize=True)
@given(st.lists(PIECES, min_size=1, max_size=3))
def test_no_word_of_any_page_is_lost_or_read_twice(
    sheets: list[list[tuple[float, int, str, float, Style]]],
) -> None:
    pages = []
    for number, pieces in enumerate(sheets, 1):
        words = []
        for left, line, text, size, style in pieces:
            x = left
            for word in text.split():
                box = BBox(x, 40 + 16.0 * line, x + len(word) * size * 0.5, 40 + 16.0 * line + size)
                words.append(Word(word, box, line + 1, " ", size, style))
                x = box.x1 + size * 0.3
        pages.append(Page(number, 595.0, 842.0, tuple(words)))
    document = Document("0" * 64, "x", "application/pdf", 1, Engine.PYMUPDF, TextSource.BORN_DIGITAL, tuple(pages))
    flow = read_flow(document, frozenset())
    seen = [ref for block in flow.blocks for ref in set(block.text.words)]
    seen += [ref for running in flow.running for ref in set(running.words)]
    assert sorted(seen) == [(p, w) for p, page in enumerate(pages) for w in range(len(page.words))]
