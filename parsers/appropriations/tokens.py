"""The levels of budget items as a text names them: each with its number and, where one follows, its name.

Names contain commas, so they end at the next keyword, a full stop or a verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from parsers.needles import holds

_NAME_END = r"""
    (?: , \s* | \s+ ) (?: (?:och|samt|under|inom|på|från|för|av|det) \s+ ){0,4}
      (?: \p{L}*anslag(?:et|en|s\p{L}*)? | utgiftsområde | utg\.? \s? omr | (?:UO|uo|ap\.?) \s? [0-9] )
  | ,? \s (?: (?:och|samt|med|på) \s+ )? [0-9] (?! [0-9]* -\p{Ll} )
  | , \s* (?: delpost | som\b | vilket\b | varav\b | dels\b | under\b | i\s+enlighet | med\b )
  | \s+ (?: ska|skall|får|belasta|belastar|belastas|disponeras|uppgår|anvisas|kommer|har|är|enligt|finansieras
      | betalas|upphör|minskas|ökas|höjs|sänks|bör|kan|måste
      | används|avser|föreslås|omfattar|tillförs|utgör|uppfört|uppförda|uppförd|efter\s+rekvisition ) \b
  | \s [–—-] \s (?= \p{Ll} ) (?! del\b )
  | \s+ (?: som | upptag\p{L}* | inom\s+utgiftsområde ) \b
  | \s+ för \s+ (?: budgetåret|år|[0-9]{4} ) | \s+ under \s+ [0-9]{4}
"""
_NAMED = rf"""(?:
    \s+ (?P<name> \p{{Lu}} (?: (?! {_NAME_END} ) (?: m\.\s?m\. | m\.\s?fl\. | :(?=s\s) | [^.;:()"”»] ) ){{2,140}} )
  | \s* [("”»] (?! [^()]* [0-9][/:][0-9] | (?i:uo|utg) ) (?P<name> \p{{Lu}} [^()"”»]{{2,140}} ) [)"”»]
)?"""
# utgiftsområde 9 Hälsovård   utg.omr. 09   UO 25   uo14
_AREA = r"(?P<utgiftsomrade> (?i:utgiftsområde(?:t|na)? | utg\.? \s? omr\.?) | (?<!\p{L})(?:UO|uo|Uo) )"
# anslagspost 11   anslagsposten 2   ap.38   delposten 4.2
_POST = r"(?P<anslagspost> (?<!\p{L}) \p{L}{0,12} (?i:anslagspost(?:en|erna|er)?) | (?<!\p{L})ap\.?(?=\s?[0-9]) )"
_SUBPOST = r"(?P<anslagspost> (?<!\p{L})delpost(?:en|erna|er)? (?= \s+ [0-9]{1,3}\.[0-9]) )"
_NUMBER = r"(?P<no>[0-9]{1,2}:[0-9]{1,2}) (?![0-9:])"
_POST_NUMBER = r"(?P<no>[0-9]{1,3}(?:\.[0-9]{1,2})?) (?![0-9:]|\.[0-9])"
# anslaget A 3 Utveckling av ...: the numbers until 2001
_OLD_NUMBER = r"(?P<no>[A-K]\x20?[0-9]{1,2})\.?(?=\s\p{Lu}|,)"
# anslaget 4:5   anslag 1:6   ramanslaget 48:2   anslag 16 1:7, the number of its utgiftsområde before its own
_APPROPRIATION = (
    r"(?P<anslag> (?<!\p{L})(?i:(?:ram)?anslag(?:et|en)?|ansl\.) ) \s+ (?: (?P<of>[0-9]{1,2})[\x20:] )?"
)
_TOKEN = regex.compile(
    rf"""
    (?: {_AREA} \s* (?P<no>[0-9]{{1,2}}) (?![0-9:.]*[0-9])
      | (?: {_POST} \s* | {_SUBPOST} \s+ ) {_POST_NUMBER}
      | {_APPROPRIATION} (?: {_NUMBER} | {_OLD_NUMBER} )
      | (?P<anslag> ) (?<![0-9:/.]) {_NUMBER} (?=\s+ap\.) )
    {_NAMED}
    """,
    regex.VERBOSE,
)
_LISTED = r"(?: \s*,\s* (?:(?:och|samt)\s+)? | \s+(?:och|samt|respektive)\s+ )"
# what may follow a level without a word of its own: "UO 9 4:5", "anslagen 4:5 Vård och 4:7 Omsorg", "ap. 1 och 2"
_FURTHER = {
    "utgiftsomrade": regex.compile(rf"(?: [\s,]+ | \s*\) {_LISTED} ) {_NUMBER} {_NAMED}", regex.VERBOSE),
    "anslag": regex.compile(rf"{_LISTED} {_NUMBER} {_NAMED}", regex.VERBOSE),
    "anslagspost": regex.compile(
        rf"""{_LISTED} {_POST_NUMBER} (?= \s* (?: [,.;:()] | $ | \p{{Lu}}\p{{Ll}}+\s(?!kr) | \p{{Ll}}{{1,9}}\b ) )
        (?! \s* (?:%|§|procent|m?kr\b|[mt]kr\b|mnkr|mdkr|tusen|milj|kap\b|år\b|dag|vecko|månad|kron) ) {_NAMED}""",
        regex.VERBOSE,
    ),
}
# one of which every level has in it, a digit too: looked for first, as that takes no time
_CUES = ("utg", "ansl", "delpost", "uo", "ap")
_DIGIT = regex.compile("[0-9]")
# (prop. 2009/10:1, utg.omr. 02, bet. 2009/10:FiU2, rskr. 2009/10:163)
_CITATION = regex.compile(r"\((?=[^()]*\b(?:prop|bet|rskr)\.)[^()]*\)")


class Token(NamedTuple):
    """A level of a budget item: its kind, number and name, and where it stands in the text."""

    kind: str  # utgiftsomrade, anslag, anslagspost
    number: str
    name: str | None
    start: int
    stop: int


@lru_cache(maxsize=256)  # a sentence is asked for its rows, and again for what it names
def find_tokens(text: str) -> tuple[Token, ...]:
    """The levels that a text names, in order; without the utgiftsområden of citations where those are several."""
    if _DIGIT.search(text) is None or not holds(text.casefold(), _CUES):
        return ()
    tokens = list(_tokens(text))
    cited = [m.span() for m in _CITATION.finditer(text)]
    of_bills = [t for t in tokens if t.kind == "utgiftsomrade" and any(a < t.start < b for a, b in cited)]
    several = len({int(t.number) for t in of_bills}) > 1  # which is whose is not told
    return tuple(t for t in tokens if not (several and t in of_bills))


def _tokens(text: str) -> Iterator[Token]:
    match = _TOKEN.search(text)
    while match:
        kind = next(k for k in _FURTHER if match[k] is not None)
        if match["anslag"] is not None and match["of"]:
            yield Token("utgiftsomrade", match["of"], None, match.start("of"), match.end("of"))
        further: regex.Match[str] | None = match
        stop = match.end()
        while further:
            token = _token(kind, further, match.start() if further is match else further.start("no"))
            yield token
            kind, stop = token.kind, token.stop
            further = _FURTHER[kind].match(text, stop)
            if further and kind == "utgiftsomrade":
                kind = "anslag"
        match = _TOKEN.search(text, stop)


def _token(kind: str, match: regex.Match[str], start: int) -> Token:
    if match["name"] is None:
        return Token(kind, match["no"], None, start, match.end("no"))
    name = match["name"].rstrip(" ,–-")
    return Token(kind, match["no"], " ".join(name.split()), start, match.start("name") + len(name))
