"""Sentences that hold a number, a month or a modal verb that no rule took.

The ledger of the prose, made last: what the datasets hold is blotted out of every sentence, and what is still
legible is handed on as :class:`schemas.rows.UnreadSentence`. A count or a share in a condition is held by the
condition's text; a sum of money is not. It judges nothing: much of what it lists is background that nobody needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from parsers.dates.words import MONTH_IN_FULL
from parsers.prose.flow import Flow, Sentence
from schemas.rows import Extraction, Said, UnreadSentence

# 350 000 000   2,5   14.30   1407/2013 - as printed, with what hangs together with it
_NUMBER = r"(?<![\p{L}0-9])[0-9]{1,3}(?:[ .][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:[-/.:,][0-9]+)*"
_MODAL = r"\b(?i:ska|skall|måste|får|kan|bör|behöver)\b"
_LEGIBLE = regex.compile(rf"{_NUMBER}|(?<!\p{{L}}){MONTH_IN_FULL}(?!\p{{L}})|{_MODAL}")
# In a condition: an unbroken sum is no count
_SUM = regex.compile(r"(?<![0-9])[0-9]{1,3}(?:[ .][0-9]{3})+(?:,[0-9]+)?(?![0-9])")
# An address, or where in the document to look: "se bilaga 2", "avsnitt 4.1"
_POINTS = regex.compile(
    r"""
    (?<!\S)\S*(?:@|www\.|https?://)\S* | §[ ]?[0-9]+
    | \b(?i:bilag|avsnitt|punkt|sid|kap|tabell|figur|steg)\p{L}*\.? [ ] [0-9]+(?:\.[0-9]+)*
    """,
    regex.VERBOSE,
)
# a count in words stands beside what is counted: "fyra avslås", "nio ansökningar"
_TELLS = regex.compile(r"[0-9]|\b(?i:bilag|tabell|ansökningar|avsl[åo]|bevilja)")
_BLOT = "\x00"


def unread_sentences(flow: Flow, extraction: Extraction) -> tuple[UnreadSentence, ...]:
    """The sentences of ``flow`` with what the rows of ``extraction`` leave of their numbers, months and verbs."""
    facts = _Facts(extraction)
    found: list[UnreadSentence] = []
    for sentence in flow.sentences:
        left = tuple(_left(sentence, facts))
        if left:
            found.append(UnreadSentence(sentence.text.string, left, sentence.text.place()))
    return tuple(found)


def telling_sentences(flow: Flow) -> tuple[Said, ...]:
    """The sentences of ``flow`` that hold a number, in digits or in a word, or name an annex or table."""
    return tuple(Said(s.text.string, s.text.place()) for s in flow.sentences if _TELLS.search(s.text.string))


class _Facts:
    """What the rows hold, as text: names of documents and people anywhere, dates and amounts where they stand."""

    def __init__(self, extraction: Extraction) -> None:
        """Of the rows of ``extraction``."""
        named = [r.text for r in extraction.references] + [a.text for a in extraction.appropriations]
        named += [t for p in extraction.people for t in (p.phone, p.email) if t]
        self._named = named
        self._valued: dict[str, list[str]] = {}
        for date in extraction.dates:
            self._valued.setdefault(date.sentence, []).append(date.text)
        for amount in extraction.amounts:
            self._valued.setdefault(amount.sentence, []).append(amount.text)
        self._conditions = "\n".join(c.text for c in extraction.conditions)

    def of(self, string: str) -> Sequence[str]:
        """What a sentence may hold, as written."""
        return _longest_first((*self._valued.get(string, ()), *self._named))

    def is_condition(self, string: str) -> bool:
        """Whether the sentence is a condition or part of one, such as the words that lead to a list of them."""
        return string in self._conditions


def _longest_first(texts: Iterable[str]) -> list[str]:
    # "1 maj 2020" is gone before "2020" is looked for
    return sorted({" ".join(text.split()) for text in texts if text.strip()}, key=len, reverse=True)


def _left(sentence: Sentence, facts: _Facts) -> Iterator[str]:
    string = _POINTS.sub(_BLOT, " ".join(sentence.text.string.split()))
    for text in facts.of(sentence.text.string):
        string = string.replace(text, _BLOT)
    pattern = _SUM if facts.is_condition(sentence.text.string) else _LEGIBLE
    for match in pattern.finditer(string):
        yield match.group()
