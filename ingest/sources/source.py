"""One input of a run: its name, and how its bytes are had. It knows no format and unpacks nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from ingest.errors import InputError
from schemas.vocabulary import FailureCategory

MOST_BYTES = 500 * 2**20


@dataclass(frozen=True, slots=True)
class Source:
    """One input: its name as given (POSIX separators) and the file on this machine that holds it, if one does."""

    name: str
    fetch: Callable[[], bytes] = field(compare=False, repr=False)
    path: Path | None = None

    def read(self) -> bytes:
        """The bytes; InputError when they cannot be had."""
        return self.fetch()


def on_disk(path: Path, mode: int) -> Source:
    """The file at ``path``, whose ``st_mode`` is ``mode``; pipes and devices are never opened."""
    name = printed_path(path)
    if stat.S_ISREG(mode):
        return Source(name, lambda: _read(path, name), path)
    message = f"{name}: a pipe or device and no file; save the document as a file first"
    return failed(name, FailureCategory.UNSUPPORTED, message)


def failed(name: str, category: FailureCategory, message: str) -> Source:
    """An input that is known to have no bytes."""

    def fetch() -> NoReturn:
        raise InputError(category, message)

    return Source(name, fetch)


def missing(path: Path, error: OSError | ValueError) -> Source:
    """The input for a path that cannot be looked at."""
    name = printed_path(path)
    if isinstance(error, FileNotFoundError):
        return failed(name, FailureCategory.IO, f"{name}: no such file or folder; check the path")
    return failed(name, FailureCategory.IO, unreadable(name, error).message)


def too_large(name: str) -> InputError:
    """Why an input beyond ``MOST_BYTES`` is not read."""
    return InputError(FailureCategory.TOO_LARGE, f"{name}: larger than {MOST_BYTES // 2**20} MB; split it")


def unreadable(name: str, error: Exception) -> InputError:
    """Why the bytes of ``name`` cannot be had, as the system says it."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    words = " ".join(reason.split()) or type(error).__name__
    message = f"{name}: cannot be read ({words[:1].lower()}{words[1:]}); check the file and its rights"
    return InputError(FailureCategory.IO, message)


def printed_path(path: Path) -> str:
    r"""The path with forward slashes; bytes of a name that are no UTF-8 as ``\xe5``, so that names stay apart."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="backslashreplace")


def _read(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > MOST_BYTES:
                raise too_large(name)
            data = file.read()
            after = os.fstat(file.fileno())
    except OSError as error:
        raise unreadable(name, error) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        message = f"{name}: changed while it was read; run the same command again when it is whole"
        raise InputError(FailureCategory.IO, message)
    return data
