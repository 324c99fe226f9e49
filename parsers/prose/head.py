"""The head of page 1: the cells of the letterhead, the title with all its lines, and where the text begins.

Between groups and blocks. ``letterhead`` knows what fields and titles look like; here the groups above the first
running text are told apart. Gives no field a meaning, and makes up no title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from parsers.lines import Line
from parsers.prose.headings import hanging, is_numbered, terminal
from parsers.prose.letterhead import (
    LEADER,
    SECTION,
    Candidate,
    choose_title,
    has_matter,
    is_field,
    is_label,
    is_organisation,
    is_stopped_title,
    is_title,
    is_unfinished,
    names_matter,
)
from parsers.prose.paragraphs import Group, Shape, is_sentence
from parsers.prose.strips import Strip, opens_lower

# A diarienummer broken at its stroke, and what may be its rest
_CUT_NUMBER = regex.compile(r"\d{2}[/:-]$")
_NUMBER_REST = regex.compile(r"\d{1,6}(?:[/-]\p{L}{1,4}|-\d{1,4})?(?: \(delvis\))?")
_YEARS = regex.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d))?")  # the last line of a title
_SAME_SIZE = 0.5  # points
_BELOW = 4.2  # of the type size: a line farther down is none of the title
# A word as long as this may be a title: "Slutrapportera"
_ONE_WORD = 9
# What stands beside or above a title in a head of fields
_TITLE_LABEL = regex.compile(r"(?i:rubrik|ärenderubrik|ärendemening):?")
# A title of more characters than this is none.
_LONGEST = 300
# The words below a picture are no more than this.
_CAPTION = 6
_OF_GOVERNMENT = regex.compile(r"(?i)regeringsbeslut\b")  # a letterhead below the title
# More groups than this are no head.
_GROUPS = 40


@dataclass(frozen=True, slots=True)
class Head:
    """The cells of the letterhead, the lines of the title (none where there is none), and the groups after them."""

    cells: tuple[Line, ...]
    title: tuple[Strip, ...]
    rest: tuple[Group, ...]


def find_head(main: Sequence[Group]) -> Head:
    """The head of the document whose groups are ``main``."""
    main = _with_label(_without_trailing_fields(_with_titles_apart(main)))
    stop = _head_end(main)
    head = main[:stop]
    title = next((i for i, g in enumerate(head) if i and _TITLE_LABEL.fullmatch(head[i - 1].string)), None)
    title = choose_title([_candidate(g) for g in head], _body_size(main)) if title is None else title
    if title is None or not has_matter(head[title].string):
        # the first of the head that is no field: "Publicerad: 3 maj 2023" may stand above it
        first = next((i for i, g in enumerate(head) if not _is_letterhead(g)), None)
        opens = (
            first is not None and _opens_page(head[first]) and (title is None or names_matter(head[first].string))
        )
        title = first if opens else title
    if title is None:
        fields = _leading_fields(head)
        return Head(tuple(_cells(head[:fields])), (), tuple(main[fields:]))
    lines, beside, after = _whole_title(head, title)
    below = (*beside, *head[after:])
    decided = any(_OF_GOVERNMENT.match(group.string) for group in below)
    fields_below: list[Group] = []
    rest: list[Group] = []
    for group in below:
        named = decided and group.shape is not Shape.HEADING and _names_bodies(group)
        if named or is_field(group.string) or (group.shape is not Shape.HEADING and _is_letterhead(group)):
            fields_below.append(group)
        elif after < stop and group is head[after] and group.shape is Shape.TEXT and _is_subtitle(group.string):
            rest.append(replace(group, shape=Shape.HEADING, level=1))
        else:
            rest.append(group)
    return Head(tuple(_cells([*head[:title], *fields_below])), lines, (*rest, *main[stop:]))


def _whole_title(head: Sequence[Group], title: int) -> tuple[tuple[Strip, ...], tuple[Group, ...], int]:
    """The lines of the title, the cells of a margin between them, and the index of the group after them all."""
    lines, beside, after = head[title].strips, head[:0], title + 1
    while after < len(head):
        left = lines[0].line.bbox.x0
        other = (i for i in range(after, len(head)) if head[i].strips[-1].line.bbox.x1 >= left)
        going_on = next(other, len(head))
        if going_on == len(head) or not _continues_title(lines, head[going_on]):
            break
        lines += head[going_on].strips
        beside = (*beside, *head[after:going_on])
        after = going_on + 1
    return lines, tuple(beside), after


def _with_titles_apart(main: Sequence[Group]) -> Sequence[Group]:
    """The groups with the title beside its label in one of its own: "Rubrik:  Statsbidrag till skolor"."""
    parted: list[Group] = []
    for group in main[:_GROUPS]:
        strip = group.strips[0]
        labelled = len(strip.parts) == 2 and _TITLE_LABEL.fullmatch(strip.parts[0].text.string)
        if len(group.strips) == 1 and labelled:
            pieces = (replace(strip, line=p, text=p.text, parts=(p,)) for p in strip.parts)
            parted += (Group(Shape.TEXT, (piece,)) for piece in pieces)
        else:
            parted.append(group)
    return [*parted, *main[_GROUPS:]]


def _opens_page(group: Group) -> bool:
    """True of the first line of a page without letterhead, which is its title however short: "Om bidraget"."""
    named = len(group.string.split()) >= 2 or len(group.string) >= _ONE_WORD
    return (group.shape is Shape.HEADING or names_matter(group.string)) and named and is_title(group.string)


def _cells(head: Sequence[Group]) -> Iterator[Line]:
    """Each cell of each line; fields glued together are parted where the type changes, a cut number is whole."""
    cells = [
        cell
        for group in head
        for strip in group.strips
        for part in _pieces(strip.line)
        for cell in _parted_by_type(part)
    ]
    rests: set[int] = set()
    for i, cell in enumerate(cells):
        if i in rests:
            continue
        below = _rest_of_number(cell, cells[i + 1 :])
        if below is None:
            yield cell
        else:
            rests.add(cells.index(below, i + 1))
            yield Line(cell.pages, (*cell.refs, *below.refs))


def _pieces(line: Line) -> Iterator[Line]:
    """The cells of a line, cut at the bars that a drawn table left: "Datum 2016-08-29 | Dnr KS 2016/14 |"."""
    for cell in line.cells():
        start = 0
        for i, word in enumerate((*cell.words, None)):
            if word is None or word.text == "|":
                if start < i:
                    yield Line(cell.pages, cell.refs[start:i])
                start = i + 1


def _rest_of_number(cell: Line, after: Sequence[Line]) -> Line | None:
    """What stands right below a number that ends with its stroke: "KS 2021/" over "00412"."""
    if not _CUT_NUMBER.search(cell.text.string):
        return None
    box = cell.bbox
    for other in after:
        below = other.page == cell.page and other.number == cell.number + 1
        if below and abs(other.bbox.x0 - box.x0) < box.height and _NUMBER_REST.fullmatch(other.text.string):
            return other
    return None


def _without_trailing_fields(main: Sequence[Group]) -> Sequence[Group]:
    """The groups of the head with the fields under a title apart from it: "1 bilaga", a date."""
    parted: list[Group] = []
    for group in main[:_GROUPS]:
        strips, fields = group.strips, 0
        while fields < len(strips) - 1 and _is_field_line(strips[-1 - fields].string):
            fields += 1
        # "skickas till" / "info@verket.se.": the address belongs to the sentence
        whole = not fields or group.shape is Shape.ITEM or hanging(strips[-1 - fields].string)
        parted += (
            [group] if whole else [replace(group, strips=part) for part in (strips[:-fields], strips[-fields:])]
        )
    return [*parted, *main[_GROUPS:]]


def _is_field_line(string: str) -> bool:
    return (is_field(string) or is_label(string)) and not opens_lower(string)


def _with_label(main: Sequence[Group]) -> Sequence[Group]:
    """The groups with a label and the words that go on from it as one: "ÖVERENSKOMMELSE" / "mellan staten och"."""
    for i, (group, below) in enumerate(pairwise(main[:_GROUPS])):
        goes_on = opens_lower(below.string) and below.strips[0].gap < 3.0 and below.shape is not Shape.ITEM
        if is_label(group.string) and goes_on and not terminal(below.string) and len(below.string) < 200:
            return [*main[:i], replace(group, strips=group.strips + below.strips), *main[i + 2 :]]
    return main


# "Ändring av uppdraget ... i Norrbottens län Diarienummer: Fi2022/03493"
_NUMBER_LAST = regex.compile(r"[ ](?:Diarienummer|Diarienr|Dnr)[ ]?:[ ]?\S+$")


def _head_end(main: Sequence[Group]) -> int:
    """The number of groups before the first running text or numbered section, on page 1."""
    for i, group in enumerate(main[:_GROUPS]):
        string = group.string
        section = group.shape is Shape.HEADING and is_numbered(string) and not is_field(string)
        if section or group.strips[0].page > main[0].strips[0].page or group.shape is Shape.ITEM:
            return i
        asks = i == 0 and string.endswith("?")  # the title of a page of answers
        running = is_sentence(string) and not (is_field(string) or asks or is_stopped_title(string))
        if i == 0 and _is_caption(main):
            continue
        bare = _NUMBER_LAST.sub("", string)
        if running and _is_long_title(group, main[i + 1 : i + 2]):
            continue
        if group.shape is Shape.TEXT and running and (len(bare) >= 160 or terminal(string)):
            return i
    return min(len(main), _GROUPS)


def _is_long_title(group: Group, below: Sequence[Group]) -> bool:
    """True of many words without a stop, above the heading of the decision: "Utbetalning av medel till ..."."""
    part = bool(below) and SECTION.fullmatch(below[0].string) is not None
    return part and not terminal(group.string) and len(group.string) <= _LONGEST and is_title(group.string)


def _is_caption(main: Sequence[Group]) -> bool:
    """True of a few words above the title, "Skog i dimma.", which say what a picture shows."""
    below = main[1] if len(main) > 1 else None
    few = main[0].shape is Shape.TEXT and len(main[0].string.split()) <= _CAPTION
    return few and below is not None and below.shape is Shape.HEADING and is_title(below.string)


def _leading_fields(head: Sequence[Group]) -> int:
    """How many groups of a head without title are letterhead: those before its last field."""
    for i in range(len(head) - 1, -1, -1):
        if _is_letterhead(head[i]) or is_organisation(head[i].string):
            return i + 1
    return 0


def _is_letterhead(group: Group) -> bool:
    """True where every cell, or the first of several, is a field."""
    cells = [part.text.string for strip in group.strips for part in _pieces(strip.line)]
    return bool(cells) and sum(is_field(c) or is_label(c) for c in cells) * 2 >= len(cells)


def _names_bodies(group: Group) -> bool:
    """True of a ministry or whoever is written to, in cells of their own."""
    return all(is_organisation(part.text.string) for strip in group.strips for part in _pieces(strip.line))


def _candidate(group: Group) -> Candidate:
    first = group.strips[0]
    return Candidate(group.string, first.size, first.bold, tabular=any(s.tabular for s in group.strips))


def _is_subtitle(string: str) -> bool:
    """True for words below the title that go on with it: no sentence, no "Parter: ...", no "Av Anna Ek"."""
    label = regex.match(r"[\p{L} ]{1,40}:\s|(?:av|text|foto)\s", string, regex.IGNORECASE)
    whole = not (is_sentence(string) or is_unfinished(string) or hanging(string))
    return whole and label is None and not LEADER.search(string)


def _body_size(main: Sequence[Group]) -> float:
    """The type size of the running text; of everything where there is none."""
    sizes: dict[float, int] = {}
    for group in main:
        if group.shape is not Shape.HEADING:
            for strip in group.strips:
                sizes[strip.size] = sizes.get(strip.size, 0) + len(strip.string)
    return max(sizes, key=lambda s: sizes[s], default=10.0)


def _continues_title(lines: Sequence[Strip], group: Group) -> bool:
    """True where the next group's first line goes on from the title: lower case, or the title hangs."""
    last, first = lines[-1], group.strips[0]
    if group.shape is Shape.HEADING and _YEARS.fullmatch(group.string) and _is_set_alike(last, first):
        return True
    if (
        group.shape not in (Shape.TEXT, Shape.HEADING)
        or abs(last.size - first.size) > _SAME_SIZE
        or terminal(last.string)
    ):
        return False
    return len(group.string) < 120 and (opens_lower(first.string) or hanging(last.string)) and first.gap < _BELOW


def _is_set_alike(last: Strip, first: Strip) -> bool:
    """True of two lines one below the other in one type."""
    return first.gap < _BELOW and first.bold == last.bold and abs(last.size - first.size) <= _SAME_SIZE


def _parted_by_type(part: Line) -> Iterator[Line]:
    """The part cut where two glued words differ in weight: fields whose separator is type alone."""
    start = 0
    words = part.words
    for i, (left, right) in enumerate(pairwise(words), 1):
        if left.after == "" and left.style != right.style:
            yield Line(part.pages, part.refs[start:i])
            start = i
    yield Line(part.pages, part.refs[start:])
