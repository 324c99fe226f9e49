"""Which lines are headings: by size, weight, numbering and place.

Reads strips in order, before paragraphs are made. A heading is a short line (or up to three) without a final stop
that something stands under; names, addresses, labels of forms and links are none. Where the source shows its
headings by type, lines of ordinary type are no headings unless they are numbered or name an annex.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from parsers.prose.letterhead import LEADER, is_field, is_unfinished
from parsers.prose.sentences import is_abbreviated
from parsers.prose.strips import MARK, Measure, Strip, goes_on_in_number, opens_lower

# "4.2.1   Stimulansmedel", "1. Inledning", "2 Bakgrund", "§ 3 Villkor", "ap.4 Investeringsbidrag"
#   not: "2021 års medel", "10 kommuner"
_NUMBER = regex.compile(r"(?:§\s*|ap\.\s?)?(?<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?(?:\s?§)?\s+(?=[\"”(]?\p{Lu})")

# "Bilaga 1. Fördelning", "Bilaga", "Bilaga till regeringsbeslut ...", "BILAGA A", "Bil. 2", "Appendix 1"
#   not: "Bilagor", "Bilagan visar", "1 bilaga"
ANNEX = regex.compile(
    r"(?:bilaga|bil\.|appendix|annex)(?:\s?(?:\d{1,2}|\p{L})(?![\p{L}\d])|\s+till\s.*)?(?:[.:,–—-]|\s|$)",
    regex.IGNORECASE,
)
_ANNEX_IN_PROSE = regex.compile(r"bilaga\s?\d*\s\p{Ll}", regex.IGNORECASE)

_CAPTION = regex.compile(
    r"(?:tabell|figur|diagram|källa|källor|anm|anmärkning|not|kommentar|fotnot|summa|totalt?)\b[\s\d:.]",
    regex.IGNORECASE,
)
# "Projekttid: längst till och med juni 2021"
_TIMED = regex.compile(
    r"\p{L}*(?:tid|period|dag|datum|redovisning|rapport|utbetalning|ansökan|rekvisition"
    r"|beslut)(?:\s\p{Ll}+){0,3}:\s.*\d",
    regex.IGNORECASE,
)
# "Vad stödet får gå till": an indirect question may end as no sentence does
_ASKS = regex.compile(r"(?:\d[\d.]*\s+)?(?:Vem|Vad|Vilk(?:en|et|a)|Hur|När|Var)\b")
_LINK = regex.compile(
    r"(?:läs mer|ladda ner|hämta|öppna|till toppen|skriv ut|dela)\b|.*(?:>>|»|→)$|.*\b(?:https?://|www\.)|.*[\w.+-]@\S",
    regex.IGNORECASE,
)
# What a sentence says and a heading of ordinary type seldom does: "Kommunen ska redovisa medlen"
_STOP_INSIDE = regex.compile(  # "år. Regionen betalar", "§ 188. Riktlinjerna antogs"
    r"\p{Ll}{2}[.!?]\s+\p{Lu}|\d{2,}\.\s+\p{Lu}\p{Ll}+\s\p{Ll}"
)
_AND_SO_ON = regex.compile(r"(?:m\.m|m\.fl|etc)\.$")
_OPENING = regex.compile(
    r"[\"”(]?(?:\p{Lu}|\d{1,4}\s+\p{Lu}|\d{4}\b|ap\.\s?\d)"
)  # "Medel", "”Rätt", "3 Medel", "2024 års"
_WORD = regex.compile(r"\p{L}{3}")
# "Prognoser ska lämnas senast den": what follows is the rest of the sentence
_CUT = regex.compile(r"\b(?:senast|den|att|högst|minst)$")
_MODAL = regex.compile(r"\b(?:ska|skall|får|måste|bör|föreslås)\b")
# "Krav som ni måste uppfylla", "Så ska medlen användas", "Vad ni ska göra": a verb, and still no sentence
_NAMES_WHAT = regex.compile(
    r"(?:\p{Lu}\p{L}+ (?:som|där) (?!.*\b(?:ska|skall|får|måste|bör)\b.*\b(?:ska|skall|får|måste|bör)\b)|Så "
    r"|Hur |Vad |Vem "
    r"|Det här |Detta |Här |När (?:och hur )?(?:ni|du|vi|jag|kommunen) ).*"
)
# A heading that may stand above mere lines: names, addresses, titles of annexes.
_OVER_CELLS = regex.compile(
    r"(?:kontakt(?:personer|person|uppgifter|a oss)?|upplysningar|frågor|mer information|ytterligare information"
    r"|bilag(?:a|or)|sändlista|bilageförteckning)\??",
    regex.IGNORECASE,
)
# "2. Nämnden beslutar att anslå 480 000 kronor till": a point of a proposal that the margin breaks
_DECIDES = regex.compile(r"\b(?:beslutar|beviljar|godkänner|uppdrar åt|föreslår|tillstyrker)\b")
_TERMINAL = regex.compile(r"[.!?:][\"”’»)\]]*$")
# A word no sentence ends with: "... återbetalning av", "den 1 november", "fördela högst", "Borås, Lund och"
_HANGING = regex.compile(
    r"""
    \b (?:
        och | eller | samt | för | av | till | i | på | med | om | att | som | den | det | de | en | ett | vid
      | från | inom | under | enligt | mellan | hos | genom | utan | mot | per | än | ca | cirka | nr | kap\.
      | dnr | bl\.a\. | t\.ex\. | s\.k\. | inkl\. | respektive | dels | både | såväl | varje | denna | detta
      | dessa | sin | sina | högst | minst | lägst | totalt | sammanlagt | drygt | knappt | ungefär
      | ytterligare
      | januari | februari | mars | april | maj | juni | juli | augusti | september | oktober | november | december
    ) $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


# "... utgår med 2" over "350 000 kronor per år": a number that the margin cut
_NUMBER_CUT = regex.compile(r"(?<=[\p{L}:,] )\d{1,3}(?: \d{3})*$")
_NUMBER_REST = regex.compile(r"\d{3}(?: \d{3})* ?\p{Ll}")


# The end of a sentence whose object is a list: "Bidrag kan ges till projekt som avser", "Stödet kan lämnas för"
_SAYS_OF = regex.compile(
    r"\b(?:avser|gäller|omfattar|innehåller|innehålla|ange|visa|är|ha|har|för|till|av|med|genom|inom|från)$"
)


# "Kommunerna ska under 2024" lacks the verb that each item has; "Så ska medlen användas" has it
_HAS_ITS_VERB = regex.compile(r"\b(?:ska|skall|får|måste|bör)\b.*\b\p{Ll}{2,}as?$")


# How an item goes on that is a clause: "om arbetet försenas", "att bidraget används"
_CLAUSE = regex.compile(r"(?:om|att|när)\s\p{L}+\s\p{L}")
_FEW = 3  # words, more of which a sentence has


@dataclass(frozen=True, slots=True)
class Span:
    """Strips ``start`` to ``stop`` (exclusive) are one heading of this level."""

    start: int
    stop: int
    level: int


def terminal(string: str) -> bool:
    """True where a line may end its sentence: a stop that is not that of an abbreviation."""
    return bool(_TERMINAL.search(string)) and not is_abbreviated(string)


def hanging(string: str) -> bool:
    """True where a line cannot end its sentence: "... återbetalning av", "den 1 november", "Borås,"."""
    return string.endswith((",", "(", "–", "—", "/")) or bool(_HANGING.search(string))


def asks(string: str) -> bool:
    """True of a question, direct or not: "Vem kan söka?", "Vad stödet får gå till"."""
    return string.endswith("?") or _ASKS.match(string) is not None


def holds_stop(string: str) -> bool:
    """True where a sentence ends inside a line: "år. Regionen betalar"."""
    return bool(_STOP_INSIDE.search(string))


def full(strip: Strip, following: Strip, ordinary: Measure) -> bool:
    """True where the first word of the next line would not have fitted: the line break is the margin's."""
    if not ordinary.wraps:
        return False
    word = following.line.words[0].bbox.width
    left = min(strip.box.x0, following.box.x0)
    slack = ordinary.slack * (strip.edge - left)
    return strip.box.x1 + 0.25 * strip.size + word > strip.edge - slack


def breaks_number(above: Strip, strip: Strip) -> bool:
    """True where a line that nearly fills its column goes on with digits: "fördelas med" / "15 000 000 kronor"."""
    filled = above.box.x1 > above.edge - 0.3 * (above.edge - above.box.x0)
    return filled and strip.string[:1].isdigit() and not strip.mark and not terminal(above.string)


def headings(strips: Sequence[Strip], ordinary: Measure) -> tuple[Span, ...]:
    """The headings among ``strips``, in order."""
    styled = _styled_spans(strips, ordinary)
    shown = len(styled) >= 2
    found: dict[int, int] = dict(styled)
    i = 0
    while i < len(strips):
        if i in found:
            i = found[i]
            continue
        stop = _stop(strips, i, ordinary)
        if _reads_as_heading(strips[i:stop]) and _stands_as_heading(strips, i, stop, ordinary, found):
            string = _string(strips[i:stop])
            if not shown or is_numbered(string) or is_annex(string) or strips[stop - 1].table_below:
                found[i] = stop
                i = stop
                continue
        i += 1
    return _levelled(strips, sorted(found.items()), ordinary)


def is_annex(string: str) -> bool:
    """True for the title of an annex: "Bilaga 1. Fördelning av medel", not "Bilaga 1 visar hur"."""
    return bool(ANNEX.match(string)) and (
        not _ANNEX_IN_PROSE.match(string) or bool(regex.match(r"bilaga\s?\d*\s+till\s", string, regex.IGNORECASE))
    )


def is_numbered(string: str) -> bool:
    """True where a section number stands before a capital: "4.2.1   Stimulansmedel"."""
    return bool(_NUMBER.match(string))


def _stands_out(strip: Strip, ordinary: Measure) -> bool:
    """True for larger type than the text's, or bold in a text that is not."""
    return strip.size >= ordinary.size * 1.08 or (
        strip.bold and not ordinary.bold and strip.size >= ordinary.size * 0.9
    )


def _string(strips: Sequence[Strip]) -> str:
    return " ".join(s.string for s in strips)


def _styled_spans(strips: Sequence[Strip], ordinary: Measure) -> dict[int, int]:
    """Start and stop of the headings that type shows."""
    found: dict[int, int] = {}
    i = 0
    while i < len(strips):
        stop = i + 1
        if _stands_out(strips[i], ordinary):
            stop = _stop(strips, i, ordinary)
            shown = all(_stands_out(s, ordinary) for s in strips[i:stop]) and _styled_reads(strips[i:stop])
            if shown and not _in_mid_paragraph(strips, i, stop, ordinary):
                found[i] = stop
        i = stop
    return found


def _in_mid_paragraph(strips: Sequence[Strip], start: int, stop: int, ordinary: Measure) -> bool:
    """True for words in bold of the text's size that the lines above and below go on from: mere emphasis."""
    first, last = strips[start], strips[stop - 1]
    if first.size >= ordinary.size * 1.08:
        return False
    above = strips[start - 1] if start and not first.turned and first.gap <= 1.45 else None
    open_above = above is not None and not terminal(above.string) and not above.bold
    if above is not None and open_above and full(above, first, ordinary):
        return True
    following = strips[stop] if stop < len(strips) else None
    if following is None or following.turned or following.gap > 1.45 or not opens_lower(following.string):
        return False
    return open_above or hanging(last.string) or full(last, following, ordinary)


def _styled_reads(strips: Sequence[Strip]) -> bool:
    """True where large or bold words may be a heading: also a list mark's number and a label with a colon."""
    string = _string(strips)
    if string.endswith(":") and len(string.split()) <= 4:
        return True
    return _reads_as_heading(strips)


def _stop(strips: Sequence[Strip], start: int, ordinary: Measure) -> int:
    """Where the heading that begins at ``start`` ends, if it is one: its lines go on in the same type."""
    first = strips[start]
    stop = start + 1
    if ordinary.unwrapped:
        return stop
    while stop < len(strips) and stop - start < 4:
        above, strip = strips[stop - 1], strips[stop]
        alike = abs(strip.size - first.size) < 0.04 * first.size + 0.3 and strip.bold == first.bold
        near = not strip.turned and strip.gap <= 1.45 * max(1.0, first.size / ordinary.size)
        if not (alike and near) or strip.tabular or MARK.match(strip.string) or is_numbered(strip.string):
            break
        asks = _ASKS.match(first.string) and strip.string[:1].isupper()  # "Vad stödet får gå till" is whole
        goes_on = opens_lower(strip.string) or (hanging(above.string) and not asks)
        wrapped = _stands_out(first, ordinary) and full(above, strip, ordinary)
        if terminal(above.string) or not (goes_on or wrapped):
            break
        stop += 1
    return stop


def _reads_as_heading(strips: Sequence[Strip]) -> bool:
    """True for words that may be a heading: short, a capital first, no final stop, no field, caption or link."""
    string = _string(strips)
    words = string.split()
    if len(words) > 18 or len(string) > 150 or any(s.tabular for s in strips):
        return False
    mark = MARK.match(string)
    listed = mark is not None and bool(mark["bullet"] or mark["letter"])
    stopped = string.endswith((".", ",", ";", ":", "-", "–")) and not _AND_SO_ON.search(string)
    if stopped or listed or _CUT.search(string):
        return False
    number = mark or _NUMBER.match(string)
    bare = string[number.end() :] if number else string
    if holds_stop(bare) and not is_annex(string):
        return False
    if not _OPENING.match(bare) or not _WORD.search(bare):
        return False
    if LEADER.search(string) or (is_field(string) and not is_annex(string)):
        return False
    return not (_CAPTION.match(string) or _TIMED.match(string) or _LINK.match(string))


def _stands_as_heading(
    strips: Sequence[Strip], start: int, stop: int, ordinary: Measure, found: dict[int, int]
) -> bool:
    """True where a line of ordinary type stands as a heading does: after an end, above something, alone."""
    if not _after_an_end(strips, start, found, ordinary) or _answers(strips, start, stop, found):
        return False
    if strips[stop - 1].table_below or stop == len(strips):
        return strips[stop - 1].table_below
    first, following = strips[start], strips[stop]
    string = _string(strips[start:stop])
    if is_annex(string) and (first.turned or first.gap > 1.45 or first.after_table):
        return not is_annex(following.string)
    parted = following.turned or following.gap > 1.45
    if _OVER_CELLS.fullmatch(string):
        return parted or not following.tabular
    leads = _leads_list(string, following)
    cut = not parted and _NUMBER_CUT.search(string) is not None and _NUMBER_REST.match(following.string) is not None
    hangs = (
        leads
        or cut
        or (hanging(string) and not (ordinary.unwrapped or (first.gap > 1.45 and (parted or _ASKS.match(string)))))
    )
    if is_numbered(string):
        decides = _DECIDES.search(string) is not None and string[-1:].isalpha()
        goes_on = not parted and (
            opens_lower(following.string) or decides or breaks_number(strips[stop - 1], following)
        )
        return not (hangs or goes_on or _in_list(strips, start, stop))
    # Nearer to what stands above than to what stands below: the last of a list of names.
    left_behind = following.gap > 1.45 and first.gap < following.gap - 0.5 and not first.turned
    last = strips[stop - 1]
    broken = not parted and (full(last, following, ordinary) or breaks_number(last, following))
    says = bool(_MODAL.search(string)) and not (string.endswith("?") or parted or _NAMES_WHAT.match(string))
    asks = string.endswith("?") and not following.tabular and following.string[:1].isupper()
    return not (left_behind or broken or hangs or says) and (asks or _is_prose_start(strips, stop, ordinary))


def _answers(strips: Sequence[Strip], start: int, stop: int, found: dict[int, int]) -> bool:
    """True for a few words right below a heading that asks, which ask nothing themselves."""
    asked = start in found.values() and strips[start - 1].string.endswith("?")
    return asked and not strips[stop - 1].string.endswith("?") and not is_numbered(strips[start].string)


def _leads_list(string: str, following: Strip) -> bool:
    """True for words that a list below makes whole: "Mottagaren ska", "Kommunen blir återbetalningsskyldig om"."""
    if following.mark == "" or is_numbered(string):
        return False
    asks = _ASKS.match(string) or _NAMES_WHAT.match(string)
    goes_on = not asks and opens_lower(MARK.sub("", following.string, count=1))
    said = goes_on and (_SAYS_OF.search(string) or (_MODAL.search(string) and not _HAS_ITS_VERB.search(string)))
    # "Det åligger mottagaren att underrätta styrelsen" / "• om arbetet försenas": no heading has such a clause
    clause = goes_on and len(string.split()) > _FEW and _CLAUSE.match(MARK.sub("", following.string, count=1))
    return is_unfinished(string) or bool(said or clause)


def _after_an_end(strips: Sequence[Strip], start: int, found: dict[int, int], ordinary: Measure) -> bool:
    """True where nothing above goes on into the line."""
    if start == 0:
        return True
    first, above = strips[start], strips[start - 1]
    if first.after_table or terminal(above.string) or start in found.values():
        return True
    if ordinary.unwrapped and above.mark and not first.mark:  # each line is whole, and a list has ended
        return True
    if hanging(above.string):
        return False
    # A short line right above, which ends no sentence, is one of a list, and so is this.
    forced = len(above.string) > 40 and not full(above, first, ordinary)
    return first.turned or first.gap > 1.45 or forced


def _in_list(strips: Sequence[Strip], start: int, stop: int) -> bool:
    """True where a numbered line is one of a list: its neighbour is numbered too, or a colon stands above."""
    own = MARK.match(strips[start].string)
    if own is None or own["clause"]:
        return False
    neighbours = [strips[i] for i in (start - 1, stop) if 0 <= i < len(strips)]
    for strip in neighbours:
        mark = MARK.match(strip.string)
        if mark and mark["number"]:
            return True
    return start > 0 and strips[start - 1].string.endswith(":")


def _is_prose_start(strips: Sequence[Strip], i: int, ordinary: Measure) -> bool:
    """True where a paragraph or a list begins: a stop, a long line, or one that the margin broke."""
    strip = strips[i]
    string = strip.string
    if strip.tabular or is_field(string) or opens_lower(string) or goes_on_in_number(string):
        return False
    mark = MARK.match(string)
    if i + 1 < len(strips) and _leads_list(string, strips[i + 1]):
        return True
    if terminal(string) or len(string) >= 60 or (mark and (mark["bullet"] or mark["letter"])):
        return True
    following = strips[i + 1] if i + 1 < len(strips) else None
    if following is None or following.turned or following.gap > 1.45:
        return False
    return full(replace(strip, edge=strip.margin), following, ordinary)


def _levelled(strips: Sequence[Strip], spans: Sequence[tuple[int, int]], ordinary: Measure) -> tuple[Span, ...]:
    """Levels by the parts of the section number, else by the rank of type among the headings."""
    looks = {_look(strips[start], ordinary) for start, _ in spans}
    ranks = {look: rank for rank, look in enumerate(sorted(looks, reverse=True), 1)}
    levelled: list[Span] = []
    for start, stop in spans:
        number = _NUMBER.match(strips[start].string)
        level = number["number"].count(".") + 1 if number else ranks[_look(strips[start], ordinary)]
        levelled.append(Span(start, stop, level))
    return tuple(levelled)


def _look(strip: Strip, ordinary: Measure) -> tuple[float, bool]:
    return (round(strip.size), strip.bold and not ordinary.bold)
