"""Needles: the words without one of which a pattern cannot match."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import regex

from parsers.kinds import all_kinds
from parsers.needles import holds, may_match, needles_of

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        ("rekvisition", {"rekvisition"}),  # a word
        (r"\bsenast[ ]den\b", {"senast den"}),  # words that follow each other
        (r"(?:ansökan|begäran)[ ]om", {"ansökan", "begäran"}),  # the longer of what must stand, whichever it is
        (r"ansök(?:an|ningar)", {"ansök"}),  # what both begin with
        (r"\w*redovisning\w*", {"redovisning"}),  # a word within a word
        (r"(?:medel[ ]){2}", {"medel "}),  # repeated, so at least once
        (r"(?:medel[ ])?till", {"till"}),  # what may be left out is not needed
        (r"(?:medel[ ])*\d+", set()),
        (r"ni|kommunen", set()),  # one of them so short that it stands in nearly every text
        (r"(?!bidrag)stöd", {"stöd"}),  # what must not stand is not needed
        (r"[mM]edel", {"edel"}),
        (r"(?i)SKR|Regeringen", {"skr", "regeringen"}),
    ],
)
def test_needles(pattern: str, needles: set[str]) -> None:
    assert set(needles_of(re.compile(pattern))) == needles


def test_needles_of_a_pattern_that_only_regex_reads() -> None:
    pattern = regex.compile(r"(?P<a>\p{Lu}\p{L}*verket)|(?P<a>[\p{L}-]+nämnden)")
    assert set(needles_of(pattern)) == {"verket", "nämnden"}
    assert may_match(pattern, "SKOLVERKET beslutar")
    assert not may_match(pattern, "Kommunen beslutar")


def test_a_pattern_without_needles_may_match_anywhere() -> None:
    assert holds("", needles_of(re.compile(r"\d+")))


def test_case_of_pattern_and_text_does_not_matter() -> None:
    needles = needles_of(re.compile("ÅTERBETALNING"))
    assert holds("Återbetalning ska ske".casefold(), needles)
    assert not holds("Utbetalning ska ske".casefold(), needles)


def test_no_pattern_of_the_house_matches_without_its_needles() -> None:
    cues = {cue.pattern for kind in all_kinds() for cue in (*kind.CUES, *getattr(kind, "WEAK", ()))}
    patterns = cues
    lines = [
        line
        for path in sorted(CORPUS.glob("*.txt"))[::8]
        for line in path.read_text("utf-8", "replace").splitlines()
    ]
    missed = [
        (pattern.pattern, line)
        for pattern in patterns
        for line in lines
        if not holds(line.casefold(), needles_of(pattern)) and pattern.search(line)
    ]
    assert len(lines) > 100
    assert not missed
