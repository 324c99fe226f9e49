"""Rows whose columns stand one space apart: the cut that grouping, columns and arithmetic prove.

"49 20 000 980 000" has one cut into three numbers of which the third is the product of the first two; where
more than one cut survives, the row keeps its text and has no value. Nothing is chosen by taste.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import regex

from parsers.tables.grid import Cell, Grid, Header, Record
from parsers.tables.labels import TOTAL, is_header_word, role_of, unit_of
from parsers.tables.numerals import Numeral, Shape, read_numeral
from parsers.tables.regions import Region, is_record
from parsers.tables.strips import Chunk, Strip, cell_text, printed_text
from parsers.text import WordRef, level
from schemas.document import Page, Word
from schemas.vocabulary import ColumnRole

_CODE = regex.compile(r"\d{4}|\d{2}")
_MOST = 6  # number columns


class Tail(NamedTuple):
    """A row cut into label and tail: words of the code, of the label, of the tail; and every cut of the tail."""

    strip: Strip
    code: tuple[int, ...]
    label: tuple[int, ...]
    tail: tuple[int, ...]
    cuts: tuple[tuple[tuple[int, ...], ...], ...]  # each cut: the words of each number


def split_rows(region: Region, pages: Sequence[Page]) -> Grid | None:
    """The grid of a region whose rows are a label and numbers in order; None where they are not."""
    tails = [_tail(s, pages) if is_record(s) else None for s in region.body]
    rows = [t for t in tails if t is not None and t.tail]
    if not rows:
        return None
    coded = sum(bool(t.code) for t in rows) > 0.6 * len(rows)
    width, chosen = _choose(rows, region, pages)
    if width == 0:
        return None
    records: list[Record] = []
    short: set[int] = set()
    for strip, tail in zip(region.body, tails, strict=True):
        if tail is None or not tail.tail:
            records.append(_heading(strip, width, coded, pages))
            continue
        cut = chosen.get(id(tail))
        if cut is not None and len(cut) < width:
            short.add(len(records))
        records.append(_row(tail, cut, width, coded, pages))
    joined, marks = _join_lone(records, short)
    header, group = _headers(region, width, coded, pages)
    return Grid(header, tuple(joined), group, frozenset(marks))


def _tail(strip: Strip, pages: Sequence[Page]) -> Tail | None:
    """A strip cut before the numbers at its end."""
    words = [w for c in strip.chunks for w in c.words]
    starts = {c.words[0] for c in strip.chunks}  # a wide gap: surely another cell
    page = pages[strip.page]
    texts = {w: level(page.words[w].text) for w in words}
    split = len(words)
    while split > 0 and _is_tail_word(texts[words[split - 1]]):
        split -= 1
    while split < len(words) and not any(c.isdigit() for c in texts[words[split]]) and words[split] not in starts:
        split += 1  # a tail begins with a number: "Bidrag -" is a label
    tail = words[split:]
    label = words[:split]
    code: list[int] = []
    if len(label) > 1 and _CODE.fullmatch(texts[label[0]]) and texts[label[1]][:1].isalpha():
        code, label = label[:1], label[1:]
    cuts = tuple(_cuts(tail, texts, starts))
    return Tail(strip, tuple(code), tuple(label), tuple(tail), cuts)


def _is_tail_word(text: str) -> bool:
    bare = text.strip("()*")
    if not bare or bare in {"%", "-", "–", "—", "−", ".."} or bare.casefold().rstrip(".") in _UNIT_WORDS:
        return True
    return read_numeral(bare) is not None and any(c.isdigit() for c in bare)


_UNIT_WORDS = {"kr", "kronor", "sek", "tkr", "mnkr", "mkr", "mdkr", "procent", "miljoner", "tusen", ":-"}


def _cuts(tail: Sequence[int], texts: dict[int, str], starts: set[int]) -> list[tuple[tuple[int, ...], ...]]:
    """Every way to cut a tail into whole numbers (missing marks and units with them)."""
    found: list[tuple[tuple[int, ...], ...]] = []

    def extend(position: int, sofar: tuple[tuple[int, ...], ...]) -> None:
        if len(found) > 64 or len(sofar) > _MOST:
            return
        if position == len(tail):
            found.append(sofar)
            return
        for stop in range(position + 1, min(len(tail), position + 6) + 1):
            if stop - 1 > position and tail[stop - 1] in starts and any(c.isdigit() for c in texts[tail[stop - 1]]):
                break
            part = tuple(tail[position:stop])
            numeral = read_numeral(" ".join(texts[w] for w in part))
            if numeral is None or numeral.shape is Shape.MALFORMED:
                continue
            if stop < len(tail) and not _may_begin(texts[tail[stop]]):
                continue
            extend(stop, (*sofar, part))

    extend(0, ())
    return found


def _may_begin(text: str) -> bool:
    """A number may not begin with "000": that is a group of the number before it."""
    bare = text.lstrip("(-–−")
    return (
        not (len(bare) > 1 and bare[0] == "0" and bare[1:2].isdigit())
        and bare[:1] != "%"
        and (bare.casefold().rstrip(".") not in _UNIT_WORDS)
    )


def _value(part: Sequence[int], page: Page) -> Numeral | None:
    return read_numeral(cell_text([page.words[w] for w in part]))


def _choose(
    rows: Sequence[Tail], region: Region, pages: Sequence[Page]
) -> tuple[int, dict[int, tuple[tuple[int, ...], ...]]]:
    """The number of columns, and the proven cut of each row (by the row's id) that has one."""
    plain = [t for t in rows if t.label and not TOTAL.match(_words(t.label, pages[t.strip.page]))] or list(rows)
    hint = len(_segments(region, pages))
    best: tuple[float, int] = (0.0, 0)
    for width in range(1, _MOST + 1):
        able = sum(any(len(c) == width for c in t.cuts) for t in plain) / len(plain)
        if able < 0.5:
            continue
        score = able + 0.45 * (width == hint) - 0.01 * width + 0.3 * _share_proved(plain, width, pages)
        best = max(best, (score, width))
    width = best[1]
    if width == 0:
        return 0, {}
    chosen: dict[int, tuple[tuple[int, ...], ...]] = {}
    for tail in rows:
        cuts = [c for c in tail.cuts if len(c) == width]
        if len(cuts) > 1:
            cuts = _proved(cuts, pages[tail.strip.page]) or cuts
        if not cuts:
            shorter = [c for c in tail.cuts if len(c) < width]
            cuts = [min(shorter, key=len)] if shorter else []
        if len(cuts) == 1:
            chosen[id(tail)] = cuts[0]
    return width, _by_total(rows, chosen, width, pages)


def _share_proved(rows: Sequence[Tail], width: int, pages: Sequence[Page]) -> float:
    """The part of the rows with a cut of this width that a product or a percent sign proves."""
    count = 0
    for tail in rows:
        cuts = [c for c in tail.cuts if len(c) == width]
        count += bool(_proved(cuts, pages[tail.strip.page]))
    return count / len(rows)


def _proved(cuts: Sequence[tuple[tuple[int, ...], ...]], page: Page) -> list[tuple[tuple[int, ...], ...]]:
    """The cuts in which a number is the product, or the last the sum, of the numbers before it."""
    found = []
    for cut in cuts:
        numerals = [_value(part, page) for part in cut]
        values = [n.value if n else None for n in numerals]
        if any(v is None for v in values) or len(values) < 3:
            continue
        known = [v for v in values if v is not None]
        product = any(
            a * b == c and a != 0 and b != 1 for a, b, c in zip(known, known[1:], known[2:], strict=False)
        )
        if product or sum(known[:-1]) == known[-1] != 0:
            found.append(cut)
    return found


def _by_total(
    rows: Sequence[Tail],
    chosen: dict[int, tuple[tuple[int, ...], ...]],
    width: int,
    pages: Sequence[Page],
) -> dict[int, tuple[tuple[int, ...], ...]]:
    """Rows still open settled by the table's total: the one combination whose columns sum to it."""
    still = [t for t in rows if id(t) not in chosen and any(len(c) == width for c in t.cuts)]
    totals = [t for t in rows if TOTAL.match(_words(t.label, pages[t.strip.page])) and t not in still]
    if not still or len(still) > 8 or not totals:
        return chosen
    total = chosen.get(id(totals[-1]))
    if total is None or len(total) != width:
        return chosen
    goal = _values(total, pages[totals[-1].strip.page])
    fixed = [Decimal(0)] * width
    for tail in rows:
        if tail in totals or tail in still or len(chosen.get(id(tail), ())) != width:
            continue
        fixed = [a + b for a, b in zip(fixed, _values(chosen[id(tail)], pages[tail.strip.page]), strict=True)]
    fits = _fitting(still, fixed, goal, width, pages)
    if len(fits) == 1:
        return chosen | {id(t): c for t, c in zip(still, fits[0], strict=True)}
    return chosen


def _fitting(
    still: Sequence[Tail], fixed: list[Decimal], goal: list[Decimal], width: int, pages: Sequence[Page]
) -> list[tuple[tuple[tuple[int, ...], ...], ...]]:
    states: list[tuple[tuple[tuple[tuple[int, ...], ...], ...], list[Decimal]]] = [((), fixed)]
    for tail in still:
        cuts = [c for c in tail.cuts if len(c) == width]
        states = [
            ((*done, cut), [a + b for a, b in zip(sums, _values(cut, pages[tail.strip.page]), strict=True)])
            for done, sums in states
            for cut in cuts
        ]
        if len(states) > 20000:
            return []
    return [done for done, sums in states if sums[-1] == goal[-1] and sums[0] == goal[0]]


def _values(cut: Sequence[Sequence[int]], page: Page) -> list[Decimal]:
    numerals = [_value(part, page) for part in cut]
    return [n.value if n and n.value is not None else Decimal(0) for n in numerals]


def _words(indexes: Sequence[int], page: Page) -> str:
    return cell_text([page.words[w] for w in indexes]) if indexes else ""


def _cell(indexes: Sequence[int], strip: Strip, pages: Sequence[Page]) -> Cell | None:
    if not indexes:
        return None
    words: list[Word] = [pages[strip.page].words[w] for w in indexes]
    text = cell_text(words)
    return Cell(text, printed_text(words), tuple(WordRef(strip.page, w) for w in indexes), read_numeral(text))


def _row(tail: Tail, cut: Sequence[Sequence[int]] | None, width: int, coded: bool, pages: Sequence[Page]) -> Record:
    """The record of a row: code, name, numbers; an unproven tail stands whole in the first number column."""
    label = tail.label if coded or not tail.code else (*tail.code, *tail.label)
    name = _cell(label, tail.strip, pages)
    numbers: list[Cell | None] = []
    if cut is None:
        whole = _cell(tail.tail, tail.strip, pages)
        if whole is not None:
            whole = whole._replace(numeral=Numeral(Shape.MALFORMED))
        numbers.append(whole)
    else:
        numbers.extend(_cell(part, tail.strip, pages) for part in cut)
    numbers.extend([None] * (width - len(numbers)))
    cells = (_cell(tail.code, tail.strip, pages), name, *numbers) if coded else (name, *numbers)
    return Record(cells, tail.strip.refs, heading=False, bold=tail.strip.bold)


def _heading(strip: Strip, width: int, coded: bool, pages: Sequence[Page]) -> Record:
    words = [w for c in strip.chunks for w in c.words]
    name = _cell(words, strip, pages)
    blank: tuple[Cell | None, ...] = (None,) * width
    cells = (None, name, *blank) if coded else (name, *blank)
    return Record(cells, strip.refs, heading=True, bold=strip.bold)


def _join_lone(records: Sequence[Record], short: set[int]) -> tuple[list[Record], set[int]]:
    """Numbers alone on a line joined to the label alone on the line before: "Summa" / "9 135 000"."""
    joined: list[Record] = []
    marks: set[int] = set()
    for number, record in enumerate(records):
        nameless = not any(c and not c.numeral for c in record.cells)
        if nameless and joined and joined[-1].heading and not record.heading:
            label = joined.pop()
            cells = tuple(a or b for a, b in zip(label.cells, record.cells, strict=True))
            record = Record(cells, label.refs + record.refs, heading=False, bold=label.bold)  # noqa: PLW2901
        if number in short:
            marks.add(len(joined))
        joined.append(record)
    return joined, marks


def _segments(region: Region, pages: Sequence[Page]) -> list[tuple[WordRef, ...]]:
    """The header's words cut into the headers of the number columns, as far as the words tell."""
    return [refs for text, refs in _header_parts(region, pages) if not _is_name_part(text)]


def _is_name_part(text: str) -> bool:
    role = role_of(text)
    return role in {ColumnRole.NAME, ColumnRole.CODE, ColumnRole.ORGANISATION_NUMBER} or role is None


def _header_parts(region: Region, pages: Sequence[Page]) -> list[tuple[str, tuple[WordRef, ...]]]:
    """The header's chunks and words as parts: a new part at each wide gap and before each word that heads a column."""
    parts: list[tuple[str, tuple[WordRef, ...]]] = []
    for strip in region.header:
        for number, chunk in enumerate(strip.chunks):
            for part in _chunk_parts(chunk, pages):
                text, refs = part
                joins = parts and (
                    parts[-1][0].endswith("-")
                    or (number == 0 and role_of(text) is None)
                    or _is_unit(text, parts[-1][0])
                )
                if joins:
                    before, owned = parts[-1]
                    glued = (
                        before[:-1] + text if before.endswith("-") and text[:1].islower() else f"{before} {text}"
                    )
                    parts[-1] = (glued, owned + refs)
                else:
                    parts.append(part)
    return parts


def _is_unit(text: str, before: str) -> bool:
    """A unit that belongs to the header before it, "Summa" + "tkr"; alone it heads a column."""
    return bool(unit_of(text)) and len(text) < 9 and role_of(before) is ColumnRole.AMOUNT and not unit_of(before)


def _chunk_parts(chunk: Chunk, pages: Sequence[Page]) -> list[tuple[str, tuple[WordRef, ...]]]:
    words = [(level(pages[chunk.page].words[w].text), WordRef(chunk.page, w)) for w in chunk.words]
    if role_of(chunk.text) is not None and sum(_heads(t) for t, _ in words) <= 1:
        first = next((n for n, (t, _) in enumerate(words) if _heads(t)), 0)
        if first == 0 or role_of(" ".join(t for t, _ in words[:first])):
            return [(chunk.text, chunk.refs)]
    parts: list[tuple[str, tuple[WordRef, ...]]] = []
    for text, ref in words:
        if parts and not _heads(text):
            parts[-1] = (f"{parts[-1][0]} {text}", (*parts[-1][1], ref))
        else:
            parts.append((text, (ref,)))
    return parts


def _heads(word: str) -> bool:
    """Whether a word begins the header of a column."""
    bare = word.strip("(),.:")
    return (
        (is_header_word(bare) and bare.casefold() not in {"kr", "kronor", "procent", "%", "län"}) or bare == "Antal"
    )


def _headers(
    region: Region, width: int, coded: bool, pages: Sequence[Page]
) -> tuple[tuple[Header, ...], str | None]:
    """A header for each column, and the group whose name stands in the header of the names."""
    parts = _header_parts(region, pages)
    left = [p for p in parts if _is_name_part(p[0])]
    right = [p for p in parts if not _is_name_part(p[0])]
    everything = tuple(ref for s in region.header for ref in s.refs)
    if len(right) > width and width == 1:
        right = [(" ".join(t for t, _ in right), tuple(r for _, refs in right for r in refs))]
    numbers = [Header(t, refs) for t, refs in right] if len(right) == width else [Header("", ())] * width
    name_text = " ".join(t for t, _ in left)
    group = name_text if left and all(role_of(t) is None for t, _ in left) and len(name_text) < 40 else None
    taken = {ref for h in numbers for ref in h.refs}
    name = Header("" if group else name_text, tuple(r for r in everything if r not in taken))
    return ((Header("", ()), name, *numbers) if coded else (name, *numbers)), group


def stack_cells(region: Region) -> list[tuple[Strip, ...]] | None:
    """Rows whose cells stand one to a line (a name, then its numbers), as groups of strips; None otherwise."""
    singles = [s for s in region.body if len(s.chunks) == 1]
    if len(singles) < 6 or len(singles) < len(region.body):
        return None
    groups: list[list[Strip]] = []
    for strip in singles:
        if strip.chunks[0].numeral is None:
            groups.append([strip])
        elif groups:
            groups[-1].append(strip)
    sizes = [len(g) for g in groups]
    most = max(set(sizes), key=sizes.count)
    if most < 2 or sizes.count(most) < 0.8 * len(sizes) or len(groups) < 3:
        return None
    return [tuple(g) for g in groups]


__all__ = ["split_rows", "stack_cells"]
