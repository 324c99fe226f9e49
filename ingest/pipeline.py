"""Bytes to Extraction: the whole way of one document, and the one place where our own bugs are caught.

A document that cannot be read raises :class:`ingest.errors.InputError`; nothing else leaves this module. It reads
no file, writes none and keeps nothing between documents.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from ingest import stages
from ingest.corrections.given import NOTHING_GIVEN, Given, version_with
from ingest.errors import InputError
from ingest.ocr.placing import on_the_print
from ingest.ocr.versions import version_of
from ingest.readers import read_document
from ingest.second_reader import check_readers
from ingest.settings import Settings
from parsers.parse import parse_document
from schemas.checks import judged, run_checks
from schemas.rows import Extraction, Finding
from schemas.vocabulary import FailureCategory


def understand(
    data: bytes, source: str, settings: Settings, corrections: tuple[Given, ...] = NOTHING_GIVEN
) -> Extraction:
    """All facts of the document in ``data``, corrected, and the findings of every check that needs rows only.

    What a person looks at; :func:`extract` is the same made fit to be written.
    """
    with bugs_as_input_errors(source), _collector_at_rest():
        return _checked(data, source, settings, corrections)


def extract(
    data: bytes, source: str, settings: Settings, corrections: tuple[Given, ...] = NOTHING_GIVEN
) -> Extraction:
    """All facts and findings of the document in ``data``, corrected and proven to survive Parquet."""
    extraction = extract_unproven(data, source, settings, corrections)
    with bugs_as_input_errors(source):
        return proven((extraction,))[0]


def extract_unproven(
    data: bytes, source: str, settings: Settings, corrections: tuple[Given, ...] = NOTHING_GIVEN
) -> Extraction:
    """The same before the proof, which costs less for several documents together: see :func:`proven`."""
    with bugs_as_input_errors(source), _collector_at_rest():
        # Arrow loads slowly; looking at one document does without.
        from ingest.store.arrow import settled

        return settled(_checked(data, source, settings, corrections))


def proven(extractions: Sequence[Extraction]) -> list[Extraction]:
    """``extractions``, each with the finding that says whether its rows survive Parquet."""
    from ingest.store.roundtrip import check_roundtrips

    verdicts = zip(extractions, check_roundtrips(extractions), strict=True)
    return [_with_findings(extraction, (*extraction.findings, verdict)) for extraction, verdict in verdicts]


def _checked(
    data: bytes, source: str, settings: Settings, corrections: tuple[Given, ...] = NOTHING_GIVEN
) -> Extraction:
    document = read_document(data, source, settings.ocr)
    stages.stage("parsing")
    version = version_with(version_of(document, settings), corrections)
    extraction = _corrected(parse_document(document, version), corrections)
    stages.stage("checking")
    findings = run_checks(extraction)
    stages.stage("reading a second time")
    again = check_readers(data, document, replace(extraction, findings=findings), settings.second_reader)
    reviewed = _reviewed(_with_findings(extraction, (*findings, *again)), corrections)
    return on_the_print(reviewed, document.pages)


def _corrected(extraction: Extraction, corrections: tuple[Given, ...]) -> Extraction:
    """The rows as a person corrected them: every check is made of those."""
    if not corrections:
        return extraction
    from ingest.corrections.applying import with_corrections

    return with_corrections(extraction, corrections)


def _reviewed(extraction: Extraction, corrections: tuple[Given, ...]) -> Extraction:
    """What became of each correction, those of findings too, as findings of its own."""
    if not corrections:
        return extraction
    from ingest.corrections.applying import with_reviewed_findings

    reviewed = with_reviewed_findings(extraction, corrections)
    return _with_findings(reviewed, reviewed.findings)


def _with_findings(extraction: Extraction, findings: tuple[Finding, ...]) -> Extraction:
    return replace(extraction, document=judged(extraction.document, findings), findings=findings)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No search for cycles while one document is read.

    Its words and rows are immutable records, of which no cycles are made; the collector would look through all of
    them again and again, a sixth of the time of an annex.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def bugs_as_input_errors(source: str) -> Iterator[None]:
    """Within, whatever goes wrong is an InputError about ``source``."""
    try:
        yield
    except InputError:
        raise
    except MemoryError as error:
        message = f"{source}: not enough memory to read it; try it alone on a larger machine"
        raise InputError(FailureCategory.MEMORY, message) from error
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        place = f"{where.filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{where.lineno}"
        message = f"{source}: a bug in bilaga, please report it with the file ({what}, in {place})"
        raise InputError(FailureCategory.CRASH, message) from error
