"""Markdown -> a monospaced page: marks become type, one line of the file stays one line of the page.

Headings, bold, italic, lists, links, pipe tables, rules and fenced code, as converters and agencies write them.
What is marked wrongly (a pair never closed) stays as written. Whether a text is Markdown is decided by its marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

import regex

from ingest.monospaced.blocks import Inline, segments_of
from ingest.monospaced.delimited import BAR, Cells, Rows, bar_cells, delimited, draw
from ingest.monospaced.grid import BODY_SIZE, Segment, heading_size, page_of, words_of
from ingest.monospaced.tabs import tab_runs, tab_stops
from schemas.document import Edge, Page, Style

# "## Villkor", "### **Bakgrund** ##"; not "#1", not "# ", not "#   Mottagare   Belopp", titles of columns
HEADING = regex.compile(
    r"[ ]{0,3}(?P<marks>\#{1,6})(?!.*[^\s\#][ ]{3,}[^\s\#])[ \t]+(?P<text>\S.*?)(?:[ \t]+\#+)?[ \t]*"
)
# "**Summa**", "__Summa__"; not "** avser", not "5 ** 3"
BOLD = regex.compile(r"\*\*(?=[^\s*])(?P<bold>.+?)(?<=\S)\*\*|(?<!\w)__(?=\S)(?P<bold>.+?)(?<=\S)__(?!\w)")
# "*bilagan*", "_bilagan_"; not "250* och 300*", not "fil_namn_x"
ITALIC = regex.compile(
    r"(?<![*\w])\*(?=[^\s*])(?P<italic>[^*]+?)(?<=\S)\*(?![*\w])|(?<![\w_])_(?=[^\s_])(?P<italic>[^_]+?)(?<=\S)_(?!\w)"
)
# "[läs mer](https://x.se)" -> läs mer; "![logga](x.png)" -> nothing
LINK = regex.compile(r"(?P<image>!)?\[(?P<link>[^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
# "250<sup>9</sup>" -> 250 and a superscript 9
RAISED = regex.compile(r"<sup>(?P<raised>[^<]*)</sup>")
# "\*", "\." -> the character; "<br>" -> a space; "</td>" -> a tab; "<u>" -> nothing; "`kod`" -> kod
ESCAPE = regex.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+.!|>~-])|(?P<break><br\s*/?>)|(?P<cell></t[dh]>)|</?[a-zA-Z][^<>]*>|`+"
)
INLINE = regex.compile(f"{RAISED.pattern}|{ESCAPE.pattern}|{LINK.pattern}|{BOLD.pattern}|{ITALIC.pattern}")

# "|---|---:|", "--- | ---"; not "---"
_CELL_RULE = r"\s*+:?-{2,}+:?\s*+"
DIVIDER = regex.compile(rf"\s*+\|?{_CELL_RULE}(?:\|{_CELL_RULE})+\|?\s*+|\s*+\|{_CELL_RULE}\|\s*+")
RULE = regex.compile(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
UNDERLINE = regex.compile(r"[ ]{0,3}(?:(?P<first>={3,})|-{3,})[ \t]*")
# "- punkt", "  * punkt"
ITEM = regex.compile(r"(?P<indent>\s*+)[-*+][ \t]++(?=\S)")
QUOTE = regex.compile(r"[ ]{0,3}(?:>[ ]?)+")
FENCE = regex.compile(r"[ ]{0,3}(?:`{3,}|~{3,})[^`]*")


class _Line(NamedTuple):
    """A line of the file as it will be set."""

    inlines: tuple[Inline, ...] = ()
    column: int = 0
    size: float = BODY_SIZE


def is_markdown(text: str) -> bool:
    """True for text with a heading, a pipe table or two pairs of bold marks."""
    lines = text.split("\n")
    if any(HEADING.fullmatch(line) for line in lines):
        return True
    if any("|" in lines[i] and DIVIDER.fullmatch(line) for i, line in enumerate(lines[1:])):
        return True
    return sum(len(BOLD.findall(line)) for line in lines if "**" in line) >= 2


def lay_out_markdown(number: int, lines: Sequence[str]) -> Page:
    """The page that shows ``lines``."""
    tables = list(_tables(lines))
    announced = {t.first + n for t in tables for n in range(len(t.rows))}
    tables += delimited(["" if i in announced else line for i, line in enumerate(lines)], inlines_of)
    inside = {t.first + n for t in tables for n in range(len(t.rows))}
    prose = [_Line() if i in inside else line for i, line in enumerate(_lines(lines))]
    segments = _segments(prose)
    edges: list[Edge] = []
    for table in tables:
        edges.extend(draw(table, segments))
    words = tuple(w for i, parts in enumerate(segments, 1) for w in words_of(i, parts))
    return page_of(number, len(lines), words, tuple(dict.fromkeys(edges)))


def _lines(lines: Sequence[str]) -> Iterator[_Line]:
    fenced = False
    for i, line in enumerate(lines):
        if FENCE.fullmatch(line):
            fenced = not fenced
            yield _Line()
        elif fenced:
            yield _Line((Inline(line),))
        else:
            yield _line(lines, i)


def _line(lines: Sequence[str], i: int) -> _Line:
    line = lines[i]
    above, below = lines[i - 1] if i else "", lines[i + 1] if i + 1 < len(lines) else ""
    if heading := HEADING.fullmatch(line):
        return _Line(tuple(inlines_of(heading["text"], Style.BOLD)), 0, heading_size(len(heading["marks"])))
    if RULE.fullmatch(line) or (UNDERLINE.fullmatch(line) and above.strip()):
        return _Line()
    if (under := UNDERLINE.fullmatch(below)) and line.strip() and not above.strip():
        return _Line(tuple(inlines_of(line.strip(), Style.BOLD)), 0, heading_size(1 if under["first"] else 2))
    if quote := QUOTE.match(line):
        line = line[quote.end() :]
    if item := ITEM.match(line):
        return _Line((Inline("• "), *inlines_of(line[item.end() :])), len(item["indent"].expandtabs(4)))
    return _Line(tuple(inlines_of(line)))


def inlines_of(text: str, style: Style = Style.REGULAR) -> Iterator[Inline]:
    """The characters of a line without their marks, in the type the marks ask for."""
    end = 0
    for match in INLINE.finditer(text):
        if match.start() > end:
            yield Inline(unescape(text[end : match.start()]), style)
        end = match.end()
        if match["raised"]:
            yield Inline(match["raised"], style | Style.SUPERSCRIPT)
        elif match["escaped"] or match["break"] or match["cell"]:
            yield Inline(match["escaped"] or ("\t" if match["cell"] else " "), style)
        elif match["bold"]:
            yield from inlines_of(match["bold"], style | Style.BOLD)
        elif match["italic"]:
            yield from inlines_of(match["italic"], style | Style.ITALIC)
        elif match["link"] and not match["image"]:
            yield from inlines_of(match["link"], style)
    if end < len(text):
        yield Inline(unescape(text[end:]), style)


def _segments(lines: Sequence[_Line]) -> list[list[Segment]]:
    plain = ["".join(inline.text for inline in line.inlines) for line in lines]
    stops: dict[int, list[int]] = {}
    for run in tab_runs(plain):
        stops.update(dict.fromkeys(run, tab_stops([plain[i] for i in run])))
    return [segments_of(line.inlines, line.column, line.size, stops.get(i, ())) for i, line in enumerate(lines)]


def _tables(lines: Sequence[str]) -> Iterator[Rows]:
    i = 0
    while i + 1 < len(lines):
        if "|" in lines[i] and DIVIDER.fullmatch(lines[i + 1]):
            stop = i + 2
            while stop < len(lines) and "|" in lines[stop]:
                stop += 1
            edge = "" if BAR.match(lines[i].strip()) else "|"  # a bar before all text then follows an empty cell
            rows = [_cells(f"{edge}{line.strip()}", Style.REGULAR) for line in lines[i + 2 : stop]]
            first = _first_of_titles(lines, i)
            titles = [_cells(line, Style.BOLD) for line in lines[first : i + 1]]
            yield Rows(first, (*titles, None, *rows))
            i = stop
        else:
            i += 1


def _first_of_titles(lines: Sequence[str], i: int) -> int:
    """The uppermost of the lines down to ``i`` that part into as many cells: titles in more than one line."""
    width = len(bar_cells(lines[i]))
    return next((n for n in range(i, 0, -1) if len(bar_cells(lines[n - 1])) != width), 0) if width > 1 else i


def _cells(line: str, style: Style) -> Cells:
    return tuple(tuple(inlines_of(cell, style)) for cell in bar_cells(line))
