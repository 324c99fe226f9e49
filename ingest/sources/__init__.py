"""What the user names -> the inputs of a run, each name once, in the order given.

A name is a file, a folder, a pattern (``beslut/**/*.pdf``), a zip or tar archive, an address in an object store
(``s3://...``), or ``-`` for a list of names on standard input. What cannot be an input (missing, a pipe,
unreadable, an empty folder) is one too: its ``read`` raises, so that the run records why.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from ingest.addresses import OBJECT_STORES, scheme_of
from ingest.errors import UsageError
from ingest.sources.archives import in_archive, is_archive
from ingest.sources.folders import Tell, in_folder
from ingest.sources.remote import in_store
from ingest.sources.source import Source, failed, missing, on_disk, printed_path
from schemas.vocabulary import FailureCategory

__all__ = ["Source", "expand"]

_STANDARD_INPUT = "-"
_DOCUMENTS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<!DOCTYPE", b"<html")  # begin no name of a file


def _nobody(message: str) -> None:
    """Does not listen."""


def expand(
    inputs: Iterable[str], schemes: frozenset[str] = OBJECT_STORES, tell: Tell = _nobody
) -> Iterator[Source]:
    """The inputs that ``inputs`` stand for; addresses are followed for ``schemes`` only.

    ``tell`` hears of files that were left out although they are of the kinds that documents are.
    """
    seen: set[str] = set()
    for given in inputs:
        for name in _listed() if given == _STANDARD_INPUT else (given,):
            for source in _expand_one(name, schemes, tell):
                if source.name not in seen:
                    seen.add(source.name)
                    yield source


def _listed() -> Iterator[str]:
    """The names on standard input: one a line, or ended by NUL as ``find -print0`` writes them."""
    data = sys.stdin.buffer.read()
    if data.startswith(_DOCUMENTS):
        raise UsageError("-: standard input holds a document; name its file, - is a list of names, one a line")
    separator = b"\0" if b"\0" in data else b"\n"
    for name in data.split(separator):
        line = name if separator == b"\0" else name.removesuffix(b"\r")
        if line:
            yield os.fsdecode(line)


def _expand_one(given: str, schemes: frozenset[str], tell: Tell) -> Iterator[Source]:
    scheme = scheme_of(given)
    if scheme is not None:
        yield from in_store(given, scheme, schemes)
        return
    path = Path(given)
    try:
        path.stat()
    except (OSError, ValueError) as error:
        if has_magic(given):
            yield from _matching(given, tell)
        else:
            yield missing(path, error)
        return
    yield from _at(path, tell)


def _matching(pattern: str, tell: Tell) -> Iterator[Source]:
    """What the files and folders that match a pattern stand for."""
    matches = sorted(glob(pattern, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    for match in matches:
        yield from _at(Path(match), tell)
    if not matches:
        message = f"{pattern}: no file matches this pattern; check the path"
        yield failed(pattern, FailureCategory.IO, message)


def _at(path: Path, tell: Tell) -> Iterator[Source]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield missing(path, error)
        return
    if stat.S_ISDIR(mode):
        found = list(in_folder(path, tell))
        yield from found or [_empty_folder(path)]
    elif stat.S_ISREG(mode) and is_archive(path):
        yield from in_archive(path)
    else:
        yield on_disk(path, mode)


def _empty_folder(path: Path) -> Source:
    name = printed_path(path)
    message = f"{name}: no documents in this folder; name the files to read any other kind"
    return failed(name, FailureCategory.EMPTY, message)
