"""Strips to groups: the lines of one heading, one paragraph, one list item, or one line that stands alone.

Decides for each line whether it goes on from the one above: by type, list mark, distance, margin, and by how the
one ends and the other begins. A sentence cut by a column or page turn stays one group. Reads no meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import regex

from parsers.prose.headings import Span, breaks_number, full, hanging, headings, holds_stop, terminal
from parsers.prose.letterhead import LEADER, is_field
from parsers.prose.strips import MARK, Measure, Strip, opens_lower

_LINE = 60  # characters: a line this long is no label
_ADDRESS = regex.compile(r"\S*(?:@|www\.|https?://)\S*")


# A line that says what it holds: "Närvarande: Eva Ek", "Sista ansökningsdag: 1 mars"
_LINKS_LAST = regex.compile(r"(?:(?<!\s)\s+<?(?:https?://|www\.)\S+)+$")
_FIELD_FIRST = regex.compile(r"(?:\p{L}+:|tel)", regex.IGNORECASE)
# "ap.2 Bidrag till rådet": the heading of an anslagspost's terms
_POST = regex.compile(r"(?:\d{1,2}:\d{1,2} )?ap\.\s?\d{1,3} \p{Lu}")
_BROKEN_WORD = regex.compile(r"\p{Ll}{2}-$")
_LEADS_ON = regex.compile(r"(?:>>|»|→)$|^(?:läs mer|se även)", regex.IGNORECASE)
_LABELLED = regex.compile(r"\p{Lu}[\p{L}\-/]*(?:\s[\p{L}\-/]+){0,3}:\s")


class Shape(Enum):
    """What the lines of a group look like."""

    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"  # a paragraph, or short lines that are no sentence
    CELLS = "cells"  # one line of cells side by side


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together."""

    shape: Shape
    strips: tuple[Strip, ...]
    level: int = 0

    @property
    def string(self) -> str:
        """The lines joined by spaces, hyphens as printed."""
        return " ".join(s.string for s in self.strips)


def groups(strips: Sequence[Strip], ordinary: Measure) -> tuple[Group, ...]:
    """The groups of one stream of strips, in order."""
    spans = {span.start: span for span in headings(strips, ordinary)}
    stops = spans.keys() | set(_dashes(strips, ordinary))
    made: list[Group] = []
    i = 0
    while i < len(strips):
        if i in spans:
            made.append(_heading(strips, spans[i]))
            i = spans[i].stop
            continue
        shape = _shape(strips, i, made, ordinary)
        group = [strips[i]]
        i += 1
        while i < len(strips) and i not in stops and _goes_on(group, strips[i], shape, ordinary):
            if shape is Shape.TEXT and _is_listed(group, strips[i], made, ordinary):
                break
            group.append(strips[i])
            i += 1
        made.append(Group(shape, tuple(group)))
    return tuple(made)


def is_sentence(string: str) -> bool:
    """True for running text: it ends with a stop, or is too long to be a label.

    "Kommuner." and "Medlen kan användas för:" are; "Annika Lind", "Kopia till", "Telefon 08-123 45" are not.
    """
    bare = _LINKS_LAST.sub("", string)
    words = bare.split()
    if is_field(string) or _ADDRESS.fullmatch(string) or LEADER.search(string):
        return False
    if bare != string and len(words) >= 3 and not _FIELD_FIRST.match(bare):
        return True
    string = bare
    if terminal(string):
        return len(words) >= 2 or (string.endswith(".") and len(string) > 4 and string[:-1].isalpha())
    if _LEADS_ON.search(string):
        return len(words) >= 3
    return len(words) >= 9


def _heading(strips: Sequence[Strip], span: Span) -> Group:
    return Group(Shape.HEADING, tuple(strips[span.start : span.stop]), span.level)


def _shape(strips: Sequence[Strip], i: int, made: Sequence[Group], ordinary: Measure) -> Shape:
    """The shape of the group that begins with strip ``i``."""
    strip = strips[i]
    mark = MARK.match(strip.string)
    if strip.tabular and not (mark and mark["bullet"]):
        return Shape.CELLS
    if mark is None or mark.end() >= len(strip.string):
        return Shape.ITEM if made and _is_clause(made[-1].strips, strip, ordinary) else Shape.TEXT
    if mark["bullet"] == "o" and not _bullet_letter(made, strip):
        return Shape.TEXT
    led = any(s.mark and _follows(strip, s) for s in strips[i + 1 : i + 8])  # "b)" comes below
    if mark["letter"] and made and made[-1].shape is Shape.TEXT and hanging(made[-1].string) and not led:
        return Shape.TEXT
    return Shape.ITEM


def _bullet_letter(made: Sequence[Group], strip: Strip) -> bool:
    """True where the letter "o" is a bullet: in a list, below a colon, or set off by a wide gap."""
    words = strip.line.words
    gap = words[1].bbox.x0 - words[0].bbox.x1 if len(words) > 1 else 0.0
    return (bool(made) and (made[-1].shape is Shape.ITEM or made[-1].string.endswith(":"))) or gap > strip.size


def _goes_on(group: Sequence[Strip], strip: Strip, shape: Shape, ordinary: Measure) -> bool:
    """True where ``strip`` continues the group."""
    if _stands_alone(group, strip, shape, ordinary) or _is_new_item(group, strip, shape, ordinary):
        return False
    above = group[-1]
    if strip.turned:
        return _runs_over(above, strip)
    filled = full(above, strip, ordinary)
    if strip.gap > 1.45 or strip.after_table:
        near = strip.gap < 4.2 and len(above.string) > 25 and not terminal(above.string)
        lower = opens_lower(strip.string) and not _is_clause(group, strip, ordinary)
        return near and lower and (filled or hanging(above.string))
    if opens_lower(strip.string):
        return not _is_clause(group, strip, ordinary) and (filled or not above.string.endswith(":"))
    # A short line that ends in a preposition is a label: "Kopia till".
    leaning = hanging(above.string) and (len(above.string) > 25 or len(group) > 1)
    if leaning or breaks_number(above, strip) or (holds_stop(above.string) and not terminal(above.string)):
        return True
    return filled and not _is_set_off(group, strip, shape)


def _stands_alone(group: Sequence[Strip], strip: Strip, shape: Shape, ordinary: Measure) -> bool:
    """True where the line or the group takes no other line: cells, unwrapped sources, other type, addresses."""
    above = group[-1]
    if shape is Shape.CELLS or strip.tabular or above.tabular:
        return True
    if ordinary.unwrapped and not _is_torn(above, strip):
        return True
    heads = _POST.match(strip.string) is not None and terminal(above.string)
    if heads or LEADER.search(above.string) or LEADER.search(strip.string):
        return True
    if _LABELLED.match(strip.string) and _LABELLED.match(group[0].string):
        return True
    # A line read by optics differs a little in size from its neighbours.
    tolerance = 0.16 if opens_lower(strip.string) and not terminal(above.string) else 0.08
    if abs(strip.size - above.size) > tolerance * max(strip.size, above.size):
        return True
    return bool(_ADDRESS.fullmatch(strip.string) and _ADDRESS.fullmatch(above.string.split()[-1]))


def _is_torn(above: Strip, strip: Strip) -> bool:
    """True of a paragraph on one line that is broken once: "... ska ske senast den", "30 juni 2015. ..."."""
    goes_on = opens_lower(strip.string) or strip.string[:1].isdigit()
    broken = hanging(above.string) or (_BROKEN_WORD.search(above.string) and opens_lower(strip.string))
    return bool(broken) and len(above.string) > _LINE and strip.gap <= 1.45 and goes_on


def _runs_over(above: Strip, strip: Strip) -> bool:
    """True where a sentence runs over a column's or page's end."""
    if terminal(above.string):
        return False
    if opens_lower(strip.string) or hanging(above.string):
        return True
    filled = above.box.x1 > above.edge - 0.18 * (above.edge - above.box.x0)
    return filled and not is_field(strip.string) and len(above.string) > 25


def _is_new_item(group: Sequence[Strip], strip: Strip, shape: Shape, ordinary: Measure) -> bool:
    """True where a list mark begins an item; not where a dash or a number stands in mid-sentence."""
    mark = MARK.match(strip.string)
    if mark is None or mark.end() >= len(strip.string):
        return False
    above = group[-1]
    first = _step(mark[0].strip()) == 1  # "a)" and "1." begin a list, whatever leads to it
    leaning = full(above, strip, ordinary) or (hanging(above.string) and not first)
    in_mid_sentence = not terminal(above.string) and leaning
    if mark["bullet"] and mark["bullet"] not in "-–—o*":
        return True
    if not in_mid_sentence:
        return mark["bullet"] != "o" or shape is Shape.ITEM or above.string.endswith(":")
    if shape is Shape.ITEM:
        return _follows(group[0], strip)
    return False


def _dashes(strips: Sequence[Strip], ordinary: Measure) -> Iterator[int]:
    """Where dashes one below another list what a line without a colon leads to: "... användas till" / "- löner,".

    A dash alone, or one below a line that the margin broke, may as well part a sentence.
    """
    for i in range(1, len(strips)):
        strip, above = strips[i], strips[i - 1]
        if strip.mark not in {"-", "–", "—"} or terminal(above.string) or full(above, strip, ordinary):
            continue
        below = [s for s in strips[i + 1 : i + 5] if s.mark == strip.mark and s.page == strip.page]
        if any(abs(s.box.x0 - strip.box.x0) < 3.0 for s in below):
            yield i


def _follows(first: Strip, second: Strip) -> bool:
    """True where the list mark of ``second`` is the next after ``first``'s: "1." and "2.", "a)" and "b)", "-" below
    "-".
    """
    if first.mark == second.mark:
        return abs(first.box.x0 - second.box.x0) < 3.0
    steps = [_step(first.mark), _step(second.mark)]
    return steps[1] == steps[0] + 1 and steps[0] > 0


def _step(mark: str) -> int:
    """The place of a list mark in its list: 2 for "2." and "4.2" and "b)", 0 for a bullet."""
    if number := regex.search(r"\d+(?!.*\d)", mark):
        return int(number[0])
    letter = regex.search(r"\p{Ll}", mark)
    return ord(letter[0]) - ord("a") + 1 if letter else 0


def _is_clause(group: Sequence[Strip], strip: Strip, ordinary: Measure) -> bool:
    """True for "att ..." on its own line, an item without a mark: "Nämnden beslutar" / "att anta modellen,"."""
    above = group[-1]
    if not strip.string.startswith("att ") or terminal(above.string.rstrip(":")) or above.page != strip.page:
        return False
    if group[0].string.startswith("att "):
        return above.string.endswith((",", ";", "samt", "och")) or not full(above, strip, ordinary)
    short = above.box.x1 < above.box.x0 + 0.75 * (above.edge - above.box.x0)
    return short and bool(regex.search(r"(?i)(?:besluta[rt]?|föreslå[rs]?)(?:\s\p{L}+)?:?$", above.string))


def _is_listed(group: Sequence[Strip], strip: Strip, made: Sequence[Group], ordinary: Measure) -> bool:
    """True where a line in lower case is the next of a list of short lines, not the rest of the line above.

    Below a name ("Eva Ek" / "statssekreterare"), and in a list of those who get copies.
    """
    above = group[-1]
    if len(group) > 1 or full(above, strip, ordinary) or hanging(above.string) or not opens_lower(strip.string):
        return False
    if "(" in above.string and ")" not in above.string:
        return False
    if regex.fullmatch(r"(?:\p{Lu}[\p{L}\-.]*\s?){2,4}", above.string):
        return True
    before = made[-1] if made else None
    listed = before is not None and before.shape is Shape.TEXT and len(before.strips) == 1 and 0 < above.gap <= 1.45
    return listed and before is not None and not is_sentence(before.string)


def _is_set_off(group: Sequence[Strip], strip: Strip, shape: Shape) -> bool:
    """True where a full line ended its paragraph or item all the same: the next is indented or left of it."""
    above = group[-1]
    if shape is Shape.ITEM:
        return _ends_item(group, strip)
    if not terminal(above.string):
        return False
    return strip.box.x0 > above.box.x0 + 0.8 * strip.size and strip.box.x0 > group[0].box.x0 - 1.0


def _ends_item(group: Sequence[Strip], strip: Strip) -> bool:
    """True where a line with a capital below an item is no part of it.

    It stands left of the item's text, or the item above it is no whole sentence.
    """
    above = group[-1]
    words = group[0].line.words
    inner = words[1].bbox.x0 if len(words) > 1 else words[0].bbox.x0
    if strip.box.x0 > group[0].box.x0 + 3.0 and abs(strip.box.x0 - inner) < 0.6 * strip.size:
        return False
    if len(group) > 1 and strip.box.x0 < above.box.x0 - 0.5 * strip.size:
        return True
    if not strip.string[0].isupper():
        return False
    text = MARK.sub("", group[0].string, count=1)
    return not terminal(above.string) or text[:1].islower()
