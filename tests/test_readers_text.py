"""Plain text and Markdown on the monospaced page."""

from __future__ import annotations

import re
import zlib
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import InputError
from ingest.monospaced.encoding import decode
from ingest.monospaced.pagination import split_pages
from ingest.readers import read_document
from schemas.document import CHAR_WIDTH, LINE_HEIGHT, Document, Page, Style, Word
from schemas.vocabulary import Engine, FailureCategory

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def read(text: str) -> Document:
    return read_document(text.encode(), "fil")


def page_of(text: str) -> Page:
    (page,) = read(text).pages
    return page


def drawn(page: Page) -> dict[int, str]:
    """The page as it would be printed."""
    lines: dict[int, str] = {}
    for word in sorted(page.words, key=lambda w: (w.line, w.bbox.x0)):
        column = round(word.bbox.x0 / CHAR_WIDTH)
        lines[word.line] = lines.get(word.line, "").ljust(column) + word.text
    return lines


def word(page: Page, text: str) -> Word:
    return next(w for w in page.words if w.text == text)


def body(number: int, lines: int) -> list[str]:
    """Lines of text for a page."""
    return [f"rad {n} på sidan {number} med några ord" for n in range(1, lines + 1)]


def test_a_line_of_the_file_is_a_line_of_the_page() -> None:
    page = page_of("Beslut\n\n  Belopp: 1\u00a0310  kr \n")
    assert drawn(page) == {1: "Beslut", 3: "  Belopp: 1 310  kr"}
    amount = word(page, "310")
    assert (amount.bbox.x0, amount.bbox.top) == (12 * CHAR_WIDTH, 2 * LINE_HEIGHT)
    assert [w.after for w in page.words] == ["", " ", "\u00a0", "  ", " "]
    assert not page.geometry


def test_the_document_says_what_it_is() -> None:
    document = read("Beslut om bidrag\n")
    assert (document.media_type, document.engine, document.source) == ("text/plain", Engine.TEXT, "fil")


SWEDISH = "Åtgärder för äldre – 1 000 kr"


@pytest.mark.parametrize(
    "data",
    [
        SWEDISH.encode(),
        SWEDISH.encode("utf-8-sig"),
        SWEDISH.encode("utf-16"),
        SWEDISH.encode("utf-16-le"),  # without a mark
        SWEDISH.encode("cp1252"),
        SWEDISH.replace("–", "-").encode("latin-1").replace(b"-", b"\x96"),  # a Windows dash in "Latin-1"
        SWEDISH.encode("mac_roman"),
        SWEDISH.encode().decode("cp1252").encode(),  # UTF-8 twice
        SWEDISH.encode().decode("latin-1").encode(),  # the same by a program that knows no Windows letters
    ],
)
def test_no_encoding_of_swedish_is_garbled(data: bytes) -> None:
    assert decode(data) == SWEDISH


def test_dos_text_and_stray_bytes() -> None:
    assert decode("Åtgärder för äldre".encode("cp850")) == "Åtgärder för äldre"
    assert decode("åäö ".encode() + b"\x96 1") == "åäö – 1"
    assert decode("Belopp på någ".encode()[:-1] + b"\xc3") is not None


@given(st.text(alphabet="abcåäöÅÄÖé 0123456789§–”\u00a0\n", min_size=1))
@settings(max_examples=60)
def test_utf_8_is_always_utf_8(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    "text",
    [
        "Hej \x1b[31mRÖTT\x1b[0m Dnr 5.1-12/2021\n",
        "Bidrag\x07 till kommuner\n",
        "Bidrag\x08\x08 till\n",
        "Bidrag \x9b31m till kommuner\n",
        "Bidrag till kommuner\x1a",
        "Bidrag\x07 till alla kommuner i landet och i varje region, enligt bilagan.\n" * 20,
    ],
)
def test_a_few_control_characters_make_no_text_binary(text: str) -> None:
    assert decode(text.encode()) == text
    (page,) = read_document(text.encode(), "x.txt").pages
    assert [w.text for w in page.words] == re.findall(r"[^ \n]+", text)  # as read


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03" * 50,
        bytes(range(256)) * 4,
        b"Hej\x00 du",
        zlib.compress("\n".join(str(n * n) for n in range(200)).encode())[:300].replace(b"\x00", b"\x02"),
        b"\x01\x02\x03\x04",
        b"\x7fELF\x02\x01\x01\x03 och mycket mer text, men intet att tro p\xe5",
        b"Bidrag\x07\x07\x07\n" * 20,
    ],
)
def test_bytes_are_no_text(data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        read_document(data, "fil.bin")
    assert raised.value.category is FailureCategory.UNSUPPORTED


@pytest.mark.parametrize("data", [b"", b" \n\n\t", "\ufeff".encode()])
def test_a_file_without_words_is_empty(data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        read_document(data, "tom.txt")
    assert raised.value.category is FailureCategory.EMPTY


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert [w.line for w in page_of(f"a{end}{end}b{end}").words] == [1, 3]


def test_tab_separated_columns_stand_under_each_other() -> None:
    page = page_of("Kod\tKommun\tKronor\n0114\tUpplands Väsby\t1 310\n\n0115\tVallentuna\t948\nSumma\t\t2 258\n")
    assert drawn(page) == {
        1: "Kod    Kommun          Kronor",
        2: "0114   Upplands Väsby  1 310",
        4: "0115   Vallentuna      948",
        5: "Summa                  2 258",
    }
    assert word(page, "Summa").after == "\t\t"


def test_a_group_heading_does_not_move_the_columns() -> None:
    page = page_of("A\tlång text här\t1\nStockholms län\nB\tkort\t2\n")
    assert word(page, "1").bbox.x0 == word(page, "2").bbox.x0


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("a\n\fb\n\fc\n\f", [["a"], ["b"], ["c"]]),  # the last form feed ends the last page
        ("a\n\f\fc\n", [["a"], [""], ["c"]]),  # a page without text keeps its number
        ("a\n\n\n\f\nb", [["a", "", ""], ["", "b"]]),  # blank lines count
        ("a\n b\nc\n", [["a", " b", "c"]]),  # an indented line is no page
    ],
)
def test_form_feeds(text: str, pages: list[list[str]]) -> None:
    assert split_pages(text) == pages


def starts_of(lines: list[str]) -> list[int]:
    """First line of each page, 1-based in the file."""
    pages = split_pages("\n".join(lines) + "\n")
    return [1 + n for n in accumulate((len(page) for page in pages[:-1]), initial=0)]


def test_a_leading_space_is_the_trace_of_a_form_feed() -> None:
    assert starts_of([*body(1, 40), *[" " + line for line in body(2, 1)], *body(2, 39)]) == [1, 41]


def test_an_indented_line_below_a_blank_one_is_no_page() -> None:
    first = [*body(1, 20), "", " mnkr sidor", *body(1, 18)]
    assert starts_of([*first, " " + "ny sida", *body(2, 39)]) == [1, len(first) + 1]


def test_an_indented_table_header_in_the_middle_of_a_page_is_no_page() -> None:
    pages = [[" ny sida", *body(n, 39)] for n in range(5)]
    pages[2][20] = " tkr procent"
    assert starts_of([line for page in pages for line in page]) == [1, 41, 81, 121, 161]


def test_where_lines_are_indented_anyway_a_space_means_nothing() -> None:
    assert starts_of([*body(1, 30), "    indraget", " ny", *body(2, 30)]) == [1]
    assert starts_of([f" {line}" for line in body(1, 60)]) == [1]


def test_a_running_header_begins_a_page() -> None:
    lines: list[str] = []
    for n in (1, 2, 3):
        lines += ["Myndigheten", f"2024-05-06 Dnr 1.2-3/2024 {n}(3)", "", *body(n, 30), ""]
    assert starts_of(lines) == [1, 35, 69]


def test_a_running_footer_ends_a_page() -> None:
    lines: list[str] = []
    for n in (1, 2, 3):
        lines += [*body(n, 30), "", f"Myndigheten  {n} (3)", ""]
    assert starts_of(lines) == [1, 33, 66]


def test_lone_page_numbers() -> None:
    header: list[str] = []
    footer: list[str] = []
    for n in (7, 8, 9):
        header += [str(n), "", *body(n, 30), ""]
        footer += [*body(n, 30), "", f"- {n} -", ""]
    assert starts_of(header) == [1, 34, 67]
    assert starts_of(footer) == [1, 33, 66]


def test_other_lone_numbers_do_not_hide_page_numbers() -> None:
    lines = ["49", "", *body(1, 20), "", "17", "", *body(1, 9), "", "- 1 -", ""]
    for n in (2, 3):
        lines += [*body(n, 30), "", f"- {n} -", ""]
    assert starts_of(lines) == [1, 37, 70]


def test_numbers_in_a_double_spaced_table_are_no_pages() -> None:
    lines = [part for n in range(1, 9) for part in (f"Kommun {n}", "", str(n), "")]
    assert starts_of(lines) == [1]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not beside this checkout")
@pytest.mark.parametrize(
    ("seed", "starts"),
    [
        ("000", [1, 111, 206]),
        ("001", [1]),
        ("002", [1]),
        (
            "003",
            [1, 44, 88, 132, 175, 219, 262, 316, 361, 405, 441, 488, 535, 588, 637, 684, 731, 744, 835],
        ),
        ("004", [1, 72, 153, 244]),
    ],
)
def test_pages_of_the_source_documents(seed: str, starts: list[int]) -> None:
    (path,) = SEEDS.glob(f"{seed}_*")
    assert starts_of(path.read_text(encoding="utf-8").removesuffix("\n").split("\n")) == starts


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not beside this checkout")
def test_every_character_of_the_source_documents_is_read() -> None:
    for path in sorted(SEEDS.iterdir()):
        text = path.read_text(encoding="utf-8")
        words = "".join(w.text for page in read(text).pages for w in page.words)
        printed = "".join(text.split())
        marks = str.maketrans("", "", "#*")
        assert words.translate(marks) == printed.translate(marks)


MARKDOWN = """\
2024-05-06
A2024/00123 (delvis)**Arbetsmarknadsdepartementet**Mottagaren

# Beslut *om* medel
### **Villkor** ##
Se *bilagan*, **Summa**: 5 * 3 * 2, fil_namn_x och [webben](https://x.se/a_(b)) \\*nej\\*.
- punkt
  * under

| Kommun | Belopp, kr |
|:---|---:|
| Ale | 1&nbsp;000 |
| Upplands **Väsby** | 250<sup>9</sup> |

Rubrik
======
Kod\tNamn
0114\t**Ale**
***
"""


def test_markdown_marks_are_type_and_no_text() -> None:
    document = read(MARKDOWN)
    (page,) = document.pages
    assert document.media_type == "text/markdown"
    assert drawn(page) == {
        1: "2024-05-06",
        2: "A2024/00123 (delvis)   Arbetsmarknadsdepartementet   Mottagaren",
        4: "Beslut om medel",
        5: "Villkor",
        6: "Se bilagan, Summa: 5 * 3 * 2, fil_namn_x och webben *nej*.",
        7: "• punkt",
        8: "  • under",
        10: " Kommun           Belopp, kr",
        12: " Ale              1 000",
        13: " Upplands Väsby   2509",
        15: "Rubrik",
        17: "Kod   Namn",
        18: "0114  Ale",
    }
    assert [word(page, w).size for w in ("Beslut", "Villkor", "Rubrik", "bilagan")] == [20.0, 14.0, 20.0, 10.0]
    assert word(page, "Villkor").style == Style.BOLD
    assert word(page, "bilagan").style == Style.ITALIC
    assert word(page, "9").style == Style.SUPERSCRIPT


def test_a_change_to_bold_parts_fields_but_not_a_word() -> None:
    page = page_of("# Rubrik\n(delvis)**Departementet**Mottagaren **Summa**: **B**eslut\n")
    assert drawn(page)[2] == "(delvis)   Departementet   Mottagaren Summa: Beslut"
    assert word(page, "(delvis)").after == ""
    assert word(page, "Summa").bbox.x1 == word(page, ":").bbox.x0


def test_pipe_tables_have_an_edge_on_every_side() -> None:
    page = page_of(MARKDOWN)
    ale = word(page, "Ale").bbox
    above = [e for e in page.edges if e.horizontal and e.top <= ale.top and e.x0 <= ale.x0 and e.x1 >= ale.x1]
    left = [e for e in page.edges if not e.horizontal and e.x0 < ale.x0 and e.top <= ale.top < e.bottom]
    assert above
    assert left


@pytest.mark.parametrize(
    "text",
    [
        "Medel: 250* och 300*\n* Preliminärt\n",  # note marks
        "#1 på listan\n",
        "a | b\n",
        "1. Inledning\n- punkt\n",
        "** avser 2024\n",
    ],
)
def test_plain_text_is_not_taken_for_markdown(text: str) -> None:
    assert read(text).media_type == "text/plain"
    assert "".join(w.text for w in page_of(text).words) == "".join(text.split())
