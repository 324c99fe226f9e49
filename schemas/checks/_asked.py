"""The applications that came in, held against those that were granted and refused: for recipient-coverage.

"34 ansökningar kom in, varav 20 beviljas och 14 avslås", in one sentence or two. Only where both are numbered and
no other number stands beside them: "8 beviljas helt och 2 delvis" is not held against anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from schemas.checks._findings import Measured, Message, Verdicts, at_place
from schemas.checks._prose import flat
from schemas.checks._words import COUNT, count_word
from schemas.rows import Extraction, Finding, Said
from schemas.vocabulary import Severity

_ASKED = re.compile(
    rf"\b(?P<all>{COUNT})\s+(?:(?!av\b)[\wåäö]+\s+){{,2}}?"
    r"(?:ansökningar\b|(?=[^.,]*\b(?:ansökte|sökte|har\s+(?:an)?sökt)\b))",
    re.IGNORECASE,
)
_CAME_IN = re.compile(r"\b(?:kom|inkom\w*|tog|tagit|mottog|fick|fått|ansökte|sökte|sökt)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?:varav|av\s+dessa|av\s+vilka|av\s+dem)\b", re.IGNORECASE)
_GRANTED = r"bevilja[sdt]\w*|bifall\w*|bifölls|godkän[dtn]\w*|får\s+bidrag|fick\s+bidrag"
_REFUSED = r"avslå\w*|avslog\w*|avslagits|(?:får|fick)\s+avslag|avvisa\w*|återkalla\w*|återtog\w*|drogs\s+tillbaka"
_PART = re.compile(
    rf"\b(?P<one>{COUNT})\s+(?:(?:av\s+)?(?:ansökningar\w*|dem)\s+)?(?:har\s+)?(?:(?P<granted>{_GRANTED})|{_REFUSED})\b"
    rf"|\b(?:har\s+)?(?:(?P<granted_first>{_GRANTED})|{_REFUSED})\s+(?P<other>{COUNT})\b(?!\s+(?:kr|mil|tkr|mnkr))",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"(?<![\wåäö])(?!(?:en|ett)\b){COUNT}(?![\wåäö])|\d", re.IGNORECASE)


def check_applications(extraction: Extraction, say: Verdicts) -> Iterator[Finding]:
    """A warning for each number of applications that is not the sum of those granted and those refused."""
    said = extraction.evidence.said if extraction.evidence else ()
    sentences = [one._replace(sentence=flat(one.sentence)) for one in said]
    for one in sentences:
        of_them = _OF_THEM.search(one.sentence)
        if of_them:
            head, tail = one.sentence[: of_them.start()], one.sentence[of_them.end() :]
            yield from _check(one, head, tail, say)
    for one, after in pairwise(sentences):
        near = 0 <= after.place.line - one.place.line <= 3 and after.place.page == one.place.page
        if near and not _OF_THEM.search(one.sentence):
            yield from _check(one, one.sentence, _OF_THEM.sub("", after.sentence, count=1), say)


def _check(one: Said, head: str, tail: str, say: Verdicts) -> Iterator[Finding]:
    asked = [count_word(m["all"]) for m in _ASKED.finditer(head)] if _CAME_IN.search(head) else []
    parts = list(_PART.finditer(tail))
    granted = [bool(m["granted"] or m["granted_first"]) for m in parts]
    if len(asked) != 1 or asked[0] is None or not (any(granted) and not all(granted)):
        return
    if _NUMBER.search(_PART.sub(" ", tail)):
        return
    counts = [count_word(m["one"] or m["other"]) or 0 for m in parts]
    yield from _finding(one, asked[0], counts, say)


def _finding(one: Said, asked: int, counts: Sequence[int], say: Verdicts) -> Iterator[Finding]:
    together, sums = sum(counts), " + ".join(map(str, counts))
    if together == asked:
        message = Message(f"{sums} = {asked} applications", f"{sums} = {asked} ansökningar")
        yield say.passed(at_place(one.place), message)
        return
    message = Message(
        f"{sums} = {together} applications granted and refused, the text says that {asked} came in",
        f"{sums} = {together} ansökningar beviljade och avslagna, texten säger att {asked} kom in",
    )
    yield say.failed(at_place(one.place), message, Measured(str(asked), str(together)), Severity.WARNING)
