"""The header over columns that no position tells apart: its words cut into one header for each column.

Used by ``splitting``. A new header begins at a wide gap and at each word that heads columns; where that does not
give as many headers as there are columns, the columns stay without.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.tables.grid import Header
from parsers.tables.labels import BULLET, DIFFERENCE, PART, YEAR_ONLY, is_header_word, role_of
from parsers.tables.regions.heads import heads_in_one
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Chunk, Strip
from parsers.tables.units import unit_of
from parsers.text import WordRef, level
from schemas.document import Page
from schemas.vocabulary import ColumnRole

Part = tuple[str, tuple[WordRef, ...]]  # the text of a header and its words


# what a year ends: "Folkmängd 31 december 2022", "Beslutat för 2023"
_DATED = regex.compile(
    r"\b(?:(?:janu|febru)ari|mars|april|maj|juni|juli|augusti|(?:septem|okto|novem|decem)ber|för|år|under"
    r"|\d[ ](?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.?)$"
)
_UNIT = 10  # signs
_OPEN = ("antal", " per", "/", " av", " till", " för", " från", " i", " på")  # a title does not end so
_CODES = {ColumnRole.CODE, ColumnRole.ORGANISATION_NUMBER, ColumnRole.OTHER}  # of what numbers the rows


def segments(region: Region, pages: Sequence[Page]) -> range:
    """How many number columns the header's words tell: at least, and at most.

    Lines that are a title each, one above the other, head no columns side by side: "Rikets styrelse" / "I tkr".
    """
    lines = [s for s in region.header if len(s.chunks) > 1 or len(_chunk_parts(s.chunks[0], pages)) > 1]
    items = sum(BULLET.match(s.text) is not None for s in region.records)
    if not lines or (2 * items > len(region.records) and not any(map(heads_in_one, lines))):
        return range(1, 2)  # over the items of a list stands no header
    parts = _header_parts(region, pages)
    numbered = len(parts) > 1 and role_of(parts[0][0]) in _CODES and _is_name_part(parts[1][0])
    _, parts = _names_and_numbers(parts[numbered:])
    return range(len(_merged(parts)), len(parts) + 1)


def _names_and_numbers(parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """The titles over names, and those over what stands behind them: numbers, and codes that follow the names."""
    named = next((n for n, (text, _) in enumerate(parts) if role_of(text) is ColumnRole.NAME), len(parts))
    behind = [
        not _is_name_part(text) or (n > named and role_of(text) is ColumnRole.CODE)
        for n, (text, _) in enumerate(parts)
    ]
    left, right = ([p for p, b in zip(parts, behind, strict=True) if b is at] for at in (False, True))
    return left, right


def _merged(parts: Sequence[Part]) -> list[Part]:
    """Parts that begin in lower case joined to the one before: "Beviljat" + "belopp"; "varav" begins its own."""
    merged: list[Part] = []
    for text, refs in parts:
        if merged and text[:1].islower() and not PART.match(text):
            before, owned = merged[-1]
            merged[-1] = (f"{before} {text}", owned + refs)
        else:
            merged.append((text, refs))
    return merged


def _is_name_part(text: str) -> bool:
    role = role_of(text)
    if YEAR_ONLY.fullmatch(text.rpartition(" ")[2]):
        return False  # "2024", "Basnivå 2024"
    if DIFFERENCE.search(text):
        return False
    return role in {ColumnRole.NAME, ColumnRole.CODE, None}


def _header_parts(region: Region, pages: Sequence[Page]) -> list[tuple[str, tuple[WordRef, ...]]]:
    """The header's words in parts: a new one at each wide gap and before each word that heads a column."""
    parts: list[tuple[str, tuple[WordRef, ...]]] = []
    for strip in _lines_of_titles(region, pages):
        for number, chunk in enumerate(strip.chunks):
            for place, part in enumerate(_chunk_parts(chunk, pages)):
                text, refs = part
                joins = parts and (
                    parts[-1][0].endswith("-")
                    or (number == place == 0 and role_of(text) is None and not YEAR_ONLY.fullmatch(text))
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
    return _of_years(parts)


def _of_years(parts: list[Part]) -> list[Part]:
    """The parts, titles that each have a year made whole: "Utfall" "2022 (mnkr)" "Budget" "2023 (mnkr)" "Andel".

    A title over several years, "Bidrag" "2023" "2024", is none of them.
    """
    years = [n for n, (text, _) in enumerate(parts) if YEAR_ONLY.fullmatch(text.partition(" (")[0])]
    if not years or not all(n and n - 1 not in years and _lacks_year(parts[n - 1][0]) for n in years):
        return parts
    found: list[Part] = []
    for n, (text, refs) in enumerate(parts):
        if n in years:
            before, owned = found.pop()
            found.append((f"{before} {text}", owned + refs))
        else:
            found.append((text, refs))
    return found


def _lacks_year(title: str) -> bool:
    """Whether a title of money may go on with a year: "Bidrag", not "Bidrag (kr)" or "Kommun"."""
    return role_of(title) is ColumnRole.AMOUNT and not title.endswith(")")


def _lines_of_titles(region: Region, pages: Sequence[Page]) -> Sequence[Strip]:
    """The header without the lone lines over the one that names the rows: "Fördelning per län" / "Län Belopp"."""
    for number, strip in enumerate(region.header):
        parts = _chunk_parts(strip.chunks[0], pages)
        if len(strip.chunks) > 1 or (len(parts) > 1 and role_of(parts[0][0]) in {ColumnRole.NAME, *_CODES}):
            return region.header[number:]
    return region.header


def _is_unit(text: str, before: str) -> bool:
    """A unit that belongs to the header before it, "Summa" + "tkr"; alone it heads a column."""
    alone = " " not in text.strip() or text.startswith("(")
    return (
        alone
        and bool(unit_of(text))
        and len(text) < _UNIT
        and role_of(before) is ColumnRole.AMOUNT
        and not unit_of(before)
    )


def _chunk_parts(chunk: Chunk, pages: Sequence[Page]) -> list[tuple[str, tuple[WordRef, ...]]]:
    words = [(level(pages[chunk.page].words[w].text), WordRef(chunk.page, w)) for w in chunk.words]
    if role_of(chunk.text) is not None and sum(_heads(t) for t, _ in words) <= 1:
        first = next((n for n, (t, _) in enumerate(words) if _heads(t)), 0)
        if first == 0 or role_of(" ".join(t for t, _ in words[:first])):
            return [(chunk.text, chunk.refs)]
    parts: list[tuple[str, tuple[WordRef, ...]]] = []
    for text, ref in words:
        before = parts[-1][0].casefold() if parts else ""
        goes_on = (
            (before.endswith(_OPEN) and not text[:1].isupper())
            or PART.fullmatch(before)
            or (YEAR_ONLY.fullmatch(text) and _DATED.search(before))
        )
        begins = _heads(text) or (text[:1].isupper() and _ends_in_unit(parts))
        if parts and (not begins or goes_on):
            parts[-1] = (f"{parts[-1][0]} {text}", (*parts[-1][1], ref))
        else:
            parts.append((text, (ref,)))
    return _begun_by_capitals(parts)


def _ends_in_unit(parts: Sequence[Part]) -> bool:
    """Whether the title before is whole, its unit at its end: "Takbelopp (mnkr)", "Rekvirerat kr"."""
    before, _, last = parts[-1][0].rpartition(" ") if parts else ("", "", "")
    return bool(before) and len(last) < _UNIT and (unit_of(last) is not None or last.strip("()") == "%")


def _begun_by_capitals(parts: Sequence[Part]) -> list[Part]:
    """The parts, one that begins in lower case with the title's first word back: "Ort Beslutat" + "belopp"."""
    found: list[Part] = []
    for text, refs in parts:
        before, owned = found[-1] if found else ("", ())
        words = before.split()
        first = max((n for n, word in enumerate(words) if n and word[:1].isupper()), default=0)
        if text[:1].islower() and not PART.match(text) and len(words) == 1 and role_of(before) is None:
            found[-1] = (f"{before} {text}", owned + refs)  # "Slutlig" + "tilldelning (kr)"
        elif text[:1].islower() and first and not PART.match(text) and not _heads(words[first]):
            found[-1] = (" ".join(words[:first]), owned[:first])
            found.append((" ".join([*words[first:], text]), owned[first:] + refs))
        else:
            found.append((text, refs))
    return found


def _heads(word: str) -> bool:
    """Whether a word begins the header of a column; what stands in parentheses belongs to the word before."""
    if word.startswith("("):
        return False
    bare = word.strip("(),.:")
    within = bare.casefold() in {"kr", "kronor", "procent", "%", "län", "år"} and bare != "Län"
    return (is_header_word(bare) and not within) or (bare[:1].isupper() and DIFFERENCE.search(bare) is not None)


def _capital_titles(region: Region, pages: Sequence[Page]) -> list[Part]:
    """The titles of a header on one line, each begun by a capital: "Kommun Mottagna Schablon kr/person"."""
    titles: list[Part] = []
    words = [r for s in region.header for c in s.chunks for r in c.refs] if len(region.header) == 1 else []
    for ref in words:
        text = level(pages[ref.page].words[ref.word].text)
        if titles and not (text[:1].isupper() or YEAR_ONLY.fullmatch(text)):
            before, owned = titles[-1]
            titles[-1] = (f"{before} {text}", (*owned, ref))
        else:
            titles.append((text, (ref,)))
    return titles


def headers(
    region: Region, width: int, leading: int, pages: Sequence[Page]
) -> tuple[tuple[Header, ...], str | None]:
    """A header for each column, and the group whose name stands in the header of the names."""
    only = region.header[0].chunks if len(region.header) == 1 else ()
    if len(only) == leading + 1 + width > 2:
        return tuple(Header(c.text, c.refs) for c in only), None
    parts = _header_parts(region, pages)
    numbered = parts[:1] if leading and len(parts) > 1 and role_of(parts[0][0]) in _CODES else []
    left, right = _names_and_numbers(parts[len(numbered) :])
    left = numbered + left
    if len(right) > width:
        right = _merged(right)
    if len(right) > width == 1:
        right = [(" ".join(t for t, _ in right), tuple(r for _, refs in right for r in refs))]
    if len(right) != width and len(titles := _capital_titles(region, pages)) == leading + 1 + width:
        return tuple(Header(*title) for title in titles), None
    numbers = [Header(t, refs) for t, refs in right] if len(right) == width else [Header("", ())] * width
    codes = [Header("", ())] * leading
    if leading and len(left) > 1 and role_of(left[0][0]) in _CODES:
        codes = [Header(*left.pop(0))]
    name_text = " ".join(t for t, _ in left)
    group = name_text if left and all(role_of(t) is None for t, _ in left) and len(name_text) < 40 else None
    taken = {ref for h in (*codes, *numbers) for ref in h.refs}
    rest = tuple(ref for s in region.header for ref in s.refs if ref not in taken)
    return (*codes, Header("" if group else name_text, rest), *numbers), group
