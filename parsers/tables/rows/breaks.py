"""Words broken at the ends of a name's lines: by a hyphen that only breaks, by one of the name's own, by none.

Used by ``building``, which joins the lines. A hyphen is the name's own where the word is printed so elsewhere,
where no word can be broken there, or where a whole word follows and the table breaks no long word that it had room
to break. Where nothing tells, it only breaks the word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from parsers.tables.columns.lines import Line
from parsers.tables.labels import DANGLING, TOTAL, is_known
from parsers.tables.strips import Chunk
from schemas.document import Page
from schemas.register import Level, resolve
from schemas.vocabulary import Match

_LONG = 8  # letters of a word that is wider than its column
_MOST_LINES = 6  # of a name in the register
_SURELY_LONG = 12
_ROOM = 9  # letters: enough of a long word to break it anywhere
_PUNCTUATION = ".,;:()”\"'"
_SOFT_HYPHENS = ("\u00ad", "\ufffe")
SUSPENDED = regex.compile(r"(?:och|eller|samt|&)\b", regex.IGNORECASE)
# "RFSL-" / "ungdom", "4H-" / "gården", "e-" / "hälsa"
_NO_SYLLABLE = regex.compile(r"[\p{Lu}\d&]{2,}|.|.*\d")
# words that names go on with: "Internationella" / "skolan", "Västernorrlands" / "län"
# "svensk-" / "baltiska": two adjectives side by side keep their hyphen
_PEOPLES = regex.compile(r"\p{L}{3,}sk-\p{L}{3,}sk[at]?", regex.IGNORECASE)
_WORD = regex.compile(
    r"""(?:och|för|i|av|med|till|på|om|samt|vid|mot|inom|kommuns?|läns?|landstings?|regions?|stads?
    |(?:folk)?(?:hög)?skol(?:a|an|or|orna)|universitets?|universitetet|institut(?:et)?|förening(?:en|ar)?|förbund(?:et)?
    |riksförbund|stiftelse(?:n)?|råd(?:et)?|nämnd(?:en)?|sjukhus(?:et)?|museum|museet|teater(?:n)?|församling
    |kyrk(?:a|an)|bolag(?:et)?|centrum|center|byrå(?:n)?|verket|myndighet(?:en)?|barn|ungdom(?:ar)?|arbete(?:t)?
    |forskning|utbildning|utveckling|kultur|musik|konst|tekniska|ekonomiska?|internationella|svenska)[,.:;]?""",
    regex.VERBOSE | regex.IGNORECASE,
)
# "Läkemedelskommittéernas" / "nätverk", "Skeppsholmsgårdens" / "byalag", "Internationellt" / "utbyte": no compound
# is joined so
_WHOLE = regex.compile(r"(?:[aeo]rnas|\p{Ll}{6}(?:ens|ets)|\p{Ll}(?:ell|isk|lig|al)[at])$")
# what a word goes on with and none is: "Arbetarrörelsen" / "s folkliga arkiv"
_ENDING = regex.compile(r"[nstrd]|n[dgst]|r[nst]|[st]s|t[st]")
# a name's noun, in which no name is broken between words: "ungdomsförbun" / "det", "Studieför" / "bundet"
_NOUN = regex.compile(
    r"""(?:förbund|förening|stiftelse|sällskap|samfund|centrum|nätverk|kooperativ|rörelse|aktiebolag|universitet|högskola
    |organisation|myndighet|styrelse|verket|institut|församling|kommun|region|teater|jouren|byrå|arkivet|bolaget|rådet
    |nämnden|museum|museet)(?:et|en|n|s|na|ar|er)?$""",
    regex.VERBOSE | regex.IGNORECASE,
)
# "Hembygds" / "föreningen", "Riks" / "förbundet": no genitive stands before a noun with its article
_DEFINITE = regex.compile(
    r"(?:förening(?:en|arna)|förbund(?:et|en)|sällskapet|samfundet|nätverket|församlingen|teatern|museet|rådet|nämnden"
    r"|byrån|arkivet|bolaget|klubben|kåren|gården|jouren)[,.:;]?"
)
_LINKED = regex.compile(r"\p{Lu}\p{Ll}{3,}s")

_KOMMUN = regex.compile(r"s? (?:kommun|stad)$")
_HUNG = regex.compile(r"-\p{Ll}{2}")  # an office program breaks a full cell before the hyphen


class Breaks(NamedTuple):
    """The parts of names at whose end a word is broken without a hyphen, and those that end in an own hyphen."""

    bare: frozenset[Chunk] = frozenset()
    own: frozenset[Chunk] = frozenset()

    def join(self, text: str, above: Chunk, part: str) -> str:
        """A name so far, whose last part is ``above``, and its next part."""
        text = text[:-1] + "-" if text.endswith("\u2010") else text  # the hyphen that some producers break with
        if _HUNG.match(part) and text[-1:].isalpha():
            return text + (part if _is_compound(text.split()[-1], part[1:].split(maxsplit=1)[0]) else part[1:])
        if not text.endswith("-") or text.endswith(" -"):
            # "Samordningsför" / "bundet", "lantbruksuniversitet" / ", Uppsala", "Föreningen Granvik/" / "Österinge"
            bare = above in self.bare or part[0] in ",;" or (text.endswith("/") and not text.endswith(" /"))
            return text + part if bare else f"{text} {part}"
        if SUSPENDED.match(part):
            return f"{text} {part}"  # "kvinno-" / "och tjejjour"
        own = above in self.own or _is_compound(text.split()[-1][:-1], part.split(maxsplit=1)[0])
        return text[:-1] + part if part[:1].islower() and not own else text + part  # "Upplands-" / "Bro"


def find_breaks(rows: Sequence[Sequence[Line]], name: int, pages: Sequence[Page]) -> Breaks:
    """The broken words of the names of a table, ``name`` being their column."""
    names = [[c for line in lines for c in line.cells[name]] for lines in rows]
    # which of the texts is the name is told later
    several = (x for x in rows if len(x) > 1 or max(map(len, x[0].cells)) > 1)
    columns = (
        [c for cell in cells for c in cell]
        for x in several
        for cells in zip(*(line.cells for line in x), strict=True)
    )
    pairs = [pair for chunks in columns for pair in pairwise(chunks)]
    parted = {upper for upper, lower in pairs if _parts_noun(upper, lower) or _parts_compound(upper, lower, pages)}
    bare = frozenset[Chunk]()
    for group in {x[0].group for x in rows}:  # each column group has its own edge
        lines = [x for x in rows if x[0].group == group]
        bare |= _bare([[c for line in x for c in line.cells[name]] for x in lines], _edge(lines, name))
    return Breaks(bare | parted, _own(names, pages))


def _edge(rows: Sequence[Sequence[Line]], name: int) -> float:
    """Where names of rows end at most; a heading, or the label of a sum, may reach over several columns."""
    cells = (line.cells[name] for x in rows if any(line.is_row for line in x) for line in x)
    return max((c.x1 for cell in cells for c in cell if not TOTAL.match(c.text)), default=0.0)


def _own(names: Sequence[Sequence[Chunk]], pages: Sequence[Page]) -> frozenset[Chunk]:
    """The parts of names that end in a hyphen of the name's own."""
    pairs = [pair for chunks in names for pair in pairwise(chunks)]
    hyphened = [(a, b) for a, b in pairs if _is_hyphened(a, pages) and b.text[:1].islower()]
    hyphened = [(a, b) for a, b in hyphened if not SUSPENDED.match(b.text)]
    if not hyphened:
        return frozenset()
    edge = max(c.x1 for chunks in names for c in chunks)
    whole = sum(_stays_whole(a, b, edge) for a, b in pairs) >= len(hyphened)
    printed = words_of(pages)
    return frozenset(a for a, b in hyphened if _is_own(a, b, printed, whole=whole))


def _is_hyphened(chunk: Chunk, pages: Sequence[Page]) -> bool:
    last = pages[chunk.page].words[chunk.words[-1]].text
    return chunk.text.endswith("-") and not chunk.text.endswith(" -") and last[-1:] not in _SOFT_HYPHENS


def _is_own(upper: Chunk, lower: Chunk, printed: frozenset[str], *, whole: bool) -> bool:
    first, rest = upper.text.split()[-1][:-1], lower.text.split()[0].strip(_PUNCTUATION)
    if f"{first}{rest}".casefold() in printed:
        return False
    stands_alone = _WORD.fullmatch(rest) is not None
    return (whole and stands_alone) or f"{first}-{rest}".casefold() in printed


def _is_compound(first: str, rest: str) -> bool:
    """Whether a hyphen between two parts is the word's own wherever it stands."""
    return bool(_NO_SYLLABLE.fullmatch(first) or _PEOPLES.fullmatch(f"{first}-{rest}"))


def _stays_whole(upper: Chunk, lower: Chunk, edge: float) -> bool:
    """Whether a long word was not broken although its first half would have had room on the line above."""
    word = lower.text.split()[0]
    letter = (lower.x1 - lower.x0) / len(lower.text)
    return len(word) >= _SURELY_LONG and word.isalpha() and upper.x1 + _ROOM * letter < edge


def words_of(pages: Sequence[Page]) -> frozenset[str]:
    """All words that a document prints, lower case."""
    return frozenset(word.text.strip(_PUNCTUATION).casefold() for page in pages for word in page.words)


def _bare(names: Sequence[Sequence[Chunk]], edge: float) -> frozenset[Chunk]:
    """The parts of names at whose end a word is broken without a hyphen, as where it is wider than its column.

    ``edge`` is where names of rows end at most.

    Such a part is one long word that fills the column, and the next line goes on in lower case with what is no word
    that names of recipients are made of. A short one alone may be the widest word that found room.
    """
    found = {
        upper
        for chunks in names
        for upper, lower in pairwise(chunks)
        if _fills(upper, lower, edge)
        and lower.text[:1].islower()
        and not (_goes_on(lower, chunks[-1]) or _WHOLE.search(upper.text))
    }
    known = {c for chunks in names for c in _known_breaks(chunks)}
    return frozenset(c for c in found if len(found) > 1 or len(c.text) >= _SURELY_LONG) | known


def _parts_noun(upper: Chunk, lower: Chunk) -> bool:
    """Whether a line ends within the noun of a name, or before its ending: the next line begins with the rest."""
    first, last = upper.text.split()[-1].lstrip("("), lower.text.split()[0].rstrip(").,;")
    if not (first.isalpha() and last.islower()):
        return False
    match = _NOUN.search(first + last)
    return (match is not None and match.start() < len(first)) or _ENDING.fullmatch(last) is not None


def _parts_compound(upper: Chunk, lower: Chunk, pages: Sequence[Page]) -> bool:
    """Whether a first line of one word goes on as a compound alone can, where cells are narrow."""
    linked = pages[upper.page].geometry and _LINKED.fullmatch(upper.text) is not None
    return linked and _DEFINITE.fullmatch(lower.text.split()[0]) is not None


def _fills(chunk: Chunk, below: Chunk, edge: float) -> bool:
    """Whether a part of a name is one word with no room for another letter, such as the next part begins with."""
    letter = max((c.x1 - c.x0) / len(c.text) for c in (chunk, below))
    return len(chunk.text) >= _LONG and chunk.text.lstrip("(").isalpha() and chunk.x1 + 1.2 * letter > edge


def _goes_on(chunk: Chunk, last: Chunk) -> bool:
    """Whether a part of a name begins with a word of its own; no name ends in "om" or "i"."""
    return bool(_WORD.fullmatch(chunk.text.split()[0])) and not (chunk is last and DANGLING.fullmatch(chunk.text))


def _known_breaks(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The part at whose end a name of the register is broken within a word: "Upplands Väsb" over "y"."""
    if not 1 < len(chunks) <= _MOST_LINES:
        return []
    texts = [c.text for c in chunks]
    spaced = " ".join(texts)
    if _is_spelled(spaced):
        return []
    for n, lower in enumerate(texts[1:], 1):
        whole = " ".join(texts[:n]) + " ".join(texts[n:])
        if lower[:1].islower() and (_is_spelled(whole) or (is_known(whole) and not is_known(spaced))):
            return [chunks[n - 1]]
    return []


def _is_spelled(name: str) -> bool:
    """Whether a text is a name of the register as the register spells it, or "Valdemarsviks kommun" for it."""
    found = resolve(name, None, level=Level.UNKNOWN)
    own = found.name or ""
    return found.match is Match.EXACT or _KOMMUN.sub("", name) in {own, own.removesuffix("s")}
