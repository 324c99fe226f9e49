"""What every check owes: a sample that trips it, one that passes, one where it skips, and proof of that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from ingest.readers import read_document
from ingest.settings import Ocr
from parsers.parse import parse_document
from schemas.checks import Check, all_checks
from schemas.document import Scan
from schemas.rows import Doubt, Evidence, Extraction, Finding, Place
from schemas.vocabulary import Illegible, Recognition, Status

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
CULTURE = "government_decision/kulturskola_fel.html"
LIBRARIES = "government_decision/bibliotek_fel.pdf"
SWIMMING = "government_decision/simkunnighet_fel.pdf"
FAMILIES = "agreement/familjecentraler_fel.txt"
TUTORING = "unknown/stodundervisning_97_fel.xls"
HOUSING = "board_memo/trygghetsboende_fel.txt"
SCHOOL = "board_memo/skolsocialt.md"
AIDS = "agreement/hjalpmedel.txt"
LETTER = "unknown/debattinlagg.txt"
INVOICE = "unknown/faktura.pdf"
ILLNESS = "agreement/samsjuklighet.pdf"
CLUBS = "board_memo/fritidsgardar.txt"
FLOOD = "government_decision/oversvamning.txt"
ROWS_ALONE = f"{FAMILIES} from rows alone"
MISREAD = f"{FAMILIES} misread"

# as if text recognition had read a page, whatever is installed
UNSURE, SURE = f"{FAMILIES} unsure", f"{FAMILIES} sure"
SCANNED = ((1, Scan(Illegible.PICTURE, Recognition.DONE, "tesseract-5.3.0")),)
DOUBT = Doubt(None, None, "1 200 000", 41.0, Place(1, 1))

# check: the sample that trips it, the one that passes it, the one where it skips
WITNESSES = {
    "annex-present": (SWIMMING, FLOOD, FAMILIES),
    "code-name": (LIBRARIES, TUTORING, FAMILIES),
    "date-order": (CULTURE, LETTER, FAMILIES),
    "equal-share": (HOUSING, CLUBS, FAMILIES),
    "group-total": (CULTURE, CULTURE, FAMILIES),
    "hidden-text": (TUTORING, FAMILIES, ROWS_ALONE),
    "identity": (FAMILIES, FAMILIES, FAMILIES),
    "minimum-amount": (CULTURE, AIDS, FAMILIES),
    "number-shape": (CULTURE, FAMILIES, INVOICE),
    "numbers-accounted": (FAMILIES, CULTURE, LETTER),
    "ocr-confidence": (UNSURE, SURE, FAMILIES),
    "parts-total": (CULTURE, SCHOOL, FAMILIES),
    "reading-complete": (SWIMMING, FAMILIES, ROWS_ALONE),
    "recipient-coverage": (LIBRARIES, AIDS, FAMILIES),
    "recipient-known": (FAMILIES, CULTURE, LETTER),
    "recipient-once": (LIBRARIES, FAMILIES, LETTER),
    "recipient-order": (LIBRARIES, FAMILIES, LETTER),
    "roundtrip-print": (MISREAD, FAMILIES, FAMILIES),
    "row-product": (HOUSING, SCHOOL, FAMILIES),
    "row-total": (CULTURE, ILLNESS, FAMILIES),
    "share-of-amount": (FAMILIES, AIDS, CULTURE),
    "share-total": (FAMILIES, AIDS, CULTURE),
    "table-total": (CULTURE, FAMILIES, LETTER),
    "text-total": (CULTURE, FAMILIES, LETTER),
    "unit-consistent": (LIBRARIES, FAMILIES, CULTURE),
    "year-consistent": (FAMILIES, TUTORING, CULTURE),
}
OUTCOMES = (Status.FAIL, Status.PASS, Status.SKIP)
CHECKS = {check.SLUG: check for check in all_checks()}
# checks of arithmetic: a failure names what should stand there and what stands there
NUMBERED = {
    "table-total", "group-total", "row-total", "row-product", "share-of-amount", "share-total", "text-total",
    "unit-consistent", "minimum-amount", "equal-share",
}  # fmt: skip
Disable = Callable[[Check], Callable[[Extraction], Iterator[Finding]]]


@cache
def extraction(name: str) -> Extraction:
    path = SAMPLES / name.partition(" ")[0]
    read = parse_document(read_document(path.read_bytes(), path.name, Ocr.NEVER), "0")
    if name == UNSURE:
        return replace(read, evidence=Evidence(scans=SCANNED, doubts=(DOUBT,)))
    if name == SURE:
        return replace(read, evidence=Evidence(scans=SCANNED))
    if name == ROWS_ALONE:
        return replace(read, evidence=None)
    if name == MISREAD:
        first, *others = read.amounts
        wrong = replace(first, amount_sek=(first.amount_sek or 0) + 1)
        return replace(read, amounts=(wrong, *others))
    return read


def assert_owed(check: Check) -> None:
    """The check fails, passes and skips where it should, and says so as findings must be said."""
    for status, name in zip(OUTCOMES, WITNESSES[check.SLUG], strict=True):
        findings = list(check.check(extraction(name)))
        assert status in {f.status for f in findings}, f"{check.SLUG}: no {status} in {name}"
        assert findings == list(check.check(extraction(name))), "a check is a function of its rows"
        for finding in findings:
            assert_well_said(finding, check.SLUG, name)


def assert_well_said(finding: Finding, slug: str, name: str) -> None:
    assert finding.check == slug
    assert finding.message.strip()
    assert finding.message_sv.strip()
    if re.search(r"[a-z]{4}", re.sub(r'"[^"]*"', "", finding.message)):  # more than names and numbers
        assert finding.message != finding.message_sv, finding.message
    if finding.row is not None:
        assert finding.table_id is not None
        assert finding.place is not None
        assert (finding.place.bbox is not None) == name.endswith(".pdf")
    if finding.status is Status.FAIL and slug in NUMBERED:
        for value in (finding.expected, finding.actual):
            assert value is None or value in finding.message, finding.message


@pytest.mark.parametrize("slug", CHECKS)
def test_every_check_trips_passes_and_skips_with_a_reason(slug: str) -> None:
    assert_owed(CHECKS[slug])


def test_every_check_has_its_witnesses_and_no_other() -> None:
    assert set(WITNESSES) == set(CHECKS)


def says_nothing(_: Check) -> Callable[[Extraction], Iterator[Finding]]:
    return lambda _: iter(())


def passes_all(check: Check) -> Callable[[Extraction], Iterator[Finding]]:
    original = check.check
    return lambda e: (replace(f, status=Status.PASS) for f in original(e))


def skips_all(check: Check) -> Callable[[Extraction], Iterator[Finding]]:
    original = check.check
    return lambda e: (replace(f, status=Status.SKIP) for f in original(e))


def never_fails(check: Check) -> Callable[[Extraction], Iterator[Finding]]:
    original = check.check
    return lambda e: (f if f.status is not Status.FAIL else replace(f, status=Status.PASS) for f in original(e))


@pytest.mark.parametrize("disabled", [says_nothing, passes_all, skips_all, never_fails])
@pytest.mark.parametrize("slug", CHECKS)
def test_a_check_that_is_disabled_is_missed(slug: str, disabled: Disable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mutation: without the check, the test above fails."""
    monkeypatch.setattr(CHECKS[slug], "check", disabled(CHECKS[slug]))
    with pytest.raises(AssertionError):
        assert_owed(CHECKS[slug])
