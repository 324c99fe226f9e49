"""Tables whose cells stand one to a line: a name, then its numbers, each on a line of its own.

Seen where a web page's table was copied as text. The lines of a row are put side by side as one strip, the header's
too, and then read like any row; a table with rows of unequal length is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

import regex

from parsers.tables.labels import ORGANISATION_NUMBER, TOTAL, VERDICT, is_header_word, role_of
from parsers.tables.regions.amountstacks import amounts_first
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Strip
from schemas.register import is_kommunkod
from schemas.vocabulary import ColumnRole

_LEAST_ROWS = 3
_SHORTENED = regex.compile(r"\S{1,12}\.")  # "Kr/inv.", "Org.nr."
_WORDS = 6  # of a header, at most
_FEW = 2  # titles, that may be a heading and a title
_FIRST = {ColumnRole.NAME, ColumnRole.CODE}  # what stands in the first column
_LEADING = {*_FIRST, ColumnRole.ORGANISATION_NUMBER, ColumnRole.OTHER}
_VERDICT = regex.compile(VERDICT)
_ORGANISATION = regex.compile(ORGANISATION_NUMBER)


def unstack(region: Region) -> Region | None:
    """The region with each row and the header on one strip; None where its cells do not stand one to a line."""
    if any(len(s.chunks) > 1 for s in region.body):
        return None
    if periodic := _by_titles(region):
        return periodic
    if turned := amounts_first(region):
        rest, titles, rows = turned
        header = [_side_by_side(titles)] if titles else []
        return Region(header, [_side_by_side(row) for row in rows], rest.above, rest.below, region.repeated)
    body = list(region.body)
    above = [*region.above, *region.header]
    coded = _are_coded(body)
    if body[0].chunks[0].numeral is not None and not (coded and _is_code(body[0])):
        if not above or len(above[-1].chunks) > 1:
            return None
        body.insert(0, above.pop())
    if coded and above and len(above[-1].chunks) == 1 and _is_code(above[-1]) and not _is_code(body[0]):
        body.insert(0, above.pop())
    rows = _with_verdicts_beside_names(_rows(body, coded=coded))
    most = _usual_size(rows)
    if not most:
        return None
    if any(len(row) == 1 for row in rows) and _heads_group(above, most):
        rows.insert(0, [above.pop()])
    header = _header(above, most)
    above = [s for s in above if not header or s.top < header[0].top]
    joined = [_side_by_side(header)] if header else []
    return Region(joined, [_side_by_side(row) for row in rows], above, region.below, region.repeated)


def _by_titles(region: Region) -> Region | None:
    """The region with as many cells to a row as titles stand above, each of the kind that the first row has there.

    "Län", "Kommun", "Antal", "Bidrag" over "Dalarna", "Avesta", "77", "2 457"; the total may have fewer.
    """
    strips = [*region.above, *region.header, *region.body]
    if any(len(s.chunks) > 1 for s in strips[len(region.above) :]):
        return None
    for start in range(len(region.above) + len(region.header)):
        titles = sum(1 for _ in takewhile(lambda s: is_header_word(s.text), strips[start:]))
        if role_of(strips[start].text) in _LEADING:
            for width in range(titles, _FEW, -1):  # the first name may look like a title: "Föreningen Havsbris"
                over = strips[start : start + width]
                rows = _periods(strips[start + width :], width)
                if rows and not _holds_several(over, rows[0]):
                    header = [_side_by_side(over)]
                    return Region(header, rows, strips[:start], region.below, region.repeated)
    return None


def _periods(body: Sequence[Strip], width: int) -> list[Strip]:
    """The rows of so many cells each, of one kind in each column, and the total; nothing where rows are unlike."""
    rows = [body[n : n + width] for n in range(0, len(body), width)]
    whole = [row for row in takewhile(lambda r: not TOTAL.match(r[0].text), rows) if len(row) == width]
    last = [s for row in rows[len(whole) :] for s in row]
    alike = len(whole) >= _LEAST_ROWS and len({_shape(row) for row in whole}) == 1 and any(_shape(whole[0]))
    if not alike or len(last) > width or (last and not TOTAL.match(last[0].text)):
        return []
    return [_side_by_side(row) for row in [*whole, last] if row]


def _holds_several(titles: Sequence[Strip], row: Strip) -> bool:
    """Whether a row's cells are two rows' under titles that do not come round: a line of prose is among them."""
    kinds = [c.numeral is not None for c in row.chunks]
    for k in range(1, len(kinds)):
        if len(kinds) % k == 0 and kinds == kinds[:k] * (len(kinds) // k):
            return titles[0].text != titles[k].text
    return False


def _shape(row: Sequence[Strip]) -> tuple[bool, ...]:
    """Which cells of a row are numbers."""
    return tuple(s.chunks[0].numeral is not None for s in row)


def _rows(body: Sequence[Strip], *, coded: bool) -> list[list[Strip]]:
    """The cells of each row: a text begins one, or the code before it where rows are coded."""
    rows: list[list[Strip]] = []
    for strip, following in zip(body, [*body[1:], None], strict=True):
        begins = strip.chunks[0].numeral is None and not _VERDICT.fullmatch(strip.text)
        if coded and begins and rows and len(rows[-1]) == 1 and _is_code(rows[-1][0]):
            begins = False  # the name after its code
        if coded and following is not None and _is_code(strip) and following.chunks[0].numeral is None:
            begins = True
        if begins:
            rows.append([strip])
        elif rows:
            rows[-1].append(strip)
    return rows


def _with_verdicts_beside_names(rows: list[list[Strip]]) -> list[list[Strip]]:
    """The rows, "Bifall" or "Avslag" before the numbers where most end so: numbers stand last."""
    ending = [n for n, row in enumerate(rows) if len(row) > 1 and _VERDICT.fullmatch(row[-1].text)]
    if len(ending) * 2 < len(rows) or len({rows[n][-1].text for n in ending}) == len(ending):
        return rows
    for n in ending:
        *cells, verdict = rows[n]
        first = next((k for k, cell in enumerate(cells) if k and cell.chunks[0].numeral), len(cells))
        rows[n] = [*cells[:first], verdict, *cells[first:]]
    return rows


def _usual_size(rows: Sequence[Sequence[Strip]]) -> int:
    """How many cells most rows have; 0 where too few are alike."""
    if len(rows) < _LEAST_ROWS:
        return 0
    sizes = [len(row) for row in rows]
    most = max(set(sizes), key=sizes.count)
    whole = sizes.count(most) / len(rows)
    # a cell left out leaves its row short, never long
    return most if most > 1 and whole >= (0.6 if max(sizes) == most else 0.8) else 0


def _are_coded(body: Sequence[Strip]) -> bool:
    """Whether most names stand after a code."""
    texts = [n for n, s in enumerate(body) if s.chunks[0].numeral is None and not TOTAL.match(s.text)]
    names = [n for n in texts if not _is_code(body[n]) and not _VERDICT.fullmatch(body[n].text)]
    return bool(names) and sum(n > 0 and _is_code(body[n - 1]) for n in names) > 0.6 * len(names)


def _is_code(strip: Strip) -> bool:
    text = strip.text
    return bool(_ORGANISATION.fullmatch(text)) or (2 < len(text) < 5 and is_kommunkod(text.zfill(4)))


def _heads_group(above: Sequence[Strip], width: int) -> bool:
    """Whether the line above the first row is the heading of a group: the whole header stands above it."""
    titles = [s.text for s in above[-1 - width : -1]]
    return len(titles) == width and role_of(titles[0]) in _FIRST and all(map(is_header_word, titles))


def _header(above: Sequence[Strip], width: int) -> list[Strip]:
    """The header's cells: as many short texts as there are columns, just above the first row.

    One line each; or, where that gives no header of names, with the lines in lower case as the rest of the cell
    above them: "Medel i" / "kronor".
    """
    plain = list(above[-width:])
    if len(plain) == width and role_of(plain[0].text) not in _FIRST:
        joined = _joined(above)[-width:]
        if len(joined) == width and role_of(joined[0].text) in _FIRST:
            plain = joined
    parted = [title for strip in above[-width:] for title in _titles(strip)]
    if len(parted) > len(plain) or len(plain) < width or role_of(plain[0].text) not in _FIRST:
        parted = parted[-width:]
        plain = parted if len(parted) == width and role_of(parted[0].text) in _FIRST else plain
    colons = all(s.text[-1:] == ":" and is_header_word(s.text) for s in plain)  # "Region:", "Summa:"
    ended = not colons and any(s.text[-1:] in ".:" and not _SHORTENED.fullmatch(s.text) for s in plain)
    short = not ended and all(s.text.count(" ") < _WORDS and len(s.chunks) == 1 for s in plain)
    return plain if len(plain) == width and short else []


def _titles(strip: Strip) -> list[Strip]:
    """A line of a header cut before each word that heads a column: "Antal elever Bidrag (kr)"."""
    chunk, words = strip.chunks[0], strip.text.split()
    starts = [
        n for n, word in enumerate(words) if not n or (word[:1].isupper() and is_header_word(word.strip("(),")))
    ]
    if len(strip.chunks) > 1 or len(words) != len(chunk.words) or len(starts) == 1:
        return [strip]
    cuts = list(pairwise([*starts, len(words)]))
    parts = [chunk._replace(words=chunk.words[a:b], text=" ".join(words[a:b])) for a, b in cuts]
    return [strip._replace(chunks=(part,)) for part in parts]


def _joined(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, each that begins in lower case joined to the one before it."""
    joined: list[Strip] = []
    for strip in strips:
        last = joined[-1].chunks[0] if joined else None
        if last is None or not strip.text[:1].islower() or len(strip.chunks) > 1:
            joined.append(strip)
            continue
        chunk = strip.chunks[0]
        whole = last._replace(words=last.words + chunk.words, text=f"{last.text} {chunk.text}")
        joined[-1] = joined[-1]._replace(bottom=strip.bottom, chunks=(whole,))
    return joined


def _side_by_side(strips: Sequence[Strip]) -> Strip:
    first = strips[0]
    return first._replace(bottom=strips[-1].bottom, chunks=tuple(c for s in strips for c in s.chunks))
