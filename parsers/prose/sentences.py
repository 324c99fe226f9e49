"""Where one sentence ends and the next begins in Swedish administrative prose.

Cuts a text that knows its words; never joins and never drops a character other than white space at the cuts.
Abbreviations, ordinals, initials and numbers with points do not end a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from parsers.text import Text

# A place where a sentence may end: a stop, what closes after it, white space, and what may begin one.
#   "medlen. Rekvisitionen", "medlen? Ja", "(se bilaga.) Den", "2018. 15 000 000 kronor"
#   not: "4.5", "bl.a. kommuner", "den 1. november"
_END = regex.compile(
    r"""
    (?<!\S) (?<last> \S*? ) (?<stop> (?<![.?!]) [.?!]+ | … ) (?<closing> [)\]”"’»]* ) \s+
    (?= [“”"’»(\[–—•-]* \s? [\p{Lu}\p{N}§] )
    """,
    regex.VERBOSE,
)

# Words with a stop that never end a sentence, because something must follow them.
_ALWAYS_OPEN = regex.compile(
    r"""
    bl\.a | t\.ex | dvs | d\.v\.s | s\.k | fr | fr\.o\.m | t\.o\.m | tom | kl | nr | ca | c:a | inkl | exkl
    | resp | jfr | jmf
    | obs | enl | ang | avs | f\.d | f\.n | st\.f | tf | m\.a\.o | m\.h\.a | p\.g\.a | pga | f\.v\.b | t\.v
    | i\.e | e\.g
    | prop | bet | rskr | dir | mot | skr | ds | sou | kap | p | pkt | avd | tab | fig | sid | s
    | uppl | vol | rev
    | ap | anslp | utg\.omr | utg\.o | d?\.?nr | diarienr | ärendenr | tel | tfn | dr | prof | gen | std | proc
    | min | max | sek
    """,
    regex.VERBOSE,
)
# Words with a stop that may also stand at the end: only a capital after them ends the sentence, never a digit.
_MAYBE_OPEN = regex.compile(
    r"""
    m\.m | mm | m\.fl | mfl | osv | o\.s\.v | etc | o\.d | e\.d | o\.?\s?dyl | dyl | a\.a | ff | st
    | bil | art | kr | tkr | m(?:n|d)?kr | mån | jan | feb | apr | jun | jul | aug | sept? | okt | nov | dec
    """,
    regex.VERBOSE,
)

_NAME = regex.compile(r"(?:^|[(/-])SKR$")  # Sveriges Kommuner och Regioner, not "skr. 2019/20:11"

_LAST_STOPPED = regex.compile(r"(?<![^\s(])([^\s(]+)\.$")
_NUMBER = regex.compile(r"[(\[]?(?:\d{1,2}|[IVX]{1,4}|\p{L})")


# "A. Redovisning lämnas ... B. Till denna fogas ...", "§ 2 Bidrag utgår": the number of a point, no word of it
_POINT = regex.compile(r"(?P<mark>(?P<open>§ ?|\()?(?P<at>\d{1,2}|\p{Lu}|\p{Ll})[.)]?) (?=\p{Lu}\S* \S+ \S)")


def sentences(text: Text) -> Iterator[Text]:
    """The sentences of ``text`` in order."""
    start = 0
    string = text.string
    for found in _END.finditer(string):
        if _ends(string, start, found):
            yield text.cut(start, found.end("closing"))
            start = found.end()
    if string[start:].strip():
        yield text.cut(start)


def without_marks(spoken: Sequence[Text]) -> Iterator[Text]:
    """The same sentences, those that are the points of a series without their marks."""
    found = [_point(text.string) for text in spoken]
    marks = {point["mark"] for point in found if point}
    for text, point in zip(spoken, found, strict=True):
        beside = (chr(ord(point["at"][-1]) + step) for step in (-1, 1)) if point else ()
        serial = point and any(_at(point, at) in marks for at in beside)
        yield text.cut(point.end()) if point and serial else text


def _point(string: str) -> regex.Match[str] | None:
    """The mark that a sentence begins with: a letter or number that is set apart by a sign."""
    found = _POINT.match(string)
    return found if found and (found["open"] or found["mark"] != found["at"]) else None


def _at(point: regex.Match[str], at: str) -> str:
    """The mark of the point beside."""
    last = point.end("at") - 1
    return point["mark"][:last] + at + point["mark"][last + 1 :]


def is_abbreviated(string: str) -> bool:
    """True where the last word is an abbreviation whose stop need not end the sentence: "bet.", "m.m."."""
    found = _LAST_STOPPED.search(string)
    if found is None:
        return False
    last = found[1].lower()
    return bool(_ALWAYS_OPEN.fullmatch(last) or _MAYBE_OPEN.fullmatch(last))


def _ends(string: str, start: int, found: regex.Match[str]) -> bool:
    """True where the stop that was found closes a sentence."""
    if found["stop"] != ".":
        return found["stop"] != "…" or string[found.end()].isupper()
    last = found["last"].lstrip('(”"[’«»').lower()
    following = string[found.end() :].lstrip('“”"’»([–—•- ')
    if _ALWAYS_OPEN.fullmatch(last):
        return _NAME.search(found["last"]) is not None and following[:1].isupper()
    if _MAYBE_OPEN.fullmatch(last):
        return following[:1].isupper()
    if _NUMBER.fullmatch(found["last"]):
        return _number_ends(string[start : found.start()].rstrip(), found["last"], following)
    return True


def _number_ends(before: str, last: str, following: str) -> bool:
    """True where a number or single letter before a stop ends its sentence: "enligt bilaga 1. Medlen", "till
    september 9. Sedan"; not "1. Medlen" at the start, "A. Lindgren", "den 1. november".
    """
    if not before or before.endswith((":", ";")):
        return False
    if last.lstrip("([").isdigit():
        return (
            following[:1].isupper()
            and bool(regex.search(r"\p{L}$", before))
            and not before.lower().endswith(" den")
        )
    # "A. Lindgren", "Per A. Lindgren"; but "alternativ B. Medlen" and "bilaga A. Medlen" end there.
    return bool(
        regex.search(
            r"(?:bilaga|alternativ|punkt|del|tabell|nivå|steg|kategori|grupp|område|klass|typ|zon)$", before.lower()
        )
    )
