"""What stands around a table: its caption above, and the notes above and below that declare a unit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise, takewhile

import regex

from parsers.tables.casenumbers import is_case
from parsers.tables.grid import Surroundings
from parsers.tables.labels import CAPTION, TABLE_CAPTION, TOTAL, goes_on_with_number, is_county, is_open
from parsers.tables.regions.groupheads import comes_again
from parsers.tables.regions.runs import Region
from parsers.tables.strips import Strip
from parsers.tables.units import LEAD_UNIT, TITLE_UNIT, UNIT_NOTE, UNIT_SENTENCE, unit_of
from schemas.document import Page, Word

_SECTION = regex.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?[ ]+")  # "4.1 Tilldelade anslag"
_MARK = regex.compile(r"\*{1,3}|\d{1,2}\)|[a-e]\)|\(\d\)|\[\d\]|[¹²³⁴-⁹]")
_BELOW_ZERO = r"(?:negativ|minus|åter|tillbaka|avdrag|skuld|underskott)"
_NEGATIVES = regex.compile(
    rf"parentes\w*[^.]{{0,80}}{_BELOW_ZERO}|{_BELOW_ZERO}\w*[^.]{{0,80}}\bparentes", regex.IGNORECASE
)
# "Summan för 2017 inom parentes", "inom parentes anges sökt belopp", "Siffran inom parentes avser 2022"
_SAID = r"(?P<said>(?:(?!\n\p{Lu})[^.:;(),–]){3,60}?)"
_ASIDES = tuple(
    regex.compile(rf"(?m){pattern}")
    for pattern in (
        rf"(?i:\b(?:inom|i)\s)parentes(?:en|er|erna)?\s(?:avser|anger|är|visar|gäller|anges|står|visas|redovisas)\s{_SAID}(?=[.:;(),–]|\n\p{{Lu}}|\s+$|\Z)",
        rf"(?:^|[.:;(),–]\s*)(?:(?:och|med)\s)?{_SAID}(?:\s(?:anges|står|visas|redovisas|är|finns))?\s(?:inom|i)\sparentes",
    )
)
_NEAR = 2.5  # of the type size: between a table and its caption
_NEARER = 1.25  # times as far from a caption to the table that it does not belong to
_HEAD = 14  # lines of a page, that may hold its title
_BELOW = 3  # lines
_ROW = regex.compile(r"\p{L}.*[ ](?:\d{1,3}[ .]\d{3}|\d+,\d+[ ]?%?)$")
_SCALE = regex.compile(r"(?i)\b(?:tusen(?:tals?)?|miljoner|miljarder)$")  # "Miljoner" / "kronor"
_PAIR = 2
_SENTENCE_LINE = 16  # words, of a sentence that says a unit
_CLOSE = 0.6  # of the type size: between the lines of a paragraph
_SENTENCE = 9  # words, at least
_SIZED = 0.3  # points
_SMALLER = 1.0  # points
_TITLED = 0.8  # points
_NUMBERED = regex.compile(r"(?:Tabell|Tablå|Figur)[ ]\d")  # a caption, though it ends with a full stop
_LONGEST = 25  # words of a heading
_OF_ALL = regex.compile(r"\b(?:alla|samtliga|tabellerna|bilagan|bilagorna)\b", regex.IGNORECASE)


def surroundings_of(region: Region, pages: Sequence[Page]) -> Surroundings:
    """Caption, notes and the words of a caption that is the table's alone."""
    below = _caption_below(region)
    above = _own_above(region.above, below)
    if _goes_on(above[-2:]):
        above = [*above[:-2], _as_one(above[-2:])]
    notes = [s for s in (*above[-2:], *_own_below(region)) if _is_note(s)]
    while above and _is_note(above[-1]) and not _ends_title(above[-2:]):
        above.pop()
    caption = _caption(above, region)
    caption = caption if caption and TABLE_CAPTION.match(caption[0].text) else below or caption
    if caption and caption[0] in above and (region.follows or unit_of(_joined(caption))):
        notes = [s for s in notes if s not in above or s.top > caption[0].top]  # of the table before
    texts = tuple(s.text for s in notes)
    if above and LEAD_UNIT.search(above[-1].text):
        texts += (above[-1].text[above[-1].text.rfind("(") + 1 :],)  # the sentence is prose all the same
    told = texts or unit_of(_joined(caption))
    said = "" if told else _said_unit(region, pages)
    if said:
        texts = (said,)
    if region.over and not (told or said):
        texts = (region.over.text[region.over.text.rfind("(") + 1 :],)
    own = [ref for s in (*notes, *region.header, *region.repeated) for ref in s.refs]
    if caption and TABLE_CAPTION.match(caption[0].text):
        own += [ref for s in caption for ref in s.refs]
    first = (*region.header, *region.body)[0]
    ruled = len(pages[region.body[0].page].edges) > 2
    lead = above[-1].text if above and not caption else None
    title = "" if texts or told else _unit_over_heading([*above, *region.header])
    title = title if title or texts or told else _titled_unit(_words_above(pages, first))
    texts = (title,) if title else texts
    marks = _marks(pages[region.body[0].page : region.body[-1].page + 2])
    negatives, aside = _said_of_parentheses(pages[region.body[0].page : region.body[-1].page + 1])
    headed = caption and (is_county(caption[-1].text) or _is_summed(caption[-1], region.body))
    again = comes_again(region.above, region.header, region.body, region.repeated)
    heading = region.above[-1].text if again else caption[-1].text if headed else None
    above_it = bool(title or (said and not _is_beside(said, region)) or (region.over and not (told or said)))
    told_by = (_joined(caption) or None, lead, texts, tuple(own))
    return Surroundings(*told_by, ruled, marks, negatives, aside, heading, above_it)


def _own_above(lines: Sequence[Strip], below: Sequence[Strip]) -> list[Strip]:
    """The lines above a table, without numbers, those of cases too, or the caption below the table before."""
    captions = [n for n, s in enumerate(lines, 1) if below and _NUMBERED.match(s.text)]
    own = lines[max(captions, default=0) :]
    ends = {id(b) for a, b in pairwise(own) if goes_on_with_number(a.text) and b.page == a.page}
    return [s for s in own if id(s) in ends or not (_is_number(s) or is_case(s.text))]


def _own_below(region: Region) -> list[Strip]:
    """The lines below a table down to the title of the next one: a unit that stands under that is not its own."""
    row = region.body[-1]
    own = _caption_below(region)

    def goes_on(strip: Strip) -> bool:
        set_apart = strip.size > row.size + _TITLED or (strip.bold and not row.bold)
        titled = CAPTION.match(strip.text) or (set_apart and strip.text[-1:] not in ".:")
        return _is_note(strip) or not (titled or len(strip.chunks) > 1)

    return list(takewhile(goes_on, region.below[len(own) : len(own) + _BELOW]))


def _is_summed(strip: Strip, body: Sequence[Strip]) -> bool:
    """Whether a sum of the rows bears the name of a heading over them: "Stödområde A", "Summa Stödområde A"."""
    labels = [s.chunks[0].text for s in body if TOTAL.match(s.text)]
    return len(strip.chunks) == 1 and any(label.endswith(f" {strip.text}") for label in labels)


def _goes_on(lines: Sequence[Strip]) -> bool:
    """Whether the second of two lines is the last word of the first one's sentence: "... i tusental", "kronor."."""
    if len(lines) < _PAIR or len(lines[0].chunks) > 1 or not _is_note(lines[1]):
        return False
    first, last = lines
    close = first.page == last.page and last.top - first.bottom < _CLOSE * last.size
    sentence = first.text[-1:].isalpha() and first.text.count(" ") > _PAIR
    return close and last.text[:1].islower() and (sentence or _SCALE.search(first.text) is not None)


def _ends_title(lines: Sequence[Strip]) -> bool:
    """Whether a note is the last line of the title above it: "Bidrag till kommuner 2024" over "(belopp i tkr)"."""
    if (
        len(lines) < _PAIR
        or len(lines[0].chunks) > 1
        or not (lines[1].text[:1].islower() or lines[1].text[:1] == "(")
    ):
        return False
    first, last = lines
    alike = first.page == last.page and first.bold == last.bold and abs(first.size - last.size) < _SIZED
    return alike and last.top - first.bottom < _CLOSE * last.size and first.text[-1:] not in ".:"


def _as_one(lines: Sequence[Strip]) -> Strip:
    first, last = lines[0].chunks[0], lines[1].chunks[0]
    whole = first._replace(words=first.words + last.words, text=f"{first.text} {last.text}", numeral=None)
    return lines[0]._replace(bottom=lines[1].bottom, chunks=(whole,))


def _said_unit(region: Region, pages: Sequence[Page]) -> str:
    """The sentence above a table, or right below it, that says of all its amounts in which unit they are.

    "Beloppen är angivna i tusental kronor." may run over two lines; where sentences differ none counts.
    """
    words = _words_above(pages, (*region.header, *region.body)[0])
    texts = " ".join(w.text for w in words), " ".join(s.text for s in _own_below(region))
    found = [match[0] for text in texts for match in UNIT_SENTENCE.finditer(text)]
    # a line may begin a sentence where the one above ends without a full stop, being a heading
    begins = [n for n, (left, right) in enumerate(pairwise(words), 1) if right.line != left.line]
    lines = (" ".join(w.text for w in words[n : n + _SENTENCE_LINE]) for n in begins)
    found += [match[0] for text in lines if (match := UNIT_SENTENCE.match(text))]
    return found[-1] if len({unit_of(text) for text in found}) == 1 else ""


def _is_beside(said: str, region: Region) -> bool:
    """Whether a sentence about the unit stands right above a table or below it, or speaks of all tables."""
    near = " ".join(s.text for s in (*region.above, *_own_below(region)))
    return said in near or _OF_ALL.search(said) is not None


def _said_of_parentheses(pages: Sequence[Page]) -> tuple[str, str]:
    """What the pages of a table say that is below zero, "Belopp inom parentes återbetalas."; else what stands in
    parentheses: "Summan för 2017".
    """
    for page in pages:
        if any(word.text.startswith("parentes") for word in page.words):
            text = " ".join(word.text for word in page.words)
            if match := _NEGATIVES.search(text):
                return match[0], ""
            lines = (" ".join(w.text for w in line) for _, line in groupby(page.words, key=lambda word: word.line))
            text = "\n".join(lines)
            found = next((match for pattern in _ASIDES if (match := pattern.search(text))), None)
            return "", " ".join(found["said"].split()) if found else ""
    return "", ""


def _unit_over_heading(above: Sequence[Strip]) -> str:
    """The unit at the end of the nearest titles over a table, "Disponering av anslagsposten, tkr" / "Underlag"."""
    lines = [
        (n < _BELOW and s.text[-1:] not in ".:;", s.text)
        for n, s in enumerate(reversed(above))
        if len(s.chunks) == 1
    ]
    titles = (text.rstrip(".") for near, text in lines if near or _NUMBERED.match(text))
    return next((match[0] for text in titles if (match := TITLE_UNIT.search(text))), "")


def _titled_unit(above: Sequence[Word]) -> str:
    """The end of a title at the page's head, "..., fördelning, tkr", that stands above a table and below no rows.

    Such a line is no caption where others stand between, or where it is printed on every page.
    """
    lines: dict[int, list[str]] = {}
    for word in above:
        if word.line >= _HEAD:
            break
        lines.setdefault(word.line, []).append(word.text)
    for words in reversed(lines.values()):
        text = " ".join(words)
        if _ROW.search(text):
            return ""
        if match := TITLE_UNIT.search(text):
            return match[0]
    return ""


def _words_above(pages: Sequence[Page], first: Strip) -> list[Word]:
    """The words above a line of a page; where it is a column of a printed one, the lines over all columns too."""
    page = pages[first.page]
    own = [w for w in page.words if w.line < first.line]
    alike = (other for other in pages[: first.page] if other.number == page.number)
    lead = next(alike, None) if page.geometry else None
    if lead is None:
        return own
    top = min(w.bbox.top for w in page.words)
    over = [w for w in lead.words if w.bbox.bottom <= top]
    lines = [list(line) for _, line in groupby(over, key=lambda w: w.line)]
    parted = (any(b.bbox.x0 - a.bbox.x1 > a.size for a, b in pairwise(line)) for line in lines)
    heads = [line for line, cells in zip(lines, parted, strict=True) if not cells]
    return [*(w for line in heads for w in line), *own]


def _marks(pages: Sequence[Page]) -> frozenset[str]:
    """The footnote marks that begin lines, words after them: "1) Avser ...", "* exklusive hyra"."""
    found: set[str] = set()
    for page in pages:
        seen: set[int] = set()
        for word, following in pairwise(page.words):
            if word.line in seen:
                continue
            seen.add(word.line)
            if following.line == word.line and (mark := _MARK.match(word.text)):
                found.add(mark[0])
    return frozenset(found)


def _is_number(strip: Strip) -> bool:
    """Whether a line is a number and nothing else, which is no part of a caption."""
    return all(c.has_value for c in strip.chunks)


def _is_note(strip: Strip) -> bool:
    return bool(UNIT_NOTE.match(strip.text)) and unit_of(strip.text) is not None and strip.text.count(" ") < 14


def _caption(above: Sequence[Strip], region: Region) -> list[Strip]:
    """The strips of the caption: from the word "Tabell" or "Bilaga" on, else the heading just above."""
    if not above:
        return []
    named = _named(above)
    if named:
        return named
    nearest = above[-1]
    first = region.header[0] if region.header else region.body[0]
    left = min(first.chunks[0].x0, region.body[0].chunks[0].x0)  # over names there may be no title
    beside = nearest.chunks[0].x0 > first.chunks[-1].x1 or nearest.chunks[-1].x1 < left
    if (
        nearest.page != first.page
        or (beside and not unit_of(nearest.text))
        or nearest.bottom > first.top + 0.3 * first.size
    ):
        return []
    if not _is_title(nearest, region):
        return []
    found = [nearest]
    for strip in reversed(above[:-1]):
        gap = found[0].top - strip.bottom
        if abs(strip.size - nearest.size) > 0.3 or strip.bold != nearest.bold or gap > 0.8 * strip.size:
            break
        if not _is_title(strip, region):
            break
        found.insert(0, strip)
    return found if len(found) < 4 and _SECTION.sub("", found[0].text)[:1].isupper() else []


def _caption_below(region: Region) -> list[Strip]:
    """The caption right below a table, "Tabell 3: Anslag", nearer to it than to a table that follows."""
    if not region.below or not _NUMBERED.match(region.below[0].text):
        return []
    first, *rest = region.below
    last = region.body[-1]
    gap = first.top - last.bottom
    near = first.page == last.page and gap < _NEAR * first.size
    more = [s for s in rest[:1] if _is_title_on(first, s, last)]
    follows = any(len(s.chunks) > 1 for s in rest)
    titled = any(
        CAPTION.match(s.text) for s in takewhile(lambda s: len(s.chunks) == 1, rest)
    )  # the next one is, too
    own = not follows or titled or rest[0].page != first.page or rest[0].top - first.bottom > _NEARER * gap
    return [first, *more] if near and own else []


def _is_title_on(first: Strip, strip: Strip, row: Strip) -> bool:
    """Whether a line is the second one of a caption below a row."""
    if first.page != strip.page or strip.top - first.bottom > _CLOSE * first.size or len(strip.chunks) > 1:
        return False
    alike = strip.bold == first.bold and abs(strip.size - first.size) < _SIZED
    set_apart = (first.bold and not row.bold) or first.size > row.size + _TITLED
    return (alike and set_apart) or (is_open(first.text) and strip.text.rstrip(".").endswith(")"))


def _named(above: Sequence[Strip]) -> list[Strip]:
    """The caption that begins with "Tabell" or "Bilaga", without prose that follows it; none for none."""
    start = next(
        (n for n in range(len(above) - 1, max(-1, len(above) - 5), -1) if CAPTION.match(above[n].text)), None
    )
    found = above[start:] if start is not None else []
    if any(map(_is_sentence, found[1:])) and not _is_sentence(above[-1]):
        return []  # a heading of its own stands below the prose
    return list(takewhile(lambda s: s is found[0] or not (_is_sentence(s) or _is_text_below(s, found[0])), found))


def _is_text_below(strip: Strip, title: Strip) -> bool:
    """Whether a line that ends in a full stop is set smaller than the title above it."""
    return strip.text[-1:] in ".!?" and strip.size < title.size - _SMALLER


def _is_sentence(strip: Strip) -> bool:
    """A line of prose that ends in a full stop: what stands over it is no caption of the table below."""
    return strip.text[-1:] in ".!?" and strip.text.count(" ") > _SENTENCE and not strip.bold


def _is_title(strip: Strip, region: Region) -> bool:
    """A line without a sentence's end, set as a heading or short enough to be one."""
    text = strip.text
    if len(strip.chunks) > 1 or text.count(" ") > _LONGEST or text[-1:] in ":;,.!?-":
        return False
    marked = strip.bold or strip.size > region.body[0].size + 0.8
    return (marked and text.count(" ") < 13) or (_SECTION.sub("", text)[:1].isupper() and text.count(" ") > 1)


def _joined(strips: Sequence[Strip]) -> str:
    text = ""
    for strip in strips:
        if text.endswith("-") and strip.text[:1].islower():
            text = text[:-1] + strip.text
        elif text.endswith("-") and text[-2:-1].isdigit() and strip.text[:1].isdigit():
            text += strip.text  # the number of a case
        else:
            text = f"{text} {strip.text}".strip()
    return " ".join(text.split())
