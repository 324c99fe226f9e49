"""Everything that bilaga needs, tried on this machine: what works, what is lacking, what fails."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import NamedTuple

from ingest.commands.options import processors
from ingest.engines.attempt import Failure, Task
from ingest.errors import InputError
from ingest.limits import Limits
from ingest.ocr.tesseract import LANGUAGE, find_tesseract
from ingest.output.terminal import printable
from ingest.pipeline import bugs_as_input_errors
from ingest.readers import all_readers, read_document
from ingest.settings import Ocr, Settings
from ingest.version import VERSION
from schemas.vocabulary import FailureCategory

TRIALS = Path(__file__).parent / "trials"
_PRINTED = "1200"  # what every trial says, spaces aside
_RECOGNISED = "picture"  # the reader whose trial has no text of its own

# reader -> the package that it reads with
_LIBRARIES = {
    "docx": "lxml",
    "odt": "lxml",
    "html": "lxml",
    "mupdf": "pymupdf",
    "ods": "lxml",
    "picture": "pymupdf",
    "xls": "xlrd",
    "xlsx": "openpyxl",
}
# extra -> the package that it brings, and what for
_EXTRAS = {"remote": ("s3fs", "s3:// addresses"), "ray": ("ray", "--engine ray")}


class State(StrEnum):
    """How something stands."""

    WORKS = "works"
    LACKS = "lacks"  # not installed, and needed by some documents or options only
    FAILS = "fails"


class Examined(NamedTuple):
    """One thing that was tried: how it stands, and in words what it is or what to do."""

    name: str
    state: State
    said: str

    @property
    def fine(self) -> bool:
        """Whether bilaga can do its work with it as it is."""
        return self.state is not State.FAILS


def examine() -> Iterator[Examined]:
    """Each thing as soon as it has been tried."""
    yield Examined("bilaga", State.WORKS, f"{VERSION}, Python {sys.version.split()[0]} on {sys.platform}")
    for reader in all_readers():
        name = reader.__name__.rpartition(".")[2]  # type: ignore[attr-defined]
        for path in sorted(TRIALS.glob(f"{name}.*")):
            yield _read(name, path)
    yield _tried("second reader", _second_reader)
    yield _recognition()
    yield _tried("parquet", _parquet)
    yield _tried("temporary folder", _temporary_folder)
    yield _tried("worker process", _worker)
    for extra, (package, use) in _EXTRAS.items():
        yield _extra(extra, package, use)


def line_of(examined: Examined) -> str:
    """One line: how it stands, its name, what is said of it."""
    return f"{examined.state:<6} {examined.name:<17} {printable(examined.said)}"


def _tried(name: str, trial: Callable[[], str]) -> Examined:
    try:
        with bugs_as_input_errors(name):
            return Examined(name, State.WORKS, _said_by(trial))
    except InputError as error:
        return Examined(name, State.FAILS, error.message)


def _said_by(trial: Callable[[], str]) -> str:
    try:
        return trial()
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        message = f"{where}cannot be used ({error.strerror or error}); see to its permissions and room"
        raise InputError(FailureCategory.IO, message) from error


def _broken(message: str) -> InputError:
    return InputError(FailureCategory.CRASH, message)


def _read(name: str, path: Path) -> Examined:
    """A reader, tried on its own file."""

    def trial() -> str:
        document = read_document(path.read_bytes(), path.name, Ocr.NEVER)
        text = "".join(word.text for page in document.pages for word in page.words)
        if name != _RECOGNISED and _PRINTED not in text:
            raise _broken(f"reads {text[:40]!r}; install bilaga again")
        package = _LIBRARIES.get(name)
        return f"{path.suffix}{f', {package} {version(package)}' if package else ''}"

    return _tried(f"reader {name}", trial)


def _second_reader() -> str:
    from ingest.pdf.glyphs import glyphs_of

    data = (TRIALS / "mupdf.pdf").read_bytes()
    glyphs = glyphs_of(data, read_document(data, "mupdf.pdf", Ocr.NEVER).pages)
    if _PRINTED not in "".join(g.text for page in glyphs.values() for g in page if not g.text.isspace()):
        raise _broken("reads other digits; install pdfplumber again")
    return f"pdfplumber {version('pdfplumber')}"


def _recognition() -> Examined:
    """Tesseract: not needed until a document is a picture."""
    engine = find_tesseract()
    name = "text recognition"
    if engine is None:
        return Examined(name, State.LACKS, "no Tesseract: scans are told, not read; install tesseract-ocr-swe")
    languages = ", ".join(sorted(filter(None, engine.languages))) or "none"
    if not engine.reads_swedish:
        said = f"Tesseract {engine.version} has no {LANGUAGE} (has {languages}); install tesseract-ocr-swe"
        return Examined(name, State.LACKS, said)

    def trial() -> str:
        path = TRIALS / "picture.png"
        document = read_document(path.read_bytes(), path.name, Ocr.ALWAYS)
        text = "".join(word.text for page in document.pages for word in page.words)
        if _PRINTED not in text:
            raise _broken(f"Tesseract {engine.version} reads {text[:40]!r}; install tesseract-ocr-swe again")
        return f"Tesseract {engine.version}, languages {languages}"

    return _tried(name, trial)


def _parquet() -> str:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with TemporaryDirectory() as folder:
        path = Path(folder) / "trial.parquet"
        table = pa.table({"printed": [_PRINTED]})
        pq.write_table(table, path, compression="zstd")
        if pq.read_table(path) != table:
            raise _broken("gives back other rows; install pyarrow again")
    return f"pyarrow {pa.__version__}"


def _temporary_folder() -> str:
    with TemporaryDirectory() as folder:
        (Path(folder) / "trial").write_bytes(b"\0" * 4096)
        free = shutil.disk_usage(folder).free
    return f"{gettempdir()}, {free / 2**30:.1f} GB free"


def _worker() -> str:
    from ingest.engines.processes import Workshop, run_in_processes

    limits, path = Limits(), TRIALS / "plaintext.txt"
    task = Task("0" * 16, path.name, path.read_bytes())
    with TemporaryDirectory() as notes:
        batches = list(run_in_processes([task], Settings(ocr=Ocr.NEVER), Workshop(1, limits, Path(notes))))
    for done in (done for batch in batches for done in batch.done):
        if isinstance(done.outcome, Failure):
            raise InputError(done.outcome.category, done.outcome.message)
    least = f"{limits.seconds:.0f} s and {limits.seconds_per_page:.0f} s a page, {limits.megabytes} MB"
    return f"{processors()} processors of {os.cpu_count()}; a document may take {least}"


def _extra(extra: str, package: str, use: str) -> Examined:
    try:
        return Examined(f"extra {extra}", State.WORKS, f"{package} {version(package)}, for {use}")
    except PackageNotFoundError:
        return Examined(f"extra {extra}", State.LACKS, f"for {use}: pip install 'bilaga[{extra}]'")
