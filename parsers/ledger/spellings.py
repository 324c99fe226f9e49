"""Words that are spelt as another of their document but for one letter that recognition confuses: "Ideelta".

Recognition is nearly sure of them, and no register knows the names of associations. Thin letters are taken for one
another and lost, dots and rings are lost, of one word, a name of the register or a page, a c is an e. Forms of
a word end otherwise, so both end alike. A name of the register may have got a gap within; and no word holds what
dirt is taken for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise, permutations

import regex

from schemas.document import Page, Word
from schemas.register import kommuner
from schemas.register.names import distance

_CERTAIN = 94.0  # a word is as sure, where all its letters are
_LETTERS = 5  # at least
_SHORT, _OFTEN = 3, 3  # letters at least, where so many times as many are spelt otherwise
_ALIKE = str.maketrans({**dict.fromkeys("fijlt"), "å": "a", "ä": "a", "ö": "o", "é": "e", "c": "e"})
# 51--200   Myran £.,B   Il, which may be II
_DIRTY = regex.compile(
    r"[Il]{2,}|.*\w[-\u2013\u2014]{2,}\w.*|(?=.*\p{L}).*(?:[\u00a2\u00a3\u00a5\u00a9\u00ae\u00ac{}|\\^~]|[.,;:][,;:]).*"
)
# no words of Swedish, but for their dots: on such a page any a or o may have lost its own
_UNDOTTED = regex.compile(
    r"for|fran|aven|nasta|sodra|vastra|ostra|halsa|(?:forening|aldre|omrade|lansstyrelse|hogskola|mojlig|atgard|namnd)\p{L}*"
)
_BARE = regex.compile(r"(?=.*[ao])(?!.*[åäö])[\p{L}-]{4,}")
_DOTLESS = str.maketrans("åäö", "aao")
_AROUND = ".,:;()'\"\u2019\u201d-\u2013"


def odd_spellings(pages: Sequence[Page]) -> frozenset[str]:
    """The words, as printed, that are rarer or less sure than one that is spelt nearly so, or parts of one name."""
    seen = [page.words for page in pages if page.recognised]
    parted = (pair for words in seen for pair in pairwise(words) if _is_name(pair))
    dirty = (word for words in seen for word in words if _DIRTY.fullmatch(word.text))
    undotted = chain.from_iterable(map(_undotted, seen))
    dotless = (word for words in seen for word in words if _lost_dots().intersection(_bare(word).split("-")))
    odd = chain(_lookalikes(chain.from_iterable(seen)), dirty, undotted, dotless, *parted)
    return frozenset(word.text for word in odd)


def _undotted(words: Sequence[Word]) -> Iterator[Word]:
    """The words of a page that have surely lost their dots; where there are two, it is too thin, and all that may.

    "For" alone may be English.
    """
    lost = {bare for word in words if _UNDOTTED.fullmatch(bare := _bare(word))}
    yield from (word for word in words if _bare(word) in lost - {"for"})
    if lost - {"for"} and len(lost) > 1:
        yield from (word for word in words if _BARE.fullmatch(_bare(word)))


def _is_name(pair: tuple[Word, Word]) -> bool:
    """Whether two words of a line are one of the register: "Mörbyl ånga"."""
    one, other = pair
    return one.line == other.line and f"{one.text}{other.text}".casefold() in _known()


def _lookalikes(words: Iterable[Word]) -> Iterator[Word]:
    forms: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        bare = _bare(word)
        if len(bare) >= _SHORT and bare.isalpha():
            forms[bare].append(word)
    alike: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        alike[form.translate(_ALIKE)].append(form)
    for one, other in (pair for some in alike.values() for pair in permutations(some, 2)):
        is_near = one[-1] == other[-1] and distance(one, other, 1) == 1
        if is_near and one not in _known() and _is_odd(forms[one], forms[other]):
            yield from forms[one]


def _is_odd(own: Sequence[Word], others: Sequence[Word]) -> bool:
    if len(own[0].text.strip(_AROUND)) < _LETTERS and len(others) < _OFTEN * len(own):
        return False
    return _surest(own) < _CERTAIN and (len(own), _surest(own)) < (len(others), _surest(others))


def _surest(words: Sequence[Word]) -> float:
    return max(100.0 if word.confidence is None else word.confidence for word in words)


def _bare(word: Word) -> str:
    return word.text.strip(_AROUND).casefold()


@cache
def _lost_dots() -> frozenset[str]:
    """The words of the register without their dots, where they are no others of it: "ange", "orebro"."""
    parts = {part for name in _known() for part in (name, *name.split("-"))}
    return frozenset(part.translate(_DOTLESS) for part in parts) - parts


@cache
def _known() -> frozenset[str]:
    return frozenset(word.casefold() for name in kommuner().values() for word in name.split())
