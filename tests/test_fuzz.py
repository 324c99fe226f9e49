"""Whatever text comes, it is read or refused: no other exception, and every finding within the document."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import InputError
from ingest.pipeline import understand
from ingest.settings import Settings
from parsers.dates.forms import _BETWEEN
from parsers.dates.own import PLACES
from schemas.rows import Extraction
from schemas.vocabulary import FailureCategory

_PIECES = (
    *("Beslut", "Regeringen", "Kommunen får", "ska redovisa senast"),
    *("Bilaga 1", "Dnr S2025/01234", "anslaget 1:6", "§ 4", "kap."),
    *("den 1 mars 2025", "31 februari", "2025-13-45", "0000-00-00"),
    *("kvartal 5", "99999-12-31", "2021–", "1 januari–31 december"),
    *("1 200 000 kronor", "0 kr", "-5 tkr", "9" * 40, "1 2 3 4", "1,2,3,4"),
    *("½ mnkr", "12 %", "−1", "(1)", "1\u00a0000", "1.000.000,00"),
    *("Kommun", "Kommunkod", "Belopp", "Summa", "Totalt"),
    *("0114", "Upplands Väsby", "Ale", "370 181", "Organisationsnummer"),
    *("|", "---", "| --- |", "\t", "\f", "\n", "\n\n", "  ", "      "),
    *(";", "•", "1.", "a)", "# ", "**", "…", ".....", "-", "\u00ad"),
    *("\u202e", "\ufeff", "\u2028", "\u0301", "é", "ﬁ", "😀"),
    *("٣", "²", "\x1b[2J", "<p>", "<table><tr><td>", "&nbsp;", "</"),
)
DOCUMENTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=60).flatmap(
    lambda parts: st.sampled_from((" ", "\n", "", "   ")).map(lambda glue: glue.join(parts))
)
# Bytes that no reader foresees; what fuzzing finds is added here.
FOUND: tuple[bytes, ...] = (
    b"|",
    b"Dnr\t\f\n1.",
    b"\xff\xfe\x00\xd8",
    b"<table><tr><td colspan=999999999>1",
)


def held(data: bytes) -> None:
    try:
        extraction = understand(data, "fuzz.txt", Settings())
    except InputError as error:
        if error.category is FailureCategory.CRASH:
            raise
        return
    places_are_within(extraction)


def places_are_within(extraction: Extraction) -> None:
    pages = extraction.document.page_count
    for place in (finding.place for finding in extraction.findings):
        assert place is None or (1 <= place.page <= pages and place.line >= 1)
    for fact in (*extraction.dates, *extraction.amounts, *extraction.references, *extraction.conditions):
        assert 1 <= fact.place.page <= pages
        assert fact.text


@settings(max_examples=80, derandomize=True)
@given(DOCUMENTS)
def test_every_text_is_read_or_refused(text: str) -> None:
    held(text.encode("utf-8", errors="surrogatepass"))


@settings(max_examples=40, derandomize=True)
@given(st.binary(max_size=300))
def test_all_bytes_are_read_or_refused(data: bytes) -> None:
    held(data)


@pytest.mark.parametrize(("pattern", "text"), [(PLACES, "I" * 30_000 + "1"), (_BETWEEN, " " * 100_000)])
def test_patterns_do_not_try_every_way_to_cut_a_run(pattern: regex.Pattern[str], text: str) -> None:
    assert pattern.fullmatch(text, timeout=20) is None  # grew with the square of the run, at least


@pytest.mark.parametrize("data", FOUND, ids=range(len(FOUND)))
def test_what_was_found_stays_mended(data: bytes) -> None:
    held(data)


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
def test_a_short_search_guided_by_coverage_finds_nothing(tmp_path: Path) -> None:
    """What it finds belongs into FOUND; ``bench/fuzz.py`` searches for as long as it is told to."""
    search = Path(__file__).resolve().parents[1] / "bench" / "fuzz.py"
    options = ("-runs=40", "-seed=1", "-max_len=2000")
    done = subprocess.run(
        [sys.executable, search, *options], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Done 40 runs" in done.stderr
