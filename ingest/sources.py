"""What the user names -> the inputs of a run: files as given, folders with everything in them that is a document.

A file that is named is always an input. In a folder (searched with its subfolders, in the order of the paths) an
input is:

- a file whose name ends as documents end (``DOCUMENT_SUFFIXES``), readers for it or not: a format that cannot be
  read must show as failed, not vanish;
- any other file whose content is PDF, HTML, Word or Excel, whatever it is called.

Left out: hidden files and folders, lock files of office programs, data and program files (``OTHER_SUFFIXES``), and
the read-me and licence of a collection. What cannot be an input (missing, no file, unreadable, an empty folder) is
one too: its ``read`` raises, so that the run records why. Only files of unknown suffix are opened here.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import InputError
from ingest.readers import find_reader
from schemas.vocabulary import FailureCategory

# fmt: off
DOCUMENT_SUFFIXES = frozenset(
    {
        ".pdf", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".docm", ".xlsx",
        ".xlsm", ".doc", ".xls", ".odt", ".ods", ".rtf",
    }
)
# Never opened in a folder: what stands beside documents.
OTHER_SUFFIXES = frozenset(
    {
        ".json", ".jsonl", ".py", ".pyc", ".csv", ".tsv", ".parquet", ".xml", ".yaml", ".yml", ".toml",
        ".ini", ".cfg", ".log", ".sql", ".js", ".css", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp",
        ".ico", ".woff", ".woff2", ".ttf", ".sha256", ".lock", ".db", ".sqlite", ".whl", ".gz", ".xz",
        ".bz2", ".7z", ".tar",
    }
)
# fmt: on
_COMPANIONS = frozenset({"readme", "license", "licence", "copying", "changelog", "contributing", "requirements"})
_LOCK_FILE = "~$"
# Content that makes a document of a file with any name; text alone does not.
_CERTAIN = 5
_MOST_BYTES = 500 * 2**20


@dataclass(frozen=True, slots=True)
class Source:
    """One input: its name as given (POSIX separators), where it lies, and why it cannot be read if known."""

    name: str
    path: Path
    fault: InputError | None = None

    def read(self) -> bytes:
        """The bytes; InputError when they cannot be had."""
        if self.fault is not None:
            raise self.fault
        try:
            if self.path.stat().st_size > _MOST_BYTES:
                message = f"{self.name}: larger than {_MOST_BYTES // 2**20} MB; split it"
                raise InputError(FailureCategory.TOO_LARGE, message)
            return self.path.read_bytes()
        except OSError as error:
            raise _io_error(self.name, error) from error


def expand(inputs: Iterable[str]) -> Iterator[Source]:
    """The inputs that files and folders stand for, each name once, in the order given."""
    seen: set[str] = set()
    for given in inputs:
        for source in _expand_one(given):
            if source.name not in seen:
                seen.add(source.name)
                yield source


def _expand_one(given: str) -> Iterator[Source]:
    path = Path(given)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _missing(path, given, error)
        return
    if stat.S_ISDIR(mode):
        found = list(_in_folder(path, frozenset()))
        yield from found or [_empty_folder(path)]
    else:
        yield _file(path, mode)


def _file(path: Path, mode: int) -> Source:
    name = _name(path)
    if stat.S_ISREG(mode):
        return Source(name, path)
    message = f"{name}: a pipe or device and no file; save the document as a file first"
    return Source(name, path, InputError(FailureCategory.UNSUPPORTED, message))


def _in_folder(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Source]:
    """The documents below ``folder``; ``above`` are the folders that led here, for links that run in a ring."""
    try:
        here = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Source(_name(folder), folder, _io_error(_name(folder), error))
        return
    identity = (here.st_dev, here.st_ino)
    if identity in above:
        return
    for entry in entries:
        if entry.name.startswith((".", _LOCK_FILE)):
            continue
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            yield Source(_name(entry), entry, _io_error(_name(entry), error))
            continue
        if stat.S_ISDIR(mode):
            yield from _in_folder(entry, above | {identity})
        elif not stat.S_ISREG(mode) or _is_document(entry):
            yield _file(entry, mode)


def _is_document(path: Path) -> bool:
    """Whether a file found in a folder is an input."""
    suffix = path.suffix.lower()
    if suffix in OTHER_SUFFIXES or path.stem.lower() in _COMPANIONS:
        return False
    return suffix in DOCUMENT_SUFFIXES or _looks_like_one(path)


def _looks_like_one(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(4096)
            # A zip file lists its content at its end.
            data = head + file.read(_MOST_BYTES) if head.startswith(b"PK") else head
    except OSError:
        return True  # the reason shows when it is read
    reader = find_reader(data)
    return reader is not None and reader.recognises(data) >= _CERTAIN


def _name(path: Path) -> str:
    """The path with forward slashes; bytes of a file name that are no UTF-8 are replaced."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")


def _missing(path: Path, given: str, error: OSError | ValueError) -> Source:
    if given.startswith(("http://", "https://")):
        message = f"{given}: addresses are not fetched; download the document and give the file"
        return Source(given, path, InputError(FailureCategory.IO, message))
    if isinstance(error, FileNotFoundError):
        message = f"{_name(path)}: no such file or folder; check the path"
        return Source(_name(path), path, InputError(FailureCategory.IO, message))
    return Source(_name(path), path, _io_error(_name(path), error))


def _empty_folder(path: Path) -> Source:
    message = f"{_name(path)}: no documents in this folder; name the files to read any other kind"
    return Source(_name(path), path, InputError(FailureCategory.EMPTY, message))


def _io_error(name: str, error: OSError | ValueError) -> InputError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(
        FailureCategory.IO, f"{name}: cannot be read ({reason.lower()}); check the file and its rights"
    )
