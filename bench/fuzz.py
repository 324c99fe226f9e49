"""Coverage-guided fuzzing of the text parsers: ``python bench/fuzz.py [corpus folder] -max_total_time=300``.

Needs ``pip install 'bilaga[fuzz]'`` (atheris). Whatever bytes come, a text document is an Extraction or an
InputError that is no crash, and every finding has its place within the document. A fault is left as ``crash-*``; it
belongs into ``tests/test_fuzz.py``. All options of libFuzzer work; the samples are the first corpus.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["parsers", "ingest", "schemas"]):
    from ingest.errors import InputError
    from ingest.pipeline import understand
    from ingest.settings import Settings
    from schemas.vocabulary import FailureCategory

ROOT = Path(__file__).resolve().parents[1]


def read(data: bytes) -> None:
    """Raise where a promise is broken."""
    if data.startswith((b"PK", b"%PDF", b"\xd0\xcf")):
        return
    try:
        extraction = understand(data, "fuzz.txt", Settings())
    except InputError as error:
        if error.category is FailureCategory.CRASH:
            raise
        return
    pages = extraction.document.page_count
    for finding in extraction.findings:
        if finding.place is not None and not 1 <= finding.place.page <= pages:
            raise AssertionError(finding)


def main() -> None:
    """Fuzz until the options say stop."""
    with tempfile.TemporaryDirectory() as folder:
        for path in (ROOT / "samples").rglob("*"):
            if path.suffix in {".txt", ".md", ".html"}:
                (Path(folder) / path.name).write_bytes(path.read_bytes())
        atheris.Setup([*sys.argv, folder], read)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
