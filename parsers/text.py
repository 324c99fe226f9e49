"""A string that knows which word each of its characters came from.

The search strings of all parsers are made here: soft differences in print (no-break and thin spaces,
ligatures, decomposed letters, private-use bullets) are levelled in the string, while every character keeps
the word that printed it, so that a match gives back its page, line, box and printed form. Nothing is searched
in a string that has forgotten where it came from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, repeat
from typing import NamedTuple

from schemas.document import BBox, Page, Style, Word
from schemas.making import made
from schemas.rows import Place


class WordRef(NamedTuple):
    """A word by the index of its page in the document and its index on the page."""

    page: int
    word: int


class Beginning(NamedTuple):
    """Where a text begins: number of the page and of the visual line, 1-based."""

    page: int
    line: int


def refs_on(page: int, words: Iterable[int]) -> Iterator[WordRef]:
    """Words of one page (by index)."""
    return made(WordRef, zip(repeat(page), words))


# Printed characters that mean the same to a reader: every kind of space, bullets of symbol fonts, ligatures.
_LEVELLED = str.maketrans(
    {
        **{c: unicodedata.normalize("NFKC", c) for c in "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"},
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t", " "),
        "\uf0b7": "•",
        "\uf0a7": "•",
        "\u25cf": "•",
        "\u2023": "•",
        "\u00ad": "",  # a soft hyphen that is inside a line is not printed
        "\u200b": "",
        "\ufeff": "",
        "\ufffe": "",  # seen where a producer wrote a soft hyphen it could not map
    }
)


@lru_cache(maxsize=4096)  # each step levels the words that it looks at, and a text says the same words again
def level(printed: str) -> str:
    """The searchable form of one printed word: NFC, ligatures spelled out, one kind of space and bullet."""
    if printed.isascii():
        return printed
    return unicodedata.normalize("NFC", printed.translate(_LEVELLED))


# Single characters in a row, and the letters among them, that make letter-spacing; "a b c d" is none
_SPACED_RUN = 6
_SPACED_LETTERS = 3
_MOST_MARKS = 3  # raised marks in a row, "1, 2"


@dataclass(frozen=True, slots=True)
class Text:
    """A searchable string with the origin of each character.

    ``owners[i]`` is the index into ``words`` of the word that printed ``string[i]``, or -1 for a space between
    words. Slicing keeps origins; ``place`` and ``printed`` derive box, line and printed text from them.
    """

    string: str
    words: tuple[WordRef, ...]
    owners: tuple[int, ...]
    pages: tuple[Page, ...]

    def __len__(self) -> int:
        """Number of characters."""
        return len(self.string)

    def __str__(self) -> str:
        """The searchable string."""
        return self.string

    def cut(self, start: int, stop: int | None = None) -> Text:
        """The part from ``start`` to ``stop``, white space at its ends removed."""
        stop = len(self.string) if stop is None else stop
        part = self.string[start:stop]
        start += len(part) - len(part.lstrip())
        stop = start + len(part.strip())
        return Text(self.string[start:stop], self.words, self.owners[start:stop], self.pages)

    def refs(self, start: int = 0, stop: int | None = None) -> tuple[WordRef, ...]:
        """The words that printed the characters from ``start`` to ``stop``, in order, each once."""
        seen = dict.fromkeys(self.owners[start:stop])
        return tuple([self.words[owner] for owner in seen if owner >= 0])

    def place(self, start: int = 0, stop: int | None = None) -> Place:
        """Page and line of the first word, and the box around the words on that page."""
        refs = self.refs(start, stop) or self.words[:1]
        return place_of(self.pages, refs)

    def printed(self, start: int = 0, stop: int | None = None) -> str:
        """The characters from ``start`` to ``stop`` with the white space between them as printed."""
        stop = len(self.string) if stop is None else stop
        out: list[str] = []
        for i in range(start, stop):
            char, owner = self.string[i], self.owners[i]
            if owner < 0 and 0 < i < len(self.owners) - 1 and self.owners[i - 1] >= 0:
                word = self._word(self.owners[i - 1])
                out.append(word.after or char)
            else:
                out.append(char)
        return "".join(out)

    def gaps(self, start: int, stop: int, least: float) -> list[int]:
        """The spaces from ``start`` to ``stop`` that part words of a line by ``least`` type sizes or more."""
        found = []
        for i in range(max(start, 1), min(stop, len(self.string) - 1)):
            if self.owners[i] < 0 <= min(self.owners[i - 1], self.owners[i + 1]):
                left, right = self._word(self.owners[i - 1]), self._word(self.owners[i + 1])
                gap = right.bbox.x0 - left.bbox.x1
                found += [i] if left.line == right.line and gap >= least * left.size else []
        return found

    def first(self) -> Word:
        """The first word."""
        return self._word(self._opening)

    def begins(self) -> Beginning:
        """Page and line of the first word: ``place`` without the box, which takes far longer."""
        return Beginning(self.pages[self.words[self._opening].page].number, self.first().line)

    @property
    def _opening(self) -> int:
        return next((o for o in self.owners if o >= 0), 0)

    def _word(self, owner: int) -> Word:
        ref = self.words[owner]
        return self.pages[ref.page].words[ref.word]


def place_of(pages: Sequence[Page], refs: Sequence[WordRef]) -> Place:
    """Page and line of the first of ``refs`` (at least one), and the box around those on its page."""
    first = refs[0]
    page = pages[first.page]
    boxes = [page.words[r.word].bbox for r in refs if r.page == first.page]
    return Place(page.number, page.words[first.word].line, BBox.around(boxes) if page.geometry else None)


def text_of(pages: tuple[Page, ...], refs: Iterable[WordRef]) -> Text:
    """The words in order, one space between any two that white space or a line end separates.

    White space after a raised mark that is left out parts the words beside it. Letters set apart
    ("V I L L K O R   F Ö R") are joined; a wider gap parts their words.
    """
    words = tuple(refs)
    chars: list[str] = []
    owners: list[int] = []
    previous: Word | None = None
    printed = [pages[ref.page].words[ref.word] for ref in words]
    joined = _letter_spaced(printed)
    for index, word in enumerate(printed):
        parted = previous is not None and (
            previous.after
            or previous.line != word.line
            or any(mark.after for mark in marks_between(pages, words[index - 1], words[index])[-1:])
        )
        if parted and index not in joined:
            chars.append(" ")
            owners.append(-1)
        levelled = level(word.text)
        chars.append(levelled)
        owners.extend([index] * len(levelled))
        previous = word
    return Text("".join(chars), words, tuple(owners), pages)


def marks_between(pages: tuple[Page, ...], left: WordRef, right: WordRef) -> tuple[Word, ...]:
    """The raised marks that stand between two words of a line, where nothing else does."""
    if left.page != right.page or not 0 < right.word - left.word - 1 <= _MOST_MARKS:
        return ()
    marks = pages[left.page].words[left.word + 1 : right.word]
    return marks if all(m.style.has(Style.SUPERSCRIPT) for m in marks) else ()


def _letter_spaced(words: Sequence[Word]) -> frozenset[int]:
    """The indexes of ``words`` that belong to the letter before: single characters in a run, evenly apart."""
    if len(words) < _SPACED_RUN or sum([len(w.text) == 1 for w in words]) < _SPACED_RUN:
        return frozenset()
    joined: set[int] = set()
    start = 0
    for stop in range(1, len(words) + 1):
        if stop < len(words) and _goes_on(words[start], words[stop]):
            continue
        run = words[start:stop]
        if len(run) >= _SPACED_RUN and sum(w.text.isalpha() for w in run) >= _SPACED_LETTERS:
            gaps = [b.bbox.x0 - a.bbox.x1 for a, b in pairwise(run)]
            apart = 1.6 * max(min(gaps), 0.1 * run[0].bbox.height)
            joined.update(start + 1 + i for i, gap in enumerate(gaps) if gap <= apart)
        start = stop
    return frozenset(joined)


def is_letter_spaced(words: Sequence[Word]) -> bool:
    """True of a line that is nothing but single characters, letters among them: "D N R :  1 2 / 2 0 2 0"."""
    alone = len(words) >= _SPACED_RUN and all(len(w.text) == 1 for w in words)
    return alone and sum(w.text.isalpha() for w in words) >= _SPACED_LETTERS


def _goes_on(first: Word, word: Word) -> bool:
    return len(first.text) == 1 and len(word.text) == 1 and first.line == word.line


def join(parts: Sequence[Text], separator: str = " ") -> Text:
    """The parts in order with ``separator`` between them."""
    words: list[WordRef] = []
    owners: list[int] = []
    for number, part in enumerate(parts):
        if number:
            owners.extend([-1] * len(separator))
        owners.extend(o + len(words) if o >= 0 else -1 for o in part.owners)
        words.extend(part.words)
    return Text(separator.join(p.string for p in parts), tuple(words), tuple(owners), parts[0].pages)
